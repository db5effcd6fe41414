# cython: language_level=3, cdivision=True
"""The looks of `letters.py` in C: every letter once, and no expression."""

from cpython.unicode cimport (
    PyUnicode_Substring,
    Py_UNICODE_ISALNUM,
    Py_UNICODE_ISDECIMAL,
    Py_UNICODE_ISSPACE,
)

from extract.fields.letters import LONG, LONG_SIGNED, TWICE

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Py_UCS4 PyUnicode_READ(int kind, void *data, Py_ssize_t index)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)

cdef enum:
    LONG_DIGITS = 4
    FIRST_TONE = 0x1EA0  # the letters with two marks, or with a tone that no other script has
    LAST_TONE = 0x1EF9

cdef str _JOINTS = "/.-–:+hgap"
cdef object _TWICE = TWICE
cdef object _LONG = LONG
cdef object _LONG_SIGNED = LONG_SIGNED


def marks_of(str small not None) -> set:
    """What a line holds that a part of a stamp may begin or go on with."""
    cdef int kind = PyUnicode_KIND(small)
    cdef void *data = PyUnicode_DATA(small)
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(small), at = 0, start
    cdef Py_UCS4 letter
    cdef set marks = set()
    while at < size:
        letter = PyUnicode_READ(kind, data, at)
        start = at
        at += 1
        if Py_UNICODE_ISDECIMAL(letter):
            while at < size and Py_UNICODE_ISDECIMAL(PyUnicode_READ(kind, data, at)):
                at += 1
            _add_joint(marks, kind, data, size, at, at - start >= LONG_DIGITS)
        elif Py_UNICODE_ISALNUM(letter):
            while at < size:
                letter = PyUnicode_READ(kind, data, at)
                if not Py_UNICODE_ISALNUM(letter) or Py_UNICODE_ISDECIMAL(letter):
                    break
                at += 1
            marks.add(PyUnicode_Substring(small, start, at))
    return marks


cdef int _add_joint(
    set marks, int kind, void *data, Py_ssize_t size, Py_ssize_t at, bint is_long
) except -1:
    """Add the sign behind a number, and whether there is one before or the number is long."""
    cdef str joint
    if is_long:
        marks.add(_LONG)
    if at < size and Py_UNICODE_ISSPACE(PyUnicode_READ(kind, data, at)):
        at += 1
    if at == size:
        return 0
    for joint in _JOINTS:
        if PyUnicode_READ(kind, data, at) == <Py_UCS4>joint[0]:
            break
    else:
        return 0
    if joint in "/.-–":
        if joint in marks:
            marks.add(_TWICE)
        if is_long:
            marks.add(_LONG_SIGNED)
    marks.add(joint)
    return 0


def vietnamese_letters(str text not None) -> int:
    """How many letters of the text only Vietnamese has."""
    cdef int kind = PyUnicode_KIND(text)
    cdef void *data = PyUnicode_DATA(text)
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text), at, found = 0
    cdef Py_UCS4 letter
    for at in range(size):
        letter = PyUnicode_READ(kind, data, at)
        if letter < 0x80:
            continue
        if FIRST_TONE <= letter <= LAST_TONE or letter in u"ăâđêôơưĂÂĐÊÔƠƯ":
            found += 1
    return found
