"""Options that several commands share, and how their values are read."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, Final

import click

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Sequence

    from extract.model import Raw

    Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

_EXTRAS: Final = (
    ((".warc", ".warc.gz", ".wet", ".wet.gz"), "fastwarc", "web archives", "warc"),
    ((".parquet",), "pyarrow", "Parquet", "arrow"),
)
"""What paths end in, the module that reads it, what it is, and the extra that brings the module."""
_VIETNAM: Final = timezone(timedelta(hours=7))


def known_encoding(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    """A label that somebody knows.

    Raises:
        click.BadParameter: nobody does.
    """
    if value is None:
        return None
    from extract.decode import encoding_named

    encoding = encoding_named(value)
    if encoding is None:
        sentence = f"{value!r} is no known encoding; try utf-8, windows-1258 or utf-16le"
        raise click.BadParameter(sentence, ctx, param)
    return encoding.name


def moment(ctx: click.Context, param: click.Parameter, value: str | None) -> datetime | None:
    """An ISO 8601 time; without a zone it is Vietnam's.

    Raises:
        click.BadParameter: it is none.
    """
    if value is None:
        return None
    try:
        time = datetime.fromisoformat(value)
    except ValueError as error:
        sentence = f"{value!r} is no ISO 8601 time such as 2018-07-23T08:07+07:00"
        raise click.BadParameter(sentence, ctx, param) from error
    return time if time.tzinfo else time.replace(tzinfo=_VIETNAM)


def line_pattern(
    ctx: click.Context, param: click.Parameter, value: str | None
) -> re.Pattern[str] | None:
    """A regular expression.

    Raises:
        click.BadParameter: it is none.
    """
    if value is None:
        return None
    import re

    try:
        return re.compile(value)
    except (re.error, OverflowError, RecursionError) as error:
        sentence = f"{value!r} is no regular expression: {error}"
        raise click.BadParameter(sentence, ctx, param) from error


FORMAT: Final[Decorator] = click.option(
    "--from",
    "format",
    type=click.Choice(["auto", "text", "html"]),
    default="auto",
    show_default=True,
    help="What the documents are; auto tells by content.",
)
CONTENT: Final[Decorator] = click.option(
    "--from",
    "content",
    type=click.Choice(["auto", "text", "html", "jsonl", "warc"]),
    default="auto",
    show_default=True,
    help="What the documents are, or what they come in; auto tells by content, and JSON Lines by "
    "the ending .jsonl or .ndjson.",
)
ENCODING: Final[Decorator] = click.option(
    "--encoding",
    metavar="NAME",
    callback=known_encoding,
    help="How the documents are encoded; found out unless given.",
)
SPLIT: Final[Decorator] = click.option(
    "--split",
    metavar="REGEX",
    callback=line_pattern,
    help="Begin another document at each line of a text dump in which REGEX is found.",
)
_FIELDS: Final = (
    click.option("--text-field", metavar="NAME", help="Field of rows with text. ['text']"),
    click.option("--html-field", metavar="NAME", help="Field of rows with a page. ['html']"),
    click.option("--url-field", metavar="NAME", help="Field of rows with the address. ['url']"),
    click.option("--id-field", metavar="NAME", help="Field of rows with a name to keep. ['id']"),
)


def fields(command: Callable[..., Any]) -> Callable[..., Any]:
    """The four options that say which fields of rows hold what."""
    for option in reversed(_FIELDS):
        command = option(command)
    return command


REFERENCE: Final[Decorator] = click.option(
    "--reference",
    metavar="TIME",
    callback=moment,
    help="ISO 8601 time from which '3 giờ trước' counts; refused unless given.",
)


def one_document(path: str) -> Raw:
    """The document that `path` (`-`: standard input) names.

    Raises:
        click.UsageError: there is no such file, or it holds none or several.
        ExtractError: it cannot be read.
    """
    from itertools import islice
    from pathlib import Path

    from extract.intake import MAX_BYTES, Failure, Selection, documents, load

    if path != "-" and Path(path).is_dir():
        raise click.UsageError(f"{path} is a folder; name one document")
    require([path])
    found = list(islice(documents([path], Selection(), lambda _: None), 2))
    if len(found) != 1:
        number = "several documents" if found else "no document"
        raise click.UsageError(f"{path} holds {number}; name a file that is one")
    document = load(found[0], MAX_BYTES)
    if isinstance(document, Failure):
        raise document.error
    return document


def require(paths: list[str]) -> None:
    """Every path must be there; a link that leads nowhere is.

    Raises:
        click.UsageError: one is not.
    """
    import os

    for path in paths:
        if path != "-" and not os.path.lexists(path):
            raise click.UsageError(f"no such file or folder: {path or repr(path)}")


def require_extras(content: str, paths: Sequence[str], output: str) -> None:
    """What is told by name to need an extra must have it; what is told by content fails by itself.

    Raises:
        click.UsageError: it is not installed.
    """
    for endings, module, noun, extra in _EXTRAS:
        asked = content == extra or any(path.lower().endswith(endings) for path in paths)
        if asked and not _installed(module):
            raise click.UsageError(f"reading {noun} needs an extra: {_installing(extra)}")
    if output.endswith(".parquet") and not _installed("pyarrow"):
        raise click.UsageError(f"writing Parquet needs an extra: {_installing('arrow')}")


def _installed(module: str) -> bool:
    from importlib.util import find_spec

    return find_spec(module) is not None


def _installing(extra: str) -> str:
    return f"pip install 'vnextract[{extra}]'"
