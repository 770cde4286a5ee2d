"""What a unit is by its form alone: prose, a heading, a rule across the page, an address; yes or no."""

from __future__ import annotations

from newslint.read.dateline import dateline_end
from newslint.read.furniture import SENTENCE_ENDS
from newslint.read.units import Unit

_PROSE = 140
"""Characters from which a unit is taken for a paragraph, whatever it ends with."""


def is_prose(unit: Unit) -> bool:
    """A paragraph: long, or a sentence of ten words."""
    text = unit.text
    if len(text) >= _PROSE:
        return True
    return ends_sentence(text) and (text.count(" ") >= 9 or "\n" in text)


def is_sentence(text: str) -> bool:
    """Five words or more that end as a sentence does; a list of headlines has none."""
    return text.count(" ") >= 4 and ends_sentence(text)


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does; "U.S." and "St." end headlines too."""
    if text[-1:].isalnum():
        return False
    text = text.rstrip("*_ ")
    if not text.endswith(SENTENCE_ENDS):
        return False
    last = text[text.rfind(" ") + 1 :]
    initials = last.endswith(".") and last.count(".") * 2 == len(last) and last[0].isupper()
    return not initials and last not in ("Jr.", "Sr.", "St.", "Inc.", "Co.", "Ltd.", "Corp.")


def is_heading(found: list[Unit], index: int) -> bool:
    """A short unit that is no sentence, before something else: "Almost half of all homes"."""
    unit = found[index]
    text = unit.text
    bold = text.startswith("**") and text.endswith("**")
    plain = text.strip("*_ ") if bold else text
    if len(plain) > 90 or index + 1 >= len(found) or "\n" in text or dateline_end(text):
        return False
    if bold:
        return "**" not in plain
    if text[0] in "•*-–—>|\"“'‘(0123456789" and not (text[0].isdecimal() and len(text.split()) > 2):
        return False
    asks = text.endswith("?") and text.isupper()
    if text[0].islower() or text.endswith((":", ",", ";")) or (ends_sentence(text) and not asks):
        return False
    following = found[index + 1]
    return is_prose(following) or following.text.startswith(("•", "-", "*"))


def is_breadcrumb(text: str) -> bool:
    """ "World > Europe", "Home » News » Local": a path of short names."""
    if len(text) > 90 or text[0] in ">»":
        return False
    for mark in (" > ", " » ", " › "):
        if mark in text:
            return all(0 < len(piece.split()) <= 4 and not ends_sentence(piece) for piece in text.split(mark))
    return False


def is_rule(text: str) -> bool:
    """A line across the page, or the marks that end a story: "-----", "* * *", "###", "-30-"."""
    return (len(text) < 120 and not text.strip("-_=*#~—–. •·\\/+<>|")) or text in ("-30-", "- 30 -", "# # #")


def is_script_cue(text: str) -> bool:
    """ "<VOICER>", "[SOT HARBOUR MASTER, :09]": a mark of a script, in brackets and capitals, alone on its line."""
    if text.startswith("<!--") and text.endswith("-->"):
        return True
    if len(text) > 120 or (text[0], text[-1]) not in (("<", ">"), ("[", "]")):
        return False
    return text[1:-1].count(text[0]) == 0 and not any(map(str.islower, text))


def is_address(text: str) -> bool:
    """A telephone number, an address for mail, an account or a link, alone on its line."""
    if len(text) > 70 or text.count(" ") > 5:
        return False
    if text.startswith(("http://", "https://", "www.")):
        return " " not in text
    if "@" not in text and "-" not in text and text[0] != "(":
        return False
    words = [word.strip("(),;:|") for word in text.split()]
    labels = ("twitter", "email", "e-mail", "phone", "tel", "facebook", "instagram", "or", "and", "at", "x", "mail")
    rest = [word for word in words if word.lower() not in labels and word]
    if not rest:
        return False
    return all(_is_address_word(word) for word in rest) and (
        any("@" in word for word in rest) or sum(map(str.isdigit, text)) >= 7
    )


def _is_address_word(word: str) -> bool:
    if "@" in word:
        return len(word) > 3
    digits = sum(map(str.isdigit, word))
    return digits >= 3 and digits + word.count("-") + word.count(".") + word.count(")") == len(word)


def is_cross_reference(text: str) -> bool:
    """ "- Diary: What the usher saw, p63", "Full report, page 12": a pointer to another page of the paper."""
    words = text.lower().split()
    last = words[-1].lstrip("pg.")
    return len(words) <= 14 and (
        (words[-1][0] == "p" and last.isdecimal() and "," in text)
        or (len(words) > 2 and words[-2] in ("page", "pages", "p."))
    )


def is_clip(text: str) -> bool:
    """ "1:48 Band plays for the mayor": a clip with its running time, as video players list them."""
    minutes, colon, rest = text.partition(":")
    return (
        bool(colon)
        and minutes.isdecimal()
        and len(minutes) <= 2
        and rest[:2].isdecimal()
        and rest[2:3] == " "
        and rest[3:4].isupper()
        and not rest.startswith(("AM", "PM"), 3)
        and not ends_sentence(text)
    )
