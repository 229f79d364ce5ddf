"""A stock discord.py bot that shows everything a page must draw: cards, menus, forms, slow and silent answers."""

import asyncio
from typing import Any

import discord
from discord import app_commands, ui

from tests.rehearsal.gateway.stage import Bot

SLOTS = ("Tue 1 Dec, 6:30 PM with Priya", "Wed 2 Dec, 9:00 AM with Tom", "Thu 3 Dec, noon with Grace")
FIELDS = ("Software", "Data", "Design", "Product", "Marketing", "Sales", "Finance", "Trades")


class NoAnswer(Exception):
    """The bot stays silent."""


class BookingForm(ui.Modal, title="Book this interview"):
    def __init__(self) -> None:
        super().__init__(timeout=60)
        self.goals: ui.TextInput[Any] = ui.TextInput(style=discord.TextStyle.paragraph, min_length=5, max_length=60)
        self.resume: ui.FileUpload[Any] = ui.FileUpload(required=False, min_values=0, max_values=2)
        self.openness: ui.RadioGroup[Any] = ui.RadioGroup(
            options=[
                discord.RadioGroupOption(label="Others may watch", value="open"),
                discord.RadioGroupOption(label="Just the two of us", value="private"),
            ]
        )
        self.consent: ui.CheckboxGroup[Any] = ui.CheckboxGroup(
            max_values=2,
            options=[
                discord.CheckboxGroupOption(label="I will be on time", value="time"),
                discord.CheckboxGroupOption(label="It may be recorded", value="record"),
            ],
        )
        self.add_item(ui.TextDisplay("Your goals go to **the volunteer** only."))
        about = "What do you want to practise?"
        self.add_item(ui.Label(text="Goals", description=about, component=self.goals))
        self.add_item(ui.Label(text="Resume", component=self.resume))
        self.add_item(ui.Label(text="Openness", component=self.openness))
        self.add_item(ui.Label(text="Agreement", component=self.consent))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        if self.goals.value == "break it":
            raise NoAnswer
        files = sorted(file.filename for file in self.resume.values)
        await interaction.response.send_message(
            f"Booked. Goals: {self.goals.value}; {self.openness.value}; {', '.join(self.consent.values)}; "
            f"files: {', '.join(files) or 'none'}",
            ephemeral=True,
        )

    async def on_error(  # type: ignore[override]
        self, interaction: discord.Interaction, error: Exception, /
    ) -> None:
        """Say nothing, and so keep the form for a second try."""
        assert isinstance(error, NoAnswer)


class ChoiceForm(ui.Modal, title="Who and where"):
    def __init__(self) -> None:
        super().__init__(timeout=60)
        self.name: ui.TextInput[Any] = ui.TextInput(default="Interview", required=False)
        options = [discord.SelectOption(label=name, value=name.lower()) for name in FIELDS[:4]]
        self.fields: ui.Select[Any] = ui.Select(placeholder="Pick fields", max_values=2, options=options)
        self.person: ui.UserSelect[Any] = ui.UserSelect(required=False, min_values=0)
        self.place: ui.ChannelSelect[Any] = ui.ChannelSelect(
            channel_types=[discord.ChannelType.voice], required=False, min_values=0
        )
        self.remind: ui.Checkbox[Any] = ui.Checkbox(default=True)
        self.add_item(ui.Label(text="Name", component=self.name))
        self.add_item(ui.Label(text="Fields", component=self.fields))
        self.add_item(ui.Label(text="Person", component=self.person))
        self.add_item(ui.Label(text="Channel", component=self.place))
        self.add_item(ui.Label(text="Remind me", component=self.remind))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        await interaction.response.send_message(
            f"{self.name.value}: {', '.join(self.fields.values)}; {[p.display_name for p in self.person.values]}; "
            f"{[c.name for c in self.place.values]}; remind {self.remind.value}",
            ephemeral=True,
        )


class CardButtons(ui.ActionRow["Card"]):
    @ui.button(label="Book", style=discord.ButtonStyle.primary, custom_id="card:book")
    async def book(self, interaction: discord.Interaction, _: ui.Button["Card"]) -> None:
        await interaction.response.send_modal(BookingForm())

    @ui.button(label="Count", custom_id="card:count")
    async def count(self, interaction: discord.Interaction, button: ui.Button["Card"]) -> None:
        button.label = f"Count {int((button.label or '').removeprefix('Count') or 0) + 1}"
        await interaction.response.edit_message(view=self.view)

    @ui.button(label="Silent", style=discord.ButtonStyle.danger, custom_id="card:silent")
    async def silent(self, interaction: discord.Interaction, _: ui.Button["Card"]) -> None:
        """Never answer."""

    @ui.button(label="Full", style=discord.ButtonStyle.success, custom_id="card:full", disabled=True)
    async def full(self, interaction: discord.Interaction, _: ui.Button["Card"]) -> None: ...


