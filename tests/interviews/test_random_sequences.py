"""Whatever people do in whatever order: nobody is in two places, nothing is lost, nothing lingers."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from hypothesis import strategies as some
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
)

from cogs.interviews import moves, refusal_texts, service
from cogs.members import service as members
from cogs.oversight import service as oversight
from cogs.slots import offering
from cogs.slots import service as slots
from cogs.slots.models import Scope, Subject, Terms, Wish
from core.actor import Actor
from core.client import Feature
from core.errors import Refusal
from core.features import feature_names, load_service
from core.jobs.outbox import read_job
from core.settings import DEFAULTS
from data.database import Database, Transaction
from tests.interviews.always_true import what_is_wrong
from tests.interviews.conftest import GUILD, NOW, WISH, person
from tests.playing import play

VOLUNTEERS = tuple(person(20 + number, volunteers=True) for number in range(3))
MEMBERS = tuple(person(10 + number) for number in range(4))
EVERYBODY = (*MEMBERS, *VOLUNTEERS)
SOMEBODY_NEW = person(99)
MODERATOR = replace(person(90), is_moderator=True)
FEATURES = [Feature(name, load_service(name)) for name in feature_names()]

Step = Callable[[Transaction], Awaitable[object]]

some_volunteer = some.sampled_from(VOLUNTEERS)
somebody = some.sampled_from(EVERYBODY)
which = some.integers(0, 30)
rarely = some.integers(0, 5).map(lambda number: number == 5)
some_hours = some.one_of(some.integers(1, 40).map(lambda number: number / 2), some.integers(1, 400))
"""Often soon and close together."""


class Undo(Exception):
    """Ends what was only tried."""


class Group(RuleBasedStateMachine):
    """A few volunteers and members, the real services, the real database, and a clock."""

    db: Database
    runner: asyncio.Runner

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.settings = DEFAULTS
        self._life = self.db.write()
        self._tx = self.runner.run(self._life.__aenter__())

    def teardown(self) -> None:
        """All of it was one transaction, which leaves nothing for the next group."""
        with suppress(Undo):
            self.runner.run(self._life.__aexit__(Undo, Undo(), None))

    def step(self, change: Step) -> bool:
        """Whether it was done, and not refused. Nothing but a refusal may come back."""
        try:
            self._try(change)
        except Refusal:
            return False
        return True

    def _try(self, change: Step) -> None:
        async def save() -> None:
            await self._tx.run("SAVEPOINT step")
            try:
                await change(self._tx)
            except BaseException:
                await self._tx.run("ROLLBACK TO step")
                raise
            finally:
                await self._tx.run("RELEASE step")

        self.runner.run(save())

    def rows(self, sql: str, *parameters: object) -> list[dict[str, Any]]:
        return [dict(row) for row in self.runner.run(self._tx.all(sql, parameters))]

    def pick(self, sql: str, number: int) -> dict[str, Any] | None:
        rows = self.rows(sql)
        return rows[number % len(rows)] if rows else None

    # What there is to begin with

    @initialize(
        notice=some.sampled_from([0, 3, 12]),
        buffer=some.sampled_from([0, 15, 60]),
        weekly=some.integers(1, 3),
        active=some.integers(1, 3),
        answer=some.sampled_from([1, 24, 48]),
        reminders=some.sampled_from([(1440, 120, 15), (60,), ()]),
    )
    def choose_settings(
        self, notice: int, buffer: int, weekly: int, active: int, answer: int, reminders: tuple[int, ...]
    ) -> None:
        self.settings = replace(
            DEFAULTS,
            interviews_channel=100,
            volunteer_role=5,
            notice_hours=notice,
            buffer_minutes=buffer,
            weekly_limit=weekly,
            active_bookings=active,
            answer_hours=answer,
            reminders=reminders,
        )
        for who, hours, ask_first in ((0, 20, False), (0, 72, True), (1, 20.5, False), (1, 30, False), (2, 48, True)):
            self._offer(VOLUNTEERS[who], hours, Terms(30, None, None, "", ask_first), None)

    # What volunteers do

    @rule(who=some_volunteer, hours=some_hours, minutes=some.sampled_from([20, 30, 60]), ask_first=some.booleans())
    def offer(self, who: Actor, hours: float, minutes: int, ask_first: bool) -> None:
        self._offer(who, hours, Terms(minutes, None, None, "", ask_first), None)

    @rule(who=some_volunteer, hours=some_hours, every=some.sampled_from([1, 2]), ask_first=some.booleans())
    def offer_weekly(self, who: Actor, hours: float, every: Any, ask_first: bool) -> None:
        self._offer(who, hours, Terms(30, None, None, "", ask_first), every)

    def _offer(self, who: Actor, hours: float, terms: Terms, every: Any) -> None:
        wish = Wish(f"<t:{int((self.now + timedelta(hours=hours)).timestamp())}:F>", every, None, terms)
        self.step(lambda tx: offering.offer(tx, who, self.settings, wish, self.now))

    @rule(number=which, scope=some.sampled_from(Scope), rarely=rarely)
    def withdraw(self, number: int, scope: Scope, rarely: bool) -> None:
        hypothesis.assume(rarely)
        slot = self.pick("SELECT * FROM slot WHERE state <> 'withdrawn'", number)
        if slot is not None and slot["volunteer_id"]:
            who = person(slot["volunteer_id"], volunteers=True)
            self.step(lambda tx: offering.withdraw(tx, who, slot["id"], scope, self.now))

    @rule(who=some_volunteer, rarely=rarely)
    def withdraw_all(self, who: Actor, rarely: bool) -> None:
        hypothesis.assume(rarely)
        self.step(lambda tx: offering.withdraw_all(tx, who, self.now))

    @rule(number=which, yes=some.booleans())
    def answer_held(self, number: int, yes: bool) -> None:
        held = self.pick("SELECT * FROM interview WHERE state = 'held'", number)
        if held is not None:
            who = person(held["volunteer_id"], volunteers=True)
            if yes:
                self.step(lambda tx: service.accept(tx, who, held["id"], self.settings, self.now))
            else:
                self.step(lambda tx: service.decline(tx, who, held["id"], self.now))

    # What members do

    @rule(number=which, watched=some.booleans())
    def everybody_books(self, number: int, watched: bool) -> None:
        for who in EVERYBODY:
            self.book(who, number, watched)

    @rule(who=somebody, number=which, watched=some.booleans())
    def book(self, who: Actor, number: int, watched: bool) -> None:
        slot = self.pick("SELECT * FROM slot WHERE state = 'open' ORDER BY starts_at", number)
        if slot is None:
            return
        wish = replace(WISH, may_be_watched=watched)
        if self.step(lambda tx: service.book(tx, who, slot["id"], wish, self.settings, self.now)):
            self._check_limits(who, slot)

    def _check_limits(self, member: Actor, slot: dict[str, Any]) -> None:
        own = self.rows("SELECT id FROM interview WHERE member_id = ? AND state IN ('held', 'booked')", member.user_id)
        assert len(own) <= self.settings.active_bookings
        monday = (NOW - timedelta(days=NOW.weekday())).replace(hour=0)
        week = (datetime.fromtimestamp(slot["starts_at"], NOW.tzinfo) - monday) // timedelta(days=7)
        bounds = [int((monday + timedelta(days=7 * number)).timestamp()) for number in (week, week + 1)]
        given = self.rows(
            "SELECT id FROM interview WHERE volunteer_id = ? AND starts_at >= ? AND starts_at < ? "
            "AND state IN ('held', 'booked', 'finished')",
            slot["volunteer_id"],
            *bounds,
        )
        assert len(given) <= self.settings.weekly_limit

    # What both do

    @rule(number=which, as_member=some.booleans())
    def cancel(self, number: int, as_member: bool) -> None:
        self._act(number, as_member, lambda tx, who, one: service.cancel(tx, who, one["id"], "", self.now))

    @rule(number=which, as_member=some.booleans())
    def confirm(self, number: int, as_member: bool) -> None:
        self._act(number, as_member, lambda tx, who, one: service.confirm(tx, who, one["id"], self.now))

    @rule(number=which, as_member=some.booleans(), hours=some.one_of(some_hours, some.sampled_from([-0.5, 0.25, 0.5])))
    def propose_move(self, number: int, as_member: bool, hours: float) -> None:
        """To some time from now or, where small, from where it is."""

        async def propose(tx: Transaction, who: Actor, one: dict[str, Any]) -> None:
            base = datetime.fromtimestamp(one["starts_at"], NOW.tzinfo) if abs(hours) <= 0.5 else self.now
            await moves.propose(tx, who, one["id"], base + timedelta(hours=hours), self.settings, self.now)

        self._act(number, as_member, propose)

    @rule(number=which, as_member=some.booleans(), hours=some_hours)
    def move(self, number: int, as_member: bool, hours: float) -> None:
        self.propose_move(number, as_member, hours)
        self.answer_move(0, True, 1)

    def _act(
        self, number: int, as_member: bool, act: Callable[[Transaction, Actor, dict[str, Any]], Awaitable[object]]
    ) -> None:
        found = self.pick("SELECT * FROM interview WHERE member_id > 0 AND volunteer_id > 0 ORDER BY id DESC", number)
        if found is not None:
            who = person(found["member_id" if as_member else "volunteer_id"])
            self.step(lambda tx: act(tx, who, found))

    @rule(number=which, yes=some.booleans(), by_proposer=some.integers(0, 9))
    def answer_move(self, number: int, yes: bool, by_proposer: int) -> None:
        move = self.pick(
            "SELECT move.*, member_id, volunteer_id FROM move JOIN interview ON interview.id = interview_id "
            "WHERE member_id > 0 AND volunteer_id > 0 ORDER BY move.id DESC",
            number,
        )
        if move is None:
            return
        parties = {move["member_id"], move["volunteer_id"]}
        who = person(move["proposed_by"] if by_proposer == 0 else (parties - {move["proposed_by"]}).pop())
        if yes:
            done = self.step(lambda tx: moves.accept(tx, who, move["id"], self.settings, self.now))
        else:
            done = self.step(lambda tx: moves.keep(tx, who, move["id"], self.now))
        assert not (done and who.user_id == move["proposed_by"])

    # What moderators do

    @rule(number=which, who=some_volunteer)
    def change_volunteer(self, number: int, who: Actor) -> None:
        booked = self.pick("SELECT * FROM interview WHERE state = 'booked' ORDER BY id DESC", number)
        if booked is not None and self.step(
            lambda tx: oversight.change_volunteer(tx, MODERATOR, booked["id"], who.user_id, self.settings, self.now)
        ):
            self._check_limits(person(booked["member_id"]), {**booked, "volunteer_id": who.user_id})

    @rule(number=which)
    def call_off(self, number: int) -> None:
        live = self.pick("SELECT * FROM interview WHERE state IN ('held', 'booked') ORDER BY id DESC", number)
        if live is not None:
            self.step(lambda tx: oversight.call_off(tx, MODERATOR, live["id"], "Closed", self.now))

    @rule(who=somebody, rarely=rarely)
    def forget(self, who: Actor, rarely: bool) -> None:
        hypothesis.assume(rarely)
        self.step(lambda tx: members.forget_everything(tx, FEATURES, GUILD, who.user_id, self.now))
        traces = self.rows(
            "SELECT id FROM interview WHERE ? IN (member_id, volunteer_id, ended_by) "
            "UNION SELECT id FROM slot WHERE volunteer_id = ? UNION SELECT id FROM move WHERE proposed_by = ?",
            *[who.user_id] * 3,
        )
        assert traces == []

    # What comes with time

    @rule(hours=some.one_of(some.integers(1, 30), some.sampled_from([0.25, 24 * 7, 24 * 15])), asleep=some.booleans())
    def pass_time(self, hours: float, asleep: bool) -> None:
        """The bot does what is due in its time or, after having been asleep, all at once and late."""
        until = self.now + timedelta(hours=hours)
        while (due := self._due(until)) is not None:
            job = read_job(due)
            self.now = until if asleep else max(self.now, job.due_at)
            self.step(lambda tx, job=job: self._do(tx, job))  # type: ignore[misc]
        self.now = until
        self._run_what_is_due()

    def _run_what_is_due(self) -> None:
        while (due := self._due(self.now)) is not None:
            job = read_job(due)
            self.step(lambda tx, job=job: self._do(tx, job))  # type: ignore[misc]

    def _due(self, until: datetime) -> Any:
        rows = self.rows("SELECT * FROM job WHERE due_at <= ? ORDER BY due_at, id LIMIT 1", int(until.timestamp()))
        return rows[0] if rows else None

    async def _do(self, tx: Transaction, job: Any) -> None:
        await tx.run("DELETE FROM job WHERE id = ?", (job.id,))
        match job.kind:
            case service.FINISH:
                await service.finish(tx, GUILD, job.subject_id, self.now)
            case service.EXPIRE:
                await service.expire(tx, GUILD, job.subject_id, self.now)
            case "slots:extend":
                await offering.extend(tx, GUILD, job.subject_id, self.settings, self.now)
            case "slots:close":
                await slots.show_again(tx, GUILD, Subject.SLOT, job.subject_id, self.now)

    # What must always hold

    @invariant()
    def all_is_well(self) -> None:
        self._run_what_is_due()

        assert self.runner.run(what_is_wrong(self._tx, self.settings, int(self.now.timestamp()))) == []

    @invariant()
    def what_is_open_can_be_booked(self) -> None:
        """By somebody new, unless the volunteer's week is full or they are themselves in an interview then."""
        soonest = int((self.now + timedelta(hours=self.settings.notice_hours + 1)).timestamp())
        for slot in self.rows(
            "SELECT * FROM slot WHERE state = 'open' AND starts_at > ? ORDER BY starts_at LIMIT 2", soonest
        ):
            refusal = self._why_not(slot["id"])
            if refusal == refusal_texts.volunteer_clash():
                assert self._is_elsewhere(slot), slot
            else:
                assert refusal in ("", refusal_texts.volunteer_has_no_room()), refusal

    def _why_not(self, slot_id: int) -> str:
        async def try_it(tx: Transaction) -> None:
            await service.book(tx, SOMEBODY_NEW, slot_id, WISH, self.settings, self.now)
            raise Undo

        try:
            with suppress(Undo):
                self._try(try_it)
        except Refusal as refusal:
            return str(refusal)
        return ""

    def _is_elsewhere(self, slot: dict[str, Any]) -> bool:
        return bool(
            self.rows(
                "SELECT id FROM interview WHERE member_id = ? AND state IN ('held', 'booked') "
                "AND starts_at < ? AND ends_at > ?",
                slot["volunteer_id"],
                slot["ends_at"],
                slot["starts_at"],
            )
        )


def test_nothing_goes_wrong_in_a_few_random_groups(database_path: Path) -> None:
    play(
        Group,
        database_path,
        max_examples=20,
        stateful_step_count=40,
        derandomize=True,
        phases=[hypothesis.Phase.generate],
    )


@pytest.mark.soak
def test_nothing_goes_wrong_in_many_random_groups(database_path: Path) -> None:
    play(Group, database_path, max_examples=200, stateful_step_count=80)
