"""Read a lexicon file into a frozen object, checking every key and type once.

Lives here: the generic loader. The words live in `*.toml`, their shapes in the module of the
same name beside each file.
"""

from __future__ import annotations

import os
import types
from typing import Any, Final, TypeVar, cast, get_args, get_origin

import tomli  # compiled; the standard library's takes three times as long

from extract.errors import LexiconError

T = TypeVar("T")
_HERE: Final = os.path.dirname(__file__)
_PLAIN: Final = frozenset({str, int, float})


def load(name: str, shape: type[T], folder: str | os.PathLike[str] = _HERE) -> T:
    """Make a `shape` (a named tuple) out of the TOML file `name`.

    Fields may be `str`, `int`, `float`, `tuple[X, ...]`, `frozenset[X]`, `dict[str, X]` or another
    named tuple. The shape's module must not postpone its annotations: they are read here.

    Raises:
        LexiconError: an unknown key, a missing key or a value of another type.
    """
    file = f"{name}.toml"
    with open(os.path.join(folder, file), "rb") as stream:
        table = tomli.load(stream)
    return cast("T", _object(shape, table, file))


def _object(shape: Any, table: dict[str, Any], place: str) -> Any:  # noqa: ANN401 - any shape
    unknown = table.keys() - set(shape._fields)
    if unknown:
        raise LexiconError(f"{place}: unknown key {min(unknown)!r}")
    values: dict[str, Any] = {}
    for name, hint in shape.__annotations__.items():
        if name in table:
            values[name] = _value(hint, table[name], f"{place}: {name}")
        elif name not in shape._field_defaults:
            raise LexiconError(f"{place}: key {name!r} is missing")
    return shape(**values)


def _value(hint: Any, value: Any, place: str) -> Any:  # noqa: ANN401 - any TOML value
    origin, args = get_origin(hint), get_args(hint)
    if origin is types.UnionType:
        return _value(next(a for a in args if a is not type(None)), value, place)
    if origin in (tuple, frozenset) and isinstance(value, list):
        if args[0] in _PLAIN and {args[0]}.issuperset(map(type, value)):  # as nearly all are
            return origin(value)
        return origin(_value(args[0], item, place) for item in value)
    if origin is dict and isinstance(value, dict):
        return {key: _value(args[1], item, f"{place}.{key}") for key, item in value.items()}
    if hasattr(hint, "_fields") and isinstance(value, dict):
        return _object(hint, value, place)
    if isinstance(hint, type) and isinstance(value, hint):
        return value
    raise LexiconError(f"{place}: expected {hint}, found {value!r}")
