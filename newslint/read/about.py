"""Lines about an article: when, by whom, where first. A line comes in; what it says goes out, or None for other lines.

A line is about the article when nothing is left of it once dates, known keys, outlets and names are taken away:
"Tuesday, March 3, 2015, 6.40pm", "The Example Globe, Friday June 5 2015", "Original: [Example](https://…)".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from newslint.core.hints import TYPE_CHECKING
from newslint.core.values import When
from newslint.read.furniture import LEFT, RIGHT, Furniture, fold

if TYPE_CHECKING:
    from newslint.read.dates import Printed

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_FILLING = ("on", "at", "-", "and", "last", "edt", "est", "hrs", "hours", "local time", "h", "by")

PAGE = frozenset(("p", "page", "pages", "pp", "p.", "pg"))
_ABBREVIATED = frozenset(name[:3] for name in _DAYS)
N_ISSUE = 14
"""Words of a line above a text that gives its day."""
N_BESIDE = 6
"""Words beside the day of such a line that gives no weekday."""
MARKS = ("-", "|", "/", "·", "•", "–", "—", "(", ")")
WEEKS = ("week of", "for the week of", "week ending", "week beginning", "issue of", "the week of")
N_TITLE = 4
"""Words of an outlet's name before its date."""
N_LABELS = 3
"""Labels behind the date, and words of each: "Sport, page 31"."""
_AROUND = LEFT + RIGHT

LONGEST = 200
"""Characters that a line about an article may have."""


@dataclass(slots=True)
class About:
    """What is known of an article so far; the first line that says something is believed."""

    values: dict[str, str] = field(default_factory=dict)
    headline: str = ""
    published: When | None = None
    updated: When | None = None
    month_and_day: tuple[int, int] | None = None

    def tell(self, role: str, value: str) -> None:
        """Note a value, unless it is known already."""
        if value and role not in self.values:
            self.values[role] = value

    def tell_when(self, role: str, when: When) -> None:
        """Note a time as the publication's or the update's, unless it is known already."""
        if role == "updated":
            self.updated = self.updated or when
        elif role == "published":
            self.published = self.published or when


def line_about(line: str, furniture: Furniture, about: About, in_header: bool) -> str:
    """The region of a line that is about the article, "metadata" or "byline"; "" for any other line.

    Outside the header only lines with a known key count: "Published: July 29, 2004".
    """
    if len(line) > LONGEST:
        return ""
    if not in_header and line[: line.find(" ")].strip(_AROUND).lower() not in furniture.key_heads:
        return ""
    has_digit = any(map(line.__contains__, "0123456789"))
    if has_digit and (region := _dated(line, furniture, about, in_header)):
        return region
    if not in_header:
        return ""
    return _keyed(line, furniture, about) or _byline(line, furniture, about)


def _dated(line: str, furniture: Furniture, about: About, in_header: bool) -> str:
    from newslint.read import dates

    found = list(dates.printed_dates(line))
    if not found:
        return _times_only(line, furniture)
    rest: list[str] = []
    roles: list[str] = []
    position = 0
    for printed in found:
        before = line[position : printed.span.start]
        role = _role_before(before, furniture)
        roles.append(role)
        rest.append(before)
        position = printed.span.end
    rest.append(line[position:])
    if not in_header and not any(roles):
        return ""
    has_clock = any(printed.when is not None and printed.when.stop - printed.when.start == 1 for printed in found)
    if not _is_about(rest, roles, line, has_clock, furniture, about) and not _is_day_of_issue(line, found):
        return ""
    for role, printed in zip(roles, found, strict=True):
        if printed.when is not None:
            about.tell_when(role if role == "updated" else "published", printed.when)
    return "metadata"


def _is_day_of_issue(line: str, found: Sequence[Printed]) -> bool:
    """Whether a line gives one day with its weekday and year, as only the day of issue is given above a text:
    "Recorded Friday 3 July 2026", "Podcast, episode 12 - Friday, July 3, 2026"; or a day and next to nothing else:
    "Week of July 3, 2026", "No. 12 -- 3 July 2026 -- subscribers only"."""
    words = line.split()
    if len(found) != 1 or len(words) > N_ISSUE or words[-1][-1:] in ".?!:":
        return False
    (first, stop), _ = found[0]
    if line[first : first + 3].lower() in _ABBREVIATED:
        return True
    before, behind = line[:first].rstrip(), line[stop:].lstrip()
    marked = before.endswith(MARKS) and (not behind or behind.startswith(MARKS))
    weekly = fold(before) in WEEKS
    return (marked or weekly) and len((before + " " + behind).split()) <= N_BESIDE


def _role_before(before: str, furniture: Furniture) -> str:
    """The role of the key that stands before a date: "updated" in "Last updated on"."""
    words = fold(before).split()
    for n_words in range(min(len(words), 4), 0, -1):
        role = furniture.keys.get(" ".join(words[-n_words:]), "")
        if role in ("published", "updated", "slug"):
            return role
    return ""


