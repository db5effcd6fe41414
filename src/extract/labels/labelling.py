"""Both passes over a document, from blocks to verdicts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.labels.first import first_pass
from extract.labels.grammar import GRAMMAR
from extract.model import Verdict

if TYPE_CHECKING:
    from extract.model import Document, Options

_OUTSIDE: Final = Verdict("boilerplate", "outside")


def label(document: Document, options: Options) -> list[Verdict]:
    """One verdict a block, in order.

    Raises:
        ExtractError: `no_article`, where nothing of an article or a masthead was recognised.
    """
    del options  # publisher profiles come with a later version
    view = first_pass(document)
    for _, step in GRAMMAR:
        step(view)
    return [_OUTSIDE if verdict is None else verdict for verdict in view.verdicts]


def look(document: Document) -> list[str]:
    """The rule by which the first pass, which sees no neighbours, takes each block for something.

    Empty where it has no opinion.
    """
    return [seen.rule for seen in first_pass(document).alone]
