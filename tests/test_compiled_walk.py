"""The compiled walk says what the walk in Python says, on every page."""

from __future__ import annotations

import itertools
import os
import random
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from extract.fields.signs import columns
from extract.labels import zones
from extract.readers import compiled, walk
from extract.readers.compiled import compiled_walk
from extract.readers.elements import tags_of_parser
from extract.readers.hints import lookup
from test_reader_html import TREES, markup

if TYPE_CHECKING:
    from test_reader_html import Tree

WALK = compiled_walk()
pytestmark = pytest.mark.skipif(
    WALK is None, reason="the compiled walk is not built, or selectolax is of another version"
)
CORPUS: Final = Path(__file__).parents[2] / "shared" / "corpus"
PAGES: Final = sorted((*CORPUS.glob("html/*/*.html"), *CORPUS.glob("general/pages/*.html")))
SECONDS_OF_DAMAGE: Final = 4

PIECES: Final = [
    "<h1 class='title'>Cầu <div>mới</div></h1>",
    "<P CLASS='sapo box' ID=x>Sáng nay,\n <b>c</b><i>ầu</i>&nbsp; mới</P>",
    "<p>Một <a href=/x rel='nofollow tag'>đường <u>dẫn</u> </a> “đã” nói…</p>",
    "<p>Câu một.<br>câu hai.<br><br><a>Ba</a> &#x200b;bốn<br> </p>",
    "<div><span class=a>Lê Ba</span><span class=b>12:00</span><em>x</em><span>y</span></div>",
    "<ul id=mainMenu><li><a class=z href=/>Tin<img src=/t.png></a><li>Thể thao</ul>",
    "<div hidden>ẩn</div><div style='color:red; DISPLAY : none'>ẩn</div><b class=d-none>ẩn</b>",
    "<div style='display:none'><p>ẩn</p></div><div style='visibility:visible;x:none'>hiện</div>",
    "<div class=accordion><div style='display:none'>gập</div></div>",
    "<div role=navigation>a</div><div role=dialog aria-hidden=true>b</div><div role=main>c</div>",
    "<time datetime=2018-07-23>nay</time><time class=updated datetime=x>mai</time><time>a</time>",
    "<span itemprop='author name' content='Lê Ba'>b</span><meta itemprop=datePublished content=c>",
    "<article itemscope><p itemprop=articleBody>x</p><a rel=author itemprop=author>y</a></article>",
    "<img src=a.jpg alt=' Ảnh  1 '><img src='data:image/gif;base64,x' data-src=' b c.jpg'>",
    "<img srcset='//c/1.jpg 1x, //c/2.jpg 2x'><img src=/blank.gif><img src=x width=20px>",
    "<img src='a\u0111.png' height=300><img width=\u0661 src=q><img data-lazy src=,><img alt=x>",
    "<noscript><img src=/n.jpg><div><img src=/m.jpg></div></noscript>",
    "<table><tr><th>Năm<th>Tấn<tr><td><p>2011</p><td>35<br>x</table>",
    "<table><tr><td><img src=/x.jpg><tr><td class=pCaption>Bến cũ</table>",
    "<table><tr><td>a<table><tr><td>b<td>c<tr><td>d<td>e</table></table>",
    "<pre>dòng một\n dòng hai\n\n</pre><address>a<br>b</address><textarea>z</textarea>",
    "<footer><p>số 1<br>phố nhỏ</p></footer><div class=footer>a<br>b</div><nav><p>d</nav>",
    "<title>hai</title><base href='https://b.example/d/'><link rel=canonical href=/c>",
    '<script type=\'application/ld+json\'>{"@type":"Article","headline":"T"}</script>',
    "<meta property=og:title content='T &amp;amp; x'><meta name=Author content=y><meta name=a>",
    "<custom-tag class=caption>x</custom-tag><svg><a>y</a></svg><math><mi>z</mi></math>",
    "e\N{COMBINING ACUTE ACCENT} \ufeffa\u00adb \u2028 \u3000 東京 \U0001f600 \x1b[0m \x7f\x85",
    "<p>Viê\N{COMBINING DOT BELOW}t ca\N{COMBINING HOOK ABOVE}nh<p>e\N{COMBINING ACUTE ACCENT}…",
    "<b>a</b><!-- x --><b>b</b> <i> c </i><a> d </a><a>e\n</a><q>f</q><span>1</span><u>2</u>",
    "<details><summary>s</summary><p>t</details><dl><dt>u<dd>v</dl><fieldset><legend>w</fieldset>",
    "<p class='" + "x" * 500 + " title'>dài</p><p class=''>r</p><p class id>r</p>",
]

