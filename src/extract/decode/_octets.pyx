# cython: language_level=3, boundscheck=False, wraparound=False
"""What `octets.py` tells of bytes, in C: eight of them at a time where they are plain."""

from cpython.mem cimport PyMem_Free, PyMem_Malloc
from libc.stdint cimport uint64_t
from libc.string cimport memcpy

ctypedef unsigned char Byte
ctypedef unsigned short Letter

cdef extern from *:
    """
    #define HIGH 0x8080808080808080ull

    /* How many bytes of ASCII stand before another one, of eight of which one is another one. */
    static inline int ascii_bytes(const unsigned char *octets, uint64_t high) {
    #if defined(__GNUC__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
        return __builtin_ctzll(high) >> 3;
    #else
        int count = 0;
        while (octets[count] < 0x80) count++;
        return count;
    #endif
    }
    """
    const uint64_t HIGH
    int ascii_bytes(const Byte *octets, uint64_t high) noexcept

cdef extern from "Python.h":
    str PyUnicode_FromKindAndData(int kind, const void *data, Py_ssize_t size)

cdef enum:
    STRIDE = 64


def is_utf8(bytes data not None) -> bool:
    """Whether every byte fits: the byte sequences of table 3-7 of the Unicode Standard."""
    cdef const Byte *at = data
    cdef const Byte *end = at + len(data)
    cdef uint64_t word
    cdef uint64_t words[8]
    while end - at >= 8:
        memcpy(&word, at, 8)
        if word & HIGH:
            at += ascii_bytes(at, word & HIGH)
            if end - at >= 2 and is_usual(at):
                at += 2 + (at[0] >= 0xE0)
                continue
            at = behind_letter(at, end)
            if at is NULL:
                return False
            continue
        at += 8
        while end - at >= 64:
            memcpy(words, at, 64)
            if (words[0] | words[1] | words[2] | words[3]
                    | words[4] | words[5] | words[6] | words[7]) & HIGH:
                break
            at += 64
    while at < end:
        at = at + 1 if at[0] < 0x80 else behind_letter(at, end)
        if at is NULL:
            return False
    return True


def decoded(bytes data not None) -> str:
    """The text, as `octets.decoded`; Python makes that of bytes with other than usual letters."""
    cdef const Byte *at = data
    cdef const Byte *end = at + len(data)
    cdef uint64_t word
    cdef Py_ssize_t count = 0
    cdef int i
    cdef Letter *letters = <Letter *>PyMem_Malloc((len(data) + 8) * sizeof(Letter))
    if letters is NULL:
        raise MemoryError
    try:
        while at < end:
            if end - at >= 8:
                memcpy(&word, at, 8)
                for i in range(8):  # all of them, though only those before a letter count
                    letters[count + i] = at[i]
                i = ascii_bytes(at, word & HIGH) if word & HIGH else 8
                at += i
                count += i
                if i == 8:
                    continue
            elif at[0] < 0x80:
                letters[count] = at[0]
                at += 1
                count += 1
                continue
            if end - at < 2 or not is_usual(at):
                return data.decode("utf-8")
            letters[count] = usual_letter(at)
            at += 2 + (at[0] >= 0xE0)
            count += 1
        return PyUnicode_FromKindAndData(sizeof(Letter), letters, count)
    finally:
        PyMem_Free(letters)


cdef inline bint is_usual(const Byte *at) noexcept:
    """Whether a letter of two or three bytes begins here, but for rows with holes.

    No branches: no processor foresees how many bytes the next letter of Vietnamese has.
    """
    cdef Byte first = at[0]
    return (
        (<Byte>(first - 0xC2) < 0x2E) & (first != 0xE0) & (first != 0xED)
        & (at[1] & 0xC0 == 0x80) & ((first < 0xE0) | (at[2] & 0xC0 == 0x80))
    )


cdef inline Letter usual_letter(const Byte *at) noexcept:
    cdef int two = (at[0] & 0x1F) << 6 | at[1] & 0x3F
    cdef int three = (at[0] & 0x0F) << 12 | (at[1] & 0x3F) << 6 | at[2] & 0x3F
    cdef int longer = -(at[0] >= 0xE0)
    return two & ~longer | three & longer


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
