"""Text into tokens: one compiled pattern, one pass, every token with its offsets.

What comes in: the text and the abbreviations of the lexicon. What goes out: the pieces of the text, each a token and
the blank space behind it, and where each starts. Kept together are abbreviations with stops ("U.S.", "a.m."), names
with a domain ("Binance.US"), hyphenated compounds ("18-month"), numbers ("1,000.5"), clock times, dates in digits, web
addresses; split off are "n't", "'s" and the like, units and scales behind a figure ("63kph", "$5bn"), and both ends of
a range ("12-17").
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate

UNITS = (
    "(?i:bn|mn|mln|bln|tn|trn|trln|million|billion|trillion)|k|K|m|M|B|b|T|km|kph|kmh|mph|cm|mm|kg|kgs|g|mg|ft|in|lb|lbs|oz|ha|mi|"
    "mw|MW|gw|GW|kw|kW|kwh|kWh|MWh|GWh|TWh|GB|MB|TB|Mbps|Hz|MHz|GHz|p|c|C|F|am|pm|AM|PM|hrs|hr|h|min|mins|sec|secs|s|"
    "pc|pct|percent|pts|pt|bps|years?|yrs?|st|nd|rd|th|x"
)
"""What may be glued to a figure."""

DOMAINS = "com|org|net|io|gov|edu|co|ai|app|info|tv|me|uk|us|US|UK|de|fr|eu|EU|au|in|cn|ru|ca|xyz|finance|news"
CODES = (
    "A(?:ED|LL|MD|OA|RS|UD|ZN)|B(?:AM|BD|DT|GN|HD|MD|ND|OB|RL|SD|TC|TN|WP|YN|ZD)|"
    "C(?:AD|DF|HF|LP|NY|OP|RC|VE|ZK)|D(?:JF|KK|OP|ZD)|E(?:GP|RN|TB|TH|UR)|FJD|G(?:BP|"
    "EL|HS|MD|NF|TQ|YD)|H(?:KD|NL|TG|UF)|I(?:DR|LS|NR|QD|RR|SK)|J(?:MD|OD|PY)|K(?:ES|"
    "GS|HR|MF|RW|WD|YD|ZT)|L(?:AK|BP|KR|RD|SL|YD)|M(?:AD|DL|GA|KD|MK|NT|OP|UR|VR|"
    "WK|XN|YR|ZN)|N(?:AD|GN|IO|OK|PR|ZD)|OMR|P(?:AB|EN|GK|HP|KR|LN|YG)|QAR|R(?:MB|ON|"
    "SD|UB|WF)|S(?:AR|BD|CR|DG|EK|GD|LE|OS|RD|SP|YP|ZL)|T(?:HB|JS|MT|ND|OP|RY|TD|"
    "WD|ZS)|U(?:AH|GX|SD|YU|ZS)|V(?:ES|ND|UV)|WST|X(?:AF|CD|OF|PF)|YER|Z(?:AR|MW|WL)"
)
"""Currencies by ISO 4217, as they stand before a figure: "GEL400,000"."""

PATTERN = r"""
  [A-Za-z]++ (?: \s++ | (?= [,;)?!"“”] | ['’]s[\s,.;] ) )                 # by far the most words
| (?:
  [,;:()"“”?!|*•·%$£€&/\[\]–—] | \. (?= \s )                           # and signs that open nothing longer
| \d++ (?= \s [A-Za-z] )                                                # most figures
| (?: https?:// | www\. ) [^\s<>"“”()\[\]]{1,2000} (?<! [.,;:!?] )       # https://example.org/a
| (?: [^\W\d_] \. ){2,} (?: - [^\W\d_]+ )*                              # U.S., a.m., U.S.-based
| (?= [^\W\d_]{1,8} \. ) (?: ABBREVIATIONS ) \.
| [Nn]o\. (?= \s? \d )                                                  # No. 5
| [A-Z]\. (?= \s+ [A-Z] | [A-Z][a-z] | (?<= [NESW]\. ) \s+ \d{1,3} (?: st|nd|rd|th ) )   # J. Smith, E. 54th Street
| [^\W\d_]++ (?= [\s,;:)] | \. \s )                                    # most words
| [@#] [^\W\d] \w*                                                      # @handle, #tag
| \d{4}-\d\d-\d\d (?: T\d\d:\d\d (?: :\d\d )? (?: Z | [+-]\d\d:?\d\d )? )? (?! \w )   # 2019-10-31
| \d{1,4}/\d{1,2} (?: /\d{2,4} )? (?! [\w/] )                           # 31/10/2019, 24/7, 1/2
| \d{1,2}[.:]\d\d (?= \s? (?: [ap]\.m\. | [apAP][mM]\b | GMT\b ) )      # 3.42 p.m.
| \d{1,2}:\d\d (?: :\d\d )? (?! [\d:] )                                 # 17:18
| \d{1,4}(?: st|nd|rd|th|ST|ND|RD|TH ) (?! \w )                         # 8th
| (?: ['’]\d0 | \d{1,3}0 ) ['’]? s (?! \w )                             # 1990s, '90s
| \d{1,4} (?: - [^\W\d_]+ )+ (?: - [\w]+ )*                             # 18-month, 23-year-old
| \d{1,3} (?: , \d{3} )+ (?! \d ) (?: \.\d+ )? (?: - [^\W\d_]+ )*       # 1,000.5
| \d{1,3} (?: [\u00a0\u202f\u2009] \d{3} )+ (?! \d )                    # 400 000
| (?<= [$€£¥R] ) \d{1,3} (?: [ ] \d{3} )+ (?! \d )                      # R400 000
| \d{1,3} (?: [ ] \d{3} )? [ ] 000 (?! \d )                             # 12 000, where no day stands before 300
| \d+ (?: \.\d+ )? (?: - [^\W\d_]+ )* (?= (?: UNITS ) (?! [\w] ) )      # 4.7 of 4.7M
| \d+ \.\d+ (?: - [^\W\d_]+ )+                                          # 5.9-magnitude
| \d+ (?: \.\d+ )? (?! [\w] )                                           # 8.6
| \d+ \w*                                                               # 5G
| \. \d+ (?! \w )                                                       # .5
| [½¼¾⅓⅔⅛]
| (?: US | AU | NZ | HK | CA | TT | EC | NT | BZ | FJ | SI | SB | BDs? | Bds | B[SMN] | CI | KY | GY | SR | MX | RD
      | MOP | [ACSRZJNGFBLP] ) \$                                             # US$, BZ$
| (?: GH )? [₵¢] (?= \d )                                              # GH₵5
| S/ (?= \.? \s? \d )                                                  # S/5, of soles
| [KNPQLDMET] (?= \d+ (?: [.,]\d+ )*                                   # K1.4 million, L2,500, N85 a share
      (?: \s? (?: million | billion | trillion | lakh | crore | bn | m ) \b
      | ,\d{3} (?! \d ) | \s an? \s ) )
| e (?= \d+ (?: \.\d+ )? \s? (?: million | billion | bn | m ) \b )       # e85 million, of a sign that was lost
| (?: R | Rs\.? | [KTU]?Shs? | [KTU]shs? | RM | Rp | Tk\.? | MK | Le | Kz | MTn? | Nu\.? | Rf | Bs\.? | NRs\.? | SLRs
      | F?CFA | (?= [A-Z]{3} \d ) (?: CODES ) ) (?= \d )
| [^\W\d_]+ (?: ['’] (?! (?: s|t|re|ll|ve|d|m|S|T|RE|LL|VE|D|M ) (?! \w ) ) [^\W\d_]+
      | - \w+ (?: ['’] (?= \w{3} ) \w+ )?
      | & [A-Z] | \d+ | \. (?: DOMAINS ) (?! \w ) )*                    # O'Brien, China-based, Binance.US, G20
| (?<= [^\W_] ) ['’] (?: s|t|re|ll|ve|d|m|S|T|RE|LL|VE|D|M ) (?! \w )   # 's, 't
| \.{2,} | … | `` | '' | -{2,} | °\s?[CF]? | \S
) \s*
"""


CLIPPED = ("'t", "’t", "'T", "’T")


@lru_cache(maxsize=4)
def pattern(abbreviations: str) -> re.Pattern[str]:
    """The token pattern with the abbreviations, a string of words, built in."""
    rests: dict[str, list[str]] = {}
    for word in sorted(set(abbreviations.split()), key=lambda word: (-len(word), word)):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    # By their first letter, so that few are tried at a word that is none.
    words = [f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items()]
    source = PATTERN.replace("UNITS", UNITS).replace("DOMAINS", DOMAINS).replace("CODES", CODES)
    return re.compile(source.replace("ABBREVIATIONS", "|".join(words) or "(?!)"), re.VERBOSE)


def pieces(text: str, abbreviations: str) -> tuple[list[str], list[int]]:
    """The tokens of a text, each with the blank space behind it, and where each starts.

    The pieces are the whole text but for blank space before the first: their lengths add up to the offsets, and no
    match object is made for any of them.

    >>> pieces("They don't pay $4.7bn in the U.S.", "")[0]
    ['They ', 'do', "n't ", 'pay ', '$', '4.7', 'bn ', 'in ', 'the ', 'U.S.']
    """
    begin = len(text) - len(text.lstrip())
    found: list[str] = pattern(abbreviations).findall(text, begin)
    starts = list(accumulate(map(len, found), initial=begin))
    starts.pop()
    for clipped in CLIPPED:
        at = text.find(clipped)  # a few searches cost half of what a pattern takes
        while at > 0:
            _negated(text, found, starts, at)
            at = text.find(clipped, at + 1)
    return found, starts


def _negated(text: str, found: list[str], starts: list[int], at: int) -> None:
    """Let "don" + "'t" become "do" + "n't"."""
    index = bisect_left(starts, at)
    if text[at - 1] not in "nN" or not 0 < index < len(starts) or found[index].rstrip() not in CLIPPED:
        return
    if starts[index] == at and starts[index - 1] < at - 1:
        starts[index] = at - 1
        found[index - 1], found[index] = found[index - 1][:-1], text[at - 1] + found[index]
