"""Forms, the seal, and what becomes of it, in a real database."""

from datetime import timedelta
from typing import Any

import pytest

from cogs.goals import service as goals
from cogs.scores import refusal_texts, service
from cogs.scores.models import Part, Piece, Point, RoomLevel, Usefulness
from core.errors import Refusal
from data.database import Database
from tests.scores.conftest import ANA, BEN, CROWD, GROWTH, GUILD, PRIYA, SETTINGS, Room, held


async def refused(doing: Any, said: str) -> None:
    with pytest.raises(Refusal) as refusal:
        await doing
    assert str(refusal.value) == said


async def test_a_form_is_a_draft_until_it_is_handed_in_and_tells_what_it_lacks(room: Room) -> None:
    desk = await room.levels(PRIYA, structure=4, evidence=None)
    assert desk.part is Part.INTERVIEWER and desk.missing == refusal_texts.words_missing()
    await refused(room.hand_in(PRIYA), refusal_texts.words_missing())
    desk = await room.point(PRIYA)
    assert desk.score is not None and desk.score.points == {1: GROWTH} and not desk.missing and not desk.is_handed_in
    assert desk.score.next_action == GROWTH.try_next
    assert (await room.action(PRIYA, "One number in each answer")).score.next_action == "One number in each answer"  # type: ignore[union-attr]
    assert (await room.hand_in(PRIYA)).is_handed_in
    assert (await room.hand_in(PRIYA)).is_handed_in, "twice is as good as once"
    await refused(room.hand_in(ANA), refusal_texts.levels_missing())
    await room.levels(ANA, structure=None)
    await refused(room.hand_in(ANA), refusal_texts.nothing_observed())


async def test_whoever_has_no_part_in_an_interview_finds_none(room: Room) -> None:
    for doing in (room.levels(BEN), room.hand_in(BEN), room.read(BEN)):
        await refused(doing, refusal_texts.no_such_interview())
    await room.seat(BEN)
    assert (await room.levels(BEN)).part is Part.OBSERVER
    await refused(room.read(BEN), refusal_texts.no_such_interview())


async def test_nothing_is_shown_before_both_parties_handed_in_and_then_all_at_once(room: Room) -> None:
    await room.seat(*CROWD[:3])
    for number, one in enumerate(CROWD[:3]):
        await room.score(one, structure=3 + number % 2)
    await room.score(PRIYA, structure=4)
    for who in (ANA, PRIYA):
        given = await room.read(who)
        assert not given.levels and given.interviewer is None and not given.room_people and not given.room_points
    assert (await room.read(ANA)).has_other and await room.told() == []

    await room.score(ANA, structure=2)
    given = await room.read(ANA)
    (side,) = given.levels
    assert (side.dimension, side.own, side.interviewer) == ("structure", 2, 4)
    assert side.room is not None and side.room.people == 3 and round(side.room.mean, 2) == 3.33
    assert given.interviewer is not None and given.interviewer.points == {1: GROWTH}
    assert await room.told() == ["member", "volunteer"]
    (side,) = (await room.read(PRIYA)).levels
    assert (side.own, side.interviewer, side.room) == (2, 4, None), "the room is the member's alone"


async def test_after_the_promised_time_the_member_gets_what_there_is(room: Room) -> None:
    await room.score(PRIYA)
    await room.end()
    assert (await room.read(ANA)).interviewer is not None
    assert await room.told() == ["member", "volunteer"]
    await refused(room.levels(ANA), refusal_texts.already_revealed(False))


async def test_a_volunteer_who_comes_late_saw_nothing_before_and_is_still_read(room: Room) -> None:
    await room.score(ANA, structure=2)
    await room.end()
    assert await room.told() == []
    assert (await room.read(PRIYA)).levels == ()
    await room.score(PRIYA, structure=4)
    assert (await room.read(PRIYA)).levels[0].own == 2
    assert (await room.read(ANA)).levels[0].interviewer == 4
    assert await room.told() == ["member", "volunteer"]
    await refused(room.levels(PRIYA), refusal_texts.already_revealed(True))


