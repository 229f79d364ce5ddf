"""What people see of seats: the public card, private panels, and what is told in the audience's thread."""

from collections.abc import Sequence

import discord
from discord import ui

from cogs.interviews.models import Interview
from cogs.seats import rules, texts
from cogs.seats.models import News, SeatState, Shown, Standing, Watching
from core.ui import Control, Tone, button, card, panel, sealed

PRIMARY = discord.ButtonStyle.primary

TONES = {
    Standing.OPEN: Tone.OPEN,
    Standing.ON: Tone.GOOD,
    Standing.OVER: Tone.OFF,
    Standing.OFF: Tone.OFF,
    Standing.CLOSED: Tone.OFF,
}


def open_card(shown: Shown) -> ui.LayoutView:
    """Nobody is named any more once it is over or off."""
    interview, standing = shown.interview, shown.standing
    paragraphs = [texts.card_title(standing, interview), texts.when(interview)]
    controls: list[Control] = []
    if standing is Standing.OPEN and interview.volunteer_id is not None:
        paragraphs.append(texts.card_people(interview.volunteer_id, interview.minutes))
        paragraphs.append(texts.seats_taken(shown.seated))
        controls.append(button(texts.WATCH, "seats:watch", interview.id, style=PRIMARY))
    elif standing is Standing.ON:
        paragraphs.append(texts.card_begun())
    if standing in (Standing.ON, Standing.OVER):
        controls.append(button(texts.SCORE, "scores:open", interview.id))
    return card(*paragraphs, tone=TONES[standing], controls=controls, ref=texts.card_ref(interview.id))


# Private panels


def conduct(interview_id: int) -> ui.LayoutView:
    """Asked once, before the first seat."""
    controls = [button(texts.agree(), "seats:agree", interview_id, style=discord.ButtonStyle.success)]
    return panel(texts.conduct_title(), texts.conduct_rules(), texts.conduct_kept(), controls=controls)


def my_seat(watching: Watching) -> ui.LayoutView:
    interview, standing = watching.interview, watching.standing
    controls = [button(texts.all_interviews(), "seats:page", 0)]
    if standing in (Standing.OVER, Standing.OFF):
        if standing is Standing.OVER and watching.is_seated:
            controls.insert(0, button(texts.NOTES, "prep:duty", interview.id))
        return panel(texts.it_is_no_more(interview, standing), controls=controls)
    if watching.seat is None:
        return _no_seat(watching, texts.you_have_none(interview))
    label = texts.give_up() if watching.is_seated else texts.leave_list()
    controls.insert(0, button(label, "seats:leave", interview.id))
    clash = [texts.clash(watching.clash_at)] if watching.clash_at else []
    if not watching.is_seated:
        return panel(texts.you_wait(interview, watching.number), *clash, controls=controls)
    controls.insert(0, button(texts.DUTY, "prep:duty", interview.id, style=PRIMARY))
    return panel(texts.you_have_a_seat(interview, standing), *_how(watching), *clash, controls=controls)


def given_back(watching: Watching) -> ui.LayoutView:
    if watching.standing in (Standing.OVER, Standing.OFF):
        return my_seat(watching)
    return _no_seat(watching, texts.given_back(watching.interview))


def _no_seat(watching: Watching, said: str) -> ui.LayoutView:
    controls = [button(texts.all_interviews(), "seats:page", 0)]
    if watching.standing is not Standing.CLOSED:
        controls.insert(0, button(texts.WATCH, "seats:take", watching.interview.id, style=PRIMARY))
    return panel(said, controls=controls)


def _how(watching: Watching) -> list[str]:
    said = [texts.where(watching.place), texts.how_to_watch(watching.standing)]
    return [*said, texts.will_remind()] if watching.will_remind else said


def page(watching: Sequence[Watching], seated: dict[int, int], number: int, has_more: bool) -> ui.LayoutView:
    """The interviews that can be watched, each with a button for one's seat."""
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay(texts.page_title() if watching else texts.nothing_to_watch()))
    for one in watching:
        taken = seated.get(one.interview.id, 0)
        state = one.seat.state if one.seat else None
        view.add_item(ui.TextDisplay(texts.page_line(one.interview, one.standing, taken, state)))
        row: ui.ActionRow[ui.LayoutView] = ui.ActionRow(_seat_button(one))
        view.add_item(row)
    turns: list[ui.Button[ui.LayoutView]] = []
    if number > 0:
        turns.append(button(texts.earlier(), "seats:page", number - 1))
    if has_more:
        turns.append(button(texts.later(), "seats:page", number + 1))
    if turns:
        last: ui.ActionRow[ui.LayoutView] = ui.ActionRow(*turns)
        view.add_item(last)
    return sealed(view)


def _seat_button(watching: Watching) -> ui.Button[ui.LayoutView]:
    """Who has a seat sees first where to go; giving it up is one step further."""
    if watching.seat is None:
        closed = watching.standing is Standing.CLOSED
        return button(texts.WATCH, "seats:take", watching.interview.id, style=PRIMARY, disabled=closed)
    return button(texts.show_seat(), "seats:take", watching.interview.id)


# What is told


def private_news(about: News, watching: Watching) -> ui.LayoutView:
    said = [texts.news(about, watching.interview)]
    controls: list[Control] = []
    if about is News.SEATED:
        said += _how(watching)
        controls.append(button(texts.give_up(), "seats:leave", watching.interview.id))
    return panel(*said, controls=controls)


def reminder(interview: Interview, place: str, people: Sequence[int], ref: str) -> ui.LayoutView:
    """A link is shown only to who asks for it and has a seat; anybody can read the thread."""
    openly = place if rules.shown_openly(place) else ""
    return card(
        texts.reminder(interview, openly, _mentions(people)),
        tone=Tone.BUSY,
        controls=[button(texts.where_to_go(), "seats:where", interview.id)],
        ref=ref,
    )


def public_news(about: News, interview: Interview, people: Sequence[int], ref: str) -> ui.LayoutView:
    said = texts.to_everybody(_mentions(people), texts.news(about, interview))
    return card(said, tone=Tone.OFF if about is News.OFF else Tone.BUSY, ref=ref)


def _mentions(people: Sequence[int]) -> str:
    return " ".join(f"<@{user_id}>" for user_id in people)


def seat_state(watching: Watching) -> SeatState | None:
    return watching.seat.state if watching.seat else None
