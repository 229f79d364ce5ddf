"""Every sentence about submissions. Labels of buttons are part of the bot's contract and stay as they are."""

from collections.abc import Sequence
from datetime import datetime

from cogs.submissions.models import State, Submission
from core.times import discord_time
from core.translation import t

STATE_WORDS = {
    State.DRAFT: "📝 Not queued yet",
    State.QUEUED: "⏳ Waiting for a reviewer",
    State.CLAIMED: "🔍 Being reviewed",
    State.REVIEWED: "✅ Reviewed",
    State.WITHDRAWN: "✖️ Withdrawn",
    State.REMOVED: "✖️ Removed, its time was over",
}


def shown(typed: str) -> str:
    """What somebody typed, on one line, in a form that Discord shows as it is."""
    return "".join(f"\\{letter}" if letter in "\\`*_~|<>[]()#@:-" else letter for letter in " ".join(typed.split()))


def not_set_up() -> str:
    return t(
        "Resumes cannot be handed in yet: this group has no channel for private threads. A moderator can run `/setup`."
    )


def no_such_submission() -> str:
    return t("I find no such resume of yours. `/resume mine` shows those you handed in.")


def one_at_a_time(state: State) -> str:
    return t(
        "You have a resume in the queue already ({state}). So that everybody gets a turn, it is one at a time: "
        "`/resume mine` lets you withdraw it.",
        state=STATE_WORDS[state],
    )


def no_longer_a_draft(state: State) -> str:
    return t("That is decided already: {state}. `/resume mine` shows where it stands.", state=STATE_WORDS[state])


def has_ended(state: State) -> str:
    return t("That is over already: {state}. `/resume submit` starts anew.", state=STATE_WORDS[state])


def nothing_to_renew(state: State) -> str:
    return t(
        "This works once the review is there; so far it is: {state}. `/resume mine` shows where it stands.",
        state=STATE_WORDS[state],
    )


def about_me(own: Sequence[Submission]) -> list[str]:
    """The lines of /me show."""
    return [_line(one) for one in own]


def _line(one: Submission) -> str:
    state = STATE_WORDS[one.state]
    if one.remove_at is None:
        return t("- Resume for {role}: {state}", role=shown(one.target_role), state=state)
    return t(
        "- Resume for {role}: {state}; its file goes {when}",
        role=shown(one.target_role),
        state=state,
        when=discord_time(one.remove_at),
    )


def job(name: str) -> str:
    match name:
        case "warn":
            return t("telling a member that their resume is about to be removed")
        case "drop":
            return t("removing a resume about which its member did not decide")
        case "remove":
            return t("removing a resume whose time is over")
        case _:
            return t("showing what became of a resume in the queue")


def reference(submission_id: int) -> str:
    return t("resume {id}", id=submission_id)


def goes_soon(role: str, at: datetime, state: State) -> str:
    if state is State.REVIEWED:
        return t(
            "🗑️ The file of your resume for **{role}**, and the thread of its review, will be removed {when}. Save from "
            "the review what you want to keep. `/resume mine` lets you hand in a new version.",
            role=shown(role),
            when=discord_time(at),
        )
    return t(
        "🗑️ Your resume for **{role}** has waited long, and nobody has reviewed it yet. I am sorry. Its file will be "
        "removed {when}; `/resume submit` lets you hand it in again after that.",
        role=shown(role),
        when=discord_time(at),
    )


def nobody_found(role: str) -> str:
    return t(
        "I am sorry: nobody was found to review your resume for **{role}**, and I do not keep files for ever, so I "
        "removed it. `/resume submit` hands it in again; a moderator may know who has time.",
        role=shown(role),
    )
