"""Forms (modals) with every component, filled in by people."""

from typing import Any

import discord
import pytest

from core.clock import MovableClock
from rehearsal.people import NotPossible
from tests.rehearsal.gateway.stage import Bot, a_stage, running

Interaction = discord.Interaction[Any]


class Words(discord.ui.Modal, title="Words"):
    name: discord.ui.Label[Any] = discord.ui.Label(
        text="Name", component=discord.ui.TextInput(min_length=2, max_length=5, default="Ana")
    )
    note: discord.ui.Label[Any] = discord.ui.Label(
        text="Note", component=discord.ui.TextInput(required=False, style=discord.TextStyle.paragraph)
    )
    old: discord.ui.TextInput[Any] = discord.ui.TextInput(label="Old style", required=False)

    async def on_submit(self, interaction: Interaction) -> None:
        values = (self.name.component.value, self.note.component.value, self.old.value)  # type: ignore[attr-defined]
        await interaction.response.send_message(" | ".join(values), ephemeral=True)


class Choices(discord.ui.Modal, title="Choices"):
    about: discord.ui.TextDisplay[Any] = discord.ui.TextDisplay("Choose well.")
    colour: discord.ui.Label[Any] = discord.ui.Label(
        text="Colour",
        component=discord.ui.Select(
            options=[
                discord.SelectOption(label="Red", value="r", default=True),
                discord.SelectOption(label="Blue", value="b"),
            ]
        ),
    )
    who: discord.ui.Label[Any] = discord.ui.Label(
        text="Who", component=discord.ui.UserSelect(required=False, min_values=0)
    )
    size: discord.ui.Label[Any] = discord.ui.Label(
        text="Size",
        component=discord.ui.RadioGroup(
            options=[
                discord.RadioGroupOption(label="Small", value="s"),
                discord.RadioGroupOption(label="Large", value="l"),
            ]
        ),
    )
    days: discord.ui.Label[Any] = discord.ui.Label(
        text="Days",
        component=discord.ui.CheckboxGroup(
            required=False,
            min_values=0,
            options=[discord.CheckboxGroupOption(label=day, value=day.lower()) for day in ("Mon", "Tue")],
        ),
    )

    async def on_submit(self, interaction: Interaction) -> None:
        colour, who, size, days = (label.component for label in (self.colour, self.who, self.size, self.days))
        values = (colour.values, [str(user) for user in who.values], size.value, list(days.values))  # type: ignore[attr-defined]
        await interaction.response.send_message(" | ".join(str(value) for value in values))


class Files(discord.ui.Modal, title="Files"):
    resume: discord.ui.Label[Any] = discord.ui.Label(
        text="Resume", component=discord.ui.FileUpload(min_values=1, max_values=2)
    )
    agreed: discord.ui.Label[Any] = discord.ui.Label(text="I agree", component=discord.ui.Checkbox())

    async def on_submit(self, interaction: Interaction) -> None:
        files = [(file.filename, (await file.read()).decode(), file.ephemeral) for file in self.resume.component.values]  # type: ignore[attr-defined]
        await interaction.response.send_message(f"{sorted(files)} {self.agreed.component.value}")  # type: ignore[attr-defined]


class FormBot(Bot):
    """`/words`, `/choices` and `/files` open forms."""

    def __init__(self) -> None:
        super().__init__()
        for form in (Words, Choices, Files):
            self.tree.command(name=form.__name__.lower(), description="Opens a form")(self._opener(form))

    def _opener(self, form: type[discord.ui.Modal]) -> Any:
        async def opener(interaction: Interaction) -> None:
            await interaction.response.send_modal(form(timeout=60))

        return opener


async def test_labels_custom_ids_and_defaults_fill_a_form(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, FormBot()):
        form = await stage.ana.command("words")
        assert form.text == "Words\nName\nNote\nOld style"
        reply = await form.submit({"Old style": "x"}, Note="hello")
        assert (reply.text, reply.ephemeral) == ("Ana | hello | x", True)
        form = await stage.ana.command("words")
        custom_id = form.modal["components"][0]["component"]["custom_id"]  # type: ignore[index]
        assert (await form.submit({custom_id: "Bo"})).text == "Bo |  |"


async def test_a_form_stays_open_after_what_the_client_refuses(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, FormBot()):
        form = await stage.ana.command("words")
        for wrong in (
            {"Name": ""},
            {"Name": "x"},
            {"Name": "too long"},
            {"Name": 5},
            {"Note": "x" * 4001},
            {"Age": "9"},
        ):
            with pytest.raises(NotPossible):
                await form.submit(wrong)
        assert (await form.submit(Name="Cy")).text == "Cy |  |"


async def test_choices_of_every_kind_arrive(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, FormBot()):
        form = await stage.ana.command("choices")
        assert (await form.submit(Size="Small")).text == "['r'] | [] | s | []"
        form = await stage.ana.command("choices")
        reply = await form.submit(Colour="Blue", Who=stage.ben, Size="l", Days=["Mon", "tue"])
        assert reply.text == "['b'] | ['ben'] | l | ['mon', 'tue']"


WRONG_CHOICES: list[dict[str, Any]] = [
    {},
    {"Size": "Huge"},
    {"Size": "s", "Colour": "green"},
    {"Size": "s", "Colour": ["r", "b"]},
    {"Size": "s", "Who": "1"},
    {"Size": "s", "Days": ["Mon", "Mon", "Tue"]},
    {"Size": "s", "Days": ["Wed"]},
]


async def test_choices_that_the_form_does_not_offer_are_refused(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, FormBot()):
        form = await stage.ana.command("choices")
        for values in WRONG_CHOICES:
            with pytest.raises(NotPossible):
                await form.submit(values)


async def test_uploaded_files_can_be_read_and_are_marked_as_passing(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, FormBot()):
        form = await stage.ana.command("files")
        reply = await form.submit({"Resume": [("a.txt", b"one"), ("b.txt", b"two")], "I agree": True})
        assert reply.text == "[('a.txt', 'one', True), ('b.txt', 'two', True)] True"
        form = await stage.ana.command("files")
        for wrong in ([], [("a", b"")] * 3, ("big", b"x" * (10 * 1024 * 1024 + 1))):
            with pytest.raises(NotPossible):
                await form.submit(Resume=wrong)
        assert (await form.submit(Resume=("a.txt", b"one"))).text == "[('a.txt', 'one', True)] False"


async def test_a_form_may_be_answered_after_the_bot_restarted(clock: MovableClock) -> None:
    """The submission reaches the new process, which knows the form by its custom id alone."""
    async with a_stage(clock) as stage:
        async with running(stage.server, FormBot()):
            form = await stage.ana.command("words")
        second = FormBot()
        answered: list[str] = []

        async def on_interaction(interaction: Interaction) -> None:
            if interaction.type is discord.InteractionType.modal_submit:
                answered.append(str(interaction.data["custom_id"]))  # type: ignore[index,typeddict-item]
                await interaction.response.send_message("kept")

        second.on_interaction = on_interaction  # type: ignore[attr-defined]
        async with running(stage.server, second):
            assert (await form.submit(Name="Cy")).text == "kept"
        assert answered == [form.modal["custom_id"]]  # type: ignore[index]
