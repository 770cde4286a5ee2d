"""A text comes in; its regions go out, in order. First the header, then the body, then what trails after it.

Each unit (see ``units``) is given one region by the cues of the furniture lexicon, by what it says about the article,
and by its form. Where nothing speaks, a unit is body: false furniture would hide facts.
"""

from __future__ import annotations

from dataclasses import replace

from newslint.core.article import Region
from newslint.core.span import Span
from newslint.read.about import About, line_about, names_of, outlet_line
from newslint.read.dateline import dateline_end
from newslint.read.furniture import LEFT, SENTENCE_ENDS, Cue, Furniture, fold
from newslint.read.units import Unit, units

_PROSE = 140
"""Characters from which a unit is taken for a paragraph, whatever it ends with."""

_HEADLINE = 220

_LONGEST_HEADER = 60
"""Units after which a page that has shown no paragraph is taken to have none."""

Kinds = list[str]
"""One region for each unit; "" until it is known."""


def regions(text: str, start: int, furniture: Furniture, about: About, has_headline: bool) -> list[Region]:
    """The regions of a text from an offset on; ``about`` learns what lines about the article say."""
    found = units(text, start)
    kinds = [""] * len(found)
    if len(found) == 1 and not has_headline:
        # A page of one line is that line, not a headline without an article.
        kinds[0] = _single(found[0], furniture)
    else:
        first = _header(found, kinds, furniture, about, has_headline)
        _body(found, kinds, first, furniture, about)
        _trailing(found, kinds, furniture)
    return _as_regions(text, found, kinds, about)


def _single(unit: Unit, furniture: Furniture) -> str:
    cue = furniture.cue(unit.text)
    return cue.region if cue and cue.whole else "body"


def _header(found: list[Unit], kinds: Kinds, furniture: Furniture, about: About, has_headline: bool) -> int:
    """Give regions to the units before the first paragraph; the number of that paragraph goes out."""
    expects_headline = not has_headline
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
    found: list[Unit], kinds: Kinds, index: int, furniture: Furniture, about: About, expects_headline: bool
) -> str:
    """The region of a unit of the header by its form; "" where the first paragraph is reached."""
    text = found[index].text
    if _is_breadcrumb(text) or _is_rule(text) or is_script_cue(text):
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
    if _is_deck(found, kinds, index, furniture, about):
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


def _is_loose(found: list[Unit], index: int, furniture: Furniture, about: About) -> bool:
    """Whether a short unit still belongs to the header: a heading, or a line with more of the header below it."""
    unit = found[index]
    if _is_prose(unit) or _ends_sentence(unit.text) or len(unit.text) > 110 or dateline_end(unit.text):
        return False
    return _is_heading(found, index) or any(
        _is_about_line(below.text, furniture) for below in found[index + 1 : index + 4]
    )


def _is_headline(found: list[Unit], index: int) -> bool:
    text = found[index].text
    if len(text) > _HEADLINE or ("\n" in text and len(text) > 150) or dateline_end(text):
        return False
    return not _ends_sentence(text) or text.endswith(("?", "!", "?'", "?’"))


def _is_deck(found: list[Unit], kinds: Kinds, index: int, furniture: Furniture, about: About) -> bool:
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


def _is_breadcrumb(text: str) -> bool:
    """ "World > Europe", "Home » News » Local": a path of short names."""
    if len(text) > 90 or text[0] in ">»":
        return False
    for mark in (" > ", " » ", " › "):
        if mark in text:
            return all(0 < len(piece.split()) <= 4 and not _ends_sentence(piece) for piece in text.split(mark))
    return False


