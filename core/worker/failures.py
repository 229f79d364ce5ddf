"""How a call can fail. None of these is for a person's eyes: who calls says what it means for them."""


class WorkFailed(Exception):
    """The function raised an error, or its process came to an end. The message says which."""


class TookTooLong(WorkFailed):
    """It did not finish within its time, and was ended."""


class NeededTooMuch(WorkFailed):
    """It asked for more memory than it may have, and was ended."""


class WorkerClosed(WorkFailed):
    """The bot is stopping."""
