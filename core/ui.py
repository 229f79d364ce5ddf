"""Cards, buttons, selects and forms. What they do lives in functions marked `@on_click` and `@on_submit`.

Nothing that waits for a click is kept in memory: a control's custom id holds its action and the ids it is about
("interviews:cancel:42"), and the router finds the function for the action. So a restart changes nothing, a card works
for years, and discord.py's view store, which can drop handlers of other messages and mix up forms, stays empty:
every view and form is stopped before it is sent.
"""

import hashlib
import inspect
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar, cast

import discord
from discord import ui

from core.actor import Who

Interaction = discord.Interaction[Any]
Handler = Callable[..., Awaitable[None]]
Marked = TypeVar("Marked", bound=Handler)

Control = ui.Button[Any] | ui.Select[Any] | ui.ChannelSelect[Any] | ui.RoleSelect[Any] | ui.UserSelect[Any]

LONGEST_CUSTOM_ID = 100
BUTTONS_IN_A_ROW = 5


class Tone(Enum):
    """A card's colour. It only repeats what the card says in words."""

    OPEN = 0x2E7D4F
    BUSY = 0xB7791F
    GOOD = 0x2B6CB0
    OFF = 0x6B7280
    WARN = 0xB83232


@dataclass(frozen=True)
class Mark:
    """What a marked function is for: "click", "submit" or "job", its action, and who may use it."""

    kind: str
    action: str
    who: Who


def on_click(action: str, who: Who = Who.MEMBER) -> Callable[[Marked], Marked]:
    """Mark the function that a button or select with this action calls: `async def f(click, record_id: int)`."""
    return _mark(Mark("click", action, who))


def on_submit(action: str, who: Who = Who.MEMBER) -> Callable[[Marked], Marked]:
    """Mark the function that a form with this action calls: `async def f(click, record_id: int)`."""
    return _mark(Mark("submit", action, who))


def on_job(kind: str) -> Callable[[Marked], Marked]:
    """Mark the function that does the jobs of this kind: `async def f(bot, job)`."""
    return _mark(Mark("job", kind, Who.EVERYONE))


def _mark(mark: Mark) -> Callable[[Marked], Marked]:
    def attach(function: Marked) -> Marked:
        function.__dict__["mark"] = mark
        return function

    return attach


def marked_functions(module: object) -> list[tuple[Mark, Handler]]:
    """Every function of a module that carries a mark."""
    return [
        (value.__dict__["mark"], value)
        for value in vars(module).values()
        if inspect.isfunction(value) and "mark" in value.__dict__
    ]


def custom_id(action: str, *parts: int | str) -> str:
    made = ":".join((action, *map(str, parts)))
    if len(made) > LONGEST_CUSTOM_ID:
        raise ValueError(f"custom id over {LONGEST_CUSTOM_ID} characters: {made}")
    return made


def for_group(said: ui.LayoutView | ui.Modal, guild_id: int) -> None:
    """Write into every custom id which group it is for: in a direct message, nothing else says so."""
    if isinstance(said, ui.Modal):
        said.custom_id = _of_group(said.custom_id, guild_id)
        return
    for item in said.walk_children():
        if (
            isinstance(item, ui.Button | ui.Select | ui.ChannelSelect | ui.RoleSelect | ui.UserSelect)
            and item.custom_id
        ):
            item.custom_id = _of_group(item.custom_id, guild_id)


def _of_group(made: str, guild_id: int) -> str:
    feature, verb, *parts = made.split(":")
    return custom_id(f"{feature}:{verb.partition('@')[0]}@{guild_id}", *parts)


def button(
    label: str,
    action: str,
    *parts: int | str,
    style: discord.ButtonStyle = discord.ButtonStyle.secondary,
    emoji: str | None = None,
    disabled: bool = False,
) -> ui.Button[Any]:
    return ui.Button(label=label, custom_id=custom_id(action, *parts), style=style, emoji=emoji, disabled=disabled)


def select(
    placeholder: str,
    options: Sequence[discord.SelectOption],
    action: str,
    *parts: int | str,
    least: int = 1,
    most: int = 1,
) -> ui.Select[Any]:
    return ui.Select(
        placeholder=placeholder,
        options=list(options),
        custom_id=custom_id(action, *parts),
        min_values=least,
        max_values=most,
    )


def rows_of(controls: Sequence[Control]) -> list[ui.ActionRow[Any]]:
    """Action rows for the controls, in order: a select has a row of its own, buttons share one by fives."""
    rows: list[ui.ActionRow[Any]] = []
    room = 0
    for control in controls:
        if not isinstance(control, ui.Button):
            rows.append(ui.ActionRow(control))
            room = 0
        elif room == 0:
            rows.append(ui.ActionRow(control))
            room = BUTTONS_IN_A_ROW - 1
        else:
            rows[-1].add_item(control)
            room -= 1
    return rows


def card(
    *paragraphs: str | ui.Section[Any], tone: Tone, controls: Sequence[Control] = (), ref: str | None = None
) -> ui.LayoutView:
    """A message that shows one thing and its buttons. `ref` marks it so that a retried job finds it again."""
    container: ui.Container[Any] = ui.Container(accent_colour=tone.value, id=mark_number(ref) if ref else None)
    for paragraph in paragraphs:
        container.add_item(ui.TextDisplay(paragraph) if isinstance(paragraph, str) else paragraph)
    for row in rows_of(controls):
        container.add_item(row)
    view = ui.LayoutView(timeout=None)
    view.add_item(container)
    return sealed(view)


