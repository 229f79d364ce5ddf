"""What is in the database, as what the pairing is about: many requests and slots at once, or just one of each.

The whole round is read in the worker; one pair again when it is carried out, in its own transaction.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from cogs.interviews import service as interviews
from cogs.interviews.models import Meeting
from cogs.matching.pairing.models import Member, OfferedSlot, OpenRequest, Span, Volunteer
from cogs.members import service as members
from cogs.profiles import service as profiles
from cogs.requests import service as requests
from cogs.requests.models import NOT_AGAIN_WITHIN, History, Request
from cogs.slots.models import Slot
from cogs.volunteers import service as volunteers
from cogs.volunteers.models import Volunteer as VolunteerProfile
from core.settings import Settings
from core.times import Availability, open_windows
from data.database import Transaction

RECENT = timedelta(days=28)
ASKED_AHEAD = timedelta(days=14)
"""How far ahead a volunteer without a slot is asked for a time, as far as an offer lets them choose."""


@dataclass(frozen=True)
class Askable:
    """A volunteer who can be asked for a time; `windows` is None for who has not said when they can."""

    volunteer: Volunteer
    windows: tuple[Span, ...] | None


@dataclass(frozen=True)
class Assembled:
    """By id, as they come into a round; `histories` by member."""

    requests: dict[int, OpenRequest]
    slots: dict[int, OfferedSlot]
    askable: dict[int, Askable]
    histories: dict[int, History]


@dataclass(frozen=True)
class _People:
    """All that was found about the people of a round."""

    settings: Settings
    now: datetime
    zones: Mapping[int, ZoneInfo]
    histories: Mapping[int, History]
    profiles: Mapping[int, VolunteerProfile]
    availabilities: Mapping[int, Availability]
    apart: Mapping[int, Collection[int]]
    blocked_employers: Mapping[int, Collection[str]]
    meetings: Mapping[int, Sequence[Meeting]]
    members: dict[int, Member] = field(default_factory=dict)
    volunteers: dict[int, Volunteer] = field(default_factory=dict)

    def member(self, user_id: int) -> Member:
        if user_id not in self.members:
            self.members[user_id] = self._member(user_id)
        return self.members[user_id]

    def _member(self, user_id: int) -> Member:
        history, met = self.histories[user_id], self._as_member(user_id)
        cooldown = timedelta(days=self.settings.cooldown_days)
        return Member(
            id=user_id,
            zone=self.zones[user_id],
            bookings_left=self.settings.active_bookings - sum(one.is_live for one in met),
            busy=self._busy(user_id),
            met=tuple((one.volunteer_id, one.starts_at) for one in met if one.volunteer_id is not None),
            never_matched=history.is_first_time,
            cooldown_until=history.last_turn_at + cooldown if history.last_turn_at else None,
            blocked=frozenset(self.apart.get(user_id, ())),
            blocked_employers=frozenset(self.blocked_employers.get(user_id, ())),
        )

    def volunteer(self, user_id: int) -> Volunteer:
        if user_id not in self.volunteers:
            self.volunteers[user_id] = self._volunteer(user_id)
        return self.volunteers[user_id]

    def _volunteer(self, user_id: int) -> Volunteer:
        profile = self.profiles.get(user_id)
        limits = volunteers.limits(profile, self.settings)
        hosted = [one for one in self.meetings.get(user_id, ()) if one.volunteer_id == user_id]
        return Volunteer(
            id=user_id,
            zone=self.zones[user_id],
            fields=frozenset(profile.fields if profile else ()),
            kinds=frozenset(profile.kinds if profile else ()),
            levels=frozenset(profile.levels if profile else ()),
            languages=frozenset((profile.languages if profile else ()) or (self.settings.language,)),
            weekly_limit=limits.weekly_limit,
            notice_hours=limits.notice // timedelta(hours=1),
            buffer_minutes=limits.buffer_minutes,
            hosted_at=tuple(one.starts_at for one in hosted),
            busy=self._busy(user_id),
            recent_bookings=sum(one.booked_at >= self.now - RECENT for one in hosted),
            paused_until=limits.paused_until,
            employer=profiles.normalised_employer(profile.employer) or None if profile else None,
            blocked=frozenset(self.apart.get(user_id, ())),
        )

    def askable(self, user_id: int) -> Askable:
        availability = self.availabilities.get(user_id)
        if not availability:
            return Askable(self.volunteer(user_id), None)
        found = open_windows(availability, self.zones[user_id], self.now, self.now + ASKED_AHEAD)
        return Askable(self.volunteer(user_id), tuple(Span(*window) for window in found))

    def _as_member(self, user_id: int) -> list[Meeting]:
        return [one for one in self.meetings.get(user_id, ()) if one.member_id == user_id]

    def _busy(self, user_id: int) -> tuple[Span, ...]:
        return tuple(Span(one.starts_at, one.ends_at) for one in self.meetings.get(user_id, ()) if one.is_live)


async def assemble(
    tx: Transaction,
    guild_id: int,
    wanted: Sequence[Request],
    offered: Sequence[Slot],
    settings: Settings,
    now: datetime,
    *,
    askable: Collection[int] | None = None,
) -> Assembled:
    """These requests and slots with all that matters of their people; `askable` are volunteers, all if None."""
    offering = {slot.volunteer_id for slot in offered}
    found = await volunteers.profiles_of(tx, guild_id, None if askable is None else {*offering, *askable})
    may_be_asked = set(found) if askable is None else set(askable)
    asking = {request.member_id for request in wanted}
    everybody = {*asking, *offering, *may_be_asked}
    people = _People(
        settings,
        now,
        zones={id: one.zone for id, one in (await members.zones_of(tx, guild_id, everybody, settings)).items()},
        histories=await requests.histories_of(tx, guild_id, asking),
        profiles=found,
        availabilities=await profiles.availabilities_of(tx, guild_id, may_be_asked),
        apart=_by_person(await profiles.blocked_pairs(tx, guild_id)),
        blocked_employers=await profiles.blocked_employers(tx, guild_id),
        meetings=_by_party(await interviews.list_meetings(tx, guild_id, everybody, now - NOT_AGAIN_WITHIN)),
    )
    until = max([now + ASKED_AHEAD, *(slot.ends_at for slot in offered)])
    return Assembled(
        requests={request.id: _open_request(request, people, until) for request in wanted},
        slots={slot.id: _offered_slot(slot, people) for slot in offered},
        askable={user_id: people.askable(user_id) for user_id in may_be_asked},
        histories=dict(people.histories),
    )


def _by_person(pairs: Iterable[frozenset[int]]) -> dict[int, set[int]]:
    others: dict[int, set[int]] = defaultdict(set)
    for pair in pairs:
        for person in pair:
            others[person] |= pair - {person}
    return others


def _by_party(meetings: Iterable[Meeting]) -> dict[int, list[Meeting]]:
    found: dict[int, list[Meeting]] = defaultdict(list)
    for meeting in meetings:
        for person in {meeting.member_id, meeting.volunteer_id} - {None}:
            assert person is not None
            found[person].append(meeting)
    return found


def _open_request(request: Request, people: _People, until: datetime) -> OpenRequest:
    windows = requests.windows_of(request, people.zones[request.member_id], people.now, until)
    return OpenRequest(
        id=request.id,
        member=people.member(request.member_id),
        field=request.field,
        kind=request.kind,
        made_at=request.made_at,
        windows=tuple(Span(*window) for window in windows),
        languages=frozenset(request.languages),
        level=request.level,
        deadline_at=request.deadline_at,
        may_be_urgent=requests.may_be_urgent(people.histories[request.member_id], people.now),
        again_welcome=request.again_welcome,
    )


def _offered_slot(slot: Slot, people: _People) -> OfferedSlot:
    return OfferedSlot(
        id=slot.id,
        volunteer=people.volunteer(slot.volunteer_id),
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        field=slot.field,
        kind=slot.kind,
    )
