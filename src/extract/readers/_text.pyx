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

from extract.model import ROOT, Block
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
    #define STRIDE 16
    #if defined(__GNUC__) && defined(__x86_64__)
    #include <immintrin.h>
    #define WIDE static __attribute__((target("avx2")))
    #define has_wide() __builtin_cpu_supports("avx2")
    #define LETTERS(letter) _mm256_set1_epi16((short)(letter))

    WIDE inline __m256i is_in(__m256i letters, int first, int count) {
        __m256i from = _mm256_sub_epi16(letters, LETTERS(first));
        return _mm256_cmpeq_epi16(_mm256_min_epu16(from, LETTERS(count - 1)), from);
    }

    /* Printable ASCII, Latin letters below the combining marks, the row of Vietnamese letters,
    dashes and quotation marks, and ends of lines. */
    WIDE inline __m256i is_common(__m256i letters) {
        __m256i row = _mm256_and_si256(letters, LETTERS(0xFF00));
        return _mm256_or_si256(
            _mm256_or_si256(is_in(letters, 0x20, 0x5F), is_in(letters, 0xA1, 0x25F)),
            _mm256_or_si256(
                _mm256_cmpeq_epi16(row, LETTERS(0x1E00)), is_in(letters, 0x2010, 0x18)
            )
        );
    }

    /* Where the next line end is, or a place from which it is nearer than a stride; and whether
    all before it are common letters, and no blank before another. */
    #define SKIP(NAME, LETTER, LOAD) \
    WIDE Py_ssize_t NAME( \
        const LETTER *letters, Py_ssize_t at, Py_ssize_t size, int *common \
    ) { \
        const __m256i blank = LETTERS(' '), feed = LETTERS(10), back = LETTERS(13); \
        __m256i odd = _mm256_setzero_si256(), here, next, ends, others; \
        for (; at < size - STRIDE; at += STRIDE) { \
            here = LOAD(letters + at); \
            next = LOAD(letters + at + 1); \
            ends = _mm256_cmpeq_epi16(here, back); \
            others = _mm256_or_si256(ends, is_common(here)); \
            ends = _mm256_andnot_si256(_mm256_cmpeq_epi16(next, feed), ends); \
            ends = _mm256_or_si256(ends, _mm256_cmpeq_epi16(here, feed)); \
            next = _mm256_cmpeq_epi16(next, blank); \
            next = _mm256_and_si256(next, _mm256_cmpeq_epi16(here, blank)); \
            others = _mm256_andnot_si256(_mm256_andnot_si256(next, others), LETTERS(-1)); \
            if (_mm256_movemask_epi8(ends)) { \
                int bits = __builtin_ctz(_mm256_movemask_epi8(ends)); \
                uint32_t before = _mm256_movemask_epi8(others) & ((1u << bits) - 1); \
                *common = !before && _mm256_testz_si256(odd, odd); \
                return at + bits / 2; \
            } \
            odd = _mm256_or_si256(odd, others); \
        } \
        *common = _mm256_testz_si256(odd, odd); \
        return at; \
    }
    #define ONES(at) _mm256_cvtepu8_epi16(_mm_loadu_si128((const __m128i *)(at)))
    #define TWOS(at) _mm256_loadu_si256((const __m256i *)(at))
    SKIP(skip_ones, unsigned char, ONES)
    SKIP(skip_twos, unsigned short, TWOS)
    #else
    #define has_wide() 0
    #define skip_ones(letters, at, size, common) (at)
    #define skip_twos(letters, at, size, common) (at)
    #endif
    """
    bint has_wide() noexcept
    Py_ssize_t skip_ones(const One *letters, Py_ssize_t at, Py_ssize_t size, bint *common) noexcept
    Py_ssize_t skip_twos(const Two *letters, Py_ssize_t at, Py_ssize_t size, bint *common) noexcept

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
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

if Block._fields != (
    "text", "start", "end", "first_line", "last_line", "kind", "tag", "container", "hints",
    "link_chars", "gap",
) or WRAP_WIDTH_CHARACTERS != (NARROWEST, WIDEST):
    raise ImportError("the shape of blocks or the width of lines is another one")

cdef str _MARKS = "\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323"
cdef Two PAIRS[COMPOSED][MARKS]  # letters with these marks; 0: there is no such letter

cdef list _NUMBERS = list(range(NUMBERS))
cdef object _ZERO = 0
cdef object _ROOT = ROOT
cdef object _NO_HINTS = NO_HINTS
cdef object _BLOCK = Block
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
    cdef Lines found = Lines(NULL, 0, 0)
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
    cdef Py_ssize_t at = 0, start, end, number = 0, gap = 0
    cdef Line *line
    cdef bint plain
    while at <= size:
        start = at
        at = line_end(characters, at, size, &plain)
        end = at
        at += 1
        number += 1
        while start < end and is_space(characters[start]):
            start += 1
        if start == end:
            gap += 1
            continue
        while is_space(characters[end - 1]):
            end -= 1
        line = next_line(found)
        line.start, line.end, line.number, line.gap = start, end, number, gap
        line.plain = plain or is_plain(characters, start, end)
        gap = 0
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


cdef Py_ssize_t line_end(
    Character *characters, Py_ssize_t at, Py_ssize_t size, bint *plain
) noexcept:
    """Where the line ends; `plain` is true only if its value is, with its ends or without."""
    cdef Py_UCS4 c
    cdef bint single = True
    if _wide:
        if Character is One:
            at = skip_ones(characters, at, size, &single)
        elif Character is Two:
            at = skip_twos(characters, at, size, &single)
    while True:
        c = characters[at]  # a string ends with a NUL
        if (
            c == LINE_FEED
            or c == RETURN and characters[at + 1] != LINE_FEED
            or c == 0 and at == size
        ):
            plain[0] = single
            return at
        at += 1
        if c == BLANK:
            single &= characters[at] != BLANK
        elif c != RETURN:
            single &= is_single(c)


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
    cdef int kind = PyUnicode_KIND(text)
    cdef void *characters = PyUnicode_DATA(text)
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
    if kind == sizeof(One):
        return is_shown(<One *>characters, size)
    if kind == sizeof(Two):
        return is_shown(<Two *>characters, size)
    return is_shown(<Four *>characters, size)


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
    if found.count <= _WRAP_LINES:
        return 0
    for index in range(WIDEST + 2):
        lengths[index] = 0
    for index in range(found.count):
        line = &found.lines[index]
        lengths[min(line.end - line.start, WIDEST + 1)] += 1
    place = <Py_ssize_t>(_WRAP_QUANTILE * (found.count - 1))
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
