"""Posts over months in a real database: nothing twice before all were shown, one at a time, none made up for."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from cogs.tips import curation, rota, rules, service, store
from cogs.tips.catalogue import catalogue
from cogs.tips.models import Moment, Trouble, Wording
from core.actor import Actor
from core.errors import Refusal
from core.settings import Settings, set_setting
from core.times import local_date
from data.database import Database
from tests.sampling import a_few

GUILD = 1
CHANNEL = 50
START = datetime(2026, 1, 1, 12, tzinfo=UTC)
SETTINGS = Settings(tips_channel=CHANNEL)
MODERATOR = Actor(GUILD, 9, "Morgan", is_member=True, is_volunteer=False, is_moderator=True)


class Group:
    """A group whose jobs are done by hand: `wake` does what is due, as the runner would."""

    def __init__(self, db: Database, settings: Settings, *, fails: float = 0.0, dice: random.Random) -> None:
        self.db = db
        self.settings = settings
        self.fails = fails
        self.dice = dice
        self.posted: list[tuple[datetime, datetime, str]] = []
        """When it was posted, when it was due, and which tip."""
        self.told = 0

    async def begin(self, now: datetime) -> None:
        async with self.db.write() as tx:
            await rota.plan(tx, GUILD, self.settings, now)

    async def due(self) -> list[tuple[str, int, datetime]]:
        async with self.db.read() as tx:
            rows = await tx.all("SELECT kind, subject_id, due_at FROM job ORDER BY due_at, id")
        return [(row["kind"], row["subject_id"], datetime.fromtimestamp(row["due_at"], UTC)) for row in rows]

    async def wake(self, now: datetime) -> None:
        while found := [one for one in await self.due() if one[2] <= now]:
            kind, subject, _ = found[0]
            async with self.db.write() as tx:
                await tx.run("DELETE FROM job WHERE kind = ? AND subject_id = ?", (kind, subject))
            await {rota.DUE: self._tick, rota.SEND: self._send, rota.BROKEN: self._tell}[kind](subject, now)

    async def _tick(self, _: int, now: datetime) -> None:
        for _again in range(self.dice.choice((1, 1, 2))):
            async with self.db.write() as tx:
                await rota.tick(tx, GUILD, self.settings, now)

    async def _send(self, post_id: int, now: datetime) -> None:
        async with self.db.write() as tx:
            found = await rota.get_to_send(tx, GUILD, post_id)
            row = await tx.one("SELECT planned_at FROM tip_post WHERE id = ?", (post_id,))
            assert found is not None and row is not None
            post, _ = found
            if self.dice.random() < self.fails:
                await rota.note_failed(tx, post, Trouble.FORBIDDEN, now)
            else:
                await rota.note_posted(tx, post, 1000 + post_id)
                self.posted.append((now, datetime.fromtimestamp(row["planned_at"], UTC), post.key))

    async def _tell(self, _: int, __: datetime) -> None:
        self.told += 1


def never_repeats(keys: Sequence[str], count: int) -> bool:
    """Every stretch of `count` posts, from the first on, has each of them once."""
    return all(len(set(keys[at : at + count])) == len(keys[at : at + count]) for at in range(0, len(keys), count))


async def shrink_catalogue(db: Database, keep: int) -> list[str]:
    """Retire all but some tips, so that rounds come round."""
    keys = list(catalogue())
    async with db.write() as tx:
        for key in keys[keep:]:
            await curation.retire(tx, MODERATOR, key, START)
    return keys[:keep]


async def live(group: Group, until: datetime, *, longest_gap_days: float) -> None:
    """Time passes by leaps: the bot is there for each due time, or was away and comes back some time later."""
    now = START
    while now < until:
        planned = min(at for _, _, at in await group.due())
        away = timedelta(days=group.dice.random() * longest_gap_days) if group.dice.random() < 0.3 else timedelta(0)
        now = max(now, planned + away)
        before = len(group.posted)
        await group.wake(now)
        assert len(group.posted) - before <= 1, "a flood"


def check(group: Group, tips: int) -> None:
    zone = group.settings.zone
    keys = [key for _, _, key in group.posted]
    assert never_repeats(keys, tips)
    assert all(local_date(at, zone) == local_date(due, zone) for at, due, _ in group.posted), "late by a day"
    dues = [due for _, due, _ in group.posted]
    assert len(set(dues)) == len(dues), "posted twice"


@pytest.mark.parametrize(
    ("zone", "schedule"),
    a_few(
        [
            ("America/Havana", "Sun 00:30"),
            ("Asia/Kathmandu", "Tue,Wed,Fri 23:59"),
            ("Australia/Lord_Howe", "Sun 02:15"),
            ("Europe/Berlin", "Mon,Thu 09:00"),
        ],
        quick=2,
    ),
)
async def test_in_two_years_with_downtime_and_a_broken_channel_nothing_is_repeated_twice_or_late(
    db: Database, zone: str, schedule: str
) -> None:
    tips = await shrink_catalogue(db, 7)
    settings = replace(SETTINGS, timezone=zone, tips_schedule=schedule)
    group = Group(db, settings, fails=0.15, dice=random.Random(zone))
    await group.begin(START)
    await live(group, START + timedelta(days=730), longest_gap_days=9)
    check(group, len(tips))
    assert len(group.posted) >= 40 and group.told >= 5


@pytest.mark.soak
@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "America/New_York", "America/Havana", "Africa/Casablanca"])
@pytest.mark.parametrize("schedule", ["Mon,Thu 09:00", "Sun 02:30", "Mon,Tue,Wed,Thu,Fri,Sat,Sun 00:30"])
async def test_whatever_the_dice_do_in_two_years_nothing_is_repeated_twice_or_late(
    db: Database, zone: str, schedule: str
) -> None:
    settings = replace(SETTINGS, timezone=zone, tips_schedule=schedule)
    group = Group(db, settings, fails=0.1, dice=random.Random(zone + schedule))
    await group.begin(START)
    await live(group, START + timedelta(days=730), longest_gap_days=20)
    check(group, len(catalogue()))
    assert len(group.posted) >= 40


async def test_without_trouble_every_time_of_two_months_has_its_tip(db: Database) -> None:
    group = Group(db, replace(SETTINGS, timezone="Europe/Berlin"), dice=random.Random(1))
    await group.begin(START)
    now = START
    while now < START + timedelta(days=63):
        now = min(at for _, _, at in await group.due())
        await group.wake(now)
    assert [at for at, _, _ in group.posted] == [due for _, due, _ in group.posted]
    assert len(group.posted) == 2 * 9 + 1
    check(group, len(catalogue()))


async def test_the_least_helpful_are_posted_last(db: Database) -> None:
    tips = await shrink_catalogue(db, 5)
    async with db.write() as tx:
        for user, key in ((1, tips[0]), (2, tips[0]), (1, tips[1])):
            voter = replace(MODERATOR, user_id=user)
            await service.vote(tx, voter, key, START, helpful=False)
        await service.vote(tx, MODERATOR, tips[3], START, helpful=True)
    group = Group(db, SETTINGS, dice=random.Random(2))
    await group.begin(START)
    for _ in range(5):
        await group.wake(min(at for _, _, at in await group.due()))
    keys = [key for _, _, key in group.posted]
    assert keys[0] == tips[3] and keys[3:] == [tips[1], tips[0]]


async def test_after_weeks_away_only_the_tip_of_the_same_day_is_made_up_for(db: Database) -> None:
    group = Group(db, SETTINGS, dice=random.Random(3))
    await group.begin(START)
    await group.wake(datetime(2026, 2, 10, 8, tzinfo=UTC))
    assert group.posted == [], "it is a Tuesday"
    [(kind, _, due_at)] = await group.due()
    assert (kind, due_at) == (rota.DUE, datetime(2026, 2, 12, 9, tzinfo=UTC))
    back = datetime(2026, 3, 5, 23, 59, tzinfo=UTC)
    await group.wake(back)
    assert [(at, due) for at, due, _ in group.posted] == [(back, back.replace(hour=9, minute=0))]


async def test_a_tip_that_could_not_be_posted_keeps_its_turn_and_moderators_are_told_once(db: Database) -> None:
    tips = await shrink_catalogue(db, 3)
    group = Group(db, SETTINGS, fails=1.0, dice=random.Random(4))
    await group.begin(START)
    for _ in range(4):
        await group.wake(min(at for _, _, at in await group.due()))
    assert (group.posted, group.told) == ([], 1)
    group.fails = 0.0
    for _ in range(3):
        await group.wake(min(at for _, _, at in await group.due()))
    assert {key for _, _, key in group.posted} == set(tips)
    group.fails = 1.0
    await group.wake(min(at for _, _, at in await group.due()))
    assert group.told == 2


async def test_settings_move_the_next_post(db: Database) -> None:
    async with db.write() as tx:
        await set_setting(tx, GUILD, "tips_channel", CHANNEL)
        await service.settings_changed(tx, GUILD, frozenset({"tips_channel"}), START)
        assert (await store.get_rota(tx, GUILD)).next_at == datetime(2026, 1, 5, 9, tzinfo=UTC)
        await set_setting(tx, GUILD, "timezone", "America/New_York")
        await service.settings_changed(tx, GUILD, frozenset({"timezone"}), START)
        assert (await store.get_rota(tx, GUILD)).next_at == datetime(2026, 1, 1, 14, tzinfo=UTC)
        await set_setting(tx, GUILD, "tips_schedule", "off")
        await service.settings_changed(tx, GUILD, frozenset({"tips_schedule"}), START)
        assert (await store.get_rota(tx, GUILD)).next_at is None
        assert await tx.all("SELECT * FROM job") == []
        await service.settings_changed(tx, GUILD, frozenset({"answer_hours"}), START)
        assert await tx.all("SELECT * FROM job") == []


async def test_a_first_look_that_comes_without_a_plan_makes_one_and_posts_nothing(db: Database) -> None:
    """As for groups that chose their channel before there were tips."""
    async with db.write() as tx:
        await rota.tick(tx, GUILD, SETTINGS, START)
        jobs = [(row["kind"], row["due_at"]) for row in await tx.all("SELECT kind, due_at FROM job")]
    expected = rules.next_time(rules.read_schedule(SETTINGS.tips_schedule) or pytest.fail("off"), SETTINGS.zone, START)
    assert jobs == [(rota.DUE, int(expected.timestamp()))]


async def test_two_groups_have_rotas_of_their_own(db: Database) -> None:
    other = replace(MODERATOR, guild_id=2)
    async with db.write() as tx:
        for actor in (MODERATOR, other):
            await rota.post_now(tx, actor, "one-skill", SETTINGS, START)
        with pytest.raises(Refusal, match="moment ago"):
            await rota.post_now(tx, other, None, SETTINGS, START + timedelta(seconds=30))
        await curation.edit(tx, other, "one-skill", Wording("Ask about one skill, no more.", "Ana"), START)
        assert (await curation.look(tx, GUILD, "one-skill"))[0] == catalogue()["one-skill"]


async def test_the_right_tip_comes_at_the_right_moment_and_another_on_another_day(db: Database) -> None:
    async with db.write() as tx:
        seen = set()
        for day in range(30):
            tip = await service.tip_for(tx, GUILD, Moment.AFTER_DECLINE, START + timedelta(days=day), user_id=3)
            assert tip is not None and Moment.AFTER_DECLINE in tip.moments
            seen.add(tip.key)
        assert len(seen) >= 5
        line = await service.tip_line(tx, GUILD, Moment.AFTER_BOOKING, START, user_id=3)
        assert line.startswith("💡 ") and "\n-# Source: " in line
        for key in catalogue():
            await curation.retire(tx, MODERATOR, key, START)
        assert await service.tip_line(tx, GUILD, Moment.AFTER_BOOKING, START, user_id=3) == ""
