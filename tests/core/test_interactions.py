"""Commands, buttons, selects and forms of the real bot against the local Discord, with a feature made for the test."""

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from core import client, jobs, texts
from core.actor import Who
from core.client import Greenroom
from core.clock import MovableClock
from core.settings import Settings, get_settings
from core.ui import on_job
from data.database import Transaction
from rehearsal.people import Reply
from tests.core.probe import REFUSED, OtherCog, ProbeBot, schedule_post
from tests.stage import Stage, a_stage
from tests.waiting import until


@pytest.fixture
async def stage(clock: MovableClock, database_path: Path) -> AsyncIterator[Stage]:
    async with a_stage(clock, database_path, kind_of_bot=ProbeBot) as made:
        yield made


def probe_bot(stage: Stage) -> ProbeBot:
    assert isinstance(stage.bot, ProbeBot)
    return stage.bot


async def opened_form(stage: Stage, name: str) -> Reply:
    shown = await stage.person(name).command("probe")
    return await shown.click("Say")


def kept_views(stage: Stage) -> list[Any]:
    """What discord.py keeps of views, forms and dynamic items, in whatever drawer."""
    store = stage.bot._connection._view_store
    return [kept for drawer in vars(store).values() if isinstance(drawer, dict) for kept in drawer.items()]


def code_in(reply: Reply) -> str:
    found = re.search(r"\*\*([0-9A-F]{6})\*\*", reply.text)
    assert found, reply.text
    assert texts.defect(found[1]) in reply.text
    return found[1]


async def test_a_form_reaches_its_function_with_what_was_typed_and_what_it_is_about(stage: Stage) -> None:
    reply = await (await opened_form(stage, "ana")).submit(said="hello")

    assert reply.text == "Ana Souza said hello about 7"
    assert reply.ephemeral


async def test_two_people_who_submit_the_same_form_at_once_keep_their_own_words(stage: Stage) -> None:
    """discord.py's own forms, when shared, give both the words of the second one."""
    ana, ben = await opened_form(stage, "ana"), await opened_form(stage, "ben")
    bot = probe_bot(stage)
    bot.gate.clear()
    submitting = [
        asyncio.create_task(form.submit(said=said)) for form, said in ((ana, "first words"), (ben, "second words"))
    ]
    await until(lambda: bot.waiting == 2)
    bot.gate.set()

    said = [reply.text for reply in await asyncio.gather(*submitting)]
    assert said == ["Ana Souza said first words about 7", "Ben Carter said second words about 7"]


async def test_a_form_that_was_open_during_a_restart_still_arrives(stage: Stage) -> None:
    form = await opened_form(stage, "ana")
    await stage.restart_bot()
    assert (await form.submit(said="hello")).text == "Ana Souza said hello about 7"


async def test_a_form_opened_again_and_again_and_never_sent_stays_nowhere(stage: Stage) -> None:
    shown = await stage.ana.command("probe")
    for _ in range(5):
        await shown.click("Say")
    assert kept_views(stage) == []
    assert (await (await shown.click("Say")).submit(said="hello")).text.endswith("said hello about 7")


async def test_no_way_of_sending_a_view_leaves_it_with_discord_py(stage: Stage) -> None:
    await schedule_post(stage.bot, stage.guild_id, stage.channels["announcements"])
    await stage.settle()
    shown = await stage.ana.command("probe")
    await shown.click("Update")
    await (await stage.ana.command("probe")).click("Say")

    assert kept_views(stage) == []


async def test_editing_one_message_leaves_the_buttons_of_all_others_alive(stage: Stage) -> None:
    """discord.py forgets the handlers of a whole class of buttons when one message is edited without its button."""
    first, second = await stage.ana.command("probe"), await stage.ben.command("probe")
    updated = await first.click("Update")

    assert (await second.click("Press")).text == "Pressed 1"
    assert (await updated.click("Press")).text == "Pressed 2"


async def test_a_lasting_card_works_for_everyone_and_after_a_restart(stage: Stage) -> None:
    await schedule_post(stage.bot, stage.guild_id, stage.channels["announcements"])
    await stage.settle()
    (card,) = stage.ana.messages(stage.channels["announcements"])
    assert (await stage.ana.click(card, "Press")).text == "Pressed 3"
    await stage.restart_bot()

    assert (await stage.ben.click(card, "Press")).text == "Pressed 3"


