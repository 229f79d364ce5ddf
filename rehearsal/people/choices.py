"""Choosing in a menu (a select), in a message or in a form."""

from typing import Any

from rehearsal.interactions.resolved import Resolved
from rehearsal.people.errors import NotPossible

Json = dict[str, Any]

STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT = 3, 5, 6, 7, 8


def pick(name: str, menu: Json, given: list[Any] | tuple[Any, ...] | None, resolved: Resolved) -> list[str]:
    """The values to send. None leaves what is chosen by default; options go by value or label."""
    chosen = _defaults(menu) if given is None else [str(value) for value in given]
    if menu["type"] == STRING_SELECT:
        values = [_option(name, menu, value) for value in chosen]
    else:
        values = [_thing(name, menu, value, resolved) for value in chosen]
    if len(set(values)) != len(values):
        raise NotPossible(f"“{name}” takes each choice once.")
    least, most = menu.get("min_values", 1), menu.get("max_values", 1)
    if not values and not menu.get("required", True):
        return []
    if not least <= len(values) <= most:
        raise NotPossible(f"“{name}” takes between {least} and {most} choices, not {len(values)}.")
    return values


def _defaults(menu: Json) -> list[str]:
    if menu["type"] == STRING_SELECT:
        return [option["value"] for option in menu["options"] if option.get("default")]
    return [str(default["id"]) for default in menu.get("default_values", ())]


def _option(name: str, menu: Json, value: str) -> str:
    for option in menu["options"]:
        if value in (option["value"], option["label"]):
            return str(option["value"])
    labels = ", ".join(option["label"] for option in menu["options"])
    raise NotPossible(f"“{name}” offers no “{value}” (it offers: {labels}).")


def _thing(name: str, menu: Json, snowflake: str, resolved: Resolved) -> str:
    add = {
        USER_SELECT: resolved.add_user,
        ROLE_SELECT: resolved.add_role,
        MENTIONABLE_SELECT: resolved.add_mentionable,
        CHANNEL_SELECT: resolved.add_channel,
    }[menu["type"]]
    found = add(snowflake)
    allowed = menu.get("channel_types")
    if found is None or (menu["type"] == CHANNEL_SELECT and allowed and found["type"] not in allowed):
        raise NotPossible(f"“{name}” does not offer that.")
    return snowflake
