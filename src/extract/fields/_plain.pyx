# cython: language_level=3, cdivision=True
"""The look of `plain.py` in C: a line's letters once, and its stamp if it is a plain one.

Whatever might be read otherwise by a grammar gives the line up; the names of the expressions that
would be the ones to do so stand beside the reasons.
"""

from cpython.unicode cimport (
    Py_UNICODE_ISALNUM,
    Py_UNICODE_ISDECIMAL,
    Py_UNICODE_ISSPACE,
    Py_UNICODE_TOLOWER,
)

from extract.fields._piece import NO_SECOND, Piece, Stamp
from extract.fields import plain as said

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)

ctypedef fused Letter:
    unsigned char
    unsigned short

cdef enum:
    LONGEST = 150
    PAD = 16  # zeros before and behind a line: nothing looks further
    MOST_GAP = 4
    LONGEST_PHRASE = 32
    MOST_PHRASES = 640
    SLOTS = 2048
    TABLE = 0x2100  # letters, digits and signs of nearly all lines
    SHORT = 24  # a longer line is not nothing but a time ago
    # What a character is.
    SIGN = 0
    LETTER, FIGURE, SPECIAL, ODD
    # Where the look is: before the stamp, right behind its label, in it or behind it, right behind
    # a word in it that leads on.
    BEFORE = 0
    LED, INSIDE, LEADING
    # The parts.
    DAY = 0
    CLOCK, WEEKDAY, ZONE, RELATIVE
    # What was found of a day.
    GIVEN_UP = 0
    TAKEN, NO_DAY
    # Layouts of days.
    NUMERIC = 0
    DOTTED, ENGLISH, SPELT, NO_YEAR, NO_YEAR_SPELT, MONTH_ONLY
    # The year behind a month.
    ODD_YEAR = -1
    WITHOUT_YEAR, WITH_YEAR
    # Kinds of weak days that a line may have; the grammar takes those of one kind only.
    WEAK_NUMERIC = 1
    WEAK_SPELT = 2
    WEAK_MONTH = 4

cdef struct Phrase:
    int size, kind, number, value, next
    bint english, names_day
    unsigned short letters[LONGEST_PHRASE]

cdef struct Part:
    int kind, layout, value
    Py_ssize_t start, end
    int numbers[3]
    bint english

cdef struct Look:
    # A line's letters, small and with a blank for what is one to the grammars, and what they are.
    Py_UCS4 low_[LONGEST + 2 * PAD]
    unsigned char kind_[LONGEST + 2 * PAD]
    Py_UCS4 *low
    unsigned char *kind
    Py_ssize_t size, at, last, start, lead, run, run_end
    Py_ssize_t clock_last, number_last, label_start, label_end
    int place, count, others, numbers, runs, weak
    bint led, names_day, has_year, has_zone, doubt, held, opened, slotted, number_first
    Phrase *label
    Part parts[5]
    Part *by_kind[5]

cdef object _PIECE = Piece
cdef object _STAMP = Stamp
cdef int _NO_SECOND = NO_SECOND
cdef int IS_LABEL = said.LABEL, IS_WEEKDAY = said.WEEKDAY, IS_MONTH = said.MONTH
cdef int IS_OFFSET = said.OFFSET, IS_UNREAD = said.UNREAD, IS_HOUR = said.HOUR
cdef int IS_MINUTE = said.MINUTE, IS_HALF = said.HALF, IS_AGO = said.AGO, IS_NOW = said.NOW
cdef int IS_MONTH_WORD = said.MONTH_WORD, IS_NUMBER = said.NUMBER, IS_LINK = said.LINK
cdef int IS_DAY_WORD = said.DAY_WORD, IS_SLOT = said.SLOT, IS_UNIT = said.UNIT
cdef Phrase PHRASES[MOST_PHRASES]
cdef int HEADS[SLOTS]
cdef unsigned char KINDS[TABLE]
cdef unsigned short SMALL[TABLE]
cdef list _VALUES = [""]
cdef int _phrases = 0
cdef tuple _KIND_NAMES = ("day", "clock", "weekday", "zone", "relative")
cdef tuple _LAYOUTS = (
    "numeric", "dotted", "english", "spelt", "no_year", "no_year", "month_only"
)
cdef str _asked = None
cdef object _answer = None


def find(str text not None):
    """The stamp of a line that has a plain one and nothing else of which stamps are made.

    `False` where there is no stamp for certain, `None` where only the grammar tells. Whether a
    line has one is asked twice on end: to tell what it is, and to read it.
    """
    global _asked, _answer
    if text is not _asked:
        _answer = _found(text)
        _asked = text
    return _answer


cdef object _found(str text):
    cdef Look look
    if PyUnicode_GET_LENGTH(text) > LONGEST:
        return None
    if not _phrases:
        _prepare()
    if not begin(&look, text) or not over(&look):
        return None
    return answer(&look)


