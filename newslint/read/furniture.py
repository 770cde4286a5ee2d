"""Furniture of pages: the lexicon ``furniture.yaml`` compiled for look-up, and what it says about one line.

A line comes in; a ``Cue`` or None goes out. A cue needs a whole line, or a known beginning or end of a short line:
a false cue hides facts, so a phrase within a sentence never counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from newslint.core.lexicon import Lexicon, Table, per_lexicon

LEFT = " \t\xa0*_#>•·|+–—-:([{\"'“”‘’►▶▸▹»›→×↓⬇■□●○◆★☆✓✔➤➜\ufeff\u200b"
"""Marks that may stand before the words of a line: list marks, arrows, brackets, Markdown."""

RIGHT = " \t\xa0*_#<•·|+–—-:;,.!…)]}\"'“”‘’◄◀«‹←×↓⬇■□●○\u200b"
"""Marks that may follow the words of a line."""

_SAME = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("\xa0", " "), ("\u202f", " "), ("‑", "-"))

SENTENCE_ENDS = (".", "!", "?", '."', '!"', '?"', ".”", "!”", "?”", ".'", ".’", ".)", "…", ".*", "''")


@dataclass(frozen=True, slots=True)
class Cue:
    """What a line is known as: its group, the kind of region it makes, and what it opens."""

    group: str
    region: str
    whole: bool
    opens: str = ""
    place: str = ""
    only: str = ""
    resumes: bool = False


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A beginning, an end or an inside of a line, and the conditions of its group."""

    words: str
    cue: Cue
    longest: int
    needs: tuple[str, ...] = ()


@dataclass(slots=True)
class Furniture:
    """The compiled lexicon: whole lines, beginnings by their first characters, ends by their last word."""

    lines: dict[str, Cue] = field(default_factory=dict)
    starts: dict[str, list[_Phrase]] = field(default_factory=dict)
    short_heads: tuple[str, ...] = ()
    ends: dict[str, list[_Phrase]] = field(default_factory=dict)
    insides: list[_Phrase] = field(default_factory=list)
    items: frozenset[str] = frozenset()
    credit_words: tuple[str, ...] = ()
    actions: frozenset[str] = frozenset()
    keys: dict[str, str] = field(default_factory=dict)
    byline_first: frozenset[str] = frozenset()
    staff: frozenset[str] = frozenset()
    staff_ends: tuple[str, ...] = ()
    outlet_words: frozenset[str] = frozenset()
    outlets: dict[str, str] = field(default_factory=dict)
    key_heads: frozenset[str] = frozenset()
    longest: int = 0
    reach: int = 0

    def cue(self, line: str) -> Cue | None:
        """What is known of a line, or None for a line of the article."""
        size = len(line)
        if size > self.longest:
            return None
        if size > 120 and line[0].isalnum() and line[:_HEAD].lower() not in self.starts and not self._has_short(line):
            # The ordinary line of prose begins as no phrase does, and is not looked at any further here.
            pass
        elif found := self._start_or_whole(line, size):
            return found
        if size > _LONGEST_END:
            return None
        last = line[line.rfind(" ") + 1 :].rstrip(RIGHT).lower()
        for phrase in self.ends.get(last, ()):
            if size <= phrase.longest and plain(line[-self.reach :]).rstrip(RIGHT).endswith(phrase.words):
                return phrase.cue
        if line[-1] in ")]*." and line.endswith((")", "]", ").", ")*")) and (credit := self._credit(line)):
            return credit
        if size > 300 or line.endswith(SENTENCE_ENDS):
            return None
        left = plain(line)
        for phrase in self.insides:
            if phrase.words in left:
                return phrase.cue
        return self.bar(line)

    def _has_short(self, line: str) -> bool:
        return line[:_HEAD].lower().startswith(self.short_heads)

    def _start_or_whole(self, line: str, size: int) -> Cue | None:
        left = plain(line[: self.reach] if size > self.reach else line)
        if size <= 120 and (found := self.lines.get(left.rstrip(RIGHT))) is not None:
            return found
        candidates = self.starts.get(left[:_HEAD])
        if candidates is None and left.startswith(self.short_heads):
            candidates = self.starts[next(head for head in self.short_heads if left.startswith(head))]
        for phrase in candidates or ():
            if size <= phrase.longest and left.startswith(phrase.words) and _fits(phrase, left, line):
                # "More from Example News: The harbour reopens" is one link, and opens no list.
                is_link = phrase.cue.opens != "" and ":" in left.rstrip(RIGHT)
                return replace(phrase.cue, opens="") if is_link else phrase.cue
        return None

    def _credit(self, line: str) -> Cue | None:
        """A caption ends with a credit in brackets: "Flowers at the gate. (Photo: A. Name)"."""
        opening = max(line.rfind("("), line.rfind("["))
        shown = line[opening + 1 :].strip(" .*)]")
        inner = shown.lower()
        if opening < 0 or len(inner) > 80:
            return None
        for word in self.credit_words:
            if inner == word:
                return _CAPTION
            if inner.startswith(word) and inner[len(word)] in ":/ ":
                # "(source: nobody knows)" and "(via text message)" are words of the article: a credit names somebody.
                name = shown[len(word) :].lstrip()
                named = name[:1] in (":", "/") and not name.lstrip(":/ ")[:1].islower()
                return _CAPTION if named or (" " in word and word.endswith(("photo", "images"))) else None
        return _CAPTION if inner.endswith(" photo") or " photo/" in inner else None

    def bar(self, line: str) -> Cue | None:
        """A row of short items with strokes or wide gaps between them: "Log in | Weather | Obituaries"."""
        if len(line) > 200:
            return None
        plain = _without_links(line) if "](" in line else line
        for mark in ("|", "•", "·", "   ", "\t", " / "):
            if mark in plain:
                items = [item.strip(LEFT + RIGHT).lower() for item in plain.split(mark)]
                items = [item for item in items if item]
                if len(items) < 2 or any(len(item) > 45 or item.count(" ") > 5 for item in items):
                    continue
                known = sum(item in self.items or item in self.lines for item in items)
                if known >= 2 or (known == 1 and len(items) >= 3):
                    return _BAR
        return None


