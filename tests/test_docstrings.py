"""The examples in docstrings, run from the sources: compiled functions keep no docstring."""

from __future__ import annotations

import doctest
import sys
from importlib import import_module
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from unittest.mock import patch

import pytest

SOURCES = Path(__file__).parent.parent / "src"


def examples_of(path: Path) -> list[doctest.DocTest]:
    """Of a module run from its source, which stands in for the imported one for a moment."""
    name = ".".join(path.relative_to(SOURCES).with_suffix("").parts).removesuffix(".__init__")
    spec = spec_from_file_location(name, path)
    assert spec is not None
    assert spec.loader is not None
    import_module(name)  # and with it what imports it in turn
    module = module_from_spec(spec)
    with patch.dict(sys.modules, {name: module}):
        spec.loader.exec_module(module)
        found = doctest.DocTestFinder(exclude_empty=True).find(module)
    return [test for test in found if test.examples]


PATHS = [path for path in sorted(SOURCES.rglob("*.py")) if ">>> " in path.read_text("utf-8")]
EXAMPLES = [example for path in PATHS for example in examples_of(path)]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_example(example: doctest.DocTest) -> None:
    said: list[str] = []
    doctest.DocTestRunner().run(example, out=said.append)
    assert "".join(said) == ""
