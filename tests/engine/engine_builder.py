"""Facts, bases and rules in as few words as a test needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newslint.core.calendar import minute_of
from newslint.core.fact import Fact, FactBase, Statement, Story
from newslint.core.lexicon import Lexicon, Table
from newslint.core.rule import Expression, Given, Rule
from newslint.core.span import Span
from newslint.core.values import DAY, Amount, Entity, Value, When

EMPTY = Lexicon({}, "")


def lexicon(**tables: Table) -> Lexicon:
    return Lexicon(tables, "test")


def day(text: str) -> When:
    year, month, number = map(int, text.split("-"))
    start = minute_of(year, month, number)
    return When(start, start + DAY)


def exact(number: float) -> Amount:
    return Amount(float(number), float(number), float(number))


def entity(name: str, *within: str) -> Entity:
    return Entity(name.lower(), name, within)


def fact(
    article: str,
    kind: str = "quantity",
    *,
    at: int = 0,
    words: str = "",
    flags: str = "",
    voice: str = "narrator",
    region: str = "body",
    sentence: int | None = None,
    confidence: float = 0.9,
    source: str = "",
    story: str = "s",
    origin: int | None = None,
    published: str = "",
    **fields: Value,
) -> Fact:
    """A fact of ``kind`` at an offset of an article; sentences and origins are the article's own unless said."""
    return Fact(
        number=0,
        kind=kind,
        article=article,
        span=Span(at, at + max(len(words), 5)),
        words=words or f"words {at}",
        fields={name.replace("__", " "): value for name, value in fields.items()},
        flags=frozenset(flags.split()),
        voice=voice,
        region=region,
        sentence=-1 if sentence is None else sentence,
        confidence=confidence,
        source=source or article,
        story=story,
        origin=-1 if origin is None else origin,
        published=day(published) if published else None,
    )


def base(
    facts: Sequence[Fact],
    aligned: Mapping[tuple[int, int], float] | None = None,
    copies: Mapping[tuple[str, str], float] | None = None,
) -> FactBase:
    """A base of facts: numbered, with a sentence for each fact that names none, and an origin for each article."""
    articles = sorted({one.article for one in facts}, key=lambda name: (_first_day(name, facts), name))
    stories: dict[str, list[str]] = {}
    for article in articles:
        story = next(one.story for one in facts if one.article == article)
        stories.setdefault(story, []).append(article)
    n_sentences = max([one.sentence for one in facts] + [-1]) + 1
    built = []
    for number, one in enumerate(facts):
        sentence = one.sentence
        if sentence < 0:
            sentence, n_sentences = n_sentences, n_sentences + 1
        origin = articles.index(one.article) if one.origin < 0 else one.origin
        built.append(one._replace(number=number, sentence=sentence, origin=origin))
    sentences = {one.sentence: Statement(one.article, one.span, one.region, frozenset()) for one in built}
    nowhere = Statement(articles[0], Span(0, 0), "body", frozenset())
    return FactBase(
        tuple(Story(name, tuple(members)) for name, members in sorted(stories.items())),
        tuple(built),
        tuple(sentences.get(number, nowhere) for number in range(n_sentences)),
        dict(aligned or {}),
        dict(copies or {}),
    )


def _first_day(article: str, facts: Sequence[Fact]) -> int:
    return min((one.published.start for one in facts if one.article == article and one.published), default=0)


def field(variable: str, name: str) -> Expression:
    return ("field", variable, name)


def flag(variable: str, name: str) -> Expression:
    return ("flag", variable, name)


def op(left: Expression, name: str, right: Expression, **options: object) -> Expression:
    return ("op", name, left, right, tuple((key.replace("_", " "), value) for key, value in options.items()))


def same(name: str, **options: object) -> Expression:
    return op(field("a", name), "same-as", field("b", name), **options)


def value(literal: object) -> Expression:
    return ("value", literal)


def has(variable: str, name: str, literal: object) -> Expression:
    return op(field(variable, name), "same-as", value(literal))


def rule(
    law: Expression,
    *,
    name: str = "test-rule",
    kind: str = "quantity",
    other: str = "",
    scope: str = "across sources",
    where: Sequence[Expression] = (),
    unless: Sequence[Expression] = (),
    a_if: Sequence[Expression] = (),
    b_if: Sequence[Expression] = (),
    variables: int = 2,
    mood: str = "expect",
    severity: str = "error",
    **rest: object,
) -> Rule:
    """A rule over variables a and b (or a alone)."""
    given = [Given("a", kind, tuple(a_if)), Given("b", other or kind, tuple(b_if))][:variables]
    return Rule(
        name=name,
        severity=severity,
        given=tuple(given),
        scope=scope,
        where=tuple(where),
        unless=tuple(unless),
        law=(mood, law),
        **rest,  # type: ignore[arg-type]
    )


AGREE = op(field("a", "value"), "agrees-with", field("b", "value"))


def agreement(**rest: object) -> Rule:
    """Quantities of one subject and measure must agree across sources."""
    where = rest.pop("where", (same("subject"), same("measure")))
    return rule(AGREE, where=where, **rest)  # type: ignore[arg-type]
