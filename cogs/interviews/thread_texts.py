"""What is said in the thread of an interview's parties, on its event and in its calendar file."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from cogs.interviews.models import Interview, MoveState, State
from cogs.interviews.texts import STATE_WORDS
from core.times import discord_time
from core.translation import t


def thread_name(interview_id: int, names: list[str]) -> str:
    return t("Interview {number}", number=interview_id) + " · " + " & ".join(name[:30] for name in names)


def thread_mark(interview_id: int) -> str:
    return t("Interview {number}", number=interview_id) + " · "


def card_title(state: State) -> str:
    return f"## {t('Mock interview')} · {STATE_WORDS[state]}"


def card_when(at: datetime, minutes: int, occupied: timedelta) -> str:
    return t(
        "**When** {when}\n{minutes} minutes of interview, {all} in all with questions and feedback",
        when=discord_time(at),
        minutes=minutes,
        all=int(occupied.total_seconds() // 60),
    )


def card_local_time(user_id: int, words: str, unsocial: bool, zone_is_default: bool) -> str:
    line = f"<@{user_id}>: {words}"
    if zone_is_default:
        line += t(" (the group's zone; `/me timezone` sets yours)")
    if unsocial:
        line += t("\n⚠️ That is an unsocial hour there: please check that it suits.")
    return line


def clock_change(user_id: int, words: str) -> str:
    return t("⚠️ For <@{user}>: {words} The interview keeps its moment.", user=user_id, words=words)


def card_people(member: str, volunteer: str) -> str:
    return t("**Member** {member} · **Volunteer** {volunteer}", member=member, volunteer=volunteer)


def nobody() -> str:
    return t("somebody who left")


def card_about(field: str | None, kind: str | None, place: str) -> str:
    return t(
        "**Field** {field} · **Kind** {kind}\n**Place** {place}",
        field=field or t("any"),
        kind=kind or t("any"),
        place=place or t("not set yet: **Set place** says where you meet"),
    )


def card_goals(goals: str) -> str:
    return t("**Goals**\n{goals}", goals=goals)


def card_why(why: Sequence[str]) -> str:
    return t("**Why you two** {why}", why="; ".join(why))


def card_needs(user_id: int, needs: str) -> str:
    return t("**What helps <@{user}>** {needs}", user=user_id, needs=needs)


def card_openness(watched: bool, recorded: bool) -> str:
    watching = t("👀 Group members may watch") if watched else t("🔒 Just the two of you")
    recording = t("it may be recorded if everybody agrees") if recorded else t("not recorded")
    return f"{watching} · {recording}"


def card_coming(user_id: int, coming: bool) -> str:
    return f"<@{user_id}> " + (t("✔️ is coming") if coming else t("· not confirmed yet"))


def card_ended(by: int | None, reason: str) -> str:
    who = t(" by <@{user}>", user=by) if by else ""
    why = f": {reason}" if reason else ""
    return f"**{t('Called off')}**{who}{why}"


def moderators_can_read() -> str:
    return t("-# Moderators can read this thread.")


def notice(interview: Interview, mentions: str) -> str:
    """What a ping in the thread says about the newest change."""
    match interview.state:
        case State.HELD:
            return t(
                "{mentions} a member would like this time of yours. Please accept or decline above.", mentions=mentions
            )
        case State.BOOKED if interview.sequence == 0 or interview.told_sequence < 0:
            return t("{mentions} your interview is booked. A calendar file is attached.", mentions=mentions)
        case State.BOOKED:
            return t(
                "{mentions} the interview has changed; above is how it stands. The new calendar file is attached: "
                "if your calendar shows two entries, delete the old one.",
                mentions=mentions,
            )
        case State.CANCELLED if interview.ended_by is None and interview.ended_because:
            return t(
                "{mentions} this interview is off: {reason}. Opening the attached file takes this one out of your "
                "calendar.",
                mentions=mentions,
                reason=interview.ended_because,
            )
        case State.CANCELLED:
            return t(
                "{mentions} the interview is off. Opening the attached file takes it out of your calendar.\n"
                "Things come up; `/interview book` shows other times.",
                mentions=mentions,
            )
        case State.DECLINED:
            return t(
                "{mentions} the volunteer cannot make this time. `/interview book` shows others.", mentions=mentions
            )
        case State.EXPIRED:
            return t(
                "{mentions} the volunteer did not get to answer in time, so it is free again. "
                "`/interview book` shows what is open.",
                mentions=mentions,
            )
        case State.FINISHED:
            return mentions


def reminder(mentions: str, at: datetime, place: str, late: bool) -> str:
    where = t(" Place: {place}", place=place) if place else t(" No place is set yet: **Set place** above does that.")
    said = t(
        "⏰ {mentions} your mock interview is {when}.{where}", mentions=mentions, when=discord_time(at), where=where
    )
    if late:
        said += t("\nThis reminder is late: I was away for a while.")
    return said


def late_notice(other: int | None, user_id: int, minutes: int) -> str:
    ping = f"<@{other}> " if other else ""
    return ping + t("<@{user}> is running about {minutes} minutes late.", user=user_id, minutes=minutes)


def move_card_title(state: MoveState) -> str:
    words = {
        MoveState.PROPOSED: t("🟡 A new time is proposed"),
        MoveState.ACCEPTED: t("✅ The new time was accepted"),
        MoveState.KEPT: t("↩️ The old time stays"),
        MoveState.REPLACED: t("✖️ A newer proposal took its place"),
        MoveState.VOID: t("✖️ The interview is off"),
    }
    return f"### {words[state]}"


def move_card(by: int, other: int | None, old: datetime | None, new: datetime) -> str:
    """`old` only while the proposal is open: afterwards, the card above says how it stands."""
    if old is None:
        return t("<@{by}> proposed {new}.", by=by, new=discord_time(new))
    asked = f"<@{other}>, " if other else ""
    return asked + t("<@{by}> proposes {new} instead of {old}.", by=by, new=discord_time(new), old=discord_time(old))


def event_name(field: str | None, kind: str | None) -> str:
    about = ", ".join(part for part in (field, kind) if part)
    return t("Mock interview") + (f": {about}" if about else "")


def event_description(minutes: int, mark: str) -> str:
    return (
        t(
            "A volunteer interviews a member for {minutes} minutes; then anyone may ask, and feedback follows. "
            "Please listen kindly, and keep what you hear to yourself.",
            minutes=minutes,
        )
        + f"\n\n{mark}"
    )


def event_mark(interview_id: int) -> str:
    return f"interview {interview_id}"


def event_place(place: str) -> str:
    return place or t("see the announcements")


def calendar_description(goals: str, link: str) -> str:
    parts = [t("Goals: {goals}", goals=goals)] if goals else []
    return "\n".join([*parts, t("Your thread: {link}", link=link)] if link else parts)


def thread_not_ready() -> str:
    return t("The interview's thread is not there yet.")
