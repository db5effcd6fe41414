# cython: language_level=3, cdivision=True, boundscheck=False, wraparound=False
"""Lines of `text.py` as blocks, in C: every character of a dump is looked at once.

Lives here: a translation of `line_blocks`, with the same results, and the letters of Vietnamese
composed. Values that hold other letters which may not be composed, or white space other than single
blanks, go to Python.
"""

from unicodedata import normalize

from cpython.list cimport PyList_New, PyList_SET_ITEM
from cpython.mem cimport PyMem_Free, PyMem_Malloc, PyMem_Realloc
from cpython.object cimport PyObject, PyTypeObject
from cpython.ref cimport Py_DECREF, Py_INCREF
from cpython.tuple cimport PyTuple_SET_ITEM
from cpython.unicode cimport Py_UNICODE_ISLOWER, Py_UNICODE_ISSPACE

from extract.model import ROOT, Block, Evidence
from extract.readers.limits import BLOCKS, refuse_long, refuse_many_marks
from extract.readers.text import (
    NO_HINTS, WRAP_LINES, WRAP_QUANTILE, WRAP_SHARE, WRAP_WIDTH_CHARACTERS, folded,
)

ctypedef unsigned char One
ctypedef unsigned short Two
ctypedef unsigned int Four

cdef extern from *:
    """
    #include <stdint.h>
    #define STRIDE 32
    #define MOST_ENDS 256  /* that are told at once */
    #if defined(__GNUC__) && defined(__x86_64__)
    #include <immintrin.h>
    #define WIDE static __attribute__((target("avx2")))
    #define has_wide() __builtin_cpu_supports("avx2")
    #define TABLE(...) _mm256_broadcastsi128_si256(_mm_setr_epi8(__VA_ARGS__))
    #define OCTETS(octet) _mm256_set1_epi8((char)(octet))

    WIDE inline __m256i stride(const void *at) {
        return _mm256_loadu_si256((const __m256i *)at);
    }

    WIDE inline __m256i low(__m256i octets) {
        return _mm256_and_si256(octets, OCTETS(0x0F));
    }

    WIDE inline __m256i high(__m256i octets) {
        return low(_mm256_srli_epi16(octets, 4));
    }

    enum {  /* rows of 256 letters, and columns in them */
        A = 1, B = 2, C = 4, D = 8, E = 16, F = 32, BLANK_SIGN = 64, END = 128,
        ASCII = A | B | BLANK_SIGN | END, X = A | C | D | E | B, Y = X | F, Z = C | D
    };

    /* Kinds of letters by their columns: printable ASCII and Latin letters, those below U+0300, the
    row of Vietnamese, dashes and quotation marks. A blank and line ends have bits of their own,
    what is none of them has no bit that its row has too. */
    WIDE inline __m256i column_kinds(__m256i columns) {
        const __m256i lows = TABLE(
            Y|BLANK_SIGN, Y, Y, Y, Y, Y, Y, Y, X, X, X|END, X, X, X|END, X, X^B
        );
        const __m256i highs = TABLE(
            Z|END, Z|E, Z|A|F|BLANK_SIGN, Z|A, Z|A, Z|A, Z|A, Z|B, Z, Z, Z, Z|A, Z|A, Z|A, Z|A, Z|A
        );
        return _mm256_and_si256(
            _mm256_shuffle_epi8(lows, low(columns)), _mm256_shuffle_epi8(highs, high(columns))
        );
    }

    WIDE inline __m256i kinds_of_ones(const unsigned char *letters) {
        return _mm256_and_si256(column_kinds(stride(letters)), OCTETS(ASCII));
    }

    WIDE inline __m256i kinds_of_twos(const unsigned short *letters) {
        const __m256i lows = TABLE(ASCII|E|F, C, C, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, D, 0);
        const __m256i highs = TABLE(ASCII|C, D, E|F, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        __m256i one = stride(letters), two = stride(letters + STRIDE / 2), rows, columns;
        rows = _mm256_packus_epi16(_mm256_srli_epi16(one, 8), _mm256_srli_epi16(two, 8));
        columns = _mm256_packus_epi16(
            _mm256_and_si256(one, _mm256_set1_epi16(0xFF)),
            _mm256_and_si256(two, _mm256_set1_epi16(0xFF))
        );
        rows = _mm256_and_si256(
            _mm256_shuffle_epi8(lows, rows), _mm256_shuffle_epi8(highs, high(rows))
        );
        return _mm256_permute4x64_epi64(_mm256_and_si256(column_kinds(columns), rows), 0xD8);
    }

    /* Put down where lines end from a place on, twice, and one more if there stand other letters
    in the line, or a blank before another; tell how many, 0 behind the last whole stride. */
    #define ENDS(NAME, LETTER, KINDS) \
    WIDE int NAME( \
        Py_ssize_t *ends, int *odd, const LETTER *letters, Py_ssize_t *place, Py_ssize_t size \
    ) { \
        uint32_t before = 0, blanks, others, found; \
        Py_ssize_t at = *place; \
        int count = 0; \
        for (; at < size - STRIDE && count <= MOST_ENDS - STRIDE; at += STRIDE) { \
            __m256i kinds = KINDS(letters + at); \
            found = _mm256_movemask_epi8(kinds); \
            blanks = _mm256_movemask_epi8(_mm256_slli_epi16(kinds, 1)); \
            others = _mm256_movemask_epi8(_mm256_cmpeq_epi8(kinds, _mm256_setzero_si256())); \
            others |= blanks & (blanks << 1 | before); \
            before = blanks >> (STRIDE - 1); \
            for (; found; found &= found - 1) { \
                int bit = __builtin_ctz(found); \
                Py_ssize_t end = at + bit; \
                if (letters[end] == 13 && letters[end + 1] == 10) continue; \
                ends[count++] = end << 1 | (*odd || (others & ((1u << bit) - 1))); \
                others &= ~0u << bit; \
                *odd = 0; \
            } \
            *odd |= others != 0; \
        } \
        *odd |= before && letters[at] == 32; \
        *place = at; \
        return count; \
    }
    ENDS(ends_in_ones, unsigned char, kinds_of_ones)
    ENDS(ends_in_twos, unsigned short, kinds_of_twos)
    #else
    #define has_wide() 0
    #define ends_in_ones(ends, odd, letters, place, size) 0
    #define ends_in_twos(ends, odd, letters, place, size) 0
    #endif
    """
    const int MOST_ENDS
    bint has_wide() noexcept
    int ends_in_ones(
        Py_ssize_t *ends, bint *odd, const One *letters, Py_ssize_t *place, Py_ssize_t size
    ) noexcept
    int ends_in_twos(
        Py_ssize_t *ends, bint *odd, const Two *letters, Py_ssize_t *place, Py_ssize_t size
    ) noexcept

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
    Py_UCS4 PyUnicode_READ_CHAR(object text, Py_ssize_t place)
    Py_ssize_t PyUnicode_FindChar(
        object text, Py_UCS4 letter, Py_ssize_t start, Py_ssize_t end, int direction
    ) except -2
    str PyUnicode_FromKindAndData(int kind, const void *data, Py_ssize_t size)
    ctypedef struct PyVarObject:
        pass
    PyVarObject *_PyObject_GC_NewVar(PyTypeObject *kind, Py_ssize_t size) except NULL