cdef inline int kind_of(Py_UCS4 letter) noexcept:
    """What a character is; what may be read in a way of its own is odd."""
    # Slots and minutes; letters that the grammars take for others, or that have no single small
    # one; full width.
    if letter in u"_{}[]−\xD0\u0130\u03A3" or letter >= 0xFF00:
        return ODD
    if 48 <= letter <= 57:
        return FIGURE
    if letter in u".…+'’′/-":
        return SPECIAL
    if Py_UNICODE_ISDECIMAL(letter):
        return ODD
    if Py_UNICODE_ISALNUM(letter):
        return LETTER
    if letter in (9, 10, 13, 32, 0xA0):
        return SIGN
    return ODD if letter < 32 or Py_UNICODE_ISSPACE(letter) else SIGN


cdef int add(str text, int kind, int number, str value, bint english) except -1:
    """Remember a phrase behind the others that begin with the same run of letters."""
    global _phrases
    cdef Phrase *phrase
    cdef int place = 0
    cdef int *link
    cdef unsigned int key = 0
    _phrases += 1
    if _phrases >= MOST_PHRASES or len(text) > LONGEST_PHRASE:
        raise ImportError("more phrases, or longer ones, than there is room for")
    phrase = &PHRASES[_phrases]
    phrase.size, phrase.kind, phrase.number, phrase.english = len(text), kind, number, english
    phrase.names_day = text.endswith(said.day_words())
    if value not in _VALUES:
        _VALUES.append(value)
    phrase.value = _VALUES.index(value)
    for place in range(phrase.size):
        phrase.letters[place] = <Py_UCS4>text[place]
    place = 0
    while place < phrase.size and kind_of(phrase.letters[place]) == LETTER:
        key = mixed(key, phrase.letters[place])
        place += 1
    link = &HEADS[slot(key)]
    while link[0]:
        link = &PHRASES[link[0]].next
    link[0] = _phrases
    return 0


cdef int _prepare() except -1:
    cdef int letter
    assert said.LINE_CHARACTERS == LONGEST
    for letter in range(TABLE):
        KINDS[letter] = kind_of(letter)
        SMALL[letter] = 32 if letter in (9, 10, 13, 0xA0) else Py_UNICODE_TOLOWER(letter)
    for text, kind, number, value, english in said.vocabulary():
        add(text, kind, number, value, english)
    return 0


cdef inline unsigned int mixed(unsigned int key, unsigned int letter) noexcept:
    return (key ^ letter) * <unsigned int>0x9E3779B1


cdef inline unsigned int slot(unsigned int key) noexcept:
    return key >> 21


cdef bint begin(Look *look, str text) noexcept:
    """Lay out the line; false where it has an odd character."""
    cdef int kind = PyUnicode_KIND(text)
    cdef Py_ssize_t at, size = PyUnicode_GET_LENGTH(text)
    look.low, look.kind, look.size = look.low_ + PAD, look.kind_ + PAD, size
    for at in range(PAD):
        look.low_[at] = look.low[size + at] = 0
        look.kind_[at] = look.kind[size + at] = SIGN
    if kind == 1:
        return lay_out(look, <unsigned char *>PyUnicode_DATA(text))
    if kind == 2:
        return lay_out(look, <unsigned short *>PyUnicode_DATA(text))
    return False  # most of what lies so far out is odd


cdef inline bint lay_out(Look *look, Letter *text) noexcept:
    cdef Py_ssize_t at
    cdef Py_UCS4 letter
    cdef int odd = 0
    for at in range(look.size):
        letter = text[at]
        if letter < TABLE:
            look.kind[at], look.low[at] = KINDS[letter], SMALL[letter]
        else:
            look.kind[at], look.low[at] = kind_of(letter), Py_UNICODE_TOLOWER(letter)
        odd |= look.kind[at] == ODD
    return not odd


cdef bint over(Look *look) noexcept:
    """Go over the line; false where it is given up."""
    cdef unsigned char kind
    look.at = look.count = look.others = look.numbers = look.runs = look.weak = 0
    look.clock_last = look.number_last = look.run_end = -PAD
    look.held = look.opened = look.slotted = look.number_first = False
    forget(look)
    while look.at < look.size:
        kind = look.kind[look.at]
        if kind == LETTER:
            if not word(look):
                return False
        elif kind == FIGURE:
            if not figures(look):
                return False
        elif kind == SPECIAL:
            if not special(look):
                return False
        else:
            look.at += 1
    return True


cdef void forget(Look *look) noexcept:
    """Be before the stamp again: what was found makes none."""
    cdef int kind
    look.place, look.count, look.label = BEFORE, 0, NULL
    look.led = look.names_day = look.has_year = look.has_zone = look.doubt = False
    for kind in range(5):
        look.by_kind[kind] = NULL


cdef object answer(Look *look):
    """The stamp that was found; `False` for none, `None` where nobody knows."""
    cdef bint day = look.by_kind[DAY] != NULL, clock = look.by_kind[CLOCK] != NULL
    cdef bint weekday = look.by_kind[WEEKDAY] != NULL
    if look.opened and look.slotted:
        return None  # _unfilled_pattern
    if not look.count:
        if look.doubt and not look.others:
            return None
        return None if may_be_ago_alone(look) else False
    if look.place != INSIDE:
        return None
    if look.by_kind[RELATIVE] or (day and (look.has_year or clock or weekday)):
        # Of weak days the grammar reads those of the first layout only that the line has.
        if day and not look.has_year and look.weak & (look.weak - 1):
            return None
        return stamp(look)
    if look.label or (not look.others and (day or clock and weekday)):
        return None
    return False


