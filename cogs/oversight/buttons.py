"""What moderators press on everybody's interviews."""

import discord

from cogs.oversight import service, texts, views
from cogs.oversight.models import Came, Which
from core.actor import Who
from core.context import Context
from core.errors import Refusal
from core.ids import read_id
from core.ui import on_click, on_submit


@on_click("oversight:list", Who.MODERATOR)
async def turn_page(click: Context, which: Which, offset: int) -> None:
    await show_list(click, which, max(offset, 0))


async def show_list(context: Context, which: Which, offset: int) -> None:
    """As an answer to the command, or in place of the panel whose button was pressed."""
    async with context.bot.db.read() as tx:
        page = await service.list_page(tx, context.actor, which, offset, context.settings, context.now)
    view = views.interview_list(page, service.PAGE_SIZE)
    await (context.answer(view) if context.interaction.message is None else context.update(view))


@on_click("oversight:choose", Who.MODERATOR)
async def look(click: Context) -> None:
    interview_id = _chosen(click)
    async with click.bot.db.read() as tx:
        shown = await service.look(tx, click.actor, interview_id, click.now)
    await click.update(views.one_interview(shown))


@on_click("oversight:mark", Who.MODERATOR)
async def mark(click: Context, interview_id: int) -> None:
    if click.chosen not in tuple(Came):
        raise Refusal(texts.no_such_interview())
    came = Came(click.chosen)
    async with click.bot.db.write() as tx:
        shown = await service.mark(tx, click.actor, interview_id, came, click.now)
    await click.update(views.one_interview(shown, texts.marked()))


@on_click("oversight:call_off", Who.MODERATOR)
async def ask_why(click: Context, interview_id: int) -> None:
    async with click.bot.db.read() as tx:
        await service.look_to_call_off(tx, click.actor, interview_id, click.now)
    await click.open_form(views.call_off_form(interview_id))


@on_submit("oversight:call_off", Who.MODERATOR)
async def call_off(click: Context, interview_id: int) -> None:
    reason = click.answers.text("reason")[: views.LONGEST_REASON]
    async with click.bot.db.write() as tx:
        interview = await service.call_off(tx, click.actor, interview_id, reason, click.now)
    await click.answer(texts.called_off(interview))


@on_click("oversight:change", Who.MODERATOR)
async def choose_volunteer(click: Context, interview_id: int) -> None:
    await click.interaction.response.defer()
    async with click.bot.db.read() as tx:
        choice = await service.list_free(tx, click.actor, interview_id, click.settings, click.now)
    await click.update(views.choose_volunteer(choice))


@on_click("oversight:volunteer", Who.MODERATOR)
async def ask_to_confirm(click: Context, interview_id: int, _menu: str) -> None:
    """The panel has two menus, which must not share a custom id."""
    volunteer_id = _chosen(click)
    await click.interaction.response.defer()
    await _check_role(click, volunteer_id)
    async with click.bot.db.read() as tx:
        interview = await service.look_to_change(tx, click.actor, interview_id, volunteer_id, click.settings, click.now)
    await click.update(views.confirm_change(interview, volunteer_id))


@on_click("oversight:hand_over", Who.MODERATOR)
async def change_volunteer(click: Context, interview_id: int, volunteer_id: int) -> None:
    await click.interaction.response.defer()
    await _check_role(click, volunteer_id)
    async with click.bot.db.write() as tx:
        made = await service.change_volunteer(tx, click.actor, interview_id, volunteer_id, click.settings, click.now)
    await click.update(views.done(texts.changed(made)))


async def _check_role(click: Context, user_id: int) -> None:
    """Approved is who has the role at this moment, whatever a profile says. Somebody forgotten has an id below 0."""
    if user_id <= 0:
        raise Refusal(texts.no_volunteer(user_id))
    try:
        member = await click.guild.fetch_member(user_id)
    except discord.NotFound as error:
        raise Refusal(texts.no_volunteer(user_id)) from error
    if member.bot or not click.bot.recognise(member, click.settings).is_volunteer:
        raise Refusal(texts.no_volunteer(user_id))


def _chosen(click: Context) -> int:
    """Which one was chosen; anything else than a number was not offered by us."""
    chosen = read_id(click.chosen)
    if chosen is None:
        raise Refusal(texts.no_such_interview())
    return chosen
