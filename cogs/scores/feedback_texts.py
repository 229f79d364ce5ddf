"""Every sentence about reading feedback, answering it, and showing it to the group."""

from datetime import datetime

from cogs.scores.models import Dimension, Piece, RoomLevel, Rubric, SideBySide, Usefulness
from cogs.scores.texts import level_words, person, said
from core.times import discord_time
from core.translation import t

THANK = "Thank"
FAR = 2
SOMEWHAT_APART = 0.6
FAR_APART = 1.2


# While it is sealed


def sealed(starts_at: datetime, due_at: datetime) -> str:
    return t(
        "## 🔒 Still sealed\nThe feedback about the interview of {when} opens when both sides have handed in, at the "
        "latest {due}.",
        when=discord_time(starts_at),
        due=discord_time(due_at),
    )


def sealed_where(has_own: bool, has_other: bool) -> str:
    mine = t("✅ Your form is in.") if has_own else t("✏️ Your form is not in yet.")
    theirs = t("✅ The other side's is in.") if has_other else t("⏳ The other side's is not in yet.")
    return t("{mine}\n{theirs}", mine=mine, theirs=theirs)


def hand_in_first() -> str:
    return t(
        "## 🔒 First yours\nThe promised time is over and the member reads what there is. Your form is still welcome; "
        "what the member chose you see once it is in."
    )


def nothing_yet() -> str:
    return t(
        "## Nothing yet\nThe promised time is over, and no form has come from your volunteer so far. I reminded them; "
        "if it comes late, I tell you."
    )


# Reading


def title(kind: str | None, starts_at: datetime) -> str:
    return t("## Your feedback\n{kind}, {when}", kind=kind or t("Interview"), when=discord_time(starts_at))


def given_title(kind: str | None, starts_at: datetime) -> str:
    return t("## The feedback you gave\n{kind}, {when}", kind=kind or t("Interview"), when=discord_time(starts_at))


def sides_title(room_people: int) -> str:
    if not room_people:
        return t("**Side by side**")
    return t("**Side by side** · in the room: {count} people", count=room_people)


def side(side: SideBySide, dimension: Dimension | None, rubric: Rubric, volunteer: str, member: str) -> str:
    """One dimension, as up to three saw it."""
    name = dimension.name if dimension else side.dimension
    seen = []
    if side.own is not None:
        seen.append(t("{who} {level}", who=member, level=level_words(side.own, rubric)))
    if side.interviewer is not None:
        seen.append(t("{who} {level}", who=volunteer, level=level_words(side.interviewer, rubric)))
    if side.room is not None:
        seen.append(room(side.room, rubric))
    return t("__{name}__\n{seen}", name=name, seen=" · ".join(seen))


def room(level: RoomLevel, rubric: Rubric) -> str:
    """The nearest level; how far apart they were only where they were."""
    nearest = level_words(min(max(round(level.mean), 1), len(rubric.levels)), rubric)
    if level.spread < SOMEWHAT_APART:
        return t("room {level}", level=nearest)
    if level.spread < FAR_APART:
        return t("room {level} (views differ a little)", level=nearest)
    return t("room {level} (views differ)", level=nearest)


def you() -> str:
    return t("you")


def the_member() -> str:
    return t("the member")


def gap(own: int | None, other: int | None) -> str:
    """The difference between how it felt and how it looked, kindly; empty where there is hardly any."""
    if own is None or other is None or own == other:
        return ""
    if own <= other - FAR:
        return t("-# It came across much better than it felt to you.")
    if own < other:
        return t("-# It came across a little better than it felt to you.")
    if own >= other + FAR:
        return t("-# You know more of this than could be seen. What would have shown it?")
    return t("-# A little less of it came across than you meant. It is there to be shown.")


def keep_title() -> str:
    return t("**Keep doing**")


def grow_title() -> str:
    return t("**To grow**")


def bullet(text: str) -> str:
    return t("- {text}", text=said(text))


def growth(moment: str, behaviour: str, effect: str, try_next: str) -> str:
    told = " · ".join(said(text) for text in (moment, behaviour, effect) if text)
    return t("- {told}\n  - **Try:** {next}", told=told, next=said(try_next))


