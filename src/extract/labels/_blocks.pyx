# cython: language_level=3, boundscheck=False, wraparound=False
"""What `first.py` and `core.py` ask of all blocks, in C: nearly all are told by a few numbers."""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize
from cpython.dict cimport PyDict_GetItemWithError
from cpython.list cimport PyList_GET_ITEM
from cpython.object cimport PyObject
from cpython.set cimport PySet_Contains, PySet_GET_SIZE
from cpython.tuple cimport PyTuple_GET_ITEM
from cpython.unicode cimport Py_UNICODE_ISALPHA, Py_UNICODE_ISDIGIT, Py_UNICODE_ISUPPER

from extract.fields import signs as said
from extract.labels import alone as seen_alone
from extract.labels import core, plain
from extract.labels.zones import BODY as BODY_, FULL_WEIGHT, LONG_CHARACTERS, NOISE as NOISE_
from extract.model import Block, Verdict

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
    Py_ssize_t PyUnicode_Tailmatch(object text, object part, Py_ssize_t start, Py_ssize_t end, int way) except -1
    Py_UCS4 PyUnicode_READ(int kind, void *data, Py_ssize_t index)

cdef Py_ssize_t KIND = Block._fields.index("kind"), HINTS = Block._fields.index("hints")
cdef Py_ssize_t LINKS = Block._fields.index("link_chars")
cdef object PARAGRAPH = "paragraph", HEADING = "heading", ZERO = 0
cdef long FURNITURE = said.FURNITURE, ELEMENT = said.ELEMENT
cdef dict CALLED = NOISE_

cdef dict ZONED = seen_alone.ZONED, CONTAINED = seen_alone.CONTAINED
cdef object NOTHING = seen_alone.NOTHING, PROSE = seen_alone.PROSE, HEADS = seen_alone.HEADING
cdef int AGAINST = seen_alone.AGAINST, PIECE = seen_alone.PIECE, BARS = seen_alone.BARS
cdef long FIELD = seen_alone.FIELD_CHARACTERS, LEAST_PROSE = seen_alone.PROSE_CHARACTERS

cdef long SENTENCE_LEAST = core.SENTENCE_CHARACTERS, SHORT = core.SHORT_CHARACTERS
cdef long LONG = LONG_CHARACTERS, FULL = FULL_WEIGHT
cdef long MENU = core.MENU_WEIGHT, HEADLINE = core.HEADLINE_WEIGHT
cdef long LINK = core.LINK_WEIGHT, NOISE = core.NOISE_WEIGHT
cdef double OUTSIDE_SHARE = core.OUTSIDE_SHARE, BODY_SHARE = core.BODY_SHARE
cdef object BODY = BODY_
cdef frozenset WEIGHTLESS = core.WEIGHTLESS

cdef long CERTAIN = plain.CERTAIN_CHARACTERS, HEADING_MOST = plain.HEADING_CHARACTERS
cdef long QUOTATION_LEAST = plain.QUOTATION_CHARACTERS, LINK_LEAST = plain.LINK_CHARACTERS
cdef object PARAGRAPHS = plain.PARAGRAPH, LINKED = plain.LINKED, HEADING_ELEMENT = plain.HEADS
cdef object SHORT_LINE = plain.SHORT_LINE, RELATED = "related", CAPTION = "caption"
cdef frozenset NO_HEADINGS = plain.NO_HEADINGS, TELLING = plain.TELLING
cdef Py_ssize_t LABEL = Verdict._fields.index("label")

cdef enum:
    ZONE_NEUTRAL
    ZONE_OF_BODY
    ZONE_WEIGHTLESS
    ZONE_OF_NOISE


cdef inline Py_ssize_t length_of(list texts, Py_ssize_t index) noexcept:
    return PyUnicode_GET_LENGTH(<object>PyList_GET_ITEM(texts, index))


cdef inline Py_UCS4 letter(object text, Py_ssize_t index) noexcept:
    return PyUnicode_READ(PyUnicode_KIND(text), PyUnicode_DATA(text), index)


cdef inline long number(list column, Py_ssize_t index) except? -1:
    """A number of a column; nearly all are 0."""
    value = <object>PyList_GET_ITEM(column, index)
    return 0 if value is ZERO else value


cdef inline bint same(object text, object wanted) except -1:
    """Whether a text is a word that is nearly always the same object, or nothing like it."""
    if text is wanted:
        return True
    if PyUnicode_GET_LENGTH(text) != PyUnicode_GET_LENGTH(wanted):
        return False
    return text == wanted


cdef inline bint is_kind(list blocks, Py_ssize_t index, object kind) except -1:
    return same(<object>PyTuple_GET_ITEM(<object>PyList_GET_ITEM(blocks, index), KIND), kind)


