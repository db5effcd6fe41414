"""An article as the published record, version 1, and the schema that promises its shape.

The dict is written by hand: its keys and their order are what others rely on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import orjson

from extract.errors import CODES
from extract.model import LABELS

if TYPE_CHECKING:
    from extract.errors import ExtractError
    from extract.model import Article, Byline, Footer, Licence, Source, Timestamp

VERSION: Final = 1
BLANK_LINE_CHARACTERS: Final = 2
"""Between two blocks of a body."""
ROLES: Final = ("text", "photo", "video", "graphics", "translation", "compilation", "editing")
POSITIONS: Final = (
    "editor_in_chief",
    "deputy_editor",
    "managing_secretary",
    "director",
    "responsible",
    "other",
)
STAGES: Final = ("intake", "decode", "read", "label", "assemble", "record", "write")
KINDS: Final = ("paragraph", "heading", "list_item", "quote", "table_row")


def record(article: Article, *, segments: bool) -> dict[str, Any]:
    """The record of one article; `segments` adds the list that accounts for every block."""
    header = article.header
    out: dict[str, Any] = {
        "schema": VERSION,
        "source": _source_object(article.source, article.url),
        "language": article.language,
        "confidence": article.confidence,
        "header": {
            "title": header.title,
            "kicker": header.kicker,
            "lead": header.lead,
            "categories": header.categories,
            "published": timestamp_object(header.published),
            "updated": timestamp_object(header.updated),
        },
        "body": body_object(article.body_text, article.body_kinds, article.body_texts),
        "captions": article.captions,
        "byline": byline_object(article.byline),
        "footer": footer_object(article.footer),
        "tags": article.tags,
    }
    if segments:
        out["segments"] = [segment._asdict() for segment in article.segments]
    out["notes"] = [{"code": note.code, "message": note.message} for note in article.notes]
    return out


def line(article: Article, *, segments: bool) -> bytes:
    """The same as a line of JSON, without its newline."""
    written = write(article, segments)
    return orjson.dumps(record(article, segments=segments)) if written is None else written


def body_object(text: str, kinds: list[str], texts: list[str]) -> dict[str, Any]:
    """The running text, and where each of its blocks stands in it."""
    blocks: list[dict[str, str | int]] = []
    start = 0
    for index in range(len(texts)):
        end = start + len(texts[index])
        blocks.append({"kind": kinds[index], "start": start, "end": end})
        start = end + BLANK_LINE_CHARACTERS
    return {"text": text, "blocks": blocks}


def leave_to_orjson(
    _article: Article,
    _segments: bool,  # noqa: FBT001 - the compiled function takes no keywords
    /,
) -> bytes | None:
    """The line, where something writes it faster than orjson: otherwise nothing."""
    return None


try:
    from extract import _written
except ImportError:
    write = leave_to_orjson
else:
    write = _written.line


def _source_object(source: Source, url: str | None) -> dict[str, Any]:
    out: dict[str, Any] = {
        "name": source.name,
        "format": source.format,
        "encoding": source.encoding,
        "bytes": source.size,
        "sha256": source.sha256,
        "url": url,
    }
    if source.id is not None:
        out["id"] = source.id
    return out


def timestamp_object(timestamp: Timestamp | None) -> dict[str, str] | None:
    """A timestamp as the contract has it, `None` for none."""
    if timestamp is None:
        return None
    return {
        "value": timestamp.value,
        "raw": timestamp.raw,
        "precision": timestamp.precision,
        "zone": timestamp.zone,
    }


def byline_object(byline: Byline) -> dict[str, Any]:
    """A byline as the contract has it."""
    return {
        "raw": list(byline.raw),
        "contributors": [
            {"name": person.name, "roles": list(person.roles)} for person in byline.contributors
        ],
        "agencies": list(byline.agencies),
    }


def footer_object(footer: Footer) -> dict[str, Any]:
    """A masthead as the contract has it."""
    return {
        "text": footer.text,
        "publication": footer.publication,
        "governing_body": footer.governing_body,
        "licence": _licence_object(footer.licence),
        "people": [
            {"name": person.name, "role": person.role, "title": person.title}
            for person in footer.people
        ],
        "address": footer.address,
        "phones": footer.phones,
        "faxes": footer.faxes,
        "emails": footer.emails,
        "websites": footer.websites,
    }


def _licence_object(licence: Licence | None) -> dict[str, Any] | None:
    if licence is None:
        return None
    return {
        "number": licence.number,
        "issuer": licence.issuer,
        "issued": licence.issued,
        "raw": licence.raw,
    }


def error_record(
    name: str, error: ExtractError, size: int | None = None, sha256: str | None = None
) -> dict[str, Any]:
    """The line that stands for a document that could not be extracted."""
    return {
        "schema": VERSION,
        "source": {"name": name, "bytes": size, "sha256": sha256},
        "stage": error.stage,
        "code": error.code,
        "message": error.message,
    }


def schema() -> dict[str, Any]:
    """The record as a JSON Schema (2020-12)."""
    return {
        "$schema": _DIALECT,
        "$id": f"urn:vnextract:record:{VERSION}",
        "title": "extract record",
        "description": "One newspaper article; every key is present, an absent value is null.",
        **_object(
            schema={"const": VERSION},
            source=_SOURCE,
            language=_nullable({"type": "string", "pattern": "^[a-z]{2}$"}),
            confidence={"type": "number", "minimum": 0, "maximum": 1},
            header=_header_schema(),
            body=_object(text=_TEXT, blocks=_list(_object(kind={"enum": list(KINDS)}, **_SPAN))),
            captions=_list(
                _object(text=_MAYBE, credit=_MAYBE, image=_MAYBE, repeats=_COUNT_FROM_ONE)
            ),
            byline=_object(
                raw=_list(_TEXT),
                contributors=_list(_object(name=_TEXT, roles=_list({"enum": list(ROLES)}))),
                agencies=_list(_TEXT),
            ),
            footer=_footer_schema(),
            tags=_list(_TEXT),
            segments=_list(_segment_schema()),
            notes=_list(_object(code=_CODE, message=_TEXT)),
            optional=("segments",),
        ),
    }


def error_schema() -> dict[str, Any]:
    """The error record as a JSON Schema (2020-12)."""
    return {
        "$schema": _DIALECT,
        "$id": f"urn:vnextract:error:{VERSION}",
        "title": "extract error",
        "description": "A document that could not be extracted.",
        **_object(
            schema={"const": VERSION},
            source=_object(name=_TEXT, bytes=_nullable(_COUNT), sha256=_nullable(_DIGEST)),
            stage={"enum": list(STAGES)},
            code={"enum": sorted(CODES)},
            message=_TEXT,
        ),
    }


def _object(optional: tuple[str, ...] = (), **properties: Any) -> dict[str, Any]:  # noqa: ANN401
    """An object that has just these keys, all of them required but the optional ones."""
    return {
        "type": "object",
        "properties": properties,
        "required": [key for key in properties if key not in optional],
        "additionalProperties": False,
    }


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _nullable(shape: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [shape, {"type": "null"}]}


_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Final = {"type": "string"}
_MAYBE: Final = {"type": ["string", "null"]}
_COUNT: Final = {"type": "integer", "minimum": 0}
_COUNT_FROM_ONE: Final = {"type": "integer", "minimum": 1}
_CODE: Final = {"type": "string", "pattern": "^[a-z_]+$"}
_DIGEST: Final = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_SPAN: Final[dict[str, Any]] = {"start": _COUNT, "end": _COUNT}
_DATE: Final = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_MOMENT: Final = rf"^{_DATE}(T[0-9]{{2}}:[0-9]{{2}}:[0-9]{{2}}(Z|[+-][0-9]{{2}}:[0-9]{{2}}))?$"
_SOURCE: Final = _object(
    name=_TEXT,
    format={"enum": ["text", "html"]},
    encoding=_TEXT,
    bytes=_COUNT,
    sha256=_DIGEST,
    url=_MAYBE,
    id=_TEXT,
    optional=("id",),
)


def _header_schema() -> dict[str, Any]:
    stamp = _nullable(
        _object(
            value={"type": "string", "pattern": _MOMENT},
            raw=_TEXT,
            precision={"enum": ["day", "minute", "second"]},
            zone={"enum": ["explicit", "assumed"]},
        )
    )
    return _object(
        title=_MAYBE,
        kicker=_MAYBE,
        lead=_MAYBE,
        categories=_list(_TEXT),
        published=stamp,
        updated=stamp,
    )


def _footer_schema() -> dict[str, Any]:
    issued = _nullable({"type": "string", "pattern": f"^{_DATE}$"})
    return _object(
        text=_MAYBE,
        publication=_MAYBE,
        governing_body=_MAYBE,
        licence=_nullable(_object(number=_TEXT, issuer=_MAYBE, issued=issued, raw=_TEXT)),
        people=_list(_object(name=_TEXT, role={"enum": list(POSITIONS)}, title=_TEXT)),
        address=_MAYBE,
        phones=_list(_TEXT),
        faxes=_list(_TEXT),
        emails=_list(_TEXT),
        websites=_list(_TEXT),
    )


def _segment_schema() -> dict[str, Any]:
    return _object(
        label={"enum": list(LABELS)},
        **_SPAN,
        first_line=_COUNT_FROM_ONE,
        last_line=_COUNT_FROM_ONE,
        rule=_TEXT,
    )
