"""Definitions of rule files: claim kinds with their phrases, and house words. Blocks come in, values go out."""

from __future__ import annotations

from pathlib import PurePosixPath

from newslint.core.rule import ClaimDefinition, HouseWords
from newslint.core.span import Span
from newslint.lang import literals, phrases, statements, syntax
from newslint.lang.assemble import Blocks, DefineBlock
from newslint.lang.problems import Problems

_WORDS = {
    "hedge": 'hedge "a few" means 2..9',
    "alias": 'alias "CZ" is "Changpeng Zhao"',
    "place": 'place "Shanghai" in "China"',
    "source": 'source wire is "Reuters", "AP" trust 3',
    "term": 'term "crypto exchange" is not "stock exchange"',
}
_RELATIONS = {"hedge": "means", "alias": "is", "place": "in", "source": "is", "term": "is not"}

TRUST = 1
"""Trust of a source that says none."""


def collect(blocks: Blocks, path: str, problems: Problems) -> HouseWords:
    """The house words of one file."""
    claims = tuple(claim for block in blocks.defines if (claim := _claim(block, path, problems)) is not None)
    found: dict[str, list[statements.House]] = {word: [] for word in _WORDS}
    for one in blocks.house:
        if _sound(one, problems):
            found[one.word.text].append(one)
    folder = PurePosixPath(path).parent
    return HouseWords(
        claims=claims,
        hedges=tuple((one.texts[0].text, *_range(one)) for one in found["hedge"]),
        aliases=tuple((one.texts[0].text, one.texts[1].text) for one in found["alias"]),
        places=tuple((one.texts[0].text, one.texts[1].text) for one in found["place"]),
        sources=tuple(_source(one) for one in found["source"]),
        terms=tuple((one.texts[0].text, one.texts[1].text) for one in found["term"]),
        lexicons=tuple(str(folder / text.text) for use in blocks.uses for text in use.texts),
    )


def _range(house: statements.House) -> tuple[float, float]:
    assert house.number is not None
    low, high, _ = literals.amount(house.number)
    return low, high


def _source(house: statements.House) -> tuple[str, tuple[str, ...], int]:
    trust = TRUST if house.number is None else int(house.number.low)
    return house.name.text if house.name else "", tuple(text.text for text in house.texts), trust


def _sound(house: statements.House, problems: Problems) -> bool:
    word = house.word.text
    example = _WORDS.get(word)
    if example is None:
        problems.unknown(house.word.span, "definition", word, _WORDS, "definitions", "for example: " + _WORDS["alias"])
        return False
    if house.relation != _RELATIONS[word]:
        problems.error(
            house.span, f'{word} takes "{_RELATIONS[word]}", not "{house.relation}"', help=f"for example: {example}"
        )
        return False
    needs = 1 if word in ("hedge", "source") else 2
    if len(house.texts) < needs or (word == "source") != (house.name is not None):
        problems.error(house.span, f"this {word} is not complete", help=f"for example: {example}")
        return False
    if any(not text.text.strip() for text in house.texts):
        problems.error(house.span, f"this {word} has an empty name", help=f"for example: {example}")
        return False
    if word == "hedge" and house.number is not None and house.number.low > house.number.high:
        problems.error(house.number.span, "the range ends before it begins", help=f"for example: {example}")
        return False
    return True


def _claim(block: DefineBlock, path: str, problems: Problems) -> ClaimDefinition | None:
    before = problems.n_errors
    define = block.define
    texts: dict[str, list[syntax.Text]] = {"phrase": [], "denied by": [], "reported by": []}
    for wording in block.wordings:
        texts[wording.word] += wording.texts
    roles = {role.name.text: "" if role.type is None else role.type.text for role in define.roles}
    for text in texts["phrase"]:
        for name, type in phrases.check(text, problems).items():
            roles[name] = roles.get(name) or type
    for word in ("denied by", "reported by"):
        for text in texts[word]:
            phrases.check(text, problems, cue=True)
    if not texts["phrase"] and not block.broken:
        problems.error(
            define.span,
            f'claim "{define.name.text}" has no phrase',
            "a phrase must follow",
            help='for example: phrase "{actor:organisation} (has|runs) (a|an)? office in {place}"',
        )
    if problems.n_errors > before or block.broken:
        return None
    return ClaimDefinition(
        define.name.text,
        tuple((name, type or phrases.default_type(name)) for name, type in roles.items()),
        tuple(text.text for text in texts["phrase"]),
        tuple(text.text for text in texts["denied by"]),
        tuple(text.text for text in texts["reported by"]),
        path,
        define.span,
    )


def merged(parts: list[HouseWords]) -> HouseWords:
    """The house words of all files, each once, in order."""

    def all_of(name: str) -> tuple[object, ...]:
        return tuple(dict.fromkeys(one for part in parts for one in getattr(part, name)))

    fields = ("claims", "hedges", "aliases", "places", "sources", "terms", "lexicons")
    return HouseWords(**{name: all_of(name) for name in fields})  # type: ignore[arg-type]


def cycle(pairs: dict[str, list[str]]) -> list[str]:
    """A way from a name back to itself through definitions, or nothing.

    >>> cycle({"a": ["b"], "b": ["c"], "c": ["a"]})
    ['a', 'b', 'c', 'a']
    """
    done: set[str] = set()
    for start in sorted(pairs):
        path: list[str] = []
        places: dict[str, int] = {}
        stack: list[tuple[str, bool]] = [(start, False)]
        while stack:
            name, leaving = stack.pop()
            if leaving:
                done.add(name)
                path.pop()
                del places[name]
            elif name in places:
                return [*path[places[name] :], name]
            elif name not in done:
                places[name] = len(path)
                path.append(name)
                stack.append((name, True))
                stack += [(other, False) for other in reversed(pairs.get(name, []))]
    return []


def check_cycles(files: list[tuple[Blocks, Problems]]) -> None:
    """Report aliases, places and claims that are defined by way of themselves."""
    for word, verb in (("alias", "is"), ("place", "in")):
        pairs: dict[str, list[str]] = {}
        where: dict[str, tuple[Span, Problems]] = {}
        for blocks, problems in files:
            for house in blocks.house:
                if house.word.text == word and len(house.texts) == 2:
                    name = house.texts[0].text.lower()
                    pairs.setdefault(name, []).append(house.texts[1].text.lower())
                    where.setdefault(name, (house.span, problems))
        _report(cycle(pairs), where, f'{word} "{{}}" is defined by way of itself', f" {verb} ")
    claims: dict[str, list[str]] = {}
    places: dict[str, tuple[Span, Problems]] = {}
    for blocks, problems in files:
        for define in blocks.defines:
            name = define.define.name.text
            places.setdefault(name, (define.define.name.span, problems))
            uses = [type for one in define.wordings for text in one.texts for type in phrases.types(text.text)]
            claims.setdefault(name, []).extend(uses)
    _report(cycle(claims), places, 'claim "{}" is defined by way of itself', " needs ")


def _report(way: list[str], where: dict[str, tuple[Span, Problems]], message: str, joint: str) -> None:
    if way:
        span, problems = where[way[0]]
        problems.error(span, message.format(way[0]), joint.join(way), help="take one step of the circle out")
