"""The look at a page's tags: the same in C and in Python, never below the parser's own depth."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

import hostile
from extract import ExtractError, extract
from extract.readers.compiled import walk_page
from extract.readers.images import ADDRESS_KEYS
from extract.readers.limits import MARKS, PAGE, refuse_many_marks
from extract.readers.scan import READ_OF, Cost, scan

EVERYTHING: Final = Cost(*[10**12] * len(PAGE))
PAGES: Final = sorted((Path(__file__).parent / "fixtures").glob("*/input.html"))
PIECES: Final = [
    *(
        "<div>",
        "</div>",
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<a href=x>",
        "</a>",
        "<ul>",
        "<li>",
        "</ul>",
    ),
    *("<table>", "<tr>", "<td>", "</table>", "<svg>", "<g/>", "</svg>", "<select>", "<option>"),
    *(
        "<!-- <div> -->",
        "<!-->",
        "<script><div></script>",
        "<style>",
        "</style>",
        "<![CDATA[",
        "]]>",
    ),
    *(
        "x",
        " ",
        "<",
        ">",
        "'",
        '"',
        "=",
        "/",
        "<p a='>",
        "<p a=\">' b>",
        "</",
        "<x-y a b=c>",
        "<body a>",
    ),
    *(
        '<p class="x" id="y>">',
        '<p ="x>" y="z">',
        '<p a="x"="y>" z="">',
        '<p a=b="x>" c>',
        """<p a"b="c>" d='e"f="g>"'>""",
        "<a\0><A\0B a b/c\vd></a\0>",
        "<BlockQuote\0><blockquo\0te>",
        "<DIV></dIv><B></b></B><TD></tD><abcdefg></abcdefg><abcdefgh></abcdefgh>",
    ),
    *("<template>", "</template>", "<button>", "</button>", "<span>", "</span>", "<font size=1>"),
]


def agree(page: bytes) -> None:
    compiled = pytest.importorskip("extract.readers._scan")
    for most in (EVERYTHING, PAGE):
        assert compiled.scan(page, most) == scan(page, most)


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_both_looks_agree(pieces: list[str]) -> None:
    agree("".join(pieces).encode())


@given(st.binary(max_size=300))
def test_both_looks_agree_on_any_bytes(data: bytes) -> None:
    agree(b"<p " + data)


@pytest.mark.parametrize("case", hostile.PAGES)
def test_both_looks_agree_on_hostile_pages(case: str) -> None:
    agree(hostile.document(case, 3000))


@pytest.mark.parametrize("case", hostile.PAGES)
def test_no_hostile_page_is_light(case: str) -> None:
    compiled = pytest.importorskip("extract.readers._scan")
    page = hostile.document(case, 3000)
    light = compiled.lightened(page, PAGE)
    assert light is None or all(map(int.__le__, scan(page, PAGE), PAGE))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.parent.name)
def test_usual_pages_are_light(path: Path) -> None:
    compiled = pytest.importorskip("extract.readers._scan")
    page = path.read_bytes()
    assert compiled.lightened(page, PAGE) or len(page) < 128


def test_both_looks_agree_on_damaged_pages() -> None:
    dice = random.Random(7)  # noqa: S311 - no secret
    for path in PAGES:
        page = bytearray(path.read_bytes()[:6000])
        for _ in range(20):
            at = dice.randrange(len(page))
            page[at : at + dice.randrange(4)] = dice.choice(PIECES).encode()
        agree(bytes(page))


@given(st.lists(st.sampled_from(PIECES), max_size=60), st.randoms(use_true_random=False))
def test_a_light_page_passes_no_limit(pieces: list[str], dice: random.Random) -> None:
    compiled = pytest.importorskip("extract.readers._scan")
    page = ("".join(pieces) * dice.randrange(1, 60)).encode() + b" " * 128
    cost = scan(page, EVERYTHING)
    most = EVERYTHING._replace(
        depth=129 + dice.randrange(200), reopened=20_000 + dice.randrange(100_000)
    )
    assert compiled.lightened(page, cost) is None
    if compiled.lightened(page, most) is not None:
        assert all(map(int.__le__, cost, most))


LONG: Final = "l" * 80
UNREAD: Final = [
    *(f"<script>{LONG}", f"<style>{LONG}", f"<Script async>{LONG}", f"<script/>{LONG}"),
    *("</script>", "</style>", "</Script >", "</scripts>", f"<style/>{LONG}</style/>"),
    *(
        f"<svg a={LONG}><path/>",
        f"<svg/>{LONG}",
        f"<svg>{LONG}",
        f"<path d={LONG}/>",
        "<use></use>",
    ),
    *("</svg>", "</SVG>", f"<g>{LONG}", "</g>", "<foreignObject>", "<circle>", "</path>", "</p>"),
    *(f"<script>{LONG}<!-- <script>", f"<script>{LONG}<!--", "-->", f"<title>{LONG}", "</title>"),
    *(f"<textarea>{LONG}", "</textarea>", "<frameset>", "</frameset>", "<template>", "</template>"),
    *(f"<script type=application/ld+json>{LONG}", f'<script type="application/ld&#43;json">{LONG}'),
    *("<select>", "</select>", "<option>", "<noscript>", "</noscript>", "<head>", "<body>", LONG),
    *("<math>", "</math>", "<table>", "<tr>", "<colgroup>", "</table>", "<p>", "<!--", "<p x='"),
    *(
        '<a href="/1" class="c" title="t">',
        "</a>",
        "<a\thref='/1'\nid=i>",
        '<a href="/1"/class="x">',
        '<b title="1">',
        '<b title="2">',
        "</b>",
        '<p class=c/ title="t">',
        '<p title="t"id=i hidden x="y">',
        '<p title= "t" class="c">',
        '<time datetime="2018-07-23" title="t" itemprop="datePublished">',
        '<img title="t" src="/1.jpg" alt="a" data-src="/2.jpg" width="90" border="0">',
        '<link media="m" rel="canonical" href="/1">',
        '<td width="1" style="display:none">',
        '<input title="t" type="hidden">',
        '<button title="t">',
        '<div Title="t" title="u" "="v" class="w">',
        '<p hidden title="t" ="v">',
        '<time title="t">',
    ),
]


