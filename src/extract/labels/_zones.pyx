# cython: language_level=3, boundscheck=False, wraparound=False
"""The columns of `zones.py`, in C: what a page's containers and blocks say, read from their slots."""

from cpython.bytearray cimport PyByteArray_AS_STRING
from cpython.dict cimport PyDict_GetItemWithError
from cpython.list cimport PyList_GET_ITEM, PyList_New, PyList_SET_ITEM
from cpython.object cimport PyObject
from cpython.ref cimport Py_INCREF
from cpython.set cimport PySet_GET_SIZE

from types import MemberDescriptorType

from extract.labels.zones import FULL_WEIGHT, LONG_CHARACTERS, OF_HINT, OF_TAG
from extract.model import Container

cdef extern from "structmember.h":
    ctypedef struct PyMemberDef:
        Py_ssize_t offset
    ctypedef struct PyMemberDescrObject:
        PyMemberDef *d_member

cdef extern from "Python.h":
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
    Py_UCS4 PyUnicode_READ_CHAR(object text, Py_ssize_t index)

cdef enum:
    PARENT, TAG, HINTS, FIRST, STOP, FIELDS

cdef enum:
    LETTERS = 32

cdef Py_ssize_t SLOTS[FIELDS]
cdef long LEAST = LONG_CHARACTERS, MOST = FULL_WEIGHT
cdef dict TAGS = OF_TAG, SAID = OF_HINT
cdef object ZERO = 0, CONTAINER = Container
cdef bint BEGINS[LETTERS]


cdef int _prepare() except -1:
    """How the elements begin that say anything: most do not."""
    cdef int letter
    for letter in range(LETTERS):
        BEGINS[letter] = False
    for tag in TAGS:
        BEGINS[ord(tag[0]) % LETTERS] = True
    return 0


_prepare()


cdef int _find_slots() except -1:
    """Where a container keeps its fields: to ask it for one takes thirty times as long."""
    for place, name in enumerate(("parent", "tag", "hints", "first", "stop")):
        member = getattr(Container, name)
        if type(member) is not MemberDescriptorType:
            raise ImportError("unknown containers")
        SLOTS[place] = (<PyMemberDescrObject *>member).d_member.offset
    return 0


_find_slots()


cdef inline object field(object container, int place):
    return <object>(<PyObject **>(<char *><PyObject *>container + SLOTS[place]))[0]


cdef inline int bits_of(object container) except -1:
    """What a container's element says."""
    cdef PyObject *bit
    cdef int bits = 0
    tag = field(container, TAG)
    if BEGINS[<unsigned int>PyUnicode_READ_CHAR(tag, 0) % LETTERS]:
        bit = PyDict_GetItemWithError(TAGS, tag)
        bits = <int>(<object>bit) if bit is not NULL else 0
    return bits


cdef inline int bits_of_hints(object hints) except -1:
    """What is called so says."""
    cdef PyObject *bit
    cdef int bits = 0
    for hint in <frozenset>hints:
        bit = PyDict_GetItemWithError(SAID, hint)
        if bit is not NULL:
            bits |= <int>(<object>bit)
    return bits


cdef inline long running_of(object text, object link) except? -1:
    """Characters of running text of a block."""
    cdef long length = PyUnicode_GET_LENGTH(text), linked
    if length < LEAST:
        return 0
    linked = 0 if link is ZERO else link
    return min(length - linked, MOST) if linked * 2 <= length else 0


cdef inline void put(list out, Py_ssize_t index, object item) noexcept:
    Py_INCREF(item)
    PyList_SET_ITEM(out, index, item)


cdef list column(int *values, Py_ssize_t count):
    cdef list out = PyList_New(count)
    cdef Py_ssize_t index
    for index in range(count):
        put(out, index, values[index])
    return out


cdef tuple ranges(list containers, int *speaks, Py_ssize_t told, long *sums, Py_ssize_t blocks):
    """First blocks of those that speak, where they stop, and the running text inside."""
    cdef list firsts = PyList_New(told), stops = PyList_New(told), inside = PyList_New(told)
    cdef Py_ssize_t index
    cdef long start, end
    for index in range(told):
        container = <object>PyList_GET_ITEM(containers, speaks[index])
        first, stop = field(container, FIRST), field(container, STOP)
        start, end = first, stop
        if not 0 <= start <= end <= blocks:
            raise IndexError("a container of blocks that are not there")
        put(firsts, index, first)
        put(stops, index, stop)
        put(inside, index, sums[end] - sums[start])
    return firsts, stops, inside


def speaking(
    list containers not None,
    list places not None,
    list texts not None,
    list links not None,
):
    """The columns of `zones.speaking`."""
    cdef Py_ssize_t count = len(containers), blocks = len(texts), index, told = 0
    cdef list owners = PyList_New(len(places))
    cdef bytearray memory = bytearray(sizeof(long) * (blocks + 1) + 4 * sizeof(int) * count)
    cdef long *sums = <long *>PyByteArray_AS_STRING(memory)
    cdef int *owner = <int *>(sums + blocks + 1)
    cdef int *speaks = owner + count  # which containers do, what stands around them, their bits
    cdef int *parent = speaks + count
    cdef int *said = parent + count
    cdef long around
    cdef int bits, last_bits = 0
    cdef object last_hints = None  # most containers are called as the one before, or not at all
    sums[0] = 0
    for index in range(blocks):
        sums[index + 1] = sums[index] + running_of(
            <object>PyList_GET_ITEM(texts, index), <object>PyList_GET_ITEM(links, index)
        )
    for index in range(count):
        container = <object>PyList_GET_ITEM(containers, index)
        if type(container) is not CONTAINER:
            raise TypeError("no container")
        around = <long>field(container, PARENT)
        if not 0 <= around < max(index, 1):
            raise IndexError("a container before the one around it")
        around = owner[around] if index else 0
        bits = bits_of(container)
        hints = field(container, HINTS)
        if PySet_GET_SIZE(hints):
            if hints is not last_hints:
                last_hints, last_bits = hints, bits_of_hints(hints)
            bits |= last_bits
        owner[index] = around
        if not bits and index:
            continue
        owner[index] = told
        speaks[told], parent[told], said[told] = index, around, bits
        told += 1
    last = around_last = None
    for index in range(len(places)):
        place = <object>PyList_GET_ITEM(places, index)
        if place is not last:
            around = place
            if not 0 <= around < count:
                raise IndexError("a block in no container")
            last, around_last = place, owner[around]
        put(owners, index, around_last)
    firsts, stops, inside = ranges(containers, speaks, told, sums, blocks)
    return column(parent, told), column(said, told), firsts, stops, inside, owners, sums[blocks]
