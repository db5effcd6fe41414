"""Builds the compiled halves of the HTML reader; everything else stands in pyproject.toml."""

from setuptools import Extension, setup

setup(
    ext_modules=[
        # Without a compiler the package is installed all the same and walks pages in Python.
        Extension("extract.readers._walk", ["src/extract/readers/_walk.pyx"], optional=True),
        Extension("extract.readers._scan", ["src/extract/readers/_scan.pyx"], optional=True),
    ]
)
