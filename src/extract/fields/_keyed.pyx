# cython: language_level=3, cdivision=True, boundscheck=False, wraparound=False
"""The looks of `_keys.py` in C: every letter once, and words by a table.

Lives here: folding, keys, and whether a line is plainly a name or plainly none. Whatever a grammar
might see otherwise is left to it: rare letters, signs in names, words that may join names or open
them.
"""

import unicodedata

from libc.stdint cimport uint8_t, uint16_t, uint32_t
from libc.string cimport memcmp, memcpy

from extract.fields._keys import (
    AND,
    CHANNEL,
    ENGLISH,
    FAMILY,
    FIRST,
    GIVEN,
    NO_NAME,
    NONE,
    OPENING,
    OUTLET_HEAD,
    OUTLET_WORD,
    PARTING,
    SECOND,
    STRENGTH,
    UNSURE,
    key_in_python,
    late_tones,
    tails,
    vocabulary,
)

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
    object PyUnicode_New(Py_ssize_t size, Py_UCS4 largest)

ctypedef fused Letter:
    uint8_t
    uint16_t

cdef enum:
    KNOWN = 0x2100  # Latin, Vietnamese, and the signs of running text
    LATIN = 0x100
    ASCII = 0x80
    BMP = 0xFFFF
    LONGEST = 256  # characters of what is folded here
    LONGEST_LINE = 80
    LONGEST_NAME = 50
    LONGEST_INITIALS = 24
    LONGEST_OPENING = 40
    MOST_WORDS = 5
    SLOTS = 16384
    SLOT_BITS = 18  # that are left out of a hash to make a slot of it
    LETTERS = 65536  # of all words
    FIRSTS = 21
    SECONDS = 9
    MOST_TAILS = 16
    # What a character is; the letters come first.
    LOWER = 0
    UPPER = 1
    BLANK = 2
    DIGIT = 3
    PART = 4  # a sign that parts names
    SIGN = 5
    RARE = 6

cdef int _FAMILY = FAMILY, _ENGLISH = ENGLISH, _NAMED = FAMILY | GIVEN
cdef int _NO_NAME = NO_NAME, _OPENING = OPENING, _AND = AND
cdef int _OUTLET_HEAD = OUTLET_HEAD, _OUTLET_WORD = OUTLET_WORD, _CHANNEL = CHANNEL
cdef int _UNSURE = UNSURE, _NONE = NONE, _NAMES = STRENGTH.index("names")
cdef int _SHAPE = STRENGTH.index("name_shape"), _PEN_NAME = STRENGTH.index("pen_name")

cdef struct Entry:
    uint32_t hash
    int start  # of its letters
    int size  # 0: nothing is there
    int tells

cdef Entry TABLE[SLOTS]
cdef uint16_t POOL[LETTERS]
cdef int _pooled = 0, _entries = 0, _tails = 0
cdef uint16_t TAILS[MOST_TAILS][2]
cdef uint16_t FOLDED[KNOWN]
"""The letter case-folded; 0 where that is not one letter of the table."""
cdef uint16_t KEYED[KNOWN]
"""The letter as keys have it; 0 where its neighbours decide, or it may be white space."""
cdef uint8_t KINDS[KNOWN]
cdef uint8_t FIRST_AT[BMP + 1]
cdef uint8_t SECOND_AT[BMP + 1]
cdef uint16_t LATE[FIRSTS][SECONDS][2]
"""Two vowels with the tone mark on the second, by the places of those with it on the first."""


def _prepare():
    cdef int code
    for code in range(KNOWN):
        letter = chr(code)
        folded = letter.casefold()
        single = len(folded) == 1 and ord(folded) <= BMP
        FOLDED[code] = ord(folded) if single else 0
        latin = code < 0x250 or 0x1E00 <= code < 0x1F00
        stays = latin or 0x2010 <= code < 0x2028 or 0x2030 <= code < 0x205F
        if single and stays and (letter == " " or letter.isprintable()):
            KEYED[code] = ord("đ") if folded == "ð" else ord(folded)
        KINDS[code] = _kind(letter, latin and single)
    for number, pair in enumerate(sorted(late_tones())):
        _add_pair(pair, late_tones()[pair])
    for tells, words in vocabulary():
        for word in words:
            _add(key(word), tells)
    for tail in tails():
        _add_tail(key(tail))


