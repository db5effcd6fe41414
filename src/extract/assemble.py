"""Blocks and their labels into an article: each field read out of the blocks that carry it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final, Literal

from extract.confidence import estimate
from extract.fields._folding import count_digits
from extract.fields._keys import fold
from extract.fields.byline import clean_author, read_bylines
from extract.fields.caption import merge_captions, read_caption
from extract.fields.keywords import by_fold, once, pieces, tags_of, without_labels, without_site
from extract.fields.letters import vietnamese_letters
from extract.fields.masthead import read_masthead
from extract.fields.timestamp import read_machine_time, read_timestamps, stamp_rest
from extract.lexicon import furniture
from extract.model import (
    ROOT,
    Article,
    Byline,
    Contributor,
    Footer,
    Header,
    Note,
    Segment,
)
from extract.parts import Parts
from extract.pattern import Pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from extract.fields.caption import Reading
    from extract.model import (
        Block,
        Caption,
        Document,
        Options,
        StampReading,
        Timestamp,
        Verdict,
    )

_BLANK_LINE: Final = "\n\n"
_TITLE_SEPARATORS: Final = (" | ", " - ", " – ", " — ", " :: ", " » ")
_STATED_TAG: Final = "article:tag"
"""`<meta name=keywords>` is written for search engines and names what no reader is shown."""
_LINK_REST: Final = 3
_ALT_REST: Final = 60
"""An alt text that repeats a caption may go on with the credit, at most so many characters."""
_ADDRESS: Final = Pattern(r"https?://[^\s|<>\"]+")
_LANGUAGE_SAMPLE_CHARACTERS: Final = 1000
_LANGUAGE_HEAD_CHARACTERS: Final = 350
"""So much of Vietnamese prose has letters enough for the whole sample."""
_VIETNAMESE_SHARE: Final = 0.04
"""Vietnamese prose has these letters in 12 to 20 % of its characters."""


def assemble(document: Document, verdicts: list[Verdict], options: Options) -> Article:
    """Everything that the record says about the document."""
    parts = Parts(document, verdicts)
    notes: list[Note] = []
    body_text = _BLANK_LINE.join(parts.body)
    header = _header(parts, options, notes)
    confidence, doubts = estimate(parts, header, body_text)
    notes.extend(doubts)
    if not body_text:
        notes.append(Note("no_body", "the document holds no running text of an article"))
    return tuple.__new__(
        Article,
        (
            document.source,
            _first(parts.stated("url")) or _own_address(parts) or options.url,
            _language(parts, body_text or _shown(document)),
            confidence,
            header,
            body_text,
            parts.kinds,
            parts.body,
            _captions(parts),
            _byline(parts),
            _footer(parts),
            _tags(parts),
            _segments(document, verdicts) if options.segments else [],
            notes,
        ),
    )


def _footer(parts: Parts) -> Footer:
    texts = parts.texts("footer")
    if texts:
        return read_masthead(texts)
    return tuple.__new__(Footer, (None, None, None, None, [], None, [], [], [], []))


def _own_address(parts: Parts) -> str | None:
    """The address that a dump states as its own, in a line of it."""
    if parts.own_address < 0 or parts.document.source.format != "text":
        return None
    found = _ADDRESS.search(parts.document.blocks[parts.own_address].text)
    return found.group() if found else None


def _header(parts: Parts, options: Options, notes: list[Note]) -> Header:
    title = _title(parts)
    published, updated = _stamps(parts, options, notes)
    kicker, lead, categories = parts.first("kicker"), _lead(parts), _categories(parts)
    return tuple.__new__(Header, (title, kicker, lead, categories, published, updated))


def _title(parts: Parts) -> str | None:
    """The headline as shown; what the page states where it shows none."""
    shown = _first(parts.texts("title"))
    if shown:
        return shown
    for evidence in parts.document.evidence:
        if evidence.field == "title" and evidence.value:
            return _without_site(evidence.value, parts.stated("publication"))
    return None


def _without_site(title: str, sites: Sequence[str]) -> str:
    """A stated title without the site's name at its end.

    >>> _without_site("Cầu mới thông xe - Báo Sông Lam", ["Báo Sông Lam"])
    'Cầu mới thông xe'
    """
    for separator in _TITLE_SEPARATORS:
        head, found, tail = title.rpartition(separator)
        if found and (tail.casefold() in {s.casefold() for s in sites} or separator == " | "):
            return head
    return title


def _lead(parts: Parts) -> str | None:
    """Paragraphs of the lead; a second copy says nothing new."""
    texts = parts.texts("lead")
    if len(texts) > 1:
        texts = list(dict.fromkeys(texts))
    return "\n".join(texts) or None


def _categories(parts: Parts) -> list[str]:
    out: list[str] = []
    for text in parts.texts("category"):
        out.extend(_pieces(text))
    out.extend(_sections_beside_stamps(parts))
    if out:
        menu, buttons = furniture.words().boilerplate, _buttons()
        others = [*parts.stated("publication"), *parts.texts("title")]
        out = [
            section
            for low, section in by_fold(out).items()
            if low not in menu
            and not low.startswith(buttons.get(low[0], ()))
            and not _is_one_of(low, others)
        ]
    return without_site(out) or once(parts.stated("section"))


def _is_one_of(low: str, names: list[str]) -> bool:
    """Whether it is one of the names, folded; folding leaves no text shorter."""
    near = [name for name in names if len(name) <= len(low)]
    return bool(near) and low in [fold(name) for name in near]


def _pieces(path: str) -> list[str]:
    """What the separators of a path part."""
    pieces = [path]
    for separator in furniture.words().path_separators:
        if separator in path:
            pieces = [part for piece in pieces for part in piece.split(separator)]
    return [piece.strip(" >›»/|") for piece in pieces]


@cache
def _buttons() -> dict[str, tuple[str, ...]]:
    """Openings of lines that are no sections, by their first letters."""
    out: dict[str, tuple[str, ...]] = {}
    for opening in furniture.words().boilerplate_openings:
        out[opening[0]] = (*out.get(opening[0], ()), opening)
    return out


def _sections_beside_stamps(parts: Parts) -> list[str]:
    """Sections that share the stamp's line, linked as sections are."""
    out: list[str] = []
    for block in parts.blocks("timestamp"):
        if not block.link_chars:
            continue
        rest = stamp_rest(block.text, read_timestamps(block.text))
        if rest and block.link_chars >= len(rest) - _LINK_REST:
            out.extend(part.strip() for part in rest.split("|"))
    return out


