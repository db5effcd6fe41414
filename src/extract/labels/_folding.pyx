# cython: language_level=3, boundscheck=False, wraparound=False
"""What `folding.py` says, in C: one look into a table for each letter."""

from cpython.unicode cimport Py_UNICODE_ISSPACE, Py_UNICODE_ISUPPER
from libc.stdint cimport uint8_t, uint16_t, uint32_t
from libc.string cimport memset

cdef extern from "Python.h":
    int PyUnicode_1BYTE_KIND
    int PyUnicode_2BYTE_KIND
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    bint PyUnicode_IS_ASCII(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
    object PyUnicode_New(Py_ssize_t size, Py_UCS4 largest)
    Py_UCS4 PyUnicode_READ(int kind, void *data, Py_ssize_t index)

from extract.labels.folding import QUOTES

cdef enum:
    LATIN = 0x100
    KNOWN = 0x2100  # Latin, Greek, Cyrillic, Vietnamese, and the signs of running text
    LINE = 256  # letters of a line whose runs of words are looked for
    KEYS = 256
    MOST_WORDS = 128  # in what is stated; half the keys
    ALIKE = 64  # letters with which words go on, put together
    FEW = 3

ctypedef fused Letter:
    uint8_t
    uint16_t

cdef uint16_t FOLDED[KNOWN]
"""The folded letter; 0 where it is not one letter of the same storage."""


cdef uint16_t SPELT[KNOWN]
"""The same with one shape of quotation marks and dashes, as titles are compared; 0 for blanks."""


cdef void fill_tables():
    cdef Py_ssize_t code
    for code in range(KNOWN):
        folded = chr(code).casefold()
        FOLDED[code] = 0
        if len(folded) == 1 and (ord(folded) < LATIN or LATIN <= code):
            FOLDED[code] = <uint16_t> ord(folded)
        SPELT[code] = 0 if chr(code).isspace() else FOLDED[code]
    SPELT[c' '] = c' '
    for sign, plain in QUOTES:
        SPELT[ord(sign)] = ord(plain)


fill_tables()


cdef inline uint32_t mixed(uint32_t key, uint32_t letter) noexcept:
    return (key ^ letter) * <uint32_t> 0x9E3779B1


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


def has_name(str text not None) -> bool:
    """Whether two words in a row begin with capitals."""
    cdef int kind = PyUnicode_KIND(text), run = 0
    cdef void *data = PyUnicode_DATA(text)
    cdef Py_ssize_t index
    cdef Py_UCS4 letter
    cdef bint blank = True, parted
    for index in range(PyUnicode_GET_LENGTH(text)):
        letter = PyUnicode_READ(kind, data, index)
        parted = letter == 32 or (letter < 32 or letter > 126) and Py_UNICODE_ISSPACE(letter)
        if blank and not parted:
            run = run + 1 if Py_UNICODE_ISUPPER(letter) else 0
            if run == 2:
                return True
        blank = parted
    return False


cdef class Words:
    """Pieces of text, of two letters or more, that are looked for by their first two letters."""

    cdef tuple words
    cdef bint first[ALIKE]
    cdef int chain[ALIKE]
    cdef list next

    def __cinit__(self, tuple words):
        cdef int number
        self.words = words
        self.next = [-1] * len(words)
        for number in range(ALIKE):
            self.first[number], self.chain[number] = False, -1
        for number, word in enumerate(words):
            self.first[ord(word[0]) % ALIKE] = True
            self.next[number] = self.chain[ord(word[1]) % ALIKE]
            self.chain[ord(word[1]) % ALIKE] = number

    def stand_in(self, str text not None) -> bool:
        """Whether any of them stands in the text."""
        cdef int kind = PyUnicode_KIND(text)
        if kind == PyUnicode_1BYTE_KIND:
            return self.found(<uint8_t *> PyUnicode_DATA(text), PyUnicode_GET_LENGTH(text))
        if kind == PyUnicode_2BYTE_KIND:
            return self.found(<uint16_t *> PyUnicode_DATA(text), PyUnicode_GET_LENGTH(text))
        return any([word in text for word in self.words])

    cdef bint found(self, Letter *text, Py_ssize_t length):
        cdef Py_ssize_t index
        cdef int number
        for index in range(length - 1):
            if self.first[text[index] % ALIKE]:
                number = self.chain[text[index + 1] % ALIKE]
                while number >= 0:
                    if stands(text + index, length - index, self.words[number]):
                        return True
                    number = self.next[number]
        return False


cdef inline bint stands(Letter *text, Py_ssize_t length, str word):
    """Whether a text begins with a word."""
    cdef int kind = PyUnicode_KIND(word)
    cdef void *data = PyUnicode_DATA(word)
    cdef Py_ssize_t index, size = PyUnicode_GET_LENGTH(word)
    if size > length:
        return False
    for index in range(size):
        if text[index] != PyUnicode_READ(kind, data, index):
            return False
    return True


def finder(tuple words not None):
    """What tells whether any of the words stands in a text."""
    return Words(words).stand_in


cdef class Sharer:
    """The words of what a document states, by their keys."""

    cdef uint32_t keys[KEYS]
    cdef bint full

    def __cinit__(self, words):
        cdef uint32_t key
        cdef str word
        cdef Py_UCS4 letter
        memset(self.keys, 0, sizeof(self.keys))
        self.full = len(words) > MOST_WORDS
        for word in () if self.full else words:
            key = 0
            for letter in word:
                key = mixed(key, letter)
            self.keys[self.slot(key | 1)] = key | 1

    cdef inline Py_ssize_t slot(self, uint32_t key) noexcept:
        cdef Py_ssize_t place = key >> 24
        while self.keys[place] and self.keys[place] != key:
            place = (place + 1) % KEYS
        return place

    def may_share(self, str text not None, Py_ssize_t least) -> bool:
        """Whether a text may have more than `least` of the words, or hardly any others."""
        cdef int kind = PyUnicode_KIND(text)
        if self.full or kind > PyUnicode_2BYTE_KIND:
            return True
        if kind == PyUnicode_1BYTE_KIND:
            return self.shares(<uint8_t *> PyUnicode_DATA(text), PyUnicode_GET_LENGTH(text), least)
        return self.shares(<uint16_t *> PyUnicode_DATA(text), PyUnicode_GET_LENGTH(text), least)

    cdef bint shares(self, Letter *text, Py_ssize_t length, Py_ssize_t least) noexcept:
        cdef Py_ssize_t index, start = 0, shared = 0
        cdef int others = 0, place
        cdef uint32_t key = 0
        cdef uint32_t seen[FEW]
        cdef uint16_t letter
        for index in range(length + 1):
            letter = c' '
            if index < length:
                letter = SPELT[text[index]] if text[index] < KNOWN else 0
                if letter == 0:
                    return True
            if letter != c' ':
                key = mixed(key, letter)
                continue
            key |= 1
            if start == index:
                pass
            elif self.keys[self.slot(key)]:
                shared += 1
            elif others < FEW:
                place = 0
                while place < others and seen[place] != key:
                    place += 1
                if place == others:
                    seen[others] = key
                    others += 1
            start, key = index + 1, 0
        return shared > least or others < FEW


def sharer(words):
    """What tells whether a text may share words with what is stated."""
    return Sharer(words).may_share


cdef struct Runs:
    int count
    int found
    int chain[KEYS]
    int next[LINE]
    int first[LINE]  # where a run of three words begins
    int middle[LINE]  # where its second word does
    int stop[LINE]
    bint met[LINE]
    uint16_t line[LINE]


def repeated(str line not None, list texts not None, Py_ssize_t least) -> int:
    """Runs of three words of a line that stand in texts of more letters; -1: a letter is rare."""
    cdef Runs runs
    cdef Py_ssize_t size = -1
    cdef int kind = PyUnicode_KIND(line)
    if PyUnicode_GET_LENGTH(line) > LINE:
        return -1
    if kind == PyUnicode_1BYTE_KIND:
        size = put_plain(<uint8_t *> PyUnicode_DATA(line), PyUnicode_GET_LENGTH(line), runs.line)
    elif kind == PyUnicode_2BYTE_KIND:
        size = put_plain(<uint16_t *> PyUnicode_DATA(line), PyUnicode_GET_LENGTH(line), runs.line)
    if size < 0:
        return -1
    find_runs(&runs, size)
    for text in texts:
        if PyUnicode_GET_LENGTH(text) > least and not meets(&runs, text):
            return -1
    return runs.found


cdef inline bint meets(Runs *runs, object text) noexcept:
    """Count the runs that stand in a text and were not met before; false where one is rare."""
    cdef int kind = PyUnicode_KIND(text)
    if kind == PyUnicode_1BYTE_KIND:
        return meet(runs, <uint8_t *> PyUnicode_DATA(text), PyUnicode_GET_LENGTH(text))
    if kind == PyUnicode_2BYTE_KIND:
        return meet(runs, <uint16_t *> PyUnicode_DATA(text), PyUnicode_GET_LENGTH(text))
    return False


cdef Py_ssize_t put_plain(Letter *text, Py_ssize_t length, uint16_t *out) noexcept:
    """Write a line folded and without its commas; how long that is, -1 where a letter is rare."""
    cdef Py_ssize_t index, size = 0
    cdef uint16_t letter
    for index in range(length):
        letter = FOLDED[text[index]] if text[index] < KNOWN else 0
        if letter == 0:
            return -1
        out[size] = letter
        size += letter != c','
    return size


cdef inline uint8_t key_of(uint16_t first, uint16_t last) noexcept:
    """The key of a word by its ends, which tell most words of a line apart."""
    return <uint8_t> (31 * first + 7 * last)


cdef void find_runs(Runs *runs, Py_ssize_t size) noexcept:
    """Find the runs of three words of a line, by their second words."""
    cdef Py_ssize_t index
    cdef int words = 0
    cdef int starts[LINE + 2]
    runs.count = runs.found = 0
    memset(runs.chain, -1, sizeof(runs.chain))
    starts[0] = 0
    for index in range(size + 1):
        if index < size and runs.line[index] != c' ':
            continue
        if words >= 2:
            add_run(runs, starts[words - 2], starts[words - 1], starts[words] - 1, index)
        words += 1
        starts[words] = index + 1


cdef void add_run(Runs *runs, int first, int middle, int end, int stop) noexcept:
    """Remember a run by its second word, which ends where its third one begins."""
    cdef int number = runs.count
    cdef uint8_t key = key_of(runs.line[middle], runs.line[end - 1]) if end > middle else 0
    runs.first[number], runs.middle[number], runs.stop[number] = first, middle, stop
    runs.met[number] = False
    runs.next[number] = runs.chain[key]
    runs.chain[key] = number
    runs.count += 1


cdef bint meet(Runs *runs, Letter *text, Py_ssize_t size) noexcept:
    """Every word between blanks may be the second one of a run; commas are passed over."""
    cdef Py_ssize_t index, start = -1
    for index in range(size):
        if text[index] >= KNOWN or FOLDED[text[index]] == 0:
            return False
        if text[index] == c' ':
            if start >= 0:
                meet_at(runs, text, size, start, index)
            start = index + 1
    return True


cdef inline void meet_at(
    Runs *runs, Letter *text, Py_ssize_t size, Py_ssize_t start, Py_ssize_t stop
) noexcept:
    """Count the runs that stand around a word."""
    cdef Py_ssize_t last = stop - 1, first = start
    cdef int number
    cdef uint8_t key = 0
    while last > first and text[last] == c',':
        last -= 1
    while first < last and text[first] == c',':
        first += 1
    if first <= last and text[first] != c',':
        key = key_of(FOLDED[text[first]], FOLDED[text[last]])
    number = runs.chain[key]
    while number >= 0:
        if not runs.met[number] and stands_around(runs, number, text, size, start):
            runs.met[number] = True
            runs.found += 1
        number = runs.next[number]


cdef inline bint stands_around(
    Runs *runs, int number, Letter *text, Py_ssize_t size, Py_ssize_t start
) noexcept:
    """Whether a run stands in a text with its second word at a place."""
    cdef Py_ssize_t at = start
    cdef int place = runs.middle[number]
    while place < runs.stop[number]:
        if at == size:
            return False
        if text[at] != c',':
            if FOLDED[text[at]] != runs.line[place]:
                return False
            place += 1
        at += 1
    at, place = start - 1, runs.middle[number] - 1
    while place >= runs.first[number]:
        if at < 0:
            return False
        if text[at] != c',':
            if FOLDED[text[at]] != runs.line[place]:
                return False
            place -= 1
        at -= 1
    return True
