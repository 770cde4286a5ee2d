"""What a headline says of all or of several, and where its text has fewer."""

import pytest

from newslint.annotate import annotate
from newslint.config import places
from newslint.config.cache import Cache
from newslint.config.lexicon import load
from newslint.core.rule import HouseWords
from newslint.read import read_text


@pytest.mark.parametrize(
    ("headline", "body", "found"),
    [
        ("All nine climbers flown off", "Seven of the climbers were flown off.", ["all", "some"]),
        ("All nine climbers flown off", "The climbers were flown off.", []),
        ("All passengers home", "Four of them are on a ward.", ["all", "some"]),
        ("Every school shut", "At Keld lessons went on as usual.", ["all", "some"]),
        ("Not all schools shut", "At Keld lessons went on as usual.", []),
        ("Two men held over theft", "He is the only man to be held.", ["several", "one"]),
        ("Trial stopped twice", "There was one single stop.", ["several", "one"]),
        ("All boats in harbour", "Of the day's 84 boats, 61 got home.", ["all", "some"]),
        ("All boats in harbour", "Of the 61 boats, 84 sailors got home.", []),
        ("Every whale back in the water", "We buried seventeen on Tuesday.", ["all", "some"]),
        ("Man held over theft", "He is the only man to be held.", []),
    ],
)
def test_headline_and_text(headline: str, body: str, found: list[str]) -> None:
    lexicon = load([places.lexicon_folder()], Cache(None))[0]
    annotated = annotate(read_text(f"# {headline}\n\n{body}\n", "a.md", lexicon), lexicon, HouseWords())
    assert [one.fields["side"] for one in annotated.annotations if one.kind == "contrast"] == found
