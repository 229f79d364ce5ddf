"""Submissions in a real database: one at a time, in fair order, and never longer than promised."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from cogs.resumes import service as resumes
from cogs.submissions import drafts, rules, service
from cogs.submissions.models import State, Submission, Waiting, Wish
from core.actor import Actor
from core.errors import Refusal
from core.settings import Settings, set_setting
from data.database import Database

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
GUILD, OTHER_GUILD, ANA, BEN, CHLOE = 1, 2, 11, 12, 13
SETTINGS = Settings(interviews_channel=99)
DAY = timedelta(days=1)


def actor(user_id: int = ANA, guild_id: int = GUILD) -> Actor:
    return Actor(guild_id, user_id, "Somebody", is_member=True, is_volunteer=False, is_moderator=False)


async def drafted(db: Database, user_id: int = ANA, now: datetime = NOW, **more: Any) -> Submission:
    async with db.write() as tx:
        file = await resumes.receive(tx, GUILD, user_id, "cv.pdf", now)
        wish = Wish(**{"target_role": "Engineer", "focus": "Order", **more})
        return await drafts.draft(tx, actor(user_id), wish, file.id, SETTINGS, now)


async def queued(db: Database, user_id: int = ANA, now: datetime = NOW, **more: Any) -> Submission:
    made = await drafted(db, user_id, now, **more)
    assert made.file_id is not None
    async with db.write() as tx:
        return await service.queue(tx, actor(user_id), made.id, made.file_id, SETTINGS, now, is_anonymised=False)


async def claimed(db: Database, submission: Submission, now: datetime) -> None:
    async with db.write() as tx:
        assert await service.set_claimed(tx, GUILD, submission.id, now)


async def reviewed(db: Database, user_id: int = ANA, now: datetime = NOW) -> Submission:
    made = await queued(db, user_id, now)
    await claimed(db, made, now)
    async with db.write() as tx:
        assert await service.set_reviewed(tx, GUILD, made.id, SETTINGS, now)
    return await again(db, made)


async def again(db: Database, submission: Submission) -> Submission:
    async with db.read() as tx:
        found = await service.get_submission(tx, GUILD, submission.id)
    assert found is not None
    return found


async def due(db: Database, submission: Submission) -> dict[str, datetime]:
    """When each job of this submission's is due."""
    async with db.read() as tx:
        rows = await tx.all(
            "SELECT kind, due_at FROM job WHERE subject_id = ? AND kind LIKE 'submissions:%'", (submission.id,)
        )
    return {row["kind"].partition(":")[2]: datetime.fromtimestamp(row["due_at"], UTC) for row in rows}


async def file_goes_at(db: Database, file_id: int | None) -> datetime:
    async with db.read() as tx:
        row = await tx.one("SELECT remove_at FROM resume_file WHERE id = ?", (file_id,))
    assert row is not None
    return datetime.fromtimestamp(row["remove_at"], UTC)


async def test_a_draft_goes_in_an_hour_and_makes_way_for_the_next(db: Database) -> None:
    first = await drafted(db)
    assert await due(db, first) == {"drop": NOW + timedelta(hours=1)}
    second = await drafted(db, now=NOW + timedelta(minutes=5))
    async with db.read() as tx:
        assert [one.id for one in await service.list_own(tx, actor())] == [second.id]
    assert await file_goes_at(db, first.file_id) == NOW + timedelta(minutes=5)


async def test_each_stands_where_it_was_queued_and_keeps_that_place_when_a_claim_is_given_back(db: Database) -> None:
    ana, ben = await queued(db, ANA), await queued(db, BEN, NOW + DAY)
    await claimed(db, ana, NOW + 2 * DAY)
    async with db.write() as tx:
        assert not await service.set_claimed(tx, GUILD, ana.id, NOW), "claimed twice"
        place = await service.place_of(tx, ben, NOW)
        assert place is not None and (place.number, place.count) == (1, 1)
        assert await service.set_unclaimed(tx, GUILD, ana.id, NOW + 3 * DAY)
        assert not await service.set_unclaimed(tx, GUILD, ana.id, NOW + 3 * DAY)
        assert [one.id for one in await service.list_queue(tx, GUILD)] == [ana.id, ben.id]
        place = await service.place_of(tx, ben, NOW)
        assert place is not None and (place.number, place.count) == (2, 2)


