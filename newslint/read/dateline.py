"""The dateline of a story: "OSLO, March 9 (Agency) - ", or the time it was posted: "(Mar 9, 2015  4:54 AM) ".

A paragraph comes in; the length of its dateline goes out.
"""

from __future__ import annotations

import re
from functools import cache

_REACH = 110
"""Characters in which a dateline ends."""


@cache
def _dateline() -> re.Pattern[str]:
    months = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
    return re.compile(
        r"(?P<city>[^\W\d_][\w.'’-]*(?:[ /][^\W\d_(][\w.'’-]*){0,4})?"
        r"(?P<within>(?:,\s+[^\W\d_][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){0,3}){0,2})"
        rf"(?P<date>,?\s+(?:{months}\s+[0-3]?\d|[0-3]?\d\s+{months})(?:,?\s+[12]\d{{3}})?)?"
        r"(?P<agency>,?\s*\([^()\n]{2,40}\))?"
        r"\s*(?:--?|[–—―])(?=\s|$|[A-Z“\"])",
        re.IGNORECASE,
    )


def dateline_end(text: str) -> int:
    """Where the dateline ends, its dash included; 0 where there is none.

    >>> dateline_end("OSLO, March 9 (Agency) - A mill burned down on Monday night.")
    24
    >>> dateline_end("Oslo - the capital - was calm.")
    0
    """
    head = text[:_REACH]
    if posted := _stamp_end(head):
        return posted
    if (
        not any(dash in head for dash in "-–—―")
        or head[0] not in "(ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞŁŚŠŻŽČĐĞİŐŘŞŰ"
    ):
        return 0
    found = _dateline().match(head)
    if found is None:
        return 0
    rest = text[found.end() :]
    if rest and rest.count(" ") < 6:
        # "NORTH RADIO - MORNING" is a heading; a story goes on after its dateline.
        return 0
    city, agency = found["city"] or "", found["agency"]
    if not city:
        # "(Agency) - Two people were hurt": an agency alone, but "(It rained) - …" is a sentence.
        return found.end() if agency and _is_name(agency) else 0
    letters = [letter for letter in city if letter.isalpha()]
    in_capitals = len(letters) >= 3 and all(letter.isupper() for letter in letters)
    if in_capitals and len(city.split()) <= 4:
        # "AP-NORC poll" and "COVID-19" are no datelines: the dash must stand free or be a long one.
        free = found[0].endswith(("–", "—", "―")) or text[found.end() - 2 : found.end() - 1] in (" ", "-")
        return found.end() if free else 0
    named = bool(agency) and _is_name(agency)
    is_title = all(word[:1].isupper() for word in city.split())
    return found.end() if is_title and (named or (found["date"] and found["within"] is not None)) else 0


def _stamp_end(text: str) -> int:
    """The length of a stamp with which a text begins: a day of a year and a time of day in brackets; 0 where none is.

    A day alone may be a remark on a title: "(July 4, 2015)".
    """
    if text[:1] != "(":
        return 0
    stop = text.find(")", 0, _REACH) + 1
    from newslint.read.dates import printed_dates

    found = list(printed_dates(text[1 : stop - 1]))
    if len(found) != 1 or found[0].when is None or found[0].when.stop - found[0].when.start > 1:
        return 0
    return stop if found[0].span == (0, stop - 2) else 0


def _is_name(agency: str) -> bool:
    words = agency.strip(" ,()").split()
    return len(words) <= 4 and all(word[:1].isupper() or word[:1].isdecimal() for word in words)
