# cython: language_level=3, cdivision=True, boundscheck=False, wraparound=False
"""The look at all lines of `signs.py`, in C: every character is looked at once.

Lives here: what `signs.py` says in words, looked for. Lines with characters of rare kinds may be
anything, so that what Python's `lower`, `casefold`, `\\s` and `\\d` do to them need not be known.
"""

from cpython.list cimport PyList_GET_ITEM
from cpython.tuple cimport PyTuple_GET_ITEM
from cpython.unicode cimport Py_UNICODE_ISALPHA, Py_UNICODE_TOLOWER

from extract.fields import signs as said
from extract.model import Block

cdef Py_ssize_t TEXT = Block._fields.index("text"), KIND = Block._fields.index("kind")
cdef Py_ssize_t HINTS = Block._fields.index("hints"), LINKS = Block._fields.index("link_chars")
cdef Py_ssize_t CONTAINER = Block._fields.index("container"), GAP = Block._fields.index("gap")
cdef object PARAGRAPH = "paragraph"

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)

cdef enum:
    LONGEST_WORD = 12
    MOST_WORDS = 96
    CHARACTERS = 0x10000  # that Python keeps in two bytes or one
    RARE = 255
    CHAINS = 128
    ASCII = 128
    SLOTS = 16384  # several times as many as there are keys
    FLAGS = 0xFFF  # the rest of a slot is of the key
    MOST_BLANKS = 24  # in a line with a stamp
    LONGEST_FIELD = 300
    LONGEST_PACKED = 900
    LONGEST_SHORT = 24
    LONGEST_CREDIT = 120
    LONGEST_STAMP = 130
    LONGEST_JOINED = 80
    REACH = 130
    SHORTEST_FIGURE = 9

ctypedef fused Letter:
    unsigned char
    unsigned short

cdef struct Word:
    int size
    int anchor  # the place of the letter by which the word is found, a rare one
    int next  # another word with an anchor like it; 0: none
    unsigned int tells
    unsigned short letters[LONGEST_WORD]

cdef Word WORDS[MOST_WORDS]
# 0: tells nothing; else where TELLS and CHAIN have it. One table for all characters: in Vietnamese
# nobody foresees whether the next is one of the first 256, and a wrong guess costs ten looks.
cdef unsigned char KINDS[CHARACTERS]
cdef unsigned int TELLS[RARE + 1]
cdef int CHAIN[RARE + 1]
cdef int LABELS[CHAINS]
cdef bint EDGES[ASCII]
cdef unsigned int HEADS[SLOTS]
cdef int _words = 0, _keys = 0, _kinds = 0

# What the words tell.
cdef unsigned int AT = said.AT, COPY = said.COPY, MARK = said.MARK, COLON = said.COLON
cdef unsigned int DIGIT = said.DIGIT, SIGN = said.SIGN, YEAR = said.YEAR
cdef unsigned int AGO = said.AGO, UNFILLED = said.UNFILLED, PICTURE = said.PICTURE
cdef unsigned int MAKER = said.MAKER, JOIN = said.JOIN, BAR = said.BAR, BRACKET = said.BRACKET
cdef unsigned int LINK = said.LINK

# What a line may be.
cdef int FURNITURE = said.FURNITURE, CREDIT = said.CREDIT, STAMP = said.STAMP
cdef int CAPTION = said.CAPTION, MASTHEAD = said.MASTHEAD, ADDRESS = said.ADDRESS
cdef int SENTENCE = said.SENTENCE, ELEMENT = said.ELEMENT, ANY = said.ANY

# How lines begin or end: two flags for the letters so far and for all of them.
cdef enum:
    ON_PHRASE = 1
    PHRASE = 2
    ON_HEAD = 4
    HEAD = 8
    ON_LABEL = 16
    LABEL = 32
    ON_NAME = 64
    NAME = 128
    ON_NOW = 256
    NOW = 512
    CLOSES = 1024
    BEFORE_COLON = 2048


cdef inline unsigned int mixed(unsigned int key, unsigned int c) noexcept:
    return (key ^ c) * <unsigned int>0x9E3779B1


cdef inline unsigned int slot(unsigned int key) noexcept:
    """Where the flags of a key are, or would be."""
    cdef unsigned int at = key >> 18
    while HEADS[at] and (HEADS[at] ^ key) > FLAGS:
        at = (at + 1) % SLOTS
    return at


cdef inline unsigned int flags_of(unsigned int key) noexcept:
    return HEADS[slot(key)] & FLAGS


