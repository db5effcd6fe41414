"""What moment the parts of a stamp mean, or why none is certain."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Final, Literal

from extract.fields._clock import hour_of
from extract.fields._day import UNSURE_LAYOUTS
from extract.fields._piece import NO_SECOND
from extract.model import Note, StampReading, Timestamp

if TYPE_CHECKING:
    from extract.fields._piece import Piece, Stamp

HOME: Final = timezone(timedelta(hours=7))
"""Zone of a stamp that names none."""
ZONE_ASSUMED: Final = Note("zone_assumed", "no time zone stated; +07:00 assumed")
_MAX_OFFSET_MINUTES: Final = 14 * 60
_FIRST_YEAR: Final = 1800
_LAST_YEAR: Final = 2199
_DAY_SECONDS: Final = 86_400
_HOME_WRITTEN: Final = "+07:00"
_TWO: Final = [f"{number:02}" for number in range(100)]
"""Numbers as dates write them."""
_MONTH_DAYS: Final = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WEEKDAY_SHIFTS: Final = (0, 0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)
"""Days by which a month's weekdays are ahead of March's in a year that begins with March."""


class Unsure(Exception):  # noqa: N818 - it is an answer, not a failure
    """No moment is certain."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.note = Note(code, message)


def read(text: str, stamp: Stamp, reference: datetime | None) -> StampReading:
    """The stamp as a reading; a refusal carries its reason as a note."""
    role: Literal["published", "updated"] = "updated" if stamp.role == "updated" else "published"
    notes: list[Note] = []
    value: Timestamp | None = None
    try:
        value = _timestamp(text[stamp.start : stamp.end], stamp, reference, notes)
    except Unsure as unsure:
        notes = [unsure.note]
    # In a fifth of the time that the class takes.
    return tuple.__new__(StampReading, (value, role, stamp.start, stamp.end, tuple(notes)))


def _timestamp(raw: str, stamp: Stamp, reference: datetime | None, notes: list[Note]) -> Timestamp:
    parts = stamp.parts
    if "unfilled" in parts:
        raise Unsure("unfilled_pattern", f"the date pattern was never filled in: {raw}")
    if "relative" in parts and parts["relative"].word != "named":
        return _before(raw, parts["relative"], reference)
    year, month, day = _day_of(raw, stamp, reference, notes)
    weekday = parts.get("weekday")
    if weekday is not None and weekday.numbers[0] != weekday_of(year, month, day):
        notes.append(Note("weekday_mismatch", f"the weekday is not that of the date: {raw}"))
    return _with_clock(raw, _written(year, month, day), stamp, notes)


def _written(year: int, month: int, day: int) -> str:
    return f"{_TWO[year // 100]}{_TWO[year % 100]}-{_TWO[month]}-{_TWO[day]}"


def weekday_of(year: int, month: int, day: int) -> int:
    """Monday is 0.

    >>> weekday_of(2018, 7, 23)
    0
    """
    if month < 3:
        year -= 1
    days = year + year // 4 - year // 100 + year // 400 + _WEEKDAY_SHIFTS[month] + day
    return (days + 6) % 7


def exists(year: int, month: int, day: int) -> bool:
    """Whether the calendar has the day.

    >>> exists(2016, 2, 29), exists(2100, 2, 29), exists(2018, 13, 1)
    (True, False, False)
    """
    if not 1 <= month <= 12 or year < 1:
        return False
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 1 <= day <= _MONTH_DAYS[month] + leap


def _day_of(
    raw: str, stamp: Stamp, reference: datetime | None, notes: list[Note]
) -> tuple[int, int, int]:
    if "relative" in stamp.parts:
        days = stamp.parts["relative"].numbers[0]
        day = (_reference(raw, reference) - timedelta(days=days)).date()
        return day.year, day.month, day.day
    if "day" not in stamp.parts:
        raise Unsure("no_date", f"a time without its date: {raw}")
    piece = stamp.parts["day"]
    if piece.word in UNSURE_LAYOUTS:
        return _completed(raw, piece, reference)
    return _existing(raw, piece, stamp, notes)


def _is_english(stamp: Stamp) -> bool:
    return any(p.english for p in (*stamp.parts.values(), *filter(None, [stamp.label])))


