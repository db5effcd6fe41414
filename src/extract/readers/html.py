"""A page's bytes into blocks, containers, images and evidence: the only place that parses a page.

Lives here: the parse, the second walk over a page that shows nothing, and the rendition, which is
made only where somebody asks where blocks stand. Does not live here: the walk (`walk.py`, and its
compiled twin that `compiled.py` chooses) and what `<meta>` and JSON-LD say (`meta.py`).
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from selectolax.lexbor import LexborHTMLParser

from extract.model import Block, Document, Source
from extract.readers.compiled import walk_page
from extract.readers.limits import parsable, refuse_long
from extract.readers.meta import read_meta

FEW_CHARACTERS: Final = 200
"""With less text than this outside links, what is hidden is walked too: some sites show their
article by script only."""


def read_html(source: Source, url: str | None = None) -> Document:
    """Read a page: every visible piece of text a block, in the order of the page.

    Its text is empty and its blocks have no place in it: that is for `rendered`.

    Args:
        source: its `page` holds UTF-8.
        url: address of the page; resolves relative image addresses.

    Raises:
        ExtractError: the page would cost too much; see `limits.py`.
    """
    parser = LexborHTMLParser(parsable(source.page))
    walk = walk_page()
    seen = walk(parser.root, url, False)  # noqa: FBT003 - the compiled walk takes no keywords
    if seen.skipped and seen.plain_chars < FEW_CHARACTERS:
        seen = walk(parser.root, url, True)  # noqa: FBT003
    refuse_long(len(seen.blocks), seen.characters)
    evidence = read_meta(seen.found)
    notes = list(source.notes)
    return Document(source, "", seen.blocks, seen.containers, seen.images, evidence, notes)


def rendered(page: Document) -> Document:
    """The page with its rendition, one block a line, and each block's place in it."""
    blocks = []
    start = 0
    for line, block in enumerate(page.blocks, 1):
        end = start + len(block.text)
        blocks.append(Block(block.text, start, end, line, line, *block[5:]))
        start = end + 1
    return replace(page, text="\n".join([block.text for block in blocks]), blocks=blocks)
