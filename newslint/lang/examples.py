"""Malformed lines by what is wrong with them, and a good line for each word that begins one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

EXAMPLES = {
    "rule": "rule money-magnitude error",
    "given": "given a: quantity, b: quantity across sources",
    "where": "where a.subject same-as b.subject",
    "unless": "unless updated or forecast",
    "expect": "expect a.value agrees-with b.value within rounding",
    "forbid": "forbid a.interval after b.interval",
    "within": "within 25% or rounding",
    "as": "as of 7d",
    "count": "count one per origin; blame minority",
    "blame": "blame minority",
    "confidence": "confidence at least medium",
    "say": 'say "{value} here, {other.value} in {other.source}"',
    "note": 'note "{majority.n} of {n} origins say {majority.value}"',
    "help": 'help "check the original"',
    "because": 'because "Desk checklist: check every total"',
    "tags": "tags numbers, money",
    "stage": "stage preview",
    "test": 'test flags "billions here, millions there":',
    "define": "define claim presence of actor in place",
    "phrase": 'phrase "{actor:organisation} (has|runs) (a|an)? office in {place}"',
    "denied": 'denied by "does not have", "has no"',
    "reported": 'reported by "is said to", "reportedly"',
    "hedge": 'hedge "a few" means 2..9',
    "alias": 'alias "CZ" is "Changpeng Zhao"',
    "place": 'place "Shanghai" in "China"',
    "source": 'source wire is "Reuters", "AP" trust 3',
    "term": 'term "crypto exchange" is not "stock exchange"',
    "use": 'use "words.yaml"',
    "quantity": "quantity for the same subject must agree across sources",
}
"""Words that begin a line, with a line that works; "quantity" stands for all sentences."""

HOUSE_WORDS = frozenset(("hedge", "alias", "place", "term"))
"""Words that begin a line about words."""

MEANT = {
    "except": "unless",
    "excluding": "unless",
    "ignore": "unless",
    "if": "where",
    "when": "where",
    "only": "where",
    "let": "given",
    "compare": "given",
    "require": "expect",
    "ensure": "expect",
    "assert": "expect",
    "disallow": "forbid",
    "message": "say",
    "text": "say",
    "hint": "help",
    "advice": "help",
    "reason": "because",
    "why": "because",
    "tolerance": "within",
    "margin": "within",
    "example": "test",
    "tag": "tags",
    "severity": "rule",
    "name": "rule",
    "import": "use",
    "include": "use",
}
"""Words that somebody may begin a line with, and the word for it."""

VERBS_OF_SENTENCES = (
    "agree",
    "match",
    "appear",
    "have",
    "be",
    "decrease",
    "increase",
    "equal",
    "follow",
    "precede",
    "exceed",
    "contain",
    "overlap",
    "contradict",
    "exclude",
)


@dataclass(frozen=True, slots=True)
class Message:
    """What is wrong with some malformed lines; TOKEN stands for the words at the place."""

    text: str
    label: str
    help: str
    malformed: tuple[str, ...]


@cache
def by_example() -> tuple[Message, ...]:
    """The messages of ``malformed.txt``, with the lines that they are recognised by."""
    found: list[Message] = []
    text = (Path(__file__).parent / "malformed.txt").read_text("utf-8")
    for paragraph in text.split("\n\n"):
        lines = [line for line in paragraph.split("\n") if line and not line.startswith("#")]
        said = dict(line.split(": ", 1) for line in lines if not line.startswith("  "))
        malformed = tuple(line[2:] for line in lines if line.startswith("  "))
        if malformed:
            found.append(Message(said["error"], said.get("here", ""), said["good"], malformed))
    return tuple(found)


def good_line(word: str) -> str:
    """A line that begins with a word, to be shown as help; a sentence where no line begins with it."""
    return f"for example: {EXAMPLES.get(word) or EXAMPLES['quantity']}"
