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
from extract.fields.plain import LABEL, LINE_CHARACTERS, MONTH, OFFSET, WEEKDAY, vocabulary

cdef extern from "Python.h":
    int PyUnicode_KIND(object text)
    void *PyUnicode_DATA(object text)
    Py_UCS4 PyUnicode_READ(int kind, void *data, Py_ssize_t index)
    Py_ssize_t PyUnicode_GET_LENGTH(object text)
    object PyUnicode_FromKindAndData(int kind, const void *letters, Py_ssize_t size)

cdef enum:
    MOST_GAP = 4
    LONGEST_RUN = 16
    END = 0  # stands for the letter behind the last one
    # Where the look is: before the stamp, right behind its label, in it or behind it, right behind
    # a word in it that leads on.
    BEFORE, LED, INSIDE, LEADING
    # What a run of letters is.
    IS_LABEL, IS_WEEKDAY, IS_MONTH, IS_OFFSET

cdef Py_ssize_t _LONGEST = LINE_CHARACTERS
cdef object _PIECE = Piece
cdef object _STAMP = Stamp
cdef object _NO_SECOND = NO_SECOND
cdef str _WEEKDAY = WEEKDAY
cdef dict _KINDS = {LABEL: IS_LABEL, WEEKDAY: IS_WEEKDAY, MONTH: IS_MONTH, OFFSET: IS_OFFSET}
cdef dict _WORDS = None
cdef str _asked = None
cdef object _answer = None


def find(str text not None):
    """The stamp of a line that has a plain one and nothing else of which stamps are made.

    Whether a line has one is asked twice on end: to tell what it is, and to read it.
    """
    global _asked, _answer
    if text is not _asked:
        _answer = _found(text)
        _asked = text
    return _answer


cdef object _found(str text):
    global _WORDS
    cdef _Look look
    if PyUnicode_GET_LENGTH(text) > _LONGEST:
        return None
    if _WORDS is None:
        _WORDS = vocabulary()
        assert max(map(len, _WORDS)) <= LONGEST_RUN
    look = _Look.__new__(_Look)
    look.text = text
    look.kind, look.data = PyUnicode_KIND(text), PyUnicode_DATA(text)
    look.size = PyUnicode_GET_LENGTH(text)
    if not look.has_figures() or not look.over():
        return None
    return look.stamp()


