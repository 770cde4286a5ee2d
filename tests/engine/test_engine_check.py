from __future__ import annotations

import pytest
from engine_builder import AGREE, EMPTY, agreement, base, entity, exact, fact, field, flag, has, op, rule, same, value

from newslint import engine
from newslint.core.calendar import minute_of
from newslint.core.values import Amount, When

MARBY = entity("Marby")


def dead(article: str, number: float, **rest: object):
    return fact(article, value=exact(number), subject=MARBY, measure="killed", words=f"{number:g} dead", **rest)


def run(facts, *rules, lexicon=EMPTY, **rest):
    return engine.check(base(facts, **rest), rules, lexicon)[0]


def test_two_sources_that_differ_are_one_undecided_diagnostic():
    (found,) = run([dead("a", 12), dead("b", 14)], agreement())
    assert [label.path for label in found.labels] == ["a", "b"]
    assert [label.text for label in found.labels] == ["12", "14"]
    assert found.severity == "error"
    assert found.message == "killed: 12 here, 14 in b"
    assert found.notes == ("undecided: neither side has more independent origins",)


def test_the_minority_is_the_outlier_and_is_told_once():
    facts = [dead("a", 12), dead("b", 14), dead("c", 12), dead("d", 12)]
    (found,) = run(facts, agreement(note=("{majority.n} of {n} independent origins say {majority.value}",)))
    assert [label.path for label in found.labels] == ["b", "a", "c", "d"]
    assert found.notes == ("3 of 4 independent origins say 12",)


def test_copies_count_one_vote():
    facts = [dead("a", 12, origin=1), dead("b", 12, origin=1), dead("c", 14, origin=2)]
    (found,) = run(facts, agreement())
    assert found.notes == ("undecided: neither side has more independent origins",)
    assert [(label.path, label.text) for label in found.elsewhere] == [("b", "the same as here")]
    (by_article,) = run(facts, agreement(count="article"))
    assert [label.path for label in by_article.labels] == ["c", "a", "b"]


def test_each_outlier_has_its_own_diagnostic():
    facts = [dead("a", 12), dead("b", 14), dead("c", 12), dead("d", 15), dead("e", 12)]
    assert [(one.labels[0].path, one.labels[1].path) for one in run(facts, agreement())] == [("b", "a"), ("d", "a")]


def test_agreement_is_not_transitive():
    # "8 to 12" agrees with both 9 and 11, which differ: the two that differ are told, the band is not.
    facts = [
        fact("a", value=Amount(8.0, 12.0), subject=MARBY, measure="killed"),
        dead("b", 9),
        dead("c", 11),
    ]
    (found,) = run(facts, agreement())
    assert {label.path for label in found.labels} == {"b", "c"}


@pytest.mark.parametrize(
    "facts",
    [
        [dead("a", 12), dead("a", 14, at=50)],  # one article is not two sources
        [dead("a", 12, story="x"), dead("b", 14, story="y")],  # two stories
        [dead("a", 12, source="wire", origin=1), dead("b", 14, source="wire", origin=1)],  # editions of one article
        [dead("a", 12), fact("b", value=exact(14), subject=MARBY, measure="injured")],
        [dead("a", 12), fact("b", value=exact(14), measure="killed")],  # subject not known
        [dead("a", 12)],
        [],
    ],
    ids=["article", "stories", "editions", "measure", "unknown", "one", "none"],
)
def test_nothing_is_compared(facts):
    if facts:
        diagnostics, tally = engine.check(base(facts), [agreement()], EMPTY)
        assert diagnostics == ()
        assert tally.n_compared == 0


def test_near_copies_may_conflict():
    (found,) = run([dead("a", 12, origin=1), dead("b", 14, origin=1)], agreement())
    assert len(found.labels) == 2


def test_the_later_copy_is_the_outlier():
    facts = [dead("a", 12, origin=1, published="2026-03-02"), dead("b", 14, origin=1, published="2026-03-01")]
    (found,) = run(facts, agreement(), copies={("a", "b"): 0.8})
    assert found.labels[0].path == "a"
    assert found.notes == ("a: a later retelling of the other",)


def test_the_source_that_is_cited_is_no_outlier():
    facts = [
        dead("a", 12, source="Marby Echo"),
        dead("b", 14, source="Hillside Post"),
        fact("a", "attribution", at=90, outlet=entity("Hillside Post")),
    ]
    (found,) = run(facts, agreement())
    assert found.labels[0].path == "a"
    assert found.notes == ("Marby Echo: it cites the other",)


