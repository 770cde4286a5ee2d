"""Organisations: which candidates are organisations, which names mean the same one, and what "the exchange" means.

"Securities and Exchange Commission (SEC) … the SEC … the commission" is one organisation; "Binance.US" is another than
"Binance"; "the exchange" after "the crypto exchange Binance" is Binance.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from newslint.annotate import evidence
from newslint.annotate.capitals import Name
from newslint.annotate.gazetteer import Known, folded, lists
from newslint.annotate.prose import Prose, new
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import Entity
from newslint.core.vocabulary import Field, Kind, Word

KIND: Kind = Kind(
    "organisation",
    (
        Field("name", "entity", "the organisation, under the name it is introduced by"),
        Field("written", "text", "the name or description as printed"),
        Field("class", "text", "what it is: company, exchange, bank, ministry, newspaper …"),
        Field("called", "set", "of a hospital, school, church: the words of its name that no other need have: mercy"),
    ),
    value="name",
    doc="A company, authority, outlet or other body that is named, or meant by a description.",
    flags=("description",),
    example="**crypto exchange Binance** … **the exchange**",
)
WORDS: tuple[Word, ...] = ()

HOUSES = frozenset({"hospital", "school", "church", "university"})
"""Classes of which a text that tells one event names one, as a rule."""
_PLAIN = """
    hospital clinic infirmary medical medicine healthcare health system center centre general regional community county
    city municipal district area national children women veterans military trauma emergency saint st school high
    middle elementary secondary grammar junior senior academy college institute church cathedral chapel
    parish catholic baptist methodist lutheran presbyterian episcopal anglican orthodox evangelical united first the of
    for and in at
