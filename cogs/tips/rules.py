"""Which tip comes next, when the next one is posted, and what a tip may be."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from hashlib import blake2b
from zoneinfo import ZoneInfo

from cogs.tips import texts
from cogs.tips.models import (
    LONGEST_SOURCE,
    LONGEST_TEXT,
    SHORTEST_TEXT,
    TOPICS,
    GroupTip,
    Moment,
    Schedule,
    State,
    Tip,
    Votes,
    Wording,
)
from core.errors import Refusal
from core.times import changes_between, day_of, instants_of, local_date, wall_time
from core.times.wall import around_gap

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MOST_PROPOSALS = 3
"""Of one person, waiting at a time."""

_DAY = timedelta(days=1)
_LONGEST_SEARCH = 15
"""Days: two weeks, as a zone may skip a date, and today."""


# When


def read_schedule(setting: str) -> Schedule | None:
    """The setting `tips_schedule`, such as "Mon,Thu 09:00"; None where it is off."""
    if setting == "off":
        return None
    days, _, wall = setting.partition(" ")
    return Schedule(tuple(DAYS.index(day) for day in days.split(",")), time.fromisoformat(wall))


def next_time(schedule: Schedule, zone: ZoneInfo, now: datetime) -> datetime:
    """The first time after `now`. Where clocks skip it, the first instant after the gap; of two, the first."""
    today = local_date(now, zone)
    for ahead in range(_LONGEST_SEARCH):
        on = today + ahead * _DAY
        if on.weekday() in schedule.days:
            at = _instant(on, schedule.wall, zone)
            if at > now and local_date(at, zone) == on:
                return at
    raise AssertionError(f"{schedule} has no day within two weeks of {now}")


def due_today(schedule: Schedule, zone: ZoneInfo, planned_at: datetime, now: datetime) -> datetime | None:
    """Today's time of the schedule, if it has come; None on other days, and where it is not as late as was planned.

    So after days without the bot, only what today was to bring is made up for.
    """
    today = local_date(now, zone)
    at = _instant(today, schedule.wall, zone)
    is_today = today.weekday() in schedule.days and local_date(at, zone) == today
    return at if is_today and planned_at <= at <= now else None


def _instant(on: date, at: time, zone: ZoneInfo) -> datetime:
    wall = wall_time(on, at)
    found = instants_of(wall, zone)
    return found[0] if found else next(changes_between(*around_gap(wall, zone), zone)).at


def late_at(planned_at: datetime, zone: ZoneInfo) -> datetime:
    """When a tip that was due is too late to be posted: the end of its day in the group's zone."""
    return day_of(planned_at, zone)[1]


# Which


def next_in_rota(
    tips: Sequence[Tip], shown: Collection[str], last: Tip | None, votes: Mapping[str, Votes], seed: int
) -> tuple[Tip, bool] | None:
    """The tip to post next, and whether a new round begins with it; None where there is no tip.

    What this round has shown waits until all were; the least helpful come last. A round does not begin with the tip
    that ended the one before, and among equals the topic changes.
    """
    left = [tip for tip in tips if tip.key not in shown]
    begins = not left
    if begins:
        left = [tip for tip in tips if last is None or tip.key != last.key] or list(tips)
    if not left:
        return None
    topic = last.topic if last else ""
    best = min(left, key=lambda tip: (-score(votes, tip.key), tip.topic == topic, shuffled(seed, tip.key)))
    return best, begins


def next_for_person(
    tips: Iterable[Tip],
    seen: Mapping[str, datetime],
    said: Mapping[str, bool],
    votes: Mapping[str, Votes],
    user_id: int,
) -> Tip | None:
    """What this person has not seen comes first, what they said is not for them last, else the longest ago."""

    def order(tip: Tip) -> tuple[bool, float, float, int]:
        seen_at = seen[tip.key].timestamp() if tip.key in seen else 0.0
        return said.get(tip.key) is False, seen_at, -score(votes, tip.key), shuffled(user_id, tip.key)

    return min(tips, key=order, default=None)


def for_moment(tips: Iterable[Tip], moment: Moment, said: Mapping[str, bool], seed: int) -> Tip | None:
    """A tip for this moment, another one with another seed, and none that the person said is not for them."""
    fitting = [tip for tip in tips if moment in tip.moments and said.get(tip.key) is not False]
    return fitting[seed % len(fitting)] if fitting else None


def score(votes: Mapping[str, Votes], key: str) -> float:
    """How helpful a tip is: one half where nobody said, and slow to move while few did."""
    said = votes.get(key, Votes())
    return (said.helpful + 1) / (said.helpful + said.not_helpful + 2)


def shuffled(seed: int, key: str) -> int:
    """A place in an order that looks like none and is the same each time."""
    return int.from_bytes(blake2b(f"{seed}:{key}".encode(), digest_size=8).digest())


# What


def with_changes(catalogue: Mapping[str, Tip], changes: Iterable[GroupTip]) -> list[Tip]:
    """Every tip of a group, retired ones too: the catalogue as the group changed it, then the group's own."""
    by_key = {change.key: change for change in changes if change.state in (State.ACTIVE, State.RETIRED)}
    known = [_changed(tip, by_key[tip.key]) if tip.key in by_key else tip for tip in catalogue.values()]
    return known + [_own(change) for change in by_key.values() if change.catalogue_id is None]


def _changed(tip: Tip, change: GroupTip) -> Tip:
    wording = change.wording
    is_changed = wording != Wording(tip.text, tip.source)
    return Tip(
        tip.key,
        tip.topic,
        wording.text,
        wording.source,
        tip.region,
        tip.moments,
        is_changed=is_changed,
        is_retired=change.state == State.RETIRED,
    )


def _own(change: GroupTip) -> Tip:
    wording, is_retired = change.wording, change.state == State.RETIRED
    return Tip(change.key, change.topic, wording.text, wording.source, is_changed=True, is_retired=is_retired)


def check_wording(typed: Wording, others: Iterable[Tip]) -> Wording:
    """What was typed, on one line; refuses what is no tip, has no source, or is there already."""
    text, source = " ".join(typed.text.split()), " ".join(typed.source.split())
    if not SHORTEST_TEXT <= len(text) <= LONGEST_TEXT:
        raise Refusal(texts.wrong_length(SHORTEST_TEXT, LONGEST_TEXT))
    if not source or len(source) > LONGEST_SOURCE:
        raise Refusal(texts.say_source())
    if any(text.casefold() == other.text.casefold() for other in others):
        raise Refusal(texts.there_already())
    return Wording(text, source)


def check_topic(topic: str) -> str:
    if topic not in TOPICS:
        raise Refusal(texts.choose_topic_first())
    return topic


def check_may_propose(waiting: int) -> None:
    if waiting >= MOST_PROPOSALS:
        raise Refusal(texts.enough_proposals(MOST_PROPOSALS))
