"""Every sentence about reviews, but refusals, which are in `refusal_texts`. Labels of buttons are fixed."""

from collections.abc import Sequence
from datetime import datetime

from cogs.reviews.models import Review
from cogs.submissions.models import Place, Submission, Waiting
from core.quoting import clipped
from core.times import discord_time, duration
from core.translation import t

CLAIM, RELEASE, WRITE, HAND_IN = t("Claim"), t("Release"), t("Write review"), t("Hand in")
THANK, ASK_BACK, NEW_VERSION, SECOND = t("Thank"), t("Ask back"), t("New version"), t("Second opinion")
MAKE_GOAL = t("Make this a goal")
NOT_THIS_TIME = t("Not this time")
EARLIER, LATER = t("Earlier"), t("Later")

LONGEST_WISH = 900


def said(typed: str) -> str:
    """What somebody typed, on one line, in a form that Discord shows as it is."""
    return "".join(f"\\{letter}" if letter in "\\`*_~|<>[]#@" else letter for letter in " ".join(typed.split()))


def person(user_id: int | None) -> str:
    return f"<@{user_id}>" if user_id else t("your reviewer")


def about(submission: Submission) -> str:
    """All that others see of a submission before they claim it."""
    return " · ".join(
        part for part in (f"**{said(submission.target_role)}**", submission.field, submission.level) if part
    )


def role(submission: Submission) -> str:
    """Within a sentence, where the field and the level would be in the way."""
    return f"**{said(submission.target_role)}**"


def name_in_list(submission: Submission) -> str:
    """Without markup, which lists do not show."""
    return " · ".join(part for part in (submission.target_role, submission.field, submission.level) if part)


# The queue


def queue_title(count: int) -> str:
    if count == 0:
        return t("### Resumes that wait for a review\nNone at the moment. `/resume submit` hands yours in.")
    if count == 1:
        return t("### Resumes that wait for a review\nOne waits. Nobody sees a name or a file here.")
    return t("### Resumes that wait for a review\n{count} wait. Nobody sees a name or a file here.", count=count)


def queue_line(number: int, submission: Submission, is_own: bool) -> str:
    assert submission.queued_at is not None
    since = f"<t:{int(submission.queued_at.timestamp())}:R>"
    if is_own:
        return t("{number}. {about}: **yours**, queued {since}", number=number, about=about(submission), since=since)
    return t("{number}. {about}, queued {since}", number=number, about=about(submission), since=since)


def own_place(place: Place) -> str:
    return " ".join(filter(None, (_own_number(place), _first(place), waiting_words(place.waiting))))


def _own_number(place: Place) -> str:
    if place.field is None:
        return t("Yours is number {number} of {count}.", number=place.number, count=place.count)
    if place.count == 1:
        return t("Yours is the only one for reviewers of {field}.", field=said(place.field))
    return t(
        "Yours is number {number} of {count} for reviewers of {field}.",
        number=place.number,
        count=place.count,
        field=said(place.field),
    )


def _first(place: Place) -> str:
    """Of others: those that were claimed say nothing of those that were not."""
    if place.number == 1:
        return ""
    return t("The first of them was queued {when}.", when=f"<t:{int(place.first_at.timestamp())}:R>")


def waiting_words(waiting: Waiting | None) -> str:
    if waiting is None:
        return t("Too few resumes were claimed in the last four weeks to say how long it takes.")
    of = t(" of {field}", field=said(waiting.field)) if waiting.field else ""
    least, most = duration(waiting.least), duration(waiting.most)
    if least == most:
        return t("In the last four weeks, a typical resume{of} waited {most} for its reviewer.", of=of, most=most)
    return t(
        "In the last four weeks, half of the resumes{of} waited between {least} and {most} for their reviewer.",
        of=of,
        least=least,
        most=most,
    )


def held_line(reviews: Sequence[Review]) -> str:
    if len(reviews) == 1:
        return t("You have one claimed, until {due}: `/resume review`.", due=discord_time(reviews[0].due_at))
    return t("You have {count} claimed: `/resume review`.", count=len(reviews))


def page_line(first: int, last: int, count: int) -> str:
    return t("Numbers {first} to {last} of {count}.", first=first, last=last, count=count)


