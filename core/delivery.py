"""Putting messages and private threads on Discord so that a second try finds what the first one left.

A crash can come between Discord doing something and the database knowing it. So whatever is sent carries a mark (the
id of a component, which nobody sees; small print below plain text; an id in a thread's name), and a job that was tried
before looks for the mark first.
"""

import logging
import re
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import discord
from discord import ui

from core.errors import Refusal
from core.jobs import Job
from core.texts import channel_gone, private_thread_name
from core.ui import for_group, mark_number, sealed

if TYPE_CHECKING:
    from core.client import Greenroom

log = logging.getLogger(__name__)

UNKNOWN_CHANNEL = 10003
UNKNOWN_MEMBER = 10007
UNKNOWN_MESSAGE = 10008
UNKNOWN_USER = 10013
UNKNOWN_EVENT = 10070
THREAD_ARCHIVED = 50083
DMS_CLOSED = 50007
NO_SERVER_SHARED = 50278
_CHANNEL_MENTION = re.compile(r"<#(\d{1,20})>")

GONE = frozenset({UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, UNKNOWN_EVENT})
LEFT = frozenset({UNKNOWN_MEMBER, UNKNOWN_USER})

SMALL_PRINT = "-# "
MESSAGES_LOOKED_THROUGH = 50
SEVEN_DAYS_IN_MINUTES: Final = 10080


class LeftServer(Exception):
    """Discord says that this person is no longer in the server."""

    def __init__(self, user_id: int) -> None:
        super().__init__(f"user {user_id} has left")
        self.user_id = user_id


def reference(text: str) -> str:
    """The small print that marks a message of plain text, to be found again by `find_marked`."""
    return f"{SMALL_PRINT}{text}"


async def find_marked(
    bot: discord.Client, channel_id: int, mark: str, *, own_id: int | None = None
) -> discord.Message | None:
    """The bot's own recent message with this mark, which is what `reference` returns."""
    own_id = own_id or (bot.user.id if bot.user else 0)
    number = mark_number(mark.removeprefix(SMALL_PRINT))
    async for message in bot.get_partial_messageable(channel_id).history(limit=MESSAGES_LOOKED_THROUGH):
        numbers = [getattr(component, "id", None) for component in message.components]
        if message.author.id == own_id and (number in numbers or mark == last_line(message)):
            return message
    return None


async def left_by(bot: discord.Client, job: Job, channel_id: int, ref: str) -> discord.Message | None:
    """The message with this mark that an earlier try of the job has left; on the first try nobody looks for one."""
    return await find_marked(bot, channel_id, reference(ref)) if job.tries > 1 else None


def plain(bot: discord.Client, text: str) -> str:
    """The text with the channels it mentions by name, for calendars and events, which show no mentions."""
    return _CHANNEL_MENTION.sub(lambda mention: _channel_name(bot, int(mention[1])), text)


def _channel_name(bot: discord.Client, channel_id: int) -> str:
    channel = bot.get_channel(channel_id)
    return getattr(channel, "name", None) or f"#{channel_id}"


def last_line(message: discord.Message) -> str:
    """Further up, it could be somebody's words."""
    return message.content.rpartition("\n")[2]


async def send(
    bot: discord.Client,
    channel_id: int,
    said: str | ui.LayoutView,
    *,
    nonce: str,
    pinged: Sequence[int] = (),
    files: Sequence[discord.File] = (),
) -> discord.Message:
    """Send once: within minutes, Discord answers the same nonce with the message that is there already."""
    target = bot.get_partial_messageable(channel_id)
    mentions = discord.AllowedMentions(users=[discord.Object(user_id) for user_id in pinged])
    if isinstance(said, str):
        return await target.send(said, nonce=nonce, files=files, allowed_mentions=mentions)
    return await target.send(view=said, nonce=nonce, files=files, allowed_mentions=mentions)


