"""`extract explain`: every block, its label and the rule that decided."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from extract.cli.options import ENCODING, FORMAT, one_document
from extract.cli.speech import wants_colour

if TYPE_CHECKING:
    from typing import Literal


@click.command(short_help="Every block with its label and the rule that decided.")
@click.argument("path", metavar="FILE")
@FORMAT
@ENCODING
@click.option("--json", "as_json", is_flag=True, help="One JSON line a block.")
def explain(
    path: str,
    format: Literal["auto", "text", "html"],  # noqa: A002 - click's name for --from
    encoding: str | None,
    *,
    as_json: bool,
) -> None:
    """Show what every block of FILE was taken for, and why.

    Columns: lines, label, rule, what the block was taken for without its neighbours, its
    beginning. In colour on a terminal.
    """
    from extract.batch import open_lines
    from extract.model import Options
    from extract.review.explain import coloured
    from extract.review.explain import explain as explain_document

    found = explain_document(one_document(path), Options(format=format, encoding=encoding))
    with open_lines("-") as lines:
        if as_json:
            for item in found:
                lines.write(item.json)
        elif found:
            shown = coloured(found, colour=wants_colour(sys.stdout))
            lines.write(shown.removesuffix("\n").encode("utf-8", "backslashreplace"))
