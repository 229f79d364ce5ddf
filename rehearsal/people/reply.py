"""What a person sees after a command, a click or a form: the bot's first real answer."""

from typing import TYPE_CHECKING, Any

from rehearsal.events import Json
from rehearsal.interactions import Interaction, Outcome
from rehearsal.interactions.interaction import CallbackType
from rehearsal.people import reading
from rehearsal.people.errors import NotPossible
from rehearsal.people.form import fields
from rehearsal.state.messages import EPHEMERAL

if TYPE_CHECKING:
    from rehearsal.people.person import Person

NO_ANSWER = "The application did not respond"


class Reply:
    def __init__(self, person: "Person", interaction: Interaction, outcome: Outcome | None) -> None:
        self._person = person
        self._interaction = interaction
        self._outcome = outcome
        self.deferred = interaction.is_deferred
        """The bot asked for time first."""

    def __repr__(self) -> str:
        kind = self._outcome.kind if self._outcome else "pending"
        return f"<Reply {kind}: {self.text!r}>"

    @property
    def kind(self) -> str:
        """ "message", "update", "choices", "modal", "failed", or "pending" when a deferral was never resolved."""
        return self._outcome.kind if self._outcome else "pending"

    @property
    def failed(self) -> bool:
        """The person reads that the application did not respond. A click may be acknowledged in silence."""
        silent = self._interaction.callback is CallbackType.DEFERRED_UPDATE
        return self.kind == "failed" or (self.kind == "pending" and not silent)

    @property
    def message(self) -> Json | None:
        """The message that answers, or the one that was updated, as it is now."""
        return self._outcome.message if self._outcome else None

    @property
    def modal(self) -> Json | None:
        return self._outcome.modal if self._outcome else None

    @property
    def choices(self) -> list[Json]:
        return list(self._outcome.choices) if self._outcome else []

    @property
    def ephemeral(self) -> bool:
        return bool(self.message and self.message["flags"] & EPHEMERAL)

    @property
    def text(self) -> str:
        """All that can be read in the answer, or the labels of the form's fields."""
        if self.failed:
            return NO_ANSWER
        if self.modal is not None:
            return "\n".join([self.modal["title"], *(label for label, _ in fields(self.modal))])
        return reading.visible_text(self.message) if self.message else ""

    @property
    def buttons(self) -> list[str]:
        return [button.get("label") or "" for button in reading.buttons(self.message)] if self.message else []

    async def click(self, label_or_custom_id: str) -> "Reply":
        return await self._person.click(self._shown(), label_or_custom_id)

    async def select(self, placeholder_or_custom_id: str, values: Any) -> "Reply":
        return await self._person.select(self._shown(), placeholder_or_custom_id, values)

    async def submit(self, values: dict[str, Any] | None = None, /, **more: Any) -> "Reply":
        """Send the form: by labels or custom ids. What is left out keeps its default."""
        if self.modal is None:
            raise NotPossible("There is no form to submit.")
        return await self._person.submit(self._interaction, {**(values or {}), **more})

    def _shown(self) -> Json:
        if self.message is None:
            raise NotPossible("There is no message to act on.")
        return self.message