cdef inline long linked_of(list blocks, Py_ssize_t index) except? -1:
    """Characters of a block in links."""
    value = <object>PyTuple_GET_ITEM(<object>PyList_GET_ITEM(blocks, index), LINKS)
    return 0 if value is ZERO else value


cdef inline bint is_noisy(list blocks, Py_ssize_t index) except -1:
    """Whether a block is called as noise is."""
    hints = <object>PyTuple_GET_ITEM(<object>PyList_GET_ITEM(blocks, index), HINTS)
    if PySet_GET_SIZE(hints):
        for hint in <frozenset>hints:
            if hint in CALLED:
                return True
    return False


cdef inline object said_of(str zone, dict verdicts):
    """The verdict on a zone; `None` where there is none."""
    cdef PyObject *verdict
    if not PyUnicode_GET_LENGTH(zone):
        return None
    verdict = PyDict_GetItemWithError(verdicts, zone)
    return <object>verdict if verdict is not NULL else None


def looks(list zones not None, list texts not None, list signs not None, list blocks not None):
    """The looks of `first.looks`."""
    cdef list alone = [], left = []
    cdef Py_ssize_t index, length
    cdef long sign
    cdef object last = None, said = None, verdict
    for index in range(len(zones)):
        zone = <object>PyList_GET_ITEM(zones, index)
        if zone is not last:
            last, said = zone, said_of(zone, ZONED)
        verdict = said
        if verdict is None:
            verdict = NOTHING
            length = length_of(texts, index)
            if length > FIELD:
                verdict = PROSE
            else:
                sign = number(signs, index)
                if sign & FURNITURE or (sign & ELEMENT and is_noisy(blocks, index)):
                    left.append(index)
                elif sign & ELEMENT and is_kind(blocks, index, HEADING):
                    verdict = HEADS
                elif length >= LEAST_PROSE and linked_of(blocks, index) * 2 <= length:
                    verdict = PROSE
        alone.append(verdict)
    return alone, left


def contained(list zones not None, list blocks not None):
    """The verdicts of `first.contained`."""
    cdef list out = []
    cdef Py_ssize_t index
    cdef object last = None, said = None, verdict
    for index in range(len(zones)):
        zone = <object>PyList_GET_ITEM(zones, index)
        if zone is not last:
            last, said = zone, said_of(zone, CONTAINED)
        verdict = said
        if verdict is not None and is_kind(blocks, index, HEADING):
            verdict = None
        out.append(verdict)
    return out


def hinted(list blocks not None, str hint not None):
    """The blocks of `header.hinted`."""
    cdef list out = []
    cdef Py_ssize_t index
    for index in range(len(blocks)):
        hints = <object>PyTuple_GET_ITEM(<object>PyList_GET_ITEM(blocks, index), HINTS)
        if PySet_GET_SIZE(hints) and PySet_Contains(hints, hint):
            out.append(index)
    return out


def echoes(list texts not None, Py_ssize_t said, Py_ssize_t stop, Py_ssize_t more):
    """The blocks of `title.echoes`."""
    cdef list out = []
    cdef str text = texts[said]
    cdef Py_ssize_t index, length, least = PyUnicode_GET_LENGTH(text)
    if least == 0:
        raise ValueError("no text")
    for index in range(min(stop, len(texts))):
        length = length_of(texts, index)
        if not least <= length <= least + more or index == said:
            continue
        other = <object>PyList_GET_ITEM(texts, index)
        if letter(other, 0) == letter(text, 0) and letter(other, least - 1) == letter(text, least - 1):
            if PyUnicode_Tailmatch(other, text, 0, least, -1) == 1:
                out.append(index)
    return out


cdef inline bint ends_sentence(str text) noexcept:
    """The same as `alone.ends_sentence`."""
    cdef int kind = PyUnicode_KIND(text)
    cdef void *data = PyUnicode_DATA(text)
    cdef Py_ssize_t size = PyUnicode_GET_LENGTH(text)
    cdef Py_UCS4 last
    if size == 0:
        return False
    last = PyUnicode_READ(kind, data, size - 1)
    if last == c')':
        return size > 1 and PyUnicode_READ(kind, data, size - 2) == c'.'
    return (
        last == c'.' or last == c'!' or last == c'?' or last == c'"' or last == c':' or last == c';'
        or last == 0x2026 or last == 0x201D or last == 0x2019 or last == 0xBB
    )


cdef inline int saying(object seen) except -1:
    """What a verdict of the first pass says of running text."""
    return 0 if seen is NOTHING or seen is PROSE or seen is HEADS else seen.stance


