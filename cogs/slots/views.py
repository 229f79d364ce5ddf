"""What slots look like: the cards that everybody sees, and a volunteer's own panel."""

from datetime import datetime
from zoneinfo import ZoneInfo

import discord
from discord import ui

from cogs.members import service as members
from cogs.members.models import PersonZone
from cogs.slots import texts
from cogs.slots.models import Offered, Page, Scope, Series, Shown, Slot, SlotState, Terms
from core.settings import Settings
from core.times import Skipped, Weekly, day_words, end_of_day, words
from core.ui import Control, Tone, button, card, panel, select

MOST_TIMES_ON_A_CARD = 8
LONGEST_LABEL = 100
PAGE_SIZE = 10


def card_of(shown: Shown, now: datetime) -> ui.LayoutView:
    if shown.series:
        return _series_card(shown.series, shown, now)
    return _slot_card(shown.slots[0], now)


def ref_of(shown: Shown) -> str:
    """What marks the card's message, so that it is found again when its id was lost."""
    return texts.series_ref(shown.series.id) if shown.series else texts.slot_ref(shown.slots[0].id)


def _slot_card(slot: Slot, now: datetime) -> ui.LayoutView:
    open_now = slot.state is SlotState.OPEN and slot.starts_at > now
    live = slot.state is not SlotState.WITHDRAWN and slot.starts_at > now
    lines = [texts.time_line(slot.starts_at)]
    if live:
        lines += [texts.with_volunteer(slot.volunteer_id), *_terms_lines(slot.terms)]
    return card(
        texts.card_title(texts.state_of(slot, now), repeats=False),
        "\n".join(lines),
        tone=_tone(slot, now),
        controls=[_book("interviews:book", slot.id)] if open_now else [],
        ref=texts.slot_ref(slot.id),
    )


def _series_card(series: Series, shown: Shown, now: datetime) -> ui.LayoutView:
    coming = [slot for slot in shown.slots if slot.starts_at > now]
    leading = next((slot for slot in coming if slot.state is SlotState.OPEN), coming[0] if coming else None)
    paragraphs = [texts.card_title(_series_state(series, leading, now), repeats=True)]
    if leading:
        about = [texts.with_volunteer(series.volunteer_id), *_terms_lines(series.terms)]
        if not series.ended:
            about.append(texts.repeats(series.rhythm.every_weeks))
        times = [texts.time_line_with_state(slot, now) for slot in coming[:MOST_TIMES_ON_A_CARD]]
        if len(coming) > MOST_TIMES_ON_A_CARD:
            times.append(texts.more_times(len(coming) - MOST_TIMES_ON_A_CARD))
        paragraphs += ["\n".join(about), "\n".join(times)]
    return card(
        *paragraphs,
        tone=_tone(leading, now) if leading else Tone.OFF,
        controls=[_book("interviews:pick_series", series.id)] if shown.is_bookable(now) else [],
        ref=texts.series_ref(series.id),
    )


def _series_state(series: Series, leading: Slot | None, now: datetime) -> str:
    if leading:
        return texts.state_of(leading, now)
    return texts.state_withdrawn() if series.ended else texts.state_over()


def _tone(slot: Slot, now: datetime) -> Tone:
    if slot.state is SlotState.WITHDRAWN or slot.starts_at <= now:
        return Tone.OFF
    return Tone.OPEN if slot.state is SlotState.OPEN else Tone.GOOD


def _terms_lines(terms: Terms) -> list[str]:
    """What everybody may know. The place may be a private link, so only the parties see it, once it is booked."""
    return [_summary(terms), texts.asked_first()] if terms.ask_first else [_summary(terms)]


def _summary(terms: Terms) -> str:
    return " · ".join([texts.length(terms.minutes), texts.field_is(terms.field), texts.kind_is(terms.kind)])


def _book(action: str, subject_id: int) -> Control:
    return button(texts.book(), action, subject_id, style=discord.ButtonStyle.success)