ctypedef fused Character:
    One
    Two
    Four

cdef enum:
    LINE_FEED = 10
    RETURN = 13
    BLANK = 32
    AMPERSAND = 38
    DELETE = 0x7F
    NO_BREAK = 0xA0
    SOFT_HYPHEN = 0xAD
    COMBINING = 0x300  # every character below is composed; of the others, those in these rows
    VIETNAMESE = 0x1E00
    VIETNAMESE_END = 0x1F00
    PUNCTUATION = 0x2010
    PUNCTUATION_END = 0x2028
    NARROWEST = 40
    WIDEST = 130
    FIELDS = 11
    MARKS = 8
    LATIN = 0x250  # below stand letters that are composed, and behind them those of Vietnamese
    COMPOSED = LATIN + VIETNAMESE_END - VIETNAMESE
    NUMBERS = 256

cdef struct Line:
    Py_ssize_t start
    Py_ssize_t end
    Py_ssize_t number
    Py_ssize_t gap
    bint plain  # whether its value is what stands there

cdef struct Lines:
    Line *lines
    Py_ssize_t count
    Py_ssize_t room
    Py_ssize_t number  # of lines so far
    Py_ssize_t gap  # blank ones since the last of these

if Block._fields != (
    "text", "start", "end", "first_line", "last_line", "kind", "tag", "container", "hints",
    "link_chars", "gap",
) or Evidence._fields != ("field", "value", "origin") or WRAP_WIDTH_CHARACTERS != (NARROWEST, WIDEST):
    raise ImportError("the shape of blocks or evidence, or the width of lines is another one")

