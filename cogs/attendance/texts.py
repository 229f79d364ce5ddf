"""Every sentence about attendance: what happened, never whose fault it is."""

from collections.abc import Sequence
from datetime import datetime

from cogs.attendance.models import Kind, Miss, Said
from cogs.interviews.models import Interview
from cogs.reports.models import Report
from core.translation import t

MET = t("We met")
ALONE = t("They did not come")
ABSENT = t("I could not come")
EXCUSE_ME = t("Excuse me")
ASK_MODERATORS = t("Ask moderators")
PAUSE = t("Pause")
LIFT = t("Lift")
LOOK = t("Look at the person")
OPEN_REPORTS = t("Open reports")


LONGEST_LABEL = 80


def stamp(at: datetime, style: str) -> str:
    return f"<t:{int(at.timestamp())}:{style}>"


# Asking both


def question(other: int | None, starts_at: datetime, *, is_over: bool) -> str:
    if is_over:
        return t(
            "Your interview with <@{other}> ({at}) is over, and only one of you checked in. How did it go? What you "
            "say here is only for me and the moderators.",
            other=other,
            at=stamp(starts_at, "f"),
        )
    return t(
        "Your interview with <@{other}> ({at}) has not begun here yet. How did it go? If you are both just late, "
        "press **Check in** on its panel and go on; nothing else is needed. What you say here is only for me and the "
        "moderators.",
        other=other,
        at=stamp(starts_at, "f"),
    )


def thanks(said: Said) -> str:
    return {
        Said.MET: t("Good to hear. Nothing else is needed."),
        Said.ALONE: t(
            "I am sorry that you waited, and thank you for being there. Nothing counts against you. "
            "`/interview book` has other times, `/interview request` finds you somebody."
        ),
        Said.ABSENT: t("That happens. Thank you for saying so; I write to you about it once it is noted."),
    }[said]


def no_such_question() -> str:
    return t("I have no open question about that interview. `/interview list` shows yours.")


def settled_already() -> str:
    return t("This is settled already. If something is wrong with it, a moderator can put it right.")


# Somebody on stand-by steps in


def let_step_in(name: str) -> str:
    room = LONGEST_LABEL - len(t("Let {name} take the place", name=""))
    return t("Let {name} take the place", name=name if len(name) <= room else f"{name[: room - 1]}…")


def who_steps_in() -> str:
    return t(
        "Somebody on stand-by is there. If you like, let them take the place: the interview goes on with them, and "
        "everybody who watches stays."
    )


def nobody_to_step_in() -> str:
    return t(
        "Nobody who could step in is here at present. Whoever is on stand-by can press **Check in** on the panel. "
        "If you would rather not wait, **Stop** ends it kindly."
    )


def steps_in(user_id: int, until: datetime) -> str:
    return t(
        "<@{user}> takes the place. Their panel is there in a moment: **Start** begins it. The agenda is one that fits "
        "what is left of the time: begun now, it takes until {at}.",
        user=user_id,
        at=stamp(until, "t"),
    )


def why_stepped_in() -> str:
    return t("you stepped in from stand-by, thank you")


def not_yours_to_decide() -> str:
    return t("The volunteer of the interview decides who steps in.")


def nobody_is_missed() -> str:
    return t("That is not needed any more: the interview is on, over, or somebody stepped in. The panel shows which.")


def member_is_here() -> str:
    return t("The member is here by now: **Start** begins it.")


def give_them_time(until: datetime) -> str:
    return t(
        "Please give the member until {at} ({relative}); after that somebody else may step in.",
        at=stamp(until, "t"),
        relative=stamp(until, "R"),
    )


def not_there_any_more() -> str:
    return t("They cannot step in any more. **Let somebody step in** on the panel shows who can.")


# Telling of a miss and a pause


def missed(miss: Miss, counted: int, most: int) -> str:
    what = (
        t("You and the other did not meet for your interview on {at}.", at=stamp(miss.missed_at, "f"))
        if miss.kind is Kind.NO_SHOW
        else t("You called an interview off shortly before it. The other had kept the time for you.")
    )
    if counted == 0:
        weighs = t("This one is free: it counts as nothing. It fades after 30 days.")
    else:
        weighs = t(
            "That counts as {counted} of {most}, after which there is a pause. It fades after 30 days.",
            counted=counted,
            most=most,
        )
    excuse = t(
        "If something came up, press **Excuse me**: no proof and no reason needed, once in 30 days. Else a moderator "
        "can excuse it."
    )
    return f"{what} {weighs}\n{excuse}"


