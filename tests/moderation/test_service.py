"""Settings, the audit trail, and what could not be done, on a real database."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from cogs.moderation import service, store
from cogs.moderation.models import Trouble
from core import audit
from core.actor import Actor
from core.errors import Refusal
from core.features import migration_folders
from core.jobs import DEAD_LETTER, Job, schedule
from core.jobs.outbox import begin, finish, get_due, give_up
from core.settings import Settings, get_settings
from data.database import Database, Transaction, open_database
from data.migrations import migrate, read_migrations

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
GROUP, OTHER_GROUP = 100, 200
MODERATOR = Actor(GROUP, 7, "Mo", is_member=True, is_volunteer=False, is_moderator=True)
SECOND = Actor(GROUP, 8, "Max", is_member=True, is_volunteer=False, is_moderator=True)
STRANGER = Actor(OTHER_GROUP, 9, "Zed", is_member=True, is_volunteer=False, is_moderator=True)
FORBIDDEN = "Forbidden: 403 Forbidden (error code: 50013): Missing Permissions"
DELETED = "NotFound: 404 Not Found (error code: 10003): Unknown Channel"


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    path = tmp_path / "test.db"
    migrate(path, read_migrations({name: migration_folders()[name] for name in ("core", "moderation")}))
    database = await open_database(path)
    yield database
    await database.close()


async def test_a_changed_setting_is_stored_with_who_changed_it_from_what_to_what(db: Database) -> None:
    async with db.write() as tx:
        before = await service.change_settings(tx, MODERATOR, {"interview_minutes": 45, "tips_channel": 5}, NOW)

    assert before == {"interview_minutes": 30, "tips_channel": None}
    async with db.read() as tx:
        assert await get_settings(tx, GROUP) == Settings(interview_minutes=45, tips_channel=5)
        assert await get_settings(tx, OTHER_GROUP) == Settings()
        entries, has_older = await service.list_audit(tx, GROUP, None)
    assert [(entry.subject, entry.detail, entry.user_id) for entry in entries] == [
        ("tips_channel", "none → <#5>", 7),
        ("interview_minutes", "30 minutes → 45 minutes", 7),
    ]
    assert not has_older


async def test_what_stays_as_it_is_leaves_no_trace(db: Database) -> None:
    async with db.write() as tx:
        assert await service.change_settings(tx, MODERATOR, {"interview_minutes": 30}, NOW) == {}
        assert await service.list_audit(tx, GROUP, None) == ([], False)


async def test_a_default_is_stored_as_nothing(db: Database) -> None:
    async with db.write() as tx:
        await service.change_settings(tx, MODERATOR, {"reminders": (60,), "tips_channel": 5}, NOW)
        await service.change_settings(tx, MODERATOR, {"reminders": (1440, 120, 15), "tips_channel": None}, NOW)
        assert await tx.all("SELECT * FROM guild_setting") == []


async def test_a_setting_that_somebody_else_changed_meanwhile_is_left_to_them(db: Database) -> None:
    async with db.write() as tx:
        await service.change_settings(tx, SECOND, {"tips_channel": 6}, NOW)
        assert not await service.change_if_still(tx, MODERATOR, "tips_channel", None, 5, NOW)
        assert (await get_settings(tx, GROUP)).tips_channel == 6
        assert await service.change_if_still(tx, MODERATOR, "tips_channel", 6, 5, NOW)
        assert (await get_settings(tx, GROUP)).tips_channel == 5


async def test_the_audit_trail_is_read_page_by_page_newest_first_and_only_ones_own(db: Database) -> None:
    async with db.write() as tx:
        for number in range(25):
            # Several fall into the same second; they still come in the order in which they were made.
            await audit.record(tx, MODERATOR, "test:do", str(number), "", NOW + timedelta(seconds=number // 4))
            await audit.record(tx, STRANGER, "test:do", "foreign", "", NOW)

    seen: list[str] = []
    before: int | None = None
    async with db.read() as tx:
        for expected_older in (True, True, False):
            entries, has_older = await service.list_audit(tx, GROUP, before)
            assert has_older == expected_older
            seen += [entry.subject for entry in entries]
            before = entries[-1].id
        foreign = (await service.list_audit(tx, OTHER_GROUP, None))[0][0].id
        assert (await service.list_audit(tx, GROUP, foreign))[0] == []
    assert seen == [str(number) for number in reversed(range(25))]


async def _dead(tx: Transaction, kind: str, subject_id: int, error: str, group: int = GROUP) -> Job:
    """A job that was given up, and the dead letter that follows."""
    await schedule(tx, group, kind, subject_id, NOW)
    job = await _begin(tx, kind)
    await give_up(tx, job, error, NOW)
    letter = await _begin(tx, DEAD_LETTER)
    assert letter.subject_id == job.id
    await finish(tx, letter)
    return letter


async def _begin(tx: Transaction, kind: str) -> Job:
    (due,) = [job for job in await get_due(tx, NOW, 100, "[]", "[]") if job.kind == kind]
    begun = await begin(tx, due, NOW)
    assert begun is not None
    return begun


async def _open(tx: Transaction, *letters: Job) -> list[Trouble]:
    for letter in letters:
        await service.open_trouble(tx, letter, NOW)
    troubles = [await service.get_trouble(tx, GROUP, number) for number in (1, 2, 3)]
    return [trouble for trouble in troubles if trouble is not None]


async def _due(tx: Transaction) -> list[tuple[str, int, int]]:
    rows = await tx.all("SELECT kind, subject_id, due_at FROM job WHERE state = 'waiting' AND leased_until IS NULL")
    return [(row["kind"], row["subject_id"], row["due_at"] - int(NOW.timestamp())) for row in rows]


async def test_jobs_that_failed_for_the_same_reason_share_one_card(db: Database) -> None:
    async with db.write() as tx:
        letters = [await _dead(tx, "interviews:remind", number, FORBIDDEN) for number in (11, 12)]
        troubles = await _open(
            tx,
            *letters,
            await _dead(tx, "interviews:remind", 13, DELETED),
            await _dead(tx, "tips:post", 14, FORBIDDEN),
        )

        assert [(t.kind, t.reason, t.jobs, t.subjects) for t in troubles] == [
            ("interviews:remind", "50013", 2, (11, 12)),
            ("interviews:remind", "10003", 1, (13,)),
            ("tips:post", "50013", 1, (14,)),
        ]
        assert await _due(tx) == [("moderation:trouble", number, 0) for number in (1, 2, 3)]


async def test_a_card_that_is_there_is_edited_a_little_later_to_gather_what_else_fails(db: Database) -> None:
    async with db.write() as tx:
        (trouble,) = await _open(tx, await _dead(tx, "tips:post", 1, FORBIDDEN))
        await service.remember_card(tx, trouble, 50, 60)
        await _open(tx, await _dead(tx, "tips:post", 2, FORBIDDEN))
        assert await _due(tx) == [("moderation:trouble", 1, 5)]


async def test_telling_twice_of_the_same_job_counts_it_once(db: Database) -> None:
    async with db.write() as tx:
        letter = await _dead(tx, "tips:post", 1, FORBIDDEN)
        (trouble,) = await _open(tx, letter, letter)
        assert trouble.jobs == 1


async def test_a_card_that_cannot_be_posted_is_no_subject_for_a_card(db: Database) -> None:
    async with db.write() as tx:
        for kind in (service.SHOW_TROUBLE, service.SAY_GONE):
            assert await _open(tx, await _dead(tx, kind, 1, FORBIDDEN)) == []


async def test_trying_again_frees_every_job_once(db: Database) -> None:
    async with db.write() as tx:
        await _open(tx, *[await _dead(tx, "tips:post", number, FORBIDDEN) for number in (1, 2)])

        trouble = await service.try_again(tx, MODERATOR, 1, NOW)

        assert (trouble.state, trouble.closed_by, trouble.jobs) == ("retried", 7, 2)
        assert {("tips:post", 1, 0), ("tips:post", 2, 0)} <= set(await _due(tx))
        with pytest.raises(Refusal, match="taken care of"):
            await service.try_again(tx, SECOND, 1, NOW)
        with pytest.raises(Refusal, match="taken care of"):
            await service.put_aside(tx, SECOND, 1, NOW)
        entries, _ = await service.list_audit(tx, GROUP, None)
        assert [(entry.action, entry.subject, entry.detail) for entry in entries] == [
            ("trouble:retried", "tips:post", "1, 2")
        ]


async def test_what_fails_again_opens_a_new_card(db: Database) -> None:
    async with db.write() as tx:
        await _open(tx, await _dead(tx, "tips:post", 1, FORBIDDEN))
        await service.try_again(tx, MODERATOR, 1, NOW)
        await tx.run("DELETE FROM job WHERE kind = 'moderation:trouble'")

        old, new = await _open(tx, await _dead(tx, "tips:post", 1, FORBIDDEN))

        assert (old.jobs, new.jobs, new.is_open) == (0, 1, True)


async def test_putting_aside_drops_the_jobs_for_good(db: Database) -> None:
    async with db.write() as tx:
        await _open(tx, await _dead(tx, "tips:post", 1, FORBIDDEN))

        trouble = await service.put_aside(tx, MODERATOR, 1, NOW)

        assert trouble.state == "done"
        assert await tx.all("SELECT * FROM job WHERE kind = 'tips:post'") == []
        assert await tx.all("SELECT * FROM trouble_job") == []


async def test_another_groups_trouble_cannot_be_touched(db: Database) -> None:
    async with db.write() as tx:
        await _open(tx, await _dead(tx, "tips:post", 1, FORBIDDEN))
        for use in (service.try_again, service.put_aside):
            with pytest.raises(Refusal):
                await use(tx, STRANGER, 1, NOW)
        assert await service.get_trouble(tx, OTHER_GROUP, 1) is None
        trouble = await service.get_trouble(tx, GROUP, 1)
        assert trouble is not None
        assert trouble.is_open


async def test_a_job_that_its_feature_took_up_again_is_no_longer_counted(db: Database) -> None:
    async with db.write() as tx:
        (trouble,) = await _open(tx, await _dead(tx, "tips:post", 1, FORBIDDEN))
        await service.remember_card(tx, trouble, 50, 60)
        await schedule(tx, GROUP, "tips:post", 1, NOW + timedelta(hours=1))
        shown = await service.get_trouble(tx, GROUP, 1)
        assert shown is not None
        assert not shown.is_open

        (again,) = await _open(tx, await _dead(tx, "tips:post", 2, FORBIDDEN))

        # The old card may be far up by now: what failed now is posted afresh.
        assert (again.jobs, again.message_id) == (1, None)


async def test_a_new_moderators_channel_is_shown_what_is_open(db: Database) -> None:
    async with db.write() as tx:
        await _open(tx, await _dead(tx, "tips:post", 1, FORBIDDEN))
        await tx.run("DELETE FROM job WHERE kind = 'moderation:trouble'")
        await service.change_settings(tx, MODERATOR, {"moderator_channel": None}, NOW)
        assert await _due(tx) == []
        await service.change_settings(tx, MODERATOR, {"moderator_channel": 5}, NOW)
        assert await _due(tx) == [("moderation:trouble", 1, 0)]


async def test_only_what_nobody_was_shown_may_be_asked_for(db: Database) -> None:
    async with db.write() as tx:
        shown, _ = await _open(tx, await _dead(tx, "tips:post", 1, FORBIDDEN), await _dead(tx, "tips:post", 2, DELETED))
        await service.remember_card(tx, shown, 50, 60)
        await tx.run("DELETE FROM job WHERE kind = 'moderation:trouble'")
        await service.show_open_troubles(tx, GROUP, NOW, without_card=True)
        assert await _due(tx) == [("moderation:trouble", 2, 0)]


async def test_a_deleted_thing_is_told_once(db: Database) -> None:
    async with db.write() as tx:
        for _ in range(2):
            await service.say_gone(tx, GROUP, 5, ["tips_channel"], NOW)
        assert await _due(tx) == [("moderation:gone", 5, 0)]


async def test_a_person_sees_and_can_forget_what_they_changed(db: Database) -> None:
    async with db.write() as tx:
        await service.change_settings(tx, MODERATOR, {"interview_minutes": 45}, NOW)
        await audit.record(tx, SECOND, "volunteers:approve", "<@7>", "approved 7", NOW)
        await audit.record(tx, STRANGER, "volunteers:approve", "<@7>", "", NOW)
        await _open(tx, await _dead(tx, "tips:post", 1, FORBIDDEN))
        await service.put_aside(tx, MODERATOR, 1, NOW)

        exported = await service.export_member(tx, GROUP, 7)
        assert "interview_minutes" in json.dumps(exported)
        assert "approve" not in json.dumps(exported)

        await service.forget_member(tx, GROUP, 7, NOW)

        assert await service.export_member(tx, GROUP, 7) == {}
        trail = [(e.user_id, e.subject, e.detail) for e in (await service.list_audit(tx, GROUP, None))[0]]
        assert (8, "<@0>", "approved 0") in trail
        assert 7 not in {user_id for user_id, _, _ in trail}
        assert (await service.list_audit(tx, OTHER_GROUP, None))[0][0].subject == "<@7>"
        trouble = await store.get_trouble(tx, GROUP, 1)
        assert trouble is not None
        assert trouble.closed_by == 0
