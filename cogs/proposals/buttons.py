"""What the buttons of an offer, of a question about it, and of the list do."""

from datetime import UTC, datetime

from discord import ui

from cogs.members import service as members
from cogs.proposals import answering, listing, loading, refusal_texts, texts, views
from cogs.proposals.models import Answered
from cogs.requests.models import Request
from core.actor import Who
from core.context import Context
from core.errors import Refusal
from core.times import words
from core.ui import on_click

LATEST_TIME = 253_402_300_799
"""The last second that a datetime has room for."""


@on_click("proposals:accept", Who.VOLUNTEER)
async def accept(context: Context, proposal_id: int) -> None:
    """With a slot it is booked at once; without, the volunteer chooses a time first."""
    async with context.bot.db.read() as tx:
        proposal, request = await answering.look(tx, context.actor, proposal_id)
    if proposal.slot_id is None:
        await context.answer(await _times(context, request, "proposals:time", proposal_id))
        return
    async with context.bot.db.write() as tx:
        answered = await answering.accept(tx, context.actor, proposal_id, None, context.settings, context.now)
    await context.answer(await _said(context, answered))


@on_click("proposals:time", Who.VOLUNTEER)
async def choose_time(context: Context, proposal_id: int) -> None:
    starts_at = _instant(context.chosen)
    try:
        async with context.bot.db.write() as tx:
            answered = await answering.accept(tx, context.actor, proposal_id, starts_at, context.settings, context.now)
    except Refusal as refusal:
        async with context.bot.db.read() as tx:
            _, request = await answering.look(tx, context.actor, proposal_id)
        await context.update(await _times(context, request, "proposals:time", proposal_id, str(refusal)))
        return
    await context.update(views.said(await _said(context, answered)))


@on_click("proposals:decline", Who.VOLUNTEER)
async def decline(context: Context, proposal_id: int) -> None:
    async with context.bot.db.write() as tx:
        await answering.decline(tx, context.actor, proposal_id, context.now)
    await context.answer(texts.declined())


@on_click("proposals:ask", Who.VOLUNTEER)
async def ask(context: Context, proposal_id: int) -> None:
    async with context.bot.db.read() as tx:
        await answering.look_at_questions(tx, context.actor, proposal_id)
    await context.open_form(views.ask_form(proposal_id))


@on_click("proposals:answer")
async def answer(context: Context, question_id: int) -> None:
    async with context.bot.db.read() as tx:
        question = await answering.look_at_question(tx, context.actor, question_id)
    await context.open_form(views.answer_form(question))


# The list.


@on_click("proposals:page", Who.VOLUNTEER)
async def turn_page(context: Context, offset: int) -> None:
    await context.update(await render_listing(context, offset))


@on_click("proposals:pick", Who.VOLUNTEER)
async def pick(context: Context, request_id: int) -> None:
    request = await _find(context, request_id)
    await context.answer(await _times(context, request, "proposals:take", request_id))


@on_click("proposals:take", Who.VOLUNTEER)
async def take(context: Context, request_id: int) -> None:
    starts_at = _instant(context.chosen)
    try:
        async with context.bot.db.write() as tx:
            request = await listing.find(tx, context.actor, request_id, context.settings, context.now)
            answered = await answering.take(tx, context.actor, request, starts_at, context.settings, context.now)
    except Refusal as refusal:
        request = await _find(context, request_id)
        await context.update(await _times(context, request, "proposals:take", request_id, str(refusal)))
        return
    await context.update(views.said(await _said(context, answered)))


@on_click("proposals:pass", Who.VOLUNTEER)
async def pass_over(context: Context, request_id: int, offset: int) -> None:
    async with context.bot.db.write() as tx:
        await listing.pass_over(tx, context.actor, request_id, context.settings, context.now)
    await context.update(await render_listing(context, offset, texts.passed_over()))


async def render_listing(context: Context, offset: int, *said: str) -> ui.LayoutView:
    group, settings, now = context.guild.name, context.settings, context.now
    async with context.bot.db.read() as tx:
        found = await listing.list_for(tx, context.actor, offset, settings, now)
        offers = [await loading.load(tx, proposal, settings, group, now) for proposal in found.offers]
    return views.listing(found, offers, *said)


async def _find(context: Context, request_id: int) -> Request:
    async with context.bot.db.read() as tx:
        return await listing.find(tx, context.actor, request_id, context.settings, context.now)


async def _times(context: Context, request: Request, action: str, subject_id: int, *said: str) -> ui.LayoutView:
    actor, settings = context.actor, context.settings
    async with context.bot.db.read() as tx:
        times = await answering.times_for(tx, request, actor.user_id, settings, context.now)
        zones = await members.zones_of(tx, actor.guild_id, [actor.user_id, request.member_id], settings)
    own, theirs = zones[actor.user_id], zones[request.member_id].zone
    return views.times_panel(times, own, theirs, action, subject_id, *said)


async def _said(context: Context, answered: Answered) -> str:
    if answered.interview is None:
        return refusal_texts.answered_already(answered.proposal.state, answered.proposal.because)
    async with context.bot.db.read() as tx:
        zone = await members.zone_of(tx, context.actor.guild_id, context.actor.user_id, context.settings)
    starts_at = answered.interview.starts_at
    return texts.accepted(starts_at, words(starts_at, zone.zone))


def _instant(chosen: str) -> datetime:
    """People may send anything instead of a choice."""
    seconds = int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) <= 12 else LATEST_TIME + 1
    if seconds > LATEST_TIME:
        raise Refusal(refusal_texts.choose_a_time())
    return datetime.fromtimestamp(seconds, UTC)
