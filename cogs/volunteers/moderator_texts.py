"""What moderators read about applications and volunteers."""

from datetime import datetime

from cogs.volunteers.models import Application, Attestation, Standing, State, Suspension, Volunteer
from cogs.volunteers.texts import listed, quoted
from core.times import discord_time
from core.translation import t

# Refusals


def no_such_application() -> str:
    return t("I cannot find that application. `/moderator volunteers` shows those there are.")


def no_such_volunteer() -> str:
    return t("I cannot find that volunteer. `/moderator volunteers` shows those there are.")


def decided_already(application: Application) -> str:
    if application.state is State.WITHDRAWN:
        return t("This application was withdrawn; there is nothing to decide any more.")
    word = t("approved") if application.state is State.APPROVED else t("declined")
    return t("This was {word} already by {who}.", word=word, who=person(application.decided_by))


def no_role_set() -> str:
    return t(
        "No **volunteer_role** is set, so I could give none. Open `/setup`, press **Choose roles**, pick one, and then "
        "approve: the application waits."
    )


def lift_first() -> str:
    return t(
        "This person is suspended as a volunteer. Choose them in `/moderator volunteers` and press **Lift** first."
    )


def newer_application() -> str:
    return t("They have sent a newer application since. `/moderator volunteers` shows it.")


def suspended_already() -> str:
    return t("They are suspended already. `/moderator volunteers` shows why.")


def not_suspended() -> str:
    return t("They are not suspended. `/moderator volunteers` shows how things stand.")


def no_reason() -> str:
    return t("Please give a reason: they are told it.")


def say_how() -> str:
    return t("Please choose how they were verified. **Note verification** opens the form again.")


def no_volunteer(user_id: int) -> str:
    return t(
        "<@{user}> is no volunteer: they do not have the role. They can use `/volunteer apply`, or give it to them.",
        user=user_id,
    )


# The card of an application


def card_title(application: Application) -> str:
    words = {
        State.WAITING: t("🟡 **Wants to volunteer**"),
        State.APPROVED: t("✅ **Approved as a volunteer**"),
        State.DECLINED: t("✖️ **Application declined**"),
        State.WITHDRAWN: t("▫️ **Application withdrawn**"),
    }
    return f"{words[application.state]} · <@{application.user_id}>"


def card_form(application: Application) -> str:
    form = application.form
    return "\n".join(
        (
            t("**What they do**\n{occupation}", occupation=quoted(form.occupation)),
            t("**Fields:** {fields}", fields=listed(form.fields, t("any"))),
            t("**Kinds:** {kinds}", kinds=listed(form.kinds, t("any"))),
            t("Applied {when}; agreed to the code of conduct", when=discord_time(application.made_at)),
        )
    )


def card_proof(application: Application) -> str:
    return t("**How to verify them**\n{proof}", proof=quoted(application.form.proof))


def check_first() -> str:
    return t(
        "-# Check before you approve, and ask for no papers. A free mail address and a hurry are bad signs. What they "
        "wrote about verifying them is deleted with your decision."
    )


def card_decision(application: Application) -> str:
    assert application.decided_at is not None
    who, when = person(application.decided_by), discord_time(application.decided_at)
    if application.state is State.APPROVED:
        return t("Approved by {who}, {when}", who=who, when=when)
    return t("Declined by {who}, {when}\n{reason}", who=who, when=when, reason=quoted(application.reason))


def untold(application: Application) -> str:
    return t(
        "⚠️ I could not tell <@{user}>: they left, or take no direct messages from me and I could open no private "
        "thread in the interviews channel. Please tell them yourself.",
        user=application.user_id,
    )


def approve() -> str:
    return t("Approve")


def decline() -> str:
    return t("Decline")


def suspend() -> str:
    return t("Suspend")


def lift() -> str:
    return t("Lift")


def attest() -> str:
    return t("Note verification")


def back() -> str:
    return t("Back")


def earlier() -> str:
    return t("Earlier")


def later() -> str:
    return t("Later")


# Answers


def approved(user_id: int) -> str:
    return t(
        "Approved: <@{user}> gets the role and is told. If the role cannot be given, the card says what to click.\n"
        "Note how you verified them with **Note verification**, in `/moderator volunteers`.",
        user=user_id,
    )


def declined(user_id: int) -> str:
    return t("Declined: <@{user}> is told your reason.", user=user_id)


def suspended(user_id: int) -> str:
    return t(
        "Suspended: <@{user}> loses the role, is told your reason, and nobody can book their times. Interviews that "
        "are booked stay until somebody cancels them.",
        user=user_id,
    )


def lifted(user_id: int) -> str:
    return t("Lifted: <@{user}> gets the role back and is told.", user=user_id)


