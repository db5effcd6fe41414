# cython: language_level=3, boundscheck=False, wraparound=False
"""What `folding.py` says, in C: one look into a table for each letter."""

from cpython.bytearray cimport PyByteArray_AS_STRING
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

from extract.labels.folding import (
    PART,
    QUOTES,
    SHARES,
    WHOLE,
    open_in_python,
    seek_in_python,
    spell_in_python,
)

cdef enum:
    LATIN = 0x100
    KNOWN = 0x2100  # Latin, Greek, Cyrillic, Vietnamese, and the signs of running text
    LINE = 256  # letters of a line whose runs of words are looked for
    KEYS = 256
    MOST_WORDS = 128  # in stated titles; half the keys
    MOST_TITLES = 8
    PAIRS = 2048  # of letters, as bits of
    PAIR_WORDS = 64
    JOINTS = 1024
    END = 10  # of a title
    MOST_PHRASES = 192
    LONGEST_PHRASE = 32
    LONGEST_SOUGHT = 400  # letters of a text in which phrases are sought

cdef int PARTLY = PART, SHARED = SHARES, WHOLLY = WHOLE

ctypedef fused Letter:
    uint8_t
    uint16_t

cdef uint16_t FOLDED[KNOWN]
"""The folded letter; 0 where it is not one letter of the same storage."""


cdef uint16_t SPELT[KNOWN]
"""The same with one shape of quotation marks and dashes, as titles are compared; 0 for blanks."""


cdef enum:
    BLANK = 1
    RARE = 2

cdef uint8_t PARTS[0x10000]
"""What parts words, or is rare: folded to something else than one letter of the same storage."""


cdef void fill_tables():
    cdef Py_ssize_t code
    for code in range(KNOWN):
        folded = chr(code).casefold()
        FOLDED[code] = 0
        if len(folded) == 1 and (ord(folded) < LATIN or LATIN <= code):
            FOLDED[code] = <uint16_t> ord(folded)
        SPELT[code] = 0 if chr(code).isspace() else FOLDED[code]
    SPELT[c' '] = c' '
    for code in range(0x10000):
        PARTS[code] = RARE if code >= KNOWN or FOLDED[code] == 0 else 0
    PARTS[c' '] = BLANK
    PARTS[0] = RARE
    for sign, plain in QUOTES:
        SPELT[ord(sign)] = ord(plain)


fill_tables()


cdef inline uint32_t mixed(uint32_t key, uint32_t letter) noexcept:
    return (key ^ letter) * <uint32_t> 0x9E3779B1


def fold(str text not None) -> str:
    """The text case-folded, as Python does it; rare letters and plain ASCII are left to Python."""
    cdef int kind = PyUnicode_KIND(text)
    if kind == PyUnicode_2BYTE_KIND:
        return fold_by(FOLDED, text) or text.casefold()
    if kind == PyUnicode_1BYTE_KIND and not PyUnicode_IS_ASCII(text):
        return fold_latin(text)
    return text.casefold()


def spell(str text not None) -> str:
    """The same as `spell_in_python`."""
    if PyUnicode_KIND(text) != PyUnicode_2BYTE_KIND:
        return fold(text) if PyUnicode_KIND(text) == PyUnicode_1BYTE_KIND else spell_in_python(text)
    return fold_by(SPELT, text) or spell_in_python(text)


cdef str fold_by(uint16_t *table, str text):
    """The text with each letter as a table has it; none where it must be stored otherwise."""
    cdef Py_ssize_t index, length = PyUnicode_GET_LENGTH(text)
    cdef object out = PyUnicode_New(length, 0xFFFF)
    cdef uint16_t *source = <uint16_t *> PyUnicode_DATA(text)
    cdef uint16_t *target = <uint16_t *> PyUnicode_DATA(out)
    cdef uint16_t letter, seen = 0
    for index in range(length):
        letter = table[source[index]] if source[index] < KNOWN else 0
        if letter == 0:
            return None
        seen |= letter
        target[index] = letter
    return out if seen >= LATIN else None


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
    cdef uint16_t letter
    for index in range(size):
        letter = FOLDED[text[index]] if text[index] < KNOWN else 0
        if letter == 0:
            return -1
        out[index] = letter
    return size


def seeker(tuple kinds not None, str before not None, str after not None):
    """What `folding.seeker_in_python` returns; before and after stand blanks or nothing."""
    return Phrases(kinds, before, after).seek


def opener(tuple kinds not None):
    """What `folding.opener_in_python` returns."""
    return Phrases(kinds, "", "").open


cdef struct Spelt:
    int words
    uint32_t keys[LINE]
    int starts[LINE]
    int sizes[LINE]
    uint16_t letters[LINE]


