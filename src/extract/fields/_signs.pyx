# cython: language_level=3, cdivision=True, boundscheck=False, wraparound=False
"""The look at all lines of `signs.py`, in C: every character is looked at once.

Lives here: what `signs.py` says in words, looked for. Lines with characters of rare kinds may be
anything, so that what Python's `lower`, `casefold`, `\\s` and `\\d` do to them need not be known.
"""

from cpython.list cimport PyList_GET_ITEM, PyList_New, PyList_SET_ITEM
from cpython.ref cimport Py_INCREF
from cpython.tuple cimport PyTuple_GET_ITEM
from cpython.unicode cimport Py_UNICODE_ISALPHA, Py_UNICODE_TOLOWER

from extract.fields import signs as said
from extract.model import Block

cdef Py_ssize_t TEXT = Block._fields.index("text"), KIND = Block._fields.index("kind")
cdef Py_ssize_t HINTS = Block._fields.index("hints"), LINKS = Block._fields.index("link_chars")
cdef Py_ssize_t CONTAINER = Block._fields.index("container"), GAP = Block._fields.index("gap")
cdef object PARAGRAPH = "paragraph"

cdef extern from *:
    """
    #include <stdint.h>
    #include <string.h>
    #define STRIDE 32
    #define LONGEST 320  /* letters of a line that are sieved */

    /* Bits of what the octets of letters may be, by their lower and higher halves: of single signs,
    and of the first three letters of words. */
    static unsigned char lows[4][16], highs[4][16];

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
        A = 1, B = 2, C = 4, D = 8, E = 16, F = 32, G = 64, H = 128, L = A | D | E | F | G | H
    };

    /* Put down octets of 32 letters, as `octet_of` has them; nonzero are those of other letters
    than plain ones: below U+0100, the rows of Vietnamese and its letters in the next, dashes and
    quotation marks. */
    WIDE inline __m256i narrow(unsigned char *octets, const unsigned short *letters) {
        const __m256i row_low = TABLE(E|F|G|H, A|B|C, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, D, 0);
        const __m256i row_high = TABLE(A|B|C|F|G|H, D, E, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        const __m256i column_low = TABLE(
            L|B, L|B, L|B, L|B, L, L^G, L, L, L|C, L|C, L, L, L, L, L, L^H
        );
        const __m256i column_high = TABLE(
            B|F, B|E|F, C|E|F, F, F, F, C|F, F, F, F, A|D|F, A|D|G, D|F, D|H, D|F, D|F
        );
        const __m256i moves = TABLE(0, 0, 0, 0, 0, 0, 0, 0x21, 0x80, 0, 0, 0, 0, 0, 0, 0);
        __m256i one = stride(letters), two = stride(letters + 16), rows, columns, kinds;
        rows = _mm256_packus_epi16(_mm256_srli_epi16(one, 8), _mm256_srli_epi16(two, 8));
        columns = _mm256_packus_epi16(
            _mm256_and_si256(one, _mm256_set1_epi16(0xFF)),
            _mm256_and_si256(two, _mm256_set1_epi16(0xFF))
        );
        kinds = _mm256_and_si256(
            _mm256_and_si256(
                _mm256_shuffle_epi8(row_low, rows), _mm256_shuffle_epi8(row_high, high(rows))
            ),
            _mm256_and_si256(
                _mm256_shuffle_epi8(column_low, low(columns)),
                _mm256_shuffle_epi8(column_high, high(columns))
            )
        );
        rows = low(_mm256_srli_epi16(rows, 2));
        columns = _mm256_xor_si256(columns, _mm256_shuffle_epi8(moves, rows));
        columns = _mm256_permute4x64_epi64(columns, 0xD8);
        _mm256_storeu_si256((__m256i *)octets, columns);
        return _mm256_cmpeq_epi8(kinds, _mm256_setzero_si256());
    }

    /* Put down octets of up to 320 letters and NULs behind them; whether all are plain ones. */
    WIDE int narrow_wide(
        unsigned char *octets, const unsigned short *letters, Py_ssize_t size
    ) {
        unsigned short few[STRIDE] = {0};
        __m256i odd;
        if (size < STRIDE) {
            memcpy(few, letters, 2 * size);
            odd = narrow(octets, few);
        } else {
            odd = narrow(octets + size - STRIDE, letters + size - STRIDE);
            for (Py_ssize_t at = 0; at < size - STRIDE; at += STRIDE)
                odd = _mm256_or_si256(odd, narrow(octets + at, letters + at));
        }
        _mm256_storeu_si256((__m256i *)(octets + size), _mm256_setzero_si256());
        _mm256_storeu_si256((__m256i *)(octets + size + STRIDE), _mm256_setzero_si256());
        return _mm256_testz_si256(odd, odd);
    }

    WIDE int narrow_slim(
        unsigned char *octets, const unsigned char *letters, Py_ssize_t size
    ) {
        __m256i odd = _mm256_setzero_si256();
        memcpy(octets, letters, size);
        memset(octets + size, 0, 2 * STRIDE);
        for (Py_ssize_t at = 0; at < size; at += STRIDE) {
            __m256i here = stride(octets + at);
            odd = _mm256_or_si256(odd, _mm256_cmpeq_epi8(here, OCTETS(0xB5)));
            odd = _mm256_or_si256(odd, _mm256_cmpeq_epi8(here, OCTETS(0xDF)));
        }
        return _mm256_testz_si256(odd, odd);
    }

    WIDE inline __m256i sifted(int sieve, __m256i octets) {
        __m128i some = _mm_loadu_si128((const __m128i *)lows[sieve]);
        __m128i others = _mm_loadu_si128((const __m128i *)highs[sieve]);
        return _mm256_and_si256(
            _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(some), low(octets)),
            _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(others), high(octets))
        );
    }

    /* Put down the places where words may begin, and tell how many; with bits of all signs. */
    WIDE int sieve(
        unsigned short *places, unsigned int *signs, const unsigned char *octets, Py_ssize_t size
    ) {
        __m256i seen = _mm256_setzero_si256(), words;
        uint64_t parts[4], all;
        int count = 0;
        for (Py_ssize_t at = 0; at < size; at += STRIDE) {
            __m256i here = stride(octets + at);
            words = _mm256_and_si256(sifted(1, here), sifted(2, stride(octets + at + 1)));
            words = _mm256_and_si256(words, sifted(3, stride(octets + at + 2)));
            words = _mm256_cmpeq_epi8(words, _mm256_setzero_si256());
            seen = _mm256_or_si256(seen, sifted(0, here));
            for (uint32_t mask = ~_mm256_movemask_epi8(words); mask; mask &= mask - 1)
                places[count++] = at + __builtin_ctz(mask);
        }
        memcpy(parts, &seen, sizeof parts);
        all = parts[0] | parts[1] | parts[2] | parts[3];
        all |= all >> 32;
        all |= all >> 16;
        *signs = (all | all >> 8) & 0xFF;
        return count;
    }
    #else
    #define has_wide() 0
    #define narrow_wide(octets, letters, size) 0
    #define narrow_slim(octets, letters, size) 0
    #define sieve(places, signs, octets, size) 0
    #endif
    """
    const int STRIDE
    const int LONGEST
    unsigned char lows[4][16]
    unsigned char highs[4][16]
    bint has_wide() noexcept
    bint narrow_wide(unsigned char *octets, const unsigned short *letters, Py_ssize_t size) noexcept
    bint narrow_slim(unsigned char *octets, const unsigned char *letters, Py_ssize_t size) noexcept
    int sieve(
        unsigned short *places, unsigned int *signs, const unsigned char *octets, Py_ssize_t size
    ) noexcept

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
    Py_ssize_t PySet_GET_SIZE(object items)