async def test_what_became_due_while_the_bot_was_away_is_done_only_when_it_knows_its_servers(stage: Stage) -> None:
    """Until then a channel looks as if it had been deleted."""
    async with stage.db.write() as tx:
        for number, channel_id in enumerate(stage.channels.values()):
            due_at = stage.bot.clock.now() + timedelta(hours=1)
            await jobs.schedule(tx, stage.guild_id, "probe:look", channel_id, due_at, detail=str(number))
    await stage.stop_bot()
    stage.clock_to_move.move(timedelta(hours=2))
    stage.server.faults.delay("GET", "/gateway/bot", seconds=0.3)
    await stage.start_bot()
    await stage.settle()

    assert probe_bot(stage).channels_seen == [True] * len(stage.channels)


async def test_after_an_abrupt_end_everything_works_again(stage: Stage) -> None:
    shown = await stage.ana.command("probe")
    await stage.kill_bot()
    await stage.start_bot()

    assert (await shown.click("Press")).text == "Pressed 1"


async def test_a_double_click_is_two_clicks_and_both_are_answered(stage: Stage) -> None:
    shown = await stage.ana.command("probe")
    replies = await asyncio.gather(shown.click("Press"), shown.click("Press"))

    assert [reply.text for reply in replies] == ["Pressed 1", "Pressed 1"]
    assert probe_bot(stage).pressed == ["Ana Souza", "Ana Souza"]


async def refused_everywhere(stage: Stage, how: str) -> list[Reply]:
    """The same failure in a command, a deferred command, a button, a select and a form."""
    shown = await stage.ana.command("probe")
    button = {"refusal": "Refuse", "defect": "Break"}[how]
    form = await shown.click("Say")
    return [
        await stage.ana.command("fail", how=how),
        await stage.ana.command("fail", how=f"deferred {how}"),
        await shown.click(button),
        await shown.select("Choose", [how]),
        await form.submit(said=how),
    ]


async def test_a_refusal_is_said_as_it_is_wherever_it_happens(stage: Stage, caplog: pytest.LogCaptureFixture) -> None:
    replies = await refused_everywhere(stage, "refusal")

    assert all(reply.text.startswith(REFUSED) for reply in replies), replies
    assert all(reply.ephemeral for reply in replies)
    assert not [
        record for record in caplog.records if record.levelname in ("ERROR", "WARNING") and "core" in record.name
    ]


