# cython: language_level=3, cdivision=True, boundscheck=False, wraparound=False
"""Lines of `text.py` as blocks, in C: every character of a dump is looked at once.

Lives here: a translation of `line_blocks`, with the same results. Values that hold letters which
may not be composed, or white space other than single blanks, go to Python.
"""

from cpython.object cimport PyObject, PyTypeObject
from cpython.ref cimport Py_DECREF, Py_INCREF
from cpython.tuple cimport PyTuple_GET_ITEM, PyTuple_SET_ITEM
from cpython.unicode cimport Py_UNICODE_ISLOWER, Py_UNICODE_ISSPACE

from extract.model import ROOT, Block
from extract.readers.limits import BLOCKS, refuse_long, refuse_many_marks
from extract.readers.text import (
    NO_HINTS, WRAP_LINES, WRAP_QUANTILE, WRAP_SHARE, WRAP_WIDTH_CHARACTERS, folded,
)

ctypedef unsigned char One
ctypedef unsigned short Two
ctypedef unsigned int Four

cdef extern from *:
    """
    #include <stdint.h>
    #include <string.h>
    #define STRIDE 8
    #ifdef __GNUC__
    typedef unsigned short Stride __attribute__((vector_size(2 * STRIDE)));

    static inline int is_common(const unsigned short *letters) {
        Stride c, next;
        uint64_t halves[2];
        memcpy(&c, letters, sizeof c);
        memcpy(&next, letters + 1, sizeof next);
        c = (Stride)(((c - 0x20) < 0x5F) | ((c - 0xA1) < 0x25F) | ((c & 0xFF00) == 0x1E00))
            & ~(Stride)((c == 0x20) & (next == 0x20));
        memcpy(halves, &c, sizeof c);
        return (halves[0] & halves[1]) == ~(uint64_t)0;
    }
    #else
    #define is_common(letters) 0
    #endif
    """
    const int STRIDE
    bint is_common(const Two *letters) noexcept
    # Whether so many characters are common ones: printable ASCII, Latin letters below the
    # combining marks, the row of Vietnamese letters; and no blank stands before another. Without
    # branches, since no processor foresees which of the next letters has an accent.

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
    str PyUnicode_FromKindAndData(int kind, const void *data, Py_ssize_t size)
    ctypedef struct PyVarObject:
        pass
    PyVarObject *_PyObject_GC_NewVar(PyTypeObject *kind, Py_ssize_t size) except NULL

ctypedef fused Character:
    One
    Two
    Four

cdef enum:
    LINE_FEED = 10
    RETURN = 13
    BLANK = 32
    DELETE = 0x7F
    NO_BREAK = 0xA0
    SOFT_HYPHEN = 0xAD
    COMBINING = 0x300  # every character below is composed; of the others, those in these rows
    VIETNAMESE = 0x1E00
    VIETNAMESE_END = 0x1F00
    PUNCTUATION = 0x2010
    PUNCTUATION_END = 0x2028
    NARROWEST = 40
    WIDEST = 130
    FIELDS = 11

if Block._fields != (
    "text", "start", "end", "first_line", "last_line", "kind", "tag", "container", "hints",
    "link_chars", "gap",
) or WRAP_WIDTH_CHARACTERS != (NARROWEST, WIDEST):
    raise ImportError("the shape of blocks or the width of lines is another one")

cdef object _ZERO = 0
cdef object _ROOT = ROOT
cdef object _NO_HINTS = NO_HINTS
cdef object _BLOCK = Block
cdef str _KIND = "paragraph"
cdef str _TAG = "line"
cdef Py_ssize_t _BLOCKS = BLOCKS
cdef Py_ssize_t _WRAP_LINES = WRAP_LINES
cdef double _WRAP_QUANTILE = WRAP_QUANTILE
cdef double _WRAP_SHARE = WRAP_SHARE


def line_blocks(str text not None):
    """A block for every line, and the width at which they are wrapped, as `text.line_blocks`."""
    cdef int kind = PyUnicode_KIND(text)
    cdef void *characters = PyUnicode_DATA(text)
    if kind == sizeof(One):
        return cut(text, <One *>characters)
    if kind == sizeof(Two):
        return cut(text, <Two *>characters)
    return cut(text, <Four *>characters)


cdef tuple cut(str text, Character *characters):
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
    cdef Py_ssize_t at = 0, start, end, number = 1, gap = 0
    cdef Py_ssize_t lengths[WIDEST + 2]  # how many lines are so long, or longer than the last
    cdef bint plain, asked = False
    cdef list out = []
    for start in range(WIDEST + 2):
        lengths[start] = 0
    while at <= size:
        start = at
        at = line_end(characters, at, size, &plain)
        end = at
        at += 1
        while start < end and is_space(characters[start]):
            start += 1
        if start == end:
            gap += 1
            number += 1
            continue
        while is_space(characters[end - 1]):
            end -= 1
        if plain or is_plain(characters, start, end):
            value = PyUnicode_FromKindAndData(sizeof(Character), characters + start, end - start)
        else:
            if not asked:
                refuse_many_marks(text)
                asked = True
            value = folded(text[start:end])
        out.append(block(value, start, end, number, gap))
        if len(out) > _BLOCKS:
            refuse_many_marks(text)
            refuse_long(len(out), 0)
        lengths[min(end - start, WIDEST + 1)] += 1
        gap = 0
        number += 1
    return out, wrap_width(characters, out, lengths)


