"""`extract text`: the rendition that segments point into."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from extract.cli.options import ENCODING, FORMAT, one_document
from extract.cli.speech import is_terminal

if TYPE_CHECKING:
    from typing import Literal


@click.command(short_help="The text rendition that segments point into.")
@click.argument("path", metavar="FILE")
@FORMAT
@ENCODING
def text(path: str, format: Literal["auto", "text", "html"], encoding: str | None) -> None:  # noqa: A002
    """Print the text of FILE as UTF-8, exactly as offsets and lines count it.

    Of a text document that is its decoded input, of a page its visible blocks, one a line.
    """
    from extract.batch import write_bytes
    from extract.model import Options
    from extract.pipeline import read_document

    document = read_document(one_document(path), Options(format=format, encoding=encoding))
    shown = _tame(document.text) if is_terminal(sys.stdout) else document.text
    write_bytes(shown.encode())


def _tame(text: str) -> str:
    """For a terminal: line ends stay, every other control character becomes visible."""
    from extract.review.visible import visible

    return "".join(f"{visible(line)}\n" for line in text.splitlines())