cdef bint may_be_ago_alone(Look *look) noexcept:
    """Whether the line may be nothing but a number and its unit."""
    if look.size > SHORT or look.numbers != 1 or not look.number_first:
        return False
    return look.runs == 1 or look.runs == 3  # a unit has as many words


cdef object stamp(Look *look):
    cdef dict parts = {}
    cdef object label = None
    cdef str role = ""
    cdef int place
    cdef Part *part
    cdef Py_ssize_t start = look.start
    for place in range(look.count):
        part = &look.parts[place]
        parts[_KIND_NAMES[part.kind]] = piece(part)
    if look.label:
        role = _VALUES[look.label.value]
        label = _PIECE("label", look.label_start, look.label_end, (), role, look.label.english)
    return _STAMP(start, look.last, role, label, parts, look.lead)


cdef object piece(Part *part):
    cdef tuple numbers
    cdef str value
    if part.kind == DAY:
        value = _LAYOUTS[part.layout]
        numbers = (part.numbers[0], part.numbers[1], part.numbers[2])
    elif part.kind == CLOCK:
        value = _VALUES[part.value]
        numbers = (part.numbers[0], part.numbers[1], part.numbers[2])
    else:
        value = ""
        if part.kind == RELATIVE:
            numbers = (part.numbers[0], part.numbers[1])
        else:
            numbers = (part.numbers[0],)
    return _PIECE(_KIND_NAMES[part.kind], part.start, part.end, numbers, value, part.english)


cdef inline bint is_figure(Look *look, Py_ssize_t at) noexcept:
    return look.kind[at] == FIGURE


cdef inline Py_ssize_t bare(Look *look, Py_ssize_t at) noexcept:
    """The place behind a blank, if one stands there."""
    return at + (look.low[at] == 32)


cdef inline int digits(Look *look, Py_ssize_t at) noexcept:
    """How many figures begin there."""
    cdef int count = 0
    while look.kind[at + count] == FIGURE:
        count += 1
    return count


cdef inline int number_at(Look *look, Py_ssize_t at, int count) noexcept:
    cdef int value = 0, place
    for place in range(count):
        value = value * 10 + <int>look.low[at + place] - 48
    return value


cdef inline bint behind_number(Look *look, Py_ssize_t at) noexcept:
    """Whether a number stands right before a place or the blank in front of it."""
    return is_figure(look, at - 1) or (look.low[at - 1] == 32 and is_figure(look, at - 2))


cdef inline bint joins_numbers(Py_UCS4 sign) noexcept:
    return sign == 47 or sign == 46 or sign == 45 or sign == 0x2013 or sign == 58


cdef inline bint leads_to_number(Look *look, Py_ssize_t at) noexcept:
    """Whether one of the signs of dates and clocks stands there, and then a number."""
    at = bare(look, at)
    return joins_numbers(look.low[at]) and is_figure(look, bare(look, at + 1))


cdef inline bint may_begin(Look *look, Py_ssize_t at) noexcept:
    """Whether a part may begin there by the sign in front of it."""
    cdef Py_UCS4 before = look.low[at - 1]
    return (
        before == 32 or before == 0 or before == 44 or before == 124 or before == 40
        or (before == 58 and look.place == LED)
    )


cdef inline bint may_end(Look *look, Py_ssize_t at) noexcept:
    """Whether a part may end there by the sign behind it."""
    cdef Py_UCS4 behind = look.low[at]
    if behind == 44:  # fractions
        return not is_figure(look, at + 1)
    return behind == 32 or behind == 0 or behind == 124 or behind == 41


cdef bint joins(Look *look, Py_ssize_t at) noexcept:
    """Whether a few signs lead from the last part or label to here, and part them."""
    cdef Py_ssize_t place
    cdef Py_UCS4 letter
    cdef bint parted = look.place != INSIDE
    if not 0 < at - look.last <= MOST_GAP:
        return False
    for place in range(look.last, at):
        letter = look.low[place]
        if letter == 32 or letter == 44 or letter == 124:
            parted = True
        elif letter not in u"-–—•" and (letter != 58 or look.place == INSIDE):
            return False
    return parted


cdef Part *take(Look *look, int kind, Py_ssize_t start, Py_ssize_t end) noexcept:
    """A new part; none where it does not join the others."""
    cdef Part *part
    if look.by_kind[kind] or look.by_kind[RELATIVE] or look.has_zone or look.doubt or look.held:
        return NULL
    if look.place != BEFORE and not joins(look, start):
        return NULL
    if look.place == LEADING and kind != DAY and kind != CLOCK:
        return NULL
    if not look.count:
        set_start(look, start)
    part = look.by_kind[kind] = &look.parts[look.count]
    look.count += 1
    part.kind, part.start, part.end, part.value, part.english = kind, start, end, 0, False
    look.place = INSIDE
    look.last = look.at = end
    return part


