# cython: language_level=3, cdivision=True
"""The look of `scan.py` at a page's tags, in C; `scan.py` says what is counted and why.

Lives here: a translation, function by function, with the same names, tables and results; and
`lightened`, which spares nearly every page that count and the parser what nobody reads.
"""

from cpython.bytes cimport PyBytes_AS_STRING, PyBytes_FromStringAndSize

from libc.stdint cimport uint32_t, uint64_t
from libc.stdlib cimport free, malloc
from libc.string cimport memcmp, memcpy, memset

from extract.readers import scan as reference

cdef extern from *:
    """
    #ifdef __SSE2__
    #include <emmintrin.h>
    #endif
    #include <stdint.h>
    #if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    #error "eight bytes are taken for a number whose lowest byte is the first"
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

    /* The next `<`, as above, and whether a sign beyond the blank stands before it. */
    static inline const unsigned char *next_tag(
        const unsigned char *at, const unsigned char *end, int *text)
    {
        const unsigned char *found;
    #ifdef __SSE2__
        int near;
        for (near = 0; near < 6 && end - at >= 16; near++, at += 16) {
            __m128i here = _mm_loadu_si128((const __m128i *)at);
            int hits = _mm_movemask_epi8(_mm_cmpeq_epi8(here, _mm_set1_epi8('<')));
            int signs = _mm_movemask_epi8(
                _mm_cmpeq_epi8(_mm_max_epu8(here, _mm_set1_epi8(33)), here));
            if (hits) {
                *text |= (signs & ((hits & -hits) - 1)) != 0;
                return at + __builtin_ctz(hits);
            }
            *text |= signs != 0;
        }
    #endif
        found = (const unsigned char *)memchr(at, '<', end - at);
        if (!found)
            return end;
        while (!*text && at < found)
            *text = *at++ > 32;
        return found;
    }

    static inline int is_blank(unsigned int sign)
    {
        return sign <= 32 && 0x100003600ULL >> sign & 1;
    }

    /* Where the sign stands that is next from `at` on, `last` where none does before it; behind
       that 64 more bytes may be looked at. */
    static inline const unsigned char *sign_before(
        const unsigned char *at, const unsigned char *last, int sign)
    {
    #ifdef __SSE2__
        const __m128i signs = _mm_set1_epi8((char)sign);
        int hits = _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)at), signs));
        if (hits)
            return at + __builtin_ctz(hits);
        for (at += 16; at < last; at += 32) {
            const __m128i one = _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)at), signs);
            const __m128i two = _mm_cmpeq_epi8(_mm_loadu_si128((const __m128i *)(at + 16)), signs);
            if (_mm_movemask_epi8(_mm_or_si128(one, two)))
                return at + __builtin_ctz(_mm_movemask_epi8(one) | _mm_movemask_epi8(two) << 16);
        }
        return last;
    #else
        const unsigned char *found = at < last ? memchr(at, sign, last - at) : 0;
        return found ? found : last;
    #endif
    }

    /* Where a `=` or `>` stands that is next from `at` on; as above. */
    static inline const unsigned char *value_or_end(
        const unsigned char *at, const unsigned char *last)
    {
    #ifdef __SSE2__
        for (; at < last; at += 16) {
            const __m128i here = _mm_loadu_si128((const __m128i *)at);
            const int hits = _mm_movemask_epi8(_mm_or_si128(
                _mm_cmpeq_epi8(here, _mm_set1_epi8('=')),
                _mm_cmpeq_epi8(here, _mm_set1_epi8('>'))));
            if (hits)
                return at + __builtin_ctz(hits);
        }
    #endif
        while (at < last && *at != '=' && *at != '>')
            at++;
        return at;
    }

    /* Where a name ends that begins at `at`: that of an element at a blank, `/` or `>`, that of an
       attribute at `=` too. */
    static inline const unsigned char *name_end(
        const unsigned char *at, const unsigned char *end, int last)
    {
    #ifdef __SSE2__
        while (end - at >= 16) {
            __m128i here = _mm_loadu_si128((const __m128i *)at), stops;
            int hits;
            stops = _mm_cmpeq_epi8(_mm_min_epu8(here, _mm_set1_epi8(32)), here);
            stops = _mm_or_si128(stops, _mm_cmpeq_epi8(here, _mm_set1_epi8('/')));
            stops = _mm_or_si128(stops, _mm_cmpeq_epi8(here, _mm_set1_epi8('>')));
            stops = _mm_or_si128(stops, _mm_cmpeq_epi8(here, _mm_set1_epi8((char)last)));
            hits = _mm_movemask_epi8(stops);
            if (!hits) {
                at += 16;
                continue;
            }
            at += __builtin_ctz(hits);
            if (*at > 32 || is_blank(*at))
                return at;
            at++;
        }
    #endif
        while (at < end && *at != '/' && *at != '>' && *at != last && !is_blank(*at))
            at++;
        return at;
    }

    /* How long the usual attribute is from its one blank up to the quote that opens its value;
       0 where it is another. */
    static inline int usual_attribute(const unsigned char *at, const unsigned char *end)
    {
    #ifdef __SSE2__
        if (end - at > 16) {
            const __m128i here = _mm_loadu_si128((const __m128i *)at);
            const int values = _mm_movemask_epi8(_mm_cmpeq_epi8(here, _mm_set1_epi8('=')));
            const int blanks = _mm_movemask_epi8(_mm_or_si128(
                _mm_cmpeq_epi8(_mm_min_epu8(here, _mm_set1_epi8(32)), here),
                _mm_or_si128(
                    _mm_cmpeq_epi8(here, _mm_set1_epi8('/')),
                    _mm_cmpeq_epi8(here, _mm_set1_epi8('>')))));
            const int before = (values & -values) - 1;
            if (values && !(values & 3) && (blanks & before) == 1 && at[0] == ' ') {
                const int length = __builtin_ctz(values) + 1;
                return at[length] == '"' ? length : 0;
            }
        }
    #endif
        return 0;
    }

    /* Eight bytes, letters in lower case. */
    static inline uint64_t small_word(uint64_t word)
    {
        const uint64_t ones = 0x0101010101010101ULL;
        uint64_t low = word & 127 * ones;
        uint64_t letters = (low + 63 * ones) & ~(low + 37 * ones) & ~word & 128 * ones;
        return word | letters >> 2;
    }
    """
    const unsigned char *next_sign(
        const unsigned char *at, const unsigned char *end, int sign
    ) noexcept nogil
    const unsigned char *next_tag(
        const unsigned char *at, const unsigned char *end, int *text
    ) noexcept nogil
    const unsigned char *sign_before(
        const unsigned char *at, const unsigned char *last, int sign
    ) noexcept nogil
    const unsigned char *value_or_end(
        const unsigned char *at, const unsigned char *last
    ) noexcept nogil
    const unsigned char *name_end(
        const unsigned char *at, const unsigned char *end, int last
    ) noexcept nogil
    int usual_attribute(const unsigned char *at, const unsigned char *end) noexcept nogil
    bint is_blank(unsigned int sign) noexcept nogil
    uint64_t small_word(uint64_t word) noexcept nogil

