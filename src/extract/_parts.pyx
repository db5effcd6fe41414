# cython: language_level=3, boundscheck=False, wraparound=False
"""What `parts.py` asks of all blocks and verdicts, in C: one look at each."""

from cpython.list cimport PyList_GET_ITEM, PyList_GET_SIZE
from cpython.object cimport PyObject
from cpython.tuple cimport PyTuple_GET_ITEM

from extract.model import LABELS as LABELS_, Block, Verdict
from extract.parts import (
    AROUND,
    BODY_KINDS,
    BY_LOOKS,
    INSIDE,
    NOWHERE,
    OUTSIDE,
    OWN_ADDRESS as OWN_ADDRESS_,
    RUNNING_CHARACTERS,
    UNASKED,
)

cdef extern from "Python.h":
    int PyList_SetSlice(object row, Py_ssize_t first, Py_ssize_t stop, PyObject *put) except -1
    PyObject **PySequence_Fast_ITEMS(object row)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)

cdef Py_ssize_t TEXT = Block._fields.index("text"), KIND = Block._fields.index("kind")
cdef Py_ssize_t LINK_CHARS = Block._fields.index("link_chars")
cdef Py_ssize_t LABEL = Verdict._fields.index("label"), RULE = Verdict._fields.index("rule")
cdef object PARAGRAPH = "paragraph", HEADING = "heading", ZERO = 0, OWN_ADDRESS = OWN_ADDRESS_
cdef tuple LABELS = LABELS_
cdef int BODY_PLACE = LABELS.index("body"), HEADING_PLACE = LABELS.index(HEADING)
cdef int FURNITURE = LABELS.index("boilerplate")
cdef frozenset KINDS = BODY_KINDS, LOOKS = BY_LOOKS, LEFT = OUTSIDE
cdef list NONE_THERE = NOWHERE
cdef Py_ssize_t LEAST = RUNNING_CHARACTERS

cdef enum:
    KEPT = 16  # verdicts that are known by their addresses; few documents have more
    MOST_LABELS = 32

cdef struct Seen:
    PyObject *verdict
    int label  # its place among the labels
    bint is_doubtful  # its rule goes by looks, or leaves out what may be running text
    bint is_address

cdef bint IS_INSIDE[MOST_LABELS]
cdef bint IS_AROUND[MOST_LABELS]
cdef bint IS_ASKED[MOST_LABELS]

for _place, _label in enumerate(LABELS):
    IS_INSIDE[_place], IS_AROUND[_place] = _label in INSIDE, _label in AROUND
    IS_ASKED[_place] = _label not in UNASKED


def survey(list blocks not None, list verdicts not None):
    """The same as `parts.survey_in_python`."""
    cdef Py_ssize_t size = PyList_GET_SIZE(verdicts), index
    cdef PyObject **rows = PySequence_Fast_ITEMS(blocks)
    cdef PyObject **given = PySequence_Fast_ITEMS(verdicts)
    cdef PyObject **block
    if PyList_GET_SIZE(blocks) < size:
        raise IndexError("more verdicts than blocks")
    cdef list places = [NONE_THERE] * len(LABELS), kinds = [PARAGRAPH] * size, texts = [""] * size
    cdef Seen known[KEPT]
    cdef Seen *seen = NULL
    cdef int count = 0, at
    cdef Py_ssize_t inside = 0, looks = 0, around = 0, left = 0, told = 0, filled = 0
    cdef Py_ssize_t own = -1
    for index in range(size):
        if seen is NULL or seen.verdict is not given[index]:  # neighbours mostly share one
            at = 0
            while at < count and known[at].verdict is not given[index]:
                at += 1
            seen = &known[at]
            if at == count:
                learn(seen, <object>given[index])
                count = min(count + 1, KEPT - 1)
        if IS_ASKED[seen.label]:
            file(places, seen.label, index)
        if IS_INSIDE[seen.label]:
            block = PySequence_Fast_ITEMS(<object>rows[index])
            inside += 1
            looks += seen.is_doubtful
            told += PyUnicode_GET_LENGTH(<object>block[TEXT])
            if seen.label == BODY_PLACE or seen.label == HEADING_PLACE:
                if seen.label == HEADING_PLACE:
                    kinds[filled] = HEADING
                elif block[KIND] is not <PyObject *>PARAGRAPH and <object>block[KIND] in KINDS:
                    kinds[filled] = <object>block[KIND]
                texts[filled] = <object>block[TEXT]
                filled += 1
        elif IS_AROUND[seen.label]:
            around += 1
            if seen.is_address and own < 0:
                own = index
            if seen.is_doubtful:
                left += running(<object>rows[index])
    PyList_SetSlice(kinds, filled, size, NULL)
    PyList_SetSlice(texts, filled, size, NULL)
    return places, kinds, texts, (inside, looks, around, left, told), own


cdef int learn(Seen *seen, object verdict) except -1:
    """What a verdict says."""
    label = <object>PyTuple_GET_ITEM(verdict, LABEL)
    cdef int place = 0
    while place < len(LABELS) and <object>PyTuple_GET_ITEM(LABELS, place) is not label:
        place += 1
    if place == len(LABELS):
        place = LABELS.index(label)
    seen.verdict, seen.label = <PyObject *>verdict, place
    seen.is_doubtful = seen.is_address = False
    rule = <object>PyTuple_GET_ITEM(verdict, RULE)
    if IS_INSIDE[place]:
        seen.is_doubtful = rule in LOOKS
    elif IS_AROUND[place]:
        seen.is_doubtful = rule in LEFT
        seen.is_address = place == FURNITURE and rule == OWN_ADDRESS
    return 0


cdef int file(list places, int label, Py_ssize_t index) except -1:
    found = <object>PyList_GET_ITEM(places, label)
    if found is NONE_THERE:
        places[label] = [index]
    else:
        (<list>found).append(index)
    return 0


cdef Py_ssize_t running(object block) except -1:
    """Characters of running text."""
    cdef Py_ssize_t length = PyUnicode_GET_LENGTH(<object>PyTuple_GET_ITEM(block, TEXT)), links
    if length < LEAST:
        return 0
    value = <object>PyTuple_GET_ITEM(block, LINK_CHARS)
    links = 0 if value is ZERO else value
    return length if links * 2 < length else 0
