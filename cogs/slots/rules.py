"""Which times may be offered, and how long a slot occupies its volunteer."""

AGENDA_AROUND_GROUP_INTERVIEW = 45
AGENDA_AROUND_PRIVATE_INTERVIEW = 15


def occupied_minutes(length: int, *, group: bool) -> int:
    """How long an interview phase of `length` minutes keeps its volunteer, with welcome, questions and goodbye."""
    return length + (AGENDA_AROUND_GROUP_INTERVIEW if group else AGENDA_AROUND_PRIVATE_INTERVIEW)
