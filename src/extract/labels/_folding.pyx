# cython: language_level=3, boundscheck=False, wraparound=False
"""What `folding.py` says, in C: one look into a table for each letter."""

from libc.stdint cimport uint8_t, uint16_t

cdef extern from "Python.h":
    int PyUnicode_1BYTE_KIND
    int PyUnicode_2BYTE_KIND
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    bint PyUnicode_IS_ASCII(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
    object PyUnicode_New(Py_ssize_t size, Py_UCS4 largest)

cdef enum:
    LATIN = 0x100
    KNOWN = 0x2100  # Latin, Greek, Cyrillic, Vietnamese, and the signs of running text

cdef uint16_t FOLDED[KNOWN]
"""The folded letter; 0 where it is not one letter of the same storage."""


cdef void fill_table():
    cdef Py_ssize_t code
    for code in range(KNOWN):
        folded = chr(code).casefold()
        FOLDED[code] = 0
        if len(folded) == 1 and (ord(folded) < LATIN or LATIN <= code):
            FOLDED[code] = <uint16_t> ord(folded)


fill_table()


def fold(str text not None) -> str:
    """The text case-folded, as Python does it; rare letters and plain ASCII are left to Python."""
    cdef int kind = PyUnicode_KIND(text)
    if kind == PyUnicode_2BYTE_KIND:
        return fold_wide(text)
    if kind == PyUnicode_1BYTE_KIND and not PyUnicode_IS_ASCII(text):
        return fold_latin(text)
    return text.casefold()


cdef str fold_wide(str text):
    cdef Py_ssize_t index, length = PyUnicode_GET_LENGTH(text)
    cdef object out = PyUnicode_New(length, 0xFFFF)
    cdef uint16_t *source = <uint16_t *> PyUnicode_DATA(text)
    cdef uint16_t *target = <uint16_t *> PyUnicode_DATA(out)
    cdef uint16_t letter, seen = 0
    for index in range(length):
        letter = FOLDED[source[index]] if source[index] < KNOWN else 0
        if letter == 0:
            return text.casefold()
        seen |= letter
        target[index] = letter
    return out if seen >= LATIN else text.casefold()


cdef str fold_latin(str text):
    cdef Py_ssize_t index, length = PyUnicode_GET_LENGTH(text)
    cdef object out = PyUnicode_New(length, 0xFF)
    cdef uint8_t *source = <uint8_t *> PyUnicode_DATA(text)
    cdef uint8_t *target = <uint8_t *> PyUnicode_DATA(out)
    for index in range(length):
        if FOLDED[source[index]] == 0:
            return text.casefold()
        target[index] = <uint8_t> FOLDED[source[index]]
    return out
