"""Other extractors, each a function from a page's bytes to the fields of a record that it finds.

Each is called as its documentation shows for a saved page, with its metadata where it has some.
"""

from __future__ import annotations

import contextlib
import io
import logging
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Peer = Callable[[bytes], dict[str, Any]]


def record(
    title: object, body: object, published: str | None, authors: list[str]
) -> dict[str, Any]:
    """What the scorer reads of a record."""
    return {
        "header": {"title": title or None, "published": published and {"value": published}},
        "body": {"text": body or ""},
        "byline": {"contributors": [{"name": a, "roles": ["text"]} for a in authors if a]},
    }


def trafilatura() -> Peer:
    """Its extraction with metadata."""
    library = import_module("trafilatura")

    def work(page: bytes) -> dict[str, Any]:
        found = library.bare_extraction(page, with_metadata=True)
        if found is None:
            return record(None, "", None, [])
        return record(found.title, found.text, found.date, (found.author or "").split("; "))

    return work


def newspaper4k() -> Peer:
    """Its article, without its language models."""
    library = import_module("newspaper")

    def work(page: bytes) -> dict[str, Any]:
        # It would fetch the pictures of the page to compare their sizes.
        article = library.Article("https://paper.example/a.html", fetch_images=False)
        try:
            article.download(input_html=page.decode("utf-8", "replace"))
            article.parse()
        except Exception:  # noqa: BLE001 - what it raises is its answer: nothing found
            return record(None, "", None, [])
        moment = article.publish_date
        return record(
            article.title, article.text, moment and moment.isoformat(), list(article.authors)
        )

    return work


def readability() -> Peer:
    """Its summary, whose text lxml gives."""
    library, lxml = import_module("readability"), import_module("lxml.html")

    def work(page: bytes) -> dict[str, Any]:
        try:
            document = library.Document(page.decode("utf-8", "replace"))
            body = lxml.fromstring(document.summary()).text_content()
            return record(document.short_title(), body, None, [])
        except Exception:  # noqa: BLE001 - likewise
            return record(None, "", None, [])

    return work


def resiliparse() -> Peer:
    """Its plain text of the main content; it looks for nothing else."""
    plain = import_module("resiliparse.extract.html2text").extract_plain_text
    tree = import_module("resiliparse.parse.html").HTMLTree

    def work(page: bytes) -> dict[str, Any]:
        parsed = tree.parse_from_bytes(page, "utf-8")
        return record(parsed.title, plain(parsed, main_content=True), None, [])

    return work


def turbohtml() -> Peer:
    """Its article."""
    library = import_module("turbohtml")

    def work(page: bytes) -> dict[str, Any]:
        article = library.parse(page).article()
        return record(article.title, article.text, article.date, [article.byline or ""])

    return work


PEERS: dict[str, Callable[[], Peer]] = {
    "trafilatura": trafilatura,
    "newspaper4k": newspaper4k,
    "readability-lxml": readability,
    "resiliparse": resiliparse,
    "turbohtml": turbohtml,
}


def installed() -> dict[str, Peer]:
    """The peers that are here, ready to be called; what they log is not shown."""
    logging.disable(logging.CRITICAL)
    out: dict[str, Peer] = {}
    for name, make in PEERS.items():
        with contextlib.suppress(ImportError), contextlib.redirect_stderr(io.StringIO()):
            out[name] = make()
    return out
