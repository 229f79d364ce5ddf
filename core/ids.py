"""Reading an id that came from outside, where anything may be sent in its place."""

import re

LARGEST = 2**63 - 1
"""What SQLite can hold; Discord's own ids are below it."""

_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,19}")


def read_id(text: str) -> int | None:
    """The number, if that is all that the text is and the database can hold it."""
    if not _WHOLE_NUMBER.fullmatch(text):
        return None
    number = int(text)
    return number if -LARGEST <= number <= LARGEST else None