class FieldMenu(ui.ActionRow["Card"]):
    @ui.select(
        placeholder="Filter by field",
        custom_id="card:fields",
        min_values=0,
        max_values=3,
        options=[discord.SelectOption(label=name, description=f"About {name}") for name in FIELDS],
    )
    async def choose(self, interaction: discord.Interaction, menu: ui.Select["Card"]) -> None:
        await interaction.response.send_message(f"Fields: {', '.join(menu.values)}", ephemeral=True)


class PersonMenu(ui.ActionRow["Card"]):
    @ui.select(cls=ui.UserSelect, placeholder="Choose a volunteer", custom_id="card:person")
    async def choose(self, interaction: discord.Interaction, menu: ui.UserSelect["Card"]) -> None:
        await interaction.response.send_message(f"You chose {menu.values[0].mention}", ephemeral=True)


class Card(ui.LayoutView):
    """One of each component of a message."""

    def __init__(self) -> None:
        super().__init__(timeout=None)
        chart = discord.MediaGalleryItem("attachment://chart.png", description="Scores over time")
        self.add_item(
            ui.Container(
                ui.TextDisplay("## Open slot\n**Priya** offers a technical interview"),
                ui.Separator(spacing=discord.SeparatorSpacing.large),
                ui.Section(
                    ui.TextDisplay("**Length** 30 minutes"),
                    ui.TextDisplay("-# In the group"),
                    accessory=ui.Thumbnail("attachment://chart.png", description="Portrait of Priya"),
                ),
                ui.MediaGallery(chart),
                ui.File("attachment://slot.ics"),
                FieldMenu(),
                PersonMenu(),
                CardButtons(),
                accent_colour=0x2E8B7A,
            )
        )


class ShowBot(Bot):
    """Commands: /interview book, request, defer; /silent; /card; /who; menus "Report person" and "Report message"."""

    def __init__(self) -> None:
        super().__init__()
        self.may_suggest = asyncio.Event()
        self.may_suggest.set()
        self.tree.add_command(_interviews())
        self.tree.add_command(_silent)
        self.tree.add_command(_who)
        self.tree.add_command(app_commands.ContextMenu(name="Report person", callback=_report_person))
        self.tree.add_command(app_commands.ContextMenu(name="Report message", callback=_report_message))


def _interviews() -> app_commands.Group:
    group = app_commands.Group(name="interview", description="Mock interviews")
    group.add_command(_book)
    group.add_command(_request)
    group.add_command(_defer)
    return group


@app_commands.command(name="book", description="Book a mock interview with a volunteer")
@app_commands.describe(slot="Which slot")
async def _book(interaction: discord.Interaction, slot: str | None = None) -> None:
    if slot is None:
        await interaction.response.send_modal(BookingForm())
    else:
        await interaction.response.send_message(f"Slot value: {slot}", ephemeral=True)


@_book.autocomplete("slot")
async def _slots(interaction: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
    bot = interaction.client
    assert isinstance(bot, ShowBot)
    await bot.may_suggest.wait()
    found = [(number, name) for number, name in enumerate(SLOTS) if typed.lower() in name.lower()]
    return [app_commands.Choice(name=name, value=f"slot-{number}") for number, name in found]


@app_commands.command(name="request", description="Ask for an interview")
@app_commands.describe(kind="What kind", note="Anything else", seats="How many may watch", who="With whom")
@app_commands.choices(kind=[app_commands.Choice(name=name, value=name) for name in ("technical", "case")])
async def _request(
    interaction: discord.Interaction,
    kind: str,
    note: app_commands.Range[str, 3, 20] | None = None,
    seats: app_commands.Range[int, 1, 25] | None = None,
    hours: float | None = None,
    watched: bool | None = None,
    who: discord.Member | None = None,
    where: discord.VoiceChannel | None = None,
    role: discord.Role | None = None,
    resume: discord.Attachment | None = None,
) -> None:
    said = {
        "kind": kind,
        "note": note,
        "seats": seats,
        "hours": hours,
        "watched": watched,
        "who": who and who.display_name,
        "where": where and where.name,
        "role": role and role.name,
        "resume": resume and resume.filename,
    }
    words = ", ".join(f"{name}={value}" for name, value in said.items() if value is not None)
    await interaction.response.send_message(words, ephemeral=True)


@app_commands.command(name="defer", description="Thinks for a while")
async def _defer(interaction: discord.Interaction) -> None:
    await interaction.response.defer(thinking=True, ephemeral=True)
    bot = interaction.client
    assert isinstance(bot, ShowBot)
    await bot.wait_for("finish_thinking")
    await interaction.followup.send("Thought about it.")


@app_commands.command(name="silent", description="Never answers")
async def _silent(interaction: discord.Interaction, note: str) -> None:
    """The application does not respond."""


@app_commands.command(name="who", description="Opens a form of choices")
async def _who(interaction: discord.Interaction) -> None:
    await interaction.response.send_modal(ChoiceForm())


async def _report_person(interaction: discord.Interaction, person: discord.Member) -> None:
    await interaction.response.send_message(f"Reported person {person.display_name}", ephemeral=True)


async def _report_message(interaction: discord.Interaction, message: discord.Message) -> None:
    await interaction.response.send_message(f"Reported message {message.id}", ephemeral=True)