cdef void set_start(Look *look, Py_ssize_t start) noexcept:
    """Where the stamp begins, with the word for a day that leads to it, and its labels."""
    cdef Py_ssize_t place
    look.start = look.lead = start
    if look.place != LED:
        return
    look.lead = look.label_start
    if look.label or not look.names_day:
        return
    for place in range(look.label_end, start):
        if look.low[place] != 32:
            return
    look.start = look.lead = look.label_end - 4


cdef bint makes_stamp(Look *look) noexcept:
    """Whether what was found makes a stamp with other words in its line."""
    if look.by_kind[RELATIVE] or look.label:
        return True
    return look.by_kind[DAY] and (look.has_year or look.by_kind[CLOCK] or look.by_kind[WEEKDAY])


cdef bint pass_by(Look *look) noexcept:
    """A word or number that is no part of a stamp; false where nobody knows what it parts."""
    look.others += 1
    look.held = look.doubt = False
    if look.place == BEFORE:
        return True
    if look.place == LED or not makes_stamp(look):
        forget(look)
        return True
    return look.place == INSIDE


cdef bint special(Look *look) noexcept:
    """A sign that may be read in a way of its own: slots, minutes, offsets."""
    cdef Py_ssize_t at = look.at
    cdef Py_UCS4 sign = look.low[at], behind
    look.at += 1
    if sign == 46 and look.low[at + 1] == 46:
        return False
    if sign == 0x2026:
        look.opened = True
        return True
    if sign == 43:
        return not is_figure(look, bare(look, at + 1))  # _OFFSET
    if sign == 39 or sign == 0x2019 or sign == 0x2032:
        return not behind_number(look, at)  # _MINUTE_WORD
    behind = look.low[bare(look, at + 1)]
    if look.kind[bare(look, at + 1)] == LETTER or behind == 37 or behind == 0x2026:
        look.slotted = True
    return True


cdef bint figures(Look *look) noexcept:
    """A number: a clock, a day, or nothing but a number; false where it may be more."""
    cdef Py_ssize_t at = look.at, sign, second
    cdef int count = digits(look, at)
    cdef Py_ssize_t end = at + count
    cdef Phrase *phrase
    if count <= 2 and look.low[end] == 104:
        return clock(look, at, count)
    sign = bare(look, end)
    second = bare(look, sign + 1)
    if joins_numbers(look.low[sign]):
        if is_figure(look, second):
            if look.low[sign] == 58:
                return count <= 2 and sign == end and clock(look, at, count)
            return linked(look, at, count, sign, second)
        if is_document(look, end):
            return False
    elif sign > end and look.kind[sign] == LETTER:
        if count <= 3:
            phrase = phrase_at(look, sign)
            if phrase:
                if phrase.kind == IS_MONTH:
                    return count <= 2 and day_of_month(look, at, count, sign, phrase)
                if phrase.kind == IS_MONTH_WORD:
                    if has_month(look, sign + phrase.size):
                        return count <= 2 and spelt_day(look, at, count, sign + phrase.size)
            if is_ago(look, at, sign):
                return ago(look, at, count, sign)
    return number(look, at, end)


cdef bint number(Look *look, Py_ssize_t at, Py_ssize_t end) noexcept:
    """A number that no sign joins to others: a score's, a counter's."""
    cdef Py_ssize_t size = end - at
    if size == 8:  # _COMPACT
        return False
    if not stands_apart(look, at, end):
        return False
    while look.low[end] == 44 and is_figure(look, end + 1):
        end += 1 + digits(look, end + 1)
        if look.kind[end - 8] == FIGURE:
            return False
    if look.kind[end] == LETTER or leads_to_number(look, end) or is_document(look, end):
        return False
    if not look.runs and not look.numbers:
        look.number_first = True
    look.numbers += 1
    look.number_last = look.at = end
    return pass_by(look)


cdef bint stands_apart(Look *look, Py_ssize_t at, Py_ssize_t end) noexcept:
    """Whether a number is no part of a clock (_BASIC), of a day or of what has letters."""
    if look.low[at - 1] == 116 or look.kind[end] == LETTER or at - look.clock_last <= 2:
        return False
    if look.number_last == at - 1 and digits(look, at) == 4:  # _SPACED
        return False
    return not is_led_to(look, at)


cdef bint is_led_to(Look *look, Py_ssize_t at) noexcept:
    """Whether a number and one of the signs of dates and clocks stand in front of a place."""
    at -= 1 + (look.low[at - 1] == 32)
    return joins_numbers(look.low[at]) and is_figure(look, at - 1 - (look.low[at - 1] == 32))


cdef inline bint is_document(Look *look, Py_ssize_t at) noexcept:
    """Whether a number may begin that of a document (_DOCUMENT_NUMBER): "152/TTg"."""
    return (look.low[at] == 47 or look.low[at] == 45) and look.kind[at + 1] == LETTER


