"""What the words around a person's name say: title and where it is held, age, home, kin.

"Chinese President Xi Jinping", "Yi He, co-founder and chief marketing officer of Binance,", "its founder, Jane Doe,",
"47-year-old John Roe of New Orleans", "the victim's mother, Ann Poe".
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from newslint.annotate import duties
from newslint.annotate.aged import is_deed, years_old
from newslint.annotate.capitals import Name
from newslint.annotate.gazetteer import Known, known
from newslint.annotate.prose import Prose
from newslint.annotate.reported import heard_from
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.values import Amount, Entity, Value, exactly
from newslint.core.vocabulary import Field, Kind

KIND: Kind = Kind(
    "office",
    (
        Field("name", "entity", "who holds it"),
        Field("title", "entity", "the office or role, under its canonical name"),
        Field("organisation", "entity", "where the title is held: a company, a body, a country, a town"),
        Field("field", "set", "what the title is of, where it says so in common nouns: health, hospital"),
    ),
    value="title",
    doc="A title beside a name: who holds what, from the name to the title.",
    flags=("former",),
    example="Binance **CEO Changpeng Zhao**",
)

WINDOW = 12
"""Tokens after a comma in which an apposition is read."""

OLDEST = 116
PAST = frozenset(("when", "then", "until", "before", "in", "from", "during", "between", "till"))
"""Words behind "was the director" by which somebody was that at another time."""
TOLD = 7
"""Tokens of a sentence that begins with a pronoun in which it tells a post."""
THEMSELVES = frozenset({"he", "she"})

AFTER = (
    frozenset({",", "(", "of", "from", "is", "was", "became", "died", "contributed", "as"})
    | duties.PLAIN
    | duties.SERVING
    | duties.TAKING
)
"""What may follow a name before something is said of who bears it; so may auxiliaries and adverbs."""

BEFORE_APPOSITION = frozenset({"as", "its", "the", "'s", "and", "'", "own", "his", "her", "their", "our", "my"})
"""What stands before a title that the name behind it explains: "the firm's own chief engineer, Jane Doe"."""

WHOLE = frozenset({"state", "government", "mission", "delegation", "household", "staff"})
"""After "head of": what is no department."""

HEADS = frozenset({"head", "director", "chief"})
OUTSIDE = frozenset({"independent", "outside", "external"})
HIRED = frozenset({"engineer", "expert", "consultant", "adviser", "auditor", "analyst", "scientist", "architect"})
"""Experts who, where they are called independent, hold no post in the house they speak of."""

HOUSES = frozenset({"hospital", "company", "firm", "bank", "club", "union", "airline", "charity", "group", "agency"})
"""Nouns for the organisation that an article is about."""

ENDING = frozenset({",", ".", ";", ":", ")", "--", "—", "–"})
"""What closes an apposition behind a name."""


ADDRESS = frozenset({"doctor", "professor", "sir", "dame", "lord", "lady", "reverend"})
"""Titles that stand between an office and a name."""
RANKS = frozenset({"general", "major", "private", "captain", "sergeant"})
"""Ranks that are other words too, unless they are capitalised as ranks are."""


class Office(NamedTuple):
    """A title and where it is held, and whether it is held no longer."""

    title: str
    where: Entity | None
    former: bool
    field: frozenset[str] = frozenset()
    """What the title is of, where it says: health, hospital, operations."""
    told: tuple[int, int] | None = None
    """The tokens that tell it, where they are a sentence further."""


@dataclass(frozen=True, slots=True)
class Modifiers:
    """Words beside a title and verbs beside a name."""

    former: frozenset[str]
    deputy: frozenset[str]
    plain: frozenset[str]
    kin: frozenset[str]
    offices: frozenset[str]
    before: frozenset[str]
    """Kin, the last words of titles, and the comma that an apposition ends with."""
    fates: dict[str, str]
    duties: duties.Table


@per_lexicon
def modifiers(lexicon: Lexicon) -> Modifiers:
    """The modifiers of a lexicon."""
    fates = lexicon.table("titles", "fates")
    kin = frozenset(lexicon.words("titles", "kin"))
    return Modifiers(
        frozenset(lexicon.words("titles", "former")),
        frozenset(lexicon.words("titles", "deputy")),
        frozenset(lexicon.words("titles", "plain")),
        kin,
        frozenset(lexicon.words("titles", "offices")),
        kin | frozenset(known(lexicon).title_ends) | {",", ":"},
        {str(word): fate for fate, words in fates.items() if isinstance(words, list) for word in words},
        duties.table(lexicon),
    )


class Biographer:
    """Reads what surrounds names; ``at`` gives the name that a token belongs to."""

    __slots__ = ("aged", "at", "known", "prose", "words")

    def __init__(self, prose: Prose, known: Known, words: Modifiers, at: dict[int, Name]) -> None:
        self.prose, self.known, self.words, self.at = prose, known, words, at
        self.aged = any(prose.lower[token].endswith("-year-old") for token in prose.odd)

    def read(self, name: Name, fields: dict[str, Value]) -> list[Office]:
        """The offices that stand beside this mention; what else is said goes into ``fields``."""
        prose, first, after = self.prose, name.first, name.stop
        low, high = prose.sentences[name.sentence]
        offices: list[Office] = []
        if first > low and (self.aged or prose.lower[first - 1] in self.words.before):
            offices = self._before(name, low, fields)
        if after < high and (
            prose.tags[after] in "AR"
            or prose.lower[after] in AFTER
            or (prose.tags[after] == "V" and prose.lemmas[after] in self.words.duties.plain)
        ):
            self._after(name, high, fields, offices)
        if not offices and first > low and (prose.tags[first - 1] == "V" or prose.tags[after : after + 1] == ["V"]):
            told = duties.self_told(prose, self.known, low, high) if "i" in prose.lower[low:high] else ""
            offices += [Office(told, None, False)] if told else []
        return (
            offices + self._of_pronoun(name) if high < len(prose.lower) and prose.lower[high] in THEMSELVES else offices
        )

    def _of_pronoun(self, name: Name) -> list[Office]:
        """The post that the next sentence tells of whoever alone is named in this: "She chairs the board"."""
        prose, (low, high) = self.prose, self.prose.sentences[name.sentence]
        number = name.sentence + 1
        if prose.paragraphs[number] != prose.paragraphs[name.sentence]:
            return []
        people = [one for token in range(low, high) if (one := self.at.get(token)) is not None and one.kind == "person"]
        if people[-1] is not name or any(one.entity != name.entity for one in people):
            return []
        end = prose.sentences[number][1]
        if high + 3 >= end:
            return []
        found = self._verbal(high + 1, end)
        return [office._replace(told=(high, min(end, high + TOLD))) for office in found]

    def _verbal(self, at: int, high: int) -> list[Office]:
        """The post that the verb at a token tells of its subject: "chairs the board", "is the director"."""
        lower = self.prose.lower
        word, then = lower[at], lower[at + 1]
        if then == "been" and word in {"has", "had"}:
            at, word, then = at + 1, "is" if word == "has" else "was", lower[at + 2] if at + 2 < high else ""
        if word in {"is", "was", "became"}:
            found = self._apposition(at + 1 + (then in duties.NAMED), high)
            if word == "was" and then not in duties.NAMED and not PAST.isdisjoint(lower[at + 2 : high]):
                return [office._replace(former=True) for office in found]  # "She was deputy director when …"
            return found
        if word in duties.SERVING:
            held = self._apposition(at + 2, high) if then == "as" else []
            return [office._replace(former=office.former or word == "served") for office in held]
        if word in duties.TAKING:
            return self._apposition(at + 3, high) if lower[at + 2 : at + 3] == ["as"] else []
        if title := duties.done(self.prose, self.words.duties.plain, at, high):
            return [Office(title, None, False)]
        if word in duties.PLAIN and (then in duties.DETERMINERS or then == "over" or at + 1 in self.at):
            return self._runs(at - 1, high)
        return []

    def _before(self, name: Name, low: int, fields: dict[str, Value]) -> list[Office]:
        """Titles to the left: "Binance co-founder and chief marketing officer Yi He"."""
        lower, tags = self.prose.lower, self.prose.tags
        i = name.first
        field: set[str] = set()
        if lower[i - 1] == ":":
            label = self._title_ending(i - 1, low)
            return [Office(label[1], None, False)] if label is not None and label[0] <= low + 1 else []
        if lower[i - 1] == "," and self._ends_apposition(i - 1, low):
            i -= 1
        elif lower[i - 1] == "," and (name.stop >= len(lower) or tags[name.stop] == "." or lower[name.stop] in ENDING):
            i = self._of_what(i - 1, low, field) or i
        found: list[str] = []
        while True:
            office = self._title_ending(i, low)
            if office is None:
                break
            start, title = office
            if title in RANKS and self.prose.words[start][0].islower() and start > low and tags[start - 1] in "NJ":
                break  # "midfield general Ada Quirke" commands no army
            found.append(title)
            i = start
            if title in ADDRESS and self._title_ending(i, low):
                continue  # "health director Dr. Jane Doe"
            if i - 1 <= low or lower[i - 1] not in {"and", ",", "/"} or not self._title_ending(i - 1, low):
                break
            i -= 1
        if not found and i > low and lower[i - 1] in self.words.kin:
            fields["relation"] = lower[i - 1]
            return []
        if not found and not self.aged:
            return []
        former, where = False, None
        if i < name.first - 1 and lower[name.first - 1] == ",":
            where = next((self.at[j].entity for j in range(i, name.first) if self._body(j)), None)
        steps = 0
        while i > low and steps < 6:
            word = lower[i - 1]
            covering = self.at.get(i - 1)
            if covering is not None and covering.kind in {"organisation", "place"} and covering.entity:
                where = where if where is not None else covering.entity
                break
            if word in self.words.former or word.startswith("ex-"):
                former = former or word != "then" or tags[i - 2] in "DP"  # "and then the mayor came": of that moment
                if found and word[3:] in self.words.deputy and word.startswith("ex-"):
                    found[-1] = f"{word[3:]} {found[-1]}"  # "ex-Vice President"
            elif word in self.words.deputy and found:
                found[-1] = f"{word} {found[-1]}"
            elif word in OUTSIDE and found and found[-1] in HIRED:
                found[-1] = "independent expert"
            elif word in {"his", "her", "their"} or (
                tags[i - 1] not in "JNRP" and word not in {"'s", "'", "the", "its"}
            ):
                break
            elif word == "its":
                where = self._antecedent(i - 1, low)
                break
            elif tags[i - 1] == "N":
                field.add(self.prose.lemmas[i - 1])
            age = self._years_old(i - 1)
            if age is not None:
                if is_deed(self.prose, i):
                    break
                fields["age"] = age
            i -= 1
            steps += 1
        return [Office(title, where, former, frozenset(field)) for title in found]

    def _title_ending(self, stop: int, low: int) -> tuple[int, str] | None:
        """The title whose last word stands before a token, and where it begins."""
        lower = self.prose.lower
        if stop <= low:
            return None
        for words, title in self.known.title_ends.get(lower[stop - 1], ()):
            start = stop - len(words)
            if start >= low and (len(words) == 1 or tuple(lower[start:stop]) == words):
                return start, title
        return None

    def _ends_apposition(self, comma: int, low: int) -> bool:
        """Whether what ends at a comma is a title that the name after it explains: "its founder, Jane Doe"."""
        office = self._title_ending(comma, low)
        if office is None:
            return False
        before = office[0] - 1
        if before < low:
            return True
        return self.at.get(before) is not None or self.prose.lower[before] in BEFORE_APPOSITION

    def _of_what(self, comma: int, low: int, field: set[str]) -> int:
        """Where a title ends that is told with what it is of: "the chairman of Marby Foods, Jane Doe"; 0 for none."""
        lower, tags = self.prose.lower, self.prose.tags
        for j in range(comma - 2, max(low, comma - 9), -1):
            if lower[j] in {"of", "for", "at", "in"} and self._ends_apposition(j, low):
                between = range(j + 1, comma)
                field |= {self.prose.lemmas[k] for k in between if tags[k] == "N" and lower[k + 1] != "'s"}
                return j
            if not (tags[j] in "NPJDI" or lower[j] in {"'s", "'", "and", "the", "&"}) or self._person(j):
                break
        return 0

    def _body(self, token: int) -> bool:
        one = self.at.get(token)
        return one is not None and one.kind in {"organisation", "place"} and one.entity is not None

    def _person(self, token: int) -> bool:
        one = self.at.get(token)
        return one is not None and one.kind == "person"

    def _antecedent(self, token: int, low: int) -> Entity | None:
        """The organisation that "its" means: the one named last in the sentence."""
        for i in range(token - 1, max(low, token - 15) - 1, -1):
            one = self.at.get(i)
            if one is not None and one.kind == "organisation":
                return one.entity
        return None

    def _years_old(self, token: int) -> Amount | None:
        """The age in "47-year-old"."""
        years = years_old(self.prose.lower[token])
        return None if years is None else exactly(float(years))

    def _after(self, name: Name, high: int, fields: dict[str, Value], offices: list[Office]) -> None:
        """Age, home and title to the right: ", 47, of New Orleans, a director of Acme"."""
        lower = self.prose.lower
        i = name.stop
        if i + 2 < high and lower[i] == "(" and self._age(i + 1) is not None and lower[i + 2] == ")":
            fields["age"] = self._age(i + 1) or Amount(0, 0)
            i += 3
        elif i + 2 < high and lower[i] == "(":
            closing = next((j for j in range(i + 1, min(i + 7, high)) if lower[j] == ")"), i)
            offices += self._apposition(i + 1, closing) if closing > i else []
            i = closing + 1 if closing > i else i
        if i + 1 < high and lower[i] in {"of", "from"}:
            self._home(i + 1, fields)
        while i + 1 < high and lower[i] == ",":
            age = self._age(i + 1)
            if age is not None and i + 2 < high and lower[i + 2] in {",", ".", "and", "--", ";", "of"}:
                fields["age"] = age
                i += 2
                if lower[i] == "of" and i + 1 < high:
                    self._home(i + 1, fields)
                continue
            if lower[i + 1] == "aged" and i + 2 < high and self._age(i + 2) is not None:
                fields["age"] = self._age(i + 2) or Amount(0, 0)
                i += 3
                continue
            if lower[i + 1] in {"of", "from"} and i + 2 < high and self._home(i + 2, fields):
                i = next((j for j in range(i + 2, min(i + 8, high)) if lower[j] == ","), high)
                continue
            side = duties.SIDES.get(lower[i + 3], "") if lower[i + 1 : i + 3] == ["for", "the"] and i + 3 < high else ""
            if side:
                offices[:] = [office for office in offices if office.title != "lawyer"] + [Office(side, None, False)]
                return
            if lower[i + 1] == "who" and not (offices and lower[i + 2 : i + 3] == ["as"]):
                offices += self._runs(i + 1, high)  # but not "Vice President Doe, who as president of the Senate"
            elif lower[i + 1] == "and":
                return  # "Jane Doe, and the interior secretary, Ann Poe"
            elif lower[i + 1] in duties.OPENERS:
                offices += self._runs(i, high)
            elif i > name.stop and i + 3 < high and self.prose.tags[i + 1] == "A":
                offices += self._verbal(i + 1, high)  # "Jane Doe, 47, was the ship's engineer"
            elif not heard_from(self.prose, name.first, i, high):
                offices += self._apposition(i + 1, high)
            return
        if i + 1 < high and lower[i] == "contributed" and lower[i + 1] in {"reporting", "to", "research"}:
            offices.append(Office("reporter", None, False))
        if i + 2 < high and lower[i] == "as":
            low = self.prose.sentences[name.sentence][0]
            chosen = not duties.CHOOSING.isdisjoint(lower[max(low, name.first - 4) : name.first])
            offices += self._apposition(i + 1, high) if chosen else []  # "named Jane Doe as coach"
        elif i + 2 < high:
            offices += self._verbal(i, high)

    def _runs(self, who: int, high: int) -> list[Office]:
        """The post that a relative clause tells: "Jane Doe, who runs the hospital"."""
        lower, tags = self.prose.lower, self.prose.tags
        if who + 2 >= high:
            return []
        if lower[who + 1] == "as":
            return self._apposition(who + 2, high)
        title, at = duties.told(lower, who + 1, high)
        title = duties.done(self.prose, self.words.duties.who, who + 1, high) or title
        if not title:
            return self._verbal(who + 1, high)
        while at + 1 < high and (tags[at] in "DJ" or lower[at] in {"for", "in", "at", "the", "its", "their"}):
            at += 1
        one = self.at.get(at)
        where = one.entity if one is not None and one.kind == "organisation" else None
        if where is None and lower[at] in HOUSES:
            where = self._only()
        field: set[str] = set()
        stop = at
        while stop < high and (tags[stop] in "NJP" or lower[stop] == "'s") and stop < at + WINDOW:
            if tags[stop] == "N" and (stop + 1 >= high or lower[stop + 1] != "'s"):
                field.add(self.prose.lemmas[stop])
            stop += 1
        if field & duties.CREWS and stop + 1 < high and lower[stop] == "of":
            led = self.known.titles.at(lower, stop + 1, high) or self._singular(stop + 1)
            if led is not None:
                return [Office(led[1], where, False, frozenset(self._field(led[0], high)))]
        if title == "head" and stop > at and lower[stop - 1] in duties.STAFF:
            title = duties.STAFF[lower[stop - 1]]
        return [Office(title, where, False, frozenset(field))]

    def _singular(self, at: int) -> tuple[int, str] | None:
        """The title of which a word is the plural: the lawyers whom somebody leads."""
        found = self.known.title_ends.get(self.prose.lemmas[at], ())
        return next(((at + 1, title) for words, title in found if len(words) == 1), None)

    def _only(self) -> Entity | None:
        """The one organisation that the names of the article tell of more than once: "the hospital"."""
        names = {one.first: one.entity for one in self.at.values() if one.kind == "organisation"}
        told = Counter(entity for entity in names.values() if entity is not None)
        several = [entity for entity, n in told.items() if n > 1]
        return several[0] if len(several) == 1 else None

    def _age(self, token: int) -> Amount | None:
        word = self.prose.lower[token]
        if word.isdecimal() and len(word) < 4 and 0 < int(word) < OLDEST:
            return exactly(float(word))
        return self._years_old(token)

    def _home(self, token: int, fields: dict[str, Value]) -> bool:
        """The place that begins at a token, as the home of the person."""
        one = self.at.get(token)
        if one is None or one.kind != "place" or one.entity is None or one.reading == "adjective":
            return False
        fields["home"] = one.entity
        return True

    def _apposition(self, i: int, high: int) -> list[Office]:
        """Titles in an apposition: "co-founder and chief marketing officer of Binance"."""
        lower, tags = self.prose.lower, self.prose.tags
        found: list[str] = []
        where: Entity | None = None
        former = outside = False
        field: set[str] = set()
        end = min(high, i + WINDOW)
        while i < end:
            word = lower[i]
            one = self.at.get(i)
            if one is not None and one.kind in {"organisation", "place"} and one.entity is not None:
                if one.kind == "organisation" or where is None:
                    where = one.entity
                i = one.stop
                if found and i < high and lower[i] != "'s":
                    break
                continue
            if one is not None and one.kind == "person":
                break
            if i + 1 < end and lower[i + 1] == "'s" and tags[i] == "N":
                field.add(self.prose.lemmas[i])  # "the governor's lawyer"
                i += 2
                continue
            office = self.known.titles.at(lower, i, high)
            if office is not None and self._of_another(office[0], high):
                break
            # "a retired circuit judge who chairs the board": a noun that is a verb too
            noun = tags[i] in "NPJ" or (tags[i] == "V" and i + 1 < end and lower[i + 1] in {"who", ",", "of"})
            if office is not None and noun and (where is None or not found):
                found.append(self._narrowed(office[1], office[0], high, outside))
                i = office[0]
                field |= self._field(i, high)
                continue
            if word in self.words.former or (word == "once" and not found):
                former = True
            elif word in OUTSIDE:
                outside = True
            elif word in self.words.deputy and i + 1 < end and self.known.titles.at(lower, i + 1, high):
                following = self.known.titles.at(lower, i + 1, high)
                assert following is not None
                found.append(f"{word} {following[1]}")
                i = following[0]
                continue
            elif word in {"its", "their"}:
                where = self._antecedent(i, 0)
            elif word == "who" and found and i + 2 < high and lower[i + 1] in duties.RUNNING:
                return [Office(title, where, former, frozenset(field)) for title in found[:2]] + self._runs(i, high)
            elif tags[i] in "VA.,OT" or word in duties.CLOSING:
                break
            i += 1
        if "lawyer" in found and i + 2 < high and lower[i : i + 2] == ["for", "the"]:
            found = [duties.SIDES.get(lower[i + 2], title) if title == "lawyer" else title for title in found]
        return [Office(title, where, former, frozenset(field)) for title in found[:2]]

    def _field(self, stop: int, high: int) -> set[str]:
        """What a title is of by the noun behind it: "the director of the hospital", "the head of security"."""
        lower, tags = self.prose.lower, self.prose.tags
        if stop + 1 >= high or lower[stop] not in {"of", "for"}:
            return set()
        i = stop + 1
        while i < high and (tags[i] == "J" or lower[i] in {"the", "its", "his", "her"}):
            i += 1
        return {self.prose.lemmas[i]} if i < high and tags[i] == "N" and i not in self.at else set()

    def _narrowed(self, title: str, stop: int, high: int, outside: bool) -> str:
        """A title with what narrows it: the head of a department heads no company, an independent expert no desk."""
        if outside and title in HIRED:
            return "independent expert"
        prose = self.prose
        if title not in HEADS or stop + 1 >= high or prose.lower[stop] != "of":
            return title
        common = prose.tags[stop + 1] in "NJ" and not prose.capital[stop + 1] and prose.lower[stop + 1] not in WHOLE
        return "department head" if common else title

    def _of_another(self, stop: int, high: int) -> bool:
        """Whether a title belongs to what follows it: "Governor Poe, Mayor Roe", "the sheriff's men"."""
        if stop >= high:
            return False
        following = self.at.get(stop)
        return self.prose.lower[stop] in {"'s", "'"} or (following is not None and following.kind == "person")
