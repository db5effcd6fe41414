"""Encodings by the labels that pages and people use, mapped to Python's codecs.

The labels follow the WHATWG Encoding Standard (https://encoding.spec.whatwg.org/#names-and-labels)
where Python knows another name or a narrower codec, and add UTF-32. Codecs that are no encodings
of documents (`rot13`, `unicode_escape`, ...) cannot be reached.
"""

from __future__ import annotations

import codecs
from functools import cache
from typing import Final, NamedTuple


class Encoding(NamedTuple):
    """An encoding that documents come in."""

    name: str
    """As the record says it: `utf-8`, `windows-1258`."""
    codec: str
    """As Python says it."""


BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF8, Encoding("utf-8", "utf-8")),
    (codecs.BOM_UTF32_LE, Encoding("utf-32le", "utf-32-le")),  # before UTF-16, its beginning
    (codecs.BOM_UTF32_BE, Encoding("utf-32be", "utf-32-be")),
    (codecs.BOM_UTF16_LE, Encoding("utf-16le", "utf-16-le")),
    (codecs.BOM_UTF16_BE, Encoding("utf-16be", "utf-16-be")),
)
UTF_8: Final = BYTE_ORDER_MARKS[0][1]

_TABLE: Final = (
    # name, codec, further labels
    ("utf-8", "utf-8", "utf8 utf-8-sig unicode-1-1-utf-8 unicode11utf8 x-unicode20utf8"),
    ("utf-16le", "utf-16-le", "utf-16 utf16 unicode ucs-2 utf-16-le iso-10646-ucs-2 csunicode"),
    ("utf-16be", "utf-16-be", "utf-16-be unicodefffe"),
    ("utf-32le", "utf-32-le", "utf-32 utf32 utf-32-le"),
    ("utf-32be", "utf-32-be", "utf-32-be"),
    ("windows-1252", "cp1252", "ascii us-ascii latin1 latin-1 l1 iso-8859-1 iso8859-1 cp1252"),
    ("windows-1258", "cp1258", "cp1258 x-cp1258"),
    ("windows-1250", "cp1250", "cp1250 x-cp1250"),
    ("windows-1251", "cp1251", "cp1251 x-cp1251"),
    ("windows-1253", "cp1253", "cp1253 x-cp1253"),
    ("windows-1254", "cp1254", "cp1254 x-cp1254 iso-8859-9 iso8859-9 latin5 l5"),
    ("windows-1255", "cp1255", "cp1255 x-cp1255"),
    ("windows-1256", "cp1256", "cp1256 x-cp1256"),
    ("windows-1257", "cp1257", "cp1257 x-cp1257"),
    ("windows-874", "cp874", "cp874 tis-620 iso-8859-11 iso8859-11 dos-874"),
    ("macintosh", "mac_roman", "mac x-mac-roman csmacintosh"),
    ("ibm866", "cp866", "866 cp866 csibm866"),
    ("koi8-r", "koi8_r", "koi koi8 koi8_r cskoi8r"),
    ("koi8-u", "koi8_u", "koi8-ru"),
    ("gbk", "gb18030", "gb2312 gb_2312-80 x-gbk cp936 chinese csgb2312 iso-ir-58"),
    ("gb18030", "gb18030", ""),
    ("big5", "big5hkscs", "big5-hkscs cn-big5 csbig5 x-x-big5"),
    ("euc-jp", "euc_jp", "x-euc-jp cseucpkdfmtjapanese"),
    ("iso-2022-jp", "iso2022_jp", "csiso2022jp"),
    ("shift_jis", "cp932", "shift-jis sjis x-sjis windows-31j ms_kanji csshiftjis cp932"),
    ("euc-kr", "cp949", "korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 windows-949 cp949 cseuckr"),
    *((f"iso-8859-{n}", f"iso8859_{n}", f"iso8859-{n}") for n in (2, 3, 4, 5, 6, 7, 8, 10)),
    *((f"iso-8859-{n}", f"iso8859_{n}", f"iso8859-{n}") for n in (13, 14, 15, 16)),
)


def encoding_named(label: str) -> Encoding | None:
    """The encoding of a label in any case; `None` where no document comes in it.

    >>> encoding_named("ISO-8859-1").name
    'windows-1252'
    """
    return _labels().get(label.strip().lower())


@cache
def _labels() -> dict[str, Encoding]:
    return {
        label: Encoding(name, codec)
        for name, codec, more in _TABLE
        for label in (name, *more.split())
    }