cdef enum:
    LONGEST_WORD = 12
    MOST_WORDS = 96
    OCTETS = 256
    ASCII = 128
    BITS = 8
    SIGNS = 0  # places of the tables `lows` and `highs`
    WORDS_AT = 1
    SIEVED = 3  # letters of a word
    SLOTS = 16384  # several times as many as there are keys
    FLAGS = 0xFFF  # the rest of a slot is of the key
    MOST_BLANKS = 24  # in a line with a stamp
    LONGEST_FIELD = 300
    LONGEST_PACKED = 900
    LONGEST_SHORT = 24
    LONGEST_CREDIT = 120
    LONGEST_STAMP = 130
    LONGEST_JOINED = 80
    LONGEST_LABEL = 60
    SHORTEST_DEGREE = 2  # letters of it that are looked at
    LONGEST_DEGREE = 4
    REACH = 130
    SHORTEST_FIGURE = 9

ctypedef unsigned char Slim
ctypedef unsigned short Wide
ctypedef fused Letter:
    Slim
    Wide

cdef struct Word:
    int size
    int place  # of the letters by which the word is found, three rare ones
    int next  # another word with such a first letter; 0: none
    unsigned int tells
    unsigned short letters[LONGEST_WORD]

cdef Word WORDS[MOST_WORDS]
cdef int CHAIN[OCTETS]  # words by the first letter by which they are found
cdef unsigned int TELLS[OCTETS]  # what single signs tell
cdef unsigned int BITS_TELL[OCTETS]  # ... by the bits of all that stand in a line
cdef bint EDGES[ASCII]
cdef bint GLUED[ASCII]  # last letters of what closes a credit without a blank before it
cdef unsigned int HEADS[SLOTS]
cdef int _words = 0, _keys = 0
cdef bint _wide = has_wide()
cdef list NUMBERS = list(range(OCTETS))

