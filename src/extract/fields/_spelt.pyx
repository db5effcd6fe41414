# cython: language_level=3, boundscheck=False, wraparound=False
"""What `_spelling.py` asks of the characters of a line, in C: one look at each.

Lives here: a translation of its functions, with the same results. Lines that are long or hold a
letter whose lower case depends on its neighbours are folded in Python. And `plain_form`, which tells of
plain lines at once what the grammar of `masthead.py` says of them, and `plain_names`, which does so
of names for `_staff.py`; whatever the grammar might read otherwise gives the line up.
"""

from cpython.mem cimport PyMem_Calloc, PyMem_Free
from cpython.object cimport PyObject
from cpython.unicode cimport (
    PyUnicode_Substring, Py_UNICODE_ISALNUM, Py_UNICODE_ISALPHA, Py_UNICODE_ISDECIMAL,
    Py_UNICODE_ISDIGIT, Py_UNICODE_ISLOWER, Py_UNICODE_ISSPACE, Py_UNICODE_ISTITLE,
    Py_UNICODE_ISUPPER, Py_UNICODE_TOLOWER, Py_UNICODE_TOUPPER,
)
from libc.stdint cimport uint8_t, uint16_t, uint32_t, uint64_t
from libc.string cimport memcpy

from extract.fields import _spelling as said
from extract.fields._spelling import fold as fold_in_python, trim as trim_in_python

ctypedef uint32_t Letter  # a code point, to reckon with

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Letter PyUnicode_READ(int kind, void *data, Py_ssize_t index)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
    PyObject *PyList_GET_ITEM(object items, Py_ssize_t index)
    object PyUnicode_New(Py_ssize_t size, Py_UCS4 largest)

ctypedef fused Stored:
    uint8_t
    uint16_t
    uint32_t

ctypedef fused Short:
    uint8_t
    uint16_t

cdef enum:
    LONGEST = 512  # characters; no line of a masthead is longer
    HEAD = 4  # characters of the longest head
    OPENING = 40  # characters in which an opening stands
    SHORTEST_FIGURE = 9
    PROSE_WORDS = 14
    KNOWN = 0x2100  # Latin, Greek, Cyrillic, Vietnamese, and the signs of running text
    ROOTS = 64
    ASCII_END = 0x80
    LATIN_END = 0x100
    BMP = 0xFFFF
    SIGMA = 0x3A3  # at the end of a word it has another lower case
    ETH = 0xF0
    BIG_ETH = 0xD0
    D_STROKE = 0x111
    BIG_D_STROKE = 0x110
    BIG_DOTTED_I = 0x130  # its small letter are two
    EN_DASH = 0x2013
    EM_DASH = 0x2014
    BULLET = 0x2022
    TRADE_MARK = 0x2122
    WIDE_COLON = 0xFF1A
    MIDDLE_DOT = 0xB7
    COPYRIGHT = 0xA9
    REGISTERED = 0xAE
    KELVIN = 0x212A  # its small letter is that of K
    MOST_FIGURES = 80  # signs between the first figure of a number and its last
    # What `masthead.py` and those that it asks say of lengths, in characters.
    LONGEST_SIGNED = 300
    LONGEST_SITE = 40
    LONGEST_PLACE = 170
    LONGEST_LABELLED = 200
    LONGEST_REACHED = 160
    LONGEST_MAKER = 120
    LONGEST_BODY = 110
    LONGEST_ASIDE = 60
    LONGEST_TAIL = 48
    LONGEST_PHONE = 41
    SHORTEST_PHONE = 8
    SHORTEST_PLACE = 5
    SHORTEST_CONTACT = 8
    MOST_PLACE_DIGITS = 22
    MOST_LOCAL = 64
    MOST_SYLLABLES = 6
    PHONE_DIGITS = 7
    MOST_LABELS = 512  # more than the lexicon has
    MOST_FOUND = 8  # words for labels in a plain line
    KEPT = 16  # lines that were looked at, for those who cut them

cdef enum:
    ACUTE_E = 0xE9
    ACUTE_O = 0x1ED1
    GRAVE_E = 0x1EC1
    GRAVE_A = 0xE0
    HOOKED_U = 0x1EED  # with a horn
    TILDE_Y = 0x1EF9
    ELLIPSIS = 0x2026

cdef struct Node:
    # A letter of words that have the same beginning.
    uint64_t ahead  # which letters may follow: a bit for the last six bits of each
    Letter letter
    int child  # of the letters that may follow, the first; 0 for none
    int sibling  # the next letter that may stand in its place; 0 for none
    int word  # number of the word that ends here, counted from 1; 0 for none


cdef struct Place:
    # Where a word for a label stands, and its number.
    Py_ssize_t start, end
    int word

cdef struct Line:
    # A line without odd characters, and what was found in it.
    Py_ssize_t length
    uint16_t low[LONGEST]  # folded
    uint16_t starts[LONGEST]  # of the words
    int words
    unsigned int seen  # what its characters are
    Py_ssize_t last_colon  # -1 without one
    int count
    Place found[MOST_FOUND]  # words for labels
    bint licensed  # whether it may speak of a licence


cdef uint16_t SMALL[KNOWN]
"""The folded letter; 0 where its neighbours decide."""
cdef uint8_t JOINS[KNOWN]
"""Whether a character makes one word with what stands beside it."""
cdef uint8_t TELLS[KNOWN]
"""Whether a character is one that the gate looks for."""


cdef int _prepare() except -1:
    cdef Letter letter
    for letter in range(KNOWN):
        SMALL[letter] = Py_UNICODE_TOLOWER(letter)
        JOINS[letter] = letter == c'@' or letter == c'_' or Py_UNICODE_ISALNUM(letter)
        TELLS[letter] = Py_UNICODE_ISDECIMAL(letter)
    SMALL[SIGMA] = 0
    SMALL[ETH] = SMALL[BIG_ETH] = D_STROKE
    for sign in "@©®P:":
        TELLS[<Py_UCS4>sign] = 1
    return 0


_prepare()


def fold(str text not None):
    """Lower case, tone marks at one place, U+00D0 as "đ"; the length stays."""
    return _folded(text)


cdef str _folded(str text):
    cdef Py_ssize_t length = PyUnicode_GET_LENGTH(text)
    cdef int kind = PyUnicode_KIND(text)
    cdef uint16_t letters[LONGEST]
    cdef Letter seen
    if length > LONGEST or kind > 2:
        return fold_in_python(text)
    if kind == 1:
        seen = _fold_into(letters, <uint8_t *>PyUnicode_DATA(text), length)
    else:
        seen = _fold_into(letters, <uint16_t *>PyUnicode_DATA(text), length)
    return _made(letters, length, seen) if seen <= BMP else fold_in_python(text)


cdef inline Letter _fold_into(uint16_t *letters, Short *text, Py_ssize_t length) noexcept:
    """The bits of all folded letters, which tell the largest; more, where Python has to do it."""
    cdef Py_ssize_t at
    cdef Letter letter, moved, before = 0, seen = 0
    for at in range(length):
        letter = SMALL[text[at]] if text[at] < KNOWN else Py_UNICODE_TOLOWER(text[at])
        if (letter == c'a' or letter == c'y') and before >= ASCII_END:
            moved = _moved(before, letter)
            if moved:
                letters[at - 1] = c'o' if letter == c'a' else c'u'
                letter = moved
        elif not letter:
            return BMP + 1
        letters[at] = letter
        seen |= letter
        before = letter
    return seen