cdef int _kind(str letter, bint known) except -1:
    if letter.isalpha() and known and letter.isupper() != letter.islower():
        return UPPER if letter.isupper() else LOWER
    if letter == " ":
        return BLANK
    if letter in "0123456789":
        return DIGIT
    if letter in PARTING:
        return PART
    plain = letter.isprintable() and not letter.isalnum()
    return SIGN if plain and not unicodedata.category(letter).startswith("M") else RARE


cdef int _add_pair(str pair, str late) except -1:
    first, second = <int>ord(pair[0]), <int>ord(pair[1])
    if len(late) != 2:
        raise ImportError("two vowels are two with the tone on either")
    FIRST_AT[first] = 1 + FIRST.index(pair[0])
    SECOND_AT[second] = 1 + SECOND.index(pair[1])
    for place in range(2):
        LATE[FIRST_AT[first]][SECOND_AT[second]][place] = ord(late[place])
    return 0


cdef int _add(str word, int tells) except -1:
    """Remember a key, and what it tells."""
    global _pooled, _entries
    cdef int start = _pooled, size = len(word)
    cdef Entry *entry
    if not size:
        return 0
    if (
        _pooled + size > LETTERS
        or _entries > SLOTS / 2
        or size > (LONGEST_OPENING if tells & _OPENING else LONGEST)
    ):
        raise ImportError("more words than there is room for")
    for letter in word:
        POOL[_pooled] = ord(letter)
        _pooled += 1
    entry = find(&POOL[start], size, mixed(0, &POOL[start], size))
    if entry.size:
        _pooled = start
    else:
        _entries += 1
        entry.hash, entry.start, entry.size = mixed(0, &POOL[start], size), start, size
    entry.tells |= tells
    return 0


cdef int _add_tail(str tail) except -1:
    global _tails
    if _tails == MOST_TAILS:
        raise ImportError("more tails than there is room for")
    cdef Py_ssize_t last = len(tail) - 1
    TAILS[_tails][0], TAILS[_tails][1] = ord(tail[last - 1]), ord(tail[last])
    _tails += 1
    return 0


cdef inline uint32_t mixed(uint32_t hash, uint16_t *letters, Py_ssize_t size) noexcept:
    cdef Py_ssize_t at
    for at in range(size):
        hash = (hash ^ letters[at]) * <uint32_t>0x9E3779B1
    return hash


cdef inline Entry *find(uint16_t *letters, Py_ssize_t size, uint32_t hash) noexcept:
    """The entry of a word, or that in which it would be."""
    cdef uint32_t slot = hash >> SLOT_BITS
    cdef Entry *entry = &TABLE[slot]
    while entry.size:
        if entry.hash == hash and entry.size == size:
            if not memcmp(&POOL[entry.start], letters, size * sizeof(uint16_t)):
                break
        slot = (slot + 1) % SLOTS
        entry = &TABLE[slot]
    return entry


cdef inline int told(uint16_t *letters, Py_ssize_t size, uint32_t hash) noexcept:
    """What a word tells; 0: nothing, or it is unknown."""
    cdef Entry *entry = find(letters, size, hash)
    return entry.tells if entry.size else 0


cdef str made(uint16_t *letters, Py_ssize_t size, uint16_t seen):
    """The text of these letters, stored as Python would; `seen` has the bits of all."""
    cdef object out
    cdef uint8_t *octets
    cdef Py_ssize_t at
    if seen >= LATIN:
        out = PyUnicode_New(size, BMP)
        memcpy(PyUnicode_DATA(out), letters, size * sizeof(uint16_t))
        return out
    out = PyUnicode_New(size, seen)
    octets = <uint8_t *>PyUnicode_DATA(out)
    for at in range(size):
        octets[at] = <uint8_t>letters[at]
    return out


def fold(str text not None):
    """The text case-folded, as Python does it."""
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
    cdef int kind = PyUnicode_KIND(text)
    if kind == 2 and size <= LONGEST:
        return folded(text, <uint16_t *>PyUnicode_DATA(text), size)
    if kind == 1 and 0 < size <= LONGEST:
        return folded(text, <uint8_t *>PyUnicode_DATA(text), size)
    return text.casefold()