def test_excuses_and_gates_keep_silent():
    facts = [dead("a", 12), dead("b", 14, flags="updated")]
    assert run(facts, agreement(unless=(("or", flag("a", "updated"), flag("b", "updated")),))) == ()
    assert len(run(facts, agreement())) == 1


def test_an_unknown_gate_passes_with_less_confidence():
    gates = (same("subject"), same("measure"), same("per", **{"if": "known"}))
    facts = [dead("a", 12, per="day"), dead("b", 14)]
    (found,) = run(facts, agreement(where=gates))
    assert found.confidence == pytest.approx(0.9 * 0.9 * 0.8, abs=0.01)
    assert run([dead("a", 12, per="day"), dead("b", 14, per="month")], agreement(where=gates)) == ()
    either = (same("subject"), same("per", **{"if": "either known"}))
    assert run(facts, agreement(where=either)) == ()
    assert len(run([dead("a", 12), dead("b", 14)], agreement(where=either))) == 1


def test_confidence_decides_severity():
    def severity(confidence: float) -> str:
        return run([dead("a", 12, confidence=confidence), dead("b", 14, confidence=1.0)], agreement())[0].severity

    assert [severity(0.9), severity(0.5), severity(0.3)] == ["error", "warning", "note"]
    assert run([dead("a", 12, confidence=0.5), dead("b", 14)], agreement(confidence=0.6)) == ()


def test_a_later_and_higher_toll_is_superseded():
    rising = EMPTY.__class__({"updates": {"rising": ["killed"]}}, "")
    facts = [dead("a", 12, published="2026-03-01"), dead("b", 14, published="2026-03-03")]
    (found,) = run(facts, agreement(), lexicon=rising)
    assert found.severity == "note"
    assert found.notes[0] == "superseded: b (2026-03-03) is later than a (2026-03-01)"
    lower = [dead("a", 12, published="2026-03-03"), dead("b", 14, published="2026-03-01")]
    assert run(lower, agreement(), lexicon=rising)[0].severity == "error"


def test_a_toll_of_a_few_that_leaps_is_not_superseded():
    rising = EMPTY.__class__({"updates": {"rising": ["killed"]}}, "")

    def severity(before: int, after: int) -> str:
        facts = [dead("a", before, published="2026-03-01"), dead("b", after, published="2026-03-03")]
        return run(facts, agreement(), lexicon=rising)[0].severity

    assert [severity(4, 8), severity(4, 9), severity(1, 9), severity(9, 24)] == ["note", "error", "note", "note"]


def test_a_finer_time_of_one_day_is_not_later():
    rising = EMPTY.__class__({"updates": {"rising": ["killed"]}}, "")
    start, stop = minute_of(2026, 3, 1), minute_of(2026, 3, 2)
    day, night = When(start, stop), When(start + 1200, stop)

    def severity(first: str, second: str) -> str:
        facts = [dead("a", 12, published=first, as_of=day), dead("b", 14, published=second, as_of=night)]
        return run(facts, agreement(), lexicon=rising)[0].severity

    assert severity("2026-03-02", "2026-03-02") == "error"
    assert severity("2026-03-03", "2026-03-02") == "error"
    assert severity("2026-03-02", "2026-03-03") == "note"


def test_time_apart():
    facts = [dead("a", 12, published="2026-03-01"), dead("b", 14, published="2026-03-09")]
    assert run(facts, agreement(as_of_days=2.0)) == ()
    assert len(run(facts, agreement(as_of_days=9.0))) == 1


DENIAL = rule(
    ("value", True),
    name="denied-presence",
    kind="claim",
    mood="forbid",
    scope="anywhere",
    a_if=(has("a", "relation", "presence"), has("a", "polarity", "denied")),
    b_if=(has("b", "relation", "presence"), has("b", "polarity", "affirmed")),
    where=(
        same("actor"),
        (
            "or",
            op(field("b", "place"), "part-of", field("a", "place")),
            op(field("a", "place"), "part-of", field("b", "place")),
        ),
    ),
)


def presence(article: str, place, polarity: str, **rest: object):
    return fact(article, "claim", relation="presence", actor=entity("Brill"), place=place, polarity=polarity, **rest)


def test_a_denial_in_the_country_meets_a_claim_in_its_city():
    facts = [
        presence("a", entity("Norland"), "denied", at=90),
        presence("a", entity("Oslo", "norland"), "affirmed", at=10),
        presence("b", entity("Oslo", "norland"), "affirmed"),
        presence("c", entity("Lima", "peru"), "affirmed"),
    ]
    (found,) = run(facts, DENIAL)
    assert [label.path for label in found.labels] == ["a", "a", "b"]
    assert found.severity == "error"


