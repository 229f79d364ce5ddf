"""Every sentence about submissions. Labels of buttons are part of the bot's contract and stay as they are."""

from collections.abc import Sequence
from datetime import datetime

from cogs.submissions.models import Place, State, Submission, Waiting
from core.times import discord_time, duration
from core.translation import t

STATE_WORDS = {
    State.DRAFT: "📝 Not queued yet",
    State.QUEUED: "⏳ Waiting for a reviewer",
    State.CLAIMED: "🔍 Being reviewed",
    State.REVIEWED: "✅ Reviewed",
    State.WITHDRAWN: "✖️ Withdrawn",
    State.REMOVED: "✖️ Removed, its time was over",
}


FORM_TITLE = "Have your resume reviewed"
RENEW_TITLE = "Hand in a new version"
DETAILS_TITLE = "What the review is for"
REPLACE_TITLE = "Replace the file"
FILE_FIELD = "Your resume"
ROLE_FIELD = "Target role"
ROLE_HELP = "Everybody can see this in the queue, so please no names."
ROLE_EXAMPLE = "Junior data analyst in healthcare"
FOCUS_FIELD = "What should the reviewer look at?"
FOCUS_HELP = "Optional. Only reviewers read it."
CHANGED_FIELD = "What is new in this version?"
CHANGED_HELP = "The reviewer looks at this first."
QUESTIONS_FIELD = "Your questions"
QUESTIONS_HELP = "Optional. Only reviewers read them."
ANONYMISE_FIELD = "What reviewers get"
ANONYMISE_HELP = "You see a preview first, and can still change your mind."
ANONYMISE = "A copy without my name and contact data"
WITHDRAW = "Withdraw"
KEEP_IT = "Keep it"
NEW_VERSION = "New version"
DECIDE = "Look and decide"
HAND_IN_ANOTHER = "Hand in another"

MOST_SHOWN = 6


def file_help(most_pages: int, most_megabytes: int) -> str:
    return t(
        "PDF or Word (.docx), at most {pages} pages and {most} MB. I check it first, and only you see what I find.",
        pages=most_pages,
        most=most_megabytes,
    )


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
        case "interrupted":
            return t("telling a member that the look at their resume was interrupted")
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


def start_again() -> str:
    return t("The choices have changed since this form was opened. Please use `/resume submit` once more.")


def attach_file() -> str:
    return t("There was no file with that. Please use `/resume submit` once more and attach your resume.")


def name_role() -> str:
    return t("Please say which role you aim at: without it, nobody can tell what fits.")


def not_your_message() -> str:
    return t("I take resumes only from their owners: please use this on a message of your own, or `/resume submit`.")


def no_file_there() -> str:
    return t("There is no file in that message. Please use this on a message with your resume, or `/resume submit`.")


def queued(submission: Submission, place: Place | None) -> str:
    what = t("an anonymised copy") if submission.is_anonymised else t("your file as it is")
    lines = [
        t("## ✅ Your resume for {role} is in the queue", role=shown(submission.target_role)),
        _place(place) if place else "",
        t(
            "A reviewer gets {what}, your focus and your questions. The queue shows your target role, field and level: "
            "no name, no file. When somebody takes it, a private thread opens for the two of you.",
            what=what,
        ),
        t("`/resume mine` shows where it stands; **Withdraw** there removes it everywhere at once."),
    ]
    return "\n".join(filter(None, lines))


def _place(place: Place) -> str:
    return " ".join(filter(None, (_number(place), _first(place), _waiting(place.waiting))))


def _number(place: Place) -> str:
    if place.field is None:
        if place.count == 1:
            return t("It is the only one that waits.")
        return t("It is number {number} of {count}.", number=place.number, count=place.count)
    if place.count == 1:
        return t("It is the only one that waits for reviewers of {field}.", field=shown(place.field))
    return t(
        "It is number {number} of the {count} that wait for reviewers of {field}.",
        number=place.number,
        count=place.count,
        field=shown(place.field),
    )


def _first(place: Place) -> str:
    """Of others: those that were claimed say nothing of those that were not."""
    return t("The first of them was queued {when}.", when=ago(place.first_at)) if place.number > 1 else ""


def _waiting(waiting: Waiting | None) -> str:
    if waiting is None:
        return t("Too few were taken lately to say how long that will be.")
    of = t("those of {field}", field=shown(waiting.field)) if waiting.field else t("all that were taken")
    least, most = duration(waiting.least), duration(waiting.most)
    if least == most:
        return t("Lately, a typical one of {of} waited {most}.", of=of, most=most)
    return t("Lately, half of {of} waited between {least} and {most}.", of=of, least=least, most=most)


def ago(at: datetime) -> str:
    return f"<t:{int(at.timestamp())}:R>"


def mine(has_any: bool, left_out: int) -> str:
    if not has_any:
        return t("You have handed in no resume so far. `/resume submit` has one reviewed.")
    if not left_out:
        return t("## My resumes")
    return t("## My resumes\nThe latest {shown}; `/me data` has {count} more.", shown=MOST_SHOWN, count=left_out)


def entry(one: Submission, place: Place | None) -> str:
    role = shown(one.target_role) or t("no role named yet")
    about = " · ".join(filter(None, (one.field, one.level, t("anonymised") if one.is_anonymised else t("as it is"))))
    lines = [f"**{role}** · {about}", STATE_WORDS[one.state]]
    if one.state is State.DRAFT:
        lines.append(t("I keep it for an hour after you handed it in."))
    if place is not None:
        lines.append(_place(place))
    if one.state is State.REVIEWED and one.remove_at is not None:
        lines.append(t("File and review thread go {when}.", when=discord_time(one.remove_at)))
    if one.changed:
        lines.append(t("New: {changed}", changed=shown(one.changed)[:200]))
    return "\n".join(lines)


def withdrawal_question(role: str) -> str:
    return t(
        "Your resume for **{role}** was reviewed. **Withdraw** removes the file, the review and its thread at once. "
        "Before that, save from the review what you want to keep: `/resume review` shows it.",
        role=shown(role),
    )


def withdrawn(role: str) -> str:
    return t("✖️ Withdrawn. Your resume for **{role}** is being removed everywhere.", role=shown(role))
