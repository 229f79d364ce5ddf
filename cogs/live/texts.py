"""Every sentence of a live session."""

from collections.abc import Sequence
from datetime import datetime

from cogs.live.models import Arrival, LiveState, Signal
from core.agendas import Phase, PhaseKind
from core.translation import t

LONGEST_TOPIC = 120

CHECK_IN = t("Check in")
START = t("Start")
NEXT_PHASE = t("Next phase")
END = t("End")
STOP = t("Stop")
WATCH = t("Watch")
SCORE = t("Score")
DUTY = t("Take a duty")
NOTES = t("Write notes")
WHO_STEPS_IN = t("Let somebody step in")


def stamp(at: datetime, style: str) -> str:
    return f"<t:{int(at.timestamp())}:{style}>"


# Refusals


def no_such_interview() -> str:
    return t("I do not find that interview. `/interview list` shows yours, `/interview watch` those you can watch.")


def not_open_yet(opens_at: datetime) -> str:
    return t(
        "It is still early: you can check in from {at} on ({relative}).",
        at=stamp(opens_at, "t"),
        relative=stamp(opens_at, "R"),
    )


def not_on() -> str:
    return t("This interview is not on. `/interview list` shows what is coming up for you.")


def no_interview_now() -> str:
    return t("No interview of yours is on. Choose one in `interview`, or see what is coming with `/interview list`.")


def for_the_two_only(is_watched: bool) -> str:
    if is_watched:
        return t(
            "This button is for the two who meet, and for who is on stand-by: with `/interview standby` you could step "
            "in if somebody does not come. To watch, press **Watch** or use `/interview watch`."
        )
    return t("This button is for the two who meet.")


def for_the_host_only(is_watched: bool) -> str:
    if is_watched:
        return t("The volunteer leads through the interview. To watch, press **Watch** or use `/interview watch`.")
    return t("The volunteer leads through the interview.")


def host_first(from_at: datetime | None) -> str:
    if from_at is None:
        return t("The volunteer leads through the interview and presses this. If they are gone, a moderator can do it.")
    return t(
        "The volunteer presses this. If they do not, you can from {at} on ({relative}).",
        at=stamp(from_at, "t"),
        relative=stamp(from_at, "R"),
    )


def is_over() -> str:
    return t("This interview is over. Thank you for being there.")


def not_started() -> str:
    return t("It has not begun yet: **Start** begins it.")


# Answers


def checked_in(arrival: Arrival) -> str:
    return {
        Arrival.PARTY: t("You are checked in. Good luck!"),
        Arrival.STAND_IN: t(
            "Thank you: you could step in. If the member does not come, the volunteer may let you take the place, "
            "and you would be interviewed here while others watch. `/interview standby` takes that back."
        ),
        Arrival.KNOWN: t("You are checked in already."),
    }[arrival]


def started() -> str:
    return t("It is running. The panel shows the phases and the time; **Next phase** goes on.")


def moved_on(phase: Phase) -> str:
    return t("Now: **{phase}**, {minutes} minutes.", phase=phase_name(phase.kind), minutes=phase.minutes)


def ended() -> str:
    return t("It is over. Thank you both. `/interview score` is open, for what went well and what to try next.")


def stopped() -> str:
    return t("It is stopped. You need not say why, and it counts as nothing against you.")


# The panel


def title(state: LiveState, field: str | None, kind: str | None) -> str:
    about = " · ".join(filter(None, (field, kind)))
    name = t("Mock interview: {about}", about=about) if about else t("Mock interview")
    return t("## {symbol} {name}", symbol=_SYMBOLS[state], name=name)


_SYMBOLS = {
    LiveState.READY: "🚪",
    LiveState.RUNNING: "🎤",
    LiveState.ENDED: "🏁",
    LiveState.STOPPED: "⏹️",
    LiveState.MISSED: "🌙",
    LiveState.OFF: "🌙",
}


def standing(state: LiveState, starts_at: datetime) -> str:
    match state:
        case LiveState.READY:
            return t(
                "Begins {relative}, at {at}. The two who meet: **Check in**, then the volunteer presses **Start**.",
                relative=stamp(starts_at, "R"),
                at=stamp(starts_at, "t"),
            )
        case LiveState.ENDED:
            return t("It is over. Thank you to both, and to everybody who watched.")
        case LiveState.STOPPED:
            return t("It ended early, which is always fine. Thank you to everybody who was there.")
        case LiveState.MISSED:
            return t("It did not take place.")
        case _:
            return t("It is called off.")


def now_in(phase: Phase, number: int, count: int, ends_at: datetime) -> str:
    return t(
        "**{number} of {count}: {phase}**, until {at} ({relative})",
        number=number + 1,
        count=count,
        phase=phase_name(phase.kind),
        at=stamp(ends_at, "t"),
        relative=stamp(ends_at, "R"),
    )


