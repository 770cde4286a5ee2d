"""Sentences as editors write them, in the words of newslint itself: what they mean, or which sentence to write."""

from __future__ import annotations

import pytest

from newslint import annotate
from newslint.core.diagnostic import Diagnostic
from newslint.core.rule import HouseWords, Rule
from newslint.core.source import Source
from newslint.lang.library import compile_all
from newslint.lang.printing import formatted

VOCABULARY = annotate.vocabulary(HouseWords())

TOLL = "death toll must agree across sources"
FIGURE = "quantity for the same subject must agree across sources"

MEANT = (
    ("number for the same subject must be the same in different sources", FIGURE),
    ("figures for the same subject should not differ between outlets", FIGURE),
    ("quantities with the same subject must agree among newspapers", FIGURE),
    ("quantity on the same subject has to be identical in all sources", FIGURE),
    ("quantity for the same subject shall agree everywhere", FIGURE),
    ("quantity for the same subject ought to be consistent in every source", FIGURE),
    ("quantity for the same subject may not vary across reports", FIGURE),
    ("quantity for the same subject shouldn't differ from each other across sources", FIGURE),
    ("quantity for the same subject mustn’t change across sources", FIGURE),
    ("quantity for the same subject cannot differ across sources", FIGURE),
    ("quantity for the same subject must remain unchanged across sources", FIGURE),
    ("quantity for the same subject must not be different across sources", FIGURE),
    ("sources must agree on quantity for the same subject", FIGURE),
    ("all sources must agree on the death toll", TOLL),
    ("outlets must not contradict each other on the death toll", TOLL),
    ("the death toll must stay the same in both papers", TOLL),
    ("quantity must be consistent in the article", "quantity must agree within the article"),
    ("quantity must agree in the same text", "quantity must agree within the article"),
    ("the death toll must never go down", "death toll must not decrease over time"),
    ("death toll cannot fall", "death toll must not decrease over time"),
    ("the day of the week must match the date", "weekday must match date"),
    ("weekdays have to fit their dates", "weekday must match date"),
    ("dates for the same event must be equal in all articles", "date for the same event must agree across sources"),
    ("ages of one person must not contradict each other", "age of person must agree"),
    ("a person's age must agree across sources", "age of person must agree across sources"),
    ("the same person must have the same age across sources", "age of person must agree across sources"),
    ("titles of the same person must agree", "title of person for the same name must agree"),
    ("age for the same person must agree", "age for the same subject must agree"),
    ("quotations by the same person must match in all articles", "quote by the same speaker must match across sources"),
    ("quotes by the same speaker must not be changed", "quote by the same speaker must agree"),
    ("every quote needs a speaker", "every quote must have speaker"),
    ("every figure in the headline must appear in the story", "every quantity in headline must appear in body"),
    ("the parts must add up to the total", "total must equal the sum of its parts"),
    ("the parts must equal the total", "total must equal the sum of its parts"),
    ("boilerplate may never appear in the text", "boilerplate must not appear in body"),
    ("organization of a person must agree", "organisation of person must agree"),
    ("every organization must have a name", "every organisation must have name"),
    ("rumored claim conflicts with denial", "rumoured claim conflicts with denial"),
    ("the weekday must come after the date", "weekday must be after date"),
)

NOT_UNDERSTOOD = (
    ("two sources must not give different death tolls", "where to look", "all sources must agree on death toll"),
    ("the headline must not contradict the body", "part of an article", "headline quantity must appear in body"),
    ("numbers in the headline must agree with the body", "which facts", "headline quantity must appear in body"),
    ("percentages must add up to 100", "add up to", "total must equal the sum of its parts"),
    ("no anonymous sources", 'begins with "no"', "boilerplate must not appear in body"),
    ("the weekday must suit the date", 'no verb called "suit"', "weekday must match date"),
    ("stories must not contain boilerplate", "where to look", "all sources must agree on death toll"),
    ("captions must agree", "part of an article", "caption quantity must appear in body"),
)