cdef Py_ssize_t line_end(
    Character *characters, Py_ssize_t at, Py_ssize_t size, bint *plain
) noexcept:
    """Where the line ends; `plain` is true only if its value is, with its ends or without."""
    cdef Py_UCS4 c
    cdef bint single = True
    while True:
        if Character is Two:
            while size - at >= STRIDE and is_common(characters + at):
                at += STRIDE
        for _ in range(STRIDE):
            c = characters[at]  # a string ends with a NUL
            if (
                c == LINE_FEED
                or c == RETURN and characters[at + 1] != LINE_FEED
                or c == 0 and at == size
            ):
                plain[0] = single
                return at
            at += 1
            if c == BLANK:
                single &= characters[at] != BLANK
            elif c != RETURN:
                single &= is_single(c)


cdef bint is_plain(Character *characters, Py_ssize_t start, Py_ssize_t end) noexcept:
    """Whether a value is composed, and single blanks are all its white space."""
    cdef Py_ssize_t at
    for at in range(start, end):
        if characters[at] == BLANK:
            if characters[at + 1] == BLANK:
                return False
        elif not is_single(characters[at]):
            return False
    return True


def is_folded(str text not None) -> bool:
    """Whether `meta.fold` leaves a value as it is, told by its letters alone."""
    cdef int kind = PyUnicode_KIND(text)
    cdef void *characters = PyUnicode_DATA(text)
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
    if kind == sizeof(One):
        return is_shown(<One *>characters, size)
    if kind == sizeof(Two):
        return is_shown(<Two *>characters, size)
    return is_shown(<Four *>characters, size)


cdef bint is_shown(Character *characters, Py_ssize_t size) noexcept:
    """Whether no character is a control or invisible, and every blank stands between others."""
    cdef Py_ssize_t at
    cdef Py_UCS4 c
    if size == 0:
        return True
    if characters[0] == BLANK or characters[size - 1] == BLANK:
        return False
    for at in range(size):
        c = characters[at]
        if c == BLANK:
            if characters[at + 1] == BLANK:
                return False
        elif DELETE <= c <= NO_BREAK or c == SOFT_HYPHEN or not is_single(c):
            return False
    return True


cdef inline bint is_single(Py_UCS4 c) noexcept:
    """Whether a character is composed, no control and no white space."""
    if c < DELETE:
        return c > BLANK
    return not is_space(c) and (
        c < COMBINING or VIETNAMESE <= c < VIETNAMESE_END or PUNCTUATION <= c < PUNCTUATION_END
    )


cdef inline bint is_space(Py_UCS4 c) noexcept:
    if c > DELETE:
        return Py_UNICODE_ISSPACE(c)
    return c == BLANK or 9 <= c <= 13 or 28 <= c <= 31


cdef Py_ssize_t wrap_width(Character *characters, list blocks, Py_ssize_t *lengths):
    """Width at which the document is wrapped, as `text._wrap_width` finds it."""
    cdef Py_ssize_t count = len(blocks), place, width = 0, shorter, pairs = 0, soft = 0, lower = 0
    cdef Py_ssize_t before, start = 0, end = 0
    if count <= _WRAP_LINES:
        return 0
    place = <Py_ssize_t>(_WRAP_QUANTILE * (count - 1))
    shorter = lengths[0]
    while shorter <= place:
        width += 1
        shorter += lengths[width]
    if not NARROWEST <= width <= WIDEST:
        return 0
    for item in blocks:
        line = <tuple>item
        before = end - start
        start, end = number_at(line, 1), number_at(line, 2)
        if before and number_at(line, FIELDS - 1) == 0:
            pairs += 1
            soft += before + 1 + word_length(characters, start, end) > width
            lower += Py_UNICODE_ISLOWER(characters[start])
    if soft >= _WRAP_LINES and min(soft, lower * 2) >= _WRAP_SHARE * pairs:
        return width
    return 0


cdef inline Py_ssize_t number_at(tuple line, Py_ssize_t place) except -1:
    return <object>PyTuple_GET_ITEM(line, place)


cdef inline Py_ssize_t word_length(
    Character *characters, Py_ssize_t start, Py_ssize_t end
) noexcept:
    """Characters of the first word of a line."""
    cdef Py_ssize_t at = start
    while at < end and not is_space(characters[at]):
        at += 1
    return at - start


cdef tuple block(str value, Py_ssize_t start, Py_ssize_t end, Py_ssize_t line, Py_ssize_t gap):
    """A named tuple, never tracked for cycles, since its values make none."""
    cdef object number = line, first = start, last = end, before = gap
    cdef PyVarObject *made = _PyObject_GC_NewVar(<PyTypeObject *>_BLOCK, FIELDS)
    out = <tuple><PyObject *>made
    Py_DECREF(out)  # `made` was the first reference, `out` is the second
    put(out, 0, value)
    put(out, 1, first)
    put(out, 2, last)
    put(out, 3, number)
    put(out, 4, number)
    put(out, 5, _KIND)
    put(out, 6, _TAG)
    put(out, 7, _ROOT)
    put(out, 8, _NO_HINTS)
    put(out, 9, _ZERO)
    put(out, 10, before)
    return out


cdef inline void put(tuple out, Py_ssize_t place, object value) noexcept:
    Py_INCREF(value)
    PyTuple_SET_ITEM(out, place, value)
