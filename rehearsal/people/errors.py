"""What a client refuses before Discord or the bot hear of it, and how it words what Discord refuses."""

from typing import Any

from rehearsal.errors import DiscordError


class NotPossible(Exception):
    """The person cannot do this; the message is the sentence a client would show."""


def sentence_of(refusal: DiscordError) -> str:
    """Discord's refusal in one sentence: of a form with problems, the first problem."""
    return _first_problem(refusal.errors) or refusal.message


def _first_problem(tree: Any) -> str | None:
    if isinstance(tree, dict):
        for key, value in tree.items():
            found = str(value[0]["message"]) if key == "_errors" else _first_problem(value)
            if found:
                return found
    return None
