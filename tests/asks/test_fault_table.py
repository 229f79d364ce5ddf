"""Each request of **Got an answer**, with each way in which Discord may fail at it; who got no answer tries again."""

from dataclasses import dataclass

import pytest

from rehearsal.people import Reply
from tests.asks.acting import seen
from tests.asks.test_kills import ANSWER, BESIDE, ask, goals_of, got_an_answer, is_noted_once
from tests.failing import FAILURES, advises, strike
from tests.kills import CALLBACK
from tests.sampling import a_few
from tests.stage import Stage
from tests.waiting import until


@dataclass(frozen=True)
class Request:
    """The one with this number, of all that are made from the press on."""

    name: str
    place: str
    number: int
    is_after: bool
    """The answer is noted by then."""


REQUESTS = [
    Request("the answer to the form", "the list", 3, is_after=True),
    Request("the word beside the reminder", "the reminder", 3, is_after=True),
    Request("the reminder's last word", "the reminder", 2, is_after=True),
    Request("the form from the list", "the list", 2, is_after=False),
    Request("the form from the reminder", "the reminder", 1, is_after=False),
]
CASES = [(REQUESTS[(at + turn) % 5], failure) for turn in range(5) for at, failure in enumerate(FAILURES)]


def read(stage: Stage, reply: Reply) -> str:
    """All that ana has before her eyes."""
    beside = [text for dm in stage.ana.dms() for text in seen(stage.ana, int(dm["id"]))]
    return "\n".join([reply.text, *beside])


@pytest.mark.parametrize(
    ("request_", "failure"), a_few(CASES, quick=3), ids=lambda one: one.name if isinstance(one, Request) else one
)
async def test_an_answer_is_noted_once_and_nobody_is_told_what_is_not_so(
    stage: Stage, request_: Request, failure: str
) -> None:
    await ask(stage, request_.place)
    happened = strike(stage, request_.number, failure, {CALLBACK, BESIDE})
    reply = await got_an_answer(stage, request_.place)
    if reply.modal is not None:
        reply = await reply.submit(ANSWER)
    await until(lambda: "Noted" in read(stage, reply) or advises(read(stage, reply)))
    assert happened() and not reply.failed
    if failure in ("403", "404"):
        assert (await goals_of(stage) == [ANSWER["develop"]]) == request_.is_after
        assert "nothing was changed" not in read(stage, reply) and "Noted" not in read(stage, reply)
    stage.server.faults.clear()
    listed = await stage.ana.command("feedback asks")
    if "Got an answer" in listed.buttons:
        assert "Noted" in (await (await listed.click("Got an answer")).submit(ANSWER)).text
    await is_noted_once(stage)
