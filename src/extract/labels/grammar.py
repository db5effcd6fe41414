"""Second pass: the document's grammar.

Header before body, byline and end mark after it, masthead last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.errors import ExtractError
from extract.labels.addresses import label_own_address
from extract.labels.alone import PROSE
from extract.labels.footer import LEAST_WEIGHT, label_masthead
from extract.labels.header import label_header, label_stray_stamp
from extract.labels.inside import label_inside, label_lists
from extract.labels.lead import label_lead, label_moved_lead
from extract.labels.names import label_role_lines
from extract.labels.pictures import label_alt_texts, label_galleries
from extract.labels.tail import label_tail
from extract.labels.title import find_title
from extract.labels.view import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Callable

    from extract.labels.view import View

_LEAST_STAMPED: Final = 25
"""The same under a stamp, which hardly anything but an article carries."""


def require_article(view: View) -> None:
    """Stop where nothing was recognised.

    Raises:
        ExtractError: `no_article`.
    """
    if view.core.weight >= LEAST_WEIGHT or view.masthead != NOWHERE:
        return
    if any(verdict.label == "caption" for verdict in view.alone) or _is_photo_story(view):
        return
    stamped = any(verdict.rule == "stamp" for verdict in view.alone)
    if stamped and view.core.weight >= _LEAST_STAMPED:
        return
    raise ExtractError(
        "no_article",
        "label",
        "no article, masthead or caption was recognised in it; leave it out, or see with"
        " 'extract text' what was read",
    )


def _is_photo_story(view: View) -> bool:
    """Whether running text stands under pictures: an article may be told in captions alone."""
    return any(
        zone == "caption" and seen is PROSE
        for zone, seen in zip(view.zones, view.alone, strict=True)
    )


GRAMMAR: Final[tuple[tuple[str, Callable[[View], None]], ...]] = (
    ("masthead", label_masthead),
    ("article", require_article),
    ("title", find_title),
    ("own address", label_own_address),
    ("moved lead", label_moved_lead),
    ("alt texts", label_alt_texts),
    ("roles", label_role_lines),
    ("lists", label_lists),
    ("galleries", label_galleries),
    ("inside", label_inside),
    ("header", label_header),
    ("lead", label_lead),
    ("tail", label_tail),
    ("stray stamp", label_stray_stamp),
)
"""Steps in order: a block keeps the first verdict it is given."""
