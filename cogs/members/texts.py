"""Every sentence about a person's zone, their data and its deletion."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from cogs.members.models import PersonZone
from core.quoting import quoted
from core.times import words
from core.translation import t

CHANGE_ZONE = "Change zone"
MY_DATA = "My data"
FORGET_ME = "Forget me"
DELETE_EVERYTHING = "Delete everything"
KEEP_EVERYTHING = "Keep everything"

ELSEWHERE = {
    "interviews:list": "My interviews",
    "resumes:mine": "My resumes",
    "slots:mine": "My slots",
    "profiles:profile": "My profile",
    "profiles:availability": "My availability",
    "profiles:needs": "My needs",
    "profiles:blocks": "My blocks",
    "asks:list": "My requests to employers",
    "goals:list": "My goals",
}
"""Buttons of other features, by action: each is shown where the feature is there and the person may use it."""

ZONE_FORM_TITLE = "Your time zone"
ZONE_FIELD = "City, region or zone"
ZONE_FIELD_HELP = "Agreed bookings never move."
ZONE_EXAMPLES = "Lisbon, New York, Pacific Time, Asia/Kolkata"


def zone_hint(zone: ZoneInfo) -> str:
    return t("Times here are in the group's time zone, {zone}. Set your own with `/me timezone`.", zone=zone.key)


def zone_lines(zone: PersonZone, now: datetime) -> list[str]:
    if zone.is_default:
        return [
            t("**Time zone:** not set yet, so the group's counts: {zone}.", zone=zone.zone.key),
            t("Set yours with **Change zone** or `/me timezone`, and times are read and shown in your own clock."),
        ]
    return [t("**Time zone:** {zone}. There it is {time}.", zone=zone.zone.key, time=_clock(now, zone.zone))]


def zone_set(zone: ZoneInfo, now: datetime) -> str:
    return t(
        "Your time zone in this server is now **{zone}**. There it is {time}.\n"
        "Times that you type or read here are in this zone from now on. Agreed bookings never move: each stays at the "
        "moment that was agreed.",
        zone=zone.key,
        time=_clock(now, zone),
    )


def _clock(now: datetime, zone: ZoneInfo) -> str:
    return words(now.replace(second=0, microsecond=0), zone)


def which_zone(typed: str) -> str:
    return t("I know no single time zone called “{typed}”. Did you mean one of these?", typed=quoted(typed))


def choose_a_zone() -> str:
    return t("Choose your zone")


def unknown_zone(typed: str) -> str:
    return t(
        "I know no time zone called “{typed}”. Name a large city near you (Lisbon), a region (Pacific Time) or a zone "
        "(Asia/Kolkata). `/me timezone` shows suggestions while you type.",
        typed=quoted(typed),
    )


def about_you(name: str) -> str:
    return t("## Everything about you here\nOnly you see this, {name}.", name=quoted(name))


def about_the_file() -> str:
    return t(
        "Everything that Greenroom keeps about you in this server. Instants are in UTC, with your time next to them."
    )


def your_data(is_empty: bool) -> str:
    if is_empty:
        return t("I keep nothing about you in this server yet. The file says just that.")
    return t(
        "Here is everything I keep about you in this server, as a JSON file that any text editor opens. "
        "To have it deleted, use `/me forget`."
    )


def forget_question(held: Sequence[str]) -> str:
    """`held` names the features that hold something about the person."""
    return t(
        "## Delete everything about you in this server?\n"
        "**Deleted:** {what}; and every reminder for you.\n"
        "**Open bookings** are called off, and the other side is told so, and that you had your data deleted.\n"
        "**Kept without your name:** what you gave to others, such as feedback, and what you changed as a moderator.\n"
        "**Not touched:** other servers, and messages that you wrote in Discord yourself: delete those there.\n"
        "This cannot be undone. To keep a copy, press **My data** first.",
        what=_listed(held),
    )


def nothing_to_forget() -> str:
    return t("I keep nothing about you in this server, so there is nothing to delete.")


def kept() -> str:
    return t("Nothing was deleted.")


def forgotten(held: Sequence[str]) -> str:
    """`held` names the features that held something about the person."""
    return t(
        "Done. What I kept about you in this server is deleted: {what}. If you had open bookings, the other side is "
        "being told that they are off. Files and cards in Discord follow within minutes.\n"
        "You are welcome back at any time: `/help` shows how to start.",
        what=_listed(held),
    )


def _listed(held: Sequence[str]) -> str:
    words = {
        "asks": t("requests to employers"),
        "goals": t("goals"),
        "interviews": t("interviews"),
        "live": t("what you did in interviews"),
        "members": t("time zone"),
        "moderation": t("your name on what you did as a moderator"),
        "profiles": t("profile, availability, needs and blocks"),
        "resumes": t("resume files"),
        "slots": t("times you offered"),
        "volunteers": t("volunteer profile"),
    }
    return ", ".join(words.get(feature, feature) for feature in held)