cdef str folded(str text, Letter *source, Py_ssize_t size):
    cdef uint16_t letters[LONGEST]
    cdef uint16_t letter, seen = 0
    cdef Py_ssize_t at
    for at in range(size):
        letter = FOLDED[source[at]] if source[at] < KNOWN else 0
        if not letter:
            return text.casefold()
        letters[at] = letter
        seen |= letter
    return made(letters, size, seen)


def key(str text not None):
    """The key of a text; what is long or has a rare letter is left to Python."""
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
    cdef int kind = PyUnicode_KIND(text)
    if kind == 2 and size <= LONGEST:
        return keyed(text, <uint16_t *>PyUnicode_DATA(text), size)
    if kind == 1 and 0 < size <= LONGEST:
        return keyed(text, <uint8_t *>PyUnicode_DATA(text), size)
    return key_in_python(text)


cdef str keyed(str text, Letter *source, Py_ssize_t size):
    cdef uint16_t letters[LONGEST]
    cdef uint16_t letter, before = c" ", seen = 0
    cdef Py_ssize_t at
    for at in range(size):
        letter = KEYED[source[at]] if source[at] < KNOWN else 0
        if not letter or (letter == c" " and before == c" "):
            return key_in_python(text)
        put(letters, at, letter, before)
        if at:
            seen |= letters[at - 1]  # which is what it stays
        before = letter
    if before == c" ":
        return key_in_python(text)
    return made(letters, size, seen | letters[size - 1])


cdef inline void put(
    uint16_t *letters, Py_ssize_t at, uint16_t letter, uint16_t before
) noexcept:
    """Write a letter, with the tone mark of the vowel before it."""
    cdef uint8_t first = FIRST_AT[before], second
    letters[at] = letter
    if first:
        second = SECOND_AT[letter]
        if second:
            letters[at - 1] = LATE[first][second][0]
            letters[at] = LATE[first][second][1]


cdef struct Line:
    uint16_t low[LONGEST_LINE]
    bint plain  # nothing but letters and single blanks
    bint opened  # as lines with ranks or words for reporters
    uint32_t head  # hash of the line's words so far, where a rank or the like is no longer ...
    Py_ssize_t headed  # ... and where they end
    bint titled  # every word has a capital and then none, or is all capitals
    bint joined  # by a word between names
    bint parted  # by a sign or figure
    bint small  # a word begins with a small letter, and joins nothing
    bint doubtful  # a piece may be a name
    bint piece  # a word stands in the piece so far ...
    bint piece_small  # ... and one with a small letter
    bint dotted  # inside
    bint listed  # has commas
    bint hyphened  # inside a word
    int words
    int known  # words of Vietnamese names
    int first  # what the first word tells


def form(str text not None):
    """How a line looks as `name_form` grades it, where it is plain."""
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
    cdef int kind = PyUnicode_KIND(text)
    if kind == 2:
        return form_of(<uint16_t *>PyUnicode_DATA(text), size)
    return form_of(<uint8_t *>PyUnicode_DATA(text), size) if kind == 1 else _UNSURE


def grade(str text not None):
    """How a name looks as `grade` tells, where it is plain."""
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
    cdef int kind = PyUnicode_KIND(text)
    if kind == 2:
        return grade_of(<uint16_t *>PyUnicode_DATA(text), size)
    return grade_of(<uint8_t *>PyUnicode_DATA(text), size) if kind == 1 else _UNSURE


cdef int grade_of(Letter *text, Py_ssize_t size) noexcept:
    cdef Line line
    if size < 2 or size > LONGEST_NAME or kind_of(text[0]) > UPPER:
        return _UNSURE
    if not read(&line, text, size) or not line.plain:
        return _UNSURE
    return graded(&line, text, size)


cdef int form_of(Letter *text, Py_ssize_t size) noexcept:
    cdef Line line
    cdef int found
    if size > LONGEST_LINE:
        return _NONE
    if size < 2 or kind_of(text[0]) == RARE:
        return _UNSURE
    if kind_of(text[0]) > UPPER:
        return _NONE
    if not read(&line, text, size):
        return _UNSURE
    if line.plain and not line.joined:
        found = graded(&line, text, size)
        if found != _NONE:
            return found
    elif not line.small or (line.dotted and size <= LONGEST_INITIALS):
        return _UNSURE
    return _NONE if is_nobodys(&line, text[size - 1], size) else _UNSURE


