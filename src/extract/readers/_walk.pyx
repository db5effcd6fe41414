# cython: language_level=3, cdivision=True
"""The walk of `walk.py` over the parser's own structures; `compiled.py` says when it is used.

Lives here: a translation of `walk.py`, function by function, with the same names. It reads
Lexbor's tree and never writes it. Rare cases call the same Python functions as the reference.
The structures are those of lexbor 3 (source/lexbor/dom/interfaces/*.h, core/hash.h), which
selectolax 1.0 bundles; `fields_of_node` lets `compiled.py` compare them before anything is followed.

Hints are bits while the walk lasts, one for each that there is (`_HINTS`).

Ownership: names and kinds are borrowed from `_TABLES`, which lives as long as the module.
"""

from cpython.bytes cimport PyBytes_FromStringAndSize
from cpython.list cimport PyList_GET_ITEM, PyList_GET_SIZE, PyList_New, PyList_SET_ITEM
from cpython.object cimport PyObject, PyTypeObject
from cpython.ref cimport Py_DECREF, Py_INCREF
from cpython.tuple cimport PyTuple_SET_ITEM
from cpython.unicode cimport PyUnicode_DecodeUTF8, Py_UNICODE_ISLOWER
from libc.stdint cimport uint16_t, uint64_t, uintptr_t
from libc.stdlib cimport free, malloc, realloc
from libc.string cimport memchr, memcmp, memcpy, memset

from types import MemberDescriptorType
from unicodedata import normalize

from extract.model import Block, Container, Image
from extract.readers.elements import (
    BLOCK, BREAK_LINE, ENTER, GROUPING, HEADINGS, IMAGE, INLINE, KEPT_LINES, LINK, SKIP, TEXT,
    TIME, OTHER, CELL_CHARACTERS, FORMATTING, LAYOUT,
)
from extract.readers.hints import (
    HIDDEN, LANDMARKS, NAME_CHARACTERS, NO_HINTS, all_hints, hints_of, itemprop_hints, lookup,
    name_hints,
)
from extract.readers.images import (
    ADDRESS_CHARACTERS, ADDRESS_KEYS, ICON_PIXELS, PLACEHOLDERS, image_of, resolved,
)
from extract.lexicon.cms import words
from extract.readers.limits import refuse_many_marks
from extract.readers.lines import LINE_CHARACTERS, STOPS, WHOLE_KINDS
from extract.readers.meta import SPLIT_FIELDS, UNREAD, Found, fold, stamp_of
from extract.readers.gathering import UNDATED, Gathered

