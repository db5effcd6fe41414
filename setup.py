"""Builds the compiled modules; everything else stands in pyproject.toml.

Cython makes what looks at bytes, letters and elements; mypyc makes the stages and field grammars
that every document meets, out of the same `.py` files that run where nothing is compiled. Without
a compiler, or with `EXTRACT_PURE_PYTHON` set to anything, the package is installed all the same and
does its work in Python.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext

SOURCES: Final = Path("src/extract")
JOBS: Final = os.cpu_count() or 1
GROUPS: Final = {
    "extract_fields": ("pattern.py", "fields/*.py"),
    "extract_stages": (
        "labels/*.py",
        "decode/*.py",
        "readers/lines.py",
        "readers/meta.py",
        "readers/text.py",
        "pipeline.py",
        "assemble.py",
        "confidence.py",
        "record.py",
    ),
}
"""Libraries and their sources: two, since each takes one process to compile. Left out are
`__init__.py`; `model.py`, whose objects the compiled walk makes; and `lexicon/` with `errors.py`,
whose types are read at run time."""
OPT_LEVEL: Final = "2"
DIRECT_CALLS: Final = ["-fno-plt"] if sys.platform == "linux" else []
"""Calls into Python that take no detour. What a page costs is the fetching of instructions more
than their number: with this and the second level it costs 5 % less, and building takes 1.4 times
as long."""


def stages() -> list[Extension]:
    """What mypyc makes of the groups; nothing where it cannot."""
    from mypyc.build import mypycify

    groups = [(sources(*patterns), name) for name, patterns in GROUPS.items()]
    paths = [path for group, _ in groups for path in group]
    return mypycify(
        # The dependencies need not be installed where the package is built.
        [*paths, "--config-file=", "--ignore-missing-imports"],
        opt_level=OPT_LEVEL,
        debug_level="0",
        separate=groups,
    )


def sources(*patterns: str) -> list[str]:
    """Modules below the package, in one order on every machine."""
    found = [path for pattern in patterns for path in SOURCES.glob(pattern)]
    return sorted(path.as_posix() for path in found if path.name != "__init__.py")


class Build(build_ext):
    """Adds the stages only when it comes to building: metadata alone need no mypyc."""

    stages: list[Extension]

    def finalize_options(self) -> None:
        """Ask mypyc for its C files."""
        self.stages = stages()
        for extension in self.stages:
            extension.optional = True
            extension.extra_compile_args += DIRECT_CALLS
        self.distribution.ext_modules = [*CYTHON, *self.stages]
        self.parallel = self.parallel or JOBS
        super().finalize_options()

    def build_extensions(self) -> None:
        """Build all of the stages or none: their modules need each other."""
        super().build_extensions()
        made = [Path(self.get_ext_fullpath(extension.name)) for extension in self.stages]
        if not all(path.exists() for path in made):
            for path in made:
                path.unlink(missing_ok=True)


CYTHON: Final = [
    Extension("extract.decode._octets", ["src/extract/decode/_octets.pyx"], optional=True),
    Extension("extract.fields._letters", ["src/extract/fields/_letters.pyx"], optional=True),
    Extension("extract.fields._plain", ["src/extract/fields/_plain.pyx"], optional=True),
    Extension("extract.fields._signs", ["src/extract/fields/_signs.pyx"], optional=True),
    Extension("extract.fields._spelt", ["src/extract/fields/_spelt.pyx"], optional=True),
    Extension("extract.labels._folding", ["src/extract/labels/_folding.pyx"], optional=True),
    Extension("extract.readers._scan", ["src/extract/readers/_scan.pyx"], optional=True),
    Extension("extract.readers._text", ["src/extract/readers/_text.pyx"], optional=True),
    Extension("extract.readers._walk", ["src/extract/readers/_walk.pyx"], optional=True),
]

if os.environ.get("EXTRACT_PURE_PYTHON"):
    setup()
else:
    setup(ext_modules=CYTHON, cmdclass={"build_ext": Build})
