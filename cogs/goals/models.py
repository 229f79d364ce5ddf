"""What a member develops."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

LONGEST_GOAL = 200


class Source(StrEnum):
    """Where a goal comes from."""

    ASK = "ask"
    SCORE = "score"
    REVIEW = "review"


@dataclass(frozen=True)
class Goal:
    """One thing to develop; `done_at` once the member says that it is done."""

    id: int
    source: Source
    text: str
    made_at: datetime
    done_at: datetime | None

    def says(self, text: str) -> bool:
        """Whether it is the same goal in the same words."""
        return self.text.casefold() == " ".join(text.split())[:LONGEST_GOAL].casefold()
