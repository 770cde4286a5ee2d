"""Runs of capitalised words, cut into names: what each may be, by its words alone.

What comes in: tokens and what the lexicon knows. What goes out: ``Name`` candidates in order of position; the kind is
"person", "organisation", "place", "title" or, where the words do not tell, "".

"Binance CEO Changpeng Zhao" is an unknown name, a title and a person; "the Ministry of Foreign Affairs" is one
organisation; "Jordan Smith" is a person, "Jordan" a place.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from newslint.annotate.gazetteer import Known, folded
from newslint.annotate.gazetteer import Name as Listed
from newslint.annotate.prose import Prose
from newslint.core.values import Entity, Value

OUTSIDE = frozenset({"boilerplate", "teaser"})
"""Regions whose names are none of this story's."""

BASED = frozenset({"based", "born", "led", "headquartered", "registered", "listed", "owned", "educated", "trained"})

PUBLIC = frozenset({"ministry", "army", "parliament", "court", "government"})
"""Classes that a country has one of: "the Japanese Finance Ministry" is "Japan's Finance Ministry"."""

ENGLISH = frozenset({"united states", "united kingdom", "canada", "australia", "new zealand", "ireland"})
"""Countries whose towns lend surnames to people in English copy."""

TAILED = ("ed", "ing", "era", "style", "old", "long", "wide")

ARTICLES = frozenset({"the", "a", "an"})
LAX_P = frozenset("NJRVP")
LAX = frozenset("NJRV")
"""Tags of capitalised words that are names all the same inside a sentence: "Banky", "McFeely"."""

MOST_WORDS = 4


@dataclass(slots=True)
class Name:
    """A candidate: tokens, kind, key (folded words), and what is known of it so far."""

    first: int
    stop: int
    kind: str
    key: str
    entity: Entity | None = None
    sort: str = ""
    reading: str = ""
    title: str = ""
    fields: dict[str, Value] = field(default_factory=dict)
    confidence: float = 0.9
    sentence: int = 0


def scan(prose: Prose, known: Known) -> list[Name]:
    """All candidates of an article, boilerplate and other stories' teasers left out."""
    found: list[Name] = []
    words, tags, lower, openers = prose.words, prose.tags, prose.lower, known.openers
    number, start, stop, after = -1, 0, 0, 0
    judged, plain = -1, True
    capitals = [i for i, word in enumerate(words) if "A" <= word < "[" or (word > "\x7f" and word[0].isupper())]
    for i in capitals:
        if i < after:
            continue
        while i >= stop:
            number += 1
            start, stop = prose.sentences[number]
        if prose.regions[number] in OUTSIDE:
            after = stop
            continue
        if number != judged:
            judged, plain = number, not title_case(prose, number)
        first = len(found)
        based = _based(prose, known, i) if "-" in words[i] else None
        if based is not None:
            found.append(based)
        elif (
            tags[i] == "P"
            or lower[i] in openers
            or lower[i] in known.given
            or (plain and tags[i] in LAX and len(words[i]) > 2 and (i > start or unheard(prose, known, i)))
        ):
            end = _run(prose, known, i, stop, plain)
            if end == i + 1 and lower[i] not in known.special and (i == start or lower[i - 1] not in known.title_words):
                # by far the commonest: one word that no list knows
                if (tags[i] == "P" or i > start or unheard(prose, known, i)) and _could_be(words[i]):
                    found.append(Name(i, end, "", key(prose, i, end), sentence=number))
                continue
            found += _Run(prose, known, i, end, start, stop, plain).cut()
            after = max(end, found[-1].stop) if len(found) > first else end
        for name in found[first:]:
            name.sentence = number
    return found


def key(prose: Prose, first: int, stop: int) -> str:
    """The folded words of a name."""
    return folded(prose.lower[first] if stop == first + 1 else " ".join(prose.lower[first:stop]))


def capital(prose: Prose, token: int) -> bool:
    """Whether a token begins with a capital letter."""
    return token < len(prose.words) and prose.words[token][0].isupper()


