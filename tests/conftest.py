"""Settings for all tests: the same examples in every run; `make fuzz` looks further."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("fixed", derandomize=True, database=None, deadline=None)
settings.register_profile("search", max_examples=2000, deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fixed"))

SOURCES = Path(__file__).parent.parent / "src"


def pytest_configure() -> None:
    """Compiled modules hide their sources, so that an edit would seem to change nothing."""
    if os.environ.get("EXTRACT_PURE_PYTHON"):
        return
    for module in SOURCES.rglob("*.so"):
        for source in module.parent.glob(module.name.partition(".")[0] + ".py*"):
            if source.stat().st_mtime > module.stat().st_mtime:
                raise pytest.UsageError(
                    f"{source.relative_to(SOURCES.parent)} is newer than what was compiled of it: "
                    "run `make build`, or `make pure` to go on without compiled modules"
                )
