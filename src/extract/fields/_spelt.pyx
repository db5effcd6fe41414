# cython: language_level=3, boundscheck=False, wraparound=False
"""What `_spelling.py` asks of the characters of a line, in C: one look at each.

Lives here: a translation of its functions, with the same results. Lines that are long or hold a
letter whose lower case depends on its neighbours are folded in Python.
"""

from cpython.mem cimport PyMem_Calloc, PyMem_Free
from cpython.unicode cimport (
    PyUnicode_Substring, Py_UNICODE_ISALNUM, Py_UNICODE_ISALPHA, Py_UNICODE_ISDECIMAL,
    Py_UNICODE_ISDIGIT, Py_UNICODE_ISLOWER, Py_UNICODE_ISSPACE, Py_UNICODE_ISTITLE,
    Py_UNICODE_ISUPPER, Py_UNICODE_TOLOWER, Py_UNICODE_TOUPPER,
)
from libc.stdint cimport uint8_t, uint16_t, uint32_t, uint64_t
from libc.string cimport memcpy

from extract.fields._spelling import fold as fold_in_python, trim as trim_in_python

ctypedef uint32_t Letter  # a code point, to reckon with

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Letter PyUnicode_READ(int kind, void *data, Py_ssize_t index)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
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

cdef struct Node:
    # A letter of words that have the same beginning.
    uint64_t ahead  # which letters may follow: a bit for the last six bits of each
    Letter letter
    int child  # of the letters that may follow, the first; 0 for none
    int sibling  # the next letter that may stand in its place; 0 for none
    int word  # number of the word that ends here, counted from 1; 0 for none


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
    cdef list values

    def __cinit__(self, dict table):
        self.values = [None, *table.values()]
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


def parts(str line not None, str low not None, list found not None, stop):
    """The labels of a line, each with what follows it, and what stands before them."""
    cdef list cut = []
    cdef Py_ssize_t length = PyUnicode_GET_LENGTH(line)
    cdef int kind_ = PyUnicode_KIND(line)
    cdef void *data = PyUnicode_DATA(line)
    cdef Py_ssize_t last_colon = length - 1, reached = 0, start, end, opened = 0
    cdef Py_ssize_t number
    cdef Py_UCS4 before
    cdef bint known, apart
    cdef str label = "", kind = "", last = ""
    while last_colon >= 0 and not _is_colon(PyUnicode_READ(kind_, data, last_colon)):
        last_colon -= 1
    for number in range(len(found)):
        start, end, kind = <tuple>found[number]
        if start < reached:
            continue
        known = _sign_before(kind_, data, reached, start, &before)
        apart = not known or _parts_labels(before)
        if not apart and last_colon < start:
            continue
        if start and _is_inside(PyUnicode_READ(kind_, data, start - 1)) and _is_gp(low, start):
            continue
        if end == length or not _is_colon(PyUnicode_READ(kind_, data, end)) or (
            kind == "licence" or kind == "copyright"
        ):
            ended = stop(line, found, number, last_colon)
            if ended is None:
                continue
            end = ended
        else:
            end += 1
        if not apart and not (
            _is_colon(PyUnicode_READ(kind_, data, end - 1))
            and (
                reached > 0
                or Py_UNICODE_ISDIGIT(before)
                or Py_UNICODE_ISUPPER(PyUnicode_READ(kind_, data, start))
            )
        ):
            continue
        _add_part(cut, line, last, opened, reached, start)
        last, opened, reached = kind, start, end
    _add_part(cut, line, last, opened, reached, length)
    return cut


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


cdef inline bint _is_gp(str low, Py_ssize_t at):
    cdef int kind = PyUnicode_KIND(low)
    cdef void *data = PyUnicode_DATA(low)
    return (
        at + 1 < PyUnicode_GET_LENGTH(low)
        and PyUnicode_READ(kind, data, at) == c'g'
        and PyUnicode_READ(kind, data, at + 1) == c'p'
    )


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
