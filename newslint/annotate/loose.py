"""Acts told by a verb without a subject of its own: "was fined for pushing Hall", "Hall, stabbed by Lund, is in bed".

What comes in: verbs that open an entry of ``acts.yaml``, as -ing forms and participles. What goes out: the clause that
the words stand for, as if it were printed:

* "Lund was fined for pushing Hall", "the court fined Lund for pushing Hall" → assault, doer lund, target hall.
* "Hall fled after being pushed by Lund", "Hall, pushed by Lund, fell" → the same.
* "Lund swung the bottle, hitting Hall" → the same.
* "Lund came from behind to beat Hall" → victory, doer lund, target hall.

Whom the sanction, the praise or the charge meets did it: the subject of a passive, the object of an active verb.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import compress

from newslint.annotate import acts, chains, clauses, parties, past, polarity, syntax, verbs
from newslint.annotate.prose import SILENT, Prose, picks
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon
from newslint.core.values import Value
from newslint.core.vocabulary import Kind, Word

KINDS: tuple[Kind, ...] = ()
WORDS: tuple[Word, ...] = ()

VERBS = picks("V")
MEETING = frozenset({"for", "of", "with"})
"""Prepositions behind which the object of the verb before did it: "accused Hall of", "thanked Hall for"."""
SUBJECT = frozenset(
    {"after", "before", "while", "when", "by", "since", "without", "despite", "upon", "on", "following"}
)
"""Those behind which its subject did."""
LINKS = MEETING | SUBJECT
UNDONE = frozenset({"without"})
_CLEARED = "acquit clear exonerate absolve forgive stop prevent keep bar ban discourage refrain"
CLEARED = frozenset(_CLEARED.split())
"""Verbs behind which it was not done, or is open."""
_CHARGED = "accuse suspect charge try question arrest investigate indict blame"
CHARGED = frozenset(_CHARGED.split())
"""Verbs behind which somebody says so."""
_LEADING = """
    need rally come recover fight hold battle dig rise bounce storm claw save overturn survive dive jump leap swim rush
    run climb return wade crawl plunge race go turn produce score take serve sprint
