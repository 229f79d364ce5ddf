"""What people see of stand-by: the call."""

import discord
from discord import ui

from cogs.standby import texts
from cogs.standby.models import CallState, Shown
from core.times import words
from core.ui import Tone, button, card

TONES = {
    CallState.OPEN: Tone.OPEN,
    CallState.TAKEN: Tone.GOOD,
}


def call_card(shown: Shown) -> ui.LayoutView:
    call, slot = shown.call, shown.slot
    tone = TONES.get(call.state, Tone.OFF)
    if call.state is not CallState.OPEN:
        return card(texts.call_ended(call.state, slot.starts_at, still_waits=shown.still_waits), tone=tone)
    return card(
        texts.call_title(),
        texts.call_when(slot.starts_at, words(slot.starts_at, shown.zone.zone)),
        texts.call_offer(slot.volunteer_id, slot.minutes, slot.field, slot.kind),
        texts.call_until(call.due_at),
        tone=tone,
        controls=[
            button(texts.TAKE_IT, "standby:take", call.id, style=discord.ButtonStyle.success),
            button(texts.NOT_THIS_TIME, "standby:pass", call.id),
        ],
    )
