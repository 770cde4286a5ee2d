"""What reporters must get right, one idea a case."""

from __future__ import annotations

from report_builder import report

from newslint.core.diagnostic import Diagnostic, Label, Tally
from newslint.core.source import Source
from newslint.core.span import Span
from newslint.report import Report

_LONG = "The exchange, one of the largest of its kind by any account, said in a statement late on Tuesday that it "

CASES: dict[str, Report] = {
    "both-sides": report(
        ("desk/rewrite.txt", "\n\n" + _LONG + "handles [[0 more than a few billion dollars]] a day for its users.\n"),
        (
            "desk/wire.txt",
            "x\n"
            * 11
            + "He put it at [[1 a few million dollars a day]], he said, and went on to speak at length about "
            "plans for a second office and about the people who would be hired there in the course of the year.\n",
            "Harbour Wire",
            (2021, 3, 9),
        ),
        texts=(">2–9 bn USD per day", "2–9 m USD per day"),
        notes=("two independent origins against one; a factor of about 1,000",),
        help="million/billion slips are the commonest correction: check the original",
        reasons=("subject: harbour exchange", "per: day"),
        tags=("numbers",),
        tally=Tally(
            5,
            1,
            1212,
            48,
            17,
            2,
            (("one source only", 9), ("different period", 12), ("no unit", 0), ("other place", 3)),
        ),
    ),
    "for-comparison": report(
        ("a.txt", "Of the 23 patients, [[0 14, or 71 percent]], were in-patients.\n", "Marby Live"),
        ("b.txt", "Nine of the [[1 23 patients]] were visitors.\n", "Wire", (2021, 3, 9)),
        message="14 of 23 is not 71 percent",
        texts=("", "23 patients"),
        elsewhere=1,
    ),
    "no-labels-texts": report(("a.txt", "It was [[0 four]].\n"), ("b.txt", "It was [[1 five]].\n")),
    "one-side": report(("a.txt", "Reported [[0 on Tuesday]] by the desk\n"), severity="note", texts=("no dateline",)),
    "tabs": report(("a.txt", "\tone\t[[0 two\tthree]]\tfour\n"), texts=("tabs are four cells",)),
    "wide-characters": report(
        ("ニュース/東京.txt", "取引所は一日に[[0 数十億ドル]]を処理すると述べた。\n", "東京デスク"),
        ("ｗｉｄｅ.txt", "ＦＵＬＬ [[1 ｗｉｄｔｈ]] 한국어\n"),
        texts=("数十億", ""),
    ),
    "long-line-without-spaces": report(
        (
            "東京.txt",
            "取引所は一日に大量の注文を処理すると繰り返し述べた" * 5
            + "[[0 数百万ドル]]"
            + "ということである" * 12
            + "\n",
        )
    ),
    "combining-marks": report(
        (
            "a.txt",
            "Zoe\u0308 said: cafe\u0301 [[0 cre\u0300me bru\u0302le\u0301e]] for all "
            "\U0001f469\u200d\U0001f469\u200d\U0001f467 [[1 here]].\n",
        )
    ),
    "crlf": report(("a.txt", "First line.\r\n\r\nIt rose [[0 by 4 percent]]\r\nin May.\r\n"), texts=("4 %",)),
    "crlf-inside": report(("a.txt", "It rose [[0 by\r\n4 percent]] in May.\r\n"), texts=("4 %",)),
    "two-lines": report(("a.txt", "He said [[0 that the office\n  would open]] in June.\n"), texts=("plan",)),
    "span-with-line-end": report(("a.txt", "One [[0 two.\n]]Three.\n"), texts=("ends before line 2",)),
    "many-lines": report(("a.txt", "a [[0 b\nc\nd\ne\nf g]] h\n"), texts=("five lines",)),
    "blank-line-inside": report(("a.txt", "One [[0 two\n\nthree]] four\n")),
    "empty-span": report(("a.txt", "There is no dateline[[0 ]] here.\n"), texts=("expected here",)),
    "empty-span-at-end": report(("a.txt", "One line\n[[0 ]]")),
    "empty-file": report(("a.txt", "[[0 ]]")),
    "long-span": report(("a.txt", "He said: [[0 " + "“we will not speak about it at all, ” " * 9 + "]] on Monday.\n")),
    "long-line-number": report(("a.txt", "x\n" * 123456 + "one [[0 two]]\n"), ("b.txt", "three [[1 four]]\n")),
    "line-of-400-kb": report(("a.txt", "word " * 40000 + "[[0 four]] " + "word " * 40000 + "\n")),
    "many-sides": report(
        *((f"{name}.txt", f"It was [[{number} {number}]].\n", f"Outlet {name}") for number, name in enumerate("abcdef"))
    ),
    "same-article": report(("a.txt", "Headline: [[0 four dead]]\n\nPolice said [[1 three]] had died.\n", "Desk")),
    "escapes-in-text": report(
        ("a\x1b[2J.txt", "red \x1b[31m[[0 \x1b]0;title\x07 four]] \u202edetrevni\u202c so\u00adft\n"),
        message="a \x1b[5mmessage\nof two lines",
        texts=("\x1b[7mlabel",),
    ),
    "brackets-in-text": report(
        ("a b#c?[1].txt", "He “[[0 [sic](1)]]” said\n"), ("b:c.txt", "x [[1 y]]\n"), texts=("[sic](1)", "a [b](0)")
    ),
    "bytes-in-name": report(("caf\udce9.txt", "It was [[0 four]].\n")),
    "absolute-path": report(
        ("/news/desk/a.txt", "It was [[0 four]].\n"), ("/other/b.txt", "It was [[1 five]].\n"), base="/news"
    ),
    "unknown-place": report(
        ("a.txt", "It was [[0 four]].\n"),
        problems=(
            Diagnostic("newslint-unreadable", "error", "cannot be read", (Label("gone.txt", Span(0, 0)),)),
            Diagnostic("newslint-run", "warning", "nothing to check", (), notes=("one",), help="name a path"),
        ),
    ),
    "in-a-rule-file": Report(
        (
            Diagnostic(
                "newslint-rule", "error", "there is no field 'subjct'", (Label("x.rule", Span(9, 15), "subject?"),)
            ),
        ),
        {"x.rule": Source.of("x.rule", "expect a.subjct is b.subjct\n")},
    ),
    "colors": report(
        ("a.txt", "It was [[0 four]].\n"), ("b.txt", "It was [[1 five]].\n"), texts=("4", "5"), color=True, help="check"
    ),
    "label-that-repeats-the-words": report(
        ("a.txt", "He was “[[0 chief  executive]]” then.\n"), texts=("“Chief executive”",)
    ),
    "long-label": report(("a.txt", "It was [[0 four]].\n"), texts=("word " * 40,)),
    "nothing": Report(tally=Tally(1, 1, 1, 0, 0)),
}
