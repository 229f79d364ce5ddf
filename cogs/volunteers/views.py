"""What applications and volunteers look like: the form, the moderators' card and panels, a volunteer's own profile."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import discord
from discord import ui

from cogs.volunteers import moderator_texts, role_texts, rules, texts
from cogs.volunteers.models import KINDS, Application, Limits, Overview, Standing, State, Volunteer
from core.settings import Settings
from core.ui import Control, Field, Tone, button, card, choices_field, form, panel, select, text_field

PAGE_SIZE = 10
LONGEST_LABEL = 100

DANGER, GOOD = discord.ButtonStyle.danger, discord.ButtonStyle.success


# For whoever applies


def apply_form(settings: Settings) -> ui.Modal:
    return form(
        texts.form_title(),
        (
            text_field(
                "occupation",
                texts.occupation_label(),
                texts.occupation_description(),
                required=True,
                most=rules.LONGEST_OCCUPATION,
            ),
            Field(texts.fields_label(), _several("fields", settings.fields), texts.fields_description()),
            choices_field("kinds", texts.kinds_label(), {kind: kind for kind in KINDS}),
            text_field(
                "proof",
                texts.proof_label(),
                texts.proof_description(),
                required=True,
                long=True,
                most=rules.LONGEST_PROOF,
            ),
            Field(texts.conduct_label(), _tick("conduct", texts.conduct_tick()), texts.conduct_description()),
        ),
        "volunteers:apply",
    )


def _several(name: str, options: Sequence[str]) -> ui.Select[Any]:
    return ui.Select(
        custom_id=name,
        required=False,
        min_values=0,
        max_values=len(options[:25]),
        options=[
            discord.SelectOption(label=option[:LONGEST_LABEL], value=option[:LONGEST_LABEL]) for option in options[:25]
        ],
    )


def _tick(name: str, label: str) -> ui.CheckboxGroup[Any]:
    return ui.CheckboxGroup(
        custom_id=name,
        required=True,
        min_values=1,
        max_values=1,
        options=[discord.CheckboxGroupOption(label=label, value="agreed")],
    )


def applied(settings: Settings) -> ui.LayoutView:
    said = texts.applied(has_channel=settings.moderator_channel is not None)
    return panel(said, texts.conduct_in_full(), controls=[_withdraw()])


def waits(application: Application) -> ui.LayoutView:
    return panel(texts.waits_already(application.made_at), controls=[_withdraw()])


def _withdraw() -> Control:
    return button(texts.withdraw(), "volunteers:withdraw", style=DANGER)


# For the volunteer


def profile(volunteer: Volunteer, limits: Limits, settings: Settings, now: datetime, *said: str) -> ui.LayoutView:
    paused = volunteer.is_paused(now)
    control = button(texts.end_pause(), "volunteers:resume") if paused else button(texts.pause(), "volunteers:pause")
    return panel(*said, *texts.profile(volunteer, limits, settings.language, now), controls=[control])


def pause(until: datetime | None, *said: str) -> ui.LayoutView:
    if until is None:
        return panel(texts.pause_ended(), controls=[button(texts.pause(), "volunteers:pause")])
    return panel(texts.paused(until), *said, controls=[button(texts.end_pause(), "volunteers:resume")])


# For moderators: the card of an application


def application_card(application: Application, volunteer: Volunteer | None, settings: Settings) -> ui.LayoutView:
    return card(
        *_about_application(application, volunteer, settings),
        tone=Tone.WARN if _needs_help(application, volunteer) else _TONES[application.state],
        controls=_application_controls(application, volunteer),
        ref=texts.application_ref(application.id),
    )


def _needs_help(application: Application, volunteer: Volunteer | None) -> bool:
    return application.untold or (volunteer is not None and volunteer.role_problem is not None)


_TONES = {State.WAITING: Tone.BUSY, State.APPROVED: Tone.GOOD, State.DECLINED: Tone.OFF, State.WITHDRAWN: Tone.OFF}


def _about_application(application: Application, volunteer: Volunteer | None, settings: Settings) -> list[str]:
    said = [moderator_texts.card_title(application)]
    if application.state is State.WITHDRAWN:
        return said
    said.append(moderator_texts.card_form(application))
    if application.state is State.WAITING:
        return [*said, moderator_texts.card_proof(application), moderator_texts.check_first()]
    said.append(moderator_texts.card_decision(application))
    if application.untold:
        said.append(moderator_texts.untold(application))
    return [*said, *_role_warning(volunteer, settings)]


def _role_warning(volunteer: Volunteer | None, settings: Settings) -> list[str]:
    if volunteer is None or volunteer.role_problem is None:
        return []
    taking = volunteer.suspension is not None
    said = role_texts.role_problem(volunteer.role_problem, volunteer.user_id, settings.volunteer_role, taking=taking)
    return [said]


def _application_controls(application: Application, volunteer: Volunteer | None) -> list[Control]:
    if application.state is State.WAITING:
        return [
            button(moderator_texts.approve(), "volunteers:approve", application.id, style=GOOD),
            button(moderator_texts.decline(), "volunteers:decline", application.id, style=DANGER),
        ]
    return [_try_again(volunteer)] if volunteer is not None and volunteer.role_problem is not None else []


def _try_again(volunteer: Volunteer) -> Control:
    taking = volunteer.suspension is not None
    label = role_texts.take_again() if taking else role_texts.give_again()
    return button(label, "volunteers:role", volunteer.id)


# For moderators: /moderator volunteers


def overview(shown: Overview, now: datetime, *said: str) -> ui.LayoutView:
    waiting = [one for one in shown.applications if one.state is State.WAITING]
    lines = [moderator_texts.application_line(one) for one in shown.applications]
    lines += [moderator_texts.volunteer_line(one, now) for one in shown.volunteers]
    volunteers = [one.volunteer for one in shown.volunteers]
    controls: list[Control] = []
    if shown.applications:
        options = [_option(one.name, one.id, one.form.occupation) for one in shown.applications]
        controls.append(select(moderator_texts.choose_application(), options, "volunteers:application"))
    if volunteers:
        options = [_option(one.name, one.id, moderator_texts.state_word(one, now)) for one in volunteers]
        controls.append(select(moderator_texts.choose_volunteer(), options, "volunteers:volunteer"))
    controls.append(_anybody())
    if shown.offset > 0:
        controls.append(button(moderator_texts.earlier(), "volunteers:page", max(shown.offset - PAGE_SIZE, 0)))
    if shown.offset + PAGE_SIZE < shown.count:
        controls.append(button(moderator_texts.later(), "volunteers:page", shown.offset + PAGE_SIZE))
    title = moderator_texts.overview_title(len(waiting), shown.count)
    listed = ["\n".join(lines)] if lines else []
    return panel(*said, title, *listed, moderator_texts.about_the_list(), controls=controls)


def _anybody() -> Control:
    return ui.UserSelect(placeholder=moderator_texts.choose_anybody(), custom_id="volunteers:person")


def _option(name: str, row_id: int, about: str) -> discord.SelectOption:
    return discord.SelectOption(
        label=name[:LONGEST_LABEL], value=str(row_id), description=about[:LONGEST_LABEL] or None
    )


def one_application(
    application: Application, volunteer: Volunteer | None, settings: Settings, *said: str
) -> ui.LayoutView:
    controls = _application_controls(application, volunteer)
    if application.state is State.DECLINED:
        controls.append(button(moderator_texts.approve(), "volunteers:approve", application.id, style=GOOD))
    if volunteer is not None:
        controls.append(button(moderator_texts.attest(), "volunteers:attest", volunteer.id))
    controls.append(_back())
    return panel(*said, *_about_application(application, volunteer, settings), controls=controls)


def one_volunteer(standing: Standing, settings: Settings, now: datetime, *said: str) -> ui.LayoutView:
    volunteer = standing.volunteer
    paragraphs = [
        moderator_texts.volunteer_title(volunteer, now),
        moderator_texts.volunteer_offers(volunteer),
        moderator_texts.verification(standing.attestation, now),
    ]
    if volunteer.suspension is not None:
        paragraphs.append(moderator_texts.suspension(volunteer.suspension))
    controls: list[Control] = [button(moderator_texts.attest(), "volunteers:attest", volunteer.id)]
    if volunteer.suspension is None:
        controls.append(button(moderator_texts.suspend(), "volunteers:suspend", volunteer.id, style=DANGER))
    else:
        controls.append(button(moderator_texts.lift(), "volunteers:lift", volunteer.id, style=GOOD))
    if volunteer.role_problem is not None:
        controls.append(_try_again(volunteer))
    controls.append(_back())
    return panel(*said, *paragraphs, *_role_warning(volunteer, settings), controls=controls)


def _back() -> Control:
    return button(moderator_texts.back(), "volunteers:page", 0)


def decline_form(application_id: int) -> ui.Modal:
    return form(moderator_texts.decline_title(), [_reason()], "volunteers:decline", application_id)


def suspend_form(volunteer_id: int) -> ui.Modal:
    return form(moderator_texts.suspend_title(), [_reason()], "volunteers:suspend", volunteer_id)


def _reason() -> Field:
    return text_field(
        "reason",
        moderator_texts.reason_label(),
        moderator_texts.reason_description(),
        required=True,
        long=True,
        most=rules.LONGEST_REASON,
    )


def attest_form(volunteer_id: int) -> ui.Modal:
    how: ui.Select[Any] = ui.Select(
        custom_id="how",
        required=True,
        options=[discord.SelectOption(label=way, value=way) for way in moderator_texts.HOW],
    )
    until = text_field("until", moderator_texts.until_label(), moderator_texts.until_description(), most=100)
    fields = [Field(moderator_texts.how_label(), how, moderator_texts.how_description()), until]
    return form(moderator_texts.attest_title(), fields, "volunteers:attest", volunteer_id)
