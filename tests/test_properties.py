"""Invariants that hold for every document: generated articles and every fixture."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import documents
from extract import ExtractError, extract, extract_json
from extract.model import LABELS, Options, Raw
from extract.pipeline import label_document, read_document
from extract.record import schema

FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("*/input.*"))
SLOW = settings(suppress_health_check=list(HealthCheck))


@cache
def validator() -> Draft202012Validator:
    Draft202012Validator.check_schema(schema())
    return Draft202012Validator(schema())


def record_of(data: bytes | str) -> dict[str, Any] | None:
    """The record with segments; `None` where the tool says that there is no article."""
    try:
        return extract(data, segments=True)
    except ExtractError as error:
        code = error.code
    assert code in {"empty", "binary", "no_article", "undecodable"}
    return None


def assert_accounted(data: bytes) -> None:
    """Nothing lost, no overlap, order kept, one label a block, values are the source's."""
    raw, options = Raw("-", data), Options()
    try:
        document = read_document(raw, options)
        verdicts = label_document(document, options)
    except ExtractError:
        return
    assert len(verdicts) == len(document.blocks)
    assert {verdict.label for verdict in verdicts} <= set(LABELS)
    assert all(verdict.rule for verdict in verdicts)
    last_end = last_line = 0
    covered = bytearray(len(document.text))
    for block in document.blocks:
        assert last_end <= block.start < block.end <= len(document.text)
        assert last_line <= block.first_line <= block.last_line
        last_end, last_line = block.end, block.last_line
        covered[block.start : block.end] = b"\1" * (block.end - block.start)
    lost = [c for c, hit in zip(document.text, covered, strict=True) if not hit]
    assert not "".join(lost).strip()


def assert_record(record: dict[str, Any]) -> None:
    """The published schema, and offsets that point at what they say."""
    validator().validate(record)
    body = record["body"]
    pieces = [body["text"][b["start"] : b["end"]] for b in body["blocks"]]
    assert "\n\n".join(pieces) == body["text"]
    assert all(piece.strip() == piece != "" for piece in pieces)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda p: p.parent.name)
def test_fixture_is_accounted_for(path: Path) -> None:
    data = path.read_bytes()
    assert_accounted(data)
    record = record_of(data)
    if record is not None:
        assert_record(record)


@SLOW
@given(documents.articles(), st.sampled_from(documents.LAYOUTS))
def test_generated_dump_is_accounted_for(
    article: documents.Article, layout: documents.Layout
) -> None:
    data = documents.as_text(article, layout).encode()
    assert_accounted(data)
    record = record_of(data)
    assert record is not None
    assert_record(record)


@SLOW
@given(documents.articles())
def test_generated_page_is_accounted_for(article: documents.Article) -> None:
    data = documents.as_page(article).encode()
    assert_accounted(data)
    record = record_of(data)
    assert record is not None
    assert_record(record)


@SLOW
@given(documents.articles())
def test_same_bytes_every_time(article: documents.Article) -> None:
    for data in (documents.as_text(article), documents.as_page(article)):
        first = extract_json(data, segments=True)
        assert extract_json(data, segments=True) == first
        assert extract_json(data.encode(), segments=True) == first
        assert json.loads(first)["schema"] == 1


@SLOW
@given(documents.articles())
def test_a_record_is_the_same_without_segments(article: documents.Article) -> None:
    """A page is rendered for them only."""
    for data in (documents.as_text(article), documents.as_page(article), "<p lang=vi>Đọc tiếp"):
        record = record_of(data)
        if record is not None:
            del record["segments"]
            assert extract(data) == record


def words(text: str) -> list[str]:
    return text.split()


@SLOW
@given(documents.articles())
def test_twins_agree(article: documents.Article) -> None:
    text = record_of(documents.as_text(article))
    page = record_of(documents.as_page(article))
    assert text is not None
    assert page is not None
    assert_twins(text, page)


def assert_twins(text: dict[str, Any], page: dict[str, Any]) -> None:
    """The dump and the page of one article say the same, in the same order."""
    assert text["header"]["title"] == page["header"]["title"]
    for stamp in ("published", "updated"):
        assert text["header"][stamp] == page["header"][stamp]
    assert words(text["body"]["text"]) == words(page["body"]["text"])
    assert shown(text["captions"]) == shown(page["captions"])
    assert text["byline"] == page["byline"]
    assert text["footer"] == page["footer"]
    assert order(text) == order(page)


def shown(captions: list[dict[str, Any]]) -> list[tuple[str | None, str | None]]:
    return [(caption["text"], caption["credit"]) for caption in captions]


def order(record: dict[str, Any]) -> list[str]:
    """Labels in order, neighbours of one label once; a page has menus that a dump has not."""
    labels = [s["label"] for s in record["segments"] if s["label"] != "boilerplate"]
    return [x for i, x in enumerate(labels) if i == 0 or labels[i - 1] != x]


def test_fixture_twins_agree() -> None:
    folder = Path(__file__).parent / "fixtures"
    pairs = [
        (p.parent, p.parent.parent / p.parent.name.replace("-text", "-page"))
        for p in sorted(folder.glob("seed-shape-text/input.txt"))
    ]
    assert pairs
    for dump, page in pairs:
        text = record_of((dump / "input.txt").read_bytes())
        html = record_of((page / "input.html").read_bytes())
        assert text is not None
        assert html is not None
        assert_twins(text, html)


@SLOW
@given(st.text(max_size=400))
def test_any_text_gives_a_record_or_a_coded_error(text: str) -> None:
    record = record_of(text)
    if record is not None:
        assert_record(record)


@SLOW
@given(st.binary(max_size=400))
def test_any_bytes_give_a_record_or_a_coded_error(data: bytes) -> None:
    record = record_of(data)
    if record is not None:
        assert_record(record)


@SLOW
@given(documents.articles(), st.data())
def test_broken_documents_are_accounted_for(
    article: documents.Article, data: st.DataObject
) -> None:
    """Lines lost, doubled and cut, as crawlers do."""
    lines = documents.as_text(article).split("\n")
    picked = data.draw(st.lists(st.sampled_from(lines), max_size=30))
    broken = "\n".join(picked).encode()
    assert_accounted(broken)
