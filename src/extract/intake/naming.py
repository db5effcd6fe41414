"""What a document is called: always valid Unicode, and apart from every other name."""

from __future__ import annotations

import os


def document_name(path: str) -> str:
    r"""The name as text; bytes that are not UTF-8 stand as `\xNN`, so that names stay apart.

    >>> document_name("tin\udcff.txt")
    'tin\\xff.txt'
    """
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def inside_name(argument: str, inside: str, *, alone: bool) -> str:
    """The path inside a folder; after several arguments, behind the argument as given.

    >>> inside_name("dumps/", "a/b.txt", alone=False)
    'dumps/a/b.txt'
    """
    return inside if alone else f"{argument.rstrip('/')}/{inside}"


def member_name(name: bytes) -> str:
    r"""What a member of an archive is called: the rule of `document_name`, for its bytes.

    >>> member_name(b"../tin\xff.txt")
    '../tin\\xff.txt'
    """
    return name.decode("utf-8", "backslashreplace")
