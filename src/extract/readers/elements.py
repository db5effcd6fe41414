"""What the walk knows about elements: their roles, the kinds of text they start, two look-rounds.

Lives here: tables by Lexbor's integer tag ids; asking a node for its name costs several times as
much.
"""

# ruff: noqa: SIM905 - element names read better as words than as a list of strings

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from selectolax.lexbor import LexborHTMLParser

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

TEXT: Final = 2
"""Lexbor's tag id of a text node; those of elements are asked of the parser."""
COMMENT: Final = 4

# Roles, in the order in which the walk tests them; up to TIME an element is inline.
INLINE, LINK, TIME, BLOCK, SKIP, BREAK_LINE, IMAGE, ENTER, OTHER = range(9)

_ROLES: Final[tuple[tuple[int, str], ...]] = (
    (LINK, "a"),
    (TIME, "time"),
    (
        BLOCK,
        (
            "address article aside blockquote button center dd details dialog dir div dl dt "
            "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li "
            "listing main menu nav ol p plaintext pre search section summary table caption tbody "
            "td tfoot th thead tr ul xmp"
        ),
    ),
    (
        SKIP,
        (
            "style template iframe object embed select option optgroup datalist textarea svg "
            "canvas audio video map math frameset noframes noembed param source track input rp "
            "colgroup col link area progress meter wbr"
        ),
    ),
    (BREAK_LINE, "br"),
    (IMAGE, "img"),
    (ENTER, "head body"),
    (OTHER, "script meta title base noscript"),
)
_KINDS: Final[tuple[tuple[str, str], ...]] = (
    ("heading", "h1 h2 h3 h4 h5 h6"),
    ("list_item", "li dd dt"),
    ("quote", "blockquote"),
    ("caption", "figcaption"),
    ("paragraph", "article section main header footer aside table td th form nav details dialog"),
)
"""Kinds that an element starts; every other one keeps that of the element around it."""
GROUPING: Final = frozenset(
    "article main nav footer aside header section form figure table ul ol dl blockquote".split()
)
"""Elements that are containers even around a single block."""
_UNGROUPED: Final = frozenset(
    "p h1 h2 h3 h4 h5 h6 hr dt dd summary legend pre listing xmp plaintext tr tbody thead tfoot "
    "button caption".split()
)
"""Elements that are no containers: they hold one piece of text, or only other structure."""
HEADINGS: Final = frozenset("h1 h2 h3 h4 h5 h6".split())
KEPT_LINES: Final = frozenset("pre listing xmp plaintext".split())
FORMATTING: Final = frozenset(
    "b i em strong font u s strike del ins sup sub mark small big code tt kbd q abbr acronym "
    "dfn var samp bdi bdo nobr".split()
)
LAYOUT: Final = frozenset("img table ul ol form iframe figure".split())
"""A table that holds one of these arranges the page; it is no table of values."""
CELL_CHARACTERS: Final = 300
"""A cell longer than this is prose (about four lines), and its table a layout."""


class Tags(NamedTuple):
    """What the walk knows about elements, by Lexbor's tag id."""

    roles: dict[int, int]
    blocks: dict[int, tuple[str, str | None, bool]]
    """Name, kind that it starts, whether it is a container."""
    names: dict[int, str]
    layout: frozenset[int]
    cells: frozenset[int]
    row: int
    table: int


@cache
def tags_of_parser() -> Tags:
    """The tables, by the ids of the Lexbor that is installed."""
    parser = LexborHTMLParser(b"")
    ids = {}
    for _, names in _ROLES:
        ids.update({name: parser.create_node(name).tag_id for name in names.split()})
    roles = {ids[name]: role for role, names in _ROLES for name in names.split()}
    roles[COMMENT] = SKIP
    kinds = {name: kind for kind, names in _KINDS for name in names.split()}
    blocks = {
        ids[name]: (name, kinds.get(name), name not in _UNGROUPED)
        for role, names in _ROLES
        if role == BLOCK
        for name in names.split()
    }
    layout = frozenset(parser.create_node(name).tag_id for name in LAYOUT)
    by_id = {number: name for name, number in ids.items()}
    cells = frozenset((ids["td"], ids["th"]))
    return Tags(roles, blocks, by_id, layout, cells, ids["tr"], ids["table"])


def gap_before(node: LexborNode, tags: Tags) -> str:
    """What stands between an inline element and the one that ended before it.

    A blank where the page has one; `?` where the two are boxes of a line of facts, which only
    their style sets apart; nothing between pieces of one word or sentence.
    """
    previous = node.prev
    while previous is not None and tags.roles.get(previous.tag_id, INLINE) in (SKIP, IMAGE, OTHER):
        previous = previous.prev
    if previous is None:
        return ""
    if previous.tag_id == TEXT:
        return " "
    pair = {previous.tag, node.tag}
    if pair & FORMATTING:
        return ""
    if pair == {"span"}:
        return "?" if "class" in previous.attributes and "class" in node.attributes else ""
    return "?"


def is_data_table(table: LexborNode, tags: Tags) -> bool:
    """Whether a table holds values in rows, not the layout of the page."""
    rows = cells = breaks = characters = 0
    nodes = table.traverse(include_text=True, skip_empty=True)
    next(nodes)
    for node in nodes:
        tag = node.tag_id
        if tag == TEXT:
            characters += len(node.text_content or "")
            if characters > CELL_CHARACTERS:
                return False
        elif tag in tags.cells:
            cells, characters = cells + 1, 0
        elif tag == tags.row:
            rows += 1
        elif tag in tags.layout:
            return False
        elif tags.roles.get(tag) == BREAK_LINE:
            breaks += 1
    return rows > 1 and cells > rows and breaks * 2 <= cells
