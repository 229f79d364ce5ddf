"""Everybody's interviews as moderators see them."""

import discord
from discord import ui

from cogs.interviews.models import Interview, State
from cogs.oversight import texts
from cogs.oversight.models import Came, Choice, Page, Shown, Which
from core.times import words
from core.ui import Control, button, custom_id, form, panel, select, text_field

DANGER, PRIMARY = discord.ButtonStyle.danger, discord.ButtonStyle.primary
LONGEST_REASON = 200
LONGEST_LABEL = 100


def interview_list(page: Page, size: int) -> ui.LayoutView:
    which, offset = page.which, page.offset
    lines = [texts.list_line(one) for one in page.interviews] or [texts.nothing_listed(which)]
    controls: list[Control] = []
    if page.interviews:
        options = [_option(one, words(one.starts_at, page.zone.zone)) for one in page.interviews]
        controls.append(select(texts.look_at_one(), options, "oversight:choose"))
    if offset > 0:
        controls.append(button(texts.earlier(), "oversight:list", which, max(offset - size, 0)))
    if page.has_more:
        controls.append(button(texts.later(), "oversight:list", which, offset + size))
    other = Which.BEGUN if which is Which.COMING else Which.COMING
    controls.append(button(texts.show(other), "oversight:list", other, 0))
    return panel(texts.list_title(which), "\n".join(lines), controls=controls)


def _option(interview: Interview, when: str) -> discord.SelectOption:
    return discord.SelectOption(
        label=texts.option(interview, when)[:LONGEST_LABEL],
        value=str(interview.id),
        description=texts.option_about(interview)[:LONGEST_LABEL] or None,
    )


def one_interview(shown: Shown, *said: str) -> ui.LayoutView:
    interview = shown.interview
    controls: list[Control] = []
    if shown.can_mark:
        options = [discord.SelectOption(label=texts.CAME[came], value=came) for came in Came]
        controls.append(select(texts.say_who_came(), options, "oversight:mark", interview.id))
    if shown.can_change:
        if interview.state is State.BOOKED:
            controls.append(button(texts.CHANGE_VOLUNTEER, "oversight:change", interview.id))
        controls.append(button(texts.CALL_OFF, "oversight:call_off", interview.id, style=DANGER))
    controls.append(_back())
    paragraphs = [*said, texts.title(interview), texts.about(interview), texts.openness(interview), _standing(shown)]
    return panel(*(one for one in paragraphs if one), controls=controls)


def _standing(shown: Shown) -> str:
    if shown.can_mark:
        return texts.attendance(shown)
    return texts.coming(shown.interview) if shown.interview.is_live else texts.ended(shown.interview)


def choose_volunteer(choice: Choice) -> ui.LayoutView:
    interview = choice.interview
    controls: list[Control] = []
    if choice.free:
        options = [
            discord.SelectOption(
                label=one.name[:LONGEST_LABEL],
                value=str(one.user_id),
                description=", ".join(one.fields)[:LONGEST_LABEL] or None,
            )
            for one in choice.free
        ]
        controls.append(select(texts.free_volunteers(), options, "oversight:volunteer", interview.id, "free"))
    controls.append(
        ui.UserSelect(placeholder=texts.anybody(), custom_id=custom_id("oversight:volunteer", interview.id, "anybody"))
    )
    controls.append(_back())
    return panel(texts.choose_volunteer(interview, len(choice.free)), controls=controls)


def confirm_change(interview: Interview, volunteer_id: int) -> ui.LayoutView:
    yes = button(texts.CHANGE_VOLUNTEER, "oversight:hand_over", interview.id, volunteer_id, style=PRIMARY)
    return panel(texts.ask_to_confirm(interview, volunteer_id), controls=[yes, _back()])


def done(said: str) -> ui.LayoutView:
    return panel(said, controls=[_back()])


def call_off_form(interview_id: int) -> ui.Modal:
    reason = text_field("reason", texts.reason_label(), long=True, most=LONGEST_REASON)
    return form(texts.call_off_title(), [reason], "oversight:call_off", interview_id)


def _back() -> Control:
    return button(texts.back(), "oversight:list", Which.COMING, 0)