cdef class Agreer:
    """Folded titles, and their words by keys."""

    cdef uint32_t keys[KEYS]
    cdef uint32_t titles_of[KEYS]  # a bit for each title that has the word
    cdef Py_ssize_t starts[KEYS]  # where the word stands in the titles
    cdef Py_ssize_t sizes[KEYS]
    cdef int words[MOST_TITLES]  # of each title
    cdef int fewest  # of them
    cdef uint32_t pairs[PAIR_WORDS]  # of letters that stand side by side in titles
    cdef int count  # of titles
    cdef int known  # words of all titles
    cdef bint full  # more than there is room for, or letters that none looks for
    cdef Py_ssize_t size
    cdef bytearray memory
    cdef uint16_t *titles

    def __cinit__(self, tuple titles):
        cdef str title
        memset(self.keys, 0, sizeof(self.keys))
        memset(self.pairs, 0, sizeof(self.pairs))
        self.count, self.known, self.size, self.fewest = 0, 0, 0, MOST_WORDS
        self.full = len(titles) > MOST_TITLES
        self.memory = bytearray(2 * sum([len(title) + 1 for title in titles]))
        self.titles = <uint16_t *> PyByteArray_AS_STRING(self.memory)
        for title in titles:
            if not self.full:
                self.add(title)

    cdef void add(self, str title):
        """Remember a title and its words."""
        cdef uint32_t key = 0
        cdef Py_ssize_t start = self.size, index, length = PyUnicode_GET_LENGTH(title)
        cdef int kind = PyUnicode_KIND(title)
        cdef void *data = PyUnicode_DATA(title)
        cdef Py_UCS4 letter
        self.words[self.count] = 0
        for index in range(length + 1):
            letter = PyUnicode_READ(kind, data, index) if index < length else <Py_UCS4> END
            self.full = self.full or is_unsought(letter)
            self.titles[self.size] = <uint16_t> letter
            if index:
                self.join(self.titles[self.size - 1], <uint16_t> letter)
            if letter != c' ' and letter != END:
                key = mixed(key, letter)
            else:
                if self.size > start and not self.full:
                    self.put(key | 1, start)
                key, start = 0, self.size + 1
            self.size += 1
        self.fewest = min(self.fewest, self.words[self.count])
        self.count += 1

    cdef inline void join(self, uint16_t letter, uint16_t other) noexcept:
        """Remember that two letters stand side by side."""
        cdef uint32_t pair = pair_of(letter, other)
        self.pairs[pair >> 5] |= <uint32_t> 1 << (pair & 31)

    cdef void put(self, uint32_t key, Py_ssize_t start) noexcept:
        """Remember a word that ends where the titles do so far."""
        cdef uint32_t bit = <uint32_t> 1 << self.count
        cdef Py_ssize_t place = self.slot(key, self.titles + start, self.size - start)
        if not self.keys[place]:
            self.known += 1
            self.full = self.known > MOST_WORDS
            self.keys[place], self.titles_of[place] = key, 0
            self.starts[place], self.sizes[place] = start, self.size - start
        if not self.titles_of[place] & bit:
            self.titles_of[place] |= bit
            self.words[self.count] += 1

    cdef inline Py_ssize_t slot(self, uint32_t key, uint16_t *word, Py_ssize_t size) noexcept:
        cdef Py_ssize_t place = key >> 24
        while self.keys[place] and not (
            self.keys[place] == key
            and self.sizes[place] == size
            and memcmp(self.titles + self.starts[place], word, 2 * size) == 0
        ):
            place = (place + 1) % KEYS
        return place

    def agree(self, str text not None, int percent) -> int:
        """What `agreement_in_python` says; -1 where a letter is rare, or there are too many."""
        cdef Spelt line
        cdef Py_ssize_t length = PyUnicode_GET_LENGTH(text)
        cdef int kind = PyUnicode_KIND(text)
        cdef bint plain = False
        if self.full or length > LINE or length == 0:
            return -1
        if kind == PyUnicode_1BYTE_KIND:
            plain = spell_plain(<uint8_t *> PyUnicode_DATA(text), length, &line)
        elif kind == PyUnicode_2BYTE_KIND:
            plain = spell_plain(<uint16_t *> PyUnicode_DATA(text), length, &line)
        if not plain:
            return -1
        return self.stands(line.letters, length) | (SHARED if self.shares(&line, percent) else 0)

    cdef bint shares(self, Spelt *line, int percent) noexcept:
        """Whether a line has so many percent of a title's words."""
        cdef Py_ssize_t place
        cdef int number, title
        cdef int shared[MOST_TITLES]
        cdef uint8_t met[KEYS]
        if 100 * line.words < percent * self.fewest:
            return False
        memset(shared, 0, sizeof(shared))
        memset(met, 0, sizeof(met))
        for number in range(line.words):
            place = self.slot(
                line.keys[number], line.letters + line.starts[number], line.sizes[number]
            )
            if self.keys[place] and not met[place]:
                met[place] = True
                for title in range(self.count):
                    shared[title] += self.titles_of[place] >> title & 1
        for title in range(self.count):
            if shared[title] and 100 * shared[title] >= percent * self.words[title]:
                return True
        return False

    cdef int stands(self, uint16_t *line, Py_ssize_t length) noexcept:
        """Whether a line stands in a title, or is one."""
        cdef Py_ssize_t start, index
        cdef int said = 0
        cdef uint32_t pair
        for index in range(1, length):
            pair = pair_of(line[index - 1], line[index])
            if not self.pairs[pair >> 5] >> (pair & 31) & 1:
                return 0
        for start in range(self.size - length):
            index = 0
            while index < length and line[index] == self.titles[start + index]:
                index += 1
            if index == length:
                said = PARTLY
                if self.titles[start + length] == END and (start == 0 or self.titles[start - 1] == END):
                    return PARTLY | WHOLLY
        return said


