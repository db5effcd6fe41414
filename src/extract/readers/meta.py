"""What a page states about itself outside its visible blocks, as evidence.

Lives here: `<title>`, meta tags, microdata values, `<time>`, canonical links, JSON-LD. Does not
live here: walking the page (`html.py` hands over what it met) and judging the values.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import orjson

from extract.lexicon.cms import words
from extract.model import Evidence
from extract.pattern import Pattern
from extract.readers.limits import refuse_long_script, refuse_many_marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_UNSHOWN: Final[dict[int, str | None]] = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " "),
    **dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}"),
    **dict.fromkeys(map(ord, "\N{ZERO WIDTH NO-BREAK SPACE}\N{ZERO WIDTH SPACE}\N{SOFT HYPHEN}")),
}
"""Control characters, which would reach a terminal; lone surrogates, which JSON-LD can spell and
no encoding holds; marks that only allow or forbid a break."""
_META_KEYS: Final = ("property", "name", "itemprop", "http-equiv")
_TRAILING_COMMA: Final = Pattern(r",(?=\s*[}\]])")
_MARKUP_SHELL: Final = Pattern(r"<!--|-->|//<!\[CDATA\[|//\]\]>|<!\[CDATA\[|\]\]>")
_DEPTH_LEVELS: Final = 6
"""Nodes of a JSON-LD script are looked for so deep; `@graph` in a list in a script is three."""
_ITEM_LIMIT: Final = 200
"""Values taken of one list (authors, keywords, crumbs); no real page comes near."""
_NODE_LIMIT: Final = 2000
"""Nodes looked at in one script."""
_NODE_KEYS: Final = ("@graph", "mainEntity", "mainEntityOfPage", "author", "publisher")
SPLIT_FIELDS: Final = {"keywords": ",", "news_keywords": ","}
"""Keys of meta tags that state several values, and what stands between those."""
_SIMPLE_KEYS: Final = (
    ("headline", "title"),
    ("description", "lead"),
    ("datePublished", "published"),
    ("dateModified", "updated"),
    ("articleSection", "section"),
    ("inLanguage", "language"),
)
"""Keys of an article node whose values are plain strings, or lists of them."""
UNREAD: Final = frozenset(("image", "type"))
"""Fields of meta tags that nobody reads; a tag that states one states nothing else."""
_USUAL_MARKS: Final = (
    ("&quot;", '"'),
    ("&#39;", "'"),
    ("&#039;", "'"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&nbsp;", "\N{NO-BREAK SPACE}"),
    ("&amp;", "&"),  # the last, so that what it leaves is no mark again
)
_PAGE_KEYS: Final = (
    ("datePublished", "published"),
    ("dateModified", "updated"),
    ("inLanguage", "language"),
)


@dataclass(slots=True)
class Found:
    """What the walk met and did not read."""

    titles: list[str] = field(default_factory=list)
    """Text of `<title>` elements of the head, folded."""
    languages: list[str] = field(default_factory=list)
    """`lang` of the root element."""
    metas: list[tuple[str, str, str, str]] = field(default_factory=list)
    """What `<meta>` elements state, in order, as `meta_of` reads it."""
    canonicals: list[str] = field(default_factory=list)
    """`href` of canonical links."""
    stamps: list[Evidence] = field(default_factory=list)
    """Values of `<time>` and of microdata, read already."""
    scripts: list[str] = field(default_factory=list)
    """Contents of JSON-LD scripts."""


def read_meta(found: Found) -> list[Evidence]:
    """Turn what the page says about itself into evidence, in the order of the page.

    >>> read_meta(Found(titles=["Một tựa  đề"], languages=["vi-VN"]))
    [Evidence(field='title', value='Một tựa đề', origin='title'), \
Evidence(field='language', value='vi-VN', origin='html lang')]
    """
    out = [_evidence("title", value, "title") for raw in found.titles if (value := fold(raw))]
    languages = [value for raw in found.languages if (value := fold(raw))]
    out.extend([_evidence("language", value, "html lang") for value in languages])
    for name, content, key, origin in found.metas:
        comma = SPLIT_FIELDS.get(key)
        if not comma:
            _state(out, name, content, origin)
            continue
        for value in content.split(comma)[:_ITEM_LIMIT]:
            _state(out, name, value.strip(), origin)  # bare, most are plain
    addresses = [value for raw in found.canonicals if (value := fold(raw))]
    out.extend([_evidence("url", value, "canonical") for value in addresses])
    out.extend([item for item in found.stamps if item.value])
    telling = words().schema.telling
    for script in found.scripts:
        if any(word in script for word in telling):
            out += _script_values(script)
    return out


def meta_of(attributes: dict[str, str | None]) -> tuple[str, str, str, str] | None:
    """What a `<meta>` states: field, content, key and origin; `None` where nobody reads it.

    The content is folded where it need not be unescaped or split before.

    >>> meta_of({"property": "og:title", "content": "Cầu"})
    ('title', 'Cầu', 'og:title', 'og:title')
    """
    content = attributes.get("content")
    if not content:
        return None
    known = words().meta
    for attribute in _META_KEYS:
        key = attributes.get(attribute)
        if key:
            name = known.get(key)
            if name is None:
                key = key.strip().casefold()
                name = known.get(key)
            if name in UNREAD:
                return None
            if name:
                plain = key not in SPLIT_FIELDS and "&" not in content
                origin = "microdata" if attribute == "itemprop" else key
                return name, fold(content) if plain else content, key, origin
    return None


def stamp_of(attributes: dict[str, str | None], *, is_time: bool) -> Evidence:
    """The machine's value of a `<time>` or a microdata element; its field or value may be empty."""
    prop = (attributes.get("itemprop") or "").casefold()
    if not is_time:
        value = attributes.get("content") or attributes.get("datetime")
        return _evidence(words().meta.get(prop, ""), fold(value or ""), "microdata")
    classes = (attributes.get("class") or "").split()
    updated = prop == "datemodified" or "updated" in classes
    value = fold(attributes.get("datetime") or "")
    return _evidence("updated" if updated else "published", value, "time")