ctypedef unsigned char Byte

cdef struct Name:
    uint64_t front  # the first eight bytes, lower case
    uint32_t rest  # the three behind them, and how many they are in all
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

cdef Name KNOWN[SLOTS]
cdef unsigned short PARAGRAPH
cdef int CROSSES[8]
cdef size_t SAME = reference.SAME
cdef Name _SCRIPT, _PLAINTEXT


cdef inline Name _read(const Byte *name, size_t length, const Byte *end) noexcept nogil:
    """A name, of which nothing is known yet; up to `end` may be looked at."""
    cdef Name out
    cdef Byte room[16]
    cdef uint64_t front, rest
    if length > LONGEST:
        length = LONGEST
    if end - name < 16:
        memset(room, 0, 16)
        memcpy(room, name, length)
        name = room
    memcpy(&front, name, 8)
    memcpy(&rest, name + 8, 8)
    if length < 8:
        front &= (<uint64_t>1 << 8 * length) - 1
        rest = 0
    else:
        rest &= (<uint64_t>1 << 8 * (length - 8)) - 1
    out.front = small_word(front)
    out.rest = <uint32_t>(small_word(rest) | length << 24)
    out.kind, out.flags, out.implied, out.closes = PLAIN, 0, 0, 0
    return out


cdef inline bint _same(Name *a, Name *b) noexcept nogil:
    return a.front == b.front and a.rest == b.rest


