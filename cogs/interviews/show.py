"""Makes Discord show an interview as it is: thread, card, notices, event, resume.

One job per interview compares what the row says with what was already put on Discord and makes up the difference, in
an order in which every step can be repeated. Where an earlier try may have been cut off, it looks before it makes.
"""

import io
from collections.abc import Callable
from dataclasses import dataclass

import discord
from discord import ui

from cogs.interviews import refusal_texts, rules, service, store, thread_texts, views
from cogs.interviews.calendar import FILE_NAME, calendar_file
from cogs.interviews.models import Interview, State
from cogs.members import service as members
from cogs.members.models import PersonZone
from cogs.profiles import service as profiles
from cogs.profiles.models import Needs
from cogs.resumes import files
from cogs.resumes import service as resumes
from cogs.resumes.models import ResumeFile
from core import delivery
from core.client import Greenroom
from core.delivery import plain
from core.errors import Refusal
from core.jobs import Job
from core.settings import Settings
from core.ui import on_job


@dataclass(frozen=True)
class Shown:
    """Everything that showing one interview needs, read in one go."""

    interview: Interview
    zones: dict[int, PersonZone]
    resume: ResumeFile | None
    needs: str
    settings: Settings
    tried_before: bool

    @property
    def place(self) -> str:
        return rules.place_of(self.interview, self.settings)


@on_job(service.SHOW)
async def show(bot: Greenroom, job: Job) -> None:
    try:
        await _show(bot, job)
    except delivery.LeftServer as left:
        async with bot.db.write() as tx:
            await service.person_left(tx, job.guild_id, job.subject_id, left.user_id, bot.clock.now())


async def _show(bot: Greenroom, job: Job) -> None:
    shown = await _load(bot, job)
    if shown is None:
        return
    interview = shown.interview
    if interview.thread_id is None and rules.is_no_news(interview):
        await _tidy_unannounced(bot, shown)
        return
    thread_id = interview.thread_id or await _open_thread(bot, shown)
    try:
        await _show_in(bot, shown, thread_id)
    except discord.NotFound as error:
        if not await delivery.says_gone(bot, error, thread_id):
            raise
        async with bot.db.write() as tx:
            await service.forget_thread(tx, interview, bot.clock.now())
        await _show(bot, job)


async def _show_in(bot: Greenroom, shown: Shown, thread_id: int) -> None:
    interview = shown.interview
    untold = interview.told_sequence != interview.sequence
    if untold or interview.card_id is None:
        await _let_in(bot, interview, thread_id)
    await _show_card(bot, shown, thread_id)
    if shown.resume is not None and interview.state is State.BOOKED:
        await files.share(bot, shown.resume, thread_id)
    if untold:
        await _show_event(bot, shown)
    if untold and interview.state is not State.FINISHED:
        await _tell(bot, shown, thread_id)


async def _tidy_unannounced(bot: Greenroom, shown: Shown) -> None:
    """It was called off before anybody was told; at most an empty thread was left by an interrupted try."""
    parent, interview = shown.settings.interviews_channel, shown.interview
    if parent is None or not shown.tried_before:
        return
    left = await delivery.find_thread(bot, parent, _is_thread_of(interview))
    if left is not None:
        await left.delete()


async def _load(bot: Greenroom, job: Job) -> Shown | None:
    settings = await bot.settings_of(job.guild_id)
    async with bot.db.read() as tx:
        interview = await store.get_interview(tx, job.guild_id, job.subject_id)
        if interview is None:
            return None
        zones = await members.zones_of(tx, job.guild_id, interview.parties, settings)
        given = await resumes.list_of_interview(tx, job.guild_id, interview.id)
        needs = await profiles.needs_of(tx, job.guild_id, interview.member_id) if interview.member_id else Needs()
    return Shown(
        interview, zones, given[-1] if given else None, profiles.needs_in_words(needs), settings, job.tries > 1
    )


