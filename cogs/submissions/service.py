"""What a member does with a submission from the queue on, and what other features ask and say about it.

What comes before, while nobody else sees anything of it, is in `drafts`. Whoever calls these is in a write
transaction, except for the functions that only look.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from cogs.resumes import service as resumes
from cogs.submissions import drafts, rules, store, texts
from cogs.submissions.models import Place, State, Submission, Waiting
from core import jobs
from core.actor import Actor
from core.settings import Settings, get_settings
from data.database import Transaction

LOOK = "submissions:look"
"""See that the member is still there, so that nobody reviews the resume of somebody who left."""
WARN = "submissions:warn"
REMOVE = "submissions:remove"
QUEUED = "submissions:queued"
"""For the feature that reviews: this submission waits, from now on or again."""
ENDED = "submissions:ended"
"""For the feature that reviews: this submission was withdrawn or removed, and what shows it goes."""

LOOKED_EVERY = timedelta(days=1)

COUNTED_FOR = timedelta(days=28)
"""How far back waits are looked at to tell how long one waits now."""


# What a member does


async def queue(
    tx: Transaction,
    actor: Actor,
    submission_id: int,
    file_id: int,
    settings: Settings,
    now: datetime,
    *,
    is_anonymised: bool,
    copy_of: Submission | None = None,
) -> Submission:
    """The draft takes its place with this file: its own, or a copy of it, and then its own is removed.

    `copy_of` is the draft that the copy was made of, in case that it has another file by now, or hides more.
    """
    submission = await drafts.look_at_draft(tx, actor, submission_id)
    rules.check_same_file(submission, file_id if copy_of is None else copy_of.file_id)
    if copy_of is not None:
        rules.check_same_words(submission, copy_of.hidden)
    rules.check_none_live(await store.list_of_member(tx, actor.guild_id, actor.user_id))
    if submission.file_id is not None and submission.file_id != file_id:
        await resumes.remove(tx, actor.guild_id, submission.file_id, now)
    remove_at = rules.kept_until(replace(submission, queued_at=now), settings)
    await store.set_queued(tx, submission, file_id, now, remove_at, is_anonymised=is_anonymised)
    await jobs.cancel(tx, actor.guild_id, drafts.DROP, submission_id)
    queued = await drafts.get_own(tx, actor, submission_id)
    await _keep_until(tx, queued, remove_at, now)
    await jobs.schedule(tx, actor.guild_id, QUEUED, submission_id, now)
    await jobs.schedule(tx, actor.guild_id, LOOK, submission_id, now + LOOKED_EVERY)
    return queued


async def withdraw(tx: Transaction, actor: Actor, submission_id: int, now: datetime) -> Submission:
    """Take it back, reviewed or not: every copy of the file is removed now. It is given as it was."""
    submission = await drafts.get_own(tx, actor, submission_id)
    rules.check_withdrawable(submission)
    if submission.state is State.DRAFT:
        await drafts.remove(tx, submission, now)
    else:
        await _end(tx, submission, State.WITHDRAWN, now)
    return submission


async def list_own(tx: Transaction, actor: Actor) -> list[Submission]:
    """The latest first."""
    return await store.list_of_member(tx, actor.guild_id, actor.user_id)


# What other features ask


async def get_submission(tx: Transaction, guild_id: int, submission_id: int) -> Submission | None:
    return await store.get_submission(tx, guild_id, submission_id)


async def list_queue(tx: Transaction, guild_id: int, *, limit: int = -1, offset: int = 0) -> list[Submission]:
    """Those that wait, the longest waiting first."""
    return await store.list_queue(tx, guild_id, limit=limit, offset=offset)


async def place_of(tx: Transaction, submission: Submission, now: datetime) -> Place | None:
    """Where it stands among those that the same reviewers choose from; None for one that does not wait."""
    if submission.state is not State.QUEUED:
        return None
    places = await store.list_places(tx, submission.guild_id, submission.field)
    return Place(
        [number for number, _ in places].index(submission.id) + 1,
        len(places),
        await waiting_for(tx, submission.guild_id, submission.field, now),
        submission.field,
        places[0][1],
    )


async def waiting_for(tx: Transaction, guild_id: int, field: str | None, now: datetime) -> Waiting | None:
    """How long resumes of this field waited lately; of all fields, where there were too few of it."""
    since = now - COUNTED_FOR
    if field is not None:
        own = rules.waiting_range(await store.list_waits(tx, guild_id, since, field), field)
        if own is not None:
            return own
    return rules.waiting_range(await store.list_waits(tx, guild_id, since, None))


# What other features say


async def set_claimed(tx: Transaction, guild_id: int, submission_id: int, now: datetime) -> bool:
    """A reviewer has it; False if it does not wait any more."""
    return await store.set_claimed(tx, guild_id, submission_id, now)


async def set_unclaimed(tx: Transaction, guild_id: int, submission_id: int, now: datetime) -> bool:
    """The claim was given back or is over: it waits again, in its old place."""
    if not await store.set_unclaimed(tx, guild_id, submission_id):
        return False
    await jobs.schedule(tx, guild_id, QUEUED, submission_id, now)
    await jobs.schedule(tx, guild_id, LOOK, submission_id, now + LOOKED_EVERY)
    return True


async def set_reviewed(tx: Transaction, guild_id: int, submission_id: int, settings: Settings, now: datetime) -> bool:
    """The review was handed in; the file goes `resume_days` from now."""
    if not await store.set_reviewed(tx, guild_id, submission_id, now):
        return False
    submission = await store.get_submission(tx, guild_id, submission_id)
    assert submission is not None
    await _keep_until(tx, submission, rules.kept_until(submission, settings), now)
    return True


async def ask_again(tx: Transaction, actor: Actor, submission_id: int, settings: Settings, now: datetime) -> Submission:
    """**Second opinion**: a reviewed one waits for another reviewer, behind all that wait now."""
    rules.check_reviewed(await drafts.get_own(tx, actor, submission_id))
    rules.check_none_live(await store.list_of_member(tx, actor.guild_id, actor.user_id))
    await store.set_requeued(tx, actor.guild_id, submission_id, now)
    queued = await drafts.get_own(tx, actor, submission_id)
    await _keep_until(tx, queued, rules.kept_until(queued, settings), now)
    await jobs.schedule(tx, actor.guild_id, QUEUED, submission_id, now)
    await jobs.schedule(tx, actor.guild_id, LOOK, submission_id, now + LOOKED_EVERY)
    return queued


async def note_present(tx: Transaction, guild_id: int, submission_id: int, now: datetime) -> None:
    """The member of one that waits was there just now."""
    await jobs.schedule(tx, guild_id, LOOK, submission_id, now + LOOKED_EVERY)


async def note_left(tx: Transaction, guild_id: int, submission_id: int, now: datetime) -> None:
    """The member has left the server: nobody else shall see their resume."""
    submission = await store.get_submission(tx, guild_id, submission_id)
    if submission is not None and submission.has_file and submission.state is not State.DRAFT:
        await _end(tx, submission, State.WITHDRAWN, now)


async def remove(tx: Transaction, guild_id: int, submission_id: int, now: datetime) -> bool:
    """Its time is over, unless that was moved; whether it ended that way now."""
    submission = await store.get_submission(tx, guild_id, submission_id)
    if submission is None or submission.remove_at is None or submission.remove_at > now:
        return False
    return await _end(tx, submission, State.REMOVED, now)


async def settings_changed(tx: Transaction, guild_id: int, names: frozenset[str], now: datetime) -> None:
    """How long files are kept counts for those that are there, too."""
    if "resume_days" not in names:
        return
    settings = await get_settings(tx, guild_id)
    for submission in await store.list_kept(tx, guild_id):
        await _keep_until(tx, submission, rules.moved_removal(submission, settings, now), now)


async def _keep_until(tx: Transaction, submission: Submission, remove_at: datetime, now: datetime) -> None:
    """The file's own clock is a day behind, in case that something goes wrong here."""
    guild_id = submission.guild_id
    assert submission.file_id is not None
    await store.set_remove_at(tx, guild_id, submission.id, remove_at)
    await resumes.keep_until(tx, guild_id, submission.file_id, remove_at + timedelta(days=1))
    await jobs.schedule(tx, guild_id, REMOVE, submission.id, remove_at)
    warn_at = max(now, remove_at - rules.WARN_BEFORE)
    await jobs.schedule(tx, guild_id, WARN, submission.id, warn_at, useless_at=remove_at)