async def test_a_form_can_be_changed_until_the_reveal_and_is_a_draft_again_only_if_it_must(room: Room) -> None:
    await room.score(PRIYA, structure=2)
    assert (await room.levels(PRIYA, structure=5)).is_handed_in
    spoilt = await room.point(PRIYA, Point(strength="Good for a woman of her age"))
    assert not spoilt.is_handed_in and any(finding.label == "protected" for finding in spoilt.findings)
    await refused(room.hand_in(PRIYA), refusal_texts.held_back())
    await room.point(PRIYA)
    await room.hand_in(PRIYA)
    await room.score(ANA)
    assert (await room.read(ANA)).levels[0].interviewer == 5
    await refused(room.levels(PRIYA), refusal_texts.already_revealed(True))


async def test_the_room_opens_from_three_on_and_follows_only_by_threes(room: Room) -> None:
    await room.seat(*CROWD)
    for one in CROWD[:2]:
        await room.score(one, structure=1)
    await room.score(PRIYA, structure=3)
    await room.score(ANA, structure=3)

    async def seen() -> RoomLevel | None:
        return (await room.read(ANA)).levels[0].room

    assert await seen() is None
    await room.score(CROWD[2], structure=1)
    opened = await seen()
    assert opened == RoomLevel(3, 1.0, 0.0)
    await refused(room.levels(CROWD[2]), refusal_texts.already_in_room())
    for one in CROWD[3:5]:
        await room.score(one, structure=5)
    assert await seen() == opened, "one or two more would show what they said"
    await room.score(CROWD[5], structure=5)
    assert await seen() == RoomLevel(6, 3.0, 2.0)
    await room.end()
    await refused(room.levels(CROWD[6]), refusal_texts.room_closed())


async def test_forgetting_an_observer_leaves_the_average_as_it_was(room: Room) -> None:
    await room.seat(*CROWD[:4])
    for number, one in enumerate(CROWD[:4]):
        await room.score(one, structure=number + 1)
    await room.score(PRIYA)
    await room.score(ANA)
    before = (await room.read(ANA)).levels
    async with room.db.write() as tx:
        await service.forget_member(tx, GUILD, CROWD[0].user_id, room.now)
    assert (await room.read(ANA)).levels == before


async def test_what_to_do_next_becomes_goals_the_next_action_the_newest(room: Room) -> None:
    await room.point(PRIYA, Point(moment="x", behaviour="x", effect="x", try_next="Pause before numbers"), number=2)
    await room.action(PRIYA, "One number in each answer")
    await room.score(PRIYA)
    async with room.db.read() as tx:
        assert await goals.list_open(tx, GUILD, ANA.user_id) == [], "a goal would break the seal"
    await room.score(ANA)
    async with room.db.read() as tx:
        found = [goal.text for goal in await goals.list_open(tx, GUILD, ANA.user_id)]
    assert found == ["One number in each answer", GROWTH.try_next, "Pause before numbers"]


async def test_the_history_holds_what_is_revealed_and_whether_the_next_action_was_done(db: Database) -> None:
    rooms = [Room(db, await held(db, hours=hours)) for hours in (0, 24, 48)]
    for room in rooms[:2]:
        await room.score(PRIYA, structure=4)
    await rooms[0].score(ANA, structure=3)
    await rooms[2].score(ANA, structure=1)
    async with db.write() as tx:
        (goal,) = await goals.list_open(tx, GUILD, ANA.user_id)
        await goals.set_done(tx, ANA, goal.id, rooms[0].now)
        history = await service.history(tx, GUILD, ANA.user_id)
    (past,) = history
    assert past.interview_id == rooms[0].id and past.kind == "behavioural"
    assert [(side.dimension, side.own, side.interviewer) for side in past.levels] == [("structure", 3, 4)]
    assert past.action == GROWTH.try_next and past.action_done_at == rooms[0].now