def offered(offered: Offered, settings: Settings, now: datetime) -> str:
    """The answer to an offer: each time that was made, what was left out, and in whose zone it was read."""
    zone = offered.zone
    lines = [texts.offered(len(offered.times))]
    lines += [
        texts.offered_time(time.slot.starts_at, words(time.slot.starts_at, zone), time.note) for time in offered.times
    ]
    for missing in offered.left_out:
        why = missing.note if isinstance(missing, Skipped) else texts.would_overlap(missing.starts_at, missing.other)
        lines.append(texts.left_out(why))
    if offered.rhythm:
        lines.append(texts.goes_on(offered.rhythm, _last_day(offered.rhythm)))
    first = offered.times[0].slot
    lines.append(texts.occupies(first))
    if offered.limits.is_paused(now):
        lines.append(texts.but_paused())
    elif first.starts_at < now + offered.limits.notice:
        lines.append(texts.too_soon_to_book(first.starts_at, offered.limits.notice))
    if settings.announcements_channel is None:
        lines.append(texts.no_cards())
    if offered.note:
        lines.append(texts.note(offered.note))
    return "\n".join(lines)


def _last_day(rhythm: Weekly) -> str | None:
    return day_words(end_of_day(rhythm.until, rhythm.zone), rhythm.zone) if rhythm.until else None


def my_slots(page: Page, zone: PersonZone, now: datetime, *said: str) -> ui.LayoutView:
    """The volunteer's slots to come, with ways to withdraw them; `said` stands above it."""
    if not page.count:
        return panel(*said, texts.no_slots())
    controls: list[Control] = [_choice(page, zone.zone)]
    if page.offset > 0:
        controls.append(button(texts.earlier(), "slots:list", max(page.offset - PAGE_SIZE, 0)))
    if page.offset + PAGE_SIZE < page.count:
        controls.append(button(texts.later(), "slots:list", page.offset + PAGE_SIZE))
    controls.append(button(texts.withdraw(), "slots:choose", page.offset, style=discord.ButtonStyle.danger))
    lines = [_panel_line(slot, now) for slot in page.slots]
    hint = [members.zone_hint(zone)] if zone.is_default else []
    return panel(*said, texts.my_slots(page.count), "\n".join(lines), *hint, controls=controls)


def which_slot(page: Page, zone: ZoneInfo) -> ui.LayoutView:
    """Asks what to withdraw: one slot of this page, or everything."""
    return panel(
        texts.ask_which_slot(page.count),
        controls=[
            _choice(page, zone),
            button(texts.all_of_it(), "slots:withdraw_all", style=discord.ButtonStyle.danger),
            button(texts.back(), "slots:list", page.offset),
        ],
    )


def one_slot(slot: Slot, offset: int, now: datetime) -> ui.LayoutView:
    """One slot of the volunteer's own. Asks once before it is withdrawn; a repeating one has three answers."""
    repeats = slot.series_id is not None
    danger = discord.ButtonStyle.danger
    controls: list[Control] = [button(texts.this_one(), "slots:withdraw", slot.id, Scope.THIS.value, style=danger)]
    if repeats:
        controls.append(button(texts.this_and_later(), "slots:withdraw", slot.id, Scope.LATER.value, style=danger))
        controls.append(button(texts.all_of_it(), "slots:withdraw", slot.id, Scope.ALL.value, style=danger))
    controls.append(button(texts.back(), "slots:list", offset))
    lines = [_panel_line(slot, now), _summary(slot.terms), texts.occupies(slot)]
    if slot.ask_first:
        lines.append(texts.you_are_asked_first())
    if slot.place:
        lines.append(texts.place_is(slot.place))
    asked = texts.ask_series() if repeats else texts.ask_slot()
    if slot.state is SlotState.TAKEN:
        asked = f"{texts.booked_stays()}\n{asked}"
    return panel("\n".join(lines), asked, controls=controls)


def _choice(page: Page, zone: ZoneInfo) -> Control:
    return select(texts.choose_slot(), [_option(slot, zone) for slot in page.slots], "slots:open", page.offset)


def _option(slot: Slot, zone: ZoneInfo) -> discord.SelectOption:
    about = [texts.state_word(slot), texts.length(slot.minutes)]
    if slot.series_id is not None:
        about.append(texts.repeating())
    return discord.SelectOption(
        label=words(slot.starts_at, zone)[:LONGEST_LABEL],
        value=str(slot.id),
        description=" · ".join(about)[:LONGEST_LABEL],
    )


def _panel_line(slot: Slot, now: datetime) -> str:
    line = texts.time_line_with_state(slot, now)
    return f"{line} ↻" if slot.series_id is not None else line
