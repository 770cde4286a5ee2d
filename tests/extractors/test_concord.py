"""Figures of a passage that do not make what the passage says they make, and those that do."""

from __future__ import annotations

import re

import pytest
from test_calculations import read

OFF = [
    ("One barn lost 210 hens. At Torp the count was 145. That makes 520 hens.", "sum"),
    ("Twelve jurors heard the case. Eight voted to convict and three to acquit.", "sum"),
    ("Seven voted in favour and five against. One abstained. All 16 members were there.", "sum"),
    ("Ada Hall faced 12 counts. They convicted her on seven and cleared her on four.", "sum"),
    ("Four of the nine judges dissented. The six others upheld the law.", "sum"),
    ("Of 18 bids, seven were thrown out, so nine went to the clerk.", "sum"),
    ("Half of the 60 beds are taken; the 20 others are empty.", "share"),
    ("She had 5,320 votes and her rival 4,910. The gap of 310 votes is small.", "difference"),
    ("The ferry makes six trips a day with 140 carts on each. That is 960 carts.", "apiece"),
    ("They owe 612,000 crowns and pay 5,200 crowns a year. At that rate they are done in 60 years.", "apiece"),
    ("A wheel weighs 40 kilos and fetches 600 crowns, that is 25 crowns a kilo.", "apiece"),
    ("The drone went up 12 times. Every flight lasted 25 minutes. It was thus up for eight hours.", "apiece"),
    ("They took 14 million, 17 million and 20 million, an average of 25 million.", "apiece"),
    ("It has 12,000 clerks. It will cut 900 posts, or 12 percent of them.", "share"),
    ("The farm has 300 sheep. Dogs killed 60 of them in one night, a third of the flock.", "share"),
    ("It pays 80 percent of the 204,000 crowns, so that we have to find 61,000 ourselves.", "share"),
    ("Torp had 80,000 guests in May and 120,000 in June, a jump of a third.", "change"),
    ("The cart went 540 kilometres in six hours, 75 kilometres an hour.", "conversion"),
    ("The pipe loses 30 litres a minute, which is 2,400 litres an hour.", "conversion"),
]
RIGHT = [
    "One barn lost 210 hens. At Torp the count was 145. That makes 355 hens.",
    "Twelve jurors heard the case. Eight voted to convict and four to acquit.",
    "Seven voted in favour and five against. One abstained. All 13 members were there.",
    "Four of the nine judges dissented. The five others upheld the law.",
    "Half of the 60 beds are taken; the 30 others are empty.",
    "She had 5,320 votes and her rival 4,910. The gap of 410 votes is small.",
    "The ferry makes six trips a day with 140 carts on each. That is 840 carts.",
    "The farm has 300 sheep. Dogs killed 60 of them in one night, a fifth of the flock.",
    "The cart went 540 kilometres in six hours, 90 kilometres an hour.",
    "The pipe loses 30 litres a minute, which is 1,800 litres an hour.",
    "Five people were shot. Two men and two women died. A girl is in hospital.",
    "He spoke three times, at 225 crowns each, and so was paid 675 crowns.",
]


@pytest.mark.parametrize(("text", "form"), OFF)
def test_passages_whose_figures_do_not_come_out(text: str, form: str) -> None:
    """What the passage works out is held against its figures."""
    assert form in {fields["form"] for _, fields in read(text)}


@pytest.mark.parametrize("text", RIGHT)
def test_passages_whose_figures_come_out(text: str) -> None:
    """What some figures bear out is not held against others."""
    for _, fields in read(text):
        if fields["form"] == "sum":
            assert fields["sum"] == fields["whole"]
        elif fields["form"] == "apiece":
            assert float(fields["part"]) * float(fields["items"]) == pytest.approx(float(fields["whole"]), rel=0.05)
        elif fields["form"] == "difference":
            assert float(fields["whole"]) - float(fields["part"]) == fields["change"]


@pytest.mark.parametrize("text", [text for text, _ in OFF] + RIGHT)
def test_nothing_is_made_of_nought(text: str) -> None:
    """Any figure of a passage may be nought, or the text may begin with it."""
    places = list(re.finditer(r"\d[\d,.]*\b", text))
    for place in places:
        read(f"{text[: place.start()]}0{text[place.end() :]}")
        read(text[place.start() :])
    read(re.sub(r"\d[\d,.]*\b", "0", text))
