"""What became of every block, and which rule said so: as lines, in colour, or as JSON."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Final, NamedTuple

from extract.pipeline import label_document, look_at_document, read_document
from extract.review.visible import visible

if TYPE_CHECKING:
    from extract.model import Block, Options, Raw, Verdict

_SNIPPET_CHARACTERS: Final = 72
_RULE_COLUMNS: Final = 24
_STYLES: Final = {
    "title": "bold green",
    "kicker": "green",
    "lead": "bold",
    "timestamp": "cyan",
    "category": "cyan",
    "body": "",
    "heading": "bold",
    "caption": "magenta",
    "byline": "yellow",
    "source": "yellow",
    "footer": "blue",
    "related": "dim",
    "tags": "dim",
    "comment": "dim",
    "boilerplate": "dim",
}


class Explained(NamedTuple):
    """A block, its verdict, and what it was taken for without its neighbours."""

    block: Block
    verdict: Verdict
    alone: str
    """Rule of the first pass; empty where it had no opinion."""

    @property
    def line(self) -> str:
        """Lines, label, rule, what it was taken for alone, and how it begins."""
        block, verdict = self.block, self.verdict
        lines = f"{block.first_line}-{block.last_line}"
        where = str(block.first_line) if block.first_line == block.last_line else lines
        alone = self.alone or "-"
        rule = verdict.rule.ljust(_RULE_COLUMNS)
        return f"{where:>9}  {verdict.label:<11}  {rule}  {alone:<11}  {_snippet(block.text)}"

    @property
    def json(self) -> bytes:
        """The same as one line of JSON, the text whole."""
        import orjson

        block, verdict = self.block, self.verdict
        return orjson.dumps(
            {
                "first_line": block.first_line,
                "last_line": block.last_line,
                "start": block.start,
                "end": block.end,
                "kind": block.kind,
                "tag": block.tag,
                "label": verdict.label,
                "rule": verdict.rule,
                "alone": self.alone or None,
                "text": block.text,
            }
        )


def explain(raw: Raw, options: Options) -> list[Explained]:
    """Every block of a document, in order.

    Raises:
        ExtractError: the document cannot be read.
    """
    document = read_document(raw, options)
    verdicts = label_document(document, options)
    looks = look_at_document(document)
    return [Explained(*row) for row in zip(document.blocks, verdicts, looks, strict=True)]


def coloured(explained: list[Explained], *, colour: bool) -> str:
    """The lines; `colour` gives each the colour of its label."""
    if not colour:
        return "".join(f"{item.line}\n" for item in explained)
    from rich.console import Console
    from rich.text import Text

    out = io.StringIO()
    console = Console(
        file=out, force_terminal=True, color_system="standard", markup=False, highlight=False
    )
    for item in explained:
        console.print(Text(item.line, _STYLES[item.verdict.label]), soft_wrap=True)
    return out.getvalue()


def _snippet(text: str) -> str:
    short = text if len(text) <= _SNIPPET_CHARACTERS else f"{text[: _SNIPPET_CHARACTERS - 1]}…"
    return visible(short)
