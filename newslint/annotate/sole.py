"""Which figures stand alone: the only one of their kind that an article gives of its own event.

What comes in: the quantities of an article. What goes out: the same, with the flag "sole" on each whose article gives
no other figure of what it measures. One story has one attendance, one length of the talks, one number of pupils:
outlets that share no words can still be compared in these.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from newslint.annotate.leading import ASIDE
from newslint.annotate.measures import Measures
from newslint.annotate.prose import flagged
from newslint.core.annotation import Annotation
from newslint.core.values import DAY, Amount, When

COMPARED = frozenset(
    ("count", "money", "percent", "length", "mass", "speed", "temperature", "duration", "area", "volume")
)
"""Dimensions of figures that a story has one of."""

NOT_OWN = (ASIDE - {"change", "forecast"}) | {"converted", "initial", "vague"}
"""Flags of figures that do not count: neither may they be compared so, nor do they make others less alone."""

TELLING = frozenset(("area", "volume", "speed", "temperature"))
"""Dimensions of which a story has one, whatever it is of: the hectares that burned."""
SHARES = frozenset(("of the", "of"))
SHARED = frozenset(("of total",))
"""A share is told as a part, "60 percent of the cost", and is the only one all the same."""
PARTS = 2.0
"""A count at least so many times as large as all others of its kind has them for parts."""
FEW = 20
"""People who are counted without a word of what became of them are some of those in the story, unless they are many."""

VAGUE = ("", "year", "month", "week", "day", "hour", "minute", "percent", "time", "thing", "part", "other", "way")
"""Nouns by which a figure tells nothing of what it measures."""

PEOPLE = "people"
"""The sort of those who have no closer one: men, women and children are counted apart."""
ABOARD = "on board"
"""A measure of people that counts vehicles and goods as well."""

DAYS = frozenset(("day", "hour", "minute"))
YEARS = frozenset(("month", "year"))
LOOSE = frozenset(("vague", "relative", "saying"))
NEWS = 21 * DAY
"""Nearer to publication than this lies what an article is about."""


WEEK = 7 * DAY
LATELY = 14 * DAY
"""Nearer than this lie the days of which an article tells in passing, by their weekdays."""


def mark(figures: list[Annotation], known: Measures) -> list[Annotation]:
    """The figures, with "sole" on those that stand alone; a toll has a lead of its own."""
    kinds: dict[tuple[str, str, bool], list[int]] = {}
    told: dict[str, int] = {}
    for number, one in enumerate(figures):
        fields = one.fields
        dimension = str(fields["dimension"])
        shared = dimension == "percent" and fields.get("parts") in SHARES
        if dimension not in COMPARED or not (NOT_OWN - SHARED if shared else NOT_OWN).isdisjoint(one.flags):
            continue
        if "parts" in fields and not shared:
            continue
        measure = str(fields.get("measure", ""))
        noun = str(fields.get("noun", ""))
        sort = str(fields.get("sort", noun))
        sort = noun if sort == PEOPLE else sort
        what = measure or sort or (dimension if dimension in TELLING else "")
        counts_things = dimension == "count" and noun not in VAGUE and noun not in known.lists["people"]
        if counts_things and measure and (measure not in known.harm or measure == ABOARD) and measure != "game figures":
            kinds.setdefault((dimension, sort, "change" in one.flags), []).append(number)  # 18 cars of all on board
        if what in VAGUE or measure in known.harm or what == "game figures":
            continue
        if not measure and noun in known.lists["people"] and _high(one) < FEW:
            continue
        if dimension == "duration" and told.get(what) == one.sentence:
            continue  # "deliberated for 11 hours over three days": the second is another length
        told[what] = one.sentence
        kinds.setdefault((dimension, what, "change" in one.flags), []).append(number)
    for (dimension, _, _), numbers in kinds.items():
        if _agree([figures[number] for number in numbers]):
            _single_out(figures, numbers)
        elif dimension == "count":
            _single_out(figures, _whole(figures, numbers))
    return figures


def _whole(some: list[Annotation], numbers: list[int]) -> list[int]:
    """Of several counts the one that the article opens with, where the others are so small as to be parts of it.

    "Thieves took 312 tiles from the wall … A farmer came upon some forty tiles in a ditch."
    """
    for number in numbers:
        value = some[number].fields["value"]
        others = max(_high(some[other]) for other in numbers if other != number)
        if "opening" in some[number].flags and isinstance(value, Amount) and value.low >= others * PARTS:
            return [number]
    return []


def _single_out(some: list[Annotation], numbers: Iterable[int]) -> None:
    for number in numbers:
        some[number] = flagged(some[number], "sole")


def _high(one: Annotation) -> float:
    value = one.fields["value"]
    return value.high if isinstance(value, Amount) else 0.0


def _agree(figures: list[Annotation]) -> bool:
    """Whether the figures may all be one: the same unit, and a value that all allow."""
    low, high = 0.0, float("inf")
    for one in figures:
        value = one.fields.get("size", one.fields["value"])
        sized = "size" in one.fields or one.fields["unit"] == figures[0].fields["unit"]
        if not isinstance(value, Amount) or not sized:
            return False
        low, high = max(low, value.low), min(high, value.high)
    return low <= high


def mark_days(dates: list[Annotation], published: When | None, events: Collection[str]) -> list[Annotation]:
    """The dates and hours, with "sole" on those of each of the events that the article gives no other of.

    Days long before publication belong to other events. "Lone" is a day if nothing is told to have been on another.
    """
    days: list[int] = []
    kinds: dict[str, list[int]] = {}
    hours: dict[str, list[int]] = {}
    for number, one in enumerate(dates):
        fields, flags = one.fields, one.flags
        if one.kind == "quantity" and fields.get("event") in events:
            hours.setdefault(str(fields["event"]), []).append(number)
        if one.kind != "date":
            continue
        when = fields.get("interval")
        if published is not None and isinstance(when, When) and _is_late(one, when, published):
            days.append(number)
        if fields.get("event") not in events:
            continue
        if fields.get("grain") in YEARS and fields["role"] == "point" and "interval" in fields and not flags & LOOSE:
            kinds.setdefault(f"{fields['event']} long ago", []).append(number)
        if fields.get("grain") not in DAYS:
            continue
        if not isinstance(when, When) or "saying" in flags or fields["role"] != "point" or published is None:
            continue
        if published.start - NEWS < when.start < published.start + NEWS:
            kinds.setdefault(str(fields["event"]), []).append(number)
        elif when.start < published.start and fields["grain"] == "day" and not flags & LOOSE:
            kinds.setdefault(f"{fields['event']} long ago", []).append(number)
    _mark_single(dates, published)
    whens = [when for number in days if isinstance(when := dates[number].fields["interval"], When)]
    if days and max(when.start for when in whens) < min(when.stop for when in whens):
        for number in days:
            dates[number] = flagged(dates[number], "lone")
    for numbers in kinds.values():
        whens = [when for number in numbers if isinstance(when := dates[number].fields["interval"], When)]
        if max(when.start for when in whens) < min(when.stop for when in whens):
            _single_out(dates, numbers)
    for numbers in hours.values():
        if len({dates[number].fields["value"] for number in numbers}) == 1:
            _single_out(dates, numbers)
    return dates


def _mark_single(dates: list[Annotation], published: When | None) -> None:
    """ "Single" is the one day of the calendar well before publication, or well after it, that an article gives."""
    if published is None:
        return
    sides: dict[bool, list[int]] = {}
    for number, one in enumerate(dates):
        if one.kind != "date" or "day of year" not in one.fields:
            continue
        when = one.fields.get("interval")
        if isinstance(when, When) and not published.start - WEEK < when.start < published.start + WEEK:
            sides.setdefault(when.start < published.start, []).append(number)
    for numbers in sides.values():
        if len({dates[number].fields["day of year"] for number in numbers}) == 1:
            for number in numbers:
                if "saying" not in dates[number].flags:
                    dates[number] = flagged(dates[number], "single")


def _is_late(one: Annotation, when: When, published: When) -> bool:
    """Whether a date is a day of the last weeks on which something happened."""
    fields = one.fields
    point = fields["role"] == "point" and fields.get("grain") in DAYS and "saying" not in one.flags
    lined = "event" not in fields and "theme" not in fields and when.stop > published.start - DAY  # HOBART, Jan 19
    return point and not lined and published.start - LATELY < when.start < published.start