cdef str _made(uint16_t *letters, Py_ssize_t length, Letter seen):
    """The text of these letters, stored as Python would."""
    cdef object out
    cdef Py_ssize_t at
    cdef uint8_t *bytes_
    if seen >= LATIN_END:
        out = PyUnicode_New(length, BMP)
        memcpy(PyUnicode_DATA(out), letters, length * sizeof(uint16_t))
        return out
    out = PyUnicode_New(length, seen)
    bytes_ = <uint8_t *>PyUnicode_DATA(out)
    for at in range(length):
        bytes_[at] = <uint8_t>letters[at]
    return out


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
    cdef int roots[ROOTS]  # by the last six bits of the first letter
    cdef list words, values

    def __cinit__(self, dict table):
        self.words, self.values = list(table), [None, *table.values()]
        self.nodes = <Node *>PyMem_Calloc(1 + sum(map(len, table)), sizeof(Node))
        if self.nodes is NULL:
            raise MemoryError
        cdef int used = 1
        cdef int number, here
        cdef int *branch
        cdef Letter letter
        cdef str word
        for number, word in enumerate(table, 1):
            here = 0
            for letter in word:
                branch = &self.nodes[here].child if here else &self.roots[letter % ROOTS]
                while branch[0] and self.nodes[branch[0]].letter != letter:
                    branch = &self.nodes[branch[0]].sibling
                if not branch[0]:
                    branch[0] = used
                    self.nodes[here].ahead |= _bit(letter)
                    self.nodes[used].letter = letter
                    used += 1
                here = branch[0]
            self.nodes[here].word = number

    def __dealloc__(self):
        PyMem_Free(self.nodes)

    def find(self, str text not None):
        """Spans and values of the words in a text."""
        cdef Py_ssize_t length = PyUnicode_GET_LENGTH(text)
        cdef int kind = PyUnicode_KIND(text)
        cdef void *data = PyUnicode_DATA(text)
        if kind == 1:
            return _find(self, <uint8_t *>data, length)
        if kind == 2:
            return _find(self, <uint16_t *>data, length)
        return _find(self, <uint32_t *>data, length)

    cdef inline int branch(self, int node, Letter letter) noexcept:
        """The node behind a node, or behind none (0), with that letter; 0: there is none."""
        if not node:
            node = self.roots[letter % ROOTS]
        else:
            node = self.nodes[node].child if self.nodes[node].ahead & _bit(letter) else 0
        while node and self.nodes[node].letter != letter:
            node = self.nodes[node].sibling
        return node


cdef list _find(Words words, Stored *text, Py_ssize_t length):
    cdef list found = []
    cdef Py_ssize_t at = 0, end = 0
    cdef int word
    while at < length:
        word = _word_at(words, text, at, length, &end)
        if word:
            found.append((at, end, words.values[word]))
            at = end - 1
        while at < length and _joins(text[at]):
            at += 1
        at += 1
    return found


cdef inline int _word_at(
    Words words, Stored *text, Py_ssize_t at, Py_ssize_t length, Py_ssize_t *end
) noexcept:
    """Number of the longest word that stands here, and its end; 0 for none."""
    cdef int word = 0
    cdef int node = words.branch(0, text[at])
    while node:
        at += 1
        if words.nodes[node].word and (at == length or not _joins(text[at])):
            word = words.nodes[node].word
            end[0] = at
        if at == length:
            break
        node = words.branch(node, text[at])
    return word


cdef inline uint64_t _bit(Letter letter) noexcept:
    return <uint64_t>1 << (letter & 63)


cdef inline bint _joins(Letter letter) noexcept:
    return JOINS[letter] if letter < KNOWN else Py_UNICODE_ISALNUM(letter)


def gate(heads, openings):
    """What tells whether a line may be of a masthead."""
    return Gate(heads, openings).opens


cdef class Gate:
    """The gate of mastheads, with the beginnings that it knows."""

    cdef Words heads, openings

    def __cinit__(self, heads, openings):
        self.heads = Words(dict.fromkeys(heads))
        self.openings = Words(dict.fromkeys(openings))

    def opens(self, str text not None):
        """Whether it lets the line pass."""
        cdef Py_ssize_t length = PyUnicode_GET_LENGTH(text)
        cdef int kind = PyUnicode_KIND(text)
        cdef void *data = PyUnicode_DATA(text)
        if not length:
            return False
        if kind == 1:
            return _passes(self, <uint8_t *>data, length)
        if kind == 2:
            return _passes(self, <uint16_t *>data, length)
        return _passes(self, <uint32_t *>data, length)


# What the signs of a line tell the gate.
cdef enum:
    SIGNED = 1  # an at sign, a copyright, a registered mark
    MARKED = 2  # a sign or word of mastheads
    COLON = 4
    DIGIT = 8


cdef bint _passes(Gate gate, Stored *text, Py_ssize_t length) noexcept:
    cdef Letter first = text[0]
    cdef unsigned int tells = _told(text, length)
    if not (
        tells & MARKED
        or first == c'('
        or c'*' <= first <= c'+'
        or first == c'-'
        or c'0' <= first <= c'9'
        or first == BULLET
        or first == REGISTERED
        or _headed(gate.heads, text, length)
    ):
        return False
    if Py_UNICODE_ISDIGIT(first) and (
        length < SHORTEST_FIGURE or text[1] == c':' or text[2] == c':'
    ):
        return (tells & SIGNED) != 0
    if tells & (SIGNED | COLON | DIGIT) or Py_UNICODE_ISDIGIT(first):
        return True
    return _labelled(gate.openings, text, length)


cdef inline unsigned int _told(Stored *text, Py_ssize_t length) noexcept:
    """What the signs tell."""
    cdef Py_ssize_t at
    cdef unsigned int tells = 0
    cdef Letter sign
    for at in range(length):
        sign = text[at]
        if sign >= KNOWN:
            tells |= DIGIT if Py_UNICODE_ISDECIMAL(sign) else 0
        elif TELLS[sign]:
            if sign == c':':
                tells |= COLON | (MARKED if _closes_label(text, at, length) else 0)
            elif sign == c'P':
                tells |= MARKED if at and text[at - 1] == c'G' else 0
            elif sign == c'@' or sign == COPYRIGHT:
                tells |= SIGNED | MARKED
            else:
                tells |= SIGNED if sign == REGISTERED else DIGIT
    return tells


cdef inline bint _closes_label(Stored *text, Py_ssize_t colon, Py_ssize_t length) noexcept:
    """Whether a colon stands behind the end of a label ("Tổng Biên tập: ", "Tel:", "ĐT:")."""
    if not colon:
        return False
    if text[colon - 1] == c'p' or text[colon - 1] == c'P':
        return colon + 1 < length and text[colon + 1] == c' '
    if colon < 2:
        return False
    return (text[colon - 2] == c'e' and text[colon - 1] == c'l') or (
        text[colon - 2] == BIG_D_STROKE and text[colon - 1] == c'T'
    )


cdef inline bint _headed(Words heads, Stored *text, Py_ssize_t length) noexcept:
    """Whether the line opens with the first letters of a label, in a case in which they are set."""
    if length < 2 or _is_crossed(text[0], text[1]):
        return False
    if length >= HEAD and text[HEAD - 1] == BIG_DOTTED_I:  # its two small letters are too many
        length = HEAD - 1
    return _begins(heads, text, 0, length)


cdef inline bint _is_crossed(Letter first, Letter second) noexcept:
    """Whether a capital follows a small letter, or a letter is none of the two cases of its own."""
    if first == KELVIN or second == KELVIN:
        return True
    return Py_UNICODE_TOUPPER(first) != first and Py_UNICODE_TOLOWER(second) != second


cdef inline bint _labelled(Words openings, Stored *text, Py_ssize_t length) noexcept:
    """Whether the line opens with one of the words, behind signs."""
    cdef Py_ssize_t at = 0, stop = min(length, OPENING)
    while at < stop and _is_edge(text[at]):
        at += 1
    return _begins(openings, text, at, stop)