def _body(found: list[Unit], kinds: Kinds, first: int, furniture: Furniture, about: About) -> None:
    """Give regions to everything from the first paragraph on."""
    opened: Cue | None = None
    in_list = False
    marker = -1
    n_prose = 0
    known_names: frozenset[str] | None = None
    previous = ""
    for index in range(first, len(found)):
        unit = found[index]
        text = unit.text
        cue = furniture.cue(text)
        if opened is not None:
            # A list with marks ends where a sentence without a mark stands: "+ Man held", "+ Fire out", "She wept."
            listed = text[0] in "+>•-*–»►" or text[:2].isdigit()
            in_list = in_list or (listed and index == marker + 1)
            if (cue is not None and cue.resumes) or (
                cue is None and in_list and not listed and opened.region == "teaser" and _is_sentence(text)
            ):
                opened = None
            elif opened.opens == "rest":
                if cue is None and opened.region == "teaser" and _is_prose(unit):
                    if known_names is None:
                        known_names = _names(found, kinds, index)
                    if _resumes(found, index, known_names, furniture):
                        opened = None
                if opened is not None:
                    if cue is not None and cue.opens:
                        marker, in_list = index, False
                    kinds[index] = cue.region if cue and cue.region != "caption" else opened.region
                    continue
            elif cue is None and (_is_prose(unit) or (_is_sentence(text) and not listed)):
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
            if region == "boilerplate" and text == previous and len(text) < 90 and not _ends_sentence(text):
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
        cue.whole and text[:1].islower() and " " not in text and not _ends_sentence(previous) and len(previous) > 40
    )
    return not wrapped


def _resumes(found: list[Unit], index: int, known: frozenset[str], furniture: Furniture) -> bool:
    """Whether the article goes on after a list of other stories: two paragraphs in a row that share its names."""
    run = found[index : index + 2]
    if len(run) < 2 or not all(_is_prose(unit) and furniture.cue(unit.text) is None for unit in run):
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
    if text[0].isalpha() and text.endswith(SENTENCE_ENDS) and text.count(" ") >= 2 and not text.isupper():
        # The ordinary sentence: only a line such as "Published: …" could still be told from it.
        return line_about(text, furniture, about, False) if unit.gap else ""
    if text.startswith("!["):
        return "caption"
    if _is_rule(text) or is_script_cue(text):
        return "metadata"
    if _is_address(text):
        return "boilerplate"
    if (region := line_about(text, furniture, about, False)) and unit.gap:
        return region
    if text.startswith(("## ", "### ", "#### ", "# ")):
        return "subheading"
    if _is_heading(found, index) and unit.gap:
        return "subheading"
    if text[-1].isdigit() and _is_cross_reference(text):
        return "teaser"
    return ""


def _is_heading(found: list[Unit], index: int) -> bool:
    """A short unit that is no sentence, before something else: "Almost half of all homes"."""
    unit = found[index]
    text = unit.text
    bold = text.startswith("**") and text.endswith("**")
    plain = text.strip("*_ ") if bold else text
    if len(plain) > 90 or index + 1 >= len(found) or "\n" in text or dateline_end(text):
        return False
    if bold:
        return "**" not in plain
    if text[0] in "•*-–—>|\"“'‘(0123456789" and not (text[0].isdigit() and len(text.split()) > 2):
        return False
    asks = text.endswith("?") and text.isupper()
    if text[0].islower() or text.endswith((":", ",", ";")) or (_ends_sentence(text) and not asks):
        return False
    following = found[index + 1]
    return _is_prose(following) or following.text.startswith(("•", "-", "*"))


def _is_rule(text: str) -> bool:
    """A line across the page, or the marks that end a story: "-----", "* * *", "###", "-30-"."""
    return (len(text) < 120 and not text.strip("-_=*#~—–. •·\\/+<>|")) or text in ("-30-", "- 30 -", "# # #")


def is_script_cue(text: str) -> bool:
    """ "<VOICER>", "[SOT HARBOUR MASTER, :09]": a mark of a script, in brackets and capitals, alone on its line."""
    if text.startswith("<!--") and text.endswith("-->"):
        return True
    if len(text) > 120 or (text[0], text[-1]) not in (("<", ">"), ("[", "]")):
        return False
    return text[1:-1].count(text[0]) == 0 and not any(map(str.islower, text))


