# cython: language_level=3, boundscheck=False, wraparound=False
"""What `octets.py` tells of bytes, in C: eight of them at a time where they are plain."""

from libc.stdint cimport uint64_t
from libc.string cimport memcpy

cdef extern from *:
    """
    #define HIGH 0x8080808080808080ull
    """
    const uint64_t HIGH

ctypedef unsigned char Byte

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