cdef inline bint _begins(Words words, Stored *text, Py_ssize_t at, Py_ssize_t stop) noexcept:
    """Whether one of the words stands at a place in any case, whatever follows."""
    cdef int node = 0
    while at < stop:
        node = words.branch(node, _lower(text[at]))
        if not node:
            return False
        if words.nodes[node].word:
            return True
        if text[at] == BIG_DOTTED_I:  # of its two small letters the second is in no word
            return False
        at += 1
    return False


cdef inline Letter _lower(Letter letter) noexcept:
    """The small letter; 0 where its neighbours decide, which are in no word."""
    if letter == ETH or letter == BIG_ETH:
        return ETH
    return SMALL[letter] if letter < KNOWN else Py_UNICODE_TOLOWER(letter)


def count_digits(str text not None):
    """How many of its characters are digits."""
    return _count(text, raised=True)


def count_decimals(str text not None):
    """How many of its characters are figures of numbers, which leaves out raised ones."""
    return _count(text, raised=False)


cdef Py_ssize_t _count(str text, bint raised) noexcept:
    cdef Py_ssize_t length = PyUnicode_GET_LENGTH(text)
    cdef Py_ssize_t at, count = 0
    cdef int kind = PyUnicode_KIND(text)
    cdef void *data = PyUnicode_DATA(text)
    cdef Letter letter
    for at in range(length):
        letter = PyUnicode_READ(kind, data, at)
        if letter < ASCII_END:
            count += c'0' <= letter <= c'9'
        elif raised:
            count += Py_UNICODE_ISDIGIT(letter)
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


def is_prose(str text not None):
    """Whether the line reads as running text: many words, most of them without a capital."""
    cdef Py_ssize_t length = PyUnicode_GET_LENGTH(text)
    cdef Py_ssize_t at = 0, words = 0, small = 0
    cdef int kind = PyUnicode_KIND(text)
    cdef void *data = PyUnicode_DATA(text)
    cdef Letter letter
    cdef bint lower, upper
    while at < length:
        letter = PyUnicode_READ(kind, data, at)
        if Py_UNICODE_ISSPACE(letter):
            at += 1
            continue
        lower = upper = False
        while True:
            upper = upper or Py_UNICODE_ISUPPER(letter) or Py_UNICODE_ISTITLE(letter)
            lower = lower or Py_UNICODE_ISLOWER(letter)
            at += 1
            if at == length:
                break
            letter = PyUnicode_READ(kind, data, at)
            if Py_UNICODE_ISSPACE(letter):
                break
        words += 1
        small += lower and not upper
    return words > PROSE_WORDS and small * 3 > words * 2


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


cpdef str trim(str text, Py_ssize_t start, Py_ssize_t stop):
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


cpdef str within_edges(str text, Py_ssize_t start, Py_ssize_t stop):
    """The part of a line without the signs that belong to no field."""
    cdef int kind = PyUnicode_KIND(text)
    cdef void *data = PyUnicode_DATA(text)
    while start < stop and _is_edge(PyUnicode_READ(kind, data, start)):
        start += 1
    while start < stop and _is_edge(PyUnicode_READ(kind, data, stop - 1)):
        stop -= 1
    return PyUnicode_Substring(text, start, stop)


def cutter(dict table not None, stop):
    """What folds a line and cuts it at the labels of the table, which end where `stop` says."""
    return Cutter(table, stop).cut


cdef class Cutter:
    """Words that may be labels, and what tells where they end."""

    cdef Words words
    cdef uint8_t bare[MOST_LABELS]  # whether a label ends with its own words, by its number
    cdef uint8_t free[MOST_LABELS]  # whether it does where no colon stands behind it in the line
    cdef object stop
    cdef bint looked  # whether the look at plain lines has found words of the same numbers

    def __cinit__(self, dict table, stop):
        cdef int number
        if len(table) >= MOST_LABELS:
            raise ImportError("more labels than there is room for")
        self.words = Words(table)
        self.stop = stop
        self.looked = self.words.words == _known().labels.words
        for number, kind in enumerate(table.values(), 1):
            self.bare[number] = kind in ("licence", "copyright")
            self.free[number] = kind in said.FREE and kind != "website"

    def cut(self, str line not None):
        """The line folded, its pieces, and what it may say."""
        cdef Line *known = _kept(line) if self.looked else NULL
        cdef str low = _folded(line) if known is NULL else (
            _made(known.low, known.length, known.seen & BMP)
        )
        cdef int kind = PyUnicode_KIND(low)
        cdef void *data = PyUnicode_DATA(low)
        cdef list cut = []
        cdef int hints
        if kind == 1:
            hints = _cut_line(self, line, <uint8_t *>data, cut, known)
        elif kind == 2:
            hints = _cut_line(self, line, <uint16_t *>data, cut, known)
        else:
            hints = _cut_line(self, line, <uint32_t *>data, cut, known)
        return low, cut, hints


cdef int _cut_line(
    Cutter cutter, str line, Stored *low, list cut, Line *known
) except -1:
    """Add the pieces of a line, which may be known; what it may say."""
    cdef list found = None
    cdef Py_ssize_t length = PyUnicode_GET_LENGTH(line)
    cdef int kind = PyUnicode_KIND(line)
    cdef void *data = PyUnicode_DATA(line)
    cdef Py_ssize_t last_colon = length - 1, at = 0, reached = 0, opened = 0, end
    cdef int number = -1
    cdef Place label
    cdef Py_UCS4 before = 0
    cdef bint apart
    cdef str last = ""
    while last_colon >= 0 and not _is_colon(PyUnicode_READ(kind, data, last_colon)):
        last_colon -= 1
    while True:
        if known is NULL:
            at = _next_label(cutter.words, low, at, length, &label)
            if not label.word:
                break
        elif number + 1 == known.count:
            break
        else:
            label = known.found[number + 1]
        number += 1
        if label.start < reached:
            continue
        apart = (
            not _sign_before(kind, data, reached, label.start, &before) or _parts_labels(before)
        )
        if not apart and last_colon < label.start:
            continue
        if label.start and _is_inside(PyUnicode_READ(kind, data, label.start - 1)) and (
            low[label.start] == c'g' and low[label.start + 1] == c'p'  # a string ends with a NUL
        ):
            continue
        end = label.end
        if not cutter.bare[label.word]:
            if end < length and _is_colon(PyUnicode_READ(kind, data, end)):
                end += 1
            elif not (cutter.free[label.word] and last_colon < end):
                if found is None:
                    found = _find(cutter.words, low, length)
                ended = cutter.stop(line, found, number, last_colon)
                if ended is None:
                    continue
                end = ended
        if not apart and not (
            _is_colon(PyUnicode_READ(kind, data, end - 1))
            and (
                reached > 0
                or Py_UNICODE_ISDIGIT(before)
                or Py_UNICODE_ISUPPER(PyUnicode_READ(kind, data, label.start))
            )
        ):
            continue
        _add_part(cut, line, last, opened, reached, label.start)
        last, opened, reached = <str>cutter.words.values[label.word], label.start, end
    _add_part(cut, line, last, opened, reached, length)
    return _hints(low, length) | (LABELLED if number >= 0 else 0)


cdef inline int _hints(Stored *low, Py_ssize_t length) noexcept:
    """What a folded line may say."""
    cdef Py_ssize_t at
    cdef int hints = 0
    cdef Letter letter, before = 0
    for at in range(length):
        letter = low[at]
        if letter == c'p':
            hints |= LICENSED if before == c'g' or before == ACUTE_E else 0
        elif letter == c'y':
            hints |= OWNED if before == c'p' else 0
        elif letter < ASCII_END:
            pass
        elif letter == GRAVE_E:
            hints |= OWNED if before == c'y' else 0
        elif letter == GRAVE_A:
            hints |= EQUAL if before == c'l' else 0
        elif letter == HOOKED_U:
            hints |= ELECTRONIC if before == c't' else 0
        elif letter == COPYRIGHT:
            hints |= OWNED
        before = letter
    return hints


