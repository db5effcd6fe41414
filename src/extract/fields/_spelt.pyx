# cython: language_level=3, boundscheck=False, wraparound=False
"""What `_spelling.py` asks of the characters of a line, in C: one look at each.

Lives here: a translation of its functions, with the same results. Lines that are long or hold a
letter whose lower case depends on its neighbours are folded in Python.
"""

from cpython.mem cimport PyMem_Calloc, PyMem_Free
from cpython.unicode cimport (
    PyUnicode_FromKindAndData, PyUnicode_Substring, Py_UNICODE_ISALNUM, Py_UNICODE_ISALPHA,
    Py_UNICODE_ISDECIMAL, Py_UNICODE_ISDIGIT, Py_UNICODE_ISSPACE, Py_UNICODE_ISUPPER,
    Py_UNICODE_TOLOWER,
)
from libc.stdint cimport uint32_t, uint64_t

from extract.fields._spelling import fold as fold_in_python, trim as trim_in_python

ctypedef uint32_t Letter  # a code point, to reckon with

cdef extern from "Python.h":
    int PyUnicode_4BYTE_KIND
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Letter PyUnicode_READ(int kind, void *data, Py_ssize_t index)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)

cdef enum:
    LONGEST = 512  # characters; no line of a masthead is longer
    ASCII_END = 0x80
    SIGMA = 0x3A3  # at the end of a word it has another lower case
    ETH = 0xF0
    D_STROKE = 0x111
    EN_DASH = 0x2013
    EM_DASH = 0x2014
    BULLET = 0x2022
    TRADE_MARK = 0x2122
    WIDE_COLON = 0xFF1A
    MIDDLE_DOT = 0xB7
    COPYRIGHT = 0xA9
    REGISTERED = 0xAE
    MOST_FIGURES = 80  # signs between the first figure of a number and its last

cdef struct Node:
    # A letter of words that have the same beginning.
    uint64_t ahead  # which letters may follow: a bit for the last six bits of each
    Letter letter
    int child  # of the letters that may follow, the first; 0 for none
    int sibling  # the next letter that may stand in its place; 0 for none
    int word  # number of the word that ends here, counted from 1; 0 for none


def fold(str text not None):
    """Lower case, tone marks at one place, U+00D0 as "đ"; the length stays."""
    cdef Py_ssize_t length = PyUnicode_GET_LENGTH(text)
    cdef Py_ssize_t at
    cdef int kind = PyUnicode_KIND(text)
    cdef void *data = PyUnicode_DATA(text)
    cdef Letter letters[LONGEST]
    cdef Letter letter, moved
    if length > LONGEST:
        return fold_in_python(text)
    for at in range(length):
        letter = PyUnicode_READ(kind, data, at)
        if letter < ASCII_END:
            if c'A' <= letter <= c'Z':
                letter += 32
            if at and (letter == c'a' or letter == c'y') and letters[at - 1] >= ASCII_END:
                moved = _moved(letters[at - 1], letter)
                if moved:
                    letters[at - 1] = c'o' if letter == c'a' else c'u'
                    letter = moved
        elif letter == SIGMA:
            return fold_in_python(text)
        else:
            letter = Py_UNICODE_TOLOWER(letter)
            if letter == ETH:
                letter = D_STROKE
        letters[at] = letter
    return PyUnicode_FromKindAndData(PyUnicode_4BYTE_KIND, letters, length)


cdef inline Letter _moved(Letter marked, Letter plain) noexcept:
    """The plain letter with the tone mark of the letter before it; 0 where it stays."""
    if plain == c'a':
        if marked == 0xF2:  # ò
            return 0xE0
        if marked == 0xF3:  # ó
            return 0xE1
        if marked == 0x1ECF:  # ỏ
            return 0x1EA3
        if marked == 0xF5:  # õ
            return 0xE3
        if marked == 0x1ECD:  # ọ
            return 0x1EA1
        return 0
    if marked == 0xF9:  # ù
        return 0x1EF3
    if marked == 0xFA:  # ú
        return 0xFD
    if marked == 0x1EE7:  # ủ
        return 0x1EF7
    if marked == 0x169:  # ũ
        return 0x1EF9
    if marked == 0x1EE5:  # ụ
        return 0x1EF5
    return 0


def finder(dict table not None):
    """What finds the words of the table: half-open spans with the words' values, in order."""
    return Words(table).find


