"""What one person is told by direct message, else in a private thread, and the buttons in it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from core import jobs
from core.clock import MovableClock
from core.delivery import Place
from rehearsal.events import Json
from rehearsal.people import Person, reading
from tests.core.probe import ProbeBot
from tests.stage import Stage, a_stage


@pytest.fixture
async def stage(clock: MovableClock, database_path: Path) -> AsyncIterator[Stage]:
    async with a_stage(clock, database_path, kind_of_bot=ProbeBot) as made:
        yield made


async def tell(stage: Stage, person: Person, detail: str = "") -> Place | None:
    async with stage.db.write() as tx:
        await jobs.schedule(tx, stage.guild_id, "probe:tell", person.id, stage.clock.now(), detail=detail)
    await stage.settle()
    assert isinstance(stage.bot, ProbeBot)
    return stage.bot.told[-1]


def message_at(person: Person, place: Place | None) -> Json:
    assert place is not None
    return next(one for one in person.messages(place.channel_id) if int(one["id"]) == place.message_id)


async def test_a_button_in_a_direct_message_knows_its_group_also_after_a_restart(stage: Stage) -> None:
    place = await tell(stage, stage.ana)
    await stage.restart_bot()

    message = message_at(stage.ana, place)
    pressed = await stage.ana.at(int(message["channel_id"])).click(message, "Press")

    assert pressed.text == "Pressed 1"
    assert isinstance(stage.bot, ProbeBot) and stage.bot.pressed == ["Ana Souza"]


async def test_a_form_opened_from_a_direct_message_arrives(stage: Stage) -> None:
    message = message_at(stage.ana, await tell(stage, stage.ana))
    form = await stage.ana.at(int(message["channel_id"])).click(message, "Say")

    assert (await form.submit(said="hello")).text == "Ana Souza said hello about 7"


async def test_a_panel_changed_in_a_direct_message_keeps_its_group(stage: Stage) -> None:
    message = message_at(stage.ana, await tell(stage, stage.ana))
    ana = stage.ana.at(int(message["channel_id"]))
    updated = await ana.click(message, "Update")

    assert updated.message is not None
    assert (await ana.click(updated.message, "Press")).text == "Pressed 2"


async def test_roles_count_in_direct_messages_as_in_the_group(stage: Stage) -> None:
    message = message_at(stage.ana, await tell(stage, stage.ana))
    refused = await stage.ana.at(int(message["channel_id"])).click(message, "Moderate")
    of_moderator = message_at(stage.morgan, await tell(stage, stage.morgan))
    done = await stage.morgan.at(int(of_moderator["channel_id"])).click(of_moderator, "Moderate")

    assert "for moderators" in refused.text
    assert done.text == "Done."


async def test_who_left_the_group_reads_that_nothing_is_to_do_any_more(stage: Stage) -> None:
    message = message_at(stage.ana, await tell(stage, stage.ana))
    await stage.ana.leave_guild(stage.guild_id)
    pressed = await stage.ana.at(int(message["channel_id"])).click(message, "Press")

    assert "no longer are" in pressed.text
    assert isinstance(stage.bot, ProbeBot) and stage.bot.pressed == []


@pytest.mark.parametrize("detail", ["", "words"])
async def test_who_closed_their_direct_messages_is_told_in_one_thread_of_theirs(stage: Stage, detail: str) -> None:
    stage.world.users.closed_dms.add(stage.ana.id)
    first, second = await tell(stage, stage.ana, detail), await tell(stage, stage.ana, detail)

    thread = stage.thread(stage.ana, "For you")
    assert first and second and {first.channel_id, second.channel_id} == {int(thread["id"])}
    message = message_at(stage.ana, first)
    assert f"<@{stage.ana.id}>" in reading.visible_text(message)
    assert [mentioned["id"] for mentioned in message["mentions"]] == [str(stage.ana.id)]
    if not detail:
        assert (await stage.ana.at(first.channel_id).click(message, "Press")).text == "Pressed 1"


@pytest.mark.parametrize("closed", [False, True])
async def test_what_discord_loses_is_said_once(stage: Stage, closed: bool) -> None:
    if closed:
        stage.world.users.closed_dms.add(stage.ana.id)
    fault = stage.server.faults.lose_answer("POST", "/channels/{id}/messages", status=503)
    async with stage.db.write() as tx:
        await jobs.schedule(tx, stage.guild_id, "probe:tell", stage.ana.id, stage.clock.now())
    for _ in range(4):
        await stage.pass_time(minutes=10)

    assert isinstance(stage.bot, ProbeBot)
    place = stage.bot.told[-1]
    assert fault.hits and place is not None
    shown = [one for one in stage.ana.messages(place.channel_id) if "Everything at once" in reading.visible_text(one)]
    assert [int(one["id"]) for one in shown] == [place.message_id]


async def test_where_nothing_reaches_a_person_nothing_is_told(stage: Stage) -> None:
    stage.world.users.closed_dms.add(stage.ana.id)
    await stage.set("interviews_channel", None)
    assert await tell(stage, stage.ana) is None
