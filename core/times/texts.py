"""Every sentence and word about times."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from core.translation import t

LONGEST_QUOTE = 60
MOST_READINGS_LISTED = 6


def weekday(number: int) -> str:
    return (t("Mon"), t("Tue"), t("Wed"), t("Thu"), t("Fri"), t("Sat"), t("Sun"))[number]


def month(number: int) -> str:
    names = (
        t("Jan"), t("Feb"), t("Mar"), t("Apr"), t("May"), t("Jun"),
        t("Jul"), t("Aug"), t("Sep"), t("Oct"), t("Nov"), t("Dec"),
    )  # fmt: skip
    return names[number - 1]


def day(on: date) -> str:
    return t(
        "{weekday} {day} {month} {year}", weekday=weekday(on.weekday()), day=on.day, month=month(on.month), year=on.year
    )


def clock(wall: datetime) -> str:
    seconds = f":{wall.second:02}" if wall.second else ""
    return f"{wall.hour % 12 or 12}:{wall.minute:02}{seconds} " + (t("AM") if wall.hour < 12 else t("PM"))


def moment(day: str, clock: str, zone: str) -> str:
    return t("{day}, {clock} {zone}", day=day, clock=clock, zone=zone)


def midnight_between(before: int, after: int) -> str:
    return t("(midnight from {before} to {after})", before=weekday(before), after=weekday(after))


def end_of_day(day: str, zone: str) -> str:
    return t("{day}, end of the day, {zone}", day=day, zone=zone)


def elsewhere(day: str, clock: str, zone: str, place: str) -> str:
    """The same moment on another zone's clock; `day` is empty where it is the same date, `place` where it has none."""
    when = t("{day}, {clock}", day=day, clock=clock) if day else clock
    if not place:
        return t("({clock} {zone})", clock=when, zone=zone)
    return t("({clock} {zone}, {place})", clock=when, zone=zone, place=place)


def groups_zone(zone: str) -> str:
    return t("(group's time zone: {zone})", zone=zone)


# --- durations


def _count(number: int, one: str, many: str) -> str:
    return t(one if number == 1 else many, n=number)


def days(number: int) -> str:
    return _count(number, "{n} day", "{n} days")


def hours(number: int) -> str:
    return _count(number, "{n} hour", "{n} hours")


def minutes(number: int) -> str:
    return _count(number, "{n} minute", "{n} minutes")


def and_also(first: str, second: str) -> str:
    return t("{first} {second}", first=first, second=second)


def less_than_a_minute() -> str:
    return t("less than a minute")


def ahead(duration: str) -> str:
    return t("in {duration}", duration=duration)


def ago(duration: str) -> str:
    return t("{duration} ago", duration=duration)


# --- zones


def zone_choice(name: str, zone: str, clock: str) -> str:
    room = 100 - len(f" — {zone}, now {clock}")
    return t("{name} — {zone}, now {clock}", name=name[:room], zone=zone, clock=clock)


def no_zone_data() -> str:
    return t(
        "There is no time-zone data on this machine. Install what requirements.txt names "
        "(pip install -r requirements.txt); the tzdata package brings it."
    )


# --- notes: what a reading had to settle


def happens_twice(clock: str) -> str:
    return t("Clocks go back then, so {clock} happens twice; the first is meant.", clock=clock)


def happens_twice_named(clock: str, zone: str) -> str:
    return t("Clocks go back then, so {clock} happens twice; the one in {zone} is meant.", clock=clock, zone=zone)


def means_region(typed: str, place: str, zone: str) -> str:
    return t("{typed} is read as the clock in {place}, which then shows {zone}.", typed=typed, place=place, zone=zone)


def is_today() -> str:
    return t("That is today.")


def group_zone_hint(zone: str) -> str:
    return t("You have set no time zone, so the group's counts: {zone}. Set yours with /me timezone.", zone=zone)


# --- what a clock change does


