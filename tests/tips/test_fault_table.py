"""Each request of each button of tips, with each way in which Discord may fail at it."""

import pytest

from tests.failing import FAILURES, LIES, MOST_REQUESTS, advises, routes_since, strike
from tests.interviews.acting import settle_for_good
from tests.interviews.conftest import swift, unhurried_by_limits
from tests.kills import CALLBACK
from tests.sampling import a_few
from tests.stage import Stage
from tests.tips.acting import choose_channel, post_now, posted, propose
from tests.tips.test_kills import (
    DECIDED,
    decide,
    decide_where_it_is_left,
    forget_it,
    is_decided_once,
    is_told_once,
    state_of_proposal,
    votes,
)

__all__ = ["swift", "unhurried_by_limits"]

PLACES = {
    "Another": "💡",
    "Helpful": "Noted: helpful",
    "Not for me": "Noted: not for you",
    "Helpful in the channel": "Noted",
}
"""What the answer to each button has in it when all is well."""

ANSWERS = [(label, failure) for failure in FAILURES for label in PLACES]


@pytest.mark.parametrize(
    ("label", "failure"), a_few(sorted(ANSWERS, key=lambda one: one not in (ANSWERS[1], ANSWERS[7])), quick=2)
)
async def test_who_got_no_answer_is_told_what_to_do_and_presses_again(swift: Stage, label: str, failure: str) -> None:
    button, _, in_channel = label.partition(" in the ")
    ana, message = swift.ana, (await swift.ana.command("tip")).message
    if in_channel:
        channel = await choose_channel(swift)
        await post_now(swift)
        ana, [message] = swift.ana.at(channel), posted(swift, channel)
    happened = strike(swift, 1, failure, {CALLBACK})
    reply = await ana.click(message, button)
    swift.server.faults.clear()
    assert happened() and not reply.failed
    if failure in ("403", "404"):
        assert PLACES[label] not in reply.text and advises(reply.text)
        assert "nothing was changed" not in reply.text
    else:
        assert PLACES[label] in reply.text
    assert PLACES[label] in (await ana.click(message, button)).text
    assert len(await votes(swift)) == (label != "Another")


DECISIONS = [(label, failure) for failure in FAILURES for label in DECIDED]


@pytest.mark.parametrize(("label", "failure"), a_few([DECISIONS[2], *DECISIONS[:2], *DECISIONS[3:]], quick=1))
async def test_a_decision_is_told_and_shown_once_whatever_request_fails(swift: Stage, label: str, failure: str) -> None:
    await propose(swift, swift.ana)
    before = len(swift.server.requests)
    await decide(swift, label)
    routes = routes_since(swift, before)
    await is_decided_once(swift, label)
    for at in range(1, MOST_REQUESTS):
        await forget_it(swift)
        await propose(swift, swift.ana)
        happened = strike(swift, at, failure, routes)
        reply = await decide(swift, label)
        await settle_for_good(swift)
        swift.server.faults.clear()
        if not happened():
            assert at > 3
            return
        assert not reply.failed and "nothing was changed" not in reply.text, at
        if failure == LIES:
            assert await state_of_proposal(swift) == DECIDED[label].state
            await is_told_once(swift, label)
            continue
        await decide_where_it_is_left(swift, label)
        await is_decided_once(swift, label)
    pytest.fail("there is no end of requests")