cdef inline bint is_rare(unsigned int c) noexcept:
    """Whether a character is none of Latin letters, Vietnamese ones, punctuation and symbols."""
    if c < 0x250:
        return (
            c == 0xB5 or c == 0xDF or c == 0x130 or c == 0x149 or c == 0x17F or c == 0x1F0
        )
    if c >= 0x2190:
        return c >= 0x27C0 or 0x2460 <= c < 0x2500
    return not (0x1EA0 <= c < 0x1F00 or 0x2000 <= c < 0x2070)


cdef inline unsigned int lower(unsigned int c) noexcept:
    if c < 128:
        return c | 32 if c'A' <= c <= c'Z' else c
    return Py_UNICODE_TOLOWER(c)


cdef inline bint is_letter(unsigned int c) noexcept:
    if c < 128:
        return c'a' <= (c | 32) <= c'z'
    return Py_UNICODE_ISALPHA(c)


cdef int add_key(unsigned int key, unsigned int flags) except -1:
    global _keys
    cdef unsigned int at = slot(key)
    if not HEADS[at]:
        _keys += 1
        if _keys > SLOTS / 2:
            raise ImportError("more beginnings than there is room for")
    HEADS[at] |= key & ~<unsigned int>FLAGS | flags
    return 0


cdef int add_head(str text, unsigned int on, unsigned int whole) except -1:
    """Remember the letters with which something begins."""
    cdef unsigned int key = 0
    for c in text:
        key = mixed(key, <Py_UCS4>c)
        if on:
            add_key(key, on)
    return add_key(key, whole)


cdef int add_rare() except -1:
    """Tell rare characters from others."""
    cdef unsigned int c
    for c in range(CHARACTERS):
        KINDS[c] = RARE if is_rare(c) else 0
    return 0


cdef int add_kind(unsigned int c) except -1:
    """Where what a character tells is kept."""
    global _kinds
    if not KINDS[c]:
        _kinds += 1
        KINDS[c] = _kinds
    return KINDS[c]


cdef int add_word(str word, unsigned int tells) except -1:
    """Remember a word to be looked for."""
    global _words
    cdef int *first
    cdef int place
    cdef Word *entry
    _words += 1
    if _words >= MOST_WORDS or len(word) > LONGEST_WORD:
        raise ImportError("more words, or longer ones, than there is room for")
    entry = &WORDS[_words]
    entry.size = len(word)
    entry.tells = tells
    for place in range(entry.size):
        entry.letters[place] = <Py_UCS4>word[place]
    entry.anchor = said.anchor(word)
    place = entry.letters[entry.anchor]
    first = &LABELS[place % CHAINS] if tells & MAKER else &CHAIN[add_kind(place)]
    entry.next = first[0]
    first[0] = _words
    return 0


def _prepare():
    add_rare()
    TELLS[RARE] = ~<unsigned int>0
    for tells, words in said.words():
        for word in words:
            if tells == said.EDGE:
                EDGES[<Py_UCS4>word] = 1
            elif len(word) == 1:
                TELLS[add_kind(<Py_UCS4>word)] |= tells
            else:
                add_word(word, tells)
    for text in said.phrases():
        add_head(text, ON_PHRASE, PHRASE)
    for text in said.heads():
        add_head(text, ON_HEAD, HEAD)
    for text in said.labels():
        add_head(text, ON_LABEL, LABEL)
    for text in said.openings():
        add_head(text, ON_NAME, NAME)
    for text in said.now():
        add_head(text, ON_NOW, NOW)
    for text in said.endings():
        add_head(text, 0, CLOSES)
    for text in said.colon_ends():
        add_head(text, 0, BEFORE_COLON)


cdef inline bint stands(Letter *text, Py_ssize_t size, Py_ssize_t at, Word *word) noexcept:
    """Whether a word stands where its anchor does."""
    cdef int place
    at -= word.anchor
    if at < 0 or at + word.size > size:
        return False
    for place in range(word.size):
        if text[at + place] != word.letters[place]:
            return False
    return True


cdef inline unsigned int found(
    Letter *text, Py_ssize_t size, Py_ssize_t at, int place
) noexcept:
    """What the words tell that stand at a place, out of those with an anchor like it."""
    cdef unsigned int out = 0
    while place:
        if stands(text, size, at, &WORDS[place]):
            out |= WORDS[place].tells
        place = WORDS[place].next
    return out


cdef inline unsigned int told_at(Letter *text, Py_ssize_t size, Py_ssize_t at) noexcept:
    cdef int kind = KINDS[text[at]]
    return TELLS[kind] | found(text, size, at, CHAIN[kind])