async def _open_thread(bot: Greenroom, shown: Shown) -> int:
    interview, parent = shown.interview, shown.settings.interviews_channel
    if parent is None:
        raise Refusal(refusal_texts.not_set_up())
    name = thread_texts.thread_name(interview.id, await _names(bot, interview))
    thread = await delivery.open_private_thread(
        bot, parent, name, _is_thread_of(interview), may_exist=shown.tried_before
    )
    async with bot.db.write() as tx:
        await service.keep_thread(tx, interview, thread.id, bot.clock.now())
    return thread.id


def _is_thread_of(interview: Interview) -> Callable[[str], bool]:
    return lambda name: name.startswith(thread_texts.thread_mark(interview.id))


async def _names(bot: Greenroom, interview: Interview) -> list[str]:
    """What the parties are called; who left counts only while the interview is on."""
    names = []
    for user_id in interview.parties:
        try:
            names.append(await _name(bot, interview.guild_id, user_id))
        except delivery.LeftServer:
            if interview.is_live:
                raise
    return names


async def _name(bot: Greenroom, guild_id: int, user_id: int) -> str:
    guild = bot.get_guild(guild_id)
    if guild is None:
        raise Refusal(refusal_texts.not_set_up())
    try:
        return (await guild.fetch_member(user_id)).display_name
    except discord.NotFound as error:
        raise delivery.LeftServer(user_id) from error


async def _let_in(bot: Greenroom, interview: Interview, thread_id: int) -> None:
    """The volunteer alone while the time is held for their answer; both from the booking on."""
    for user_id in _addressed(interview):
        try:
            await delivery.add_to_thread(bot, thread_id, user_id)
        except delivery.LeftServer:
            if interview.is_live:
                raise


def _addressed(interview: Interview) -> tuple[int, ...]:
    if interview.state is State.HELD and interview.volunteer_id is not None:
        return (interview.volunteer_id,)
    return interview.parties


async def _show_card(bot: Greenroom, shown: Shown, thread_id: int) -> None:
    interview = shown.interview
    if interview.card_id is not None and interview.card_revision == interview.revision:
        return
    ref = f"interview {interview.id}"
    view = views.interview_card(interview, shown.place, shown.zones, shown.needs, bot.clock.now(), ref)
    card_id = interview.card_id
    if card_id is not None and not await delivery.edit(bot, thread_id, card_id, view):
        card_id = None
    if card_id is None:
        mark = delivery.reference(ref)
        left = await delivery.find_marked(bot, thread_id, mark) if shown.tried_before else None
        if left is not None:
            await delivery.edit(bot, thread_id, left.id, view)
        card_id = left.id if left else await _send_card(bot, interview, thread_id, view)
    async with bot.db.write() as tx:
        await store.set_card(tx, interview.guild_id, interview.id, card_id, interview.revision)


async def _send_card(bot: Greenroom, interview: Interview, thread_id: int, view: ui.LayoutView) -> int:
    nonce = f"card{interview.id}.{thread_id % 10**8}"
    return (await delivery.send(bot, thread_id, view, nonce=nonce)).id


async def _tell(bot: Greenroom, shown: Shown, thread_id: int) -> None:
    """Ping the parties once for each change, with the calendar file as it now is."""
    interview = shown.interview
    people = _addressed(interview)
    mark = delivery.reference(f"notice {interview.id}.{interview.sequence}")
    sent = await delivery.find_marked(bot, thread_id, mark) if shown.tried_before else None
    if sent is None:
        said = thread_texts.notice(interview, " ".join(f"<@{user_id}>" for user_id in people))
        await delivery.send(
            bot,
            thread_id,
            f"{said}\n{mark}",
            nonce=f"notice{interview.id}.{interview.sequence}",
            pinged=people,
            files=_calendar_of(bot, shown),
        )
    async with bot.db.write() as tx:
        await store.set_told(tx, interview.guild_id, interview.id, interview.sequence)


