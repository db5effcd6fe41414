# cython: language_level=3, cdivision=True
"""The look of `scan.py` at a page's tags, in C; `scan.py` says what is counted and why.

Lives here: a translation, function by function, with the same names, tables and results.
"""

from libc.stdint cimport uint32_t, uint64_t
from libc.stdlib cimport free, malloc
from libc.string cimport memcmp, memcpy

from extract.readers import scan as reference

cdef extern from *:
    """
    #ifdef __SSE2__
    #include <emmintrin.h>
    #endif
    /* Where the sign stands that is next from `at` on, `end` where none does: nearly always it is
       near, and a call of memchr costs more than the look. */
    static inline const unsigned char *next_sign(
        const unsigned char *at, const unsigned char *end, int sign)
    {
    #ifdef __SSE2__
        const __m128i signs = _mm_set1_epi8((char)sign);
        int near;
        for (near = 0; near < 6 && end - at >= 16; near++, at += 16) {
            int hits = _mm_movemask_epi8(
                _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)at), signs));
            if (hits)
                return at + __builtin_ctz(hits);
        }
    #endif
        at = (const unsigned char *)memchr(at, sign, end - at);
        return at ? at : end;
    }
    """
    const unsigned char *next_sign(
        const unsigned char *at, const unsigned char *end, int sign
    ) noexcept nogil

ctypedef unsigned char Byte

cdef struct Name:
    uint64_t front  # the first eight bytes, lower case
    uint32_t rest  # the three behind them
    Byte kind
    Byte flags
    unsigned short implied  # the bit of a name that start tags may end
    unsigned short closes  # the bits of those that this one ends

cdef struct Format:
    uint64_t front
    uint32_t rest
    bint bare

cdef struct Most:
    size_t tags
    size_t depth
    size_t attributes
    size_t attributes_in_all
    size_t reopened
    size_t copied
    size_t controls

cdef struct Look:
    Most most
    bint passes  # one of the numbers has passed the most of it
    const Byte *page
    size_t size
    size_t at
    size_t deaf
    Name *names
    size_t name_count
    Format *formats
    size_t format_count
    size_t *marks
    size_t mark_count
    size_t unsure
    size_t root_attributes
    size_t tags
    size_t depth
    size_t attributes
    size_t attributes_in_all
    size_t reopened
    size_t copied
    size_t controls
    size_t text

cdef enum:
    PLAIN, BLOCK, FORMAT, VOID, RAW, SCOPE, ROOT, TABLE
    SLOTS = 1024
    LONGEST = 11
    IS_MARKED = 1
    IS_UNSURE = 2
    IS_LIST = 4
    IS_ROOT = 8  # of those that are there once, the ones whose attributes add up
    IS_SINGLE = 16  # of formatting elements, those that do not nest
    IS_ITEM = 32
    IS_FORM = 64
    IS_CONTROL = 128
    BLANK = 1
    ENDS_NAME = 2
    ENDS_ATTRIBUTE = 4

cdef Name KNOWN[SLOTS]
cdef Byte SIGNS[256]
cdef Byte SMALL[256]  # letters in lower case
cdef unsigned short PARAGRAPH
cdef int CROSSES[8]
cdef size_t SAME = reference.SAME
cdef Name _SCRIPT, _PLAINTEXT


cdef inline Name _read(const Byte *name, size_t length) noexcept nogil:
    cdef Name out
    cdef size_t i
    out.front = out.rest = 0
    out.kind, out.flags, out.implied, out.closes = PLAIN, 0, 0, 0
    for i in range(length if length < 8 else 8):
        out.front = out.front << 8 | SMALL[name[i]]
    for i in range(8, length if length < LONGEST else LONGEST):
        out.rest = out.rest << 8 | SMALL[name[i]]
    return out


cdef inline bint _same(Name *a, Name *b) noexcept nogil:
    return a.front == b.front and a.rest == b.rest


cdef inline Name _known(Name name) noexcept nogil:
    """A name with all that is known of it."""
    cdef size_t slot = ((name.front ^ name.rest) * <uint64_t>0x9E3779B97F4A7C15) >> 54
    while KNOWN[slot].front:
        if _same(KNOWN + slot, &name):
            return KNOWN[slot]
        slot = (slot + 1) & (SLOTS - 1)
    return name


