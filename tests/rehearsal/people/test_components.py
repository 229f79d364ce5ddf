"""Buttons and menus of messages, old rows and the V2 layout, used by people."""

from typing import Any

import discord
import pytest

from core.clock import MovableClock
from rehearsal.people import NotPossible, Reply
from rehearsal.permissions import Permission
from rehearsal.state.channels import overwrite
from tests.rehearsal.gateway.stage import Bot, Stage, a_stage, running

Interaction = discord.Interaction[Any]


class Panel(discord.ui.View):
    def __init__(self) -> None:
        super().__init__(timeout=None)
        self.add_item(discord.ui.Button(label="Site", url="https://example.org"))
        self.seen: list[Interaction] = []

    @discord.ui.button(label="Book", custom_id="panel:book")
    async def book(self, interaction: Interaction, _: Any) -> None:
        self.seen.append(interaction)
        await interaction.response.send_message("booked", ephemeral=True)

    @discord.ui.button(label="Count", custom_id="panel:count")
    async def count(self, interaction: Interaction, button: Any) -> None:
        assert interaction.message is not None
        await interaction.response.edit_message(content=interaction.message.content + "+1")

    @discord.ui.button(label="Closed", disabled=True)
    async def closed(self, interaction: Interaction, _: Any) -> None: ...

    @discord.ui.select(
        placeholder="Colours",
        max_values=2,
        options=[discord.SelectOption(label=c.title(), value=c) for c in ("red", "blue", "green")],
    )
    async def colours(self, interaction: Interaction, select: discord.ui.Select[Any]) -> None:
        await interaction.response.send_message(", ".join(select.values))

    @discord.ui.select(cls=discord.ui.UserSelect, placeholder="Who")
    async def who(self, interaction: Interaction, select: discord.ui.UserSelect[Any]) -> None:
        await interaction.response.send_message(f"{select.values[0]} {isinstance(select.values[0], discord.Member)}")

    @discord.ui.select(cls=discord.ui.MentionableSelect, placeholder="Whom", max_values=2)
    async def whom(self, interaction: Interaction, select: discord.ui.MentionableSelect[Any]) -> None:
        await interaction.response.send_message(", ".join(str(value) for value in select.values))

    @discord.ui.select(cls=discord.ui.ChannelSelect, placeholder="Where", channel_types=[discord.ChannelType.voice])
    async def where(self, interaction: Interaction, select: discord.ui.ChannelSelect[Any]) -> None:
        await interaction.response.send_message(select.values[0].name)


class Layout(discord.ui.LayoutView):
    def __init__(self) -> None:
        super().__init__()
        button: discord.ui.Button[Any] = discord.ui.Button(label="Deep", custom_id="deep")
        button.callback = self.pressed  # type: ignore[method-assign]
        section: discord.ui.Section[Any] = discord.ui.Section("A section", accessory=button)
        self.add_item(discord.ui.Container(discord.ui.TextDisplay("# A card"), section))

    async def pressed(self, interaction: Interaction) -> None:
        await interaction.response.send_message("pressed")


class PanelBot(Bot):
    def __init__(self, view: discord.ui.View | discord.ui.LayoutView) -> None:
        super().__init__()
        self.view = view
        self.tree.command(name="panel", description="A panel")(self._panel())

    def _panel(self) -> Any:
        async def panel(interaction: Interaction, private: bool = False) -> None:
            words = {"content": "panel"} if isinstance(self.view, discord.ui.View) else {}
            await interaction.response.send_message(view=self.view, ephemeral=private, **words)  # type: ignore[call-overload]

        return panel


async def opened(stage: Stage, **options: Any) -> Reply:
    return await stage.ana.command("panel", **options)


