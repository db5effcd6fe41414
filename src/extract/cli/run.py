"""`extract run`: documents in, records out."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import click

from extract.cli.options import CONTENT, ENCODING, REFERENCE, SPLIT, fields, require, require_extras
from extract.cli.speech import is_terminal, say

if TYPE_CHECKING:
    import re
    from datetime import datetime
    from typing import Literal

    from extract.batch import Answer, Outcome
    from extract.cli.progress import When
    from extract.intake import Selection
    from extract.model import Options

MAX_BYTES: Final = 16 * 1024 * 1024
"""`intake.MAX_BYTES`, whose import would double the cost of `--version`; a test compares them."""

MAX_MEMBERS: Final = 1_000_000
"""`intake.MAX_MEMBERS`, likewise."""


TIMEOUT: Final = 4.0
"""Seconds; an ordinary document takes some milliseconds."""


class _Given(NamedTuple):
    """What the command line says."""

    paths: tuple[str, ...]
    output: str
    errors: str | None
    content: Literal["auto", "text", "html", "jsonl", "warc"]
    encoding: str | None
    segments: bool
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    files_from: str | None
    null: bool
    split: re.Pattern[str] | None
    text_field: str | None
    html_field: str | None
    url_field: str | None
    id_field: str | None
    max_bytes: int
    max_members: int
    fail_fast: bool
    no_profiles: bool
    reference: datetime | None
    base_url: str | None
    jobs: int | None
    timeout: float
    resume: bool
    progress: When
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
@CONTENT
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
@SPLIT
@fields
@click.option(
    "--max-bytes",
    metavar="N",
    type=click.IntRange(min=1),
    default=MAX_BYTES,
    show_default=True,
    help="Refuse larger documents.",
)
@click.option(
    "--max-members",
    metavar="N",
    type=click.IntRange(min=1),
    default=MAX_MEMBERS,
    show_default=True,
    help="Read no more members of one archive.",
)
@click.option("--fail-fast", is_flag=True, help="Stop at the first document that fails.")
@click.option("--no-profiles", is_flag=True, help="Use no knowledge of single publishers.")
@REFERENCE
@click.option("--base-url", metavar="URL", help="Address that relative image addresses start from.")
@click.option(
    "-j",
    "--jobs",
    metavar="N",
    type=click.IntRange(min=1),
    help="Extract with so many processes; as many as there are processors unless given.",
)
@click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0, min_open=True),
    default=TIMEOUT,
    show_default=True,
    help="Computing time that a document may take.",
)
@click.option(
    "--resume", is_flag=True, help="Go on with what a killed run has written of the output."
)
@click.option(
    "--progress",
    type=click.Choice(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Show how far it is; auto does so on a terminal.",
)
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
    from extract.batch.saving import unfinished
    from extract.errors import GivenUpError, OutputError, ResumeError

    begun, before = time.monotonic(), unfinished(given.output) if given.resume else 0
    try:
        outcome = _extract(given, paths)
    except GivenUpError:
        say(f"extract: stopped at the first failure; {given.output} was not written")
        return 1
    except (KeyboardInterrupt, OutputError):
        done = unfinished(given.output)
        if done:
            say(f"extract: {done:,} documents are done; the same command with --resume goes on")
        raise
    except ResumeError as error:
        sentence = f"cannot go on with {given.output}: {error}; without --resume it begins anew"
        raise click.UsageError(sentence) from error
    if given.verbose or (outcome.documents > 1 and not given.quiet):
        say(_summary(outcome, time.monotonic() - begun, before))
    return 1 if outcome.failed else 0


def _paths(given: _Given) -> list[str]:
    """Raises click.UsageError where what is named is not there, or makes no sense together."""
    if given.errors == "-" or (given.errors and given.errors == given.output):
        raise click.UsageError("--errors needs a file of its own")
    if given.null and given.files_from is None:
        raise click.UsageError("-0 tells how the list of --files-from ends its paths")
    if given.resume and (given.output == "-" or given.output.startswith("/dev/")):
        raise click.UsageError("--resume goes on with a file; name it with --output")
    require(list(given.paths))
    require_extras(given.content, given.paths, given.output)
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


def _extract(given: _Given, paths: list[str]) -> Outcome:
    from extract.batch import Work, run
    from extract.batch.saving import saving
    from extract.batch.stopping import stopping
    from extract.cli.progress import progress
    from extract.errors import GivenUpError
    from extract.intake import count_documents, documents

    selection = _selection(given)
    found = documents(paths, selection, lambda folder: _warn(given, f"no documents in {folder}"))
    if given.files_from is not None and not paths:
        _warn(given, f"no paths in {given.files_from}")
        found = iter(())
    jobs = given.jobs or _processors()
    work = Work(_options(given), given.max_bytes, given.timeout, jobs)
    with (
        stopping() as stop,
        saving(given.output, given.errors, _settings(given, paths), resume=given.resume) as saved,
        progress(given.progress, lambda: count_documents(paths, selection)) as show,
    ):
        if saved.given_up:
            _warn(given, f"{saved.given_up} documents of an unfinished run are extracted anew")

        def tell(answer: Answer, outcome: Outcome) -> None:
            saved.write(answer)
            if answer.error is not None and given.errors is None:
                _say_failure(answer.error)
            elif given.verbose and answer.error is None:
                say(f"extract: {answer.name}: extracted")
            show(outcome)

        outcome = run(
            stop.until(saved.remaining(found)),
            work,
            tell,
            saved.outcome,
            fail_fast=given.fail_fast,
        )
        if outcome.stopped and given.output != "-":
            raise GivenUpError
        if stop.asked:
            raise KeyboardInterrupt
    return outcome


def _processors() -> int:
    """Processors that this process may use, as far as the system tells."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _selection(given: _Given) -> Selection:
    from extract.intake import Fields, Selection

    names = (given.text_field, given.html_field, given.url_field, given.id_field)
    return Selection(
        include=given.include,
        exclude=given.exclude,
        max_bytes=given.max_bytes,
        max_members=given.max_members,
        content="jsonl" if given.content == "auto" and any(names) else given.content,
        fields=Fields.named(*names),
        split=given.split,
        encoding=given.encoding,
    )