def _calendar_of(bot: Greenroom, shown: Shown) -> list[discord.File]:
    """None while the volunteer has not said yes: nothing is agreed yet."""
    if shown.interview.state is State.HELD:
        return []
    made = calendar_file(shown.interview, plain(bot, shown.place), bot.clock.now())
    return [discord.File(io.BytesIO(made), FILE_NAME)]


async def _show_event(bot: Greenroom, shown: Shown) -> None:
    """An event where others may watch; none where not, or when it is off. Once both began, it is left as it is; one
    that is still to come then tells of a time from before a move."""
    interview, event_id = shown.interview, shown.interview.event_id
    guild = bot.get_guild(interview.guild_id)
    if guild is None:
        return
    if event_id is None and shown.tried_before and interview.may_be_watched:
        event_id = await _find_event(bot, guild, interview)
    is_on = interview.state in (State.BOOKED, State.FINISHED) and interview.may_be_watched
    if is_on and interview.starts_at > bot.clock.now():
        event_id = await _put_event(guild, interview, plain(bot, shown.place), event_id)
    elif event_id is not None and (not is_on or await _is_to_come(bot, guild, event_id)):
        await _delete_event(bot, guild, event_id)
        event_id = None
    if event_id != interview.event_id:
        async with bot.db.write() as tx:
            await store.set_event(tx, interview.guild_id, interview.id, event_id)


async def _is_to_come(bot: Greenroom, guild: discord.Guild, event_id: int) -> bool:
    try:
        event = await guild.fetch_scheduled_event(event_id, with_counts=False)
    except discord.NotFound:
        return False
    return event.status is discord.EventStatus.scheduled and event.start_time > bot.clock.now()


async def _find_event(bot: Greenroom, guild: discord.Guild, interview: Interview) -> int | None:
    mark = thread_texts.event_mark(interview.id)
    for event in await guild.fetch_scheduled_events(with_counts=False):
        ours = bot.user is not None and event.creator_id == bot.user.id
        if ours and event.description and event.description.endswith(mark):
            async with bot.db.read() as tx:
                went_over = await store.get_interview_of_event(tx, interview.guild_id, event.id) is not None
            return None if went_over else event.id
    return None


async def _put_event(guild: discord.Guild, interview: Interview, place: str, event_id: int | None) -> int:
    name = thread_texts.event_name(interview.field, interview.kind)
    description = thread_texts.event_description(interview.minutes, thread_texts.event_mark(interview.id))
    if event_id is not None:
        try:
            present = await guild.fetch_scheduled_event(event_id, with_counts=False)
        except discord.NotFound:
            present = None
        if present is not None and present.status is discord.EventStatus.scheduled:
            await present.edit(
                name=name,
                description=description,
                start_time=interview.starts_at,
                end_time=interview.ends_at,
                location=thread_texts.event_place(place),
            )
        # Somebody began it early: Discord lets nobody change it any more. One that was ended is made again.
        if present is not None and present.status in (discord.EventStatus.scheduled, discord.EventStatus.active):
            return event_id
    # discord.py fills in neither of the two that the API requires: the kind of event and who may see it.
    made = await guild.create_scheduled_event(
        name=name,
        description=description,
        start_time=interview.starts_at,
        end_time=interview.ends_at,
        location=thread_texts.event_place(place),
        entity_type=discord.EntityType.external,
        privacy_level=discord.PrivacyLevel.guild_only,
    )
    return made.id


async def _delete_event(bot: Greenroom, guild: discord.Guild, event_id: int) -> None:
    try:
        await bot.http.delete_scheduled_event(guild.id, event_id)
    except discord.NotFound as error:
        if error.code not in delivery.GONE:
            raise


@on_job(service.BEGIN)
async def begin(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        await service.begin(tx, job.guild_id, job.subject_id, bot.clock.now())


@on_job(service.FINISH)
async def finish(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        await service.finish(tx, job.guild_id, job.subject_id, bot.clock.now())


@on_job(service.EXPIRE)
async def expire(bot: Greenroom, job: Job) -> None:
    async with bot.db.write() as tx:
        await service.expire(tx, job.guild_id, job.subject_id, bot.clock.now())