def _compiled(sentence: str) -> tuple[tuple[Rule, ...], tuple[Diagnostic, ...]]:
    library, _, diagnostics = compile_all([Source.of("x.rule", sentence + "\n")], VOCABULARY)
    return library.rules, tuple(diagnostics)


def _core(rule: Rule) -> tuple[object, ...]:
    return rule.given, rule.scope, rule.where, rule.unless, rule.law, rule.value


@pytest.mark.parametrize(("said", "meant"), MEANT)
def test_what_editors_write_is_understood(said: str, meant: str) -> None:
    (one,), problems = _compiled(said)
    (other,), none = _compiled(meant)
    assert not [problem.message for problem in (*problems, *none) if problem.severity == "error"]
    assert _core(one) == _core(other)


@pytest.mark.parametrize(("said", "meant"), MEANT)
def test_the_formatter_keeps_the_meaning_and_writes_it_once(said: str, meant: str) -> None:
    printed, problems = formatted(Source.of("x.rule", said + "\n"))
    assert not problems
    assert _core(_compiled(printed.strip())[0][0]) == _core(_compiled(said)[0][0])
    assert formatted(Source.of("x.rule", printed))[0] == printed


@pytest.mark.parametrize(("said", "because", "instead"), NOT_UNDERSTOOD)
def test_what_is_not_understood_is_answered_with_a_sentence_that_works(said: str, because: str, instead: str) -> None:
    _, problems = _compiled(said)
    assert because in problems[0].message
    assert problems[0].help == f"for example: {instead}"
    rules, none = _compiled(instead)
    assert rules
    assert not none


@pytest.mark.parametrize(
    "sentence",
    (
        "price quantity for the same subject must not differ by more than 10%",
        "quantity for the same subject must agree across sources within 5%",
        "quantity for the same subject must agree within $5",
    ),
)
def test_a_tolerance_is_said_on_the_next_line(sentence: str) -> None:
    _, problems = _compiled(sentence)
    assert problems[0].message == "how far apart values may be is said on the next line"


SLIPS = (
    ("quantity the same subject must agree", '"for" is missing before "the same"', "for the same subject"),
    ("rule x\n  quantity must agree\n  except updated", 'no line begins with "except"', '"unless"'),
    ("rule x\n  quantity must agree\n  message “hello”", 'no line begins with "message"', '"say"'),
    ("rule x\n  quantity must agree\n  if updated", 'no line begins with "if"', '"where"'),
    ("rule x: error\n  quantity must agree", "nothing stands behind the name of a rule but its severity", ""),
    ("- quantity must agree", 'no line begins with "-"', ""),
    ("// a rule of ours\nquantity must agree", 'no line begins with "//"', ""),
    ("rule x\n  quantity must agree\n  say 'a figure'", "these words must stand in quotation marks", ""),
    ('rule x\n  quantity must agree\n  say “a figure"', "this text has no closing quotation mark", ""),
    ("rule x\n  quantity must agree\n  within ten percent", "how far apart may they be?", "25%"),
    ('use "house.rule"\n\nquantity must agree', "words are read from a YAML file", ""),
)


@pytest.mark.parametrize(("text", "message", "label"), SLIPS)
def test_a_slip_of_an_editor_is_answered(text: str, message: str, label: str) -> None:
    _, problems = _compiled(text)
    assert problems[0].message == message
    assert label in problems[0].labels[0].text


FORGIVEN = (
    "Quantity for the same subject must agree across sources.",
    "QUANTITY FOR THE SAME SUBJECT MUST AGREE ACROSS SOURCES",
    "rule x\r\n\tquantity for the same subject must agree across sources\r\n",
    "rule x\nquantity for same subject must agree across sources",
)


@pytest.mark.parametrize("text", FORGIVEN)
def test_case_tabs_line_ends_and_a_full_stop_do_not_matter(text: str) -> None:
    (rule,), problems = _compiled(text)
    assert not problems
    assert _core(rule) == _core(_compiled(FIGURE)[0][0])


def test_a_fact_may_be_called_it() -> None:
    one, other = (_compiled(f"rule x\n  {FIGURE}\n  unless {said}")[0][0] for said in ("it is updated", "updated"))
    assert one.unless == other.unless
