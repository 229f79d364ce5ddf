"""From a click or a submitted form to the function that is marked for its action."""

from __future__ import annotations

import inspect
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any

import discord

from core import texts
from core.actor import Who
from core.context import explain_error
from core.errors import Refusal
from core.ids import read_id
from core.ui import Answers, Handler, Interaction, Mark, interaction_data

if TYPE_CHECKING:
    from core.client import Greenroom

log = logging.getLogger(__name__)

_KIND_OF = {discord.InteractionType.component: "click", discord.InteractionType.modal_submit: "submit"}


@dataclass(frozen=True)
class Target:
    """A marked function and how to read the parts that follow the action in the custom id."""

    who: Who
    function: Handler
    readers: Sequence[Callable[[str], object]]

    def read(self, parts: Sequence[str]) -> list[object]:
        """Raises ValueError when the parts are not what this function takes (an older version's control)."""
        if len(parts) != len(self.readers):
            raise ValueError(f"expected {len(self.readers)} parts, got {len(parts)}")
        return [reader(part) for reader, part in zip(self.readers, parts, strict=True)]


@cache
def _readers_of(function: Handler) -> Sequence[Callable[[str], object]]:
    """For each of its parameters but the first."""
    parameters = list(inspect.signature(function, eval_str=True).parameters.values())[1:]
    return tuple(_reader_of(parameter.annotation) for parameter in parameters)


def _reader_of(annotation: Any) -> Callable[[str], object]:
    """Whole numbers and the values of an enum are checked here; anything else is text that the function checks."""
    if annotation is int:
        return _whole_number
    return annotation if isinstance(annotation, type) and issubclass(annotation, Enum) else str


def _whole_number(part: str) -> int:
    number = read_id(part)
    if number is None:
        raise ValueError(f"not a whole number: {part!r}")
    return number


class Router:
    """Actions are "feature:verb"; what follows in the custom id are the arguments."""

    def __init__(self, bot: Greenroom) -> None:
        self._bot = bot
        self._targets: dict[tuple[str, str], Target] = {}

    def add(self, mark: Mark, function: Handler) -> None:
        key = (mark.kind, mark.action)
        if key in self._targets:
            raise ValueError(f"two functions answer the {mark.kind} {mark.action!r}")
        if mark.action.count(":") != 1:
            raise ValueError(f"an action is feature:verb, not {mark.action!r}")
        self._targets[key] = Target(mark.who, function, _readers_of(function))

    @property
    def actions(self) -> dict[tuple[str, str], Who]:
        """Every (kind, action) with who may use it."""
        return {key: target.who for key, target in self._targets.items()}

    async def route(self, interaction: Interaction) -> None:
        kind = _KIND_OF.get(interaction.type)
        if kind is None:
            return
        typed = Answers(interaction).typed() if kind == "submit" else []
        try:
            target, arguments, group = self._find(kind, str(interaction_data(interaction).get("custom_id", "")))
            context = await self._bot.context(interaction, group)
            if not context.actor.is_a(target.who):
                raise Refusal(texts.not_allowed(target.who))
            await target.function(context, *arguments)
        except Exception as error:  # noqa: BLE001
            await explain_error(interaction, error, typed)

    def _find(self, kind: str, custom_id: str) -> tuple[Target, list[object], int | None]:
        """Also the group that the custom id names, as it does in direct messages ("feature:verb@group:arguments")."""
        feature, _, rest = custom_id.partition(":")
        verb, *parts = rest.split(":")
        verb, _, group = verb.partition("@")
        target = self._targets.get((kind, f"{feature}:{verb}"))
        if target is None:
            raise Refusal(texts.outdated_control())
        try:
            return target, target.read(parts), _whole_number(group) if group else None
        except ValueError as error:
            raise Refusal(texts.outdated_control()) from error