def test_a_quoted_denial_is_a_dispute():
    facts = [
        presence("a", entity("Norland"), "denied", voice="quoted"),
        presence("b", entity("Oslo", "norland"), "affirmed"),
    ]
    (found,) = run(facts, DENIAL)
    assert found.severity == "warning"
    assert found.notes[0].startswith("disputed")
    conceded = [facts[0], presence("b", entity("Oslo", "norland"), "affirmed", flags="conceded")]
    assert run(conceded, DENIAL)[0].severity == "note"


def test_sentences_are_joined_by_alignment():
    gate = op(field("a", "sentence"), "aligned-with", field("b", "sentence"))
    terms = rule(
        op(field("a", "term"), "confusable-with", field("b", "term")),
        kind="term",
        mood="forbid",
        where=(gate, same("family")),
        name="term-drift",
    )
    words = EMPTY.__class__({"terms": {"confusable": [["fiat", "fiduciary"]]}}, "")
    facts = [
        fact("a", "term", sentence=0, family="money", term="fiat", words="fiat"),
        fact("b", "term", sentence=1, family="money", term="fiduciary", words="fiduciary"),
        fact("c", "term", sentence=2, family="money", term="fiduciary", words="fiduciary"),
    ]
    (found,) = run(facts, terms, lexicon=words, aligned={(0, 1): 0.9})
    assert [label.path for label in found.labels] == ["a", "b"]
    assert run(facts, terms, lexicon=words, aligned={(0, 1): 0.4}) == ()


def test_one_fact_alone():
    weekday = rule(
        op(field("a", "weekday"), "same-as", field("a", "calendar weekday")),
        kind="date",
        variables=1,
        scope="within the article",
        say="{words} is a {calendar weekday}",
    )
    facts = [
        fact("a", "date", weekday="Tuesday", calendar__weekday="Monday", words="Tuesday, 2 March"),
        fact("a", "date", at=40, weekday="Tuesday", calendar__weekday="Tuesday"),
        fact("a", "date", at=80, weekday="Tuesday"),
    ]
    (found,) = run(facts, weekday)
    assert found.message == "“Tuesday, 2 March” is a Monday"
    assert len(found.labels) == 1


def test_required_field():
    speaker = rule(
        ("call", "known", field("a", "speaker")), kind="quote", variables=1, sentence="every quote must have a speaker"
    )
    (found,) = run([fact("a", "quote", words="We won"), fact("a", "quote", at=50, speaker=entity("Ann"))], speaker)
    assert found.message == "“We won”: every quote must have a speaker"


def test_headline_figure_must_be_in_the_body():
    law = ("some", "b", "quantity", "within the article", (has("b", "region", "body"), same("measure")), AGREE)
    headline = rule(law, variables=1, a_if=(has("a", "region", "headline"),), scope="within the article")
    facts = [dead("a", 12, region="headline"), dead("a", 14, at=50), dead("a", 13, at=90)]
    (found,) = run(facts, headline)
    assert [label.text for label in found.labels] == ["12", "14", "13"]
    assert run([*facts, dead("a", 12, at=120)], headline) == ()


def test_total_against_the_sum_of_its_parts():
    parts = ("sum", "b", "quantity", "within the article", (same("measure"), has("b", "parts", "of which")), "value")
    total = rule(
        op(field("a", "value"), "agrees-with", parts),
        variables=1,
        a_if=(has("a", "statistic", "total"),),
        scope="within the article",
    )

    def facts(third: float):
        return [
            dead("a", 12, statistic="total"),
            dead("a", 5, at=50, parts="of which"),
            dead("a", third, at=90, parts="of which"),
        ]

    assert run(facts(7), total) == ()
    (found,) = run(facts(6), total)
    assert [label.text for label in found.labels] == ["12", "5", "6"]
    assert run(facts(7)[:1], total) == ()


def test_within_one_article_the_many_mentions_win():
    titles = rule(
        op(field("a", "title"), "same-as", field("b", "title")),
        kind="person",
        scope="within the article",
        where=(same("name"),),
    )
    ann = entity("Ann Lee")
    facts = [
        fact("a", "person", at=at, name=ann, title=entity(title))
        for at, title in ((10, "CEO"), (50, "Manager"), (90, "CEO"))
    ]
    (found,) = run(facts, titles)
    assert found.labels[0].span.start == 50
    assert [label.span.start for label in found.labels[1:]] == [10, 90]