cdef inline Name *_known(Name *name) noexcept nogil:
    """A name with all that is known of it."""
    cdef Name *here = KNOWN + _slot(name)
    while here.front:
        if _same(here, name):
            return here
        here = here + 1 if here < KNOWN + SLOTS - 1 else KNOWN
    return name


cdef inline size_t _slot(Name *name) noexcept nogil:
    return ((name.front ^ name.rest) * <uint64_t>0x9E3779B97F4A7C15) >> 54


def _prepare():
    """Take over the tables of `scan.py`."""
    global PARAGRAPH, _SCRIPT, _PLAINTEXT
    implied = {b"p"}.union(*reference.CLOSES.values())
    bits = dict(zip(sorted(implied), [1 << number for number in range(len(implied))]))
    cdef Name name
    cdef bytes text
    cdef size_t slot
    cdef int kind
    PARAGRAPH = bits[b"p"]
    for slot in range(SLOTS):
        KNOWN[slot].front = 0
    for text, kind in reference.KINDS.items():
        name = _named(text)
        name.kind = kind
        name.flags = (
            IS_MARKED * (text in reference.MARKED) | IS_UNSURE * (text in reference.UNSURE)
            | IS_LIST * (text in reference.LISTS) | IS_ROOT * (text in reference.ROOTS)
            | IS_SINGLE * (text in reference.SINGLE) | IS_ITEM * (text == b"li")
            | IS_FORM * (text == b"form") | IS_CONTROL * (text in reference.CONTROLS)
        )
        name.implied = bits.get(text, 0)
        name.closes = sum([bits[other] for other in reference.CLOSES.get(text, ())])
        slot = _slot(&name)
        while KNOWN[slot].front:
            slot = (slot + 1) & (SLOTS - 1)
        KNOWN[slot] = name
    for kind in range(8):
        CROSSES[kind] = sum([1 << other for other in reference.CROSSES.get(kind, ())])
    _SCRIPT, _PLAINTEXT = _named(b"script"), _named(b"plaintext")


cdef Name _named(bytes text):
    cdef const Byte *name = text
    return _read(name, len(text), name + len(text))


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


cdef inline bint _ends_name(Byte sign) noexcept nogil:
    return sign == 47 or sign == 62 or is_blank(sign)


cdef inline bint _is_letter(Byte sign) noexcept nogil:
    return 97 <= (sign | 32) <= 122


cdef bint _next_tag(Look *look) noexcept nogil:
    """Go behind the next tag, comment or lone sign; whether there was one."""
    cdef const Byte *page = look.page
    cdef const Byte *end = page + look.size
    cdef size_t at, first, stop, count = 0, here
    cdef int shows = False
    cdef bint ends
    cdef Name read
    cdef Name *name
    if look.at >= look.size:
        return False
    at = next_tag(page + look.at, end, &shows) - page
    if at == look.size:
        return False
    if shows:
        look.text += at - look.at
    at += 1
    if at >= look.size:
        look.at = at
        return True
    ends = page[at] == 47
    first = at + ends
    if first >= look.size or not _is_letter(page[first]):
        if page[at] != 33 and page[at] != 63:
            look.at = _behind_sign(look, 62, first) if ends else at
            return True
        look.at = _behind_declaration(look, at)
        _count_tag(look)
        _count_text(look, True)
        return True
    if ends and look.name_count and not look.unsure and _ends_last(look, first):
        return True
    stop = name_end(page + first, end, 62) - page
    read = _read(page + first, stop - first, end)
    name = _known(&read)
    if stop < look.size and page[stop] == 62:
        look.at = stop + 1
    else:
        count = _attributes(look, stop)
    _count_tag(look)
    if count:
        _count_attributes(look, name, count, ends)
    if not ends:
        if name.flags & IS_CONTROL:
            look.controls += 1
            look.passes |= look.controls > look.most.controls
        _start(look, name, stop - first, count == 0)
        _count_text(look, name.kind != ROOT and not name.flags & IS_FORM)
    else:
        here = look.name_count + look.format_count
        if look.at > look.deaf:
            _end(look, name)
        _count_text(look, look.name_count + look.format_count < here)
    return True


