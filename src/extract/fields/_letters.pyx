# cython: language_level=3, cdivision=True
"""The looks of `letters.py` in C: every letter once, and no expression."""

from cpython.unicode cimport (
    PyUnicode_Substring,
    Py_UNICODE_ISALNUM,
    Py_UNICODE_ISDECIMAL,
    Py_UNICODE_ISSPACE,
    Py_UNICODE_ISUPPER,
    Py_UNICODE_TOLOWER,
)

from extract.fields.letters import (
    APART,
    ASK,
    CREDIT_CHARACTERS,
    JOINED,
    LONG,
    LONG_SIGNED,
    NO_FIGURES,
    NOWHERE,
    TWICE,
    find_bare,
)

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Py_UCS4 PyUnicode_READ(int kind, void *data, Py_ssize_t index)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
    object PyUnicode_FromKindAndData(int kind, const void *data, Py_ssize_t size)

cdef enum:
    LONG_DIGITS = 4
    ALIKE = 256  # beginnings of labels, put together
    GLANCE = 24
    LONGEST_VALUE = 90  # of a credit, in characters
    MOST_WORDS = 12
    LONGEST_END = 40  # stops and blanks behind an agency
    LONGEST_BARE = 400
    BARE_LETTERS = 0x2070  # behind them hardly any sign of running text has its place
    LATIN = 0x250
    FIRST_TONE = 0x1EA0  # the letters with two marks, or with a tone that no other script has
    LAST_TONE = 0x1EF9

cdef object _TWICE = TWICE
cdef object _LONG = LONG
cdef object _LONG_SIGNED = LONG_SIGNED
cdef int _ASK = ASK, _NOWHERE = NOWHERE
cdef Py_ssize_t REACH = CREDIT_CHARACTERS


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


cdef inline Py_UCS4 _lower(Py_UCS4 letter) noexcept:
    if letter < 128:
        return <Py_UCS4>(<int>letter + 32) if 65 <= letter <= 90 else letter
    return Py_UNICODE_TOLOWER(letter)


cdef inline int _key(int first, int second) noexcept:
    return (31 * first + 7 * second) % ALIKE


cdef class Credits:
    """Where credits begin, by the first letters of their labels: two of each or more."""

    cdef tuple heads
    cdef bint begun[ALIKE]
    cdef bint leads[LATIN]  # capitals, and the signs behind which none is needed

    def __cinit__(self, tuple heads not None):
        cdef int number
        self.heads = heads
        for number in range(ALIKE):
            self.begun[number] = False
        for head in heads:
            self.begun[_key(ord(head[0]), ord(head[1]))] = True
        for number in range(LATIN):
            self.leads[number] = number != <int>_lower(number) or chr(number) in "([_|/-"

    def place(self, str text not None, Py_ssize_t offset) -> int:
        """Where a credit may begin at or behind `offset`; 0 for the text's own beginning."""
        cdef int kind = PyUnicode_KIND(text)
        cdef void *data = PyUnicode_DATA(text)
        cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
        if self.opens(kind, data, size):
            return 0
        return self.begins(kind, data, size, offset, size)

    def plain(self, str text not None) -> int:
        """Where the label of a plain credit stands; whether there is none or the grammar tells."""
        cdef int kind = PyUnicode_KIND(text)
        cdef void *data = PyUnicode_DATA(text)
        cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text), at, stop
        cdef Py_ssize_t reach = size - REACH if size > REACH else 0
        at = _plain_label(kind, data, size, reach)
        if at < 0:
            if self.opens(kind, data, size) or _may_be_agency(kind, data, size, reach):
                return _ASK
            return _NOWHERE if self.begins(kind, data, size, reach, size) < 0 else _ASK
        stop = _behind(kind, data, at)
        if stop == 0:
            return at
        if self.opens(kind, data, size) or self.begins(kind, data, size, reach, stop - 1) >= 0:
            return _ASK
        return at

    cdef bint opens(self, int kind, void *data, Py_ssize_t size):
        """Whether the text begins with a label."""
        return self.stands(kind, data, size, _blanks(kind, data, size, 0))

    cdef Py_ssize_t begins(
        self, int kind, void *data, Py_ssize_t size, Py_ssize_t at, Py_ssize_t stop
    ):
        """Where a credit may begin between two places; -1 for nowhere."""
        cdef Py_UCS4 letter
        for at in range(at, stop):
            letter = PyUnicode_READ(kind, data, at)
            if letter < LATIN:
                if not self.leads[letter]:
                    continue
            elif FIRST_TONE <= letter <= LAST_TONE and <int>letter & 1:
                continue  # small ones
            if letter in u"([_|/–—-":
                if self.stands(kind, data, size, _blanks(kind, data, size, at + 1)):
                    return at
                continue
            if letter != _lower(letter) and self.stands(kind, data, size, at):
                return at
        return -1

    cdef bint stands(self, int kind, void *data, Py_ssize_t size, Py_ssize_t at):
        """Whether one of the heads stands there, whatever its case."""
        cdef object head
        cdef int inner
        cdef void *letters
        cdef Py_ssize_t length, place
        cdef Py_UCS4 first
        if at + 1 >= size:
            return False
        first = _lower(PyUnicode_READ(kind, data, at))
        if not self.begun[_key(first, _lower(PyUnicode_READ(kind, data, at + 1)))]:
            return False
        for head in self.heads:
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


