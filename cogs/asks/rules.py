"""When and how an employer declined, when to ask, and what a form must hold. Pure."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TypeVar
from zoneinfo import ZoneInfo

from cogs.asks import letters, phrases, refusal_texts
from cogs.asks.models import Ask, Channel, Count, Decline, Letter, Moment, Phrases, Sent, State, Timing, Totals, Typed
from core.errors import Refusal
from core.times import (
    BareDate,
    Past,
    Reading,
    Unreadable,
    end_of_day,
    instants_of,
    local_date,
    read_when,
    start_of_day,
    wall_time,
)
from core.wording import Finding, Mode, check_wording

COOL_OFF = timedelta(hours=3)
BEST_DAYS, MOST_DAYS = 2, 10
FOLLOW_UP_WORKING_DAYS = 7
USEFUL_FOR = timedelta(days=7)
"""How long after its time a follow-up still makes sense."""

REST_ENDS, REMINDS = time(9), time(10)
LONGEST_AGO = timedelta(days=366)
LONGEST_TEXT = 1400
LONGEST_ANSWER = 1000
MOST_OPEN = 25
FEWEST_PEOPLE = 5

_SATURDAY = 5
_CHANNELS = (
    (Channel.CALL, r"video(?: call| chat)?|zoom|teams|google meet|in person|face to face|on site"),
    (
        Channel.CHAT,
        r"linked ?in(?: message)?|whats ?app|text(?: message)?|sms|chat|slack|dm|direct message|message|messenger",
    ),
    (
        Channel.PORTAL,
        r"portal|web ?site|online|ats|automat(?:ic|ed)(?: e-?mail| mail| message| reply)?|no-?reply(?: e-?mail)?|"
        r"auto-?reply|form (?:e-?mail|letter)|system",
    ),
    (Channel.EMAIL, r"e-?mails?|mail|e-?mailed|mailed"),
    (Channel.PHONE, r"(?:tele)?phone(?: call)?|(?:tele)?phoned|called|call|voice ?mail|rang"),
    (Channel.LETTER, r"letter|post"),
)
_CHANNEL_WORDS = [(channel, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for channel, words in _CHANNELS]
_AROUND = re.compile(
    r"\b(?:by|via|through|over|from|they|me|i|we|was|got|received|had|have|has|been|with|rejection|rejected|declined?|"
    r"turned down|told|heard|sent|informed|recruiter|hiring manager|manager|hr|agency|employer|company|she|he|it|came|"
    r"arrived|that|on the|in the|an?(?! (?:few|minute|hour|day|week|month|fortnight)\b)|my|no|"
    r"generic|standard|short|nice|kind|and|then|just|a response|reply|no thanks)\b",
    re.IGNORECASE,
)
_OF_TODAY = re.compile(
    r"\b(?:just now|right now|now|earlier today|this (?:morning|afternoon|evening|noon)|tonight|"
    r"an? (?:minute|moment)s? ago|(?:a few|some|several) (?:minutes|hours) ago|minutes ago)\b",
    re.IGNORECASE,
)
_OF_YESTERDAY = re.compile(r"\b(?:last night|yesterday (?:morning|afternoon|evening|night))\b", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,;.:()–—]*[,;()–—][\s,;.:()–—]*")
_SWAPPABLE = re.compile(r"\d[/.]\d")

Found = TypeVar("Found")
Kind = TypeVar("Kind")


# What was typed.


@dataclass(frozen=True)
class Draft:
    """A message as it can be offered."""

    phrases: Phrases
    decline: Decline
    letter: Letter


def read_decline(typed: str, now: datetime, zone: ZoneInfo, *, zone_is_default: bool = False) -> Decline:
    """ "by email yesterday", "phone, 20 November". A day is enough; what can only be past is."""
    channel, rest = _channel_in(typed)
    rest = _OF_YESTERDAY.sub("yesterday", _OF_TODAY.sub("today", rest))
    rest = _AROUND.sub(" ", rest)
    rest = _BETWEEN.sub(" ", rest).strip(" .,;-")
    if not rest:
        raise Refusal(refusal_texts.when_declined(refusal_texts.no_day_given()))
    reading = _past_reading(rest, now, zone, zone_is_default)
    if (not reading.is_end_of_day and reading.at > now) or local_date(reading.at, zone) > local_date(now, zone):
        raise Refusal(refusal_texts.when_declined(refusal_texts.still_to_come()))
    if now - reading.at > LONGEST_AGO:
        raise Refusal(refusal_texts.when_declined(refusal_texts.too_long_ago()))
    return Decline(min(reading.at, now), local_date(reading.at, zone), channel)


def _channel_in(typed: str) -> tuple[Channel, str]:
    """The first way that is named, and the text without any."""
    found, rest = Channel.UNSAID, typed
    for channel, words in _CHANNEL_WORDS:
        if words.search(rest):
            found = channel if found is Channel.UNSAID else found
            rest = words.sub(" ", rest)
    return found, rest


def _past_reading(text: str, now: datetime, zone: ZoneInfo, zone_is_default: bool) -> Reading:
    try:
        return read_when(
            text, now, zone, bare_date=BareDate.END_OF_DAY, past=Past.ALLOW, zone_is_default=zone_is_default
        )
    except Unreadable as unreadable:
        past = [one for one in unreadable.readings if local_date(one.at, zone) <= local_date(now, zone)]
        if len(past) == 1 and len(unreadable.readings) > 1 and not _SWAPPABLE.search(text):
            return past[0]
        told = Unreadable(unreadable.reason, past)
        raise Refusal(refusal_texts.when_declined(str(told))) from unreadable


def draft(
    typed: Typed, now: datetime, zone: ZoneInfo, *, zone_is_default: bool = False
) -> tuple[Draft | None, list[str]]:
    """The message, or everything that stands in its way."""
    problems: list[str] = []
    role = _tried(lambda: phrases.read_role(typed.role), problems)
    skill = _tried(lambda: phrases.read_skill(typed.skill), problems)
    valued = _tried(lambda: phrases.read_valued(typed.valued), problems)
    decline = _tried(lambda: read_decline(typed.declined, now, zone, zone_is_default=zone_is_default), problems)
    if role is None or skill is None or valued is None or decline is None:
        return None, problems
    name, employer, stage, only_applied = role
    parts = Phrases(name, employer, stage, skill, valued, only_applied)
    return Draft(parts, decline, letters.build(parts, typed.tone)), problems


def _tried(read: Callable[[], Found], problems: list[str]) -> Found | None:
    try:
        return read()
    except Refusal as refusal:
        problems.append(str(refusal))
        return None


def hurting(letter: Letter) -> list[Finding]:
    """What would hurt a message."""
    return check_wording(letter.text, Mode.REQUEST)


def check_text(text: str) -> str:
    """The person's own message as it is kept; they may write whatever they like, but not nothing."""
    kept = text.strip()
    if not kept:
        raise Refusal(refusal_texts.empty_text())
    return kept


