"""What people are told of reviews by private message or by /me show, and moderators of what could not be done."""

from collections.abc import Sequence
from datetime import datetime

from cogs.reviews.models import Review, State
from cogs.reviews.review_texts import RESULT_WORDS
from cogs.reviews.texts import LONGEST_WISH, about, role
from cogs.submissions.models import Submission
from core.quoting import clipped
from core.times import discord_time
from core.translation import t


def tell_member(submission: Submission, review: Review) -> str:
    title = t("### Your resume for {role} was reviewed\n{result}", role=role(submission), result=_result(review))
    if review.thread_id is None:
        return t("{title}\nRead it with `/resume review`.", title=title)
    return t("{title}\nRead it here, or with `/resume review`: <#{thread}>", title=title, thread=review.thread_id)


def given(submission: Submission, review: Review) -> str:
    """Above the whole review."""
    title = t("### The review of your resume for {role}", role=role(submission))
    return t("{title}\nAlso here: <#{thread}>", title=title, thread=review.thread_id) if review.thread_id else title


def _result(review: Review) -> str:
    return RESULT_WORDS[review.result] if review.result else ""


def tell_thanks(submission: Submission) -> str:
    return t(
        "### 💛 Thank you!\nThe member whose resume for {role} you reviewed says thank you.", role=role(submission)
    )


def tell_back_member(submission: Submission) -> str:
    return t(
        "Your reviewer could not finish the review of your resume for {role}, so it waits for another one, in its old "
        "place. Its thread, with the copy of the file, is gone.",
        role=role(submission),
    )


def tell_lapsed(submission: Submission, state: State) -> str:
    """Whoever gave it back themselves is not told."""
    if state is State.RELEASED:
        return t(
            "You do not have the volunteer role here any more, so the resume for {role} that you had claimed waits "
            "for somebody else. Its thread is gone. If that is a mistake, please talk to a moderator: your draft is "
            "kept. Thank you for the time you gave it.",
            role=role(submission),
        )
    return t(
        "Your time with the resume for {role} is over, so others can claim it again. Your draft is kept: if it is "
        "still in `/resume queue`, **Claim** it there and go on.",
        role=role(submission),
    )


def tell_gone() -> str:
    return t(
        "A resume that you had claimed was withdrawn, so there is nothing left to do. Its thread is gone. Thank you "
        "for the time you gave it."
    )


def tell_lost(submission: Submission) -> str:
    return t(
        "The file of your resume for {role} is gone from Discord, so it cannot be reviewed. `/resume submit` hands it "
        "in again.",
        role=role(submission),
    )


def tell_offer(submission: Submission, until: datetime) -> str:
    changed = t("\n**New in it:** {text}", text=clipped(submission.changed, LONGEST_WISH)) if submission.changed else ""
    return t(
        "### A new version of a resume that you reviewed\n{about}{changed}\nIt is kept for you until {until}; then "
        "others can claim it.",
        about=about(submission),
        changed=changed,
        until=discord_time(until),
    )


def message_ref(number: int) -> str:
    return t("Resume review #{number}", number=number)


# About a person, and about jobs


def about_me(claimed_now: Sequence[Review], given: int) -> list[str]:
    lines = [t("- Resume review to hand in until {due}", due=discord_time(one.due_at)) for one in claimed_now]
    if given:
        lines.append(t("- Reviews of your resumes: {count} (`/resume review`)", count=given))
    return lines


def job_in_words(kind: str) -> str:
    match kind.partition(":")[2]:
        case "open" | "show":
            return t("show a resume and its review in a private thread")
        case "ask":
            return t("put a member's question to their reviewer, in a thread made anew")
        case "leave":
            return t("take a suspended reviewer out of the thread of a review; please remove them yourself")
        case "close":
            return t("remove the thread of a resume review; please delete it yourself")
        case "card":
            return t("bring the card of a resume in the queue up to date")
        case "look":
            return t("see whether member and reviewer of a resume are still there")
        case "expire" | "remind":
            return t("remind a reviewer, or take back a claim that ran out")
        case _:
            return t("tell somebody what became of a resume review")