def _prepare():
    """Take over the tables of `scan.py`."""
    global PARAGRAPH, _SCRIPT, _PLAINTEXT
    implied = {b"p"}.union(*reference.CLOSES.values())
    bits = dict(zip(sorted(implied), [1 << number for number in range(len(implied))]))
    cdef Name name
    cdef size_t slot
    cdef int kind
    PARAGRAPH = bits[b"p"]
    for slot in range(256):
        SMALL[slot] = slot + 32 if 65 <= slot <= 90 else slot
    for slot in range(SLOTS):
        KNOWN[slot].front = 0
    for text, kind in reference.KINDS.items():
        name = _read(text, len(text))
        name.kind = kind
        name.flags = (
            IS_MARKED * (text in reference.MARKED) | IS_UNSURE * (text in reference.UNSURE)
            | IS_LIST * (text in reference.LISTS) | IS_ROOT * (text in reference.ROOTS)
            | IS_SINGLE * (text in reference.SINGLE) | IS_ITEM * (text == b"li")
            | IS_FORM * (text == b"form") | IS_CONTROL * (text in reference.CONTROLS)
        )
        name.implied = bits.get(text, 0)
        name.closes = sum([bits[other] for other in reference.CLOSES.get(text, ())])
        slot = ((name.front ^ name.rest) * <uint64_t>0x9E3779B97F4A7C15) >> 54
        while KNOWN[slot].front:
            slot = (slot + 1) & (SLOTS - 1)
        KNOWN[slot] = name
    for kind in range(8):
        CROSSES[kind] = sum([1 << other for other in reference.CROSSES.get(kind, ())])
    for slot in range(256):
        SIGNS[slot] = 0
    for sign in b"\t\n\f\r ":
        SIGNS[sign] = BLANK | ENDS_NAME | ENDS_ATTRIBUTE
    for sign in b"/>":
        SIGNS[sign] = ENDS_NAME | ENDS_ATTRIBUTE
    SIGNS[61] = ENDS_ATTRIBUTE
    _SCRIPT, _PLAINTEXT = _read(b"script", 6), _read(b"plaintext", 9)


_prepare()


def scan(bytes page not None, most):
    """The cost of a page; the look at it ends where one number passes that of `most`."""
    cdef Look look
    cdef size_t depth
    look.most.tags, depth, look.most.attributes, look.most.attributes_in_all = most[:4]
    look.most.reopened, look.most.copied, look.most.controls = most[4:]
    look.most.depth, look.passes = depth, False
    look.page, look.size = page, len(page)
    look.at = look.deaf = look.name_count = look.format_count = look.unsure = 0
    look.root_attributes = look.tags = look.depth = look.attributes = 0
    look.attributes_in_all = look.reopened = look.controls = 0
    look.copied = look.text = 0
    cdef size_t room = (depth if depth < look.size else look.size) + 3
    look.names = <Name *>malloc(room * sizeof(Name))
    look.formats = <Format *>malloc(room * sizeof(Format))
    look.marks = <size_t *>malloc(room * sizeof(size_t))
    try:
        if look.names == NULL or look.formats == NULL or look.marks == NULL:
            raise MemoryError
        look.marks[0], look.mark_count = 0, 1
        with nogil:
            while _next_tag(&look) and not look.passes:
                pass
    finally:
        free(look.names)
        free(look.formats)
        free(look.marks)
    return reference.Cost(
        look.tags, look.depth, look.attributes, look.attributes_in_all, look.reopened,
        look.copied, look.controls,
    )


cdef inline size_t _behind_sign(Look *look, Byte sign, size_t at) noexcept nogil:
    """Where the sign ends that is next from `at` on."""
    cdef const Byte *end = look.page + look.size
    cdef const Byte *found
    if at >= look.size:
        return look.size
    found = next_sign(look.page + at, end, sign)
    return look.size if found == end else found - look.page + 1


cdef inline bint _stands(Look *look, const char *what, size_t length, size_t at) noexcept nogil:
    return at + length <= look.size and memcmp(look.page + at, what, length) == 0


cdef inline bint _is_letter(Byte sign) noexcept nogil:
    return 97 <= (sign | 32) <= 122


cdef bint _next_tag(Look *look) noexcept nogil:
    """Go behind the next tag, comment or lone sign; whether there was one."""
    cdef const Byte *page = look.page
    cdef const Byte *found
    cdef size_t at, first, stop, count = 0, here
    cdef bint ends
    cdef Name name
    if look.at >= look.size:
        return False
    found = next_sign(page + look.at, page + look.size, 60)
    at = found - page
    if at == look.size:
        return False
    if at > look.at and not _is_blank(page + look.at, at - look.at):
        look.text += at - look.at
    at += 1
    if at >= look.size:
        look.at = at
        return True
    if page[at] == 33 or page[at] == 63:
        look.at = _behind_declaration(look, at)
        _count_tag(look)
        _count_text(look, True)
        return True
    ends = page[at] == 47
    first = at + ends
    if first >= look.size or not _is_letter(page[first]):
        look.at = _behind_sign(look, 62, first) if ends else at
        return True
    stop = first + 1
    while stop < look.size and not SIGNS[page[stop]] & ENDS_NAME:
        stop += 1
    name = _known(_read(page + first, stop - first))
    if stop < look.size and page[stop] == 62:
        look.at = stop + 1
    else:
        count = _attributes(look, stop)
    _count_tag(look)
    if count:
        _count_attributes(look, &name, count, ends)
    if not ends:
        if name.flags & IS_CONTROL:
            look.controls += 1
            look.passes |= look.controls > look.most.controls
        _start(look, &name, stop - first, count == 0)
        _count_text(look, name.kind != ROOT and not name.flags & IS_FORM)
    else:
        here = look.name_count + look.format_count
        if look.at > look.deaf:
            _end(look, &name)
        _count_text(look, look.name_count + look.format_count < here)
    return True


