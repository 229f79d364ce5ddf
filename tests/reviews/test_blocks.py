"""Nobody can tell a block from another reason: not by the queue, not by a refusal, not by what was done to find it."""

import pytest

from rehearsal.people import Person
from tests.matching.test_blocks import Watch, watching
from tests.reviews.acting import card, dm_texts, queued, reviewed, thread_of, with_button
from tests.stage import Stage


@pytest.fixture
def watch(room: Stage, monkeypatch: pytest.MonkeyPatch) -> Watch:
    return watching(room, monkeypatch)


async def block(blocker: Person, blocked: Person) -> None:
    await blocker.command("me block", person=str(blocked.id))


async def test_the_queue_is_the_same_for_a_blocked_volunteer_and_for_another(room: Stage, watch: Watch) -> None:
    number = await queued(room)
    await block(room.ana, room.priya)
    for name in ("resume queue", "resume review"):
        blocked, innocent = [await watch.work_of(one.command(name)) for one in (room.priya, room.tom)]
        assert blocked == innocent
    offered = [await one.autocomplete("resume claim", "submission", "") for one in (room.priya, room.tom)]
    assert offered[0] == offered[1] and offered[0][0]["value"] == str(number)


async def test_a_claim_is_refused_as_to_somebody_who_may_not_give_a_second_opinion(room: Stage, watch: Watch) -> None:
    number = await reviewed(room, reviewer="tom")
    await room.ana.click(with_button(room.ana, thread_of(room, room.ana), "Second opinion"), "Second opinion")
    await block(room.ana, room.priya)
    await room.settle()
    shown = card(room, room.priya)
    blocked, innocent = [await watch.work_of(one.click(shown, "Claim")) for one in (room.priya, room.tom)]
    assert blocked == innocent and "another reviewer" in blocked[0]
    blocked, innocent = [
        await watch.work_of(one.command("resume claim", submission=str(number))) for one in (room.priya, room.tom)
    ]
    assert blocked == innocent
    blocked, innocent = [await watch.work_of(one.command("resume next")) for one in (room.priya, room.tom)]
    assert blocked == innocent and "Nothing that waits fits" in blocked[0]


@pytest.mark.parametrize("blocker", ["ana", "priya"])
async def test_a_new_version_is_not_offered_to_an_earlier_reviewer_who_is_kept_apart(room: Stage, blocker: str) -> None:
    earlier = await reviewed(room)
    await block(room.person(blocker), room.priya if blocker == "ana" else room.ana)
    number = await queued(room, previous_id=earlier, changed="One column now")
    assert not any("new version" in one for one in dm_texts(room, room.priya))
    assert "is yours until" in (await room.tom.command("resume claim", submission=str(number))).text


async def test_who_blocks_an_employer_is_not_reviewed_by_who_works_there(room: Stage) -> None:
    number = await queued(room)
    await room.priya.command("volunteer profile", employer="Initech Ltd.")
    await room.ana.command("me block", employer="initech")
    assert "another reviewer" in (await room.priya.command("resume claim", submission=str(number))).text
    assert "Nothing that waits fits" in (await room.priya.command("resume next")).text
    assert "is yours until" in (await room.tom.command("resume claim", submission=str(number))).text
