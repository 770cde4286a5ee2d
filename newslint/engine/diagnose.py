"""A finding in, a diagnostic out: severity by policy, the words of the rule or words made from its sentence.

Between the two stands a draft: most of what several rules find at one place is told by one of them, and only that is
put into words.
"""

from __future__ import annotations

from collections.abc import Sequence

from newslint.core.diagnostic import Diagnostic, Label
from newslint.core.digest import blake2b
from newslint.core.expressions import reads
from newslint.core.fact import Fact
from newslint.core.hints import NamedTuple
from newslint.engine import elsewhere, policy, wording
from newslint.engine.filling import factor_of, resolver, rounded, word_of
from newslint.engine.hearing import MINORITY, RETELLINGS
from newslint.engine.operators import compared_words
from newslint.engine.plan import Plan
from newslint.engine.scene import ALIGNED, COMMON, Scene, moment
from newslint.engine.votes import Finding

NOTEWORTHY_FACTOR = 5.0
"""Between two figures, a factor from which on it is worth a line of its own."""

QUOTED_LENGTHS = (wording.MOST_QUOTED, 40, 26)
"""Letters of a quotation in a headline: shorter and shorter, until it fits."""

MOST_ALSO = 3
"""Other places that say the same as the outlier."""

MOST_BESIDES = 3
"""Places that say a third thing."""

SAME = "the same as here"

MOST_CHANGES = 3
"""Changes of wording that a note lists."""

TOPICS = ("measure", "noun", "event", "relation", "family")
"""Fields that say what a fact is about, the most telling first."""


class Draft(NamedTuple):
    """A finding that is not yet put into words: what decides whether it is told at all, and what to tell it from.

    ``places`` are the primary place and those of the other side.
    """

    severity: str
    confidence: float
    places: tuple[Label, ...]
    plan: Plan
    finding: Finding
    others: tuple[Fact, ...]
    notes: tuple[str, ...]


def draft(plan: Plan, scene: Scene, finding: Finding) -> Draft | None:
    """The draft of a finding; None where the rule asks for more confidence than there is."""
    rule = plan.rule
    if finding.confidence < rule.confidence:
        return None
    severity, others = policy.severity_for(rule.severity, finding.confidence), finding.others
    notes: tuple[str, ...] = ()
    if others:
        severity, others, notes = _tempered(severity, finding.primary, others, scene)
    places = tuple(Label(fact.article, fact.span) for fact in (finding.primary, *others))
    return Draft(severity, round(finding.confidence, 2), places, plan, finding, others, notes)


def diagnostic(drafted: Draft, scene: Scene) -> Diagnostic:
    """The diagnostic of a draft."""
    plan, finding, others = drafted.plan, drafted.finding, drafted.others
    rule = plan.rule
    resolve = resolver(plan, scene, finding, others)
    notes = (*drafted.notes, *_notes(plan, scene, finding, others, resolve))
    facts = (finding.primary, *others)
    return Diagnostic(
        rule=rule.name,
        severity=drafted.severity,
        message=_headline(plan, scene, finding, others),
        labels=tuple(Label(fact.article, fact.span, _label(plan, fact) if others else "") for fact in facts),
        notes=tuple(dict.fromkeys(notes)),
        help=wording.fill(rule.help, resolve) or "",
        confidence=drafted.confidence,
        identity=_identity(plan, scene, finding.primary, others),
        tags=rule.tags,
        reasons=_reasons(plan, finding, others),
        elsewhere=(*_beside(plan, finding), *_looked_up(plan, scene, facts)),
    )


def _headline(plan: Plan, scene: Scene, finding: Finding, others: Sequence[Fact]) -> str:
    """The rule's own words, or words made for it; quotations are cut shorter until the line is short enough."""
    message = ""
    for most_quoted in QUOTED_LENGTHS:
        resolve = resolver(plan, scene, finding, others, most_quoted)
        message = (plan.rule.say and wording.fill(plan.rule.say, resolve)) or ""
        message = message or _made(plan, finding.primary, others, most_quoted)
        if len(message) <= wording.MOST_LETTERS:
            break
    return wording.shortened(message, wording.MOST_LETTERS)


def shown(plan: Plan, fact: Fact, most_quoted: int = wording.MOST_QUOTED) -> str:
    """What stands at a place, in the terms of the rule: the fields that its law looks at, else the words."""
    texts = []
    for name in plan.shown:
        if name not in (*ALIGNED, "text", "content", *COMMON):
            # What was compared in base units is shown as it was printed.
            value = fact.fields.get("value" if name == "size" else name)
            if value is not None:
                text = wording.value_text(value, fact)
                # A bare figure that is no amount says nothing by itself: "rank 2".
                texts.append(f"{name} {text}" if isinstance(value, int | float) else text)
    return wording.shortened(", ".join(dict.fromkeys(texts)), wording.MOST_QUOTED) or wording.quoted(
        fact.words, most_quoted
    )


def _label(plan: Plan, fact: Fact) -> str:
    """What to say beside a place; nothing where it would repeat the words that stand there."""
    text = shown(plan, fact)
    return "" if text.strip("“”").casefold() == " ".join(fact.words.split()).casefold() else text


def _beside(plan: Plan, finding: Finding) -> list[Label]:
    """What other articles of the story say: a third thing, or the same as here."""
    third = [Label(fact.article, fact.span, _label(plan, fact)) for fact in finding.besides[:MOST_BESIDES]]
    return [*third, *[Label(fact.article, fact.span, SAME) for fact in finding.also[:MOST_ALSO]]]