cdef extern from "Python.h":
    object PyUnicode_New(Py_ssize_t size, Py_UCS4 maxchar)
    unsigned char *PyUnicode_1BYTE_DATA(object text)
    uint16_t *PyUnicode_2BYTE_DATA(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
    Py_UCS4 PyUnicode_READ_CHAR(object text, Py_ssize_t index)

cdef extern from *:
    """
    #if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    #error "eight bytes are taken for a number whose lowest byte is the first"
    #endif
    #include <stdint.h>
    #ifdef __SSE2__
    #include <emmintrin.h>
    #endif
    #define CONTROLLED -2
    #define STRANGE -1
    #define EIGHT_BLANKS 0x2020202020202020ULL

    static inline int first_bit(unsigned int bits)
    {
    #ifdef __GNUC__
        return __builtin_ctz(bits);
    #else
        int at = 0;
        while (!(bits >> at & 1))
            at++;
        return at;
    #endif
    }

    /* Of sixteen bytes, a bit for each that is no ASCII, a blank, a control character. */
    static inline void look16(
        const unsigned char *at, unsigned int *others, unsigned int *blanks, unsigned int *controls)
    {
    #ifdef __SSE2__
        const __m128i here = _mm_loadu_si128((const __m128i *)at);
        const unsigned int high = _mm_movemask_epi8(here);
        *others = high;
        *blanks = _mm_movemask_epi8(_mm_cmpeq_epi8(here, _mm_set1_epi8(32)));
        *controls = _mm_movemask_epi8(_mm_or_si128(
            _mm_cmplt_epi8(here, _mm_set1_epi8(32)),
            _mm_cmpeq_epi8(here, _mm_set1_epi8(127)))) & ~high;
    #else
        int i;
        *others = *blanks = *controls = 0;
        for (i = 0; i < 16; i++) {
            *others |= (unsigned int)(at[i] >= 128) << i;
            *blanks |= (unsigned int)(at[i] == 32) << i;
            *controls |= (unsigned int)(at[i] < 32 || at[i] == 127) << i;
        }
    #endif
    }

    /* Sixteen bytes as sixteen code points. */
    static inline void widen(const unsigned char *at, uint16_t *out)
    {
    #ifdef __SSE2__
        const __m128i narrow = _mm_loadu_si128((const __m128i *)at);
        _mm_storeu_si128((__m128i *)out, _mm_unpacklo_epi8(narrow, _mm_setzero_si128()));
        _mm_storeu_si128((__m128i *)(out + 8), _mm_unpackhi_epi8(narrow, _mm_setzero_si128()));
    #else
        int i;
        for (i = 0; i < 16; i++)
            out[i] = at[i];
    #endif
    }

    static inline int first_bit64(uint64_t bits)
    {
    #ifdef __GNUC__
        return __builtin_ctzll(bits);
    #else
        int at = 0;
        while (!(bits >> at & 1))
            at++;
        return at;
    #endif
    }

    static inline int last_bit64(uint64_t bits)
    {
    #ifdef __GNUC__
        return 63 - __builtin_clzll(bits);
    #else
        int at = 63;
        while (!(bits >> at & 1))
            at--;
        return at;
    #endif
    }

    static inline int count_bits64(uint64_t bits)
    {
    #ifdef __GNUC__
        return __builtin_popcountll(bits);
    #else
        int count = 0;
        for (; bits; bits &= bits - 1)
            count++;
        return count;
    #endif
    }

    struct signs {
        uint64_t letters, capitals, digits, blanks, others;
    };

    /* Of up to 64 bytes, sixteen at a time, a bit for each that is a letter, a capital, a digit,
       white space, no ASCII; and the bytes with small letters. */
    static inline void look_at_name(
        const unsigned char *at, int rows, struct signs *out, unsigned char *small)
    {
        int row;
        out->letters = out->capitals = out->digits = out->blanks = out->others = 0;
        for (row = 0; row < rows; row++, at += 16, small += 16) {
    #ifdef __SSE2__
            #define SIGN(c) _mm_set1_epi8(c)
            #define WITHIN(signs, first, last) _mm_and_si128( \\
                _mm_cmpgt_epi8(signs, SIGN((first) - 1)), _mm_cmplt_epi8(signs, SIGN((last) + 1)))
            #define BITS(told) ((uint64_t)(unsigned int)_mm_movemask_epi8(told) << 16 * row)
            const __m128i here = _mm_loadu_si128((const __m128i *)at);
            const __m128i capital = WITHIN(here, 'A', 'Z');
            const __m128i low = _mm_or_si128(here, _mm_and_si128(capital, SIGN(0x20)));
            _mm_storeu_si128((__m128i *)small, low);
            out->letters |= BITS(WITHIN(low, 'a', 'z'));
            out->capitals |= BITS(capital);
            out->digits |= BITS(WITHIN(here, '0', '9'));
            out->blanks |= BITS(_mm_or_si128(WITHIN(here, 9, 13), WITHIN(here, 28, 32)));
            out->others |= BITS(here);
    #else
            int i;
            for (i = 0; i < 16; i++) {
                const unsigned char sign = at[i];
                const uint64_t bit = (uint64_t)1 << (16 * row + i);
                const int capital = 'A' <= sign && sign <= 'Z';
                small[i] = capital ? sign + 32 : sign;
                out->letters |= 'a' <= small[i] && small[i] <= 'z' ? bit : 0;
                out->capitals |= capital ? bit : 0;
                out->digits |= '0' <= sign && sign <= '9' ? bit : 0;
                out->blanks |= (9 <= sign && sign <= 13) || (28 <= sign && sign <= 32) ? bit : 0;
                out->others |= sign >= 128 ? bit : 0;
            }
    #endif
        }
    }

    #if defined(__GNUC__) && defined(__x86_64__)
    #include <immintrin.h>
    #define WIDE static __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2,popcnt,bmi")))
    #define has_wide() (__builtin_cpu_supports("avx512vbmi2") \\
        && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"))
    #define BYTE(number) _mm512_set1_epi8((char)(number))
    #define BOTH(bits) _mm512_set1_epi16(bits)
    #define ALIKE(bytes, bits, wanted) \\
        _mm512_cmpeq_epi8_mask(_mm512_and_si512(bytes, BYTE(bits)), BYTE(wanted))

    /* Of up to 64 bytes, where printable ASCII and the letters of `LETTERS` begin, of two bytes and
       of three; and the blanks and control characters. */
    struct begins {
        uint64_t ascii, two, three, blanks, controls;
    };
    WIDE inline struct begins begin_in(__m512i here, uint64_t there)
    {
        struct begins out;
        const uint64_t more = _mm512_cmplt_epi8_mask(here, BYTE(0xC0));
        const uint64_t ascii = there & ~_mm512_movepi8_mask(here);
        out.controls = there & (_mm512_cmplt_epu8_mask(here, BYTE(32))
            | _mm512_cmpeq_epi8_mask(here, BYTE(127)));
        out.ascii = ascii & ~out.controls;
        out.blanks = _mm512_cmpeq_epi8_mask(here, BYTE(32));
        out.two = more >> 1
            & _mm512_cmple_epu8_mask(_mm512_sub_epi8(here, BYTE(0xC3)), BYTE(0xCB - 0xC3));
        out.three = (more >> 2 & ALIKE(here, 0xFC, 0xB8) >> 1
                & _mm512_cmpeq_epi8_mask(here, BYTE(0xE1)))
            | (ALIKE(here, 0xF0, 0x90) >> 2 & _mm512_cmpeq_epi8_mask(here, BYTE(0x80)) >> 1
                & _mm512_cmpeq_epi8_mask(here, BYTE(0xE2)));
        return out;
    }

    /* 32 code points of their first, second and third bytes. */
    WIDE inline __m512i points_of(__m256i first, __m256i second, __m256i third, __m512i *seen)
    {
        const __m512i a = _mm512_cvtepu8_epi16(first);
        const __m512i b = _mm512_and_si512(_mm512_cvtepu8_epi16(second), BOTH(0x3F));
        const __m512i c = _mm512_and_si512(_mm512_cvtepu8_epi16(third), BOTH(0x3F));
        const __mmask32 two = _mm512_cmpge_epu16_mask(a, BOTH(0x80));
        const __mmask32 three = _mm512_cmpge_epu16_mask(a, BOTH(0xE0));
        const __m512i of_two = _mm512_or_si512(
            _mm512_slli_epi16(_mm512_and_si512(a, BOTH(0x1F)), 6), b);
        const __m512i of_three = _mm512_or_si512(
            _mm512_or_si512(_mm512_slli_epi16(a, 12), _mm512_slli_epi16(b, 6)), c);
        const __m512i others = _mm512_mask_mov_epi16(
            _mm512_maskz_mov_epi16(two, of_two), three, of_three);
        *seen = _mm512_or_si512(*seen, others);
        return _mm512_mask_mov_epi16(a, two, others);
    }

    WIDE inline uint64_t first_bits(size_t count)
    {
        return count < 64 ? ((uint64_t)1 << count) - 1 : ~(uint64_t)0;
    }

    /* `_run`, 64 bytes at a time. */
    WIDE size_t run_wide(
        const unsigned char *data, size_t length, uint16_t *out, Py_ssize_t *count,
        unsigned int *seen)
    {
        size_t i = 0;
        uint16_t *to = out;
        __m512i others = _mm512_setzero_si512();
        while (i < length) {
            const uint64_t there = first_bits(length - i);
            const __m512i first = _mm512_maskz_loadu_epi8(there, data + i);
            const struct begins begins = begin_in(first, there);
            const uint64_t many = begins.two | begins.three;
            uint64_t starts = many
                | (begins.ascii & ~(begins.blanks & (begins.blanks << 1 | (to[-1] == 32))));
            const uint64_t left = there & ~(starts | many << 1 | begins.three << 2);
            const size_t stop = left ? (size_t)__builtin_ctzll(left)
                : (size_t)__builtin_popcountll(there);
            if (!stop)
                break;
            starts &= first_bits(stop);
            const size_t points = __builtin_popcountll(starts);
            if (many & starts) {
                const __m512i one = _mm512_maskz_compress_epi8(starts, first);
                const __m512i two = _mm512_maskz_compress_epi8(
                    starts, _mm512_maskz_loadu_epi8(there >> 1, data + i + 1));
                const __m512i three = _mm512_maskz_compress_epi8(
                    starts, _mm512_maskz_loadu_epi8(there >> 2, data + i + 2));
                const uint64_t all = first_bits(points);
                #define HALF(bytes, half) _mm512_extracti64x4_epi64(bytes, half)
                _mm512_mask_storeu_epi16(to, (__mmask32)all, points_of(
                    HALF(one, 0), HALF(two, 0), HALF(three, 0), &others));
                if (points > 32)
                    _mm512_mask_storeu_epi16(to + 32, (__mmask32)(all >> 32), points_of(
                        HALF(one, 1), HALF(two, 1), HALF(three, 1), &others));
            } else {
                const uint64_t all = first_bits(points);
                _mm512_mask_storeu_epi16(to, (__mmask32)all, _mm512_cvtepu8_epi16(HALF(first, 0)));
                if (points > 32)
                    _mm512_mask_storeu_epi16(
                        to + 32, (__mmask32)(all >> 32), _mm512_cvtepu8_epi16(HALF(first, 1)));
            }
            to += points;
            i += stop;
        }
        {
            const unsigned int both = _mm512_reduce_or_epi32(others);
            *seen |= (both | both >> 16) & 0xFFFF;
        }
        *count += to - out;
        return i;
    }

    /* `_points`, 64 bytes at a time. */
    WIDE Py_ssize_t points_wide(const unsigned char *data, size_t length)
    {
        size_t i = 0;
        Py_ssize_t points = 0;
        while (i < length) {
            const uint64_t there = first_bits(length - i);
            const struct begins begins = begin_in(_mm512_maskz_loadu_epi8(there, data + i), there);
            const uint64_t many = begins.two | begins.three;
            uint64_t starts = begins.ascii | many;
            const uint64_t left = there & ~(starts | many << 1 | begins.three << 2);
            const size_t stop = left ? (size_t)__builtin_ctzll(left)
                : (size_t)__builtin_popcountll(there);
            if (begins.controls)
                return CONTROLLED;
            if (!stop)
                return STRANGE;
            points += __builtin_popcountll(starts & first_bits(stop));
            i += stop;
        }
        return points;
    }
    #else
    #define has_wide() 0
    #define run_wide(data, length, out, count, seen) 0
    #define points_wide(data, length) STRANGE
    #endif

    /* A named tuple whose fields hold nothing yet; no collector knows of it. */
    static inline PyObject *new_tuple(PyTypeObject *kind, Py_ssize_t size)
    {
        return (PyObject *)PyObject_GC_NewVar(PyTupleObject, kind, size);
    }
    static inline PyObject *new_object(PyTypeObject *kind)
    {
        return (PyObject *)PyObject_GC_New(PyObject, kind);
    }
    """
    const uint64_t EIGHT_BLANKS
    int first_bit(unsigned int bits) noexcept nogil
    int first_bit64(uint64_t bits) noexcept nogil
    int last_bit64(uint64_t bits) noexcept nogil
    int count_bits64(uint64_t bits) noexcept nogil
    cdef struct Signs "signs":
        uint64_t letters, capitals, digits, blanks, others
    void look_at_name(
        const unsigned char *at, int rows, Signs *out, unsigned char *small
    ) noexcept nogil
    void look16(
        const unsigned char *at, unsigned int *others, unsigned int *blanks, unsigned int *controls
    ) noexcept nogil
    void widen(const unsigned char *at, uint16_t *out) noexcept nogil
    bint has_wide() noexcept nogil
    size_t run_wide(
        const unsigned char *data, size_t length, uint16_t *out, Py_ssize_t *count,
        unsigned int *seen
    ) noexcept nogil
    Py_ssize_t points_wide(const unsigned char *data, size_t length) noexcept nogil
    const int CONTROLLED, STRANGE
    PyObject *new_tuple(PyTypeObject *kind, Py_ssize_t size) except NULL
    PyObject *new_object(PyTypeObject *kind) except NULL

cdef extern from "structmember.h":
    ctypedef struct PyMemberDef:
        Py_ssize_t offset
    ctypedef struct PyMemberDescrObject:
        PyMemberDef *d_member

ctypedef unsigned char Byte

# -- lexbor -----------------------------------------------------------------------------------

cdef struct Str:
    Byte *data
    size_t length

cdef struct Node:
    void *events
    uintptr_t local_name
    uintptr_t prefix
    uintptr_t ns
    void *owner_document
    Node *next
    Node *prev
    Node *parent
    Node *first_child
    Node *last_child
    void *user
    unsigned int type

cdef struct Text:
    Node node
    Str data

cdef struct Attr:
    Node node
    uintptr_t upper_name
    uintptr_t qualified_name
    Str *value
    void *owner
    Attr *next
    Attr *prev

cdef struct Element:
    Node node
    uintptr_t upper_name
    uintptr_t qualified_name
    Str *is_value
    Attr *first_attr
    Attr *last_attr

cdef union EntryString:
    Byte *long_str
    Byte short_str[17]

cdef struct Entry:
    EntryString u
    size_t length
    Entry *next

cdef enum:
    SHORT_STRING = 16  # bytes that an entry holds itself; longer ones stand elsewhere
    ELEMENT_NODE = 1
    TEXT_NODE = 3

# -- what is known about elements and attributes --------------------------------------------------

cdef enum:
    TAGS = 256  # lexbor numbers known elements from 7 to 198; the numbers of others are addresses
    KEYS = 32

cdef enum:
    FORMATS = 1
    LAYS = 2
    CELL = 4
    KEEPS = 8
    HEADS = 16
    GROUPS = 32
    FOOTS = 64

cdef enum:
    K_CLASS, K_ID, K_STYLE, K_HIDDEN, K_ITEMPROP, K_ROLE, K_REL, K_CONTENT, K_DATETIME
    K_ARIA_HIDDEN, K_TYPE, K_HREF, K_LANG, K_ALT, K_WIDTH, K_HEIGHT, K_PROPERTY, K_NAME
    K_HTTP_EQUIV, K_LAZY, K_SRC = K_LAZY + 5, K_DATA_SRCSET, K_SRCSET

cdef enum:
    NAMING = 1 << K_CLASS | 1 << K_ID
    HINTING = NAMING | 1 << K_STYLE | 1 << K_HIDDEN | 1 << K_ITEMPROP | 1 << K_ROLE | 1 << K_REL

cdef tuple _KEYS = (
    "class", "id", "style", "hidden", "itemprop", "role", "rel", "content", "datetime",
    "aria-hidden", "type", "href", "lang", "alt", "width", "height", "property", "name",
    "http-equiv", *ADDRESS_KEYS, "src", "data-srcset", "srcset",
)
"""Attributes that anybody asks for, in the order of the constants above."""

cdef int C_INLINE = INLINE, C_LINK = LINK, C_TIME = TIME, C_BLOCK = BLOCK, C_SKIP = SKIP
cdef int C_BREAK = BREAK_LINE, C_IMAGE = IMAGE, C_ENTER = ENTER, C_OTHER = OTHER
cdef uintptr_t T_TEXT = TEXT
cdef Py_ssize_t C_CELL_CHARACTERS = CELL_CHARACTERS
cdef object _NONE = NO_HINTS, _ZERO = 0
cdef tuple _KINDS = ("paragraph", "heading", "list_item", "quote", "caption", "table_row")
cdef enum:
    PARAGRAPH, HEADING, LIST_ITEM, QUOTE, CAPTION, TABLE_ROW
    NUMBERS = 256

cdef tuple _NUMBERS = tuple(range(NUMBERS))
cdef PyObject *NUMBER[NUMBERS]
cdef PyObject *KIND_NAME[6]
for _number in range(NUMBERS):
    NUMBER[_number] = <PyObject *>_NUMBERS[_number]
for _number in range(6):
    KIND_NAME[_number] = <PyObject *>_KINDS[_number]

cdef tuple _BLOCK = (
    "text", "start", "end", "first_line", "last_line", "kind", "tag", "container", "hints",
    "link_chars", "gap",
)
cdef tuple _IMAGE = ("address", "alt", "container", "before")

cdef Byte ROLE_OF[TAGS]
cdef Byte MARKS_OF[TAGS]
cdef signed char KIND_OF[TAGS]
cdef Byte GROUPED[TAGS]
cdef PyObject *NAME_OF[TAGS]
cdef int KEY_OF[TAGS]
cdef uintptr_t T_ROW, T_TABLE, T_SPAN, T_BODY, T_IMG, T_HEAD, T_LINK
cdef uintptr_t T_BASE, T_META, T_TITLE, T_SCRIPT, T_NOSCRIPT, T_ASIDE, T_NAV
cdef list _TABLES = []
cdef tuple _tag_names = ()
cdef list _KEY_BYTES = [key.encode() for key in _KEYS]
cdef Byte *KEY_DATA[KEYS]
cdef int FIRST_KEY[SHORT_STRING + 1]  # by length
cdef int NEXT_KEY[KEYS]  # of the same length
cdef int KEY_COUNT = len(_KEYS)


def attribute_names():
    """Names of the attributes that `prepare` must be shown, in this order, on one element."""
    return _KEYS


def fields_of_node(size_t address):
    """Links, tag and type of the node there, as this module understands the structure."""
    cdef Node *node = <Node *>address
    return (
        <size_t>node.next, <size_t>node.prev, <size_t>node.parent, <size_t>node.first_child,
        <size_t>node.last_child, node.local_name, node.type,
    )


def prepare(tags, ids, size_t address):
    """Take over the tables of `elements.py`.

    Args:
        tags: the reference's tables.
        ids: tag ids of the elements that those do not number.
        address: an element that has the attributes of `attribute_names()`, in that order.

    Raises:
        ValueError: the parser numbers its elements or attributes in another way.
    """
    global T_ROW, T_TABLE, T_SPAN, T_BODY, T_IMG, T_HEAD, T_LINK
    global T_BASE, T_META, T_TITLE, T_SCRIPT, T_NOSCRIPT, T_ASIDE, T_NAV, _tag_names
    cdef int number
    cdef Attr *attr = (<Element *>address).first_attr
    ids = {**ids, **dict(zip(tags.names.values(), tags.names))}
    if max(ids.values()) >= TAGS or Block._fields != _BLOCK or Image._fields != _IMAGE:
        raise ValueError("unknown tag numbers, blocks or images")
    if (
        KEY_COUNT > KEYS or max(map(len, _KEY_BYTES)) > SHORT_STRING or len(ADDRESS_KEYS) != 5
        or PLACEHOLDER_COUNT > MOST_PLACEHOLDERS
    ):
        raise ValueError("more words than there is room for")
    for number in range(KEY_COUNT):
        if attr == NULL:
            raise ValueError("unknown attributes")
        attr = attr.next
    _find_slots()
    _find_placeholders()
    _find_words()
    memset(ROLE_OF, C_INLINE, sizeof(ROLE_OF))
    memset(MARKS_OF, 0, sizeof(MARKS_OF))
    memset(KIND_OF, -1, sizeof(KIND_OF))
    for number in range(TAGS):
        KEY_OF[number] = -1
        NAME_OF[number] = NULL
    names = dict(zip(ids.values(), ids))
    _tag_names = tuple(["", *[names.get(number, "") for number in range(1, TAGS)]])
    for name, number in ids.items():
        _TABLES.append(name)
        NAME_OF[number] = <PyObject *>name
        MARKS_OF[number] = (
            FORMATS * (name in FORMATTING) | LAYS * (name in LAYOUT) | CELL * (name in ("td", "th"))
            | KEEPS * (name in KEPT_LINES) | HEADS * (name in HEADINGS)
            | GROUPS * (name in GROUPING) | FOOTS * (name in ("address", "footer"))
        )
    for number, role in tags.roles.items():
        ROLE_OF[number] = role
    for number, (name, kind, grouped) in tags.blocks.items():
        KIND_OF[number] = -1 if kind is None else _KINDS.index(kind)
        GROUPED[number] = grouped
    T_ROW, T_TABLE = tags.row, tags.table
    T_SPAN, T_BODY, T_IMG = ids["span"], ids["body"], ids["img"]
    T_HEAD, T_LINK, T_BASE, T_META = ids["head"], ids["link"], ids["base"], ids["meta"]
    T_TITLE, T_SCRIPT, T_NOSCRIPT = ids["title"], ids["script"], ids["noscript"]
    T_ASIDE, T_NAV = ids["aside"], ids["nav"]
    attr = (<Element *>address).first_attr
    for number in range(SHORT_STRING + 1):
        FIRST_KEY[number] = -1
    for number in range(KEY_COUNT):
        KEY_DATA[number] = _KEY_BYTES[number]
        NEXT_KEY[number] = FIRST_KEY[len(_KEY_BYTES[number])]
        FIRST_KEY[len(_KEY_BYTES[number])] = number
        name = attr.qualified_name if attr.qualified_name else attr.node.local_name
        if name < TAGS:
            KEY_OF[name] = number
        attr = attr.next

cdef enum:
    META_KEYS = 4

cdef int _META_KEYS[META_KEYS]
_META_KEYS[:] = [K_PROPERTY, K_NAME, K_ITEMPROP, K_HTTP_EQUIV]
cdef dict _METAS = words().meta
cdef uint64_t LENGTHS_OF[256]
"""By first letter, the lengths of the names that mean something as the key of a `<meta>`."""
for _key in _METAS:
    LENGTHS_OF[ord(_key[0])] |= <uint64_t>1 << len(_key)


cdef inline bint _may_be_known(Str key) noexcept nogil:
    """Whether the key of a `<meta>` may be one that means something."""
    cdef size_t i
    cdef Byte first
    while key.length and key.data[key.length - 1] <= 32:
        key.length -= 1
    while key.length and key.data[0] <= 32:
        key.data, key.length = key.data + 1, key.length - 1
    for i in range(key.length):
        if key.data[i] >= 0x80:
            return True
    if key.length == 0 or key.length > 63:
        return False
    first = key.data[0]
    return LENGTHS_OF[first + 32 if 65 <= first <= 90 else first] >> key.length & 1

# -- hints ------------------------------------------------------------------------------------

ctypedef uint64_t Hints
"""A bit for each hint, in the order of `_HINTS`."""

cdef enum:
    MOST_HINTS = 64
    MOST_WORDS = 4096
    WORD_ROOM = 32  # one more byte than the longest word has
    ENDS = 1024  # five bits of the first sign of a word, and five of its last
    SLOTS = 1024  # a few times as many as a vocabulary has words
    NUMBERED = 4095  # bits of a slot
    SHOWN = 256  # sets that are remembered
    RECENT = 256  # names of a page that are remembered
    ROW = 64  # bytes of a name that are looked at together

cdef tuple _HINTS = all_hints()
cdef dict _BIT_OF = {hint: number for number, hint in enumerate(_HINTS)}
cdef size_t C_NAME_CHARACTERS = NAME_CHARACTERS
cdef list _REVEALING = [end.encode() for end in words().revealing]
cdef list _LANDMARKS = [
    (role.encode(), 1 << _BIT_OF[hint]) for role, hint in LANDMARKS.items() if role != "dialog"
]

cdef struct Word:
    Byte text[WORD_ROOM]
    Hints hints
    uint64_t opening  # its first eight bytes, or fewer
    unsigned int length

cdef struct Vocabulary:
    unsigned int lengths[ENDS]  # a bit for the length of each word with these ends
    unsigned int slots[SLOTS]  # number of a word and above it bits of its opening; 0 for none

cdef struct Shown:
    Hints hints
    PyObject *shown

cdef Word _words[MOST_WORDS]
cdef int _word_count = 0
cdef Vocabulary _names_known, _pairs_known, _parts_known
cdef Shown _shown[SHOWN]
cdef Hints H_HIDDEN, H_CAPTION, H_FOOTER, H_ACCORDION, H_TIME, H_AUTHOR, H_TAGS, H_UNDATED


cdef Hints _hint(str hint) except? -1:
    return <Hints>1 << <int>_BIT_OF[hint]


cdef Hints _bits(object hints) except? -1:
    """What the walk takes for a set of hints."""
    cdef Hints bits = 0
    if hints is not _NONE:
        for hint in hints:
            bits |= _hint(hint)
    return bits


cdef object _set_of(Hints hints):
    """The set that others take for it."""
    cdef Shown *known
    cdef PyObject *old
    if not hints:
        return _NONE
    known = _shown + ((hints ^ hints >> 29) * <Hints>0x9E3779B97F4A7C15 >> 56) % SHOWN
    if known.shown != NULL and known.hints == hints:
        return <object>known.shown
    out = frozenset([hint for number, hint in enumerate(_HINTS) if hints >> <int>number & 1])
    old, known.shown = known.shown, <PyObject *>out
    known.hints = hints
    Py_INCREF(out)
    if old != NULL:
        Py_DECREF(<object>old)
    return out


cdef int _add_words(Vocabulary *known, dict words) except -1:
    global _word_count
    cdef Word *word
    cdef bytes text
    cdef unsigned int place
    if len(words) > SLOTS // 2:
        raise ValueError("more words than there is room for")
    memset(known.lengths, 0, sizeof(known.lengths))
    memset(known.slots, 0, sizeof(known.slots))
    for name, hints in words.items():
        text = name.encode()
        _word_count += 1
        if not 0 < len(text) < WORD_ROOM or _word_count >= MOST_WORDS or not text.isalnum():
            raise ValueError("unknown words")
        word = _words + _word_count
        word.hints, word.length = _bits(hints), len(text)
        memset(word.text, 0, WORD_ROOM)
        memcpy(word.text, <const Byte *>text, word.length)
        memcpy(&word.opening, word.text, 8)
        word.opening <<= 64 - 8 * min(word.length, 8)
        place = _place(word.opening, word.length)
        while known.slots[place % SLOTS]:
            place += 1
        known.slots[place % SLOTS] = _sign(word.opening, word.length) | _word_count
        known.lengths[_ends(word.text[0], word.text[word.length - 1])] |= (
            <unsigned int>1 << word.length
        )
    return 0


cdef int _find_words() except -1:
    global _word_count
    global H_HIDDEN, H_CAPTION, H_FOOTER, H_ACCORDION, H_TIME, H_AUTHOR, H_TAGS, H_UNDATED
    if len(_HINTS) > MOST_HINTS:
        raise ValueError("more hints than there is room for")
    _word_count = 0
    names, pairs, parts = lookup()
    _add_words(&_names_known, names)
    _add_words(&_pairs_known, pairs)
    _add_words(&_parts_known, parts)
    H_HIDDEN, H_CAPTION, H_FOOTER = _hint(HIDDEN), _hint("caption"), _hint("footer")
    H_ACCORDION, H_TIME = _hint("accordion"), _hint("time")
    H_AUTHOR, H_TAGS, H_UNDATED = _hint("author"), _hint("tags"), _bits(UNDATED)
    return 0


cdef inline int _ends(Byte first, Byte last) noexcept nogil:
    return (first & 31) << 5 | last & 31


cdef inline bint _may_be(Vocabulary *known, Byte first, Byte last, unsigned int length) noexcept nogil:
    """Whether a word of this length has these ends."""
    return length < WORD_ROOM and known.lengths[_ends(first, last)] >> length & 1


cdef inline uint64_t _mixed(uint64_t opening, unsigned int length) noexcept nogil:
    return (opening ^ length) * <uint64_t>0x9E3779B97F4A7C15


cdef inline unsigned int _place(uint64_t opening, unsigned int length) noexcept nogil:
    return _mixed(opening, length) >> 54


cdef inline unsigned int _sign(uint64_t opening, unsigned int length) noexcept nogil:
    """Bits that tell nearly all other words from one, above its number."""
    return <unsigned int>(_mixed(opening, length) >> 16) & ~<unsigned int>NUMBERED


cdef Word *_word(Vocabulary *known, const Byte *text, unsigned int length) noexcept nogil:
    """The word of this text, behind which seven bytes more are read."""
    cdef uint64_t opening
    cdef unsigned int head = min(length, 8), place, sign, slot
    cdef Word *word
    memcpy(&opening, text, 8)
    opening <<= 64 - 8 * head
    place, sign = _place(opening, length), _sign(opening, length)
    while True:
        slot = known.slots[place % SLOTS]
        if not slot:
            return NULL
        if (slot ^ sign) <= NUMBERED:
            word = _words + (slot & NUMBERED)
            if word.length == length and word.opening == opening:
                if memcmp(word.text + head, text + head, length - head) == 0:
                    return word
        place += 1


cdef inline Hints _token_hints(Signs *signs, uint64_t token, const Byte *small) noexcept nogil:
    """`_token_hints` of `hints.py`.

    Args:
        signs: of the name that it stands in.
        token: its bits among those.
        small: the name in small letters.
    """
    cdef uint64_t left = (signs.letters | signs.digits) & token
    cdef uint64_t letters, capitals, smalls, starts, stops
    cdef unsigned int length, first, last, before = 0, of_both
    cdef Byte text[WORD_ROOM + 8]
    cdef Word *word
    cdef Hints out = 0
    if not left:
        return 0
    first, last = first_bit64(left), last_bit64(left)
    if _names_known.lengths[_ends(small[first], small[last])]:
        length = count_bits64(left)
        if _may_be(&_names_known, small[first], small[last], length):
            if length == last + 1 - first:
                word = _word(&_names_known, small + first, length)
            else:
                length = 0
                while left:
                    text[length] = small[first_bit64(left)]
                    length += 1
                    left &= left - 1
                word = _word(&_names_known, text, length)
            if word != NULL:
                return word.hints
    letters, capitals = signs.letters & token, signs.capitals & token
    smalls = letters & ~capitals
    starts = letters & (
        ~(letters << 1) | capitals & smalls << 1 | capitals & capitals << 1 & smalls >> 1
    )
    stops = letters & (~(letters >> 1) | starts >> 1)
    length = 0
    while starts:
        first, last, of_both = first_bit64(starts), first_bit64(stops), length
        length = last + 1 - first
        if _may_be(&_parts_known, small[first], small[last], length):
            word = _word(&_parts_known, small + first, length)
            if word != NULL:
                out |= word.hints
        if of_both and _may_be(&_pairs_known, small[before], small[last], of_both + length):
            memcpy(text, small + before, of_both)
            memcpy(text + of_both, small + first, length)
            word = _word(&_pairs_known, text, of_both + length)
            if word != NULL:
                out |= word.hints
        before = first
        starts &= starts - 1
        stops &= stops - 1
    return out


cdef bint _reveals(Str name) except -1:
    """Whether one of its tokens shows a hidden element at some screen width."""
    cdef size_t i, length
    cdef Byte *end
    for i in range(1, name.length + 1):
        if i < name.length and not _is_stripped(name.data[i]):
            continue
        for word in _REVEALING:
            end, length = word, len(word)
            if length <= i and memcmp(name.data + i - length, end, length) == 0:
                return True
    return False


cdef bint _read_name(Str name, Hints *out) except -1:
    """`name_hints` of `hints.py`; false where that must see the name itself."""
    cdef Byte text[ROW]
    cdef Byte small[ROW + 8]
    cdef Signs signs
    cdef size_t at = 0, count
    cdef uint64_t here, left, token
    name.length = min(name.length, C_NAME_CHARACTERS)
    out[0] = 0
    while at < name.length:
        count = min(name.length - at, <size_t>ROW)
        memcpy(text, name.data + at, count)
        look_at_name(text, (<int>count + 15) // 16, &signs, small)
        here = ~<uint64_t>0 >> (ROW - count)
        if signs.others & here:
            return False
        left = here & ~signs.blanks
        if at + count < name.length:
            here &= signs.blanks
            if not here:
                return False
            count = last_bit64(here)  # what stands behind it is looked at next
            left &= (<uint64_t>1 << count) - 1
            count += 1
        at += count
        while left:
            token = left & ~(left + (left & (~left + 1)))
            left &= ~token
            out[0] |= _token_hints(&signs, token, small)
    if out[0] & H_HIDDEN and _reveals(name):
        out[0] &= ~H_HIDDEN
    return True

# -- text -------------------------------------------------------------------------------------

cdef Byte WHOLE[256]
"""Code points that are no blanks and NFC by themselves, 256 at a time: the Vietnamese letters, box
drawing and signs, Chinese, Korean."""
for _page in (0x1E, 0x25, 0x26, *range(0x4E, 0xA0), *range(0xAC, 0xD7)):
    WHOLE[_page] = 1


cdef struct Letter:
    unsigned int mask, bits  # which bits of its bytes tell it, and what they must be
    unsigned int base  # what its first byte adds to the code point
    Byte shift, third  # how far the second byte is moved; which bits of a third one count
    Byte size

cdef Letter LETTERS[256]
"""By first byte, the letters of Vietnamese and its like, and dashes and quotation marks: U+00C0 to
U+02FF, U+1E00 to U+1EFF, U+2010 to U+201F. All are printable and NFC by themselves."""

cdef enum:
    MARKS = 5
    BASES = 0x1B1

cdef tuple _TONES = (0x300, 0x301, 0x303, 0x309, 0x323)
cdef Byte TONE_OF[64]  # numbers from 1, of code points from U+0300
cdef uint16_t TONED[BASES][MARKS]
"""A vowel of Vietnamese with the tone that stands behind it, 0 where that makes no letter."""


cdef int _find_letters() except -1:
    cdef int lead, tone
    cdef Letter *letter
    for lead in range(256):
        letter = LETTERS + lead
        letter.mask, letter.bits, letter.size = 0, 1, 0  # is none
        letter.base = letter.shift = letter.third = 0
        if 0xC3 <= lead <= 0xCB:
            letter.mask, letter.bits = 0xC0FF, 0x8000 | lead
            letter.base, letter.size = (lead & 0x1F) << 6, 2
        elif lead == 0xE1:
            letter.mask, letter.bits = 0xC0FCFF, 0x80B8E1
        elif lead == 0xE2:
            letter.mask, letter.bits = 0xF0FFFF, 0x9080E2
        if lead >= 0xE0 and letter.mask:
            letter.base, letter.shift, letter.third, letter.size = (lead & 0xF) << 12, 6, 0x3F, 3
    for tone, point in enumerate(_TONES):
        TONE_OF[point - 0x300] = tone + 1
        for vowel in "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY":
            toned = normalize("NFC", vowel + chr(point))
            TONED[ord(vowel)][tone] = ord(toned) if len(toned) == 1 else 0
    return 0


_find_letters()


cdef inline size_t _letter(const Byte *data, unsigned int *point) noexcept nogil:
    """Bytes of one of `LETTERS`; 0 for others. Four bytes are read.

    Of two bytes or of three, which no processor foresees: so both are read, and one is taken.
    """
    cdef unsigned int word
    cdef Letter *letter = LETTERS + data[0]
    memcpy(&word, data, 4)
    if word & letter.mask != letter.bits:
        return 0
    point[0] = letter.base + ((word >> 8 & 0x3F) << letter.shift) + (word >> 16 & letter.third)
    return letter.size


cdef inline size_t _run(
    const Byte *data, size_t length, uint16_t *out, Py_ssize_t *count, unsigned int *seen
) noexcept nogil:
    """Copy printable ASCII without blanks side by side, and letters; how many bytes those take.

    Args:
        data: behind `length` bytes stands one of ASCII, and 35 more may be looked at.
        out: room behind a blank or letter, 16 more than are copied.
    """
    cdef size_t i = 0, at, stop, taken
    cdef unsigned int others, blanks, controls, point, bits = 0
    cdef uint16_t *to = out
    while i < length:
        look16(data + i, &others, &blanks, &controls)
        controls |= blanks & (blanks << 1 | <unsigned int>(to[-1] == 32))
        stop = min(length - i, <size_t>16)
        others |= <unsigned int>1 << stop
        if controls:
            stop = min(stop, <size_t>first_bit(controls))
            others |= <unsigned int>1 << stop
        at = 0
        while True:
            taken = first_bit(others) - at
            widen(data + i + at, to)
            to += taken
            at += taken
            if at >= stop:
                break
            taken = _letter(data + i + at, &point)
            if not taken:
                stop = 0
                break
            bits |= point
            to[0] = point
            to += 1
            at += taken
            if at >= stop:
                break
            others &= ~<unsigned int>0 << at
        i += at
        if stop < 16:
            break
    seen[0] |= bits
    count[0] += to - out
    return i


cdef bint _is_wide = has_wide()


cdef inline Py_ssize_t _points(const Byte *data, size_t length) noexcept nogil:
    """Code points of a text of printable ASCII and letters; `data` as for `_run`.

    `CONTROLLED` for one with control characters, `STRANGE` where Python must count.
    """
    cdef size_t i = 0, at, stop, taken, more = 0
    cdef unsigned int others, blanks, controls, point
    if _is_wide:
        return points_wide(data, length)
    while i < length:
        look16(data + i, &others, &blanks, &controls)
        stop = min(length - i, <size_t>16)
        if controls & ((<unsigned int>1 << stop) - 1):
            return CONTROLLED
        others &= (<unsigned int>1 << stop) - 1
        while others:
            at = first_bit(others)
            taken = _letter(data + i + at, &point)
            if not taken:
                return STRANGE
            more += taken - 1
            at += taken
            stop = max(stop, at)
            others &= ~<unsigned int>0 << at
        i += stop
    return length - more


cdef inline bint _is_space(Byte sign) noexcept nogil:
    return sign == 32 or 9 <= sign <= 13


cdef inline bint _is_stripped(Byte sign) noexcept nogil:
    """Whether Python takes it for white space."""
    return sign <= 32 and (_is_space(sign) or sign >= 28)


cdef inline bint _is_blank(const Byte *data, size_t length) noexcept nogil:
    """Whether a text node holds nothing but HTML's white space."""
    cdef size_t i = 0
    cdef uint64_t word
    if length and data[length - 1] > 32:
        return False
    if length and data[0] == 10:
        i = 1
    while i < length:
        if i + 8 <= length:
            memcpy(&word, data + i, 8)
            if word == EIGHT_BLANKS:
                i += 8
                continue
        elif i >= 8:  # some of the last eight are known to be blanks
            memcpy(&word, data + length - 8, 8)
            if word == EIGHT_BLANKS:
                return True
        if data[i] != 32 and data[i] != 10 and data[i] != 9 and data[i] != 13 and data[i] != 12:
            return False
        i += 1
    return True


cdef inline bint _is_unsure(const Byte *data) noexcept nogil:
    """Whether sixteen bytes are not all printable ASCII, or hold two blanks side by side."""
    cdef unsigned int others, blanks, controls
    look16(data, &others, &blanks, &controls)
    return (others | controls | blanks & blanks << 1) != 0


cdef inline bint _is_folded(const Byte *data, size_t length) noexcept nogil:
    """Whether a text of sixteen bytes or more is printable ASCII without blanks side by side."""
    cdef size_t i = 0
    while i + 16 < length:
        if _is_unsure(data + i):
            return False
        i += 15  # one byte is looked at twice, so that no pair is missed
    return not _is_unsure(data + length - 16)


cdef Py_ssize_t _fold(
    const Byte *data, size_t length, uint16_t *out, unsigned int *seen, Py_ssize_t *tones
) noexcept nogil:
    """The text as `fold` of `meta.py` leaves it; -1 where that must see it itself.

    White space and control characters are blanks, and the three marks that only allow or forbid a
    break are left out. All else that is written is NFC by itself: code points below U+0300, from
    U+200C to U+205E, currency signs, and what stands in `WHOLE`; or a vowel with its tone.

    Args:
        data: as for `_run`.
        out: room for `length` code points and 16 more, behind a blank.
        seen: receives the bits of all those beyond ASCII.
        tones: receives how many stood for themselves, 0 where Python folds the text for certain.
    """
    cdef size_t i = 0
    cdef Py_ssize_t count = 0, first = -1  # where the first blank is put, behind letters
    cdef bint changed = False, certain = False
    cdef unsigned int c, point
    seen[0] = 0
    while True:
        if _is_wide:
            i += run_wide(data + i, length - i, out + count, &count, seen)
        else:
            i += _run(data + i, length - i, out + count, &count, seen)
        if i >= length:
            break
        c = data[i]
        point = 32
        if c < 0x80:
            i += 1
        elif c < 0xE0:
            if c < 0xC2 or c > 0xCC or i + 1 >= length or data[i + 1] & 0xC0 != 0x80:
                return -1
            point = (c & 0x1F) << 6 | data[i + 1] & 0x3F
            i += 2
            if point <= 0xA0:
                point = 32
            elif point == 0xAD:
                certain = True
                continue
            elif point >= 0x300:
                point = _toned(out[count - 1], point)
                if point == 0:
                    return -1
                out[count - 1] = point
                seen[0] |= point
                tones[0] += 1
                continue
        elif c < 0xF0:
            if i + 2 >= length or data[i + 1] & 0xC0 != 0x80 or data[i + 2] & 0xC0 != 0x80:
                return -1
            point = (c & 0x0F) << 12 | (data[i + 1] & 0x3F) << 6 | data[i + 2] & 0x3F
            i += 3
            if not WHOLE[point >> 8]:
                if point >> 8 != 0x20 or point > 0x20BF or 0x205E < point < 0x20A0:
                    return -1
                if point <= 0x200A or point == 0x2028 or point == 0x2029 or point == 0x202F:
                    point = 32
                elif point == 0x200B:
                    certain = True
                    continue
            if not 0x2010 <= point <= 0x2027:
                changed = True  # or perhaps not printable
        else:
            return -1
        if point != 32:
            seen[0] |= point
            out[count] = point
            count += 1
            continue
        changed = True
        if first < 0 and count:
            first = count
        while i < length and data[i] <= 32:
            i += 1
        if out[count - 1] != 32:
            out[count] = 32
            count += 1
    if count and out[count - 1] == 32:
        count -= 1
    if certain or 0 <= first < count:
        tones[0] = 0
        return count
    return -1 if tones[0] and changed else count


cdef inline unsigned int _toned(unsigned int vowel, unsigned int tone) noexcept nogil:
    """The vowel with the tone; 0 where Python must put them together."""
    cdef int number = TONE_OF[tone - 0x300]
    return TONED[vowel][number - 1] if number and vowel < BASES else 0


cdef object _text_of(const uint16_t *points, Py_ssize_t count, unsigned int seen):
    cdef Py_ssize_t i
    cdef Byte *narrow
    if seen > 0xFF:
        text = PyUnicode_New(count, 0xFFFF)
        memcpy(PyUnicode_2BYTE_DATA(text), points, count * sizeof(uint16_t))
        return text
    text = PyUnicode_New(count, 0xFF if seen else 0x7F)
    narrow = PyUnicode_1BYTE_DATA(text)
    for i in range(count):
        narrow[i] = <Byte>points[i]
    return text


cdef inline Str _content_of(Node *node) noexcept nogil:
    """Data of a text node; empty for any other."""
    cdef Str none
    none.data, none.length = NULL, 0
    if node == NULL or node.type != TEXT_NODE or (<Text *>node).data.data == NULL:
        return none
    return (<Text *>node).data


cdef inline bint _breaks_off(Str text) noexcept nogil:
    """Whether a text perhaps ends within a character, which its neighbour must not complete."""
    cdef size_t i
    for i in range(1, min(text.length, <size_t>3) + 1):
        if text.data[text.length - i] < 0x80:
            return False
        if text.data[text.length - i] >= 0xC0:
            return text.data[text.length - i] >= (0xF0 if i == 3 else 0xA0 + 0x20 * i)
    return False


cdef inline object _decoded(Str text):
    return PyUnicode_DecodeUTF8(<char *>text.data, text.length, "replace") if text.length else ""


cdef inline Node *_following(Node *node, Node *top) noexcept nogil:
    """The node after `node` among those below `top`, in the order of the page; NULL at the end."""
    if node.first_child != NULL:
        return node.first_child
    while node != top:
        if node.next != NULL:
            return node.next
        if node.parent == NULL:
            return NULL
        node = node.parent
    return NULL


cdef inline int _role(Node *node) noexcept nogil:
    return ROLE_OF[node.local_name] if node.local_name < TAGS else C_INLINE


cdef inline int _marks(Node *node) noexcept nogil:
    return MARKS_OF[node.local_name] if node.local_name < TAGS else 0

# -- attributes -------------------------------------------------------------------------------

cdef struct Attributes:
    unsigned int mask  # bit for every key that is there
    Str *values[KEYS]


cdef inline int _key_of(uintptr_t name) noexcept nogil:
    """Number of an attribute's name; -1 for one that nobody asks for."""
    cdef Entry *entry
    cdef Byte *text
    cdef int i
    if name < TAGS:
        return KEY_OF[name]
    entry = <Entry *>name
    if entry.length < 2 or entry.length > SHORT_STRING:
        return -1
    text = <Byte *>&entry.u  # the longest name asked for is a short string
    i = FIRST_KEY[entry.length]
    while i >= 0:
        if KEY_DATA[i][0] == text[0] and memcmp(KEY_DATA[i], text, entry.length) == 0:
            return i
        i = NEXT_KEY[i]
    return -1


cdef inline unsigned int _read_attributes(Node *node, Attributes *found) noexcept nogil:
    cdef Attr *attr
    cdef uintptr_t name
    cdef int key
    found.mask = 0
    if node.type != ELEMENT_NODE:
        return 0
    attr = (<Element *>node).first_attr
    while attr != NULL:
        name = attr.qualified_name if attr.qualified_name else attr.node.local_name
        key = _key_of(name)
        if key >= 0:
            found.mask |= <unsigned int>1 << key
            found.values[key] = attr.value
        attr = attr.next
    return found.mask


cdef inline Str _value(Attributes *found, int key) noexcept nogil:
    """An attribute's value; empty where it is not there."""
    cdef Str none
    none.data, none.length = NULL, 0
    if found.mask >> key & 1 == 0 or found.values[key] == NULL:
        return none
    if found.values[key].data == NULL:
        return none
    return found.values[key][0]


cdef dict _as_dict(Attributes *found):
    """The attributes as the reference sees them, without those that nobody asks for."""
    cdef dict out = {}
    cdef unsigned int left = found.mask
    cdef int i
    while left:
        i = first_bit(left)
        left &= left - 1
        if found.values[i] == NULL or found.values[i].data == NULL:
            out[_KEYS[i]] = None
        else:
            out[_KEYS[i]] = _decoded(found.values[i][0])
    return out


cdef inline bint _is(Str text, bytes word):
    return text.length == <size_t>len(word) and memcmp(text.data, <Byte *>word, text.length) == 0


cdef inline size_t _spot(Str name) noexcept nogil:
    """Where a page's name is remembered."""
    cdef uint64_t first = 0, last = 0
    cdef unsigned int half
    if name.length >= 8:
        memcpy(&first, name.data, 8)
        memcpy(&last, name.data + name.length - 8, 8)
    elif name.length >= 4:
        memcpy(&half, name.data, 4)
        first = half
        memcpy(&half, name.data + name.length - 4, 4)
        last = half
    else:
        first, last = name.data[0], name.data[name.length - 1]
    first = (first ^ name.length) * <uint64_t>0x9E3779B97F4A7C15
    last = (last ^ first >> 31) * <uint64_t>0xBF58476D1CE4E5B9
    return (last ^ first) >> 56


cdef inline bint _holds(Str text, const char *word, size_t length) noexcept nogil:
    cdef const Byte *at = text.data
    cdef const Byte *end = text.data + text.length
    while at + length <= end:
        at = <const Byte *>memchr(at, word[0], end - at - length + 1)
        if at == NULL:
            return False
        if memcmp(at, word, length) == 0:
            return True
        at += 1
    return False

cdef enum:
    SHOWS, HIDES, HIDES_PERHAPS


cdef int _display(Str style) noexcept nogil:
    """Whether a style hides its element; perhaps, where Python must read it."""
    cdef Byte bare[512]
    cdef size_t i, count = 0
    cdef Byte c
    if not (_holds(style, "none", 4) or _holds(style, "hidden", 6)):
        return SHOWS
    if style.length > C_NAME_CHARACTERS or style.length > sizeof(bare):
        return HIDES_PERHAPS
    for i in range(style.length):
        c = style.data[i]
        if c >= 0x80 or c < 9 or 13 < c < 32:
            return HIDES_PERHAPS
        if c > 32:
            bare[count] = c + 32 if 65 <= c <= 90 else c
            count += 1
    for i in range(count):
        if i == 0 or bare[i - 1] == 59:
            if count - i >= 12 and memcmp(bare + i, "display:none", 12) == 0:
                return HIDES
            if count - i >= 17 and memcmp(bare + i, "visibility:hidden", 17) == 0:
                return HIDES
    return SHOWS


cdef enum:
    NO_ADDRESS, ADDRESS, ADDRESS_PERHAPS

cdef list _PLACEHOLDER_BYTES = [word.encode() for word in PLACEHOLDERS]
cdef size_t C_ADDRESS_CHARACTERS = ADDRESS_CHARACTERS
cdef int C_ICON_PIXELS = ICON_PIXELS
cdef enum:
    MOST_PLACEHOLDERS = 15
    NO_PLAIN_SIGN = 1 << 15  # in `LAST_OF`: no ASCII, or a blank or control character
cdef Byte *PLACEHOLDER_DATA[MOST_PLACEHOLDERS]
cdef size_t PLACEHOLDER_LENGTH[MOST_PLACEHOLDERS]
cdef uint16_t LAST_OF[256]  # a bit for every placeholder that ends so
cdef uint16_t BEFORE_OF[256]  # and for its last letter but one
cdef int PLACEHOLDER_COUNT = len(PLACEHOLDERS)


cdef int _find_placeholders() except -1:
    cdef int i
    cdef size_t length
    for i in range(256):
        LAST_OF[i] = 0 if 32 < i < 0x7F else NO_PLAIN_SIGN
        BEFORE_OF[i] = 0
    for i in range(PLACEHOLDER_COUNT):
        length = len(_PLACEHOLDER_BYTES[i])
        PLACEHOLDER_DATA[i], PLACEHOLDER_LENGTH[i] = _PLACEHOLDER_BYTES[i], length
        LAST_OF[PLACEHOLDER_DATA[i][length - 1]] |= 1 << i
        BEFORE_OF[PLACEHOLDER_DATA[i][length - 2]] |= 1 << i
    return 0


cdef int _usable(Str raw) noexcept nogil:
    """`_usable` of `images.py`, for ASCII without blanks."""
    cdef size_t i
    cdef int k
    cdef unsigned int ends
    cdef bint placeholder = False
    for i in range(raw.length):
        ends = LAST_OF[raw.data[i]]
        if not ends:
            continue
        if ends & NO_PLAIN_SIGN:
            return ADDRESS_PERHAPS
        ends &= BEFORE_OF[raw.data[i - 1]] if i else 0
        for k in range(PLACEHOLDER_COUNT if ends else 0):
            if (
                ends >> k & 1 and i + 1 >= PLACEHOLDER_LENGTH[k]
                and memcmp(
                    raw.data + i + 1 - PLACEHOLDER_LENGTH[k], PLACEHOLDER_DATA[k],
                    PLACEHOLDER_LENGTH[k],
                ) == 0
            ):
                placeholder = True
    if placeholder or raw.length > C_ADDRESS_CHARACTERS or raw.length == 0:
        return NO_ADDRESS
    if raw.length >= 5 and memcmp(raw.data, "data:", 5) == 0:
        return NO_ADDRESS
    return ADDRESS


cdef int _address(Attributes *found, Str *address) noexcept nogil:
    """`_address` of `images.py`."""
    cdef int key, verdict
    cdef const Byte *blank
    for key in range(K_LAZY, K_LAZY + 5):
        address[0] = _value(found, key)
        if address.length:
            return _usable(address[0])
    for key in range(K_SRC, K_SRCSET + 1):
        address[0] = _value(found, key)
        if not address.length:
            continue
        blank = <const Byte *>memchr(address.data, 32, address.length)
        if blank != NULL:
            address.length = blank - address.data
        while address.length and address.data[address.length - 1] == 44:
            address.length -= 1
        verdict = _usable(address[0])
        if verdict != NO_ADDRESS:
            return verdict
    return NO_ADDRESS


cdef int _is_small(Str pixels) noexcept nogil:
    """Whether a width or height is an icon's; -1 where Python must read it."""
    cdef size_t i
    cdef int number = 0
    if pixels.length >= 2 and memcmp(pixels.data + pixels.length - 2, "px", 2) == 0:
        pixels.length -= 2
    if pixels.length == 0:
        return 0
    for i in range(pixels.length):
        if pixels.data[i] >= 0x80:
            return -1
        if not 48 <= pixels.data[i] <= 57 or i > 2:
            return 0
        number = 10 * number + pixels.data[i] - 48
    return number < C_ICON_PIXELS

# -- the walk -----------------------------------------------------------------------------------

cdef struct State:
    uintptr_t tag
    int kind
    Hints hints
    Py_ssize_t place

cdef struct Frame:
    Node *next
    bint blanks_skipped
    int role
    State state
    bint grouped

cdef struct Piece:
    State state
    Hints hints
    Py_ssize_t link_chars

cdef struct Group:  # as `Containers.rows` has it
    Py_ssize_t parent
    size_t tag
    Hints hints
    Py_ssize_t first
    Py_ssize_t stop

cdef struct Break:
    Py_ssize_t link_chars
    Hints hints

cdef struct Lines:
    State *state
    bint whole, always  # whether no break ends a block, or every one
    Py_ssize_t count  # lines that are not empty
    bint joins
    Py_ssize_t length, chars  # of the lines since the last block
    Hints hints

cdef struct Recent:
    Byte *name  # of the page
    size_t length
    Hints hints


cdef bint WHOLE_KIND[6]
for _number in range(6):
    WHOLE_KIND[_number] = _KINDS[_number] in WHOLE_KINDS
cdef Py_ssize_t C_LINE_CHARACTERS = LINE_CHARACTERS
cdef str _STOPS = "".join(STOPS)


cdef inline bint _stops(object text) except -1:
    return PyUnicode_READ_CHAR(text, PyUnicode_GET_LENGTH(text) - 1) in _STOPS


cdef bint _ends_block(Lines *lines, object left, object right) except -1:
    """`_ends_block` of `lines.py`."""
    if lines.whole:
        return False
    if lines.always:
        return True
    if Py_UNICODE_ISLOWER(PyUnicode_READ_CHAR(right, 0)):
        return False
    if _stops(left) or lines.length <= C_LINE_CHARACTERS:
        return True
    return PyUnicode_GET_LENGTH(right) <= C_LINE_CHARACTERS and not _stops(right)


cdef void *_grown(void *data, size_t *room, size_t wanted, size_t size) except NULL:
    cdef size_t larger = max(wanted, 2 * room[0])
    if larger > (<size_t>-1) // (2 * size):
        raise MemoryError
    data = realloc(data, larger * size)
    if data == NULL:
        raise MemoryError
    room[0] = larger
    return data


cdef enum:
    PART_MORE = 40
    FOLD_MORE = 20
    MOST_SPARE = 1 << 20  # bytes of room for text that is kept for the next page


cdef struct Room:
    Piece *pieces
    Group *groups
    Frame *frames
    Break *breaks
    Byte *parts
    uint16_t *folding
    Recent *recent  # the last one filled: without it the room is not whole
    size_t piece_room, group_room, frame_room, break_room, part_room, fold_room, recent_room

cdef Room _spare  # of the last page; not whole where another page has taken it


cdef int _make_room(Room *room) except -1:
    room.pieces = <Piece *>_grown(NULL, &room.piece_room, 256, sizeof(Piece))
    room.groups = <Group *>_grown(NULL, &room.group_room, 128, sizeof(Group))
    room.frames = <Frame *>_grown(NULL, &room.frame_room, 64, sizeof(Frame))
    room.breaks = <Break *>_grown(NULL, &room.break_room, 16, sizeof(Break))
    room.parts = <Byte *>_grown(NULL, &room.part_room, 4096, 1)
    room.folding = <uint16_t *>_grown(NULL, &room.fold_room, 4096, sizeof(uint16_t))
    room.recent = <Recent *>_grown(NULL, &room.recent_room, RECENT, sizeof(Recent))
    return 0


cdef bint _is_worth_keeping(Room *room) noexcept:
    return (
        _spare.recent == NULL and room.recent != NULL and room.part_room <= MOST_SPARE
        and room.fold_room <= MOST_SPARE and room.piece_room <= MOST_SPARE // sizeof(Piece)
        and room.group_room <= MOST_SPARE // sizeof(Group)
        and room.frame_room <= MOST_SPARE // sizeof(Frame)
        and room.break_room <= MOST_SPARE // sizeof(Break)
    )

cdef class _Page:
    """What the walk has gathered; see the class of that name in `walk.py`."""

    cdef object base
    cdef bint shows_hidden
    cdef list texts, images, dated
    cdef object found
    cdef Room room
    cdef Py_ssize_t group_count, frame_count, break_count
    cdef size_t part_bytes  # bytes in `parts`
    cdef size_t last_part  # where the last one begins
    cdef Py_ssize_t part_count  # parts since the last boundary, empty ones too
    cdef Py_ssize_t skipped, characters, plain_chars
    cdef Py_ssize_t tones  # of the text folded last, those that Python lets stand for themselves
    cdef bint odd_text  # whether the text folded last must be brought into NFC
    cdef list joined  # lines since the last block
    cdef list odd  # the numbers of such pieces
    cdef object last_address  # of the last picture
    cdef Py_ssize_t last_picture, last_date  # their containers; the root stands for none

    def __cinit__(self, base, bint shows_hidden):
        self.base = base
        self.shows_hidden = shows_hidden
        self.texts, self.images, self.dated = [], [], []
        self.odd = []
        self.found = Found()
        self.last_address = None
        if _spare.recent != NULL:
            self.room = _spare
            _spare.recent = NULL
        else:
            _make_room(&self.room)
        memset(self.room.recent, 0, RECENT * sizeof(Recent))

    def __dealloc__(self):
        global _spare
        if _is_worth_keeping(&self.room):
            _spare = self.room
            return
        free(self.room.pieces)
        free(self.room.groups)
        free(self.room.frames)
        free(self.room.breaks)
        free(self.room.parts)
        free(self.room.folding)
        free(self.room.recent)

    # hints

    cdef Hints named(self, Str name) except? -1:
        """Hints of a class string or id."""
        cdef Recent *recent = self.room.recent + _spot(name)
        if recent.length == name.length and memcmp(recent.name, name.data, name.length) == 0:
            return recent.hints
        recent.length = 0
        if not _read_name(name, &recent.hints):
            recent.hints = _bits(name_hints(_decoded(name)))
        recent.name, recent.length = name.data, name.length
        return recent.hints

    cdef inline Hints hints_of(self, Attributes *found) except? -1:
        """`hints_of` of `hints.py`; dialogs are left to it."""
        cdef Hints out = 0
        cdef Str value
        if found.mask & HINTING == 0:
            return 0
        if found.mask & (HINTING & ~NAMING):
            return self.more_hints_of(found)
        value = _value(found, K_CLASS)
        if value.length:
            out = self.named(value)
        value = _value(found, K_ID)
        if value.length:
            out |= self.named(value)
        return out

    cdef Hints more_hints_of(self, Attributes *found) except? -1:
        """Those of an element that has more than names."""
        cdef Hints out = 0
        cdef Str value
        cdef int hides = SHOWS
        if found.mask >> K_ROLE & 1:
            value = _value(found, K_ROLE)
            if _is(value, b"dialog"):
                return _bits(hints_of(_as_dict(found)))
            for role, bits in _LANDMARKS:
                if _is(value, role):
                    out = bits
        if found.mask >> K_REL & 1:
            value = _value(found, K_REL)
            if _holds(value, "author", 6):
                out |= H_AUTHOR
            elif _holds(value, "tag", 3) and "tag" in _decoded(value).split():
                out |= H_TAGS
        if found.mask >> K_HIDDEN & 1:
            hides = HIDES
        elif found.mask >> K_STYLE & 1:
            hides = _display(_value(found, K_STYLE))
        if hides == HIDES_PERHAPS:
            return _bits(hints_of(_as_dict(found)))
        if hides:
            out |= H_HIDDEN
        value = _value(found, K_CLASS)
        if value.length:
            out |= self.named(value)
        value = _value(found, K_ID)
        if value.length:
            out |= self.named(value)
        value = _value(found, K_ITEMPROP)
        if value.length:
            out |= _bits(itemprop_hints(_decoded(value)))
        return out

    # text

    cdef int gather(self, Str text, bint apart) except -1:
        """Add to the inline text, a blank before it where it stands apart from the last part."""
        cdef bytes repaired = None
        if _breaks_off(text):
            repaired = _decoded(text).encode()
            text.data, text.length = <Byte *>repaired, len(repaired)
        if apart and self.stands_apart(text):
            self.add(<const Byte *>b" ", 1)
        return self.add(text.data, text.length)

    cdef int add(self, const Byte *data, size_t length) except -1:
        self.reserve(length)
        if length:
            memcpy(self.room.parts + self.part_bytes, data, length)
        self.last_part = self.part_bytes
        self.part_bytes += length
        self.part_count += 1
        return 0

    cdef int reserve(self, size_t length) except -1:
        """Make room for so many bytes, with as many behind them as `_run` looks at."""
        if self.part_bytes + length + PART_MORE > self.room.part_room:
            self.room.parts = <Byte *>_grown(
                self.room.parts, &self.room.part_room, self.part_bytes + length + PART_MORE, 1
            )
        return 0

    cdef bint stands_apart(self, Str text) except -1:
        """Whether the last part ends, and the text begins, with a letter or digit."""
        cdef size_t i = self.part_bytes, j = 1
        if text.length == 0 or self.last_part == self.part_bytes:
            return False
        while i > self.last_part + 1 and self.room.parts[i - 1] & 0xC0 == 0x80:
            i -= 1
        i -= 1
        while j < text.length and text.data[j] & 0xC0 == 0x80:
            j += 1
        before = PyUnicode_DecodeUTF8(<char *>self.room.parts + i, self.part_bytes - i, "replace")
        after = PyUnicode_DecodeUTF8(<char *>text.data, j, "replace")
        return before[-1:].isalnum() and after[:1].isalnum()  # behind them may stand stray bytes

    cdef Py_ssize_t bare_points(self) except -1:
        """Characters of the last part without the white space at its ends."""
        cdef const Byte *data = self.room.parts + self.last_part
        cdef size_t length = self.part_bytes - self.last_part
        cdef Py_ssize_t points
        self.room.parts[self.part_bytes] = 0
        while length and _is_space(data[length - 1]):
            length -= 1
        while length and _is_space(data[0]):
            data, length = data + 1, length - 1
        points = _points(data, length)
        if points >= 0:
            return points
        return len(self.part().strip())

    cdef Py_ssize_t link_points(self) except -1:
        """Characters of the last part in a link: as it stands where it is printable."""
        cdef Py_ssize_t points
        self.room.parts[self.part_bytes] = 0
        points = _points(self.room.parts + self.last_part, self.part_bytes - self.last_part)
        if points >= 0:
            return points
        if points == CONTROLLED:
            return self.bare_points()
        part = self.part()
        return len(part) if part.isprintable() else len(part.strip())

    cdef object part(self):
        """The last part."""
        cdef Str text
        text.data, text.length = self.room.parts + self.last_part, self.part_bytes - self.last_part
        return _decoded(text)

    cdef object folded(self, const Byte *data, size_t length):
        """The text as a block shows it, possibly empty; where it is odd, perhaps not yet in NFC."""
        cdef unsigned int seen = 0
        cdef Py_ssize_t count
        cdef size_t start = 0, stop = length
        self.odd_text = False
        self.tones = 0
        while stop and _is_stripped(data[stop - 1]):
            stop -= 1
        while start < stop and _is_stripped(data[start]):
            start += 1
        if start == stop:
            return ""
        if stop - start >= 16 and _is_folded(data + start, stop - start):
            text = PyUnicode_New(stop - start, 0x7F)
            memcpy(PyUnicode_1BYTE_DATA(text), data + start, stop - start)
            return text
        if stop - start + FOLD_MORE > self.room.fold_room:
            self.room.folding = <uint16_t *>_grown(
                self.room.folding, &self.room.fold_room, stop - start + FOLD_MORE, sizeof(uint16_t)
            )
        self.room.folding[0] = 32
        count = _fold(
            self.padded(data, start, stop), stop - start, self.room.folding + 1, &seen, &self.tones
        )
        if count >= 0:
            return _text_of(self.room.folding + 1, count, seen) if count else ""
        self.odd_text = True
        self.tones = 0
        text = PyUnicode_DecodeUTF8(<char *>data, length, "replace").strip()
        return fold(text) if not text.isprintable() or "  " in text else text

    cdef const Byte *padded(self, const Byte *data, size_t start, size_t stop) except NULL:
        """A part of a text, with as much behind it as `_run` looks at."""
        cdef size_t at = self.part_bytes
        if not (_is_wide or self.room.parts <= data < self.room.parts + self.room.part_room):
            self.reserve(stop - start)
            memcpy(self.room.parts + at, data + start, stop - start)
            self.room.parts[at + stop - start] = 0
            return self.room.parts + at
        return data + start

    # blocks

    cdef int piece(self, object text, State *state, Hints hints, Py_ssize_t link_chars) except -1:
        cdef size_t count = PyList_GET_SIZE(self.texts)
        if count >= self.room.piece_room:
            self.room.pieces = <Piece *>_grown(self.room.pieces, &self.room.piece_room, count + 1, sizeof(Piece))
        self.room.pieces[count].state = state[0]
        self.room.pieces[count].hints = hints
        self.room.pieces[count].link_chars = link_chars
        if self.odd_text:
            self.odd.append(count)
        self.texts.append(text)
        return 0

    cdef int group(self, Py_ssize_t parent, uintptr_t tag, Hints hints) except -1:
        cdef Group *new
        if <size_t>self.group_count >= self.room.group_room:
            self.room.groups = <Group *>_grown(
                self.room.groups, &self.room.group_room, self.group_count + 1, sizeof(Group)
            )
        new = self.room.groups + self.group_count
        new.parent, new.tag, new.hints = parent, tag, hints
        new.first, new.stop = PyList_GET_SIZE(self.texts), 0
        self.group_count += 1
        return 0

    cdef int push(self, Node *node, bint blanks_skipped, int role, State *state, bint grouped) except -1:
        cdef Frame *new
        if <size_t>self.frame_count >= self.room.frame_room:
            self.room.frames = <Frame *>_grown(
                self.room.frames, &self.room.frame_room, self.frame_count + 1, sizeof(Frame)
            )
        new = self.room.frames + self.frame_count
        new.next, new.blanks_skipped, new.role = node.next, blanks_skipped, role
        new.state, new.grouped = state[0], grouped
        self.frame_count += 1
        return 0

    cdef int flush(self, State *state, Hints inner, Py_ssize_t link_chars) except -1:
        cdef size_t length = self.part_bytes
        self.part_bytes = self.last_part = 0
        self.part_count = 0
        self.room.parts[length] = 0
        if self.break_count or MARKS_OF[state.tag] & KEEPS:
            return self.flush_lines(length, state, inner, link_chars)
        text = self.folded(self.room.parts, length)
        if PyUnicode_GET_LENGTH(text):
            self.plain_chars += self.tones
            self.piece(text, state, state.hints | inner, link_chars)
        return 0

    cdef int flush_lines(
        self, size_t length, State *state, Hints inner, Py_ssize_t link_chars
    ) except -1:
        cdef bint kept = MARKS_OF[state.tag] & KEEPS != 0
        cdef Py_ssize_t i, chars
        cdef size_t at = 0, stop, row, end
        cdef Hints hints
        cdef Lines lines
        lines.state, lines.count, lines.joins = state, 0, False
        lines.whole = WHOLE_KIND[state.kind]
        lines.always = not lines.whole and (kept or self.stands_in_footer(state))
        self.joined = []
        for i in range(self.break_count + 1):
            stop = at
            while stop < length and self.room.parts[stop] != 0:
                stop += 1
            chars = self.room.breaks[i].link_chars if i < self.break_count else link_chars
            hints = self.room.breaks[i].hints if i < self.break_count else inner
            row = at
            while True:
                end = row
                while end < stop and not (kept and self.room.parts[end] == 10):
                    end += 1
                if row != at or end != stop:
                    chars = 0
                self.add_line(
                    &lines, self.line(self.room.parts + row, end - row), chars, hints
                )
                if end >= stop:
                    break
                row = end + 1
            at = stop + 1
        self.break_count = 0
        return self.end_lines(&lines)

    cdef int add_line(self, Lines *lines, object text, Py_ssize_t chars, Hints hints) except -1:
        """`cut` of `lines.py`, one line after the other."""
        if not PyUnicode_GET_LENGTH(text):
            lines.joins = lines.whole and lines.count
            return 0
        if lines.joins and not _ends_block(lines, self.joined[-1], text):
            lines.chars, lines.hints = lines.chars + chars, lines.hints | hints
            lines.length += 1 + PyUnicode_GET_LENGTH(text)
        else:
            self.end_lines(lines)
            lines.chars, lines.hints, lines.joins = chars, hints, True
            lines.length = PyUnicode_GET_LENGTH(text)
        self.joined.append(text)
        lines.count += 1
        return 0

    cdef int end_lines(self, Lines *lines) except -1:
        """Make a block of the lines since the last one."""
        cdef list joined = self.joined
        if not joined:
            return 0
        text = joined[0] if PyList_GET_SIZE(joined) == 1 else " ".join(joined)
        self.joined = []
        self.odd_text = False  # the lines are in NFC
        return self.piece(text, lines.state, lines.state.hints | lines.hints, lines.chars)

    cdef object line(self, const Byte *data, size_t length):
        """A part of the gathered text as `fold` leaves it."""
        text = self.folded(data, length)
        return fold(text) if self.odd_text else text

    cdef bint stands_in_footer(self, State *state) except -1:
        cdef Py_ssize_t place = state.place
        if NAME_OF[state.tag] != NULL and <object>NAME_OF[state.tag] == "address":
            return True
        if state.hints & H_FOOTER:
            return True
        while place:
            if MARKS_OF[self.room.groups[place].tag] & FOOTS:
                return True
            if self.room.groups[place].hints & H_FOOTER:
                return True
            place = self.room.groups[place].parent
        return False

    cdef int close(self, State *state) except -1:
        cdef Group *group = self.room.groups + state.place
        cdef Piece *last
        group.stop = PyList_GET_SIZE(self.texts)
        if self.last_picture == state.place or self.last_date == state.place:
            return 0
        if group.stop > group.first:
            last = self.room.pieces + group.stop - 1
            if MARKS_OF[state.tag] & GROUPS:
                return 0
            if state.hints & ~last.hints:
                return 0
            last.state.place = group.parent
        self.group_count -= 1
        return 0

    cdef bint unfolds(self, Hints hints, State *state) noexcept:
        return (hints | self.room.groups[state.place].hints) & H_ACCORDION != 0

    # what is no block

    cdef int stamped(self, Attributes *found, Py_ssize_t place, bint is_time) except -1:
        item = stamp_of(_as_dict(found), is_time=is_time)
        if item.value and item.field:
            self.dated.append((item, place))
            self.last_date = place
        return 0

    cdef int add_image(self, Node *node, Py_ssize_t place) except -1:
        """As in `walk.py`, with the usual shapes of `image_of`."""
        cdef Attributes found
        cdef Str address, alt
        cdef int verdict, wide, high
        cdef Py_ssize_t before = PyList_GET_SIZE(self.texts)
        if not _read_attributes(node, &found):
            return 0
        verdict = _address(&found, &address)
        if verdict == NO_ADDRESS:
            return 0
        wide, high = _is_small(_value(&found, K_WIDTH)), _is_small(_value(&found, K_HEIGHT))
        if wide == 1 or high == 1:
            return 0
        if verdict == ADDRESS_PERHAPS or wide < 0 or high < 0:
            image = image_of(_as_dict(&found), self.base, place, before)
            if image is None:
                return 0
            link = image.address
        else:
            link = _decoded(address)
            if self.base and (address.length < 4 or memcmp(address.data, "http", 4) != 0):
                link = resolved(link, self.base)
            alt = _value(&found, K_ALT)
            image = self.image(link, self.line(alt.data, alt.length), place, before)
        if self.last_address != link:
            self.images.append(image)
            self.last_address, self.last_picture = link, place
        return 0

    cdef object image(self, object address, object alt, object place, object before):
        image = _named_tuple(Image, 4)
        _fill(image, 0, address)
        _fill(image, 1, alt)
        _fill(image, 2, place)
        _fill(image, 3, before)
        return image

    cdef int add_meta(self, Attributes *found) except -1:
        """Keep what a `<meta>` states, as `meta_of` of `meta.py` reads it."""
        cdef Str key
        cdef int i
        if not _value(found, K_CONTENT).length:
            return 0
        for i in range(META_KEYS):
            key = _value(found, _META_KEYS[i])
            if not key.length or not _may_be_known(key):
                continue
            name = _decoded(key)
            field = _METAS.get(name)
            if field is None:
                name = name.strip().casefold()
                field = _METAS.get(name)
            if field:
                if field not in UNREAD:
                    origin = "microdata" if _META_KEYS[i] == K_ITEMPROP else name
                    key = _value(found, K_CONTENT)
                    if name in SPLIT_FIELDS or memchr(key.data, 38, key.length) != NULL:
                        content = _decoded(key)
                    else:
                        content = self.line(key.data, key.length)
                    self.found.metas.append((field, content, name, origin))
                return 0
        return 0

    cdef int add_other(self, Node *node, Py_ssize_t place) except -1:
        cdef Attributes found
        cdef Node *inside = node
        cdef Str title
        cdef uintptr_t tag = node.local_name
        if tag == T_TITLE:
            title = _content_of(node.first_child)
            self.found.titles.append(self.line(title.data, title.length))
            return 0
        if tag == T_NOSCRIPT:
            while True:
                inside = _following(inside, node)
                if inside == NULL:
                    return 0
                if inside.local_name == T_IMG:
                    self.add_image(inside, place)
        _read_attributes(node, &found)
        if tag == T_META:
            self.add_meta(&found)
        elif tag == T_SCRIPT:
            if _holds(_value(&found, K_TYPE), "ld+json", 7):
                self.found.scripts.append(_decoded(_content_of(node.first_child)))
        elif tag == T_BASE:
            address = _decoded(_value(&found, K_HREF))
            if address:
                self.base = resolved(address, self.base)
        return 0

    cdef int add_canonical(self, Node *root) except -1:
        """Keep the address of the first canonical link of the head."""
        cdef Node *head = root.first_child
        cdef Node *node
        cdef Attributes found
        cdef Str relation
        while head != NULL and head.local_name != T_HEAD:
            head = head.next
        node = head
        while node != NULL:
            if node.local_name == T_LINK and _read_attributes(node, &found) >> K_REL & 1:
                relation = _value(&found, K_REL)
                if relation.length == 9 and _decoded(relation).lower() == "canonical":
                    self.found.canonicals.append(_decoded(_value(&found, K_HREF)))
                    return 0
            node = _following(node, head)
        return 0

    # the page

    cdef Hints only_text(self, Node *node, Hints around, int kind, Str *text) except? -1:
        """As in `walk.py`; `text` has no data where there is more than a text."""
        cdef Attributes found
        cdef Node *child = node.first_child
        cdef Hints hints
        text.data, text.length = NULL, 0
        if child == NULL or child.next != NULL or child.type != TEXT_NODE:
            return around
        if kind == LIST_ITEM or not _read_attributes(node, &found):
            text[0] = (<Text *>child).data
            return around
        hints = self.hints_of(&found)
        if found.mask >> K_ITEMPROP & 1:
            return around
        if not self.shows_hidden and hints & H_HIDDEN:
            return around
        text[0] = (<Text *>child).data
        return around | hints

    cdef int walk(self, Node *root) except -1:
        """Visit every node once; see `walk.py`."""
        cdef Node *node = root.first_child
        cdef Node *child
        cdef uintptr_t tag
        cdef int role, kind, inner_role, gap
        cdef bint blanks_skipped = True, in_data = False, in_row = False
        cdef bint ended = False, apart = False, grouped
        cdef Py_ssize_t links = 0, link_chars = 0, points = 0, place
        cdef Hints inner = 0, hints, within
        cdef State state, inside
        cdef Frame *frame
        cdef Attributes found
        cdef Str text
        state.tag, state.kind, state.hints, state.place = T_BODY, PARAGRAPH, 0, 0
        while True:
            while node != NULL:
                tag = node.local_name
                if tag == T_TEXT:
                    text = _content_of(node)
                    if blanks_skipped and node.type == TEXT_NODE and _is_blank(text.data, text.length):
                        node = node.next
                        continue
                    self.gather(text, apart)
                    apart = ended = False
                    if links:
                        link_chars += self.link_points()
                    node = node.next
                    continue
                role = ROLE_OF[tag] if tag < TAGS else C_INLINE
                if role == C_SKIP:
                    node = node.next
                    continue
                if role <= C_TIME:
                    child = node.first_child
                    if role != C_LINK or state.kind != LIST_ITEM:
                        if _read_attributes(node, &found):
                            hints = self.hints_of(&found)
                            if role == C_TIME or found.mask >> K_ITEMPROP & 1:
                                self.stamped(&found, state.place, role == C_TIME)
                        else:
                            hints = 0
                        if role == C_TIME and (<Element *>node).first_attr != NULL:
                            hints |= H_TIME
                        if hints & H_HIDDEN and not self.shows_hidden:
                            self.skipped += 1
                            node = node.next
                            continue
                        inner |= hints
                    if child == NULL:
                        node = node.next
                        continue
                    if ended and self.part_count:
                        gap = _gap_before(node)
                        if gap == GAP_BLANK:
                            self.add(<const Byte *>b" ", 1)
                        apart = gap == GAP_DOUBT
                        ended = False
                    if child.local_name == T_TEXT and child.next == NULL:
                        text = _content_of(child)
                        self.gather(text, apart)
                        apart = False
                        if links or role == C_LINK:
                            link_chars += self.bare_points()
                        ended = True
                        node = node.next
                        continue
                    if role == C_LINK:
                        links += 1
                    self.push(node, blanks_skipped, role, &state, False)
                    blanks_skipped = False
                    node = child
                    continue
                if role == C_BLOCK:
                    if in_row:
                        self.add(<const Byte *>b" ", 1)
                    elif self.part_count:
                        self.flush(&state, inner, link_chars)
                        link_chars = 0
                    inner, ended, apart = 0, False, False
                    child = node.first_child
                    if child == NULL:
                        node = node.next
                        continue
                    hints = 0
                    if _read_attributes(node, &found):
                        hints = self.hints_of(&found)
                        if (
                            hints & H_HIDDEN and not self.shows_hidden
                            and not self.unfolds(hints, &state)
                        ):
                            self.skipped += 1
                            node = node.next
                            continue
                        if found.mask >> K_ITEMPROP & 1:
                            self.stamped(&found, state.place, False)
                    if in_row:
                        self.push(node, blanks_skipped, C_SKIP, &state, False)
                        blanks_skipped = False
                        node = child
                        continue
                    inside.tag, kind, grouped = tag, KIND_OF[tag], GROUPED[tag]
                    if state.kind == CAPTION or hints & H_CAPTION:
                        kind = CAPTION
                    elif kind < 0:
                        kind = state.kind
                        if kind == HEADING and MARKS_OF[state.tag] & HEADS:
                            inside.tag = state.tag
                    inside.kind, inside.hints, inside.place = kind, hints, state.place
                    if child.next == NULL and not MARKS_OF[inside.tag] & KEEPS:
                        within, inner_role = hints, C_INLINE
                        text.data, text.length = NULL, 0
                        if child.type == TEXT_NODE:
                            text = (<Text *>child).data
                        else:
                            inner_role = _role(child)
                            if inner_role <= C_LINK:
                                within = self.only_text(child, hints, kind, &text)
                        if text.data != NULL:
                            value = self.folded(text.data, text.length)
                            points = PyUnicode_GET_LENGTH(value)
                            if points:
                                if not links and inner_role != C_LINK:
                                    points = 0
                                    self.plain_chars += self.tones
                                self.piece(value, &inside, within, points)
                            node = node.next
                            continue
                    self.push(node, blanks_skipped, C_BLOCK, &state, grouped)
                    if grouped:
                        self.group(state.place, inside.tag, hints)
                        inside.place = self.group_count - 1
                        if tag == T_TABLE:
                            in_data = _is_data_table(node)
                    elif in_data and tag == T_ROW:
                        in_row = True
                        inside.kind = TABLE_ROW
                    state = inside
                    blanks_skipped = True
                    node = child
                    continue
                if role == C_BREAK:
                    if in_row:
                        self.add(<const Byte *>b" ", 1)
                    elif self.part_count:
                        self.add(<const Byte *>b"\0", 1)
                        if <size_t>self.break_count >= self.room.break_room:
                            self.room.breaks = <Break *>_grown(
                                self.room.breaks, &self.room.break_room, self.break_count + 1, sizeof(Break)
                            )
                        self.room.breaks[self.break_count].link_chars = link_chars
                        self.room.breaks[self.break_count].hints = inner
                        self.break_count += 1
                        link_chars, inner = 0, 0
                    ended = apart = False
                elif role == C_IMAGE:
                    if not links or state.kind != LIST_ITEM:
                        self.add_image(node, state.place)
                elif role == C_ENTER:
                    self.push(node, blanks_skipped, C_ENTER, &state, False)
                    blanks_skipped = True
                    node = node.first_child
                    continue
                else:
                    self.add_other(node, state.place)
                node = node.next
            if not self.frame_count:
                return 0
            self.frame_count -= 1
            frame = self.room.frames + self.frame_count
            node, blanks_skipped, role = frame.next, frame.blanks_skipped, frame.role
            grouped = frame.grouped
            if role <= C_TIME:
                if role == C_LINK:
                    links -= 1
                ended = True
            elif role == C_SKIP:
                self.add(<const Byte *>b" ", 1)
            else:
                if self.part_count:
                    self.flush(&state, inner, link_chars)
                    link_chars = 0
                inner, ended, apart, in_row = 0, False, False, False
                if grouped:
                    place = state.place
                    if (
                        PyList_GET_SIZE(self.texts) - self.room.groups[place].first > 1
                        or place != self.group_count - 1
                    ):
                        self.room.groups[place].stop = PyList_GET_SIZE(self.texts)
                    else:
                        self.close(&state)
                    if in_data and state.tag == T_TABLE:
                        in_data = False
                state = frame.state

    cdef list blocks(self):
        cdef Py_ssize_t count = PyList_GET_SIZE(self.texts), i, length
        cdef list blocks = PyList_New(count)
        cdef Piece *piece
        cdef tuple block
        for number in self.odd:
            text = self.texts[number]
            refuse_many_marks(text)
            self.texts[number] = normalize("NFC", text)
            self.plain_chars += len(text) - len(self.texts[number])
        for i in range(count):
            piece = self.room.pieces + i
            length = PyUnicode_GET_LENGTH(<object>PyList_GET_ITEM(self.texts, i))
            self.characters += length + (i > 0)
            self.plain_chars += length - piece.link_chars
            block = _named_tuple(Block, 11)
            _fill(block, 0, <object>PyList_GET_ITEM(self.texts, i))
            _fill(block, 1, _ZERO)
            _fill(block, 2, _ZERO)
            _fill(block, 3, _ZERO)
            _fill(block, 4, _ZERO)
            _fill(block, 5, <object>KIND_NAME[piece.state.kind])
            _fill(block, 6, <object>NAME_OF[piece.state.tag])
            _fill_number(block, 7, piece.state.place)
            _fill(block, 8, _set_of(piece.hints))
            _fill_number(block, 9, min(piece.link_chars, length))
            _fill(block, 10, _ZERO)
            Py_INCREF(block)
            PyList_SET_ITEM(blocks, i, block)
        return blocks

    cdef Containers containers(self):
        cdef Containers out = Containers.__new__(Containers)
        self.room.groups[0].stop = PyList_GET_SIZE(self.texts)
        self.room.groups[0].tag = 0  # it is no element
        out.count = self.group_count
        out.rows = PyBytes_FromStringAndSize(
            <char *>self.room.groups, self.group_count * sizeof(Group)
        )
        return out

    cdef bint is_aside(self, Py_ssize_t place) noexcept:
        """`is_aside` of `gathering.py`."""
        cdef Group *group
        while place:
            group = self.room.groups + place
            if group.tag == T_ASIDE or group.tag == T_NAV or group.hints & H_UNDATED:
                return True
            place = group.parent
        return False


cdef class Containers:
    """The containers of a page as a sequence, each made when it is asked for: few ever are.

    Attributes:
        rows: of each container the number of the one around it, those of its tag and of its hints,
            its first block and where it stops; eight bytes each.
    """

    cdef readonly bytes rows
    cdef Py_ssize_t count
    cdef list made

    @property
    def tags(self):
        """Names of elements by their numbers; the root has none."""
        return _tag_names

    @property
    def hints(self):
        """Hints by their bits."""
        return _HINTS

    def __len__(self):
        return self.count

    def __getitem__(self, Py_ssize_t index):
        if not 0 <= index < self.count:
            raise IndexError("no such container")
        if self.made is None:
            self.made = [None] * self.count
        container = self.made[index]
        if container is None:
            container = self.made[index] = self.make(index)
        return container

    def __eq__(self, other):
        return list(self) == list(other)

    def __repr__(self):
        return repr(list(self))

    cdef object make(self, Py_ssize_t index):
        cdef Group *group = <Group *><const char *>self.rows + index
        made = <object>new_object(<PyTypeObject *>Container)
        Py_DECREF(made)  # as in `_named_tuple`
        _set_number(made, 0, group.parent)
        _set(made, 1, _tag_names[group.tag])
        _set(made, 2, _set_of(group.hints))
        _set_number(made, 3, group.first)
        _set_number(made, 4, group.stop)
        return made


cdef enum:
    COLLECTED = 1 << 14  # flag of a type whose objects have the head that `new_object` gives them

cdef Py_ssize_t _SLOTS[5]


cdef int _find_slots() except -1:
    """Where a container keeps its fields: its own `__init__` takes ten times as long."""
    cdef Py_ssize_t i
    names = ("parent", "tag", "hints", "first", "stop")
    if Container.__slots__ != names or not Container.__flags__ & COLLECTED:
        raise ValueError("unknown containers")
    for i in range(5):
        member = getattr(Container, names[i])
        if type(member) is not MemberDescriptorType:
            raise ValueError("unknown containers")
        _SLOTS[i] = (<PyMemberDescrObject *>member).d_member.offset
    return 0


cdef inline int _set(object made, Py_ssize_t field, object value) except -1:
    """Fill an empty slot."""
    Py_INCREF(value)
    (<PyObject **>(<char *><PyObject *>made + _SLOTS[field]))[0] = <PyObject *>value
    return 0


cdef inline int _set_number(object made, Py_ssize_t field, Py_ssize_t number) except -1:
    if number < NUMBERS:
        return _set(made, field, <object>NUMBER[number])
    return _set(made, field, number)


cdef inline int _fill_number(tuple block, Py_ssize_t at, Py_ssize_t number) except -1:
    if number < NUMBERS:
        return _fill(block, at, <object>NUMBER[number])
    return _fill(block, at, number)


cdef inline tuple _named_tuple(object kind, Py_ssize_t size):
    """One without its fields, not tracked: texts and numbers make no cycles."""
    cdef PyObject *made = new_tuple(<PyTypeObject *>kind, size)
    named = <tuple>made
    Py_DECREF(named)  # `made` was the first reference, `named` is the second
    return named


cdef inline int _fill(tuple block, Py_ssize_t at, object value) except -1:
    Py_INCREF(value)
    PyTuple_SET_ITEM(block, at, value)
    return 0


cdef enum:
    GAP_NONE, GAP_BLANK, GAP_DOUBT


cdef bint _has_class(Node *node) noexcept nogil:
    cdef Attributes found
    return _read_attributes(node, &found) >> K_CLASS & 1


cdef int _gap_before(Node *node) noexcept nogil:
    cdef Node *previous = node.prev
    cdef int role
    while previous != NULL:
        role = _role(previous)
        if role != C_SKIP and role != C_IMAGE and role != C_OTHER:
            break
        previous = previous.prev
    if previous == NULL:
        return GAP_NONE
    if previous.local_name == T_TEXT:
        return GAP_BLANK
    if (_marks(previous) | _marks(node)) & FORMATS:
        return GAP_NONE
    if previous.local_name == T_SPAN and node.local_name == T_SPAN:
        return GAP_DOUBT if _has_class(previous) and _has_class(node) else GAP_NONE
    return GAP_DOUBT


cdef bint _is_data_table(Node *table) noexcept nogil:
    cdef Py_ssize_t rows = 0, cells = 0, breaks = 0, characters = 0, points
    cdef Node *node = table
    cdef Str text
    cdef size_t i
    cdef int marks
    while True:
        node = _following(node, table)
        if node == NULL:
            break
        if node.local_name == T_TEXT:
            text = _content_of(node)
            if not _is_blank(text.data, text.length):
                for i in range(text.length):
                    characters += text.data[i] & 0xC0 != 0x80
                if characters > C_CELL_CHARACTERS:
                    return False
            continue
        marks = _marks(node)
        if marks & CELL:
            cells, characters = cells + 1, 0
        elif node.local_name == T_ROW:
            rows += 1
        elif marks & LAYS:
            return False
        elif _role(node) == C_BREAK:
            breaks += 1
    return rows > 1 and cells > rows and breaks * 2 <= cells


def gathered(root, url, bint shows_hidden):
    """`gathered` of `walk.py`; `root` keeps the page alive."""
    cdef _Page page = _Page(url, shows_hidden)
    cdef Attributes found
    cdef Node *top
    page.group(0, T_BODY, 0)
    if root is not None:
        top = <Node *><size_t>root.mem_id
        _read_attributes(top, &found)
        language = _decoded(_value(&found, K_LANG))
        if language:
            page.found.languages.append(language)
        page.walk(top)
        page.add_canonical(top)
    if page.dated:
        page.found.stamps = [item for item, place in page.dated if not page.is_aside(place)]
    blocks = page.blocks()
    return tuple.__new__(Gathered, (
        blocks, page.containers(), page.images, page.found, page.skipped, page.characters,
        page.plain_chars,
    ))
