# cython: language_level=3, cdivision=True
"""The looks of `letters.py` in C: every letter once, and no expression."""

from cpython.unicode cimport (
    PyUnicode_Substring,
    Py_UNICODE_ISALNUM,
    Py_UNICODE_ISDECIMAL,
    Py_UNICODE_ISSPACE,
    Py_UNICODE_TOLOWER,
)

from extract.fields.letters import BEFORE_CREDIT, LONG, LONG_SIGNED, TWICE

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
cdef str _BEFORE_CREDIT = BEFORE_CREDIT
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


def credit_place(str text not None, Py_ssize_t offset, tuple heads not None) -> int:
    """Where a credit may begin at or behind `offset`, and -1 for nowhere; 0 for the text's own."""
    cdef int kind = PyUnicode_KIND(text)
    cdef void *data = PyUnicode_DATA(text)
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text), at
    cdef Py_UCS4 letter
    if _has_head(kind, data, size, _blanks(kind, data, size, 0), heads):
        return 0
    for at in range(offset, size):
        letter = PyUnicode_READ(kind, data, at)
        if letter == 32 or 97 <= letter <= 122:
            continue
        if letter in _BEFORE_CREDIT:
            if _has_head(kind, data, size, _blanks(kind, data, size, at + 1), heads):
                return at
        elif letter != Py_UNICODE_TOLOWER(letter) and _has_head(kind, data, size, at, heads):
            return at
    return -1


cdef Py_ssize_t _blanks(int kind, void *data, Py_ssize_t size, Py_ssize_t at) noexcept:
    """The end of the white space that begins there."""
    while at < size and Py_UNICODE_ISSPACE(PyUnicode_READ(kind, data, at)):
        at += 1
    return at


cdef bint _has_head(
    int kind, void *data, Py_ssize_t size, Py_ssize_t at, tuple heads
) except -1:
    """Whether one of the heads stands there, whatever its case."""
    cdef str head
    cdef int inner
    cdef void *letters
    cdef Py_ssize_t length, place
    for head in heads:
        inner, letters = PyUnicode_KIND(head), PyUnicode_DATA(head)
        length = PyUnicode_GET_LENGTH(head)
        if size - at < length:
            continue
        for place in range(length):
            if PyUnicode_READ(inner, letters, place) != Py_UNICODE_TOLOWER(
                PyUnicode_READ(kind, data, at + place)
            ):
                break
        else:
            return True
    return False
