"""What types are written with, at a hundredth of the price of ``typing``, for all modules on the way of a warm run.

To import ``typing`` takes two or three milliseconds, and each class made with its ``NamedTuple`` a fifth of one, as
its code is compiled anew: with sixty such classes that would be a fourth of what a warm run takes. A type checker
sees the real names; at run time ``NamedTuple`` makes the same classes from code that is shared, and the other names
are there to be mentioned only.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable

# Not the one of "typing", which is not to be imported here; checkers go by the name.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from mypy_extensions import mypyc_attr as mypyc_attr
else:

    def mypyc_attr(**_: object) -> Callable[[type], type]:
        """What the compiler in ``hatch_build.py`` is told of a class; the class stays as it is."""
        return lambda made: made


if TYPE_CHECKING or sys.version_info >= (3, 14):  # where a class body no longer holds its annotations as they stand
    from types import CodeType
    from typing import Any as Any
    from typing import Final as Final
    from typing import NamedTuple as NamedTuple
    from typing import NoReturn as NoReturn
    from typing import TextIO as TextIO
    from typing import TypeAlias as TypeAlias
    from typing import TypeGuard as TypeGuard
    from typing import TypeVar as TypeVar
    from typing import cast as cast
else:
    from _collections import _tuplegetter as at

    Any = Final = NoReturn = TextIO = TypeAlias = TypeGuard = object

    def TypeVar(name: str, *_: object, **__: object) -> object:
        """A type that stands for another; nothing asks it anything."""
        return object

    def cast(_: object, value: object) -> object:
        """The value: a checker is told its type."""
        return value

    class _Record(tuple):
        """What all named tuples can do."""

        __slots__ = ()
        _fields: tuple[str, ...] = ()

        @classmethod
        def _make(cls, values: Iterable[object]) -> _Record:
            return cls(*values)

        def _replace(self, /, **changed: object) -> _Record:
            made = self.__class__(*map(changed.pop, self._fields, self))
            if changed:
                raise ValueError(f"{self.__class__.__name__} has no field {', '.join(changed)}")
            return made

        def _asdict(self) -> dict[str, object]:
            return dict(zip(self._fields, self, strict=True))

        def __repr__(self) -> str:
            told = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
            return f"{self.__class__.__name__}({told})"

        def __getnewargs__(self) -> tuple[object, ...]:
            return tuple(self)

    class _Maker(type):
        """Turns a class body with typed fields into a class of tuples, as ``typing.NamedTuple`` does."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, object]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            fields = tuple(body.get("__annotations__", ()))
            defaults = {field: body[field] for field in fields if field in body}
            if tuple(defaults) != fields[len(fields) - len(defaults) :]:
                raise TypeError(f"{name}: a field without a default follows one that has a default")
            code = _code(len(fields)).replace(co_varnames=("_cls", *fields), co_qualname=f"{name}.__new__")
            new = type(_code)(code, {"_new": tuple.__new__}, "__new__", tuple(defaults.values()))
            body |= {field: at(number, "") for number, field in enumerate(fields)}
            body |= {
                "__slots__": (),
                "_fields": fields,
                "_field_defaults": defaults,
                "__match_args__": fields,
                "__new__": new,
            }
            return type.__new__(type, name, (_Record,), body)

    class NamedTuple(metaclass=_Maker):
        """Written as the base of a class, it makes that a class of tuples whose parts have names."""

    _codes: dict[int, CodeType] = {}

    def _code(n_fields: int) -> CodeType:
        """The code that makes a tuple of so many parts: compiled once for each number, and renamed for each class."""
        if n_fields not in _codes:
            names = "".join(f"a{number}," for number in range(n_fields))
            _codes[n_fields] = eval(f"lambda _cls, {names}: _new(_cls, ({names}))").__code__
        return _codes[n_fields]