cdef inline unsigned int told(Letter *text, Py_ssize_t first, Py_ssize_t size) noexcept:
    """What the signs and words of a line tell; all where one of its characters is rare."""
    cdef Py_ssize_t at
    cdef unsigned int out = 0
    for at in range(first, size - 1, 2):
        if KINDS[text[at]] | KINDS[text[at + 1]]:  # few tell anything
            out |= told_at(text, size, at) | told_at(text, size, at + 1)
    return out | told_at(text, size, size - 1)


cdef inline bint has_label(Letter *text, Py_ssize_t first, Py_ssize_t size) noexcept:
    """Whether a word for a picture stands in a line."""
    cdef Py_ssize_t at
    for at in range(first, size):
        if found(text, size, at, LABELS[text[at] % CHAINS]):
            return True
    return False


cdef inline unsigned int begins(
    Letter *text, Py_ssize_t first, Py_ssize_t size, bint small, unsigned int on
) noexcept:
    """Flags of all heads that the line begins with from a place; `on` has those that go on."""
    cdef Py_ssize_t at
    cdef unsigned int key = 0, c, flags, out = 0
    for at in range(first, size):
        c = text[at]
        key = mixed(key, lower(c) if small else c)
        flags = flags_of(key)
        out |= flags & on << 1
        on &= flags
        if not on:
            break
    return out


cdef inline unsigned int begins_bare(
    Letter *text, Py_ssize_t size, unsigned int on
) noexcept:
    """The same with and without the signs in front; any where there is none but unknown signs."""
    cdef Py_ssize_t at = 0
    cdef bint known = True
    cdef unsigned int out = begins(text, 0, size, True, on)
    while at < size and not is_letter(text[at]):
        known = known and text[at] < ASCII and EDGES[text[at]]
        at += 1
    if at == size:
        return out if known else FLAGS
    return out | begins(text, at, size, True, on) if at else out


cdef inline Py_ssize_t find_colon(Letter *text) noexcept:
    """The place of the first one; there is one."""
    cdef Py_ssize_t at = 0
    while text[at] != c':':
        at += 1
    return at


cdef inline unsigned int last_two(Letter *text, Py_ssize_t stop) noexcept:
    """What the two letters before a colon tell; any, if there are not so many."""
    while stop > 0 and (text[stop - 1] <= 32 or 0x7F <= text[stop - 1] < 0xC0):
        stop -= 1
    if stop < 2 or 0x2000 <= text[stop - 1] < 0x2070 or 0x2000 <= text[stop - 2] < 0x2070:
        return BEFORE_COLON
    return flags_of(mixed(mixed(0, lower(text[stop - 2])), lower(text[stop - 1])))


cdef inline bint joins_digits(unsigned int c) noexcept:
    return (
        c == c':' or c == c'/' or c == c'.' or c == c'-' or c == 0x2013
        or (c | 32) == c'h' or (c | 32) == c'g'
    )


cdef inline bint has_figure(Letter *text, Py_ssize_t size) noexcept:
    """Whether a sign of dates and clocks stands behind a digit and at most a blank."""
    cdef Py_ssize_t at
    cdef unsigned int c
    for at in range(size - 1):
        if c'0' <= text[at] <= c'9':
            c = text[at + 1]
            if joins_digits(c) or (
                (c <= 32 or c >= 0x7F) and joins_digits(text[at + 2])  # a string ends with a NUL
            ):
                return True
    return False


cdef inline bint is_wordy(Letter *text, Py_ssize_t size) noexcept:
    """Whether there are too many blanks for a stamp."""
    cdef Py_ssize_t at
    cdef int blanks = 0
    for at in range(size):
        blanks += text[at] == 32
    return blanks > MOST_BLANKS


cdef inline bint may_be_stamp(
    Letter *text, Py_ssize_t size, unsigned int tells, unsigned int begun
) noexcept:
    cdef unsigned int end = text[size - 1]
    cdef bint short = size <= LONGEST_SHORT, known
    if (
        end == c'!' or end == c'?' or end == 0x2026 or end == c';' or end == 0x201D or end == c','
        or end == c'"' or end == c'%'
    ):
        return False
    if end == c'.':
        if size < 2 or (text[size - 2] != c'.' and (text[size - 2] | 32) != c'm'):
            return False
    known = tells & AGO or (
        short and (tells & UNFILLED or begun & NOW)
    )
    if not tells & DIGIT:
        return known
    if not (known or tells & YEAR or (tells & SIGN and has_figure(text, size))):
        return False
    return not is_wordy(text, size)


