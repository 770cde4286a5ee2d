"""Measure quotations and reported speech against a file of labelled articles.

    python tools/measure_quotes.py FILE.jsonl [--show N]

Each line of the file is an article: ``text`` and ``attributions``, each with ``content``, ``source`` and ``cue``
(lists of ``[start, end, words]``) and ``direct``. Prints how many direct quotations are found with exactly their span,
marks and closing punctuation aside, how many of them with a speaker whose words agree, and the same for reported
speech.
"""

from __future__ import annotations

import sys
from collections import Counter
from typing import Any

from labelled import Reader, arguments, rows

from newslint.core.annotation import Annotation

EDGE = " \n\t\"“”„«»'‘’.,?!:;-–—"


def core(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without marks, punctuation and space at its ends."""
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return start, end


def words(text: str) -> set[str]:
    """Words that tell names apart."""
    return {word.strip(EDGE).lower() for word in text.replace("’s", "").split()} - {"the", "a", "an", "mr.", "ms.", ""}


def agrees(gold: str, one: Annotation) -> bool:
    """Whether the words that name the speaker are those of the source, or are part of them."""
    by = words(str(one.fields.get("by", "")))
    return bool(by) and (by <= words(gold) or words(gold) <= by)


def main() -> int:
    """Print the figures."""
    options = arguments(__doc__)
    reader = Reader()
    tally: Counter[str] = Counter()
    misses: list[str] = []
    for row in rows(options.file):
        text = row["text"]
        quotes = {core(text, *one.span): one for one in reader.annotations(row) if one.kind == "quote"}
        _count(row, text, quotes, tally, misses)
    for form in ("direct", "reported"):
        total = max(tally[form], 1)
        print(f"{form}: {tally[form]} spans, exact {tally[form + ' span'] / total:.1%}, ", end="")
        print(
            f"exact with speaker {tally[form + ' both'] / total:.1%}, speaker of all {tally[form + ' who'] / total:.1%}"
        )
    for one in misses[: options.show]:
        print(one)
    return 0


def _count(
    row: dict[str, Any], text: str, quotes: dict[tuple[int, int], Annotation], tally: Counter[str], misses: list[str]
) -> None:
    for attribution in row["attributions"]:
        source = " ".join(part[2] for part in attribution.get("source") or [])
        if not source:
            continue
        form = "direct" if attribution["direct"] else "reported"
        for start, end, said in attribution["content"]:
            span = core(text, start, end)
            if not any(mark in said for mark in "\"“'‘«") and form == "direct":
                continue
            tally[form] += 1
            one = quotes.get(span)
            near = one or next(
                (other for (a, b), other in quotes.items() if a < span[1] and span[0] < b and agrees(source, other)),
                None,
            )
            tally[form + " span"] += one is not None
            tally[form + " both"] += one is not None and agrees(source, one)
            tally[form + " who"] += near is not None and agrees(source, near)
            if one is None or not agrees(source, one):
                what = "no span" if one is None else f"by {one.fields.get('by')!r} {one.fields.get('form')}"
                misses.append(f"{form}\t{row['id'][8:30]}\t{what}\t{source!r}\t{text[max(start - 70, 0) : end + 70]!r}")


if __name__ == "__main__":
    sys.exit(main())