cdef inline Py_ssize_t _next_label(
    Words words, Stored *low, Py_ssize_t at, Py_ssize_t length, Place *label
) noexcept:
    """Find the next word from a place on (number 0: there is none), and where to go on."""
    label.word = 0
    while at < length and not label.word:
        label.start = at
        label.word = _word_at(words, low, at, length, &label.end)
        if label.word:
            at = label.end - 1
        while at < length and _joins(low[at]):
            at += 1
        at += 1
    return at


cdef int _add_part(
    list cut, str line, str kind, Py_ssize_t start, Py_ssize_t end, Py_ssize_t reach
) except -1:
    """Add a label with what stands behind it; without a label what is more than separators."""
    cdef bint colon
    if end:
        colon = _is_colon(PyUnicode_READ(PyUnicode_KIND(line), PyUnicode_DATA(line), end - 1))
        cut.append((kind, within_edges(line, start, end), trim(line, end, reach), colon))
    elif within_edges(line, 0, reach):
        cut.append(("", "", trim(line, 0, reach), False))
    return 0


cdef inline bint _sign_before(
    int kind, void *data, Py_ssize_t reached, Py_ssize_t start, Py_UCS4 *sign
) noexcept:
    """Whether anything but blanks stands behind `reached` and before the label, and its last."""
    while start > reached:
        start -= 1
        sign[0] = PyUnicode_READ(kind, data, start)
        if not Py_UNICODE_ISSPACE(sign[0]):
            return True
    return False


cdef inline bint _is_colon(Letter sign) noexcept:
    return sign == c':' or sign == WIDE_COLON


cdef inline bint _is_inside(Letter sign) noexcept:
    """Whether a sign right before "GPXB" makes it the end of a licence's number."""
    return sign == c'-' or sign == c'/' or sign == c'_' or sign == EN_DASH


cdef inline bint _parts_labels(Letter sign) noexcept:
    """Whether a label may stand behind the sign."""
    return sign != c' ' and sign != MIDDLE_DOT and (
        _separates(sign)
        or sign == c'('
        or sign == c'['
        or sign == c'&'
        or sign == c'+'
        or sign == COPYRIGHT
        or sign == REGISTERED
    )


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


# What a character is to the look at plain lines, above the bits of the folded letter.
cdef enum:
    ODD = 0x10000  # a letter, figure or blank in a way of its own
    IS_DIGIT = 0x20000
    IS_BLANK = 0x40000
    IS_AT = 0x80000
    IS_SIGN = 0x100000  # of a copyright or a registered mark
    IS_COLON = 0x200000
    IS_UPPER = 0x400000
    IS_ALPHA = 0x800000
    LOOKS_BACK = 0x1000000  # what it is depends on the letter before it, or its place is asked for
    JOINED_BIT = 25  # the highest, so that a shift leaves nothing else
    JOINED = 1 << JOINED_BIT  # to the letters around it

cdef int LABELLED = said.LABELLED, LICENSED = said.LICENSED, OWNED = said.OWNED
cdef int EQUAL = said.EQUAL, ELECTRONIC = said.ELECTRONIC
cdef int AT = said.AT, DOT = said.DOT, LINK = said.LINK, NUMBER = said.NUMBER

# What labels lead to, as `masthead.plain_labels` says it.
cdef enum:
    OTHER, GP, LICENCE, STAFF, PHONE, EMAIL, ADDRESS, OFFICE, CONTACT, BODY, BODY_BY_COLON
    OWNER, MAKER, REUSE

# Whether a line is what is looked for; not, but neither anything else; or not to be told.
cdef enum:
    UNLIKE, LIKE, BUT, MAYBE

cdef dict _KINDS = {
    "": OTHER, "gp": GP, "licence": LICENCE, "staff": STAFF, "phone": PHONE, "fax": PHONE,
    "email": EMAIL, "address": ADDRESS, "office": OFFICE, "contact": CONTACT,
    "governing_body": BODY, "governing_body:": BODY_BY_COLON, "copyright": OWNER, "maker": MAKER,
    "reuse": REUSE,
}
cdef uint32_t SORTS[KNOWN]
cdef Plain _plain = None
cdef Line _lines[KEPT]
"""Lines that were looked at last, those that are certainly none of mastheads apart."""
cdef list _texts = [None] * KEPT
"""The same as they were given; nobody else's are taken for them."""
cdef int _next = 0
"""Number of the line that is looked at next."""


cdef int _prepare_sorts() except -1:
    cdef Letter letter
    cdef bint alpha, upper
    for letter in range(KNOWN):
        alpha, upper = Py_UNICODE_ISALPHA(letter), Py_UNICODE_ISUPPER(letter)
        if (
            alpha != (upper or Py_UNICODE_ISLOWER(letter))
            or alpha != Py_UNICODE_ISALNUM(letter)
            or Py_UNICODE_ISSPACE(letter)
            or letter == SIGMA
            or letter == BIG_DOTTED_I
        ):
            SORTS[letter] = ODD
        else:
            SORTS[letter] = (IS_ALPHA | JOINED if alpha else 0) | (IS_UPPER if upper else 0)
    for letter in range(c'0', c'9' + 1):
        SORTS[letter] = IS_DIGIT | JOINED
    SORTS[<Letter>c' '] = IS_BLANK
    for sign in "aypAYP":
        SORTS[<Py_UCS4>sign] |= LOOKS_BACK
    SORTS[<Letter>c'@'] = IS_AT | JOINED
    SORTS[<Letter>c'_'] = JOINED
    SORTS[<Letter>c':'] = IS_COLON | LOOKS_BACK
    SORTS[COPYRIGHT] = SORTS[REGISTERED] = IS_SIGN
    for letter in range(KNOWN):
        SORTS[letter] |= SMALL[letter]
    return 0


_prepare_sorts()


def contact_signs(str text not None):
    """What of ways to reach an office may stand in a value."""
    cdef Py_ssize_t length = PyUnicode_GET_LENGTH(text)
    cdef int kind = PyUnicode_KIND(text)
    cdef void *data = PyUnicode_DATA(text)
    if kind == 1:
        return _contact_signs(<uint8_t *>data, length)
    if kind == 2:
        return _contact_signs(<uint16_t *>data, length)
    return _contact_signs(<uint32_t *>data, length)


cdef int _contact_signs(Stored *text, Py_ssize_t length) noexcept:
    cdef Py_ssize_t at
    cdef int signs = 0, digits = 0
    cdef Letter letter
    for at in range(length):
        letter = text[at]
        if letter >= ASCII_END:
            if letter >= KNOWN or not SORTS[letter] & IS_ALPHA:
                digits += Py_UNICODE_ISDIGIT(letter)
        elif letter <= c'9':
            digits += letter >= c'0'
            if letter == c'.':
                signs |= DOT | (LINK if _opens_host(text, at) else 0)
        elif letter == c'@':
            signs |= AT
        elif letter == c'p':
            signs |= LINK if _opens_link(text, at) else 0
    return signs | (NUMBER if digits >= PHONE_DIGITS else 0)


cdef inline bint _opens_host(Stored *text, Py_ssize_t dot) noexcept:
    return dot > 2 and (
        text[dot - 3] == c'w' and text[dot - 2] == c'w' and text[dot - 1] == c'w'
    )