def credit_looks(heads):
    """What `letters.credit_looks` returns."""
    looks = Credits(heads)
    return looks.place, looks.plain


cdef Py_ssize_t _plain_label(int kind, void *data, Py_ssize_t size, Py_ssize_t reach) noexcept:
    """The place of the label for pictures with a plain name behind it; -1 for none."""
    cdef Py_ssize_t at = size - 1, last
    cdef Py_UCS4 letter = 0
    cdef bint shut = False
    cdef int blanks = 0
    while at >= reach and PyUnicode_READ(kind, data, at) in u" .":
        at -= 1
    if at >= reach and PyUnicode_READ(kind, data, at) == 41:  # )
        shut = True
        at -= 1
    while at >= reach and PyUnicode_READ(kind, data, at) in u" .…;,":
        at -= 1
    last = at
    while at >= reach:
        letter = PyUnicode_READ(kind, data, at)
        if letter == 58:  # :
            break
        if letter == 32:
            blanks += 1
        elif letter == 46:
            if PyUnicode_READ(kind, data, at + 1) == 32:
                return -1  # a sentence may end there
        elif not _is_alnum(letter) and letter not in u"-–/_@&+'’":
            return -1
        at -= 1
    if letter != 58 or at - 3 < reach or last - at > LONGEST_VALUE or blanks >= MOST_WORDS:
        return -1
    if not _is_picture(kind, data, at - 3) or not Py_UNICODE_ISUPPER(
        PyUnicode_READ(kind, data, _blanks_of(kind, data, last, at + 1))
    ):
        return -1
    return at - 3 if _may_stand(kind, data, at - 3, shut) else -1


cdef inline bint _is_alnum(Py_UCS4 letter) noexcept:
    if letter < 128:
        return 97 <= letter <= 122 or 65 <= letter <= 90 or 48 <= letter <= 57
    return FIRST_TONE <= letter <= LAST_TONE or Py_UNICODE_ISALNUM(letter)


cdef bint _is_picture(int kind, void *data, Py_ssize_t at) noexcept:
    """Whether "Ảnh" or "ẢNH" stands there."""
    cdef Py_UCS4 second = PyUnicode_READ(kind, data, at + 1)
    cdef Py_UCS4 third = PyUnicode_READ(kind, data, at + 2)
    if PyUnicode_READ(kind, data, at) != 0x1EA2:
        return False
    return (second == 110 and third == 104) or (second == 78 and third == 72)


cdef Py_ssize_t _blanks_of(int kind, void *data, Py_ssize_t last, Py_ssize_t at) noexcept:
    """The end of the blanks that begin there."""
    while at < last and PyUnicode_READ(kind, data, at) == 32:
        at += 1
    return at


cdef Py_ssize_t _behind(int kind, void *data, Py_ssize_t at) noexcept:
    """Behind what does a label stand: where that ends without blanks, 0 for the beginning."""
    while at > 0 and PyUnicode_READ(kind, data, at - 1) == 32:
        at -= 1
    return at