cdef inline bint _is_blank(const Byte *text, size_t length) noexcept nogil:
    """Whether a text, which is not empty, holds no sign beyond the blank."""
    cdef size_t i = 0
    cdef uint64_t word, blanks = 0x2020202020202020
    if text[length - 1] > 32:
        return False
    while i < length:
        if i + 8 <= length:
            memcpy(&word, text + i, 8)
            if word == blanks:
                i += 8
                continue
        if text[i] > 32:
            return False
        i += 1
    return True


cdef inline void _count_tag(Look *look) noexcept nogil:
    look.tags += 1
    look.passes |= look.tags > look.most.tags


cdef void _count_attributes(Look *look, Name *name, size_t count, bint ends) noexcept nogil:
    cdef size_t here = count
    if name.flags & IS_ROOT:
        if not ends:
            look.root_attributes += count
        here = look.root_attributes
    if here > look.attributes:
        look.attributes = here
        look.passes |= here > look.most.attributes
    look.attributes_in_all += count
    look.passes |= look.attributes_in_all > look.most.attributes_in_all


cdef inline void _count_text(Look *look, bint apart) noexcept nogil:
    """Forget the text so far where a tag sets it apart; in tables it is moved and joined."""
    cdef Name *top = look.names + look.name_count - 1
    if apart and not look.unsure and (
        look.name_count == 0 or top.kind != TABLE or top.flags & IS_MARKED
    ):
        look.text = 0
    else:
        look.copied += look.text
        look.passes |= look.copied > look.most.copied


cdef size_t _behind_declaration(Look *look, size_t at) noexcept nogil:
    cdef size_t end
    if _stands(look, "!--", 3, at):
        if _stands(look, ">", 1, at + 3) or _stands(look, "->", 2, at + 3):
            return _behind_sign(look, 62, at)
        end = at + 3
        while True:
            end = _behind_sign(look, 62, end)
            if end >= look.size and look.page[look.size - 1] != 62:
                return look.size
            if end >= at + 6 and memcmp(look.page + end - 3, "-->", 3) == 0:
                return end
            if end >= at + 7 and memcmp(look.page + end - 4, "--!>", 4) == 0:
                return end
            if end >= look.size:
                return look.size
    if look.unsure and _stands(look, "![CDATA[", 8, at):
        end = at
        while True:
            end = _behind_sign(look, 62, end)
            if end >= look.size or memcmp(look.page + end - 3, "]]>", 3) == 0:
                break
        if end > look.deaf:
            look.deaf = end
    return _behind_sign(look, 62, at)


cdef size_t _attributes(Look *look, size_t at) noexcept nogil:
    """Attributes of a tag whose name ends at `at`; `look.at` is where the tag ends."""
    cdef const Byte *page = look.page
    cdef size_t size = look.size, count = 0
    cdef Byte quote
    while True:
        while at < size and (page[at] == 47 or SIGNS[page[at]] & BLANK):
            at += 1
        if at >= size:
            break
        if page[at] == 62:
            look.at = at + 1
            return count
        count += 1
        at += 1
        while at < size and not SIGNS[page[at]] & ENDS_ATTRIBUTE:
            at += 1
        while at < size and SIGNS[page[at]] & BLANK:
            at += 1
        if at >= size or page[at] != 61:
            continue
        at += 1
        while at < size and SIGNS[page[at]] & BLANK:
            at += 1
        if at >= size:
            break
        quote = page[at]
        if quote == 34 or quote == 39:
            at = _behind_sign(look, quote, at + 1)
        else:
            while at < size and page[at] != 62 and not SIGNS[page[at]] & BLANK:
                at += 1
    look.at = size
    return count


