"""Requests in a real database: every state, twice, strangers, and what a group may know."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cogs.asks import rules, service
from cogs.asks.models import Ask, Channel, Count, State, Tone, Totals, Typed
from cogs.goals import service as goals
from cogs.members.models import PersonZone
from core.actor import Actor
from core.errors import Refusal
from core.settings import Settings
from data.database import Database, Transaction

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Berlin")
GUILD, OTHER_GUILD = 1, 2
TYPED = Typed("Data analyst at Acme, final interview", "presenting to executives", "", "email, yesterday")


def actor(user_id: int = 11, guild_id: int = GUILD) -> Actor:
    return Actor(guild_id, user_id, "Somebody", is_member=True, is_volunteer=False, is_moderator=False)


ANA, BEN = actor(11), actor(12)


async def draft(db: Database, who: Actor = ANA, typed: Typed = TYPED, made_from: int = 1) -> service.Drafted:
    async with db.write() as tx:
        return await service.draft(tx, who, typed, made_from, PersonZone(ZONE, False), NOW)


async def drafted(db: Database, who: Actor = ANA, typed: Typed = TYPED, made_from: int = 1) -> Ask:
    made = await draft(db, who, typed, made_from)
    assert made.ask is not None, made
    return made.ask


async def sent(db: Database, who: Actor = ANA, typed: Typed = TYPED, made_from: int = 1) -> Ask:
    ask = await drafted(db, who, typed, made_from)
    async with db.write() as tx:
        return await service.mark_sent(tx, who, ask.id, ZONE, NOW)


async def jobs_of(db: Database) -> list[tuple[str, int]]:
    async with db.read() as tx:
        return [(row["kind"], row["due_at"]) for row in await tx.all("SELECT kind, due_at FROM job ORDER BY id")]


async def test_a_form_handed_in_twice_makes_one_message(db: Database) -> None:
    first, second = await drafted(db), await drafted(db)
    assert first == second
    assert (await drafted(db, made_from=2)).id != first.id
    assert (await drafted(db, BEN)).id != first.id


async def test_a_form_that_cannot_be_used_is_kept_to_go_on_with(db: Database) -> None:
    typed = Typed("nurse", "SQL, Python", "", "email")
    made = await draft(db, typed=typed)
    assert made.ask is None and len(made.problems) == 2
    async with db.read() as tx:
        assert await service.unfinished(tx, ANA) == typed
        assert await service.unfinished(tx, BEN) is None
    await drafted(db)
    async with db.read() as tx:
        assert await service.unfinished(tx, ANA) is None


async def test_hurting_words_come_back_as_findings(db: Database) -> None:
    made = await draft(db, typed=Typed("nurse", "SQL", "your unfair lies, so I will sue", "email, yesterday"))
    assert made.ask is None and made.findings and not made.problems


async def test_a_fresh_decline_rests_by_itself_and_an_older_one_does_not(db: Database) -> None:
    fresh = await drafted(db, typed=Typed("nurse", "SQL", "", "email, an hour ago"))
    assert fresh.state is State.RESTING and fresh.rests_until == NOW + timedelta(hours=2)
    assert await jobs_of(db) == [(service.RESTED, int((NOW + timedelta(hours=2)).timestamp()))]
    assert (await drafted(db, made_from=2)).state is State.DRAFTED


async def test_sending_ends_the_rest_and_reminds_once_after_seven_working_days(db: Database) -> None:
    ask = await drafted(db)
    async with db.write() as tx:
        await service.rest(tx, ANA, ask.id, ZONE, NOW)
    async with db.write() as tx:
        ask = await service.mark_sent(tx, ANA, ask.id, ZONE, NOW)
    due = datetime(2026, 12, 3, 9, tzinfo=UTC)
    assert (ask.state, ask.follow_up_at, ask.rests_until) == (State.SENT, due, None)
    assert await jobs_of(db) == [(service.FOLLOW_UP, int(due.timestamp()))]
    async with db.write() as tx:
        again = await service.mark_sent(tx, ANA, ask.id, ZONE, NOW + timedelta(days=3))
    assert again == ask


async def test_an_answer_becomes_a_goal_once_also_when_noted_twice_at_once(db: Database) -> None:
    ask = await sent(db)

    async def note() -> str:
        async with db.write() as tx:
            _, goal = await service.note_answer(tx, ANA, ask.id, "More numbers", "Lead with numbers", NOW)
        return goal.text if goal else ""

    assert set(await asyncio.gather(note(), note())) == {"Lead with numbers"}
    async with db.read() as tx:
        assert [goal.text for goal in await goals.list_open(tx, GUILD, ANA.user_id)] == ["Lead with numbers"]
    assert await jobs_of(db) == []


async def test_silence_and_closing_end_what_would_come(db: Database) -> None:
    for made_from, end in enumerate((service.mark_silent, service.close)):
        ask = await sent(db, made_from=made_from)
        for _ in range(2):
            async with db.write() as tx:
                await end(tx, ANA, ask.id)
    assert await jobs_of(db) == []


FOLLOWS = {
    State.DRAFTED: {State.RESTING, State.SENT, State.CLOSED},
    State.RESTING: {State.RESTING, State.SENT, State.CLOSED},
    State.SENT: {State.SENT, State.ANSWERED, State.SILENT, State.CLOSED},
    State.ANSWERED: {State.CLOSED},
    State.SILENT: {State.ANSWERED, State.SILENT, State.CLOSED},
    State.CLOSED: {State.CLOSED},
}
"""What may come after each state. Where a state follows itself, nothing is done a second time."""


@pytest.mark.parametrize("state", State)
async def test_from_each_state_only_what_may_follow_follows(db: Database, state: State) -> None:
    ask = await sent(db)
    async with db.write() as tx:
        await tx.run("UPDATE ask SET state = ?, rests_until = 0, answered_at = 0 WHERE id = ?", (state, ask.id))
    moves: dict[State, Callable[[Transaction], Awaitable[object]]] = {
        State.RESTING: lambda tx: service.rest(tx, ANA, ask.id, ZONE, NOW),
        State.SENT: lambda tx: service.mark_sent(tx, ANA, ask.id, ZONE, NOW),
        State.ANSWERED: lambda tx: service.note_answer(tx, ANA, ask.id, "x", "", NOW),
        State.SILENT: lambda tx: service.mark_silent(tx, ANA, ask.id),
        State.CLOSED: lambda tx: service.close(tx, ANA, ask.id),
    }
    followed = set()
    for target, move in moves.items():
        with suppress(Refusal, Undo):
            async with db.write() as tx:
                await move(tx)
                followed.add(target)
                raise Undo
    assert followed == FOLLOWS[state]


class Undo(Exception):
    """Takes back what a transaction did."""


async def test_nobody_else_can_see_or_touch_a_request(db: Database) -> None:
    ask = await drafted(db)
    for stranger in (BEN, actor(11, OTHER_GUILD)):
        acts: list[Callable[[Transaction, Actor], Awaitable[object]]] = [
            lambda tx, who: service.require(tx, who, ask.id),
            lambda tx, who: service.change_text(tx, who, ask.id, "x"),
            lambda tx, who: service.rest(tx, who, ask.id, ZONE, NOW),
            lambda tx, who: service.mark_sent(tx, who, ask.id, ZONE, NOW),
            lambda tx, who: service.discard(tx, who, ask.id),
            lambda tx, who: service.note_answer(tx, who, ask.id, "x", "", NOW),
            lambda tx, who: service.close(tx, who, ask.id),
        ]
        for act in acts:
            async with db.write() as tx:
                with pytest.raises(Refusal, match="no such request"):
                    await act(tx, stranger)
        async with db.read() as tx:
            assert await service.list_own(tx, stranger) == []


async def test_a_rest_that_was_renewed_meanwhile_goes_on(db: Database) -> None:
    ask = await drafted(db)
    async with db.write() as tx:
        resting = await service.rest(tx, ANA, ask.id, ZONE, NOW)
        await service.note_rested(tx, GUILD, ask.id, NOW)
        assert await service.require(tx, ANA, ask.id) == resting
        assert resting.rests_until is not None
        await service.note_rested(tx, GUILD, ask.id, resting.rests_until)
        assert (await service.require(tx, ANA, ask.id)).state is State.DRAFTED


async def test_a_follow_up_is_reminded_of_once_however_often_the_job_runs(db: Database) -> None:
    ask = await sent(db)
    async with db.write() as tx:
        assert await service.to_remind(tx, GUILD, ask.id, service.FOLLOW_UP) == ask
        await service.note_followed_up(tx, GUILD, ask, Settings(), NOW + timedelta(days=9))
        assert await service.to_remind(tx, GUILD, ask.id, service.FOLLOW_UP) is None
        before = await service.require(tx, ANA, ask.id)
        await service.note_followed_up(tx, GUILD, ask, Settings(), NOW + timedelta(days=20))
        assert await service.require(tx, ANA, ask.id) == before


async def test_the_group_learns_nothing_of_fewer_than_five_people(db: Database) -> None:
    for number in range(4):
        await sent(db, actor(100 + number))
        await sent(db, actor(100 + number), made_from=2)
    await drafted(db, actor(104))
    async with db.read() as tx:
        assert await service.totals(tx, GUILD) is None


async def test_totals_leave_out_kinds_that_fewer_than_five_people_used(db: Database) -> None:
    formal = Typed(TYPED.role, TYPED.skill, "", "phone, yesterday", Tone.FORMAL)
    plain = Typed(TYPED.role, TYPED.skill, "", "phone, yesterday", Tone.PLAIN)
    for number in range(5):
        ask = await sent(db, actor(100 + number))
        await sent(db, actor(200 + number), plain if number % 2 else formal)
        if number < 2:
            async with db.write() as tx:
                await service.note_answer(tx, actor(100 + number), ask.id, "x", "", NOW)
    async with db.read() as tx:
        totals = await service.totals(tx, GUILD)
        assert await service.totals(tx, OTHER_GUILD) is None
    assert totals == Totals(
        10, Count(10, 2), {Tone.WARM: Count(5, 2)}, {Channel.EMAIL: Count(5, 2), Channel.PHONE: Count(5, 0)}
    )


async def test_what_can_be_had_by_subtracting_is_of_five_people_too(db: Database) -> None:
    for number in range(5):
        await sent(db, actor(100 + number))
    await sent(db, actor(100), Typed(TYPED.role, TYPED.skill, "", "phone, yesterday", Tone.FORMAL), made_from=2)
    async with db.read() as tx:
        assert await service.totals(tx, GUILD) == Totals(5, Count(6, 0), {}, {})


async def test_too_many_open_requests_are_refused_and_closing_one_makes_room(db: Database) -> None:
    asks = [await drafted(db, made_from=number) for number in range(rules.MOST_OPEN)]
    with pytest.raises(Refusal, match="close one"):
        await draft(db, made_from=1000)
    async with db.write() as tx:
        await service.close(tx, ANA, asks[0].id)
    await drafted(db, made_from=1000)


async def test_forgetting_takes_everything_and_what_was_to_come(db: Database) -> None:
    await sent(db)
    await draft(db, typed=Typed("nurse", "SQL, Python", "", "email"), made_from=2)
    async with db.write() as tx:
        assert set(await service.export_member(tx, GUILD, ANA.user_id)) == {"requests", "unfinished_form"}
        await service.forget_member(tx, GUILD, ANA.user_id, NOW)
        assert await service.export_member(tx, GUILD, ANA.user_id) == {}
        assert await service.to_remind(tx, GUILD, 1, service.FOLLOW_UP) is None
    assert await jobs_of(db) == []