"""
PLAIN = frozenset(_PLAIN.split())
"""Words that many houses have in their names."""
SMALL = frozenset({"of", "and", "the", "for", "in", "on", "&"})
ENOUGH = 12
"""Mentions of one name whose surroundings are weighed."""

NEAR = 12
"""Sentences over which a description reaches back to the name it stands for."""


@dataclass(frozen=True, slots=True)
class Describing:
    """Words that make and unmake a description such as "the exchange"."""

    other: frozenset[str]
    compounds: frozenset[str]
    broader: dict[str, frozenset[str]]
    branches: frozenset[str]
    legal: frozenset[str]


@per_lexicon
def describing(lexicon: Lexicon) -> Describing:
    """The describing words of a lexicon."""
    broader = {key: frozenset(words) for key, words in lists(lexicon.table("organisations").get("broader"))}
    return Describing(
        frozenset(lexicon.words("organisations", "other")),
        frozenset(lexicon.words("organisations", "compounds")),
        broader,
        frozenset(word.lower() for word in lexicon.words("organisations", "branch_suffixes")),
        frozenset(lexicon.words("organisations", "legal")),
    )


def entity(prose: Prose, name: Name, legal: frozenset[str]) -> Entity:
    """The entity of a name: its words without "the" and the legal form, dots inside it left out."""
    words = prose.words[name.first : name.stop]
    while len(words) > 1 and words[-1].lower() in legal:
        words = words[:-1]
    if len(words) > 1 and words[0] == "The":
        words = words[1:]
    label = " ".join(words)
    if "'s" in words or "’s" in words:
        label = label.replace(" 's", "'s").replace(" ’s", "’s")  # St. Anne's Hospital
    return Entity(_id(label), label)


def called(entity: Entity) -> frozenset[str]:
    """What a house is called, without what it is: *mercy* of Mercy Medical Center.

    Nothing where that may be any: the General Hospital; nor an acronym, as another text may print it in full.
    """
    acronyms = {word.lower() for word in entity.label.split() if word.isupper()}
    words = entity.id.replace("'s", "").replace("’s", "").replace("-", " ").split()
    plain = [word for word in words if word not in PLAIN and word not in acronyms]
    return frozenset([word[:-1] if word.endswith("s") else word for word in plain])


def _id(label: str) -> str:
    words = folded(label).split()
    return " ".join(word.replace(".", "" if word.count(".") > 1 or word[-1] == "." else " ") for word in words)


def settle(prose: Prose, known: Known, candidates: list[Name], lexicon: Lexicon) -> None:
    """Decide which unknown candidates are organisations, and join the names that mean one."""
    words = describing(lexicon)
    _branches(prose, candidates, words)
    for name in candidates:
        if name.kind == "organisation" and name.entity is None:
            name.entity = entity(prose, name, words.legal)
    _weigh(prose, known, candidates, evidence.cues(lexicon))
    _aliases(prose, candidates)


def _branches(prose: Prose, candidates: list[Name], words: Describing) -> None:
    """Join "Binance" and "US" to one name where what follows is no noun that "US" could modify."""
    for index, (name, following) in enumerate(pairwise(candidates)):
        if following.first != name.stop or name.kind not in {"", "organisation"}:
            continue
        if following.kind != "place" or prose.lower[following.first] not in words.branches or following.reading:
            continue
        stop = following.stop
        if stop - following.first > 1 or (stop < len(prose.tags) and prose.tags[stop] in "NPJ"):
            continue
        both = name.key + " " + following.key
        branch = Name(name.first, stop, "organisation", both, name.sentence, name.plain, sort=name.sort)
        branch.entity = entity(prose, branch, words.legal)
        candidates[index] = branch
        following.kind, following.entity = "part", None


def _weigh(prose: Prose, known: Known, candidates: Sequence[Name], words: evidence.Cues) -> None:
    """Give every unknown name the kind that all its mentions together speak for."""
    groups: dict[str, list[Name]] = defaultdict(list)
    for name in candidates:
        kind = name.kind
        if not name.sort if kind == "organisation" else not kind and name.entity is None:
            groups[name.key.replace(".", " ")].append(name)
    bearers = {name.key.split()[-1] for name in candidates if name.reading == "short" and name.kind == "person"}
    singles = {name.key for names in groups.values() for name in names if name.stop - name.first == 1}
    weighed = {key: _weight(prose, known, words, names) for key, names in groups.items()}
    ends: set[int] = set()
    speakers = {key for key in singles & weighed.keys() if 0.0 < weighed[key].person > weighed[key].organisation}
    for key, names in groups.items():
        person, organisation, sort = weighed[key]
        n_words = names[0].stop - names[0].first
        if 1 < n_words <= 3 and person >= 0:
            given, *_, surname = names[0].key.split()
            if known.vocabulary.isdisjoint((given, surname)):
                ends = ends or {end for one in candidates if one.kind == "person" for end in (one.first, one.stop)}
                person += max(_listed(prose, name, ends) for name in names[:ENOUGH])
            if surname in known.surnames and _unheard(prose, known, names[0]):
                person += 2.0  # "Zavonna Jackson"
            if surname in bearers or (person > 0 and surname in singles):
                person += 2.0  # "Ms Orlova" later in the article
            elif surname in speakers and given not in singles and known.vocabulary.isdisjoint((given, surname)):
                # "Orlova said", and never "the" before the name; a firm goes by its first word, a thing by its noun
                person += 1.0 if surname not in prose.words else 0.0
        is_body = organisation >= 2.0 and organisation >= person + 1.0
        joined: Entity | None = None
        for name in names:
            if name.kind == "organisation":
                name.sort = sort or name.sort
            elif is_body:
                name.kind = "organisation"
                name.sort = sort
                name.confidence = 0.9 if organisation >= 3.0 else 0.7
                if joined is None:
                    label = _label(prose, names)
                    joined = Entity(_id(label), label)
                name.entity = joined
            elif person >= (3.0 if n_words == 1 else 1.0) and person > organisation and _human(known, names[0].key):
                name.kind = "person"
                name.confidence = 0.8 if person >= 2.0 else 0.6


def _listed(prose: Prose, name: Name, ends: set[int]) -> float:
    """How much it speaks for a person to stand in a list beside people: "Ann Poe and Zora Belka"."""
    lower, first, stop = prose.lower, name.first, name.stop
    if stop + 1 < len(lower) and stop + 1 in ends and lower[stop] in {"and", ","}:
        return 1.2 if lower[stop] == "and" else 0.6
    if first > 1 and first - 1 in ends and lower[first - 1] in {"and", ","}:
        return 1.2 if lower[first - 1] == "and" else 0.6
    return 0.0


def _unheard(prose: Prose, known: Known, name: Name) -> bool:
    """Whether no word of a name but its last is a word of the dictionary, of a title or of an organisation.

    Nor is the last one that ends the names of places, "Capitol Hill", or the first a point of the compass.
    """
    if prose.lower[name.stop - 1] in known.endings or len(prose.words[name.first]) <= len("SW"):
        return False
    rest = range(name.first, name.stop - 1)
    return not any(
        prose.lower[i] in known.vocabulary
        or prose.lower[i].removesuffix("s") in known.title_words
        or prose.words[i] in known.bodies
        for i in rest
    )


class _Weight(NamedTuple):
    """How much all mentions of a name speak for a person and for an organisation, and the class of that."""

    person: float
    organisation: float
    sort: str


def _weight(prose: Prose, known: Known, words: evidence.Cues, names: Sequence[Name]) -> _Weight:
    if len(names) == 1:  # by far the commonest
        person, organisation, sort = evidence.weigh(prose, known, words, names[0])
        return new(_Weight, (person, organisation if organisation > 0.0 else 0.0, sort))
    weights = [evidence.weigh(prose, known, words, name) for name in names[:ENOUGH]]
    persons, bodies, classes = zip(*weights, strict=True)
    speaking = [weight for weight in bodies if weight > 0]
    organisation = max(speaking) + min(1.5, 0.4 * len(speaking) - 0.4) if speaking else 0.0
    sorts = [sort for sort in classes if sort]
    return _Weight(sum(persons), organisation, max(sorts, key=sorts.count) if sorts else "")


def _label(prose: Prose, names: Sequence[Name]) -> str:
    """The spelling that is printed most."""
    return Counter(" ".join(prose.words[name.first : name.stop]) for name in names).most_common(1)[0][0]


def _human(known: Known, key: str) -> bool:
    """Whether words could be somebody's name: few, of letters only, the last none for followers of a party."""
    words = key.replace("-", " ").replace("'", "").split()
    return (
        len(words) < 5 and words[-1] not in known.no_people and all(word.isalpha() or len(word) == 2 for word in words)
    )