cdef bint _may_stand(int kind, void *data, Py_ssize_t at, bint shut) noexcept:
    """Whether the label stands in a bracket, behind a sign that no label has, or is the first."""
    cdef Py_UCS4 sign
    at = _behind(kind, data, at)
    if at == 0:
        return not shut
    sign = PyUnicode_READ(kind, data, at - 1)
    return sign == 40 if shut else sign in u".-–—…!?\"”;"


cdef bint _may_be_agency(int kind, void *data, Py_ssize_t size, Py_ssize_t reach) noexcept:
    """Whether an agency may stand at the end: in a bracket, or behind a bar."""
    cdef Py_ssize_t end = size, at
    while end > 0 and PyUnicode_READ(kind, data, end - 1) in u" .":
        end -= 1
    if end == 0 or size - end > LONGEST_END or PyUnicode_READ(kind, data, end - 1) == 41:
        return True
    for at in range(reach, end):
        if PyUnicode_READ(kind, data, at) == 47:  # /
            return True
    return False


cdef Py_ssize_t _blanks(int kind, void *data, Py_ssize_t size, Py_ssize_t at) noexcept:
    """The end of the white space that begins there."""
    while at < size and Py_UNICODE_ISSPACE(PyUnicode_READ(kind, data, at)):
        at += 1
    return at


def part_early(str one not None, str other not None) -> bool:
    """Whether two texts part for certain within their first letters, signs passed over."""
    cdef int kind = PyUnicode_KIND(one), inner = PyUnicode_KIND(other)
    cdef void *data = PyUnicode_DATA(one)
    cdef void *letters = PyUnicode_DATA(other)
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(one), length = PyUnicode_GET_LENGTH(other)
    cdef Py_ssize_t at = 0, place = 0
    cdef Py_UCS4 a, b
    size, length = min(size, GLANCE), min(length, GLANCE)
    while True:
        while at < size and not Py_UNICODE_ISALNUM(PyUnicode_READ(kind, data, at)):
            at += 1
        while place < length and not Py_UNICODE_ISALNUM(PyUnicode_READ(inner, letters, place)):
            place += 1
        if at >= size or place >= length:
            return False
        a = _small(PyUnicode_READ(kind, data, at))
        b = _small(PyUnicode_READ(inner, letters, place))
        if a == 0 or b == 0:
            return False
        if a != b:
            return True
        at += 1
        place += 1


cdef inline Py_UCS4 _small(Py_UCS4 letter) noexcept:
    """The small letter; 0 for an "o", which may be folded with its neighbour, and for rare ones."""
    if letter >= 128 and not FIRST_TONE <= letter <= LAST_TONE and (
        letter >= 0x250 or letter == 0x130
    ):
        return 0
    letter = Py_UNICODE_TOLOWER(letter)
    return 0 if letter == 111 or letter == 0x1ECD else letter


cdef unsigned short BARE[BARE_LETTERS]
"""Letters without their diacritics: 0 for rare ones, a blank for signs."""
cdef bint _known = False


cdef int _learn() except -1:
    global _known
    cdef int code
    for code in range(BARE_LETTERS):
        BARE[code] = 0
        if code < 0x250 or 0x1E00 <= code < 0x1F00 or 0x2000 <= code:
            plain = find_bare(chr(code))
            if len(plain) == 1 and ord(plain) < 0x250:
                BARE[code] = ord(plain)
            elif not plain and not chr(code).isalnum():
                BARE[code] = 32
    _known = True
    return 0


def bare(str text not None) -> str:
    """Words in lower case without diacritics or signs, as `find_bare` has them."""
    cdef int kind = PyUnicode_KIND(text)
    cdef void *data = PyUnicode_DATA(text)
    cdef Py_ssize_t at, size = 0
    cdef Py_UCS4 letter
    cdef unsigned short plain
    cdef unsigned short out[LONGEST_BARE]
    if not _known:
        _learn()
    if PyUnicode_GET_LENGTH(text) > LONGEST_BARE:
        return find_bare(text)
    for at in range(PyUnicode_GET_LENGTH(text)):
        letter = PyUnicode_READ(kind, data, at)
        plain = BARE[letter] if letter < BARE_LETTERS else 0
        if plain == 0:
            return find_bare(text)
        if plain != 32 or (size and out[size - 1] != 32):
            out[size] = plain
            size += 1
    if size and out[size - 1] == 32:
        size -= 1
    return PyUnicode_FromKindAndData(2, out, size)
