"""The hall: paths come in, diagnostics go out, stage by stage. The only module that knows all rooms.

read → annotate → collect → check → triage; what has not changed since the last run comes from the cache, so that a
warm run needs neither parsers nor extractors.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType

from newslint import __version__, archive, engine, facts, lang, read, triage
from newslint.config import cache, lexicon, places
from newslint.config.settings import Settings
from newslint.core import expressions
from newslint.core.annotation import Annotated
from newslint.core.article import Article
from newslint.core.diagnostic import Diagnostic, Tally
from newslint.core.digest import blake2b
from newslint.core.fact import FactBase
from newslint.core.files import lies_within, read_bytes, tidy
from newslint.core.hints import Any, NamedTuple, TypeAlias
from newslint.core.lexicon import Lexicon
from newslint.core.rule import Library, Rule
from newslint.core.source import Source

Progress: TypeAlias = Callable[[int, int], None]
"""Called with the number of articles that are done, and the number in all."""

Found: TypeAlias = tuple[Article, Annotated]

CHUNK = 32
"""Articles that a worker takes at a time: enough to outweigh the cost of handing them over."""


class Request(NamedTuple):
    """What a run is asked to do; the porches make it from their arguments and the settings."""

    paths: tuple[str, ...] = ()
    stories: str = "auto"
    rules: tuple[str, ...] = ()
    only_rules: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    min_confidence: float = 0.0
    cache: str | None = None
    jobs: int = 1
    settings: Settings = Settings()


class Desk(NamedTuple):
    """What the articles of a run are read with: words, rules, and the store of what was found before.

    ``sketches`` are what the engine knows of the rules without facts.
    """

    lexicon: Lexicon
    library: Library
    cases: lang.Cases
    sources: Mapping[str, Source]
    problems: tuple[Diagnostic, ...]
    folder: str | None
    house: str
    version: str
    sketches: Mapping[str, Any] = MappingProxyType({})


class Outcome(NamedTuple):
    """What a run found. ``problems`` are those of the run itself; ``failed``: it could not be done as asked."""

    diagnostics: tuple[Diagnostic, ...]
    problems: tuple[Diagnostic, ...]
    tally: Tally
    places: Mapping[str, Article | Source]
    rules: tuple[Rule, ...]
    failed: bool


def check(request: Request, progress: Progress | None = None) -> Outcome:
    """All stages over the articles of a request."""
    desk = prepare(request)
    found, problems, n_skipped = gather(request, desk, progress)
    base = tabulate(found, desk, request.stories)
    articles = {article.id: article for article, _ in found}
    rules = active(desk.library.rules, request.settings, (*request.rules, *request.only_rules))
    diagnostics, tally = engine.check(base, rules, desk.lexicon, desk.sketches)
    diagnostics += _of_titles(found, desk, rules)
    policy = triage.Policy(request.select, request.ignore, request.min_confidence, rules)
    kept = triage.triage(diagnostics, articles, policy)
    counted = tally._replace(n_skipped=n_skipped)
    return Outcome(kept, problems, counted, articles, rules, failed(problems))


def prepare(request: Request) -> Desk:
    """Words and rules, compiled anew only where their files have changed."""
    store = cache.Cache(request.cache)
    version = f"{__version__} {places.fingerprint()}"
    shipped = places.rules_folder()
    # "These rules and no others" still speak of presence claims and bans: the definitions of claims are no rules.
    own, house_packs = request.only_rules, request.settings.house_packs
    packs = [house_packs.get(name, os.path.join(shipped, name)) for name in request.settings.packs]
    chosen = [os.path.join(shipped, "claims"), *own, *packs] if own or packs else [shipped, *house_packs.values()]
    asked = [*chosen, *request.rules]
    (library, cases, rule_problems, sources), sketches = _library(asked, store, version)
    words, word_problems = lexicon.load(
        [places.lexicon_folder(), *request.settings.lexicons, *library.house.lexicons], store
    )
    house = blake2b(repr(library.house).encode(), digest_size=16).hexdigest()
    problems = (*word_problems, *rule_problems)
    return Desk(words, library, cases, sources, problems, request.cache, house, version, sketches)


def collect(
    request: Request, desk: Desk, progress: Progress | None = None
) -> tuple[FactBase, dict[str, Article], tuple[Diagnostic, ...], int]:
    """The articles of a request and their facts in one table.

    Also what went wrong, and how many of the paths and files gave no article.
    """
    found, problems, n_skipped = gather(request, desk, progress)
    base = tabulate(found, desk, request.stories)
    return base, {article.id: article for article, _ in found}, problems, n_skipped


def tabulate(found: Sequence[Found], desk: Desk, stories: str) -> FactBase:
    """The facts of annotated articles in one table; ``stories`` is "auto", "dir" or "one"."""
    return facts.collect(found, desk.lexicon, desk.library.house, stories)


def entitle(found: Sequence[Found], desk: Desk, rules: Sequence[Rule]) -> tuple[FactBase | None, tuple[Rule, ...]]:
    """The facts of titles and of the texts below them, and the rules that hold a title against its text."""
    asked = tuple(rule for rule in rules if facts.TAG in rule.tags)
    kinds = frozenset(given.kind for rule in asked for given in rule.given)
    return facts.entitled(found, kinds, desk.lexicon, desk.library.house) if asked else None, asked


def gather(
    request: Request, desk: Desk, progress: Progress | None = None
) -> tuple[tuple[Found, ...], tuple[Diagnostic, ...], int]:
    """Read and annotate every article of a request; what went wrong, and how many paths and files gave no article."""
    files, problems = read.find(request.paths)
    said = [*desk.problems, *problems]
    found: list[Found] = []
    for number, (one, more) in enumerate(_annotated(files, desk, request.jobs), 1):
        said += more
        if one is not None:
            found.append(one)
        if progress is not None:
            progress(number, len(files))
    return tuple(found), tuple(said), len(files) - len(found) + len(problems)


def _of_titles(found: Sequence[Found], desk: Desk, rules: Sequence[Rule]) -> tuple[Diagnostic, ...]:
    """What rules say of titles and the texts below them, at the places of their articles."""
    base, asked = entitle(found, desk, rules)
    if base is None or not base.stories:
        return ()
    return tuple(
        one._replace(labels=tuple(label._replace(path=facts.whole(label.path)) for label in one.labels))
        for one in engine.check(base, asked, desk.lexicon, desk.sketches)[0]
        if len({label.path for label in one.labels}) > 1
    )


def annotate(path: str, request: Request) -> tuple[Found | None, tuple[Diagnostic, ...]]:
    """One article and what extraction finds in it, before corrections."""
    desk = prepare(request)
    found, problems = _annotate_one(read.File(path, tidy(path)), desk, cache.Cache(None))
    return found, (*desk.problems, *problems)


def check_articles(articles: Sequence[Article], desk: Desk, rules: Sequence[Rule]) -> tuple[Diagnostic, ...]:
    """What rules say of articles that are at hand, all of one story: for rule tests."""
    found = _extracted(articles, desk)
    base = tabulate(found, desk, "one")
    return engine.check(base, rules, desk.lexicon, desk.sketches)[0] + _of_titles(found, desk, rules)


def assemble(articles: Sequence[Article], desk: Desk) -> FactBase:
    """The facts of articles that are at hand, all of one story."""
    return tabulate(_extracted(articles, desk), desk, "one")


def _extracted(articles: Sequence[Article], desk: Desk) -> tuple[Found, ...]:
    from newslint import annotate as extraction

    return tuple((article, extraction.annotate(article, desk.lexicon, desk.library.house)) for article in articles)


def active(rules: Sequence[Rule], chosen: Settings, named: Sequence[str] = ()) -> tuple[Rule, ...]:
    """The rules that run, with the severities of the house: what is stable, and what somebody asks for by name.

    A new rule starts in preview. It runs with ``preview``, or when its file or folder, its pack of the house or its
    own name is given; a rule that is off does not run.
    """
    files = [*chosen.rules, *chosen.only_rules, *chosen.house_packs.values(), *named]
    wanted = {*chosen.select, *chosen.severities}

    def runs(rule: Rule) -> bool:
        if rule.stage == "off" or chosen.severities.get(rule.name) == "off":
            return False
        if rule.stage == "stable" or chosen.preview or rule.name in wanted:
            return True
        return any(lies_within(rule.path, one) for one in files)

    return tuple(
        rule._replace(severity=chosen.severities.get(rule.name, rule.severity)) for rule in rules if runs(rule)
    )


def failed(problems: Sequence[Diagnostic]) -> bool:
    """Whether a problem means that the request itself could not be done as asked."""
    return any(problem.severity == "error" for problem in problems)


def _library(folders: Sequence[str], store: cache.Cache, version: str) -> tuple[lang.Loaded, Mapping[str, Any]]:
    """The rules of files and folders with their sketches; parsed only when one of them has changed.

    For a folder of rules that comes with newslint its name stands: the version knows what is in it.
    """
    shipped = places.rules_folder()
    digest = blake2b(version.encode(), digest_size=20)
    try:
        for folder in folders:
            digest.update(f"{folder}\0".encode("utf-8", "surrogatepass"))
            for path in () if shipped in (folder, os.path.dirname(folder)) else lang.files([folder]):
                content = read_bytes(path)
                digest.update(f"{path}\0{len(content)}\0".encode("utf-8", "surrogatepass") + content)
    except OSError:
        # What cannot be read is reported by the loader, and nothing is kept of such a run.
        store = cache.Cache(None)
    key = "rules " + digest.hexdigest()
    stored = store.get(key)
    if stored is not None:
        return unpacked(stored, lambda: store.get("texts of " + key) or lang.pack(_compiled(folders))[1])
    loaded = _compiled(folders)
    sketches = engine.sketches(loaded[0].rules)
    compiled, texts = packed(loaded, sketches)
    store.put(key, compiled)
    store.put("texts of " + key, texts)
    return loaded, sketches


def _compiled(folders: Sequence[str]) -> lang.Loaded:
    from newslint import annotate as extraction

    return lang.load(folders, extraction.vocabulary)


def packed(loaded: lang.Loaded, sketches: Mapping[str, Any]) -> tuple[object, object]:
    """Rules and what the engine knows of them, as plain values for the cache; apart from them their tests and texts."""
    compiled, texts = lang.pack(loaded)
    return expressions.shared((compiled, tuple(sketches.items())), {}), texts


def unpacked(compiled: object, texts: Callable[[], object]) -> tuple[lang.Loaded, Mapping[str, Any]]:
    """What was packed."""
    plain: Any = compiled
    return lang.unpack(plain[0], texts), dict(plain[1])


def _annotated(
    files: Sequence[read.File], desk: Desk, jobs: int
) -> Iterator[tuple[Found | None, tuple[Diagnostic, ...]]]:
    if jobs > 1 and len(files) > CHUNK:
        # Importing processes costs as much as checking a small story: only large runs pay for it.
        from concurrent.futures import ProcessPoolExecutor

        # Who reads articles asks for no rules; those that come from the cache cannot even be handed over.
        lean = desk._replace(library=Library((), desk.library.house), cases={}, sources={}, sketches={})
        with ProcessPoolExecutor(jobs) as pool:
            chunks = [files[start : start + CHUNK] for start in range(0, len(files), CHUNK)]
            for done in pool.map(_annotate_chunk, chunks, [lean] * len(chunks)):
                yield from done
    else:
        store = cache.Cache(desk.folder)
        for file in files:
            yield _annotate_one(file, desk, store)


def _annotate_chunk(files: Sequence[read.File], desk: Desk) -> list[tuple[Found | None, tuple[Diagnostic, ...]]]:
    store = cache.Cache(desk.folder)
    return [_annotate_one(file, desk, store) for file in files]


def _annotate_one(file: read.File, desk: Desk, store: cache.Cache) -> tuple[Found | None, tuple[Diagnostic, ...]]:
    """An article and what is found in it: from the cache, or else by reading it."""
    key = _key(file, desk)
    stored = store.get(key) if key else None
    if isinstance(stored, tuple):
        return archive.unpack(stored[0]), archive.unpack_diagnostics(stored[1])
    article, problems = read.read(file.path, file.name, desk.lexicon)
    if article is None:
        return None, problems
    from newslint import annotate as extraction

    annotated = extraction.annotate(article, desk.lexicon, desk.library.house)
    if article.corrections:
        vocabulary = extraction.vocabulary(desk.library.house)
        sidecar = read.sidecar_path(file.name)
        article, more = facts.understood(article, annotated, vocabulary, sidecar)
        problems += more
    found = article, annotated
    if key:
        store.put(key, (archive.pack(*found), archive.pack_diagnostics(problems)))
    return found, problems


def _key(file: read.File, desk: Desk) -> str:
    """The key of an article's facts; none for a file that cannot be read, which the reader then reports."""
    beside = read.sidecar_path(file.path)
    try:
        content = read_bytes(file.path)
        sidecar = read_bytes(beside) if os.path.exists(beside) else None
    except OSError:
        return ""
    return "facts " + archive.key(file.name, content, sidecar, desk.lexicon.digest, desk.house, desk.version)
