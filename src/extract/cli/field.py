"""`extract field`: one field parser alone, a JSON line for each text."""

from __future__ import annotations

import sys
import unicodedata
from typing import TYPE_CHECKING, Any

import click

from extract.cli.options import REFERENCE
from extract.cli.speech import is_terminal

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime


@click.command(short_help="One field alone, a JSON line for each text.")
@click.argument("name", type=click.Choice(["timestamp", "byline", "masthead"]))
@click.argument("texts", metavar="[TEXT]...", nargs=-1)
@REFERENCE
def field(name: str, texts: tuple[str, ...], reference: datetime | None) -> None:
    """Read one field out of each TEXT, or out of each line of standard input.

    A timestamp that cannot be read is null. All lines together are one masthead.
    """
    if not texts and (sys.stdin is None or is_terminal(sys.stdin)):
        raise click.UsageError("give a text, or pipe lines into standard input")
    import orjson

    from extract.batch import open_lines

    folded = [_folded(text) for text in texts or _standard_input()]
    with open_lines("-") as lines:
        for answer in _answers(name, folded, reference):
            lines.write(orjson.dumps(answer))


def _answers(
    name: str, texts: list[str], reference: datetime | None
) -> Iterator[dict[str, Any] | None]:
    from extract.record import byline_object, footer_object, timestamp_object

    if name == "timestamp":
        from extract.fields.timestamp import read_timestamp

        for text in texts:
            reading = read_timestamp(text, reference=reference)
            yield timestamp_object(reading.timestamp if reading else None)
    elif name == "byline":
        from extract.fields.byline import read_byline

        for text in texts:
            yield byline_object(read_byline(text))
    else:
        from extract.fields.masthead import read_masthead

        lines = [line for text in texts for line in text.split("\n")]
        yield footer_object(read_masthead([line for line in lines if line]))


def _standard_input() -> list[str]:
    data = sys.stdin.buffer.read().decode("utf-8-sig", "replace")
    return data.replace("\r\n", "\n").removesuffix("\n").split("\n") if data else []


def _folded(text: str) -> str:
    """As the reader hands lines on: NFC, white space folded; bytes that are no text replaced."""
    clean = text.encode("utf-8", "replace").decode()
    lines = (" ".join(line.split()) for line in unicodedata.normalize("NFC", clean).split("\n"))
    return "\n".join(lines)
