# cython: language_level=3, boundscheck=False, wraparound=False, cdivision=True
"""The body of a record as JSON, in C: what `record.body_object` is when orjson has written it.

Most of a record are the letters of its body. A table tells the bytes of each and how many they
are, so that there is no branch for single letters: no processor foresees how many bytes the next
letter of Vietnamese has. Where the processor can leave out bytes of a row (AVX-512 VBMI2), sixteen
letters are written at a time, for a third of that.
"""

from cpython.bytes cimport PyBytes_AS_STRING
from cpython.list cimport PyList_GET_ITEM, PyList_GET_SIZE
from cpython.object cimport PyObject
from cpython.ref cimport Py_XDECREF
from libc.string cimport memcpy

from orjson import Fragment

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
    LETTERS(put_narrow, uint8_t)
    LETTERS(put_singly, uint16_t)
    LETTERS(put_widest, uint32_t)

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
    bint PyUnicode_IS_ASCII(object text)
    PyObject *PyBytes_FromStringAndSize(const char *octets, Py_ssize_t size) except NULL
    int _PyBytes_Resize(PyObject **octets, Py_ssize_t size) except -1

cdef enum:
    GAP = 2  # the blank line between two blocks
    FIGURES = 20  # of the largest number
    ROOM = 96  # bytes of a block beside its kind, and of what stands around the blocks
    ESCAPED = 2  # bytes of a letter of ASCII, at most

cdef bytes HEAD = b'{"text":"', BLOCKS = b'","blocks":[', KIND = b'{"kind":"'
cdef bytes START = b'","start":', END = b',"end":', BACK = b"]}"

learn()


def body(str text not None, list kinds not None, list texts not None):
    """The body whose blocks these are, joined in the text; `None` where orjson is to write it."""
    cdef Py_ssize_t room = ROOM + _room(text), index
    cdef PyObject *out
    cdef unsigned char *first
    cdef unsigned char *to
    for index in range(PyList_GET_SIZE(kinds)):
        kind = <object>PyList_GET_ITEM(kinds, index)
        if not PyUnicode_IS_ASCII(kind):
            return None
        room += ROOM + PyUnicode_GET_LENGTH(kind)
    out = PyBytes_FromStringAndSize(NULL, room)
    try:
        first = <unsigned char *>PyBytes_AS_STRING(<object>out)
        to = _letters(_octets(first, HEAD), text)
        if to is NULL:
            return None
        to = _blocks(_octets(to, BLOCKS), kinds, texts)
        _PyBytes_Resize(&out, to - first)
        return Fragment(<object>out)
    finally:
        Py_XDECREF(out)


cdef Py_ssize_t _room(str text) noexcept:
    """As many bytes as the letters may take."""
    cdef int kind = PyUnicode_KIND(text)
    cdef Py_ssize_t most = ESCAPED if kind == 1 else 3 if kind == 2 else 4
    return PyUnicode_GET_LENGTH(text) * most


cdef unsigned char *_letters(unsigned char *to, str text) noexcept:
    cdef int kind = PyUnicode_KIND(text)
    cdef void *data = PyUnicode_DATA(text)
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
    if kind == 1:
        return put_narrow(to, <unsigned char *>data, <unsigned char *>data + size)
    if kind == 2:
        return put_wide(to, <unsigned short *>data, <unsigned short *>data + size)
    return put_widest(to, <unsigned int *>data, <unsigned int *>data + size)


cdef inline unsigned char *_octets(unsigned char *to, bytes octets) noexcept:
    cdef Py_ssize_t size = len(octets)
    memcpy(to, PyBytes_AS_STRING(octets), size)
    return to + size


cdef unsigned char *_blocks(unsigned char *to, list kinds, list texts) noexcept:
    cdef Py_ssize_t index, start = 0, end
    for index in range(PyList_GET_SIZE(kinds)):
        end = start + PyUnicode_GET_LENGTH(<object>PyList_GET_ITEM(texts, index))
        to = _block(to, <object>PyList_GET_ITEM(kinds, index), start, end)
        start = end + GAP
    if PyList_GET_SIZE(kinds):
        to -= 1  # the last comma
    return _octets(to, BACK)


cdef inline unsigned char *_block(
    unsigned char *to, object kind, Py_ssize_t start, Py_ssize_t end
) noexcept:
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(kind)
    to = _octets(to, KIND)
    memcpy(to, PyUnicode_DATA(kind), size)
    to = _number(_octets(to + size, START), start)
    to = _number(_octets(to, END), end)
    to[0], to[1] = 125, 44  # },
    return to + 2


cdef unsigned char *_number(unsigned char *to, Py_ssize_t number) noexcept:
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
