"""Documents made to cost more than they weigh: named cases, about as many bytes as asked for.

Every case is an input that costs, or once cost, more than in proportion to its length in the
parser or in this package, or one whose shape suggests that it might.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_HEAD: Final = "<!doctype html><html><head><title>Cầu mới thông xe</title></head><body>"
_SENTENCE: Final = "Sáng 23-7, người dân làng Yên Hạ đã đi qua chiếc cầu mới dài tám mươi mét. "
_LINE: Final = _SENTENCE.strip()


def _times(piece: str, size: int) -> str:
    return piece * max(size // len(piece.encode()), 1)


def _numbered(pattern: str, size: int) -> str:
    """The pattern with a number in place of `#`, until it is long enough."""
    length = len(pattern.encode()) + 5
    return "".join(pattern.replace("#", str(i)) for i in range(max(size // length, 1)))


def _page(piece: str) -> Callable[[int], str]:
    return lambda size: _HEAD + _times(piece, size)


def _within(opening: str, piece: str, closing: str = "") -> Callable[[int], str]:
    return lambda size: _HEAD + opening + _times(piece, size) + closing


def _count(opening: str, pattern: str, closing: str = "") -> Callable[[int], str]:
    return lambda size: _HEAD + opening + _numbered(pattern, size) + closing


def _nested(opening: str, closing: str, text: str = _LINE) -> Callable[[int], str]:
    def page(size: int) -> str:
        count = max(size // len((opening + closing).encode()), 1)
        return _HEAD + opening * count + text + closing * count

    return page


def _dump(piece: str) -> Callable[[int], str]:
    """A dump of an article with the piece again and again behind its first sentence."""
    return lambda size: f"Cầu mới\n\n08:07, 23/07/2018\n\n{_LINE}\n{_times(piece, size)}\nLê Mẫu\n"


def _lines(pattern: str) -> Callable[[int], str]:
    return lambda size: f"Cầu mới\n\n{_LINE}\n{_numbered(pattern, size)}"


def _script(opening: str, piece: str, closing: str = "") -> Callable[[int], str]:
    """A JSON-LD script; the closing piece as often as the other."""

    def page(size: int) -> str:
        count = max(size // len((piece + closing).encode()), 1)
        script = opening + piece * count + closing * count
        return (
            f'<!doctype html><script type="application/ld+json">{script}</script>'
            f"<h1>Cầu mới</h1><p>{_LINE}</p>"
        )

    return page


def _json(opening: str, piece: str, closing: str) -> Callable[[int], str]:
    """A JSON-LD script with the piece again and again between its first and last letters."""

    def page(size: int) -> str:
        return _script(opening + _times(piece, size) + closing, " ")(1)

    return page


def _tables(size: int) -> str:
    """Rows of growing width, so that no two are alike."""
    out, length, row = [_HEAD, "<table>"], 0, 0
    while length < size:
        row += 1
        out.append("<tr>" + "<td>1" * (row % 200))
        length += 4 + 5 * (row % 200)
    return "".join(out)


def _soup(size: int) -> str:
    """Tags of all sorts, opened and closed at random; the same every time."""
    dice = random.Random(size)  # noqa: S311 - no secret
    names = ("a", "b", "p", "div", "table", "tr", "td", "li", "select", "option", "svg", "form")
    out, length = [_HEAD], 0
    while length < size:
        piece = f"<{dice.choice(('', '', '/'))}{dice.choice(names)}>" + dice.choice(
            ("", "x", _LINE)
        )
        out.append(piece)
        length += len(piece.encode())
    return "".join(out)


PAGES: Final[dict[str, Callable[[int], str]]] = {
    # nesting
    "nested_div": _nested("<div>", "</div>"),
    "nested_div_classed": _nested('<div class="body content">', "</div>"),
    "open_div": _page("<div>"),
    "open_div_x": _page("<div>x"),
    "open_span": _page("<span>"),
    "open_custom": _page("<x-y>"),
    "open_p": _page("<p>x"),
    "open_li": _within("<ul>", "<li>x"),
    "open_ul_li": _page("<ul><li>"),
    "open_dd": _within("<dl>", "<dt>x<dd>y"),
    "open_blockquote": _page("<blockquote>"),
    "open_table": _page("<table>"),
    "open_table_cells": _page("<table><tr><td>"),
    "open_svg": _page("<svg>"),
    "open_g": _within("<svg>", "<g>"),
    "open_math": _page("<math>"),
    "open_mi": _within("<math>", "<mi>"),
    "open_annotation": _page("<math><annotation-xml>"),
    "open_foreign": _page("<svg><foreignObject>"),
    "open_template": _page("<template>"),
    "open_select": _page("<select><option>"),
    "open_option": _within("<select>", "<option>x"),
    "open_optgroup": _within("<select>", "<optgroup><option>"),
    "open_select_div": _within("<select>", "<div>"),
    "open_button": _page("<button>"),
    "open_form": _page("<form>"),
    "open_object": _page("<object>"),
    "open_ruby": _page("<ruby><rt>"),
    "open_noscript": _page("<noscript><div>"),
    "open_h": _page("<h1><h2>"),
    "open_a": _page("<a>"),
    "open_a_href": _count("", "<a href=#>x"),
    "open_b": _page("<b>"),
    "open_b_numbered": _count("", "<b id=#>"),
    "open_font": _count("", "<font size=#>"),
    "open_font_p": _count("", "<p><font size=#>x"),
    "open_nobr": _page("<nobr>"),
    "open_i_p": _page("<i><p>"),
    "open_p_i": _page("<p><i>x"),
    "open_p_bius": _page("<p><b><i><u><s>x</p>"),
    "open_all_p": _within("<b><i><u><s><em><strong><code><tt><big><small>", "<p>x"),
    "open_many_p": lambda size: (
        _HEAD + _numbered("<b id=#>", size // 2) + _times("<p>x", size // 2)
    ),
    "open_many_li": lambda size: (
        _HEAD + "".join(f"<font size={i}>" for i in range(400)) + _times("<p>x</p>", size)
    ),
    "adoption_a_div": _page("<a><div>"),
    "adoption_b_p": _page("<b><p></b>x"),
    "adoption_b_div": _page("<b><div></b>"),
    "adoption_a_div_end": _page("<a><div></a>"),
    "adoption_deep": lambda size: _HEAD + "<div><b>" * 200 + _times("</b><div><b>", size),
    "adoption_closed": lambda size: (
        _HEAD + _times("<b><div>", size // 2) + _times("</b>", size // 2)
    ),
    "unknown_ends": lambda size: _HEAD + "<div>" * 400 + _times("</x>", size),
    "unknown_ends_p": lambda size: _HEAD + "<span>" * 400 + _times("</p>", size),
    "end_p": _page("</p>"),
    "end_br": _page("</br>"),
    "end_div": _page("</div>"),
    "end_li_deep": lambda size: _HEAD + "<ul>" + "<span>" * 400 + _times("<li>", size),
    "block_in_deep_span": lambda size: _HEAD + "<span>" * 400 + _times("<p>x</p>", size),
    "foster_text": _within("<table>", "x<tr>"),
    "foster_div": _within("<table>", "<div>x</div>"),
    "foster_b": _within("<table>", "<b>x"),
    "foster_tables": _within("<table>", "<table>x"),
    "foster_input": _within("<table>", "<input type=hidden>x"),
    "tables": _tables,
    "cells": _within("<table><tr>", "<td>1"),
    "rows": _within("<table>", "<tr><td>1<td>2"),
    "captions": _within("<table>", "<caption>x"),
    "tables_of_values_nested": _nested("<table><tr><td>a<td>", "<tr><td>b<td>c</table>"),
    "colgroups": _within("<table>", "<colgroup><col>"),
    "body_attributes": _count("", "<body a#=1>"),
    "html_attributes": _count("", "<html a#=1>"),
    "body_repeated": _page("<body class=x>"),
    "frameset": lambda size: "<html><head></head>" + _times("<frameset><frame>", size),
    # attributes
    "attributes": _count("<p ", "a#=1 ", f">{_LINE}"),
    "attributes_many_tags": _count(
        "", "<p " + " ".join(f"a{i}=1" for i in range(200)) + f">{_LINE[:20]}"
    ),
    "attributes_bare": _count("<p ", "a# ", ">"),
    "attributes_same": _within("<p ", "a ", ">"),
    "attributes_slash": _count("<p ", "a#/", ">"),
    "attributes_quoted": _count("<p ", "a#='>'", ">"),
    "attributes_end_tag": _count("</p ", "a# ", ">"),
    "attributes_unended": _count("<p ", "a# ", ""),
    "attributes_equals": _within("<p ", "=", ">"),
    "attribute_names_long": lambda size: _HEAD + "<p " + "a" * size + ">x",
    "attribute_value_long": lambda size: _HEAD + "<p class='" + "a " * (size // 2) + "'>" + _LINE,
    "attribute_id_long": lambda size: _HEAD + "<p id='" + "aA-" * (size // 3) + "'>" + _LINE,
    "attribute_style_long": lambda size: (
        _HEAD + "<p style='" + ";none" * (size // 5) + "'>" + _LINE
    ),
    "attribute_entities": _within("<p title='", "&amp;", f"'>{_LINE}"),
    "attribute_src_long": _within("<p>x<img src='", "a/../", "'>"),
    "attribute_srcset": _within("<img srcset='", "/a.jpg 1x,", f"'><p>{_LINE}"),
    "tag_name_long": lambda size: _HEAD + "<" + "a" * size + ">" + _LINE,
    "classes_numbered": _count("", "<p class=k#>x"),
    "ids_numbered": _count("", "<p id=caption#-x>x"),
    "itemprops": _count("", "<p itemprop='name#'>x"),
    # tokens
    "comment_long": lambda size: _HEAD + "<!--" + "-" * size + "-->" + _LINE,
    "comment_open": lambda size: _HEAD + "<!--" + "<!-" * (size // 3),
    "comments": _page("<!---->"),
    "comments_bang": _page("<!>"),
    "comments_first": lambda size: _times("<!---->", size) + _HEAD + _LINE,
    "comments_first_open": lambda size: _times("<!--", size),
    "xml_first": lambda size: _times("<?xml ?>", size) + _HEAD + _LINE,
    "less_than": _page("<"),
    "less_than_letters": _page("<a"),
    "end_open": _page("</"),
    "questions": _page("<?"),
    "doctype": _page("<!doctype html>"),
    "doctype_long": lambda size: "<!doctype html " + "x" * size + ">" + _LINE,
    "cdata": _within("<svg>", "<![CDATA[x]]>"),
    "script_tags": _within("<script>", "<div>", "</script><p>" + _LINE),
    "script_escaped": _within("<script><!--", "<script>", "--></script><p>" + _LINE),
    "script_open": _within("<script>", "</scrip"),
    "style_open": _within("<style>", "</styl"),
    "textarea_open": _within("<textarea>", "</textare<div>"),
    "title_open": lambda size: "<html><title>" + _times("</titl", size),
    "titles": lambda size: "<html>" + _times("<title>x</title>", size) + _LINE,
    "plaintext": _within("<plaintext>", "<div>"),
    "xmp": _page("<xmp><div></xmp>"),
    "entities": _page("&amp;"),
    "entities_bare": _page("&"),
    "entities_long": _page("&CounterClockwiseContourIntegra"),
    "entities_number": lambda size: _HEAD + "&#" + "9" * size + ";",
    "entities_escape": _page("&#27;[31m"),
    "entities_blank": _page("<p>&nbsp;x"),
    "one_text": _page(_SENTENCE),
    "one_text_no_blank": _page("đ"),
    "text_combining": _page("e\N{COMBINING ACUTE ACCENT}"),
    "text_marks": lambda size: (
        _HEAD + "e" + "\N{COMBINING ACUTE ACCENT}\N{COMBINING DOT BELOW}" * (size // 4)
    ),
    "text_zero_width": _page("\N{ZERO WIDTH SPACE}x"),
    "blank_text": _page("<p> "),
    # blocks
    "tiny_blocks": _page("<p>x</p>"),
    "tiny_blocks_numbered": _count("", "<p>x #</p>"),
    "headings": _page("<h2>Cầu mới thông xe</h2>"),
    "headings_one": _page("<h1>Cầu mới thông xe</h1>"),
    "title_copies": _page("<p>Cầu mới thông xe đã khánh thành</p>"),
    "title_echoes": _count("", "<p>Cầu mới thông xe đã khánh thành #</p>"),
    "prose": _page(f"<p>{_SENTENCE * 3}</p>"),
    "figures": _count(
        "", "<figure><img src=/#.jpg><figcaption>Cầu mới # Ảnh: Lê Ba</figcaption></figure>"
    ),
    "images": _count("<p>" + _LINE, "<img src=/#.jpg alt='Cầu mới số #'>"),
    "images_same": _page("<img src=/a.jpg><p>x"),
    "image_captions": _count("", "<img src=/#.jpg><p>Cầu mới. Ảnh: Lê Ba</p>"),
    "breaks": _within("<p>x", "<br>", "y"),
    "break_lines": _within("<div>", "x<br>"),
    "break_lines_footer": _within("<footer>", "x<br>"),
    "pre_lines": _within("<pre>", "x\n"),
    "inline": _page("<i>x</i><span>y</span>"),
    "spans_apart": _page("<span class=a>x</span><span class=b>y</span>"),
    "inline_empty": _page("<i></i>"),
    "inline_hints": _count("<p>", "<span class='caption k#'>x</span>"),
    "inline_after_images": _within("<p><b>x</b>", "<img src=a>", "<b>y</b>"),
    "inline_between_images": _within("<p><b>x</b>", "<wbr><i>x</i>"),
    "gaps_behind_images": _within("<p>", "<b>x</b><img><img><img><img>"),
    "empty_inline_behind": lambda size: (
        _HEAD + "<b>x</b>" + _times("<img>", size // 2) + _times("<b></b><img>", size // 2)
    ),
    "links": _count("", "<a href=/#>Tin số #</a> "),
    "link_list": _count("<ul>", "<li><a href=/#>Tin số # mới nhất hôm nay</a>"),
    "hidden": _page("<p hidden>" + _LINE),
    "hidden_nested": _nested("<div hidden>", "</div>"),
    "lists": _page("<ul><li>x</ul>"),
    "articles": _page(f"<article><p>{_LINE}</p></article>"),
    "articles_hints": _page(f"<div class=article-body><p>{_LINE * 2}</p></div>"),
    "leads": _page(f"<div class=sapo><p>{_LINE}</p></div>"),
    "asides": _page(f"<aside class=related><p>{_LINE}</p></aside>"),
    "comments_zone": _page("<div class=comment><p>Hay quá</p></div>"),
    "times": _page("<time datetime=2018-07-23>hôm nay</time>"),
    "times_nested": lambda size: (
        _HEAD + "<div class=x>" * 400 + _times("<time datetime=2018-07-23>x</time>", size)
    ),
    "times_numbered": _count("", "<p><time datetime=2018-07-23T08:#>hôm nay</time>"),
    "stamps": _page("<p>08:07, 23/07/2018</p>"),
    "stamps_in_line": _within("<p>", "08:07, 23/07/2018 "),
    "bylines": _page("<p>Bài và ảnh: Lê Ba</p>"),
    "mastheads": _page("<p>Tổng biên tập: Lê Ba</p><p>Điện thoại: 024 3825 1234</p>"),
    "mastheads_numbered": _count("", "<p>Giấy phép số #/GP-BTTTT cấp ngày 12/3/2015</p>"),
    "tags": _page("<p>Từ khóa: cầu, làng, xe</p>"),
    "related": _page("<p>Tin liên quan</p>"),
    "end_marks": _page("<p>./.</p>"),
    "alternating": _page(f"<p>{_LINE}</p><p>Tin liên quan</p><p>x</p>"),
    # what a page states
    "metas": _count("<h1>Cầu</h1>", "<meta name=author content='Lê #'>"),
    "metas_head": lambda size: (
        "<html><head>"
        + _numbered("<meta name=keywords content='k#,l'>", size)
        + "</head><p>"
        + _LINE
    ),
    "metas_title": lambda size: (
        "<html><head>"
        + _numbered("<meta property=og:title content='Cầu mới # thông xe'>", size)
        + "</head><h1>Cầu mới</h1><p>"
        + _LINE
    ),
    "meta_titles_blocks": lambda size: (
        "<html><head>"
        + _numbered("<meta property=og:title content='Cầu mới số # đã thông xe'>", size // 2)
        + "</head>"
        + _numbered("<p>Cầu mới số # đã khánh thành xe</p>", size // 2)
        + f"<p>{_LINE}"
    ),
    "meta_long": lambda size: (
        "<html><head><meta name=keywords content='" + _times("a,", size) + "'></head><p>" + _LINE
    ),
    "meta_entities": lambda size: (
        "<html><head><meta property=og:title content='"
        + _times("&amp;amp;", size)
        + "'></head><p>"
        + _LINE
    ),
    "canonicals": _page("<link rel=canonical href=/a>"),
    "bases": _count("<p>x", "<base href='https://a.example/#/'><img src=b.jpg>"),
    "noscripts": _page("<noscript><img src=/a.jpg></noscript>"),
    "noscript_nested": _nested("<noscript><div>", "</div></noscript>"),
    "json_deep_lists": _script('{"@type":"Article","headline":', "[", "]"),
    "json_deep_nodes": _script('{"@type":"Article","headline":', '{"author":', "}"),
    "json_deep_open": _script('{"@type":"Article","headline":', "["),
    "json_number": _script('{"@type":"Article","headline":"T","n":', "9"),
    "json_commas": _script('{"@type":"Article","a":"', ", "),
    "json_entities": _script('{"@type":"Article","a":"', "&quot;"),
    "json_scripts": _page(
        '<script type="application/ld+json">{"@type":"Article","headline":"T"}</script>'
    ),
    "json_scripts_broken": _page(
        '<script type="application/ld+json">{"@type":"Article","headline":}</script>'
    ),
    "json_surrogates": _script('{"@type":"Article","headline":"', "\\ud800"),
    "json_graph": _json('{"@graph":[{}', ',{"@type":"Article","headline":"T","author":"Lê"}', "]}"),
    "json_wide": _json("[[]", ',[{"@type":"Article","headline":"T"},{"@type":"Article"}]', "]"),
    "json_digits": _json('{"@type":"Article","headline":"T","n":', "9", ",}"),
    "json_blanks": _json('{"@type":"Article",', " ", "x"),
    "json_comma_runs": _json('{"@type":"Article"', ", ", "x"),
    "json_lone_surrogates": _json('{"@type":"Article","headline":"', "\\ud800", '",}'),
    "json_authors": _json('{"@type":"Article","author":["a"', ',"b"', "]}"),
    "json_keywords": _json('{"@type":"Article","keywords":["a"', ',"b,c"', "]}"),
    "soup": _soup,
}


DUMPS: Final[dict[str, Callable[[int], str]]] = {
    "lines_same": _dump(_LINE + "\n"),
    "lines_tiny": _dump("x\n"),
    "lines_blank": _dump("\n"),
    "lines_crlf": _dump("x\r\n"),
    "lines_cr": _dump("x\r"),
    "lines_mixed_ends": _dump("x\r\ny\rz\n"),
    "lines_numbered": _lines("Cầu số # đã thông xe\n"),
    "lines_headline": _lines("Cầu mới # đã thông xe sau nhiều năm\n"),
    "lines_wrapped": _lines(
        "Sáng 23-7, người dân làng Yên Hạ đã đi qua chiếc cầu mới dài # mét và\n"
    ),
    "lines_captions": _lines("Cầu mới số #. Ảnh: Lê Ba\n"),
    "lines_bylines": _dump("Bài và ảnh: Lê Ba\n"),
    "lines_stamps": _dump("08:07, 23/07/2018\n"),
    "lines_mastheads": _lines("Giấy phép số #/GP-BTTTT cấp ngày 12/3/2015\n"),
    "lines_staff": _dump("Tổng biên tập: Lê Ba\n"),
    "lines_phones": _lines("Điện thoại: 024 3825 #\n"),
    "lines_addresses": _lines("Tòa soạn: số #, phố Nhỏ, Hà Nội\n"),
    "lines_emails": _lines("Email: bao#@bao.example\n"),
    "lines_names": _dump("Lê Ba\n"),
    "lines_tags": _dump("Từ khóa: cầu, làng\n"),
    "lines_related": _dump("Tin liên quan\n"),
    "lines_related_prose": _dump(f"Tin liên quan\n{_LINE}\n"),
    "lines_comments": _dump("Bình luận\nHay quá\n"),
    "lines_questions": _dump("Cầu mới ra sao?\n"),
    "lines_quotes": _dump("“Cầu mới”\n"),
    "lines_end_marks": _dump("./.\n"),
    "lines_dashes": _dump("---\n"),
    "lines_key_value": _dump("# a = b\n"),
    "lines_sources": _dump("Theo VNA\n"),
    "lines_addresses_web": _dump("https://bao.example/a\n"),
    "lines_mixed": _dump(
        f"{_LINE}\nCầu mới. Ảnh: Lê Ba\nTin liên quan\nLê Ba\n08:07, 23/07/2018\n"
    ),
    "lines_blank_runs": _dump(" " * 500 + "x\n"),
    "one_line": lambda size: _times(_SENTENCE, size),
    "one_line_no_blank": lambda size: "đ" * (size // 2),
    "one_line_gaps": lambda size: _times("Cầu mới   ", size),
    "one_line_blanks": lambda size: "Cầu" + " " * size + "mới",
    "one_line_tabs": lambda size: "Cầu" + "\t" * size + "mới",
    "one_line_nbsp": lambda size: _times("x\N{NO-BREAK SPACE}", size),
    "one_line_dates": lambda size: _times("08:07, 23/07/2018 ", size),
    "one_line_marks": lambda size: (
        "e" + "\N{COMBINING ACUTE ACCENT}\N{COMBINING DOT BELOW}" * (size // 4)
    ),
    "one_line_nfd": lambda size: _times(
        "e\N{COMBINING DOT BELOW}\N{COMBINING CIRCUMFLEX ACCENT} ", size
    ),
    "blanks_first": lambda size: " \n" * (size // 2) + _LINE,
    "angles": lambda size: "<" * size,
    "angles_comments": lambda size: _times("<!-- ", size),
    "controls": lambda size: _times("cầu \x1b[31m mới\n", size),
    "next_lines": lambda size: _times("cầu\x85\u2028 mới\n", size),
}
_RUNS: Final[dict[str, str]] = {
    "blanks": " \N{NO-BREAK SPACE}",
    "digits": "1",
    "digits_dots": "1.",
    "digits_slashes": "12/",
    "digits_dashes": "1-",
    "digits_colons": "08:",
    "digits_blanks": "1 ",
    "dates": "23/07/2018 ",
    "stamps": "08:07, 23/07/2018 ",
    "letters": "a",
    "capitals": "A",
    "names": "Lê Ba ",
    "names_commas": "Lê Ba, ",
    "names_dashes": "Lê Ba - ",
    "letters_dots": "a.",
    "capitals_dots": "A.",
    "dashes": "-",
    "dashes_long": "– ",
    "brackets": "(",
    "brackets_closed": "()",
    "brackets_square": "[",
    "at": "@",
    "at_letters": "a@",
    "at_dots": "a@a.",
    "colons": ":",
    "commas": ",",
    "commas_blanks": ", ",
    "semicolons": "; ",
    "slashes": "/",
    "bars": " | ",
    "quotes": "“",
    "roles": "Ảnh: ",
    "roles_names": "Ảnh: Lê Ba. ",
    "roles_dashes": "Bài và ảnh ",
    "theo": "Theo ",
    "licence": "Giấy phép số 12/GP-BTTTT ",
    "phones": "ĐT: 024 3825 1234 ",
    "phones_run": "0243 ",
    "editors": "Tổng biên tập: Lê Ba ",
    "mails": "a@b.vn ",
    "sites": "www.bao.vn ",
    "days": "ngày ",
    "month": "ngày 23 tháng 7 năm 2018 ",
    "months": "tháng ",
    "weekday": "Thứ hai, ",
    "zones": "(GMT+7) ",
    "gmt": "GMT+",
    "hours": "08h07 ",
    "ago": "3 giờ trước ",
    "and": "và ",
    "stars": "* ",
    "dots": ".",
    "marks": "e\N{COMBINING ACUTE ACCENT}",
}
_LINE_CHARACTERS: Final = (100, 129, 290, 299, 690)
"""Just below the lengths up to which lines are read by one grammar or another."""


def _run_lines(run: str) -> Callable[[int], str]:
    """Lines of one run, of every length that a grammar reads, with an article around them."""

    def dump(size: int) -> str:
        lines = [(run * length)[:length] for length in _LINE_CHARACTERS]
        text = "\n".join([*lines, *(f"{line[:-1]}x" for line in lines)]) + "\n"
        return f"Cầu mới\n\n{_LINE}\n{_times(text, size)}{_LINE}\n"

    return dump


DUMPS.update({f"run_{name}": _run_lines(run) for name, run in _RUNS.items()})
DUMPS.update(
    {
        f"line_{name}": lambda size, run=run: f"Cầu mới\n\n{_LINE}\n{_times(run, size)}\n"
        for name, run in _RUNS.items()
    }
)  # type: ignore[misc]

CASES: Final = {**PAGES, **DUMPS}


def document(case: str, size: int) -> bytes:
    """The document of a case, about `size` bytes long."""
    return CASES[case](size).encode()
