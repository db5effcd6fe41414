# cython: language_level=3, cdivision=True
"""The looks of `letters.py` in C: every letter once, and no expression."""

from cpython.unicode cimport (
    PyUnicode_Substring,
    Py_UNICODE_ISALNUM,
    Py_UNICODE_ISDECIMAL,
    Py_UNICODE_ISSPACE,
    Py_UNICODE_TOLOWER,
)

from extract.fields.letters import (
    APART,
    JOINED,
    LONG,
    LONG_SIGNED,
    NO_FIGURES,
    TWICE,
)

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Py_UCS4 PyUnicode_READ(int kind, void *data, Py_ssize_t index)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)

cdef enum:
    LONG_DIGITS = 4
    FIRST_TONE = 0x1EA0  # the letters with two marks, or with a tone that no other script has
    LAST_TONE = 0x1EF9

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
    cdef Py_UCS4 sign
    if is_long:
        marks.add(_LONG)
    if at < size and Py_UNICODE_ISSPACE(PyUnicode_READ(kind, data, at)):
        at += 1
    if at == size:
        return 0
    sign = PyUnicode_READ(kind, data, at)
    if sign not in u"/.-–:+hgap":
        return 0
    joint = chr(sign)
    if sign in u"/.-–":
        if joint in marks:
            marks.add(_TWICE)
        if is_long:
            marks.add(_LONG_SIGNED)
    marks.add(joint)
    return 0


def joined_of(str text not None) -> int:
    """Whether numbers are joined in the line as those of dates and clocks; 0 without figures."""
    cdef int kind = PyUnicode_KIND(text)
    cdef void *data = PyUnicode_DATA(text)
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text), at
    cdef Py_UCS4 letter
    cdef bint figures = False, signed = False, joined = False
    for at in range(size):
        letter = PyUnicode_READ(kind, data, at)
        if 48 <= letter <= 57 or letter in u"１２":
            figures = True
        elif letter in u":/-.":
            signed = True
        elif letter < 128:
            continue
        if not joined and Py_UNICODE_ISDECIMAL(letter):
            joined = _is_joined(kind, data, size, at + 1)
    if not figures:
        return NO_FIGURES
    return JOINED if signed and joined else APART


cdef bint _is_joined(int kind, void *data, Py_ssize_t size, Py_ssize_t at) noexcept:
    """Whether what stands behind a figure joins it to others, or makes an hour of it."""
    cdef Py_UCS4 sign = _letter(kind, data, size, at)
    if sign in u"hH" and Py_UNICODE_ISSPACE(_letter(kind, data, size, at + 1)):
        return True
    at = _behind_blank(kind, data, size, at)
    sign = _letter(kind, data, size, at)
    if sign in u":hgHG":
        if _has_two(kind, data, size, _behind_blank(kind, data, size, at + 1)):
            return True
        return (
            sign == 103  # giờ
            and _letter(kind, data, size, at + 1) == 105
            and _letter(kind, data, size, at + 2) == 0x1EDD
        )
    if sign not in u"/.-–":
        return False
    at = _behind_blank(kind, data, size, at + 1)
    if not Py_UNICODE_ISDECIMAL(_letter(kind, data, size, at)):
        return False
    at += 1 + Py_UNICODE_ISDECIMAL(_letter(kind, data, size, at + 1))
    at = _behind_blank(kind, data, size, at)
    if _letter(kind, data, size, at) not in u"/.-–":
        return False
    return _has_two(kind, data, size, _behind_blank(kind, data, size, at + 1))


cdef inline Py_UCS4 _letter(int kind, void *data, Py_ssize_t size, Py_ssize_t at) noexcept:
    """The letter there, or that which stands for none."""
    return PyUnicode_READ(kind, data, at) if at < size else 0


cdef inline Py_ssize_t _behind_blank(
    int kind, void *data, Py_ssize_t size, Py_ssize_t at
) noexcept:
    return at + (1 if Py_UNICODE_ISSPACE(_letter(kind, data, size, at)) else 0)


cdef inline bint _has_two(int kind, void *data, Py_ssize_t size, Py_ssize_t at) noexcept:
    """Whether two figures stand there."""
    return bool(
        Py_UNICODE_ISDECIMAL(_letter(kind, data, size, at))
        and Py_UNICODE_ISDECIMAL(_letter(kind, data, size, at + 1))
    )


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
        if FIRST_TONE <= letter <= LAST_TONE and <int>letter & 1:
            continue  # small ones
        if letter in u"([_|/–—-":
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
    cdef object head
    cdef int inner
    cdef void *letters
    cdef Py_ssize_t length, place
    cdef Py_UCS4 first
    if at == size:
        return False
    first = Py_UNICODE_TOLOWER(PyUnicode_READ(kind, data, at))
    for head in heads:
        inner, letters = PyUnicode_KIND(head), PyUnicode_DATA(head)
        if PyUnicode_READ(inner, letters, 0) != first:
            continue
        length = PyUnicode_GET_LENGTH(head)
        if size - at < length:
            continue
        for place in range(1, length):
            if PyUnicode_READ(inner, letters, place) != Py_UNICODE_TOLOWER(
                PyUnicode_READ(kind, data, at + place)
            ):
                break
        else:
            return True
    return False
