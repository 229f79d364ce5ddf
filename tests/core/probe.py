"""A feature that exists only in tests: one of each kind of command, button, select, form and job."""

import asyncio
import sys
from typing import Any

import discord
from discord import app_commands, ui
from discord.ext import commands

from core import delivery, jobs
from core.actor import Who
from core.client import Greenroom
from core.commands import allowed, command_group
from core.context import Context
from core.errors import Refusal
from core.jobs import Job
from core.settings import set_setting
from core.ui import (
    Control,
    Interaction,
    Tone,
    button,
    card,
    form,
    on_click,
    on_job,
    on_submit,
    panel,
    select,
    text_field,
)

REFUSED = "Not today. Try tomorrow."


class ProbeCog(commands.Cog):
    interview = command_group("interview")

    def __init__(self, bot: "ProbeBot") -> None:
        self.bot = bot

    @app_commands.command()
    @app_commands.guild_only()
    async def probe(self, interaction: Interaction) -> None:
        """Show a panel with one control of each kind."""
        context = await self.bot.context(interaction)
        await context.answer(probe_panel())

    @app_commands.command()
    @app_commands.guild_only()
    @app_commands.describe(how="what goes wrong", text="what one typed")
    async def fail(self, interaction: Interaction, how: str, text: str = "") -> None:
        """Fail in some way."""
        context = await self.bot.context(interaction)
        if how.startswith("deferred"):
            await context.defer()
        if how.startswith("kept"):
            async with self.bot.db.write() as tx:
                await set_setting(tx, context.actor.guild_id, "answer_hours", 5)
        await fail(context, how.split()[-1])

    @fail.autocomplete("how")
    async def suggest(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name="refusal", value="refusal")]

    @allowed(Who.MODERATOR)
    @app_commands.command()
    @app_commands.guild_only()
    async def moderate(self, interaction: Interaction, what: str = "") -> None:
        """Only for moderators."""
        context = await self.bot.context(interaction)
        await context.answer("Done.")

    @moderate.autocomplete("what")
    async def suggest_secret(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name="a secret", value="secret")]

    @interview.command()
    async def first(self, interaction: Interaction) -> None:
        """Show that a group can be shared."""
        await (await self.bot.context(interaction)).answer("first")


class OtherCog(commands.Cog):
    """A second feature with commands in the same group."""

    interview = command_group("interview")

    def __init__(self, bot: "ProbeBot") -> None:
        self.bot = bot

    @interview.command()
    async def second(self, interaction: Interaction) -> None:
        """Show that a group can be shared."""
        await (await self.bot.context(interaction)).answer("second")


class ProbeBot(Greenroom):
    """The real bot with nothing but this feature. `gate` holds up what waits for it, until it is set."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.gate = asyncio.Event()
        self.gate.set()
        self.waiting = 0
        self.pressed: list[str] = []
        self.told: list[delivery.Place | None] = []
        self.channels_seen: list[bool] = []

    async def load_features(self) -> None:
        await self.add_feature("probe", ProbeCog(self), sys.modules[__name__])
        await self.add_feature("other", OtherCog(self))

    async def pass_gate(self) -> None:
        self.waiting += 1
        await self.gate.wait()


def probe_panel() -> ui.LayoutView:
    options = [discord.SelectOption(label=name) for name in ("refusal", "defect")]
    controls: list[Control] = [
        button("Say", "probe:open", 7),
        button("Press", "probe:press", 1),
        button("Refuse", "probe:fail", "refusal"),
        button("Break", "probe:fail", "defect"),
        button("Outdated", "probe:gone", 1),
        select("Choose", options, "probe:choose"),
        button("Too little", "probe:press"),
        button("Not a number", "probe:press", "one"),
        button("Moderate", "probe:moderate"),
        button("Update", "probe:update"),
        button("Form for moderators", "probe:open_moderate"),
    ]
    return panel("Everything at once", controls=controls)


async def fail(context: Context, how: str) -> None:
    match how:
        case "refusal":
            raise Refusal(REFUSED)
        case "defect":
            raise ValueError("something private in an error")
        case "discord":
            await context.interaction.channel.send("hello")  # type: ignore[union-attr]
        case _:
            await context.answer("All is well.")


@on_click("probe:open")
async def open_form(click: Context, number: int) -> None:
    await click.open_form(form("Say something", [text_field("said", "What?", long=True)], "probe:say", number))


@on_submit("probe:say")
async def say(click: Context, number: int) -> None:
    assert isinstance(click.bot, ProbeBot)
    await click.bot.pass_gate()
    said = click.answers.text("said")
    if said.startswith(("refusal", "defect")):
        await fail(click, said.split()[0])
    await click.answer(f"{click.actor.name} said {said} about {number}")


@on_click("probe:press")
async def press(click: Context, number: int) -> None:
    assert isinstance(click.bot, ProbeBot)
    click.bot.pressed.append(click.actor.name)
    await click.answer(f"Pressed {number}")


@on_click("probe:fail")
async def break_down(click: Context, how: str) -> None:
    await fail(click, how)


@on_click("probe:choose")
async def choose(click: Context) -> None:
    await fail(click, click.values[0])


@on_click("probe:moderate", Who.MODERATOR)
async def moderate(click: Context) -> None:
    await click.answer("Done.")


@on_click("probe:update")
async def update(click: Context) -> None:
    await click.update(panel("Less", controls=[button("Press", "probe:press", 2)]))


@on_click("probe:open_moderate")
async def open_for_moderators(click: Context) -> None:
    await click.open_form(form("For moderators", [text_field("said", "What?")], "probe:moderate_form"))


@on_submit("probe:moderate_form", Who.MODERATOR)
async def moderate_form(click: Context) -> None:
    await click.answer("Done.")


@on_job("probe:post")
async def post(bot: Greenroom, job: Job) -> None:
    view = card("A lasting card", tone=Tone.OPEN, controls=[button("Press", "probe:press", 3)])
    await bot.get_partial_messageable(job.subject_id).send(view=view, nonce=job.nonce)


@on_job("probe:tell")
async def tell(bot: Greenroom, job: Job) -> None:
    said: str | ui.LayoutView = "Only words" if job.detail == "words" else probe_panel()
    assert isinstance(bot, ProbeBot)
    bot.told.append(await delivery.tell_privately(bot, job, job.subject_id, said, "Probe"))


@on_job("probe:look")
async def look(bot: Greenroom, job: Job) -> None:
    assert isinstance(bot, ProbeBot)
    bot.channels_seen.append(bot.get_channel(job.subject_id) is not None)


async def schedule_post(bot: Greenroom, guild_id: int, channel_id: int) -> None:
    async with bot.db.write() as tx:
        await jobs.schedule(tx, guild_id, "probe:post", channel_id, bot.clock.now())