async def edit(
    bot: discord.Client, channel_id: int, message_id: int, said: ui.LayoutView, *, group: int | None = None
) -> bool:
    """Show this in place of what the message showed; False if the message is gone.

    For a message of `tell_privately`, say of which group.
    """
    if group is not None:
        for_group(said, group)
    message = bot.get_partial_messageable(channel_id).get_partial_message(message_id)
    try:
        # discord.py leaves the client's own "ping nobody" out of edits.
        nobody = discord.AllowedMentions.none()
        await _awake(bot, channel_id, lambda: message.edit(view=said, allowed_mentions=nobody))
    except discord.NotFound as error:
        if error.code == UNKNOWN_MESSAGE:
            return False
        raise
    return True


async def _awake(bot: discord.Client, channel_id: int, act: Callable[[], Awaitable[object]]) -> bool:
    """Do this and, where an archived thread does not let it happen, wake the thread for it; whether that was so."""
    try:
        await act()
    except discord.HTTPException as error:
        if error.code != THREAD_ARCHIVED:
            raise
        await bot.http.edit_channel(channel_id, archived=False)
        await act()
        return True
    return False


async def archive(bot: discord.Client, thread_id: int) -> None:
    """Put a thread away that holds nothing new; writing in it brings it back."""
    await bot.http.edit_channel(thread_id, archived=True)


async def delete(bot: discord.Client, channel_id: int, message_id: int) -> None:
    """Delete a message; fine if it, or its channel, is gone already."""
    message = bot.get_partial_messageable(channel_id).get_partial_message(message_id)
    try:
        if await _awake(bot, channel_id, message.delete):
            await archive(bot, channel_id)
    except discord.NotFound as error:
        if error.code not in GONE:
            raise


async def open_private_thread(
    bot: discord.Client, parent_id: int, name: str, is_it: Callable[[str], bool], *, may_exist: bool
) -> discord.Thread:
    """A private thread to which only the bot adds people. `is_it` tells from a thread's name whether it is this one.

    Names hold names of people, who may call themselves anything: it must look only at what the bot put there.
    """
    parent = bot.get_channel(parent_id)
    if not isinstance(parent, discord.TextChannel):
        raise Refusal(channel_gone(parent_id))
    found = await find_thread(bot, parent_id, is_it) if may_exist else None
    if found is not None:
        return found
    return await parent.create_thread(
        name=name[:100],
        type=discord.ChannelType.private_thread,
        invitable=False,
        auto_archive_duration=SEVEN_DAYS_IN_MINUTES,
    )


async def find_thread(bot: discord.Client, parent_id: int, is_it: Callable[[str], bool]) -> discord.Thread | None:
    """The bot's own thread with such a name, among those not archived."""
    parent = bot.get_channel(parent_id)
    if not isinstance(parent, discord.TextChannel) or bot.user is None:
        return None
    for thread in await parent.guild.active_threads():
        if thread.parent_id == parent_id and is_it(thread.name) and thread.owner_id == bot.user.id:
            return thread
    return None


async def add_to_thread(bot: discord.Client, thread_id: int, user_id: int) -> None:
    """Let somebody into a private thread; raises LeftServer if they are no longer in the server."""
    try:
        await _awake(bot, thread_id, lambda: bot.http.add_user_to_thread(thread_id, user_id))
    except discord.NotFound as error:
        if error.code in LEFT:
            raise LeftServer(user_id) from error
        raise


async def is_gone(bot: discord.Client, channel_id: int) -> bool:
    """Whether Discord says, asked once more, that there is no such channel or thread."""
    try:
        await bot.http.get_channel(channel_id)
    except discord.NotFound as error:
        return error.code == UNKNOWN_CHANNEL
    return False


async def says_gone(bot: discord.Client, error: discord.NotFound, channel_id: int) -> bool:
    """Whether the error is about the channel itself, and not about what is in it. Asked once more, to be sure."""
    return error.code == UNKNOWN_CHANNEL and await is_gone(bot, channel_id)


