"""Every type that crosses a stage.

Lives here: the shapes that intake, decode, the readers, labels, fields and the record hand to
each other. Does not live here: anything that does work, or imports another module of ours.
Offsets are half-open and count code points of the document's text; lines are 1-based.
"""

from __future__ import annotations

from collections.abc import Sequence  # noqa: TC003 - as below
from dataclasses import dataclass, field
from datetime import datetime  # noqa: TC003 - dataclass fields are read by tools at run time
from typing import Final, Literal, NamedTuple, TypedDict

Format = Literal["text", "html"]
Label = Literal[
    "title",
    "kicker",
    "lead",
    "timestamp",
    "category",
    "body",
    "heading",
    "caption",
    "byline",
    "source",
    "footer",
    "related",
    "tags",
    "comment",
    "boilerplate",
]
LABELS: Final[tuple[Label, ...]] = Label.__args__  # type: ignore[attr-defined]

ROOT: Final = 0
"""Index of the container that holds the whole document."""


class Options(NamedTuple):
    """What the caller may choose; one object through the whole line."""

    format: Literal["auto", "text", "html"] = "auto"
    encoding: str | None = None
    """Encoding that the caller asserts; `None` finds it out."""
    url: str | None = None
    """Address of the document; resolves relative image addresses."""
    reference: datetime | None = None
    """Moment from which relative times ("3 giờ trước") count; `None` refuses them."""
    segments: bool = False
    profiles: bool = True
    """Whether publisher profiles may help."""


class Note(NamedTuple):
    """Something repaired, assumed or doubtful."""

    code: str
    message: str


class Raw(NamedTuple):
    """A document as intake found it, with what its archive or row says about it."""

    name: str
    data: bytes
    url: str | None = None
    """Its address; wins over the one that holds for all documents."""
    format: Literal["auto", "text", "html"] = "auto"
    id: str | None = None
    """What the row calls it; kept in the record."""
    encoding: str | None = None
    """How the bytes are written, where that is certain; wins over what holds for all documents."""


@dataclass(slots=True)
class Source:
    """A document whose encoding and format are known."""

    name: str
    format: Format
    encoding: str
    """How the bytes were read: `utf-8`, `utf-16le`, `windows-1258`, ..."""
    size: int
    """Bytes of the input document."""
    sha256: str
    """SHA-256 of the input document's bytes, hexadecimal."""
    text: str
    """Text documents: the decoded input without its BOM, otherwise unaltered. Pages: empty."""
    page: bytes
    """Pages: the markup as UTF-8 without its BOM. Text documents: empty."""
    notes: list[Note] = field(default_factory=list)
    id: str | None = None
    """What the row that it came in calls it."""


class Block(NamedTuple):
    """What a reader of the document sees as one piece."""

    text: str
    """NFC, white space folded to single spaces, none at the ends; never empty."""
    start: int
    """Offset of the first non-blank character in `Document.text`; 0, as `end` and both lines, where
    nobody asked for places."""
    end: int
    first_line: int
    last_line: int
    kind: str
    """Structure as given: `paragraph`, `heading`, `list_item`, `quote`, `table_row`, `caption`."""
    tag: str
    """Where it stood: the element's name (`p`, `h1`, `div`, ...), or `line` in a text document."""
    container: int
    """Index into `Document.containers` of the innermost one around the block."""
    hints: frozenset[str]
    """Folded class and id hints of the block's own element and of the inline elements in it."""
    link_chars: int
    """Characters of `text` that lie inside links."""
    gap: int
    """Blank lines before it in a text document; 0 in a page."""


@dataclass(slots=True)
class Container:
    """An element of a page that groups blocks; a text document has only the root."""

    parent: int
    """Index of the container around this one; the root is its own parent."""
    tag: str
    hints: frozenset[str]
    first: int
    """First block inside; with `stop` a half-open range of `Document.blocks`."""
    stop: int


class Image(NamedTuple):
    """A picture of a page; it is no block, since nothing of it is read as text."""

    address: str
    """As written, or resolved against the document's address; never a placeholder."""
    alt: str
    container: int
    before: int
    """Index of the first block that follows it."""


