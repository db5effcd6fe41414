from __future__ import annotations

import re
from importlib import import_module
from pkgutil import walk_packages

import pytest

from extract import fields, labels
from extract.pattern import Pattern

TEXTS = ("", "a", "tin 12:30, ngày 5/6", "12", "á12b34\n56", "1" * 9)
WRITTEN = (r"\d", r"(\d)(\d)", r"^\D*$", r"x?", r"(?P<two> \d \d )  # figures")


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("written", WRITTEN)
def test_answers_as_a_compiled_one_does(written: str, text: str) -> None:
    lazy, compiled = Pattern(written, re.VERBOSE), re.compile(written, re.VERBOSE)
    for start in (0, 1, 3):
        assert str(lazy.search(text, start)) == str(compiled.search(text, start))
        assert str(lazy.match(text, start)) == str(compiled.match(text, start))
    assert str(lazy.fullmatch(text)) == str(compiled.fullmatch(text))
    assert [str(m) for m in lazy.finditer(text)] == [str(m) for m in compiled.finditer(text)]
    assert lazy.findall(text) == compiled.findall(text)
    assert lazy.split(text) == compiled.split(text)
    assert lazy.split(text, maxsplit=1) == compiled.split(text, maxsplit=1)
    assert lazy.sub("-", text) == compiled.sub("-", text)
    assert lazy.sub(lambda m: m[0] * 2, text) == compiled.sub(lambda m: m[0] * 2, text)


def test_every_pattern_of_the_package_compiles() -> None:
    found = 0
    for package in (fields, labels):
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            for value in vars(import_module(module.name)).values():
                if isinstance(value, Pattern):
                    value.made()
                    found += 1
    assert found > 50
