"""The marks by which the bot knows its own messages again: nobody sees them, and nobody else can write them."""

from typing import Any

from core.ui import mark_number

Json = dict[str, Any]


def is_marked(message: Json, ref: str) -> bool:
    """Whether the message has this mark: in small print where it is plain text, else as a component's id."""
    last = str(message["content"]).rpartition("\n")[2]
    return last == f"-# {ref}" or mark_number(ref) in ids_of(message)


def is_one_of(message: Json, kind: str) -> bool:
    """Whether it is marked as one of the first of its kind."""
    return any(is_marked(message, f"{kind} {number}") for number in range(1, 30))


def mark_of(message: Json) -> str:
    """The mark as it is, for comparing; empty where there is none."""
    last = str(message["content"]).rpartition("\n")[2]
    if last.startswith("-# "):
        return last.removeprefix("-# ")
    return next((str(number) for number in ids_of(message) if number >= 1 << 30), "")


def ids_of(message: Json) -> list[int]:
    return [int(component.get("id") or 0) for component in message.get("components") or ()]