class Evidence(NamedTuple):
    """A value that the document states about itself, outside its visible blocks."""

    field: str
    """`title`, `lead`, `published`, `updated`, `author`, `section`, `tag`, `publication`, `url`,
    `language`, `body`, `type`, `image`."""
    value: str
    origin: str
    """Where it stood: `og:title`, `title`, `json-ld`, `time`, `microdata`, ..."""


@dataclass(slots=True)
class Document:
    """What a reader hands to the labelling engine: the same for text and pages."""

    source: Source
    text: str
    """The text that spans point into: the input, or a page's rendition (one block a line), which
    is empty until it is asked for."""
    blocks: list[Block]
    containers: Sequence[Container]
    """Of a page, each may be made only when it is asked for."""
    images: list[Image] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


class Verdict(NamedTuple):
    """What a block is, and which rule said so."""

    label: Label
    rule: str


class Timestamp(NamedTuple):
    """A moment or a day."""

    value: str
    """ISO 8601: `2018-07-23T08:07:00+07:00`, or `2018-07-23` with precision `day`."""
    raw: str
    precision: Literal["day", "minute", "second"]
    zone: Literal["explicit", "assumed"]


class StampReading(NamedTuple):
    """What was read at one place of a line that may hold a time."""

    timestamp: Timestamp | None
    """`None` where something stands there that cannot be read for certain; `notes` says why."""
    role: Literal["published", "updated"]
    start: int
    """Half-open span of the raw value, code points into the text that was given."""
    end: int
    notes: tuple[Note, ...]


class Contributor(NamedTuple):
    """A person whom the byline names."""

    name: str
    roles: tuple[str, ...]
    """Out of `text`, `photo`, `video`, `graphics`, `translation`, `compilation`, `editing`."""


class Byline(NamedTuple):
    """Who made the article and where the text was taken from."""

    raw: tuple[str, ...]
    contributors: tuple[Contributor, ...]
    agencies: tuple[str, ...]


class Caption(TypedDict):
    """A caption of the article: made as the record has it."""

    text: str | None
    credit: str | None
    image: str | None
    repeats: int


class Licence(NamedTuple):
    """A press licence."""

    number: str
    """Without spaces: `298/GP-BTTTT`."""
    issuer: str | None
    issued: str | None
    """ISO date."""
    raw: str


class Person(NamedTuple):
    """Someone whom the masthead names."""

    name: str
    role: str
    """`editor_in_chief`, `deputy_editor`, `managing_secretary`, `director`, `responsible`,
    `other`."""
    title: str
    """As written."""


@dataclass(slots=True)
class Footer:
    """The masthead."""

    text: str | None = None
    publication: str | None = None
    governing_body: str | None = None
    licence: Licence | None = None
    people: list[Person] = field(default_factory=list)
    address: str | None = None
    phones: list[str] = field(default_factory=list)
    faxes: list[str] = field(default_factory=list)
    emails: list[str] = field(default_factory=list)
    websites: list[str] = field(default_factory=list)


class Header(NamedTuple):
    """What stands over the article."""

    title: str | None
    kicker: str | None
    lead: str | None
    categories: list[str]
    published: Timestamp | None
    updated: Timestamp | None


class Segment(NamedTuple):
    """One block's place in the document."""

    label: Label
    start: int
    end: int
    first_line: int
    last_line: int
    rule: str


class Article(NamedTuple):
    """Everything that a record says, before it is written."""

    source: Source
    url: str | None
    language: str | None
    confidence: float
    """0 to 1: how sure the segmentation is."""
    header: Header
    body_text: str
    body_kinds: list[str]
    """What each block of the body is: `paragraph`, `heading`, `list_item`, `quote`, `table_row`."""
    body_texts: list[str]
    """Its text; in `body_text` they are joined by a blank line."""
    captions: list[Caption]
    byline: Byline
    footer: Footer
    tags: list[str]
    segments: list[Segment]
    notes: list[Note]