cdef inline bint _opens_link(Stored *text, Py_ssize_t last) noexcept:
    return last > 2 and (
        text[last - 3] == c'h' and text[last - 2] == c't' and text[last - 1] == c't'
    )


def plain_form(str text not None):
    """The form of a plain line, empty for one that has none; None where only the grammar tells."""
    global _next
    cdef Plain plain = _known()
    cdef Line *line = &_lines[_next]
    cdef int kind = PyUnicode_KIND(text)
    cdef object form
    line.length = PyUnicode_GET_LENGTH(text)
    line.count = -1
    _texts[_next] = text
    if not line.length or line.length > LONGEST or kind > 2:
        return None
    if kind == 1:
        form = _tell(plain, line, <uint8_t *>PyUnicode_DATA(text))
    else:
        form = _tell(plain, line, <uint16_t *>PyUnicode_DATA(text))
    if form is None or PyUnicode_GET_LENGTH(form):
        _next = (_next + 1) % KEPT
    return form


cdef Line *_kept(str text) noexcept:
    """A line as the look at it left it; NULL for one that was not looked at, or in vain."""
    cdef int number
    for number in range(KEPT):
        if PyList_GET_ITEM(_texts, number) == <PyObject *>text:
            return &_lines[number] if _lines[number].count >= 0 else NULL
    return NULL


def plain_names(str text not None):
    """The names that a plain value lists; None where only the grammar tells."""
    cdef Line line
    cdef int kind = PyUnicode_KIND(text)
    line.length = PyUnicode_GET_LENGTH(text)
    if not line.length or line.length > LONGEST or kind > 2:
        return None
    if kind == 1:
        return _list_names(_known(), text, &line, <uint8_t *>PyUnicode_DATA(text))
    return _list_names(_known(), text, &line, <uint16_t *>PyUnicode_DATA(text))


cdef inline Plain _known():
    """The words of plain lines, read when the first line is looked at."""
    global _plain
    if _plain is None:
        from extract.fields.masthead import plain_words
        _plain = Plain(*plain_words())
    return _plain


cdef class Plain:
    """The words of plain lines, and the gate that all lines have to pass."""

    cdef Gate gate
    cdef Words labels, companies, places, openings, parts, ranks, duties, shared, refused, suffixes
    cdef uint8_t kinds[MOST_LABELS]  # of the labels, by their numbers
    cdef list forms  # of plain lines with the labels

    def __cinit__(self, may_be, dict labels, *words):
        cdef int number
        self.gate = may_be.__self__
        self.labels = Words(labels)
        if len(labels) >= MOST_LABELS:
            raise ImportError("more labels than there is room for")
        for number, (kind, _) in enumerate(labels.values(), 1):
            self.kinds[number] = _KINDS[kind]
        self.forms = [None, *[form for _, form in labels.values()]]
        tables = [Words(dict.fromkeys(table)) for table in words]
        self.companies, self.places, self.openings, self.parts, self.ranks = tables[:5]
        self.duties, self.shared, self.refused, self.suffixes = tables[5:]


cdef object _tell(Plain plain, Line *line, Short *text):
    """The form of a line."""
    cdef object form
    if not _read(line, text) or not _find_labels(plain, line):
        return None
    if _has_no_label(plain, line, text):
        form = _without_label(plain, line, text)
    else:
        form = _with_label(plain, line, text)
    if form is None or not PyUnicode_GET_LENGTH(form) or _may_pass(plain.gate, line, text):
        return form
    return ""


cdef inline bint _may_pass(Gate gate, Line *line, Short *text) noexcept:
    """Whether the gate lets the line pass."""
    if (
        line.seen & (IS_AT | IS_SIGN | IS_COLON | IS_DIGIT)
        and SORTS[text[0]] & IS_ALPHA
        and _headed(gate.heads, text, line.length)
    ):
        return True
    return _passes(gate, text, line.length)


cdef inline bint _read(Line *line, Short *text) noexcept:
    """Fold the line and see what its characters are; whether none is odd, nor a blank at an end."""
    cdef Py_ssize_t at, words = 0, length = line.length
    cdef unsigned int sort, sort_before = 0, seen = 0
    line.licensed = False
    line.last_colon = -1
    for at in range(length):
        if Short is uint16_t:
            if text[at] >= KNOWN:
                return False
        sort = SORTS[text[at]]
        seen |= sort
        line.low[at] = <uint16_t>sort
        line.starts[words] = at
        words += (sort & ~sort_before) >> JOINED_BIT
        sort_before = sort
        if sort & LOOKS_BACK:
            seen |= _look_back(line, at)
    line.seen, line.words = seen, words
    return not seen & ODD and text[0] != c' ' and text[length - 1] != c' '


cdef inline Letter _look_back(Line *line, Py_ssize_t at) noexcept:
    """Keep what a letter says behind the one before it; the letter if it takes its tone mark."""
    cdef Letter moved, letter = line.low[at], before = line.low[at - 1] if at else 0
    if letter == c':':
        line.last_colon = at
    elif letter == c'p':
        line.licensed = line.licensed or _is_licence_before(line.low, at, before)
    elif before >= ASCII_END:
        moved = _moved(before, letter)
        if moved:
            line.low[at - 1] = c'o' if letter == c'a' else c'u'
            line.low[at] = moved
            return moved
    return 0


cdef inline bint _is_licence_before(uint16_t *low, Py_ssize_t at, Letter before) noexcept:
    """Whether a "p" is the last letter of "gp" or "phép"."""
    return before == c'g' or (
        before == ACUTE_E and at > 2 and low[at - 2] == c'h' and low[at - 3] == c'p'
    )


cdef inline bint _find_labels(Plain plain, Line *line) noexcept:
    """Find the words for labels; whether they are few."""
    cdef Py_ssize_t end = 0
    cdef int number, word
    line.count = 0
    for number in range(line.words):
        if line.starts[number] < end:
            continue
        word = _word_at(plain.labels, line.low, line.starts[number], line.length, &end)
        if word:
            if line.count == MOST_FOUND:
                line.count = -1
                return False
            line.found[line.count].start = line.starts[number]
            line.found[line.count].end = end
            line.found[line.count].word = word
            line.count += 1
    return True


cdef inline bint _has_no_label(Plain plain, Line *line, Short *text) noexcept:
    """Whether the words for labels are certainly none where they stand."""
    cdef int number
    for number in range(line.count):
        if not (
            _is_inner(line, text, line.found[number].start)
            or _is_refused(plain, line, text, &line.found[number])
        ):
            return False
    return True


cdef inline bint _is_inner(Line *line, Short *text, Py_ssize_t start) noexcept:
    """Whether no sign sets a word off from what stands before it, and no colon follows."""
    return start and line.last_colon < start and _is_joined(text, start)


cdef inline bint _is_joined(Short *text, Py_ssize_t at) noexcept:
    """Whether no sign sets a word off from what stands before it."""
    at -= 1
    while text[at] == c' ':
        at -= 1
    return not _parts_labels(text[at])


cdef inline bint _is_refused(Plain plain, Line *line, Short *text, Place *label) noexcept:
    """Whether a word lacks behind it what its kind asks for where no colon follows."""
    cdef int kind = plain.kinds[label.word]
    cdef Py_ssize_t at = label.end
    if line.last_colon >= at or line.seen & IS_AT or (
        _behind_edges(line, text, at) == line.length
    ):
        return False
    if kind == PHONE or (kind == CONTACT and not label.start):
        return not _opens_figure(text, at, line.length)
    if (kind == ADDRESS or kind == OFFICE) and not label.start:
        while text[at] == c' ':
            at += 1
        return not line.seen & IS_DIGIT and not SORTS[text[at]] & IS_UPPER
    return kind == EMAIL or kind == CONTACT or kind == ADDRESS or kind == OFFICE


