"""Options that several commands share, and how their values are read."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, Final

import click

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.model import Raw

    Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

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


FORMAT: Final[Decorator] = click.option(
    "--from",
    "format",
    type=click.Choice(["auto", "text", "html"]),
    default="auto",
    show_default=True,
    help="What the documents are; auto tells by content.",
)
ENCODING: Final[Decorator] = click.option(
    "--encoding",
    metavar="NAME",
    callback=known_encoding,
    help="How the documents are encoded; found out unless given.",
)
REFERENCE: Final[Decorator] = click.option(
    "--reference",
    metavar="TIME",
    callback=moment,
    help="ISO 8601 time from which '3 giờ trước' counts; refused unless given.",
)


def one_document(path: str) -> Raw:
    """The document that `path` (`-`: standard input) names.

    Raises:
        click.UsageError: there is no such file, or it is a folder.
        ExtractError: it cannot be read.
    """
    from pathlib import Path

    from extract.intake import MAX_BYTES, Failure, Selection, documents, load

    if path != "-" and Path(path).is_dir():
        raise click.UsageError(f"{path} is a folder; name one document")
    require([path])
    document = load(next(documents([path], Selection(), lambda _: None)), MAX_BYTES)
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
