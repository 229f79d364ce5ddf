"""Every sentence of the packs that the two read before their interview. Duties are in `duty_texts`."""

from collections.abc import Sequence

from cogs.interviews.models import Interview
from cogs.prep.models import OffLimits, Question
from core.agendas import Phase, PhaseKind
from core.quoting import quoted
from core.times import discord_time
from core.translation import t

OTHER_QUESTIONS = t("Other questions")
ASK_INSTEAD = t("What to ask instead")

LONGEST_GOALS = 300
LONGEST_NEEDS = 200


# Both packs


def title(interview: Interview, other_id: int | None) -> str:
    about = " · ".join(filter(None, (interview.field, interview.kind))) or t("mock interview")
    with_whom = t("with <@{user}>", user=other_id) if other_id else t("with somebody who left")
    return t(
        "## 🎒 Prep pack · {about}\n{when}, {with_whom}",
        about=about,
        when=discord_time(interview.starts_at),
        with_whom=with_whom,
    )


def agenda(phases: Sequence[Phase]) -> str:
    parts = [t("{phase} {minutes}", phase=_phase_name(one.kind), minutes=one.minutes) for one in phases]
    return t("**How the time goes** (minutes) {parts}", parts=" · ".join(parts))


def _phase_name(kind: PhaseKind) -> str:
    return {
        PhaseKind.WELCOME: t("welcome"),
        PhaseKind.INTERVIEW: t("interview"),
        PhaseKind.SCORING: t("silent scoring"),
        PhaseKind.QUESTIONS: t("open questions"),
        PhaseKind.FEEDBACK: t("feedback"),
        PhaseKind.CLOSE: t("close"),
    }[kind]


def looked_at(names: Sequence[str]) -> str:
    return t("**What the forms look at** {names}", names=" · ".join(names))


def where(place: str) -> str:
    return t("**Where** {place}", place=place or t("not set yet: **Set place** in your thread does that"))


# The volunteer's


def goals(goals: str) -> str:
    if not goals.strip():
        return t("**Their goals** They wrote none: ask in the welcome what they would like to practise.")
    return t("**Their goals** {goals}", goals=quoted(goals, LONGEST_GOALS))


def their_needs(needs: str) -> str:
    return t("**What helps them** {needs}", needs=quoted(needs, LONGEST_NEEDS))


def resume() -> str:
    return t("📎 Their resume is in your private thread.")


def questions_title(has_repeated: bool) -> str:
    if has_repeated:
        return t(
            "**Questions to choose from**\nThey have had all others that fit. 🔁 marks those of an earlier interview, "
            "the longest ago first to come back."
        )
    return t("**Questions to choose from**, none of which they were given here before")


def question(number: int, one: Question, is_repeated: bool) -> str:
    return t(
        "**{number}.** {mark}{text} · *{looks_at}*\n-# {probes}",
        number=number,
        mark=t("🔁 ") if is_repeated else "",
        text=one.text,
        looks_at=one.looks_at,
        probes=" · ".join(one.probes),
    )


def in_advance_for_volunteer() -> str:
    return t(
        "📨 **They read these questions beforehand**, as that is what helps them. Please ask them as they stand, and "
        "follow up as you like. **Other questions** changes theirs, too."
    )


def leave_out(topics: Sequence[OffLimits]) -> str:
    return t("🚫 **Leave out** {topics}.", topics="; ".join(one.topic[:1].lower() + one.topic[1:] for one in topics))


def practice() -> str:
    return t(
        "-# It is practice, and no decision about anybody. A question of your own? `/feedback check`, about a "
        "question, tells whether it is fine."
    )


# The member's


def get_ready(kind: str | None) -> str:
    first = {
        "recruiter screen": t("Say aloud, in two minutes, what you do and what draws you to the role."),
        "technical": t("Take one piece of your work and say aloud what you decided, and against what."),
        "case": t("Practise asking before you solve, and summing up in a minute at the end."),
        "hiring manager": t("Read the posting again: which problem of theirs would you take on first?"),
        "salary talk": t("Look up the pay in two places, and know the number below which you say no."),
    }.get(kind or "", t("Choose five stories: the case, the task, what you did yourself, and what came of it."))
    return t(
        "**Get ready**\n- {first}\n- Have two questions of your own.\n- Come a few minutes early: **Check in** opens "
        "15 minutes before, and there is time to try sound and light.",
        first=first,
    )


def your_needs(needs: str) -> str:
    if not needs:
        return t(
            "**What helps you** Nothing is noted. Captions, breaks, the questions in advance? `/me needs` tells your "
            "host what to do, and asks for no reasons."
        )
    return t(
        "**What helps you** {needs}\n-# Your host reads this. `/me needs` changes it.",
        needs=quoted(needs, LONGEST_NEEDS),
    )


def in_advance_for_member() -> str:
    return t("**Your questions, in advance**\nYour host knows that you have them, and may follow up on each.")


def question_for_member(number: int, one: Question) -> str:
    return t("**{number}.** {text}", number=number, text=one.text)


def openness(may_be_watched: bool, may_be_recorded: bool) -> str:
    who = (
        t("👀 Others of the group may watch; each of them promised that it stays here.")
        if may_be_watched
        else t("🔒 It is just the two of you.")
    )
    recording = (
        t("It is recorded only if everybody who speaks agrees, and any no is enough.")
        if may_be_recorded
        else t("It is not recorded.")
    )
    return f"{who} {recording}"


def afterwards(hours: int) -> str:
    return t(
        "**Afterwards** each of you fills in a form without seeing the other's. You read everything once both are in, "
        "at the latest {hours} hours later; the group sees only what you choose.",
        hours=hours,
    )


def your_rights() -> str:
    return t(
        "You may pass any question without a reason, and **Stop** ends it at any time. Somebody asks about family, "
        "age, origin, faith or health? “I would rather talk about what the role needs” is a complete answer."
    )


# No longer needed


def void(interview: Interview, is_over: bool) -> str:
    if is_over:
        return t(
            "## 🎒 Prep pack\nThe interview of {when} is over, so what was here is gone. `/interview score` asks how "
            "it went.",
            when=discord_time(interview.starts_at),
        )
    return t(
        "## 🎒 Prep pack · no longer needed\nThe interview of {when} is off. Things come up; `/interview list` shows "
        "what is still to come.",
        when=discord_time(interview.starts_at),
    )


# What to ask instead


def off_limits_title() -> str:
    return t("### What an interview does without, and what to ask instead")


def off_limits_line(one: OffLimits) -> str:
    return t("- **{topic}:** {instead}", topic=one.topic, instead=one.instead)


def off_limits_why() -> str:
    return t(
        "-# The law in many places protects people here before an offer. In practice too: nobody should have to tell, "
        "and those who watch learn what a fair interview is."
    )


# What cannot be done


def no_such_interview() -> str:
    return t("I cannot find such an interview of yours. `/interview list` shows those that you have.")


def not_to_come() -> str:
    return t("There is nothing left to prepare for this one: it is off or over. `/interview list` shows what comes.")


def has_begun() -> str:
    return t("It has begun, so the questions stay as they are. Your own are welcome, too.")


# For moderators


def ref(interview_id: int) -> str:
    return t("prep {id}", id=interview_id)


def job_in_words(kind: str) -> str:
    return {
        "prep:send": t("send somebody the pack to prepare for their interview"),
        "prep:correct": t("bring somebody's pack for their interview up to date"),
    }[kind]
