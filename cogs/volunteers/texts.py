"""Every sentence about applying, profiles, limits and pauses. What moderators read is in `moderator_texts`."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from cogs.volunteers.models import INDEFINITELY, Application, Limits, State, Volunteer
from core.times import discord_time
from core.translation import t


def quoted(text: str) -> str:
    """What somebody wrote, set apart from what I say."""
    return "\n".join(f"> {line}" for line in text.splitlines() if line.strip())


def listed(names: Sequence[str], nothing: str) -> str:
    return ", ".join(names) if names else nothing


# Applying: the form


def form_title() -> str:
    return t("Volunteer")


def occupation_label() -> str:
    return t("What do you do?")


def occupation_description() -> str:
    return t("Your role, such as recruiter, hiring manager or coach, and for how long")


def fields_label() -> str:
    return t("Fields you know")


def fields_description() -> str:
    return t("Leave it out if you can help in any field")


def kinds_label() -> str:
    return t("Kinds of interview you can hold")


def proof_label() -> str:
    return t("How can moderators verify you?")


def proof_description() -> str:
    return t("A public profile, a mail from your company, somebody here who knows you. No papers, please.")


def conduct_label() -> str:
    return t("Code of conduct")


def conduct_description() -> str:
    return t("Practice, not hiring. Kind, specific feedback. What is said here stays here. Anybody may stop.")


def conduct_tick() -> str:
    return t("I keep to it: no requests for papers or money, no sales, no contact outside without a yes")


def conduct_in_full() -> str:
    points = (
        t("This is practice: no hiring decision, no promise of a job. Say so if you touch on an open role of yours."),
        t("Ask nobody for identity papers, money, bank data or a social security number. Sell and refer nothing."),
        t("What is said here stays here. No recording but with everybody's yes, and no contact outside without one."),
        t("Comment on the answer and what could be seen, never on looks, voice, accent, background or home."),
        t("Ask nothing about age, family, health, faith, origin or another such trait. Any question can be passed."),
        t("Feedback is kind, specific and in the words of the rubric. You may stop at any time, and so may they."),
    )
    return "\n".join(
        (t("**The code of conduct, in full**"), *(f"{number}. {one}" for number, one in enumerate(points, 1)))
    )


# Applying: what comes of it


def applied(*, has_channel: bool) -> str:
    said = t(
        "**Sent to the moderators.** You hear from me when they have decided, in a direct message or else in a private "
        "thread. If something in the code below is not for you, **Withdraw application** takes it back."
    )
    if has_channel:
        return said
    ask = t("This group has no channel for it yet: please tell a moderator to look at `/moderator volunteers`.")
    return f"{said}\n{ask}"


def withdraw() -> str:
    return t("Withdraw application")


def withdrawn() -> str:
    return t("Your application is withdrawn. `/volunteer apply` sends a new one whenever you like.")


def nothing_to_withdraw() -> str:
    return t("No application of yours is waiting. `/volunteer apply` sends one.")


def waits_already(since: datetime) -> str:
    return t(
        "Your application from {when} is with the moderators; you hear from me when they have decided. To change it, "
        "withdraw it and apply again.",
        when=discord_time(since),
    )


def volunteers_already() -> str:
    return t(
        "You are a volunteer here already. `/volunteer profile` says what you offer, `/volunteer offer` opens times."
    )


def suspended_cannot_apply() -> str:
    return t("The moderators have suspended you as a volunteer. Please talk to one of them first.")


def apply_again_later(again_at: datetime, reason: str) -> str:
    said = t(
        "The moderators did not take your last application. You can apply again from {when} on, or talk to one of them "
        "before.",
        when=discord_time(again_at),
    )
    return f"{said}\n{quoted(reason)}" if reason else said


def form_incomplete() -> str:
    return t("Please say what you do and how moderators can verify you. `/volunteer apply` opens the form again.")


def must_agree() -> str:
    return t(
        "Volunteers keep to the code of conduct, so please tick it. `/volunteer apply` opens the form again.\n{code}",
        code=conduct_in_full(),
    )


# What applicants and volunteers are told afterwards


def application_ref(application_id: int) -> str:
    return t("Application {id}", id=application_id)


def volunteer_ref(volunteer_id: int) -> str:
    return t("Volunteer {id}", id=volunteer_id)


def approved_message(group: str) -> str:
    return t(
        "**You are a volunteer in {group} now. Thank you!**\nThere, `/volunteer profile` says what you offer and your "
        "limits, and `/volunteer offer` opens times that members can book. `/help` shows the rest. If these are "
        "refused, ask a moderator whether you have the volunteer role yet.",
        group=group,
    )


def declined_message(group: str, reason: str) -> str:
    return t(
        "**The moderators of {group} cannot take your application as a volunteer at present.** They wrote:\n{reason}\n"
        "You can apply again after two weeks, or talk to one of them before.",
        group=group,
        reason=quoted(reason),
    )


def suspended_message(group: str, reason: str) -> str:
    return t(
        "**The moderators of {group} have suspended you as a volunteer.** They wrote:\n{reason}\nNobody can book your "
        "times until they lift it. Interviews that are booked stay; `/interview list` shows them. Talk to a moderator "
        "if this is a mistake.",
        group=group,
        reason=quoted(reason),
    )


def lifted_message(group: str) -> str:
    return t("**You are a volunteer in {group} again.** `/volunteer slots` shows the times you offer.", group=group)


# The profile


def no_such_field(typed: str, known: Sequence[str]) -> str:
    return t("This group has no field called “{typed}”. Choose one of: {fields}.", typed=typed, fields=", ".join(known))


def takes_away(name: str) -> str:
    return t("{name} · takes it away", name=name)


def profile_saved() -> str:
    return t("**Saved.** Naming the same value again takes it away.")


def profile(volunteer: Volunteer, limits: Limits, usual_language: str, now: datetime) -> list[str]:
    offers = "\n".join(
        (
            t("**What you offer**"),
            t("Fields: {what}", what=listed(volunteer.fields, t("any"))),
            t("Kinds: {what}", what=listed(volunteer.kinds, t("any"))),
            t("Levels: {what}", what=listed(volunteer.levels, t("any"))),
            t("Languages: {what}", what=listed(volunteer.languages, usual_language)),
        )
    )
    return [offers, _own_limits(volunteer, limits), _employer(volunteer), state_line(volunteer, now)]


def _own_limits(volunteer: Volunteer, limits: Limits) -> str:
    return "\n".join(
        (
            t("**Your limits**"),
            _limit(t("Interviews a week: {number}", number=limits.weekly_limit), volunteer.weekly_limit),
            _limit(t("Notice before a booking: {hours} h", hours=hours(limits.notice)), volunteer.notice_hours),
            _limit(
                t("Between two interviews: {minutes} min", minutes=limits.buffer // timedelta(minutes=1)),
                volunteer.buffer_minutes,
            ),
        )
    )


def _limit(said: str, own: int | None) -> str:
    return said if own is not None else t("{said} (the group's)", said=said)


def hours(length: timedelta) -> int:
    return length // timedelta(hours=1)


def _employer(volunteer: Volunteer) -> str:
    said = volunteer.employer or t("not named")
    return t(
        "**Employer:** {employer}\n-# Private: shown to nobody, and used only to keep conflicts of interest apart.",
        employer=said,
    )


def state_line(volunteer: Volunteer, now: datetime) -> str:
    if volunteer.suspension is not None:
        return t("⛔ Suspended by the moderators: nobody can book your times.")
    if not volunteer.is_paused(now):
        return t("🟢 Members can book the times you offer. `/volunteer pause` takes a break.")
    if volunteer.paused_until == INDEFINITELY or volunteer.paused_until is None:
        return t("⏸️ Paused until you end it: no new bookings or matches.")
    return t("⏸️ Paused until {when}: no new bookings or matches.", when=discord_time(volunteer.paused_until))


# Pausing


def paused(until: datetime) -> str:
    if until == INDEFINITELY:
        return t(
            "⏸️ **Paused.** No new bookings or matches until you end it: use `/volunteer pause` again, or press "
            "**End pause**. Interviews that are booked stay."
        )
    return t(
        "⏸️ **Paused until {when}.** No new bookings or matches until then. Interviews that are booked stay. "
        "`/volunteer pause` without a time, or **End pause**, ends it earlier.",
        when=discord_time(until),
    )


def pause_ended() -> str:
    return t("🟢 **The pause is over.** Members can book the times you offer again: `/volunteer slots` shows them.")


def not_paused() -> str:
    return t("🟢 You are not paused. `/volunteer pause` takes a break.")


def end_pause() -> str:
    return t("End pause")


def pause() -> str:
    return t("Pause")


# /me show


def about_application(application: Application) -> str:
    match application.state:
        case State.WAITING:
            return t("**Volunteering:** your application from {when} waits.", when=discord_time(application.made_at))
        case State.DECLINED:
            return t("**Volunteering:** your application was declined.")
        case _:
            return ""


def about_volunteer(volunteer: Volunteer, now: datetime) -> list[str]:
    return [
        t("**Volunteering** · `/volunteer profile` shows what you offer"),
        state_line(volunteer, now),
    ]


# What moderators read when something could not be done


def job_in_words(kind: str) -> str:
    if kind.endswith(":role"):
        return t("giving or taking the volunteer role")
    if kind.endswith(":erase"):
        return t("removing the card of an application whose author asked to be forgotten")
    if kind.endswith(":show"):
        return t("the card of an application in the moderators' channel")
    return t("telling somebody what was decided about their volunteering")
