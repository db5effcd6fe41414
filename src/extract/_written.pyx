# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""An article as its record in JSON, in C: the bytes that orjson gives the record.

Lives here: what records are made of, whose shapes are those of `model.py`; all else is left to
orjson. Most of a record are letters. A table tells the bytes of each and how many they
are, so that there is no branch for single letters: no processor foresees how many bytes the next
letter of Vietnamese has. Where the processor can leave out bytes of a row (AVX-512 VBMI2), sixteen
letters are written at a time, for a third of that.
"""

from cpython.bytes cimport PyBytes_AS_STRING
from cpython.dict cimport PyDict_CheckExact, PyDict_GetItem, PyDict_Next
from cpython.list cimport PyList_CheckExact, PyList_GET_ITEM, PyList_GET_SIZE
from cpython.long cimport PyLong_CheckExact
from cpython.object cimport PyObject
from cpython.ref cimport Py_XDECREF
from cpython.tuple cimport PyTuple_Check, PyTuple_CheckExact
from cpython.unicode cimport PyUnicode_CheckExact
from libc.string cimport memcpy

cimport cython

from orjson import dumps

from extract.model import (
    Article as ArticleClass, Byline, Contributor, Footer, Header, Licence, Note, Person, Segment,
    Source as SourceClass, Timestamp,
)
from extract.record import VERSION

cdef extern from *:
    """
    #include <stdint.h>
    #define TOLD 0x2100  /* behind them letters have three or four bytes */
    #define BYTES 3

    static uint32_t told[TOLD];  /* bytes, the first one lowest, and above them how many; or 0 */

    static void learn_bytes(void) {
        for (uint32_t letter = 0; letter < TOLD; letter++) {
            if (letter < 0x80) told[letter] = letter | 1u << 24;
            else if (letter < 0x800)
                told[letter] = 0xC0 | letter >> 6 | (0x80 | (letter & 63)) << 8 | 2u << 24;
            else
                told[letter] = 0xE0 | letter >> 12 | (0x80 | (letter >> 6 & 63)) << 8
                    | (0x80 | (letter & 63)) << 16 | 3u << 24;
        }
        for (uint32_t letter = 0; letter < 32; letter++) told[letter] = 0;
        const char *escaped = "\\"\\\\\\b\\f\\n\\r\\t", *named = "\\"\\\\bfnrt";
        for (; *escaped; escaped++, named++)
            told[(unsigned char)*escaped] = '\\\\' | (uint32_t)*named << 8 | 2u << 24;
    }

    /* Where the next byte goes, or NULL for a letter that has no bytes of its own in JSON. */
    static inline unsigned char *put_rare(unsigned char *to, uint32_t letter) {
        if (letter < TOLD || (letter >= 0xD800 && letter < 0xE000)) return NULL;
        if (letter < 0x10000) {
            *to++ = 0xE0 | letter >> 12;
        } else {
            *to++ = 0xF0 | letter >> 18;
            *to++ = 0x80 | (letter >> 12 & 63);
        }
        *to++ = 0x80 | (letter >> 6 & 63);
        *to++ = 0x80 | (letter & 63);
        return to;
    }

    #define LETTERS(name, Letter) \\
        static unsigned char *name(unsigned char *to, const Letter *at, const Letter *end) { \\
            while (at < end) { \\
                uint32_t letter = *at++, bytes = letter < TOLD ? told[letter] : 0; \\
                if (__builtin_expect(!bytes, 0)) { \\
                    to = put_rare(to, letter); \\
                    if (!to) return to; \\
                } else { \\
                    memcpy(to, &bytes, 4); \\
                    to += bytes >> 24; \\
                } \\
            } \\
            return to; \\
        }
    LETTERS(put_narrow_singly, uint8_t)
    LETTERS(put_singly, uint16_t)
    LETTERS(put_widest, uint32_t)

    #define EIGHT 8
    #define EACH(byte) (0x0101010101010101u * (byte))
    #define LESS(eight, byte) (((eight) - EACH(byte)) & ~(eight) & EACH(0x80))

    /* Letters of ASCII that need no escape are copied, eight at a time. */
    static unsigned char *put_narrow(unsigned char *to, const uint8_t *at, const uint8_t *end) {
        for (; end - at >= EIGHT && to; at += EIGHT) {
            uint64_t eight;
            memcpy(&eight, at, EIGHT);
            if ((eight & EACH(0x80)) | LESS(eight, 32)
                    | LESS(eight ^ EACH('"'), 1) | LESS(eight ^ EACH('\\\\'), 1)) {
                to = put_narrow_singly(to, at, at + EIGHT);
            } else {
                memcpy(to, &eight, EIGHT);
                to += EIGHT;
            }
        }
        return to ? put_narrow_singly(to, at, end) : to;
    }

    #if defined(__GNUC__) && defined(__x86_64__)
    #include <immintrin.h>
    #define STRIDE 16
    #define has_strides() (__builtin_cpu_supports("avx512vbmi2") \\
        && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"))
    #define ALL(number) _mm512_set1_epi32(number)
    #define JOINED(a, b, c) _mm512_ternarylogic_epi32(a, b, c, 0xFE)

    /* Sixteen letters at a time, each in four bytes, of which those that are 0 are left out. */
    __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi2,popcnt")))
    static unsigned char *put_strides(unsigned char *to, const uint16_t *at, const uint16_t *end) {
        for (; at < end; at += STRIDE) {
            const uint16_t *stop = end - at < STRIDE ? end : at + STRIDE;
            __mmask16 there = (1u << (stop - at)) - 1;
            __m512i letter = _mm512_cvtepu16_epi32(_mm256_maskz_loadu_epi16(there, at));
            __mmask16 ends = _mm512_cmpeq_epi32_mask(letter, ALL('\\n'));
            __mmask16 quoted = _mm512_cmpeq_epi32_mask(letter, ALL('"'))
                | _mm512_cmpeq_epi32_mask(letter, ALL('\\\\'));
            __mmask16 rare = (_mm512_cmplt_epu32_mask(letter, ALL(32)) & there & ~ends)
                | _mm512_cmpeq_epi32_mask(_mm512_and_si512(letter, ALL(0xF800)), ALL(0xD800));
            if (__builtin_expect(rare, 0)) {
                to = put_singly(to, at, stop);
                if (!to) return to;
                continue;
            }
            __m512i last = _mm512_or_si512(_mm512_and_si512(letter, ALL(63)), ALL(0x80));
            __m512i middle = _mm512_and_si512(_mm512_srli_epi32(letter, 6), ALL(63));
            __m512i two = JOINED(middle, _mm512_slli_epi32(last, 8), ALL(0xC0));
            __m512i three = JOINED(
                _mm512_slli_epi32(middle, 8), _mm512_slli_epi32(last, 16),
                _mm512_or_si512(_mm512_srli_epi32(letter, 12), ALL(0x80E0)));
            __m512i bytes = _mm512_mask_mov_epi32(letter, ends, ALL('\\\\' | 'n' << 8));
            bytes = _mm512_mask_or_epi32(bytes, quoted, _mm512_slli_epi32(letter, 8), ALL('\\\\'));
            bytes = _mm512_mask_mov_epi32(bytes, _mm512_cmpge_epu32_mask(letter, ALL(0x80)), two);
            bytes = _mm512_mask_mov_epi32(bytes, _mm512_cmpge_epu32_mask(letter, ALL(0x800)), three);
            __mmask64 kept = _mm512_test_epi8_mask(bytes, bytes);
            _mm512_storeu_si512(to, _mm512_maskz_compress_epi8(kept, bytes));
            to += __builtin_popcountll(kept);
        }
        return to;
    }
    #else
    #define has_strides() 0
    #define put_strides put_singly
    #endif

    static unsigned char *(*put_wide)(unsigned char *, const uint16_t *, const uint16_t *);

    static void learn(void) {
        learn_bytes();
        put_wide = has_strides() ? put_strides : put_singly;
    }
    """
    void learn()
    unsigned char *put_narrow(unsigned char *to, const unsigned char *at, const unsigned char *end)
    unsigned char *put_wide(unsigned char *to, const unsigned short *at, const unsigned short *end)
    unsigned char *put_widest(unsigned char *to, const unsigned int *at, const unsigned int *end)
    enum:
        BYTES

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
    PyObject *PyBytes_FromStringAndSize(const char *octets, Py_ssize_t size) except NULL
    int _PyBytes_Resize(PyObject **octets, Py_ssize_t size) except -1
    PyObject **PySequence_Fast_ITEMS(object row)
    Py_ssize_t Py_SIZE(object row)
    long long PyLong_AsLongLongAndOverflow(object number, int *overflow) except? -1

cdef enum:
    GAP = 2  # the blank line between two blocks
    FIGURES = 20  # of the largest number
    ROOM = 96  # more bytes than anything but texts takes, and than a stride reaches behind them
    FIRST_ROOM = 4096
    ESCAPED = 2  # bytes of a letter of Latin-1, at most
    MOST_BYTES = 3  # of nearly all letters

cdef enum:  # places of an article's fields
    SOURCE, URL, LANGUAGE, CONFIDENCE, HEADER, TEXT, KINDS, TEXTS, CAPTIONS, BYLINE, FOOTER, TAGS
    SEGMENTS, NOTES

cdef enum:  # those of a source's
    NAME, FORMAT, ENCODING, SIZE, SHA256, IN_TEXT, IN_PAGE, ID

assert len(ArticleClass._fields) == NOTES + 1 and len(SourceClass._fields) == ID + 1

cdef bytes SCHEMA = b'{"schema":%d,"source":' % VERSION
cdef bytes LANGUAGE_KEY = b',"language":', CONFIDENCE_KEY = b',"confidence":'
cdef bytes HEADER_KEY = b',"header":', BODY_KEY = b',"body":', CAPTIONS_KEY = b',"captions":'
cdef bytes BYLINE_KEY = b',"byline":', FOOTER_KEY = b',"footer":', TAGS_KEY = b',"tags":'
cdef bytes SEGMENTS_KEY = b',"segments":', NOTES_KEY = b',"notes":'
cdef bytes NAME_KEY = b'{"name":', FORMAT_KEY = b',"format":', ENCODING_KEY = b',"encoding":'
cdef bytes SIZE_KEY = b',"bytes":', SHA256_KEY = b',"sha256":', URL_KEY = b',"url":'
cdef bytes ID_KEY = b',"id":'
cdef bytes HEAD = b'{"text":', BLOCKS = b',"blocks":[', KIND = b'{"kind":'
cdef bytes PLAIN_KIND = b'{"kind":"paragraph"'
cdef bytes START = b',"start":', END = b',"end":', BACK = b"]}"
cdef str PARAGRAPH = "paragraph"


def keys_of(shape):
    """What stands before each of its fields."""
    keys = [b',"%s":' % field.encode() for field in shape._fields]
    return (b"{" + keys[0][1:], *keys[1:])


cdef dict SHAPES = {
    shape: keys_of(shape)
    for shape in (Byline, Contributor, Footer, Header, Licence, Note, Person, Segment, Timestamp)
}
"""What the record has as objects with the same keys."""

learn()


class RareError(Exception):
    """A letter or key that only orjson writes, or refuses."""


@cython.final
cdef class Writer:
    """The bytes of a record while it is written."""

    cdef PyObject *out
    cdef unsigned char *to
    cdef unsigned char *stop

    def __cinit__(self, Py_ssize_t room):
        self.out = PyBytes_FromStringAndSize(NULL, room)
        self.to = <unsigned char *>PyBytes_AS_STRING(<object>self.out)
        self.stop = self.to + room

    def __dealloc__(self):
        Py_XDECREF(self.out)

    cdef int reserve(self, Py_ssize_t size) except -1:
        """Make room for so many bytes, and for anything small behind them."""
        cdef Py_ssize_t used
        if self.stop - self.to >= size + ROOM:
            return 0
        used = self.to - <unsigned char *>PyBytes_AS_STRING(<object>self.out)
        size += 2 * used + FIRST_ROOM
        _PyBytes_Resize(&self.out, size)
        self.to = <unsigned char *>PyBytes_AS_STRING(<object>self.out) + used
        self.stop = self.to - used + size
        return 0

    cdef bytes finished(self):
        cdef Py_ssize_t used = self.to - <unsigned char *>PyBytes_AS_STRING(<object>self.out)
        _PyBytes_Resize(&self.out, used)
        return <bytes>self.out

    cdef int put(self, object value) except -1:
        if PyUnicode_CheckExact(value):
            return self.put_text(value)
        self.reserve(0)
        if value is None:
            self.to = octets(self.to, b"null")
        elif PyDict_CheckExact(value):
            self.put_dict(value)
        elif PyList_CheckExact(value):
            self.put_row(value)
        elif PyTuple_Check(value):
            self.put_tuple(value)
        elif not PyLong_CheckExact(value) or not self.put_number(value):
            self.put_octets(dumps(value))
        return 0

    cdef int put_text(self, str text) except -1:
        cdef int kind = PyUnicode_KIND(text)
        cdef void *data = PyUnicode_DATA(text)
        cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
        cdef unsigned char *to
        self.reserve(size * (ESCAPED if kind == 1 else 3 if kind == 2 else 4))
        to = self.to
        to[0] = 34  # a quotation mark
        if kind == 1:
            to = put_narrow(to + 1, <unsigned char *>data, <unsigned char *>data + size)
        elif kind == 2:
            to = put_wide(to + 1, <unsigned short *>data, <unsigned short *>data + size)
        else:
            to = put_widest(to + 1, <unsigned int *>data, <unsigned int *>data + size)
        if to is NULL:
            raise RareError
        to[0] = 34
        self.to = to + 1
        return 0

    cdef int put_octets(self, bytes written) except -1:
        self.reserve(len(written))
        self.to = octets(self.to, written)
        return 0

    cdef bint put_number(self, object value) except -1:
        """Whether the number is small enough."""
        cdef int overflow = 0
        cdef long long number = PyLong_AsLongLongAndOverflow(value, &overflow)
        if overflow or number < 0:
            return False
        self.to = figures_of(self.to, number)
        return True

    cdef int put_dict(self, dict pairs) except -1:
        cdef Py_ssize_t at = 0
        cdef PyObject *key
        cdef PyObject *value
        cdef unsigned char sign = 123  # {
        while PyDict_Next(pairs, &at, &key, &value):
            if not PyUnicode_CheckExact(<object>key):
                raise RareError
            self.put_sign(sign)
            self.put_text(<str>key)
            self.put_sign(58)  # :
            self.put(<object>value)
            sign = 44  # ,
        if sign == 123:
            self.put_sign(sign)
        self.reserve(0)
        self.put_sign(125)
        return 0

    cdef int put_tuple(self, object values) except -1:
        """A list, or an object with the names of its fields as keys."""
        cdef PyObject *shape
        cdef PyObject **keys
        cdef PyObject **fields = PySequence_Fast_ITEMS(values)
        cdef Py_ssize_t index
        if PyTuple_CheckExact(values):
            return self.put_row(values)
        shape = PyDict_GetItem(SHAPES, type(values))
        if shape is NULL:
            raise RareError
        keys = PySequence_Fast_ITEMS(<object>shape)
        for index in range(Py_SIZE(values)):
            self.put_key(<bytes>keys[index], <object>fields[index])
        self.reserve(0)
        self.put_sign(125)
        return 0

    cdef int put_row(self, object values) except -1:
        """A list of what a list or tuple holds."""
        cdef PyObject **items = PySequence_Fast_ITEMS(values)
        cdef Py_ssize_t index
        self.put_sign(91)  # [
        for index in range(Py_SIZE(values)):
            if index:
                self.put_sign(44)
            self.put(<object>items[index])
        self.reserve(0)
        self.put_sign(93)
        return 0

    cdef inline int put_key(self, bytes key, object value) except -1:
        """A key with the signs around it, and its value."""
        self.to = octets(self.to, key)
        return self.put(value)

    cdef inline void put_sign(self, unsigned char sign) noexcept:
        self.to[0] = sign
        self.to += 1

    cdef int put_article(self, PyObject **article, bint segments) except -1:
        """What `record.record` is."""
        self.to = octets(self.to, SCHEMA)
        self.put_source(PySequence_Fast_ITEMS(<object>article[SOURCE]), <object>article[URL])
        self.put_key(LANGUAGE_KEY, <object>article[LANGUAGE])
        self.put_key(CONFIDENCE_KEY, <object>article[CONFIDENCE])
        self.put_key(HEADER_KEY, <object>article[HEADER])
        self.to = octets(self.to, BODY_KEY)
        self.put_body(<str>article[TEXT], <list>article[KINDS], <list>article[TEXTS])
        self.put_key(CAPTIONS_KEY, <object>article[CAPTIONS])
        self.put_key(BYLINE_KEY, <object>article[BYLINE])
        self.put_key(FOOTER_KEY, <object>article[FOOTER])
        self.put_key(TAGS_KEY, <object>article[TAGS])
        if segments:
            self.put_key(SEGMENTS_KEY, <object>article[SEGMENTS])
        self.put_key(NOTES_KEY, <object>article[NOTES])
        self.put_sign(125)
        return 0

    cdef int put_source(self, PyObject **source, object url) except -1:
        """What `record.source_object` is."""
        self.put_key(NAME_KEY, <object>source[NAME])
        self.put_key(FORMAT_KEY, <object>source[FORMAT])
        self.put_key(ENCODING_KEY, <object>source[ENCODING])
        self.put_key(SIZE_KEY, <object>source[SIZE])
        self.put_key(SHA256_KEY, <object>source[SHA256])
        self.put_key(URL_KEY, url)
        if <object>source[ID] is not None:
            self.put_key(ID_KEY, <object>source[ID])
        self.put_sign(125)
        return 0

    cdef int put_body(self, str text, list kinds, list texts) except -1:
        """What `record.body_object` is."""
        cdef Py_ssize_t index, start = 0, end
        self.to = octets(self.to, HEAD)
        self.put_text(text)
        self.to = octets(self.to, BLOCKS)
        for index in range(PyList_GET_SIZE(kinds)):
            end = start + PyUnicode_GET_LENGTH(<object>PyList_GET_ITEM(texts, index))
            if index:
                self.put_sign(44)
            kind = <object>PyList_GET_ITEM(kinds, index)
            if kind is PARAGRAPH:
                self.to = octets(self.to, PLAIN_KIND)
            else:
                self.to = octets(self.to, KIND)
                self.put_text(<str>kind)
            self.to = figures_of(octets(self.to, START), start)
            self.to = figures_of(octets(self.to, END), end)
            self.put_sign(125)
            self.reserve(0)
            start = end + GAP
        self.to = octets(self.to, BACK)
        return 0


cdef inline unsigned char *octets(unsigned char *to, bytes written) noexcept:
    cdef Py_ssize_t size = len(written)
    memcpy(to, PyBytes_AS_STRING(written), size)
    return to + size


cdef unsigned char *figures_of(unsigned char *to, unsigned long long number) noexcept:
    cdef unsigned char figures[FIGURES]
    cdef Py_ssize_t at = FIGURES
    while True:
        at -= 1
        figures[at] = 48 + number % 10
        number //= 10
        if number == 0:
            break
    memcpy(to, figures + at, FIGURES - at)
    return to + FIGURES - at


def line(article not None, bint segments):
    """The record of an article in JSON; `None` leaves it to orjson."""
    cdef PyObject **fields = PySequence_Fast_ITEMS(article)
    cdef Py_ssize_t letters = PyUnicode_GET_LENGTH(<object>fields[TEXT])
    cdef Writer writer = Writer(FIRST_ROOM + MOST_BYTES * letters)
    try:
        writer.put_article(fields, segments)
    except RareError:
        return None
    return writer.finished()
