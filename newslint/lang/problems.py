"""What the binder finds wrong, collected file by file as diagnostics."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from newslint.core.diagnostic import Diagnostic, Label
from newslint.core.span import Span
from newslint.core.vocabulary import nearest

ERROR = "newslint-rule-error"
WARNING = "newslint-rule-warning"


@dataclass(slots=True)
class Problems:
    """Diagnostics of one rule file, in the order in which they were met; ``n_errors`` leaves out the warnings."""

    path: str
    found: list[Diagnostic] = field(default_factory=list)
    n_errors: int = 0

    def error(
        self,
        span: Span,
        message: str,
        label: str = "",
        notes: Iterable[str] = (),
        help: str = "",
        rule: str = ERROR,
        beside: Label | None = None,
    ) -> None:
        """Note a mistake: the rule that it stands in does not take part in the run. ``beside`` is a second place."""
        severity = "error" if rule == ERROR else "warning"
        self.n_errors += rule == ERROR
        self.found.append(
            Diagnostic(
                rule,
                severity,
                message,
                (Label(self.path, span, label), *([beside] if beside else [])),
                tuple(notes),
                help=help,
            )
        )

    def warn(
        self,
        span: Span,
        message: str,
        label: str = "",
        notes: Iterable[str] = (),
        help: str = "",
        beside: Label | None = None,
    ) -> None:
        """Note what is probably not meant."""
        self.error(span, message, label, notes, help, WARNING, beside)

    def unknown(
        self,
        span: Span,
        what: str,
        name: str,
        known: Iterable[str],
        among: str = "",
        help: str = "",
        listed: Iterable[str] = (),
    ) -> None:
        """A name that is not known: the nearest one that is, and what there is to choose from."""
        names = tuple(dict.fromkeys(known))
        near = nearest(name, names)
        label = f'did you mean "{near}"?' if near else ""
        choice = tuple(listed) or names
        notes = (f"{among}: {', '.join(choice)}",) if among and choice else ()
        self.error(span, f'there is no {what} called "{name}"', label, notes, help)