def _is_about(
    rest: list[str], roles: list[str], line: str, has_clock: bool, furniture: Furniture, about: About
) -> bool:
    """Whether what stands around the dates of a line is a key, an outlet, a byline or a section, and no sentence."""
    # "TUE 3 MAR 2015 / 1730 / ITEM 4 / DUR 2'10": the slug of a script.
    is_slug = not any(map(str.islower, line)) and (has_clock or "   " in line or " / " in line)
    if _is_named_day(rest):
        if len(rest[0].split()) > 1:
            about.tell("source", rest[0].strip(LEFT + RIGHT))
        return True
    for index, part in enumerate(rest):
        plain = fold(part)
        if index < len(roles) and roles[index]:
            plain = _without_key(plain, furniture)
        if not plain or plain in furniture.keys or plain in _FILLING:
            continue
        if about.headline.startswith(plain) and any(roles):
            # "Two held after fire Posted: July 3, 2015": the page title, run into the line about it.
            continue
        if is_slug and all(len(piece.split()) <= 5 for piece in _pieces(part)):
            if outlet := outlet_line(part, furniture):
                about.tell("source", outlet)
            continue
        if not _is_label(part, plain, furniture, about, any(roles)):
            return False
    return True


def _is_named_day(rest: list[str]) -> bool:
    """ "Harbour Puls, Wednesday 24 June 2026": a title, a mark and a day is an outlet's line.

    Behind the day only the page and the section may stand: "The Puls - Monday July 6, 2026 - Sport, page 31".
    """
    if len(rest) != 2 or not rest[0].rstrip().endswith((",", "-", "–", "—")):
        return False
    if len(rest[0].split()) > N_TITLE + (rest[0].rstrip()[-1] != ",") or not _is_title(rest[0].strip(LEFT + RIGHT)):
        return False
    behind = rest[1].replace(" - ", ",").replace("–", ",").replace("|", ",").replace("·", ",").split(",")
    labels = [label for label in (label.strip(LEFT + RIGHT) for label in behind) if label]
    return len(labels) <= N_LABELS and all(
        len(label.split()) <= N_LABELS and (label.split()[0].lower() in PAGE or label.istitle()) for label in labels
    )


def _without_key(plain: str, furniture: Furniture) -> str:
    words = plain.split()
    for n_words in range(min(len(words), 4), 0, -1):
        if " ".join(words[-n_words:]) in furniture.keys:
            return " ".join(words[:-n_words]).rstrip(RIGHT)
    return plain


def _is_label(part: str, plain: str, furniture: Furniture, about: About, keyed: bool) -> bool:
    """Whether a part of a dated line is an outlet, names after "By", a page number, or a section set off by a mark."""
    words = plain.split()
    shown = part.strip(_AROUND)
    if plain.startswith("by ") and len(words) <= 8:
        about.tell("author", shown[3:])
        return True
    if len(words) > 7:
        return False
    if plain in furniture.outlets or (furniture.outlet_words.intersection(words) and _is_title(shown)):
        about.tell("source", furniture.outlets.get(plain, shown))
        return True
    if (len(words) <= 3 and words[0] in PAGE) or plain.endswith("min read"):
        return True
    if any(mark in part for mark in ("·", "|", "/", "•", "   ")) and len(words) <= 8:
        return all(len(piece.split()) <= 5 for piece in _pieces(part))
    if plain.endswith(" edition") or plain == "edition":
        return True
    # "Updated: July 2, 2013 15:50 local" keeps a word or two that no list of zones knows.
    return keyed and len(words) <= 2 and not any(mark in part for mark in ".?!")


def _pieces(part: str) -> list[str]:
    return part.replace("|", "/").replace("·", "/").replace("•", "/").replace("   ", "/").split("/")


def _times_only(line: str, furniture: Furniture) -> str:
    """A line such as "Updated: 7:05 p.m. | Posted: 1:20 p.m.", or "Last updated 22:40.": about the article, no date."""
    if len(line) > 80 or (":" not in line and "." not in line):
        return ""
    words = [word.rstrip(":.,").lstrip("|") for word in fold(line).split()]
    if furniture.keys.get(" ".join(words[:2])) == "updated" and words[0] == "last" and words[2:3]:
        return "metadata" if words[2][:1].isdecimal() else ""
    if furniture.keys.get(words[0]) not in ("published", "updated"):
        return ""
    clocks = [word for word in words if word[:1].isdecimal() and (":" in word or "." in word)]
    rest = [word for word in words[1:] if word not in clocks and word and furniture.keys.get(word) is None]
    return "metadata" if clocks and all(len(word) <= 4 for word in rest) and len(rest) <= 6 else ""