cdef inline bint may_be_credit(Letter *text, Py_ssize_t size, unsigned int tells) noexcept:
    cdef unsigned int end = text[size - 1]
    if (
        end == c'?' or end == c'!' or end == c':' or end == 0x2026 or end == c','
        or end == 0x201D or end == c'"'
    ):
        return False
    if begins(text, 0, size, False, ON_NAME) & NAME:
        return True
    if size < 3:
        return True
    if flags_of(mixed(mixed(mixed(0, text[size - 3]), text[size - 2]), end)) & CLOSES:
        return True
    if tells & BRACKET and (end == c')' or end == c']' or end == c'.'):
        return True
    if tells & COLON and not tells & BAR:
        return last_two(text, find_colon(text)) & BEFORE_COLON
    return tells & JOIN and size <= LONGEST_JOINED


cdef inline bint may_be_masthead(
    Letter *text, Py_ssize_t size, unsigned int tells, unsigned int begun
) noexcept:
    cdef unsigned int first = text[0]
    if tells & (AT | COPY | MARK):
        return True
    if c'0' <= first <= c'9':
        return size >= SHORTEST_FIGURE
    if (
        first != c'(' and first != c'+' and first != c'-' and first != c'*' and first != 0x2022
        and not begun & HEAD
    ):
        return False
    return tells & (COLON | DIGIT) or begun & LABEL


cdef inline bint is_licensed(Letter *text, Py_ssize_t size) noexcept:
    """Whether the letters of a licence stand in a long line, which may be a whole masthead."""
    cdef Py_ssize_t at
    for at in range(1, size, 2):  # one of the two is at every second place
        if text[at] == c'P':
            if text[at - 1] == c'G':
                return True
        elif text[at] == c'G' and at + 1 < size and text[at + 1] == c'P':
            return True
    return False


cdef inline bint ends_sentence(unsigned int end) noexcept:
    return (
        end == c'.' or end == c'!' or end == c'?' or end == 0x2026 or end == 0x201D or end == c'"'
        or end == c':' or end == c';' or end == c')' or end == 0x2019 or end == 0xBB
    )


cdef int signs_of(Letter *text, Py_ssize_t size) noexcept:
    """What a line may be."""
    cdef Py_ssize_t reach = size - REACH if size > REACH else 0
    cdef int out = SENTENCE if ends_sentence(text[size - 1]) else 0
    cdef unsigned int begun, tells = told(text, 0 if size <= LONGEST_FIELD else reach, size)
    if tells == ~<unsigned int>0:
        return ANY
    if tells & PICTURE or (tells & COLON and has_label(text, reach, size)):
        out |= CAPTION
    if size > LONGEST_FIELD:
        return out | MASTHEAD if size <= LONGEST_PACKED and is_licensed(text, size) else out
    begun = begins_bare(text, size, ON_PHRASE | ON_HEAD | ON_LABEL | ON_NOW)
    if tells & LINK:
        out |= ADDRESS
    if begun & PHRASE:
        out |= FURNITURE
    if may_be_masthead(text, size, tells, begun):
        out |= MASTHEAD
    if size <= LONGEST_STAMP and may_be_stamp(text, size, tells, begun):
        out |= STAMP
    if size <= LONGEST_CREDIT and may_be_credit(text, size, tells):
        out |= CREDIT
    return out


cdef int look_at(object text) noexcept:
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
    cdef int kind = PyUnicode_KIND(text)
    if not size or kind > 2:
        return ANY
    if kind == 1:
        return signs_of(<unsigned char *>PyUnicode_DATA(text), size)
    return signs_of(<unsigned short *>PyUnicode_DATA(text), size)


def columns(list blocks not None):
    """The columns of `signs.columns`."""
    cdef list texts = [], lengths = [], links = [], gaps = [], places = []
    for block in blocks:
        text = <object>PyTuple_GET_ITEM(block, TEXT)
        texts.append(text)
        lengths.append(PyUnicode_GET_LENGTH(text))
        links.append(<object>PyTuple_GET_ITEM(block, LINKS))
        gaps.append(<object>PyTuple_GET_ITEM(block, GAP))
        places.append(<object>PyTuple_GET_ITEM(block, CONTAINER))
    return texts, lengths, links, gaps, places


def look(list blocks not None, list zones not None, frozenset quiet not None):
    """The signs of `signs.look`."""
    cdef list out = []
    cdef int sign
    cdef Py_ssize_t index
    for index in range(len(blocks)):
        block = blocks[index]
        zone = <object>PyList_GET_ITEM(zones, index)
        sign = 0 if zone and zone in quiet else look_at(<object>PyTuple_GET_ITEM(block, TEXT))
        kind = <object>PyTuple_GET_ITEM(block, KIND)
        if <object>PyTuple_GET_ITEM(block, HINTS) or (kind is not PARAGRAPH and kind != PARAGRAPH):
            sign |= ELEMENT
        out.append(sign)
    return out


_prepare()