NAMES: Final = st.sampled_from(
    (
        *itertools.chain(*lookup()),
        *"  -_:. 09AZĐı\n\x1c",
        "hidden",
        "md:block",
        "articleBody",
        "VCa",
    )
)
"""Words of class names, and what stands between them."""
SIGNS: Final = (
    "  !!aZ.~\n\t\x01\x1c\x7f\x85\xa0\u2003\u2028\u205f\u3000\xad\u200b\ufeff\u200d"
    "\xe9\u0111\u0300\u0301\u0344\u1ea5\u2026\u20ab\u2126\u2500\u6771\uf900\uac00\U0001f600"
)


def agree(page: str | bytes) -> None:
    root = LexborHTMLParser(page).root
    assert WALK is not None
    for hidden in (False, True):
        for url in (None, "https://a.example/b/"):
            assert WALK(root, url, hidden) == walk.gathered(root, url, hidden)


@pytest.mark.parametrize("page", PIECES)
def test_every_shape(page: str) -> None:
    agree(page)
    agree(f"<html lang=vi><body class=caption><ul><li>{page}</li></ul><p>x</html>")


@settings(deadline=None, max_examples=200)
@given(st.lists(st.sampled_from(PIECES), max_size=8), st.integers(0, 3))
def test_shapes_together(pieces: list[str], cut: int) -> None:
    page = "<div>".join(pieces)
    agree(page[cut * 7 : len(page) - cut * 5] if cut else page)


@settings(deadline=None, max_examples=150)
@given(TREES)
def test_generated_trees(trees: list[Tree]) -> None:
    agree("".join(map(markup, trees)))


@settings(deadline=None, max_examples=200)
@given(st.binary(max_size=200), st.text("<>/!-ptdiv span='\"&;#x0a\nàẢ\xa0", max_size=200))
def test_broken_markup(data: bytes, soup: str) -> None:
    agree(data)
    agree(soup.encode())
    agree(b"<p>" + data + b"<b>" + data + b"<a class=b>" + data)


@settings(deadline=None, max_examples=300)
@given(st.lists(st.text(SIGNS, max_size=20), max_size=6))
def test_folding(texts: list[str]) -> None:
    # Blanks of all kinds, marks that are left out, and letters of one to four bytes, across the
    # eight bytes that are looked at together and across the ends of inline elements.
    agree("<p>" + "<b>".join(texts) + "<li>" + "<a>".join(texts) + "<p>" + "</b>".join(texts))
    agree(
        "".join(
            f"<p>{text}<p>vi{text * 2}<h1>abc {text}x<img src=a alt='{text}'>" for text in texts
        )
    )


@pytest.mark.parametrize("start", range(0, 0x30000, 0x2000))
def test_every_character(start: int) -> None:
    # Each stands alone, doubled between letters, and at the ends of inline elements.
    points = [
        p for p in range(start, start + 0x2000) if not 0xD800 <= p < 0xE000 and chr(p) not in "<&"
    ]
    agree("".join(f"<p>{chr(p)}</p>" for p in points))
    agree("".join(f"<p>a{chr(p)} {chr(p)}b <a>{chr(p)}x{chr(p)}</a></p>" for p in points))
    agree("".join(f"<p><span class=a>{chr(p)}</span><s>{chr(p)}</s><q>1</q></p>" for p in points))


def test_strays_at_the_ends() -> None:
    # Control characters around letters with tones, and bytes that belong to no letter.
    tone = "e\N{COMBINING DOT BELOW}"
    for sign in (chr(c) for c in (*range(1, 33), 0x7F, 0x85, 0xA0, 0xAD, 0x200B, 0x2003, 0x3000)):
        agree("".join(f"<p>{text}" for text in (sign + tone, tone + sign, f"{tone} {sign}{tone}")))
    agree(b"<a>P<a><a>H\x97<a>\xc3\xa9\x97<a>\x97a<a>b")