def _existing(raw: str, piece: Piece, stamp: Stamp, notes: list[Note]) -> tuple[int, int, int]:
    """The day; day before month, but month first in English text where that alone can be."""
    year, month, day = piece.numbers
    if month > 12 >= day and piece.word == "numeric" and _is_english(stamp):
        month, day = day, month
        notes.append(Note("month_first", f"read with the month first: {raw}"))
    if _FIRST_YEAR <= year <= _LAST_YEAR and exists(year, month, day):
        return year, month, day
    raise Unsure("impossible_date", f"no such day: {raw}")


def _completed(raw: str, piece: Piece, reference: datetime | None) -> tuple[int, int, int]:
    """A day without its year is the last such day up to the reference."""
    _, month, day = piece.numbers
    if piece.word == "month_only":
        raise Unsure("month_only", f"a month without a day: {raw}")
    if reference is None:
        raise Unsure("no_year", f"a date without its year, and no reference time: {raw}")
    for year in (reference.year, reference.year - 1):
        if exists(year, month, day) and (year, month, day) <= (
            reference.year,
            reference.month,
            reference.day,
        ):
            return year, month, day
    raise Unsure("impossible_date", f"no such day: {raw}")


def _reference(raw: str, reference: datetime | None) -> datetime:
    if reference is None:
        raise Unsure("relative_time", f"a relative time, and no reference time: {raw}")
    return reference if reference.tzinfo else reference.replace(tzinfo=HOME)


def _before(raw: str, piece: Piece, reference: datetime | None) -> Timestamp:
    """The reference less the amount: a minute for hours and less, a day for days and weeks."""
    moment = _reference(raw, reference)
    if not piece.numbers:
        raise Unsure("relative_time", f"a relative time without an amount: {raw}")
    amount, unit = piece.numbers
    if not unit:
        raise Unsure("relative_time", f"months and years have no fixed length: {raw}")
    try:
        moment -= timedelta(seconds=amount * unit)
    except OverflowError:
        raise Unsure("impossible_date", f"before the calendar: {raw}") from None
    zone: Literal["explicit", "assumed"] = (
        "explicit" if reference and reference.tzinfo else "assumed"
    )
    if unit >= _DAY_SECONDS:
        return Timestamp(moment.date().isoformat(), raw, "day", zone)
    return Timestamp(moment.replace(second=0, microsecond=0).isoformat(), raw, "minute", zone)


def _with_clock(raw: str, day: str, stamp: Stamp, notes: list[Note]) -> Timestamp:
    zone = stamp.parts.get("zone")
    stated: Literal["explicit", "assumed"] = "explicit" if zone and zone.numbers else "assumed"
    clock = stamp.parts.get("clock")
    if clock is None:
        return tuple.__new__(Timestamp, (day, raw, "day", stated))
    if zone is not None and not zone.numbers:
        notes.append(Note("zone_unknown", f"the zone has no single offset; the day is kept: {raw}"))
        return Timestamp(day, raw, "day", "assumed")
    hour = _hour(raw, clock, notes)
    minute, second = clock.numbers[1], clock.numbers[2]
    offset = _HOME_WRITTEN if zone is None else _offset(raw, zone.numbers[0])
    if hour > 23 or not 0 <= minute <= 59 or second > 59:
        raise Unsure("impossible_time", f"no such time of day: {raw}")
    if zone is None:
        notes.append(ZONE_ASSUMED)
    precision: Literal["minute", "second"] = "minute" if second == NO_SECOND else "second"
    time = f"{_TWO[hour]}:{_TWO[minute]}:{_TWO[max(second, 0)]}"
    return tuple.__new__(Timestamp, (f"{day}T{time}{offset}", raw, precision, stated))


def _hour(raw: str, clock: Piece, notes: list[Note]) -> int:
    hour, meaningless = hour_of(clock.numbers[0], clock.word)
    if hour is None:
        raise Unsure("ambiguous_time", f"the half of the day is not certain: {raw}")
    if meaningless:
        notes.append(Note("meaningless_meridiem", f"AM or PM after a 24-hour clock: {raw}"))
    return hour


def _offset(raw: str, minutes: int) -> str:
    """Minutes east of Greenwich as ISO 8601 writes them."""
    if abs(minutes) > _MAX_OFFSET_MINUTES:
        raise Unsure("impossible_time", f"no such time zone: {raw}")
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else '+'}{_TWO[hours]}:{_TWO[rest]}"
