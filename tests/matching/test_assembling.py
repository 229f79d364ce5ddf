"""What a round knows of people is what they said and what they did, as the database has it."""

from datetime import timedelta

from cogs.interviews import service as interviews
from cogs.matching.assembling import assemble
from cogs.matching.looking import find, plan
from cogs.requests import service as requests
from core.times import Availability, Days, Part
from tests.matching.acting import offer, pairs, waits
from tests.stage import Stage

DAY = timedelta(days=1)


async def test_a_round_knows_limits_bookings_blocks_and_who_had_a_turn(stage: Stage) -> None:
    await stage.priya.command("volunteer profile", field="Data", weekly_limit=3)
    await stage.priya.command("volunteer profile", employer="Acme Ltd")
    await stage.tom.command("volunteer profile", kind="technical")
    await stage.ana.command("me block", employer="ACME")
    await stage.ben.command("me block", person=str(stage.priya.id))
    await stage.set("active_bookings", 2)
    await offer(stage, "tom", field="Data")
    await waits(stage, "grace")
    assert await pairs(stage) == [(stage.grace.id, stage.tom.id)]
    await stage.set("matching", "manual")
    for name in ("ana", "ben", "grace"):
        await waits(stage, name, field="Design")
    settings, now = await stage.bot.settings_of(stage.guild_id), stage.clock.now()

    async with stage.db.read() as tx:
        wanted = await requests.list_waiting(tx, stage.guild_id)
        found = await assemble(tx, stage.guild_id, wanted, [], settings, now)
        [meeting] = await interviews.list_meetings(tx, stage.guild_id, [stage.grace.id], now)

    members = {one.member.id: one.member for one in found.requests.values()}
    ana, ben, grace = (members[stage.person(name).id] for name in ("ana", "ben", "grace"))
    priya, tom = (found.askable[stage.person(name).id].volunteer for name in ("priya", "tom"))
    assert priya.employer in ana.blocked_employers and priya.employer is not None
    assert (ben.blocked, priya.blocked) == (frozenset({stage.priya.id}), frozenset({stage.ben.id})), (
        "whoever of them said it"
    )
    assert (ana.bookings_left, grace.bookings_left) == (2, 1)
    assert (ana.never_matched, grace.never_matched) == (True, False)
    assert [(span.starts_at, span.ends_at) for span in grace.busy] == [(meeting.starts_at, meeting.ends_at)]
    assert grace.met == ((stage.tom.id, meeting.starts_at),) and tom.hosted_at == (meeting.starts_at,)
    assert (tom.recent_bookings, priya.recent_bookings, priya.weekly_limit) == (1, 0, 3)
    assert (priya.fields, tom.fields) == (frozenset({"Data"}), frozenset())


async def test_windows_are_those_of_the_members_wall_and_end_with_the_deadline(stage: Stage) -> None:
    await stage.set("matching", "manual")
    await stage.ana.command("me timezone", zone="America/New_York")
    mornings = Availability(frozenset((days, Part.MORNING) for days in Days))
    deadline = stage.clock.now() + 3 * DAY
    await waits(stage, "ana", availability=mornings, deadline_at=deadline)
    settings, now = await stage.bot.settings_of(stage.guild_id), stage.clock.now()

    async with stage.db.read() as tx:
        [wanted] = (await find(tx, stage.guild_id, settings, now)).assembled.requests.values()

    assert len(wanted.windows) >= 2 and all(span.ends_at <= deadline for span in wanted.windows)
    whole = [span for span in wanted.windows if span.starts_at > now and span.ends_at < deadline]
    assert {span.starts_at.astimezone(wanted.member.zone).hour for span in whole} == {8}


async def test_the_same_database_gives_the_same_plan(stage: Stage) -> None:
    await stage.set("matching", "manual")
    for name in ("ana", "ben", "grace"):
        await waits(stage, name)
    await offer(stage, field="Data")
    await offer(stage, "tom", when="in 74 hours", field="Data", ask_first=True)
    settings, now = await stage.bot.settings_of(stage.guild_id), stage.clock.now()

    async with stage.db.read() as tx:
        first, second = [plan(await find(tx, stage.guild_id, settings, now)) for _ in range(2)]

    assert first == second and len(first.planned) >= 2