cdef inline Py_ssize_t _behind_edges(Line *line, Short *text, Py_ssize_t at) noexcept:
    """Where the first character stands that may be of a field."""
    while at < line.length and _is_edge(text[at]):
        at += 1
    return at


cdef inline Py_ssize_t _behind_signs(Short *text, Py_ssize_t at, Py_ssize_t stop) noexcept:
    """Where a value begins."""
    while at < stop and _separates(text[at]):
        at += 1
    return at


cdef object _without_label(Plain plain, Line *line, Short *text):
    """What a line without a label is."""
    cdef Py_ssize_t length = line.length
    cdef uint16_t *low = line.low
    cdef int phone, place
    if line.licensed:
        return None
    if line.seen & IS_SIGN:
        return "copyright" if length <= LONGEST_SIGNED else None
    if _opens_site(low, length) or line.seen & IS_AT:
        return None if line.count or line.seen & IS_BLANK else _one_word(line)
    if text[0] == c'(' or text[0] == c'+' or SORTS[text[0]] & IS_DIGIT:
        phone = MAYBE if _is_dated(low, length) else _phone(line, text)
        if phone != UNLIKE:
            return None if phone == MAYBE else "phone" if phone == LIKE else ""
    if _begins(plain.companies, line.low, 0, length):
        return None
    if length > LONGEST_PLACE or _leads_on(text[length - 1]):
        return ""
    place = _place(plain, line, text, 0)
    if place == MAYBE or line.count:
        return None if place != UNLIKE else ""
    return "address" if place == LIKE else ""


cdef object _one_word(Line *line):
    """A site's or a mail's address that is the whole line."""
    if _opens_site(line.low, line.length):
        return "website" if line.length <= LONGEST_SITE else None
    return "email" if _mail_end(line.low, 0, line.length) == line.length else None


cdef inline bint _opens_site(uint16_t *low, Py_ssize_t length) noexcept:
    return length >= 4 and (
        (low[0] == c'h' and low[1] == c't' and low[2] == c't' and low[3] == c'p')
        or (low[0] == c'w' and low[1] == c'w' and low[2] == c'w' and low[3] == c'.')
    )


cdef inline bint _is_dated(uint16_t *low, Py_ssize_t length) noexcept:
    """Whether a copyright may be spoken of ("quyền")."""
    cdef Py_ssize_t at
    for at in range(1, length):
        if low[at] == GRAVE_E and low[at - 1] == c'y':
            return True
    return False


cdef inline int _phone(Line *line, Short *text) noexcept:
    """Whether a line is a telephone number: signs and figures, or more, or no such line."""
    cdef Py_ssize_t at
    cdef Letter sign
    cdef bint opened = False
    for at in range(line.length):
        sign = text[at]
        opened = opened or (sign == c'(' and at >= SHORTEST_PHONE)
        if not SORTS[sign] & IS_DIGIT and not (_in_number(sign) or sign == c'/'):
            return MAYBE if opened else UNLIKE
    if line.length < SHORTEST_PHONE:
        return UNLIKE
    if line.length > LONGEST_PHONE:
        return MAYBE
    return LIKE if _is_phone(line, text) else BUT


cdef inline bint _is_phone(Line *line, Short *text) noexcept:
    """Whether figures and signs are a number: how it begins, how long it is, no fraction."""
    cdef Py_ssize_t at
    cdef Letter first[4]
    cdef int count = 0
    for at in range(line.length):
        if SORTS[text[at]] & IS_DIGIT:
            if count < 4:
                first[count] = text[at]
            count += 1
        elif text[at] == c'/' and at and SORTS[text[at - 1]] & IS_DIGIT:
            if at + 1 < line.length and SORTS[text[at + 1]] & IS_DIGIT:
                return False
    return 9 <= count <= 24 and (
        first[0] == c'0'
        or (first[0] == c'8' and first[1] == c'4')
        or (
            first[0] == c'1'
            and (first[1] == c'9' or first[1] == c'8')
            and first[2] == c'0'
            and first[3] == c'0'
        )
    )


cdef inline Py_ssize_t _mail_end(uint16_t *low, Py_ssize_t at, Py_ssize_t stop) noexcept:
    """Where a mail address ends that stands here; 0 where none does."""
    cdef Py_ssize_t start = at, domain, end = 0
    cdef int labels = 0
    if at == stop or not _is_plain(low[at]):
        return 0
    while at < stop and (_is_plain(low[at]) or _joins_mail(low[at])):
        at += 1
    if at == stop or low[at] != c'@' or at - start > MOST_LOCAL:
        return 0
    while labels < 5 and at + 1 < stop and _is_plain(low[at + 1]):
        at += 2
        while at < stop and (_is_plain(low[at]) or low[at] == c'-' or low[at] == c'_'):
            at += 1
        labels += 1
        if labels > 1:
            end = at
        if at == stop or low[at] != c'.':
            break
    return end


cdef inline bint _opens_mail(
    Line *line, Short *text, Py_ssize_t at, Py_ssize_t stop
) noexcept:
    """Whether a mail address stands there, of letters that were plain before they were folded."""
    cdef Py_ssize_t end = _mail_end(line.low, at, stop)
    for at in range(at, end):
        if text[at] >= ASCII_END:
            return False
    return end > 0


cdef inline bint _is_plain(Letter letter) noexcept:
    return c'a' <= letter <= c'z' or c'0' <= letter <= c'9'


cdef inline bint _joins_mail(Letter sign) noexcept:
    return sign == c'.' or sign == c'_' or sign == c'-' or sign == c'+' or sign == c'%'


cdef inline bint _leads_on(Letter last) noexcept:
    """Whether a line that ends so is no address."""
    return last == c'!' or last == c'?' or last == c':' or last == ELLIPSIS


cdef int _place(Plain plain, Line *line, Short *text, Py_ssize_t start) noexcept:
    """Whether the line from there on is an address without a label."""
    cdef Py_ssize_t length = line.length, digits = _count_figures(text, start, length)
    cdef bint figure = SORTS[text[start]] & IS_DIGIT != 0
    cdef int parts
    if not 1 <= digits <= MOST_PLACE_DIGITS or length - start < SHORTEST_PLACE:
        return UNLIKE
    if text[length - 1] == c'?':
        return UNLIKE
    if not (figure or _begins(plain.places, line.low, start, start + 1)):
        return UNLIKE
    if not _is_capital(line, text, start):
        return UNLIKE
    parts = _several(plain.parts, line, start)
    if not parts:
        return UNLIKE
    if _opens_house(line, start):
        return LIKE
    if figure or line.low[start] == c's':  # a number may have several parts
        return MAYBE
    return LIKE if parts > 1 and _opens_place(plain.openings, line, start) else UNLIKE


cdef inline bint _opens_house(Line *line, Py_ssize_t at) noexcept:
    """Whether the number of a house and a blank open an address ("12A, ", "số 5 ")."""
    cdef uint16_t *low = line.low
    cdef Py_ssize_t length = line.length, start
    if at + 2 < length and low[at] == c's' and low[at + 1] == ACUTE_O and low[at + 2] == c' ':
        at += 3
    start = at
    while at < length and c'0' <= low[at] <= c'9':
        at += 1
    if not 1 <= at - start <= 4:
        return False
    at += at < length and (c'a' <= low[at] <= c'z' or low[at] == D_STROKE)
    at += at < length and low[at] == c','
    return at + 1 < length and low[at] == c' ' and not c'0' <= low[at + 1] <= c'9'


cdef inline bint _opens_place(Words words, Line *line, Py_ssize_t at) noexcept:
    """Whether a word that opens addresses stands there, and a blank, dot or figure behind it."""
    cdef int node = words.branch(0, line.low[at])
    cdef Letter after
    while node and at + 1 < line.length:
        at += 1
        after = line.low[at]
        if words.nodes[node].word and (after == c' ' or after == c'.' or c'0' <= after <= c'9'):
            return True
        node = words.branch(node, after)
    return False