async def test_waits_are_what_people_waited_also_after_a_second_opinion(db: Database) -> None:
    for number, user_id in enumerate((ANA, BEN, CHLOE, 14), start=1):
        made = await queued(db, user_id)
        await claimed(db, made, NOW + number * DAY)
        if user_id == ANA:
            async with db.write() as tx:
                await service.set_reviewed(tx, GUILD, made.id, SETTINGS, NOW + 5 * DAY)
                await service.ask_again(tx, actor(), made.id, SETTINGS, NOW + 6 * DAY)
    last = await queued(db, 15, NOW + 6 * DAY)
    async with db.read() as tx:
        place = await service.place_of(tx, last, NOW + 6 * DAY)
        assert place is not None and place.waiting is not None
        assert (place.waiting.least, place.waiting.most) == (2 * DAY, 3 * DAY)
        much_later = await service.place_of(tx, last, NOW + 60 * DAY)
        assert much_later is not None and much_later.waiting is None


async def test_who_has_a_field_stands_among_those_whom_its_reviewers_can_take(db: Database) -> None:
    await queued(db, ANA, NOW, field="Data")
    design = await queued(db, BEN, NOW + DAY, field="Design")
    anything = await queued(db, CHLOE, NOW + 2 * DAY)
    data = await queued(db, 14, NOW + 3 * DAY, field="Data")
    async with db.read() as tx:
        places = [await service.place_of(tx, one, NOW + 4 * DAY) for one in (design, anything, data)]
    assert [(one.number, one.count, one.field, one.first_at) for one in places if one] == [
        (1, 2, "Design", NOW + DAY),
        (3, 4, None, NOW),
        (3, 3, "Data", NOW),
    ]


async def test_waits_are_those_of_the_field_or_of_all_where_there_are_too_few_of_it(db: Database) -> None:
    for number, (field, days) in enumerate([("Data", 1), ("Data", 2), ("Data", 3), ("Design", 20)], start=21):
        await claimed(db, await queued(db, number, field=field), NOW + days * DAY)
    async with db.read() as tx:
        all_of_them = await service.waiting_for(tx, GUILD, "Data", NOW + 20 * DAY)
    assert all_of_them == Waiting(2 * DAY, 3 * DAY, None)
    await claimed(db, await queued(db, 25, field="Data"), NOW + 4 * DAY)
    async with db.read() as tx:
        found = {one: await service.waiting_for(tx, GUILD, one, NOW + 20 * DAY) for one in ("Data", "Design", None)}
    assert found["Data"] == Waiting(2 * DAY, 3 * DAY, "Data")
    assert found["Design"] == found[None] == Waiting(2 * DAY, 4 * DAY, None)


async def test_one_at_a_time_also_when_two_are_queued_at_once(db: Database) -> None:
    await queued(db)
    with pytest.raises(Refusal, match="one at a time"):
        await drafted(db)
    made = await drafted(db, BEN)
    assert made.file_id is not None

    async def queue_it() -> bool:
        try:
            async with db.write() as tx:
                await service.queue(tx, actor(BEN), made.id, made.file_id or 0, SETTINGS, NOW, is_anonymised=False)
        except Refusal:
            return False
        return True

    assert sorted(await asyncio.gather(queue_it(), queue_it())) == [False, True]


async def test_a_copy_takes_the_place_of_the_file_and_the_file_goes_at_once(db: Database) -> None:
    made = await drafted(db)
    async with db.write() as tx:
        copy = await resumes.receive(tx, GUILD, ANA, "copy.pdf", NOW)
        with pytest.raises(Refusal, match="replaced that file"):
            await service.queue(tx, actor(), made.id, copy.id, SETTINGS, NOW, is_anonymised=True)
        shown = await service.queue(tx, actor(), made.id, copy.id, SETTINGS, NOW, is_anonymised=True, copy_of=made)
    assert (shown.file_id, shown.is_anonymised) == (copy.id, True)
    assert await file_goes_at(db, made.file_id) == NOW
    assert await file_goes_at(db, copy.id) > NOW + DAY


async def test_a_copy_that_shows_what_was_hidden_since_is_not_queued(db: Database) -> None:
    made = await drafted(db)
    async with db.write() as tx:
        await drafts.hide(tx, actor(), made.id, made.file_id, [(3, 5), (9, 9)])
        hiding = await drafts.hide(tx, actor(), made.id, made.file_id, [(5, 6), (10, 12)])
        assert hiding.hidden == ((3, 6), (9, 12)), "two at once hide both"
        copy = await resumes.receive(tx, GUILD, ANA, "copy.pdf", NOW)
        with pytest.raises(Refusal, match="hid other words"):
            await service.queue(tx, actor(), made.id, copy.id, SETTINGS, NOW, is_anonymised=True, copy_of=made)
        with pytest.raises(Refusal, match="replaced that file"):
            await drafts.hide(tx, actor(), made.id, copy.id, [(1, 2)])
        done = await service.queue(tx, actor(), made.id, copy.id, SETTINGS, NOW, is_anonymised=True, copy_of=hiding)
    assert done.hidden == (), "where they stood is not kept once the copy is made"


