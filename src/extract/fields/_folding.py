"""What all masthead readers share: folding, and the labelled piece of a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from extract.fields import _spelling
from extract.fields._spelling import NEWER
from extract.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from types import ModuleType

    from extract.fields._spelling import Cut, Stop

ASKED_AGAIN: Final = 64
"""Lines remembered: a document asks up to four times about one line, to tell what it is and to
read it. So few are kept that no line outlives its document by much."""
_OLDEST: Final = {new: old for old, new in NEWER.items()}
# Where a letter follows, the mark has one place only: "soạn".
_OPEN: Final = Pattern(rf"(?:{'|'.join(_OLDEST)})(?!\w)")


def _looks() -> ModuleType:
    """What looks at letters: compiled where that is built."""
    try:
        from extract.fields import _spelt
    except ImportError:
        return _spelling
    return _spelt


_LOOKS: Final = _looks()
fold: Final[Callable[[str], str]] = _LOOKS.fold
finder: Final[Callable[[dict[str, str]], Callable[[str], list[tuple[int, int, str]]]]] = (
    _LOOKS.finder
)
gate: Final[Callable[[Collection[str], Collection[str]], Callable[[str], bool]]] = _LOOKS.gate
plain_form: Final[Callable[[str], str | None]] = _LOOKS.plain_form
plain_names: Final[Callable[[str], list[str] | None]] = _LOOKS.plain_names
is_prose: Final[Callable[[str], bool]] = _LOOKS.is_prose
contact_signs: Final[Callable[[str], int]] = _LOOKS.contact_signs
count_digits: Final[Callable[[str], int]] = _LOOKS.count_digits
count_decimals: Final[Callable[[str], int]] = _LOOKS.count_decimals
capitals: Final[Callable[[str], bool]] = _LOOKS.capitals
capitalised: Final[Callable[[str], int]] = _LOOKS.capitalised
figures: Final[Callable[[str], list[tuple[int, int]]]] = _LOOKS.figures
cutter: Final[Callable[[dict[str, str], Stop], Cut]] = _LOOKS.cutter


def spellings(phrase: str) -> tuple[str, str]:
    """The phrase in lower case with its tone marks at the newer and at the older place.

    >>> spellings("Tòa soạn")
    ('toà soạn', 'tòa soạn')
    """
    newer = fold(phrase)
    return newer, _OPEN.sub(lambda match: _OLDEST[match[0]], newer)


def shortest(phrases: Sequence[str]) -> tuple[str, ...]:
    """Those of the phrases that hold no other one: without them none of all is in a text.

    >>> shortest(["số máy lẻ", "máy lẻ", "ext"])
    ('máy lẻ', 'ext')
    """
    return tuple(p for p in phrases if not any(q != p and q in p for q in phrases))


class Piece:
    """A label with what follows it, or text without a label.

    Attributes:
        kind: key of the lexicon's labels, or empty.
        label: as written.
        value: as written, without the signs around it.
        line: index of the line.
        colon: whether a colon follows the label.
        listed: the names in the value, once somebody asked.
    """

    # Compiled, a class of this kind costs a tenth of a tuple with names or a data class.
    def __init__(self, kind: str, label: str, value: str, line: int, *, colon: bool) -> None:
        self.kind = kind
        self.label = label
        self.value = value
        self.line = line
        self.colon = colon
        self.listed: list[str] | None = None
