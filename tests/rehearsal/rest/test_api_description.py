"""What discord.py sends and what the local Discord answers are as Discord's API description has them."""

import io
from datetime import timedelta

import discord
import pytest

from rehearsal.faults import RecordedRequest
from rehearsal.permissions import Permission
from tests.api_description import WHY_SKIPPED, check_answer, check_request, is_available
from tests.rehearsal.rest.conftest import Scene

pytestmark = pytest.mark.skipif(not is_available(), reason=WHY_SKIPPED)


def request(method: str, path: str, json: object = None, query: dict[str, str] | None = None) -> RecordedRequest:
    return RecordedRequest(method, path, path, {}, query or {}, json, False, (), None)


@pytest.mark.parametrize(
    "recorded",
    [
        request("POST", "/channels/1/messages", {"content": "x" * 4001}),
        request("POST", "/channels/1/messages", {"components": [{"type": 1, "components": [{"type": 2, "style": 9}]}]}),
        request("POST", "/channels/1/threads", {"type": 12}),
        request("POST", "/no/such/path", {}),
        request("DELETE", "/channels/1/messages/2", {"content": "x"}),
        request("GET", "/channels/1/messages", query={"limit": "101"}),
        request("GET", "/channels/1/messages", query={"page": "1"}),
    ],
)
def test_what_discord_does_not_describe_is_found(recorded: RecordedRequest) -> None:
    with pytest.raises(AssertionError):
        check_request(recorded)


@pytest.mark.parametrize(
    "recorded",
    [
        request("POST", "/channels/1/messages", {"content": "hello", "message_reference": {"message_id": 5}}),
        request("GET", "/channels/1/messages", query={"limit": "100", "before": "123456789012345678"}),
        request("PUT", "/channels/1/messages/2/reactions/x/@me"),
    ],
)
def test_what_discord_describes_passes(recorded: RecordedRequest) -> None:
    check_request(recorded)


async def test_discord_pys_requests_and_their_answers_are_as_described(scene: Scene, client: discord.Client) -> None:
    scene.allow(
        Permission.MANAGE_CHANNELS | Permission.MANAGE_ROLES | Permission.PIN_MESSAGES | Permission.KICK_MEMBERS
    )
    guild = await client.fetch_guild(scene.guild)
    await _use_messages(await client.fetch_channel(scene.channel))
    await _use_threads(await client.fetch_channel(scene.channel), scene)
    await _use_events(guild, scene)
    await _use_people(client, guild, scene)
    await _use_commands(client, guild)
    await client.application_info()
    assert len(scene.api.requests) > 40
    for recorded in scene.api.requests:
        assert recorded.status < 300, recorded
        check_request(recorded)
        check_answer(recorded)


async def _use_messages(channel: object) -> None:
    assert isinstance(channel, discord.TextChannel)
    view = discord.ui.View()
    view.add_item(discord.ui.Button(label="Book", custom_id="book", emoji="📅"))
    view.add_item(discord.ui.Select(custom_id="pick", options=[discord.SelectOption(label="One", value="1")]))
    embed = discord.Embed(title="Slot", description="d", colour=1, timestamp=discord.utils.utcnow())
    embed.set_footer(text="f").set_author(name="a").add_field(name="n", value="v")
    message = await channel.send("hi", embed=embed, view=view, nonce=1, file=discord.File(io.BytesIO(b"x"), "a.txt"))
    await channel.send("reply", reference=message, mention_author=False)
    await message.edit(content="new", attachments=[])
    await message.add_reaction("👍")
    _ = [user async for user in (await channel.fetch_message(message.id)).reactions[0].users()]
    await message.pin()
    _ = [pinned async for pinned in channel.pins()]
    await message.unpin()
    _ = [old async for old in channel.history(limit=5)]
    layout = discord.ui.LayoutView()
    button: discord.ui.Section[discord.ui.LayoutView] = discord.ui.Section(
        "text", accessory=discord.ui.Button(label="Go", custom_id="go")
    )
    layout.add_item(discord.ui.Container(button, discord.ui.Separator(), discord.ui.TextDisplay("t"), accent_colour=1))
    await (await channel.send(view=layout)).delete()


async def _use_threads(channel: object, scene: Scene) -> None:
    assert isinstance(channel, discord.TextChannel)
    thread = await channel.create_thread(name="private", type=discord.ChannelType.private_thread, invitable=False)
    await thread.add_user(discord.Object(scene.ana))
    await thread.fetch_member(scene.ana)
    await thread.remove_user(discord.Object(scene.ana))
    await thread.edit(name="renamed", archived=True)
    _ = [old async for old in channel.archived_threads(private=True)]
    _ = [old async for old in channel.archived_threads(private=True, joined=True)]
    _ = [old async for old in channel.archived_threads()]
    await thread.send("awake")
    public = await (await channel.send("talk")).create_thread(name="public")
    await channel.guild.active_threads()
    await public.delete()


async def _use_events(guild: discord.Guild, scene: Scene) -> None:
    start = scene.clock.now() + timedelta(days=1)
    event = await guild.create_scheduled_event(
        name="Workshop",
        start_time=start,
        end_time=start + timedelta(hours=1),
        location="Online",
        description="d",
        entity_type=discord.EntityType.external,
        privacy_level=discord.PrivacyLevel.guild_only,
    )
    scene.world.events.set_interest(scene.guild, event.id, scene.ana, on=True)
    await guild.fetch_scheduled_event(event.id)
    await guild.fetch_scheduled_events()
    _ = [user async for user in event.users()]
    await event.edit(name="Workshop 2")
    await event.delete()


async def _use_people(client: discord.Client, guild: discord.Guild, scene: Scene) -> None:
    await client.fetch_user(scene.ana)
    member = await guild.fetch_member(scene.ana)
    role = await guild.create_role(name="Volunteer", colour=5)
    await member.add_roles(role)
    await member.remove_roles(role)
    await role.edit(name="Helper")
    await guild.fetch_roles()
    await role.delete()
    category = await guild.create_category("Group")
    made = await guild.create_text_channel(
        "cards", category=category, overwrites={guild.default_role: discord.PermissionOverwrite(send_messages=False)}
    )
    await made.edit(topic="About")
    await made.set_permissions(await guild.fetch_role(scene.bot_role), send_messages=True)
    await guild.fetch_channels()
    await made.delete()
    await (await client.create_dm(await client.fetch_user(scene.ana))).send("hello")
    await member.kick()


async def _use_commands(client: discord.Client, guild: discord.Guild) -> None:
    tree = discord.app_commands.CommandTree(client)

    @tree.command(description="Book an interview")
    @discord.app_commands.describe(slot="which", note="words")
    @discord.app_commands.default_permissions(manage_guild=True)
    async def book(
        interaction: discord.Interaction,
        slot: discord.app_commands.Range[int, 1, 5],
        note: discord.app_commands.Range[str, 1, 100] = "",
        resume: discord.Attachment | None = None,
    ) -> None:
        """Never called."""

    @tree.context_menu(name="Report")
    async def report(interaction: discord.Interaction, member: discord.Member) -> None:
        """Never called."""

    await tree.sync()
    await tree.fetch_commands()
    tree.copy_global_to(guild=guild)
    await tree.sync(guild=guild)