cdef class _Look:
    """One line, and what was found in it so far."""

    cdef str text
    cdef int kind, place
    cdef void *data
    cdef Py_ssize_t size, at, start, last, clock_last, number_last, day_last
    cdef bint is_weak, has_zone, has_year
    cdef object label
    cdef dict parts

    cdef bint has_figures(self) noexcept:
        """Whether two numbers stand in the line, as in any day."""
        cdef Py_ssize_t at
        cdef Py_UCS4 letter
        cdef int numbers = 0
        cdef bint inside = False
        for at in range(self.size):
            letter = PyUnicode_READ(self.kind, self.data, at)
            if 48 <= letter <= 57:
                numbers += not inside
                inside = True
            else:
                inside = False
        return numbers > 1

    cdef bint over(self) except -1:
        """Go over the line; false where it is given up."""
        cdef Py_UCS4 letter
        self.parts = {}
        self.place = BEFORE
        self.clock_last = self.number_last = self.day_last = -1
        while self.at < self.size:
            letter = self.letter(self.at)
            if 48 <= letter <= 57:
                if not self.figures():
                    return False
            elif Py_UNICODE_ISALNUM(letter):
                if not self.word():
                    return False
            elif self.is_odd(letter):
                return False
            else:
                self.at += 1
        return True

    cdef object stamp(self):
        """What was found, if it has a day and stands by itself."""
        cdef dict parts = self.parts
        cdef object found
        if self.place != INSIDE or "day" not in parts:
            return None
        if not self.has_year and "clock" not in parts and "weekday" not in parts:
            return None
        role = "" if self.label is None else self.label.word
        return _STAMP(self.start, self.last, role, self.label, parts), self.is_weak

    cdef inline Py_UCS4 letter(self, Py_ssize_t at) noexcept:
        """The letter there; a blank for what is one to the grammars."""
        cdef Py_UCS4 letter
        if at >= self.size or at < 0:
            return END
        letter = PyUnicode_READ(self.kind, self.data, at)
        return 32 if letter in (9, 10, 13, 0xA0) else letter

    cdef bint is_odd(self, Py_UCS4 letter) noexcept:
        """Whether a sign may be read in a way of its own: slots, minutes, offsets, full width."""
        if letter == 32:
            return False
        if letter < 32 or letter in u"_{}[]…+'’′−" or letter >= 0xFF00:
            return True
        if letter == 46 and self.letter(self.at + 1) == 46:
            return True
        return Py_UNICODE_ISSPACE(letter)

    cdef int digits(self, Py_ssize_t at) noexcept:
        """How many figures begin there."""
        cdef int count = 0
        while 48 <= self.letter(at + count) <= 57:
            count += 1
        return count

    cdef int number(self, Py_ssize_t at, int count) noexcept:
        cdef int value = 0, place
        for place in range(count):
            value = value * 10 + <int>self.letter(at + place) - 48
        return value

    cdef bint may_begin(self, Py_ssize_t at) noexcept:
        """Whether a part may begin there by the sign in front of it."""
        cdef Py_UCS4 before = self.letter(at - 1)
        return before in (END, 32, 44, 124, 40) or (before == 58 and self.place == LED)

    cdef bint may_end(self, Py_ssize_t at) noexcept:
        """Whether a part may end there by the sign behind it."""
        cdef Py_UCS4 behind = self.letter(at)
        if behind == 44:  # fractions
            return not Py_UNICODE_ISDECIMAL(self.letter(at + 1))
        return behind in (END, 32, 124, 41)

    cdef bint joins(self, Py_ssize_t at) noexcept:
        """Whether a few signs lead from the last part or label to here, and part them."""
        cdef Py_ssize_t place
        cdef Py_UCS4 letter
        cdef bint parted = self.place != INSIDE
        if not 0 < at - self.last <= MOST_GAP:
            return False
        for place in range(self.last, at):
            letter = self.letter(place)
            if letter in (32, 44, 124):
                parted = True
            elif letter not in u"-–—•" and (letter != 58 or self.place == INSIDE):
                return False
        return parted

    cdef bint take(
        self, str kind, Py_ssize_t start, Py_ssize_t end, tuple numbers, str word, bint english
    ) except -1:
        """Add a part; false where it does not join the others."""
        if kind in self.parts or self.has_zone:
            return False
        if self.place != BEFORE and not self.joins(start):
            return False
        if self.place == LEADING and kind != "day" and kind != "clock":
            return False
        if not self.parts:
            self.start = start
        self.parts[kind] = _PIECE(kind, start, end, numbers, word, english)
        self.place = INSIDE
        self.last = self.at = end
        return True

    cdef bint figures(self) except -1:
        """A number: a clock, a day, or nothing but a number; false where it may be more."""
        cdef Py_ssize_t at = self.at
        cdef int count = self.digits(at)
        cdef Py_UCS4 sign = self.letter(at + count)
        if count <= 2:
            if sign == 58 or sign == 104 or sign == 72:  # : h H
                return self.clock(at, count, sign)
            if sign in (45, 46, 47):
                return self.day(at, count, sign)
            if sign == 32:
                if self.letter(at + count + 1) == 47:
                    return self.day(at, count, 47)
                if self.is_month(at + count + 1):
                    return self.day_of_month(at, count)
        return count <= 3 and self.bare_number(at, count)

    cdef bint bare_number(self, Py_ssize_t at, int count) except -1:
        """A number between blanks, words and other numbers: a score's, a counter's."""
        cdef Py_ssize_t before = at - 1, behind = at + count
        cdef Py_UCS4 letter
        if self.letter(before) not in (32, END) or self.letter(behind) not in (32, END):
            return False
        while self.letter(before) == 32:
            before -= 1
        while self.letter(behind) == 32:
            behind += 1
        letter = self.letter(before)
        if letter != END and before + 1 not in (self.day_last, self.number_last):
            if Py_UNICODE_ISDECIMAL(letter) or not Py_UNICODE_ISALNUM(letter):
                return False
            if before + 1 == self.clock_last:
                return False
        letter = self.letter(behind)
        if letter != END and not Py_UNICODE_ISALNUM(letter):
            return False
        self.at = self.number_last = at + count
        return True

    cdef bint clock(self, Py_ssize_t at, int count, Py_UCS4 sign) except -1:
        """`8:07`, `08:07:31 PM`, `8h07`."""
        cdef Py_ssize_t end = at + count + 3
        cdef object second = _NO_SECOND
        cdef str half = ""
        cdef Py_ssize_t behind
        if not self.may_begin(at) or self.digits(end - 2) != 2:
            return False
        hour, minute = self.number(at, count), self.number(end - 2, 2)
        if sign == 58 and self.letter(end) == 58:
            if self.digits(end + 1) != 2:
                return False
            second = self.number(end + 1, 2)
            end += 3
        behind = end + (self.letter(end) == 32)
        if sign == 58 and self.is_half(behind):
            half = "am" if self.letter(behind) in (65, 97) else "pm"
            end = behind + 2
            if self.letter(end) == 41:
                return False
        if not self.may_end(end) or not self.take("clock", at, end, (hour, minute, second), half, False):
            return False
        self.clock_last = end
        return True

    cdef bint is_half(self, Py_ssize_t at) noexcept:
        """Whether `AM` or `PM` stands there."""
        return (
            self.letter(at) in u"aApP"
            and self.letter(at + 1) in u"mM"
            and not Py_UNICODE_ISALNUM(self.letter(at + 2))
        )

    cdef bint day(self, Py_ssize_t at, int count, Py_UCS4 sign) except -1:
        """`23/07/2018`, `7 / 12 / 2019`, `23.07.18`, `23/7`."""
        cdef Py_ssize_t end = at + count
        cdef int second, length
        cdef bint spaced = self.letter(end) == 32
        cdef int day = self.number(at, count), month
        end += 1 + spaced
        if sign == 47 and self.letter(end) == 32:
            spaced, end = True, end + 1
        second = self.digits(end)
        if not self.may_begin(at) or not 1 <= second <= 2:
            return False
        month = self.number(end, second)
        end += second
        if sign == 47 and not spaced and self.may_end(end) and self.letter(end + 1) != 47:
            return self.take_day(at, end, (0, month, day), "no_year", False)
        if sign == 47 and self.letter(end) == 32:
            end += 1
        if self.letter(end) != sign:
            return False
        end += 1
        if sign == 47 and self.letter(end) == 32:
            end += 1
        length = self.digits(end)
        if length != 4 and length != 2 or not self.may_end(end + length):
            return False
        numbers = (self.year(end, length), month, day)
        return self.take_day(at, end + length, numbers, "dotted" if sign == 46 else "numeric", False)

    cdef int year(self, Py_ssize_t at, int length) noexcept:
        cdef int year = self.number(at, length)
        if length == 4:
            return year
        return year + (1900 if year >= 70 else 2000)

    cdef bint take_day(
        self, Py_ssize_t at, Py_ssize_t end, tuple numbers, str layout, bint english
    ) except -1:
        if not self.take("day", at, end, numbers, layout, english):
            return False
        self.has_year = layout != "no_year"
        self.day_last = end
        return True

    cdef bint day_of_month(self, Py_ssize_t at, int count) except -1:
        """`30 July 2019`, `3 Sept., 2019`."""
        cdef Py_ssize_t name = at + count + 1, end = self.run_end(name)
        month = self.month(name, end)
        if self.letter(end) == 46:
            end += 1
        if self.letter(end) == 44:
            end += 1
        if not self.may_begin(at) or self.letter(end) != 32 or self.digits(end + 1) != 4:
            return False
        if not self.may_end(end + 5):
            return False
        numbers = (self.number(end + 1, 4), month, self.number(at, count))
        return self.take_day(at, end + 5, numbers, "english", True)

    cdef bint month_first(self, Py_ssize_t at, Py_ssize_t end, object month) except -1:
        """`July 30, 2019`, `Sept. 3 2019`."""
        cdef int count
        cdef Py_ssize_t start
        if self.letter(end) == 46:
            end += 1
        count = self.digits(end + 1)
        if not self.may_begin(at) or self.letter(end) != 32 or not 1 <= count <= 2:
            return False
        start = end + 1
        end = start + count
        if self.letter(end) == 44:
            end += 1
        if self.letter(end) != 32 or self.digits(end + 1) != 4 or not self.may_end(end + 5):
            return False
        numbers = (self.number(end + 1, 4), month, self.number(start, count))
        return self.take_day(at, end + 5, numbers, "english", True)

    cdef Py_ssize_t run_end(self, Py_ssize_t at) noexcept:
        """The end of the letters that begin there."""
        cdef Py_UCS4 letter
        while at < self.size:
            letter = PyUnicode_READ(self.kind, self.data, at)
            if not Py_UNICODE_ISALNUM(letter) or Py_UNICODE_ISDECIMAL(letter):
                break
            at += 1
        return at

    cdef object known(self, Py_ssize_t at, Py_ssize_t end):
        """What begins with a run of letters; false where nothing does."""
        cdef Py_UCS4[LONGEST_RUN] small
        cdef Py_ssize_t place
        if end - at > LONGEST_RUN:
            return False
        for place in range(at, end):
            small[place - at] = Py_UNICODE_TOLOWER(PyUnicode_READ(self.kind, self.data, place))
        return _WORDS.get(PyUnicode_FromKindAndData(4, small, end - at), False)

    cdef bint is_month(self, Py_ssize_t at) except -1:
        """Whether an English month stands there."""
        cdef Py_ssize_t end = self.run_end(at)
        return end > at and self.month(at, end) is not None

    cdef object month(self, Py_ssize_t at, Py_ssize_t end):
        found = self.known(at, end)
        return found[0][2] if found and _KINDS[found[0][1]] == IS_MONTH else None

    cdef bint word(self) except -1:
        """A run of letters; false where a part may begin with it that is not read here."""
        cdef Py_ssize_t at = self.at, end = self.run_end(at), place
        cdef Py_UCS4 letter
        cdef tuple known
        if end == at:
            return False  # figures of another script
        for place in range(at, end):
            letter = PyUnicode_READ(self.kind, self.data, place)
            # Letters that the grammars take for others, or that have no single small one.
            if letter in (0xD0, 0x130, 0x3A3) or letter >= 0xFF00:
                return False
        if Py_UNICODE_ISDECIMAL(self.letter(at - 1)):
            return False
        found = self.known(at, end)
        if found is False:
            self.at = end
            return True
        if found is None:
            return False
        for known in <tuple>found:
            if self.is_there(<str>known[0], at, known[1] == _WEEKDAY):
                return self.known_word(known, at)
        self.at = end
        return True

    cdef bint known_word(self, tuple known, Py_ssize_t at) except -1:
        """What a phrase makes of the stamp."""
        cdef str phrase = known[0]
        cdef Py_ssize_t end = at + PyUnicode_GET_LENGTH(phrase)
        cdef int kind = _KINDS[known[1]]
        if kind == IS_LABEL:
            return self.take_label(at, end, known[2], known[3])
        if kind == IS_MONTH:
            return self.month_first(at, end, known[2])
        if kind == IS_OFFSET:
            return self.zone(at, end)
        if Py_UNICODE_ISDECIMAL(self.letter(end - 1)) or self.letter(end) == 46:
            return False
        if not self.may_begin(at) or not self.may_end(end):
            return False
        return self.take("weekday", at, end, (known[2],), "", known[3])

    cdef bint take_label(self, Py_ssize_t at, Py_ssize_t end, str role, bint english) except -1:
        """A label in front of the stamp, or a word that leads on in it."""
        if self.place == BEFORE:
            self.place = LED
            if role:
                self.label = _PIECE("label", at, end, (), role, english)
            else:
                self.is_weak = True
        elif self.place != INSIDE or role or not self.joins(at):
            return False
        else:
            self.place = LEADING
        self.last = self.at = end
        return True

    cdef bint zone(self, Py_ssize_t at, Py_ssize_t end) except -1:
        """`GMT+7`, `(UTC + 7)`; nothing of the stamp stands behind it."""
        cdef int count, minutes
        cdef Py_UCS4 sign
        cdef bint opened = self.letter(at - 1) == 40
        if self.place != INSIDE or not self.may_begin(at):
            return False
        if self.letter(end) == 32:
            end += 1
        sign = self.letter(end)
        if sign != 43 and sign != 45:
            return False
        end += 1
        if self.letter(end) == 32:
            end += 1
        count = self.digits(end)
        if not 1 <= count <= 2:
            return False
        minutes = 60 * self.number(end, count)
        end += count
        if not self.may_end(end) or opened != (self.letter(end) == 41):
            return False
        if sign == 45:
            minutes = -minutes
        if not self.take("zone", at - opened, end + opened, (minutes,), "", False):
            return False
        self.has_zone = True
        return True

    cdef bint is_there(self, str phrase, Py_ssize_t at, bint whole) noexcept:
        """Whether the phrase stands there; `whole` if no figure may follow it either."""
        cdef int kind = PyUnicode_KIND(phrase)
        cdef void *letters = PyUnicode_DATA(phrase)
        cdef Py_ssize_t length = PyUnicode_GET_LENGTH(phrase), place
        cdef Py_UCS4 behind
        if at + length > self.size:
            return False
        for place in range(length):
            if PyUnicode_READ(kind, letters, place) != Py_UNICODE_TOLOWER(self.letter(at + place)):
                return False
        behind = self.letter(at + length)
        if not Py_UNICODE_ISALNUM(behind):
            return True
        return not whole and Py_UNICODE_ISDECIMAL(behind)
