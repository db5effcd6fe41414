"""Which walk reads a page: the compiled one where it is sure to do the same, else Python.

Lives here: the choice. The compiled walk (`_walk.pyx`, built where a compiler is at hand) reads
the structures of the parser that selectolax bundles. It is taken only when it is there, when
selectolax is a version whose structures were compared, when the structures say the same as
selectolax itself, and when a page with one of everything comes out as from the walk in Python.
Setting the environment variable `EXTRACT_PURE_PYTHON` to anything keeps to Python.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from selectolax import __version__ as selectolax_version
from selectolax.lexbor import LexborHTMLParser

from extract.readers.elements import FORMATTING, tags_of_parser
from extract.readers.walk import gathered

if TYPE_CHECKING:
    from collections.abc import Callable

    from selectolax.lexbor import LexborNode

    from extract.readers.gathering import Gathered

    Walk = Callable[[LexborNode | None, str | None, bool], Gathered]

COMPARED: Final = ("1.0.0", "1.0.1", "1.0.2")
"""Versions of selectolax whose node, text, element, attribute and hash entry structures are the
ones that `_walk.pyx` declares, as the tests of the compiled walk and the corpus showed."""
_ELEMENT: Final = 1
"""Lexbor's type of an element."""
_SAMPLE: Final = """<!doctype html><html lang=vi><head><title>Tựa thử</title>
<meta name=author content="Lê Ba"><meta property=og:title content=x><meta name=viewport>
<base href="https://bao.example/"><link rel=canonical href=/c><link rel=icon href=/i>
<script type="application/ld+json">{"@type":"Article","headline":"T"}</script></head><body class=x>
<h1 CLASS='title'>Cầu<div>mới</div></h1><p class="sapo box">Sáng nay,	<b>c</b><i>ầu</i>&nbsp;
mới <a href=/x rel=tag>đã <u>thông</u> xe</a> “rồi”. 東</p><p>Một<br>hai.<br> <br>Ba</p>
<ul id=mainMenu><li><a class=z>Tin</a><li>Thể thao<span class=a>1</span><span class=b>2</span></ul>
<div hidden>ẩn</div><div style="display:none">ẩn</div><div class=d-none>ẩn</div><x-y>x</x-y>
<article itemscope><time itemprop=dateModified datetime="2018-07-23">hôm qua</time>
<span itemprop=datePublished content="2018-07-22">x</span><img data-lazy-src="/a.jpg" alt="Ảnh"
width=300><noscript><img src=/b.jpg></noscript></article>
<table><tr><th>a<th>b<tr><td><p>1</p><td>2</table><table><tr><td>a<tr><td><img src=c></table>
<pre>a
b</pre><footer role=contentinfo><p>số 1<br>phố nhỏ</p></footer><em>e\u0301</em>\u200b<!-- x -->
</body>"""
"""A page with one of everything that the two walks could see differently."""


@cache
def walk_page() -> Walk:
    """The walk to use, chosen once."""
    return compiled_walk() or gathered


@cache
def compiled_walk() -> Walk | None:
    """The compiled walk; `None` where it is not built or cannot be relied on here."""
    if selectolax_version not in COMPARED:
        return None
    try:
        from extract.readers import _walk
    except ImportError:
        return None
    if not _agrees_on_structures(_walk):
        return None
    return _walk.gathered if _agrees_on_sample(_walk.gathered) else None


def _agrees_on_structures(module: Any) -> bool:  # noqa: ANN401 - a module that may not be there
    """Whether the compiled walk reads nodes and attributes as selectolax does."""
    attributes = " ".join([f"{name}=v" for name in module.attribute_names()])
    page = LexborHTMLParser(f"<p><i></i><b {attributes}>x</b>y")
    node = page.css_first("b")
    if node is None or module.fields_of_node(node.mem_id) != _fields(node):
        return False
    numbers = {name: page.create_node(name).tag_id for name in (*FORMATTING, "span")}
    try:
        module.prepare(tags_of_parser(), numbers, node.mem_id)
    except ValueError:
        return False
    return True


def _agrees_on_sample(walk: Walk) -> bool:
    """Whether a walk brings home from a small page what the one in Python does."""
    root = LexborHTMLParser(_SAMPLE).root
    return gathered(root, None, False) == walk(root, None, False)  # noqa: FBT003


def _fields(node: LexborNode) -> tuple[int, ...]:
    """What `fields_of_node` must say of a node."""
    around = (node.next, node.prev, node.parent, node.first_child, node.last_child)
    links = [near.mem_id if near is not None else 0 for near in around]
    return (*links, node.tag_id, _ELEMENT)