def excused() -> str:
    return t("It is excused and counts as nothing. I hope all is well.")


def excused_lately() -> str:
    return t(
        "You excused yourself within the last 30 days. A moderator can excuse this one: just write to one of them."
    )


def no_such_miss() -> str:
    return t("I do not find that. It may be deleted; a moderator sees what is noted with `/moderator person`.")


def paused(until: datetime) -> str:
    return t(
        "Some interviews did not work out lately, so booking rests for a while: you can book, and be booked, again "
        "from {at}. Interviews that are agreed stay, and everything else is open to you. If that is unfair, or "
        "something got in your way, press **Ask moderators**.",
        at=stamp(until, "f"),
    )


def lifted() -> str:
    return t("Your pause is over: you can book again with `/interview book`. Good to have you back.")


def asked_moderators() -> str:
    return t("The moderators are asked to look at it. They answer you themselves.")


def moderators_have_no_channel() -> str:
    return t("I have no channel in which I could ask them. Please write to a moderator yourself: they can lift it.")


def not_paused() -> str:
    return t("You are not paused: `/interview book` works for you.")


def appeal(user_id: int) -> str:
    return t("## A pause to look at\n<@{user}> asks that a moderator looks at their pause.", user=user_id)


# What moderators see


def person(user_id: int) -> str:
    return t("## <@{user}>", user=user_id)


def pause_line(until: datetime | None) -> str:
    return t("**Paused** until {at}", at=stamp(until, "f")) if until else t("Not paused")


def interviews_line(title: str, found: list[str]) -> str:
    return t("**{title}**\n{lines}", title=title, lines="\n".join(found) if found else t("None"))


def coming_title() -> str:
    return t("Coming interviews")


def past_title() -> str:
    return t("Interviews that began or are over")


def misses_title(counted: int) -> str:
    return t("Misses ({counted} count; the first in 30 days is free)", counted=counted)


def interview_line(interview: Interview, user_id: int) -> str:
    other = interview.other_party(user_id)
    return t(
        "- {at}, #{id}, with {other}",
        at=stamp(interview.starts_at, "f"),
        id=interview.id,
        other=f"<@{other}>" if other else t("somebody who left"),
    )


def miss_line(miss: Miss) -> str:
    return t(
        "- {at}, interview #{id}: {what}{excused}",
        at=stamp(miss.missed_at, "f"),
        id=miss.interview_id,
        what=t("did not come") if miss.kind is Kind.NO_SHOW else t("called off late"),
        excused=t(", excused") if miss.excused_at else "",
    )


def reports_title() -> str:
    return t("Reports about them")


def report_line(report: Report) -> str:
    return t(
        "- {at}, #{id}: {state}",
        at=stamp(report.made_at, "f"),
        id=report.id,
        state=t("open") if report.done_at is None else t("dealt with"),
    )


def report_label(report: Report) -> str:
    return t("Report #{id}", id=report.id)


def excuse_label(miss: Miss) -> str:
    return t("Excuse #{id}", id=miss.interview_id)


def audit_person(user_id: int) -> str:
    return f"<@{user_id}>"


def audit_interview(interview_id: int) -> str:
    return t("interview #{id}", id=interview_id)


def audit_absent(people: Sequence[int]) -> str:
    return t("did not come: {people}", people=", ".join(f"<@{one}>" for one in people)) if people else t("both came")


def not_begun() -> str:
    return t("Who came can be said once the interview has begun, and only where it was not called off.")


def question_ref(interview_id: int) -> str:
    return f"attendance {interview_id}"


def miss_ref(miss_id: int) -> str:
    return f"miss {miss_id}"


def pause_ref() -> str:
    return "pause"


def appeal_ref(job_id: int) -> str:
    return f"appeal {job_id}"


def job_ask() -> str:
    return t("asking what became of an interview")


def job_tell() -> str:
    return t("telling about a missed interview or a pause")
