"""The two kinds of no: a `Refusal` is expected and says what to do next; anything else is a defect."""


class Refusal(Exception):
    """A rule said no. The message is the sentence the person reads: what happened and what to do next."""
