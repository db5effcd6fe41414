"""Case folding: in C where that is compiled (`_folding.pyx`).

Python takes some fifty steps a letter, and long texts are compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable


def fold_in_python(text: str) -> str:
    """The text case-folded."""
    return text.casefold()


def _chosen() -> Callable[[str], str]:
    try:
        from extract.labels import _folding
    except ImportError:
        return fold_in_python
    return _folding.fold


fold: Final = _chosen()
"""The function to use."""