def _stamps(
    parts: Parts, options: Options, notes: list[Note]
) -> tuple[Timestamp | None, Timestamp | None]:
    """Published and updated: the visible stamp wins over what the page states."""
    said, said_update = _stated_time(parts, "published"), _stated_time(parts, "updated")
    found: dict[str, StampReading] = {}
    for reading in _visible(parts, options):
        if reading.timestamp:
            found.setdefault(_role(reading, said, said_update), reading)
        else:
            _add(notes, reading)
    for reading in found.values():
        _add(notes, reading)
    shown = _agreed(found.get("published"), said)
    shown_update = _agreed(found.get("updated"), said)
    published, updated = shown or said or shown_update, shown_update or said_update
    if published is not None and published is said and published.zone == "assumed":
        _assume(notes)
    _compare(shown, said, notes)
    return published, None if updated is published else updated


def _add(notes: list[Note], reading: StampReading) -> None:
    """Add what the reading notes, each but once."""
    for note in reading.notes:
        if note not in notes:
            notes.append(note)


def _role(
    reading: StampReading, published: Timestamp | None, updated: Timestamp | None
) -> Literal["published", "updated"]:
    """A shown day that is the stated day of the update, and not of publication, is the update's."""
    if reading.timestamp and published and updated and reading.role == "published":
        day = reading.timestamp.value[:10]
        if day == updated.value[:10] != published.value[:10]:
            return "updated"
    return reading.role


def _agreed(reading: StampReading | None, said: Timestamp | None) -> Timestamp | None:
    """The shown stamp; the stated day where the shown one is that with day and month swapped."""
    shown = reading.timestamp if reading else None
    if shown and said and shown.value[:10] != said.value[:10]:
        year, month, day = shown.value[:10].split("-")
        if f"{year}-{day}-{month}" == said.value[:10]:
            return shown._replace(value=f"{year}-{day}-{month}{shown.value[10:]}")
    return shown


def _compare(shown: Timestamp | None, stated: Timestamp | None, notes: list[Note]) -> None:
    if shown and stated and _disagree(shown, stated):
        notes.append(
            Note("meta_disagrees", f"the page's meta says {stated.value}; the shown stamp is kept")
        )


def _visible(parts: Parts, options: Options) -> list[StampReading]:
    out: list[StampReading] = []
    for index in parts.either("timestamp", "byline"):
        block = parts.document.blocks[index]
        out.extend(read_timestamps(block.text, reference=options.reference))
    return out


def _stated_time(parts: Parts, field: str) -> Timestamp | None:
    for value in parts.stated(field):
        stamp = read_machine_time(value)
        if stamp:
            return stamp
    return None


def _assume(notes: list[Note]) -> None:
    note = Note("zone_assumed", "no time zone stated; +07:00 assumed")
    if note.code not in {n.code for n in notes}:
        notes.append(note)


def _disagree(shown: Timestamp, stated: Timestamp) -> bool:
    length = 10 if "day" in (shown.precision, stated.precision) else 16
    return shown.value[:length] != stated.value[:length]


def _captions(parts: Parts) -> list[Caption]:
    indexes = parts.indexes("caption")
    if not indexes:
        return []
    document = parts.document
    readings = [_caption(document.blocks[i]) for i in indexes]
    if not document.images:
        return merge_captions(readings, [None] * len(indexes))
    captions = merge_captions(readings, [_image(document, i) for i in indexes])
    alts: dict[str, str] = {}
    for caption in captions:
        text, address = caption["text"], caption["image"]
        if text and address:
            alts = alts or {image.address: image.alt for image in document.images}
            caption["repeats"] += _says_the_same(alts[address], text)
    return captions


