# cython: language_level=3, boundscheck=False, wraparound=False
"""What `octets.py` tells of bytes, in C: a stride of them at a time where they are usual.

Usual are ASCII and letters of two or three bytes, but for rows with holes. Loops over a stride
have no branches: no processor foresees how many bytes the next letter of Vietnamese has, and
compilers make a few wide instructions of them.
"""

from cpython.mem cimport PyMem_Free, PyMem_Malloc

ctypedef unsigned char Byte
ctypedef unsigned short Letter

cdef extern from *:
    """
    #include <stdint.h>
    #include <string.h>
    #define HIGH 0x8080808080808080ull
    #define STRIDE 64
    #ifdef __GNUC__
    #define EIGHT 8
    typedef unsigned char Octets __attribute__((vector_size(16)));
    typedef signed char Signs __attribute__((vector_size(16)));
    typedef unsigned short Letters __attribute__((vector_size(2 * EIGHT)));
    typedef short Numbers __attribute__((vector_size(2 * EIGHT)));

    static inline int is_ascii(const unsigned char *octets) {
        Octets some, all;
        uint64_t halves[2];
        memcpy(&all, octets - 2, sizeof all);
        for (int i = 0; i < STRIDE; i += sizeof some) {
            memcpy(&some, octets + i, sizeof some);
            all |= some;
        }
        memcpy(halves, &all, sizeof all);
        return ((halves[0] | halves[1]) & HIGH) == 0;
    }

    static inline int is_usual(const unsigned char *octets) {
        Octets c, before, second, ends, wrong = {0};
        uint64_t halves[2];
        for (int i = 0; i < STRIDE; i += sizeof c) {
            memcpy(&c, octets + i, sizeof c);
            memcpy(&before, octets + i - 1, sizeof c);
            memcpy(&second, octets + i - 2, sizeof c);
            ends = (Octets)(before <= 0xBF) & (Octets)(second <= 0xDF);
            wrong |= (Octets)(ends == (Octets)((Signs)c < -0x40)) | (Octets)(c >= 0xF0);
            wrong |= (Octets)((c & 0xFE) == 0xC0) | (Octets)(c == 0xE0) | (Octets)(c == 0xED);
        }
        memcpy(halves, &wrong, sizeof wrong);
        return (halves[0] | halves[1]) == 0;
    }

    static inline Py_ssize_t put(
        unsigned short *letters, Py_ssize_t count, const unsigned char *octets
    ) {
        unsigned short wide[STRIDE + 2], found[STRIDE];
        unsigned char begins[STRIDE];
        Letters one, two, three, marked, longer;
        for (int i = 0; i < STRIDE + 2; i++) wide[i] = octets[i];
        for (int i = 0; i < STRIDE; i += EIGHT) {
            memcpy(&one, wide + i, sizeof one);
            memcpy(&two, wide + i + 1, sizeof one);
            memcpy(&three, wide + i + 2, sizeof one);
            two += one << 6;
            three += two << 6;
            marked = (Letters)((Numbers)one > 0x7F);
            longer = (Letters)((Numbers)one > 0xDF);
            one = (one & ~marked) | ((two - 0x3080) & (marked ^ longer))
                | ((three - 0x2080) & longer);
            memcpy(found + i, &one, sizeof one);
        }
        for (int i = 0; i < STRIDE; i++) begins[i] = (signed char)octets[i] >= -0x40;
    #pragma GCC unroll 8
        for (int i = 0; i < STRIDE; i++) {
            letters[count] = found[i];
            count += begins[i];
        }
        return count;
    }
    #else
    #define is_ascii(octets) 0
    #define is_usual(octets) 0
    #define put(letters, count, octets) (count)
    #endif
    """
    const int STRIDE
    bint is_ascii(const Byte *octets) noexcept
    # Whether a stride is ASCII and the two bytes before it are.
    bint is_usual(const Byte *octets) noexcept
    # Whether a stride is ASCII and usual letters, the last of which may go on behind it. What
    # stands before it must be such letters, or end with a letter.
    Py_ssize_t put(Letter *letters, Py_ssize_t count, const Byte *octets) noexcept
    # Put down the usual letters that begin in a stride, behind so many; how many they are then.
    # Every byte is taken for a beginning, and what is none written over.

cdef extern from "Python.h":
    str PyUnicode_FromKindAndData(int kind, const void *data, Py_ssize_t size)

cdef enum:
    BEFORE = 2  # so many bytes before a stride may tell that a letter goes on in it


