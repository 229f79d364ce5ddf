"""Why something cannot be done with an interview, and what to do instead."""

from datetime import datetime, timedelta

from cogs.interviews.models import MoveState, State
from cogs.interviews.texts import STATE_WORDS
from core.times import discord_time
from core.translation import t


def not_set_up() -> str:
    return t(
        "This group is not set up yet. Please ask a moderator to run `/setup` and press **Create everything for me**."
    )


def no_such_slot() -> str:
    return t("I cannot find that time. `/interview book` shows what is open.")


def slot_withdrawn() -> str:
    return t("The volunteer has withdrawn that time. Here is what is open now.")


def slot_taken() -> str:
    return t("Somebody was a moment faster: that time is taken. Here is what is open now.")


def slot_kept(until_at: datetime) -> str:
    return t(
        "That time is kept for somebody else just now. If they do not take it, it is open to everybody {when}. Here is "
        "what is open now.",
        when=discord_time(until_at),
    )


def own_slot() -> str:
    return t("That is your own time. Members book it; `/volunteer slots` lets you change it.")


def slot_past() -> str:
    return t("That time has passed. Please choose one that is still to come.")


def too_short_notice(notice: timedelta) -> str:
    hours = notice // timedelta(hours=1)
    return t("This volunteer needs {hours} hours' notice to prepare. Please choose a later time.", hours=hours)


def member_paused(until: datetime) -> str:
    return t(
        "Booking rests for you until {at}. What is agreed stays. If that is unfair, press **Ask moderators** in the "
        "message that told you, or write to a moderator.",
        at=discord_time(until),
    )


def volunteer_paused() -> str:
    return t("This volunteer takes no new bookings at present. Please choose another volunteer's time.")


def too_late_to_ask() -> str:
    return t("There is too little time left to ask the volunteer. Please choose a later time.")


def too_many_bookings(most: int, next_at: datetime) -> str:
    if most == 1:
        return t(
            "You have an interview booked already, {when}. When it is over you can book the next; "
            "`/interview list` lets you move or cancel it.",
            when=discord_time(next_at),
        )
    return t(
        "You have {most} interviews booked, the most at a time here. `/interview list` lets you move or cancel one.",
        most=most,
    )


def others_first(field: str | None, until: datetime) -> str:
    what = t("this kind of time") if field is None else t("{field}", field=field)
    return t(
        "You had an interview not long ago, and others wait for {what}. So that everybody gets a turn, you can book it "
        "again {when}, or earlier once nobody waits. `/interview request` puts you in line now, and `/interview watch` "
        "lets you learn from others' interviews.",
        what=what,
        when=discord_time(until),
    )


def member_clash(at: datetime) -> str:
    return t("That overlaps another interview, {when}. Please choose another time.", when=discord_time(at))


def volunteer_clash() -> str:
    return t("The volunteer has another interview too close to that time. Please choose another time.")


def volunteer_has_no_room() -> str:
    """Their week is full, or one of the two never wants to meet the other: nothing may tell which."""
    return t("The volunteer has no room for another interview then. Please choose another time or another volunteer.")


def no_such_interview() -> str:
    return t("I cannot find that interview. `/interview list` shows yours.")


def interview_over(state: State) -> str:
    return t("This interview is no longer on ({state}). `/interview list` shows yours.", state=STATE_WORDS[state])


def interview_started() -> str:
    return t("This interview has started already, so it can no longer be changed.")


def not_confirmed_yet() -> str:
    return t("The volunteer has not said yes yet. You can cancel, or wait for their answer.")


def already_answered(state: State) -> str:
    return t("This was answered already ({state}).", state=STATE_WORDS[state])


def only_member_edits() -> str:
    return t("The goals and the resume are the member's. Write to them in the interview's thread.")


def same_time() -> str:
    return t("That is the time it already has. Please give another one.")


def other_must_answer() -> str:
    return t("You proposed this time, so the other side answers. `/interview move` proposes another.")


def move_answered(state: MoveState) -> str:
    words = {
        MoveState.ACCEPTED: t("the new time was accepted"),
        MoveState.KEPT: t("the old time was kept"),
        MoveState.REPLACED: t("a newer proposal took its place"),
        MoveState.VOID: t("the interview is off"),
        MoveState.PROPOSED: t("it is still open"),
    }
    return t("This was answered already: {state}.", state=words[state])
