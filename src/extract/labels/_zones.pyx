# cython: language_level=3, cdivision=True, boundscheck=False, wraparound=False
"""The zones of `zones.py`, in C: what a page's containers and blocks say.

Containers are read from their slots. Those of the compiled walk are none yet but rows of numbers,
of which none is made here.
"""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from cpython.dict cimport PyDict_GetItemWithError
from cpython.list cimport PyList_GET_ITEM, PyList_New, PyList_SET_ITEM
from cpython.object cimport PyObject
from cpython.ref cimport Py_INCREF
from cpython.set cimport PySet_GET_SIZE
from libc.stdint cimport uint64_t, uintptr_t
from libc.string cimport memset

from types import MemberDescriptorType

from extract.labels import zones
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
    BITS = 32
    NUMBERS = 256  # of elements; others say nothing
    HINTS_KNOWN = 64
    ASKED = 64  # hints whose bits are remembered: most containers are called as some before

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
cdef long LEAST = zones.LONG_CHARACTERS, MOST = zones.FULL_WEIGHT
cdef dict TAGS = zones.OF_TAG, SAID = zones.OF_HINT
cdef object ZERO = 0, CONTAINER = Container
cdef bint BEGINS[LETTERS]
cdef object _tags = None, _hints = None  # the names that the two tables below are for
cdef int BITS_OF_TAG[NUMBERS]
cdef int BITS_OF_HINT[HINTS_KNOWN]


cdef unsigned int WHOLE = zones.WHOLE, FIGURE = zones.FIGURE
cdef unsigned int CALLED_BODY = zones.CALLED_BODY, HOLDS_BODY = zones.HOLDS_BODY
cdef unsigned int ANY_NOISE = sum(zones.NOISE_OF), ANY_ROLE = sum(zones.ROLE_OF)
cdef unsigned int ANY_NOISE_TAG = sum(zones.NOISE_OF_TAG)
cdef long ROLE_BLOCKS = zones.ROLE_BLOCKS, LEADS = zones.LEADS
cdef double BODY_SHARE = zones.BODY_SHARE
cdef list NAMES = [zones.NEUTRAL, zones.BODY, zones.LEAD, "caption"]  # of zones, by their numbers
cdef enum:
    NEUTRAL, BODY, LEAD, CAPTION
cdef int OF_BIT[BITS]  # zones that bits of hints and elements tell
cdef double FALSE_SHARE[BITS]  # of zones of noise
cdef bint ABSORBS[BITS]

ctypedef struct Speaker:  # the root, or a container that says anything
    int parent
    unsigned int said
    int zone
    long first
    long stop
    long inside

ctypedef struct Asked:
    PyObject *hints
    unsigned int bits


cdef int _prepare() except -1:
    """How the elements begin that say anything, as most do not, and the zones that bits tell."""
    cdef int letter
    for letter in range(LETTERS):
        BEGINS[letter] = False
    for tag in TAGS:
        BEGINS[ord(tag[0]) % LETTERS] = True
    for told in (zones.NOISE_OF, zones.ROLE_OF, zones.NOISE_OF_TAG):
        for bit, name in told.items():
            if name not in NAMES:
                NAMES.append(name)
            OF_BIT[bit.bit_length() - 1] = NAMES.index(name)
    for place, name in enumerate(NAMES):
        ABSORBS[place] = name in zones.ABSORBING
        FALSE_SHARE[place] = zones.FALSE_SHARES.get(name, zones.FALSE_SHARE)
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


cdef inline unsigned int bits_of(object container) except? 0x80000000:
    """What a container's element says."""
    cdef PyObject *bit
    cdef unsigned int bits = 0
    tag = field(container, TAG)
    if BEGINS[<unsigned int>PyUnicode_READ_CHAR(tag, 0) % LETTERS]:
        bit = PyDict_GetItemWithError(TAGS, tag)
        bits = <unsigned int>(<object>bit) if bit is not NULL else 0
    return bits


cdef inline unsigned int bits_of_hints(object hints, Asked *asked) except? 0x80000000:
    """What is called so says."""
    cdef PyObject *bit
    cdef unsigned int bits = 0
    asked += <uintptr_t><PyObject *>hints // 32 % ASKED
    if asked.hints != <PyObject *>hints:
        for hint in <frozenset>hints:
            bit = PyDict_GetItemWithError(SAID, hint)
            if bit is not NULL:
                bits |= <unsigned int>(<object>bit)
        asked.hints, asked.bits = <PyObject *>hints, bits
    return asked.bits


cdef inline long running_of(object text, object link) except? -1:
    """Characters of running text of a block."""
    cdef long length = PyUnicode_GET_LENGTH(text), linked
    if length < LEAST:
        return 0
    linked = 0 if link is ZERO else link
    return min(length - linked, MOST) if linked * 2 <= length else 0


cdef inline int lowest(unsigned int bits) noexcept:
    """The place of the lowest bit; there must be one."""
    cdef int place = 0
    while not bits & 1:
        bits >>= 1
        place += 1
    return place


