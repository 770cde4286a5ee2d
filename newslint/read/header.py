"""The header of a page, everything above the first paragraph: units come in, their regions go out."""

from __future__ import annotations

from newslint.read.about import About, line_about, outlet_line
from newslint.read.dateline import dateline_end
from newslint.read.furniture import Cue, Furniture, fold
from newslint.read.shape import ends_sentence, is_breadcrumb, is_heading, is_prose, is_rule, is_script_cue
from newslint.read.units import Unit

_SLANTED = 20
_HEADLINE = 220

_MASTHEAD = 5
"""Words of the name of a paper: "The Torvik Evening Post"."""

_NAME = 3
"""Words of a name that alone stands above its headline, and lines down to the blank one below the deck."""

_HEAD = 6
"""Lines of the head of a page: name, motto, day, page, section."""

_WORDS = 3
"""Blanks from which a line is long enough for a headline."""

_LONGEST_HEADER = 60
"""Units after which a page that has shown no paragraph is taken to have none."""


def header(found: list[Unit], kinds: list[str], furniture: Furniture, about: About, has_headline: bool) -> int:
    """Give regions to the units before the first paragraph; the number of that paragraph goes out."""
    expects_headline = not has_headline
    masthead = _masthead(found, furniture) if expects_headline else 0
    if masthead:
        about.tell("source", outlet_line(found[0].text, furniture) or found[0].text)
    for index, unit in enumerate(found[:_LONGEST_HEADER]):
        text = unit.text
        kind = line_about(text, furniture, about, True)
        if kind == "headline" and not expects_headline:
            kind = "metadata"
        if not kind and (cue := _header_cue(text, furniture, expects_headline)):
            kind = cue.region
        if not kind:
            kind = _header_kind(found, kinds, index, furniture, about, expects_headline)
        if not kind:
            return index
        if index < masthead and kind != "byline":
            kind = "metadata"
        if kind == "headline":
            expects_headline = False
            about.headline = about.headline or fold(text)
        kinds[index] = kind
    return min(len(found), _LONGEST_HEADER)


def _header_cue(text: str, furniture: Furniture, expects_headline: bool) -> Cue | None:
    cue = furniture.cue(text)
    if cue is None or cue.place == "end" or cue.only:
        return None
    # "Video: Crowd gathers" and "UPDATE: Two held" are headlines where a headline is due.
    return None if not cue.whole and cue.region in ("teaser", "note") and expects_headline else cue


def _header_kind(
    found: list[Unit], kinds: list[str], index: int, furniture: Furniture, about: About, expects_headline: bool
) -> str:
    """The region of a unit of the header by its form; "" where the first paragraph is reached."""
    text = found[index].text
    if is_breadcrumb(text) or is_rule(text) or is_script_cue(text):
        return "metadata"
    if text.startswith("!["):
        return "caption"
    if (outlet := outlet_line(text, furniture)) and _stands_by_a_date(found, index, furniture, about):
        about.tell("source", outlet)
        return "metadata"
    if about.headline and fold(text) == about.headline:
        return "headline"
    if index and text == found[index - 1].text:
        # The words under a picture, once as alternative text and once as caption.
        kinds[index - 1] = "caption"
        return "boilerplate"
    if expects_headline and (text.startswith("# ") or _is_headline(found, index)):
        return "headline"
    if _is_deck(found, kinds, index, furniture, about) or (not expects_headline and _is_standfirst(found, index)):
        return "deck"
    return "subheading" if _is_loose(found, index, furniture, about) else ""


def _stands_by_a_date(found: list[Unit], index: int, furniture: Furniture, about: About) -> bool:
    """Whether the line above or below, with no blank line between, is one about the article."""
    above = index > 0 and not found[index].gap and _is_about_line(found[index - 1].text, furniture)
    below = index + 1 < len(found) and not found[index + 1].gap and _is_about_line(found[index + 1].text, furniture)
    return above or below


def _is_about_line(text: str, furniture: Furniture) -> bool:
    """Whether a line is about the article; what it says is not told twice."""
    return line_about(text, furniture, About(), True) in ("metadata", "byline")


