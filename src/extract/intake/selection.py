"""Which documents are taken, and how the files that hold several are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from extract.intake.limits import MAX_BYTES, MAX_MEMBERS

if TYPE_CHECKING:
    import re

_COMPRESSED: Final = frozenset({"gz", "bz2", "xz", "zst"})
_NO_NAMES: Final = frozenset({".", ".."})


class Fields(NamedTuple):
    """What the columns of rows are called."""

    text: str | None = "text"
    """Plain text; `None` where only pages are asked for."""
    html: str | None = "html"
    """A page; taken before the text where a row has both. `None` where only text is asked for."""
    url: str = "url"
    id: str = "id"

    @classmethod
    def named(
        cls,
        text: str | None,
        html: str | None,
        url: str | None,
        id: str | None,  # noqa: A002
    ) -> Fields:
        """What the caller names, and the usual names; naming one of text and page leaves the other.

        >>> Fields.named("content", None, None, None)
        Fields(text='content', html=None, url='url', id='id')
        """
        usual = cls() if text is None and html is None else cls(text, html)
        return usual._replace(url=url or usual.url, id=id or usual.id)


FIELDS: Final = Fields()


class Selection(NamedTuple):
    """Which documents are taken, and how the files that hold several are read."""

    include: tuple[str, ...] = ()
    """Globs of which one must match; none means all. See `leaves_out`."""
    exclude: tuple[str, ...] = ()
    """Globs of which none may match; a folder that matches is not entered."""
    max_bytes: int = MAX_BYTES
    """Of one document, however it came; also of a line that holds a row."""
    max_members: int = MAX_MEMBERS
    """Of one archive."""
    content: Literal["auto", "text", "html", "jsonl", "warc"] = "auto"
    """What is neither compressed nor an archive; text and pages hold no rows and no records."""
    fields: Fields = FIELDS
    split: re.Pattern[str] | None = None
    """Found in each line that begins another document of the same file."""
    encoding: str | None = None
    """How the files are encoded that are split, where the caller says so."""

    def leaves_out(self, path: str) -> bool:
        """Whether one of `exclude` matches.

        A glob with a slash is matched against the whole path, one without against the last name;
        `*` crosses slashes.
        """
        return any(_matches(path, glob) for glob in self.exclude)

    def leaves_out_member(self, path: str) -> bool:
        """Whether a member of an archive is hidden or excluded, or a folder that it lies in."""
        parts = path.strip("/").split("/")
        if any(part.startswith(".") and part not in _NO_NAMES for part in parts):
            return True
        above = ("/".join(parts[:count]) for count in range(1, len(parts) + 1))
        return bool(self.exclude) and any(map(self.leaves_out, above))

    def chooses(self, path: str) -> bool:
        """Whether there is no `include`, or one that matches, compression put aside."""
        if not self.include:
            return True
        plain = without_compression(path)
        return any(_matches(path, glob) or _matches(plain, glob) for glob in self.include)


def without_compression(path: str) -> str:
    """What a compressed file is called when it is not.

    >>> without_compression("dump.jsonl.gz")
    'dump.jsonl'
    """
    plain, dot, ending = path.rpartition(".")
    return plain if dot and ending.lower() in _COMPRESSED else path


def _matches(path: str, glob: str) -> bool:
    from fnmatch import fnmatchcase

    return fnmatchcase(path if "/" in glob else path.rsplit("/", 1)[-1], glob)
