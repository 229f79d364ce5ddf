"""What everything is compared with: a bot that gives answers like Greenroom's with discord.py and nothing else.

It has no database, no settings and no roles to look at, and asks Discord for as little as Greenroom does: the same
intents, and no members or messages in memory.
"""

import asyncio
import sys
from typing import Any

import discord
import yarl
from discord import app_commands, ui

TOKEN = "bare.bot.token"

Interaction = discord.Interaction[Any]

WHEN = "<t:1795600800:F> (<t:1795600800:R>)"
SLOTS = 10
FIELDS = tuple(f"Field {number}" for number in range(16))
KINDS = ("Behavioral", "Technical", "Case", "Portfolio", "General")


class BareBot(discord.AutoShardedClient):
    def __init__(self) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True, guild_scheduled_events=True, voice_states=True),
            member_cache_flags=discord.MemberCacheFlags.none(),
            chunk_guilds_at_startup=False,
            max_messages=None,
            allowed_mentions=discord.AllowedMentions.none(),
        )
        self.tree = app_commands.CommandTree(self)
        self.tree.add_command(interview)
        self.tree.add_command(me)

    async def setup_hook(self) -> None:
        # A small bot sends its commands once and not at every start, as Greenroom does.
        assert self.application_id is not None
        if not await self.http.get_global_commands(self.application_id):
            await self.tree.sync()

    async def on_interaction(self, interaction: Interaction) -> None:
        data: Any = interaction.data
        if interaction.type is discord.InteractionType.component and data["custom_id"].startswith("pick"):
            await interaction.response.send_modal(_form())


interview = app_commands.Group(name="interview", description="Mock interviews")
me = app_commands.Group(name="me", description="Everything about you")


@interview.command()
async def book(interaction: Interaction) -> None:
    """Book a mock interview with a volunteer."""
    await interaction.response.send_message(view=_picker(), ephemeral=True)


@interview.command(name="list")
async def list_own(interaction: Interaction) -> None:
    """Your requests, bookings and watched interviews."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay("### Your interviews"))
    view.add_item(ui.TextDisplay(f"**#1** · 🟢 Booked · {WHEN} · with <@{interaction.user.id}> · any field, any kind"))
    row: ui.ActionRow[ui.LayoutView] = ui.ActionRow()
    for label in ("Move", "Cancel", "Calendar file"):
        row.add_item(ui.Button(label=label, custom_id=f"{label.lower()}:1"))
    view.add_item(row)
    await interaction.response.send_message(view=_sealed(view), ephemeral=True)


@me.command()
async def timezone(interaction: Interaction, zone: str) -> None:
    """Set your time zone; agreed bookings never move"""
    said = f"Your time zone is now **{zone}**; it is 12:00 there. Agreed bookings stay where they are."
    await interaction.response.send_message(said, ephemeral=True)


def _picker() -> ui.LayoutView:
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay("### Open times\nChoose one to see the form; nothing is booked before you send it."))
    lines = [f"- {WHEN} · <@1000000000000000001> · any field · any kind · 30 min" for _ in range(SLOTS)]
    view.add_item(ui.TextDisplay("\n".join(lines)))
    options = [
        discord.SelectOption(
            label="Wednesday, 25 November 2026, 10:00 (UTC)", value=str(number), description="any field · any kind"
        )
        for number in range(SLOTS)
    ]
    view.add_item(ui.ActionRow(ui.Select(placeholder="Choose a time", options=options, custom_id="pick")))
    for what, names in (("Field", FIELDS), ("Kind", KINDS)):
        filters = [discord.SelectOption(label=name, value=name) for name in ("any", *names)]
        view.add_item(ui.ActionRow(ui.Select(placeholder=f"{what}: any", options=filters, custom_id=f"filter:{what}")))
    view.add_item(ui.ActionRow(ui.Button(label="Later", custom_id="page:1")))
    return _sealed(view)


def _form() -> ui.Modal:
    modal = ui.Modal(title="Book a mock interview", custom_id="book:1", timeout=None)
    goals: ui.TextInput[Any] = ui.TextInput(custom_id="goals", style=discord.TextStyle.paragraph, max_length=1000)
    about = "The role, what is hard for you, what you want feedback on. The volunteer reads it."
    modal.add_item(ui.Label(text="What would you like to practise?", description=about, component=goals))
    resume: ui.FileUpload[Any] = ui.FileUpload(custom_id="resume", required=False)
    about = "Only the two of you see it, and moderators can. I remove it after the interview."
    modal.add_item(ui.Label(text="Resume (PDF or Word), if you like", description=about, component=resume))
    watch = discord.CheckboxGroupOption(label="Group members may watch and learn", value="watch")
    openness: ui.CheckboxGroup[Any] = ui.CheckboxGroup(
        custom_id="openness", required=False, min_values=0, max_values=1, options=[watch]
    )
    about = "Leave both empty for a private interview. You can change your mind later."
    modal.add_item(ui.Label(text="Who may take part?", description=about, component=openness))
    for what, names in (("Field", FIELDS), ("Kind", KINDS)):
        options = [discord.SelectOption(label=name, value=name) for name in names]
        choice: ui.Select[Any] = ui.Select(custom_id=what, required=False, min_values=0, options=options)
        modal.add_item(ui.Label(text=f"{what}, if it matters to you", component=choice))
    modal.stop()
    return modal


def _sealed(view: ui.LayoutView) -> ui.LayoutView:
    """Without discord.py's bookkeeping of views, which Greenroom does not use either."""
    view.stop()
    return view


async def main(url: str) -> None:
    discord.http.Route.BASE = f"{url}/api/v10"
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url.replace("http", "ws", 1) + "/gateway")
    discord.utils.setup_logging()
    async with BareBot() as bot:
        await bot.start(TOKEN)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
