# cython: language_level=3, boundscheck=False, wraparound=False
"""What `octets.py` tells of bytes, in C: a stride of 32 at a time.

Lives here: looks without branches for single letters, since no processor foresees how many bytes
the next letter of Vietnamese has. They need the instructions that x86 has had since 2013 (AVX2);
elsewhere importing this fails, and Python does the same.
"""

from cpython.object cimport PyObject
from cpython.ref cimport Py_XDECREF

ctypedef unsigned char Byte
ctypedef unsigned short Letter

cdef extern from *:
    """
    #include <stdint.h>
    #include <string.h>
    #define STRIDE 32
    #define BEFORE 3
    #define BEHIND 2
    #if defined(__GNUC__) && defined(__x86_64__)
    #include <immintrin.h>
    #define WIDE static __attribute__((target("avx2,popcnt")))
    #define has_wide() (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("popcnt"))

    static uint64_t begun[256][2];  /* where the letters of eight are that begin one, for pshufb */

    static void prepare(void) {
        for (int mask = 0; mask < 256; mask++) {
            unsigned char places[16] = {0};
            int count = 0;
            for (int place = 0; place < 8; place++) {
                if (!(mask >> place & 1)) continue;
                places[count++] = 2 * place;
                places[count++] = 2 * place + 1;
            }
            memcpy(begun[mask], places, sizeof places);
        }
    }

    #define TABLE(...) _mm256_broadcastsi128_si256(_mm_setr_epi8(__VA_ARGS__))
    #define SAME(octet) _mm256_set1_epi8((char)(octet))
    #define LETTERS(letter) _mm256_set1_epi16((short)(letter))

    WIDE inline __m256i stride(const unsigned char *at) {
        return _mm256_loadu_si256((const __m256i *)at);
    }

    /* A constant that is kept, where compilers would make it anew for every stride. */
    WIDE inline __m256i kept(__m256i constant) {
        __asm__("" : "+x"(constant));
        return constant;
    }

    WIDE inline __m256i high(__m256i octets, __m256i low) {
        return _mm256_and_si256(_mm256_srli_epi16(octets, 4), low);
    }

    enum {
        SHORT = 1, LONG = 2, OVERLONG_3 = 4, LARGE = 8, SURROGATE = 16, OVERLONG_2 = 32,
        LARGER = 64, OVERLONG_4 = 64, TWO = 128, ANY = SHORT | LONG | TWO,
        LATE = LONG | OVERLONG_2 | TWO,
    };

    struct rules {
        __m256i first_high, first_low, second_high, low, three, four, more;
    };

    WIDE inline struct rules rules(void) {
        struct rules made = {
            TABLE(
                LONG, LONG, LONG, LONG, LONG, LONG, LONG, LONG, TWO, TWO, TWO, TWO,
                SHORT | OVERLONG_2, SHORT, SHORT | OVERLONG_3 | SURROGATE,
                SHORT | LARGE | LARGER | OVERLONG_4
            ),
            TABLE(
                ANY | OVERLONG_3 | OVERLONG_2 | OVERLONG_4, ANY | OVERLONG_2, ANY, ANY,
                ANY | LARGE, ANY | LARGE | LARGER, ANY | LARGE | LARGER, ANY | LARGE | LARGER,
                ANY | LARGE | LARGER, ANY | LARGE | LARGER, ANY | LARGE | LARGER,
                ANY | LARGE | LARGER, ANY | LARGE | LARGER, ANY | LARGE | LARGER | SURROGATE,
                ANY | LARGE | LARGER, ANY | LARGE | LARGER
            ),
            TABLE(
                SHORT, SHORT, SHORT, SHORT, SHORT, SHORT, SHORT, SHORT,
                LATE | OVERLONG_3 | LARGER | OVERLONG_4, LATE | OVERLONG_3 | LARGE,
                LATE | SURROGATE | LARGE, LATE | SURROGATE | LARGE, SHORT, SHORT, SHORT, SHORT
            ),
            kept(SAME(0x0F)), kept(SAME(0xE0 - 0x80)), kept(SAME(0xF0 - 0x80)), kept(SAME(0x80)),
        };
        return made;
    }

    /* Bytes that do not fit behind those before them, as Keiser and Lemire find them: "Validating
    UTF-8 In Less Than One Instruction Per Byte" (2021). */
    WIDE inline __m256i misfits(__m256i octets, const unsigned char *at, struct rules rules) {
        __m256i one = stride(at - 1), wrong, more;
        wrong = _mm256_and_si256(
            _mm256_shuffle_epi8(rules.first_high, high(one, rules.low)),
            _mm256_shuffle_epi8(rules.first_low, _mm256_and_si256(one, rules.low))
        );
        one = _mm256_shuffle_epi8(rules.second_high, high(octets, rules.low));
        more = _mm256_or_si256(
            _mm256_subs_epu8(stride(at - 2), rules.three),
            _mm256_subs_epu8(stride(at - 3), rules.four)
        );
        wrong = _mm256_and_si256(wrong, one);
        return _mm256_xor_si256(wrong, _mm256_and_si256(more, rules.more));
    }

    /* The same of many, and NULs; nonzero where there is something wrong. */
    WIDE __m256i all_misfits(const unsigned char *at, const unsigned char *end) {
        const struct rules known = rules();
        __m256i wrong = _mm256_setzero_si256(), least = SAME(0xFF);
        unsigned int before = ~0u;
        for (; at < end; at += 2 * STRIDE) {
            __m256i one = stride(at), two = stride(at + STRIDE);
            unsigned int here = _mm256_movemask_epi8(_mm256_or_si256(one, two));
            least = _mm256_min_epu8(least, _mm256_min_epu8(one, two));
            if (here | before) {
                wrong = _mm256_or_si256(wrong, misfits(one, at, known));
                wrong = _mm256_or_si256(wrong, misfits(two, at + STRIDE, known));
                before = _mm256_movemask_epi8(two) & 7u << (STRIDE - BEFORE);
            }
        }
        return _mm256_or_si256(wrong, _mm256_cmpeq_epi8(least, _mm256_setzero_si256()));
    }

    WIDE int fits(const unsigned char *octets, Py_ssize_t size) {
        unsigned char edge[BEFORE + 2 * STRIDE];
        Py_ssize_t first = size < 2 * STRIDE ? size : 2 * STRIDE, rest;
        const unsigned char *begin = edge + BEFORE;
        __m256i wrong;
        memset(edge, ' ', sizeof edge);
        memcpy(edge + BEFORE, octets, first);
        wrong = all_misfits(begin, begin + first + (first < 2 * STRIDE));
        if (size >= 2 * STRIDE) {
            rest = size % (2 * STRIDE);
            wrong = _mm256_or_si256(
                wrong, all_misfits(octets + 2 * STRIDE, octets + size - rest)
            );
            memset(edge, ' ', sizeof edge);
            memcpy(edge, octets + size - rest - BEFORE, rest + BEFORE);
            wrong = _mm256_or_si256(wrong, all_misfits(begin, begin + rest + 1));
        }
        return _mm256_testz_si256(wrong, wrong);
    }

    WIDE inline unsigned short *put_eight(
        unsigned short *letters, __m128i eight, unsigned int begins
    ) {
        __m128i places = _mm_loadu_si128((const __m128i *)begun[begins]);
        _mm_storeu_si128((__m128i *)letters, _mm_shuffle_epi8(eight, places));
        return letters + _mm_popcnt_u32(begins);
    }

    struct lengths {
        __m256i two, three, of_two, of_three;  /* what such letters are above, and have too much */
    };

    WIDE inline unsigned short *put_sixteen(
        unsigned short *letters, const unsigned char *at, unsigned int begins, struct lengths known
    ) {
        __m256i one = _mm256_cvtepu8_epi16(_mm_loadu_si128((const __m128i *)at)), two, three;
        two = _mm256_cvtepu8_epi16(_mm_loadu_si128((const __m128i *)(at + 1)));
        three = _mm256_cvtepu8_epi16(_mm_loadu_si128((const __m128i *)(at + 2)));
        two = _mm256_add_epi16(two, _mm256_slli_epi16(one, 6));
        three = _mm256_add_epi16(three, _mm256_slli_epi16(two, 6));
        two = _mm256_sub_epi16(two, known.of_two);
        three = _mm256_sub_epi16(three, known.of_three);
        two = _mm256_blendv_epi8(two, three, _mm256_cmpgt_epi16(one, known.three));
        one = _mm256_blendv_epi8(one, two, _mm256_cmpgt_epi16(one, known.two));
        letters = put_eight(letters, _mm256_castsi256_si128(one), begins & 0xFF);
        return put_eight(letters, _mm256_extracti128_si256(one, 1), begins >> 8);
    }

    struct progress {
        unsigned short *letters;
        unsigned int before;  /* which of the last bytes before are of longer letters */
        int misfit;  /* whether bytes do not fit, or begin letters of four */
        int wide;
    };

    WIDE struct progress put(
        struct progress made, const unsigned char *at, const unsigned char *end
    ) {
        const struct rules known = rules();
        const struct lengths lengths = {
            kept(LETTERS(0x7F)), kept(LETTERS(0xDF)), kept(LETTERS(0x3080)), kept(LETTERS(0x2080)),
        };
        const __m256i late = kept(SAME(0xBF));  /* the largest byte within a letter, as a sign */
        __m256i wrong = _mm256_setzero_si256(), most = _mm256_setzero_si256();
        unsigned short *letters = made.letters;
        unsigned int before = made.before, here, begins;
        for (; at < end; at += STRIDE) {
            __m256i octets = stride(at);
            here = _mm256_movemask_epi8(octets);
            if (here | before) {
                wrong = _mm256_or_si256(wrong, misfits(octets, at, known));
                most = _mm256_max_epu8(most, octets);
                begins = _mm256_movemask_epi8(_mm256_cmpgt_epi8(octets, late));
                letters = put_sixteen(letters, at, begins & 0xFFFF, lengths);
                letters = put_sixteen(letters, at + 16, begins >> 16, lengths);
                before = here & 7u << (STRIDE - BEFORE);
            } else {
                __m128i half = _mm256_castsi256_si128(octets);
                _mm256_storeu_si256((__m256i *)letters, _mm256_cvtepu8_epi16(half));
                half = _mm256_extracti128_si256(octets, 1);
                _mm256_storeu_si256((__m256i *)(letters + 16), _mm256_cvtepu8_epi16(half));
                letters += STRIDE;
            }
        }
        made.letters = letters;
        made.before = before;
        made.misfit |= !_mm256_testz_si256(wrong, wrong);
        wrong = _mm256_subs_epu8(most, SAME(0xC3));
        made.wide |= !_mm256_testz_si256(wrong, wrong);
        wrong = _mm256_subs_epu8(most, SAME(0xEF));
        made.misfit |= !_mm256_testz_si256(wrong, wrong);
        return made;
    }

    /* Put down all letters, and tell how many; -1 if some have four bytes or are none. With
    whether one of them is none of the first 256. */
    WIDE Py_ssize_t put_all(
        unsigned short *letters, int *wide, const unsigned char *octets, Py_ssize_t size
    ) {
        unsigned char edge[BEFORE + 3 * STRIDE] = {0};
        struct progress made = {letters, ~0u, 0, 0};
        const unsigned char *at = octets, *begin = edge + BEFORE;
        Py_ssize_t first = size < STRIDE + BEHIND ? size : STRIDE + BEHIND, rest = size, strides;
        if (size >= STRIDE + BEHIND) {
            memcpy(edge + BEFORE, octets, first);
            made = put(made, begin, begin + STRIDE);
            strides = (size - BEHIND) / STRIDE;
            made = put(made, octets + STRIDE, octets + strides * STRIDE);
            at += strides * STRIDE;
            rest -= strides * STRIDE;
            memset(edge, 0, sizeof edge);
            memcpy(edge, at - BEFORE, BEFORE);
        }
        memcpy(edge + BEFORE, at, rest);
        strides = rest / STRIDE + 1;
        made.before = ~0u;
        made = put(made, begin, begin + strides * STRIDE);
        *wide = made.wide;
        return made.misfit ? -1 : made.letters - letters - (strides * STRIDE - rest);
    }

    WIDE int controls(const unsigned char *at) {
        const __m256i lows = TABLE(2, 3, 3, 3, 3, 3, 3, 3, 3, 2, 2, 0, 2, 2, 3, 7);
        const __m256i highs = TABLE(1, 2, 0, 0, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0);
        __m256i octets = stride(at), kinds;
        kinds = _mm256_and_si256(
            _mm256_shuffle_epi8(lows, octets), _mm256_shuffle_epi8(highs, high(octets, SAME(0x0F)))
        );
        kinds = _mm256_cmpeq_epi8(kinds, _mm256_setzero_si256());
        return STRIDE - _mm_popcnt_u32(_mm256_movemask_epi8(kinds));
    }

    WIDE Py_ssize_t all_controls(const unsigned char *octets, Py_ssize_t size) {
        unsigned char edge[STRIDE] = {0};
        Py_ssize_t count = 0;
        for (; size >= STRIDE; size -= STRIDE, octets += STRIDE) count += controls(octets);
        memcpy(edge, octets, size);
        return count + controls(edge);
    }
    #else
    #define has_wide() 0
    #define prepare()
    #define fits(octets, size) 0
    #define put_all(letters, wide, octets, size) (-1)
    #define all_controls(octets, size) 0
    #endif
    """
    const int STRIDE
    bint has_wide() noexcept
    void prepare() noexcept
    bint fits(const Byte *octets, Py_ssize_t size) noexcept
    Py_ssize_t put_all(
        Letter *letters, bint *wide, const Byte *octets, Py_ssize_t size
    ) noexcept
    Py_ssize_t all_controls(const Byte *octets, Py_ssize_t size) noexcept