_CAPTION = Cue("photo credits", "caption", False)
_BAR = Cue("navigation items", "boilerplate", True)


@per_lexicon
def furniture(lexicon: Lexicon) -> Furniture:
    """The compiled furniture of a lexicon; compiled once for each lexicon."""
    built = Furniture()
    items: set[str] = set()
    for name, group in lexicon.table("furniture", "groups").items():
        if isinstance(group, dict):
            items |= _add_group(built, name, group)
    built.items = frozenset(items)
    built.short_heads = tuple(sorted(head for head in built.starts if len(head) < _HEAD))
    built.credit_words = lexicon.words("furniture", "credit words")
    built.actions = frozenset(lexicon.words("furniture", "calls to action"))
    for role in lexicon.table("furniture", "keys"):
        for word in lexicon.words("furniture", "keys", role):
            built.keys.setdefault(word, role)
    built.byline_first = frozenset(lexicon.words("furniture", "byline words", "first"))
    built.staff = frozenset(lexicon.words("furniture", "byline words", "staff"))
    built.staff_ends = lexicon.words("furniture", "byline words", "ends")
    built.outlet_words = frozenset(lexicon.words("outlets", "words"))
    for section in ("agencies", "outlets"):
        for label, names in lexicon.table("outlets", section).items():
            for one in (label, *_texts(names)):
                built.outlets.setdefault(fold(one), label)
    built.key_heads = frozenset(key.partition(" ")[0] for key, role in built.keys.items() if role in _TIMES)
    built.reach = 160 + max((len(p.words) for group in built.starts.values() for p in group), default=0)
    return built


_HEAD = 5
"""Characters by which beginnings are looked up."""

_LONGEST_END = 420

_TIMES = ("published", "updated")


def _add_group(built: Furniture, name: str, group: Mapping[str, Table]) -> set[str]:
    region = str(group.get("region", "boilerplate"))
    longest = group.get("longest", 220)
    longest = longest if isinstance(longest, int) else 220
    built.longest = max(built.longest, longest)
    needs = tuple(word.lower() for word in _texts(group.get("with")))

    def cue(whole: bool) -> Cue:
        opens, place, only = (str(group.get(key, "")) for key in ("opens", "place", "only"))
        return Cue(name, region, whole, opens, place, only, group.get("resumes") is True)

    whole, partial = cue(True), cue(False)
    for words in _texts(group.get("lines")):
        built.lines.setdefault(fold(words), whole)
    for words in _texts(group.get("starts")):
        words = plain(words)
        built.starts.setdefault(words[:_HEAD], []).append(_Phrase(words, partial, longest, needs))
    for words in _texts(group.get("ends")):
        words = fold(words)
        built.ends.setdefault(words.rpartition(" ")[2], []).append(_Phrase(words, partial, longest))
    for words in _texts(group.get("inside")):
        built.insides.append(_Phrase(words.lower(), partial, longest))
    return {fold(words) for words in _texts(group.get("items"))}


def fold(line: str) -> str:
    """A line without case, marks around it, curly quotes and wide gaps.

    >>> fold("**Read  Next:**")
    'read next'
    """
    return plain(line).rstrip(RIGHT)


def plain(line: str) -> str:
    """A line without case, marks before it, curly quotes and wide gaps."""
    left = line.lower() if line[:1].isalnum() else line.lstrip(LEFT).lower()
    if not left.isascii():
        for curly, straight in _SAME:
            left = left.replace(curly, straight)
    if "  " in left or "\t" in left:
        left = " ".join(left.split())
    return left


def _fits(phrase: _Phrase, left: str, line: str) -> bool:
    end = len(phrase.words)
    if phrase.words[-1].isalpha() and left[end : end + 1].isalpha():
        return False
    # "Also on Tuesday he was moved." is a sentence; "Also on Example News:" is a heading.
    if phrase.cue.opens and line.endswith(SENTENCE_ENDS):
        return False
    return not phrase.needs or any(_holds(left, need, end) for need in phrase.needs)


def _holds(text: str, words: str, start: int) -> bool:
    """Whether whole words stand in a text at or after an offset."""
    at = text.find(words, start)
    while at >= 0:
        after = text[at + len(words) : at + len(words) + 1]
        if not (text[at - 1].isalnum() and words[0].isalnum()) and not (after.isalnum() and words[-1].isalnum()):
            return True
        at = text.find(words, at + 1)
    return False


def _without_links(line: str) -> str:
    """Markdown links by their text alone."""
    parts: list[str] = []
    for part in line.split("["):
        label, bracket, rest = part.partition("](")
        parts.append(label + rest.partition(")")[2] if bracket else part)
    return "".join(parts)


def _texts(value: Table | None) -> Iterable[str]:
    return [str(item) for item in value if item is not None] if isinstance(value, list) else []
