"""Who may score, until when, what is sealed from whom, and how the room is averaged: pure decisions."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from statistics import fmean, pstdev

from cogs.interviews.models import Interview, State
from cogs.scores import refusal_texts
from cogs.scores.models import Feedback, Given, Levels, Part, RoomLevel, Rubric, Score, SideBySide
from core.errors import Refusal

ROOM_FROM = 3
"""People, from whom on an average tells nothing of any one of them."""

REMINDED_BEFORE = timedelta(hours=24)


def check_begun(interview: Interview | None, now: datetime) -> Interview:
    """Whether it took place, or takes place now. A member who was forgotten gets nothing any more."""
    if interview is None or interview.member_id is None or interview.state is State.HELD:
        raise Refusal(refusal_texts.no_such_interview())
    if interview.state not in (State.BOOKED, State.FINISHED):
        raise Refusal(refusal_texts.never_took_place())
    if not has_begun(interview, now):
        raise Refusal(refusal_texts.not_begun(interview.starts_at))
    return interview


def has_begun(interview: Interview, now: datetime) -> bool:
    """Also where it is over; not where it was called off."""
    return interview.state is State.FINISHED or (interview.state is State.BOOKED and interview.starts_at <= now)


def part_of(interview: Interview | None, user_id: int, *, is_seated: bool) -> Part:
    """Whoever has no part in it learns nothing, not even that there is such an interview."""
    if interview is not None and user_id == interview.member_id:
        return Part.SELF
    if interview is not None and user_id == interview.volunteer_id:
        return Part.INTERVIEWER
    if interview is not None and is_seated:
        return Part.OBSERVER
    raise Refusal(refusal_texts.no_such_interview())


def due_at(interview: Interview, reveal_hours: int) -> datetime:
    """When the member gets what there is, whoever has handed in."""
    return interview.ends_at + timedelta(hours=reveal_hours)


def remind_at(due: datetime, now: datetime) -> datetime | None:
    """When whoever has not handed in is reminded, once; None where that has passed."""
    at = due - REMINDED_BEFORE
    return at if at > now else None


def check_open(part: Part, feedback: Feedback | None, score: Score | None, now: datetime) -> None:
    """Whether this form can still be filled in or changed.

    Nobody scores once they could know what another one scored. The volunteer, who sees nothing before handing in, may
    do so late: it is what the member waits for.
    """
    if feedback is None:
        return
    handed_in = score is not None and score.handed_in_at is not None
    match part:
        case Part.SELF if feedback.is_revealed:
            raise Refusal(refusal_texts.already_revealed(handed_in))
        case Part.INTERVIEWER if feedback.is_revealed and handed_in:
            raise Refusal(refusal_texts.already_revealed(handed_in))
        case Part.OBSERVER if score is not None and score.in_room:
            raise Refusal(refusal_texts.already_in_room())
        case Part.OBSERVER if feedback.shown or feedback.due_at <= now:
            raise Refusal(refusal_texts.room_closed())


def missing(score: Score) -> str:
    """What a form still lacks before it can be handed in; empty where nothing."""
    if not score.levels:
        return refusal_texts.levels_missing()
    if all(level is None for level in score.levels.values()):
        return refusal_texts.nothing_observed()
    if score.part is Part.INTERVIEWER and not score.points:
        return refusal_texts.words_missing()
    if score.part is not Part.SELF and any(
        point.has_growth and not all(point.growth) for point in score.points.values()
    ):
        return refusal_texts.growth_incomplete()
    return ""


def is_revealed_by(scores: Sequence[Score]) -> bool:
    """Both parties have handed in."""
    return {Part.SELF, Part.INTERVIEWER} <= {score.part for score in scores}


def new_in_room(scores: Sequence[Score]) -> list[Score]:
    """Who watched, handed in, and is not part of the room yet: they come in by three at least, or wait."""
    waiting = [score for score in scores if score.part is Part.OBSERVER and not score.in_room]
    return waiting if len(waiting) >= ROOM_FROM else []


def room(before: Mapping[str, RoomLevel], everybody: Sequence[Levels]) -> dict[str, RoomLevel]:
    """The averages of everybody in the room. One follows only where three more people observed the dimension.

    Otherwise, the difference between two averages would tell what one or two people said.
    """
    found = dict(before)
    names = {name for levels in everybody for name in levels}
    for name in sorted(names):
        seen = [level for levels in everybody if (level := levels.get(name)) is not None]
        known = before[name].people if name in before else 0
        if len(seen) - known >= ROOM_FROM:
            found[name] = RoomLevel(len(seen), fmean(seen), pstdev(seen))
    return found


# What one gets to see


def unopened(interview: Interview, reveal_hours: int) -> Feedback:
    """As it stands before anybody filled in anything."""
    return Feedback(
        interview.id,
        interview.guild_id,
        interview.member_id,
        interview.starts_at,
        interview.kind,
        due_at(interview, reveal_hours),
    )


def side_by_side(
    rubric: Rubric, kind: str | None, own: Score | None, interviewer: Score | None, room: Mapping[str, RoomLevel]
) -> tuple[SideBySide, ...]:
    """Each dimension that anybody observed, in the rubric's order for this kind of interview."""
    mine, theirs = own.levels if own else {}, interviewer.levels if interviewer else {}
    names = dict.fromkeys([*(one.id for one in rubric.of_kind(kind)), *mine, *theirs, *room])
    sides = [SideBySide(name, mine.get(name), theirs.get(name), room.get(name)) for name in names]
    return tuple(side for side in sides if not side.is_empty)


def opened(
    sealed: Given,
    own: Score | None,
    interviewer: Score | None,
    levels: tuple[SideBySide, ...],
    in_room: Sequence[Score],
) -> Given:
    """The room's words stand in the order of the alphabet, which tells nothing of who wrote them."""
    points = [point for score in in_room for point in score.points.values()]
    return replace(
        sealed,
        own=own,
        interviewer=interviewer,
        levels=levels,
        room_points=tuple(sorted(points, key=lambda point: (point.strength, point.growth))),
        room_people=len(in_room),
    )