def _says_the_same(alt: str, text: str) -> bool:
    """Whether a picture's alt text repeats its caption, with the credit or without."""
    return alt.startswith(text.rstrip(".")) and len(alt) <= len(text) + _ALT_REST


def _caption(block: Block) -> Reading:
    """A caption; an element that its class calls a source or an author is only a credit."""
    hints = block.hints
    if hints and not hints.isdisjoint(("source", "author")) and "caption" not in hints:
        return None, read_caption(block.text)[1] or block.text
    return read_caption(block.text)


def _image(document: Document, index: int) -> str | None:
    """Address of the picture that the caption belongs to: the nearest one in its container."""
    container = document.blocks[index].container
    for image in reversed(document.images):
        if image.before <= index and _related(document, image.container, container):
            return image.address
    for image in document.images:
        if image.before == index + 1 and image.container == container:
            return image.address
    return None


def _related(document: Document, place: int, container: int) -> bool:
    if place == container:
        return True
    parents = document.containers
    return container != ROOT and (
        parents[place].parent == container or parents[container].parent == place
    )


def _byline(parts: Parts) -> Byline:
    """Who the byline lines name, or whom the page states.

    A line with a byline's words or class counts most, then what the page states; a line that
    only looks like a name is believed where the page states nobody else.
    """
    indexes = parts.either("byline", "source")
    shown = _read_lines(parts, indexes) if indexes else _NOBODY
    if not parts.stated("author") or _certain(parts, indexes, shown).contributors:
        return shown
    stated = _stated_authors(parts, shown.agencies)
    if not stated:
        return shown
    folded = [name.casefold() for name in stated]
    named = [person for person in shown.contributors if person.name.casefold() in folded]
    people = tuple(named or [Contributor(name, ("text",)) for name in stated])
    return Byline(shown.raw, people, shown.agencies)


def _certain(parts: Parts, indexes: list[int], shown: Byline) -> Byline:
    """The byline of those lines that are no bare names."""
    told = [i for i in indexes if not parts.verdicts[i].rule.endswith(_BY_SHAPE)]
    if told == indexes:
        return shown
    return _read_lines(parts, told) if told else _NOBODY


_NOBODY: Final = Byline((), (), ())
_BY_SHAPE: Final = (":name_shape", ":pen_name", ":initials")
"""Ends of the names of rules that go by the look of a name alone."""


def _read_lines(parts: Parts, indexes: Sequence[int]) -> Byline:
    """The byline of these lines, stamps that share a line with it left out."""
    lines: list[str] = []
    texts = [parts.document.blocks[index].text for index in indexes]
    for text in texts:
        readings = read_timestamps(text) if count_digits(text) else ()
        line = stamp_rest(text, readings) if readings else text
        if line:
            lines.append(line)
    return read_bylines(lines, texts)


def _stated_authors(parts: Parts, agencies: Iterable[str]) -> list[str]:
    outlets = frozenset([fold(value) for value in (*parts.stated("publication"), *agencies)])
    names: dict[str, None] = {}
    for value in dict.fromkeys(parts.stated("author")):
        names.update(dict.fromkeys(clean_author(value, outlets=outlets)))
    return list(names)


def _tags(parts: Parts) -> list[str]:
    lines, evidence = parts.texts("tags"), parts.document.evidence
    tags = tags_of(lines, parts.stated("tag"))
    if not tags and evidence:
        tags = pieces([e.value for e in evidence if e.field == "tag" and e.origin == _STATED_TAG])
    return without_labels(tags)


def _segments(document: Document, verdicts: list[Verdict]) -> list[Segment]:
    return [
        Segment(v.label, b.start, b.end, b.first_line, b.last_line, v.rule)
        for b, v in zip(document.blocks, verdicts, strict=True)
    ]


def _shown(document: Document) -> str:
    """All text, that of a page whether it was rendered or not."""
    return document.text or "\n".join([block.text for block in document.blocks])


def _language(parts: Parts, text: str) -> str | None:
    """`vi` by its letters, otherwise what the page states."""
    if not text.isascii():
        least = _VIETNAMESE_SHARE * min(len(text), _LANGUAGE_SAMPLE_CHARACTERS)
        head = vietnamese_letters(text[:_LANGUAGE_HEAD_CHARACTERS])
        if head >= least or vietnamese_letters(text[:_LANGUAGE_SAMPLE_CHARACTERS]) >= least:
            return "vi"
    stated = (_first(parts.stated("language")) or "").casefold()[:2]
    return stated if stated.isalpha() and len(stated) == 2 and stated != "vi" else None


def _first(values: Sequence[str]) -> str | None:
    return values[0] if values else None