def title_case(prose: Prose, number: int) -> bool:
    """Whether a sentence is a line in which every word of weight is capitalised: there, capitals mean nothing."""
    start, stop = prose.sentences[number]
    if stop - start > 40:
        return False
    words, tags = prose.words, prose.tags
    small = large = 0
    enough = (stop - start) // 8 + 1
    for i in range(start + 1, stop):
        word = words[i]
        if "A" <= word < "[":
            large += len(word) > 3
        elif tags[i] in "NVJR" and word[0].isalpha():
            small += 1
            if small == enough:
                return False
    return large > 2 and small * 8 < large


def _run(prose: Prose, known: Known, i: int, stop: int, plain: bool) -> int:
    """The token after the run of name words that begins at a token."""
    words, lower, tags = prose.words, prose.lower, prose.tags
    headed = False
    j = i + 1
    while j < stop:
        word = words[j]
        follows = j + 1 < stop and words[j + 1][0].isupper()
        if word[0].isupper():
            if "-" in word and _based(prose, known, j) is not None:
                break
            named = tags[j] == "P" or lower[j] in known.openers or word[-1] == "." or (plain and tags[j] in LAX)
            if not named and not _he(prose, known, j):
                break
        elif lower[j] in known.particles and _particles(prose, known, j, stop):
            j = _particles(prose, known, j, stop)
        elif not follows:
            if lower[j] not in ("of", "for") or words[j - 1] not in known.heads:
                break
            if j + 2 >= stop or lower[j + 1] != "the" or not words[j + 2][0].isupper():
                break
            headed = True
            j += 1
        elif lower[j] in ("of", "for"):
            if words[j - 1] not in known.heads:
                break
            headed = True
        elif lower[j] in ("and", ","):
            if not headed or lower[j + 1] not in known.topics or lower[j - 1] not in known.topics:
                break
        elif lower[j] != "&":
            break
        j += 1
    return j


def unheard(prose: Prose, known: Known, token: int) -> bool:
    """Whether a word is a noun in no dictionary, and so a name even where it opens a sentence: "Zembla opened"."""
    return prose.tags[token] == "N" and prose.lower[token] not in known.vocabulary


def _particles(prose: Prose, known: Known, i: int, stop: int) -> int:
    """The capitalised name after particles, "van der Berg", or 0."""
    while i < stop and prose.lower[i] in known.particles:
        i += 1
    return i if i < stop and prose.tags[i] in LAX_P and prose.words[i][0].isupper() else 0


def _he(prose: Prose, known: Known, token: int) -> bool:
    """Whether a small word is a family name here: "Yi He told"."""
    return prose.lower[token] in known.family_first and folded(prose.lower[token - 1]) in known.family_first


def _could_be(word: str) -> bool:
    """Whether a single word can be a name: not "It", "B" or "Oscar-winning", but "HP"."""
    return (len(word) > 2 or (len(word) == 2 and word.isupper())) and not _compound(word)


def _compound(word: str) -> bool:
    """Whether a word only begins with a name: "Oscar-winning", "Party-backed"."""
    if "-" not in word:
        return False
    head, dash, tail = word.rpartition("-")
    return bool(dash and head) and tail.islower() and tail.endswith(TAILED)


def _based(prose: Prose, known: Known, token: int) -> Name | None:
    """The place in "China-based" or "U.S.-born"."""
    place, _, how = prose.lower[token].rpartition("-")
    if how not in BASED:
        return None
    words = place.replace("-", " ").split()
    listed = known.names.at(words, 0, len(words))
    if listed is None or listed[0] < len(words) or listed[1].kind != "place":
        return None
    return Name(token, token + 1, "place", folded(place), listed[1].entity, "", "based")