cdef inline bint _is_capital(Line *line, Short *text, Py_ssize_t start) noexcept:
    """Whether about half of the words from there on are names."""
    cdef int number, words = 0, names = 0
    cdef unsigned int sort
    for number in range(line.words):
        if line.starts[number] >= start:
            sort = SORTS[text[line.starts[number]]]
            words += sort & IS_ALPHA != 0
            names += sort & IS_UPPER != 0
    return words > 0 and names * 2 >= words


cdef inline int _several(Words words, Line *line, Py_ssize_t start) noexcept:
    """How many different ones of the words stand in the line from there: 0, 1, or 2 for more."""
    cdef Py_ssize_t end = start
    cdef int number, word, first = 0
    for number in range(line.words):
        if line.starts[number] < end:
            continue
        word = _word_at(words, line.low, line.starts[number], line.length, &end)
        if word:
            if first and first != word:
                return 2
            first = word
    return first != 0


cdef inline int _count_words(
    Words words, Line *line, Py_ssize_t start, Py_ssize_t stop
) noexcept:
    """How many of the words stand in a part of the line."""
    cdef Py_ssize_t end = start
    cdef int number, count = 0
    for number in range(line.words):
        if end <= line.starts[number] < stop:
            count += _word_at(words, line.low, line.starts[number], stop, &end) != 0
    return count


cdef inline bint _reads_on(Line *line, Short *text) noexcept:
    """Whether the line reads as running text."""
    cdef Py_ssize_t at, words = 0, small = 0
    cdef unsigned int seen = 0  # in a word
    if line.words * 3 <= 2 * (PROSE_WORDS + 1):  # too few that can be small
        return False
    for at in range(line.length + 1):
        if at < line.length and text[at] != c' ':
            seen |= 1 | (SORTS[text[at]] & IS_UPPER)
            seen |= 2 if SORTS[text[at]] & (IS_ALPHA | IS_UPPER) == IS_ALPHA else 0
        elif seen:
            words += 1
            small += seen == 3
            seen = 0
    return words > PROSE_WORDS and small * 3 > words * 2


cdef object _with_label(Plain plain, Line *line, Short *text):
    """What a line with a label is."""
    cdef Place *first = &line.found[0]
    cdef int kind = plain.kinds[first.word]
    cdef Py_ssize_t length = line.length, ahead = _behind_edges(line, text, 0)
    cdef Py_ssize_t at = first.start - 1
    cdef bint signed_ = line.seen & IS_SIGN
    if line.licensed and (kind != LICENCE or signed_):
        return None
    if ahead < first.start:  # a piece without a label comes first
        return "copyright" if signed_ and length <= LONGEST_SIGNED else None
    while at >= 0 and text[at] == c' ':
        at -= 1
    if at >= 0 and not _parts_labels(text[at]):
        return None
    if signed_ and kind != REUSE:
        return "copyright" if kind == OWNER else None
    if kind == CONTACT and first.end - first.start == length <= SHORTEST_CONTACT:
        return ""
    return plain.forms[first.word] if _is_field(plain, line, text, first, kind) else None


cdef bint _is_field(Plain plain, Line *line, Short *text, Place *label, int kind) noexcept:
    """Whether the label that opens the line makes it what the label says."""
    cdef Py_ssize_t length = line.length, stop
    cdef bint opens = label.start == 0
    if kind == REUSE:
        return True
    if kind == MAKER:
        return opens and length <= LONGEST_MAKER
    if kind == LICENCE:
        return _is_licence(plain, line, text, label.end)
    if kind == OTHER or length > LONGEST_LABELLED or _reads_on(line, text):
        return False
    if kind == OWNER:
        return opens
    if kind == STAFF:
        return (
            label.end < length
            and text[label.end] == c':'
            and _is_listed(plain, line, text, label.end + 1)
        )
    stop = _label_stop(line, text, label, kind)
    if stop < 0:
        return False
    return _has_value(plain, line, text, label, kind, stop)


cdef inline Py_ssize_t _label_stop(Line *line, Short *text, Place *label, int kind) noexcept:
    """Where the label ends, its colon included; -1 where it may be none."""
    cdef Py_ssize_t at = label.end, stop = min(line.length, at + LONGEST_TAIL + 1)
    if kind == BODY_BY_COLON or kind == BODY:
        if at < line.length and text[at] == c':':
            return at + 1
        return at if kind == BODY and line.last_colon < 0 else -1
    while at < stop and text[at] != c':':
        if text[at] == c'|' or text[at] == c';' or SORTS[text[at]] & (IS_AT | IS_DIGIT):
            break
        at += 1
    if at < stop and text[at] == c':':
        return at + 1
    at = label.end
    if _behind_signs(text, at, line.length) == line.length:
        return at
    return at if kind == PHONE or (kind == CONTACT and not label.start) else -1


cdef inline Py_ssize_t _value_stop(Plain plain, Line *line, Short *text, Py_ssize_t colon) noexcept:
    """Where a value ends at the latest word for a label; -1 where the colon may be another's."""
    cdef int number, kind
    cdef Py_ssize_t start
    for number in range(1, line.count):
        start = line.found[number].start
        if start >= colon:
            return start
        kind = plain.kinds[line.found[number].word]
        if kind not in (ADDRESS, OFFICE, CONTACT, OTHER) or not _is_joined(text, start):
            return -1
    return line.length


cdef inline bint _has_value(
    Plain plain, Line *line, Short *text, Place *label, int kind, Py_ssize_t start
) noexcept:
    """Whether a value of the kind stands behind the label, or it is alone on its line."""
    cdef Py_ssize_t length = line.length, at, stop = _value_stop(plain, line, text, start)
    if stop < 0:
        return False
    at = _behind_signs(text, start, stop)
    if at == length:
        return _is_alone(line, text, label, kind, start)
    if kind == BODY_BY_COLON:
        return not label.start
    if kind == BODY:
        return not label.start and length <= LONGEST_BODY and at < stop and (
            SORTS[text[at]] & IS_UPPER
        ) != 0
    if kind == ADDRESS:
        return not line.seen & IS_AT and _says_place(text, at, stop)
    if kind == OFFICE:
        return stop == length and _is_office(plain, line, text, at)
    if kind == EMAIL:
        return _opens_mail(line, text, at, stop)
    if length > LONGEST_REACHED:
        return False
    if text[start - 1] != c':' and not _opens_figure(text, start, stop):
        return False
    if kind == CONTACT and _opens_mail(line, text, at, stop):
        return True
    return _count_figures(text, at, stop) >= PHONE_DIGITS


cdef inline bint _is_office(Plain plain, Line *line, Short *text, Py_ssize_t at) noexcept:
    """Whether what stands behind an office's label is an address."""
    cdef Letter last = text[line.length - 1]
    if line.seen & IS_AT or not _joins(text[at]) or not (_joins(last) or last == c'.'):
        return False
    return _place(plain, line, text, at) == LIKE


cdef inline bint _is_alone(
    Line *line, Short *text, Place *label, int kind, Py_ssize_t end
) noexcept:
    """Whether a label without a value fills its line."""
    while _is_edge(text[end - 1]):
        end -= 1
    if kind == CONTACT:
        return SHORTEST_CONTACT < line.length <= LONGEST_REACHED
    return (kind == PHONE or kind == EMAIL or kind == ADDRESS) and (
        line.length <= end - label.start + 3
    )