def signal(given: Signal) -> str:
    return {
        Signal.NONE: "",
        Signal.GREEN: t("🟢 **Green**: five minutes are left."),
        Signal.YELLOW: t("🟡 **Yellow**: two minutes are left. Come to the last thought."),
        Signal.RED: t("🔴 **Red**: time is up. Finish the sentence; **Next phase** goes on."),
    }[given]


def phase_name(kind: PhaseKind) -> str:
    return {
        PhaseKind.WELCOME: t("Welcome and rules"),
        PhaseKind.INTERVIEW: t("Interview"),
        PhaseKind.SCORING: t("Silent scoring"),
        PhaseKind.QUESTIONS: t("Open questions"),
        PhaseKind.FEEDBACK: t("Feedback"),
        PhaseKind.CLOSE: t("Close"),
    }[kind]


def brief(kind: PhaseKind, is_watched: bool) -> str:
    """What people do in this phase."""
    if kind is PhaseKind.WELCOME and is_watched:
        return t(
            "Say hello, and what today is for. Those who watch: muted, camera off, notes only for yourself, and what "
            "is said here stays here. Any question may be passed without a reason."
        )
    return {
        PhaseKind.WELCOME: t("Say hello, and what today is for. Any question may be passed without a reason."),
        PhaseKind.INTERVIEW: t("The interview itself, as real as it gets. Nobody else speaks or writes."),
        PhaseKind.SCORING: t("Everybody fills in their own form, in silence and before anything is said."),
        PhaseKind.QUESTIONS: t("Anyone may ask: why that question, is it as tough in earnest, what would be stronger?"),
        PhaseKind.FEEDBACK: t(
            "Two things to keep, two to grow, and one to try next. About what was said and done, not the person."
        ),
        PhaseKind.CLOSE: t("Say what the next step is, and thank each other."),
    }[kind]


def plan(phases: Sequence[Phase], number: int | None) -> str:
    """The whole agenda in small print; `number` is the present phase."""
    parts = [
        t(
            "**{phase} {minutes}**" if place == number else "{phase} {minutes}",
            phase=phase_name(phase.kind),
            minutes=phase.minutes,
        )
        for place, phase in enumerate(phases)
    ]
    return t("-# Minutes: {parts}", parts=" · ".join(parts))


def who_is_here(member: str, member_is_here: bool, volunteer: str, volunteer_is_here: bool) -> str:
    return t(
        "{host_mark} Volunteer {volunteer}    {member_mark} Member {member}",
        host_mark="✅" if volunteer_is_here else "⬜",
        member_mark="✅" if member_is_here else "⬜",
        volunteer=volunteer,
        member=member,
    )


def stand_ins(count: int) -> str:
    if count == 1:
        return t("🪑 One person on stand-by is here and could step in.")
    return t("🪑 {count} people on stand-by are here and could step in.", count=count)


def room(channel_id: int) -> str:
    return t("It happens in <#{channel}>.", channel=channel_id)


def room_refused(channel_id: int, missing: Sequence[str]) -> str:
    return t(
        "-# <#{channel}> cannot be used: I need {missing} there. A moderator can allow it; it goes on here meanwhile.",
        channel=channel_id,
        missing=", ".join(missing),
    )


def room_gone() -> str:
    return t("-# The stage channel of the settings is gone. A moderator can choose another with `/settings set`.")


def only_the_two() -> str:
    return t(
        "-# Nobody else sees this: I may not write where others would watch. A moderator can look at my permissions; "
        "it goes on here meanwhile."
    )


def permission_name(name: str) -> str:
    return t("**{name}**", name=name.replace("_", " ").title())


def stage_topic(field: str | None, kind: str | None) -> str:
    about = " · ".join(filter(None, (field, kind)))
    return (t("Mock interview: {about}", about=about) if about else t("Mock interview"))[:LONGEST_TOPIC]


def thread_name(field: str | None, kind: str | None, interview_id: int) -> str:
    return t("{topic} · live {id}", topic=stage_topic(field, kind)[:80], id=interview_id)


def thread_mark(interview_id: int) -> str:
    """What the name of the session's own thread ends with."""
    return f" · live {interview_id}"


def thread_not_ready() -> str:
    return t("The thread of this interview is not there yet.")


def panel_ref(interview_id: int, number: int) -> str:
    return f"live {interview_id}.{number}"


# For moderators, and for who asks for their data


def job_open() -> str:
    return t("opening the panel of an interview")


def job_show() -> str:
    return t("showing where an interview stands")


def job_room() -> str:
    return t("opening or closing the stage and the event of an interview")


def job_close() -> str:
    return t("closing an interview that nobody ended")


def choice(when: str, interview_id: int) -> str:
    return t("{when} · #{id}", when=when, id=interview_id)
