"""How a bot may answer: in time or too late, once, privately, deferred, edited, followed up."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import discord
import pytest

from core.clock import MovableClock
from rehearsal.people import Reply
from tests.rehearsal.gateway.stage import PATIENCE, Bot, Stage, a_stage, running

Interaction = discord.Interaction[Any]
Answer = Callable[[Interaction], Awaitable[Any]]


class AnsweringBot(Bot):
    """`/go` does what the test gives; `done` is the answer's result or error."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self.done: asyncio.Future[Any] = asyncio.get_running_loop().create_future()

        async def go(interaction: Interaction) -> None:
            try:
                result = await answer(interaction)
            except discord.HTTPException as error:
                self.done.set_result(error)
            else:
                if not self.done.done():
                    self.done.set_result(result)

        self.tree.command(name="go", description="Go")(go)

    async def error(self) -> tuple[int, int]:
        """The status and code that Discord answered with."""
        error = await asyncio.wait_for(self.done, PATIENCE)
        assert isinstance(error, discord.HTTPException), error
        return error.status, error.code


async def go(stage: Stage, answer: Answer) -> tuple[Reply, AnsweringBot]:
    async with running(stage.server, AnsweringBot(answer)) as bot:
        reply = await stage.ana.command("go")
        await asyncio.wait_for(asyncio.shield(bot.done), PATIENCE)
        return reply, bot


async def test_an_answer_after_the_first_seconds_is_an_unknown_interaction_and_the_person_is_told(
    clock: MovableClock,
) -> None:
    async with a_stage(clock, first_answer_seconds=0.05) as stage:
        told = asyncio.Event()

        async def late(interaction: Interaction) -> None:
            await told.wait()
            await interaction.response.send_message("too late")

        async with running(stage.server, AnsweringBot(late)) as bot:
            reply = await stage.ana.command("go")
            assert (reply.failed, reply.text) == (True, "The application did not respond")
            told.set()
            assert await bot.error() == (404, 10062)
        assert stage.ana.messages(stage.channel_id) == []


async def test_a_second_first_answer_is_refused(clock: MovableClock) -> None:
    async def twice(interaction: Interaction) -> None:
        await interaction.response.send_message("once")
        interaction.response._response_type = None
        await interaction.response.send_message("twice")

    async with a_stage(clock) as stage:
        reply, bot = await go(stage, twice)
        assert reply.text == "once"
        assert await bot.error() == (400, 40060)


async def test_a_token_works_for_its_time_only(clock: MovableClock) -> None:
    async with a_stage(clock, token_seconds=0.0) as stage:

        async def edit(interaction: Interaction) -> None:
            await interaction.response.send_message("first")
            await interaction.edit_original_response(content="second")

        reply, bot = await go(stage, edit)
        assert reply.text == "first"
        assert await bot.error() == (401, 50027)


async def test_a_follow_up_before_the_first_answer_is_an_unknown_webhook(clock: MovableClock) -> None:
    async def early(interaction: Interaction) -> None:
        try:
            await interaction.followup.send("early")
        finally:
            await interaction.response.send_message("now")

    async with a_stage(clock) as stage:
        reply, bot = await go(stage, early)
        assert reply.text == "now"
        assert await bot.error() == (404, 10015)


async def test_the_reply_to_a_deferral_takes_its_place_and_its_privacy(clock: MovableClock) -> None:
    async def deferred(interaction: Interaction) -> None:
        await interaction.response.defer(ephemeral=True, thinking=True)
        (placeholder,) = stage.ana.messages(stage.channel_id)
        assert placeholder["flags"] & 128
        first = await interaction.followup.send("for ana", ephemeral=False, wait=True)
        assert str(first.id) == placeholder["id"]
        await interaction.followup.send("for all")

    async with a_stage(clock) as stage:
        reply, _ = await go(stage, deferred)
        assert (reply.text, reply.ephemeral, reply.deferred) == ("for ana", True, True)
        assert [m["content"] for m in stage.ana.messages(stage.channel_id)] == ["for ana", "for all"]
        assert [m["content"] for m in stage.ben.messages(stage.channel_id)] == ["for all"]
        assert reply.message is not None and not reply.message["flags"] & 128
        assert reply.message["edited_timestamp"] is None, "the first words are no edit"


async def test_a_deferral_may_be_resolved_by_editing_the_original(clock: MovableClock) -> None:
    async def deferred(interaction: Interaction) -> None:
        await interaction.response.defer(thinking=True)
        await interaction.edit_original_response(content="here it is")

    async with a_stage(clock) as stage:
        reply, _ = await go(stage, deferred)
        assert (reply.text, reply.ephemeral) == ("here it is", False)