def _keyed(line: str, furniture: Furniture, about: About) -> str:
    """A line "Key: value" of a known key; the value is told."""
    key, colon, value = line.partition(":")
    if not colon or len(key) > 40 or "\n" in line:
        return ""
    role = furniture.keys.get(fold(key), "")
    value = value.strip(" \t*_")
    if not role or len(value.split()) > 16:
        return ""
    if role in ("published", "updated"):
        # A date that could not be read stays a line about the article; a sentence after "Update:" does not.
        return (
            "metadata" if len(value.split()) <= 6 and not value.endswith(".") and any(map(str.isdigit, value)) else ""
        )
    label, address = _link(value)
    if role == "source" and (len(label.split()) > 6 or label.endswith(".")):
        return ""
    about.tell(role, label)
    if role in ("source", "url") and address:
        about.tell("url", address)
    return (
        "byline" if role == "author" else "headline" if role == "headline" else "deck" if role == "deck" else "metadata"
    )


def _link(value: str) -> tuple[str, str]:
    """Text and address of "[Example](https://…)", of a bare address, or of plain text."""
    if value.startswith("[") and "](" in value:
        label, _, rest = value[1:].partition("](")
        return label.strip(), rest.partition(")")[0].strip()
    if value.startswith(("http://", "https://")):
        return value, value
    return value.strip(LEFT + "*_" + " "), ""


def _byline(line: str, furniture: Furniture, about: About) -> str:
    """ "By Ann Example and Bo Sample", "with Cy Model", "Example Press", "Staff report"."""
    words = line.strip(LEFT + " *_").rstrip("*_ ").split()
    if not words or len(words) > 14 or len(line) > 110:
        return ""
    plain = fold(line)
    if plain in furniture.outlets:
        about.tell("source", furniture.outlets[plain])
        return "byline"
    if plain in furniture.staff or (len(words) <= 5 and plain.endswith(furniture.staff_ends)):
        return "byline"
    if 2 <= len(words) <= 4 and words[-1].isdecimal() and words[-2].lower().strip(".,") in ("page", "p", "pg"):
        # "Sport, page 61" says where in the paper the story stands.
        return "metadata"
    first = words[0].lower().rstrip(":")
    if first not in furniture.byline_first or len(words) < 2 or _is_sentence(words, furniture):
        return ""
    about.tell("author", " ".join(words[1:]).strip(" ,|-–—"))
    return "byline"


def _is_sentence(words: list[str], furniture: Furniture) -> bool:
    """Whether a line that begins with "By" goes on as a sentence or a headline and not with names."""
    if words[-1].endswith((".", "?", "!", ":")) and not words[-1].endswith(("Jr.", "Sr.", ".com.")):
        return True
    first = words[0]
    known = " ".join(words[1:]).lower()
    if words[1].lower() == "our" and len(words) <= 10:
        return False
    if known.endswith(furniture.staff_ends) or known in furniture.staff:
        return False
    rest = words[1:]
    for index, word in enumerate(rest):
        # "By Ann Example, consumer affairs": after the comma stands what the author does.
        if word.endswith(",") and index >= 1 and len(rest) - index <= 5:
            rest = rest[: index + 1]
            break
    if rest[0].lower().rstrip(",") in _DAYS:
        return True
    names = sum(word[:1].isupper() or word[:1] in "@|&" for word in rest)
    joins = sum(
        word.lower() in ("and", "of", "the", "for", "de", "van", "von", "der", "da", "our", "at", "in") for word in rest
    )
    if any(word[:1].isdecimal() for word in rest):
        return True
    if first.lower() in ("with", "from", "words", "story"):
        # "With Vote Near, a Challenge for Mayor" is a headline; "with Ann Example" is not.
        return len(words) > 5 or not all(word[:1].isupper() or word == "and" for word in rest) or "," in " ".join(words)
    return len(rest) > 12 or names + joins < len(rest) or names == 0


def _is_title(text: str) -> bool:
    """Whether every longer word begins with a capital letter."""
    return all(not word[:1].islower() for word in text.split() if len(word) > 3)


def outlet_line(line: str, furniture: Furniture) -> str:
    """The outlet that a short line names, or "": "The Example Standard", "EXAMPLE FM NEWSROOM / MORNING"."""
    name = line
    for mark in (" / ", " - ", " | ", "   "):
        name = name.partition(mark)[0]
    plain = fold(name)
    if plain in furniture.outlets:
        return furniture.outlets[plain]
    words = plain.replace("-", " ").split()
    titled = all(word[:1].isupper() or word in ("of", "the", "and") for word in name.split())
    return name.strip(LEFT) if 2 <= len(words) <= 5 and titled and furniture.outlet_words.intersection(words) else ""


def names_of(words: Iterable[str]) -> frozenset[str]:
    """Capitalised words of at least three letters: what two texts on one matter share."""
    return frozenset(word.strip(_AROUND) for word in words if word[:1].isupper() and len(word) > 2)