cdef inline uint32_t pair_of(uint16_t letter, uint16_t other) noexcept:
    return (37 * letter + other) % PAIRS


cdef inline bint is_unsought(Py_UCS4 letter) noexcept:
    """Whether a letter of a title is one that the look at lines does not know."""
    if letter < 127:
        return letter < 32 and letter != END
    if letter < KNOWN and SPELT[letter]:  # no blank
        return False
    return letter > 0xFFFF or Py_UNICODE_ISSPACE(letter)


cdef bint spell_plain(Letter *text, Py_ssize_t length, Spelt *out) noexcept:
    """Write a line spelt as titles are, and its words; false where a letter is rare."""
    cdef Py_ssize_t index, start = 0
    cdef uint16_t letter
    cdef uint32_t key = 0
    out.words = 0
    for index in range(length):
        letter = SPELT[text[index]] if text[index] < KNOWN else 0
        if letter == 0:
            return False
        out.letters[index] = letter
        if letter != c' ':
            key = mixed(key, letter)
        else:
            add_word(out, key, start, index)
            key, start = 0, index + 1
    add_word(out, key, start, length)
    return True


cdef inline void add_word(Spelt *out, uint32_t key, Py_ssize_t start, Py_ssize_t stop) noexcept:
    """Remember a word; none stands between two blanks in a row."""
    if stop > start:
        out.keys[out.words] = key | 1
        out.starts[out.words], out.sizes[out.words] = <int> start, <int> (stop - start)
        out.words += 1


def agreer(tuple titles not None):
    """What tells how texts agree with folded titles."""
    return Agreer(titles).agree


cdef struct Runs:
    int count
    int found
    int chain[JOINTS]
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
    if not find_runs(&runs, size):
        return -1
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


cdef inline uint32_t joint(uint32_t last, uint32_t first) noexcept:
    """What stands for a blank by the letters around it."""
    return 31 * last + first


cdef inline uint32_t between(uint32_t before, uint32_t after) noexcept:
    """The key of a word by the blanks around it, which tell nearly all words apart."""
    return ((5 * before + after) * <uint32_t> 0x9E3779B1) >> 22


cdef bint find_runs(Runs *runs, Py_ssize_t size) noexcept:
    """Find the runs of three words of a line; false where a word is empty."""
    cdef Py_ssize_t index
    cdef int words = 0
    cdef int starts[LINE + 2]
    runs.count = runs.found = 0
    memset(runs.chain, -1, sizeof(runs.chain))
    starts[0] = 0
    for index in range(size + 1):
        if index < size and runs.line[index] != c' ':
            continue
        if index == starts[words]:
            return False
        if words >= 2:
            add_run(runs, starts[words - 2], starts[words - 1], starts[words], index)
        words += 1
        starts[words] = index + 1
    return True


cdef void add_run(Runs *runs, int first, int middle, int last, int stop) noexcept:
    """Remember a run by the blanks around its second word."""
    cdef int number = runs.count
    cdef uint16_t *line = runs.line
    cdef uint32_t key = between(
        joint(line[middle - 2], line[middle]), joint(line[last - 2], line[last])
    )
    runs.first[number], runs.middle[number], runs.stop[number] = first, middle, stop
    runs.met[number] = False
    runs.next[number] = runs.chain[key]
    runs.chain[key] = number
    runs.count += 1


cdef bint meet(Runs *runs, Letter *text, Py_ssize_t size) noexcept:
    """Every word between blanks may be the second one of a run; commas are passed over."""
    cdef Letter *at = text
    cdef Letter *start = NULL
    cdef uint32_t before = 0, after
    cdef int number
    while True:
        while not PARTS[at[0]]:
            if PARTS[at[1]]:
                at += 1
                break
            at += 2
        if at == text + size:  # a string ends with a NUL
            return True
        if PARTS[at[0]] == RARE:
            return False
        after = joint_at(text, at)
        number = -1 if start is NULL else runs.chain[between(before, after)]
        while number >= 0:
            if not runs.met[number] and stands_around(runs, number, text, size, start - text):
                runs.met[number] = True
                runs.found += 1
            number = runs.next[number]
        at += 1
        start, before = at, after


cdef inline uint32_t joint_at(Letter *text, Letter *blank) noexcept:
    """The same of a blank in a text, by the nearest letters that are no commas."""
    cdef Letter *last = blank
    cdef Letter *first = blank + 1
    while last > text and (last - 1)[0] == c',':
        last -= 1
    while first[0] == c',':  # a string ends with a NUL
        first += 1
    return joint(folded((last - 1)[0]), folded(first[0])) if last > text else 0


cdef inline uint32_t folded(uint32_t letter) noexcept:
    return FOLDED[letter] if letter < KNOWN else 0


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