async def test_answers_can_be_read_edited_and_deleted_by_their_token(clock: MovableClock) -> None:
    async def play(interaction: Interaction) -> None:
        await interaction.response.send_message("one", ephemeral=True)
        original = await interaction.original_response()
        assert (original.content, original.flags.ephemeral) == ("one", True)
        await original.edit(content="two")
        extra = await interaction.followup.send("three", wait=True)
        await extra.edit(content="four")
        assert (await interaction.followup.fetch_message(extra.id)).content == "four"
        await extra.delete()
        await interaction.delete_original_response()
        await interaction.followup.send("the end")

    async with a_stage(clock) as stage:
        _, bot = await go(stage, play)
        assert bot.done.result() is None
        assert [m["content"] for m in stage.ana.messages(stage.channel_id)] == ["the end"]


async def test_a_token_reaches_no_message_but_its_own(clock: MovableClock) -> None:
    async with a_stage(clock) as stage:
        foreign = await stage.ben.say(stage.channel_id, "mine")

        async def grab(interaction: Interaction) -> None:
            await interaction.response.send_message("hello")
            await interaction.followup.edit_message(int(foreign["id"]), content="grabbed")

        _, bot = await go(stage, grab)
        assert await bot.error() == (404, 10008)


async def test_nobody_but_its_person_can_see_a_private_answer_and_the_bot_token_neither(clock: MovableClock) -> None:
    async def private(interaction: Interaction) -> None:
        await interaction.response.send_message("for ana", ephemeral=True)
        message = await interaction.original_response()
        await interaction.client.get_partial_messageable(stage.channel_id).fetch_message(message.id)

    async with a_stage(clock) as stage:
        reply, bot = await go(stage, private)
        assert reply.ephemeral
        assert await bot.error() == (404, 10008)
        assert stage.ben.messages(stage.channel_id) == stage.owner.messages(stage.channel_id) == []


async def test_the_answer_says_where_it_comes_from(clock: MovableClock) -> None:
    async def answer(interaction: Interaction) -> Any:
        return await interaction.response.send_message("hello")

    async with a_stage(clock) as stage:
        reply, bot = await go(stage, answer)
        callback = bot.done.result()
        assert isinstance(callback, discord.InteractionCallbackResponse)
        assert isinstance(callback.resource, discord.InteractionMessage)
        assert (callback.resource.content, callback.is_ephemeral(), callback.is_thinking()) == ("hello", False, False)
        assert callback.resource.type is discord.MessageType.chat_input_command
        assert callback.resource.interaction_metadata is not None
        assert callback.resource.interaction_metadata.user.id == stage.ana_id
        assert reply.message is not None and reply.message["id"] == str(callback.message_id)


async def test_a_form_is_a_first_answer_only_and_no_answer_to_a_form(clock: MovableClock) -> None:
    class Form(discord.ui.Modal, title="Form"):
        text: discord.ui.TextInput[Any] = discord.ui.TextInput(label="Text", required=False)

        async def on_submit(self, interaction: Interaction) -> None:
            try:
                await interaction.response.send_modal(Form(timeout=5))
            except discord.HTTPException as error:
                await interaction.response.send_message(f"{error.status} {error.code}")

    async def answer(interaction: Interaction) -> None:
        await interaction.response.send_modal(Form(timeout=5))

    async with a_stage(clock) as stage, running(stage.server, AnsweringBot(answer)):
        form = await stage.ana.command("go")
        assert (await form.submit()).text == "400 50035"


async def test_what_discord_would_refuse_in_an_answer_leaves_the_interaction_open(clock: MovableClock) -> None:
    async def answer(interaction: Interaction) -> None:
        try:
            await interaction.response.send_message("x" * 2001)
        except discord.HTTPException as error:
            await interaction.response.send_message(f"{error.status} {error.code}")

    async with a_stage(clock) as stage:
        reply, _ = await go(stage, answer)
        assert reply.text == "400 50035"


async def test_a_click_that_is_only_acknowledged_ends_when_its_message_changes(clock: MovableClock) -> None:
    class Panel(discord.ui.View):
        @discord.ui.button(label="By token")
        async def by_token(self, interaction: Interaction, _: Any) -> None:
            await interaction.response.defer()
            await interaction.edit_original_response(content="edited by token")

        @discord.ui.button(label="By channel")
        async def by_channel(self, interaction: Interaction, _: Any) -> None:
            await interaction.response.defer()
            assert interaction.message is not None
            await interaction.message.edit(content="edited by channel")

        @discord.ui.button(label="Follow up")
        async def follow_up(self, interaction: Interaction, _: Any) -> None:
            await interaction.response.defer()
            await interaction.followup.send("more", ephemeral=True)

    async def answer(interaction: Interaction) -> None:
        await interaction.response.send_message("panel", view=Panel())

    async with a_stage(clock) as stage, running(stage.server, AnsweringBot(answer)):
        panel = await stage.ana.command("go")
        for label in ("By token", "By channel"):
            reply = await panel.click(label)
            assert (reply.kind, reply.deferred, reply.text) == ("update", True, f"edited {label.lower()}")
        reply = await panel.click("Follow up")
        assert (reply.kind, reply.text, reply.ephemeral) == ("message", "more", True)