def room_words_title(people: int) -> str:
    return t("**From the room** ({count} people)", count=people)


def room_try(try_next: str) -> str:
    return t("- Try: {next}", next=said(try_next))


def notes_button() -> str:
    return t("Read the notes")


def notes_line(count: int) -> str:
    if count == 1:
        return t("🗒️ **One person who watched took notes for you.**")
    return t("🗒️ **{count} people who watched took notes for you.**", count=count)


def notes_title() -> str:
    return t(
        "### Notes of those who watched\nEach looked out for one thing. They are what one person noticed: keep what "
        "helps you."
    )


def earlier() -> str:
    return t("Earlier")


def later() -> str:
    return t("Later")


def next_action(action: str) -> str:
    return t("**Your next action:** {action}\n-# Kept among your goals; `/me show` leads to them.", action=said(action))


def own_words(strength: str, try_next: str) -> str:
    parts = [t("went well: {text}", text=said(strength))] if strength else []
    parts += [t("differently: {text}", text=said(try_next))] if try_next else []
    return t("**You wrote** {parts}", parts=" · ".join(parts))


def no_interviewer() -> str:
    return t("No form has come from your volunteer so far. If it comes late, I tell you.")


def one_is_little() -> str:
    return t("-# One interview says little about anybody. From three on, a direction shows.")


# Answering and showing


def usefulness_placeholder() -> str:
    return t("How useful is it? Your volunteer sees this")


def usefulness_word(usefulness: Usefulness) -> str:
    return {
        Usefulness.VERY: t("Very useful"),
        Usefulness.PARTLY: t("Partly useful"),
        Usefulness.NOT_YET: t("Not useful yet"),
    }[usefulness]


def show_placeholder() -> str:
    return t("What the group sees: nothing, unless you choose")


def piece_word(piece: Piece) -> str:
    return {
        Piece.STRENGTHS: t("What to keep doing"),
        Piece.GROWTH: t("Growth points and next action"),
        Piece.LEVELS: t("Levels, as your volunteer saw them"),
    }[piece]


def shown_to_group(pieces: list[str], channel_id: int | None) -> str:
    where = f"<#{channel_id}>" if channel_id else t("the group")
    return t("👥 **Shown in {where}, with your name:** {pieces}", where=where, pieces=", ".join(pieces))


def shown_to_nobody() -> str:
    return t("👤 The group sees nothing of this.")


def another_placeholder() -> str:
    return t("Another interview")


def another(when: str, kind: str | None) -> str:
    return t("{when} · {kind}", when=when, kind=kind or t("interview"))


def thanked() -> str:
    return t("💚 You said thank you.")


def reply_of_member(is_thanked: bool, usefulness: Usefulness | None) -> str:
    if not is_thanked and usefulness is None:
        return t("-# The member has not answered yet; many read more than once first.")
    parts = [t("💚 The member says thank you.")] if is_thanked else []
    if usefulness is not None:
        parts.append(t("How useful it was: **{word}**.", word=usefulness_word(usefulness)))
    return " ".join(parts)


# Being told


def it_is_there(starts_at: datetime) -> str:
    return t("📬 Feedback about your interview of {when} is there. Only you read it.", when=discord_time(starts_at))


def member_can_read(starts_at: datetime) -> str:
    return t(
        "📬 The member of your interview of {when} can read your form now. Thank you for writing it!",
        when=discord_time(starts_at),
    )


def replied(starts_at: datetime, is_thanked: bool, usefulness: Usefulness | None) -> str:
    return t(
        "About the feedback you gave on {when}:\n{reply}",
        when=discord_time(starts_at),
        reply=reply_of_member(is_thanked, usefulness),
    )


# The card for the group


def card_title(member_id: int, kind: str | None) -> str:
    return t(
        "### What I take from my mock interview\n{who} · {kind}", who=person(member_id), kind=kind or t("interview")
    )


def card_level(name: str, level: int, rubric: Rubric) -> str:
    return t("{name}: {level}", name=name, level=level_words(level, rubric))


def card_ref(interview_id: int) -> str:
    return t("feedback {id}", id=interview_id)