async def test_a_button_is_pressed_by_its_label_or_its_custom_id(clock: MovableClock) -> None:
    panel = Panel()
    async with a_stage(clock) as stage, running(stage.server, PanelBot(panel)):
        shown = await opened(stage)
        for name in ("Book", "panel:book"):
            reply = await stage.ben.click(shown.message, name)
            assert (reply.text, reply.ephemeral) == ("booked", True)
        seen = panel.seen[0]
        assert seen.user.id == stage.ben_id
        assert seen.message is not None and seen.message.content == "panel"
        assert seen.message.interaction_metadata is not None
        assert seen.message.interaction_metadata.user.id == stage.ana_id


async def test_an_update_changes_the_message_for_everybody(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, PanelBot(Panel())):
        shown = await opened(stage)
        for _ in range(3):
            reply = await stage.ben.click(shown.message, "Count")
        assert (reply.kind, reply.text) == ("update", "panel+1+1+1")
        assert stage.ana.messages(stage.channel_id)[-1]["content"] == "panel+1+1+1"


async def test_disabled_unknown_and_link_buttons_cannot_be_pressed(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, PanelBot(Panel())):
        shown = await opened(stage)
        for name in ("Closed", "Site", "Nothing"):
            with pytest.raises(NotPossible):
                await shown.click(name)


async def test_menus_offer_their_options_within_their_limits(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, PanelBot(Panel())):
        shown = await opened(stage)
        assert (await shown.select("Colours", ["Red", "blue"])).text == "red, blue"
        assert (await shown.select("Colours", "green")).text == "green"
        for wrong in ([], ["red", "blue", "green"], ["red", "red"], ["black"]):
            with pytest.raises(NotPossible):
                await shown.select("Colours", wrong)


async def test_menus_of_people_roles_and_channels_take_ids(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, PanelBot(Panel())):
        role = stage.world.roles.create(stage.guild.id, "Red")
        lounge = stage.add_channel("Lounge", 2)
        shown = await opened(stage)
        assert (await shown.select("Who", stage.ben)).text == "ben True"
        assert (await shown.select("Whom", [stage.ben, role["id"]])).text == "ben, Red"
        assert (await shown.select("Where", lounge)).text == "Lounge"
        with pytest.raises(NotPossible):
            await shown.select("Where", stage.channel_id)


async def test_the_layout_is_read_and_pressed_as_deep_as_it_goes(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, PanelBot(Layout())):
        shown = await opened(stage)
        assert (shown.text, shown.buttons) == ("# A card\nA section", ["Deep"])
        assert (await shown.click("Deep")).text == "pressed"


async def test_a_private_panel_works_for_its_person_only(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, PanelBot(Panel())):
        shown = await opened(stage, private=True)
        assert (await shown.click("Count")).text == "panel+1"
        with pytest.raises(NotPossible):
            await stage.ben.click(shown.message, "Book")
        assert stage.ben.messages(stage.channel_id) == []
        assert [message["content"] for message in stage.ana.messages(stage.channel_id)] == ["panel+1"]


async def test_a_button_is_out_of_reach_in_a_hidden_channel_and_in_an_archived_thread(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, PanelBot(Panel())):
        thread = int(stage.world.threads.create(stage.channel_id, stage.ana_id, "talk", 11)["id"])
        shown = await stage.ana.at(thread).command("panel")
        stage.world.threads.edit(thread, metadata={"archived": True})
        with pytest.raises(NotPossible, match="archived"):
            await shown.click("Book")
        shown = await opened(stage)
        denied = overwrite(stage.guild.id, deny=int(Permission.VIEW_CHANNEL))
        stage.world.channels.edit(stage.channel_id, permission_overwrites=[denied])
        with pytest.raises(NotPossible):
            await shown.click("Book")


async def test_a_deleted_message_has_no_buttons(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, PanelBot(Panel())) as bot:
        shown = await opened(stage)
        assert shown.message is not None
        await bot.get_partial_messageable(stage.channel_id).get_partial_message(int(shown.message["id"])).delete()
        with pytest.raises(NotPossible):
            await shown.click("Book")
