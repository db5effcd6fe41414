# cython: language_level=3, boundscheck=False, wraparound=False
"""Whether bytes are UTF-8, without the text that they stand for."""

from libc.stdint cimport uint64_t
from libc.string cimport memcpy

cdef extern from *:
    """
    #define NOT_ASCII 0x8080808080808080ull
    """
    const uint64_t NOT_ASCII

ctypedef unsigned char Byte


def is_utf8(bytes data not None) -> bool:
    """Whether every byte fits: the byte sequences of table 3-7 of the Unicode Standard."""
    cdef const Byte *at = data
    cdef const Byte *end = at + len(data)
    cdef uint64_t word, words[4]
    cdef Byte first, low, high
    cdef int more
    while at < end:
        if end - at >= 8:
            memcpy(&word, at, 8)
            if not word & NOT_ASCII:
                at += 8
                while end - at >= 32:
                    memcpy(words, at, 32)
                    if (words[0] | words[1] | words[2] | words[3]) & NOT_ASCII:
                        break
                    at += 32
                continue
        first = at[0]
        at += 1
        if first < 0x80:
            continue
        low, high = 0x80, 0xBF
        if first < 0xC2 or first > 0xF4:
            return False
        elif first < 0xE0:
            more = 1
        elif first < 0xF0:
            more = 2
            if first == 0xE0:
                low = 0xA0
            elif first == 0xED:
                high = 0x9F
        else:
            more = 3
            if first == 0xF0:
                low = 0x90
            elif first == 0xF4:
                high = 0x8F
        if end - at < more or at[0] < low or at[0] > high:
            return False
        if more > 1 and at[1] & 0xC0 != 0x80:
            return False
        if more > 2 and at[2] & 0xC0 != 0x80:
            return False
        at += more
    return True
