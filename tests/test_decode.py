from __future__ import annotations

import hashlib
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.decode import decode, encoding_named, octets
from extract.decode.markup import is_page, opens_as_page
from extract.errors import ExtractError
from extract.model import Options, Raw, Source

LINE = "Sáng nay, đường làng Yên Hạ đã thông xe."
PAGE = "<!DOCTYPE html><html><body><p>Đường làng</p></body></html>"
RANDOM = bytes(b for b in hashlib.shake_256(b"seed").digest(4096) if b)


def read(data: bytes, **options: object) -> Source:
    return decode(Raw("x", data), Options(**options))  # type: ignore[arg-type]


def refusal(data: bytes, **options: object) -> str:
    with pytest.raises(ExtractError) as caught:
        read(data, **options)
    assert caught.value.stage == "decode"
    return caught.value.code


def test_text_stays_as_it_is() -> None:
    data = f"{LINE}\r\n\t\u200b cuối \r".encode()
    source = read(data)
    assert (source.format, source.encoding, source.page) == ("text", "utf-8", b"")
    assert source.text.encode() == data
    assert source.size == len(data)
    assert source.sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("codec", "mark", "name"),
    [
        ("utf-8", b"\xef\xbb\xbf", "utf-8"),
        ("utf-16-le", b"\xff\xfe", "utf-16le"),
        ("utf-16-be", b"\xfe\xff", "utf-16be"),
        ("utf-32-le", b"\xff\xfe\0\0", "utf-32le"),
        ("utf-32-be", b"\0\0\xfe\xff", "utf-32be"),
    ],
)
def test_byte_order_marks(codec: str, mark: bytes, name: str) -> None:
    source = read(mark + LINE.encode(codec))
    assert (source.text, source.encoding) == (LINE, name)
    page = read(mark + PAGE.encode(codec))
    assert (page.page.decode(), page.text, page.format) == (PAGE, "", "html")


@pytest.mark.parametrize("label", ["windows-1258", "CP1258", "x-cp1258"])
def test_a_declared_encoding_is_read(label: str) -> None:
    page = f'<html><head><meta charset="{label}"><title>Lô hàng tháng tư</title></head></html>'
    source = read(page.encode("cp1258"))
    assert source.encoding == "windows-1258"
    assert source.page.decode() == page


@pytest.mark.parametrize(
    "head",
    [
        "<meta http-equiv=Content-Type content='text/html; charset=iso-8859-1'>",
        "<META CHARSET = latin1 >",
        "<meta name=robots content=all><meta charset=us-ascii>",
    ],
)
def test_other_ways_to_declare(head: str) -> None:
    source = read(f"<html>{head}<p>Café</p>".encode("cp1252"))
    assert source.encoding == "windows-1252"
    assert "Café" in source.page.decode()


def test_an_xml_declaration_counts() -> None:
    page = '<?xml version="1.0" encoding="windows-1252"?><html><p>Café</p></html>'
    assert read(page.encode("cp1252")).encoding == "windows-1252"


def test_utf8_wins_over_a_wrong_declaration() -> None:
    assert read(f"<meta charset=gb2312><p>{LINE}</p>".encode()).encoding == "utf-8"


def test_the_caller_s_encoding_comes_first() -> None:
    assert read("café".encode("cp1252"), encoding="latin1").text == "café"
    assert read(LINE.encode("utf-16-le"), encoding="utf-16").encoding == "utf-16le"
    assert read(b"\xfe\xff" + LINE.encode("utf-16-be"), encoding="utf-16").text == LINE
    assert read(b"\xef\xbb\xbf" + LINE.encode(), encoding="utf-8").text == LINE


@pytest.mark.parametrize(
    "data",
    [b"", b" \n\t", b"\xef\xbb\xbf", b"\xef\xbb\xbf \r\n", b"\xff\xfe", "\u00a0\u2003".encode()],
)
def test_nothing_is_empty(data: bytes) -> None:
    assert refusal(data) == "empty"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\nabc",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"PK\x03\x04abc",
        b"\x1f\x8b\x08",
        b"abc\0def",
        RANDOM,
        LINE.encode("utf-16-le"),
        b"RIFF\x01\x02WEBP",
    ],
)
def test_binary(data: bytes) -> None:
    assert refusal(data) == "binary"


def test_words_that_open_a_file_format_are_text() -> None:
    assert read(b"RIFF is a format.").text == "RIFF is a format."
    assert read(b"PAR1 and BZh are magic words.").format == "text"


@pytest.mark.parametrize(
    ("data", "options"),
    [
        ("tin café".encode("cp1252"), {}),
        (b"\xef\xbb\xbfabc \xff", {}),
        (b"<meta charset=utf-8><p>\xe1</p>", {}),
        (b"<meta charset=x-nobody><p>\xe1</p>", {}),
        (b"abc \xff", {"encoding": "utf-8"}),
        (b"abc", {"encoding": "rot13"}),
        (b"abc", {"encoding": "unicode_escape"}),
    ],
)
def test_undecodable(data: bytes, options: dict[str, object]) -> None:
    assert refusal(data, **options) == "undecodable"


@pytest.mark.parametrize(
    "text",
    [
        PAGE,
        "\n\n  <!-- x --><!-- y -->\n<html lang=vi>",
        "<body><p>a",
        '<div class="detail">Bài viết',
        "<p>Một.</p>",
        "<p>Một\n<p>Hai",
        "<b>Tiêu đề</b><p>Bài</p>",
        "<script>var a = 1;</script><div>Bài</div>",
        "<meta charset=utf-8><title>Tin</title>",
        "Warning: x on line 3\n<!DOCTYPE html><p>Bài",
        "Lỗi\n<html><head><title>Tin</title></head><body><p>a</p></body></html>",
        '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN"><html>',
        "<article>\n<h1>Tin</h1>",
    ],
)
def test_pages(text: str) -> None:
    assert read(text.encode()).format == "html"


