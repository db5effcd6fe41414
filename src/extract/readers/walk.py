"""The walk over a page in Python: blocks, containers, images and what the page states.

Lives here: the reference. `_walk.pyx` is the same walk over the parser's own structures; both give
the same result, and a change here is made there too (`tests/test_compiled_walk.py` compares).
Does not live here: what class names mean (`hints.py`), how line breaks cut (`lines.py`), what
`<meta>` and JSON-LD say (`meta.py`), and any judgement of what a block is.

Every visible character of the page lies in exactly one block. A block is the text between two
boundaries of block elements; inline elements join. Selects, text areas, fallback contents and
whatever is marked as hidden are not visible.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import repeat
from typing import TYPE_CHECKING
from unicodedata import normalize

from extract.model import ROOT, Block, Container, Evidence, Image
from extract.readers.elements import (
    BLOCK,
    BREAK_LINE,
    ENTER,
    GROUPING,
    HEADINGS,
    IMAGE,
    INLINE,
    KEPT_LINES,
    LINK,
    SKIP,
    TEXT,
    TIME,
    gap_before,
    is_data_table,
    tags_of_parser,
)
from extract.readers.gathering import Gathered, is_aside
from extract.readers.hints import HIDDEN, NO_HINTS, SEEN, hints_of
from extract.readers.images import image_of, resolved
from extract.readers.limits import refuse_many_marks
from extract.readers.lines import BREAK, cut_at_breaks
from extract.readers.meta import Found, fold, meta_of, stamp_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from selectolax.lexbor import LexborNode

_State = tuple[str, str, frozenset[str], int]
"""What text stands in: name, kind and hints of the block element, index of the container."""


_Piece = tuple[str, _State, frozenset[str], int]
"""A block before its place in the rendition is known: text, state, hints, link characters."""


@dataclass(slots=True)
class _Page:
    """What the walk has gathered."""

    base: str | None
    shows_hidden: bool
    pieces: list[_Piece] = field(default_factory=list)
    groups: list[tuple[int, str, frozenset[str], int]] = field(default_factory=list)
    """Parent, tag, hints and first block of every container."""
    stops: list[int] = field(default_factory=list)
    """Where every container ends; as long as `groups`."""
    images: list[Image] = field(default_factory=list)
    found: Found = field(default_factory=Found)
    dated: list[tuple[Evidence, int]] = field(default_factory=list)
    """Values of `<time>` and microdata, with the container that they stand in."""
    parts: list[str] = field(default_factory=list)
    """Inline text since the last block boundary, breaks as `BREAK`."""
    breaks: list[tuple[int, frozenset[str]]] = field(default_factory=list)
    """Link characters and inline hints of every line that ended at a break in `parts`."""
    skipped: int = 0
    """Hidden elements left out."""


def gathered(root: LexborNode | None, url: str | None, shows_hidden: bool) -> Gathered:  # noqa: FBT001
    """Everything that the page under `root` holds, in its order.

    Args:
        root: the page's `<html>`; `None` where the parser made none.
        url: address of the page; resolves relative image addresses.
        shows_hidden: whether elements that are marked as hidden are walked too.
    """
    page = _Page(url, shows_hidden)
    page.groups.append((ROOT, "", NO_HINTS, 0))
    page.stops.append(0)
    if root is not None:
        language = root.attributes.get("lang")
        if language:
            page.found.languages.append(language)
        _walk(page, root)
        _add_canonical(page, root)
    page.stops[ROOT] = len(page.pieces)
    plain = sum([len(piece[0]) - piece[3] for piece in page.pieces])
    blocks = _blocks(page.pieces)
    characters = sum([len(block.text) + 1 for block in blocks]) - 1 if blocks else 0
    containers = list(map(Container, *zip(*page.groups, strict=True), page.stops))
    page.found.stamps = [item for item, place in page.dated if not is_aside(containers, place)]
    images, found = page.images, page.found
    return Gathered(blocks, containers, images, found, page.skipped, characters, plain)


def _blocks(pieces: list[_Piece]) -> list[Block]:
    if not pieces:
        return []
    raw, states, hints, links = zip(*pieces, strict=True)
    names, kinds, _, places = zip(*states, strict=True)
    texts = composed(raw)
    link_chars = map(min, links, map(len, texts))
    no_place = [repeat(0)] * 4
    rows = zip(texts, *no_place, kinds, names, places, hints, link_chars, repeat(0))
    return list(map(tuple.__new__, repeat(Block), rows))


def composed(texts: Sequence[str]) -> Sequence[str]:
    """The texts of blocks in NFC; nearly always they are already."""
    text = "\n".join(texts)
    refuse_many_marks(text)
    if text.isascii() or text == normalize("NFC", text):
        return texts
    return [normalize("NFC", text) for text in texts]


def _walk(page: _Page, root: LexborNode) -> None:  # noqa: PLR0912, PLR0915 - see below
    """Visit every node once.

    One long function, since a call for every one of 2,000 nodes would cost as much as the parse.
    The stack holds what to return to: the parent's remaining children, the role of the element
    that was entered, the text state around it, and whether it opened a container.
    """
    tags = tags_of_parser()
    role_of, block_of, row_id, table_id = tags.roles.get, tags.blocks, tags.row, tags.table
    pieces, groups, stops, parts = page.pieces, page.groups, page.stops, page.parts
    stack: list[tuple[Iterator[LexborNode], int, _State, bool]] = []
    push, pop, gather, piece = stack.append, stack.pop, parts.append, pieces.append
    hidden_too, seen = page.shows_hidden, SEEN.get
    state: _State = ("body", "paragraph", NO_HINTS, ROOT)
    inner = NO_HINTS  # hints of inline elements since the last boundary
    links = link_chars = 0  # open links; characters inside links since the last boundary
    in_data = in_row = False  # inside a table of values; inside one of its rows
    ended = apart = False  # an inline element has just ended; the next text stands apart from it
    children = root.iter(True, True)  # noqa: FBT003 - keywords cost time
    while True:
        for node in children:
            tag = node.tag_id
            if tag == TEXT:
                text = node.text_content or ""
                if apart:
                    apart = False
                    if parts[-1][-1:].isalnum() and text[:1].isalnum():
                        gather(" ")
                gather(text)
                if links:
                    link_chars += len(text if text.isprintable() else text.strip())
                ended = False
                continue
            role = role_of(tag, INLINE)
            if role == SKIP:
                continue
            if role <= TIME:
                child = node.first_child
                # A link of a list is a menu's or a teaser's: what it is called says nothing new.
                if (role != LINK or state[1] != "list_item") and (attributes := node.attributes):
                    known = seen(attributes.get("class") or "") if len(attributes) == 1 else None
                    hints = hints_of(attributes) if known is None else known
                    if role == TIME or "itemprop" in attributes:
                        hints = _stamped(page, attributes, state[3], hints, role)
                    if hints:
                        if HIDDEN in hints and not hidden_too:
                            page.skipped += 1
                            continue
                        inner = inner | hints if inner else hints
                if child is None:
                    continue
                if ended and parts:
                    gap = gap_before(node, tags)
                    if gap == " ":
                        gather(" ")
                    apart = gap == "?"
                    ended = False
                if child.tag_id == TEXT and child.next is None:
                    text = child.text_content or ""
                    if apart:
                        apart = False
                        if parts[-1][-1:].isalnum() and text[:1].isalnum():
                            gather(" ")
                    gather(text)
                    if links or role == LINK:
                        link_chars += len(text.strip())
                    ended = True
                    continue
                links += role == LINK
                push((children, role, state, False))
                children = node.iter(True, False)  # noqa: FBT003 - white space counts here
                break
            if role == BLOCK:
                if in_row:
                    gather(" ")
                elif parts:
                    _flush(page, state, inner, link_chars)
                    link_chars = 0
                inner, ended, apart = NO_HINTS, False, False
                child = node.first_child
                if child is None:
                    continue
                attributes = node.attributes
                hints = NO_HINTS
                if attributes:
                    known = seen(attributes.get("class") or "") if len(attributes) == 1 else None
                    hints = hints_of(attributes) if known is None else known
                    if (
                        hints
                        and HIDDEN in hints
                        and not (hidden_too or _unfolds(page, hints, state))
                    ):
                        page.skipped += 1
                        continue
                    if "itemprop" in attributes:
                        _stamped(page, attributes, state[3], hints, role)
                if in_row:
                    push((children, SKIP, state, False))
                    children = node.iter(True, False)  # noqa: FBT003
                    break
                name, kind, grouped = block_of[tag]
                if "caption" in hints or state[1] == "caption":
                    kind = "caption"
                elif kind is None:
                    kind = state[1]
                    if kind == "heading" and state[0] in HEADINGS:
                        name = state[0]
                if child.next is None and name not in KEPT_LINES:
                    lone, within, inner_role = child.text_content, hints, INLINE
                    if lone is None:
                        inner_role = role_of(child.tag_id, INLINE)
                        if inner_role <= LINK:
                            lone, within = _only_text(page, child, hints, kind)
                    if lone is not None:
                        text = lone.strip()
                        if not text.isprintable() or "  " in text:
                            text = fold(text)
                        if text:
                            inside = (name, kind, hints, state[3])
                            chars = len(text) if links or inner_role == LINK else 0
                            piece((text, inside, within, chars))
                        continue
                push((children, BLOCK, state, grouped))
                if grouped:
                    groups.append((state[3], name, hints, len(pieces)))
                    stops.append(0)
                    state = (name, kind, hints, len(groups) - 1)
                    if tag == table_id:
                        in_data = is_data_table(node, tags)
                else:
                    if in_data and tag == row_id:
                        in_row, kind = True, "table_row"
                    state = (name, kind, hints, state[3])
                children = node.iter(True, True)  # noqa: FBT003
                break
            if role == BREAK_LINE:
                if in_row:
                    gather(" ")
                elif parts:
                    gather(BREAK)
                    page.breaks.append((link_chars, inner))
                    link_chars, inner = 0, NO_HINTS
                ended = apart = False
            elif role == IMAGE:
                if not links or state[1] != "list_item":
                    _add_image(page, node, state[3])
            elif role == ENTER:
                push((children, ENTER, state, False))
                children = node.iter(True, True)  # noqa: FBT003
                break
            else:
                _add_other(page, node, tags.names[tag], state[3])
        else:
            if not stack:
                break
            children, role, outer, grouped = pop()
            if role <= TIME:
                links -= role == LINK
                ended = True
            elif role == SKIP:
                gather(" ")
            else:
                if parts:
                    _flush(page, state, inner, link_chars)
                    link_chars = 0
                inner, ended, apart, in_row = NO_HINTS, False, False, False
                if grouped:
                    place = state[3]
                    if len(pieces) - groups[place][3] > 1 or place != len(groups) - 1:
                        stops[place] = len(pieces)
                    else:
                        _close(page, state)
                    if in_data and state[0] == "table":
                        in_data = False
                state = outer


def _only_text(
    page: _Page, node: LexborNode, around: frozenset[str], kind: str
) -> tuple[str | None, frozenset[str]]:
    """Text of an inline element that holds nothing else, with the hints of its block and itself.

    The shape of most menus and teasers, `<li><a>text</a></li>`; `None` where there is more to it.
    """
    child = node.first_child
    if child is None or child.next is not None:
        return None, around
    text = child.text_content
    if text is None or kind == "list_item":
        return text, around
    attributes = node.attributes
    if not attributes:
        return text, around
    hints = hints_of(attributes)
    if "itemprop" in attributes or (HIDDEN in hints and not page.shows_hidden):
        return None, around
    return text, around | hints


def _unfolds(page: _Page, hints: frozenset[str], state: _State) -> bool:
    """Whether a hidden element is the folded part of an accordion, which a reader opens."""
    return "accordion" in hints or "accordion" in page.groups[state[3]][2]


def _flush(page: _Page, state: _State, inner: frozenset[str], link_chars: int) -> None:
    """Make blocks of the gathered inline text."""
    text = "".join(page.parts)
    page.parts.clear()
    if page.breaks or state[0] in KEPT_LINES:
        _flush_lines(page, text, state, inner, link_chars)
        return
    text = text.strip()
    if not text.isprintable() or "  " in text:
        text = fold(text)
    if text:
        own = state[2]
        page.pieces.append((text, state, own | inner if inner else own, link_chars))


def _flush_lines(
    page: _Page, text: str, state: _State, inner: frozenset[str], link_chars: int
) -> None:
    """Make blocks of text with line breaks in it."""
    name, kind, own, _ = state
    kept = name in KEPT_LINES
    marks = [*page.breaks, (link_chars, inner)]
    page.breaks.clear()
    always = kept or _stands_in_footer(page, state)
    for line in cut_at_breaks(text, marks, kind, kept=kept, always=always):
        page.pieces.append((line.text, state, own | line.hints, line.link_chars))


def _stands_in_footer(page: _Page, state: _State) -> bool:
    name, _, own, place = state
    if name == "address" or "footer" in own:
        return True
    while place:
        place, tag, hints, _ = page.groups[place]
        if tag in ("address", "footer") or "footer" in hints:
            return True
    return False


def _close(page: _Page, state: _State) -> None:
    """End the last container; one of a single block is given up if it says no more than that."""
    name, _, own, place = state
    parent, _, _, first = page.groups[place]
    page.stops[place] = stop = len(page.pieces)
    if page.images and page.images[-1].container == place:
        return
    if page.dated and page.dated[-1][1] == place:
        return
    if stop > first:
        text, (inside, kind, around, _), hints, link_chars = page.pieces[-1]
        if name in GROUPING or not own <= hints:
            return
        page.pieces[-1] = (text, (inside, kind, around, parent), hints, link_chars)
    page.groups.pop()
    page.stops.pop()


def _stamped(
    page: _Page, attributes: dict[str, str | None], place: int, hints: frozenset[str], role: int
) -> frozenset[str]:
    """Note the machine's value of a `<time>` or a microdata element; its hints."""
    item = stamp_of(attributes, is_time=role == TIME)
    if item.value and item.field:
        page.dated.append((item, place))
    return hints | {"time"} if role == TIME else hints