cdef inline bint awaits_day(Look *look) noexcept:
    """Whether the stamp ends with a weekday behind its day, which another day would take."""
    return look.count > 1 and look.parts[look.count - 1].kind == WEEKDAY


cdef bint linked(
    Look *look, Py_ssize_t at, int count, Py_ssize_t sign, Py_ssize_t second
) noexcept:
    """Numbers with a sign of dates between them."""
    cdef int found
    cdef Py_ssize_t end = second
    if count <= 2:
        found = day(look, at, count, sign, second)
        if found != NO_DAY:
            return found == TAKEN
    if look.low[sign] == 46 and second == at + count + 1:
        while digits(look, end) == 3 and look.low[end + 3] == 46 and is_figure(look, end + 4):
            end += 4
        if digits(look, end) == 3:  # thousands
            return number(look, at, end + 3)
    return doubtful(look, at, count, look.low[sign], second)


cdef bint doubtful(
    Look *look, Py_ssize_t at, int count, Py_UCS4 sign, Py_ssize_t second
) noexcept:
    """Two numbers that may be a weak day or nothing: a score, a span."""
    cdef int size = digits(look, second)
    cdef Py_ssize_t end = second + size, word
    cdef Phrase *phrase
    if count == 8 or size == 8 or leads_to_number(look, end) or not stands_apart(look, at, end):
        return False
    if look.doubt or look.held or look.kind[at - 1] == LETTER:
        return False
    if look.low[end] == 44 and is_figure(look, end + 1):
        return False
    if is_document(look, end):
        return False
    word = bare(look, end)
    if look.kind[word] == LETTER:
        phrase = phrase_at(look, word)
        if phrase and (phrase.kind == IS_MONTH or phrase.kind == IS_MONTH_WORD):
            return False
    if look.place == INSIDE:
        # _DOTTED makes a clock of one beside a part.
        if not look.by_kind[DAY] or at - look.last <= MOST_GAP or awaits_day(look):
            return False
        look.others += 1
    elif look.place == BEFORE or (look.place == LED and not look.label):
        forget(look)
        look.doubt = True
    else:
        return False
    look.weak |= WEAK_MONTH if size == 4 else WEAK_NUMERIC
    look.numbers += 2
    look.number_last = look.at = end
    return True


cdef bint clock(Look *look, Py_ssize_t at, int count) noexcept:
    """`8:07`, `08:07:31 PM`, `8h07`, `8h07 tối`."""
    cdef Py_ssize_t end = at + count + 3, behind
    cdef Py_UCS4 sign = look.low[at + count]
    cdef int hour, minute, second = _NO_SECOND, half = 0
    cdef Phrase *phrase
    cdef Part *part
    if not may_begin(look, at) or digits(look, end - 2) != 2:
        return False
    hour, minute = number_at(look, at, count), number_at(look, end - 2, 2)
    if sign == 58 and look.low[end] == 58:
        if digits(look, end + 1) != 2:
            return False
        second = number_at(look, end + 1, 2)
        end += 3
    behind = bare(look, end)
    if look.kind[behind] == LETTER and (behind > end or sign == 58):
        phrase = phrase_at(look, behind)
        if phrase and phrase.kind == IS_HALF:
            if (behind == end or sign != 58) and (phrase.size == 2) != (sign == 58):
                return False
            end = behind + phrase.size
            if is_figure(look, end) or look.low[end] == 41:
                return False
            half = phrase.value
    if not may_end(look, end):
        return False
    part = take(look, CLOCK, at, end)
    if not part:
        return False
    part.numbers[0], part.numbers[1], part.numbers[2], part.value = hour, minute, second, half
    look.clock_last = end
    return True


cdef int day(Look *look, Py_ssize_t at, int count, Py_ssize_t sign, Py_ssize_t second) noexcept:
    """`23/07/2018`, `7 / 12 / 2019`, `23.07.18`, `23/7`."""
    cdef Py_UCS4 letter = look.low[sign]
    cdef bint spaced = sign > at + count
    cdef int size = digits(look, second), length, layout
    cdef Py_ssize_t end = second + size
    if letter == 0x2013 or not may_begin(look, at) or size > 2:
        return NO_DAY
    if letter != 47 and (spaced or second > sign + 1):
        return NO_DAY
    if letter == 47 and not spaced and second == sign + 1:
        if may_end(look, end) and look.low[end + 1] != 47:
            return take_day(
                look, at, end, 0, number_at(look, second, size), number_at(look, at, count), NO_YEAR
            )
    if letter == 47 and look.low[end] == 32:
        end += 1
    if look.low[end] != letter:
        return NO_DAY
    end += 1
    if letter == 47 and look.low[end] == 32:
        end += 1
    length = digits(look, end)
    if (length != 4 and length != 2) or not may_end(look, end + length):
        return NO_DAY
    layout = DOTTED if letter == 46 else NUMERIC
    return take_day(
        look, at, end + length, year(look, end, length), number_at(look, second, size),
        number_at(look, at, count), layout,
    )  # fmt: skip


