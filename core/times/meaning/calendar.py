"""Which dates one part of a sentence can mean. Pure arithmetic on the reader's own calendar."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from core.times import texts
from core.times.doubts import Doubt, Raised
from core.times.grammar.parts import (
    Calendar,
    Day,
    DayOfMonth,
    InDays,
    NthWeekday,
    Numeric,
    Weekday,
    Which,
)
from core.times.meaning.reader import Reader

_RECENTLY = 60
_NEAR = 92
_YEARS_AHEAD = 8
_MOST_YEARS = 100


@dataclass(frozen=True)
class DayOption:
    """A date. Where the time on it is past: `else_on` is meant instead, `offer` may be."""

    on: date
    else_on: date | None = None
    offer: date | None = None


@dataclass(frozen=True)
class Days:
    options: tuple[DayOption, ...] = ()
    doubts: tuple[Raised, ...] = ()

    @property
    def dates(self) -> set[date]:
        return {option.on for option in self.options}


def dates_of(part: Day, reader: Reader) -> Days:
    match part:
        case InDays():
            return _in_days(part, reader)
        case Weekday():
            return _weekday(part, reader)
        case Calendar():
            return _calendar(part, reader)
        case Numeric():
            return _numeric(part, reader)
        case DayOfMonth():
            return _day_of_month(part, reader)
        case NthWeekday():
            return _nth_weekday(part, reader)
        case _:
            return Days(doubts=(Raised(Doubt.NO_DAY),))


def just(*dates: date) -> tuple[DayOption, ...]:
    return tuple(DayOption(on) for on in dict.fromkeys(dates))


def next_weekday(day: int, since: date) -> date:
    """The first such weekday from this date on."""
    return since + timedelta(days=(day - since.weekday()) % 7)


def weekday_of_week(day: int, today: date, weeks: int) -> set[date]:
    """The weekday in the week so many weeks ahead, for weeks that start on a monday and on a sunday."""
    monday = today - timedelta(days=today.weekday())
    sunday = today - timedelta(days=(today.weekday() + 1) % 7)
    return {monday + timedelta(days=7 * weeks + day), sunday + timedelta(days=7 * weeks + (day + 1) % 7)}


def make_date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def add_months(on: date, months: int) -> tuple[date, bool]:
    """The same day of the month so many months on; where that month is shorter, its last day, which is not exact."""
    year, month = divmod(on.year * 12 + on.month - 1 + months, 12)
    for day in range(on.day, 0, -1):
        found = make_date(year, month + 1, day)
        if found:
            return found, day == on.day
    raise ValueError(f"no such month: {year}")


def _in_days(part: InDays, reader: Reader) -> Days:
    on, is_exact = add_months(reader.today + timedelta(days=part.days), part.months)
    offer = on + timedelta(days=1) if not part.days and not part.months else None
    return Days((DayOption(on, offer=offer),), () if is_exact else (Raised(Doubt.NO_SUCH_DATE),))


def _weekday(part: Weekday, reader: Reader) -> Days:
    today, week = reader.today, timedelta(days=7)
    coming = next_weekday(part.day, today)
    later = next_weekday(part.day, today + timedelta(days=1))
    which_week = (Raised(Doubt.WHICH_WEEK),)
    if part.weeks_later:
        dates = just(coming + part.weeks_later * week, later + part.weeks_later * week)
        return Days(dates, which_week if len(dates) > 1 else ())
    if part.which is Which.NEXT:
        dates = just(*sorted({later, *weekday_of_week(part.day, today, 1)} - {today}))
        return Days(dates, which_week if len(dates) > 1 else ())
    if part.which is Which.AFTER_NEXT:
        return Days(just(later + week, later + 2 * week), which_week)
    if part.which is Which.LAST:
        return _last_weekday(part.day, today)
    return _coming_weekday(part, coming, reader)


def _last_weekday(day: int, today: date) -> Days:
    recent = next_weekday(day, today) - timedelta(days=7)
    dates = just(*sorted({recent, *weekday_of_week(day, today, -1)}))
    return Days(dates, (Raised(Doubt.WHICH_WEEK),) if len(dates) > 1 else ())


def _coming_weekday(part: Weekday, coming: date, reader: Reader) -> Days:
    if reader.may_be_past:
        last = coming - timedelta(days=7)
        return Days(just(last, coming), (Raised(Doubt.PAST_OR_AHEAD),))
    if coming > reader.today:
        return Days((DayOption(coming),))
    in_a_week = coming + timedelta(days=7)
    if part.which is Which.THIS:
        return Days((DayOption(coming, offer=in_a_week),))
    return Days((DayOption(coming, else_on=in_a_week),))


def _calendar(part: Calendar, reader: Reader) -> Days:
    if part.year is not None:
        on = make_date(part.year, part.month, part.day)
        if on is None:
            return Days(doubts=(Raised(Doubt.NO_SUCH_DATE),))
        if abs(part.year - reader.today.year) > _MOST_YEARS:
            return Days(doubts=(Raised(Doubt.PAST if on < reader.today else Doubt.TOO_FAR),))
        return Days((DayOption(on),))
    years = range(reader.today.year - _YEARS_AHEAD, reader.today.year + _YEARS_AHEAD + 1)
    dates = (make_date(year, part.month, part.day) for year in years)
    return _of_every_year([on for on in dates if on], reader)


def _of_every_year(dates: list[date], reader: Reader) -> Days:
    """Of one date a year: the coming one, unless another has only just been."""
    today = reader.today
    past = max((on for on in dates if on < today), default=None)
    ahead = min((on for on in dates if on >= today), default=None)
    if ahead is None or past is None:
        return Days(doubts=(Raised(Doubt.NO_SUCH_DATE),))
    days_ago = (today - past).days
    if reader.may_be_past:
        return _nearest_year(past, ahead, today)
    if ahead == today:
        return Days((DayOption(ahead, offer=_after(ahead, dates)),))
    return Days((DayOption(ahead),), (Raised(Doubt.WHICH_YEAR),) if days_ago <= _RECENTLY else ())


def _nearest_year(past: date, ahead: date, today: date) -> Days:
    if (today - past).days <= _NEAR < (ahead - today).days:
        return Days(just(past))
    if (ahead - today).days <= _NEAR < (today - past).days:
        return Days(just(ahead))
    return Days(just(past, ahead), (Raised(Doubt.PAST_OR_AHEAD),))


def _after(on: date, dates: list[date]) -> date | None:
    return min((later for later in dates if later > on), default=None)


def _numeric(part: Numeric, reader: Reader) -> Days:
    orders = dict.fromkeys(((part.first, part.second), (part.second, part.first)))
    found = [_calendar(Calendar(day, month, part.year), reader) for day, month in orders if 1 <= month <= 12]
    possible = [days for days in found if days.options]
    if len(possible) == 1:
        return possible[0]
    if not possible:
        return Days(doubts=(Raised(Doubt.NO_SUCH_DATE),))
    options = tuple(option for days in possible for option in days.options)
    details = tuple(texts.day(option.on) for option in options[:2])
    return Days(options, (Raised(Doubt.SWAPPED, details),))


def _day_of_month(part: DayOfMonth, reader: Reader) -> Days:
    today = reader.today
    if part.months_ahead is not None:
        year, month = divmod(today.year * 12 + today.month - 1 + part.months_ahead, 12)
        on = make_date(year, month + 1, part.day)
        return Days((DayOption(on),)) if on else Days(doubts=(Raised(Doubt.NO_SUCH_DATE),))
    if not 1 <= part.day <= 31:
        return Days(doubts=(Raised(Doubt.NO_SUCH_DATE),))
    ahead = next(on for on in _days_numbered(part.day, today, 1) if on >= today)
    if reader.may_be_past:
        past = next(on for on in _days_numbered(part.day, today, -1) if on < today)
        return Days(just(past, ahead), (Raised(Doubt.PAST_OR_AHEAD),))
    offer = next(on for on in _days_numbered(part.day, today, 1) if on > today) if ahead == today else None
    skips_a_month = (ahead.year * 12 + ahead.month) - (today.year * 12 + today.month) > (part.day < today.day)
    return Days((DayOption(ahead, offer=offer),), (Raised(Doubt.NO_SUCH_DATE),) if skips_a_month else ())


def _days_numbered(day: int, today: date, step: int) -> Iterator[date]:
    """The days with this number in this month and the months after (1) or before (-1) it."""
    month = today.year * 12 + today.month - 1
    for months in range(13):
        year, index = divmod(month + step * months, 12)
        on = make_date(year, index + 1, day)
        if on:
            yield on


def _nth_weekday(part: NthWeekday, reader: Reader) -> Days:
    if part.year is not None:
        on = _nth_in(part, part.year)
        return Days((DayOption(on),)) if on else Days(doubts=(Raised(Doubt.NO_SUCH_DATE),))
    years = range(reader.today.year - 1, reader.today.year + 3)
    return _of_every_year([on for on in (_nth_in(part, year) for year in years) if on], reader)


def _nth_in(part: NthWeekday, year: int) -> date | None:
    if part.nth > 0:
        on = next_weekday(part.day, date(year, part.month, 1)) + timedelta(weeks=part.nth - 1)
        return on if on.month == part.month else None
    after = date(year + part.month // 12, part.month % 12 + 1, 1)
    return next_weekday(part.day, after - timedelta(days=7))
