"""A text comes in; its regions go out, in order. First the header, then the body, then what trails after it.

Each unit (see ``units``) is given one region by the cues of the furniture lexicon, by what it says about the article,
and by its form. Where nothing speaks, a unit is body: false furniture would hide facts.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from newslint.core.article import Region
from newslint.core.span import Span
from newslint.read.about import About, line_about, names_of
from newslint.read.dateline import dateline_end
from newslint.read.furniture import LEFT, SENTENCE_ENDS, Cue, Furniture
from newslint.read.header import header
from newslint.read.shape import (
    ends_sentence,
    is_address,
    is_clip,
    is_cross_reference,
    is_heading,
    is_prose,
    is_rule,
    is_script_cue,
    is_sentence,
)
from newslint.read.units import Unit, units

Kinds = list[str]
"""One region for each unit; "" until it is known."""

_SHORT = 40
"""Characters of lines that a page may hold many times."""


def regions(text: str, start: int, furniture: Furniture, about: About, has_headline: bool) -> list[Region]:
    """The regions of a text from an offset on; ``about`` learns what lines about the article say."""
    found = units(text, start)
    kinds = [""] * len(found)
    if len(found) == 1 and not has_headline:
        # A page of one line is that line, not a headline without an article.
        kinds[0] = _single(found[0], furniture)
    else:
        first = header(found, kinds, furniture, about, has_headline)
        _body(found, kinds, first, furniture, about)
        _trailing(found, kinds, furniture)
    return _as_regions(text, found, kinds, about)


def _single(unit: Unit, furniture: Furniture) -> str:
    cue = furniture.cue(unit.text)
    return cue.region if cue and cue.whole else "body"


def _body(found: list[Unit], kinds: Kinds, first: int, furniture: Furniture, about: About) -> None:
    """Give regions to everything from the first paragraph on."""
    opened: Cue | None = None
    in_list = False
    marker = -1
    n_prose = 0
    known_names: frozenset[str] | None = None
    previous = ""
    cues: dict[str, Cue | None] = {}
    for index in range(first, len(found)):
        unit = found[index]
        text = unit.text
        if text in cues:
            cue = cues[text]  # a page of a million lines repeats the short ones
        else:
            cue = furniture.cue(text)
            if len(text) <= _SHORT:
                cues[text] = cue
        if opened is not None:
            # A list with marks ends where a sentence without a mark stands: "+ Man held", "+ Fire out", "She wept."
            listed = text[0] in "+>•-*–»►" or text[:2].isdecimal()
            in_list = in_list or (listed and index == marker + 1)
            if (cue is not None and cue.resumes) or (
                cue is None and in_list and not listed and opened.region == "teaser" and is_sentence(text)
            ):
                opened = None
            elif opened.opens == "rest":
                if cue is None and opened.region == "teaser" and is_prose(unit):
                    if known_names is None:
                        known_names = _names(found, kinds, index)
                    if _resumes(found, index, known_names, furniture):
                        opened = None
                if opened is not None:
                    if cue is not None and cue.opens:
                        marker, in_list = index, False
                    kinds[index] = cue.region if cue and cue.region != "caption" else opened.region
                    continue
            elif cue is None and (is_prose(unit) or (is_sentence(text) and not listed)):
                opened = None
        if cue is not None and _counts(cue, opened, n_prose, text, previous):
            kinds[index] = cue.region
            if cue.opens:
                # After a single paragraph the article has hardly begun: nothing may swallow the rest of the page.
                opened = replace(cue, opens="box") if n_prose < 2 else cue
                known_names, marker, in_list = None, index, False
            previous = text
            continue
        if opened is not None:
            kinds[index] = opened.region
            continue
        if len(text) <= 200 and (region := _short(found, index, furniture, about, previous)):
            kinds[index] = region
            if region == "boilerplate" and text == previous and len(text) < 90 and not ends_sentence(text):
                kinds[index - 1] = "caption"
        else:
            kinds[index] = "body"
            n_prose += 1
        previous = text


def _counts(cue: Cue, opened: Cue | None, n_prose: int, text: str, previous: str) -> bool:
    """Whether a cue holds where it stands."""
    if cue.only and (opened is None or opened.region != cue.only):
        return False
    if cue.place == "end" and n_prose == 0:
        return False
    # A single word in lower case may be the last line of a paragraph that was wrapped by hand.
    wrapped = (
        cue.whole and text[:1].islower() and " " not in text and not ends_sentence(previous) and len(previous) > 40
    )
    return not wrapped


def _resumes(found: list[Unit], index: int, known: frozenset[str], furniture: Furniture) -> bool:
    """Whether the article goes on after a list of other stories: two paragraphs in a row that share its names."""
    run = found[index : index + 2]
    if len(run) < 2 or not all(is_prose(unit) and furniture.cue(unit.text) is None for unit in run):
        return False
    names = names_of(" ".join(unit.text for unit in run).split())
    return len(names) >= 4 and len(names & known) >= 0.6 * len(names)


def _names(found: list[Unit], kinds: Kinds, stop: int) -> frozenset[str]:
    return names_of(
        word
        for unit, kind in zip(found[:stop], kinds, strict=False)
        if kind in ("body", "headline")
        for word in unit.text.split()
    )


def _short(found: list[Unit], index: int, furniture: Furniture, about: About, previous: str) -> str:
    """The region of a short unit of the body that no phrase of the lexicon covers; "" for body."""
    unit = found[index]
    text = unit.text
    if text == previous and len(text) > 12:
        return "boilerplate"
    if text[0].isalpha() and text.count(" ") >= 2 and text.endswith(SENTENCE_ENDS) and not text.isupper():
        # The ordinary sentence: only a line such as "Published: …" could still be told from it.
        return line_about(text, furniture, about, False) if unit.gap else ""
    marked = not text[0].isalnum()
    if marked and text.startswith("!["):
        return "caption"
    if marked and (is_rule(text) or is_script_cue(text)):
        return "metadata"
    if is_address(text):
        # An account or a number is how to reach the author, as a byline is; a bare link was left by the page.
        return "boilerplate" if text.startswith(("http", "www.")) else "metadata"
    if (region := line_about(text, furniture, about, False)) and unit.gap:
        return region
    if marked and text.startswith(("## ", "### ", "#### ", "# ")):
        return "subheading"
    if unit.gap and is_heading(found, index):
        return "subheading"
    if text[-1].isdecimal() and is_cross_reference(text):
        return "teaser"
    return ""


def _trailing(found: list[Unit], kinds: Kinds, furniture: Furniture) -> None:
    """Calls to action and lists of clips that stand after the last paragraph."""
    last = len(found) - 1
    while last >= 0 and kinds[last] in ("boilerplate", "teaser", "note", "metadata", "caption"):
        last -= 1
    while last > 0 and _is_call(found[last], furniture):
        kinds[last] = "boilerplate"
        last -= 1
    run: list[int] = []
    for index, unit in enumerate([*found, Unit(0, 0, "", True)]):
        if (
            unit.text[:1].isdecimal()
            and is_clip(unit.text)
            and kinds[index] in ("body", "subheading", "headline", "deck")
        ):
            run.append(index)
        else:
            if len(run) >= 3:
                for clip in run:
                    kinds[clip] = "teaser"
            run = []


def _is_call(unit: Unit, furniture: Furniture) -> bool:
    """ "Join our trading platform": a short line that begins with an invitation and is no sentence."""
    text = unit.text.strip(LEFT + "*_")
    words = text.split()
    if not unit.gap or not 2 <= len(words) <= 12 or len(text) > 90:
        return False
    return words[0].lower() in furniture.actions and not ends_sentence(text) and words[0][:1].isupper()


def _as_regions(text: str, found: list[Unit], kinds: Kinds, about: About) -> list[Region]:
    """Units as regions: neighbours of one kind are one region, but each cue of furniture is its own."""
    built: list[_Run] = []
    n_body = 0
    for unit, kind in zip(found, kinds, strict=True):
        start = unit.start
        if kind == "body":
            n_body += 1
        if kind == "body" and n_body <= 3 and (size := dateline_end(unit.text)):
            _learn(unit.text[:size], about)
            built.append(_Run("dateline", start, start + size))
            start += size
            rest = text[start : unit.end]
            start += len(rest) - len(rest.lstrip())
            if start >= unit.end:
                continue
        last = built[-1] if built else None
        if last is not None and last.kind == kind and (kind == "body" or (kind == "teaser" and _runs_on(last, unit))):
            last.end = unit.end
        else:
            built.append(_Run(kind, start, unit.end))
    return [Region(run.kind, Span(run.start, run.end)) for run in built]


@dataclass(slots=True)
class _Run:
    """A region that may go on."""

    kind: str
    start: int
    end: int


def _runs_on(teaser: _Run, unit: Unit) -> bool:
    """Whether a teaser goes on: short lines stay alone, so that a marker such as "More to read" can be shown."""
    return teaser.end - teaser.start > 90 and len(unit.text) > 90


def _learn(dateline: str, about: About) -> None:
    from newslint.read.dates import month_and_day, printed_dates

    for printed in printed_dates(dateline):
        if printed.when is not None:
            about.tell_when("published", printed.when)
    if about.month_and_day is None:
        about.month_and_day = month_and_day(dateline)