def is_utf8(bytes data not None) -> bool:
    """Whether every byte fits: the byte sequences of table 3-7 of the Unicode Standard."""
    cdef const Byte *at = data
    cdef const Byte *end = at + len(data)
    cdef const Byte *stop
    while True:
        stop = at + min(STRIDE, end - at)
        while at < stop:
            at = at + 1 if at[0] < 0x80 else behind_letter(at, end)
            if at is NULL:
                return False
        if at == end:
            return True
        while end - at >= STRIDE and (is_ascii(at) or is_usual(at)):
            at += STRIDE
        at -= unfinished(at)


def decoded(bytes data not None) -> str:
    """The text, as `octets.decoded`; Python makes that of bytes with other than usual letters."""
    cdef const Byte *begin = data
    cdef const Byte *at = begin
    cdef const Byte *end = at + len(data)
    cdef Py_ssize_t count = 0
    cdef Letter *letters = <Letter *>PyMem_Malloc((len(data) + 1) * sizeof(Letter))
    if letters is NULL:
        raise MemoryError
    try:
        while at < end:
            if at - begin >= BEFORE:
                while end - at > STRIDE and is_usual(at):
                    count = put(letters, count, at)
                    at += STRIDE
                if unfinished(at):  # its letter was put down, though not all of it was seen
                    at -= unfinished(at)
                    count -= 1
            if at[0] < 0x80:
                letters[count] = at[0]
                at += 1
            elif end - at < 2 or not is_usual_letter(at):
                return data.decode("utf-8")
            else:
                letters[count] = usual_letter(at)
                at += 2 + (at[0] >= 0xE0)
            count += 1
        return PyUnicode_FromKindAndData(sizeof(Letter), letters, count)
    finally:
        PyMem_Free(letters)


cdef inline int unfinished(const Byte *at) noexcept:
    """How many bytes a usual letter has before this place that goes on here."""
    return 1 if at[-1] >= 0xC0 else 2 if at[-2] >= 0xE0 else 0


cdef inline bint is_usual_letter(const Byte *at) noexcept:
    """Whether a usual letter of two or three bytes begins here."""
    cdef Byte first = at[0]
    return (
        (<Byte>(first - 0xC2) < 0x2E) & (first != 0xE0) & (first != 0xED)
        & (at[1] & 0xC0 == 0x80) & ((first < 0xE0) | (at[2] & 0xC0 == 0x80))
    )


cdef inline Letter usual_letter(const Byte *at) noexcept:
    cdef int two = (at[0] & 0x1F) << 6 | at[1] & 0x3F
    return two if at[0] < 0xE0 else two << 6 | at[2] & 0x3F


cdef inline const Byte *behind_letter(const Byte *at, const Byte *end) noexcept:
    """What follows the sequence of two to four bytes that begins here; NULL if there is none."""
    cdef Byte first = at[0], low = 0x80, high = 0xBF
    cdef int more
    if first < 0xE0:
        more = 1
        if first < 0xC2:
            return NULL
    elif first < 0xF0:
        more = 2
        if first == 0xE0:
            low = 0xA0
        elif first == 0xED:
            high = 0x9F
    else:
        more = 3
        if first > 0xF4:
            return NULL
        if first == 0xF0:
            low = 0x90
        elif first == 0xF4:
            high = 0x8F
    if end - at <= more or at[1] < low or at[1] > high:
        return NULL
    if more > 1 and at[2] & 0xC0 != 0x80:
        return NULL
    if more > 2 and at[3] & 0xC0 != 0x80:
        return NULL
    return at + more + 1


def count_controls(bytes data not None, Py_ssize_t most) -> int:
    """Control characters among the first bytes, as `octets.count_controls` counts them."""
    cdef const Byte *at = data
    cdef const Byte *end = at + min(most, <Py_ssize_t>len(data))
    cdef Py_ssize_t count = 0
    while end - at >= STRIDE:
        count += controls(at)
        at += STRIDE
    while at < end:
        count += is_control(at[0])
        at += 1
    return count


cdef inline int controls(const Byte *octets) noexcept:
    """Of a stride of bytes; compilers make a few wide instructions of it."""
    cdef Byte count = 0
    cdef int i
    for i in range(STRIDE):
        count += is_control(octets[i])
    return count


cdef inline Byte is_control(Byte octet) noexcept:
    return (
        (octet < 0x20) & (octet != 0) & (octet != 0x1B) & ((octet < 9) | (octet > 13))
        | (octet == 0x7F)
    )