def test_over_time_a_figure_must_not_fall():
    falls = rule(op(field("b", "value"), ">=", field("a", "value")), scope="over time", where=(same("subject"),))
    facts = [
        dead("a", 12, published="2026-03-01"),
        dead("b", 9, published="2026-03-02"),
        dead("c", 15, published="2026-03-03"),
    ]
    (found,) = run(facts, falls)
    assert {label.path for label in found.labels} == {"a", "b"}


def test_one_conflict_is_told_by_the_severer_rule():
    loud, quiet = agreement(name="loud"), agreement(name="quiet", severity="warning")
    assert [one.rule for one in run([dead("a", 12), dead("b", 14)], quiet, loud)] == ["loud"]


def test_identity_knows_neither_order_nor_position():
    (one,) = run([dead("a", 12), dead("b", 14)], agreement())
    (moved,) = run([dead("b", 14, at=500), dead("a", 12, at=70)], agreement())
    (swapped,) = run([dead("a", 14, source="b"), dead("b", 12, source="a")], agreement())
    (different,) = run([dead("a", 12), dead("b", 15)], agreement())
    assert one.identity == moved.identity == swapped.identity != different.identity


def test_tally_counts_by_first_failing_gate():
    gates = (same("subject"), same("measure"), same("per"))
    facts = [
        dead("a", 12, per="day"),
        dead("b", 12, per="day"),
        dead("c", 12, per="month"),
        fact("d", value=exact(3), subject=entity("Elsewhere"), measure="killed", per="day"),
        fact("d", at=40, value=exact(3), measure="killed", per="day"),
    ]
    tally = engine.check(base(facts), [agreement(where=gates)], EMPTY)[1]
    assert (tally.n_facts, tally.n_compared, tally.n_groups) == (5, 2, 1)
    assert dict(tally.apart) == {"different per": 1, "one source only": 1, "subject not known": 1}


def test_why_names_the_gate_and_the_values():
    facts = base([dead("a", 12, per="day"), dead("b", 12, per="month"), dead("c", 14, per="day")])
    rules = [agreement(where=(same("subject"), same("per")), gates_said=("the same subject", "the same period"))]
    (apart,) = engine.why(facts, rules, EMPTY, facts.facts[:1], facts.facts[1:2])
    assert (apart.outcome, apart.gate, apart.values) == (
        "not comparable",
        "the same period",
        (("per", "day", "month"),),
    )
    (conflict,) = engine.why(facts, rules, EMPTY, facts.facts[:1], facts.facts[2:])
    assert (conflict.outcome, conflict.values) == ("conflict", (("value", "12 per day", "14 per day"),))


def test_groups_are_clusters_of_agreeing_values():
    facts = base([dead("a", 12), dead("b", 14), dead("c", 12)])
    (group,) = engine.groups(facts, [agreement()], EMPTY)
    assert group.title == "killed of Marby"
    assert [[(one.article, text) for one, text in cluster] for cluster in group.clusters] == [
        [("a", "12"), ("c", "12")],
        [("b", "14")],
    ]


def test_three_variables():
    from newslint.core.rule import Given, Rule

    three = Rule(
        name="sum",
        severity="error",
        given=tuple(
            Given(name, "quantity", (has(name, "statistic", said),))
            for name, said in zip("abc", ("total", "dead", "hurt"), strict=True)
        ),
        scope="within the article",
        where=(same("subject"), op(field("c", "subject"), "same-as", field("a", "subject"))),
        unless=(),
        law=(
            "expect",
            op(field("a", "value"), "agrees-with", ("op", "+", field("b", "value"), field("c", "value"), ())),
        ),
    )
    facts = [
        dead("a", 16, statistic="total"),
        dead("a", 1, at=40, statistic="dead"),
        dead("a", 14, at=80, statistic="hurt"),
    ]
    (found,) = run(facts, three)
    assert len(found.labels) == 3
    assert value(1) == ("value", 1)


def test_a_rule_with_a_first_and_a_second_fact_is_still_one_group():
    # "a.flag" is asked of the first fact only, so the rule is not the same with its facts swapped.
    lopsided = agreement(
        where=(same("subject"), same("measure"), ("or", flag("a", "updated"), ("not", flag("b", "vague"))))
    )
    facts = [dead("a", 12), dead("b", 14), dead("c", 12, flags="updated"), dead("d", 12)]
    (found,) = run(facts, lopsided)
    assert [label.path for label in found.labels] == ["b", "a", "c", "d"]