def _is_address(text: str) -> bool:
    """A telephone number, an address for mail, an account or a link, alone on its line."""
    if len(text) > 70 or text.count(" ") > 5:
        return False
    if text.startswith(("http://", "https://", "www.")):
        return " " not in text
    words = [word.strip("(),;:|") for word in text.split()]
    labels = ("twitter", "email", "e-mail", "phone", "tel", "facebook", "instagram", "or", "and", "at", "x", "mail")
    rest = [word for word in words if word.lower() not in labels and word]
    if not rest or (not any(mark in text for mark in "@-") and not text.startswith("(")):
        return False
    return all(_is_address_word(word) for word in rest) and (
        any("@" in word for word in rest) or sum(map(str.isdigit, text)) >= 7
    )


def _is_address_word(word: str) -> bool:
    if "@" in word:
        return len(word) > 3
    digits = sum(map(str.isdigit, word))
    return digits >= 3 and digits + word.count("-") + word.count(".") + word.count(")") == len(word)


def _is_cross_reference(text: str) -> bool:
    """ "- Diary: What the usher saw, p63", "Full report, page 12": a pointer to another page of the paper."""
    words = text.lower().split()
    last = words[-1].lstrip("pg.")
    return len(words) <= 14 and (
        (words[-1][0] == "p" and last.isdigit() and "," in text)
        or (len(words) > 2 and words[-2] in ("page", "pages", "p."))
    )


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
            unit.text[:1].isdigit()
            and _is_clip(unit.text)
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
    return words[0].lower() in furniture.actions and not _ends_sentence(text) and words[0][:1].isupper()


def _is_clip(text: str) -> bool:
    """ "1:48 Band plays for the mayor": a clip with its running time, as video players list them."""
    minutes, colon, rest = text.partition(":")
    return (
        bool(colon)
        and minutes.isdigit()
        and len(minutes) <= 2
        and rest[:2].isdigit()
        and rest[2:3] == " "
        and rest[3:4].isupper()
        and not rest.startswith(("AM", "PM"), 3)
        and not _ends_sentence(text)
    )


def _is_prose(unit: Unit) -> bool:
    text = unit.text
    if len(text) >= _PROSE:
        return True
    return _ends_sentence(text) and (text.count(" ") >= 9 or "\n" in text)


def _is_sentence(text: str) -> bool:
    return text.count(" ") >= 4 and _ends_sentence(text)


def _ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does; "U.S." and "St." end headlines too."""
    text = text.rstrip("*_ ")
    if not text.endswith(SENTENCE_ENDS):
        return False
    last = text[text.rfind(" ") + 1 :]
    initials = last.endswith(".") and last.count(".") * 2 == len(last) and last[0].isupper()
    return not initials and last not in ("Jr.", "Sr.", "St.", "Inc.", "Co.", "Ltd.", "Corp.")


def _as_regions(text: str, found: list[Unit], kinds: Kinds, about: About) -> list[Region]:
    """Units as regions: neighbours of one kind are one region, but each cue of furniture is its own."""
    built: list[Region] = []
    n_body = 0
    for unit, kind in zip(found, kinds, strict=True):
        start = unit.start
        if kind == "body":
            n_body += 1
        if kind == "body" and n_body <= 3 and (size := dateline_end(unit.text)):
            _learn(unit.text[:size], about)
            built.append(Region("dateline", Span(start, start + size)))
            start += size
            rest = text[start : unit.end]
            start += len(rest) - len(rest.lstrip())
            if start >= unit.end:
                continue
        span = Span(start, unit.end)
        if built and built[-1].kind == kind and kind in ("body", "teaser") and _run_on(text, built[-1], unit, kind):
            built[-1] = Region(kind, Span(built[-1].span.start, unit.end))
        else:
            built.append(Region(kind, span))
    return built


def _run_on(text: str, region: Region, unit: Unit, kind: str) -> bool:
    """Body runs on; in teasers short lines stay alone, so that a marker such as "More to read" can be shown."""
    return kind == "body" or (region.span.end - region.span.start > 90 and len(unit.text) > 90)


def _learn(dateline: str, about: About) -> None:
    from newslint.read.dates import month_and_day

    if about.month_and_day is None:
        about.month_and_day = month_and_day(dateline)