# When to send.


def timing(declined_at: datetime, declined_on: date, now: datetime, zone: ZoneInfo) -> Timing:
    """Not in the first hours, within about two days, not after ten, counted in the person's own days."""
    calm_at = declined_at + COOL_OFF
    best_by = end_of_day(declined_on + timedelta(days=BEST_DAYS), zone)
    latest = end_of_day(declined_on + timedelta(days=MOST_DAYS), zone)
    if now < calm_at:
        moment = Moment.TOO_FRESH
    elif now <= best_by:
        moment = Moment.GOOD
    else:
        moment = Moment.LATE if now <= latest else Moment.TOO_LATE
    return Timing(moment, calm_at, best_by, latest)


def tomorrow(now: datetime, zone: ZoneInfo) -> datetime:
    return _at(local_date(now, zone) + timedelta(days=1), REST_ENDS, zone)


def follow_up_at(sent_at: datetime, zone: ZoneInfo) -> datetime:
    """In the morning, so many working days after it was sent, in the person's own days."""
    return _at(working_days_after(local_date(sent_at, zone), FOLLOW_UP_WORKING_DAYS), REMINDS, zone)


def working_days_after(on: date, days: int) -> date:
    """Monday to Friday count; the day itself does not."""
    while days:
        on += timedelta(days=1)
        if on.weekday() < _SATURDAY:
            days -= 1
    return on


def is_too_late_to_follow_up(ask: Ask, now: datetime) -> bool:
    return ask.follow_up_at is not None and now > ask.follow_up_at + USEFUL_FOR


def _at(on: date, at: time, zone: ZoneInfo) -> datetime:
    """That wall time on that day; where clocks skip it, as long after the day's first instant."""
    found = instants_of(wall_time(on, at), zone)
    if found:
        return found[0]
    return start_of_day(on, zone) + timedelta(hours=at.hour)


# What may come next.

BEFORE_SENDING = (State.DRAFTED, State.RESTING)
WAITING = (State.SENT, State.SILENT)
MAY_BECOME: dict[State, Sequence[State]] = {
    State.DRAFTED: (State.RESTING,),
    State.RESTING: BEFORE_SENDING,
    State.SENT: BEFORE_SENDING,
    State.ANSWERED: WAITING,
    State.SILENT: (State.SENT,),
    State.CLOSED: (*BEFORE_SENDING, *WAITING, State.ANSWERED),
}
"""For each state, those from which it can be reached."""


# What the group may know.


def totals(sent: Sequence[Sent]) -> Totals | None:
    """Which kinds of request got answers; None while fewer than five people have sent one."""
    if not _has_enough_people(sent):
        return None
    by_tone, by_channel = _by_kind(sent, lambda one: one.tone), _by_kind(sent, lambda one: one.channel)
    return Totals(len({one.user_id for one in sent}), _count(sent), by_tone, by_channel)


def _by_kind(sent: Sequence[Sent], kind_of: Callable[[Sent], Kind]) -> dict[Kind, Count]:
    """Each kind that five people used. What is left out can be had by subtracting, so it too is of five, or empty."""
    groups: dict[Kind, list[Sent]] = {}
    for one in sent:
        groups.setdefault(kind_of(one), []).append(one)
    told = {kind: group for kind, group in groups.items() if _has_enough_people(group)}
    rest = [one for one in sent if kind_of(one) not in told]
    while told and rest and not _has_enough_people(rest):
        rest += told.pop(min(told, key=lambda kind: len(told[kind])))
    return {kind: _count(group) for kind, group in told.items()}


def _has_enough_people(sent: Sequence[Sent]) -> bool:
    return len({one.user_id for one in sent}) >= FEWEST_PEOPLE


def _count(sent: Sequence[Sent]) -> Count:
    return Count(sum(one.sent for one in sent), sum(one.answered for one in sent))