cdef str _MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
cdef Two PAIRS[COMPOSED][MARKS]  # letters with these marks; 0: there is no such letter

cdef list _NUMBERS = list(range(NUMBERS))
cdef object _ZERO = 0
cdef object _ROOT = ROOT
cdef object _NO_HINTS = NO_HINTS
cdef object _BLOCK = Block
cdef object _EVIDENCE = Evidence
cdef str _KIND = "paragraph"
cdef str _TAG = "line"
cdef Py_ssize_t _BLOCKS = BLOCKS
cdef Py_ssize_t _WRAP_LINES = WRAP_LINES
cdef double _WRAP_QUANTILE = WRAP_QUANTILE
cdef double _WRAP_SHARE = WRAP_SHARE
cdef bint _wide = has_wide()


def line_blocks(str text not None, bint placed):
    """A block for every line, and the width at which they are wrapped, as `text.line_blocks`."""
    cdef int kind = PyUnicode_KIND(text)
    cdef void *characters = PyUnicode_DATA(text)
    if kind == sizeof(One):
        return cut(text, <One *>characters, placed)
    if kind == sizeof(Two):
        return cut(text, <Two *>characters, placed)
    return cut(text, <Four *>characters, placed)


cdef tuple cut(str text, Character *characters, bint placed):
    cdef Lines found = Lines(NULL, 0, 0, 0, 0)
    cdef Py_ssize_t width
    cdef list blocks
    try:
        find_lines(text, characters, &found)
        width = wrap_width(characters, &found)
        placed = placed or width or found.count == 1
        blocks = blocks_of(text, characters, &found, placed)
        return blocks, width
    finally:
        PyMem_Free(found.lines)


cdef int find_lines(str text, Character *characters, Lines *found) except -1:
    """The lines that are not blank."""
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
    cdef Py_ssize_t at = 0, start = 0
    cdef Py_ssize_t ends[MOST_ENDS]
    cdef bint odd = False
    cdef Py_UCS4 c
    cdef int index, count = 1
    while count:
        count = ends_from(ends, &odd, characters, &at, size)
        for index in range(count):
            add_line(text, characters, start, ends[index] >> 1, not ends[index] & 1, found)
            start = (ends[index] >> 1) + 1
    while at <= size:
        c = characters[at]  # a string ends with a NUL
        if (
            c == LINE_FEED
            or c == RETURN and characters[at + 1] != LINE_FEED
            or c == 0 and at == size
        ):
            add_line(text, characters, start, at, not odd, found)
            start = at + 1
            odd = False
        elif c == BLANK:
            odd |= characters[at + 1] == BLANK
        elif c != RETURN:
            odd |= not is_single(c)
        at += 1
    return 0


cdef inline int ends_from(
    Py_ssize_t *ends, bint *odd, Character *characters, Py_ssize_t *place, Py_ssize_t size
) noexcept:
    """The next line ends that can be found many letters at a time."""
    if _wide:
        if Character is One:
            return ends_in_ones(ends, odd, characters, place, size)
        elif Character is Two:
            return ends_in_twos(ends, odd, characters, place, size)
    return 0


cdef int add_line(
    str text, Character *characters, Py_ssize_t start, Py_ssize_t end, bint plain, Lines *found
) except -1:
    """Remember a line unless it is blank; `plain` is true only if its letters are."""
    cdef Line *line
    found.number += 1
    while start < end and is_space(characters[start]):
        start += 1
    if start == end:
        found.gap += 1
        return 0
    while is_space(characters[end - 1]):
        end -= 1
    line = next_line(found)
    line.start, line.end, line.number, line.gap = start, end, found.number, found.gap
    line.plain = plain or is_plain(characters, start, end)
    found.gap = 0
    if found.count > _BLOCKS:
        refuse_many_marks(text)
        refuse_long(found.count, 0)
    return 0


cdef Line *next_line(Lines *found) except NULL:
    """Room for another one."""
    cdef void *made
    if found.count == found.room:
        found.room = 2 * found.room + 64
        made = PyMem_Realloc(found.lines, found.room * sizeof(Line))
        if made is NULL:
            raise MemoryError
        found.lines = <Line *>made
    found.count += 1
    return &found.lines[found.count - 1]


