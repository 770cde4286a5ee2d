"""A run of capitalised words, cut into names: the longest and likeliest reading at each word.

What comes in: the run, its sentence and what the lexicon knows. What goes out: candidates from left to right.

"Dayton police chief Ann Poe" is a place, a title and a person; "Boston Police" is one organisation; "Jordan Smith" is
a person, "Jordan" a place.
"""

from __future__ import annotations

from newslint.annotate.capitals import LAX, Name, aged, bound, capital, compound, could_be, key, shouted, unheard
from newslint.annotate.gazetteer import ARTICLES, BEFORE_PLACE, CENTRES, Known, folded
from newslint.annotate.gazetteer import Name as Listed
from newslint.annotate.prose import Prose
from newslint.core.values import Entity

PUBLIC = frozenset({"ministry", "army", "parliament", "court", "government"})
"""Classes that a country has one of: "the Japanese Finance Ministry" is "Japan's Finance Ministry"."""

ENGLISH = frozenset({"united states", "united kingdom", "canada", "australia", "new zealand", "ireland"})
"""Countries whose towns lend surnames to people in English copy."""

GRAMMAR = frozenset("ITDCO")
"""Tags of prepositions, articles, conjunctions and pronouns, which open sentences more often than names."""

JOINING = frozenset({"&", "of", "and"})
"""Words that stand in no person's name."""

MOST_WORDS = 4
N_APPOSED = 3

JUNIOR = frozenset({"jr", "jr.", "sr", "sr."})
QUARTERS = frozenset({"NE", "NW", "SE", "SW"})
"""What ends the name of a street and no person's: "Beverly Av NE"."""

AGENTS = ("er", "or", "ist", "ian", "ant", "man", "woman")
"""Endings of nouns for those who do something."""

OUTLET = frozenset(["reported", "reports", "said", "says", "wrote", "writes", "magazine", "newspaper", "reporter"])
"""Words behind an outlet with an ordinary name."""

WHERE = frozenset({"in", "at", "near", "outside"})
"""Words before a place."""

LONGEST = 40
"""Tokens of the longest name; a longer run of capitals is no name but a line that shouts."""

OF_WHAT = 7
"""Tokens in which what a title is of stands."""


