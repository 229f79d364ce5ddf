"""What a client refuses before Discord or the bot hear of it."""


class NotPossible(Exception):
    """The person cannot do this; the message is the sentence a client would show."""
