"""What a page states about itself: meta tags, microdata, JSON-LD in every shape it is met in."""

from __future__ import annotations

import unicodedata
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.readers.meta import Found, fold, meta_of, read_meta


def stated(found: Found) -> list[tuple[str, str, str]]:
    return [tuple(item) for item in read_meta(found)]


def unfolded(value: str) -> str:
    """The value as it is folded where nothing tells that it is already."""
    shown = unicodedata.normalize("NFC", value)
    return " ".join("".join(c if c.isprintable() else " " for c in shown).split())


def script(text: str) -> list[tuple[str, str, str]]:
    return stated(Found(scripts=[text]))


def test_meta_tags() -> None:
    metas = [
        {"property": "og:title", "content": "Cầu &amp; đường"},
        {"name": "DESCRIPTION", "content": " Mở  đầu "},
        {"property": "article:published_time", "content": ""},
        {"property": "article:modified_time"},
        {"property": "article:author", "content": "https://mang.example/baochi"},
        {"name": "twitter:creator", "content": "@bao"},
        {"name": "author", "content": "Lê Ba"},
        {"name": "news_keywords", "content": "cầu, đường , ,sông"},
        {"itemprop": "datePublished", "content": "2018-07-23"},
        {"name": "viewport", "content": "width=device-width"},
        {"charset": "utf-8"},
    ]
    assert stated(Found(metas=[one for meta in metas if (one := meta_of(meta))])) == [
        ("title", "Cầu & đường", "og:title"),
        ("lead", "Mở đầu", "description"),
        ("author", "Lê Ba", "author"),
        ("tag", "cầu", "news_keywords"),
        ("tag", "đường", "news_keywords"),
        ("tag", "sông", "news_keywords"),
        ("published", "2018-07-23", "microdata"),
    ]


def test_order_title_language_meta_address() -> None:
    found = Found(
        titles=["Tựa | Báo", " "],
        languages=["vi"],
        metas=[("url", "https://a.example/1", "og:url", "og:url")],
        canonicals=["https://a.example/2", ""],
    )
    assert [item[2] for item in stated(found)] == ["title", "html lang", "og:url", "canonical"]


ARTICLE = (
    '{"@type":"NewsArticle","headline":"Tựa &quot;mới&quot;","datePublished":"2018-07-23T08:07",'
    '"dateModified":"2018-07-24","author":[{"@type":"Person","name":"Lê Ba"},"Trần Tư"],'
    '"publisher":{"name":"Báo Thử"},"keywords":["cầu","đường"],"articleSection":"Xã hội"}'
)
EXPECTED = [
    ("title", 'Tựa "mới"', "json-ld"),
    ("published", "2018-07-23T08:07", "json-ld"),
    ("updated", "2018-07-24", "json-ld"),
    ("section", "Xã hội", "json-ld"),
    ("author", "Lê Ba", "json-ld"),
    ("author", "Trần Tư", "json-ld"),
    ("publication", "Báo Thử", "json-ld"),
    ("tag", "cầu", "json-ld"),
    ("tag", "đường", "json-ld"),
]


@pytest.mark.parametrize(
    "text",
    [
        ARTICLE,
        f"[{ARTICLE}]",
        f'{{"@graph":[{{"@type":"WebSite","name":"x"}},{ARTICLE}]}}',
        f"<!-- {ARTICLE} -->",
        f"//<![CDATA[\n{ARTICLE}\n//]]>",
        ARTICLE.replace('"Xã hội"', '"Xã\nhội"'),
        ARTICLE[:-1] + ",}",
        ARTICLE + ";",
    ],
)
def test_json_ld_in_every_shape(text: str) -> None:
    assert script(text) == EXPECTED


def test_json_ld_with_escaped_quotes() -> None:
    text = "{&quot;@type&quot;:&quot;Article&quot;,&quot;headline&quot;:&quot;Tựa&quot;}"
    assert script(text) == [("title", "Tựa", "json-ld")]


def test_json_ld_references() -> None:
    text = (
        '{"@graph":[{"@type":["Article"],"headline":"T","author":{"@id":"#a"}},'
        '{"@type":"Person","@id":"#a","name":"Lê Ba"}]}'
    )
    assert ("author", "Lê Ba", "json-ld") in script(text)


def test_json_ld_breadcrumbs_and_pages() -> None:
    text = (
        '[{"@type":"BreadcrumbList","itemListElement":[{"name":"Xã hội"},'
        '{"item":{"name":"Giao thông"}},{"item":"x"},7]},'
        '{"@type":"WebPage","name":"trang","datePublished":"2018-07-23"}]'
    )
    assert script(text) == [
        ("published", "2018-07-23", "json-ld page"),
        ("section", "Xã hội", "json-ld breadcrumb"),
        ("section", "Giao thông", "json-ld breadcrumb"),
    ]


def test_a_recipe_is_named_by_its_name() -> None:
    assert ("title", "Phở", "json-ld") in script('{"@type":"Recipe","name":"Phở"}')


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Article",
        '"Article"',
        "{Article",
        '{"@type":"Article","author":7,"headline":["a",{"b":1}],"keywords":{}}',
        '{"@type":7,"headline":null,"x":"Article"}',
        '{"@type":"BreadcrumbList","itemListElement":3}',
        '{"@type":"Organization","name":"Article"}',
        "[" * 5000 + '"Article"',
        '{"@graph":' * 50 + '"Article"' + "}" * 50,
    ],
)
def test_broken_scripts_are_not_fatal(text: str) -> None:
    assert all(value and field != "author" for field, value, _ in script(text))


def test_fold() -> None:
    assert fold("a\tb\x1b[c\N{SOFT HYPHEN}d") == "a b [cd"
    assert fold("e\N{COMBINING ACUTE ACCENT}") == "é"


def test_what_is_told_to_be_folded_is() -> None:
    compiled = pytest.importorskip("extract.readers._text")
    assert compiled.is_folded("Đò Ninh – “cầu” thông xe, 8h")
    for letter in map(chr, range(0x11000)):
        for value in (letter, f"a{letter}", f"{letter}a", f"a{letter}\u0301", f"\u1ec7{letter} a"):
            assert not compiled.is_folded(value) or unfolded(value) == value, ascii(value)


@given(st.text(st.sampled_from([*"aệé \t\n\xa0\xad\x7f\u0301\u200b\u2013\U0001f600"])))
def test_values_that_are_told_to_be_folded_are(value: str) -> None:
    compiled = pytest.importorskip("extract.readers._text")
    assert not compiled.is_folded(value) or unfolded(value) == value


MARKUP = [
    *"a ệ@&;\t",
    "&quot;",
    "&#39;",
    "&#039;",
    "&lt;",
    "&gt;",
    "&nbsp;",
    "&amp;",
    "amp;",
    "&#x41",
    "http:",
]


@pytest.mark.parametrize("name", ["title", "author"])
@given(st.lists(st.sampled_from(MARKUP)).map("".join))
def test_values_are_stated_without_markup(name: str, value: str) -> None:
    shown = fold(unescape(value))
    is_said = shown and not (name == "author" and shown.startswith(("@", "http:")))
    metas = [(name, value, "k", "k")]
    assert stated(Found(metas=metas)) == ([(name, shown, "k")] if is_said else [])


def test_what_a_meta_states() -> None:
    assert meta_of({"name": "og:image", "content": "a.jpg", "property": None}) is None
    assert meta_of({"itemprop": " Keywords ", "content": "a,b"}) == (
        "tag",
        "a,b",
        "keywords",
        "microdata",
    )
