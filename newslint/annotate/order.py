"""Words that put something on a scale: superlatives, ordinals and quantifiers, with their scope.

What comes in: tokens and names. What goes out, a phrase an annotation:

* "Acme is probably the world's largest exchange by volume" → superlative, rank 1, degree large, noun exchange, scope
  world, metric volume, subject acme, hedged.
* "its second Oslo office" → ordinal, rank 2, noun office.
* "most citizens are happy" → quantifier, rank 0.7, degree most, noun citizen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newslint.annotate import chains, parties, placings, precedents, records, syntax, unequalled
from newslint.annotate.parties import Parties
from newslint.annotate.phrases import Phrases
from newslint.annotate.prose import SILENT, Prose, new
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import Value
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "order",
        (
            Field(
                "scale",
                "text",
                "superlative, ordinal or quantifier",
                "same-as",
                values=("superlative", "ordinal", "quantifier"),
            ),
            Field("rank", "number", "1 for the largest and the first, 2 for the second …; 0 (none) to 1 (all)"),
            Field("noun", "text", "what is put in order", "same-as"),
            Field("degree", "text", "the adjective or quantifier: large, most", "same-as"),
            Field("subject", "entity", "who or what has the rank"),
            Field("scope", "set", "among what: world, china, history"),
            Field("metric", "text", "by what: volume"),
            Field("since", "text", "the year since when"),
            Field("after", "number", "the year in which the last one was, or since when there were others"),
            Field("than", "text", "of what only others top: the adjective by which they do"),
            Field("act", "text", "of a first time or a second woman: the verb of what is done again"),
        ),
        "rank",
        "a place on a scale",
        ("hedged", "shared", "negated", "predicated", "sole"),
        "the world's largest exchange by volume",
    ),
)
WORDS: tuple[Word, ...] = (
    Word("superlative", "order", (("scale", "superlative"),), True, "largest, most, best"),
    Word("ordinal", "order", (("scale", "ordinal"),), True, "first, second"),
    Word("quantifier", "order", (("scale", "quantifier"),), True, "many, most, all"),
)

SCOPE_PREPOSITIONS = frozenset({"in", "of", "on", "among", "at"})
BEHIND = SCOPE_PREPOSITIONS | {"ever", "since"}
"""What stands behind a superlative whose noun was told before: "was the largest of its kind", "the longest ever"."""
HAD = frozenset({"have", "had", "'ve", "'d", "has", "'s"})
"""Behind a pronoun, what makes it one, too: "the largest we have had"."""


NOT = frozenset({"not", "n't", "hardly", "never"})
RUNNING = frozenset({"running", "straight", "consecutive", "successive"})
"""Words that make an ordinal one of a row: "the third year running"."""

EVER = frozenset({"history", "ever", "record"})
OF_ITS_KIND = ["of", "its", "kind"]
N_EVER = 7
"""Tokens in which they follow: "the first recall in the company's 71-year history"."""
N_DONE = 10
"""Tokens in which the act stands before them: "won the county cup for the third time"."""
TURNS = frozenset({"time", "year", "month", "week", "day"})
HISTORY = frozenset({"history"})
ALWAYS = "records began"
"""Since when something "ever recorded" is the largest, and what has happened "never before" is the first."""
SPECIAL = frozenset(placings.TRIGGERS)
EARLIER = frozenset(precedents.TRIGGERS)
NEVER_SO = frozenset(unequalled.TRIGGERS)
N_SINCE = 10
"""Tokens in which the year of "since" stands: "the first woman to win here since Ada Poe in 1991"."""
GOES = frozenset({"go", "try", "stab", "shot"})
ACTS = frozenset(
    {"running", "staging", "win", "strike", "visit", "recall", "defeat", "attempt", "launch", "release", "cut", "delay"}
)
"""Verbs that are nouns behind "her third"."""
ENDS = frozenset({".", ",", ";", "and", ")", "--", "by"})
"""What stands behind a superlative whose noun was told before: "will be the country's largest"."""
RELATIVE = frozenset({"who", "that"})
AUXILIARY = frozenset({"have", "be"})


@dataclass(frozen=True, slots=True)
class Scales:
    """The words of ``order.yaml``, ready for look-ups."""

    superlatives: Mapping[str, str]
    imitations: frozenset[str]
    same: Mapping[str, str]
    nouns: Mapping[str, str]
    cardinals: Mapping[str, int]
    idioms: Phrases[bool]
    records: frozenset[str]
    ordinals: Mapping[str, int]
    quantifiers: Phrases[tuple[str, float]]
    ranks: Watched
    hedges: frozenset[str]


@per_lexicon
def _scales(lexicon: Lexicon) -> Scales:
    quantifiers = Phrases(
        (phrase, (phrase, float(rank)))
        for phrase, rank in lexicon.table("order", "quantifiers").items()
        if isinstance(rank, int | float)
    )
    superlatives = {word: str(base) for word, base in lexicon.table("order", "superlatives").items()}
    ordinals = {word: int(n) for word, n in lexicon.table("order", "ordinals").items() if isinstance(n, int)}
    return Scales(
        superlatives,
        frozenset(lexicon.words("order", "not_superlative")),
        {word: str(base) for word, base in lexicon.table("order", "same").items()},
        {word: str(base) for word, base in lexicon.table("order", "nouns").items()},
        {word: n for word, n in lexicon.table("numbers", "cardinals").items() if isinstance(n, int)},
        Phrases((phrase, True) for phrase in lexicon.words("order", "idioms")),
        frozenset(lexicon.words("order", "records")),
        ordinals,
        quantifiers,
        Watched((*ordinals, *superlatives, *SPECIAL, *EARLIER, *NEVER_SO, "before", "record")),
        frozenset(lexicon.words("order", "hedges")),
    )


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterable[Annotation]:
    """The superlatives, ordinals and quantifiers of an article."""
    known = _scales(lexicon)
    ranks, tags, lower = known.ranks, prose.tags, prose.lower
    highest = [i for i in prose.ending("est") if tags[i] == "J" or "-" in lower[i]]
    odd = [i for i in prose.odd if lower[i][-2:] in placings.NUMBERED or lower[i][-3:] == "est"]
    hits = sorted({*highest, *odd, *prose.where(ranks), *prose.opened(known.quantifiers)})
    if not hits:
        return
    names = parties.known(prose, found)
    idiomatic = known.idioms.openers()
    now = precedents.this_year(article.published.start) if article.published else 0
    after = 0
    told: list[Annotation] = []
    for i in hits:
        if not _may_be(lower, i):
            continue
        number = prose.sentence_at[i]
        if i < after or prose.regions[number] in SILENT:
            continue
        low, high = prose.sentences[number]
        if lower[i] in idiomatic and (idiom := known.idioms.at(lower, i, high)) and not _goes_on(prose, idiom[0], high):
            continue
        behind = i > low and lower[i - 1] in idiomatic and known.idioms.at(lower, i - 1, high)
        if behind and not placings.counts(prose, i, high):
            continue
        if lower[i] == "before":
            one = (
                _never(prose, known, i, high)
                or precedents.before(prose, i, low, high)
                or placings.never(prose, i, low, high)
                or unequalled.no_other(prose, i, low, high)
            )
        elif lower[i] in EARLIER or lower[i] in NEVER_SO:
            one = precedents.read(prose, known.cardinals, now, i, low, high) if lower[i] in EARLIER else None
            if one is None and lower[i] in NEVER_SO:
                one = unequalled.read(prose, i, low, high)
        else:
            one = (
                placings.record(prose, known.records, i, low, high)
                or (lower[i] in SPECIAL and placings.read(prose, names, known.cardinals, known.ordinals, i, low, high))
                or _superlative(prose, names, known, i, low, high)
                or placings.finish(prose, names, known.ordinals, i, low, high)
                or _other(prose, known, i, low, high)
            )
        if one:
            first, after, fields, flags = one
            if now and "after" not in fields and fields["scale"] != "quantifier" and fields.get("noun") != "placing":
                year = precedents.after(prose, known.cardinals, now, i, after, high)
                year = year or (now - 1 if fields.get("degree") == "running" else 0)
                if year or str(fields.get("since")).isdecimal():
                    fields["after"] = float(year or str(fields["since"]))
                if year and not precedents.ABOUT.isdisjoint(lower[after : min(high, after + precedents.N_AFTER)]):
                    flags.add("hedged")  # "the first in more than a decade": no year to hold it to
            # Whoever won one race may have come in second in another: a medal alone makes a note.
            sure = 0.5 if lower[i] in SPECIAL and fields.get("noun") == "placing" else 0.8
            found_here = ("order", prose.span(first, after), number, fields, frozenset(flags), "narrator", sure)
            told.append(new(Annotation, found_here))
    yield from records.mark(prose, told)


def _may_be(lower: list[str], i: int) -> bool:
    """Whether the words around one that tells of others let it do so."""
    word = lower[i]
    if word in EARLIER and precedents.may_be(lower, i):
        return True
    if word in NEVER_SO:
        return unequalled.may_be(lower, i)
    return word not in EARLIER


def _goes_on(prose: Prose, at: int, high: int) -> bool:
    """Whether what looks like a set phrase is one of several: "the first minister to leave", no head of government."""
    if at + 1 >= high:
        return False
    return (prose.tags[at] == "T" and prose.tags[at + 1] == "V") or prose.lower[at] in RELATIVE


_Found = tuple[int, int, dict[str, Value], set[str]]


def _never(prose: Prose, known: Scales, i: int, high: int) -> _Found | None:
    """ "Never before has a woman won here": whoever does now is the first."""
    lower, tags = prose.lower, prose.tags
    if lower[i - 1 : i] != ["never"] or i + 2 >= high or tags[i + 1] != "A":
        return None
    head, end = syntax.head_after(prose, i + 2, high)
    if head is None or tags[head] != "N" or end >= high or tags[end] != "V":
        return None
    noun = known.nouns.get(prose.lemmas[head], prose.lemmas[head])
    fields: dict[str, Value] = {"scale": "ordinal", "rank": 1.0, "noun": noun, "act": prose.lemmas[end]}
    return i - 1, end + 1, {**fields, "since": ALWAYS, "scope": HISTORY}, set()


def _superlative(prose: Prose, names: Parties, known: Scales, i: int, low: int, high: int) -> _Found | None:
    lower, tags, lemmas = prose.lower, prose.tags, prose.lemmas
    word = lower[i]
    ranked = known.ordinals.get(word.partition("-")[0]) if "-" in word else None
    if ranked is not None:
        word = word.partition("-")[2]  # "the second-largest city"
    stop = i + 1
    definite = i > low and (tags[i - 1] in "DJ#" or lower[i - 1] in known.ordinals or lower[i - 1] == "'s")
    if word == "most" and stop < high and tags[stop] == "J" and definite:
        degree, stop = lemmas[stop], stop + 1
    elif word in known.superlatives and word not in {"most", "least", "only", "main"}:
        degree = known.superlatives[word]
    elif word.endswith("est") and (tags[i] == "J" or ranked) and word not in known.imitations:
        degree = lemmas[i] if lemmas[i] != word and not ranked else placings.positive(word)
    else:
        return None
    if ranked and stop < high and tags[stop] == "V" and lower[stop].endswith(("ing", "ed")):
        stop += 1  # "the second-oldest surviving harp"
    head, end = syntax.head_after(prose, stop, high)
    if head is None and unequalled.gerund(prose, stop, high):
        head, end = stop, stop + 1  # "the largest stranding in the district"
    ends = stop >= high or lower[stop] in ENDS
    had = head == stop and tags[head] == "O" and not HAD.isdisjoint(lower[stop + 1 : stop + 3])
    bare = definite and (had or (head is None and (lower[i - 1] == "'s" if ends else lower[stop] in BEHIND)))
    if bare:
        # "The fire burned the mill. It was the largest in the valley", "The fire was the largest of its kind"
        head, end = placings.before(prose, low) or placings.told_of(prose, i, low) or (stop if had else None), stop
    itself = head is not None and bare and tags[head] in "OD"
    if head is None or not definite or not (itself or tags[head] in "NPV"):
        return None
    rank = float(ranked or 1)
    fields: dict[str, Value] = {"scale": "superlative", "rank": rank, "degree": known.same.get(degree, degree)}
    named = head
    while tags[named] == "P" and named > stop:
        named -= 1  # "the deadliest storm Marby has ever seen"
    noun = "thing" if itself else lower[head] if tags[head] == "V" else lemmas[named if tags[named] == "N" else head]
    fields["noun"] = known.nouns.get(noun, noun)
    flags: set[str] = set()
    first = i - 1
    if first >= low and lower[first] in known.ordinals:
        fields["rank"] = float(known.ordinals[lower[first]])
        first -= 1
    while first > low and (tags[first - 1] in "NPJ" or lower[first] == "'s") and tags[first] in "DNPJ":
        first -= 1
    if first > low and tags[first - 1] == "D" and tags[first] != "D":
        first -= 1
    if first - 2 >= low and lower[first - 1] == "of" and lower[first - 2] in {"one", "some", "among"}:
        flags.add("shared")
        first -= 2
    if not known.hedges.isdisjoint(lower[max(low, first - 3) : first]):
        flags.add("hedged")
    if first - 2 >= low and lower[first - 1] == "even" and lower[first - 2] in NOT and rank == 1.0:
        # "It was not even the worst of this winter"
        fields |= {"rank": 2.0, "degree": "topped"}
    scope = {lemmas[k] for k in range(first, i) if tags[k] in "NP" and lower[k] not in known.ordinals}
    if lower[end : end + 1] == ["that"]:
        of, _ = syntax.head_after(prose, end + 1, high)
        if of is not None and tags[of] in "NP":
            scope.add(lemmas[of])  # "the largest fire that the valley has ever seen"
    end = _scope(prose, names, known, fields, scope, end, high)
    if "since" not in fields and (not scope.isdisjoint(EVER) or "ever" in lower[end : min(end + N_EVER, high)]):
        fields["since"] = ALWAYS
    fields["scope"] = frozenset(scope)
    _subject(prose, names, fields, first, head, end, low, high)
    return first, end, fields, flags


def _scope(
    prose: Prose, names: Parties, known: Scales, fields: dict[str, Value], scope: set[str], end: int, high: int
) -> int:
    """Reads "in the world", "to strike the region", "by volume", "since 1978" after the noun; then the next token."""
    lower, tags = prose.lower, prose.tags
    i = end
    for _ in range(3):
        if i + 1 >= high:
            break
        year, after = _year(known, lower, i + 1, high) if lower[i] == "since" else (0, i)
        if lower[i : i + 3] == ["since", "records", "began"]:
            fields["since"], i = ALWAYS, i + 3
            continue
        if year:
            fields["since"], i = str(year), after
        elif lower[i] == "to" and tags[i + 1] == "V":
            head, after = syntax.head_after(prose, i + 2, high)
            if head is None or tags[head] not in "NP":
                break
            scope.add(prose.lemmas[head])
            i = after
        elif lower[i] in SCOPE_PREPOSITIONS or lower[i] == "by":
            head, after = syntax.head_after(prose, i + 1, high)
            if head is None or tags[head] not in "NP":
                break
            if lower[i] == "by":
                fields["metric"] = prose.lemmas[head]
            else:
                mention = names.mentions.covering(head)
                if mention is not None and mention.first > i + 1 and tags[mention.first - 1] == "N":
                    # "the largest bank in the world Acme is": a name beside the phrase
                    fields["subject"], after = mention.entity, mention.first
                    scope.add(prose.lemmas[after - 1])
                    i = after
                    continue
                scope.add(mention.entity.id if mention is not None else prose.lemmas[head])
            i = after
        else:
            break
    return i


def _year(known: Scales, lower: list[str], i: int, high: int) -> tuple[int, int]:
    """A year in digits, or in two words as broadcasters write it: "nineteen forty-seven"; 0 for none."""
    if lower[i].isdecimal() and len(lower[i]) == 4:
        return int(lower[i]), i + 1
    century, rest = known.cardinals.get(lower[i], 0), 0
    if not 13 <= century <= 20 or i + 1 >= high:
        return 0, i
    for part in lower[i + 1].split("-"):
        rest += known.cardinals.get(part, 0)
    return (century * 100 + rest, i + 2) if 0 < rest < 100 else (0, i)


def _subject(
    prose: Prose, names: Parties, fields: dict[str, Value], first: int, head: int, end: int, low: int, high: int
) -> None:
    """Who has the rank: the noun itself if it is a name, the subject of "is", or the name beside the phrase."""
    if "subject" in fields:
        return
    lower, tags = prose.lower, prose.tags
    place = first - 1
    while place >= low and tags[place] in "R":
        place -= 1
    mention = None
    if place >= low and prose.lemmas[place] == "be":
        subject = syntax.subject(prose, chains.chain(prose, place, low).start, low)
        party = names.of(prose, subject, low) if subject is not None else None
        mention = party.mention if party is not None else None
    if mention is None and place >= low and lower[place] == ",":
        mention = names.mentions.covering(place - 1)
    if mention is None:
        for at in (head, end, end + 1):
            if at < high and (at in (head, end) or lower[end] == ","):
                mention = names.mentions.covering(at)
                if mention is not None:
                    break
    if mention is not None:
        fields["subject"] = mention.entity


def _first_since(prose: Prose, known: Scales, i: int, high: int) -> str:
    """The year of "the first in the city since the winter of 2005", where no noun follows; "" for none."""
    lower = prose.lower
    if i + 1 >= high or lower[i + 1] not in {"in", "since", "here", "there", "at", "on"}:
        return ""
    since = next((k for k in range(i + 1, min(i + N_EVER, high)) if lower[k] == "since"), None)
    if since is None:
        return ""
    years = (_year(known, lower, k, high)[0] for k in range(since + 1, min(since + N_SINCE, high)))
    return str(next((year for year in years if year), ""))


def _to_do(prose: Prose, end: int, high: int) -> int | None:
    """The verb of "the first woman to lead the harbour", "the second to have led it", "the third who has left"."""
    lower, tags = prose.lower, prose.tags
    if end + 3 < high and lower[end] == "of" and tags[end + 1] == "N" and lower[end + 2] == "to":
        end += 2  # "the first head of government to do so"
    at = end + (end < high and lower[end] == "ever")
    if at + 1 >= high or not (tags[at] == "T" or lower[at] in RELATIVE):
        return None
    at += 1
    while at < high - 1 and prose.lemmas[at] in AUXILIARY and tags[at + 1] in "VAR":
        at += 1
    return at if tags[at] == "V" or lower[at : at + 2] == ["do", "so"] else None


def _other(prose: Prose, known: Scales, i: int, low: int, high: int) -> _Found | None:
    """An ordinal or a quantifier before its noun."""
    lower, tags = prose.lower, prose.tags
    rank = known.ordinals.get(lower[i]) or placings.digits(lower[i])
    fields: dict[str, Value]
    if rank is not None:
        if rank == 1 and i > low and tags[i - 1] == "D" and (since := _first_since(prose, known, i, high)):
            fields = {"scale": "ordinal", "rank": 1.0, "noun": "time", "since": since}
            return i, i + 1, fields, {"predicated"}
        if i + 2 < high and lower[i + 1] in GOES and tags[i + 2] in "IT.,":
            fields = {"scale": "ordinal", "rank": float(rank), "noun": "attempt"}  # "its third go at it"
            return i, i + 2, fields, set()
        by = i + 4 < high and lower[i + 2 : i + 4] in (["by", "a"], ["by", "an"])
        if by and i > low and tags[i - 1] == "D" and tags[i + 1] == "V" and tags[i + 4] == "N":
            # "the first ridden by a woman to victory"
            fields = {"scale": "ordinal", "rank": float(rank), "noun": prose.lemmas[i + 4], "act": prose.lemmas[i + 1]}
            return i, i + 5, fields, {"predicated"}
        if (told := unequalled.unnamed(prose, rank, i, low, high)) is not None:
            return told
        acted = (
            i + 1 < high
            and i > low
            and tags[i - 1] in "DO"
            and (lower[i + 1] in ACTS or unequalled.gerund(prose, i + 1, high))
        )
        acted = acted or lower[i + 1 : i + 2] == ["hundred"]
        if i + 1 >= high or (tags[i + 1] not in "NPJ" and lower[i + 1] != "such" and not acted):
            return None  # "a second later"
        if i > low and tags[i - 1] not in "DJIVC,.QOA":
            return None  # "one third"
        if lower[i + 1].endswith("est"):
            return None  # "the second largest": a superlative
        head, end = syntax.head_after(prose, i + 1 + (lower[i + 1] == "such"), high)
        if acted and (head is None or lower[i + 1] == "hundred"):
            head, end = i + 1, i + 2  # "her maiden hundred"
        elif head is None or tags[head] not in "NP":
            return None
        if lower[i + 1] in TURNS:
            head, end = i + 1, i + 2  # "the first time Acme pays": the name begins the clause
        noun = known.nouns.get(prose.lemmas[head], prose.lemmas[head])
        fields = {"scale": "ordinal", "rank": float(rank), "noun": noun}
        if end < high and (lower[end] in RUNNING or lower[end : end + 3] == ["in", "a", "row"]):
            fields["degree"], end = "running", end + (3 if lower[end] == "in" else 1)
        elif lower[i + 1] in RUNNING:
            fields["degree"] = "running"
        if lower[i + 1] in TURNS:
            act = next((at for at in range(end, min(end + N_EVER, high)) if tags[at] == "V"), None)
            if act is None and i > low + 1 and lower[i - 2] == "for":
                # "Won the cup for the third time": the act came before.
                act = next((at for at in range(i - 3, max(low, i - N_DONE) - 1, -1) if tags[at] == "V"), None)
            if act is not None:
                fields["act"] = prose.lemmas[act]
            year = precedents.year_at(known.cardinals, lower, end + 1, high) if lower[end : end + 1] == ["in"] else 0
            if rank == 1 and year and lower[i + 1] == "time":
                # "A woman directed there for the first time in 1954": whoever does now is not the first.
                return i, end, {**fields, "rank": 2.0, "degree": "again", "after": float(year)}, set()
        elif (act := _to_do(prose, end, high)) is not None:
            fields["act"] = prose.lemmas[act]
        if (
            not EVER.isdisjoint(lower[end : min(end + N_EVER, high)])
            or lower[end : end + 3] == OF_ITS_KIND
            or lower[i + 1] == "such"
        ):
            fields["scope"] = HISTORY
            fields["since"] = ALWAYS
        elif "since" in lower[end : min(end + N_SINCE, high)]:
            at = lower.index("since", end) + 1
            year = next(
                (year for k in range(at, min(at + N_SINCE, high)) if (year := _year(known, lower, k, high)[0])), 0
            )
            if year:
                fields["since"] = str(year)
        flags = {"negated"} if not NOT.isdisjoint(lower[max(low, i - 3) : i]) else set()
        if rank == 1 and i - 3 >= low and lower[i - 2] in NOT and prose.lemmas[i - 3] in AUXILIARY | {"become"}:
            fields["degree"] = "not so"  # "she is not the first woman who", but "did not take the first train"
        if placings.tells(prose, i, low):
            flags.add("predicated")
        return i, end, fields, flags
    found = known.quantifiers.at(lower, i, high)
    if found is None:
        return None
    stop, (phrase, share) = found
    if stop >= high or tags[stop] in "#S" or (phrase in {"few", "several", "some"} and lower[i - 1] in {"a", "more"}):
        return None
    head, end = syntax.head_after(prose, stop, high)
    if head is None or tags[head] not in "NP" or prose.lemmas[head] in syntax.TIMES:
        return None  # "every day" is a rate
    flags = {"negated"} if i > low and lower[i - 1] in {"not", "n't"} else set()
    degree = phrase.removesuffix(" of")
    noun = known.nouns.get(prose.lemmas[head], prose.lemmas[head])
    return i, end, {"scale": "quantifier", "rank": share, "degree": degree, "noun": noun}, flags