cdef inline bint is_nobodys(Line *line, uint32_t last, Py_ssize_t size) noexcept:
    """Whether a line that is no name as it stands is none behind signs and words either."""
    cdef int number
    if line.listed or last == c"." or last == c":" or last == c"?" or last == c"!":
        return True
    if last == 0x201D or last == c'"':
        return True
    if line.opened or line.doubtful or line.hyphened or line.dotted or KINDS[last] == SIGN:
        return False
    for number in range(_tails):
        if line.low[size - 1] == TAILS[number][1] and line.low[size - 2] == TAILS[number][0]:
            return False
    return True


cdef int graded(Line *line, Letter *text, Py_ssize_t size) noexcept:
    """The grade of plain words."""
    if size > LONGEST_NAME or line.words > MOST_WORDS:
        return _NONE
    if line.words == 1:
        return graded_word(line, text, size)
    if not line.titled or told(line.low, size, mixed(0, line.low, size)) & _NO_NAME:
        return _NONE
    cdef bint family = line.first & _FAMILY
    if line.words > MOST_WORDS - 1 + family:
        return _NONE
    if family and line.known >= line.words - (line.words > 2):
        return _NAMES
    if line.known == line.words:
        return _SHAPE
    if (line.first & _ENGLISH and line.words <= 3) or (line.words == 2 and line.known):
        return _UNSURE
    return _NONE


cdef int graded_word(Line *line, Letter *text, Py_ssize_t size) noexcept:
    cdef Py_ssize_t at
    if KINDS[text[0]] == LOWER or line.first & _NO_NAME:
        return _NONE
    if size <= 3 and KINDS[text[1]] == UPPER:
        return _UNSURE
    if line.known and line.titled:
        return _PEN_NAME
    for at in range(size):
        if text[at] >= ASCII:
            return _NONE
    return _UNSURE


cdef inline int kind_of(uint32_t letter) noexcept:
    return KINDS[letter] if letter < KNOWN else RARE


cdef bint read(Line *line, Letter *text, Py_ssize_t size) noexcept:
    """Look at a line; false where it has rare letters, or blanks that say nothing."""
    cdef Py_ssize_t at = 0
    cdef int kind, before = BLANK
    line.plain = line.titled = True
    line.opened = line.joined = line.parted = line.small = line.doubtful = False
    line.piece = line.piece_small = line.dotted = line.listed = line.hyphened = False
    line.words = line.known = line.first = 0
    line.head = line.headed = 0
    while at < size:
        kind = kind_of(text[at])
        if kind <= UPPER:
            at = read_word(line, text, at, size, before)
            before = kind
            continue
        if kind == RARE or (kind == BLANK and before == BLANK):
            return False
        line.low[at] = <uint16_t>text[at]
        if kind != BLANK:
            read_sign(line, text, at, size)
        before = kind
        at += 1
    if line.parted or line.joined:
        end_piece(line)
    return before != BLANK


cdef inline void read_sign(Line *line, Letter *text, Py_ssize_t at, Py_ssize_t size) noexcept:
    cdef Letter sign = text[at]
    line.plain = False
    if KINDS[sign] != SIGN:
        line.parted = True
        end_piece(line)
    if sign == c".":
        line.dotted = line.dotted or at + 1 < size
    elif sign == c",":
        line.listed = True
    elif sign == c"-":
        line.hyphened = line.hyphened or (
            at + 1 < size and text[at - 1] != c" " and text[at + 1] != c" "
        )


cdef inline void end_piece(Line *line) noexcept:
    """A piece without a small word may be a name."""
    line.doubtful = line.doubtful or (line.piece and not line.piece_small)
    line.piece = line.piece_small = False


