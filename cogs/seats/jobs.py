"""What happens on Discord, or later: the public card, the audience's thread, and what single people are told.

Those with a seat are reminded, and told of changes, by one message in a thread below the card that pings exactly
them. Direct messages to a whole audience would look like spam, for which Discord locks bots out. Only whoever gets a
seat from the waiting list is told privately; and everybody of a change, where there is no card.
"""

import hashlib
import logging
from collections.abc import Callable, Sequence

import discord
from discord import ui

from cogs.interviews import service as interviews
from cogs.interviews.models import State
from cogs.seats import audience, rules, service, texts, views
from cogs.seats.models import CardPlace, News, SeatState, Shown, Standing
from core import delivery
from core.client import Greenroom
from core.jobs import Job
from core.ui import on_job

log = logging.getLogger(__name__)

THREAD_IS_THERE = 160004
PINGED_AT_ONCE = 50
"""Each takes some twenty characters of a message."""

LOOKED_UP_AT_ONCE = 100


@on_job(interviews.CHANGED)
async def follow(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        await audience.follow(tx, job.guild_id, job.subject_id, bot.clock.now())


# The card


@on_job(audience.CARD)
async def show_card(bot: Greenroom, job: Job) -> None:
    """Make the card, or edit it to what is true now; it moves along with the channel for announcements."""
    channel_id = (await bot.settings_of(job.guild_id)).announcements_channel
    async with bot.db.read() as tx:
        shown = await audience.get_shown(tx, job.guild_id, job.subject_id, bot.clock.now())
    if shown is None:
        return
    view, card = views.open_card(shown), shown.audience.card
    face = _face(view)
    if card is not None and shown.standing is Standing.OPEN and card.channel_id != channel_id:
        await _remove(bot, card)
        card = None
    if card is not None and (shown.audience.card_face == face or await _edit(bot, card, view)):
        made: CardPlace | None = card
    else:
        made = await _adopt_or_post(bot, job, channel_id, view, shown)
    if (made, face) != (shown.audience.card, shown.audience.card_face):
        async with bot.db.write() as tx:
            await audience.keep_card(tx, job.guild_id, job.subject_id, made, face)


def _face(view: ui.LayoutView) -> str:
    """Tells one state of the card from another; which buttons it has follows from what it says."""
    said = "\n".join(item.content for item in view.walk_children() if isinstance(item, ui.TextDisplay))
    return hashlib.sha256(said.encode()).hexdigest()[:16]


async def _remove(bot: Greenroom, card: CardPlace) -> None:
    try:
        await delivery.delete(bot, card.channel_id, card.message_id)
    except discord.Forbidden as error:
        log.info("The card %d in %d stays where it was: %s", card.message_id, card.channel_id, error)


async def _edit(bot: Greenroom, card: CardPlace, view: ui.LayoutView) -> bool:
    """False if the message, or its whole channel, is gone."""
    try:
        return await delivery.edit(bot, card.channel_id, card.message_id, view)
    except discord.NotFound:
        return False


async def _adopt_or_post(
    bot: Greenroom, job: Job, channel_id: int | None, view: ui.LayoutView, shown: Shown
) -> CardPlace | None:
    """The card that an earlier try left, else a new one while there is something to watch; None without a channel."""
    if channel_id is None:
        return None
    try:
        left = await delivery.left_by(bot, job, channel_id, texts.card_ref(shown.interview.id))
        if left is not None:
            await delivery.edit(bot, channel_id, left.id, view)
        elif shown.standing is Standing.OPEN:
            left = await delivery.send(bot, channel_id, view, nonce=job.nonce)
    except discord.NotFound:
        return None
    return CardPlace(channel_id, left.id) if left else None


# The audience


@on_job(audience.REMIND)
async def remind(bot: Greenroom, job: Job) -> None:
    """Not where there is no card: the event that Discord shows reminds, too, and direct messages are for changes."""
    await _free_seats_of_who_left(bot, job)
    async with bot.db.read() as tx:
        shown = await audience.get_shown(tx, job.guild_id, job.subject_id, bot.clock.now())
        seats = await service.list_seats(tx, job.guild_id, job.subject_id, SeatState.SEATED)
    if shown is None or shown.standing not in (Standing.OPEN, Standing.CLOSED) or not seats:
        return
    interview = shown.interview
    place = interviews.place_of(interview, await bot.settings_of(job.guild_id))
    ref = f"reminder {interview.id}.{interview.sequence}"
    await _say_in_thread(
        bot,
        job,
        shown,
        [seat.user_id for seat in seats],
        lambda people, mark: views.reminder(interview, place, people, mark),
        ref,
    )


@on_job(audience.NOTICE)
async def tell_change(bot: Greenroom, job: Job) -> None:
    """The interview moved or is off: everybody who has a seat or waits for one is told once."""
    news = News(job.detail)
    async with bot.db.read() as tx:
        shown = await audience.get_shown(tx, job.guild_id, job.subject_id, bot.clock.now())
        seats = await service.list_everybody(tx, job.guild_id, job.subject_id)
    if shown is None or not seats or (news is News.MOVED and shown.interview.state is not State.BOOKED):
        return
    interview = shown.interview
    told = await _say_in_thread(
        bot,
        job,
        shown,
        [seat.user_id for seat in seats],
        lambda people, mark: views.public_news(news, interview, people, mark),
        f"{news} {interview.id}.{interview.sequence}",
    )
    async with bot.db.write() as tx:
        if not told:
            await service.tell_each(tx, job.guild_id, interview.id, news, bot.clock.now())
        elif news is News.OFF:
            await service.clear(tx, job.guild_id, interview.id)


async def _say_in_thread(
    bot: Greenroom,
    job: Job,
    shown: Shown,
    people: Sequence[int],
    said: Callable[[Sequence[int], str], ui.LayoutView],
    ref: str,
) -> bool:
    """In as many messages as the mentions need; False if there is no thread, nor a card to open one below."""
    try:
        thread_id = await _open_thread(bot, shown)
        if thread_id is None:
            return False
        for number, part in enumerate(rules.in_parts(people, PINGED_AT_ONCE)):
            mark = f"{ref}.{number}"
            if await delivery.left_by(bot, job, thread_id, mark):
                continue
            await delivery.send(bot, thread_id, said(part, mark), nonce=f"{job.nonce}.{number}", pinged=part)
    except (discord.NotFound, discord.Forbidden) as error:
        log.info("The audience of interview %d has no thread: %s", shown.interview.id, error)
        async with bot.db.write() as tx:
            await audience.keep_thread(tx, job.guild_id, shown.interview.id, None)
        return False
    return True


async def _open_thread(bot: Greenroom, shown: Shown) -> int | None:
    """The public thread below the card; one that an interrupted try opened is found by Discord's own answer."""
    card = shown.audience.card
    if shown.audience.thread_id is not None or card is None:
        return shown.audience.thread_id
    try:
        made = await bot.http.start_thread_with_message(
            card.channel_id,
            card.message_id,
            name=texts.thread_name(shown.interview)[:100],
            auto_archive_duration=delivery.SEVEN_DAYS_IN_MINUTES,
        )
        thread_id = int(made["id"])
    except discord.HTTPException as error:
        if error.code != THREAD_IS_THERE:
            raise
        thread_id = card.message_id  # Discord gives the thread below a message the same id
    async with bot.db.write() as tx:
        await audience.keep_thread(tx, shown.interview.guild_id, shown.interview.id, thread_id)
    return thread_id


async def _free_seats_of_who_left(bot: Greenroom, job: Job) -> None:
    """Where others wait for a seat. Discord tells of nobody's leaving by itself."""
    async with bot.db.read() as tx:
        waiting = await service.list_seats(tx, job.guild_id, job.subject_id, SeatState.WAITING)
        seats = await service.list_seats(tx, job.guild_id, job.subject_id, SeatState.SEATED)
    for seat in seats[:LOOKED_UP_AT_ONCE] if waiting else ():
        if await delivery.roles_of(bot, job.guild_id, seat.user_id) is None:
            async with bot.db.write() as tx:
                await service.vacate(tx, job.guild_id, seat.id, bot.clock.now())


# One person


@on_job(service.TELL)
async def tell(bot: Greenroom, job: Job) -> None:
    """Tell somebody privately; whoever has left the server loses the seat to the next one."""
    news = News(job.detail)
    async with bot.db.read() as tx:
        watching = await service.get_told(tx, job.guild_id, job.subject_id, bot.clock.now())
    if watching is None or watching.seat is None:
        return
    is_off = watching.standing is Standing.OFF
    if is_off != (news is News.OFF) or watching.standing is Standing.OVER:
        return
    here = await delivery.roles_of(bot, job.guild_id, watching.seat.user_id) is not None
    if here:
        view = views.private_news(news, watching)
        await delivery.tell_privately(bot, job, watching.seat.user_id, view, f"seat {watching.seat.id}")
    if is_off or not here:
        async with bot.db.write() as tx:
            await service.vacate(tx, job.guild_id, watching.seat.id, bot.clock.now())
