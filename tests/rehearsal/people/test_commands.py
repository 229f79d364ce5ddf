"""Slash commands, autocomplete and context menus, run by people against a stock command tree."""

import asyncio
from typing import Any, Literal

import discord
import pytest
from discord import app_commands

from core.clock import MovableClock
from rehearsal.people import NotPossible
from rehearsal.permissions import Permission
from rehearsal.state.channels import overwrite
from tests.rehearsal.gateway.stage import Bot, a_stage, running

Interaction = discord.Interaction[Bot]


class CommandBot(Bot):
    """Answers with what it was given."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[Interaction] = []
        book = app_commands.Group(name="interview", description="Interviews")
        deeper = app_commands.Group(name="series", description="Series", parent=book)
        book.command(name="book", description="Book")(self._book_command())
        deeper.command(name="stop", description="Stop")(self._plain("stopped"))
        self.tree.add_command(book)
        self.tree.command(name="here", description="Where am I")(self._plain("here"))
        admin = self.tree.command(name="admin", description="For managers")(self._plain("managed"))
        admin.default_permissions = discord.Permissions(manage_guild=True)
        guild_only = self.tree.command(name="club", description="Only in guilds")(self._plain("in a club"))
        guild_only.allowed_contexts = app_commands.AppCommandContext(guild=True)
        self.tree.add_command(app_commands.ContextMenu(name="Report person", callback=self._user_menu()))
        self.tree.add_command(app_commands.ContextMenu(name="Report message", callback=self._message_menu()))

    def _plain(self, words: str) -> Any:
        async def answer(interaction: Interaction) -> None:
            self.seen.append(interaction)
            await interaction.response.send_message(words)

        return answer

    def _book_command(self) -> Any:
        @app_commands.autocomplete(slot=self._suggest)
        async def book(
            interaction: Interaction,
            slot: str,
            minutes: app_commands.Range[int, 20, 60] = 30,
            fee: float = 0.0,
            kind: Literal["technical", "case"] = "case",
            open: bool = False,
            who: discord.Member | None = None,
            room: discord.VoiceChannel | None = None,
            role: discord.Role | None = None,
            either: discord.Member | discord.Role | None = None,
            resume: discord.Attachment | None = None,
            note: app_commands.Range[str, 3, 5] | None = None,
        ) -> None:
            self.seen.append(interaction)
            size = len(await resume.read()) if resume else None
            given = (slot, minutes, fee, kind, open, who, room, role, either, resume and resume.filename, size, note)
            await interaction.response.send_message(" | ".join(str(value) for value in given))

        return book

    async def _suggest(self, interaction: Interaction, typed: str) -> list[app_commands.Choice[str]]:
        self.seen.append(interaction)
        room = interaction.namespace.room
        return [app_commands.Choice(name=f"{typed} in {room.id if room else 'no room'}", value=typed)]

    def _user_menu(self) -> Any:
        async def report(interaction: Interaction, member: discord.Member) -> None:
            await interaction.response.send_message(
                f"reported {member}, a member: {isinstance(member, discord.Member)}"
            )

        return report

    def _message_menu(self) -> Any:
        async def report(interaction: Interaction, message: discord.Message) -> None:
            await interaction.response.send_message(f"reported “{message.content}” by {message.author}")

        return report


async def test_every_kind_of_option_arrives_as_the_library_expects_it(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, CommandBot()):
        role = stage.world.roles.create(stage.guild.id, "Red")
        lounge = stage.add_channel("Lounge", 2)
        reply = await stage.ana.command(
            "interview book",
            slot="Tue 18:30",
            minutes=45,
            fee=1.5,
            kind="technical",
            open=True,
            who=stage.ben,
            room=lounge,
            role=role["id"],
            either=role["id"],
            resume=("cv.pdf", b"%PDF-1.7"),
            note="four",
        )
        assert reply.text == "Tue 18:30 | 45 | 1.5 | technical | True | ben | Lounge | Red | Red | cv.pdf | 8 | four"
        assert (reply.kind, reply.ephemeral, reply.deferred) == ("message", False, False)


async def test_the_payload_says_who_where_and_with_which_rights(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, CommandBot()) as bot:
        await stage.ana.command("here")
        (seen,) = bot.seen
        assert isinstance(seen.user, discord.Member)
        assert (seen.user.id, seen.user.joined_at is not None) == (stage.ana_id, True)
        assert (seen.guild_id, seen.channel_id) == (stage.guild.id, stage.channel_id)
        assert seen.permissions.send_messages and not seen.permissions.manage_guild
        assert seen.app_permissions.value == stage.world.permissions_in(stage.channel_id, stage.bot_id)
        assert (seen.locale, seen.guild_locale) == (discord.Locale.american_english, discord.Locale.american_english)
        assert seen.context.guild and seen.filesize_limit == 10 * 1024 * 1024
        assert seen.command is not None and seen.command.name == "here"


async def test_a_command_in_a_dm_carries_the_user_and_no_member(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, CommandBot()) as bot:
        dm = stage.ana.dm(stage.bot_id)
        reply = await stage.ana.at(dm).command("here")
        assert reply.text == "here"
        (seen,) = bot.seen
        assert isinstance(seen.user, discord.User) and seen.guild_id is None
        assert isinstance(seen.channel, discord.DMChannel) and seen.channel.id == dm
        assert seen.context.dm_channel
        assert stage.ana.messages(dm)[-1]["content"] == "here"


async def test_a_bot_without_any_intent_still_gets_a_usable_channel(clock: MovableClock) -> None:
    bot = Bot(discord.Intents.none())

    @bot.tree.command(name="where", description="Where")
    async def where(interaction: Interaction) -> None:
        await interaction.response.send_message(f"{type(interaction.channel).__name__} {interaction.channel}")

    async with a_stage(clock) as stage, running(stage.server, bot):
        forum = stage.add_channel("forum", 15)
        for channel_id, expected in (
            (stage.channel_id, "TextChannel general"),
            (stage.add_channel("Lounge", 2), "VoiceChannel Lounge"),
            (stage.add_channel("Stage", 13), "StageChannel Stage"),
            (stage.world.threads.create(stage.channel_id, stage.ana_id, "talk", 12)["id"], "Thread talk"),
            (stage.world.threads.create(forum, stage.ana_id, "post", 11)["id"], "Thread post"),
            (stage.ana.dm(stage.bot_id), "DMChannel Direct Message with ana"),
        ):
            assert (await stage.ana.at(channel_id).command("where")).text == expected


async def test_subcommands_of_subgroups_are_found(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, CommandBot()):
        assert (await stage.ana.command("interview series stop")).text == "stopped"
        for wrong in ("interview", "interview series", "interview sing", "nothing"):
            with pytest.raises(NotPossible):
                await stage.ana.command(wrong)


async def test_suggestions_know_what_was_typed_and_the_other_options(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, CommandBot()) as bot:
        lounge = stage.add_channel("Lounge", 2)
        assert await stage.ana.autocomplete("interview book", "slot", "tue") == [
            {"name": "tue in no room", "value": "tue"}
        ]
        choices = await stage.ana.autocomplete("interview book", "slot", "wed", room=lounge)
        assert choices == [{"name": f"wed in {lounge}", "value": "wed"}]
        assert [seen.type for seen in bot.seen] == [discord.InteractionType.autocomplete] * 2
        with pytest.raises(NotPossible, match="no suggestions"):
            await stage.ana.autocomplete("interview book", "minutes", "3")


WRONG_OPTIONS: list[dict[str, Any]] = [
    {},
    {"slot": ""},
    {"slot": 5},
    {"slot": "x", "colour": "red"},
    {"slot": "x", "minutes": 19},
    {"slot": "x", "minutes": 61},
    {"slot": "x", "minutes": 30.5},
    {"slot": "x", "minutes": True},
    {"slot": "x", "kind": "secret"},
    {"slot": "x", "open": "yes"},
    {"slot": "x", "who": 1},
    {"slot": "x", "note": "no"},
    {"slot": "x", "note": "too long"},
    {"slot": "x", "resume": ("big.pdf", b"x" * (10 * 1024 * 1024 + 1))},
]


async def test_a_client_refuses_what_does_not_fit_the_command(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, CommandBot()) as bot:
        for options in WRONG_OPTIONS:
            with pytest.raises(NotPossible):
                await stage.ana.command("interview book", **options)
        assert bot.seen == []


async def test_a_channel_option_takes_its_kinds_of_channel_only_and_none_that_is_hidden(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, CommandBot()):
        denied = overwrite(stage.guild.id, deny=int(Permission.VIEW_CHANNEL))
        hidden = stage.add_channel("Hidden", 2, overwrites=[denied])
        for wrong in (stage.channel_id, hidden):
            with pytest.raises(NotPossible):
                await stage.ana.command("interview book", slot="x", room=wrong)


async def test_default_permissions_hide_a_command(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, CommandBot()):
        with pytest.raises(NotPossible):
            await stage.ana.command("admin")
        assert "admin" not in [command["name"] for command in stage.ana.commands(stage.guild.id)]
        assert (await stage.owner.command("admin")).text == "managed"


async def test_a_command_for_guilds_is_not_offered_in_dms(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, CommandBot()):
        assert (await stage.ana.command("club")).text == "in a club"
        with pytest.raises(NotPossible):
            await stage.ana.at(stage.ana.dm(stage.bot_id)).command("club")


async def test_commands_need_a_visible_channel_with_the_right_to_use_them(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, CommandBot()):
        for denied in (Permission.VIEW_CHANNEL, Permission.USE_APPLICATION_COMMANDS):
            channel = stage.add_channel("closed", overwrites=[overwrite(stage.guild.id, deny=int(denied))])
            with pytest.raises(NotPossible):
                await stage.ana.at(channel).command("here")


async def test_commands_are_missing_in_archived_and_locked_threads_and_where_the_parent_forbids_to_write(
    clock: MovableClock,
) -> None:
    async with a_stage(clock) as stage, running(stage.server, CommandBot()):
        thread = int(stage.world.threads.create(stage.channel_id, stage.ana_id, "talk", 11)["id"])
        assert (await stage.ana.at(thread).command("here")).text == "here"
        for state in ("archived", "locked"):
            stage.world.threads.edit(thread, metadata={state: True})
            with pytest.raises(NotPossible, match=state):
                await stage.ana.at(thread).command("here")
            stage.world.threads.edit(thread, metadata={state: False})
        denied = overwrite(stage.guild.id, deny=int(Permission.SEND_MESSAGES))
        stage.world.channels.edit(stage.channel_id, permission_overwrites=[denied])
        with pytest.raises(NotPossible):
            await stage.ana.at(thread).command("here")


async def test_who_left_the_guild_can_do_nothing_there(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, CommandBot()):
        ana = stage.ana.at(stage.channel_id)
        await ana.leave_guild(stage.guild.id)
        with pytest.raises(NotPossible):
            await ana.command("here")


async def test_context_menus_bring_the_person_or_the_message(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, CommandBot()):
        said = await stage.ben.say(stage.channel_id, "rude words")
        person = await stage.ana.user_menu("Report person", stage.ben)
        assert person.text == "reported ben, a member: True"
        message = await stage.ana.message_menu("Report message", said)
        assert message.text == "reported “rude words” by ben"
        with pytest.raises(NotPossible):
            await stage.ana.user_menu("Report message", stage.ben)


async def test_a_hundred_people_at_once_each_get_their_own_answer(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, CommandBot()):
        answers = await asyncio.gather(
            *(stage.ana.command("interview book", slot=f"slot {number}") for number in range(100))
        )
        assert [answer.text.split(" | ")[0] for answer in answers] == [f"slot {number}" for number in range(100)]
