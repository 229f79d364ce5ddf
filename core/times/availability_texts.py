"""Weekly windows in words that can be typed again, and what to say where typed ones are unclear."""

from collections.abc import Iterable, Sequence

from core.times.availability import MINUTES_OF_A_DAY, WeeklyWindow
from core.times.texts import weekday
from core.translation import t

LONGEST_QUOTE = 60


def windows_in_words(windows: Iterable[WeeklyWindow]) -> str:
    """ "Tue 6pm-8pm; Sat 9am-noon": `read_windows` reads it back as the same."""
    return "; ".join(f"{weekday(window.weekday)} {clock(window.start)}-{clock(window.end)}" for window in windows)


def clock(minute: int) -> str:
    hour, minute = divmod(minute % MINUTES_OF_A_DAY, 60)
    if minute == 0 and hour % 12 == 0:
        return t("noon") if hour else t("midnight")
    return f"{hour % 12 or 12}" + (f":{minute:02}" if minute else "") + (t("am") if hour < 12 else t("pm"))


def which_hours(typed: str, readings: Sequence[tuple[int, int]]) -> str:
    choices = [f"{clock(start)}-{clock(end)}" for start, end in readings]
    return t("“{typed}”: which half of the day? Type {choices}.", typed=_quoted(typed), choices=t(" or ").join(choices))


def no_day(typed: str) -> str:
    return t("“{typed}”: on which day? Type for example Tue 18:00-20:00.", typed=_quoted(typed))


def no_hours(typed: str) -> str:
    return t("“{typed}”: from when to when? Type for example Tue 18:00-20:00.", typed=_quoted(typed))


def no_time_at_all(typed: str) -> str:
    return t("“{typed}” starts and ends at the same time. Type for example 18:00-20:00.", typed=_quoted(typed))


def ends_too_early(typed: str) -> str:
    return t(
        "“{typed}” ends before it starts, or lasts over night for more than 12 hours. Please check it.",
        typed=_quoted(typed),
    )


def unreadable(typed: str, rest: str) -> str:
    return t(
        "“{typed}”: I cannot read “{rest}”. Type a day and hours, for example Tue 18:00-20:00; Sat 9am-noon.",
        typed=_quoted(typed),
        rest=_quoted(rest),
    )


def _quoted(typed: str) -> str:
    """Short, on one line, and shown by Discord as it is."""
    line = " ".join(typed.split())
    short = line if len(line) <= LONGEST_QUOTE else line[:LONGEST_QUOTE] + "…"
    return "".join(f"\\{letter}" if letter in "\\`*_~|<>[]()#@:" else letter for letter in short)