def _evidence(name: str, value: str, origin: str) -> Evidence:
    """One made in a fraction of the time that the class takes."""
    return tuple.__new__(Evidence, (name, value, origin))


def fold(value: str) -> str:
    """NFC, white space folded, no control characters, no invisible break marks.

    >>> fold(" Hà\u200b\u00a0 Nội ")
    'Hà Nội'
    """
    value = value.strip()
    if is_folded(value):
        return value
    if not value.isprintable() or "  " in value:
        value = " ".join(value.split())
        if not value.isprintable():  # translating goes letter by letter: only where it must
            value = " ".join(value.translate(_UNSHOWN).split())
    if value.isascii():
        return value
    refuse_many_marks(value)
    return unicodedata.normalize("NFC", value)


def _state(out: list[Evidence], name: str, raw: str, origin: str) -> None:
    """Add a value that says something: no account and no address is an author."""
    if state_plain(out, name, raw, origin):
        return
    value = fold(_unescape(raw) if "&" in raw else raw)
    if value and not (name == "author" and value.startswith(("@", "http:", "https:"))):
        out.append(_evidence(name, value, origin))


def _script_values(script: str) -> list[Evidence]:
    nodes = _nodes(_parsed(script))
    named = {node["@id"]: node for node in nodes if "@id" in node and _names_itself(node)}
    schema = words().schema
    articles, pages, crumbs = [], [], []
    for node in nodes:
        types = _types(node)
        if not schema.articles.isdisjoint(types):
            articles.append(node)
        elif not schema.pages.isdisjoint(types):
            pages.append(node)
        elif "BreadcrumbList" in types:
            crumbs.append(node)
    out: list[Evidence] = []
    for node in articles:
        _add_article(out, node, named)
    for node in pages:
        _add_plain(out, node, _PAGE_KEYS, "json-ld page")
    for node in crumbs:
        for name in _crumbs(node):
            _state(out, "section", name, "json-ld breadcrumb")
    return out


def _names_itself(node: dict[str, Any]) -> bool:
    return isinstance(node.get("@id"), str) and isinstance(node.get("name"), str)