cdef inline bint _ends_last(Look *look, size_t first) noexcept nogil:
    """Go behind an end tag that is a bare name and ends what started last, which most do."""
    cdef Name *top = look.names + look.name_count - 1
    cdef Format *last = look.formats + look.format_count - 1
    cdef bint heard
    cdef size_t length = 0
    if not top.flags & IS_MARKED:
        length = _bare(look, first, top.front, top.rest)
    if length:
        heard = first + length >= look.deaf
        look.name_count -= heard
    elif look.format_count > look.marks[look.mark_count - 1]:
        length = _bare(look, first, last.front, last.rest)
        heard = first + length >= look.deaf
        look.format_count -= length != 0 and heard
    if length:
        look.at = first + length + 1
        _count_tag(look)
        _count_text(look, heard)
    return length != 0


cdef inline size_t _bare(Look *look, size_t at, uint64_t front, uint32_t rest) noexcept nogil:
    """Length of a name of up to seven letters, where it stands at `at` and ends the tag; or 0."""
    cdef size_t length = rest >> 24
    cdef uint64_t word
    if length > 7 or at + 8 > look.size or look.page[at + length] != 62:
        return 0
    memcpy(&word, look.page + at, 8)
    return length if small_word(word & (<uint64_t>1 << 8 * length) - 1) == front else 0


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
    cdef Name *top
    if not look.text:
        return
    top = look.names + look.name_count - 1
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


cdef size_t _attributes(Look *look, size_t stop) noexcept nogil:
    """Attributes of a tag whose name ends at `stop`; `look.at` is where the tag ends."""
    cdef const Byte *end = look.page + look.size
    cdef const Byte *at = look.page + stop
    cdef size_t count = 0
    cdef int length
    cdef Byte quote
    look.at = look.size
    while True:
        length = usual_attribute(at, end)
        if length:
            count += 1
            at = next_sign(at + length + 1, end, 34)
            at += at < end
            if at < end and at[0] == 62:
                break
            continue
        while at < end and (at[0] == 47 or is_blank(at[0])):
            at += 1
        if at >= end:
            return count
        if at[0] == 62:
            break
        count += 1
        at = name_end(at + 1, end, 61)
        while at < end and is_blank(at[0]):
            at += 1
        if at >= end or at[0] != 61:
            continue
        at += 1
        while at < end and is_blank(at[0]):
            at += 1
        if at >= end:
            return count
        quote = at[0]
        if quote == 34 or quote == 39:
            at = next_sign(at + 1, end, quote)
            at += at < end
        else:
            while at < end and at[0] != 62 and not is_blank(at[0]):
                at += 1
    look.at = at + 1 - look.page
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
            here = _read(page + at, 6, page + look.size)
            nests = nests or _same(&here, &_SCRIPT)
        end = at + 1 + length
        if page[at] != 47 or end >= look.size or not _ends_name(page[end]):
            continue
        here = _read(page + at + 1, length, page + look.size)
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

# -- the light page -------------------------------------------------------------------------------

cdef enum:
    TAIL = 64  # bytes at the end of a page that are not looked at
    LISTED = 256
    CUTS = 4096  # so many pieces are left out at most
    WORTH = 64  # bytes that are worth leaving out
    IS_VOID = 1
    IS_RAW = 2
    IS_PART = 4  # of a table, where text in it is moved
    OPENS_DOUBT = 8  # an element of `UNSURE`
    COUNTS = 16  # a control
    IS_THE_FORM = 32
    IS_THERE_ONCE = 64
    IS_STRANGE = 128  # is not worth knowing
    IS_DRAWN = 256  # stands in drawings and breaks out of none
    IS_DRAWING = 512
    IS_UNREAD = 1024  # a raw element whose content is read by nobody, or if it says so
    IS_KEPT = 2048  # whose attributes tell it from others, or are read elsewhere
    READERS = 16  # above so many flags stands which of its attributes are read; 0: all
    ATTRIBUTES = 64  # slots for names of attributes
    OF_ANY = 1  # attributes that are read of elements that are not listed

cdef struct Open:
    uint64_t name  # the first eight bytes, as written
    uint64_t mask  # which of these are the name's
    const Byte *at  # where it stands
    size_t length
    int flags
    int weight

