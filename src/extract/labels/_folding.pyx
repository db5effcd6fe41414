# cython: language_level=3, boundscheck=False, wraparound=False
"""What `folding.py` says, in C: one look into a table for each letter."""

from cpython.unicode cimport Py_UNICODE_ISSPACE, Py_UNICODE_ISUPPER
from libc.stdint cimport uint8_t, uint16_t, uint32_t
from libc.string cimport memcmp, memset

cdef extern from "Python.h":
    int PyUnicode_1BYTE_KIND
    int PyUnicode_2BYTE_KIND
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    bint PyUnicode_IS_ASCII(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
    object PyUnicode_New(Py_ssize_t size, Py_UCS4 largest)
    Py_UCS4 PyUnicode_READ(int kind, void *data, Py_ssize_t index)

from extract.labels.folding import QUOTES, open_in_python, seek_in_python

cdef enum:
    LATIN = 0x100
    KNOWN = 0x2100  # Latin, Greek, Cyrillic, Vietnamese, and the signs of running text
    LINE = 256  # letters of a line whose runs of words are looked for
    KEYS = 256
    MOST_WORDS = 128  # in what is stated; half the keys
    MOST_PHRASES = 192
    LONGEST_PHRASE = 32
    LONGEST_SOUGHT = 400  # letters of a text in which phrases are sought
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


cdef struct Phrase:
    int size
    int next  # another one with the same key; -1: none
    int tells
    uint16_t letters[LONGEST_PHRASE]


cdef class Phrases:
    """Phrases of two letters or more, found by their first two; a number tells their kinds."""

    cdef tuple kinds
    cdef str before, after
    cdef int count
    cdef int chain[KEYS]
    cdef Phrase phrases[MOST_PHRASES]

    def __cinit__(self, tuple kinds not None, str before not None, str after not None):
        cdef int number
        self.kinds, self.before, self.after = kinds, before, after
        self.count = 0
        memset(self.chain, -1, sizeof(self.chain))
        for number, phrases in enumerate(kinds):
            for phrase in phrases:
                self.add(phrase, 1 << number)

    cdef int add(self, str phrase, int tells) except -1:
        cdef Phrase *entry = &self.phrases[self.count]
        cdef int place
        if self.count == MOST_PHRASES or not 2 <= len(phrase) <= LONGEST_PHRASE:
            raise ValueError("more phrases, or longer ones, than there is room for")
        entry.size, entry.tells = len(phrase), tells
        for place in range(entry.size):
            entry.letters[place] = ord(phrase[place])
        place = key_of(entry.letters[0], entry.letters[1])
        entry.next = self.chain[place]
        self.chain[place] = self.count
        self.count += 1
        return 0

    cdef inline int tell(self, uint16_t *text, Py_ssize_t size) noexcept:
        """The kinds of phrases with which a text of two letters or more begins."""
        cdef int out = 0, number = self.chain[key_of(text[0], text[1])]
        cdef Phrase *entry
        while number >= 0:
            entry = &self.phrases[number]
            if entry.size <= size and not memcmp(text, entry.letters, entry.size * 2):
                out |= entry.tells
            number = entry.next
        return out

    def seek(self, str text not None) -> int:
        """The kinds of which a phrase stands in the text."""
        cdef uint16_t line[LONGEST_SOUGHT + 2]
        cdef Py_ssize_t index, size, start = PyUnicode_GET_LENGTH(self.before)
        cdef int out = 0, every = (1 << len(self.kinds)) - 1
        if PyUnicode_GET_LENGTH(text) > LONGEST_SOUGHT:
            return seek_in_python(text, self.kinds, self.before, self.after)
        line[0] = c' '
        size = put_folded(text, PyUnicode_GET_LENGTH(text), line + start)
        if size < 0:
            return seek_in_python(text, self.kinds, self.before, self.after)
        size += start
        if PyUnicode_GET_LENGTH(self.after):
            line[size] = c' '
            size += 1
        for index in range(size - 1):
            if self.chain[key_of(line[index], line[index + 1])] >= 0:
                out |= self.tell(line + index, size - index)
                if out == every:
                    break
        return out

    def open(self, str text not None) -> int:
        """The kinds of which a phrase begins the text."""
        cdef uint16_t line[LONGEST_PHRASE]
        cdef Py_ssize_t size = min(PyUnicode_GET_LENGTH(text), LONGEST_PHRASE)
        if size < 2 or put_folded(text, size, line) < 0:
            return open_in_python(text, self.kinds)
        return self.tell(line, size)


cdef Py_ssize_t put_folded(str text, Py_ssize_t size, uint16_t *out) noexcept:
    """Write the first letters folded; how many, -1 where one is rare."""
    cdef int kind = PyUnicode_KIND(text)
    cdef void *data = PyUnicode_DATA(text)
    if kind == PyUnicode_1BYTE_KIND:
        return put(<uint8_t *> data, size, out)
    return put(<uint16_t *> data, size, out) if kind == PyUnicode_2BYTE_KIND else -1


cdef inline Py_ssize_t put(Letter *text, Py_ssize_t size, uint16_t *out) noexcept:
    cdef Py_ssize_t index
    for index in range(size):
        out[index] = FOLDED[text[index]] if text[index] < KNOWN else 0
        if out[index] == 0:
            return -1
    return size


def seeker(tuple kinds not None, str before not None, str after not None):
    """What `folding.seeker_in_python` returns; before and after stand blanks or nothing."""
    return Phrases(kinds, before, after).seek


def opener(tuple kinds not None):
    """What `folding.opener_in_python` returns."""
    return Phrases(kinds, "", "").open


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