# What the words tell.
cdef unsigned int AT = said.AT, COPY = said.COPY, MARK = said.MARK, COLON = said.COLON
cdef unsigned int DIGIT = said.DIGIT, SIGN = said.SIGN, YEAR = said.YEAR
cdef unsigned int AGO = said.AGO, UNFILLED = said.UNFILLED, PICTURE = said.PICTURE
cdef unsigned int MAKER = said.MAKER, JOIN = said.JOIN, BAR = said.BAR, BRACKET = said.BRACKET
cdef unsigned int LINK = said.LINK, BY = said.BY

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
    KNOWN = 1024
    # What the letters of a known key are of; other keys are of beginnings.
    FIRST_WORD = 1 << 20
    LAST_WORD = 2 << 20
    COLON_END = 3 << 20
    PICTURE_END = 4 << 20
    BRACKET_HEAD = 5 << 20
    DEGREE = 6 << 20


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


cdef int add_known(str text, unsigned int kind) except -1:
    """Remember letters of a kind."""
    cdef unsigned int key = kind
    for c in text:
        key = mixed(key, <Py_UCS4>c)
    return add_key(key, KNOWN)


cdef inline unsigned int octet_of(unsigned int c) noexcept:
    """What stands for a letter: so that letters of Vietnamese are no signs, and dashes others."""
    cdef unsigned int row = c >> 8
    return (c & 0xFF) ^ (0x21 if row == 0x1E else 0x80 if row == 0x20 else 0)


cdef void sift(int sieve, unsigned int octet, unsigned int bits) noexcept:
    """Let an octet through a sieve."""
    lows[sieve][octet & 15] |= bits
    highs[sieve][octet >> 4] |= bits


cdef int add_sign(unsigned int c, unsigned int tells) except -1:
    """Remember a single sign: a bit for all that tell the same."""
    cdef unsigned int octet = octet_of(c), bit = 0
    while BITS_TELL[1 << bit] and BITS_TELL[1 << bit] != tells:
        bit += 1
        if bit == BITS:
            raise ImportError("signs tell more than there is room for")
    BITS_TELL[1 << bit] = tells
    TELLS[octet] |= tells
    sift(SIGNS, octet, 1 << bit)
    return 0