cdef struct Listed:
    uint64_t front
    int flags

cdef Listed LIST[LISTED]
cdef Listed READ[ATTRIBUTES]
"""Beginnings of names of attributes, with bits of what elements they are read of."""
cdef Byte IN_NAME[256]
"""Signs that before a `=` can only be the last of a name."""
for _sign in range(33, 256):
    IN_NAME[_sign] = _sign not in b"\"'/"
cdef Byte IN_PLAIN_NAME[256]
"""Signs of which names of attributes consist that are surely nothing else."""
for _sign in range(256):
    IN_PLAIN_NAME[_sign] = _sign in b"abcdefghijklmnopqrstuvwxyz0123456789-_:"

cdef struct Cut:
    size_t start
    size_t end

cdef struct Light:
    Look *look  # of which `at`, `deaf`, `unsure` and the attributes of roots are kept
    Open *top
    size_t drawing  # where the content of the drawing begins that is open, if it is nothing else
    Cut *cuts
    size_t cut_count
    size_t tables  # parts of tables that are perhaps open
    size_t depth
    size_t deepest
    size_t tags
    size_t controls
    size_t reopened
    size_t text
    size_t copied


def _list():
    """Take over what `lightened` must know of elements and attributes."""
    cdef bytes text, name
    cdef int kind, flags, reader = OF_ANY
    readers = {}
    for name in reference.READ:
        _read_of(name, OF_ANY)
    for text, names in reference.READ_OF.items():
        reader <<= 1
        readers[text] = reader
        for name in names:
            _read_of(name, reader)
    for text, kind in reference.KINDS.items():
        flags = (
            IS_VOID * (kind == VOID) | IS_RAW * (kind == RAW) | IS_THERE_ONCE * (kind == ROOT)
            | IS_PART * (kind == TABLE and text not in reference.MARKED)
            | OPENS_DOUBT * (text in reference.UNSURE) | COUNTS * (text in reference.CONTROLS)
            | IS_THE_FORM * (text == b"form") | IS_DRAWING * (text == b"svg")
            | IS_UNREAD * (text in reference.UNREAD)
            # Three alike are kept open at most; of links there is only one.
            | IS_KEPT * (kind == FORMAT and text != b"a")
        )
        if flags == 0:
            continue
        flags |= readers.get(text, 0) << READERS
        # Behind a frameset, raw elements are something else.
        if len(text) > 8 or text == b"frameset":
            flags = IS_STRANGE
        _list_name(text, flags)
    for text in reference.DRAWN:
        _list_name(text, IS_DRAWN)
    for text in reference.TOLD:
        _list_name(text, IS_KEPT)


cdef int _list_name(bytes name, int flags) except -1:
    cdef uint64_t front = _front(name, len(name))
    cdef Listed *here = _place(front)
    here.front, here.flags = front, flags
    return 0


cdef int _read_of(bytes name, int reader) except -1:
    cdef uint64_t front = _front(name, len(name))
    cdef Listed *here = _attribute(front)
    here.front = front
    here.flags |= reader
    return 0


cdef inline Listed *_attribute(uint64_t front) noexcept nogil:
    """Where the beginning of a name stands among those that are read, or might."""
    cdef size_t at = front * <uint64_t>0x9E3779B97F4A7C15 >> 58
    while READ[at].front and READ[at].front != front:
        at = (at + 1) & (ATTRIBUTES - 1)
    return READ + at


cdef inline uint64_t _mask(size_t length) noexcept nogil:
    return ~<uint64_t>0 >> (64 - 8 * min(length, <size_t>8))


cdef inline uint64_t _small(uint64_t name, uint64_t mask) noexcept nogil:
    """A name in lower case; of signs other than letters no matter what."""
    return (name | 0x2020202020202020ULL) & mask


cdef uint64_t _front(const Byte *name, size_t length) noexcept nogil:
    cdef uint64_t front = 0
    memcpy(&front, name, min(length, <size_t>8))
    return _small(front, _mask(length))


cdef inline Listed *_place(uint64_t front) noexcept nogil:
    """Where a name stands in the list, or might."""
    cdef size_t at = front * <uint64_t>0x9E3779B97F4A7C15 >> 56
    while LIST[at].front and LIST[at].front != front:
        at = (at + 1) & (LISTED - 1)
    return LIST + at


