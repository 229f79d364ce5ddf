"""Nobody can tell a block from the absence of a person: not by an answer, and not by what was done to find it.

How long an answer takes follows from the statements and requests that it needs, so these are compared, one by one.
"""

import re
from collections.abc import Awaitable
from dataclasses import dataclass, field
from typing import Any

import pytest

from cogs.interviews import refusal_texts
from data.database import Transaction
from rehearsal.people import Person, Reply
from tests.matching.acting import offer, pairs, preview, waits
from tests.proposals.acting import messages_to
from tests.stage import Stage

NOW_MARKS = re.compile(r"<t:\d+:\w>")
"""Moments in a text: some count from now."""

CHANGED = re.compile(r"^\s*(?:INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM) (\w+)")


@dataclass
class Watch:
    """Lists the SQL that the bot runs, without what its jobs are looked up with."""

    stage: Stage
    said: list[str] = field(default_factory=list)

    async def work_of(self, doing: Awaitable[Reply]) -> tuple[str, list[str], list[str]]:
        """What somebody reads, and which statements and requests it took, whatever follows from it included."""
        await self.stage.settle()
        self.said.clear()
        asked = len(self.stage.server.requests)
        reply = await doing
        await self.stage.settle()
        requests = [f"{one.method} {one.template}" for one in self.stage.server.requests[asked:]]
        return NOW_MARKS.sub("<t>", reply.text), [sql for sql in self.said if " job" not in sql], requests


@pytest.fixture
def watch(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Watch:
    return watching(stage, monkeypatch)


def watching(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> Watch:
    made = Watch(stage)
    for name in ("all", "run", "run_many", "add"):
        original = getattr(Transaction, name)

        async def noting(self: Transaction, sql: str, *rest: Any, original: Any = original) -> Any:
            made.said.append(sql)
            return await original(self, sql, *rest)

        monkeypatch.setattr(Transaction, name, noting)
    return made


async def block(blocker: Person, blocked: Person) -> None:
    await blocker.command("me block", person=str(blocked.id))


async def opened_by(person: Person, slot_id: int) -> Any:
    form = await person.command("interview book", slot=str(slot_id))
    assert form.modal is not None
    return form


async def test_booking_whoever_one_is_kept_apart_from_is_like_booking_somebody_without_room(
    stage: Stage, watch: Watch
) -> None:
    await stage.priya.command("volunteer profile", weekly_limit=1)
    slot_id, other = await offer(stage, when="in 50 hours"), await offer(stage, when="in 54 hours")
    forms = [await opened_by(person, slot_id) for person in (stage.ana, stage.ben)]
    await block(stage.priya, stage.ana)

    blocked = await watch.work_of(forms[0].submit(goals="Practise"))
    await (await opened_by(stage.grace, other)).submit(goals="Practise")
    without_room = await watch.work_of(forms[1].submit(goals="Practise"))

    assert blocked[0].partition("\n")[0] == without_room[0].partition("\n")[0] == refusal_texts.volunteer_has_no_room()
    assert (blocked[1], blocked[2]) == (without_room[1], without_room[2])


async def test_the_list_of_times_takes_the_same_work_whoever_is_missing_in_it(stage: Stage, watch: Watch) -> None:
    await offer(stage, "tom")
    nobody = await watch.work_of(stage.ana.command("interview book"))
    await offer(stage, "priya", "in 60 hours")
    assert (await stage.ana.command("interview book")).text != nobody[0]

    await block(stage.priya, stage.ana)

    assert await watch.work_of(stage.ana.command("interview book")) == nobody


async def test_the_list_of_requests_takes_the_same_work_whoever_is_missing_in_it(stage: Stage, watch: Watch) -> None:
    await stage.set("matching", "manual")
    await waits(stage, "ben")
    nobody = await watch.work_of(stage.priya.command("volunteer requests"))
    await waits(stage, "ana")
    assert (await stage.priya.command("volunteer requests")).text != nobody[0]

    await block(stage.ana, stage.priya)

    assert await watch.work_of(stage.priya.command("volunteer requests")) == nobody


async def test_a_block_does_nothing_to_anybody_but_answer_who_made_it(stage: Stage, watch: Watch) -> None:
    """Also while the two have an offer, a request and times open."""
    await stage.set("matching", "manual")
    await offer(stage, ask_first=True)
    await waits(stage, "ana")
    await preview(stage.morgan, apply=True)

    _, statements, requests = await watch.work_of(stage.ana.command("me block", person=str(stage.priya.id)))

    changed = {found[1] for sql in statements if (found := CHANGED.match(sql))}
    assert changed == {"person_block", "member"}
    assert [one for one in requests if "/callback" not in one and "/messages/@original" not in one] == []


@pytest.mark.parametrize("blocker", ["ana", "priya"])
async def test_a_round_passes_over_a_pair_without_a_word_to_either(stage: Stage, watch: Watch, blocker: str) -> None:
    """What the two can see is what they would see if the volunteer offered nothing."""
    await block(stage.person(blocker), stage.priya if blocker == "ana" else stage.ana)
    await waits(stage, "ana")
    alone = (await stage.ana.command("interview list")).text
    sent = len([one for one in stage.server.requests if one.method == "POST" and one.template.endswith("/messages")])

    await offer(stage, field="Data", ask_first=True)
    await stage.settle()

    assert await pairs(stage) == [] and stage.priya.dms() == []
    assert (await stage.ana.command("interview list")).text == alone
    cards = [one for one in stage.server.requests if one.method == "POST" and one.template.endswith("/messages")]
    assert len(cards) == sent + 1, "the public card of the offered time, and nothing else"


async def test_stand_by_goes_on_to_the_next_as_if_the_one_before_had_another_appointment(stage: Stage) -> None:
    """The same calls at the same moment, and the same words for who was passed over."""
    seen = []
    for kept_apart in (False, True):
        slot_id = await offer(stage, when="in 50 hours" if kept_apart else "in 60 hours")
        await (await opened_by(stage.grace, slot_id)).submit(goals="Practise")
        if kept_apart:
            await block(stage.priya, stage.ana)
        else:
            other = await offer(stage, "tom", when="in 60 hours")
            await (await opened_by(stage.ana, other)).submit(goals="Practise")
        for name in ("ana", "ben"):
            await stage.person(name).command("interview standby", on=True)
        await stage.settle()
        await stage.grace.command("interview cancel", interview=await _first(stage.grace))
        await stage.settle()
        seen.append((len(messages_to(stage.ana)), len(messages_to(stage.ben))))
        for name in ("ana", "ben"):
            await stage.person(name).command("interview standby", on=False)
        if not kept_apart:
            await stage.ana.command("interview cancel", interview=await _first(stage.ana))
        await stage.settle()

    assert seen == [(0, 1), (0, 2)]


async def _first(person: Person) -> str:
    return str((await person.autocomplete("interview cancel", "interview", ""))[0]["value"])
