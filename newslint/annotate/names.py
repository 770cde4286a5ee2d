"""Candidates for names: runs of capitalised words are found, and cut by ``runs``.

What comes in: tokens and what the lexicon knows. What goes out: ``Name`` candidates in order of position; the kind is
"person", "organisation", "place", "title" or, where the words do not tell, "".

"Binance CEO Changpeng Zhao" is an unknown name, a title and a person; "the Ministry of Foreign Affairs" is one
organisation.
"""

from __future__ import annotations

from newslint.annotate.capitals import LAX, Name, bound, could_be, title_case, unheard
from newslint.annotate.gazetteer import ARTICLES, Known, Printed, folded
from newslint.annotate.prose import Prose
from newslint.annotate.runs import Cutter
from newslint.annotate.words import LIMIT
from newslint.core.values import Entity

OUTSIDE = frozenset({"boilerplate", "teaser"})
"""Regions whose names are none of this story's."""

POSTSCRIPTS = frozenset({"p.s.", "p.p.s.", "n.b."})
"""What opens an afterthought and no name: "P.S. Mr. Hall"."""
HELD = frozenset({"Hospital", "Hospitals", "Medical", "Health", "Clinic", "Church", "Cathedral", "School", "College"})
"""What is called after somebody whose name ends in an s of possession: "St. Anne's Hospital"."""
BASED = frozenset({"based", "born", "led", "headquartered", "registered", "listed", "owned", "educated", "trained"})


def scan(prose: Prose, known: Known) -> list[Name]:
    """All candidates of an article, boilerplate and other stories' teasers left out."""
    found: list[Name] = []
    words, tags, lower, capital = prose.words, prose.tags, prose.lower, prose.capital
    printed, title_words, joints = known.printed, known.title_words, known.joints
    cutter = Cutter(prose, known)
    number, start, stop, after, plain = -1, 0, 0, 0, True
    for i in prose.capitals:
        if i < after:
            continue
        if i >= stop:
            while i >= stop:
                number += 1
                start, stop = prose.sentences[number]
            if prose.regions[number] in OUTSIDE:
                after = stop
                continue
            plain = not title_case(prose, number)
        end, word = i + 1, words[i]
        sole, compound, listed, special, leading, dated, key = printed.get(word) or _printed(known, word, lower[i])
        named = tags[i] == "P"
        if sole is None:
            based = _based(prose, known, i) if compound else None
            if based is not None:
                place, entity = based
                found.append(Name(i, end, "place", place, number, plain, entity, "", "based"))
                continue
            if not named:
                named = plain and tags[i] in LAX and (i > start or unheard(prose, known, i))
                initial = word[1:] == "." and end < stop and tags[end] == "P"  # "R. Sivaraman"
                if not (listed or initial or (named and len(word) > 2)):
                    continue
            if lower[i] in POSTSCRIPTS:
                continue
        if end < stop and (capital[end] or lower[end] in joints or bound(words[end])):
            end = _run(prose, known, i, stop, plain)
        if end == i + 1:
            if sole is not None and (end == stop or lower[end] not in sole.longer):
                # "China", "Reuters": one word that means one thing wherever it stands
                kind, small, entity, sort, reading, _ = sole
                found.append(Name(i, end, kind, small, number, plain, entity, sort, reading))
                continue
            single = not special or (leading and known.names.at(lower, i, stop) is None)
            single = single and not (named and end < stop and tags[end] == "Q" and capital[end + 1 : end + 2] == [True])
            if single and (i == start or lower[i - 1] not in title_words):
                # by far the commonest: one word that no list knows as a name
                if named and key:
                    found.append(Name(i, end, "", key, number, plain))
                continue
            if dated:
                continue
        names = cutter.cut(i, end, number, plain)
        found += names
        after = names[-1].stop if names and names[-1].stop > end else end
    return found


def _printed(known: Known, word: str, small: str) -> Printed:
    """What is known of a capitalised word, remembered."""
    found = Printed(
        known.soles.get(small),
        "-" in word,
        small in known.openers or small in known.given,
        small in known.special,
        small in known.leading,
        small in known.times and small != "may",
        folded(small) if could_be(word) and small not in ARTICLES else "",
    )
    if len(known.printed) < LIMIT:
        known.printed[word] = found
    return found


def _run(prose: Prose, known: Known, i: int, stop: int, plain: bool) -> int:
    """The token after the run of name words that begins at a token."""
    words, lower, tags, capital = prose.words, prose.lower, prose.tags, prose.capital
    headed = False
    j = i + 1
    while j < stop:
        small = lower[j]
        if capital[j]:
            word = words[j]
            if "-" in word and _based(prose, known, j) is not None:
                break
            named = tags[j] == "P" or small in known.openers or word[-1] == "." or (plain and tags[j] in LAX)
            if not named and not _he(prose, known, j):
                break
        elif small in known.particles and _particles(prose, known, j, stop):
            j = _particles(prose, known, j, stop)
        elif small == "of" or small == "for":
            if words[j - 1] not in known.heads or j + 1 >= stop:
                break
            if not capital[j + 1]:
                if j + 2 >= stop or lower[j + 1] != "the" or not capital[j + 2]:
                    break
                j += 1
            headed = True
        elif small == "and" or small == ",":
            if not headed or j + 1 >= stop or not capital[j + 1]:
                break
            if lower[j + 1] not in known.topics or lower[j - 1] not in known.topics:
                break
        elif (small == "'s" or small == "’s") and j + 1 < stop and words[j + 1] in HELD:
            pass
        elif not (small == "&" and j + 1 < stop and capital[j + 1]) and not bound(words[j]):
            break
        j += 1
    return j


def _particles(prose: Prose, known: Known, i: int, stop: int) -> int:
    """The capitalised name after particles, "van der Berg", or 0."""
    while i < stop and prose.lower[i] in known.particles:
        i += 1
    return i if i < stop and (prose.tags[i] == "P" or prose.tags[i] in LAX) and prose.words[i][0].isupper() else 0


def _he(prose: Prose, known: Known, token: int) -> bool:
    """Whether a small word is a family name here: "Yi He told"."""
    return prose.lower[token] in known.family_first and folded(prose.lower[token - 1]) in known.family_first


def _based(prose: Prose, known: Known, token: int) -> tuple[str, Entity] | None:
    """The place in "China-based" or "U.S.-born": its folded words, and what they mean."""
    place, _, how = prose.lower[token].rpartition("-")
    if how not in BASED:
        return None
    words = place.replace("-", " ").split()
    listed = known.names.at(words, 0, len(words))
    if listed is None or listed[0] < len(words) or listed[1].kind != "place":
        return None
    return folded(place), listed[1].entity
