"""Calculations: which figures of a text are tied together, and which are not."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newslint.annotate import annotate
from newslint.config import places
from newslint.config.cache import Cache
from newslint.config.lexicon import load
from newslint.core.article import Article, Region
from newslint.core.lexicon import Lexicon
from newslint.core.notation import when_of
from newslint.core.rule import HouseWords
from newslint.core.source import Source
from newslint.core.span import Span
from newslint.core.values import Amount


@cache
def words() -> Lexicon:
    return load([places.lexicon_folder()], Cache(None))[0]


def calculations(text: str) -> list[tuple[str, dict[str, float | str]]]:
    """The calculations of a text but for its stretches: words, and fields with figures as printed."""
    return [one for one in read(text) if one[1]["form"] not in {"stretch", "spell"}]


def read(text: str) -> list[tuple[str, dict[str, float | str]]]:
    """The calculations of a text of November 20, 2026."""
    article = Article("a", Source.of("a", text), text, (Region("body", Span(0, len(text))),))
    article = article._replace(published=when_of("2026-11-20"))
    found = []
    for one in annotate(article, words(), HouseWords()).annotations:
        if one.kind == "calculation":
            plain = {
                name: round(value.printed, 2) if isinstance(value, Amount) and value.printed is not None else value
                for name, value in one.fields.items()
            }
            found.append((one.span.cut(text), plain))
    return found


CASES = [
    ("A squad of 31 was named: 19 from Torp and 12 from Vik.", {"form": "sum", "whole": 31, "sum": 31}),
    ("One bill was for 410 euros, one for 380. Together they come to 690 euros.", {"form": "sum", "sum": 790}),
    ("The mill cost 84 million euros. Torp paid 51 million, Vik 22 million and Ulm 21 million.", {"sum": 94e6}),
    ("He came in 31 seconds behind, then 12 ahead, a swing of 33 seconds.", {"form": "sum", "sum": 43}),
    ("Torp gave 12.6 million euros and Vik 6.5 million, which makes 19.1 million.", {"form": "sum", "sum": 19.1e6}),
    ("It had 912 volumes. After 27 were lost it is down to 895.", {"form": "difference", "whole": 912, "part": 27}),
    ("Seven of the ten kids went home. The other five stayed.", {"form": "difference", "change": 5}),
    ("It cost 40 million and was sold for 58 million, a profit of 18 million pounds.", {"form": "difference"}),
    ("Marby beat Torp 34-21 and so won by 13 points.", {"form": "difference", "whole": 34, "part": 21, "change": 13}),
    ("The rent is 640 euros a month, or 7,680 a year.", {"form": "apiece", "items": 12}),
    ("The rent is 640 euros a month, or 8,680 a year.", {"form": "apiece", "items": 12}),
    ("Each of the 16 towns gets 25,000 euros, so the bill comes to 450,000 euros.", {"form": "apiece", "items": 16}),
    ("Beds went up from 38,000 to 41,800, or by 15 per cent.", {"form": "change", "change": 15, "direction": "up"}),
    ("The share went from 48 per cent to 41, down nine points.", {"form": "point", "result": 41, "change": 9}),
    ("The pipe runs for 12 km (20 miles).", {"form": "conversion", "base": 12000, "result": 32186.88}),
    ("Of the 60 huts 45 fell, nine in ten.", {"form": "share", "whole": 60, "part": 45, "share": 90}),
    ("There were 41 shots, 38 were stopped, a save rate of 83 per cent.", {"form": "share", "part": 38, "share": 83}),
    (
        "Sales of 240 million euros, from 200 million a year before, are up 40 per cent.",
        {"form": "change", "base": 2e8},
    ),
    ("The catch fell from 9 a month to 6, a drop of half.", {"form": "change", "change": 50, "direction": "down"}),
    ("From 26.8 to 21.4 million tonnes is a fall of 30 per cent.", {"form": "change", "base": 26.8e6}),
    ("Passes went down by 3.4 points, to 81.2 from 83.6 per cent.", {"form": "point", "change": 3.4, "result": 81.2}),
    ("Leaks came to 410 tons, the year before to 400 tons, a rise of 25 per cent.", {"form": "change", "base": 400}),
    ("They ask for 6 per cent and are offered 3.5, so they are three points apart.", {"form": "point", "change": 3}),
    ("Wool fetched 88 pence a kilo, against 96 in May.", {"form": "shift", "course": "down", "multiple": "neither"}),
    ("Wool fetched 96 pence a kilo, against 48 in May.", {"form": "shift", "course": "up", "multiple": "doubled"}),
    ("It went from 8 to 14 tons: it more than doubled.", {"form": "factor", "factor": 2}),
    ("With 31 dead it counts. Of the dead, 19 were in Torp, 8 in Lund and 6 in Marby.", {"form": "sum", "sum": 33}),
    (
        "She ran 2:05:18 to beat Lund, on 2:05:31, by a whole 33 seconds.",
        {"form": "margin", "length": 33, "elapsed": 13},
    ),
    ("Lund finished in 1:12:40, two minutes behind Holm, who ran 1:10:40.", {"form": "margin", "length": 120}),
    (
        "The jet left Torp at 12.35. At 14.26, after nearly three hours in the air, it was down.",
        {"form": "clock", "length": 3, "elapsed": 1.85},
    ),
    (
        "It was 17:18 when it struck. Her leg was caught. For almost four hours, until five past seven, she sang.",
        {"form": "clock", "length": 4, "elapsed": 1.78},
    ),
    (
        "They sat down at two in the afternoon. It was a little before seven when she rose. The crowd had been silent "
        "for more than six hours.",
        {"form": "clock", "length": 6, "elapsed": 5},
    ),
    (
        "The mill went dark at 6:52. From then until 7:14, more than forty minutes, nobody moved.",
        {"form": "clock", "length": 0.67, "elapsed": 0.37},
    ),
    (
        "They walked out at five past two. The last ball fell at four minutes to five. That is three hours and "
        "fifty-one minutes of tennis.",
        {"form": "clock", "length": 3.85, "elapsed": 2.85},
    ),
    (
        "At ten past ten the bell rang. At a quarter past one, more than five hours later, it rang again.",
        {"form": "clock", "length": 5, "elapsed": 3.08},
    ),
    (
        "It stood still from 14 October 2024, when the roof fell, until 14 March 2025. Those seven months were long.",
        {"form": "duration", "length": 213.08},
    ),
    (
        "Of the 40 rooms, 10 are empty. That is 35 percent of the whole.",
        {"form": "share", "whole": 40, "part": 10, "share": 35},
    ),
    (
        "Torp had put aside 2.4 million euros and has spent 1.8 million. That is 65 percent of the budget.",
        {"form": "share", "whole": 2400000, "part": 1800000, "share": 65},
    ),
    (
        "The hall has 1,200 seats. Of these 300, or 35 percent, are free.",
        {"form": "share", "whole": 1200, "part": 300, "share": 35},
    ),
    (
        "The ship cost 900 million euros. Of that 70 per cent, or some 460 million, was lent.",
        {"form": "share", "whole": 900000000, "part": 460000000, "share": 70},
    ),
    (
        "The storm hit 212 homes. Sixty of them are gone, 90 have lost a roof and 70 have lost a wall.",
        {"form": "sum", "whole": 212, "sum": 220, "part": 60},
    ),
    (
        "When the bell rang, 126 pupils and eight teachers, 131 people in all, were out, or in one case asleep.",
        {"form": "sum", "whole": 131, "sum": 134},
    ),
    (
        "Seventeen against the motion, 13 for. The mayor is safe by a majority of six.",
        {"form": "majority", "whole": 17, "part": 13, "change": 6},
    ),
    ("Of the 90 seals, 40 went to Marby, 30 to Torp and 20 to Vik.", {"form": "sum", "whole": 90, "sum": 90}),
    ("The crew had five members: three men, a woman and a boy.", {"form": "sum", "whole": 5, "sum": 5, "items": 3}),
    ("Eight of the 20 seals, or 40 percent, were young.", {"form": "share", "part": 8, "whole": 20, "share": 40}),
    ("There are 20 seals. Eight (40%) are young.", {"form": "share", "part": 8, "whole": 20, "share": 40}),
    (
        "Rents rose 10 percent to 660 euros from 600 euros.",
        {"form": "change", "base": 600, "result": 660, "change": 10, "direction": "up"},
    ),
    (
        "Rents fell from 5 million to 4 million euros, a drop of 20 percent.",
        {"form": "change", "base": 5e6, "result": 4e6, "change": 20, "direction": "down"},
    ),
    (
        "The index lost 20 points, or 2 percent, to 980.",
        {"form": "change", "base": 1000, "result": 980, "change": 2, "direction": "down"},
    ),
    ("They lost 12 tugs, 9 ferries and 4 yachts, 25 boats in all.", {"form": "sum", "whole": 25, "sum": 25}),
    ("Some 15 percent of the 400 nurses, or 60, were ill.", {"form": "share", "part": 60, "whole": 400, "share": 15}),
    (
        "The lease runs for twenty years at 310,000 euros a year, or 6.2 million euros in the end.",
        {"form": "apiece", "items": 20, "part": 310000, "whole": 6200000},
    ),
    (
        "The yard sold 12 tugs at a price of $2.5 million apiece, for an order book of $30 million.",
        {"form": "apiece", "items": 12, "part": 2500000, "whole": 30000000},
    ),
    (
        "Each is owed nine parcels, at 1,500 crowns a parcel. That comes to 13,500 crowns.",
        {"form": "apiece", "items": 9, "part": 1500, "whole": 13500},
    ),
    ("Twelve set out. Three fell and two pulled up, leaving seven.", {"form": "sum", "whole": 12, "sum": 12}),
    ("The roof needs £90,000. It has £60,000, so there is £30,000 still to find.", {"form": "sum", "whole": 90000}),
    ("Thirty men were aboard, 12 drowned and 18 swam to Torp.", {"form": "sum", "whole": 30, "sum": 30}),
    ("A bus with 40 men aboard fell, injuring 20 and leaving three dead.", None),
    (
        "He agreed on $400,000 and paid a deposit of 20 per cent, $80,000.",
        {"form": "share", "whole": 400000, "part": 80000, "share": 20},
    ),
    (
        "The hammer fell at $400,000; with a premium of 25 per cent the price is $500,000.",
        {"form": "change", "base": 400000, "result": 500000, "change": 25},
    ),
    (
        "Revenue was 3 billion crowns and profit 600 million, a margin of 20 per cent.",
        {"form": "share", "whole": 3e9, "part": 6e8, "share": 20},
    ),
    (
        "With 1,200 ballots from 2,400 registered voters, turnout was 50 percent.",
        {"form": "share", "whole": 2400, "part": 1200, "share": 50},
    ),
    (
        "It was bought for 2,000 euros. By May it was sold for eighty thousand, about forty times as much.",
        {"form": "factor", "base": 2000, "result": 80000, "factor": 40},
    ),
    (
        "The purse is 600,000 euros: three hundred thousand for first, two for second and one for third.",
        None,
    ),
    ("Three in four of the 800 islanders, that is 600, are old.", {"form": "share", "whole": 800, "part": 600}),
    ("Forty of the 160 limes are rotten, a quarter of them.", {"form": "share", "whole": 160, "part": 40}),
    ("Nine died in Torp, seven in Vik and three in Marby, 19 dead in all.", {"form": "sum", "whole": 19, "sum": 19}),
    ("She won by 38 votes. She had 2,317 to Per Lund's 2,279.", {"form": "majority", "change": 38, "part": 2279}),
    ("He was held on 3 May and charged on 20 June, seven weeks later.", {"form": "duration", "length": 49}),
    ("It was founded in 2006, 20 years ago.", {"form": "duration", "length": 7305}),
    ("Its share is 64 percent, up three percent from 61.", {"form": "point", "base": 61, "result": 64}),
    ("Boats almost tripled from 30 to 88.", {"form": "factor", "base": 30, "result": 88, "factor": 3}),
    ("It passed by 27 votes to 23, a majority of four.", {"form": "majority", "whole": 27, "part": 23, "change": 4}),
    ("Three towns were cut off: Marby, Torp and Vik.", {"form": "list", "whole": 3, "items": 3}),
    ("It was shut for two weeks, from June 4 to June 18.", {"form": "duration", "length": 14}),
    ("Opened in 1931, the mill closed in 2011 after 90 years.", {"form": "duration", "length": 32872.5}),
    ("Ann Poe was born in 1948 at Torp. She died in 2019 at the age of 81.", {"form": "duration", "length": 29585.25}),
    ("She saw the light at 2:14 a.m. and he left at 2:25, close to an hour later.", {"form": "clock", "length": 1}),
    ("It began at 9:10 p.m. and was over at 11:40 p.m., less than an hour later.", {"form": "clock", "elapsed": 2.5}),
    (
        "The net cost 1,200 euros and the rope another 450, so he paid 1,850.",
        {"form": "sum", "whole": 1850, "sum": 1650},
    ),
    ("Pier A has 112 huts and Pier B 87, which means that 219 will go.", {"form": "sum", "whole": 219, "sum": 199}),
    (
        "Oars took 5.2 million of the 9.4 million euros, sails the remaining 3.2 million.",
        {"form": "sum", "whole": 9.4e6},
    ),
    ("There are 26 rowers, 11 of them women and 17 men.", {"form": "sum", "whole": 26, "sum": 28}),
    ("He owed 12,000, paid back 4,500 and so still owes 8,500.", {"form": "sum", "whole": 12000, "sum": 13000}),
    (
        "Twelve crates of 24 eels, 308 eels in all, were lost.",
        {"form": "apiece", "items": 12, "part": 24},
    ),
    ("An eel cost 2.10 euros in January and 2.52 euros at the end of May, a rise of 16 per cent.", {"form": "change"}),
    ("The catch was 412 tons. The figure rose from 268 tons, a rise of 35 per cent.", {"form": "change", "base": 268}),
    ("The offer is $41. That is $9 more than on Friday, or a premium of 38 percent.", {"base": 32, "result": 41}),
    ("The catch was 268 tons a year ago. It came to 335 tons, 35 percent more.", {"base": 268, "result": 335}),
    ("He has sat since his arrest on 3 May, six months ago.", {"form": "duration", "length": 182.64}),
]


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text for text, _ in CASES])
def test_figures_are_tied_together(text, wanted):
    found = calculations(text)
    if wanted is None:
        assert not found
        return
    assert len(found) == 1
    assert {name: found[0][1].get(name) for name in wanted} == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Of the 90 seals, 40 went to Marby, 30 to Torp and others to Vik.",
        "Of the 10 men, seven women and two boys who were hurt, 11 went home.",
        "The index lost 20 points, or 2 percent. There are 90 seals.",
        "There are 20 seals. It rose 18 points, or 0.7 percent.",
        "Rents rose from May to June.",
        "Opened in 1931, the mill was sold in 2011 to a firm that has stood for 90 years.",
        "Ann Poe was born in 1948 at Torp. Her son died in 2019 at the age of 41, and she in 2024.",
        "Boat 34 of 40 lost 6 rowers, all of them men.",
        "The club has 140 boats, 60 of them old; the others, and 70 huts, are new.",
        "The offer is $41. That is 9 percent more than he paid for the $30 boat.",
        "She works from nine to five and pays 20 percent.",
        "Three towns were cut off, among them these: Marby, Torp and Vik.",
        "Two men were held: Jan Vik, 41, and Per Torp, a cook.",
        "The vote was 27 to 23.",
        "Of the 40 rooms, 10 are empty. That is 35 percent more than last year.",
        "Of the 40 rooms, 10 are empty. Rents rose by 35 percent.",
        "She opened at nine. She closed at five. She has worked there for two hours every day.",
        "They met at nine. At ten, after three hours in the cold, all left. They slept at eleven that night.",
        "From May 1 to July 1, in its 108-year history, the mill stood still.",
        "She got 400,000 euros for one talk. Her rate is 225,000. She gave three talks for a total of 675,000.",
        "Marby led 12-8 at the half and won by 23 points.",
        "The rent is 640 euros a month and the boat 9,100 a year.",
        "The mill sold 1,200 tons. It had 340 workers, so that 97 huts stood empty.",
        "For 102 days from 2000 to June 2008 he was away.",
    ],
)
def test_figures_are_left_alone(text):
    assert calculations(text) == []


STRETCHES = [
    ("The boat drifted for three hours off Torp.", [("three hours", 0.12)]),
    ("They were gone four minutes later.", [("four minutes later", 0.0)]),
    ("Twenty days after the fire, the mill opened.", [("Twenty days after", 20)]),
    ("He was banned from driving for a year.", [("a year", 365.25)]),
    ("A mile for a dollar a year is dear.", []),
    ("It has been shut since 2024.", [("since 2024", 871.5)]),
    ("It is open until Friday.", []),
    ("Torp had no power from 9 a.m. till noon.", [("9 a.m. till noon", 0.12)]),
    ("It stopped at 11:20 a.m. and all were out by 4:50 p.m.", [("11:20 a.m. and all were out by 4:50 p.m.", 0.23)]),
    ("It began at 6 p.m. Tuesday and ended at 4 a.m. Thursday.", [("6 p.m. Tuesday and ended at 4 a.m.", 1.42)]),
    ("The shop opens at 9 a.m. and sells bread at 11 a.m.", []),
    ("They struck from May 6 to May 16.", [("from May 6 to May 16", 10)]),
    ("He rowed for three hours. She rowed for four hours.", []),
    ("They met at 2 p.m. and parted, gone by 5 p.m., after nine hours of talk.", [("nine hours", 0.38)]),
    ("He pays for two hours a day.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), STRETCHES, ids=[text for text, _ in STRETCHES])
def test_lengths_of_time_are_read_or_reckoned(text, wanted):
    found = [(cut, round(one["length"], 2)) for cut, one in read(text) if one["form"] == "stretch"]
    assert [(cut, pytest.approx(length, abs=0.01)) for cut, length in wanted] == found


PIECES = "of the 14 23 , or ( ) percent % from to up rose 61 : -- and a two weeks June 4 . majority votes"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES.split()), max_size=40))
def test_odd_figures_raise_nothing(pieces):
    text = " ".join(pieces)
    for cut, _ in calculations(text):
        assert cut in text


def told(text: str, form: str) -> list[tuple[str, object, float]]:
    """The spells of a text, or what it is spoken of: words, what lasts, and days or hours."""
    return [(cut, one["noun"], round(one["length"], 2)) for cut, one in read(text) if one["form"] == form]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The crane of Torp was out of action for 14 months.", [("14 months", "closed", 426.16)]),
        ("Geese remember two whole years of silence.", [("two whole years", "closed", 730.5)]),
        ("The ferry is five months behind schedule.", [("five months", "late", 152.2)]),
        ("It is a voyage of an hour and a quarter.", [("an hour and a quarter", "travel", 0.05)]),
        ("They had to queue for three quarters of an hour.", [("three quarters of an hour", "wait", 0.03)]),
        ("They had to queue for a full quarter of an hour.", [("full quarter of an hour", "wait", 0.01)]),
        ("The talks took a month. The talks took four months.", []),
        ("Two long tales of geese were told.", []),
    ],
)
def test_what_lasts_has_a_sort(text: str, expected: list[tuple[str, object, float]]) -> None:
    assert told(text, "spell") == expected


def test_somebody_works_as_long_as_it_takes() -> None:
    assert [noun for _, noun, _ in told("Ada Quirke, 27 years on the lorries, sings.", "spell")] == ["service"]
    assert not told("It was 27 years on the lorries.", "spell")