async def test_after_a_review_the_file_stays_for_the_groups_days_with_a_warning_before(db: Database) -> None:
    made = await reviewed(db)
    at = NOW + 14 * DAY
    jobs = await due(db, made)
    assert (jobs["warn"], jobs["remove"], made.remove_at) == (at - 2 * DAY, at, at)
    assert await file_goes_at(db, made.file_id) == at + DAY
    async with db.write() as tx:
        assert not await service.remove(tx, GUILD, made.id, at - timedelta(seconds=1)), "too early"
        assert await service.remove(tx, GUILD, made.id, at)
    assert await file_goes_at(db, made.file_id) == at
    jobs = await due(db, made)
    assert jobs["ended"] == at and not {"warn", "remove"} & set(jobs)


@pytest.mark.parametrize(
    ("days", "after", "removed"),
    [(30, 1, 30), (7, 1, 7), (1, 5, 7), (1, 13, 14)],
    ids=["longer", "shorter", "not without time to react", "not later than announced"],
)
async def test_other_days_count_for_files_that_are_kept(db: Database, days: int, after: int, removed: int) -> None:
    made = await reviewed(db)
    async with db.write() as tx:
        await set_setting(tx, GUILD, "resume_days", days)
        await service.settings_changed(tx, GUILD, frozenset({"resume_days"}), NOW + after * DAY)
        await service.settings_changed(tx, GUILD, frozenset({"claim_hours"}), NOW + 13 * DAY)
    assert (await again(db, made)).remove_at == NOW + removed * DAY
    assert (await due(db, made))["remove"] == NOW + removed * DAY


async def test_what_nobody_reviews_goes_after_long(db: Database) -> None:
    made = await queued(db)
    assert made.remove_at == NOW + rules.LONGEST_WAIT + 14 * DAY


async def test_a_new_version_follows_a_review_also_when_the_earlier_file_is_gone(db: Database) -> None:
    waiting = await queued(db, BEN)
    with pytest.raises(Refusal):
        async with db.read() as tx:
            await drafts.check_may_submit(tx, actor(BEN), SETTINGS, waiting.id)
    made = await reviewed(db)
    async with db.write() as tx:
        await service.remove(tx, GUILD, made.id, NOW + 14 * DAY)
    renewed = await drafted(db, now=NOW + 15 * DAY, previous_id=made.id)
    assert renewed.previous_id == made.id
    with pytest.raises(Refusal):
        await drafted(db, CHLOE, previous_id=made.id)


async def test_withdrawing_ends_it_at_once_wherever_it_stands(db: Database) -> None:
    for user_id, make in ((ANA, queued), (BEN, reviewed)):
        made = await make(db, user_id)
        async with db.write() as tx:
            await service.withdraw(tx, actor(user_id), made.id, NOW)
        assert await file_goes_at(db, made.file_id) == NOW
        ended = await again(db, made)
        assert (ended.state, ended.file_id) == (State.WITHDRAWN, None)
        jobs = await due(db, made)
        assert jobs["ended"] == NOW and not {"warn", "remove", "look"} & set(jobs)
        with pytest.raises(Refusal, match="over already"):
            async with db.write() as tx:
                await service.withdraw(tx, actor(user_id), made.id, NOW)


async def test_nobody_learns_of_anothers_or_changes_it(db: Database) -> None:
    made = await drafted(db)
    for other in (actor(BEN), actor(ANA, OTHER_GUILD)):
        for act in (drafts.look_at_draft, drafts.get_own):
            async with db.read() as tx:
                with pytest.raises(Refusal, match="no such resume"):
                    await act(tx, other, made.id)
        with pytest.raises(Refusal, match="no such resume"):
            async with db.write() as tx:
                await service.withdraw(tx, other, made.id, NOW)


async def test_whoever_is_forgotten_leaves_a_row_that_says_nothing_and_can_be_cleared_away_by_its_id(
    db: Database,
) -> None:
    waiting = await reviewed(db)
    async with db.write() as tx:
        await service.ask_again(tx, actor(), waiting.id, SETTINGS, NOW)
        await service.forget_member(tx, GUILD, ANA, NOW)
    left = await again(db, waiting)
    assert (left.member_id, left.target_role, left.focus, left.state) == (None, "", "", State.WITHDRAWN)
    assert (await due(db, waiting))["ended"] == NOW
    async with db.read() as tx:
        assert await service.export_member(tx, GUILD, ANA) == {}