def _aliases(prose: Prose, candidates: Sequence[Name]) -> None:
    """Short forms: letters in brackets or initials, and the first words of a longer name."""
    meant: dict[str, Entity] = {}
    named: set[Entity] = set()
    lower, last = prose.lower, len(prose.lower) - 2
    for index, name in enumerate(candidates):
        if name.kind == "organisation" and (one := name.entity) is not None:
            named.add(one)
            if name.stop < last and lower[name.stop] == "(":
                short = _bracketed(prose, candidates, index)
                if short is not None and short.entity != one:
                    meant[short.key] = one
    if not named:
        return
    if meant:
        for name in candidates:
            if name.kind == "organisation" and name.key in meant:
                name.entity = meant[name.key]
    unknown = [name for name in candidates if not name.kind and name.entity is None]
    if not unknown:
        return
    full = _short_forms(named)
    people = {name.key.split()[-1] for name in candidates if name.kind == "person" and name.key}
    for name in unknown:
        if name.key not in people:
            one = meant.get(name.key) or full.get(_letters(prose, name) if "." in name.key else name.key)
            if one is not None:
                name.kind, name.entity, name.confidence = "organisation", one, 0.8


def _letters(prose: Prose, name: Name) -> str:
    """The key of a name, without its stops if it is an acronym."""
    letters = name.key.replace(".", "")
    acronym = 1 < len(letters) < 7 and prose.words[name.first].replace(".", "").isupper()
    return letters if acronym else name.key


def _short_forms(named: Iterable[Entity]) -> dict[str, Entity | None]:
    """Initials and first words of organisations, and whom they mean if no two share them."""
    full: dict[str, Entity | None] = {}
    for entity in named:
        words = [word for word in entity.id.replace("-", " ").split() if word not in SMALL]
        if len(words) > 1:
            forms = {"".join([word[0] for word in words]), words[0]}
            if len(words) > 2:
                forms.add(" ".join(words[:2]))
            for form in forms:
                full[form] = None if form in full else entity
    return full


