"""How the cost of checking grows with the archive: synthetic facts in, a table of seconds out.

Two archives are tried. In the first, each article belongs to a story of eight; in the second, all articles are one
story about one subject, the worst case for a join: everybody gives the same few figures. Both must grow linearly.

Run: ``python bench/growth.py [largest number of articles]``.
"""

from __future__ import annotations

import random
import sys
from time import perf_counter

from newslint import engine
from newslint.core.fact import Fact, FactBase, Statement, Story
from newslint.core.lexicon import Lexicon
from newslint.core.rule import Given, Rule
from newslint.core.span import Span
from newslint.core.values import Amount, Entity

FACTS_PER_ARTICLE = 40
MEASURES = ("killed", "injured", "missing", "arrested", "displaced", "price", "fine", "age")


def rule(name: str, scope: str, fields: tuple[str, ...], aligned: bool = False) -> Rule:
    """Quantities that are the same in some fields must agree."""
    where = [("op", "same-as", ("field", "a", one), ("field", "b", one), ()) for one in fields]
    if aligned:
        where.insert(0, ("op", "aligned-with", ("field", "a", "sentence"), ("field", "b", "sentence"), ()))
    law = ("op", "agrees-with", ("field", "a", "value"), ("field", "b", "value"), ())
    given = (Given("a", "quantity"), Given("b", "quantity"))
    return Rule(name, "warning", given, scope, tuple(where), (), ("expect", law))


RULES = (
    rule("by-key", "across sources", ("subject", "measure", "unit")),
    rule("within", "within the article", ("subject", "measure", "unit")),
    rule("aligned", "across sources", ("measure",), aligned=True),
)


def base(n_articles: int, per_story: int) -> FactBase:
    """Articles with facts on a few subjects; one figure in fifty is off, and neighbours share aligned sentences."""
    dice = random.Random(7)
    facts: list[Fact] = []
    sentences: list[Statement] = []
    stories: dict[str, list[str]] = {}
    aligned: dict[tuple[int, int], float] = {}
    for number in range(n_articles):
        story, article = f"story {number // per_story}", f"article {number}"
        stories.setdefault(story, []).append(article)
        for place in range(FACTS_PER_ARTICLE):
            figure = float(100 + place) * (1.0 if dice.random() < 0.98 else 3.0)
            fields = {
                "subject": Entity(f"{story} {place % 5}", "Subject"),
                "measure": MEASURES[place % len(MEASURES)],
                "unit": "",
                "value": Amount(figure, figure, figure),
            }
            span = Span(place * 50, place * 50 + 20)
            sentence = len(sentences)
            sentences.append(Statement(article, span, "body", frozenset()))
            if number % per_story:
                aligned[sentence - FACTS_PER_ARTICLE, sentence] = 0.8
            facts.append(
                Fact(
                    number=len(facts),
                    kind="quantity",
                    article=article,
                    span=span,
                    words="words",
                    fields=fields,
                    flags=frozenset(),
                    voice="narrator",
                    region="body",
                    sentence=sentence,
                    confidence=0.9,
                    source=f"source {number}",
                    story=story,
                    origin=number,
                    published=None,
                )
            )
    named = tuple(Story(name, tuple(articles)) for name, articles in stories.items())
    return FactBase(named, tuple(facts), tuple(sentences), aligned, {})


def main(most: int) -> None:
    """Prints seconds, and seconds for a thousand facts, which must not grow."""
    for title, per_story in (("stories of 8 articles", 8), ("one story", most)):
        print(title)
        print(f"{'articles':>10}{'facts':>10}{'seconds':>10}{'ms per 1000 facts':>20}{'findings':>10}")
        n_articles = most // 8
        while n_articles <= most:
            table = base(n_articles, per_story)
            start = perf_counter()
            found, _ = engine.check(table, RULES, Lexicon({}, ""))
            seconds = perf_counter() - start
            per_thousand = seconds / len(table.facts) * 1e6
            print(f"{n_articles:>10}{len(table.facts):>10}{seconds:>10.2f}{per_thousand:>20.1f}{len(found):>10}")
            n_articles *= 2


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1600)