cdef inline bint holds_body(Speaker *here, Speaker *speakers, int *bodies, int count) noexcept:
    cdef int index
    for index in range(count):
        if here.first <= speakers[bodies[index]].first and speakers[bodies[index]].stop <= here.stop:
            return True
    return False


cdef int zone_of(
    Speaker *here, Speaker *speakers, int *bodies, int count, long total
) noexcept:
    """The same as `zones._zone`."""
    cdef unsigned int said = here.said
    cdef int noise = NEUTRAL
    cdef bint is_role = here.stop - here.first <= ROLE_BLOCKS
    if said & ANY_NOISE and not said & WHOLE:
        noise = OF_BIT[lowest(said & ANY_NOISE)]
    elif said & ANY_NOISE_TAG:
        noise = OF_BIT[lowest(said & ANY_NOISE_TAG)]
    if noise and <double>here.inside / total <= FALSE_SHARE[noise]:
        if not holds_body(here, speakers, bodies, count):
            return noise
    if said & FIGURE and is_role:
        return CAPTION
    if said & ANY_ROLE and is_role:
        return OF_BIT[lowest(said & ANY_ROLE)]
    return BODY if said & HOLDS_BODY and not noise else NEUTRAL


cdef int name_zones(Speaker *speakers, int told, int *bodies, int count, long total) noexcept:
    """Tell the zones of all, of which those in `bodies` hold the body's text."""
    cdef Speaker *here
    cdef int index, zone, leads = 0
    speakers[0].zone = NEUTRAL
    for index in range(1, told):
        here = &speakers[index]
        zone = speakers[here.parent].zone
        if not ABSORBS[zone]:
            zone = zone_of(here, speakers, bodies, count, total) or zone
            leads += (
                zone == LEAD and speakers[here.parent].zone != LEAD and here.inside > 0
            )
        here.zone = zone
    if leads >= LEADS:
        for index in range(told):
            if speakers[index].zone == LEAD:
                speakers[index].zone = NEUTRAL
    return 0


cdef list called_bodies(Speaker *speakers, int told):
    """Blocks of those that are called the body."""
    cdef list out = []
    cdef int index
    for index in range(told):
        if speakers[index].said & CALLED_BODY:
            out.append((speakers[index].first, speakers[index].stop))
    return out


cdef list of_blocks(list places, Speaker *speakers, int *owner, Py_ssize_t count):
    """The zone of each block."""
    cdef Py_ssize_t index, around
    cdef list out = []
    cdef object last = None, zone = None
    for index in range(len(places)):
        place = <object>PyList_GET_ITEM(places, index)
        if place is not last:
            around = place
            if not 0 <= around < count:
                raise IndexError("a block in no container")
            last, zone = place, NAMES[speakers[owner[around]].zone]
        out.append(zone)
    return out


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
    cdef unsigned int bits
    cdef Asked asked[ASKED]
    memset(asked, 0, sizeof(asked))
    for index in range(count):
        container = <object>PyList_GET_ITEM(containers, index)
        if type(container) is not CONTAINER:
            raise TypeError("no container")
        bits = bits_of(container)
        hints = field(container, HINTS)
        if PySet_GET_SIZE(hints):
            bits |= bits_of_hints(hints, asked)
        said.parent = field(container, PARENT)
        said.first, said.stop = field(container, FIRST), field(container, STOP)
        said.bits = bits
        said += 1
    return 0


def read_zones(
    containers not None,
    list places not None,
    list texts not None,
    list links not None,
):
    """The zones of `zones.read_zones_in_python`."""
    cdef Py_ssize_t count = len(containers), blocks = len(texts), index
    cdef bytes memory = PyBytes_FromStringAndSize(
        NULL,
        sizeof(long) * (blocks + 1)
        + (sizeof(Said) + sizeof(Speaker) + 2 * sizeof(int)) * count
    )
    cdef long *sums = <long *>PyBytes_AS_STRING(memory)  # running text before each block
    cdef Said *said = <Said *>(sums + blocks + 1)
    cdef Speaker *speakers = <Speaker *>(said + count)
    cdef int *owner = <int *>(speakers + count)  # which of them stands around each container
    cdef int *bodies = owner + count
    cdef Speaker *here
    cdef long around
    cdef int told = 0, held = 0
    if count == 0:
        raise IndexError("no container")
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
        owner[index] = told
        here = &speakers[told]
        here.parent, here.said = around, said[index].bits
        here.first, here.stop = said[index].first, said[index].stop
        if not 0 <= here.first <= here.stop <= blocks:
            raise IndexError("a container of blocks that are not there")
        here.inside = sums[here.stop] - sums[here.first]
        told += 1
    for index in range(told):
        here = &speakers[index]
        if here.said & HOLDS_BODY and here.inside >= BODY_SHARE * (sums[blocks] or 1):
            bodies[held] = index
            held += 1
    name_zones(speakers, told, bodies, held, sums[blocks] or 1)
    return of_blocks(places, speakers, owner, count), called_bodies(speakers, told)