cdef list blocks_of(str text, Character *characters, Lines *found, bint placed):
    """A block for every line."""
    cdef list out = PyList_New(found.count)
    cdef bint asked = False
    cdef Py_ssize_t index
    cdef Line *line
    for index in range(found.count):
        line = &found.lines[index]
        if line.plain:
            value = PyUnicode_FromKindAndData(
                sizeof(Character), characters + line.start, line.end - line.start
            )
        else:
            if not asked:
                refuse_many_marks(text)
                asked = True
            value = None
            if Character is not One:
                value = composed(characters, line.start, line.end)
            if value is None:
                value = folded(text[line.start : line.end])
        made = block(value, line, placed)
        Py_INCREF(made)
        PyList_SET_ITEM(out, index, made)
    return out


cdef bint is_plain(Character *characters, Py_ssize_t start, Py_ssize_t end) noexcept:
    """Whether a value is composed, and single blanks are all its white space."""
    cdef Py_ssize_t at
    for at in range(start, end):
        if characters[at] == BLANK:
            if characters[at + 1] == BLANK:
                return False
        elif not is_single(characters[at]):
            return False
    return True


cdef str composed(Character *characters, Py_ssize_t start, Py_ssize_t end):
    """A value with the marks of Vietnamese on its letters, else plain; `None` if it has others."""
    cdef Py_ssize_t at, count = 0
    cdef Py_UCS4 c
    cdef Two *letters = <Two *>PyMem_Malloc((end - start) * sizeof(Two))
    if letters is NULL:
        raise MemoryError
    if not PAIRS[c'a'][0]:
        add_pairs()
    try:
        for at in range(start, end):
            c = characters[at]
            if is_single(c) or (c == BLANK and characters[at + 1] != BLANK):
                letters[count] = c
                count += 1
            elif count and mark_of(c) >= 0 and is_marked(letters[count - 1]):
                letters[count - 1] = PAIRS[pair_of(letters[count - 1])][mark_of(c)]
                if not letters[count - 1]:
                    return None
            else:
                return None
        return PyUnicode_FromKindAndData(sizeof(Two), letters, count)
    finally:
        PyMem_Free(letters)


cdef inline int mark_of(int c) noexcept:
    """The place of a mark among those of Vietnamese; -1 if it is none."""
    if c < 0x300 or c > 0x323:
        return -1
    if c <= 0x303:
        return c - 0x300
    return 4 if c == 0x306 else 5 if c == 0x309 else 6 if c == 0x31B else 7 if c == 0x323 else -1


cdef inline bint is_marked(int c) noexcept:
    """Whether the table has letters like this one."""
    return c < LATIN or VIETNAMESE <= c < VIETNAMESE_END


cdef inline int pair_of(int c) noexcept:
    return c if c < LATIN else c - VIETNAMESE + LATIN


cdef int add_pairs() except -1:
    """Remember which letters with marks are one: a letter's own marks may come in any order."""
    pairs = {letter + mark for letter in "aeiouyAEIOUY" for mark in _MARKS}
    while pairs:
        made = {pair: normalize("NFC", pair) for pair in pairs}
        pairs = set()
        for pair, letter in made.items():
            if len(letter) == 1:
                PAIRS[pair_of(<Py_UCS4>pair[0])][mark_of(<Py_UCS4>pair[1])] = <Py_UCS4>letter
                pairs.update([letter + mark for mark in _MARKS])
    return 0


def is_folded(str text not None) -> bool:
    """Whether `meta.fold` leaves a value as it is, told by its letters alone."""
    return is_all_shown(text)


cdef bint is_all_shown(str text) noexcept:
    cdef int kind = PyUnicode_KIND(text)
    cdef void *characters = PyUnicode_DATA(text)
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
    if kind == sizeof(One):
        return is_shown(<One *>characters, size)
    if kind == sizeof(Two):
        return is_shown(<Two *>characters, size)
    return is_shown(<Four *>characters, size)


def state_plain(
    list out not None, str name not None, str value not None, str origin not None
) -> bool:
    """Add evidence as `meta._state` does where its value is folded and without marks of HTML.

    Whether it was added or says nothing; what may be an author's account or address is left.
    """
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(value)
    if size == 0:
        return True
    if not is_all_shown(value) or PyUnicode_FindChar(value, AMPERSAND, 0, size, 1) >= 0:
        return False
    if PyUnicode_READ_CHAR(value, 0) in (64, 104) and name == "author":  # "@", "http"
        return False
    made = <tuple><PyObject *>_PyObject_GC_NewVar(<PyTypeObject *>_EVIDENCE, 3)
    Py_DECREF(made)  # as in `block`
    put(made, 0, name)
    put(made, 1, value)
    put(made, 2, origin)
    out.append(made)
    return True