def _looked_up(plan: Plan, scene: Scene, facts: Sequence[Fact]) -> list[Label]:
    """What other articles say of the figures of a finding that lies within one."""
    return [
        Label(fact.article, fact.span, wording.value_text(fact.fields["value"], fact))
        for fact in elsewhere.told(plan, scene, facts)
    ]


def _tempered(
    severity: str, primary: Fact, others: tuple[Fact, ...], scene: Scene
) -> tuple[str, tuple[Fact, ...], tuple[str, ...]]:
    """What is reported as a dispute, owned up to, or overtaken by later news weighs less."""
    standing = tuple(other for other in others if not policy.is_superseded(primary, other, scene))
    if not standing:
        return "note", others, (_superseded_note(primary, others[0]),)
    if all(policy.is_conceded(primary, other) for other in standing):
        return "note", standing, ("the tension is acknowledged in the text",)
    if all(policy.is_disputed(primary, other) for other in standing):
        said = "disputed: two parties disagree, and both are reported"
        return policy.at_most(severity, "warning"), standing, (said,)
    return severity, standing, ()


def _superseded_note(one: Fact, other: Fact) -> str:
    earlier, later = sorted((one, other), key=lambda fact: (time.start if (time := moment(fact)) else 0, fact.number))
    first, second = moment(earlier), moment(later)
    return (
        f"superseded: {later.source} ({wording.when_text(second) if second else 'undated'}) is later than "
        f"{earlier.source} ({wording.when_text(first) if first else 'undated'})"
    )


def _notes(plan: Plan, scene: Scene, finding: Finding, others: Sequence[Fact], resolve: wording.Resolve) -> list[str]:
    notes = [filled for template in plan.rule.note if (filled := wording.fill(template, resolve))]
    factor = factor_of(finding.primary, others)
    if factor >= NOTEWORTHY_FACTOR and not any("factor" in note for note in notes):
        notes.append(f"a factor of about {wording.value_text(rounded(factor))}")
    if others and plan.compares_words:
        notes.append(_changes(finding.primary, others[0], scene))
    if others and not any("majority" in template for template in plan.rule.note):
        notes.append(_votes(plan, finding, others))
    return [note for note in notes if note]


def _changes(one: Fact, other: Fact, scene: Scene) -> str:
    """What two quotations print differently, change by change."""
    texts = [fact.fields.get("text", fact.words) for fact in (one, other)]
    if not all(isinstance(text, str) for text in texts):
        return ""
    found = compared_words(str(texts[0]), str(texts[1]), scene.relations, scene.base.alignment(one, other) > 0)
    said = [
        f"{_or_left_out(change.ours)} here, {_or_left_out(change.theirs)} there"
        for change in found.changes[:MOST_CHANGES]
    ]
    return "; ".join(said)


def _or_left_out(words: Sequence[str]) -> str:
    return wording.quoted(" ".join(words).replace(" 's", "'s")) if words else "left out"


def _votes(plan: Plan, finding: Finding, others: Sequence[Fact]) -> str:
    if plan.rule.blame == "first":
        return ""  # the rule says which side is to be mended, and no count of voices does
    if all(other.article == finding.primary.article for other in others):
        return "" if finding.decided else "undecided: one place stands against another"
    witnesses = (
        ("independent origin", "independent origins") if plan.rule.count == "origin" else ("article", "articles")
    )
    if not finding.decided:
        return (
            "undecided: neither side has more independent origins"
            if finding.n_with == finding.n_against
            else "undecided"
        )
    if finding.because in (MINORITY, RETELLINGS):
        few = wording.count_text(finding.n_against, "", "").strip()
        if finding.because == RETELLINGS:
            witnesses = ("retelling of one original", "retellings of one original")
        return f"{wording.count_text(finding.n_with, *witnesses)} against {few}"
    return f"{finding.primary.source}: {finding.because}"


def _made(plan: Plan, primary: Fact, others: Sequence[Fact], most_quoted: int) -> str:
    """A headline for a rule that gives none."""
    here = shown(plan, primary, most_quoted)
    if others:
        there = shown(plan, others[0], most_quoted)
        where = "elsewhere in the article" if others[0].article == primary.article else f"in {others[0].source}"
        about = next((text for name in TOPICS if (text := word_of(primary, name))), "")
        return f"{about}: {here} here, {there} {where}" if about else f"{here} here, {there} {where}"
    law = plan.rule.sentence or plan.rule.name.replace("-", " ")
    return f"{wording.quoted(primary.words, most_quoted)}: {law}"


def _identity(plan: Plan, scene: Scene, primary: Fact, others: Sequence[Fact]) -> str:
    """A name of the disagreement that outlives moved lines and swapped sides: rule, keys, values and sources."""
    sides = [_side(plan, scene, primary)]
    if others:
        sides.append(min(_side(plan, scene, other) for other in others))
    digest = blake2b("\x1f".join((plan.rule.name, *sorted(sides))).encode(), digest_size=12)
    return digest.hexdigest()


def _side(plan: Plan, scene: Scene, fact: Fact) -> str:
    names = sorted({str(read[2]) for gate in plan.keys for read in reads(gate.expression)})
    values = [wording.value_text(fact.fields[name]).casefold() for name in names if name in fact.fields]
    if plan.aligned is not None:
        # What two sentences disagree in, they disagree in once each: the same slip in the next sentence is another.
        values.append(" ".join(sorted(scene.base.sentences[fact.sentence].lemmas)))
    return "\x1e".join((fact.source, " ".join(fact.words.casefold().split()), *values))


def _reasons(plan: Plan, finding: Finding, others: Sequence[Fact]) -> tuple[str, ...]:
    said = [gate.said or gate.name.replace("different ", "same ", 1) for gate in plan.gates]
    return (*said, finding.because) if finding.because else tuple(said)