"""
LEADING = frozenset(_LEADING.split())
"""Verbs of what leads to such an outcome: "came from behind to beat"."""
OUTCOMES = frozenset({"victory", "rescue"})
_ANYBODY = "man woman person people child boy girl other victim suspect someone somebody anyone"
ANYBODY = frozenset(_ANYBODY.split())
"""Nouns that do not tell one from another: of two men either may be the one who was pushed."""
FAR = 12
"""Tokens before the form among which the verb stands that it hangs on."""
CONFIDENCE = 0.65


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterable[Annotation]:
    """The acts of such verbs, from left to right."""
    known = verbs.known(lexicon)
    names = parties.known(prose, found)
    negators = polarity.words(lexicon).negators
    lower, tags = prose.lower, prose.tags
    for i in compress(range(len(tags)), prose.tagged.translate(VERBS)):
        word = lower[i]
        ending = word[-3:] == "ing"
        before = lower[i - 1]
        if ending and before not in LINKS and tags[i - 1] not in ",R":
            continue
        bare = before == "to" and word == prose.lemmas[i]
        if not ending and not bare and before != "being" and (i + 1 == len(lower) or lower[i + 1] != "by"):
            continue
        ending = ending or bare
        base = chains.base(prose, i) if ending and not bare else prose.lemmas[i]
        entries = known[base].acts
        if entries is None:
            continue
        number = prose.sentence_at[i]
        low, high = prose.sentences[number]
        if i == low or prose.regions[number] in SILENT:
            continue
        agent = _winner(prose, i, low) if bare else _agent(prose, i, low) if ending else _patient(prose, i, low)
        if agent is None:
            continue
        who, said, certainty = agent
        by = None if ending else syntax.head_after(prose, i + 2, high)[0]
        if not ending and (by is None or lower[i + 1] != "by"):
            continue
        done = acts.deed(prose, entries, acts.Frame(i, who, not ending, by, high))
        if done is None or done.doer is None or done.target is None or done.mutual:
            continue
        if bare and done.act not in OUTCOMES:
            continue
        sides = [names.side(prose, head, low, high) for head in (done.doer, done.target)]
        if sides[1] is None and ending and tags[done.target] == "O":
            sides[1] = _last(prose, names, i, low)
        if sides[0] is None or sides[1] is None or sides[0] == sides[1] or not ANYBODY.isdisjoint(map(str, sides)):
            continue
        denied = bool(said) or not negators.isdisjoint(lower[max(low, i - 2) : i])
        told = polarity.DENIED if denied else polarity.AFFIRMED
        named = names.mentions.covering(done.doer)
        person = done.act == clauses.COLLISION and named is not None and named.kind == "person"
        fields: dict[str, Value] = {
            "verb": base,
            "act": clauses.ASSAULT if person else done.act,
            "doer": sides[0],
            "target": sides[1],
            "certainty": certainty,
            "polarity": told,
            "done": polarity.opposite(told) if done.omitted else told,
        }
        stop = max(i + 1, *(head + 1 for head in (done.doer, done.target, by or 0)))
        fields["context"] = prose.content(i, stop)
        flags = clauses.BEFORE if past.is_past(prose, low, high) else clauses.PLAIN
        yield Annotation("clause", prose.span(i, stop), number, fields, flags, confidence=CONFIDENCE)


def _last(prose: Prose, names: parties.Parties, i: int, low: int) -> str | None:
    """Whom the pronoun means that the form governs: "wrote to the Treasury in June, asking it to"."""
    for k in range(i - 1, max(low, i - FAR) - 1, -1):
        if prose.tags[k] == "V":
            return None
        if prose.tags[k] in "NP" and prose.lemmas[k] not in syntax.TIMES:
            return names.side(prose, k, low, i)
    return None


_Agent = tuple[int, str, str]


def _agent(prose: Prose, i: int, low: int) -> _Agent | None:
    """Who does what the -ing form says, whether it was not done ("" or denied), and how sure that is."""
    lower, tags = prose.lower, prose.tags
    link = i - 1
    while link > low and tags[link] == "R":
        link -= 1
    adjunct = tags[link] == "," and tags[link - 1] in "NPO" and link - 1 > low
    if not adjunct and lower[link] not in MEETING and lower[link] not in SUBJECT:
        return None
    verb = next((k for k in range(link - 1, max(low, link - FAR) - 1, -1) if tags[k] == "V"), None)
    if verb is None or lower[verb][-3:] == "ing":
        return None
    if any(lower[k] in {";", ":"} for k in range(verb, link)):
        return None
    chain = chains.chain(prose, verb, low)
    base = prose.lemmas[verb]
    said = polarity.DENIED if base in CLEARED or lower[link] in UNDONE else ""
    sure = "reported" if base in CHARGED else "fact"
    if adjunct or lower[link] in SUBJECT:
        head = syntax.subject(prose, chain.start, low)
        return (head, said, "fact") if head is not None else None
    if chain.start == verb and _reduced(prose, verb):
        head = verb - 1 - (tags[verb - 1] == ",")  # "the man accused of", "Hall, accused of"
        head = head if head >= low and tags[head] in "NP" else None
    elif chain.passive:
        head = syntax.subject(prose, chain.start, low)
    else:
        head, _ = syntax.head_after(prose, verb + 1 + (lower[verb + 1] in syntax.PARTICLES), link)
        if head is None or tags[head] not in "NPO":
            head = syntax.subject(prose, chain.start, low) if lower[link] == "for" else None
    return (head, said, sure) if head is not None else None


def _winner(prose: Prose, i: int, low: int) -> _Agent | None:
    """Who does what comes of something: "needed three sets to beat Lund", "dived in to save Lund"."""
    lower, tags = prose.lower, prose.tags
    if i - 2 <= low or tags[i - 2] in "VA":
        return None  # "hopes to beat", "is to beat"
    verb = next((k for k in range(i - 2, max(low, i - FAR) - 1, -1) if tags[k] in "V,:;"), None)
    if verb is None or prose.lemmas[verb] not in LEADING or lower[verb][-3:] == "ing":
        return None
    chain = chains.chain(prose, verb, low)
    if chain.start != verb or not chain.finite or chain.passive:
        return None
    head = syntax.subject(prose, chain.start, low)
    return (head, "", "fact") if head is not None else None


def _reduced(prose: Prose, verb: int) -> bool:
    """Whether a participle stands behind its noun: "the man accused of pushing Hall"."""
    return verb > 0 and prose.tags[verb - 1] in "NP," and prose.tags[verb + 1 : verb + 2] == ["I"]


def _patient(prose: Prose, i: int, low: int) -> _Agent | None:
    """To whom the participle says that it is done: "Hall, stabbed by Lund, fell", "after being stabbed by Lund"."""
    lower, tags = prose.lower, prose.tags
    if lower[i - 1] == "being":
        link = i - 2
        if link <= low or lower[link] not in SUBJECT:
            return None
        verb = next((k for k in range(link - 1, max(low, link - FAR) - 1, -1) if tags[k] in "VA"), None)
        if verb is None or lower[verb][-3:] == "ing":
            return None
        head = syntax.subject(prose, chains.chain(prose, verb, low).start, low)
        return (head, "", "fact") if head is not None else None
    head = i - 2 if tags[i - 1] == "," else i - 1
    if head < low or tags[head] not in "NP" or lower[i][-3:] == "ing":
        return None
    return head, "", "fact"