cdef extern from "Python.h":
    str PyUnicode_FromKindAndData(int kind, const void *data, Py_ssize_t size)
    PyObject *PyUnicode_New(Py_ssize_t size, Py_UCS4 largest) except NULL
    int PyUnicode_Resize(PyObject **text, Py_ssize_t size) except -1
    void *PyUnicode_DATA(PyObject *text)

if not has_wide():
    raise ImportError("this processor has no wide instructions")
prepare()


def is_plain(bytes data not None) -> bool:
    """Whether every byte fits, and none is NUL: table 3-7 of the Unicode Standard."""
    return fits(data, len(data))


def decoded(bytes data not None) -> str:
    """The text, as `octets.decoded`; Python makes that of bytes with letters of four."""
    cdef Py_ssize_t size = len(data), count
    cdef bint wide = False
    # Letters are put down a few at a time, and only then is it known how many they were.
    cdef PyObject *text = PyUnicode_New(size + 4 * STRIDE, 0xFFFF)
    try:
        count = put_all(<Letter *>PyUnicode_DATA(text), &wide, data, size)
        if count < 0:
            return data.decode("utf-8")
        if not wide:
            return PyUnicode_FromKindAndData(sizeof(Letter), PyUnicode_DATA(text), count)
        PyUnicode_Resize(&text, count)
        return <str>text
    finally:
        Py_XDECREF(text)


def count_controls(bytes data not None, Py_ssize_t most) -> int:
    """Control characters among the first bytes, as `octets.count_controls` counts them."""
    return all_controls(data, min(most, <Py_ssize_t>len(data)))
