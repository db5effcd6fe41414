# cython: language_level=3, boundscheck=False, wraparound=False
"""What `octets.py` tells of bytes, in C: eight of them at a time where they are plain."""

from libc.stdint cimport uint64_t
from libc.string cimport memcpy

cdef extern from *:
    """
    #define EACH 0x0101010101010101ull
    #define HIGH 0x8080808080808080ull
    """
    const uint64_t EACH
    const uint64_t HIGH

ctypedef unsigned char Byte


def is_utf8(bytes data not None) -> bool:
    """Whether every byte fits: the byte sequences of table 3-7 of the Unicode Standard."""
    cdef const Byte *at = data
    cdef const Byte *end = at + len(data)
    cdef uint64_t word
    cdef uint64_t words[8]
    while end - at >= 8:
        memcpy(&word, at, 8)
        if word & HIGH:
            while at[0] < 0x80:
                at += 1
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
    cdef const Byte *stop
    cdef uint64_t word, other
    cdef Py_ssize_t count = 0
    while at < end:
        stop = end
        if end - at >= 8:
            memcpy(&word, at, 8)
            other = word ^ EACH * 0x7F
            # a byte below a blank, or a delete: borrowing from it sets its highest bit
            if not ((word - EACH * 0x20) & ~word | (other - EACH) & ~other) & HIGH:
                at += 8
                continue
            stop = at + 8
        while at < stop:
            if at[0] < 0x20:
                count += not (9 <= at[0] <= 13 or at[0] == 0x1B or at[0] == 0)
            else:
                count += at[0] == 0x7F
            at += 1
    return count