class Cutter:
    """Cuts the runs of one article, each in its sentence from ``low`` to ``high``."""

    __slots__ = (
        "corporate",
        "high",
        "known",
        "local",
        "low",
        "lower",
        "number",
        "plain",
        "prose",
        "stop",
        "tags",
        "words",
    )
    corporate: bool
    """Whether the run holds a word that the names of organisations begin or end with."""
    local: bool
    """The same of places."""

    def __init__(self, prose: Prose, known: Known) -> None:
        self.prose, self.known = prose, known
        self.words, self.lower, self.tags = prose.words, prose.lower, prose.tags
        self.number = self.low = self.high = self.stop = 0
        self.plain, self.corporate, self.local = True, False, False

    def cut(self, first: int, stop: int, number: int, plain: bool) -> list[Name]:
        """The names of a run in a sentence, from left to right; ``plain`` says that this is no line in title case."""
        known, lower, times = self.known, self.lower, self.known.times
        self.number, self.plain, self.stop = number, plain, stop
        self.low, self.high = self.prose.sentences[number]
        several = stop > first + 1
        self.corporate = several and not known.bodies.isdisjoint(self.words[first:stop])
        self.local = several and not known.surroundings.isdisjoint(lower[first:stop])
        found: list[Name] = []
        i, title = first, ""
        if first > self.low:
            before = lower[first - 1]
            if before == "of" and several and lower[first] in known.title_ends:
                title = self._title_before(first + 1)  # "Chief of Police Ada Poe"
                i += 1 if title else 0
            elif before in known.title_words:
                title = self._title_before(first)
            elif before == "," and 1 < stop - first <= N_APPOSED and first - 2 > self.low:
                title = self._title_apposed(first, stop)
        elif stop - first > 2 and self._calls(first):
            i = first + 1  # "Collector Ada Poe told the court"
        while i < stop:
            word = lower[i]
            if word in times and not (word == "may" and title):
                i, title = i + 1, ""
                continue
            name = self._at(i, title)
            if name is None:
                i, title = i + 1, ""
            else:
                found.append(name)
                i, title = name.stop, name.title if name.kind == "title" else ""
        return found

    def _calls(self, i: int) -> bool:
        """Whether the first word of a sentence is a noun for the person whose name follows."""
        word, known = self.lower[i], self.known
        calls = word in known.callings or self.prose.lemmas[i] in known.callings
        if not calls and word.endswith(AGENTS) and folded(self.lower[i + 1]) in known.given:
            calls = word not in known.surnames  # "Developer Ada Poe said"
        return calls and word not in known.title_openers and folded(word) not in known.given

    def _name(self, first: int, stop: int, kind: str, title: str = "") -> Name:
        name = Name(first, stop, kind, key(self.prose, first, stop), self.number, self.plain)
        if title:
            name.title = title
        return name

    def _at(self, i: int, title: str) -> Name | None:
        """The best reading of the run at a token."""
        word, n_left = self.lower[i], self.stop - i
        if n_left > 1:
            whose = word
            if "-" in word:
                if self.words[i].isupper() and not self.words[i + 1].isupper():
                    return None  # "SCANDAL-HIT Ada Poe", as tabloids open
                whose = word.partition("-of-")[0]
            if whose in self.known.address:
                return self._name(i, i + 1, "title", word)  # "Gran Ada Poe, 71,", "Mum-of-two Ann Poe, 33,"
            stop = self.stop
            while self.lower[stop - 1] in self.known.times and self.lower[stop - 1] != "may":
                stop -= 1  # "jailed 25-year-old Ada Poe Monday"
            if 1 < stop - i <= MOST_WORDS and self._borne(i) and aged(self.prose, i, stop):
                # "Derrick Church, 19," and "20-year-old Alma King" are people, whatever else their surnames mean
                return self._name(i, self._suffixed(stop), "person", title)
        elif i + 2 < self.high and self.tags[i + 1] == "Q" and self.prose.capital[i + 2] and self._coined(i):
            nicknamed = self._nicknamed(i, i + 1)
            if nicknamed is not None and self.words[nicknamed.stop - 1] not in self.known.tails:
                return nicknamed
        office: tuple[int, str] | None = None
        if word in self.known.special:
            listed = self._listed(i)
            if listed is not None:
                return self._of_listed(i, title, *listed)
            if word in ARTICLES:
                return None
            office = self._office(i)
        organisation = self._organisation(i) if self.corporate else None
        if office is not None and (organisation is None or office[0] > i + 1):
            return self._name(i, office[0], "title", office[1])
        if word in self.known.address:
            return self._name(i, i + 1, "title", word)
        noun = self._place_noun(i) if self.local else None
        if noun is not None:
            return noun
        person = self._person(i, title)
        if organisation is not None and (person is None or organisation.stop >= person.stop):
            return organisation
        if person is not None:
            return person
        stop = self._chunk(i)
        if 1 < stop - i <= MOST_WORDS and (self.lower[stop - 1] in JUNIOR or self._suffixed(stop) > stop):
            return self._name(i, self._suffixed(stop), "person")  # "Zorvan Quastil Jr."
        return self._name(i, stop, "") if stop > i else None

    def _of_listed(self, i: int, title: str, stop: int, name: Listed) -> Name:
        """A listed name, unless a longer one begins with it: "Boston Police", "Jordan Smith", "Orange County"."""
        words = key(self.prose, i, stop)
        plain = Name(i, stop, name.kind, words, self.number, self.plain, name.entity, name.sort, name.reading)
        if stop >= self.stop:
            return plain
        longer = self._organisation(i) if self.corporate else None
        if longer is not None and longer.stop > stop:
            return plain if name.reading == "adjective" and longer.sort in PUBLIC else longer
        if name.kind == "place" or name.reading == "shy":
            person = self._person(i, title)
            if person is not None and person.stop > stop and not (name.kind == "place" and self._placed(i, name)):
                return person
        noun = self._place_noun(i) if self.local and name.kind == "place" else None
        return noun if noun is not None and noun.stop > stop else plain

    def _office(self, i: int) -> tuple[int, str] | None:
        """The title that begins at a token of the run."""
        known = self.known
        return known.titles.at(self.lower, i, self.stop) if self.lower[i] in known.title_openers else None

    def _listed(self, i: int) -> tuple[int, Listed] | None:
        """The longest listed name at a token, if its words are capitalised here as a name's are."""
        known = self.known
        found = known.names.at(self.lower, i, self.high) if self.lower[i] in known.openers else None
        if found is None:
            return None
        for word in self.words[i : found[0]]:
            if len(word) > 3 and word[0].islower():
                return None
        name = found[1]
        if name.kind == "organisation" and name.reading == "shy" and not self._cued(i, found[0]):
            return None
        if name.reading == "after comma" and not (i > self.low and self.lower[i - 1] in {",", "("}):
            return None
        if not name.kind:
            return found[0], Listed("", name.entity)
        return found

    def _cued(self, first: int, stop: int) -> bool:
        """Whether an outlet with an ordinary name stands where outlets do: "told Dawn", "The Block reported"."""
        lower = self.lower
        before = lower[first - 1] if first > self.low else ""
        after = lower[stop] if stop < self.high else ""
        if lower[first] == "the" and first > self.low:
            return True
        return before in {"told", "to", "with", "by", "via", "on", "magazine", "site", "newspaper"} or after in OUTLET

    def _placed(self, i: int, name: Listed) -> bool:
        """Whether a name that people bear too is surely a place: "in Jordan", "Paris, France"."""
        if folded(self.lower[i]) not in self.known.given and name.reading != "shy":
            return True
        before = self.lower[i - 1] if i > self.low else ""
        return name.reading == "adjective" or before in {"in", "near", "outside"}

    def _title_apposed(self, first: int, stop: int) -> str:
        """A title that a run in commas explains: "the transport secretary, Threll Hedder, came"."""
        enclosed = stop < self.high and self.lower[stop] in {",", "."} and not self.corporate and not self.local
        if not enclosed or first < self.low + 2 or self.lower[first - 1] != ",":
            return ""
        if self.lower[first - 2] in self.known.title_words:
            return self._title_before(first - 1)
        return self._title_of(first - 1) if stop > first + 1 else ""

    def _title_of(self, comma: int) -> str:
        """A title told with what it is of: "the governor of the central bank, Threll Hedder"."""
        lower, tags = self.lower, self.tags
        for j in range(comma - 2, max(self.low + 1, comma - OF_WHAT), -1):
            if lower[j] == "of" and lower[j - 1] in self.known.title_words:
                title = self._title_before(j)
                before = j - len(title.split()) - 1
                return title if before < self.low or lower[before] in {"the", "its", "'s"} else ""
            if tags[j] not in "NPJDI":
                break
        return ""

    def _title_before(self, i: int) -> str:
        """A title in small letters right before the run: "president Xi Jinping"."""
        lower = self.lower
        for words, title in self.known.title_ends.get(lower[i - 1], ()):
            if i - len(words) >= self.low and tuple(lower[i - len(words) : i]) == words:
                return title
        return lower[i - 1] if lower[i - 1] in self.known.address else ""

    def _chunk(self, i: int) -> int:
        """The token after the unknown words from a token on."""
        j = i + 1
        while j < self.stop:
            word = self.lower[j]
            if word in self.known.times or self._office(j):
                break
            listed = self._listed(j)
            if listed is not None and not self._surname(*listed, j):
                break
            if compound(self.words[j]):
                break
            if folded(word) in self.known.given and j + 1 < self.stop and self._ordinary(i, j):
                break  # "Liberal Democrat Priya Nair"
            j += 1
        while j > i + 1 and not (self.words[j - 1][0].isupper() or bound(self.words[j - 1])):
            j -= 1
        if not self._named(i) or (j == i + 1 and not could_be(self.words[i])) or compound(self.words[i]):
            return i
        return j

    def _borne(self, i: int) -> bool:
        """Whether a word can be a given name: it is in the list of them, or in no list at all and no place."""
        word = self.lower[i]
        if folded(word) in self.known.given:
            return True
        return word not in self.known.special and self._named(i) and self.lower[i - 1] not in WHERE

    def _coined(self, i: int) -> bool:
        """Whether a word may be a given name that no list has: it is in no dictionary and is no other name."""
        word = self.lower[i]
        return word not in self.known.vocabulary and word not in self.known.special and self._named(i)

    def _named(self, i: int) -> bool:
        """Whether a capitalised word is a name and not merely the first of a sentence or of a line in title case."""
        tag = self.tags[i]
        named = tag == "P" or (self.plain and tag in LAX and self._unheard(i))
        if named or (self.lower[i] in self.known.given and capital(self.prose, i + 1)) or self._opens(i):
            return True
        # "R. Sivaraman said": an initial opens a sentence too
        return len(self.words[i]) == 2 and self.words[i][1] == "." and i + 1 < self.stop and self.tags[i + 1] == "P"

    def _unheard(self, i: int) -> bool:
        """Whether a capitalised word stands inside a sentence, or opens it and is in no dictionary."""
        return i > self.low or unheard(self.prose, self.known, i)

    def _ordinary(self, first: int, stop: int) -> bool:
        """Whether all words of a stretch are in the dictionary or a party's, and so hardly a name."""
        known = self.known
        return all(word in known.vocabulary or word in known.parties for word in self.lower[first:stop])

    def _opens(self, i: int) -> bool:
        """Whether a word that is a given name too opens a person's name: "Dawn Ellery" does, "Dawn Raid" does not.

        Nor does a word of grammar, though people bear it: "In London, ...", "On Facebook ...".
        """
        if folded(self.lower[i]) not in self.known.shy_given or i + 1 >= self.stop:
            return False
        if self.tags[i] in GRAMMAR:
            return False
        return capital(self.prose, i + 1) and not self._ordinary(i + 1, i + 2)

    def _closed(self, i: int) -> bool:
        """Whether a listed name that no surname is begins here: "Jane Doe CNN", "Jane Doe Chinese"."""
        listed = self._listed(i)
        return listed is not None and (listed[1].kind == "organisation" or listed[1].reading == "adjective")

    def _surname(self, stop: int, name: Listed, i: int) -> bool:
        """Whether a listed place after an unknown word may be a surname: "Orel Newton"."""
        if name.reading == "shy":
            return True
        within = name.entity.within
        return name.kind == "place" and stop == i + 1 and len(within) > 2 and not name.reading and within[-2] in ENGLISH

    def _person(self, i: int, title: str) -> Name | None:
        """A person who begins here: by a title before, a given name, or a family name that stands first."""
        known = self.known
        first = folded(self.lower[i])
        if not title and first not in known.human:
            following = self.lower[i + 1] if i + 1 < self.stop else ""
            if following not in known.family_first and not (len(first) == 2 and first[1] == "." and following):
                return None
        stop, n_words = self._extent(i)
        if stop == i or not n_words or not (title or self._named(i)):
            return None
        short = n_words == 1 or (n_words == 2 == stop - i and folded(self.lower[i + 1]) in known.given)
        if short and first in known.given:
            nicknamed = self._nicknamed(i, stop)  # 'James Rufus "Bo" Quirke', too
            if nicknamed is not None:
                nicknamed.title = title
                return nicknamed
        alone = not title or (title in known.weak_titles and first not in known.given)
        if alone and (n_words == 1 or not self._human(i, stop, n_words, first)):
            return None
        name = self._name(i, stop, "person", title)
        no_people = name.key in known.no_people or self.lower[stop - 1] in known.no_people  # "Kent County Republican"
        return None if no_people else name

    def _extent(self, i: int) -> tuple[int, int]:
        """The token after the words from a token on that one person may bear, and how many words they are."""
        known, words, lower = self.known, self.words, self.lower
        stop = i
        n_words = 0
        while stop < self.stop and n_words < MOST_WORDS:
            word, small = words[stop], lower[stop]
            if small in known.particles and not word[0].isupper():
                stop += 1
                continue
            if not word[0].isalpha() or small in JOINING:
                break
            if small in known.times and not (n_words and small == "may"):
                break
            if n_words and (
                small in known.suffixes
                or (small in known.title_openers and small not in known.weak_titles and self._office(stop))
                or word in QUARTERS
                or compound(word)
                or (n_words > 1 and (self._closed(stop) or shouted(self.prose, known, stop, self.plain)))
            ):
                break
            stop += 1
            n_words += 1
        while stop > i and not (words[stop - 1][0].isupper() or bound(words[stop - 1])):
            stop -= 1
        return self._suffixed(stop) if stop > i else stop, n_words

    def _suffixed(self, stop: int) -> int:
        """The token after "Jr." behind a name, with its comma if it has one."""
        suffixes, lower = self.known.suffixes, self.lower
        if stop < self.high and lower[stop] in suffixes:
            return stop + 1
        if stop + 1 < self.high and lower[stop] == "," and lower[stop + 1] in suffixes:
            return stop + 2
        return stop

    def _human(self, i: int, stop: int, n_words: int, first: str) -> bool:
        """Whether several words are a person's name by themselves, the first a given name or one of them a family's."""
        known = self.known
        if not known.tails.keys().isdisjoint(self.words[i + 1 : stop]):
            return False
        if first in known.given or (first in known.shy_given and (i > self.low or self._opens(i))):
            return True
        if len(first) == 2 and first[1] == ".":
            return True
        last = folded(self.lower[stop - 1])
        if first in known.family_first:
            korean = "-" in last and self.words[stop - 1].partition("-")[2][:1].islower()
            if korean or first not in known.common_family:
                return True
        return n_words == 2 and last in known.family_first and last not in known.common_family

    def _nicknamed(self, i: int, stop: int) -> Name | None:
        """A given name, a nickname in quotation marks, and the surname: Changpeng "CZ" Zhao."""
        if stop >= self.high or self.tags[stop] != "Q":
            return None
        for j in range(stop + 2, min(stop + 5, self.high - 1)):
            if self.tags[j] == "Q" and self.words[j + 1][0].isupper() and self.tags[j + 1] in "PN":
                nickname = folded(" ".join(self.lower[stop + 1 : j]))
                end = self._suffixed(j + 2)
                full = " ".join((self.words[i], self.words[j + 1], *self.words[end - 1 : end][: end - j - 2]))
                name = self._name(i, end, "person")
                name.key = folded(full)
                name.entity, name.nickname = Entity(name.key, full), nickname
                return name
        return None

    def _organisation(self, i: int) -> Name | None:
        """An organisation that begins here: a word that ends such names, or one that opens them with "of"."""
        known = self.known
        if i + 2 < self.stop and self.lower[i + 1] == "&" and self.tags[i + 2] != "D":
            # "Pike & Dunne": a firm of two names, whatever follows.
            stop = i + 3
            while stop < self.stop and self.words[stop] in known.tails:
                stop += 1
            return self._name(i, stop, "organisation")
        last, sort = 0, ""
        j = i
        stop = min(self.stop, i + LONGEST)
        while j < stop:
            word = self.words[j]
            if j > i and self.lower[j] in known.times:
                break
            office = self._office(j)
            if office is not None and j > i and (office[0] > j + 1 or self.words[j] not in known.tails):
                general = self.lower[j] == "general" and self.words[j + 1 : j + 2] == ["Hospital"]
                if not general:
                    break
            if j > i and self.lower[j] in known.openers and self._body(j):
                break
            if word in known.heads and j + 1 < self.stop and self.lower[j + 1] in {"of", "for"}:
                last, sort = self._headed(j), known.heads[word]
                j = last
                continue
            if word in known.tails and j > i:
                centre = sort == "hospital" and word in CENTRES
                last, sort = j + 1, sort if centre else known.tails[word]
            j += 1
        if not last:
            return None
        if self.lower[i] in self.known.given and sort in {"police", "court"} and last - i < 3:
            return None
        name = self._name(i, last, "organisation")
        name.sort = sort
        return name

    def _body(self, i: int) -> bool:
        """Whether a listed organisation of several words begins here: the rest of "US Securities and Exchange …"."""
        found = self.known.names.at(self.lower, i, self.high)
        return found is not None and found[0] > i + 1 and found[1].kind == "organisation"

    def _headed(self, head: int) -> int:
        """The end of "Ministry of Economy, Trade and Industry": the run, or where a title or a day begins."""
        j = head + 2
        stop = min(self.stop, head + LONGEST)
        while j < stop and self.lower[j] not in self.known.times:
            if self._office(j):
                break
            j += 1
        while not self.words[j - 1][0].isupper():
            j -= 1
        return j

    def _place_noun(self, i: int) -> Name | None:
        """A place by its noun: "Orange County", "Lake Tahoe"."""
        if i + 1 == self.stop:
            return None
        opens = self.lower[i] in BEFORE_PLACE
        if (not opens and self.known.endings.isdisjoint(self.lower[i + 1 : i + MOST_WORDS])) or not self._named(i):
            return None
        for j in range(i + 1, min(self.stop, i + MOST_WORDS)):
            if self.lower[j] in self.known.endings and self.words[j][0].isupper():
                after = self.words[j + 1] if j + 1 < self.stop else ""
                if after not in self.known.tails and self.lower[j - 1] not in {"of", "and", "&"}:
                    return self._likely_place(i, j + 1)
        if opens and self.tags[i + 1] == "P":
            return self._likely_place(i, i + 2)
        return None

    def _likely_place(self, first: int, stop: int) -> Name:
        name = self._name(first, stop, "place")
        name.confidence = 0.8
        return name
