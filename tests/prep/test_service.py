"""Questions that nobody is asked twice, and who is forgotten, in a real database."""

import asyncio
from datetime import timedelta

import pytest

from cogs.interviews import service as interviews
from cogs.interviews.models import Interview
from cogs.prep import service, texts
from cogs.prep.models import Pack
from core.actor import Actor
from core.errors import Refusal
from data.database import Database
from tests.prep.packs import ANA, BEN, GUILD, PRIYA, TOM, held
from tests.stage import NOW


async def opened(db: Database, who: Actor, interview: Interview, *, days: int = 0) -> Pack:
    async with db.write() as tx:
        return await service.open_pack(tx, who, interview.id, NOW + timedelta(days=days))


async def others(db: Database, interview: Interview, draw: int, who: Actor = PRIYA) -> Pack:
    async with db.write() as tx:
        return await service.draw_others(tx, who, interview.id, draw, NOW)


def ids(pack: Pack) -> set[str]:
    return {one.id for one in pack.questions}


async def test_a_member_is_asked_nothing_twice_by_anybody_until_all_were_asked(db: Database) -> None:
    by_priya, by_tom, third = [await held(db, 48 * number, by=by) for number, by in ((1, PRIYA), (2, TOM), (3, PRIYA))]
    first, second = await opened(db, PRIYA, by_priya), await opened(db, TOM, by_tom, days=2)
    assert len(first.questions) == 6 and not ids(first) & ids(second) and not first.repeated | second.repeated

    last = await opened(db, PRIYA, third, days=4)
    new = ids(last) - ids(first) - ids(second)
    assert len(new) == 1 and last.repeated == ids(last) - new
    assert last.repeated <= ids(first), "the longest ago come back first"
    elsewhere = await opened(db, TOM, await held(db, 300, by=TOM, member=BEN))
    assert not elsewhere.repeated, "what Ana was asked is nothing to Ben"


async def test_what_was_replaced_or_called_off_counts_as_not_asked(db: Database) -> None:
    interview = await held(db, 48)
    first = await opened(db, PRIYA, interview)
    await others(db, interview, 1)
    next_one = await held(db, 96)
    again = await opened(db, PRIYA, next_one)
    assert ids(again) & ids(first) and not again.repeated

    async with db.write() as tx:
        await interviews.cancel(tx, ANA, next_one.id, "", NOW)
        await service.follow(tx, GUILD, next_one.id, NOW)
    later = await opened(db, PRIYA, await held(db, 144))
    assert ids(later) & ids(again) and not later.repeated


async def test_two_presses_at_once_draw_once(db: Database) -> None:
    interview = await held(db, 48)
    first = await opened(db, PRIYA, interview)
    found = await asyncio.gather(*(others(db, interview, first.draw) for _ in range(3)))
    assert {one.draw for one in found} == {2} and len({frozenset(ids(one)) for one in found}) == 1
    assert not ids(found[0]) & ids(first)
    assert (await others(db, interview, 2)).draw == 3


async def test_both_opening_the_first_time_at_once_get_one_set(db: Database) -> None:
    interview = await held(db, 48)
    mine, hers = await asyncio.gather(opened(db, ANA, interview), opened(db, PRIYA, interview))
    assert ids(mine) == ids(hers) and (mine.draw, hers.draw) == (1, 1)


async def test_only_the_volunteer_draws_and_only_before_it_begins(db: Database) -> None:
    interview = await held(db, 48)
    await opened(db, PRIYA, interview)
    for who, said in ((ANA, texts.no_such_interview()), (TOM, texts.no_such_interview())):
        with pytest.raises(Refusal) as refusal:
            await others(db, interview, 1, who)
        assert str(refusal.value) == said
    async with db.write() as tx:
        with pytest.raises(Refusal) as refusal:
            await service.draw_others(tx, PRIYA, interview.id, 1, interview.starts_at)
    assert str(refusal.value) == texts.has_begun()
    with pytest.raises(Refusal) as refusal:
        await opened(db, TOM, interview)
    assert str(refusal.value) == texts.no_such_interview()


async def test_an_interview_without_a_kind_gets_questions_that_fit_everybody(db: Database) -> None:
    pack = await opened(db, PRIYA, await held(db, 48, kind=None))
    assert {one.kind for one in pack.questions} == {"behavioural"}


async def test_a_file_about_oneself_tells_no_question_that_is_still_to_be_asked(db: Database) -> None:
    interview = await held(db, 48)
    pack = await opened(db, PRIYA, interview)
    async with db.write() as tx:
        assert await service.export_member(tx, GUILD, ANA.user_id) == {}
        await interviews.finish(tx, GUILD, interview.id, interview.ends_at)
        held_now = await service.export_member(tx, GUILD, ANA.user_id)
        await service.forget_member(tx, GUILD, ANA.user_id, NOW)
        assert await service.export_member(tx, GUILD, ANA.user_id) == {}
    assert held_now == {
        "questions_in_packs": [{"interview": interview.id, "question": one.text} for one in pack.questions]
    }
