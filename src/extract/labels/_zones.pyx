# cython: language_level=3, boundscheck=False, wraparound=False
"""The columns of `zones.py`, in C: what a page's containers and blocks say.

Containers are read from their slots. Those of the compiled walk are none yet but rows of numbers,
of which none is made here.
"""

from cpython.bytearray cimport PyByteArray_AS_STRING
from cpython.dict cimport PyDict_GetItemWithError
from cpython.list cimport PyList_GET_ITEM, PyList_GET_SIZE, PyList_New, PyList_SET_ITEM
from cpython.object cimport PyObject
from cpython.ref cimport Py_INCREF
from cpython.set cimport PySet_GET_SIZE
from libc.stdint cimport uint64_t

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
    NUMBERS = 256  # of elements; others say nothing
    HINTS_KNOWN = 64

cdef struct Row:  # of `Containers.rows`
    Py_ssize_t parent
    size_t tag
    uint64_t hints
    Py_ssize_t first
    Py_ssize_t stop

cdef struct Said:
    long parent, first, stop
    int bits

cdef Py_ssize_t SLOTS[FIELDS]
cdef long LEAST = LONG_CHARACTERS, MOST = FULL_WEIGHT
cdef dict TAGS = OF_TAG, SAID = OF_HINT
cdef object ZERO = 0, CONTAINER = Container
cdef bint BEGINS[LETTERS]
cdef object _tags = None, _hints = None  # the names that the two tables below are for
cdef int BITS_OF_TAG[NUMBERS]
cdef int BITS_OF_HINT[HINTS_KNOWN]


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


cdef int learn(object tags, object hints) except -1:
    """The bits of elements and hints by their numbers."""
    global _tags, _hints
    _tags = None
    for number in range(NUMBERS):
        BITS_OF_TAG[number] = TAGS.get(tags[number], 0) if number < len(tags) else 0
    for number in range(HINTS_KNOWN):
        BITS_OF_HINT[number] = SAID.get(hints[number], 0) if number < len(hints) else 0
    _tags, _hints = tags, hints
    return 0


cdef int read_rows(object containers, Py_ssize_t count, Said *said) except -1:
    """What rows of numbers say."""
    cdef bytes memory = containers.rows
    cdef Row *row = <Row *><const char *>memory
    cdef Py_ssize_t index, number
    cdef int bits, last_bits = 0
    cdef uint64_t left, last = 0
    tags, hints = containers.tags, containers.hints
    if tags is not _tags or hints is not _hints:
        learn(tags, hints)
    if len(memory) != count * <Py_ssize_t>sizeof(Row):
        raise ValueError("other rows than there are containers")
    for index in range(count):
        bits = BITS_OF_TAG[row.tag] if row.tag < NUMBERS else 0
        if row.hints:
            if row.hints != last:
                left = last = row.hints
                number = last_bits = 0
                while left:
                    if left & 1:
                        last_bits |= BITS_OF_HINT[number]
                    left >>= 1
                    number += 1
            bits |= last_bits
        said.parent, said.first, said.stop, said.bits = row.parent, row.first, row.stop, bits
        row += 1
        said += 1
    return 0


cdef int read_slots(list containers, Py_ssize_t count, Said *said) except -1:
    """What containers say."""
    cdef Py_ssize_t index
    cdef int bits, last_bits = 0
    cdef object last_hints = None  # most containers are called as the one before, or not at all
    for index in range(count):
        container = <object>PyList_GET_ITEM(containers, index)
        if type(container) is not CONTAINER:
            raise TypeError("no container")
        bits = bits_of(container)
        hints = field(container, HINTS)
        if PySet_GET_SIZE(hints):
            if hints is not last_hints:
                last_hints, last_bits = hints, bits_of_hints(hints)
            bits |= last_bits
        said.parent = field(container, PARENT)
        said.first, said.stop = field(container, FIRST), field(container, STOP)
        said.bits = bits
        said += 1
    return 0


def speaking(
    containers not None,
    list places not None,
    list texts not None,
    list links not None,
):
    """The columns of `zones.speaking`."""
    cdef Py_ssize_t count = len(containers), blocks = len(texts), index, told = 0
    cdef bytearray memory = bytearray(
        sizeof(long) * (blocks + 1) + (sizeof(Said) + 3 * sizeof(int)) * count
    )
    cdef long *sums = <long *>PyByteArray_AS_STRING(memory)
    cdef Said *said = <Said *>(sums + blocks + 1)
    cdef int *owner = <int *>(said + count)
    cdef int *speaks = owner + count  # which containers do, and what stands around them
    cdef int *parent = speaks + count
    cdef long around
    cdef Said *here
    sums[0] = 0
    for index in range(blocks):
        sums[index + 1] = sums[index] + running_of(
            <object>PyList_GET_ITEM(texts, index), <object>PyList_GET_ITEM(links, index)
        )
    if type(containers) is list:
        read_slots(containers, count, said)
    else:
        read_rows(containers, count, said)
    for index in range(count):
        around = said[index].parent
        if not 0 <= around < max(index, 1):
            raise IndexError("a container before the one around it")
        around = owner[around] if index else 0
        owner[index] = around
        if not said[index].bits and index:
            continue
        if not 0 <= said[index].first <= said[index].stop <= blocks:
            raise IndexError("a container of blocks that are not there")
        owner[index] = told
        speaks[told], parent[told] = index, around
        told += 1
    cdef list parents = PyList_New(told), bits = PyList_New(told), firsts = PyList_New(told)
    cdef list stops = PyList_New(told), inside = PyList_New(told)
    for index in range(told):
        here = said + speaks[index]
        put(parents, index, parent[index])
        put(bits, index, here.bits)
        put(firsts, index, here.first)
        put(stops, index, here.stop)
        put(inside, index, sums[here.stop] - sums[here.first])
    return parents, bits, firsts, stops, inside, owners(places, owner, count), sums[blocks]


cdef list owners(list places, int *owner, Py_ssize_t count):
    """What speaks of each block."""
    cdef Py_ssize_t index
    cdef long around
    cdef list out = PyList_New(PyList_GET_SIZE(places))
    last = around_last = None
    for index in range(PyList_GET_SIZE(places)):
        place = <object>PyList_GET_ITEM(places, index)
        if place is not last:
            around = place
            if not 0 <= around < count:
                raise IndexError("a block in no container")
            last, around_last = place, owner[around]
        put(out, index, around_last)
    return out
