"""What is worked out of rules beforehand gives the same findings as the rules themselves, and shares what is equal."""

from __future__ import annotations

import marshal

from engine_builder import EMPTY, agreement, base, entity, exact, fact, flag, op, rule, value

from newslint import engine
from newslint.engine.sketch import Sketch

FACTS = [
    fact("a", value=exact(12), subject=entity("Marby"), measure="killed"),
    fact("b", value=exact(14), subject=entity("Marby"), measure="killed"),
    fact("b", value=exact(14), subject=entity("Marby"), measure="injured"),
]
RULES = [
    agreement(name="figures", unless=(flag("b", "updated"),)),
    agreement(name="firm-figures", unless=(flag("b", "updated"), flag("b", "hedged"))),
    rule(op(value(1.0), "=", value(2.0)), name="each", variables=1),
]


def test_findings_do_not_depend_on_sketches() -> None:
    known = marshal.loads(marshal.dumps(engine.sketches(RULES)))
    assert set(known) == {"figures", "firm-figures", "each"}
    assert engine.check(base(FACTS), RULES, EMPTY, known) == engine.check(base(FACTS), RULES, EMPTY)


def test_what_rules_have_in_common_is_one_object_in_their_sketches() -> None:
    ours, theirs = (Sketch(*row) for row in list(engine.sketches(RULES).values())[:2])
    assert ours.gates[0] is theirs.gates[0] and ours.unless[0] is theirs.unless[0] and ours.law is theirs.law
    assert len(ours.unless) == 1 and len(theirs.unless) == 2
