"""What a reporter is given: findings, problems of the run, and everything needed to show where they stand."""

from collections.abc import Mapping
from types import MappingProxyType

from newslint.core.article import Article
from newslint.core.diagnostic import Diagnostic, Tally
from newslint.core.hints import NamedTuple, TypeAlias
from newslint.core.rule import Rule
from newslint.core.source import Source

Places: TypeAlias = Mapping[str, Article | Source]
"""Everything that a label may point into, by the path that the label bears."""


class Report(NamedTuple):
    """One run, as a reporter sees it.

    ``problems`` are diagnostics of the run itself. ``base`` is the folder that absolute paths are shown relative to
    where a format wants relative ones. ``failed`` says that the request could not be done as asked. ``precision`` is
    a word for how often a rule was right, for the rules of which that is measured.
    """

    diagnostics: tuple[Diagnostic, ...] = ()
    places: Places = MappingProxyType({})
    tally: Tally | None = None
    rules: tuple[Rule, ...] = ()
    problems: tuple[Diagnostic, ...] = ()
    failed: bool = False
    color: bool = False
    base: str = ""
    precision: Mapping[str, str] = MappingProxyType({})
