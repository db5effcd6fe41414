"""What moment the parts of a stamp mean, or why none is certain."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
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
_YEARS: Final = range(1800, 2200)
_DAY_SECONDS: Final = 86_400


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
    return StampReading(value, role, stamp.start, stamp.end, tuple(notes))


def _timestamp(raw: str, stamp: Stamp, reference: datetime | None, notes: list[Note]) -> Timestamp:
    parts = stamp.parts
    if "unfilled" in parts:
        raise Unsure("unfilled_pattern", f"the date pattern was never filled in: {raw}")
    if "relative" in parts and parts["relative"].word != "named":
        return _before(raw, parts["relative"], reference)
    day = _day_of(raw, stamp, reference, notes)
    _check_weekday(parts.get("weekday"), day, raw, notes)
    return _with_clock(raw, day, stamp, notes)


def _day_of(raw: str, stamp: Stamp, reference: datetime | None, notes: list[Note]) -> date:
    if "relative" in stamp.parts:
        days = stamp.parts["relative"].numbers[0]
        return (_reference(raw, reference) - timedelta(days=days)).date()
    if "day" not in stamp.parts:
        raise Unsure("no_date", f"a time without its date: {raw}")
    piece = stamp.parts["day"]
    if piece.word in UNSURE_LAYOUTS:
        return _completed(raw, piece, reference)
    return _existing(raw, piece, stamp, notes)


def _is_english(stamp: Stamp) -> bool:
    return any(p.english for p in (*stamp.parts.values(), *filter(None, [stamp.label])))


def _existing(raw: str, piece: Piece, stamp: Stamp, notes: list[Note]) -> date:
    """The day; day before month, but month first in English text where that alone can be."""
    year, month, day = piece.numbers
    if month > 12 >= day and piece.word == "numeric" and _is_english(stamp):
        month, day = day, month
        notes.append(Note("month_first", f"read with the month first: {raw}"))
    if year in _YEARS:
        try:
            return date(year, month, day)
        except ValueError:
            pass
    raise Unsure("impossible_date", f"no such day: {raw}")


def _completed(raw: str, piece: Piece, reference: datetime | None) -> date:
    """A day without its year is the last such day up to the reference."""
    _, month, day = piece.numbers
    if piece.word == "month_only":
        raise Unsure("month_only", f"a month without a day: {raw}")
    if reference is None:
        raise Unsure("no_year", f"a date without its year, and no reference time: {raw}")
    last = reference.date()
    for year in (last.year, last.year - 1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= last:
            return found
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


def _check_weekday(piece: Piece | None, day: date, raw: str, notes: list[Note]) -> None:
    if piece is not None and piece.numbers[0] != day.weekday():
        notes.append(Note("weekday_mismatch", f"the weekday is not that of the date: {raw}"))


def _with_clock(raw: str, day: date, stamp: Stamp, notes: list[Note]) -> Timestamp:
    zone = stamp.parts.get("zone")
    stated: Literal["explicit", "assumed"] = "explicit" if zone and zone.numbers else "assumed"
    clock = stamp.parts.get("clock")
    if clock is None:
        return Timestamp(day.isoformat(), raw, "day", stated)
    if zone is not None and not zone.numbers:
        notes.append(Note("zone_unknown", f"the zone has no single offset; the day is kept: {raw}"))
        return Timestamp(day.isoformat(), raw, "day", "assumed")
    hour = _hour(raw, clock, notes)
    minute, second = clock.numbers[1:]
    try:
        moment = datetime(
            day.year, day.month, day.day, hour, minute, max(second, 0), tzinfo=_zone(raw, zone)
        )
    except ValueError:
        raise Unsure("impossible_time", f"no such time of day: {raw}") from None
    if zone is None:
        notes.append(ZONE_ASSUMED)
    precision: Literal["minute", "second"] = "minute" if second == NO_SECOND else "second"
    return Timestamp(moment.isoformat(), raw, precision, stated)


def _hour(raw: str, clock: Piece, notes: list[Note]) -> int:
    hour, meaningless = hour_of(clock.numbers[0], clock.word)
    if hour is None:
        raise Unsure("ambiguous_time", f"the half of the day is not certain: {raw}")
    if meaningless:
        notes.append(Note("meaningless_meridiem", f"AM or PM after a 24-hour clock: {raw}"))
    return hour


def _zone(raw: str, zone: Piece | None) -> timezone:
    if zone is None:
        return HOME
    minutes = zone.numbers[0]
    if abs(minutes) > _MAX_OFFSET_MINUTES:
        raise Unsure("impossible_time", f"no such time zone: {raw}")
    return timezone(timedelta(minutes=minutes))
