"""Which dates a sentence can mean, from all that it says about the day."""

from collections.abc import Sequence
from datetime import date, timedelta

from core.times.doubts import Doubt, Raised
from core.times.grammar.parts import Day, InDays, Shift, Week, Weekday, Which
from core.times.grammar.sentence import Sentence
from core.times.meaning.calendar import (
    DayOption,
    Days,
    add_months,
    dates_of,
    just,
    next_weekday,
    weekday_of_week,
)
from core.times.meaning.reader import Reader

_SETTLED_BY_AGREEMENT = frozenset({Doubt.WHICH_WEEK, Doubt.PAST_OR_AHEAD, Doubt.WHICH_YEAR})


def days_of(sentence: Sentence, reader: Reader) -> Days:
    """The dates that fit all that was said; where nothing fits all, each date that fits a part, and a doubt."""
    shifts = [part for part in sentence.days if isinstance(part, Shift)]
    if shifts:
        others = [part for part in sentence.days if not isinstance(part, Shift)]
        is_before = all(isinstance(part, Shift) for part in sentence.days[: len(shifts)])
        return _shifted(shifts, _together(others, sentence.is_either, reader), others, is_before=is_before)
    return _together(sentence.days, sentence.is_either, reader)


def _together(parts: Sequence[Day], is_either: bool, reader: Reader) -> Days:
    counted = _week_and_weekday(parts, reader)
    if counted:
        used, days = counted
        parts, found = [part for part in parts if part not in used], [days]
    else:
        found = []
    if not parts:
        return found[0] if found else Days()
    weekdays = [part for part in parts if isinstance(part, Weekday)]
    if len(weekdays) == 1 and not is_either and (len(parts) > 1 or found):
        others = [*found, *(dates_of(part, reader) for part in parts if part is not weekdays[0])]
        return _on_weekday(weekdays[0], _agreed(others, parts, is_either=False), reader)
    return _agreed([*found, *(dates_of(part, reader) for part in parts)], parts, is_either)


def _week_and_weekday(parts: Sequence[Day], reader: Reader) -> tuple[tuple[Day, ...], Days] | None:
    """Friday next week; in two weeks on friday."""
    weekday = next((part for part in parts if isinstance(part, Weekday) and part.which is Which.COMING), None)
    if weekday is None or sum(isinstance(part, Weekday) for part in parts) > 1:
        return None
    for part in parts:
        if isinstance(part, Week):
            return (weekday, part), _in_week(weekday, part, reader)
        if isinstance(part, InDays) and part.is_counted and part.days > 0 and part.days % 7 == 0:
            return (weekday, part), _weeks_on(weekday, part, reader)
    return None


def _in_week(weekday: Weekday, week: Week, reader: Reader) -> Days:
    dates = weekday_of_week(weekday.day, reader.today, week.ahead)
    if week.ahead == 0:
        dates = {on for on in dates if on >= reader.today} or dates
    return _one_or_ask(dates)


def _weeks_on(weekday: Weekday, weeks: InDays, reader: Reader) -> Days:
    from_coming = next_weekday(weekday.day, reader.today) + timedelta(days=weeks.days)
    return _one_or_ask({from_coming, *weekday_of_week(weekday.day, reader.today, weeks.days // 7)})


def _one_or_ask(dates: set[date]) -> Days:
    return Days(just(*sorted(dates)), (Raised(Doubt.WHICH_WEEK),) if len(dates) > 1 else ())


def _agreed(found: Sequence[Days], parts: Sequence[Day], is_either: bool) -> Days:
    doubts = tuple(raised for days in found for raised in days.doubts)
    if len(found) == 1 or any(raised.doubt not in _SETTLED_BY_AGREEMENT for raised in doubts):
        return Days(_united(found), doubts)
    common = set.intersection(*(days.dates for days in found))
    if common and not is_either:
        options = tuple(option for option in found[0].options if option.on in common)
        return Days(options, doubts if len(options) > 1 else ())
    is_list = is_either or len({type(part) for part in parts}) == 1
    return Days(_united(found), (Raised(Doubt.SEVERAL if is_list else Doubt.CONTRADICTION), *doubts))


def _united(found: Sequence[Days]) -> tuple[DayOption, ...]:
    return tuple(dict.fromkeys(option for days in found for option in days.options))


def _on_weekday(weekday: Weekday, days: Days, reader: Reader) -> Days:
    """The weekday's name next to a date: it must be that weekday, and may settle which of several dates is meant."""
    if any(raised.doubt not in _SETTLED_BY_AGREEMENT for raised in days.doubts) or not days.options:
        return days
    fitting = tuple(option for option in days.options if option.on.weekday() == weekday.day)
    if weekday.which is not Which.COMING:
        named = dates_of(weekday, reader).dates
        fitting = tuple(option for option in fitting if option.on in named)
    if fitting:
        return Days(fitting, tuple(r for r in days.doubts if len(fitting) > 1 or r.doubt is Doubt.WHICH_YEAR))
    nearest = tuple(DayOption(_nearest(weekday.day, option.on, reader.today)) for option in days.options)
    return Days((*days.options, *nearest), (Raised(Doubt.CONTRADICTION),))


def _nearest(day: int, on: date, today: date) -> date:
    """The weekday nearest to a date that is not before today."""
    after = next_weekday(day, on)
    before = after - timedelta(days=7)
    return before if before >= today and on - before < after - on else max(after, next_weekday(day, today))


def _shifted(shifts: Sequence[Shift], base: Days, parts: Sequence[Day], *, is_before: bool) -> Days:
    """Two weeks from friday: counted from the coming friday, and on a friday nobody knows which."""
    if not parts:
        return Days(doubts=(Raised(Doubt.NO_DAY),))
    if not is_before:
        return Days(base.options, (*base.doubts, Raised(Doubt.CONTRADICTION)))
    doubts = list(base.doubts)
    dates = [date for option in base.options for date in (option.on, option.else_on) if date]
    if any(option.else_on for option in base.options):
        doubts.append(Raised(Doubt.WHICH_WEEK))
    for shift in shifts:
        moved = [add_months(on + timedelta(days=shift.days), shift.months) for on in dates]
        if not all(is_exact for _, is_exact in moved):
            doubts.append(Raised(Doubt.NO_SUCH_DATE))
        dates = [on for on, _ in moved]
    return Days(just(*dates), tuple(doubts))
