"""Dates as pages print them."""

from __future__ import annotations

import pytest

from newslint.core.notation import to_plain
from newslint.read.dateline import dateline_end
from newslint.read.dates import month_and_day, printed_dates

CASES = {
    "Published at: **2015-03-03T17:30:12+00:00**": ["2015-03-03T17:30"],
    "Updated Jun 5, 2017, 10:08\u202fa.m. Published Mar 3, 2015, 6:40\u202fp.m.": [
        "2017-06-05T10:08",
        "2015-03-03T18:40",
    ],
    "Law & Order·June 05, 2017, 12:04 AM": ["2017-06-05T00:04"],
    "Noon: 12:00 PM, May 1, 2020": ["2020-05-01T12:00"],
    "Tuesday 3 March 2015, 6.40pm": ["2015-03-03T18:40"],
    "TUE 3 MAR 2015 / 1730 / ITEM 4": ["2015-03-03T17:30"],
    "Tuesday, July 2nd, 2013": ["2013-07-02"],
    "Tue Jul 2, 2013 1:28PM GMT": ["2013-07-02T13:28"],
    "2 October 2013, 15:39 (GMT+05:00)": ["2013-10-02T15:39"],
    "Updated: 11/26/2015 11:53 AM": ["2015-11-26T11:53"],
    "26/11/15": ["2015-11-26"],
    "Updated: Oct 5, 2016 - 5:52 PM": ["2016-10-05T17:52"],
    "4 / 4 / 2012": ["2012-04-04"],
    "03/04/2014": [None],
    "NEWS AT SIX   WED 05/06/26": ["2026-05-06"],
    "Fri 05/06/26": ["2026-06-05"],
    "Mon 05/06/26": [None],
    "SUN 21.6.2026 09:10": ["2026-06-21T09:10"],
    "EVENING DESK, MON 8.12.25, 8.15 PM IST": ["2025-12-08T20:15"],
    "22.03.26 -- 10:00": ["2026-03-22T10:00"],
    "FRI 11-21-25    7:00A LOCAL": ["2025-11-21T07:00"],
    "1.2.3.04": [],
    "Feb. 30, 2014": [],
    "1 Maybe 2014": [],
    "in 2014": [],
    "May 30, 2019 25 people": ["2019-05-30"],
    "12019-01-01": [],
}


@pytest.mark.parametrize(("line", "wanted"), CASES.items())
def test_printed_dates(line: str, wanted: list[str | None]) -> None:
    assert [to_plain(found.when) if found.when else None for found in printed_dates(line)] == wanted


DATELINES = {
    "NORDVIK, March 9 (Polar) - A tunnel will be dug under the strait next year.": "NORDVIK, March 9 (Polar) -",
    "EAST QUAY, N.J. (AP) — A tunnel will be dug under the strait next year.": "EAST QUAY, N.J. (AP) —",
    "PIETRABIANCA – There is a tunnel that nobody has ever dug to its end.": "PIETRABIANCA –",
    "BRIDGETON—A tunnel will be dug under the strait, the council says now.": "BRIDGETON—",
    "ÅLEVIK -- A tunnel will be dug under the strait, the council says now.": "ÅLEVIK --",
    "(Polar) - A tunnel will be dug under the strait, the council says now.": "(Polar) -",
    "Lower Quay, Ind. (WLAK) – A tunnel will be dug under the strait next year.": "Lower Quay, Ind. (WLAK) –",
    "GRAIN COUNTY, LOWER QUAY -": "GRAIN COUNTY, LOWER QUAY -",
    "(Mar 9, 2015  4:54 AM CDT) A tunnel will be dug under the strait.": "(Mar 9, 2015  4:54 AM CDT)",
    "(March 9, 2015) A tunnel will be dug under the strait next year.": "",
    "(It was March 9, 2015, 4:54 AM) A tunnel will be dug under the strait.": "",
    "Oslo - the capital - was calm on Monday, and the market stayed open.": "",
    "The mayor — a baker — was calm on Monday, and the market stayed open.": "",
    "COVID-19 cases rose on Monday, and the market stayed open until nine.": "",
    "AP-NORC poll finds that most people would like a tunnel to be dug soon.": "",
    "NORTH LAKE RADIO - BREAKFAST": "",
    "A tunnel will be dug under the strait next year - if there is money.": "",
    "(It rained) - and the tunnel was full of water until the end of the week.": "",
}


@pytest.mark.parametrize(("paragraph", "wanted"), DATELINES.items())
def test_datelines(paragraph: str, wanted: str) -> None:
    assert paragraph[: dateline_end(paragraph)] == wanted


def test_month_and_day() -> None:
    assert month_and_day("NORDVIK, March 9 (Polar) -") == (3, 9)
    assert month_and_day("NORDVIK, 9 Sept (Polar) -") == (9, 9)
    assert month_and_day("NORDVIK (Polar) -") is None