_list()


def lightened(bytes page not None, most) -> bytes | None:
    """What the parser must see of a page that is sure to pass none of these numbers.

    Left out is what nobody reads: what stands in scripts, styles and drawings, and attributes such
    as the addresses of links. None where the page is not sure; many a light page is not.

    Keeps step with `scan` from tag to tag, in a third of the time, as it counts too much rather
    than to know. What it thinks open holds all that `scan` thinks open: it closes only what began
    last, at an end tag that is spelt like its start tag, and with that one `scan` closes it at
    the latest. An attribute takes two bytes. Text is forgotten only where `scan` forgets it.

    Elements in which there is doubt (`UNSURE`) are known for certain, as no other end tag crosses
    them, and where one of theirs is none of that kind the page is not sure.
    """
    cdef Look look
    cdef Light light
    cdef bint sure
    cdef size_t depth
    look.most.tags, depth, look.most.attributes, look.most.attributes_in_all = most[:4]
    look.most.reopened, look.most.copied, look.most.controls = most[4:]
    look.page, look.size, look.most.depth = page, len(page), depth
    if look.size < 2 * TAIL or look.size // 2 > look.most.attributes_in_all:
        return None
    look.at = look.deaf = look.unsure = look.root_attributes = look.attributes = 0
    look.attributes_in_all = 0
    look.passes = False
    light.look = &look
    light.tables = light.depth = light.deepest = light.tags = light.controls = 0
    light.reopened = light.text = light.copied = light.drawing = light.cut_count = 0
    cdef size_t room = min(look.most.depth, look.size) + 2
    cdef Open *opened = <Open *>malloc(room * sizeof(Open))
    light.cuts = <Cut *>malloc(CUTS * sizeof(Cut))
    if opened == NULL or light.cuts == NULL:
        free(opened)
        free(light.cuts)
        raise MemoryError
    light.top = opened
    opened.name, opened.mask = 1, 0  # which no name is
    opened.length = opened.flags = opened.weight = 0
    with nogil:
        sure = _pass(&light) and _stays_under(&light)
    free(opened)
    try:
        return _without_cuts(page, &light) if sure else None
    finally:
        free(light.cuts)


cdef bytes _without_cuts(bytes page, Light *light):
    """The page without the pieces that are left out."""
    if light.cut_count == 0:
        return page
    cdef size_t size = len(page), start = 0, length, i
    for i in range(light.cut_count):
        size -= light.cuts[i].end - light.cuts[i].start
    cdef bytes left = PyBytes_FromStringAndSize(NULL, size)
    cdef char *to = PyBytes_AS_STRING(left)
    for i in range(light.cut_count):
        length = light.cuts[i].start - start
        memcpy(to, light.look.page + start, length)
        to += length
        start = light.cuts[i].end
    memcpy(to, light.look.page + start, light.look.size - start)
    return left


cdef inline void _leave_out(Light *light, size_t start, size_t end) noexcept nogil:
    """Leave out a piece, with what was left out right before it."""
    cdef Cut *here = light.cuts + light.cut_count
    if light.cut_count and here[-1].end == start:
        here[-1].end = end
    elif light.cut_count < CUTS:
        here.start, here.end = start, end
        light.cut_count += 1


cdef inline void _leave_out_content(Light *light, size_t start, size_t end) noexcept nogil:
    """Leave out what an element holds, where that is worth it and ends before the tail."""
    if end >= start + WORTH and end + TAIL < light.look.size:
        _leave_out(light, start, end)


