"""`extract check`: fixtures against what comes out now."""

from __future__ import annotations

import os
from pathlib import Path

import click

from extract.cli.speech import say


@click.command(short_help="Fixtures against their expected records.")
@click.argument("folder", metavar="[DIR]", default="tests/fixtures")
@click.option("--update", "write", is_flag=True, help="Write what comes out as what is expected.")
@click.option("--only", metavar="FIELD", help="Compare one field, such as header.title.")
def check(folder: str, only: str | None, *, write: bool) -> int:
    """Compare the fixtures below DIR (tests/fixtures) with what comes out now.

    A case is a folder with input.txt or input.html, and expected.json or expected_error.json.
    Every difference is a line on standard output; any of them, and no case at all, is exit 1.
    """
    path = Path(folder)
    if not path.is_dir():
        raise click.UsageError(f"no such folder: {folder}")
    if only is not None:
        _require_field(only)
    if write and only is not None:
        raise click.UsageError("--update writes whole records; leave --only out")
    if write and os.environ.get("CI"):
        raise click.UsageError("--update is refused where CI is set: a person reads expectations")
    return _update(path) if write else _check(path, only)


def _check(folder: Path, only: str | None) -> int:
    from extract.batch import open_lines
    from extract.review.check import check as check_cases

    checked = check_cases(folder, only)
    with open_lines("-") as lines:
        for difference in checked.differences:
            lines.write(str(difference).encode("utf-8", "backslashreplace"))
    if not checked.cases:
        say(f"extract: no cases in {folder}")
        return 1
    differ = len({difference.case for difference in checked.differences})
    say(f"extract: {checked.cases} cases: {checked.cases - differ} as expected, {differ} differ")
    return 1 if differ else 0


def _update(folder: Path) -> int:
    from extract.review.check import update
    from extract.review.fixtures import CaseError, cases

    if not any(cases(folder)):
        say(f"extract: no cases in {folder}")
        return 1
    try:
        changed = update(folder)
    except CaseError as error:
        say(f"extract: {error}")
        return 1
    for name in changed:
        say(f"extract: {name}: written; read it before you commit it")
    say(f"extract: {len(changed)} expectations changed")
    return 0


def _require_field(field: str) -> None:
    """Raises click.BadParameter where no record has that field."""
    from extract.record import schema

    shape = schema()
    for key in field.split("."):
        known = shape.get("properties", {})
        if key not in known:
            names = ", ".join(known) or "none below it"
            raise click.BadParameter(f"no field {field!r}; there are: {names}")
        shape = known[key]