cdef Py_ssize_t read_word(
    Line *line, Letter *text, Py_ssize_t start, Py_ssize_t size, int before
) noexcept:
    """Read a run of letters; where it ends."""
    cdef Py_ssize_t at = start
    cdef int kind, uppers = 0, tells
    cdef uint16_t last = 0
    cdef bint small = KINDS[text[start]] == LOWER
    while at < size:
        kind = kind_of(text[at])
        if kind > UPPER:
            break
        uppers += kind
        put(line.low, at, KEYED[text[at]], last)
        last = KEYED[text[at]]
        at += 1
    tells = told(line.low + start, at - start, mixed(0, line.low + start, at - start))
    line.words += 1
    if line.words == 1:
        line.first = tells
    line.known += (tells & _NAMED) != 0
    line.titled = line.titled and not small and (uppers == 1 or uppers == at - start)
    if line.plain and at <= LONGEST_OPENING and not line.opened:
        line.head = mixed(line.head, line.low + line.headed, at - line.headed)
        line.headed = at
        line.opened = (told(line.low, at, line.head) & _OPENING) != 0
    if tells & _AND and small:
        line.joined = True
        end_piece(line)
    else:
        line.doubtful = line.doubtful or tells & _AND  # it joins names in capitals
        line.piece = True
        line.piece_small = line.piece_small or (small and before != SIGN)
        line.small = line.small or (small and before == BLANK)
    return at


def ends_with_outlet(str text not None):
    """Whether an outlet's name may stand behind the last slash or dash of a line."""
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
    cdef int kind = PyUnicode_KIND(text)
    if kind > 2 or size > LONGEST:
        return True
    if kind == 2:
        return has_outlet(<uint16_t *>PyUnicode_DATA(text), size)
    return has_outlet(<uint8_t *>PyUnicode_DATA(text), size)


cdef bint has_outlet(Letter *text, Py_ssize_t size) noexcept:
    cdef Py_ssize_t sign = last_sign(text, size), at = sign + 1, start, stop
    cdef int tells
    cdef uint16_t low[LONGEST]
    if sign < 1 or (text[sign] != c"/" and has_slash(text, sign)):
        return True
    while at < size and text[at] == c" ":
        at += 1
    start = at
    while at < size:
        if kind_of(text[at]) == RARE or text[at] == c"." or opens_figure(text, at, size):
            return True
        if kind_of(text[at]) > UPPER:
            at += 1
            continue
        stop = folded_run(low, text, at, size)
        tells = told(low + at, stop - at, mixed(0, low + at, stop - at))
        if tells & _OUTLET_WORD or (at == start and tells & _OUTLET_HEAD):
            return True
        if at == start and is_channel(low + at, stop - at):
            return True
        at = stop
    return False


cdef inline bint opens_figure(Letter *text, Py_ssize_t at, Py_ssize_t size) noexcept:
    """Whether a figure stands there with a letter or another one behind it ("24h")."""
    cdef int behind = kind_of(text[at + 1]) if at + 1 < size else BLANK
    return kind_of(text[at]) == DIGIT and behind <= DIGIT and behind != BLANK


cdef inline bint has_slash(Letter *text, Py_ssize_t size) noexcept:
    cdef Py_ssize_t at
    for at in range(size):
        if text[at] == c"/":
            return True
    return False


cdef inline Py_ssize_t last_sign(Letter *text, Py_ssize_t size) noexcept:
    """The place of the last slash, dash, or blank behind a hyphen between blanks; -1 for none."""
    cdef Py_ssize_t at = size - 1
    while at >= 0:
        if text[at] == c"/" or text[at] == 0x2013:
            return at
        if text[at] == c"-" and 0 < at < size - 1 and text[at - 1] == text[at + 1] == c" ":
            return at + 1
        at -= 1
    return -1


cdef inline Py_ssize_t folded_run(
    uint16_t *low, Letter *text, Py_ssize_t at, Py_ssize_t size
) noexcept:
    """Write a run of letters as keys have them; where it ends."""
    cdef uint16_t last = 0
    while at < size and kind_of(text[at]) <= UPPER:
        put(low, at, KEYED[text[at]], last)
        last = KEYED[text[at]]
        at += 1
    return at


cdef inline bint is_channel(uint16_t *letters, Py_ssize_t size) noexcept:
    """Whether a run begins with the letters of a broadcaster."""
    cdef Py_ssize_t at
    cdef uint32_t hash = 0
    for at in range(size):
        hash = mixed(hash, letters + at, 1)
        if told(letters, at + 1, hash) & _CHANNEL:
            return True
    return False


_prepare()
