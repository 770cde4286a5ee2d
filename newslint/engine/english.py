"""Closed classes of English words that quote matching needs: words in, small frozen tables out.

Only grammar stands here (words that no newsroom adds to); vocabulary is in ``rules/lexicon``.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ARTICLES = frozenset({"the"})
"""Dropping "the" is the smallest change there is: house style and hurried typing both do it."""

JOINERS = _words("and but so or well now then however because")
"""Words that open or join sentences; outlets cut them when they cut a quotation in two."""

BE = _words("be am is are was were been being 's")
"""Forms of "be": typists and speakers drop one ("there another dozen other people")."""

NEGATORS = _words("not no never nothing nobody none neither nor nowhere without hardly scarcely cannot")
"""Each of them turns a statement; two cancel out ("don't have anything that's not public")."""

QUANTIFIERS = {
    word: rank
    for rank, words in enumerate(
        (
            "none nobody nothing never",
            "few little rarely seldom hardly barely",
            "some several sometimes half partly somewhat",
            "many much often most mostly usually almost nearly",
            "all every everyone everybody everything always both whole entirely only",
        )
    )
    for word in words.split()
}
"""How much a quantifier claims; a change of rank changes what was said ("almost" lost)."""

FUNCTION = _words(
    """
    a an the this that these those some any each either neither every all both no another other such what which who
    whom whose whatever whoever where when why how there here
    i me my mine myself you your yours yourself he him his himself she her hers herself it its itself we us our ours
    ourselves they them their theirs themselves one ones somebody someone anybody anyone anything something
    everybody everyone everything nobody nothing none
    be am is are was were been being have has had having do does did doing done will would shall should can could may
    might must ought need want wants wanted going go get got getting let 's 'd
    and or but nor so yet if because as than then though although while until since whether unless once
    of in on at by for with from to into onto upon about over under up down out off through between among against
    before after during around across toward towards within without along near behind beyond per via like
    not never very really just also too even still only right actually well quite rather already again now ever
    oh yes yeah okay ok um uh please maybe perhaps kind sort almost nearly
    """
)
"""Words that carry grammar rather than content; a quotation that differs only in them is a matter of wording."""

CONTRARY = tuple(
    (_words(one), _words(other))
    for one, other in (
        ("somebody someone anybody anyone", "something anything"),
        ("he him his himself", "she her hers herself"),
        ("will must shall", "may might"),
        ("always", "sometimes"),
    )
)
"""Words that carry grammar and are not exchanged without a change of sense: "somebody hit me", "something hit me"."""

CONTRACTIONS = {
    "can't": "can not",
    "cannot": "can not",
    "won't": "will not",
    "shan't": "shall not",
    "ain't": "is not",
    "gonna": "going to",
    "gonna'": "going to",
    "wanna": "want to",
    "gotta": "got to",
    "gimme": "give me",
    "lemme": "let me",
    "kinda": "kind of",
    "sorta": "sort of",
    "outta": "out of",
    "dunno": "do not know",
    "'til": "until",
    "till": "until",
    "'cause": "because",
    "'em": "them",
    "y'all": "you all",
    "o'clock": "oclock",
    "ok": "okay",
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "lt": "lieutenant",
    "sgt": "sergeant",
    "dr": "doctor",
    "mr": "mister",
    "st": "saint",
    "pres": "president",
    "prof": "professor",
    "dept": "department",
    "govt": "government",
    "pct": "percent",
    "%": "percent",
    "&": "and",
    "then": "than",
}
"""Spellings of one thing, folded to one form; "then" for "than" is a slip of the keyboard, never a change of words."""

CLITICS = (
    ("n't", " not"),
    ("'re", " are"),
    ("'ve", " have"),
    ("'ll", " will"),
    ("'m", " am"),
    ("'d", " 'd"),
    ("'s", " 's"),
)
"""Endings that are words of their own; "'s" and "'d" stay open, because "he's" is both "he is" and "he has"."""

BEFORE_IS = _words("it he she that this there here what who where how when everything everybody nobody nothing")
"""Words after which "'s" is mostly "is", and never a possessive."""

OPEN_CLITICS = {
    "'s": frozenset({"is", "has", "us", "was"}),
    "'d": frozenset({"had", "would", "did"}),
}
"""What an open clitic may stand for."""

_UNITS = tuple(
    str.split(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen"
    )
)
_TENS = tuple(str.split("twenty thirty forty fifty sixty seventy eighty ninety"))
_ORDINALS = tuple(
    str.split(
        "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
    )
)

NUMBERS = {
    **{word: str(number) for number, word in enumerate(_UNITS)},
    **{word: str(number * 10) for number, word in enumerate(_TENS, start=2)},
    **{
        word: f"{number}{'th' if 10 < number < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
        for number, word in enumerate(_ORDINALS)
    },
}
"""Small numbers in words and as digits are the same words in another dress ("two-in-three", "2 in 3")."""

_HOUSES = """
mum=mom mums=moms mummy=mommy grey=gray tyre=tire tyres=tires cheque=check colour=color favour=favor honour=honor
labour=labor humour=humor neighbour=neighbor behaviour=behavior defence=defense offence=offense licence=license
centre=center theatre=theater metre=meter programme=program towards=toward afterwards=afterward amongst=among
whilst=while learnt=learned burnt=burned spelt=spelled okay=ok arse=ass aeroplane=airplane favourite=favorite
fibre=fiber litre=liter litres=liters metres=meters
kilometre=kilometer kilometres=kilometers theatres=theaters centres=centers jewellery=jewelry plough=plow
"""
SPELLINGS = {**NUMBERS, **dict(pair.split("=") for pair in _HOUSES.split())}
"""What outlets print in their own spelling, whoever said it: numbers, and British words in American papers."""

_PASTS = """
sit=sat run=ran come=came become=became begin=began begun=began drink=drank sing=sang ring=rang swim=swam sink=sank
get=got give=gave forgive=forgave take=took shake=shook stand=stood understand=understood hold=held tell=told sell=sold
find=found meet=met lead=led feed=fed read=red see=saw know=knew grow=grew throw=threw fly=flew draw=drew blow=blew
write=wrote drive=drove ride=rode rise=rose speak=spoke break=broke steal=stole wear=wore tear=tore bear=bore
choose=chose freeze=froze wake=woke win=won shoot=shot fight=fought think=thought bring=brought buy=bought
catch=caught teach=taught seek=sought keep=kept sleep=slept leave=left lose=lost feel=felt mean=meant say=said
pay=paid lay=laid make=made hear=heard send=sent spend=spent lend=lent build=built go=went fall=fell eat=ate
"""
OLD_PASTS = frozenset({tuple(pair.split("=")) for pair in _PASTS.split()})
"""Verbs whose past is another word: a tense, not a word, is what differs."""
