"""The panel of a live session, in each of its states."""

from collections.abc import Sequence

import discord
from discord import ui

from cogs.live import texts
from cogs.live.models import LiveState, Session, Shown, Signal
from core.agendas import PhaseKind
from core.ui import Control, Tone, button, card

SUCCESS, PRIMARY, DANGER = discord.ButtonStyle.success, discord.ButtonStyle.primary, discord.ButtonStyle.danger

TONES = {
    Signal.NONE: Tone.GOOD,
    Signal.GREEN: Tone.OPEN,
    Signal.YELLOW: Tone.BUSY,
    Signal.RED: Tone.WARN,
}


def live_panel(shown: Shown, signal: Signal, about_room: Sequence[str], ref: str) -> ui.LayoutView:
    """`about_room` says where it happens, and why not elsewhere."""
    session, interview = shown.session, shown.interview
    said = [texts.title(session.state, interview.field, interview.kind)]
    if session.state is LiveState.RUNNING:
        said += _running(shown, signal)
    else:
        said.append(texts.standing(session.state, interview.starts_at))
    if session.state in (LiveState.READY, LiveState.RUNNING):
        said.append(_who_is_here(shown))
        if shown.stand_ins:
            said.append(texts.stand_ins(shown.stand_ins))
        said += about_room
        number = session.number if session.state is LiveState.RUNNING else None
        said.append(texts.plan(session.phases, number))
    tone = TONES[signal] if session.state is LiveState.RUNNING else _tone(session.state)
    return card(*said, tone=tone, controls=_controls(shown), ref=ref)


def _tone(state: LiveState) -> Tone:
    return Tone.OPEN if state is LiveState.READY else Tone.OFF


def _running(shown: Shown, signal: Signal) -> list[str]:
    session = shown.session
    assert session.phase_ends_at is not None
    said = [
        texts.now_in(session.phase, session.number, len(session.phases), session.phase_ends_at),
        texts.brief(session.phase.kind, shown.interview.may_be_watched),
    ]
    if signal is not Signal.NONE:
        said.insert(1, texts.signal(signal))
    return said


def _who_is_here(shown: Shown) -> str:
    interview = shown.interview
    return texts.who_is_here(
        _mention(interview.member_id),
        interview.member_id in shown.here,
        _mention(interview.volunteer_id),
        interview.volunteer_id in shown.here,
    )


def _mention(user_id: int | None) -> str:
    return f"<@{user_id}>" if user_id else ""


def _controls(shown: Shown) -> list[Control]:
    session, number = shown.session, shown.session.interview_id
    stops = button(texts.STOP, "live:stop", number, style=DANGER)
    watch: list[Control] = []
    if shown.interview.may_be_watched:
        watch = [button(texts.WATCH, "seats:watch", number), button(texts.DUTY, "prep:duty", number)]
    match session.state:
        case LiveState.READY:
            check_in = button(texts.CHECK_IN, "live:check_in", number, style=SUCCESS)
            start = button(texts.START, "live:start", number, style=PRIMARY)
            return [check_in, start, stops, *watch, *_steps_in(shown)]
        case LiveState.RUNNING:
            goes_on = button(texts.NEXT_PHASE, "live:next", number, session.number, style=PRIMARY)
            check_in = button(texts.CHECK_IN, "live:check_in", number, style=SUCCESS)
            missing = [] if shown.here.issuperset(shown.interview.parties) else [check_in]
            return [goes_on, button(texts.END, "live:end", number), stops, *missing, *watch, *_score(session)]
        case LiveState.ENDED:
            notes = [button(texts.NOTES, "prep:duty", number)] if shown.interview.may_be_watched else []
            return [*_score(session), *notes]
        case _:
            return []


def _steps_in(shown: Shown) -> list[Control]:
    """While the member is not there, and somebody on stand-by is."""
    if shown.stand_ins == 0 or shown.interview.member_id in shown.here:
        return []
    return [button(texts.WHO_STEPS_IN, "attendance:stand_ins", shown.session.interview_id)]


def _score(session: Session) -> list[Control]:
    """From the silent scoring on, for the two and for everybody who watched."""
    kinds = [phase.kind for phase in session.phases]
    if session.state is LiveState.RUNNING and PhaseKind.SCORING not in kinds[: session.number + 1]:
        return []
    return [button(texts.SCORE, "scores:open", session.interview_id, style=PRIMARY)]