def _parsed(script: str) -> Any:  # noqa: ANN401 - any JSON value
    """The script's value; `None` where no reading of it is JSON.

    Raises:
        ExtractError: `too_large`.
    """
    refuse_long_script(len(script))
    try:
        return orjson.loads(script)
    except orjson.JSONDecodeError:
        pass
    for reading in (_as_is, _bare, _unescaped):
        try:
            return json.loads(reading(script), strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _as_is(script: str) -> str:
    return script


def _bare(script: str) -> str:
    """Without comment marks, CDATA, trailing commas and a semicolon at the end."""
    shell = _MARKUP_SHELL.sub("", script).strip().rstrip(";")
    return _TRAILING_COMMA.sub("", shell)


def _unescaped(script: str) -> str:
    return _bare(_unescape(script))


def _unescape(text: str) -> str:
    left = text.count("&")
    for mark, _ in _USUAL_MARKS:
        left -= text.count(mark)
    if left:
        return _unescaper()(text)
    for mark, sign in _USUAL_MARKS:
        text = text.replace(mark, sign)
    return text


@cache
def _unescaper() -> Callable[[str], str]:
    from html import unescape  # knows 2,231 names

    return unescape


def _nodes(value: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - any JSON value
    """Every node of a script that may stand for the page, outermost first."""
    out: list[dict[str, Any]] = []
    _add_nodes(out, value, 0)
    return out


def _add_nodes(out: list[dict[str, Any]], value: Any, depth: int) -> None:  # noqa: ANN401
    if depth > _DEPTH_LEVELS:
        return
    if isinstance(value, list):
        for item in value[:_NODE_LIMIT]:
            _add_nodes(out, item, depth + 1)
    elif isinstance(value, dict):
        out.append(value)
        for key in _NODE_KEYS:
            inside = value.get(key)
            if isinstance(inside, (dict, list)):
                _add_nodes(out, inside, depth + 1)


def _types(node: dict[str, Any]) -> list[str]:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return [k.rsplit("/", 1)[-1] for k in kinds if isinstance(k, str)]


def _add_article(
    out: list[Evidence], node: dict[str, Any], named: dict[str, dict[str, Any]]
) -> None:
    origin = "json-ld"
    _add_plain(out, node, _SIMPLE_KEYS, origin)
    if not isinstance(node.get("headline"), str):
        _add_plain(out, node, (("name", "title"),), origin)
    for person in _people(node.get("author"), named):
        _state(out, "author", person, origin)
    for publisher in _people(node.get("publisher"), named):
        _state(out, "publication", publisher, origin)
    for tag in _keywords(node.get("keywords")):
        _state(out, "tag", tag, origin)
    url = node.get("url")
    if isinstance(url, str):
        _state(out, "url", url, origin)


def _add_plain(
    out: list[Evidence], node: dict[str, Any], keys: tuple[tuple[str, str], ...], origin: str
) -> None:
    for key, name in keys:
        value = node.get(key)
        if isinstance(value, str):
            _state(out, name, value, origin)
        elif isinstance(value, list):
            for item in value[:_ITEM_LIMIT]:
                if isinstance(item, str):
                    _state(out, name, item, origin)


def _people(
    value: Any,  # noqa: ANN401 - any JSON value
    named: dict[str, dict[str, Any]],
) -> Iterator[str]:
    """Names out of a string, a node, a reference to a node, or a list of those."""
    for item in (value if isinstance(value, list) else [value])[:_ITEM_LIMIT]:
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            known = item if "name" in item else named.get(str(item.get("@id")), {})
            name = known.get("name")
            names = name if isinstance(name, list) else [name]
            yield from (one for one in names[:_ITEM_LIMIT] if isinstance(one, str))


def _keywords(value: Any) -> Iterator[str]:  # noqa: ANN401 - any JSON value
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, str):
            yield from item.split(",")[:_ITEM_LIMIT]


def _crumbs(node: dict[str, Any]) -> Iterator[str]:
    """Section path of a breadcrumb list, outermost first, as the script orders it."""
    items = node.get("itemListElement")
    for item in (items if isinstance(items, list) else [])[:_ITEM_LIMIT]:
        if isinstance(item, dict):
            inner = item.get("item")
            name = item.get("name") or (inner.get("name") if isinstance(inner, dict) else None)
            if isinstance(name, str):
                yield name


def tells_nothing(_: str) -> bool:
    """Whether a value is known to be folded: without the compiled look none is."""
    return False


def states_nothing(_: list[Evidence], _name: str, _value: str, _origin: str) -> bool:
    """Whether a value is plain and was added: without the compiled look none is."""
    return False


try:
    from extract.readers import _text
except ImportError:
    is_folded: Callable[[str], bool] = tells_nothing
    state_plain: Callable[[list[Evidence], str, str, str], bool] = states_nothing
else:
    is_folded = _text.is_folded
    state_plain = _text.state_plain
