"""Comparing texts: in C where that is compiled (`_folding.pyx`).

Python takes some fifty steps a letter, and long texts are compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from types import ModuleType

QUOTES: Final = tuple(zip("“”‘’–—", "\"\"''--", strict=True))
"""Quotation marks and dashes, with the one shape in which titles are compared."""
WHOLE: Final = 1
"""The text is a title."""
PART: Final = 2
"""It stands in one."""
SHARES: Final = 4
"""It has enough of the words of one."""
Kinds: TypeAlias = "tuple[tuple[str, ...], ...]"
"""Phrases by their kinds."""


def fold_in_python(text: str) -> str:
    """The text case-folded."""
    return text.casefold()


def spell_in_python(text: str) -> str:
    """A headline to compare: one shape of quotation marks and dashes, case-folded."""
    if not text.isascii():
        for sign, plain in QUOTES:
            text = text.replace(sign, plain)
    return text.casefold()


def has_name_in_python(text: str) -> bool:
    """Whether two words in a row begin with capitals."""
    run = 0
    for word in text.split():
        run = run + 1 if word[0].isupper() else 0
        if run >= 2:
            return True
    return False


def seek_in_python(text: str, kinds: Kinds, before: str, after: str) -> int:
    """The kinds of which a phrase stands in a text, case-folded between two strings.

    1 stands for the first kind, 2 for the second, 4 for the third, and so on.

    >>> seek_in_python("Ông Nam tại lễ", ((" em ", " ông "), (" tại ",), (" lễ ",)), " ", "")
    3
    """
    low = f"{before}{text.casefold()}{after}"
    return sum([any(map(low.__contains__, kinds[n])) << n for n in range(len(kinds))])


def open_in_python(text: str, kinds: Kinds) -> int:
    """The kinds of which a phrase begins a text, case-folded; numbers as `seek_in_python` has."""
    low = text.casefold()
    return sum([low.startswith(kinds[n]) << n for n in range(len(kinds))])


def seeker_in_python(kinds: Kinds, before: str, after: str) -> Callable[[str], int]:
    """What seeks these kinds of phrases, each of two letters or more."""
    return lambda text: seek_in_python(text, kinds, before, after)


def opener_in_python(kinds: Kinds) -> Callable[[str], int]:
    """What tells those that begin a text."""
    return lambda text: open_in_python(text, kinds)


def agreement_in_python(text: str, keys: tuple[str, ...], percent: int) -> int:
    """How a text agrees with folded titles: `WHOLE`, `PART` and `SHARES`.

    The last where it has so many percent of the words of one.
    """
    key = spell_in_python(text)
    said = WHOLE if key in keys else 0
    said |= PART if key in "\n".join(keys) else 0
    words = set(key.split())
    for title in keys:
        stated = set(title.split())
        shared = len(words & stated)
        if shared and 100 * shared >= percent * len(stated):
            said |= SHARES
    return said


def repeated_in_python(line: str, texts: list[str], least: int) -> int:
    """Runs of three words of a line that stand in texts of more than so many letters.

    >>> repeated_in_python("Mưa to ở bản Cát", ["Sáng qua, mưa to ở bản, lũ về."], 20)
    2
    """
    words = _plain(line).split(" ")
    longer = _plain("\n".join([text for text in texts if len(text) > least]))
    return sum(" ".join(words[i : i + 3]) in longer for i in range(len(words) - 2))


def _plain(text: str) -> str:
    return text.casefold().replace(",", "")


def _compiled() -> ModuleType | None:
    try:
        from extract.labels import _folding
    except ImportError:
        return None
    return _folding


_COMPILED: Final = _compiled()
fold: Final[Callable[[str], str]] = _COMPILED.fold if _COMPILED else fold_in_python
spell: Final[Callable[[str], str]] = _COMPILED.spell if _COMPILED else spell_in_python
has_name: Final[Callable[[str], bool]] = _COMPILED.has_name if _COMPILED else has_name_in_python
seeker: Final[Callable[[Kinds, str, str], Callable[[str], int]]] = (
    _COMPILED.seeker if _COMPILED else seeker_in_python
)
opener: Final[Callable[[Kinds], Callable[[str], int]]] = (
    _COMPILED.opener if _COMPILED else opener_in_python
)


class Titles:
    """Headlines that others are compared with."""

    def __init__(self, values: Iterable[str]) -> None:
        """Fold them, each once."""
        self.keys = tuple(dict.fromkeys(map(spell, values)))
        look: Callable[[str, int], int] | None = _COMPILED.agreer(self.keys) if _COMPILED else None
        self._look = look

    def agree(self, text: str, percent: int) -> int:
        """The same as `agreement_in_python`, to which rare letters are left."""
        said = self._look(text, percent) if self._look is not None else -1
        return said if said >= 0 else agreement_in_python(text, self.keys, percent)


def repeated(line: str, texts: list[str], least: int) -> int:
    """The same as `repeated_in_python`, to which rare letters are left."""
    found: int = _COMPILED.repeated(line, texts, least) if _COMPILED else -1
    return found if found >= 0 else repeated_in_python(line, texts, least)