cdef bint is_shown(Character *characters, Py_ssize_t size) noexcept:
    """Whether no character is a control or invisible, and every blank stands between others."""
    cdef Py_ssize_t at
    cdef Py_UCS4 c
    if size == 0:
        return True
    if characters[0] == BLANK or characters[size - 1] == BLANK:
        return False
    for at in range(size):
        c = characters[at]
        if c == BLANK:
            if characters[at + 1] == BLANK:
                return False
        elif DELETE <= c <= NO_BREAK or c == SOFT_HYPHEN or not is_single(c):
            return False
    return True


cdef inline bint is_single(Py_UCS4 c) noexcept:
    """Whether a character is composed, no control and no white space."""
    if c < DELETE:
        return c > BLANK
    return not is_space(c) and (
        c < COMBINING or VIETNAMESE <= c < VIETNAMESE_END or PUNCTUATION <= c < PUNCTUATION_END
    )


cdef inline bint is_space(Py_UCS4 c) noexcept:
    if c > DELETE:
        return Py_UNICODE_ISSPACE(c)
    return c == BLANK or 9 <= c <= 13 or 28 <= c <= 31


cdef Py_ssize_t wrap_width(Character *characters, Lines *found) noexcept:
    """Width at which the document is wrapped, as `text._wrap_width` finds it."""
    cdef Py_ssize_t lengths[WIDEST + 2]  # how many lines are so long, or longer than the last
    cdef Py_ssize_t place, width = 0, shorter, pairs = 0, soft = 0, lower = 0, index
    cdef Line *line
    cdef Line *before
    place = <Py_ssize_t>(_WRAP_QUANTILE * (found.count - 1))
    if found.count <= _WRAP_LINES or are_longer(found, found.count - place):
        return 0
    for index in range(WIDEST + 2):
        lengths[index] = 0
    for index in range(found.count):
        line = &found.lines[index]
        lengths[min(line.end - line.start, WIDEST + 1)] += 1
    shorter = lengths[0]
    while shorter <= place:
        width += 1
        shorter += lengths[width]
    if not NARROWEST <= width <= WIDEST:
        return 0
    for index in range(1, found.count):
        line, before = &found.lines[index], &found.lines[index - 1]
        if line.gap == 0:
            pairs += 1
            soft += (
                before.end - before.start + 1 + word_length(characters, line.start, line.end)
                > width
            )
            lower += Py_UNICODE_ISLOWER(characters[line.start])
    if soft >= _WRAP_LINES and min(soft, lower * 2) >= _WRAP_SHARE * pairs:
        return width
    return 0


cdef inline bint are_longer(Lines *found, Py_ssize_t least) noexcept:
    """Whether so many lines are longer than any that are wrapped."""
    cdef Py_ssize_t index, count = 0
    for index in range(found.count):
        count += found.lines[index].end - found.lines[index].start > WIDEST
    return count >= least


cdef inline Py_ssize_t word_length(
    Character *characters, Py_ssize_t start, Py_ssize_t end
) noexcept:
    """Characters of the first word of a line."""
    cdef Py_ssize_t at = start
    while at < end and not is_space(characters[at]):
        at += 1
    return at - start


cdef tuple block(str value, Line *line, bint placed):
    """A named tuple, never tracked for cycles, since its values make none."""
    cdef PyVarObject *made = _PyObject_GC_NewVar(<PyTypeObject *>_BLOCK, FIELDS)
    out = <tuple><PyObject *>made
    Py_DECREF(out)  # `made` was the first reference, `out` is the second
    number = numbered(line.number) if placed else _ZERO
    put(out, 0, value)
    put(out, 1, numbered(line.start) if placed else _ZERO)
    put(out, 2, numbered(line.end) if placed else _ZERO)
    put(out, 3, number)
    put(out, 4, number)
    put(out, 5, _KIND)
    put(out, 6, _TAG)
    put(out, 7, _ROOT)
    put(out, 8, _NO_HINTS)
    put(out, 9, _ZERO)
    put(out, 10, numbered(line.gap))
    return out


cdef inline object numbered(Py_ssize_t number):
    return _NUMBERS[number] if number < NUMBERS else number


cdef inline void put(tuple out, Py_ssize_t place, object value) noexcept:
    Py_INCREF(value)
    PyTuple_SET_ITEM(out, place, value)
