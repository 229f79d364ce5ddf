"""Who may apply, how options toggle, and what limits follow. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from cogs.volunteers import moderator_texts, texts
from cogs.volunteers.models import (
    INDEFINITELY,
    KINDS,
    LONGEST_EMPLOYER,
    Application,
    ApplicationForm,
    Limits,
    ProfileChange,
    State,
    Volunteer,
)
from core.actor import Actor
from core.errors import Refusal
from core.settings import Settings

BETWEEN_APPLICATIONS = timedelta(days=14)
ATTESTED_FOR = timedelta(days=365)

LONGEST_OCCUPATION = 100
LONGEST_PROOF = 500
LONGEST_REASON = 500


def check_may_apply(actor: Actor, latest: Application | None, volunteer: Volunteer | None, now: datetime) -> None:
    """Once at a time, not as a volunteer, and after a decline only when some time has passed."""
    if volunteer is not None and volunteer.suspension is not None:
        raise Refusal(texts.suspended_cannot_apply())
    if actor.is_volunteer:
        raise Refusal(texts.volunteers_already())
    if latest is None:
        return
    if latest.state is State.WAITING:
        raise Refusal(texts.waits_already(latest.made_at))
    if latest.state is State.DECLINED and latest.decided_at is not None:
        again_at = latest.decided_at + BETWEEN_APPLICATIONS
        if now < again_at:
            raise Refusal(texts.apply_again_later(again_at, latest.reason))


def check_form(form: ApplicationForm, *, agreed: bool, settings: Settings) -> ApplicationForm:
    """The form as it is kept: whole, within the limits, and only of what was offered."""
    checked = ApplicationForm(
        occupation=" ".join(form.occupation.split())[:LONGEST_OCCUPATION],
        fields=tuple(field for field in settings.fields if field in form.fields),
        kinds=tuple(kind for kind in KINDS if kind in form.kinds),
        proof=form.proof.strip()[:LONGEST_PROOF],
    )
    if not checked.occupation or not checked.proof:
        raise Refusal(texts.form_incomplete())
    if not agreed:
        raise Refusal(texts.must_agree())
    return checked


def check_decidable(application: Application | None, state: State) -> Application:
    """Whether a moderator may put it into this state. A declined one may still be approved."""
    if application is None:
        raise Refusal(moderator_texts.no_such_application())
    open_states = (State.WAITING, State.DECLINED) if state is State.APPROVED else (State.WAITING,)
    if application.state not in open_states:
        raise Refusal(moderator_texts.decided_already(application))
    return application


def check_approvable(
    application: Application, latest: Application | None, volunteer: Volunteer | None, settings: Settings
) -> None:
    """Beyond its state: there is a role to give, the person is not suspended, and this is what they sent last."""
    if settings.volunteer_role is None:
        raise Refusal(moderator_texts.no_role_set())
    if volunteer is not None and volunteer.suspension is not None:
        raise Refusal(moderator_texts.lift_first())
    if latest is not None and latest.id != application.id:
        raise Refusal(moderator_texts.newer_application())


def check_suspendable(volunteer: Volunteer) -> None:
    if volunteer.suspension is not None:
        raise Refusal(moderator_texts.suspended_already())


def check_reason(reason: str) -> str:
    """A reason as it is kept and told; there must be one."""
    reason = reason.strip()[:LONGEST_REASON]
    if not reason:
        raise Refusal(moderator_texts.no_reason())
    return reason


def with_application(volunteer: Volunteer, form: ApplicationForm) -> Volunteer:
    """The profile with what they applied with, unless they have named something themselves before."""
    return replace(volunteer, fields=volunteer.fields or form.fields, kinds=volunteer.kinds or form.kinds)


def changed(volunteer: Volunteer, change: ProfileChange, settings: Settings) -> Volunteer:
    """The profile after the change: naming what is there already takes it away."""
    field = find_field(change.field, volunteer.fields, settings.fields) if change.field is not None else None
    employer = " ".join(change.employer.split())[:LONGEST_EMPLOYER] if change.employer is not None else None
    return replace(
        volunteer,
        fields=_toggled(volunteer.fields, field),
        kinds=_toggled(volunteer.kinds, change.kind),
        levels=_toggled(volunteer.levels, change.level),
        languages=_toggled_language(volunteer.languages, change.language, settings.language),
        employer=_toggled_employer(volunteer.employer, employer),
        weekly_limit=_toggled_number(volunteer.weekly_limit, change.weekly_limit),
        notice_hours=_toggled_number(volunteer.notice_hours, change.notice_hours),
        buffer_minutes=_toggled_number(volunteer.buffer_minutes, change.buffer_minutes),
    )


def find_field(typed: str, own: Sequence[str], fields: Sequence[str]) -> str:
    """The field of this name, however it was written. One's own stay known when the group's list changes."""
    for field in (*own, *fields):
        if field.casefold() == typed.strip().casefold():
            return field
    raise Refusal(texts.no_such_field(typed, fields))


def matching_fields(typed: str, own: Sequence[str], fields: Sequence[str]) -> list[str]:
    return [one for one in dict.fromkeys((*fields, *own)) if typed.strip().casefold() in one.casefold()]


def _toggled(present: tuple[str, ...], named: str | None) -> tuple[str, ...]:
    if named is None:
        return present
    if named in present:
        return tuple(one for one in present if one != named)
    return (*present, named)


def _toggled_language(present: tuple[str, ...], named: str | None, usual: str) -> tuple[str, ...]:
    """Whoever named none speaks the group's language, and goes on to when they name another."""
    if named is not None and not present and named != usual:
        present = (usual,)
    return _toggled(present, named)


def _toggled_employer(present: str, named: str | None) -> str:
    if named is None:
        return present
    return "" if named.casefold() == present.casefold() else named


def _toggled_number(present: int | None, named: int | None) -> int | None:
    if named is None:
        return present
    return None if named == present else named


def limits(volunteer: Volunteer | None, settings: Settings) -> Limits:
    own_week = volunteer.weekly_limit if volunteer else None
    own_notice = volunteer.notice_hours if volunteer else None
    own_buffer = volunteer.buffer_minutes if volunteer else None
    return Limits(
        weekly_limit=settings.weekly_limit if own_week is None else own_week,
        notice=timedelta(hours=settings.notice_hours if own_notice is None else own_notice),
        buffer=timedelta(minutes=settings.buffer_minutes if own_buffer is None else own_buffer),
        paused_until=_off_until(volunteer) if volunteer else None,
    )


def _off_until(volunteer: Volunteer) -> datetime | None:
    """Who is suspended takes no bookings either, for as long as that lasts."""
    return INDEFINITELY if volunteer.suspension else volunteer.paused_until


def earliest(limits: Limits, now: datetime) -> datetime:
    """From when on a volunteer's times can be booked now."""
    return INDEFINITELY if limits.is_paused(now) else now + limits.notice