def attested(user_id: int, attestation: Attestation) -> str:
    return t("Noted for <@{user}>: {what}.", user=user_id, what=_attestation(attestation))


# Forms


def decline_title() -> str:
    return t("Decline the application")


def suspend_title() -> str:
    return t("Suspend this volunteer")


def reason_label() -> str:
    return t("Reason")


def reason_description() -> str:
    return t("They are told it, word for word")


def attest_title() -> str:
    return t("How were they verified?")


def how_label() -> str:
    return t("How")


def how_description() -> str:
    return t("Only how it was seen. I keep no papers, names of documents or numbers.")


HOW = (
    "mail from their company address",
    "public profile that names this account",
    "video call with a moderator",
    "met in person",
    "known to a moderator or member",
)


def until_label() -> str:
    return t("Until when it counts")


def until_description() -> str:
    return t("A date, such as 2027-06-01; empty: one year")


# The list


def overview_title(waiting: int, volunteers: int) -> str:
    return t(
        "## Volunteers\n{waiting} waiting · {volunteers} known to me",
        waiting=waiting or t("No application"),
        volunteers=volunteers,
    )


def about_the_list() -> str:
    return t(
        "-# Listed is who applied or used `/volunteer`. Whoever got the role by hand and did neither is found with the "
        "last menu."
    )


def application_line(application: Application) -> str:
    return (
        t(
            "🟡 <@{user}> · {occupation} · {when}",
            user=application.user_id,
            occupation=application.form.occupation,
            when=discord_time(application.made_at),
        )
        if application.state is State.WAITING
        else t("✖️ <@{user}> · declined · {when}", user=application.user_id, when=discord_time(application.made_at))
    )


def volunteer_line(standing: Standing, now: datetime) -> str:
    volunteer, attestation = standing.volunteer, standing.attestation
    said = f"{_symbol(volunteer, now)} <@{volunteer.user_id}> · {state_word(volunteer, now)}"
    if attestation is None:
        return t("{said} · not verified", said=said)
    if attestation.until <= now:
        return t("{said} · verification expired", said=said)
    return t("{said} · verified", said=said)


def _symbol(volunteer: Volunteer, now: datetime) -> str:
    if volunteer.suspension is not None:
        return "⛔"
    if volunteer.role_problem is not None:
        return "⚠️"
    return "⏸️" if volunteer.is_paused(now) else "🟢"


def state_word(volunteer: Volunteer, now: datetime) -> str:
    if volunteer.suspension is not None:
        return t("suspended")
    if volunteer.role_problem is not None:
        return t("without the role")
    return t("paused") if volunteer.is_paused(now) else t("active")


def choose_application() -> str:
    return t("Choose an application")


def choose_volunteer() -> str:
    return t("Choose a volunteer")


def choose_anybody() -> str:
    return t("Or anybody in the server")


# One volunteer


def volunteer_title(volunteer: Volunteer, now: datetime) -> str:
    return t(
        "## Volunteer\n{symbol} <@{user}> · {state}",
        symbol=_symbol(volunteer, now),
        user=volunteer.user_id,
        state=state_word(volunteer, now),
    )


def volunteer_offers(volunteer: Volunteer) -> str:
    return "\n".join(
        (
            t("**Fields:** {what}", what=listed(volunteer.fields, t("any"))),
            t("**Kinds:** {what}", what=listed(volunteer.kinds, t("any"))),
            t("**Levels:** {what}", what=listed(volunteer.levels, t("any"))),
        )
    )


def verification(attestation: Attestation | None, now: datetime) -> str:
    if attestation is None:
        return t("**Verification:** none noted")
    said = t("**Verification:** {what}", what=_attestation(attestation))
    return said if attestation.until > now else t("{said} ⚠️ expired", said=said)


def _attestation(attestation: Attestation) -> str:
    return t(
        "{how}; seen by {who}, {at}; counts until {until}",
        how=attestation.how,
        who=person(attestation.by),
        at=discord_time(attestation.at),
        until=discord_time(attestation.until),
    )


def suspension(suspension: Suspension) -> str:
    return t(
        "⛔ Suspended by {who}, {when}\n{reason}",
        who=person(suspension.by),
        when=discord_time(suspension.at),
        reason=quoted(suspension.because),
    )


def person(user_id: int | None) -> str:
    return f"<@{user_id}>" if user_id else t("somebody who had their data deleted")


# The audit trail: rows, not names, so that nothing is left when somebody asks to be forgotten


def audit_application(application_id: int) -> str:
    return t("application {id}", id=application_id)


def audit_volunteer(volunteer_id: int) -> str:
    return t("volunteer {id}", id=volunteer_id)
