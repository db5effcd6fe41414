"""The HTML reader: every rule on a small page of its own, and its invariants on generated trees."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.model import Source
from extract.readers import html
from extract.readers.hints import hints_of
from extract.readers.html import read_html, rendered
from extract.readers.walk import gathered

if TYPE_CHECKING:
    from extract.model import Block, Document

    Tree = str | tuple[str, str, list["Tree"]]


def source(page: str | bytes) -> Source:
    data = page.encode() if isinstance(page, str) else page
    return Source("page.html", "html", "utf-8", len(data), "", text="", page=data)


def read(page: str | bytes, url: str | None = None) -> Document:
    document = read_html(source(page), url)
    with patch.object(html, "walk_page", lambda: gathered):
        assert document == read_html(source(page), url)
    return rendered(document)


def texts(page: str) -> list[str]:
    return [block.text for block in read(page).blocks]


def only(page: str) -> Block:
    (block,) = read(page).blocks
    return block


def chain(document: Document, place: int) -> list[str]:
    out = []
    while place:
        out.append(document.containers[place].tag)
        place = document.containers[place].parent
    return out


def test_each_block_element_is_a_block_in_order() -> None:
    page = "<h1>Cầu mới</h1><div>Mở đầu<p>Đoạn một</p>giữa<p>Đoạn hai</p></div>"
    assert texts(page) == ["Cầu mới", "Mở đầu", "Đoạn một", "giữa", "Đoạn hai"]


def test_inline_elements_join() -> None:
    assert texts("<p>Ông <b>Đỗ</b> <i>Văn</i> A<span>n</span> nói.</p>") == ["Ông Đỗ Văn An nói."]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<div><span class=a>Lê Ba</span><span class=b>12:00</span></div>", "Lê Ba 12:00"),
        ("<p><a>Tin</a><a>Bóng đá</a></p>", "Tin Bóng đá"),
        ("<p><span class=stamp>Huế</span>Sáng nay</p>", "HuếSáng nay"),
        ("<p><b>Đ</b><b>à</b> Lạt</p>", "Đà Lạt"),
        ("<p><span>Đ</span><span>à</span> Lạt</p>", "Đà Lạt"),
        ("<p><strong><a>Xem</a> </strong>thêm</p>", "Xem thêm"),
        ("<p><b>a</b><!-- x --> <b>b</b></p>", "a b"),
    ],
)
def test_white_space_between_inline_elements(page: str, expected: str) -> None:
    assert only(page).text == expected


def test_kinds() -> None:
    page = (
        "<h2>Mục</h2><ul><li><p>một</p></li></ul><blockquote><p>lời</p></blockquote>"
        "<figure><img src=/a.jpg><figcaption><p>chú</p></figcaption></figure>"
        "<div class=PhotoCMS_Caption><p>chú hai</p></div><dl><dt>từ</dt></dl><p>văn</p>"
    )
    kinds = [(block.text, block.kind) for block in read(page).blocks]
    assert kinds == [
        ("Mục", "heading"),
        ("một", "list_item"),
        ("lời", "quote"),
        ("chú", "caption"),
        ("chú hai", "caption"),
        ("từ", "list_item"),
        ("văn", "paragraph"),
    ]


def test_tag_is_the_nearest_block_element_and_keeps_headings() -> None:
    tags = [block.tag for block in read("<h1><div>Tựa</div></h1><td>x<div><p>y</div>").blocks]
    assert tags == ["h1", "body", "p"]


def test_a_table_of_values_gives_one_block_a_row() -> None:
    page = (
        "<table><tr><th>Năm</th><th>Tấn</th></tr><tr><td><p>2011</p></td><td>35</td></tr></table>"
    )
    blocks = read(page).blocks
    assert [(b.text, b.kind, b.tag) for b in blocks] == [
        ("Năm Tấn", "table_row", "tr"),
        ("2011 35", "table_row", "tr"),
    ]


def test_a_layout_table_is_walked_as_containers() -> None:
    page = (
        "<table><tr><td><img src='/x.jpg'></td></tr>"
        "<tr><td class='pCaption'>Bến cũ. Ảnh: N.A</td></tr></table>"
    )
    document = read(page)
    (block,) = document.blocks
    assert (block.kind, block.tag, block.text) == ("caption", "td", "Bến cũ. Ảnh: N.A")
    assert document.images[0].before == 0


def test_prose_in_cells_makes_a_layout_table() -> None:
    long = "Câu này rất dài. " * 30
    page = f"<table><tr><td>a<td>{long}</tr><tr><td>b<td>c</tr></table>"
    assert [block.kind for block in read(page).blocks] == ["paragraph"] * 4


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<div>Tòa soạn: số 3<br>Điện thoại: 04.1</div>", ["Tòa soạn: số 3", "Điện thoại: 04.1"]),
        ("<p>Ông ấy<br>nói rằng mưa.</p>", ["Ông ấy nói rằng mưa."]),
        ("<p>Câu một.<br><br>và câu hai</p>", ["Câu một.", "và câu hai"]),
        ("<p>Câu một.<br>&nbsp;<br>Câu hai</p>", ["Câu một.", "Câu hai"]),
        ("<h1>Tựa dài<br>Hai dòng</h1>", ["Tựa dài Hai dòng"]),
        ("<figcaption>Cây.<br>Ảnh: B</figcaption>", ["Cây. Ảnh: B"]),
        ("<footer><p>số 1<br>phố nhỏ</p></footer>", ["số 1", "phố nhỏ"]),
        ("<pre>dòng một\ndòng hai</pre>", ["dòng một", "dòng hai"]),
        ("<p>" + "từ " * 24 + "của<br>" + "Nam " * 24 + "nữa.</p>", None),
    ],
)
def test_line_breaks(page: str, expected: list[str] | None) -> None:
    found = texts(page)
    assert found == expected if expected else len(found) == 1


def test_links_and_hints_stay_with_their_line() -> None:
    page = "<div><span class=author>Lê Ba</span><br><a href=/x>Xem thêm tin</a></div>"
    first, second = read(page).blocks
    assert (first.hints, first.link_chars) == ({"author"}, 0)
    assert (second.hints, second.link_chars) == (frozenset(), 12)


def test_link_chars() -> None:
    assert only("<p>Xem <a href=x>tin <b>này</b></a> ngay</p>").link_chars == 7
    assert only("<li><a href=x>Thể thao</a></li>").link_chars == 8


@pytest.mark.parametrize(
    "hidden",
    [
        "<div hidden>ẩn</div>",
        "<div style='color:red; display : none'>ẩn</div>",
        "<p style='visibility:hidden'>ẩn</p>",
        "<span class='sr-only'>ẩn</span>",
        "<div class='d-none'><p>ẩn</p></div>",
        "<script>ẩn</script><style>ẩn</style><template><p>ẩn</p></template>",
        "<noscript><p>ẩn</p></noscript><iframe>ẩn</iframe><textarea>ẩn</textarea>",
        "<select><option>ẩn</option></select><svg><text>ẩn</text></svg><!-- ẩn -->",
        "<div role=dialog aria-hidden=true>ẩn</div>",
    ],
)
def test_hidden_elements_are_no_blocks(hidden: str) -> None:
    shown = "Chữ hiện. " * 25
    assert texts(f"<p>{shown}</p>{hidden}") == [shown.strip()]


@pytest.mark.parametrize(
    "shown",
    [
        "<div class='hidden md:block'>x</div>",
        "<div class='d-none d-md-block'>x</div>",
        "<div class=accordion><div style='display:none'>x</div><p>y</p></div>",
    ],
)
def test_elements_that_some_screens_show_are_visible(shown: str) -> None:
    assert "x" in texts(f"<p>{'Chữ hiện. ' * 25}</p>{shown}")


def test_a_page_that_shows_nothing_is_read_whole() -> None:
    assert texts("<div style='display:none'><p>Bài viết</p></div>") == ["Bài viết"]


def test_rendition_and_spans_agree() -> None:
    document = read("<p>Một\n hai</p><ul><li>ba<li>bo\N{COMBINING DOT BELOW}n</ul>")
    assert document.text == "Một hai\nba\nbọn"
    for number, block in enumerate(document.blocks, 1):
        assert document.text[block.start : block.end] == block.text
        assert (block.first_line, block.last_line) == (number, number)


def test_unshown_characters_are_left_out() -> None:
    text = "x&#x200b;y&shy;z&#x1b;[0m\N{ZERO WIDTH NO-BREAK SPACE}&nbsp;&nbsp;w"
    assert only(f"<p>{text}</p>").text == "xyz [0m w"
    assert texts("<p>&#x200b;</p><p>a</p>") == ["a"]


def test_containers_nest_and_cover_their_blocks() -> None:
    document = read(
        "<main><div class='article-body'><p>a</p><p>b</p></div>"
        "<div><div><p>c</p></div></div></main><footer><p>d</p></footer>"
    )
    root = document.containers[0]
    assert (root.tag, root.parent, root.first, root.stop) == ("", 0, 0, 4)
    body = document.containers[document.blocks[0].container]
    assert (body.hints, body.first, body.stop) == ({"body"}, 0, 2)
    assert chain(document, document.blocks[0].container) == ["div", "main"]
    assert chain(document, document.blocks[2].container) == ["main"]
    assert chain(document, document.blocks[3].container) == ["footer"]


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ({"class": "detail-sapo"}, {"lead"}),
        ({"class": "VCSortableInPreviewMode PhotoCMS_Caption"}, {"caption"}),
        ({"class": "kbwscwlrl"}, {"related"}),
        ({"class": "articleBody"}, {"body"}),
        ({"class": "box-comment__list"}, {"comment"}),
        ({"class": "post content news list main item box"}, set()),
        ({"class": "no-caption"}, set()),
        ({"id": "mainMenu"}, {"nav"}),
        ({"itemprop": "headline name"}, {"title", "name"}),
        ({"rel": "author"}, {"author"}),
        ({"rel": "nofollow tag"}, {"tags"}),
        ({"role": "navigation"}, {"nav"}),
        ({"class": None, "id": ""}, set()),
    ],
)
def test_hints(attributes: dict[str, str | None], expected: set[str]) -> None:
    assert hints_of(attributes) == expected


def test_images() -> None:
    page = (
        "<base href='https://bao.example/tin/'>"
        "<p>Trước</p><figure><img src='data:image/gif;base64,xx' data-src='a.jpg' alt='Cầu  mới'>"
        "<noscript><img src=a.jpg></noscript><figcaption>Cầu</figcaption></figure>"
        "<img src=/blank.gif><img src=/icon.png width=16 height=16>"
        "<img srcset='//c.example/b-320.jpg 320w, //c.example/b-640.jpg 640w'>"
    )
    first, second = read(page, "https://x.example/").images
    assert (first.address, first.alt, first.before) == (
        "https://bao.example/tin/a.jpg",
        "Cầu mới",
        1,
    )
    assert second.address == "https://c.example/b-320.jpg"


def test_an_address_that_is_none_stays_as_written() -> None:
    (image,) = read("<base href='https://bao.example/'><img src='//[x/a.jpg'>").images
    assert image.address == "//[x/a.jpg"


def test_evidence_of_time_elements() -> None:
    page = (
        "<article><time datetime='2018-07-23T08:07:00+07:00'>Hôm nay</time>"
        "<time itemprop=dateModified datetime='2018-07-24'>sửa</time>"
        "<span itemprop=datePublished content='2018-07-22'>x</span></article>"
        "<div class=comments><time datetime='2019-01-01'>y</time></div>"
    )
    document = read(page)
    assert [tuple(item) for item in document.evidence] == [
        ("published", "2018-07-23T08:07:00+07:00", "time"),
        ("updated", "2018-07-24", "time"),
        ("published", "2018-07-22", "microdata"),
    ]
    assert "time" in document.blocks[0].hints


@pytest.mark.parametrize(
    "page",
    [
        b"",
        b"\x00\xff\xfe",
        b"<frameset><frame src=a></frameset>",
        b"<html><head><title>x",
        b"<table><tr><td>" * 120,
        b"<a>" * 400,
        b"<p>" + b"<b><a>x" * 200,
        b"</p></br></html><body><li></td>x",
        b"<svg><p>x</p></svg><math><mi>y</mi></math><title>z</title>",
        b"<p>\xed\xa0\x80 \xf5 &#xD800; &#0;</p>",
    ],
)
def test_never_raises(page: bytes) -> None:
    document = read(page)
    assert document.text == "\n".join(block.text for block in document.blocks)


# A tree is a text or (name, attributes, children); the oracle below knows nothing of Lexbor.
_WORDS = st.text("abĐề .,\u00a0\n<&é9", max_size=8)
_NAMES = ("div", "section", "span", "b", "em", "time", "ul", "footer", "script", "style", "svg")
_CLASSES = ("", "title", "box", "caption", "comment-list", "sr-only")


def _element(children: st.SearchStrategy[Tree]) -> st.SearchStrategy[Tree]:
    return st.tuples(
        st.sampled_from(_NAMES), st.sampled_from(_CLASSES), st.lists(children, max_size=4)
    )


TREES = st.lists(st.recursive(_WORDS, _element, max_leaves=20), max_size=5)
FILLER = "Chữ hiện ở đầu trang. " * 12


def markup(tree: Tree) -> str:
    if isinstance(tree, str):
        return escape(tree)
    name, classes, children = tree
    inside = "" if name in ("script", "style") else "".join(map(markup, children))
    return f'<{name} class="{classes}">{inside}</{name}>'


def visible(tree: Tree) -> str:
    if isinstance(tree, str):
        return "".join(tree.split())
    name, classes, children = tree
    if classes == "sr-only" or name in ("script", "style", "svg"):
        return ""
    return "".join(map(visible, children))


def _without_svg_breakouts(tree: Tree) -> bool:
    # HTML elements inside `<svg>` break out of it; the oracle does not follow them there.
    if isinstance(tree, str):
        return True
    name, _, children = tree
    if name == "svg":
        return all(isinstance(child, str) for child in children)
    return all(map(_without_svg_breakouts, children))


@settings(deadline=None, max_examples=150)
@given(TREES.filter(lambda trees: all(map(_without_svg_breakouts, trees))))
def test_every_visible_character_is_in_exactly_one_block(trees: list[Tree]) -> None:
    page = f"<p>{FILLER}</p><div>" + "".join(map(markup, trees)) + "</div>"
    document = read(page)
    shown = "".join(FILLER.split()) + "".join(map(visible, trees))
    assert "".join(document.text.split()) == shown
    assert read(page) == document
    for place, container in enumerate(document.containers):
        assert 0 <= container.first <= container.stop <= len(document.blocks)
        if place:
            outer = document.containers[container.parent]
            assert container.parent < place
            assert outer.first <= container.first
            assert container.stop <= outer.stop
    for number, block in enumerate(document.blocks):
        home = document.containers[block.container]
        assert home.first <= number < home.stop
        assert 0 <= block.link_chars <= len(block.text)


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=200), st.text("<>/!-ptdiv span='\"&;#x0a\n", max_size=200))
def test_any_bytes_are_read(data: bytes, soup: str) -> None:
    for page in (data, soup.encode()):
        document = read(page)
        assert [document.text[b.start : b.end] for b in document.blocks] == [
            b.text for b in document.blocks
        ]
