"""A resume file is known by the messages that hold it."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class ResumeFile:
    """`kept_*`: in the member's own private thread. `shared_*`: the copy for the parties of an interview."""

    id: int
    guild_id: int
    member_id: int
    file_name: str
    interview_id: int | None
    kept_channel_id: int | None
    kept_message_id: int | None
    shared_channel_id: int | None
    shared_message_id: int | None
    received_at: datetime
    remove_at: datetime


@dataclass(frozen=True)
class Copy:
    """Where a copy for somebody else is, and pictures of its pages; without a message it is about to be sent."""

    channel_id: int
    message_id: int | None
    pages_message_id: int | None


@dataclass(frozen=True)
class Content:
    """A file's name and bytes, as they were handed in or are kept on Discord."""

    file_name: str
    data: bytes