def clocks_change(place: str, on: str, by: timedelta) -> str:
    size = int(abs(by).total_seconds()) // 60
    amount = hours(size // 60) if size % 60 == 0 else minutes(size)
    if by > timedelta(0):
        return t("Clocks in {place} go forward by {amount} on {on}.", place=place, amount=amount, on=on)
    return t("Clocks in {place} go back by {amount} on {on}.", place=place, amount=amount, on=on)


def skipped(day: str, clock: str, place: str) -> str:
    return t("{day}, {clock} does not exist in {place}: clocks go forward over it.", day=day, clock=clock, place=place)


# --- refusals: why a text cannot be read


def quoted(typed: str) -> str:
    """What was typed, short, on one line, and so that it does not format the sentence around it."""
    line = " ".join(typed.replace("`", "'").split())
    return f"“{line if len(line) <= LONGEST_QUOTE else line[:LONGEST_QUOTE] + '…'}”"


def refusal(reason: str, readings: Sequence[tuple[str, str]], hint: str) -> str:
    """The whole answer: why, what it could mean (in words, and what to type for it), and a hint."""
    lines = [reason]
    if len(readings) == 1:
        lines.append(t("If you mean {words}, type {typed}", words=readings[0][0], typed=_to_type(readings[0][1])))
    elif readings:
        lines.append(t("Type the one you mean:"))
        lines += [
            t("- {typed} for {words}", words=words, typed=_to_type(typed))
            for words, typed in readings[:MOST_READINGS_LISTED]
        ]
    if hint:
        lines.append(hint)
    return "\n".join(lines)


def _to_type(typed: str) -> str:
    """In code marks, so that Discord shows markup as it has to be typed."""
    return f"`{typed}`"


def example(on: date) -> str:
    return t("Type for example `tomorrow 6pm` or `{on} 18:30`.", on=on.isoformat())


def nothing_typed() -> str:
    return t("When? No time was given.")


def too_long() -> str:
    return t("That is too long to be a time.")


def not_understood(typed: str) -> str:
    return t("I cannot read {typed} as a time.", typed=quoted(typed))


def words_not_understood(typed: str, unknown: str) -> str:
    return t(
        "I cannot read {typed} for sure: {unknown} means nothing to me here.",
        typed=quoted(typed),
        unknown=quoted(unknown),
    )


def not_english(typed: str) -> str:
    return t("Sorry, I read times in English only, and so not {typed}.", typed=quoted(typed))


def am_or_pm(typed: str) -> str:
    return t("{typed} could be morning or evening: it says neither am nor pm.", typed=quoted(typed))


def midnight(typed: str) -> str:
    return t("{typed}: midnight belongs to two days. Say which night you mean.", typed=quoted(typed))


def no_time(typed: str) -> str:
    return t("{typed} names a day, but no time of day. Add one, such as 6pm or 18:30.", typed=quoted(typed))


def no_day(typed: str) -> str:
    return t("{typed} does not say which day.", typed=quoted(typed))


def swapped(typed: str, first: str, second: str) -> str:
    return t(
        "In {typed} day and month could be swapped: it is {first} or {second}. Write the month as a word.",
        typed=quoted(typed), first=first, second=second,
    )  # fmt: skip


def which_week(typed: str) -> str:
    return t("{typed} means different weeks to different people.", typed=quoted(typed))


def which_year(typed: str) -> str:
    return t("{typed} has just been, or is almost a year ahead.", typed=quoted(typed))


def past_or_ahead(typed: str) -> str:
    return t("{typed} could be past or ahead.", typed=quoted(typed))


def contradiction(typed: str) -> str:
    return t("{typed} contradicts itself.", typed=quoted(typed))


def a_range(typed: str) -> str:
    return t("{typed} is a span of time. Give only its start.", typed=quoted(typed))


def a_length(typed: str) -> str:
    return t("{typed} names a length of time. Give only when it starts.", typed=quoted(typed))


def several(typed: str) -> str:
    return t("{typed} names several times. Give one.", typed=quoted(typed))


def repeated(typed: str) -> str:
    return t(
        "{typed} repeats. Give the first date and time only; a rhythm is chosen apart from it.", typed=quoted(typed)
    )


def inexact(typed: str) -> str:
    return t("{typed} is not exact. Give the exact time.", typed=quoted(typed))


def shared_zone(typed: str, zone: str) -> str:
    return t("{typed}: {zone} stands for more than one time zone.", typed=quoted(typed), zone=quoted(zone))


def whose_zone(typed: str, zone: str) -> str:
    return t(
        "{typed}: I do not know whose clock {zone} is. Name a city, such as “5pm London time”.",
        typed=quoted(typed),
        zone=quoted(zone),
    )


def day_or_clock(typed: str) -> str:
    return t("{typed}: a number in it could be a time of day or a date.", typed=quoted(typed))


def idiom(typed: str) -> str:
    return t("{typed} means different times to different people.", typed=quoted(typed))


def no_such_date(typed: str) -> str:
    return t("{typed}: there is no such date.", typed=quoted(typed))


def no_such_time(typed: str) -> str:
    return t("{typed}: there is no such time of day.", typed=quoted(typed))


def past(typed: str, moment: str = "") -> str:
    if not moment:
        return t("{typed} is past.", typed=quoted(typed))
    return t("{typed} is past: {moment}.", typed=quoted(typed), moment=moment)


def too_far(typed: str, moment: str = "") -> str:
    if not moment:
        return t("{typed} is more than 365 days ahead. Choose an earlier date.", typed=quoted(typed))
    return t(
        "{typed} is more than 365 days ahead: {moment}. Choose an earlier date.", typed=quoted(typed), moment=moment
    )


def skipped_time(typed: str, clock: str, day: str) -> str:
    return t("{typed}: clocks go forward on {day} and skip {clock}.", typed=quoted(typed), clock=clock, day=day)