cdef bint _pass(Light *light) noexcept nogil:
    """Go to the tail of the page; False as soon as it is not sure."""
    cdef Look *look = light.look
    cdef const Byte *page = look.page
    cdef const Byte *end = page + look.size
    cdef const Byte *last = end - TAIL
    cdef const Byte *at = page
    cdef const Byte *start
    cdef Open *top
    cdef uint64_t name
    while True:
        start = at
        if at < last:
            at = sign_before(at, last, 60)
        if at >= last:
            light.text += end - start
            return True
        light.text += at - start
        light.tags += 1
        if at[1] == 47:
            top = light.top
            memcpy(&name, at + 2, 8)
            if (
                name & top.mask == top.name
                and (top.length <= 8 or _is_spelt_so(top, at + 2, last))
                and at[2 + top.length] == 62
                and at + 2 + top.length >= page + look.deaf
            ):
                light.copied += light.text
                light.depth -= top.weight
                if top.flags:
                    light.tables -= top.flags & IS_PART != 0
                    look.unsure -= top.flags & OPENS_DOUBT != 0
                    if light.drawing and top.flags & IS_DRAWING and look.unsure == 0:
                        _leave_out_content(light, light.drawing, at - page)
                light.top = top - 1
                at += top.length + 3
                continue
            look.at = at - page
            if not _pass_end(light):
                return False
        elif not _is_letter(at[1]):
            look.at = at + 1 - page
            if at[1] == 33 or at[1] == 63:
                look.at = _behind_declaration(look, look.at)
                _drop_text(light)
        else:
            look.at = at - page
            if not _pass_start(light):
                return False
        at = page + look.at


cdef inline bint _is_spelt_so(Open *top, const Byte *name, const Byte *last) noexcept nogil:
    return name + top.length < last and memcmp(top.at, name, top.length) == 0


cdef inline void _drop_text(Light *light) noexcept nogil:
    """Forget the text where it is sure that `_count_text` does."""
    if light.look.unsure or light.tables:
        light.copied += light.text
    else:
        light.text = 0


cdef bint _pass_end(Light *light) noexcept nogil:
    """Go behind an end tag that is not known to close anything."""
    cdef Look *look = light.look
    cdef const Byte *name = look.page + look.at + 2
    cdef uint64_t front
    cdef size_t stop
    cdef int flags
    if not _is_letter(name[0]):
        look.at = _behind_sign(look, 62, look.at + 2)
        return True
    stop = name_end(name, look.page + look.size, 62) - look.page
    memcpy(&front, name, 8)
    flags = _flags(front, look.page + stop - name)
    if look.unsure and flags & (OPENS_DOUBT | IS_STRANGE):
        return False
    light.drawing = 0
    return _pass_attributes(light, stop, flags)


cdef inline int _flags(uint64_t front, size_t length) noexcept nogil:
    """What is known of a name by its first eight bytes."""
    cdef int flags = _place(_small(front, _mask(length))).flags
    return IS_STRANGE if flags and length > 8 else flags


cdef bint _pass_attributes(Light *light, size_t stop, int flags) noexcept nogil:
    """Count the attributes of a rare tag, and add the text before it to what is copied."""
    cdef Look *look = light.look
    cdef size_t count = _attributes(look, stop)
    if flags & IS_THERE_ONCE:
        look.root_attributes += count
        count = look.root_attributes
    light.copied += light.text
    return count <= look.most.attributes


cdef bint _pass_start(Light *light) noexcept nogil:
    """Go behind a start tag."""
    cdef Look *look = light.look
    cdef const Byte *end = look.page + look.size
    cdef const Byte *name = look.page + look.at + 1
    cdef const Byte *at
    cdef Open *top
    cdef uint64_t front, mask
    cdef size_t length
    cdef int flags, reader
    cdef bint is_certain
    at = name_end(name, end, 62)
    if at >= end - TAIL:
        look.at = look.size
        return True
    length = at - name
    memcpy(&front, name, 8)
    mask = _mask(length)
    flags = _flags(front, length)
    if at[0] == 62:
        at += 1
    else:
        reader = (flags >> READERS if flags else OF_ANY) if not _is_in_doubt(look, at) else 0
        at = _usual_end(light, at, end - TAIL, reader)
        if at == NULL or at - name > 2 * <Py_ssize_t>look.most.attributes or flags & IS_THERE_ONCE:
            if not _pass_attributes(light, name + length - look.page, flags):
                return False
            at = look.page + look.at
    look.at = at - look.page
    if look.unsure and not flags & IS_DRAWN:
        light.drawing = 0
    if flags:
        if flags & COUNTS:
            light.controls += 1
        if flags & IS_STRANGE:
            return False
        if flags & IS_THERE_ONCE:
            light.copied += light.text
            return True
        if flags & IS_VOID:
            _drop_text(light)
            return True
        if flags & IS_RAW:
            _pass_raw(look, name, length)
            if (
                flags & IS_UNREAD
                and not light.tables  # whose cells are told by all text in them
                and not _is_in_doubt(look, at)
                and not _may_be_read(name, at)
            ):
                _leave_out_content(light, at - look.page, look.at)
            _drop_text(light)
            return True
    if look.unsure and at[-2] == 47 and at[-1] == 62:
        _drop_text(light)
        return True
    light.top += 1
    top = light.top
    top.name, top.mask, top.at, top.length, top.flags = front & mask, mask, name, length, flags
    top.weight = 2 if look.unsure else 1  # of formatting elements there may be two entries
    light.depth += top.weight
    light.reopened += light.depth
    if light.depth > light.deepest:
        light.deepest = light.depth
        if light.depth >= look.most.depth:
            return False
    if flags:
        light.tables += flags & IS_PART != 0
        if flags & IS_DRAWING and not look.unsure:
            is_certain = at[-2] != 47 and not light.tables and not _is_in_doubt(look, at)
            light.drawing = at - look.page if is_certain else 0
        look.unsure += flags & OPENS_DOUBT != 0
        if flags & IS_THE_FORM:
            light.copied += light.text
            return True
    _drop_text(light)
    return True


