"""Cases on disk: an input, what is expected of it, and how it is to be read."""

from __future__ import annotations

import hashlib
import tomllib
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, Final

from extract.errors import ExtractError
from extract.model import Options, Raw
from extract.pipeline import extract_record
from extract.record import error_record

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

INPUTS: Final = ("input.txt", "input.html")
RECORD: Final = "expected.json"
ERROR: Final = "expected_error.json"
META: Final = "meta.toml"
VIETNAM: Final = timezone(timedelta(hours=7))
_OPTIONS: Final = frozenset({"format", "encoding", "url", "reference", "no_profiles"})
"""Keys of `[options]` in `meta.toml`; they are those of the command."""


class CaseError(Exception):
    """A case that is not whole; the sentence says what is missing."""


@dataclass(frozen=True, slots=True)
class Case:
    """One folder of fixtures."""

    name: str
    """Its path inside the folder that is checked."""
    folder: Path

    def input(self) -> Path:
        """The document.

        Raises:
            CaseError: there is none, or more than one.
        """
        found = [self.folder / name for name in INPUTS if (self.folder / name).is_file()]
        if len(found) != 1:
            raise CaseError(f"needs exactly one of {' and '.join(INPUTS)}, has {len(found)}")
        return found[0]

    def expectation(self) -> Path:
        """The file that says what must come out.

        Raises:
            CaseError: there is none, or more than one.
        """
        found = [self.folder / name for name in (RECORD, ERROR) if (self.folder / name).is_file()]
        if len(found) != 1:
            raise CaseError(f"needs exactly one of {RECORD} and {ERROR}, has {len(found)}")
        return found[0]

    def outcome(self) -> tuple[str, dict[str, Any]]:
        """What comes out now: the name of the file it belongs in, and the record or error."""
        path = self.input()
        raw = Raw(path.name, path.read_bytes())
        try:
            return RECORD, extract_record(raw, self.options())
        except ExtractError as error:
            return ERROR, error_record(
                raw.name, error, len(raw.data), hashlib.sha256(raw.data).hexdigest()
            )

    def options(self) -> Options:
        """How the case asks to be read, always with segments.

        Raises:
            CaseError: `meta.toml` holds something that is no option.
        """
        path = self.folder / META
        if not path.is_file():
            return Options(segments=True)
        try:
            table = tomllib.loads(path.read_text("utf-8")).get("options", {})
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise CaseError(f"{META} cannot be read: {error}") from error
        unknown = sorted(table.keys() - _OPTIONS)
        if unknown:
            raise CaseError(f"{META}: {unknown[0]!r} is no option; there are {sorted(_OPTIONS)}")
        profiles = not table.pop("no_profiles", False)
        reference = _moment(table.pop("reference", None))
        return Options(**table, reference=reference, segments=True, profiles=profiles)


def cases(folder: Path) -> Iterator[Case]:
    """Every folder below that holds a file of a case, in the order of their names."""
    names = {*INPUTS, RECORD, ERROR, META}
    holders = {path.parent for path in folder.rglob("*") if path.name in names}
    for holder in sorted(holders):
        yield Case(holder.relative_to(folder).as_posix(), holder)


def _moment(value: datetime | date | str | None) -> datetime | None:
    """As `--reference` reads it: without a zone it is Vietnam's."""
    if value is None:
        return None
    try:
        text = value if isinstance(value, str) else value.isoformat()
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise CaseError(f"{META}: reference {value!r} is no ISO 8601 time") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM)