# The public card


def card_waiting(submission: Submission) -> str:
    assert submission.queued_at is not None
    return t(
        "### 📄 A resume waits for a review\n{about}\nQueued {since}. Volunteers: **Claim** opens a private thread "
        "with its member.",
        about=about(submission),
        since=f"<t:{int(submission.queued_at.timestamp())}:R>",
    )


def card_kept(submission: Submission, until: datetime) -> str:
    return t(
        "### 📄 A new version waits for a review\n{about}\nWho reviewed the earlier one is asked first, until {until}.",
        about=about(submission),
        until=discord_time(until),
    )


def card_claimed(submission: Submission) -> str:
    return t("### 🔍 A reviewer has this resume\n{about}", about=about(submission))


def card_reviewed(submission: Submission) -> str:
    return t("### ✅ This resume was reviewed\n{about}", about=about(submission))


def card_ref(submission_id: int) -> str:
    return t("Resume #{number}", number=submission_id)


# The thread


def thread_name(target_role: str, review_id: int) -> str:
    return t("Review: {role}", role=" ".join(target_role.split())[:60]) + _thread_end(review_id)


def is_thread_of(name: str, review_id: int) -> bool:
    """The end counts: what stands before it people choose themselves."""
    return name.endswith(_thread_end(review_id))


def _thread_end(review_id: int) -> str:
    return f" · r{review_id}"


def file_line(member_id: int) -> str:
    return t(
        "The resume of <@{member}>, as they chose to show it. It is removed with this thread. Please do not save it or "
        "pass it on.",
        member=member_id,
    )


def thread_card(review: Review, submission: Submission) -> list[str]:
    return [
        t(
            "### 🔍 A review for {member}\n{reviewer} has your resume. Only you two are in this thread; moderators can "
            "read it too.",
            member=person(review.member_id),
            reviewer=person(review.reviewer_id),
        ),
        wishes(submission),
        t(
            "{reviewer}, it is yours until {due}. **Write review** in any order and as often as you like: everything "
            "is kept as a draft until you **Hand in**. Ask each other anything here.",
            reviewer=person(review.reviewer_id),
            due=discord_time(review.due_at),
        ),
    ]


def thread_card_done(review: Review, submission: Submission) -> list[str]:
    return [
        t("### ✅ Reviewed for {member}\nThe review is below.", member=person(review.member_id)),
        wishes(submission),
    ]


def wishes(submission: Submission) -> str:
    lines = [t("**Target role:** {about}", about=said(name_in_list(submission)))]
    if submission.focus:
        lines.append(t("**Please look at:** {text}", text=clipped(submission.focus, LONGEST_WISH)))
    if submission.questions:
        lines.append(t("**Questions:** {text}", text=clipped(submission.questions, LONGEST_WISH)))
    if submission.changed:
        lines.append(t("**New since the last version:** {text}", text=clipped(submission.changed, LONGEST_WISH)))
    return "\n".join(lines)


def thread_ref(review_id: int) -> str:
    return t("Review #{number}", number=review_id)


def remind(reviewer_id: int, review: Review) -> str:
    return t(
        "### ⏳ {reviewer}, this review is due {due}\nWhatever you have is worth handing in. Otherwise **Release** it: "
        "it keeps its place, and your draft is kept too.",
        reviewer=person(reviewer_id),
        due=discord_time(review.due_at),
    )


def remind_ref(review_id: int) -> str:
    return t("Reminder of review #{number}", number=review_id)


# Answers to reviewers


def claimed(submission_role: str, due_at: datetime) -> str:
    return t(
        "**{role}** is yours until {due}. I am opening a private thread with its member and the file, and mention you "
        "there. Write your review there, or with `/resume review`.",
        role=said(submission_role),
        due=discord_time(due_at),
    )


def released() -> str:
    return t("Given back: it keeps its place in the queue. Your draft is kept, in case you claim it again. Thank you!")


def let_go() -> str:
    return t("All right: the others can have it now. Thank you for saying so.")


def handed_in() -> str:
    return t("Handed in. The member gets it now, and you will hear if they thank you or ask back. Thank you!")


def choose_title() -> str:
    return t("Which one?")