cdef class Words:
    """Words by their letters: a tree whose every branch is a letter."""

    cdef Node *nodes
    cdef list values

    def __cinit__(self, dict table):
        self.values = [None, *table.values()]
        self.nodes = <Node *>PyMem_Calloc(1 + sum(map(len, table)), sizeof(Node))
        if self.nodes is NULL:
            raise MemoryError
        cdef int used = 1
        cdef int number, here, before, next
        cdef Letter letter
        cdef str word
        for number, word in enumerate(table, 1):
            here = 0
            for letter in word:
                before, next = 0, self.nodes[here].child
                while next and self.nodes[next].letter != letter:
                    before, next = next, self.nodes[next].sibling
                if not next:
                    self.nodes[here].ahead |= _bit(letter)
                    next = used
                    used += 1
                    self.nodes[next].letter = letter
                    if before:
                        self.nodes[before].sibling = next
                    else:
                        self.nodes[here].child = next
                here = next
            self.nodes[here].word = number

    def __dealloc__(self):
        PyMem_Free(self.nodes)

    def find(self, str text not None):
        """Spans and values of the words in a text."""
        cdef list found = []
        cdef Py_ssize_t length = PyUnicode_GET_LENGTH(text)
        cdef int kind = PyUnicode_KIND(text)
        cdef void *data = PyUnicode_DATA(text)
        cdef Py_ssize_t at = 0, end = 0
        cdef bint inside = False
        cdef int word
        while at < length:
            if not inside:
                word = self._word_at(kind, data, at, length, &end)
                if word:
                    found.append((at, end, self.values[word]))
                    at = end - 1
            inside = _joins(PyUnicode_READ(kind, data, at))
            at += 1
        return found

    cdef inline int _word_at(
        self, int kind, void *data, Py_ssize_t at, Py_ssize_t length, Py_ssize_t *end
    ) noexcept:
        """Number of the longest word that stands here, and its end; 0 for none."""
        cdef int word = 0
        cdef Letter letter = PyUnicode_READ(kind, data, at)
        cdef int node = self.nodes[0].child if self.nodes[0].ahead & _bit(letter) else 0
        while node:
            if self.nodes[node].letter != letter:
                node = self.nodes[node].sibling
                continue
            at += 1
            if at == length:
                if self.nodes[node].word:
                    word = self.nodes[node].word
                    end[0] = at
                return word
            letter = PyUnicode_READ(kind, data, at)
            if self.nodes[node].word and not _joins(letter):
                word = self.nodes[node].word
                end[0] = at
            node = self.nodes[node].child if self.nodes[node].ahead & _bit(letter) else 0
        return word


cdef inline uint64_t _bit(Letter letter) noexcept:
    return <uint64_t>1 << (letter & 63)


cdef inline bint _joins(Letter letter) noexcept:
    """Whether a character makes one word with what stands beside it."""
    if letter < ASCII_END:
        return (
            c'a' <= letter <= c'z'
            or c'0' <= letter <= c'9'
            or c'@' <= letter <= c'Z'
            or letter == c'_'
        )
    return Py_UNICODE_ISALNUM(letter)


def count_digits(str text not None):
    """How many of its characters are digits."""
    cdef Py_ssize_t length = PyUnicode_GET_LENGTH(text)
    cdef Py_ssize_t at, count = 0
    cdef int kind = PyUnicode_KIND(text)
    cdef void *data = PyUnicode_DATA(text)
    cdef Letter letter
    for at in range(length):
        letter = PyUnicode_READ(kind, data, at)
        if letter < ASCII_END:
            count += c'0' <= letter <= c'9'
        else:
            count += Py_UNICODE_ISDIGIT(letter)
    return count


def count_decimals(str text not None):
    """How many of its characters are figures of numbers, which leaves out raised ones."""
    cdef Py_ssize_t length = PyUnicode_GET_LENGTH(text)
    cdef Py_ssize_t at, count = 0
    cdef int kind = PyUnicode_KIND(text)
    cdef void *data = PyUnicode_DATA(text)
    cdef Letter letter
    for at in range(length):
        letter = PyUnicode_READ(kind, data, at)
        if letter < ASCII_END:
            count += c'0' <= letter <= c'9'
        else:
            count += Py_UNICODE_ISDECIMAL(letter)
    return count


def capitals(str text not None):
    """Whether about half of the words are names: prose has far fewer."""
    cdef Py_ssize_t length = PyUnicode_GET_LENGTH(text)
    cdef Py_ssize_t at, words = 0, names = 0
    cdef int kind = PyUnicode_KIND(text)
    cdef void *data = PyUnicode_DATA(text)
    cdef Letter letter
    cdef bint inside = False, joins
    for at in range(length):
        letter = PyUnicode_READ(kind, data, at)
        joins = letter != c'@' and _joins(letter)
        if joins and not inside and Py_UNICODE_ISALPHA(letter):
            words += 1
            names += Py_UNICODE_ISUPPER(letter)
        inside = joins
    return words > 0 and names * 2 >= words