cdef inline bint has_letter(str text) noexcept:
    """The same as `alone.has_letter`."""
    cdef Py_ssize_t index
    for index in range(PyUnicode_GET_LENGTH(text)):
        if Py_UNICODE_ISALPHA(letter(text, index)):
            return True
    return False


cdef inline bint is_quotation(str text) noexcept:
    """The same as `broken.is_quotation`."""
    cdef Py_UCS4 first = letter(text, 0), last = letter(text, PyUnicode_GET_LENGTH(text) - 1)
    return (first == c'"' or first == 0x201C) and (last == c'"' or last == 0x201D)


cdef inline bint opens_heading(str text) noexcept:
    """The same as `plain.opens_heading`."""
    cdef Py_UCS4 first = letter(text, 0), last = letter(text, PyUnicode_GET_LENGTH(text) - 1)
    if not has_letter(text):
        return False
    if ends_sentence(text) and not (
        last == c'!' or last == c'"' or last == c':' or last == c'?' or last == 0x201D
    ):
        return False
    if PyUnicode_GET_LENGTH(text) > QUOTATION_LEAST and is_quotation(text):
        return False
    return (
        Py_UNICODE_ISUPPER(first) or Py_UNICODE_ISDIGIT(first)
        or first == c'"' or first == c"'" or first == 0x201C
    )


cdef inline bint is_paragraph(
    list blocks, Py_ssize_t index, long length, long linked, long sign
) except -1:
    """Whether a block of prose is a paragraph that can be nothing else."""
    if length <= CERTAIN or linked * 2 >= length:
        return False
    if not sign & ELEMENT:
        return True
    hints = <object>PyTuple_GET_ITEM(<object>PyList_GET_ITEM(blocks, index), HINTS)
    if PySet_GET_SIZE(hints) and PySet_Contains(hints, RELATED):
        return False
    return is_kind(blocks, index, PARAGRAPH)


cdef inline bint tells(list verdicts, Py_ssize_t index) except -1:
    """Whether a block may tell what stands behind it."""
    verdict = <object>PyList_GET_ITEM(verdicts, index)
    if verdict is None or verdict is PARAGRAPHS or verdict is SHORT_LINE:
        return False
    return PySet_Contains(TELLING, <object>PyTuple_GET_ITEM(verdict, LABEL))


cdef object plain_verdict(
    list blocks, Py_ssize_t index, str text, long linked, long sign, object seen
):
    """What a block is by its text, element and links; `None` where that needs another look."""
    cdef long length = PyUnicode_GET_LENGTH(text)
    cdef object kind = PARAGRAPH
    if sign & ELEMENT:
        block = <object>PyList_GET_ITEM(blocks, index)
        kind = <object>PyTuple_GET_ITEM(block, KIND)
        if PySet_GET_SIZE(<object>PyTuple_GET_ITEM(block, HINTS)) or same(kind, CAPTION):
            return None
    if linked >= LINK_LEAST and linked * 10 > length * 8:
        return LINKED
    if kind is not PARAGRAPH and same(kind, HEADING):
        return HEADING_ELEMENT
    if seen is PROSE or length > HEADING_MOST:
        return PARAGRAPHS
    if kind is not PARAGRAPH and PySet_Contains(NO_HEADINGS, kind):
        return PARAGRAPHS
    if letter(text, length - 1) == c':':
        return None
    return SHORT_LINE if opens_heading(text) else PARAGRAPHS


def pass_plain(tuple columns not None, Py_ssize_t first, Py_ssize_t stop, Py_ssize_t closing):
    """The blocks of `plain.pass_plain_in_python`."""
    cdef list blocks, alone, texts, links, signs, zones, verdicts
    cdef frozenset under_image
    cdef Py_ssize_t index
    cdef long linked, sign
    cdef object seen, last = None
    cdef bint inside = True
    blocks, alone, texts, links, signs, zones, verdicts, under_image = columns
    if not 0 <= first or stop > len(verdicts):
        raise IndexError("more blocks than there are")
    for index in range(first, stop):
        if <object>PyList_GET_ITEM(verdicts, index) is not None:
            continue
        zone = <object>PyList_GET_ITEM(zones, index)
        if zone is not last:
            last, inside = zone, not PyUnicode_GET_LENGTH(zone) or same(zone, BODY)
        if not inside:
            return index
        text = <object>PyList_GET_ITEM(texts, index)
        seen = <object>PyList_GET_ITEM(alone, index)
        linked, sign = number(links, index), number(signs, index)
        if seen is PROSE and is_paragraph(blocks, index, PyUnicode_GET_LENGTH(text), linked, sign):
            verdicts[index] = PARAGRAPHS
            continue
        if index >= closing or letter(text, 0) == c':' or saying(seen):
            return index
        if index and tells(verdicts, index - 1):
            return index
        if PySet_GET_SIZE(under_image) and PySet_Contains(under_image, index):
            return index
        said = plain_verdict(blocks, index, text, linked, sign, seen)
        if said is None:
            return index
        verdicts[index] = said
    return stop