cdef void _start(Look *look, Name *name, size_t length, bint bare) noexcept nogil:
    cdef int kind = name.kind
    cdef size_t depth
    if kind == VOID or kind == ROOT:
        return
    if kind == RAW:
        _skip(look, name, length)
        return
    if look.unsure and look.page[look.at - 2] == 47 and look.page[look.at - 1] == 62:
        return
    if kind == FORMAT:
        _format(look, name, bare)
        if look.unsure:
            look.names[look.name_count] = name[0]
            look.name_count += 1
    else:
        if kind != PLAIN:
            look.reopened += look.format_count - look.marks[look.mark_count - 1]
            look.passes |= look.reopened > look.most.reopened
        _close_implied(look, name)
        look.names[look.name_count] = name[0]
        look.name_count += 1
        if name.flags & IS_MARKED:
            look.marks[look.mark_count] = look.format_count
            look.mark_count += 1
        look.unsure += name.flags & IS_UNSURE != 0
    depth = look.name_count + look.format_count
    if depth > look.depth:
        look.depth = depth
        look.passes |= depth > look.most.depth


cdef void _skip(Look *look, Name *name, size_t length) noexcept nogil:
    """Go behind the content of a raw element, or where it may be markup take no end tag."""
    cdef const Byte *page = look.page
    cdef size_t at = look.at, stop = look.size, end
    cdef bint escapes = False, nests = False
    cdef Name here
    while not _same(name, &_PLAINTEXT) and at < look.size:
        at = _behind_sign(look, 60, at)
        if at >= look.size:
            break
        if page[at] == 33 and _stands(look, "!--", 3, at):
            escapes = True
        if at + 6 <= look.size and (page[at] | 32) == 115:
            here = _read(page + at, 6)
            nests = nests or _same(&here, &_SCRIPT)
        end = at + 1 + length
        if page[at] != 47 or end >= look.size or not SIGNS[page[end]] & ENDS_NAME:
            continue
        here = _read(page + at + 1, length)
        if _same(&here, name):
            stop = at - 1
            break
    if look.unsure:
        if stop > look.deaf:
            look.deaf = stop
    elif escapes and nests and _same(name, &_SCRIPT):
        look.deaf = look.size
    else:
        look.at = stop


cdef void _format(Look *look, Name *name, bint bare) noexcept nogil:
    cdef size_t i
    cdef Format *last
    if name.flags & IS_SINGLE:
        _unformat(look, name)
    elif bare and look.format_count - look.marks[look.mark_count - 1] >= SAME:
        for i in range(1, SAME + 1):
            last = look.formats + look.format_count - i
            if not (last.bare and last.front == name.front and last.rest == name.rest):
                break
        else:
            return
    last = look.formats + look.format_count
    last.front, last.rest, last.bare = name.front, name.rest, bare
    look.format_count += 1


cdef void _unformat(Look *look, Name *name) noexcept nogil:
    cdef size_t at = look.format_count, i
    while at > look.marks[look.mark_count - 1]:
        at -= 1
        if look.formats[at].front == name.front and look.formats[at].rest == name.rest:
            for i in range(at, look.format_count - 1):
                look.formats[i] = look.formats[i + 1]
            look.format_count -= 1
            return


cdef void _close_implied(Look *look, Name *name) noexcept nogil:
    """End what a start tag ends without its end tag."""
    cdef unsigned short looks_for = name.closes
    cdef size_t at
    if name.kind == BLOCK or name.kind == TABLE:
        looks_for |= PARAGRAPH
    while looks_for:
        at = look.name_count
        while True:
            if at == 0:
                return
            at -= 1
            if look.names[at].implied & looks_for:
                break
            if look.names[at].kind != PLAIN and look.names[at].kind != FORMAT:
                return
        _cut(look, at)


cdef void _end(Look *look, Name *name) noexcept nogil:
    cdef int kind = name.kind, crossed
    cdef size_t at = look.name_count
    cdef Name *here
    if kind == FORMAT:
        _unformat(look, name)
        if not look.unsure:
            return
        kind = PLAIN
    if name.flags & IS_FORM:
        kind = PLAIN
    crossed = CROSSES[kind]
    if crossed:
        crossed |= 1 << FORMAT
    while at:
        at -= 1
        here = look.names + at
        if _same(here, name):
            _cut(look, at)
            return
        if not crossed >> here.kind & 1:
            return
        if name.flags & IS_ITEM and here.flags & IS_LIST:
            return


cdef void _cut(Look *look, size_t at) noexcept nogil:
    """Close the element at `at` of the stack and all within it."""
    cdef size_t i = look.name_count
    while i > at:
        i -= 1
        if look.names[i].flags & IS_MARKED:
            look.mark_count -= 1
            look.format_count = look.marks[look.mark_count]
        look.unsure -= look.names[i].flags & IS_UNSURE != 0
    look.name_count = at