def _add_image(page: _Page, node: LexborNode, place: int) -> None:
    image = image_of(node.attributes, page.base, place, len(page.pieces))
    if image and not (page.images and page.images[-1].address == image.address):
        page.images.append(image)


def _add_other(page: _Page, node: LexborNode, name: str, place: int) -> None:
    """Keep what the head, or a stray element of it, says."""
    found = page.found
    if name == "title":
        found.titles.append(fold(_content(node)))
    elif name == "noscript":
        for inside in node.css("img"):
            _add_image(page, inside, place)
    else:
        attributes = node.attributes
        if name == "meta":
            stated = meta_of(attributes)
            if stated is not None:
                found.metas.append(stated)
        elif name == "script" and "ld+json" in (attributes.get("type") or ""):
            found.scripts.append(_content(node))
        elif name == "base" and attributes.get("href"):
            page.base = resolved(attributes["href"] or "", page.base)


def _add_canonical(page: _Page, root: LexborNode) -> None:
    """Keep the address of the first canonical link of the head."""
    head = root.parser.head
    link = head.css_first("link[rel=canonical]") if head is not None else None
    if link is not None:
        page.found.canonicals.append(link.attributes.get("href") or "")


def _content(node: LexborNode) -> str:
    child = node.first_child
    return (child.text_content or "") if child is not None else ""
