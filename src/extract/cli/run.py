"""`extract run`: documents in, records out."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import click

from extract.cli.options import ENCODING, FORMAT, REFERENCE, require
from extract.cli.speech import is_terminal, say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from typing import Literal

    from extract.batch import Outcome

MAX_BYTES: Final = 16 * 1024 * 1024
"""`intake.MAX_BYTES`, whose import would double the cost of `--version`; a test compares them."""


class _StoppedError(Exception):
    """`--fail-fast` met a failure: what was written so far is not whole."""


class _Given(NamedTuple):
    """What the command line says."""

    paths: tuple[str, ...]
    output: str
    errors: str | None
    format: Literal["auto", "text", "html"]
    encoding: str | None
    segments: bool
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    files_from: str | None
    null: bool
    max_bytes: int
    fail_fast: bool
    no_profiles: bool
    reference: datetime | None
    base_url: str | None
    quiet: bool
    verbose: bool


@click.command(short_help="Documents in, JSON Lines out (the default).")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    default="-",
    help="Write the records here; the file appears when it is whole.",
)
@click.option(
    "--errors", metavar="FILE", help="Write one JSON line here for every document that fails."
)
@FORMAT
@ENCODING
@click.option("--segments", is_flag=True, help="Account for every block in each record.")
@click.option(
    "--include", metavar="GLOB", multiple=True, help="Take only files that match; repeatable."
)
@click.option(
    "--exclude",
    metavar="GLOB",
    multiple=True,
    help="Leave out files and folders that match; repeatable.",
)
@click.option(
    "--files-from", metavar="FILE", help="Take paths from a list, one a line ('-': standard input)."
)
@click.option("-0", "null", is_flag=True, help="The list ends its paths with NUL (find -print0).")
@click.option(
    "--max-bytes",
    metavar="N",
    type=click.IntRange(min=1),
    default=MAX_BYTES,
    show_default=True,
    help="Refuse larger documents.",
)
@click.option("--fail-fast", is_flag=True, help="Stop at the first document that fails.")
@click.option("--no-profiles", is_flag=True, help="Use no knowledge of single publishers.")
@REFERENCE
@click.option("--base-url", metavar="URL", help="Address that relative image addresses start from.")
@click.option("-q", "--quiet", is_flag=True, help="No summary and no warnings.")
@click.option("-v", "--verbose", is_flag=True, help="Name every document, and always sum up.")
def run(**given: Any) -> int:  # noqa: ANN401 - click's options by name
    """Extract the article of every document.

    PATH is a file, a folder (read whole, in the order of its paths) or '-'. Without one,
    standard input is read.
    """
    return _run(_Given(**given))


def _run(given: _Given) -> int:
    paths = _paths(given)
    if not paths and given.files_from is None and (sys.stdin is None or is_terminal(sys.stdin)):
        context = click.get_current_context()
        click.echo((context.parent or context).get_help(), err=True)
        return 0
    with _failures(given.errors) as fail:
        try:
            outcome = _write(given, paths, fail)
        except _StoppedError:
            say(f"extract: stopped at the first failure; {given.output} was not written")
            return 1
    if given.verbose or (outcome.documents > 1 and not given.quiet):
        say(_summary(outcome))
    return 1 if outcome.failed else 0


def _write(given: _Given, paths: list[str], fail: Callable[[dict[str, Any]], None]) -> Outcome:
    from extract.batch import open_lines

    with open_lines(given.output) as records:
        outcome = _extract(given, paths, records.write, fail)
        if outcome.stopped and given.output != "-":
            raise _StoppedError
    return outcome


def _paths(given: _Given) -> list[str]:
    """Raises click.UsageError where what is named is not there, or makes no sense together."""
    if given.errors == "-" or (given.errors and given.errors == given.output):
        raise click.UsageError("--errors needs a file of its own")
    if given.null and given.files_from is None:
        raise click.UsageError("-0 tells how the list of --files-from ends its paths")
    require(list(given.paths))
    if given.files_from is None:
        return list(given.paths)
    if given.files_from == "-" and "-" in given.paths:
        raise click.UsageError("standard input is either the list of paths or a document")
    from extract.intake import read_listing

    try:
        return [*given.paths, *read_listing(given.files_from, null=given.null)]
    except OSError as error:
        sentence = f"cannot read the list {given.files_from}: {error.strerror}"
        raise click.UsageError(sentence) from error


def _extract(
    given: _Given,
    paths: list[str],
    write: Callable[[bytes], None],
    fail: Callable[[dict[str, Any]], None],
) -> Outcome:
    from extract.batch import Outcome, run
    from extract.intake import Selection, documents, load
    from extract.model import Options

    if given.files_from is not None and not paths:
        _warn(given, f"no paths in {given.files_from}")
        return Outcome()
    options = Options(
        format=given.format,
        encoding=given.encoding,
        url=given.base_url,
        reference=given.reference,
        segments=given.segments,
        profiles=not given.no_profiles,
    )

    def written(name: str, line: bytes) -> None:
        write(line)
        if given.verbose:
            say(f"extract: {name}: extracted")

    selection = Selection(given.include, given.exclude, given.max_bytes)
    found = documents(paths, selection, lambda folder: _warn(given, f"no documents in {folder}"))
    raws = (load(entry, given.max_bytes) for entry in found)
    return run(raws, options, written, fail, fail_fast=given.fail_fast)


@contextmanager
def _failures(path: str | None) -> Iterator[Callable[[dict[str, Any]], None]]:
    """Where error records go: a file of JSON Lines, or one plain line each on standard error."""
    if path is None:
        yield _say_failure
        return
    import orjson

    from extract.batch import open_lines

    with open_lines(path) as lines:
        yield lambda record: lines.write(orjson.dumps(record))


def _say_failure(record: dict[str, Any]) -> None:
    say(f"extract: {record['source']['name']}: {record['message']} [{record['code']}]")


def _warn(given: _Given, sentence: str) -> None:
    if not given.quiet:
        say(f"extract: warning: {sentence}")


def _summary(outcome: Outcome) -> str:
    """`3 documents: 2 extracted, 1 failed (1 binary)`."""
    noun = "document" if outcome.documents == 1 else "documents"
    line = f"extract: {outcome.documents} {noun}: {outcome.extracted} extracted"
    if outcome.failed:
        codes = ", ".join(f"{count} {code}" for code, count in sorted(outcome.failed.items()))
        line += f", {outcome.failed.total()} failed ({codes})"
    return line
