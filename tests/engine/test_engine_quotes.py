from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.engine.english import NEGATORS
from newslint.engine.folding import MOST_WORDS, fold
from newslint.engine.quotes import compare, grade

OPPOSITES = frozenset({("rise", "fall"), ("fall", "rise")})


@pytest.mark.parametrize(
    ("wanted", "one", "other"),
    [
        ("same", "We do not comment on rumours", "“We don’t comment on rumours,”"),
        ("same", "They're going to close it", "They are gonna close it."),
        ("same", "But nobody asked the tenants about it", "Nobody asked the tenants about it"),
        ("same", "My mum painted the grey boat in the centre", "My mom painted the gray boat in the center"),
        (
            "unrelated",
            "I do not want the ferry sold to strangers, and I do not want the harbour closed to fishing boats",
            "I don't want the harbour closed to fishing boats, and I don't want the ferry sold to strangers",
        ),
        (
            "altered",
            "They had boats for everybody but not enough fuel",
            "They had fuel for everybody but not enough boats",
        ),
        ("unrelated", "We are tired and happy after a long day", "After a long day we are happy and tired"),
        ("wording", "I was tired and happy after a long day", "I was happy and tired after a long day"),
        (
            "altered",
            "I ate from that pot and I felt nothing until morning",
            "I ate from that pot and I felt nothing at all. I still ask why.",
        ),
        ("same", "It took two years and a half", "It took 2 years and a half"),
        ("same", "The F.B.I. asked for the twelfth file", "the FBI asked for the 12th file"),
        ("same", "Sen. Harlow voted for the bridge", "Senator Harlow voted for the bridge"),
        ("same", "We will rebuild the harbour", "We will rebuild the harbour, and we will start in spring"),
        ("wording", "I just stand there for an hour or two", "I just stood there for an hour or two"),
        ("same", "We close at 6:00 p.m. on Friday", "We close at 6 p.m. on Friday"),
        ("same", "All Harbour Front Office staff must test it", "All HFO staff must test it"),
        ("same", "It was a terrible, terrible night for the town", "It was a terrible night for the town"),
        (
            "altered",
            "Nobody here asked for it. What have you people been counting, Torben?",
            "In the harbour office, what have you people been weighing, Torben?",
        ),
        ("altered", "The thinnest reports of harbour rot were burned", "The thinnest reports of rot were burned"),
        (
            "unrelated",
            "We had no word on the cause or the motive of the man that night at all",
            "They just do not find any leads so far as the motive or the cause",
        ),
        (
            "unrelated",
            "The man entered the hall, in which a dozen people sat down to supper, and then he shot the cook",
            "There was a dozen of us and people then got out",
        ),
        ("same", "That is a co-operative bank", "That is a cooperative bank"),
        ("same", "What a d***ed shame it is to lose this", "What a damned shame it is to lose this"),
        ("marked", "We lost the boat … and the nets", "We lost the boat, the oars and the nets"),
        ("marked", "She told [the inspector] that the valve was open", "She told him that the valve was open"),
        ("wording", "This is the best team that I have seen", "This is the best team I have seen"),
        ("altered", "We are proud of any worker here", "We are proud of every worker here and there"),
        (
            "wording",
            "In this town the council is listening to residents",
            "In this town the council has listened to residents",
        ),
        ("altered", "We reject the minister's plan", "We reject the minister's apology"),
        ("altered", "The ferry carried 40 passengers that night", "The ferry carried 60 passengers that night"),
        ("altered", "They almost drowned in the harbour", "They drowned in the harbour"),
        ("reversed", "We have not sold the land", "We have sold the land"),
        ("reversed", "I don't own anything that isn't taxed", "I own nothing that is taxed"),
        ("reversed", "Rents will rise in the old town", "Rents will fall in the old town"),
        ("unrelated", "We will rebuild the harbour", "The mayor has a lot to answer for"),
        ("unrelated", "I think so", "Nobody was there"),
    ],
)
def test_grades(wanted, one, other):
    assert compare(one, other, OPPOSITES).grade == wanted
    assert compare(other, one, OPPOSITES).grade == wanted


def test_aligned_sentences_ask_for_less():
    assert compare("fully supervise", "fully oversee").grade == "unrelated"
    assert compare("fully supervise", "fully oversee", aligned=True).grade == "altered"
    synonyms = frozenset({("supervise", "oversee")})
    assert compare("fully supervise", "fully oversee", frozenset(), synonyms, True).grade == "wording"


def test_changes_are_listed():
    found = compare("We reject the minister's plan", "We reject the minister's apology")
    assert [(change.ours, change.theirs) for change in found.changes] == [(("plan",), ("apology",))]


def test_content_words_tell_early_that_two_are_unrelated():
    assert grade(("harbour",), ("mayor",), "the harbour", "the harbour") == "unrelated"


def test_length_is_bounded():
    long = "word " * 100_000
    assert len(fold(long)) <= MOST_WORDS
    assert compare(long, long + "more").grade == "same"


WORDS = st.lists(
    st.sampled_from(
        ["we", "will", "not", "never", "close", "the", "old", "harbour", "bridge", "and", "said", "12", "twelve"]
    ),
    min_size=1,
    max_size=12,
)


@given(WORDS)
def test_a_quotation_matches_itself_however_it_is_printed(words):
    text = " ".join(words)
    assert compare(text, f"“{text.upper()}!”").grade == "same"


@given(WORDS, WORDS)
def test_grading_knows_no_sides(one, other):
    left, right = " ".join(one), " ".join(other)
    grades = {compare(left, right).grade, compare(right, left).grade}
    assert len(grades) == 1 or grades <= {"same", "wording", "altered", "reversed", "unrelated"}
    assert grades <= {"same", "marked", "wording", "altered", "reversed", "unrelated"}


@given(st.text(max_size=200), st.text(max_size=200))
def test_no_text_is_too_odd(one, other):
    compare(one, other)


def test_negators_are_words():
    assert "not" in NEGATORS