def mark_number(ref: str) -> int:
    """The id of the component that carries a mark: Discord keeps it and returns it, and nobody sees it.

    Ids go up to 31 bits. The highest is always set, as Discord numbers components without an id from 1.
    """
    return int.from_bytes(hashlib.sha256(ref.encode()).digest()[:4]) >> 2 | 1 << 30


def marked(view: ui.LayoutView, ref: str) -> ui.LayoutView:
    """The same view with this mark."""
    view.children[0].id = mark_number(ref)
    return view


def beside(paragraph: str, control: ui.Button[Any]) -> ui.Section[Any]:
    """A paragraph of a card with a button at its side."""
    return ui.Section(ui.TextDisplay(paragraph), accessory=control)


def panel(*paragraphs: str, controls: Sequence[Control] = ()) -> ui.LayoutView:
    """A plain message with buttons and selects, for private answers."""
    view = ui.LayoutView(timeout=None)
    for paragraph in paragraphs:
        view.add_item(ui.TextDisplay(paragraph))
    for row in rows_of(controls):
        view.add_item(row)
    return sealed(view)


def sealed(view: ui.LayoutView) -> ui.LayoutView:
    """The same view, kept out of discord.py's view store (see the module's text)."""
    view.stop()
    return view


@dataclass(frozen=True)
class Field:
    """One labelled input of a form; `component` is a discord.py form component whose custom id is the answer's name."""

    label: str
    component: ui.Item[Any]
    description: str | None = None


def text_field(
    name: str,
    label: str,
    description: str | None = None,
    *,
    value: str = "",
    placeholder: str | None = None,
    required: bool = False,
    long: bool = False,
    most: int = 1000,
) -> Field:
    style = discord.TextStyle.paragraph if long else discord.TextStyle.short
    component: ui.TextInput[Any] = ui.TextInput(
        custom_id=name,
        style=style,
        default=value[:most] or None,
        placeholder=placeholder,
        required=required,
        max_length=most,
    )
    return Field(label, component, description)


def select_field(name: str, label: str, options: Sequence[str], description: str | None = None) -> Field:
    """One of up to 25 names, or none."""
    component: ui.Select[Any] = ui.Select(
        custom_id=name,
        required=False,
        min_values=0,
        max_values=1,
        options=[discord.SelectOption(label=option[:100], value=option[:100]) for option in options[:25]],
    )
    return Field(label, component, description)


def choices_field(
    name: str,
    label: str,
    options: Mapping[str, str],
    description: str | None = None,
    *,
    chosen: Sequence[str] = (),
) -> Field:
    """Any number of ticks; `options` maps values to what people read."""
    component: ui.CheckboxGroup[Any] = ui.CheckboxGroup(
        custom_id=name,
        required=False,
        min_values=0,
        max_values=len(options),
        options=[
            discord.CheckboxGroupOption(label=text, value=value, default=value in chosen)
            for value, text in options.items()
        ],
    )
    return Field(label, component, description)


def file_field(name: str, label: str, description: str | None = None, *, required: bool = False) -> Field:
    component: ui.FileUpload[Any] = ui.FileUpload(
        custom_id=name, required=required, min_values=int(required), max_values=1
    )
    return Field(label, component, description)


def form(title: str, fields: Sequence[Field], action: str, *parts: int | str) -> ui.Modal:
    """A form to send as the first answer. What is submitted reaches the function marked `@on_submit(action)`."""
    modal = ui.Modal(title=title, custom_id=custom_id(action, *parts), timeout=None)
    for field in fields:
        modal.add_item(ui.Label(text=field.label, description=field.description, component=field.component))
    modal.stop()
    return modal


def interaction_data(interaction: Interaction) -> Mapping[str, Any]:
    """What Discord sent about the click, command or form, as it was."""
    return cast(Mapping[str, Any], interaction.data or {})


class Answers:
    """What a person put into a form, by the names of its fields."""

    def __init__(self, interaction: Interaction) -> None:
        data = interaction_data(interaction)
        self._by_name: dict[str, Mapping[str, Any]] = {}
        for row in data.get("components", ()):
            for part in (row.get("component"), *row.get("components", ())):
                if part is not None:
                    self._by_name[part["custom_id"]] = part
        attachments = data.get("resolved", {}).get("attachments", {})
        self._files = {
            key: discord.Attachment(data=value, state=interaction._state) for key, value in attachments.items()
        }

    def text(self, name: str) -> str:
        return str(self._by_name.get(name, {}).get("value") or "").strip()

    def chosen(self, name: str) -> list[str]:
        return [str(value) for value in self._by_name.get(name, {}).get("values") or ()]

    def file(self, name: str) -> discord.Attachment | None:
        ids = self.chosen(name)
        return self._files.get(ids[0]) if ids else None

    def typed(self) -> list[str]:
        """Every text of some length, to be given back when it could not be used."""
        values = (part.get("value") for part in self._by_name.values())
        return [value for value in values if isinstance(value, str) and value.strip()]
