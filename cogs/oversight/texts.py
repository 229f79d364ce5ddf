"""Every sentence about what moderators do with everybody's interviews."""

from cogs.interviews.models import Interview, Obstacle, State
from cogs.oversight.models import Came, Shown, Which
from core.times import discord_time
from core.translation import t

CHANGE_VOLUNTEER = "Change volunteer"
CALL_OFF = "Call off"

STATE_WORDS = {
    State.HELD: t("⏳ waits for its volunteer"),
    State.BOOKED: t("🟢 booked"),
    State.FINISHED: t("✅ over"),
    State.CANCELLED: t("✖️ called off"),
    State.DECLINED: t("✖️ declined"),
    State.EXPIRED: t("✖️ not answered in time"),
}

CAME = {
    Came.BOTH: t("Both came"),
    Came.NO_MEMBER: t("The member did not come"),
    Came.NO_VOLUNTEER: t("The volunteer did not come"),
    Came.NEITHER: t("Neither came"),
}


# The list


def list_title(which: Which) -> str:
    return {
        Which.COMING: t("## Interviews that are on or ahead"),
        Which.BEGUN: t("## Interviews that are on or over\nThe latest first; what was called off is not among them."),
    }[which]


def list_line(interview: Interview) -> str:
    return t(
        "- {at} · #{id} · {member} with {volunteer} · {state}{thread}",
        at=discord_time(interview.starts_at),
        id=interview.id,
        member=person(interview.member_id),
        volunteer=person(interview.volunteer_id),
        state=STATE_WORDS[interview.state],
        thread=t(" · <#{thread}>", thread=interview.thread_id) if interview.thread_id else "",
    )


def person(user_id: int | None) -> str:
    return f"<@{user_id}>" if user_id else t("somebody who left")


def nothing_listed(which: Which) -> str:
    return {
        Which.COMING: t("None at present. `/moderator match` shows who could be brought together."),
        Which.BEGUN: t("None yet."),
    }[which]


def look_at_one() -> str:
    return t("Look at one")


def option(interview: Interview, words: str) -> str:
    return t("#{id}: {words}", id=interview.id, words=words)


def option_about(interview: Interview) -> str:
    return ", ".join(part for part in (interview.field, interview.kind) if part)


def earlier() -> str:
    return t("Back")


def later() -> str:
    return t("More")


def show(which: Which) -> str:
    return {Which.COMING: t("What is ahead"), Which.BEGUN: t("What is over")}[which]


# One interview


def title(interview: Interview) -> str:
    return t("## Interview #{id} · {state}", id=interview.id, state=STATE_WORDS[interview.state])


def about(interview: Interview) -> str:
    return t(
        "{at}\n**Member** {member} · **Volunteer** {volunteer}\n**Field** {field} · **Kind** {kind}{thread}",
        at=discord_time(interview.starts_at),
        member=person(interview.member_id),
        volunteer=person(interview.volunteer_id),
        field=interview.field or t("any"),
        kind=interview.kind or t("any"),
        thread=t("\nTheir thread: <#{thread}>", thread=interview.thread_id) if interview.thread_id else "",
    )


def openness(interview: Interview) -> str:
    watching = t("👀 Others may watch") if interview.may_be_watched else t("🔒 Just the two of them")
    recording = t("it may be recorded if everybody agrees") if interview.may_be_recorded else t("not recorded")
    return f"{watching} · {recording}"


def coming(interview: Interview) -> str:
    said = {
        interview.member_id: interview.member_coming_at,
        interview.volunteer_id: interview.volunteer_coming_at,
    }
    return "\n".join(
        t("{person}: {word}", person=person(one), word=t("✔️ is coming") if at else t("· not confirmed yet"))
        for one, at in said.items()
    )


def attendance(shown: Shown) -> str:
    lines = []
    for one in shown.interview.parties:
        if one in shown.absent:
            word = t("✖️ did not come")
        else:
            word = t("✔️ checked in") if one in shown.here else t("· did not check in, which many forget")
        lines.append(t("{person}: {word}", person=person(one), word=word))
    return "\n".join(lines)


def ended(interview: Interview) -> str:
    by = t(" by {person}", person=person(interview.ended_by)) if interview.ended_by else ""
    why = f": {interview.ended_because}" if interview.ended_because else ""
    return t("Called off{by}{why}", by=by, why=why) if interview.state is State.CANCELLED else ""


def say_who_came() -> str:
    return t("Say who came")


def marked() -> str:
    return t("Noted. Whoever missed it is told kindly, and what was noted wrongly is excused.")


# Calling off


def call_off_title() -> str:
    return t("Call this interview off")


def reason_label() -> str:
    return t("Why? Both read it, with your name")


def called_off(interview: Interview) -> str:
    return t("Interview #{id} is off, and both are told. What the member waited for is in line again.", id=interview.id)


# Another volunteer


def choose_volunteer(interview: Interview, free: int) -> str:
    who = (
        t("These are free then, and nothing else speaks against it.")
        if free
        else t("None of those whose profile I know is free then. You can choose anybody with the volunteer role.")
    )
    return t(
        "## Another volunteer for interview #{id}\n{at}\n{who} Please ask them first: they are booked at once.",
        id=interview.id,
        at=discord_time(interview.starts_at),
        who=who,
    )


def free_volunteers() -> str:
    return t("Free volunteers")


def anybody() -> str:
    return t("Or anybody with the volunteer role")


def ask_to_confirm(interview: Interview, volunteer_id: int) -> str:
    return t(
        "## <@{new}> instead of {old}?\n{at}\nThe member and both volunteers are told. Goals, seats and duties stay. "
        "The two get a thread of their own: what was written in the first one, and the resume, stay out of it.",
        new=volunteer_id,
        old=person(interview.volunteer_id),
        at=discord_time(interview.starts_at),
    )


def changed(made: Interview) -> str:
    return t(
        "Done: <@{volunteer}> gives it now, as interview #{id}. All are being told.",
        volunteer=made.volunteer_id,
        id=made.id,
    )


def back() -> str:
    return t("Back to the list")


# What cannot be done


def no_such_interview() -> str:
    return t("I cannot find that interview. `/moderator interviews` lists them.")


def off_already() -> str:
    return t("This interview is no longer on. `/moderator interviews` shows how it stands.")


def has_begun() -> str:
    return t("It has begun already. **Stop** on its panel ends it, and afterwards you can say here who came.")


def not_agreed_yet() -> str:
    return t("Its volunteer has not said yes yet. Wait for the answer, or call it off.")


def cannot_take_over(user_id: int, obstacle: Obstacle) -> str:
    """Without a word on blocks: who is kept apart from somebody has no room, like anybody else who has none."""
    why = {
        Obstacle.NOTICE: t("they want more notice than is left"),
        Obstacle.PAUSED: t("they take no bookings at present"),
        Obstacle.VOLUNTEER_BUSY: t("they have another interview too close to that time"),
    }.get(obstacle, t("they have no room for it"))
    return t("<@{user}> cannot take over: {why}. Please choose somebody else.", user=user_id, why=why)


def no_volunteer(user_id: int) -> str:
    return t(
        "<@{user}> does not have the volunteer role. `/moderator volunteers` is where volunteers are approved.",
        user=user_id,
    )


# For the audit


def audit_interview(interview_id: int) -> str:
    return t("interview #{id}", id=interview_id)


def audit_change(before: int | None, after: int, made_id: int) -> str:
    return t("from {before} to {after}, as #{id}", before=person(before), after=person(after), id=made_id)
