"""Keeps to the Python sources where compiled modules stand beside them.

`extract/__init__.py` asks for it when the environment variable `EXTRACT_PURE_PYTHON` is set to
anything. What is compiled only is then not found, and whoever would use it goes on without.
"""

from __future__ import annotations

import sys
from importlib.machinery import SOURCE_SUFFIXES, FileFinder, SourceFileLoader
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from importlib.machinery import ModuleSpec


class SourceFinder:
    """Finds the sources of this package, where Python would take a compiled module."""

    @staticmethod
    def find_spec(name: str, path: Sequence[str] | None, _: object = None) -> ModuleSpec | None:
        """What to load; `None` for other packages.

        Raises:
            ModuleNotFoundError: it has no source in Python.
        """
        if not name.startswith("extract."):
            return None
        finders = [FileFinder(place, (SourceFileLoader, SOURCE_SUFFIXES)) for place in path or ()]
        found = [finder.find_spec(name) for finder in finders]
        spec = next((spec for spec in found if spec is not None), None)
        if spec is None:
            raise ModuleNotFoundError(f"{name} has no source in Python", name=name)
        return spec


def prefer_sources() -> None:
    """Import the modules of this package from their sources, from now on."""
    sys.meta_path.insert(0, SourceFinder)