def _bracketed(prose: Prose, candidates: Sequence[Name], index: int) -> Name | None:
    """The short name in brackets after a name: "Securities and Exchange Commission (SEC)"."""
    lower, stop = prose.lower, candidates[index].stop
    if index + 1 == len(candidates):
        return None
    short = candidates[index + 1]
    inside = short.first == stop + 1 and short.stop < len(lower) and lower[short.stop] == ")"
    if not inside or short.kind == "place":
        return None
    letters = prose.words[short.first].replace(".", "")
    return short if letters.isupper() and len(letters) < 7 else None


def descriptions(prose: Prose, known: Known, candidates: Sequence[Name], lexicon: Lexicon) -> Iterator[Name]:
    """Descriptions that stand for an organisation named before: "the exchange", "the famous exchange"."""
    words = describing(lexicon)
    named = [name for name in candidates if name.kind == "organisation" and name.entity is not None]
    if not named:
        return
    sorts: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for name in named:
        assert name.entity is not None
        counts[name.entity.id] += 1
        if name.sort:
            sorts.setdefault(name.entity.id, name.sort)
    nouns, lower, tags = known.nouns, prose.lower, prose.tags
    firsts = [name.first for name in named]
    for i in prose.where(known.classing):
        if tags[i] != "N" or lower[i] != prose.lemmas[i]:
            continue
        first = _determiner(prose, i, words)
        before = bisect_left(firsts, i) if first >= 0 else 0
        if not before:
            continue
        if i + 1 < len(tags) and (tags[i + 1] in "NP#" or lower[i + 1] in words.compounds or lower[i + 1] == "of"):
            continue
        chosen = _meant(prose, named[:before], sorts, counts, nouns[lower[i]], words, i)
        if chosen is not None:
            sort = sorts.get(chosen.id, "")
            name = Name(first, i + 1, "organisation", lower[i], prose.sentence_at[i], True, chosen, sort, "description")
            name.confidence = 0.7
            yield name


def _determiner(prose: Prose, noun: int, words: Describing) -> int:
    """Where "the", "the famous" or "this" begins before a class noun; -1 where another one may be meant."""
    i = noun - 1
    while i > 0 and i > noun - 3 and prose.tags[i] in "JV" and prose.lower[i] not in words.other:
        i -= 1
    if i < 0 or prose.lower[i] not in {"the", "this"} or (i and prose.lower[i - 1] in {"all", "of"} and i < noun - 1):
        return -1
    return i


COMMERCIAL = frozenset({"company", "exchange", "bank", "airline", "finance"})


def _meant(
    prose: Prose,
    named: Sequence[Name],
    sorts: dict[str, str],
    counts: Counter[str],
    sort: str,
    words: Describing,
    noun: int,
) -> Entity | None:
    """The organisation of that class named last, if it is the only or by far the most frequent one."""
    low = prose.sentences[max(prose.sentence_at[noun] - NEAR, 0)][0]
    fits = words.broader.get(sort, frozenset()) | {sort}
    near: dict[str, Entity] = {}
    loose: dict[str, Entity] = {}
    for name in reversed(named):
        if name.first < low:
            break
        one = name.entity
        if one is None:
            continue
        known_as = sorts.get(one.id, "")
        if known_as in fits:
            near.setdefault(one.id, one)
        elif not known_as and sort in COMMERCIAL:
            loose.setdefault(one.id, one)
    if not near and sort != "company":
        # "the exchange" of a text that never says what its only company is
        loose = loose if len(loose) == 1 and counts[next(iter(loose))] > 2 else {}
    choices = near or loose
    exact = {id: one for id, one in choices.items() if sorts.get(id, "") == sort}
    choices = exact or choices
    if not choices:
        return None
    if len(choices) == 1:
        return next(iter(choices.values()))
    last = next(iter(choices))
    rest = max(counts[id] for id in choices if id != last)
    return choices[last] if counts[last] > 2 * rest else None