async def roles_of(bot: discord.Client, guild_id: int, user_id: int) -> frozenset[int] | None:
    """The roles that somebody has at this moment; None if they are no longer in the server."""
    try:
        member = await bot.http.get_member(guild_id, user_id)
    except discord.NotFound as error:
        if error.code in LEFT:
            return None
        raise
    return frozenset(map(int, member["roles"]))


@dataclass(frozen=True)
class Place:
    """Where a message is."""

    channel_id: int
    message_id: int


Sending = Callable[[int], Awaitable[None]]
"""Hears to which channel a message is about to be sent."""


async def tell_privately(
    bot: "Greenroom", job: Job, user_id: int, said: str | ui.LayoutView, ref: str, *, sending: Sending | None = None
) -> Place | None:
    """Tell one person by direct message, else in a private thread of theirs; None if they cannot be reached.

    `ref` and the job mark the message, so that a second try says nothing twice. Buttons work in both places. Whoever
    notes what `sending` hears can `take_back` a message of which nobody heard, also when it is forgotten for whom.
    """
    if not isinstance(said, str):
        for_group(said, job.guild_id)
    ref = _own_ref(ref, job)
    try:
        channel_id = int((await bot.http.start_private_message(user_id))["id"])
        return await _say_once(bot, job, channel_id, said, ref, sending)
    except discord.Forbidden as error:
        if error.code == NO_SERVER_SHARED:
            return None
        if error.code != DMS_CLOSED:
            raise
    return await _tell_in_thread(bot, job, user_id, said, ref, sending)


async def told_by(bot: discord.Client, job: Job, channel_id: int, ref: str) -> discord.Message | None:
    """What an earlier try of the job left in this channel by `tell_privately`; None also if the channel is gone."""
    try:
        return await left_by(bot, job, channel_id, _own_ref(ref, job))
    except discord.NotFound as error:
        if error.code not in GONE:
            raise
        return None


async def take_back(bot: discord.Client, job: Job, channel_ids: Iterable[int], ref: str) -> None:
    """Delete what an earlier try of the job left in these channels by `tell_privately`, if it did."""
    for channel_id in channel_ids:
        left = await told_by(bot, job, channel_id, ref)
        if left is not None:
            await delete(bot, channel_id, left.id)


def _own_ref(ref: str, job: Job) -> str:
    return f"{ref} · {job.id}"


async def _tell_in_thread(
    bot: "Greenroom", job: Job, user_id: int, said: str | ui.LayoutView, ref: str, sending: Sending | None
) -> Place | None:
    """People have one such thread; when it was archived, the next message opens another."""
    parent_id = (await bot.settings_of(job.guild_id)).interviews_channel
    if parent_id is None:
        return None
    name = private_thread_name(user_id)
    try:
        thread = await open_private_thread(bot, parent_id, name, lambda other: other == name, may_exist=True)
        await add_to_thread(bot, thread.id, user_id)
        return await _say_once(bot, job, thread.id, said, ref, sending, pinged=user_id)
    except (LeftServer, discord.Forbidden, Refusal):
        return None


async def _say_once(
    bot: "Greenroom",
    job: Job,
    channel_id: int,
    said: str | ui.LayoutView,
    ref: str,
    sending: Sending | None,
    *,
    pinged: int | None = None,
) -> Place:
    left = await left_by(bot, job, channel_id, ref)
    if left is None:
        if sending is not None:
            await sending(channel_id)
        message = _addressed(said, f"<@{pinged}>" if pinged else "", ref)
        left = await send(bot, channel_id, message, nonce=job.nonce, pinged=[pinged] if pinged else [])
    return Place(channel_id, left.id)


def _addressed(said: str | ui.LayoutView, mention: str, ref: str) -> ui.LayoutView:
    """The same, marked, and below a mention where somebody is pinged."""
    items = [ui.TextDisplay[Any](said)] if isinstance(said, str) else said.children
    items[0].id = mark_number(ref)
    view = ui.LayoutView(timeout=None)
    if mention:
        view.add_item(ui.TextDisplay(mention))
    for item in items:
        view.add_item(item)
    return sealed(view)