cdef int year(Look *look, Py_ssize_t at, int length) noexcept:
    cdef int year = number_at(look, at, length)
    if length == 4:
        return year
    return year + (1900 if year >= 70 else 2000)


cdef int take_day(
    Look *look, Py_ssize_t at, Py_ssize_t end, int year, int month, int day, int layout
) noexcept:
    cdef Part *part
    cdef bint has_year = layout < NO_YEAR
    if not has_year:
        look.weak |= (
            WEAK_NUMERIC if layout == NO_YEAR
            else WEAK_SPELT if layout == NO_YEAR_SPELT
            else WEAK_MONTH
        )
        if look.place == INSIDE and look.by_kind[DAY] and at - look.last > MOST_GAP:
            if look.held or awaits_day(look):
                return GIVEN_UP
            look.others += 1  # it stands by itself, which weak ones do not
            look.number_last = look.at = end
            return TAKEN
    part = take(look, DAY, at, end)
    if not part:
        return GIVEN_UP
    part.numbers[0], part.numbers[1], part.numbers[2] = year, month, day
    part.layout, part.english = layout, layout == ENGLISH
    look.has_year = has_year
    look.number_last = end
    return TAKEN


cdef bint day_of_month(
    Look *look, Py_ssize_t at, int count, Py_ssize_t name, Phrase *month
) noexcept:
    """`30 July 2019`, `3 Sept., 2019`."""
    cdef Py_ssize_t end = name + month.size
    if look.low[end] == 46:
        end += 1
    if look.low[end] == 44:
        end += 1
    if not may_begin(look, at) or look.low[end] != 32 or digits(look, end + 1) != 4:
        return False
    if not may_end(look, end + 5):
        return False
    return take_day(
        look, at, end + 5, number_at(look, end + 1, 4), month.number, number_at(look, at, count),
        ENGLISH,
    )  # fmt: skip


cdef bint month_first(Look *look, Py_ssize_t at, Phrase *month) noexcept:
    """`July 30, 2019`, `Sept. 3 2019`; a month without any number beside it is a word."""
    cdef int count
    cdef Py_ssize_t end = at + month.size, start
    if not month_has_number(look, at, end):
        look.at = end
        return pass_by(look)
    if look.number_last >= at - 2:  # a year in front
        return False
    if look.low[end] == 46:
        end += 1
    count = digits(look, end + 1)
    if not may_begin(look, at) or look.low[end] != 32 or not 1 <= count <= 2:
        return False
    start = end + 1
    end = start + count
    if is_ordinal(look.low[end], look.low[end + 1]) and look.kind[end + 2] != LETTER:
        end += 2
    if look.low[end] == 44:
        end += 1
    if look.low[end] != 32 or digits(look, end + 1) != 4 or not may_end(look, end + 5):
        return False
    return take_day(
        look, at, end + 5, number_at(look, end + 1, 4), month.number,
        number_at(look, start, count), ENGLISH,
    )  # fmt: skip


cdef inline bint is_ordinal(Py_UCS4 first, Py_UCS4 second) noexcept:
    """Whether two letters make an ordinal of a number: st, nd, rd, th."""
    if second == 100:
        return first == 110 or first == 114
    return (first == 115 and second == 116) or (first == 116 and second == 104)


cdef bint month_has_number(Look *look, Py_ssize_t at, Py_ssize_t end) noexcept:
    """Whether a number stands so near to an English month that it may be of its date."""
    cdef Py_ssize_t place
    for place in range(at - 6, at):
        if look.kind[place] == FIGURE:
            return True
    for place in range(end, end + 5):
        if look.kind[place] == FIGURE:
            return True
        if look.kind[place] == LETTER:
            break
    return False


cdef bint has_month(Look *look, Py_ssize_t at) noexcept:
    """Whether a month's number or name stands behind a word for a month."""
    cdef Phrase *phrase
    if look.low[at] == 46:
        at += 1
    at = bare(look, at)
    if look.kind[at] != LETTER:
        return is_figure(look, at)
    phrase = phrase_at(look, at)
    return phrase and phrase.kind == IS_NUMBER


cdef bint spelt_day(Look *look, Py_ssize_t at, int count, Py_ssize_t end) noexcept:
    """`23 tháng 7 năm 2018`, `23 tháng 7, 2018`, `23 tháng 7`."""
    cdef Py_ssize_t name = bare(look, end)
    cdef int size = digits(look, name), found, year = 0
    if not 1 <= size <= 2 or not may_begin(look, at):
        return False
    end = name + size
    found = spelt_year(look, &end, &year)
    if found == ODD_YEAR or not may_end(look, end):
        return False
    if found == WITHOUT_YEAR and is_led_to(look, at):
        return False
    return take_day(
        look, at, end, year, number_at(look, name, size), number_at(look, at, count),
        SPELT if found == WITH_YEAR else NO_YEAR_SPELT,
    )  # fmt: skip


