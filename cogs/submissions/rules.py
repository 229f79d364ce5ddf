"""What may be done with a submission, and what can honestly be said about waiting. Pure; every instant is given."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from zlib import crc32

from cogs.profiles.models import LEVELS
from cogs.resumes.checking.spans import Span
from cogs.submissions import check_texts, texts
from cogs.submissions.models import State, Submission, Waiting
from core.errors import Refusal
from core.settings import Settings

FEWEST_TO_TELL = 4
"""With fewer waits than this, a range would say more than is known."""

WARN_BEFORE = timedelta(days=2)

LONGEST_WAIT = timedelta(days=90)
"""A resume for which nobody was found does not stay for ever."""

LONGEST_ROLE = 100

MOST_IN_A_MESSAGE = 10
HEAVIEST_MESSAGE = 8 * 1024 * 1024
"""Ten pictures, and what Discord takes in one request with room to spare."""

MOST_WORDS = 20
SHORTEST_WORDS, LONGEST_WORDS = 2, 60
"""What can be hidden at once, and how long each may be, in letters."""

NO_FIELD, NO_LEVEL = 0, "-"
"""In a form's id, for what was left out."""


def key_of(field: str | None) -> int:
    """A number that stands for a field's name, which could be too long for a form's id."""
    return crc32(field.encode()) if field else NO_FIELD


def field_of(key: int, fields: Sequence[str]) -> str | None:
    """None also for a field that the group dropped while the form was open: any reviewer can have it then."""
    return next((field for field in fields if key_of(field) == key), None)


def check_level(level: str) -> str | None:
    """What a control's or a form's id names."""
    if level not in (*LEVELS, NO_LEVEL):
        raise Refusal(texts.start_again())
    return None if level == NO_LEVEL else level


def kept_until(submission: Submission, settings: Settings) -> datetime:
    """When the file goes: some days after the review, or when nobody was found for long."""
    days = timedelta(days=settings.resume_days)
    if submission.state is State.REVIEWED:
        assert submission.reviewed_at is not None
        return submission.reviewed_at + days
    assert submission.queued_at is not None
    return submission.queued_at + LONGEST_WAIT + days


def moved_removal(submission: Submission, settings: Settings, now: datetime) -> datetime:
    """After the group changed its days; sooner than announced only with time to react."""
    assert submission.remove_at is not None
    wanted = kept_until(submission, settings)
    return max(wanted, min(submission.remove_at, now + WARN_BEFORE))


def check_ready(settings: Settings) -> None:
    """Files lie in private threads, which need a channel."""
    if settings.interviews_channel is None:
        raise Refusal(texts.not_set_up())


def check_own(submission: Submission | None, user_id: int) -> Submission:
    """Whose it is not learns nothing, not even that it exists."""
    if submission is None or submission.member_id != user_id:
        raise Refusal(texts.no_such_submission())
    return submission


def check_none_live(own: Sequence[Submission]) -> None:
    """One at a time, so that everybody gets a review before anybody gets a second one."""
    live = next((one for one in own if one.is_live), None)
    if live is not None:
        raise Refusal(texts.one_at_a_time(live.state))


def check_draft(submission: Submission) -> None:
    if submission.state is not State.DRAFT:
        raise Refusal(texts.no_longer_a_draft(submission.state))


def check_same_file(draft: Submission, file_id: int | None) -> None:
    """Nobody queues a file by a look at another one."""
    if draft.file_id != file_id:
        raise Refusal(check_texts.file_replaced())


def check_same_words(draft: Submission, hidden: Sequence[Span]) -> None:
    """Nor a copy that shows what they wanted hidden since."""
    if draft.hidden != hidden:
        raise Refusal(check_texts.more_hidden())


def check_withdrawable(submission: Submission) -> None:
    if not submission.has_file:
        raise Refusal(texts.has_ended(submission.state))


def check_renewable(previous: Submission) -> None:
    if not previous.is_renewable:
        raise Refusal(texts.nothing_to_renew(previous.state))


def check_reviewed(submission: Submission) -> None:
    if submission.state is not State.REVIEWED:
        raise Refusal(texts.nothing_to_renew(submission.state))


def read_role(typed: str) -> str:
    """A target role on one line."""
    role = " ".join(typed.split())[:LONGEST_ROLE]
    if not role:
        raise Refusal(texts.name_role())
    return role


def read_words(typed: str) -> tuple[str, ...]:
    """What is to be hidden, one on each line or between commas; nothing twice."""
    words = {one.casefold(): one for part in re.split(r"[\n,;]", typed) if (one := " ".join(part.split()))}
    if not words:
        raise Refusal(check_texts.name_words())
    if len(words) > MOST_WORDS:
        raise Refusal(check_texts.too_many_words(MOST_WORDS))
    unfit = next((one for one in words.values() if not SHORTEST_WORDS <= len(one) <= LONGEST_WORDS), None)
    if unfit is not None:
        raise Refusal(check_texts.unfit_words(unfit, SHORTEST_WORDS, LONGEST_WORDS))
    return tuple(words.values())


def in_messages(sizes: Sequence[int]) -> list[range]:
    """Which pictures go into one message each: few enough, and not too heavy for Discord together."""
    batches: list[range] = []
    start = weight = 0
    for at, size in enumerate(sizes):
        if at > start and (at - start == MOST_IN_A_MESSAGE or weight + size > HEAVIEST_MESSAGE):
            batches.append(range(start, at))
            start, weight = at, 0
        weight += size
    return [*batches, range(start, len(sizes))] if sizes else []


def waiting_range(waits: Sequence[timedelta], field: str | None = None) -> Waiting | None:
    """The middle half of these waits; None for too few of them."""
    if len(waits) < FEWEST_TO_TELL:
        return None
    ordered = sorted(waits)
    quarter = len(ordered) // 4
    return Waiting(ordered[quarter], ordered[-1 - quarter], field)
