# cython: language_level=3, boundscheck=False, wraparound=False
"""What `parts.py` asks of all blocks and verdicts, in C: one look at each."""

from cpython.list cimport PyList_GET_ITEM, PyList_GET_SIZE
from cpython.object cimport PyObject
from cpython.tuple cimport PyTuple_GET_ITEM

from extract.model import Block, Verdict
from extract.parts import AROUND, BODY_KINDS, BY_LOOKS, INSIDE, OUTSIDE, RUNNING_CHARACTERS

cdef extern from "Python.h":
    Py_ssize_t PyUnicode_GET_LENGTH(object text)

cdef Py_ssize_t TEXT = Block._fields.index("text"), KIND = Block._fields.index("kind")
cdef Py_ssize_t LINK_CHARS = Block._fields.index("link_chars")
cdef Py_ssize_t LABEL = Verdict._fields.index("label"), RULE = Verdict._fields.index("rule")
cdef object PARAGRAPH = "paragraph", HEADING = "heading", BODY = "body", ZERO = 0
cdef frozenset KINDS = BODY_KINDS, INNER = INSIDE, OUTER = AROUND, LOOKS = BY_LOOKS, LEFT = OUTSIDE
cdef Py_ssize_t LEAST = RUNNING_CHARACTERS

cdef enum:
    KEPT = 16  # verdicts that are known by their addresses; few documents have more

cdef struct Seen:
    PyObject *verdict
    PyObject *places  # of the blocks with its label
    bint is_inside
    bint is_around
    bint is_doubtful  # its rule goes by looks, or leaves out what may be running text
    bint is_body
    bint is_heading


def survey(list blocks not None, list verdicts not None):
    """The same as `parts.survey_in_python`."""
    cdef dict places = {}
    cdef list kinds = [], texts = []
    cdef Seen known[KEPT]
    cdef Seen *seen = NULL
    cdef int count = 0, at
    cdef Py_ssize_t inside = 0, looks = 0, around = 0, left = 0, told = 0, index, length
    for index in range(PyList_GET_SIZE(verdicts)):
        verdict = <object>PyList_GET_ITEM(verdicts, index)
        if seen is NULL or seen.verdict is not <PyObject *>verdict:  # neighbours mostly share one
            at = 0
            while at < count and known[at].verdict is not <PyObject *>verdict:
                at += 1
            seen = &known[min(at, KEPT - 1)]
            if at == count:
                learn(seen, verdict, places)
                count = min(count + 1, KEPT - 1)
        (<list>seen.places).append(index)
        if seen.is_inside:
            block = <object>PyList_GET_ITEM(blocks, index)
            text = <object>PyTuple_GET_ITEM(block, TEXT)
            inside += 1
            looks += seen.is_doubtful
            told += PyUnicode_GET_LENGTH(text)
            if seen.is_body:
                kinds.append(HEADING if seen.is_heading else kind_of(block))
                texts.append(text)
        elif seen.is_around:
            around += 1
            if seen.is_doubtful:
                left += running(<object>PyList_GET_ITEM(blocks, index))
    return places, kinds, texts, (inside, looks, around, left, told)


cdef int learn(Seen *seen, object verdict, dict places) except -1:
    """What a verdict says, and the list of places for its label."""
    label = <object>PyTuple_GET_ITEM(verdict, LABEL)
    rule = <object>PyTuple_GET_ITEM(verdict, RULE)
    found = places.get(label)
    if found is None:
        found = places[label] = []
    seen.verdict, seen.places = <PyObject *>verdict, <PyObject *>found
    seen.is_inside, seen.is_around = label in INNER, label in OUTER
    seen.is_doubtful = rule in (LOOKS if seen.is_inside else LEFT)
    seen.is_heading = label == HEADING
    seen.is_body = seen.is_heading or label == BODY
    return 0


cdef object kind_of(object block):
    kind = <object>PyTuple_GET_ITEM(block, KIND)
    return kind if kind is PARAGRAPH or kind in KINDS else PARAGRAPH


cdef Py_ssize_t running(object block) except -1:
    """Characters of running text."""
    cdef Py_ssize_t length = PyUnicode_GET_LENGTH(<object>PyTuple_GET_ITEM(block, TEXT)), links
    if length < LEAST:
        return 0
    value = <object>PyTuple_GET_ITEM(block, LINK_CHARS)
    links = 0 if value is ZERO else value
    return length if links * 2 < length else 0