cdef inline bint _is_in_doubt(Look *look, const Byte *at) noexcept nogil:
    """Whether what begins here may be something else than it seems."""
    return look.unsure or look.page + look.deaf > at


cdef bint _may_be_read(const Byte *at, const Byte *end) noexcept nogil:
    """Whether one of these attributes says JSON-LD, or might once its entities are read."""
    while at < end:
        if at[0] == 38 or (at[0] == 108 and memcmp(at, b"ld+json", 7) == 0):
            return True
        at += 1
    return False


cdef void _pass_raw(Look *look, const Byte *name, size_t length) noexcept nogil:
    cdef Name read = _read(name, length, look.page + look.size)
    _skip(look, &read, length)


cdef inline const Byte *_usual_end(
    Light *light, const Byte *at, const Byte *last, int reader
) noexcept nogil:
    """Where a tag ends whose name ends at `at`; NULL where `_attributes` must tell.

    Up to the next `=` or `>` stand names, blanks and slashes. A `=` behind a name begins a value.
    """
    cdef const Byte *sign
    while True:
        at = value_or_end(at, last)
        if at >= last:
            return NULL
        if at[0] == 62:
            return at + 1
        if not IN_NAME[at[-1]]:
            return NULL
        if at[1] == 34 or at[1] == 39:
            sign = at
            at = sign_before(at + 2, last, at[1]) + 1
            if reader and at < last:
                _pass_attribute(light, sign, at, last, reader)
            if at < last and at[0] == 62:
                return at + 1
            continue
        at += 1
        if is_blank(at[0]):
            return NULL
        while at < last and at[0] != 62 and not is_blank(at[0]):
            at += 1


cdef inline void _pass_attribute(
    Light *light, const Byte *sign, const Byte *end, const Byte *last, int reader
) noexcept nogil:
    """Leave out an attribute with a blank on either side, whose `=` is there, if it is not read."""
    cdef const Byte *name = sign
    cdef const Byte *behind = end
    cdef uint64_t front
    while IN_PLAIN_NAME[name[-1]]:
        name -= 1
    while behind < last and is_blank(behind[0]):
        behind += 1
    if name == sign or not is_blank(name[-1]) or (behind == end and end[0] != 62):
        return
    if behind[0] == 61:  # which would give a value to the name before
        return
    memcpy(&front, name, 8)
    if _attribute(_small(front, _mask(sign - name))).flags & reader:
        return
    _leave_out(light, name - 1 - light.look.page, end - light.look.page)


cdef bint _stays_under(Light *light) noexcept nogil:
    """Whether the page stays under the most of each number, whatever its tail holds."""
    cdef Look *look = light.look
    cdef size_t tags = light.tags + TAIL
    return (
        tags <= look.most.tags
        and light.deepest + 2 * TAIL <= look.most.depth
        and look.root_attributes + TAIL <= look.most.attributes
        and light.reopened + TAIL * (light.deepest + 2 * TAIL) <= look.most.reopened
        and light.copied + TAIL * (light.text + TAIL) <= look.most.copied
        and light.controls + TAIL <= look.most.controls
    )
