# cython: language_level=3, boundscheck=False, wraparound=False
"""What `parts.py` asks of all blocks and verdicts, in C."""

from cpython.list cimport PyList_GET_ITEM, PyList_GET_SIZE
from cpython.tuple cimport PyTuple_GET_ITEM

from extract.model import Block, Verdict
from extract.parts import AROUND, BODY_KINDS, BY_LOOKS, INSIDE, OUTSIDE, RUNNING_CHARACTERS

cdef extern from "Python.h":
    Py_ssize_t PyUnicode_GET_LENGTH(object text)

cdef Py_ssize_t TEXT = Block._fields.index("text"), KIND = Block._fields.index("kind")
cdef Py_ssize_t LINK_CHARS = Block._fields.index("link_chars")
cdef Py_ssize_t LABEL = Verdict._fields.index("label"), RULE = Verdict._fields.index("rule")
cdef object PARAGRAPH = "paragraph", HEADING = "heading", ZERO = 0
cdef frozenset KINDS = BODY_KINDS, INNER = INSIDE, OUTER = AROUND, LOOKS = BY_LOOKS, LEFT = OUTSIDE
cdef Py_ssize_t LEAST = RUNNING_CHARACTERS

cdef enum:
    ELSEWHERE
    WITHIN
    WITHIN_BY_LOOKS
    BESIDE
    BESIDE_UNSEEN


cdef inline object part(list rows, Py_ssize_t index, Py_ssize_t field):
    return <object>PyTuple_GET_ITEM(<object>PyList_GET_ITEM(rows, index), field)


def filed(list verdicts not None) -> dict:
    """The places of `parts.filed`."""
    cdef dict places = {}
    cdef list found = None
    cdef Py_ssize_t index
    cdef object label, last = None
    for index in range(PyList_GET_SIZE(verdicts)):
        label = part(verdicts, index, LABEL)
        if label is not last:  # neighbours mostly share one
            last = label
            found = <list>places.get(label)
            if found is None:
                found = places[label] = []
        found.append(index)
    return places


def running(list blocks not None, list verdicts not None, list places not None):
    """The kinds and texts of `parts.running`."""
    cdef list kinds = [], texts = []
    cdef Py_ssize_t index
    cdef object kind, label
    for place in places:
        index = place
        kind = part(blocks, index, KIND)
        label = part(verdicts, index, LABEL)
        if label is HEADING or label == HEADING:
            kind = HEADING
        elif kind is not PARAGRAPH and kind not in KINDS:
            kind = PARAGRAPH
        kinds.append(kind)
        texts.append(part(blocks, index, TEXT))
    return kinds, texts


def counted(list blocks not None, list verdicts not None):
    """The counts of `parts.counted`."""
    cdef Py_ssize_t inside = 0, looks = 0, around = 0, left = 0, told = 0
    cdef Py_ssize_t index, length, links
    cdef int side = ELSEWHERE
    cdef object verdict, last = None
    for index in range(PyList_GET_SIZE(verdicts)):
        verdict = <object>PyList_GET_ITEM(verdicts, index)
        if verdict is not last:
            last, side = verdict, side_of(verdict)
        if side == ELSEWHERE:
            continue
        length = PyUnicode_GET_LENGTH(part(blocks, index, TEXT))
        if side <= WITHIN_BY_LOOKS:
            inside += 1
            looks += side == WITHIN_BY_LOOKS
            told += length
            continue
        around += 1
        if side == BESIDE_UNSEEN and length >= LEAST:
            value = part(blocks, index, LINK_CHARS)
            links = 0 if value is ZERO else value
            if links * 2 < length:
                left += length
    return inside, looks, around, left, told


cdef int side_of(object verdict) except -1:
    label = <object>PyTuple_GET_ITEM(verdict, LABEL)
    rule = <object>PyTuple_GET_ITEM(verdict, RULE)
    if label in INNER:
        return WITHIN_BY_LOOKS if rule in LOOKS else WITHIN
    if label in OUTER:
        return BESIDE_UNSEEN if rule in LEFT else BESIDE
    return ELSEWHERE
