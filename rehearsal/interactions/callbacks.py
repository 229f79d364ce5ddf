"""The first answer to an interaction: POST /interactions/{id}/{token}/callback."""

from collections.abc import Callable
from itertools import count
from typing import Any

from rehearsal.errors import invalid_form, unknown_message
from rehearsal.events import Json
from rehearsal.interactions import answers
from rehearsal.interactions.interaction import CallbackType, Interaction, InteractionType, Outcome
from rehearsal.interactions.interactions import Interactions
from rehearsal.rest.context import Context, Route
from rehearsal.validation.components import walk
from rehearsal.validation.modals import check_modal

_MESSAGES = (CallbackType.MESSAGE, CallbackType.DEFERRED_MESSAGE)
_UPDATES = (CallbackType.DEFERRED_UPDATE, CallbackType.UPDATE)


class Callbacks:
    def __init__(self, interactions: Interactions) -> None:
        self._interactions = interactions
        self._world = interactions.world
        self._takers: dict[CallbackType, Callable[[Interaction, Context], Json | None]] = {
            CallbackType.MESSAGE: self._message,
            CallbackType.DEFERRED_MESSAGE: self._deferred_message,
            CallbackType.DEFERRED_UPDATE: self._deferred_update,
            CallbackType.UPDATE: self._update,
            CallbackType.CHOICES: self._choices,
            CallbackType.MODAL: self._modal,
        }

    def routes(self) -> list[Route]:
        path = "/interactions/{interaction_id}/{interaction_token}/callback"
        return [Route("POST", path, self.answer, authenticated=False, counts_globally=False)]

    async def answer(self, ctx: Context) -> Any:
        interaction = self._interactions.unanswered(ctx.id("interaction_id"), ctx.path["interaction_token"])
        allowed = _allowed(interaction)
        given = ctx.json.get("type")
        if given not in allowed:
            one_of = "{" + ", ".join(str(int(kind)) for kind in allowed) + "}"
            raise invalid_form(("type", "BASE_TYPE_CHOICES", f"Value must be one of {one_of}."))
        message = self._takers[CallbackType(given)](interaction, ctx)
        return _response(interaction, message) if ctx.query_flag("with_response") else None

    def _message(self, interaction: Interaction, ctx: Context) -> Json:
        message = answers.post(self._interactions, interaction, _data(ctx), ctx.files)
        interaction.original = message
        self._interactions.acknowledge(interaction, CallbackType.MESSAGE, Outcome("message", message))
        return message

    def _deferred_message(self, interaction: Interaction, ctx: Context) -> None:
        interaction.original = answers.post(self._interactions, interaction, _data(ctx), (), loading=True)
        self._interactions.acknowledge(interaction, CallbackType.DEFERRED_MESSAGE, None)

    def _deferred_update(self, interaction: Interaction, _: Context) -> None:
        interaction.original = interaction.source
        self._interactions.acknowledge(interaction, CallbackType.DEFERRED_UPDATE, None)

    def _update(self, interaction: Interaction, ctx: Context) -> Json:
        source = interaction.source
        if source is None or self._interactions.still_there(source) is None:
            raise unknown_message()
        message = answers.edit(self._interactions, source, _data(ctx), ctx.files)
        interaction.original = message
        self._interactions.acknowledge(interaction, CallbackType.UPDATE, Outcome("update", message))
        return message

    def _choices(self, interaction: Interaction, ctx: Context) -> None:
        choices = _data(ctx).get("choices") or []
        _check_choices(choices)
        self._interactions.acknowledge(interaction, CallbackType.CHOICES, Outcome("choices", choices=tuple(choices)))

    def _modal(self, interaction: Interaction, ctx: Context) -> None:
        interaction.modal = _opened_form(_data(ctx))
        self._interactions.acknowledge(interaction, CallbackType.MODAL, Outcome("modal", modal=interaction.modal))


def _allowed(interaction: Interaction) -> tuple[CallbackType, ...]:
    if interaction.type is InteractionType.AUTOCOMPLETE:
        return (CallbackType.CHOICES,)
    if interaction.type is InteractionType.COMMAND:
        return (*_MESSAGES, CallbackType.MODAL)
    if interaction.type is InteractionType.COMPONENT:
        return (*_MESSAGES, *_UPDATES, CallbackType.MODAL)
    return (*_MESSAGES, *_UPDATES) if interaction.source is not None else _MESSAGES


def _data(ctx: Context) -> Json:
    data = ctx.json.get("data") or {}
    if not isinstance(data, dict):
        raise invalid_form(("data", "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType"))
    return data


def _response(interaction: Interaction, message: Json | None) -> Json:
    response: Json = {"interaction": {"id": str(interaction.id), "type": int(interaction.type)}}
    if interaction.original is not None:
        response["interaction"] |= {
            "response_message_id": interaction.original["id"],
            "response_message_loading": bool(interaction.original["flags"] & answers.LOADING),
            "response_message_ephemeral": answers.is_private(interaction.original),
        }
    if message is not None and interaction.callback is not None:
        response["resource"] = {"type": int(interaction.callback), "message": message}
    return response


def _check_choices(choices: list[Any]) -> None:
    if len(choices) > 25:
        raise invalid_form(("data.choices", "BASE_TYPE_MAX_LENGTH", "Must be 25 or fewer in length."))
    for index, choice in enumerate(choices):
        if not 1 <= len(str(choice.get("name", ""))) <= 100:
            path = f"data.choices.{index}.name"
            raise invalid_form((path, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length."))
        value = choice.get("value")
        if value is None or (isinstance(value, str) and not 1 <= len(value) <= 100):
            path = f"data.choices.{index}.value"
            raise invalid_form((path, "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 100 in length."))


def _opened_form(data: Json) -> Json:
    """The form as the client gets it: checked, and every part with an id."""
    form = check_modal(data)
    parts = walk(form["components"])
    taken = {part["id"] for part in parts if part.get("id")}
    free = (number for number in count(1) if number not in taken)
    for part in parts:
        if not part.get("id"):
            part["id"] = next(free)
    return form
