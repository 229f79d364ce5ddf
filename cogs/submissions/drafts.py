"""What a member does until others may see their resume: hand in, look, hide words, replace, discard.

Whoever calls these is in a write transaction, except for the functions that only look.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from cogs.members import service as members
from cogs.resumes import service as resumes
from cogs.resumes.checking.spans import Span, places_in, spans_of
from cogs.submissions import rules, store
from cogs.submissions.models import State, Submission, Wish
from core import jobs
from core.actor import Actor
from core.settings import Settings
from data.database import Transaction

DROP = "submissions:drop"
"""Nobody decided in time."""
INTERRUPTED = "submissions:interrupted"
"""Tell whoever waits for the answer to an interaction (by its id) that the bot ended before it could answer."""

LOOKED_FOR = timedelta(minutes=1)
"""After so long, somebody who waits is told so, unless their file is still being looked through."""
ANSWERED_FOR = timedelta(minutes=14)
"""How long Discord takes an answer."""


async def check_may_submit(tx: Transaction, actor: Actor, settings: Settings, previous_id: int | None = None) -> None:
    """Before the form is shown: whether there could be one more submission of this member's."""
    rules.check_ready(settings)
    rules.check_none_live(await store.list_of_member(tx, actor.guild_id, actor.user_id))
    if previous_id is not None:
        rules.check_renewable(await get_own(tx, actor, previous_id))


async def begin_looking(tx: Transaction, actor: Actor, interaction_id: int, token: str, now: datetime) -> None:
    """Somebody waits for what is found in their file; if the bot ends meanwhile, `token` is how to answer them."""
    due_at, useless_at, detail = now + LOOKED_FOR, now + ANSWERED_FOR, f"{actor.user_id} {token}"
    await jobs.schedule(tx, actor.guild_id, INTERRUPTED, interaction_id, due_at, detail=detail, useless_at=useless_at)


async def go_on_looking(tx: Transaction, job: jobs.Job, now: datetime) -> None:
    await jobs.schedule(
        tx, job.guild_id, job.kind, job.subject_id, now + LOOKED_FOR, detail=job.detail, useless_at=job.useless_at
    )


async def end_looking(tx: Transaction, actor: Actor, interaction_id: int) -> None:
    await jobs.cancel(tx, actor.guild_id, INTERRUPTED, interaction_id)


async def find_draft(tx: Transaction, guild_id: int, member_id: int) -> Submission | None:
    """About which they have not decided yet."""
    own = await store.list_of_member(tx, guild_id, member_id)
    return next((one for one in own if one.state is State.DRAFT), None)


async def draft(
    tx: Transaction,
    actor: Actor,
    wish: Wish,
    file_id: int,
    settings: Settings,
    now: datetime,
    *,
    is_anonymised: bool = True,
) -> Submission:
    """Keep what was handed in until its member has decided what others will see; an earlier draft makes way.

    `is_anonymised`: what they mean to queue, so far.
    """
    await check_may_submit(tx, actor, settings, wish.previous_id)
    await members.remember(tx, actor.guild_id, actor.user_id)
    for earlier in await store.list_of_member(tx, actor.guild_id, actor.user_id):
        if earlier.state is State.DRAFT:
            await remove(tx, earlier, now)
    made = await store.add_draft(tx, actor.guild_id, actor.user_id, wish, file_id, now, is_anonymised=is_anonymised)
    await jobs.schedule(tx, actor.guild_id, DROP, made.id, now + resumes.UNUSED_FOR)
    return made


async def look_at_draft(tx: Transaction, actor: Actor, submission_id: int) -> Submission:
    submission = await get_own(tx, actor, submission_id)
    rules.check_draft(submission)
    return submission


async def complete(tx: Transaction, actor: Actor, submission_id: int, wish: Wish) -> Submission:
    """Say what the review is for, of a draft that began with a file alone."""
    await store.set_wish(tx, await look_at_draft(tx, actor, submission_id), wish)
    return await get_own(tx, actor, submission_id)


async def replace_file(tx: Transaction, actor: Actor, submission_id: int, file_id: int, now: datetime) -> Submission:
    """Another file for a draft; the earlier one is removed."""
    submission = await look_at_draft(tx, actor, submission_id)
    if submission.file_id is not None:
        await resumes.remove(tx, actor.guild_id, submission.file_id, now)
    await store.set_file(tx, submission, file_id)
    await jobs.schedule(tx, actor.guild_id, DROP, submission_id, now + resumes.UNUSED_FOR)
    return await get_own(tx, actor, submission_id)


async def hide(
    tx: Transaction, actor: Actor, submission_id: int, file_id: int | None, hidden: Sequence[Span]
) -> Submission:
    """Have these places of that file hidden in the copy, besides those that are already; the copy is what is meant."""
    submission = await look_at_draft(tx, actor, submission_id)
    rules.check_same_file(submission, file_id)
    together = spans_of(places_in((*submission.hidden, *hidden)))
    await store.set_hidden(tx, submission, together, is_anonymised=True)
    return await get_own(tx, actor, submission_id)


async def hide_nothing(tx: Transaction, actor: Actor, submission_id: int) -> Submission:
    """Take back all that was hidden besides what was found."""
    submission = await look_at_draft(tx, actor, submission_id)
    await store.set_hidden(tx, submission, (), is_anonymised=submission.is_anonymised)
    return await get_own(tx, actor, submission_id)


async def discard(tx: Transaction, actor: Actor, submission_id: int, now: datetime) -> None:
    await remove(tx, await look_at_draft(tx, actor, submission_id), now)


async def drop(tx: Transaction, guild_id: int, submission_id: int, now: datetime) -> None:
    """A draft about which nobody decided in time."""
    submission = await store.get_submission(tx, guild_id, submission_id)
    if submission is not None:
        await remove(tx, submission, now)


async def get_own(tx: Transaction, actor: Actor, submission_id: int) -> Submission:
    """The submission, if it is this person's; otherwise "not found"."""
    return rules.check_own(await store.get_submission(tx, actor.guild_id, submission_id), actor.user_id)


async def remove(tx: Transaction, submission: Submission, now: datetime) -> None:
    """The draft, with its file; nothing if it is a draft no longer."""
    if await store.delete_draft(tx, submission):
        await jobs.cancel(tx, submission.guild_id, DROP, submission.id)
        if submission.file_id is not None:
            await resumes.remove(tx, submission.guild_id, submission.file_id, now)
