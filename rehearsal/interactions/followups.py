"""What a bot says after its first answer: /webhooks/{application_id}/{token}, as Discord serves interaction tokens."""

from typing import Any

from rehearsal.errors import unknown_message
from rehearsal.events import Json
from rehearsal.interactions import answers
from rehearsal.interactions.interaction import Interaction, Outcome
from rehearsal.interactions.interactions import Interactions
from rehearsal.rest.context import Context, Route


class Followups:
    def __init__(self, interactions: Interactions) -> None:
        self._interactions = interactions
        self._world = interactions.world

    def routes(self) -> list[Route]:
        webhook = "/webhooks/{webhook_id}/{webhook_token}"
        message = webhook + "/messages/{message_id}"
        handlers = (
            ("POST", webhook, self.create),
            ("GET", message, self.get),
            ("PATCH", message, self.edit),
            ("DELETE", message, self.delete),
        )
        return [
            Route(method, path, handler, limit=5, per=2.0, authenticated=False, counts_globally=False)
            for method, path, handler in handlers
        ]

    async def create(self, ctx: Context) -> Any:
        """Say more. The first words after a deferral take the place, and the privacy, of its placeholder."""
        interaction = self._interaction(ctx)
        placeholder = interaction.original
        if placeholder is not None and placeholder["flags"] & answers.LOADING and self._exists(placeholder):
            message = answers.edit(self._interactions, placeholder, ctx.json, ctx.files)
        else:
            message = answers.post(self._interactions, interaction, ctx.json, ctx.files)
            interaction.said.add(int(message["id"]))
        interaction.settle(Outcome("message", message))
        return message

    async def get(self, ctx: Context) -> Any:
        return self._message(self._interaction(ctx), ctx)

    async def edit(self, ctx: Context) -> Any:
        interaction = self._interaction(ctx)
        message = answers.edit(self._interactions, self._message(interaction, ctx), ctx.json, ctx.files)
        interaction.settle(Outcome("update" if message is interaction.source else "message", message))
        return message

    async def delete(self, ctx: Context) -> None:
        interaction = self._interaction(ctx)
        self._world.messages.delete(self._message(interaction, ctx))
        interaction.settle(Outcome("message", None))

    def _interaction(self, ctx: Context) -> Interaction:
        return self._interactions.answered(ctx.id("webhook_id"), ctx.path["webhook_token"])

    def _message(self, interaction: Interaction, ctx: Context) -> Json:
        """The message that the path means, as long as this interaction made it or may edit it."""
        if ctx.path["message_id"] == "@original":
            if interaction.original is None:
                raise unknown_message()
            message_id = int(interaction.original["id"])
        else:
            message_id = ctx.id("message_id")
        own = {int(interaction.original["id"])} if interaction.original else set()
        if message_id not in own | interaction.said:
            raise unknown_message()
        return self._world.messages.get_seen_by(interaction.user_id, interaction.channel_id, message_id)

    def _exists(self, message: Json) -> bool:
        return self._interactions.still_there(message) is not None
