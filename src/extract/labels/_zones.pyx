# cython: language_level=3, boundscheck=False, wraparound=False
"""The columns of `zones.py`, in C: what a page's containers and blocks say, read from their slots."""

from cpython.dict cimport PyDict_GetItem
from cpython.list cimport PyList_GET_ITEM
from cpython.object cimport PyObject
from cpython.set cimport PySet_GET_SIZE

from types import MemberDescriptorType

from extract.model import Container

cdef extern from "structmember.h":
    ctypedef struct PyMemberDef:
        Py_ssize_t offset
    ctypedef struct PyMemberDescrObject:
        PyMemberDef *d_member

cdef enum:
    PARENT, TAG, HINTS, FIRST, STOP, FIELDS

cdef Py_ssize_t SLOTS[FIELDS]


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


def read_containers(list containers not None, dict of_tag not None, dict of_hint not None):
    """The columns of `zones.read_containers`."""
    cdef list parents = [], said = [], firsts = [], stops = []
    cdef int bits
    cdef PyObject *bit
    for container in containers:
        if type(container) is not Container:
            raise TypeError("no container")
        bit = PyDict_GetItem(of_tag, field(container, TAG))
        bits = <int>(<object>bit) if bit is not NULL else 0
        hints = field(container, HINTS)
        if PySet_GET_SIZE(hints):
            for hint in <frozenset>hints:
                bit = PyDict_GetItem(of_hint, hint)
                if bit is not NULL:
                    bits |= <int>(<object>bit)
        parents.append(field(container, PARENT))
        said.append(bits)
        firsts.append(field(container, FIRST))
        stops.append(field(container, STOP))
    return parents, said, firsts, stops


def running_before(list lengths not None, list links not None, int least, int most):
    """The sums of `zones.running_before`."""
    cdef list out = [0]
    cdef Py_ssize_t index
    cdef long long length, linked, total = 0
    for index in range(len(lengths)):
        length = <object>PyList_GET_ITEM(lengths, index)
        linked = <object>PyList_GET_ITEM(links, index)
        if length >= least and linked * 2 <= length:
            total += min(length - linked, most)
        out.append(total)
    return out
