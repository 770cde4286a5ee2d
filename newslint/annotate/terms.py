"""Terms that are taken for one another: each occurrence of a member of a family, and the noun it stands with.

What comes in: tokens and the families of ``terms.yaml``. What goes out: "the stock exchange" → family exchange, term
stock exchange; "cryptography industry" → family crypto, term cryptographic, head industry. The longest form wins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from newslint.annotate import chains, parties
from newslint.annotate.phrases import split
from newslint.annotate.prose import NO_FLAGS, Prose, new
from newslint.annotate.watch import Watched
from newslint.core.annotation import Annotation
from newslint.core.article import Article
from newslint.core.lexicon import Lexicon, per_lexicon
from newslint.core.vocabulary import Field, Kind, Word

KINDS: tuple[Kind, ...] = (
    Kind(
        "term",
        (
            Field("family", "text", "the family of terms that are confused", "same-as"),
            Field("term", "text", "which member of the family it is"),
            Field("form", "text", "as printed, in lower case"),
            Field("head", "text", "the noun that it modifies, or its own"),
        ),
        "term",
        "a term that is mistaken for others",
        example="the stock exchange is working with governments",
    ),
)
WORDS: tuple[Word, ...] = ()

SILENT = frozenset({"boilerplate", "teaser", "metadata", "byline"})


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a term: its words, its family and its canonical term."""

    words: tuple[str, ...]
    family: str
    term: str


@per_lexicon
def _forms(lexicon: Lexicon) -> tuple[Mapping[str, tuple[Form, ...]], Watched]:
    """Forms by their first word, the longest first; and these words."""
    by_first: dict[str, list[Form]] = {}
    for form in sorted(_all(lexicon), key=lambda form: (-len(form.words), form.words, form.family)):
        if form.words:
            by_first.setdefault(form.words[0], []).append(form)
    return {word: tuple(forms) for word, forms in by_first.items()}, Watched(by_first)


def _all(lexicon: Lexicon) -> Iterator[Form]:
    for family, terms in lexicon.table("terms", "families").items():
        for term, forms in terms.items() if isinstance(terms, dict) else ():
            for form in forms if isinstance(forms, list) else ():
                yield Form(split(str(form)), family, term)
    for one, other in lexicon.table("house", "terms").items():
        family = f"{one} / {other}"
        yield Form(split(one), family, one)
        yield Form(split(str(other)), family, str(other))


def find(prose: Prose, article: Article, lexicon: Lexicon, found: list[Annotation]) -> Iterable[Annotation]:
    """The terms of an article."""
    forms, firsts = _forms(lexicon)
    names = parties.known(prose, found).mentions
    lower, lemmas, tags = prose.lower, prose.lemmas, prose.tags
    after = 0
    for i in prose.where_lemma(firsts):
        if i < after:
            continue
        lemma = lemmas[i]
        if tags[i] == "V" and lower[i] == lemma:
            continue  # a verb where a noun is meant: "they exchange gifts"
        number = prose.sentence_at[i]
        if prose.regions[number] in SILENT:
            continue
        high = prose.sentences[number][1]
        candidates = forms.get(lower[i], ()) + (forms.get(lemma, ()) if lemma != lower[i] else ())
        form = None
        for one in candidates:
            if (form is None or len(one.words) > len(form.words)) and _stands(prose, one, i, high):
                form = one
        if form is None:
            continue
        after = i + len(form.words)
        name = names.covering(i)
        if name is not None and (name.first < i or name.stop > after) and _is_proper(prose, name.first, name.stop):
            continue  # the Securities and Exchange Commission is no exchange; "the exchange" is one
        yield from _terms(prose, candidates, form, i, high, number)


def _is_proper(prose: Prose, first: int, stop: int) -> bool:
    """Whether a mention is a name, not a description: "the exchange" tells by its letters that it is none."""
    return any(prose.words[i][0].isupper() and prose.tags[i] != "D" for i in range(first, stop))


def _terms(
    prose: Prose, candidates: Iterable[Form], longest: Form, i: int, high: int, number: int
) -> Iterator[Annotation]:
    """One annotation for each family that the longest form is a member of."""
    stop = i + len(longest.words)
    families: set[str] = set()
    for form in candidates:
        if form.words == longest.words and form.family not in families:
            families.add(form.family)
            fields = {
                "family": form.family,
                "term": form.term,
                "form": " ".join(prose.lower[i:stop]),
                "head": _head(prose, stop, high),
            }
            yield new(Annotation, ("term", prose.span(i, stop), number, fields, NO_FLAGS, "narrator", 0.9))


def _stands(prose: Prose, form: Form, i: int, high: int) -> bool:
    """Whether all words of a form stand from a token on."""
    words = form.words
    stop = i + len(words)
    if stop > high:
        return False
    if tuple(prose.lower[i:stop]) == words:
        return True
    for k, word in enumerate(words, i):
        if prose.lower[k] != word and not (prose.lemmas[k] == word and prose.tags[k] in "NPJ"):
            return False
    return True


def _head(prose: Prose, stop: int, high: int) -> str:
    """The last noun of the phrase that goes on after the term, or of the term itself."""
    last = stop - 1
    i = stop
    while i < high and i < stop + 3 and prose.tags[i] in "NP" and not prose.lower[i].endswith("ing"):
        last = i
        i += 1
        if prose.tags[last] == "N" and prose.lower[last] != prose.lemmas[last]:
            break  # "earlier investors hail from": a plural ends the phrase
    return chains.base(prose, last) if prose.tags[last] == "V" else prose.lemmas[last]