@dataclass(slots=True)
class _Run:
    prose: Prose
    known: Known
    first: int
    stop: int
    low: int
    high: int
    plain: bool = True

    def cut(self) -> Iterator[Name]:
        """The names of the run, from left to right."""
        i, title = self.first, self._title_before(self.first)
        while i < self.stop:
            word = self.prose.lower[i]
            if word in self.known.times and not (word == "may" and title):
                i, title = i + 1, ""
                continue
            name = self._at(i, title)
            if name is None:
                i, title = i + 1, ""
            else:
                yield name
                i, title = name.stop, name.title if name.kind == "title" else ""

    def _at(self, i: int, title: str) -> Name | None:
        """The best reading of the run at a token."""
        prose = self.prose
        listed = self._listed(i)
        if listed is not None:
            return self._of_listed(i, title, *listed)
        if prose.lower[i] in ARTICLES:
            return None
        office, organisation = self._office(i), self._organisation(i)
        if office is not None and (organisation is None or office[0] > i + 1):
            return Name(i, office[0], "title", key(prose, i, office[0]), title=office[1])
        if prose.lower[i] in self.known.address:
            return Name(i, i + 1, "title", prose.lower[i], title=prose.lower[i])
        noun = self._place_noun(i)
        if noun is not None:
            return noun
        person = self._person(i, title)
        if organisation is not None and (person is None or organisation.stop >= person.stop):
            return organisation
        if person is not None:
            return person
        stop = self._chunk(i)
        return Name(i, stop, "", key(prose, i, stop)) if stop > i else None

    def _of_listed(self, i: int, title: str, stop: int, name: Listed) -> Name:
        """A listed name, unless a longer one begins with it: "Boston Police", "Jordan Smith", "Orange County"."""
        plain = Name(i, stop, name.kind, key(self.prose, i, stop), name.entity, name.sort, name.reading)
        if stop >= self.stop:
            return plain
        longer = self._organisation(i)
        if longer is not None and longer.stop > stop:
            return plain if name.reading == "adjective" and longer.sort in PUBLIC else longer
        if name.kind == "place" or name.reading == "shy":
            person = self._person(i, title)
            if person is not None and person.stop > stop and not (name.kind == "place" and self._placed(i, name)):
                return person
        noun = self._place_noun(i) if name.kind == "place" else None
        return noun if noun is not None and noun.stop > stop else plain

    def _office(self, i: int) -> tuple[int, str] | None:
        """The title that begins at a token of the run."""
        known = self.known
        return known.titles.at(self.prose.lower, i, self.stop) if self.prose.lower[i] in known.title_openers else None

    def _listed(self, i: int) -> tuple[int, Listed] | None:
        """The longest listed name at a token, if its words are capitalised here as a name's are."""
        known = self.known
        found = known.names.at(self.prose.lower, i, self.high) if self.prose.lower[i] in known.openers else None
        if found is None:
            return None
        words = self.prose.words
        if any(len(word) > 3 and word[0].islower() for word in words[i : found[0]]):
            return None
        name = found[1]
        if name.kind == "organisation" and name.reading == "shy" and not self._cued(i, found[0]):
            return None
        if name.reading == "after comma" and not (i > self.low and self.prose.lower[i - 1] in {",", "("}):
            return None
        if not name.kind:
            return found[0], Listed("", name.entity)
        return found

    def _cued(self, first: int, stop: int) -> bool:
        """Whether an outlet with an ordinary name stands where outlets do: "told Dawn", "The Block reported"."""
        lower = self.prose.lower
        before = lower[first - 1] if first > self.low else ""
        after = lower[stop] if stop < self.high else ""
        if lower[first] == "the" and first > self.low:
            return True
        return before in {"told", "to", "with", "by", "via", "on", "magazine", "site", "newspaper"} or after in {
            "reported",
            "reports",
            "said",
            "says",
            "wrote",
            "writes",
            "magazine",
            "newspaper",
            "reporter",
        }

    def _placed(self, i: int, name: Listed) -> bool:
        """Whether a name that people bear too is surely a place: "in Jordan", "Paris, France"."""
        if folded(self.prose.lower[i]) not in self.known.given and name.reading != "shy":
            return True
        before = self.prose.lower[i - 1] if i > self.low else ""
        return name.reading == "adjective" or before in {"in", "near", "outside"}

    def _title_before(self, i: int) -> str:
        """A title in small letters right before the run: "president Xi Jinping"."""
        for words, title in self.known.title_ends.get(self.prose.lower[i - 1], ()) if i > self.low else ():
            if i - len(words) >= self.low and tuple(self.prose.lower[i - len(words) : i]) == words:
                return title
        return self.prose.lower[i - 1] if i > self.low and self.prose.lower[i - 1] in self.known.address else ""

    def _chunk(self, i: int) -> int:
        """The token after the unknown words from a token on."""
        prose = self.prose
        j = i + 1
        while j < self.stop:
            word = prose.lower[j]
            if word in self.known.times or self._office(j):
                break
            listed = self._listed(j)
            if listed is not None and not self._surname(*listed, j):
                break
            if _compound(prose.words[j]):
                break
            j += 1
        while j > i + 1 and not prose.words[j - 1][0].isupper():
            j -= 1
        if not self._named(i) or (j == i + 1 and not _could_be(prose.words[i])) or _compound(prose.words[i]):
            return i
        return j

    def _named(self, i: int) -> bool:
        """Whether a capitalised word is a name and not merely the first of a sentence or of a line in title case."""
        tag = self.prose.tags[i]
        named = tag == "P" or (self.plain and tag in LAX and self._unheard(i))
        return named or (self.prose.lower[i] in self.known.given and capital(self.prose, i + 1))

    def _unheard(self, i: int) -> bool:
        """Whether a capitalised word stands inside a sentence, or opens it and is in no dictionary."""
        return i > self.low or unheard(self.prose, self.known, i)

    def _closed(self, i: int) -> bool:
        """Whether a listed name that no surname is begins here: "Jane Doe CNN", "Jane Doe Chinese"."""
        listed = self._listed(i)
        return listed is not None and (listed[1].kind == "organisation" or listed[1].reading == "adjective")

    def _surname(self, stop: int, name: Listed, i: int) -> bool:
        """Whether a listed place after an unknown word may be a surname: "Cam Newton"."""
        if name.reading == "shy":
            return True
        within = name.entity.within
        return name.kind == "place" and stop == i + 1 and len(within) > 2 and not name.reading and within[-2] in ENGLISH

    def _person(self, i: int, title: str) -> Name | None:
        """A person who begins here: by a title before, a given name, or a family name that stands first."""
        prose, known = self.prose, self.known
        first = folded(prose.lower[i])
        if not (title or first in known.given or first in known.shy_given or first in known.family_first):
            following = prose.lower[i + 1] if i + 1 < self.stop else ""
            if following not in known.family_first and not (len(first) == 2 and first[1] == "." and following):
                return None
        stop = i
        n_words = 0
        while stop < self.stop and n_words < MOST_WORDS:
            word, small = prose.words[stop], prose.lower[stop]
            if small in known.particles and not word[0].isupper():
                stop += 1
                continue
            if small in known.times and not n_words:
                break
            if n_words and small in known.suffixes:
                break
            if (
                not word[0].isalpha()
                or small in {"&", "of", "and"}
                or (n_words and small in known.times and small != "may")
            ):
                break
            if n_words and self._office(stop) and small not in known.weak_titles:
                break
            if n_words > 1 and self._closed(stop):
                break
            if _compound(word) and n_words:
                break
            stop += 1
            n_words += 1
        while stop > i and not prose.words[stop - 1][0].isupper():
            stop -= 1
        if i < stop < self.high and prose.lower[stop] in known.suffixes:
            stop += 1
        elif stop + 1 < self.high and prose.lower[stop] == "," and prose.lower[stop + 1] in known.suffixes and stop > i:
            stop += 2
        if not n_words or stop == i or not (title or self._named(i)):
            return None
        last = folded(prose.lower[stop - 1])
        sure = bool(title) and (title not in known.weak_titles or first in known.given)
        if n_words == 1 and not sure:
            return self._nicknamed(i, stop) if first in known.given else None
        shy = first in known.shy_given and (i > self.low or i == self.first > self.low)
        given = first in known.given or shy
        initial = len(first) == 2 and first[1] == "." and n_words > 1
        family = first in known.family_first and first not in known.common_family
        korean = first in known.family_first and "-" in last and prose.words[stop - 1].partition("-")[2][:1].islower()
        eastern = last in known.family_first and last not in known.common_family and n_words == 2
        if not (sure or given or family or korean or eastern or initial):
            return None
        if not sure and any(prose.words[k] in known.tails for k in range(i + 1, stop)):
            return None
        words = key(prose, i, stop)
        return None if words in known.no_people else Name(i, stop, "person", words, title=title)

    def _nicknamed(self, i: int, stop: int) -> Name | None:
        """A given name, a nickname in quotation marks, and the surname: Changpeng "CZ" Zhao."""
        prose = self.prose
        if stop >= self.high or prose.tags[stop] != "Q":
            return None
        for j in range(stop + 2, min(stop + 5, self.high - 1)):
            if prose.tags[j] == "Q" and prose.words[j + 1][0].isupper() and prose.tags[j + 1] == "P":
                nickname = folded(" ".join(prose.lower[stop + 1 : j]))
                full = f"{prose.words[i]} {prose.words[j + 1]}"
                name = Name(i, j + 2, "person", folded(full), Entity(folded(full), full))
                name.fields["nickname"] = nickname
                return name
        return None

    def _organisation(self, i: int) -> Name | None:
        """An organisation that begins here: a word that ends such names, or one that opens them with "of"."""
        prose, known = self.prose, self.known
        if i + 1 == self.stop:
            return None
        last, sort = 0, ""
        j = i
        while j < self.stop:
            word = prose.words[j]
            if j > i and prose.lower[j] in known.times:
                break
            office = self._office(j)
            if office is not None and j > i and (office[0] > j + 1 or prose.words[j] not in known.tails):
                break
            if j > i and prose.lower[j] in known.openers and self._body(j):
                break
            if word in known.heads and j + 1 < self.stop and prose.lower[j + 1] in ("of", "for"):
                last, sort = self._headed(j), known.heads[word]
                j = last
                continue
            if word in known.tails and j > i:
                last, sort = j + 1, known.tails[word]
            j += 1
        if not last:
            return None
        if prose.lower[i] in self.known.given and sort in {"police", "court"} and last - i < 3:
            return None
        return Name(i, last, "organisation", key(prose, i, last), sort=sort)

    def _body(self, i: int) -> bool:
        """Whether a listed organisation of several words begins here: the rest of "US Securities and Exchange …"."""
        found = self.known.names.at(self.prose.lower, i, self.high)
        return found is not None and found[0] > i + 1 and found[1].kind == "organisation"

    def _headed(self, head: int) -> int:
        """The end of "Ministry of Economy, Trade and Industry": the run, or where a title or a day begins."""
        prose = self.prose
        j = head + 2
        while j < self.stop and prose.lower[j] not in self.known.times:
            if self._office(j):
                break
            j += 1
        while not prose.words[j - 1][0].isupper():
            j -= 1
        return j

    def _place_noun(self, i: int) -> Name | None:
        """A place by its noun: "Orange County", "Lake Tahoe"."""
        prose = self.prose
        if i + 1 == self.stop or not self._named(i):
            return None
        for j in range(i + 1, min(self.stop, i + MOST_WORDS)):
            if prose.lower[j] in self.known.endings and prose.words[j][0].isupper():
                after = prose.words[j + 1] if j + 1 < self.stop else ""
                if after not in self.known.tails and prose.lower[j - 1] not in {"of", "and", "&"}:
                    return Name(i, j + 1, "place", key(prose, i, j + 1), confidence=0.8)
        if prose.lower[i] in {"mount", "lake", "cape", "fort"} and i + 1 < self.stop and prose.tags[i + 1] == "P":
            return Name(i, i + 2, "place", key(prose, i, i + 2), confidence=0.8)
        return None
