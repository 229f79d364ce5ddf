"""Whatever up to four people answer, whoever comes late and whoever takes a yes back: the real service and database.

The recording is on only while everybody who speaks agrees, its link is there no longer, and nothing leaves the ledger.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from cogs.consent import service
from cogs.consent.models import Answer, Copy
from core.errors import Refusal
from core.settings import get_settings, set_setting
from data.database import Database, Transaction
from tests.interviews.conftest import ANA, BEN, GUILD, NOW, PRIYA, TOM
from tests.playing import play

INTERVIEW = 1
SPEAKERS = (ANA, PRIYA, BEN, TOM)
"""The two who meet, and two who may come to speak later."""

LINK = "https://example.org/recording"

Step = Callable[[Transaction], Awaitable[object]]
some_speaker = some.sampled_from(range(len(SPEAKERS)))


class Undo(Exception):
    """Ends what was only tried."""


class Room(RuleBasedStateMachine):
    """One interview. `said` is what each who is known to speak said last, None before they did.

    A group that switches recordings off and on again may have them off until somebody of an interview says something.
    """

    db: Database
    runner: asyncio.Runner

    def __init__(self) -> None:
        super().__init__()
        self.now = NOW
        self.said: dict[int, Answer | None] = {ANA.user_id: None, PRIYA.user_id: None}
        self.is_allowed = True
        self.is_closed = False
        self.is_off_until_said = False
        self.was_on = False
        self.flips = 0
        self.ledger: list[tuple[int, str, int | None]] = []
        self._life = self.db.write()
        self._tx = self.runner.run(self._life.__aenter__())

    def teardown(self) -> None:
        """All of it was one transaction, which leaves nothing for the next room."""
        with suppress(Undo):
            self.runner.run(self._life.__aexit__(Undo, Undo(), None))

    def step(self, change: Step) -> bool:
        """Whether it was done, and not refused."""

        async def save() -> bool:
            await self._tx.run("SAVEPOINT step")
            try:
                await change(self._tx)
            except Refusal:
                await self._tx.run("ROLLBACK TO step")
                return False
            finally:
                await self._tx.run("RELEASE step")
            return True

        return self.runner.run(save())

    def rows(self, sql: str) -> list[dict[str, Any]]:
        return [dict(row) for row in self.runner.run(self._tx.all(sql))]

    @initialize()
    def begin(self) -> None:
        async def book(tx: Transaction) -> None:
            await set_setting(tx, GUILD, "recording", "ask")
            await tx.run(
                """
                INSERT INTO interview (id, guild_id, slot_id, volunteer_id, member_id, starts_at, ends_at, minutes,
                    may_be_watched, may_be_recorded, state, booked_at, thread_id)
                VALUES (?, ?, 0, ?, ?, ?, ?, 30, 1, 1, 'booked', 0, 1)
                """,
                (INTERVIEW, GUILD, PRIYA.user_id, ANA.user_id, seconds(NOW), seconds(NOW + timedelta(minutes=75))),
            )
            await service.ask(tx, GUILD, INTERVIEW, NOW)

        assert self.step(book)

    # What people do

    @rule(number=some_speaker, given=some.sampled_from([Answer.AGREE, Answer.AGREE, Answer.NO, Answer.WITHDRAWN]))
    def answer(self, number: int, given: Answer) -> None:
        person = SPEAKERS[number]
        self.now += timedelta(minutes=1)
        done = self.step(lambda tx: service.answer(tx, person, INTERVIEW, given, self.now))
        assert done == (person.user_id in self.said)
        self.is_off_until_said = self.is_off_until_said and not (done and self.is_allowed)
        if not done or (given is Answer.WITHDRAWN and self.said[person.user_id] is not Answer.AGREE):
            return
        self.said[person.user_id] = given

    @rule()
    def everybody_agrees(self) -> None:
        for number, person in enumerate(SPEAKERS):
            if person.user_id in self.said:
                self.answer(number, Answer.AGREE)
                self.note_flip()

    @rule(who=some.sampled_from([ANA, PRIYA]), late=some.sampled_from([BEN, TOM]))
    def speaks_as_well(self, who: Any, late: Any) -> None:
        done = self.step(lambda tx: service.add_speaker(tx, who, INTERVIEW, late.user_id, is_bot=False, now=self.now))
        assert done != (who.user_id not in self.said)
        if done and late.user_id not in self.said:
            self.said[late.user_id] = None
            self.is_off_until_said = self.is_off_until_said and not self.is_allowed

    @rule(number=some_speaker)
    def post_link(self, number: int) -> None:
        person = SPEAKERS[number]

        async def post(tx: Transaction) -> None:
            await service.post_link(tx, person, INTERVIEW, LINK, await get_settings(tx, GUILD), self.now)

        done = self.step(post)
        assert not done or (person in (ANA, PRIYA) and self.may_be_on)

    @rule(rarely=some.booleans())
    def forget(self, rarely: bool) -> None:
        """Ben spoke and is forgotten: nothing is on any more."""
        person = BEN
        if not rarely or person.user_id not in self.said:
            return
        assert self.step(lambda tx: service.forget_member(tx, GUILD, person.user_id, self.now))
        del self.said[person.user_id]
        self.is_closed = True

    @rule(is_allowed=some.sampled_from([True, True, False]))
    def set_recording(self, is_allowed: bool) -> None:
        async def change(tx: Transaction) -> None:
            await set_setting(tx, GUILD, "recording", "ask" if is_allowed else "off")
            await service.settings_changed(tx, GUILD, frozenset({"recording"}), self.now)

        assert self.step(change)
        self.is_allowed = is_allowed
        self.is_off_until_said = self.is_off_until_said or not is_allowed

    @rule(hours=some.sampled_from([1, 24, 24 * 15]))
    def pass_time(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    # What jobs do

    @rule(number=some_speaker, message=some.integers(1, 10**6))
    def deliver(self, number: int, message: int) -> None:
        """A copy of the link arrives, perhaps after it was taken back: then it goes again at once."""
        person = SPEAKERS[number].user_id
        shown = self.runner.run(service.get_shown(self._tx, GUILD, INTERVIEW))
        if shown is None or person not in shown.speakers or not shown.recording.link:
            return
        copy = Copy(person, 100 + number, message)
        assert self.runner.run(service.keep_copy(self._tx, GUILD, INTERVIEW, copy))

    @rule()
    def remove(self) -> None:
        """The job that removes what is due."""
        if self.runner.run(service.is_due(self._tx, GUILD, INTERVIEW, self.now)) is None:
            return
        for copy in self.runner.run(service.list_copies(self._tx, GUILD, INTERVIEW)):
            self.runner.run(service.drop_copy(self._tx, GUILD, INTERVIEW, copy))
        self.runner.run(service.drop_link(self._tx, GUILD, INTERVIEW, self.now))

    # What is always true

    @property
    def may_be_on(self) -> bool:
        agree = all(answer is Answer.AGREE for answer in self.said.values())
        return agree and self.is_allowed and not self.is_closed

    def note_flip(self) -> None:
        """As is_on follows each answer, one after the other."""
        [recording] = self.rows("SELECT is_on FROM recording")
        if bool(recording["is_on"]) != self.was_on:
            self.was_on = not self.was_on
            self.flips += 1

    @invariant()
    def it_is_on_only_while_all_agree(self) -> None:
        found = self.rows("SELECT is_on, changes FROM recording")
        if not found:
            return
        self.note_flip()
        assert self.may_be_on or not found[0]["is_on"], self.said
        assert self.is_off_until_said or found[0]["is_on"] or not self.may_be_on, self.said
        assert found[0]["changes"] == self.flips, "each change is told once"
        if self.flips:
            assert self.rows("SELECT 1 FROM job WHERE kind = 'consent:tell'")

    @invariant()
    def the_link_is_there_only_while_all_agree(self) -> None:
        for one in self.rows("SELECT link, remove_at FROM recording"):
            copies = self.rows("SELECT * FROM recording_copy")
            assert not one["link"] or self.may_be_on
            if one["link"] or copies:
                [job] = self.rows("SELECT due_at FROM job WHERE kind = 'consent:remove'")
                assert job["due_at"] == one["remove_at"], "whatever is out will be removed"
            if copies and not self.may_be_on:
                assert one["remove_at"] <= seconds(self.now), "at once"

    @invariant()
    def nothing_leaves_the_ledger(self) -> None:
        """Lines are added, and get the time at which they were withdrawn; nothing else about them changes."""
        lines = self.rows("SELECT id, answer, withdrawn_at FROM consent ORDER BY id")
        ledger = [(line["id"], line["answer"], line["withdrawn_at"]) for line in lines]
        for (number, answer, withdrawn), now in zip(self.ledger, ledger, strict=False):
            assert (number, answer) == now[:2] and withdrawn in (None, now[2])
        assert len(ledger) >= len(self.ledger)
        self.ledger = ledger


def seconds(at: datetime) -> int:
    return int(at.timestamp())


def test_in_a_few_rooms_nobody_is_recorded_against_their_will(database_path: Path) -> None:
    play(
        Room,
        database_path,
        max_examples=25,
        stateful_step_count=40,
        derandomize=True,
        phases=[hypothesis.Phase.generate],
    )


@pytest.mark.soak
def test_in_many_rooms_nobody_is_recorded_against_their_will(database_path: Path) -> None:
    play(Room, database_path, max_examples=1000, stateful_step_count=50)