async def _end(tx: Transaction, submission: Submission, state: State, now: datetime) -> bool:
    if not await store.set_ended(tx, submission, state, now):
        return False
    for kind in (LOOK, WARN, REMOVE):
        await jobs.cancel(tx, submission.guild_id, kind, submission.id)
    if submission.file_id is not None:
        await resumes.remove(tx, submission.guild_id, submission.file_id, now)
    await jobs.schedule(tx, submission.guild_id, ENDED, submission.id, now)
    return True


# What is kept about a person


async def show_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> list[str]:
    return texts.about_me([one for one in await store.list_of_member(tx, guild_id, user_id) if one.has_file])


async def export_member(tx: Transaction, guild_id: int, user_id: int) -> dict[str, object]:
    own = await store.list_of_member(tx, guild_id, user_id)
    return {"resume_submissions": [_exported(one) for one in own]} if own else {}


def _exported(submission: Submission) -> dict[str, object]:
    return {
        "target_role": submission.target_role,
        "field": submission.field,
        "level": submission.level,
        "focus": submission.focus,
        "questions": submission.questions,
        "changed": submission.changed,
        "anonymised": submission.is_anonymised,
        "state": submission.state,
        "made_at": submission.made_at,
        "queued_at": submission.queued_at,
        "claimed_at": submission.claimed_at,
        "reviewed_at": submission.reviewed_at,
        "ended_at": submission.ended_at,
        "removed_at_the_latest": submission.remove_at,
    }


async def forget_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> None:
    """Files are removed by the feature that keeps them; who reviews is told that these have ended."""
    for submission in await store.list_of_member(tx, guild_id, user_id):
        if submission.state is State.DRAFT:
            await drafts.remove(tx, submission, now)
        elif submission.has_file:
            await _end(tx, submission, State.WITHDRAWN, now)
    await store.forget_member(tx, guild_id, user_id)


def describe_job(kind: str, detail: str) -> str:
    """What moderators read when it could not be done."""
    return texts.job(kind.partition(":")[2])