def _masthead(found: list[Unit], furniture: Furniture) -> int:
    """Of how many units the head of a page is made, if it begins with the name of the paper: below it stand its motto,
    the day, the page and the section, and after a blank line comes the headline.
    """
    if not found:
        return 0
    name = found[0].text.partition(" (")[0]
    n_words = len(name.split())
    if _is_name_above(found, name, n_words):
        return 1
    stop, dated = 0, False
    for at in range(1, min(_HEAD, len(found))):
        if found[at].gap and dated:
            stop = at
            break
        dated = dated or _is_about_line(found[at].text, furniture)
    if not stop or stop + 1 >= len(found) or n_words > _MASTHEAD:
        return 0
    below = found[stop]
    due = _is_headline(found, stop) and not is_prose(below) and not _is_about_line(below.text, furniture)
    due = due and ". " not in below.text and ":" not in below.text[:3] and below.text[0] not in "*>[<"
    if not due or _is_about_line(name, furniture):
        return 0
    named = name.lower().startswith("the ") or bool(outlet_line(name, furniture))
    longer = len(below.text.split()) - n_words
    return stop if longer > (0 if named else 1) and (named or name.istitle() or name.isupper()) else 0


def _is_name_above(found: list[Unit], name: str, n_words: int) -> bool:
    """Whether the first line is the name of a paper, in capitals, and headline and deck stand right below it."""
    if not name.isupper() or n_words > _NAME or len(found) <= _NAME or not found[_NAME].gap:
        return False
    head, deck, below = found[1 : _NAME + 1]
    if head.gap or deck.gap or not _is_headline(found, 1) or len(head.text.split()) < n_words + 2:
        return False
    return not ends_sentence(deck.text) and (is_prose(below) or dateline_end(below.text) > 0)


def _is_loose(found: list[Unit], index: int, furniture: Furniture, about: About) -> bool:
    """Whether a short unit still belongs to the header: a heading, or a line with more of the header below it."""
    unit = found[index]
    if is_prose(unit) or ends_sentence(unit.text) or len(unit.text) > 110:
        return False
    if dateline_end(unit.text) and (
        index or found[1:2] == [] or found[1].gap or not _is_about_line(found[1].text, furniture)
    ):
        return False  # but "HARBOUR TALK -- the podcast of the quay" above the number of the episode is no dateline
    return is_heading(found, index) or any(
        _is_about_line(below.text, furniture) for below in found[index + 1 : index + 4]
    )


def _is_headline(found: list[Unit], index: int) -> bool:
    text = found[index].text
    if len(text) > _HEADLINE or ("\n" in text and len(text) > 150) or dateline_end(text):
        return False
    return not ends_sentence(text) or text.endswith(("?", "!", "?'", "?’"))


def _is_standfirst(found: list[Unit], index: int) -> bool:
    """Whether a line above the first paragraph is a second headline: in italics, or right below the first."""
    text = found[index].text
    if index + 1 >= len(found) or "\n" in text or not found[index + 1].gap or len(text) > _HEADLINE:
        return False
    slanted = text[0] == text[-1] and text[0] in "*_" and text[1] != text[0]
    tied = index > 0 and not found[index].gap and text[0].isupper() and text.count(" ") >= _WORDS
    # "*Thousands marched on Sunday; the sea was calm.*" is one, too; a note of the editor is longer.
    if (
        not (slanted or tied)
        or (ends_sentence(text) and not (slanted and text.count(" ") < _SLANTED))
        or ":" in text[:12]
    ):
        return False
    below = found[index + 1]
    return is_prose(below) or dateline_end(below.text) > 0


def _is_deck(found: list[Unit], kinds: list[str], index: int, furniture: Furniture, about: About) -> bool:
    """A sentence between the headline and a line about the article: "By …", a date, a share bar."""
    unit = found[index]
    if index == 0 or kinds[index - 1] != "headline" or len(unit.text) > 300 or index + 1 >= len(found):
        return False
    if unit.text.startswith(("#", "*", "_")) or dateline_end(unit.text):
        return False
    next_text = found[index + 1].text
    if _is_about_line(next_text, furniture):
        return True
    cue = furniture.cue(next_text)
    return cue is not None and cue.group in ("share bar", "navigation items")
