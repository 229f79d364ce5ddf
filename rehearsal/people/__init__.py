"""People: what a human can do with a Discord client, for tests and for the page."""

from rehearsal.people.errors import NotPossible
from rehearsal.people.person import Person
from rehearsal.people.reply import Reply

__all__ = ["NotPossible", "Person", "Reply"]