def capitalised(str text not None):
    """How many words it has, where all are letters behind a capital; else 0."""
    cdef Py_ssize_t length = PyUnicode_GET_LENGTH(text)
    cdef Py_ssize_t at, words = 0
    cdef int kind = PyUnicode_KIND(text)
    cdef void *data = PyUnicode_DATA(text)
    cdef Letter letter
    cdef bint inside = False
    for at in range(length):
        letter = PyUnicode_READ(kind, data, at)
        if Py_UNICODE_ISSPACE(letter):
            inside = False
            continue
        if not Py_UNICODE_ISALPHA(letter):
            return 0
        if not inside:
            if not Py_UNICODE_ISUPPER(letter):
                return 0
            words += 1
            inside = True
    return words


def figures(str text not None):
    """Spans of figures with the signs that stand inside telephone numbers."""
    cdef list found = []
    cdef Py_ssize_t length = PyUnicode_GET_LENGTH(text)
    cdef Py_ssize_t at = 0, first, last, place
    cdef int kind = PyUnicode_KIND(text)
    cdef void *data = PyUnicode_DATA(text)
    while at < length:
        first = _first_figure(kind, data, at, length)
        last = first
        if first >= 0:
            place = first + 1
            while (
                place < length
                and place <= first + 1 + MOST_FIGURES
                and _in_number(PyUnicode_READ(kind, data, place))
            ):
                if Py_UNICODE_ISDECIMAL(PyUnicode_READ(kind, data, place)):
                    last = place
                place += 1
        if last > first:
            found.append((at, last + 1))
            at = last
        at += 1
    return found


cdef inline Py_ssize_t _first_figure(
    int kind, void *data, Py_ssize_t at, Py_ssize_t length
) noexcept:
    """Place of the figure that a number has which opens here; -1 where none opens."""
    cdef Letter letter = PyUnicode_READ(kind, data, at)
    if letter == c'(' or letter == c'+':
        at += 1
        if at == length:
            return -1
        letter = PyUnicode_READ(kind, data, at)
    if Py_UNICODE_ISSPACE(letter):
        at += 1
        if at == length:
            return -1
        letter = PyUnicode_READ(kind, data, at)
    if letter == c'+':
        at += 1
        if at == length:
            return -1
        letter = PyUnicode_READ(kind, data, at)
    return at if Py_UNICODE_ISDECIMAL(letter) else -1


cdef inline bint _in_number(Letter letter) noexcept:
    if letter < ASCII_END and c'(' <= letter <= c'9':
        return letter != c'*' and letter != c',' and letter != c'/'
    return letter == EN_DASH or Py_UNICODE_ISSPACE(letter) or Py_UNICODE_ISDECIMAL(letter)


def trim(str text not None, Py_ssize_t start, Py_ssize_t stop):
    """What stands between two labels, without the signs around it."""
    cdef int kind = PyUnicode_KIND(text)
    cdef void *data = PyUnicode_DATA(text)
    cdef Py_ssize_t first = start, end = stop
    cdef Letter sign
    while first < end and Py_UNICODE_ISSPACE(PyUnicode_READ(kind, data, first)):
        first += 1
    while first < end and Py_UNICODE_ISSPACE(PyUnicode_READ(kind, data, end - 1)):
        end -= 1
    while first < end and _separates(PyUnicode_READ(kind, data, first)):
        first += 1
    while first < end:
        sign = PyUnicode_READ(kind, data, end - 1)
        if sign == c'.' or not _separates(sign):
            break
        end -= 1
    if first < end and (
        PyUnicode_READ(kind, data, first) == c'(' or PyUnicode_READ(kind, data, end - 1) == c'('
    ):
        return trim_in_python(text, start, stop)
    return PyUnicode_Substring(text, first, end)


def within_edges(str text not None, Py_ssize_t start, Py_ssize_t stop):
    """The part of a line without the signs that belong to no field."""
    cdef int kind = PyUnicode_KIND(text)
    cdef void *data = PyUnicode_DATA(text)
    while start < stop and _is_edge(PyUnicode_READ(kind, data, start)):
        start += 1
    while start < stop and _is_edge(PyUnicode_READ(kind, data, stop - 1)):
        stop -= 1
    return PyUnicode_Substring(text, start, stop)


cdef inline bint _separates(Letter sign) noexcept:
    if sign < ASCII_END:
        return (
            c',' <= sign <= c'/'
            or sign == c' '
            or sign == c'*'
            or sign == c':'
            or sign == c';'
            or sign == c'|'
        )
    return (
        sign == EN_DASH
        or sign == EM_DASH
        or sign == BULLET
        or sign == WIDE_COLON
        or sign == MIDDLE_DOT
    )


cdef inline bint _is_edge(Letter sign) noexcept:
    return (
        _separates(sign)
        or sign == c'+'
        or sign == c'\t'
        or sign == COPYRIGHT
        or sign == REGISTERED
        or sign == TRADE_MARK
    )