@given(st.lists(st.sampled_from(UNREAD), max_size=40))
def test_what_is_left_out_of_a_light_page_is_read_by_nobody(pieces: list[str]) -> None:
    compiled = pytest.importorskip("extract.readers._scan")
    page = ("".join(pieces) + " " * 128).encode()
    light = compiled.lightened(page, PAGE)
    assert light is None or _seen(light) == _seen(page)


@pytest.mark.parametrize(
    ("page", "left"),
    [
        ("<p>A<script>S</script>B", "<p>A<script></script>B"),
        ("<style>S</style><script>S</script>", "<style></style><script></script>"),
        ("<svg><g>S</g></svg>B", "<svg></svg>B"),
        ('<script type="application/ld+json">S</script>', None),
        ("<svg><p>S</p></svg>", None),
        ("<svg/><g>S</g></svg>", None),
        ("<svg><title>S</title></svg>", None),
        ("<svg><script>S</script></svg>", None),
        ("<select><style>S</style></select>", None),
        ("<script>S<!--<script></script>", None),
        ("<script type=ld+json><!--<script>--></script><style>S</style>", None),
        ("<!--<script>S</script>-->", None),
        ("<p id='<style>S</style>'>", None),
        ("<title><script>S</script></title>", None),
        ("<script>S", None),
        ("<table><tr><td><style>S</style>", None),
        ("<svg><g>S</g></svg><table><svg><g>S</g></svg>", "<svg></svg><table><svg><g>S</g></svg>"),
        ('<a href="/1" class="c" title="t">A</a>', '<a class="c">A</a>'),
        ("<p title='t'\nalign='left' hidden>A", "<p hidden>A"),
        ("<p title='t'\n align='left'>A", "<p\n>A"),
        ('<li data-id="1" itemprop="name" lang="vi">', '<li itemprop="name">'),
        ('<img class="c" src="/1" alt="a" data-src="/2">', '<img src="/1" alt="a" data-src="/2">'),
        ('<link as="a" rel="r" href="h">', '<link rel="r" href="h">'),
        ('<script src="s" type="t">S</script>', '<script type="t"></script>'),
        ('<b title="t"><input title="t"><meta title="t"><svg title="t">', None),
        ('<p title="t"class="c"><p class=c title="t"/><p class="c"title="t">', None),
        ('<p title=t title ="t" Title="t" /title="t" x&y="t">', None),
        ('<p class="c" title="t', None),
        ('<p hidden title="t" =>', None),
        ('<time title="t">', None),
        ('<textarea><p title="t">', None),
        ('<!--<p title="t">-->', None),
    ],
)
def test_what_is_left_out(page: str, left: str | None) -> None:
    compiled = pytest.importorskip("extract.readers._scan")
    whole = (page.replace("S", LONG) + " " * 128).encode()
    cut = whole if left is None else (left.replace("S", LONG) + " " * 128).encode()
    assert compiled.lightened(whole, PAGE) == cut


def test_addresses_of_pictures_are_kept() -> None:
    assert set(map(str.encode, ADDRESS_KEYS)) < READ_OF[b"img"]


def _seen(page: bytes) -> list[object]:
    """All that the walk makes of a page, without and with what is hidden."""
    parser = LexborHTMLParser(page)
    return [walk_page()(parser.root, None, hidden) for hidden in (False, True)]


@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_no_page_is_deeper_than_the_look_says(pieces: list[str]) -> None:
    """The parser adds `html`, `body`, and the parts of a table that are left out."""
    page = "".join(pieces).encode()
    tables = sum(piece in {"<table>", "<tr>", "<td>"} for piece in pieces)
    formats = sum(piece in {"<b>", "<a href=x>", "<font size=1>"} for piece in pieces)
    assert _depth(page) <= scan(page, EVERYTHING).depth + 4 + 2 * tables + formats


def _depth(page: bytes) -> int:
    deepest, level = 0, [LexborHTMLParser(page).root]
    while level:
        deepest += 1
        level = [child for node in level if node is not None for child in node.iter()]
    return deepest


def test_a_lone_surrogate_of_json_ld_is_replaced() -> None:
    script = r'{"@type":"Article","headline":"C\ud800u",}'
    page = f'<script type="application/ld+json">{script}</script><h1>Cầu</h1><p>{"Một câu. " * 30}'
    assert "\ud800" not in str(extract(page, format="html"))


@pytest.mark.parametrize("before", [0, 1, MARKS - 1, MARKS, 3 * MARKS + 7])
def test_many_marks_are_found_wherever_they_stand(before: int) -> None:
    refuse_many_marks("e" * before + "\u0301" * (MARKS - 1) + "é" * 500)
    with pytest.raises(ExtractError):
        refuse_many_marks("e" * before + "\u0301" * MARKS + "é" * 500)