async def test_a_deferral_that_is_never_resolved_fails_but_a_silent_click_does_not(
    clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Panel(discord.ui.View):
        @discord.ui.button(label="Silent")
        async def silent(self, interaction: Interaction, _: Any) -> None:
            await interaction.response.defer()

        @discord.ui.button(label="Thinking")
        async def thinking(self, interaction: Interaction, _: Any) -> None:
            await interaction.response.defer(thinking=True)

    async def answer(interaction: Interaction) -> None:
        await interaction.response.send_message("panel", view=Panel())

    async with a_stage(clock) as stage, running(stage.server, AnsweringBot(answer)):
        panel = await stage.ana.command("go")
        monkeypatch.setattr("rehearsal.people.person.LONGEST_WAIT", 0.1)
        silent, thinking = await panel.click("Silent"), await panel.click("Thinking")
        assert (silent.kind, silent.deferred, silent.failed) == ("pending", True, False)
        assert (thinking.kind, thinking.deferred, thinking.failed) == ("pending", True, True)


async def test_wrong_tokens_and_wrong_answers_get_discords_errors(clock: MovableClock) -> None:
    async def keep(interaction: Interaction) -> None:
        base, token = stage.server.api_url, interaction.token
        callback = f"{base}/interactions/{interaction.id}/{token}/callback"
        async with aiohttp.ClientSession() as session:
            for url, body, expected in (
                (f"{base}/interactions/{interaction.id}/nonsense/callback", {"type": 4}, (404, 10062)),
                (f"{base}/interactions/1/{token}/callback", {"type": 4}, (404, 10062)),
                (callback, {"type": 1}, (400, 50035)),
                (callback, {"type": 7, "data": {"content": "x"}}, (400, 50035)),
                (callback, {"type": 8, "data": {"choices": []}}, (400, 50035)),
                (callback, {"type": 4, "data": {}}, (400, 50006)),
                (callback, {"type": 9, "data": {"title": "x", "custom_id": "y", "components": []}}, (400, 50035)),
                (f"{base}/webhooks/{stage.bot_id}/nonsense", {"content": "x"}, (404, 10015)),
            ):
                async with session.post(url, json=body) as response:
                    assert (response.status, (await response.json())["code"]) == expected, (url, body)
        await interaction.response.send_message("survived")

    async with a_stage(clock) as stage:
        reply, bot = await go(stage, keep)
        assert bot.done.result() is None
        assert reply.text == "survived"


async def test_a_bot_that_is_away_leaves_the_person_without_an_answer(clock: MovableClock) -> None:
    async def never(_: Interaction) -> None: ...

    async with a_stage(clock, first_answer_seconds=0.01) as stage:
        async with running(stage.server, AnsweringBot(never)):
            pass
        assert (await stage.ana.command("go")).failed


async def test_a_person_keeps_the_latest_private_messages_only(clock: MovableClock) -> None:
    async def many(interaction: Interaction) -> None:
        await interaction.response.send_message("0", ephemeral=True)

    async with a_stage(clock) as stage, running(stage.server, AnsweringBot(many)):
        await asyncio.gather(*(stage.ana.command("go") for _ in range(60)))
        assert len(stage.ana.messages(stage.channel_id)) == 50


@pytest.mark.parametrize("count", [25, 26])
async def test_at_most_25_suggestions_are_taken(clock: MovableClock, count: int) -> None:
    async def suggest(_: Interaction, typed: str) -> list[discord.app_commands.Choice[str]]:
        return [discord.app_commands.Choice(name=f"{typed}{n}", value=str(n)) for n in range(count)]

    async with a_stage(clock, first_answer_seconds=0.5) as stage:
        bot = Bot()

        @bot.tree.command(name="pick", description="Pick")
        @discord.app_commands.autocomplete(what=suggest)
        async def pick(interaction: Interaction, what: str) -> None: ...

        async with running(stage.server, bot):
            assert len(await stage.ana.autocomplete("pick", "what", "x")) == (25 if count == 25 else 0)