cdef inline bint _says_place(Short *text, Py_ssize_t at, Py_ssize_t stop) noexcept:
    """Whether a value behind a label has a figure or a comma, and is long enough."""
    cdef Py_ssize_t end = stop
    if at == stop or not _joins(text[at]):
        return False
    while _separates(text[end - 1]) or text[end - 1] == c'(':
        end -= 1
    if end - at < SHORTEST_PLACE:
        return False
    for at in range(at, end):
        if text[at] == c',' or SORTS[text[at]] & IS_DIGIT:
            return True
    return False


cdef inline bint _opens_figure(Short *text, Py_ssize_t at, Py_ssize_t stop) noexcept:
    """Whether a number stands right behind a label without a colon."""
    cdef int signs = 0
    while at < stop and text[at] == c' ':
        at += 1
    while at < stop and signs < 2 and (text[at] == c'(' or text[at] == c'+'):
        at += 1
        signs += 1
    return at < stop and SORTS[text[at]] & IS_DIGIT


cdef inline Py_ssize_t _count_figures(Short *text, Py_ssize_t at, Py_ssize_t stop) noexcept:
    cdef Py_ssize_t count = 0
    for at in range(at, stop):
        count += SORTS[text[at]] & IS_DIGIT != 0
    return count


cdef bint _is_listed(Plain plain, Line *line, Short *text, Py_ssize_t start) noexcept:
    """Whether a name opens the value, and hardly more than names can follow."""
    cdef Py_ssize_t stop, length = line.length
    cdef int words = 0
    cdef unsigned int sort, before = IS_BLANK
    if length - start > LONGEST_ASIDE:
        return False
    while start < length and text[start] == c' ':
        start += 1
    stop = start
    while stop < length:
        sort = SORTS[text[stop]]
        if sort & IS_ALPHA:
            if before & IS_BLANK:
                words += 1
                if not sort & IS_UPPER:
                    return False
            elif sort & IS_UPPER and not before & IS_UPPER:
                return False
        elif not sort & IS_BLANK:
            break
        before = sort
        stop += 1
    if not 2 <= words <= MOST_SYLLABLES or not _ends_name(line, text, stop):
        return False
    if _begins(plain.ranks, line.low, start, stop):
        return False
    return not (
        _count_words(plain.duties, line, start, stop)
        or _count_words(plain.shared, line, start, stop) == words
    )


cdef list _list_names(Plain plain, str value, Line *line, Short *text):
    """Names between commas, of nothing but words with a capital; None for anything else."""
    cdef list names = []
    cdef Py_ssize_t start = 0, stop, length = line.length
    if not _read(line, text):
        return None
    length -= text[length - 1] == c'.'
    while start <= length:
        stop = _name_stop(text, start, length)
        if stop < 0 or _begins(plain.ranks, line.low, start, stop):
            return None
        if _is_person(plain, line, start, stop):
            names.append(PyUnicode_Substring(value, start, stop))
        start = stop + 1
        while start < length and text[start] == c' ':
            start += 1
    return names


cdef inline Py_ssize_t _name_stop(Short *text, Py_ssize_t at, Py_ssize_t stop) noexcept:
    """Where words with capitals end at a comma or with the list; -1 where anything else stands."""
    cdef unsigned int sort, before = IS_BLANK
    while at < stop and text[at] != c',':
        sort = SORTS[text[at]]
        if sort & IS_ALPHA:
            if sort & IS_UPPER:
                if not before & (IS_UPPER | IS_BLANK):
                    return -1
            elif before & IS_BLANK:
                return -1
        elif not sort & IS_BLANK or before & IS_BLANK:
            return -1
        before = sort
        at += 1
    return -1 if before & IS_BLANK else at


cdef inline bint _is_person(
    Plain plain, Line *line, Py_ssize_t start, Py_ssize_t stop
) noexcept:
    """Whether so many words can be a name, and no word among them is one for a duty."""
    cdef int words = 1
    cdef Py_ssize_t at
    for at in range(start, stop):
        words += line.low[at] == c' '
    return 2 <= words <= MOST_SYLLABLES and not (
        _count_words(plain.duties, line, start, stop)
        or _count_words(plain.shared, line, start, stop) == words
    )


cdef inline bint _ends_name(Line *line, Short *text, Py_ssize_t at) noexcept:
    """Whether a name ends at this sign, or with the line, and no label began before."""
    cdef Py_ssize_t length = line.length
    if line.count > 1 and line.found[1].start < at:
        return False
    return at == length or text[at] == c',' or text[at] == c';' or text[at] == c'|' or (
        text[at] == c'.' and at == length - 1
    )


cdef bint _is_licence(Plain plain, Line *line, Short *text, Py_ssize_t end) noexcept:
    """Whether the number of a press licence stands behind the label."""
    cdef Py_ssize_t at, gp = -1, value = _behind_signs(text, end, line.length)
    for at in range(end, line.length - 1):
        if line.low[at] == ACUTE_E and line.low[at + 1] == c'p':  # another licence
            return False
        if text[at] == c'G' and text[at + 1] == c'P':
            if gp >= 0:
                return False
            gp = at
    if gp < 0 or text[value] == c'(' or _begins(plain.refused, line.low, value, line.length):
        return False
    return _is_numbered(text, end, gp) and _is_press(plain, line, text, gp + 2)


cdef inline bint _is_numbered(Short *text, Py_ssize_t first, Py_ssize_t at) noexcept:
    """Whether a number of up to five figures ends before the letters of a licence."""
    cdef int count = 0
    if text[at - 1] == c' ':
        at -= 1
    if _joins_number(text[at - 1]):
        at -= 1
        if text[at - 1] == c' ':
            at -= 1
    while at > first and SORTS[text[at - 1]] & IS_DIGIT:
        at -= 1
        count += 1
    return 1 <= count <= 5 and not c'-' <= text[at - 1] <= c'/'


cdef inline bint _joins_number(Letter sign) noexcept:
    return sign == c'/' or sign == c'-' or sign == EN_DASH or sign == c'_'


cdef bint _is_press(Plain plain, Line *line, Short *text, Py_ssize_t at) noexcept:
    """Whether what follows the letters of a licence names a press authority, or nobody."""
    cdef Py_ssize_t length = line.length, start, stop = _behind_capitals(text, at, length)
    cdef int endings = 0
    cdef bint known = False
    if stop - at > 6 or (stop - at > 1 and (text[at] == c'X' or text[at] == c'L')):
        return False
    while endings < 3:
        start = stop + (stop < length and text[stop] == c' ')
        if start >= length or not _joins_number(text[start]):
            break
        start += 1
        start += start < length and text[start] == c' '
        at = _behind_capitals(text, start, length)
        if at - start < 2:
            break
        if at - start > 9 or (
            text[start] == c'T' and text[start + 1] == c'T' and at - start != 4
        ):
            return False
        known = known or _is_word(plain.suffixes, text, start, at)
        stop = at
        endings += 1
    if stop < length and (
        c'a' <= text[stop] <= c'z' or GRAVE_A <= text[stop] <= TILDE_Y
    ):
        return False
    return known or not endings


cdef inline Py_ssize_t _behind_capitals(Short *text, Py_ssize_t at, Py_ssize_t stop) noexcept:
    """Where the letters end that name who grants a licence."""
    while at < stop and (
        c'A' <= text[at] <= c'Z'
        or text[at] == c'&'
        or text[at] == BIG_D_STROKE
        or text[at] == BIG_ETH
    ):
        at += 1
    return at


cdef inline bint _is_word(Words words, Short *text, Py_ssize_t at, Py_ssize_t stop) noexcept:
    """Whether the letters from here to there are one of the words."""
    cdef int node = words.branch(0, text[at])
    while node and at + 1 < stop:
        at += 1
        node = words.branch(node, text[at])
    return node and words.nodes[node].word