cdef int spelt_year(Look *look, Py_ssize_t *end, int *year) noexcept:
    """The year behind a month's number, and where it ends."""
    cdef Py_ssize_t at = end[0], stop = at + 3
    cdef int size
    while at < stop and look.low[at] in u" ,/-.":
        at += 1
    if look.low[at] == 110 and look.low[at + 2] == 109 and look.low[at + 1] in u"aă":  # năm, nam
        at = bare(look, at + 3)
        if digits(look, at) == 2:
            return ODD_YEAR
    size = digits(look, at)
    if not size:
        return WITHOUT_YEAR
    if size != 4:
        return ODD_YEAR
    year[0] = number_at(look, at, 4)
    end[0] = at + 4
    return WITH_YEAR


cdef bint month_word(Look *look, Py_ssize_t at, Phrase *phrase) noexcept:
    """`tháng 7/2018` without a day in front; without a month it is a word."""
    cdef Py_ssize_t end = at + phrase.size, name = bare(look, end), place
    cdef int size, found, year = 0
    if look.kind[end] == FIGURE or not has_month(look, end):
        if look.kind[end] == FIGURE:
            return False
        look.at = end
        return pass_by(look)
    for place in range(at - 3, at):
        if look.kind[place] == FIGURE:
            return False
    size = digits(look, name)
    if not 1 <= size <= 2:
        return False
    look.at = name
    end = name + size
    found = spelt_year(look, &end, &year)
    if found == ODD_YEAR:
        return False
    if found == WITHOUT_YEAR:
        return pass_by(look)
    if not may_begin(look, at) or not may_end(look, end):
        return False
    return take_day(look, at, end, year, number_at(look, name, size), 0, MONTH_ONLY)


cdef Phrase *unit_at(Look *look, Py_ssize_t at) noexcept:
    """The unit of time that stands there."""
    cdef int found = HEADS[slot(run_key(look, at))]
    while found:
        if PHRASES[found].kind == IS_UNIT and is_there(look, &PHRASES[found], at):
            return &PHRASES[found]
        found = PHRASES[found].next
    return NULL


cdef bint is_ago(Look *look, Py_ssize_t at, Py_ssize_t word) noexcept:
    """Whether a unit and a word for "ago" stand behind a number."""
    cdef Phrase *unit = unit_at(look, word)
    cdef Phrase *phrase
    if not unit or look.low[word + unit.size] != 32:
        return False
    phrase = phrase_at(look, word + unit.size + 1)
    return phrase and phrase.kind == IS_AGO


cdef bint ago(Look *look, Py_ssize_t at, int count, Py_ssize_t word) noexcept:
    """`2 giờ trước`."""
    cdef Phrase *unit = unit_at(look, word)
    cdef Py_ssize_t end = word + unit.size + 1
    cdef Part *part
    end += phrase_at(look, end).size
    if look.kind[bare(look, end)] in (LETTER, FIGURE):
        return False
    if look.low[at - 1] not in (0, 32, 40, 124) or not may_end(look, end) or look.count:
        return False
    if look.run_end == at - 1:
        if look.low[at - 2] in u"gy":  # "khoảng", "cách đây"
            return False
    part = take(look, RELATIVE, at, end)
    if not part:
        return False
    part.numbers[0], part.numbers[1] = number_at(look, at, count), unit.number
    return True


cdef inline unsigned int run_key(Look *look, Py_ssize_t at) noexcept:
    """The key of the letters that begin there."""
    cdef unsigned int key = 0
    while look.kind[at] == LETTER:
        key = mixed(key, look.low[at])
        at += 1
    return key


cdef Phrase *phrase_at(Look *look, Py_ssize_t at) noexcept:
    """The longest phrase that stands there, but for units."""
    return first_of(look, at, HEADS[slot(run_key(look, at))])


cdef inline Phrase *first_of(Look *look, Py_ssize_t at, int found) noexcept:
    while found:
        if PHRASES[found].kind != IS_UNIT and is_there(look, &PHRASES[found], at):
            if PHRASES[found].kind != IS_HOUR or behind_number(look, at):
                return &PHRASES[found]
        found = PHRASES[found].next
    return NULL


cdef bint is_there(Look *look, Phrase *phrase, Py_ssize_t at) noexcept:
    """Whether the phrase stands there; no figure may follow a weekday either."""
    cdef int place
    for place in range(phrase.size):
        if phrase.letters[place] != look.low[at + place]:
            return False
    if look.kind[at + phrase.size] == FIGURE:
        return phrase.kind != IS_WEEKDAY
    return look.kind[at + phrase.size] != LETTER


cdef bint word(Look *look) noexcept:
    """A run of letters; false where a part may begin with it that is not read here."""
    cdef Py_ssize_t at = look.at, end = at, before = look.run_end
    cdef unsigned int key = 0
    cdef Phrase *phrase
    while look.kind[end] == LETTER:
        key = mixed(key, look.low[end])
        end += 1
    look.runs += 1
    look.run, look.run_end = at, end
    if look.kind[at - 1] == FIGURE or is_stuck(look, at, end):
        return False
    phrase = first_of(look, at, HEADS[slot(key)])
    if phrase:
        return known_word(look, phrase, at, end, before)
    look.at = end
    return pass_by(look)