def _options(given: _Given) -> Options:
    from extract.model import Options

    return Options(
        format=given.content if given.content in ("text", "html") else "auto",
        encoding=given.encoding,
        url=given.base_url,
        reference=given.reference,
        segments=given.segments,
        profiles=not given.no_profiles,
    )


def _settings(given: _Given, paths: list[str]) -> dict[str, str]:
    """What must be the same when a run is gone on with: all that changes what is written."""
    from hashlib import sha256

    from extract import __version__

    listed = "\0".join(paths).encode("utf-8", "surrogateescape")
    settings = {f"--{name.replace('_', '-')}": repr(getattr(given, name)) for name in _TELLING}
    inputs = sha256(listed).hexdigest()
    return {"version of extract": __version__, "inputs": inputs, **settings}


_TELLING: Final = (
    "errors",
    "content",
    "encoding",
    "segments",
    "include",
    "exclude",
    "split",
    "text_field",
    "html_field",
    "url_field",
    "id_field",
    "max_bytes",
    "max_members",
    "timeout",
    "no_profiles",
    "reference",
    "base_url",
)
"""Options that change what is written."""


def _say_failure(record: dict[str, Any]) -> None:
    say(f"extract: {record['source']['name']}: {record['message']} [{record['code']}]")


def _warn(given: _Given, sentence: str) -> None:
    if not given.quiet:
        say(f"extract: warning: {sentence}")


def _summary(outcome: Outcome, seconds: float, before: int) -> str:
    """`3 documents: 2 extracted, 1 failed (1 binary)`, after a longer run with its rate.

    `before` documents were extracted by the run that this one has gone on with.
    """
    noun = "document" if outcome.documents == 1 else "documents"
    line = f"extract: {outcome.documents:,} {noun}: {outcome.extracted:,} extracted"
    if outcome.failed:
        codes = ", ".join(f"{count:,} {code}" for code, count in sorted(outcome.failed.items()))
        line += f", {outcome.failed.total():,} failed ({codes})"
    if seconds >= 1:
        rate = (outcome.documents - before) / seconds
        line += f" in {seconds:,.1f} s ({rate:,.0f} a second)"
    return line
