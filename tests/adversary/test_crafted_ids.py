"""Custom ids are only a hint: whoever invents one gets "not found", "not yours" or "from an older version"."""

import itertools
import logging

import pytest

from core.actor import Who
from tests.adversary.crafting import DEFECT, craft
from tests.interviews.acting import booked
from tests.interviews.conftest import swift, unhurried_by_limits
from tests.interviews.on_discord import own_messages
from tests.stage import Stage

__all__ = ["swift", "unhurried_by_limits"]

PARTS = [
    "",
    ":0",
    ":1",
    ":-1",
    ":99",
    f":{2**63}",
    f":{10**60}",
    ":1e5",
    ":1_0",
    ": 1",
    ":١",
    ":one",
    ":*",
    ":\u202e1",
    ":'; DROP TABLE job; --",
]
CHOICES = [None, [], [""], ["x"], ["1"], ["99"], ["-1"], [str(2**63)], ["1" * 100], ["²"], ["1", "2"]]


def ids_like(stage: Stage, kind: str, action: str, part: str) -> set[str]:
    """Custom ids with this part in each place where the action has one, and with one too many."""
    places = len(stage.bot.router._targets[(kind, action)].readers)
    tails = {part * (places + 1), part * places}
    tails |= {":1" * place + part + ":1" * (places - place - 1) for place in range(places)}
    return {f"{action}{tail}"[:100] for tail in tails}


async def try_ids(stage: Stage, names: list[str], caplog: pytest.LogCaptureFixture, every: int = 1) -> None:
    """Every n-th part in every action, each tried by the next of these people."""
    await booked(stage)
    here = stage.channels["announcements"]
    card, *_ = own_messages(stage, here)
    people = itertools.cycle([stage.person(name).at(here) for name in names])
    choices = itertools.cycle(CHOICES)
    caplog.set_level(logging.ERROR)
    for number, (kind, action) in enumerate(stage.bot.router.actions):
        for part in PARTS[number % every :: every]:
            for custom_id in ids_like(stage, kind, action, part):
                chosen = next(choices) if kind == "click" else None
                reply = await craft(stage, next(people), kind, custom_id, card, chosen)
                assert not reply.failed, custom_id
                assert DEFECT not in reply.text, (custom_id, chosen, reply.text)
    assert [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR] == []


async def test_no_invented_id_breaks_anything(swift: Stage, caplog: pytest.LogCaptureFixture) -> None:
    await try_ids(swift, ["morgan", "priya", "morgan", "ana"], caplog, every=4)


@pytest.mark.soak
@pytest.mark.parametrize("name", ["ana", "priya", "morgan", "stranger"])
async def test_no_invented_id_breaks_anything_whoever_tries(
    swift: Stage, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    await try_ids(swift, [name], caplog)


async def test_ids_of_another_group_are_not_found_from_here(swift: Stage) -> None:
    """Everything of this group, seen by the owner of another one who has every role there."""
    await booked(swift)
    await swift.ana.command("interview move", interview="1", when="in 70 hours")
    await swift.settle()
    before = await everything(swift)
    outsider = swift.outsider
    message = (await outsider.command("help")).message
    assert message is not None
    for kind, action in swift.bot.router.actions:
        feature = action.partition(":")[0]
        if feature not in ("interviews", "slots", "resumes"):
            continue
        for tail in (":1", ":1:this", ":1:all", ":*:*:1", ":*:*:1:0"):
            reply = await craft(swift, outsider, kind, f"{action}{tail}", message, ["1"])
            assert DEFECT not in reply.text, (action, tail)
            assert "Ana" not in reply.text and "Priya" not in reply.text and "STAR" not in reply.text, (action, tail)
            assert reply.modal is None, (action, tail)
    await swift.settle()
    assert await everything(swift) == before


async def everything(stage: Stage) -> list[tuple[object, ...]]:
    async with stage.db.read() as tx:
        rows = [*await tx.all("SELECT * FROM interview"), *await tx.all("SELECT * FROM slot")]
        rows += await tx.all("SELECT * FROM move")
    return [tuple(row) for row in rows]


async def test_only_moderators_get_anything_out_of_moderators_controls(swift: Stage) -> None:
    await booked(swift)
    card, *_ = own_messages(swift, swift.channels["announcements"])
    for (kind, action), who in swift.bot.router.actions.items():
        if who is Who.MODERATOR:
            reply = await craft(swift, swift.ana, kind, f"{action}:1", card)
            assert "moderators" in reply.text or "older version" in reply.text, (action, reply.text)