def test_variables_over_time_are_the_earlier_and_the_later():
    falls = rule(
        op(field("b", "value"), ">=", field("a", "value")),
        scope="over time",
        where=(same("subject"),),
        say="{a.value} on {a.published}, {b.value} on {b.published}",
    )
    for first, second in (("a", "b"), ("b", "a")):
        (found,) = run([dead(first, 12, published="2026-03-01"), dead(second, 9, published="2026-03-02")], falls)
        assert found.message == "12 on 2026-03-01, 9 on 2026-03-02"


def test_a_condition_on_the_first_fact_alone_leaves_one_group():
    known = agreement(where=(same("measure"), ("or", has("a", "subject", "Marby"), has("a", "unit", "USD"))))
    facts = [dead("a", 12), dead("b", 14), dead("c", 12), fact("d", value=exact(12), measure="killed")]
    (found,) = run(facts, known)
    assert [label.path for label in found.labels] == ["b", "a", "c", "d"]


def test_equal_values_stand_together_even_where_they_were_not_compared():
    # The places of a and b are not known to be one, but both are compared with c, and each gives its own 12.
    gates = (same("measure"), op(field("a", "place"), "overlaps", field("b", "place"), **{"if": "known"}))
    facts = [
        fact("a", value=exact(12), measure="killed", place=entity("Marby")),
        fact("b", value=exact(12), measure="killed", place=entity("Hillside")),
        fact("c", value=exact(14), measure="killed"),
    ]
    (found,) = run(facts, agreement(where=gates))
    assert [label.path for label in found.labels] == ["c", "a", "b"]


def test_an_outlier_in_several_articles_is_told_once():
    facts = [dead("a", 12), dead("b", 14), dead("c", 12), dead("d", 14), dead("e", 12)]
    (found,) = run(facts, agreement())
    assert [label.path for label in found.labels] == ["b", "a", "c", "e"]
    assert found.notes == ("three independent origins against two",)
    assert [(label.path, label.text) for label in found.elsewhere] == [("d", "the same as here")]


def test_an_outlier_shows_every_other_value_that_stands_against_it():
    facts = [dead("a", 12), dead("b", 14), dead("c", 12), dead("d", 19), dead("e", 19)]
    found = run(facts, agreement())
    told = {one.labels[0].path: [(label.path, label.text) for label in one.elsewhere] for one in found}
    assert told == {"b": [("d", "19"), ("e", "19")], "a": [("b", "14"), ("c", "the same as here")]}


def test_of_copies_of_one_original_most_have_copied_it_well():
    facts = [dead("a", 12, origin=1), dead("b", 14, origin=1), dead("c", 12, origin=1)]
    (found,) = run(facts, agreement())
    assert [label.path for label in found.labels] == ["b", "a", "c"]
    assert found.notes == ("two retellings of one original against one",)


def test_what_a_law_does_not_forbid_is_not_yet_agreement():
    # A founder may be chief executive and may be general manager: the founder is no witness for either.
    titles = rule(
        op(field("a", "title"), "excludes", field("b", "title")),
        kind="person",
        mood="forbid",
        where=(same("name"),),
        value="title",
    )
    ann = entity("Ann Lee")
    said = (("a", "CEO"), ("b", "general manager"), ("c", "founder"), ("d", "CEO"))
    facts = [fact(article, "person", name=ann, title=entity(title)) for article, title in said]
    words = EMPTY.__class__({"titles": {"excludes": {"ceo": ["general manager"]}}}, "")
    (found,) = run(facts, titles, lexicon=words)
    assert [label.path for label in found.labels] == ["b", "a", "d"]
    assert found.notes == ("two independent origins against one",)


def test_two_kinds_of_facts_may_agree_here_and_conflict_there():
    # "a" agrees with all that conflict with "d": it stands in their group, and has no opponent of its own.
    kinds = agreement(a_if=(flag("a", "forecast"),), b_if=(flag("b", "estimated"),))
    facts = [
        fact("a", value=Amount(10.0, 20.0), subject=MARBY, measure="killed", flags="forecast"),
        dead("b", 12, flags="estimated"),
        dead("c", 18, flags="estimated"),
        dead("d", 12, flags="forecast"),
    ]
    (found,) = run(facts, kinds)
    assert [label.path for label in found.labels] == ["c", "d"]
