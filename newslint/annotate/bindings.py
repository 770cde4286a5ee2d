"""What the roles of a matched phrase say about a claim: names, words, and what "the one" stands for.

What comes in: a match and its definition. What goes out: the fields of the claim and how sure they are.
"""

from __future__ import annotations

from newslint.annotate import mentions, syntax
from newslint.annotate.definitions import Definition
from newslint.annotate.matching import Bound, Match
from newslint.annotate.parties import Parties
from newslint.annotate.prose import Prose
from newslint.core.annotation import Annotation
from newslint.core.values import Entity, Value

ENTITIES = frozenset({"actor", "target", "place"})
"""Roles that are somebody or somewhere even where a phrase takes any noun phrase for them."""

ANAPHORS = frozenset({"one", "ones"})


def field_type(type_: str) -> str:
    """The type of the field for a role of a type of the rule language."""
    return "entity" if type_ in {"organisation", "person", "place", "party", "entity"} else "text"


def names_itself(matched: Match) -> bool:
    """Whether the thing is part of its owner's name: "the Deeds Office in Oslo" is no office of an office."""
    actor, what = matched.roles.get("actor"), matched.roles.get("what")
    if actor is None or what is None or actor.mention is None:
        return False
    return actor.mention.first <= what.first < actor.mention.stop


def bind(prose: Prose, fields: dict[str, Value], definition: Definition, matched: Match) -> float:
    """Writes what the roles are bound to into the fields; how sure that is comes back."""
    confidence = 0.9
    for role, bound in sorted(matched.roles.items()):
        confidence = min(confidence, bound.confidence)
        wants_entity = role in ENTITIES or field_type(definition.types.get(role, "text")) == "entity"
        if wants_entity:
            if bound.mention is not None:
                fields[role] = bound.mention.entity
            elif prose.tags[bound.stop - 1] in "NP":
                fields[role] = _longer(prose, bound) or _beside(prose, bound) or _unnamed(prose, bound)
                confidence = min(confidence, 0.6)
            continue
        fields[role] = bound.text
        if role == "what":
            fields["object"] = bound.label or bound.text
        elif role == "object" and bound.mention is not None and "target" not in matched.roles:
            fields["target"] = bound.mention.entity
    return confidence


def _longer(prose: Prose, bound: Bound) -> Entity | None:
    """The organisation whose name goes on with a word that is a title elsewhere: "Torvik General has not replied"."""
    one = mentions.of(prose).starting(bound.first)
    if one is None or one.kind != "organisation" or not all(prose.capital[one.stop : bound.stop]):
        return None
    return one.entity


def _beside(prose: Prose, bound: Bound) -> Entity | None:
    """Whom a name in commas beside the noun names: "nothing from his lawyer, Ann Poe", "Ann Poe, the lawyer, who"."""
    names = mentions.of(prose)
    if prose.lower[bound.stop : bound.stop + 1] == [","]:
        one = names.starting(bound.stop + 1)
        if one is not None and one.kind != "place":
            return one.entity
        if one is None and bound.stop + 1 < len(prose.tags) and prose.tags[bound.stop + 1] == "P":
            after = syntax.head_after(prose, bound.stop + 1, len(prose.tags))[1]
            if prose.lower[after : after + 1] == [","]:
                label = " ".join(prose.words[bound.stop + 1 : after])  # "its maker, Vesko, has not said a word"
                return Entity(label.lower(), label)
    if bound.first > 1 and prose.lower[bound.first - 1] == ",":
        one = names.covering(bound.first - 2)
        if one is not None and one.kind == "person":
            return one.entity
    return None


def _unnamed(prose: Prose, bound: Bound) -> Entity:
    """Somebody without a name, by the noun phrase without its determiner: "central bank"."""
    first = bound.first
    while first < bound.stop - 1 and prose.tags[first] in "D#Q":
        first += 1
    words = prose.words[first : bound.stop]
    return Entity(" ".join(words).lower(), " ".join(words))


def anaphoric(prose: Prose, matched: Match) -> bool:
    """Whether the phrase stands for something named before: "the first one being in Shanghai"."""
    return "actor" not in matched.roles and not ANAPHORS.isdisjoint(prose.lower[matched.first : matched.stop])


def inherit(
    prose: Prose,
    parties: Parties,
    fields: dict[str, Value],
    definition: Definition,
    matched: Match,
    before: Annotation | None,
) -> bool:
    """Takes actor and object from what "one" stands for: a noun with its owner earlier in the sentence, or the claim
    before: "the second Acme office in the country, the first one being in Oslo"."""
    number = prose.sentence_at[matched.trigger]
    low = prose.sentences[number][0]
    for i in range(matched.first - 1, low - 1, -1):
        word = prose.lemmas[i]
        if word in definition.classes:
            owner = next((p for k in range(i - 1, max(low, i - 5) - 1, -1) if (p := parties.named(k))), None)
            if owner is not None and owner.mention.kind == "organisation":
                fields["actor"], fields["object"], fields["what"] = owner.mention.entity, definition.classes[word], word
                return True
    if before is None or number - before.sentence > 1:
        return False
    for name in ("actor", "object", "what"):
        if name in before.fields:
            fields.setdefault(name, before.fields[name])
    return "actor" in fields
