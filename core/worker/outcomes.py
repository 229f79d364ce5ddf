"""How a call went in the worker."""

from enum import Enum


class Outcome(Enum):
    """It is followed by what the function gave back, or by the error in a line and where it was raised."""

    DONE = "done"
    RAISED = "raised"
    OUT_OF_MEMORY = "out of memory"
