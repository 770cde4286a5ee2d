"""Markdown markup blanked out in place: what comes in and what goes out have the same length.

Extractors read the masked text, so that ``**`` or a link target is never a word, and every offset stays valid.
"""

from __future__ import annotations

import re

MARKUP = re.compile(
    r"""
      ^[ \t]{0,3} (?: \#{1,6}(?=[ ]) | >+ | [*+-](?=[ ]) )      # "## Heading", "> quote", "- item"
    | (?<= \] ) \( [^()\s]{0,500} (?: \s"[^"\n]{0,200}" )? \)   # the target of [a link](https://example.org)
    | !? \[ (?= [^\]\n]{0,300} \] \( )                          # its opening bracket
    | (?<= \w | [.,!?”"')] ) \] (?= \( )
    | \*{1,3} (?= \S ) | (?<= \S ) \*{1,3}                      # *emphasis*
    | (?<! \w ) _{1,3} (?= \w ) | (?<= [\w.,!?”"'] ) _{1,3} (?! \w )
    | ` | ~~ | <!-- [^>]{0,500} --> | </?[a-zA-Z][^<>\n]{0,300}>
    """,
    re.VERBOSE | re.MULTILINE,
)


def mask(text: str, format: str) -> str:
    """The text as extractors read it.

    >>> mask("A **bold** [link](http://x.org) here", "markdown")
    'A   bold    link                here'
    """
    if format != "markdown":
        return text
    return MARKUP.sub(lambda found: " " * (found.end() - found.start()), text)
