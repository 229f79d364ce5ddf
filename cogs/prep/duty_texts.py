"""Every sentence about duties of those who watch, and their notes."""

from datetime import datetime

from cogs.interviews.models import Interview
from cogs.prep.models import LONGEST_NOTES, Duty, NotesState
from core.quoting import clipped, quoted
from core.times import discord_time
from core.translation import t

WRITE_NOTES = t("Write notes")
CHANGE_FIRST = t("**🟥 Please change this first**")

LONGEST_SHOWN = 2000


def lines_of(notes: str) -> str:
    """What somebody wrote, line by line."""
    return "\n".join(f"> {quoted(line, LONGEST_NOTES)}" for line in notes.splitlines() if line.strip())


# Choosing


def choose_title(interview: Interview) -> str:
    about = ", ".join(filter(None, (interview.field, interview.kind))) or t("mock interview")
    return t(
        "### Take a duty · {about}\nWith one thing to look out for, you see more, and your notes become part of what "
        "the member reads afterwards.",
        about=about,
    )


def choose_placeholder() -> str:
    return t("What will you look out for?")


def another_placeholder() -> str:
    return t("Another duty")


def choice(duty: Duty, count: int) -> str:
    if count == 0:
        return t("{name} · still free", name=duty.name)
    return (
        t("{name} · one has it", name=duty.name) if count == 1 else t("{name} · {n} have it", name=duty.name, n=count)
    )


# With a duty


def brief(duty: Duty) -> str:
    return t("### {emoji} {name}\n{brief}", emoji=duty.emoji, name=duty.name, brief=duty.brief)


def duty_gone() -> str:
    return t(
        "### Your duty\nIt is no longer among those to choose from. Your notes are still here; choose another one."
    )


def no_notes_yet(interview: Interview) -> str:
    return t(
        "**Write notes** opens a form, as often as you like, from 15 minutes before it begins ({when}).",
        when=discord_time(interview.starts_at),
    )


def your_notes(notes: str) -> str:
    return t("**Your notes**\n{notes}", notes=clipped(lines_of(notes), LONGEST_SHOWN))


def state_line(state: NotesState, due_at: datetime) -> str:
    if state is NotesState.GIVEN:
        return t(
            "✅ **Kept.** The member reads them when the feedback opens, under the name of the duty and never yours. "
            "You can change them until {due}.",
            due=discord_time(due_at),
        )
    return t("✏️ **Saved, and only yours.** The member reads them once what is marked below is changed.")


def only_yours() -> str:
    return t("-# Until the feedback opens, nobody but you reads your notes.")


def notes_title(duty: Duty | None) -> str:
    return t("Notes · {name}", name=duty.name) if duty else t("Your notes")


def notes_label() -> str:
    return t("What you heard and saw")


def notes_help() -> str:
    return t("About what was said and done, never about the person.")


# What the member reads


def given_notes(duty: Duty | None, notes: str) -> str:
    heading = t("**{emoji} {name}**", emoji=duty.emoji, name=duty.name) if duty else t("**🗒️ Somebody who watched**")
    return f"{heading}\n{lines_of(notes)}"


# /me show


def about_me(duties: int, noted: int) -> str:
    return t("**Duties while watching:** {count}, with notes for {noted}", count=duties, noted=noted)


# What cannot be done


def no_such_interview() -> str:
    return t("I cannot find that interview. `/interview watch` shows those that you can watch.")


def takes_part() -> str:
    return t("You are one of the two: no duty but to be there. `/interview score` asks how it went.")


def is_off() -> str:
    return t("This interview did not take place, so there is nothing to look out for. `/interview watch` has the next.")


def seat_first() -> str:
    return t(
        "A duty needs a seat: press **Watch** first, or use `/interview watch`. If none is free, you wait for one."
    )


def duty_first() -> str:
    return t("Please choose a duty first: **Take a duty** lists them.")


def no_such_duty() -> str:
    return t("I do not know that duty. Please choose one of the list.")


def too_early(opens_at: datetime) -> str:
    return t(
        "Notes open shortly before it begins, {when}. You have your duty; until then, just read it.",
        when=discord_time(opens_at),
    )


def room_closed() -> str:
    return t("The room has closed for this interview. Thank you for watching; `/interview watch` shows the next ones.")