def test_depth_and_breadth() -> None:
    agree("<div class=a>" * 3000 + "x")
    agree("<b><a>x" * 500)
    agree("<p>a<br>" * 2000)
    agree("".join(f"<i class='n{n} caption{n}'>a</i>" for n in range(3000)))
    agree("<p>" + "chữ " * 50_000)


def test_more_names_than_are_remembered() -> None:
    agree("".join(f"<p class='c{n} title' id=i{n}>a</p>" for n in range(20_000)))


@settings(deadline=None, max_examples=300)
@given(st.lists(st.lists(NAMES, max_size=30).map("".join), min_size=1, max_size=20))
def test_names(names: list[str]) -> None:
    agree("".join(f'<p class="{name}">a<i id="{name}">b</i></p>' for name in names))


def test_containers_are_a_sequence() -> None:
    root = LexborHTMLParser("<div class=comment><p>a<p>b</div><aside><p>c<p>d</aside>").root
    assert WALK is not None
    expected, made = walk.gathered(root, None, False), WALK(root, None, False).containers
    assert [made[place] for place in range(len(made))] == expected.containers == list(made)
    assert made[1] is made[1]
    assert repr(made) == repr(expected.containers)
    for place in (-1, len(made)):
        with pytest.raises(IndexError):
            made[place]


@settings(deadline=None, max_examples=100)
@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_containers_speak_before_they_are_made(pieces: list[str]) -> None:
    root = LexborHTMLParser("".join(pieces)).root
    assert WALK is not None
    compiled_zones = pytest.importorskip("extract.labels._zones")
    made = WALK(root, None, False)
    texts, _, links, _, places = columns(made.blocks)
    want = zones.read_zones_in_python(list(made.containers), places, texts, links)
    assert compiled_zones.read_zones(made.containers, places, texts, links) == want


def test_no_root() -> None:
    assert WALK is not None
    assert WALK(None, None, False) == walk.gathered(None, None, False)


@pytest.mark.skipif(not PAGES, reason="the shared corpus is not beside the project")
def test_the_corpus() -> None:
    for path in PAGES:
        agree(path.read_bytes())


@pytest.mark.skipif(not PAGES, reason="the shared corpus is not beside the project")
def test_damaged_pages_do_not_crash() -> None:
    done = subprocess.run(
        [sys.executable, __file__, str(SECONDS_OF_DAMAGE)], check=False, timeout=300
    )
    assert done.returncode == 0


def choice() -> object:
    return compiled_walk.__wrapped__()


def test_other_versions_of_the_parser_are_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert choice() is WALK
    monkeypatch.setattr(compiled, "selectolax_version", "1.9.9")
    assert choice() is None


def test_without_the_extension_python_walks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr("extract.readers._walk")
    monkeypatch.setitem(sys.modules, "extract.readers._walk", None)
    assert choice() is None


@pytest.mark.parametrize(
    ("name", "stub"),
    [
        ("_fields", lambda _: (0,) * 7),
        ("tags_of_parser", lambda: tags_of_parser()._replace(names={1 << 40: "p"})),
        ("gathered", lambda *_: walk.gathered(None, None, False)),
    ],
)
def test_what_disagrees_is_not_trusted(
    name: str, stub: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiled, name, stub)
    assert choice() is None
    monkeypatch.undo()
    assert choice() is WALK


def damage(seconds: float) -> None:
    """Compare the walks on cut and spoilt pages of the corpus for a while."""
    import time

    chance = random.Random(os.getpid())  # noqa: S311 - no secret
    stop, pages = time.monotonic() + seconds, [path.read_bytes() for path in PAGES]
    while time.monotonic() < stop:
        page = chance.choice(pages)
        first = chance.randrange(len(page))
        data = bytearray(page[first : first + chance.randrange(60_000)])
        for _ in range(chance.choice((0, 0, 30, 300)) if data else 0):
            data[chance.randrange(len(data))] = chance.choice(b"<>/\"'=& ;\x00\x80\xc3\xe1\xff")
        agree(bytes(data))


if __name__ == "__main__":
    damage(float(sys.argv[1]))
