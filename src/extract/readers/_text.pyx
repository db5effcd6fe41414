# cython: language_level=3, cdivision=True
"""Lines and blocks of `text.py`, in C: every character is looked at once for each.

Lives here: a translation of `cut_lines` and `make_blocks`, with the same results. Values that hold
letters which may not be composed, or white space other than single blanks, go to Python.
"""

from cpython.object cimport PyObject, PyTypeObject
from cpython.ref cimport Py_DECREF, Py_INCREF
from cpython.tuple cimport PyTuple_GET_ITEM, PyTuple_SET_ITEM
from cpython.unicode cimport PyUnicode_Substring, Py_UNICODE_ISSPACE

from extract.model import ROOT, Block
from extract.readers.text import NO_HINTS, Line, folded

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Py_UCS4 PyUnicode_READ(int kind, void *data, Py_ssize_t index)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
    void PyObject_GC_UnTrack(object item)
    PyObject *PyType_GenericAlloc(PyTypeObject *kind, Py_ssize_t size) except NULL

cdef enum:
    BLANK = 32
    DELETE = 0x7F
    COMBINING = 0x300  # every character below is composed; of the others, those in these rows
    VIETNAMESE = 0x1E00
    VIETNAMESE_END = 0x1F00
    PUNCTUATION = 0x2010
    PUNCTUATION_END = 0x2028

if Block._fields != (
    "text", "start", "end", "first_line", "last_line", "kind", "tag", "container", "hints",
    "link_chars", "gap",
) or Line._fields != ("start", "end", "number", "gap"):
    raise ImportError("the shapes of blocks or lines are other ones")

cdef object _ZERO = 0
cdef object _KIND = "paragraph"
cdef object _TAG = "line"


cdef inline bint is_space(Py_UCS4 c) noexcept:
    if c > DELETE:
        return Py_UNICODE_ISSPACE(c)
    return c == BLANK or 9 <= c <= 13 or 28 <= c <= 31


cdef inline bint is_composed(Py_UCS4 c) noexcept:
    return (
        c < COMBINING
        or VIETNAMESE <= c < VIETNAMESE_END
        or PUNCTUATION <= c < PUNCTUATION_END
    )


def cut_lines(str text not None):
    """Every line that is not blank, as `text.cut_lines` cuts them."""
    cdef int kind = PyUnicode_KIND(text)
    cdef void *characters = PyUnicode_DATA(text)
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text), at, first = -1, last = 0
    cdef Py_ssize_t number = 1, gap = 0
    cdef Py_UCS4 c
    cdef list out = []
    for at in range(size + 1):
        c = PyUnicode_READ(kind, characters, at)  # a string ends with a NUL
        if c > BLANK and c < DELETE or at < size and not is_space(c):
            last = at + 1
            if first < 0:
                first = at
        elif at == size or c == 10 or c == 13 and PyUnicode_READ(kind, characters, at + 1) != 10:
            if first >= 0:
                out.append(_tuple(Line, (first, last, number, gap)))
                first = -1
                gap = 0
            else:
                gap += 1
            number += 1
    return out


def make_blocks(str text not None, list spans not None):
    """A block for each span of lines, as `text.make_blocks` makes them."""
    cdef int kind = PyUnicode_KIND(text)
    cdef void *characters = PyUnicode_DATA(text)
    cdef Py_ssize_t start, end
    cdef list out = []
    for span in spans:
        opening = <object>PyTuple_GET_ITEM(span, 0)
        closing = <object>PyTuple_GET_ITEM(span, 1)
        start = <object>PyTuple_GET_ITEM(opening, 0)
        end = <object>PyTuple_GET_ITEM(closing, 1)
        if is_plain(kind, characters, start, end):
            value = PyUnicode_Substring(text, start, end)
        else:
            value = folded(text[start:end])
        out.append(_tuple(Block, (
            value,
            <object>PyTuple_GET_ITEM(opening, 0),
            <object>PyTuple_GET_ITEM(closing, 1),
            <object>PyTuple_GET_ITEM(opening, 2),
            <object>PyTuple_GET_ITEM(closing, 2),
            _KIND, _TAG, ROOT, NO_HINTS, _ZERO,
            <object>PyTuple_GET_ITEM(opening, 3),
        )))
    return out


cdef bint is_plain(int kind, void *characters, Py_ssize_t start, Py_ssize_t end) noexcept:
    """Whether a value is composed, and single blanks are all its white space."""
    cdef Py_ssize_t at
    cdef Py_UCS4 c
    cdef bint blank = False
    for at in range(start, end):
        c = PyUnicode_READ(kind, characters, at)
        if c == BLANK:
            if blank:
                return False
            blank = True
            continue
        blank = False
        if c < BLANK or c >= DELETE and (is_space(c) or not is_composed(c)):
            return False
    return True


cdef tuple _tuple(object shape, tuple values):
    """A named tuple of values that make no cycles."""
    cdef PyObject *made = PyType_GenericAlloc(<PyTypeObject *>shape, len(values))
    cdef Py_ssize_t place = 0
    out = <tuple>made
    Py_DECREF(out)  # `made` was the first reference, `out` is the second
    for value in values:
        Py_INCREF(value)
        PyTuple_SET_ITEM(out, place, value)
        place += 1
    PyObject_GC_UnTrack(out)
    return out