async def test_thanks_and_usefulness_reach_the_volunteer_once(room: Room) -> None:
    async def thank() -> None:
        async with room.db.write() as tx:
            await service.thank(tx, ANA, room.id, SETTINGS, room.now)

    async def rate(usefulness: Usefulness) -> None:
        async with room.db.write() as tx:
            await service.rate(tx, ANA, room.id, usefulness, SETTINGS, room.now)

    await room.score(PRIYA)
    await refused(thank(), refusal_texts.not_yet_given())
    await room.score(ANA)
    await thank()
    await rate(Usefulness.PARTLY)
    async with room.db.write() as tx:
        assert await tx.run("DELETE FROM job WHERE kind = 'scores:replied'") == 1
    await thank()
    await rate(Usefulness.VERY)
    async with room.db.read() as tx:
        assert await tx.all("SELECT * FROM job WHERE kind = 'scores:replied'") == []
    seen = (await room.read(PRIYA)).feedback
    assert seen.thanked_at == room.now and seen.usefulness is Usefulness.VERY


async def test_the_member_alone_decides_what_the_group_sees_and_only_of_what_is_revealed(room: Room) -> None:
    async def show(*pieces: Piece, who: Any = ANA) -> frozenset[Piece]:
        async with room.db.write() as tx:
            return (await service.show_group(tx, who, room.id, pieces, SETTINGS, room.now)).feedback.shown

    await room.seat(BEN)
    await room.score(PRIYA)
    await refused(show(Piece.LEVELS), refusal_texts.not_yet_given())
    await room.score(ANA)
    assert (await room.read(ANA)).feedback.shown == frozenset()
    await refused(show(Piece.LEVELS, who=PRIYA), refusal_texts.not_yet_given())
    assert await show(Piece.LEVELS, Piece.STRENGTHS) == {Piece.STRENGTHS, Piece.LEVELS}
    await refused(room.levels(BEN), refusal_texts.room_closed())
    assert await show() == frozenset()


async def test_a_file_holds_ones_own_forms_and_what_was_given_only_once_it_is_revealed(room: Room) -> None:
    async def files() -> tuple[dict[str, Any], dict[str, Any]]:
        async with room.db.read() as tx:
            mine = await service.export_member(tx, GUILD, ANA.user_id)
            return mine, await service.export_member(tx, GUILD, PRIYA.user_id)

    await room.score(PRIYA, structure=4)
    await room.levels(ANA, structure=1)
    mine, hers = await files()
    assert "interviewer" not in str(mine) and GROWTH.try_next not in str(mine) and "answers_of_members" not in hers
    assert hers["forms"][0]["points"][0]["try_next"] == GROWTH.try_next
    await room.hand_in(ANA)
    mine, hers = await files()
    assert mine["received"][0]["interviewer"][0]["levels"] == {"structure": 4}
    assert hers["answers_of_members"][0]["thanked_at"] is None and "structure': 1" not in str(hers)


async def test_forgetting_a_member_deletes_what_was_given_and_forgetting_a_volunteer_only_the_name(room: Room) -> None:
    await room.score(PRIYA, structure=4)
    await room.score(ANA, structure=3)
    async with room.db.write() as tx:
        await service.forget_member(tx, GUILD, PRIYA.user_id, room.now)
    given = await room.read(ANA)
    assert given.interviewer is not None and given.interviewer.author_id is None
    async with room.db.write() as tx:
        await service.forget_member(tx, GUILD, ANA.user_id, room.now)
        for table in ("feedback", "score", "score_level", "score_point"):
            assert await tx.all(f"SELECT * FROM {table}") == []


async def test_the_reveal_is_promised_when_the_first_form_is_begun_and_stays(room: Room) -> None:
    desk = await room.levels(ANA)
    assert desk.due_at == room.due_at
    async with room.db.write() as tx:
        await service.follow(tx, GUILD, room.id, room.now)
        rows = await tx.all("SELECT kind, due_at FROM job WHERE kind LIKE 'scores:%' ORDER BY kind")
    promised = int(room.due_at.timestamp())
    day = int(timedelta(days=1).total_seconds())
    assert [(row["kind"], row["due_at"]) for row in rows][:1] == [("scores:due", promised)]
    assert ("scores:remind", promised - day) in [(row["kind"], row["due_at"]) for row in rows]