cdef bint is_stuck(Look *look, Py_ssize_t at, Py_ssize_t end) noexcept:
    """Whether something may be stuck to a word for a month (_spelt_patterns: "thba") or hour."""
    if look.low[at] == 104 or look.low[at] == 103:
        return behind_number(look, at) and is_stuck_hour(look, at)
    if look.low[at] != 116 or look.low[at + 1] != 104:
        return False
    if look.low[at + 2] in u"mhbtnscg":
        return end - at > 3 or look.low[at + 2] != 103
    return (
        end - at > 5
        and look.low[at + 2] in u"aá"
        and look.low[at + 3] == 110
        and look.low[at + 4] == 103
    )


cdef bint is_stuck_hour(Look *look, Py_ssize_t at) noexcept:
    """Whether a word may be stuck to an hour's (_HOUR: "8 hkém 5")."""
    if look.low[at] == 103:
        at += 2
    return look.low[at + 1] == 107 or look.low[at + 1] == 114


cdef bint known_word(
    Look *look, Phrase *phrase, Py_ssize_t at, Py_ssize_t run_end, Py_ssize_t before
) noexcept:
    """What a phrase makes of the stamp."""
    cdef int kind = phrase.kind
    cdef Py_ssize_t end = at + phrase.size
    if kind == IS_LABEL:
        return take_label(look, at, phrase)
    if kind == IS_WEEKDAY:
        return weekday(look, at, phrase)
    if kind == IS_MONTH:
        return month_first(look, at, phrase)
    if kind == IS_MONTH_WORD:
        return month_word(look, at, phrase)
    if kind == IS_OFFSET:
        return zone(look, at, end)
    if kind == IS_UNREAD or kind == IS_HOUR or (kind == IS_NOW and look.size <= SHORT):
        return False
    look.at = run_end
    if kind == IS_LINK:
        return True
    if kind == IS_HALF or kind == IS_MINUTE:
        if at - look.clock_last <= 3 or (phrase.size == 2 and behind_number(look, at)):
            return False  # _half_pattern, _MINUTE_WORD, _TWELVE
    elif kind == IS_AGO:
        if not is_other_ago(look, at, end, before):
            return False
    elif kind == IS_DAY_WORD:
        look.held = True
        return True
    elif kind == IS_SLOT:
        look.opened = True
    return pass_by(look)


cdef bint is_other_ago(
    Look *look, Py_ssize_t at, Py_ssize_t end, Py_ssize_t before
) noexcept:
    """Whether a word for "ago" is none: a word follows, or no unit stands in front of it."""
    cdef Py_ssize_t start = before
    if look.kind[bare(look, end)] in (LETTER, FIGURE):
        return True
    if before != at - 1:
        return look.low[at - 1] != 32 or look.kind[at - 2] != LETTER
    while look.kind[start - 1] == LETTER:
        start -= 1
    # The last word of units of three is a unit's second one.
    return not unit_at(look, start) and look.low[before - 1] != 0x1ED3  # "đồng hồ"


cdef bint take_label(Look *look, Py_ssize_t at, Phrase *phrase) noexcept:
    """A label in front of the stamp, or a word that leads on in it."""
    cdef bint role = phrase.value != 0
    if look.doubt or look.held:
        return False
    look.at = at + phrase.size
    if look.place == BEFORE:
        look.place = LED
        look.label = phrase if role else NULL
        look.names_day = phrase.names_day
        look.label_start, look.label_end = at, look.at
    elif look.place != INSIDE:
        return False
    elif role or not joins(look, at):
        # It leads to something else; nothing joins the stamp from behind it.
        look.held = True
        return makes_stamp(look)
    else:
        look.place = LEADING
    look.last = look.at
    return True


cdef bint weekday(Look *look, Py_ssize_t at, Phrase *phrase) noexcept:
    cdef Py_ssize_t end = at + phrase.size
    cdef Part *part
    if is_figure(look, end - 1) or look.low[end] == 46:
        return False
    if not may_begin(look, at) or not may_end(look, end):
        return False
    part = take(look, WEEKDAY, at, end)
    if not part:
        return False
    part.numbers[0], part.english = phrase.number, phrase.english
    return True


cdef bint zone(Look *look, Py_ssize_t at, Py_ssize_t end) noexcept:
    """`GMT+7`, `(UTC + 7)`; nothing of the stamp stands behind it."""
    cdef int count, minutes
    cdef Py_UCS4 sign
    cdef bint opened = look.low[at - 1] == 40
    cdef Part *part
    if look.place != INSIDE or not may_begin(look, at):
        return False
    end = bare(look, end)
    sign = look.low[end]
    if sign != 43 and sign != 45:
        return False
    end = bare(look, end + 1)
    count = digits(look, end)
    if not 1 <= count <= 2:
        return False
    minutes = 60 * number_at(look, end, count)
    end += count
    if not may_end(look, end) or opened != (look.low[end] == 41):
        return False
    part = take(look, ZONE, at - opened, end + opened)
    if not part:
        return False
    part.numbers[0] = -minutes if sign == 45 else minutes
    look.has_zone = True
    return True
