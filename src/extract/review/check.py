"""Fixtures against what comes out now, field by field."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from extract.review.fixtures import ERROR, RECORD, Case, CaseError, cases
from extract.review.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SHOWN_CHARACTERS: Final = 64
_LEAD_CHARACTERS: Final = 16
"""So much is shown of what two long strings have in common before they part."""
_ABSENT: Final = object()


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where a case differs from what is expected."""

    case: str
    path: str
    """Dotted, `captions[0].text`; empty where the case itself is not whole."""
    sentence: str

    def __str__(self) -> str:
        """One line for a person."""
        place = f"{self.path}: " if self.path else ""
        return visible(f"{self.case}: {place}{self.sentence}")


@dataclass(slots=True)
class Checked:
    """What a check found."""

    cases: int
    differences: list[Difference]


def check(folder: Path, only: str | None = None) -> Checked:
    """Run every case below `folder`; `only` looks at one field and what is in it."""
    found = list(cases(folder))
    return Checked(len(found), [line for case in found for line in _check(case, only)])


def update(folder: Path) -> list[str]:
    """Write what comes out now as what is expected; the names of the cases that changed.

    Raises:
        CaseError: a case has no input.
    """
    return [case.name for case in cases(folder) if _update(case)]


def _check(case: Case, only: str | None) -> Iterator[Difference]:
    try:
        kind, got = case.outcome()
        path = case.expectation()
        expected = json.loads(path.read_bytes())
    except (CaseError, OSError, ValueError) as error:
        yield Difference(case.name, "", str(error))
        return
    if path.name != kind:
        yield Difference(case.name, "", _other_kind(kind, got))
        return
    for place, sentence in differences(expected, json.loads(_pretty(got))):
        if only is None or _is_in(place, only):
            yield Difference(case.name, place, sentence)


def _other_kind(kind: str, got: dict[str, Any]) -> str:
    if kind == ERROR:
        return f"expected a record, got the error {got['code']}: {got['message']}"
    return "expected an error, got a record"


def differences(expected: Any, got: Any, path: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401
    """Dotted path and sentence of every place where two JSON values differ.

    >>> list(differences({"a": [1, 2]}, {"a": [1, 3]}))
    [('a[1]', 'expected 2 got 3')]
    """
    if isinstance(expected, dict) and isinstance(got, dict):
        for key in {**expected, **got}:
            place = f"{path}.{key}" if path else key
            yield from differences(expected.get(key, _ABSENT), got.get(key, _ABSENT), place)
    elif isinstance(expected, list) and isinstance(got, list):
        for index in range(max(len(expected), len(got))):
            place = f"{path}[{index}]"
            yield from differences(_item(expected, index), _item(got, index), place)
    elif expected != got or type(expected) is not type(got):
        yield path, f"expected {_shown(expected, got)} got {_shown(got, expected)}"


def _item(values: list[Any], index: int) -> Any:  # noqa: ANN401 - any JSON value
    return values[index] if index < len(values) else _ABSENT


def _shown(value: Any, other: Any) -> str:  # noqa: ANN401 - any JSON value
    """A value in one short line; a long string from shortly before where it parts."""
    if value is _ABSENT:
        return "nothing"
    if isinstance(value, str) and isinstance(other, str):
        value = _from_parting(value, other)
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= _SHOWN_CHARACTERS * 2 else f"{text[:_SHOWN_CHARACTERS]}…"


def _from_parting(value: str, other: str) -> str:
    if len(value) <= _SHOWN_CHARACTERS:
        return value
    pairs = enumerate(zip(value, other, strict=False))
    parting = next((at for at, (a, b) in pairs if a != b), min(len(value), len(other)))
    start = max(parting - _LEAD_CHARACTERS, 0)
    cut = value[start : start + _SHOWN_CHARACTERS]
    after = "…" if start + _SHOWN_CHARACTERS < len(value) else ""
    return f"{'…' if start else ''}{cut}{after}"


def _is_in(path: str, field: str) -> bool:
    return path == field or path.startswith((f"{field}.", f"{field}["))


def _update(case: Case) -> bool:
    kind, got = case.outcome()
    (case.folder / (ERROR if kind == RECORD else RECORD)).unlink(missing_ok=True)
    path, wanted = case.folder / kind, _pretty(got)
    if path.is_file() and path.read_bytes() == wanted:
        return False
    path.write_bytes(wanted)
    return True


def _pretty(value: dict[str, Any]) -> bytes:
    """For reading: keys in the record's order, one space a level."""
    return json.dumps(value, ensure_ascii=False, indent=1).encode() + b"\n"