@pytest.mark.parametrize(
    "text",
    [
        LINE,
        "<< Trang chủ\nTin mới",
        "<3 Hà Nội",
        "Thẻ <b> làm chữ đậm, thẻ <p> mở đoạn.",
        "<b>Tiêu đề</b>\nBài viết chỉ còn thẻ chữ đậm.",
        "<Ảnh: Lê An>\nBài",
        "<Tin nhanh> Bão vào bờ",
        "Bài dạy: viết <html> rồi </html>.",
        "a < b và c > d",
        "<?xml version='1.0'?><rss><channel></channel></rss>",
    ],
)
def test_texts(text: str) -> None:
    assert read(text.encode()).format == "text"


def test_the_caller_s_format_comes_first() -> None:
    assert read(PAGE.encode(), format="text").text == PAGE
    assert read(LINE.encode(), format="html").page == LINE.encode()


def test_every_encoding_has_a_codec() -> None:
    from extract.decode.encodings import _labels

    for label, encoding in _labels().items():
        assert b"".decode(encoding.codec) == ""
        assert encoding_named(label.upper()) == encoding


def test_long_runs_of_angle_brackets_are_quick() -> None:
    assert read(b"<" * 2_000_000).format == "text"
    assert read(b"<!--" * 500_000).format == "text"
    assert read(b" " * 3_000_000 + b"<p").format == "text"


UTF_8_EDGES = bytes.fromhex("00 41 7f 80 8f 90 9f a0 bf c1 c2 df e0 e1 ec ed ee ef f0 f3 f4 f5 ff")


def test_utf8_is_told_as_python_decodes_it() -> None:

    def agree(data: bytes) -> None:
        assert octets.is_plain(data) == octets.is_plain_in_python(data), data
        if octets.is_plain(data):
            assert octets.decoded(data) == octets.decoded_in_python(data)
        elif 0 not in data:
            with pytest.raises(UnicodeDecodeError):
                octets.decoded(data)

    for size in range(1, 5):
        for letters in product(UTF_8_EDGES, repeat=size):
            data = bytes(letters)
            agree(data)
            agree(data + b"a" * 9)
            agree(b"a" * (66 - size) + data)
            agree(b"a" * (126 + size) + data + b"a" * 66)
    for before in range(80):
        for data in (b"", b"\xe1\xbb", b"\xe1\xbb\x87", b"\xf0\x9f\x93\xb0x", b"\xc3\xa9" * 9):
            agree(b"a" * before + data)
            agree(b"a" * before + data + b"\xe1\xbb\x87" * 99)
            agree(b"\xc3\xa9" * 99 + b"a" * before + data + b"\xc3\xa9" * 99)


@given(st.text())
def test_text_comes_back(text: str) -> None:
    data = text.encode("utf-8", "replace")
    assert octets.decoded(data) == octets.decoded_in_python(data)


def test_every_letter_is_read() -> None:
    for first in range(0, 0x11000, 0x100):
        text = "".join(map(chr, range(first, first + 0x100)))
        for part in (text, *text) if first != 0xD800 else ():
            data = part.encode("utf-8", "replace")
            assert octets.decoded(data) == octets.decoded_in_python(data)


def test_control_characters_are_counted_as_in_python() -> None:
    for before in range(9):
        for byte in range(256):
            data = b"a" * before + bytes([byte, *b"\nb\x01\xff", byte, byte]) + b"\x7f \x02"
            for most in (0, 1, 8, 10, 100):
                assert octets.count_controls(data, most) == octets.count_controls_in_python(
                    data, most
                )


@given(
    st.lists(st.sampled_from([*" \t\r\n</>=ab", "DIV", "h1", "body", "<!DOCTYPE", "html", "<!--"]))
)
def test_no_text_opens_as_a_page(pieces: list[str]) -> None:
    text = "<" + "".join(pieces)
    assert is_page(text) or not opens_as_page(text.encode())


@pytest.mark.parametrize("page", ["\r\n <body>", "<DIV class=a>", "<!doctype html>", "<h1 id='a'>"])
def test_pages_by_their_first_bytes(page: str) -> None:
    assert opens_as_page(page.encode())
    assert is_page(page)


@pytest.mark.parametrize("blank", ["", " " * 9000, "<!-- " + "x" * 20_000 + " -->"])
@pytest.mark.parametrize("end", ["", "\N{LATIN SMALL LETTER A WITH GRAVE}" * 9000])
def test_a_page_is_told_by_its_head_as_by_the_whole(blank: str, end: str) -> None:
    page = f"{blank}<!doctype html><p>Tin</p>{end}"
    found = read(page.encode())
    assert (found.format, found.encoding, found.page) == ("html", "utf-8", page.encode())
    assert read(("\ufeff" + page).encode()).page == page.encode()
    assert read(f"{blank} 1 < 2 {end}".encode()).format == "text"


@pytest.mark.parametrize(
    ("tail", "code"), [(b"\xff", "undecodable"), (b"\xe1\xbb", "undecodable"), (b"\0", "binary")]
)
def test_what_is_wrong_behind_the_head_of_a_page(tail: bytes, code: str) -> None:
    assert refusal(b"<!doctype html><p>Tin</p>" + b" " * 30_000 + tail) == code
