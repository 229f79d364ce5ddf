"""Offers amid everything else that people do in whatever order: a request is never lost, nor taken twice."""

from collections.abc import Awaitable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from hypothesis import strategies as some
from hypothesis.stateful import invariant, precondition, rule

from cogs.proposals import answering, listing, service
from cogs.requests import service as requests
from cogs.slots import service as slots
from cogs.volunteers import service as volunteers
from cogs.volunteers import store
from core.actor import Actor
from core.errors import Refusal
from data.database import Transaction
from tests.interviews.conftest import GUILD, person
from tests.interviews.test_random_sequences import FEATURES, MEMBERS, Group, some_volunteer, which
from tests.playing import play
from tests.proposals.acting import WISH
from tests.proposals.always_true import what_is_wrong

some_member = some.sampled_from(MEMBERS)


class GroupWithOffers(Group):
    """What matching does is done at random, and what it hears of is not."""

    @rule(who=some_member, watched=some.booleans())
    def ask(self, who: Actor, watched: bool) -> None:
        wish = replace(WISH, may_be_watched=watched)
        self.step(lambda tx: requests.make(tx, FEATURES, who, wish, self.settings, self.now))

    @rule(number=which)
    def take_request_back(self, number: int) -> None:
        found = self.pick("SELECT * FROM request", number)
        if found is not None:
            self.step(lambda tx: requests.withdraw(tx, person(found["member_id"]), found["id"], self.now))

    @rule(number=which, slot_number=which, with_slot=some.booleans(), who=some_volunteer)
    def propose(self, number: int, slot_number: int, with_slot: bool, who: Actor) -> None:
        self.ask(MEMBERS[number % len(MEMBERS)], watched=False)
        found = self.pick("SELECT id FROM request ORDER BY state = 'open' DESC, id DESC", number % 3)
        slot = self.pick("SELECT * FROM slot WHERE state = 'open'", slot_number) if with_slot else None
        volunteer_id = slot["volunteer_id"] if slot else who.user_id
        if found is None:
            return

        async def try_it(tx: Transaction) -> None:
            await store.ensure_volunteer(tx, GUILD, volunteer_id, "Vera", self.now)
            request = await requests.get_request(tx, GUILD, found["id"])
            assert request is not None
            slot_id = slot["id"] if slot else None
            await service.propose(tx, GUILD, request, volunteer_id, slot_id, (), self.settings, self.now)

        self.step(try_it)

    @rule(number=which, slot_number=which, with_slot=some.booleans(), who=some_volunteer, time_number=which)
    def propose_and_accept(self, number: int, slot_number: int, with_slot: bool, who: Actor, time_number: int) -> None:
        self.propose(number, slot_number, with_slot, who)
        self.accept_offer(0, time_number)

    @rule(number=which, time_number=which)
    def accept_offer(self, number: int, time_number: int) -> None:
        found = self._some_offer(number)
        if found is None:
            return

        async def try_it(tx: Transaction) -> None:
            request = await requests.get_request(tx, GUILD, found["request_id"])
            who, starts_at = person(found["volunteer_id"]), None
            if request is not None and found["slot_id"] is None:
                times = await answering.times_for(tx, request, who.user_id, self.settings, self.now)
                starts_at = times[time_number % len(times)] if times else self.now + timedelta(hours=20)
                if times and found["state"] == "open":
                    await self._must_not_refuse(
                        answering.accept(tx, who, found["id"], starts_at, self.settings, self.now)
                    )
                    return
            await answering.accept(tx, who, found["id"], starts_at, self.settings, self.now)

        self.step(try_it)

    async def _must_not_refuse(self, answer: Awaitable[object]) -> None:
        """What was offered for choice a moment ago can be chosen."""
        try:
            await answer
        except Refusal as refusal:
            raise AssertionError(str(refusal)) from refusal

    @rule(number=which)
    def decline_offer(self, number: int) -> None:
        found = self._some_offer(number)
        if found is not None:
            self.step(lambda tx: answering.decline(tx, person(found["volunteer_id"]), found["id"], self.now))

    def _some_offer(self, number: int) -> dict[str, Any] | None:
        return self.pick("SELECT * FROM proposal WHERE volunteer_id > 0 ORDER BY state = 'open' DESC, id DESC", number)

    @rule(who=some_volunteer, number=which, time_number=which, yes=some.booleans())
    def look_through_the_list(self, who: Actor, number: int, time_number: int, yes: bool) -> None:
        async def try_it(tx: Transaction) -> None:
            found = await listing.list_for(tx, who, 0, self.settings, self.now)
            if not found.waiting:
                return
            request = found.waiting[number % len(found.waiting)].request
            if not yes:
                await listing.pass_over(tx, who, request.id, self.settings, self.now)
                return
            times = await answering.times_for(tx, request, who.user_id, self.settings, self.now)
            if times:
                at = times[time_number % len(times)]
                await answering.take(tx, who, request, at, self.settings, self.now)

        self.step(try_it)

    async def _do(self, tx: Transaction, job: Any) -> None:
        await super()._do(tx, job)
        match job.kind:
            case service.EXPIRE:
                await service.expire(tx, GUILD, job.subject_id, self.now)
            case service.SHOW if job.subject_id % 7 == 0:
                await service.unreachable(tx, GUILD, job.subject_id, self.now)
            case requests.EXPIRE:
                await requests.expire(tx, GUILD, job.subject_id, self.now)
            case requests.WITHDRAWN:
                await service.request_withdrawn(tx, GUILD, job.subject_id, self.now)
            case slots.KEPT_GONE:
                await service.slot_gone(tx, GUILD, job.subject_id, self.now)
            case volunteers.OFF:
                await service.volunteer_off(tx, GUILD, job.subject_id, self.settings, self.now)

    @invariant()
    def requests_offers_and_interviews_agree(self) -> None:
        self._run_what_is_due()
        tables = [self.rows(f"SELECT * FROM {name}") for name in ("request", "proposal", "interview", "slot")]
        assert what_is_wrong(*tables) == []
        overdue = self.rows("SELECT * FROM proposal WHERE state = 'open' AND due_at <= ?", int(self.now.timestamp()))
        assert overdue == []

    @precondition(lambda self: False)
    @invariant()
    def what_is_open_can_be_booked(self) -> None:
        """Not here: what is kept for somebody, or whose volunteer is paused, cannot."""


def test_nothing_goes_wrong_in_a_few_random_groups_with_offers(database_path: Path) -> None:
    play(
        GroupWithOffers,
        database_path,
        max_examples=8,
        stateful_step_count=40,
        derandomize=True,
        phases=[hypothesis.Phase.generate],
    )


@pytest.mark.soak
def test_nothing_goes_wrong_in_many_random_groups_with_offers(database_path: Path) -> None:
    play(GroupWithOffers, database_path, max_examples=200, stateful_step_count=80)
