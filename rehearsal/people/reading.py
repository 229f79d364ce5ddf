"""Reading a message as a person does: its text, its buttons, its menus."""

from collections.abc import Iterator
from typing import Any

from rehearsal.people.errors import NotPossible

BUTTON = 2
SELECTS = frozenset({3, 5, 6, 7, 8})
TEXT_DISPLAY = 10
LINK_STYLES = frozenset({5, 6})

Json = dict[str, Any]


def walk(components: list[Json]) -> Iterator[Json]:
    """Every component, however nested, in reading order."""
    for component in components:
        yield component
        yield from walk(component.get("components", []))
        for key in ("accessory", "component"):
            if key in component:
                yield from walk([component[key]])


def visible_text(message: Json) -> str:
    """Content, embeds and text displays, one piece a line."""
    pieces = [message.get("content", "")]
    for embed in message.get("embeds", ()):
        pieces += [embed.get("author", {}).get("name"), embed.get("title"), embed.get("description")]
        for field in embed.get("fields", ()):
            pieces += [field["name"], field["value"]]
        pieces.append(embed.get("footer", {}).get("text"))
    pieces += [part["content"] for part in walk(message.get("components", [])) if part["type"] == TEXT_DISPLAY]
    return "\n".join(piece for piece in pieces if piece)


def buttons(message: Json) -> list[Json]:
    return [part for part in walk(message.get("components", [])) if part["type"] == BUTTON]


def find_button(message: Json, label_or_custom_id: str) -> Json:
    """The button with this label or custom id, as long as it can be pressed."""
    for button in buttons(message):
        if label_or_custom_id in (button.get("custom_id"), button.get("label")):
            if button.get("disabled"):
                raise NotPossible(f"The button “{label_or_custom_id}” is disabled.")
            if button["style"] in LINK_STYLES:
                raise NotPossible(f"The button “{label_or_custom_id}” leads out of Discord.")
            return button
    labels = ", ".join(str(button.get("label")) for button in buttons(message)) or "none"
    raise NotPossible(f"The message has no button “{label_or_custom_id}” (it has: {labels}).")


def find_select(message: Json, placeholder_or_custom_id: str) -> Json:
    """The menu with this placeholder or custom id, as long as it can be used."""
    for menu in walk(message.get("components", [])):
        names = (menu.get("custom_id"), menu.get("placeholder"))
        if menu["type"] in SELECTS and placeholder_or_custom_id in names:
            if menu.get("disabled"):
                raise NotPossible(f"The menu “{placeholder_or_custom_id}” is disabled.")
            return menu
    raise NotPossible(f"The message has no menu “{placeholder_or_custom_id}”.")