cdef int add_word(str word, unsigned int tells, int bit) except -1:
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
    entry.place = said.rarest(word)
    for place in range(entry.size):
        entry.letters[place] = <Py_UCS4>word[place]
    for place in range(SIEVED):
        if entry.place + place < entry.size:
            sift(WORDS_AT + place, octet_of(entry.letters[entry.place + place]), 1 << bit)
        else:
            for octet in range(OCTETS):
                sift(WORDS_AT + place, octet, 1 << bit)
    first = &CHAIN[octet_of(entry.letters[entry.place])]
    entry.next = first[0]
    first[0] = _words
    return 0


cdef int add_words(list words) except -1:
    """Remember all: the shortest under one bit, the others by their letters under the rest."""
    cdef Py_ssize_t index, count
    short = [(word, tells) for word, tells in words if len(word) < SIEVED]
    others = [(octet_of(<Py_UCS4>word[said.rarest(word)]), word, tells) for word, tells in words
              if len(word) >= SIEVED]
    others.sort()
    count = len(others)
    for word, tells in short:
        add_word(word, tells, 0)
    for index in range(count):
        _, word, tells = others[index]
        add_word(word, tells, 1 + index * (BITS - 1) // count)
    return 0


def _prepare():
    cdef unsigned int bits, bit
    words = []
    for tells, pieces in said.words():
        for piece in pieces:
            if tells == said.EDGE:
                EDGES[<Py_UCS4>piece] = 1
            elif len(piece) == 1:
                add_sign(<Py_UCS4>piece, tells)
            else:
                words.append((piece, tells))
    add_words(words)
    for bits in range(OCTETS):
        for bit in range(BITS):
            if bits >> bit & 1:
                BITS_TELL[bits] |= BITS_TELL[1 << bit]
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
    for kind, texts in (
        (FIRST_WORD, said.first_words()), (LAST_WORD, said.last_words()),
        (COLON_END, said.colon_ends()), (PICTURE_END, said.picture_ends()),
        (BRACKET_HEAD, said.bracket_heads()), (DEGREE, said.degrees()),
    ):
        for text in texts:
            add_known(text[:LONGEST_DEGREE] if kind == DEGREE else text, kind)
    for text in said.glued():
        if not text[-1].isascii():
            raise ImportError("there is room for ASCII letters only")
        add_known(text, LAST_WORD)
        GLUED[ord(text[-1])] = 1


cdef inline bint stands(Letter *text, Py_ssize_t size, Py_ssize_t at, Word *word) noexcept:
    """Whether a word stands where the letters do by which it is found."""
    cdef int place
    at -= word.place
    if at < 0 or at + word.size > size:
        return False
    for place in range(word.size):
        if text[at + place] != word.letters[place]:
            return False
    return True


cdef inline unsigned int found(
    Letter *text, Py_ssize_t size, Py_ssize_t at, unsigned int octet
) noexcept:
    """What the words tell that are found at a place, where such a letter stands."""
    cdef unsigned int out = 0
    cdef int place = CHAIN[octet]
    while place:
        if stands(text, size, at, &WORDS[place]):
            out |= WORDS[place].tells
        place = WORDS[place].next
    return out


cdef inline unsigned int told(Letter *text, Py_ssize_t first, Py_ssize_t size) noexcept:
    """What the signs and words of a line tell, or more; all where one of its letters is rare."""
    cdef unsigned char octets[LONGEST + 2 * STRIDE]
    cdef unsigned short places[LONGEST]
    cdef unsigned int signs, out
    cdef int index, count
    cdef bint plain
    if not _wide:
        return told_slowly(text, first, size)
    if Letter is Slim:
        plain = narrow_slim(octets, text + first, size - first)
    else:
        plain = narrow_wide(octets, text + first, size - first)
    if not plain:
        return told_slowly(text, first, size)
    count = sieve(places, &signs, octets, size - first)
    out = BITS_TELL[signs]
    for index in range(count):
        out |= found(text, size, first + places[index], octets[places[index]])
    return out


cdef unsigned int told_slowly(Letter *text, Py_ssize_t first, Py_ssize_t size) noexcept:
    """The same, letter by letter."""
    cdef Py_ssize_t at
    cdef unsigned int out = 0, octet
    for at in range(first, size):
        if is_rare(text[at]):
            return ~<unsigned int>0
        octet = octet_of(text[at])
        out |= TELLS[octet] | found(text, size, at, octet)
    return out


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


cdef inline bint knows(
    unsigned int kind, Letter *text, Py_ssize_t start, Py_ssize_t stop, bint small
) noexcept:
    """Whether the letters between two places are known as of a kind."""
    cdef Py_ssize_t at
    for at in range(start, stop):
        kind = mixed(kind, lower(text[at]) if small else text[at])
    return flags_of(kind) & KNOWN


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


cdef inline bint opens_credit(Letter *text, Py_ssize_t size, unsigned int tells) noexcept:
    """Whether a credit's first letters stand there, and its first word or " by "."""
    cdef Py_ssize_t stop = 0
    if not begins(text, 0, size, False, ON_NAME) & NAME:
        return False
    if tells & BY:
        return True
    while stop < size and text[stop] != 32:
        stop += 1
    return knows(FIRST_WORD, text, 0, stop, False)


cdef inline bint closes_credit(Letter *text, Py_ssize_t size) noexcept:
    """Whether a credit's last word ends the line, or the last letters are one glued to a name."""
    cdef Py_ssize_t at = size
    while at > 0 and text[at - 1] != 32:
        at -= 1
    if knows(LAST_WORD, text, at, size, False):
        return True
    return 4 <= size <= LONGEST_JOINED and text[size - 1] < ASCII and GLUED[text[size - 1]] and (
        knows(LAST_WORD, text, size - 3, size, False)
        or knows(LAST_WORD, text, size - 4, size, False)
    )


cdef inline bint brackets_credit(Letter *text, Py_ssize_t size) noexcept:
    """Whether the line is a bracket, or its last one begins like what makes a credit."""
    cdef Py_ssize_t at = size - 1
    if text[0] == c'(':
        return True
    while at > 0 and text[at] != c'(':
        at -= 1
    return at + 3 <= size and knows(BRACKET_HEAD, text, at + 1, at + 3, True)


cdef inline bint names_text(Letter *text, Py_ssize_t size, Py_ssize_t stop) noexcept:
    """Whether a picture's label may name a text too ("Bài, ảnh"), or a name in capitals is before.

    The words are looked for by their first two letters.
    """
    cdef Py_ssize_t at
    cdef unsigned int c
    for at in range(stop - 1):
        c = lower(text[at])
        if (c == c'b' and lower(text[at + 1]) == 0xE0) or (c == c't' and lower(text[at + 1]) == c'i'):
            return True
    for at in range(size):
        if text[at] == c'.':
            break
        if c'a' <= text[at] <= c'z':
            return False
    return True


cdef inline bint labels_credit(Letter *text, Py_ssize_t size, Py_ssize_t stop) noexcept:
    """Whether what stands before the colon may be a credit's label."""
    while stop > 0 and (text[stop - 1] <= 32 or 0x7F <= text[stop - 1] < 0xC0):
        stop -= 1
    if stop < 3 or 0x2000 <= text[stop - 1] < 0x2070 or 0x2000 <= text[stop - 2] < 0x2070:
        return True
    if stop > LONGEST_LABEL or not knows(COLON_END, text, stop - 2, stop, True):
        return False
    return not knows(PICTURE_END, text, stop - 3, stop, True) or names_text(text, size, stop)


cdef inline bint joins_outlet(Letter *text, Py_ssize_t size, unsigned int tells) noexcept:
    """Whether a name and an outlet may stand on both sides of a slash or dash, or a duty."""
    cdef unsigned int first = text[0], end = text[size - 1]
    cdef Py_ssize_t stop
    if size > LONGEST_JOINED:
        return False
    for stop in range(SHORTEST_DEGREE, min(size, LONGEST_DEGREE) + 1):
        if knows(DEGREE, text, 0, stop, True):
            return True
    if c'0' <= end <= c'9':
        return tells & BAR
    return end >= ASCII or not (
        c'0' <= first <= c'9' or first == c'/' or c'a' <= first <= c'z'
    )


cdef inline bint may_be_credit(Letter *text, Py_ssize_t size, unsigned int tells) noexcept:
    cdef unsigned int end = text[size - 1]
    cdef Py_ssize_t colon = 0
    if (
        end == c'?' or end == c'!' or end == c':' or end == 0x2026 or end == c','
        or end == 0x201D or end == c'"'
    ):
        return False
    if opens_credit(text, size, tells) or closes_credit(text, size):
        return True
    if (
        tells & BRACKET and (end == c')' or end == c']' or end == c'.')
        and brackets_credit(text, size)
    ):
        return True
    if tells & COLON and not tells & BAR:
        while colon < size and text[colon] != c':':
            colon += 1
        if colon < size:  # else another letter was taken for one
            return labels_credit(text, size, colon)
    return tells & JOIN and joins_outlet(text, size, tells)


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
    cdef Letter stand = 0
    for at in range(size - 1):
        stand |= <Letter>((text[at] == c'G') & (text[at + 1] == c'P'))
    return stand != 0


cdef inline bint ends_sentence(unsigned int end) noexcept:
    return (
        end == c'.' or end == c'!' or end == c'?' or end == 0x2026 or end == 0x201D or end == c'"'
        or end == c':' or end == c';' or end == c')' or end == 0x2019 or end == 0xBB
    )


cdef int signs_of(Letter *text, Py_ssize_t size) noexcept:
    """What a line may be."""
    cdef int out = SENTENCE if ends_sentence(text[size - 1]) else 0
    cdef unsigned int begun, tells = told(
        text, 0 if size <= LONGEST_FIELD else size - REACH - LONGEST_WORD, size
    )
    if tells == ~<unsigned int>0:
        return ANY
    if tells & PICTURE or (tells & COLON and tells & MAKER):
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


cdef inline void put(list out, Py_ssize_t index, object item) noexcept:
    Py_INCREF(item)
    PyList_SET_ITEM(out, index, item)


cdef inline object number(Py_ssize_t value):
    return <object>PyList_GET_ITEM(NUMBERS, value) if value < OCTETS else value


def columns(list blocks not None):
    """The columns of `signs.columns`."""
    cdef Py_ssize_t index, count = len(blocks)
    cdef list texts = PyList_New(count), lengths = PyList_New(count), links = PyList_New(count)
    cdef list gaps = PyList_New(count), places = PyList_New(count)
    for index in range(count):
        block = <object>PyList_GET_ITEM(blocks, index)
        text = <object>PyTuple_GET_ITEM(block, TEXT)
        put(texts, index, text)
        put(lengths, index, number(PyUnicode_GET_LENGTH(text)))
        put(links, index, <object>PyTuple_GET_ITEM(block, LINKS))
        put(gaps, index, <object>PyTuple_GET_ITEM(block, GAP))
        put(places, index, <object>PyTuple_GET_ITEM(block, CONTAINER))
    return texts, lengths, links, gaps, places


def look(list blocks not None, list zones not None, frozenset quiet not None):
    """The signs of `signs.look`."""
    cdef Py_ssize_t index, count = len(blocks)
    cdef list out = PyList_New(count)
    cdef int sign
    cdef object last_zone = None, last_kind = None  # most blocks have those of the block before
    cdef bint is_quiet = False, is_element = False
    for index in range(count):
        block = <object>PyList_GET_ITEM(blocks, index)
        zone = <object>PyList_GET_ITEM(zones, index)
        if zone is not last_zone:
            is_quiet = PyUnicode_GET_LENGTH(zone) and zone in quiet
            last_zone = zone
        kind = <object>PyTuple_GET_ITEM(block, KIND)
        if kind is not last_kind:
            is_element = kind != PARAGRAPH
            last_kind = kind
        sign = 0 if is_quiet else look_at(<object>PyTuple_GET_ITEM(block, TEXT))
        if is_element or PySet_GET_SIZE(<object>PyTuple_GET_ITEM(block, HINTS)):
            sign |= ELEMENT
        put(out, index, number(sign))
    return out


_prepare()
