"""A vocabulary by hand, with the kinds that an editor knows."""

from __future__ import annotations

from newslint.core.vocabulary import POLARITIES, Field, Kind, Vocabulary, Word

QUANTITY = Kind(
    "quantity",
    (
        Field("value", "amount", "the figure"),
        Field("unit", "text", "what it is counted in", "same-as"),
        Field("dimension", "text", "what the unit measures", "same-as"),
        Field("noun", "text", "the thing counted", "same-as"),
        Field("measure", "text", "the family of measures", "same-as"),
        Field("subject", "entity", "what it is about", "same-as"),
        Field("context", "set", "the words around it", "similar-to at least 30%"),
        Field("per", "text", "the period of a rate", "same-as if either known", ("period",)),
        Field("statistic", "text", "total, average, record", "same-as"),
        Field("place", "entity", "where", "overlaps"),
        Field("as_of", "when", "at what time", "overlaps"),
        Field("parts", "text", "why it is part of a total"),
    ),
    "value",
    "a figure",
    ("hedged", "approximate", "updated", "forecast", "other event", "of total", "range", "initial"),
)
DATE = Kind(
    "date",
    (
        Field("interval", "when", "the days"),
        Field("weekday", "text", "the weekday as printed"),
        Field("event", "text", "what happened then", "same-as"),
        Field("actor", "entity", "who", "same-as"),
        Field("role", "text", "point, start, end", "same-as"),
        Field("context", "set", "the words around it"),
    ),
    "interval",
    "a date",
    ("relative", "vague", "anchored", "saying"),
)
QUOTE = Kind(
    "quote",
    (
        Field("text", "text", "the words"),
        Field("content", "words", "the lemmas in order"),
        Field("speaker", "entity", "who said it", "same-as"),
        Field("form", "text", "direct, partial, indirect", "same-as"),
        Field("context", "set", "the words around it"),
    ),
    "text",
    "a quotation",
    ("marked", "continued"),
)
CLAIM = Kind(
    "claim",
    (
        Field("relation", "text", "what is claimed", "same-as"),
        Field("actor", "entity", "who", "same-as"),
        Field("object", "text", "what"),
        Field("place", "entity", "where", "overlaps"),
        Field("polarity", "text", "affirmed or denied", values=POLARITIES),
        Field("certainty", "text", "fact, reported, planned", "same-as"),
    ),
    "polarity",
    "a claim",
    ("conceded", "unattributed", "quoted"),
)
PERSON = Kind(
    "person",
    (
        Field("name", "entity", "the full name", "same-as"),
        Field("written", "text", "as printed"),
        Field("title", "entity", "what they are called by"),
        Field("organisation", "entity", "for whom they act"),
        Field("age", "amount", "in years"),
    ),
    "title",
    "a person",
)
TERM = Kind(
    "term",
    (
        Field("family", "text", "the family", "same-as"),
        Field("term", "text", "the canonical term"),
        Field("form", "text", "as printed"),
    ),
    "term",
    "a term",
)
FURNITURE = Kind("furniture", (Field("phrase", "text", "the phrase"),), "phrase", "boilerplate")

VOCABULARY = Vocabulary(
    {kind.name: kind for kind in (QUANTITY, DATE, QUOTE, CLAIM, PERSON, TERM, FURNITURE)},
    (
        Word("money", "quantity", (("dimension", "money"),)),
        Word("percent", "quantity", (("dimension", "percent"),)),
        Word("death toll", "quantity", (("measure", "killed"),), alone=True),
        Word("total", "quantity", (("statistic", "total"),), alone=True),
        Word("direct", "quote", (("form", "direct"),)),
        Word("denial", "claim", (("polarity", "denied"),), alone=True),
        Word("presence", "claim", (("relation", "presence"),)),
        Word("planned", "claim", (("certainty", "planned"),)),
        Word("boilerplate", "furniture", (), alone=True),
        Word("birth", "date", (("event", "bear"),)),
        Word("death", "date", (("event", "die"),)),
    ),
)