def stretches(
    list blocks not None,
    list alone not None,
    list texts not None,
    list links not None,
    list zones not None,
    Py_ssize_t count,
    bint zoned,
    bint bodies,
):
    """The stretches of `core.stretches`."""
    cdef bytes memory = PyBytes_FromStringAndSize(NULL, count * (sizeof(long) + 2))
    cdef long *weights = <long *>PyBytes_AS_STRING(memory)
    cdef char *said = <char *>(weights + count)
    cdef char *zone = said + count
    cdef Py_ssize_t index
    cdef object last = NOTHING
    cdef int stance = 0
    if not 0 <= count <= len(alone):
        raise IndexError("more blocks than there are")
    for index in range(count):
        seen = <object>PyList_GET_ITEM(alone, index)
        if seen is not last:
            last, stance = seen, saying(seen)
        said[index] = stance
        weights[index] = weight(blocks, texts, index, number(links, index), stance)
    if zoned:
        fill_zones(zone, zones, count)
        weigh_by_zones(weights, zone, count, names_body(weights, zone, count, bodies))
    return best_of_each(weights, said, count)


cdef inline long weight(
    list blocks, list texts, Py_ssize_t index, long linked, int said
) except? -1:
    """The same as `core._weigh`."""
    cdef long length = length_of(texts, index)
    if said & AGAINST:
        return NOISE
    if linked and linked * 2 > length:
        return LINK
    if said & PIECE:
        return 0
    if length >= LONG or (
        length >= SENTENCE_LEAST and ends_sentence(<object>PyList_GET_ITEM(texts, index))
    ):
        return min(length - 2 * linked, FULL)
    if length < SHORT:
        return MENU
    return HEADLINE if is_kind(blocks, index, PARAGRAPH) else 0


cdef int fill_zones(char *out, list zones, Py_ssize_t count) except -1:
    """What the zones of blocks say of running text."""
    cdef Py_ssize_t index
    cdef char last_is = ZONE_NEUTRAL
    cdef object last = None
    for index in range(count):
        zone = <object>PyList_GET_ITEM(zones, index)
        if zone is not last:
            last, last_is = zone, ZONE_OF_NOISE
            if not PyUnicode_GET_LENGTH(zone):
                last_is = ZONE_NEUTRAL
            elif same(zone, BODY):
                last_is = ZONE_OF_BODY
            elif zone in WEIGHTLESS:
                last_is = ZONE_WEIGHTLESS
        out[index] = last_is
    return 0


cdef bint names_body(long *weights, char *zone, Py_ssize_t count, bint bodies) noexcept:
    """The same as `core._names_body`."""
    cdef long total = 0, body = 0
    cdef bint named = bodies
    cdef Py_ssize_t index
    for index in range(count):
        named = named or zone[index] == ZONE_OF_BODY
        if weights[index] > 0:
            total += weights[index]
            if zone[index] == ZONE_OF_BODY:
                body += weights[index]
    return named and body >= BODY_SHARE * (total or 1)


cdef int weigh_by_zones(long *weights, char *zone, Py_ssize_t count, bint named) except -1:
    """The weights as the blocks' zones see them; the same as `core._by_zone`."""
    cdef Py_ssize_t index
    for index in range(count):
        if zone[index] == ZONE_NEUTRAL:
            if named and weights[index] > 0:
                weights[index] = <long>(weights[index] * OUTSIDE_SHARE)
        elif zone[index] == ZONE_OF_BODY:
            if named and weights[index] < 0:
                weights[index] = 0
        elif zone[index] == ZONE_WEIGHTLESS:
            weights[index] = 0
        else:
            weights[index] = min(LINK, -weights[index] // 4)
    return 0


cdef list best_of_each(long *weights, char *said, Py_ssize_t count):
    """The best stretch of each part that no barrier divides."""
    cdef list out = []
    cdef Py_ssize_t index, first = 0, best_first = 0, best_stop = 0
    cdef long total = 0, best = 0
    for index in range(count):
        if weights[index] > 0:
            if total <= 0:
                total, first = 0, index
            total += weights[index]
            if total > best:
                best, best_first, best_stop = total, first, index + 1
        elif said[index] & BARS:
            if best:
                out.append((best_first, best_stop, best))
            best = total = 0
        elif total > 0:
            total += weights[index]
    if best:
        out.append((best_first, best_stop, best))
    return out
