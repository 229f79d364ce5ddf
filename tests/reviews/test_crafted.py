"""Whatever a third person sends, with the ids of somebody's resume and review: no file, no name, no word of either."""

import json
from collections import defaultdict
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.architecture.test_who_may_what import Attempts, uses
from tests.architecture.who_may_what import USES
from tests.reviews.acting import CONTENT, claimed, drafted, queued, reviewed, state_of, threads_of, write
from tests.reviews.test_files import files_seen
from tests.stage import Stage

FOCUS, QUESTION = "My years at the bakery", "Shall I name my illness?"
OWN_WORDS = (CONTENT["fit"], "cut the load time by half", FOCUS, QUESTION, "cv.pdf")
REVIEW_IDS = ("review", "reviewed")
THIRD = ("ben", "tom", "morgan", "stranger", "outsider")


async def begun(stage: Stage) -> int:
    number = await claimed(stage, focus=FOCUS, questions=QUESTION)
    await write(stage.priya, number)
    return number


async def given_back(stage: Stage) -> int:
    number = await begun(stage)
    await stage.priya.command("resume release", submission=str(number))
    await stage.settle()
    return number


STATES: dict[str, Callable[[Stage], Awaitable[int]]] = {
    "draft": lambda stage: drafted(stage, focus=FOCUS, questions=QUESTION),
    "queued": lambda stage: queued(stage, focus=FOCUS, questions=QUESTION),
    "claimed": begun,
    "given back": given_back,
    "reviewed": reviewed,
}


def controls(stage: Stage) -> list[str]:
    """Everything about resumes that can be used, but what a volunteer may rightly do: claim one that waits."""
    found = [one for one in uses(stage) if one.split()[-1].startswith(("submissions:", "reviews:")) or "/resume" in one]
    assert len(found) > 30
    return [one for one in found if one not in ("/resume claim", "/resume next", "click reviews:claim")]


@pytest.mark.parametrize("state", STATES)
async def test_a_third_person_gets_nothing_of_a_resume_by_its_ids(
    room: Stage, state: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    number = await STATES[state](room)
    async with room.db.read() as tx:
        row = await tx.one("SELECT id FROM review WHERE submission_id = ?", (number,))
    before = (await state_of(room, number), files_seen(room, "ana"), files_seen(room, "priya"))
    ids = defaultdict(lambda: number, dict.fromkeys(REVIEW_IDS, row["id"] if row else 1))
    attempts = Attempts(room, monkeypatch, tmp_path / "none")
    third = [*THIRD, *(["priya"] if state == "given back" else [])]
    for what in controls(room):
        for name in third:
            given = {key: value.format_map(ids) for key, value in USES.get(what, {}).items()}
            outcome = await attempts._use(what, room.person(name), given).settled
            said = json.dumps([outcome.message, outcome.modal])
            secrets = [str(room.ana.id), *(OWN_WORDS if name != "priya" else (QUESTION, FOCUS, "cv.pdf"))]
            assert not [one for one in secrets if one in said], f"{what} by {name}: {said}"
    await room.settle()
    assert (await state_of(room, number), files_seen(room, "ana"), files_seen(room, "priya")) == before
    for name in set(THIRD) - {"morgan"}:  # Moderators see private threads, and that is said.
        assert files_seen(room, name) == [] and threads_of(room, room.person(name)) == []
