"""Handing over a file: the client looks at its size first."""

from rehearsal.interactions.payload import ATTACHMENT_SIZE_LIMIT
from rehearsal.interactions.resolved import Resolved
from rehearsal.people.errors import NotPossible


def upload(file: tuple[str, bytes], resolved: Resolved) -> str:
    """The id of the uploaded file."""
    filename, content = file
    if len(content) > ATTACHMENT_SIZE_LIMIT:
        raise NotPossible(f"{filename} is too large: a file has at most 10 MiB.")
    return resolved.add_upload(filename, content)