async def test_a_defect_becomes_a_code_that_the_log_explains_wherever_it_happens(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    replies = await refused_everywhere(stage, "defect")

    codes = [code_in(reply) for reply in replies]
    assert len(set(codes)) == len(replies)
    assert all(f"Defect {code}" in caplog.text for code in codes)
    assert caplog.text.count("ValueError: something private in an error") == len(replies)
    assert not any("private" in reply.text for reply in replies)
    assert all(reply.ephemeral for reply in replies)


async def test_who_is_told_of_a_failure_is_never_told_that_nothing_was_changed_when_something_was(
    stage: Stage,
) -> None:
    """Often only the answer failed: what it was about is done."""
    assert "nothing was changed" in (await stage.ana.command("fail", how="defect")).text
    said = (await stage.ana.command("fail", how="kept defect")).text
    assert "may be done already" in said and "look before you do it again" in said and "**" in said
    for failure in ({"status": 403, "code": 50013}, {"status": 503, "times": None}):
        fault = stage.server.faults.fail("POST", "/channels/{id}/messages", **failure)
        assert "may be done already" in (await stage.ana.command("fail", how="kept discord")).text
        assert "may be done already" not in (await stage.ana.command("fail", how="refusal")).text
        stage.server.faults.remove(fault)
    stage.server.faults.fail("POST", "/channels/{id}/messages", status=404, code=10008)
    said = (await stage.ana.command("fail", how="discord")).text
    assert "may be done already" in said, "it may be done on Discord alone"


async def test_a_connection_that_breaks_is_no_defect_of_the_bot(stage: Stage) -> None:
    stage.server.faults.drop("POST", "/channels/{id}/messages", times=None)
    assert (await stage.ana.command("fail", how="discord")).text == texts.discord_unwell()


async def test_what_was_typed_into_a_form_comes_back_when_it_could_not_be_used(stage: Stage) -> None:
    for how in ("refusal", "defect"):
        reply = await (await opened_form(stage, "ana")).submit(said=f"{how} of my dearest words")
        assert texts.what_you_typed() in reply.text
        assert f"{how} of my dearest words" in reply.text


async def test_words_that_would_break_the_message_come_back_as_a_file(stage: Stage) -> None:
    form = await opened_form(stage, "ana")
    in_form = await form.submit(said="defect ``` of code")
    in_option = await stage.ana.command("fail", how="refusal", text="I prepared for weeks. " * 100)

    for reply in (in_form, in_option):
        assert texts.what_you_typed() in reply.text
        assert reply.message is not None
        assert [file["filename"] for file in reply.message["attachments"]] == ["what-you-typed.txt"]


async def test_a_long_option_of_a_command_comes_back_and_a_short_one_need_not(stage: Stage) -> None:
    words = "I prepared for weeks and would like to know"
    assert words in (await stage.ana.command("fail", how="refusal", text=words)).text
    assert (await stage.ana.command("fail", how="refusal", text="short")).text == REFUSED


@pytest.mark.parametrize("label", ["Outdated", "Too little", "Not a number"])
async def test_a_control_of_an_older_version_says_so(stage: Stage, label: str) -> None:
    reply = await (await stage.ana.command("probe")).click(label)
    assert reply.text == texts.outdated_control()


async def test_what_discord_forbids_is_explained_with_what_a_moderator_can_do(stage: Stage) -> None:
    stage.server.faults.fail("POST", "/channels/{id}/messages", status=403, code=50013)
    reply = await stage.ana.command("fail", how="discord")
    assert "/setup" in reply.text
    assert "**Check**" in reply.text


async def test_when_discord_is_unwell_the_person_is_asked_to_try_again(stage: Stage) -> None:
    stage.server.faults.fail("POST", "/channels/{id}/messages", status=503, times=None)
    assert (await stage.ana.command("fail", how="discord")).text == texts.discord_unwell()


async def test_a_failure_before_a_command_begins_is_a_defect_with_a_code_too(stage: Stage) -> None:
    shown = await stage.ana.command("probe")
    async with stage.db.write() as tx:
        await tx.run("INSERT OR REPLACE INTO guild_setting VALUES (?, 'timezone', 'not JSON')", (stage.guild_id,))
    stage.bot.forget_settings(stage.guild_id)

    code_in(await stage.ana.command("probe"))
    code_in(await shown.click("Press"))
    assert await stage.ana.autocomplete("fail", "how", "x") == []


@pytest.mark.parametrize(("name", "allowed"), [("morgan", True), ("ana", False), ("priya", False), ("stranger", False)])
async def test_who_may_use_a_command_button_or_form_is_checked_each_time(
    stage: Stage, name: str, allowed: bool
) -> None:
    person = stage.person(name)
    card = await stage.morgan.command("probe")
    command = await person.command("moderate")
    suggestions = await person.autocomplete("moderate", "what", "")
    assert (command.text == "Done.") is allowed
    assert bool(suggestions) is allowed
    if not allowed:
        no = Who.MEMBER if name == "stranger" else Who.MODERATOR
        assert command.text in (texts.not_allowed(Who.MODERATOR), texts.not_allowed(no))
    if name == "stranger":
        assert (await person.command("probe")).text == texts.not_allowed(Who.MEMBER)
        return
    shown = card if name == "morgan" else await person.command("probe")
    assert ((await shown.click("Moderate")).text == "Done.") is allowed
    form = await shown.click("Form for moderators")
    assert ((await form.submit(said="x")).text.startswith("Done.")) is allowed


async def test_two_features_may_share_a_group_of_commands(stage: Stage) -> None:
    assert (await stage.ana.command("interview first")).text == "first"
    assert (await stage.ana.command("interview second")).text == "second"


async def test_commands_are_sent_to_discord_once_and_their_mentions_can_be_clicked(stage: Stage) -> None:
    mention = stage.bot.command_mention("interview first")
    await stage.restart_bot()

    sent = [one for one in stage.server.requests if one.method == "PUT" and one.template.endswith("/commands")]
    assert len(sent) == 1
    assert re.fullmatch(r"</interview first:\d+>", mention)
    assert stage.bot.command_mention("interview first") == mention
    assert stage.bot.command_mention("nothing such") == "`/nothing such`"


async def test_settings_read_while_they_change_are_not_kept(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    has_read, may_return = asyncio.Event(), asyncio.Event()

    async def read_slowly(tx: Transaction, guild_id: int) -> Settings:
        settings = await get_settings(tx, guild_id)
        has_read.set()
        await may_return.wait()
        return settings

    monkeypatch.setattr(client, "get_settings", read_slowly)
    stage.bot.forget_settings(stage.guild_id)
    reading = asyncio.create_task(stage.bot.settings_of(stage.guild_id))
    await has_read.wait()
    await stage.set("answer_hours", 5)
    may_return.set()
    await reading

    assert (await stage.bot.settings_of(stage.guild_id)).answer_hours == 5


async def test_two_functions_of_one_feature_may_not_do_the_same_job(stage: Stage) -> None:
    module = ModuleType("twice")
    for name in ("first", "second"):

        async def do(bot: Greenroom, job: jobs.Job) -> None: ...

        setattr(module, name, on_job("twice:do")(do))

    with pytest.raises(ValueError, match="twice:do"):
        await stage.bot.add_feature("twice", OtherCog(probe_bot(stage)), module)
