"""The panel of a volunteer's own slots."""

from discord import ui

from cogs.members import service as members
from cogs.members.models import PersonZone
from cogs.slots import offering, texts, views
from cogs.slots.models import Page, Scope, Withdrawn
from core.actor import Who
from core.context import Context
from core.errors import Refusal
from core.ids import read_id
from core.ui import on_click


@on_click("slots:mine", Who.VOLUNTEER)
async def open_panel(click: Context) -> None:
    await click.answer(await render_panel(click, 0))


@on_click("slots:list", Who.VOLUNTEER)
async def turn_page(click: Context, offset: int) -> None:
    await click.update(await render_panel(click, offset))


@on_click("slots:open", Who.VOLUNTEER)
async def open_slot(click: Context, offset: int) -> None:
    async with click.bot.db.read() as tx:
        slot = await offering.get_mine(tx, click.actor, _chosen(click))
    await click.update(views.one_slot(slot, offset, click.now))


@on_click("slots:choose", Who.VOLUNTEER)
async def choose(click: Context, offset: int) -> None:
    page, zone = await _load(click, offset)
    if page.count == 1:
        await click.update(views.one_slot(page.slots[0], 0, click.now))
    else:
        await click.update(views.which_slot(page, zone.zone) if page.count else views.my_slots(page, zone, click.now))


@on_click("slots:withdraw", Who.VOLUNTEER)
async def withdraw(click: Context, slot_id: int, scope: Scope) -> None:
    async with click.bot.db.write() as tx:
        withdrawn = await offering.withdraw(tx, click.actor, slot_id, scope, click.now)
    await _show_result(click, withdrawn)


@on_click("slots:withdraw_all", Who.VOLUNTEER)
async def withdraw_all(click: Context) -> None:
    async with click.bot.db.write() as tx:
        withdrawn = await offering.withdraw_all(tx, click.actor, click.now)
    await _show_result(click, withdrawn)


async def render_panel(context: Context, offset: int, *said: str) -> ui.LayoutView:
    page, zone = await _load(context, offset)
    return views.my_slots(page, zone, context.now, *said)


async def _load(context: Context, offset: int) -> tuple[Page, PersonZone]:
    actor = context.actor
    async with context.bot.db.read() as tx:
        zone = await members.zone_of(tx, actor.guild_id, actor.user_id, context.settings)
        return await offering.list_mine(tx, actor, offset, views.PAGE_SIZE, context.now), zone


async def _show_result(click: Context, withdrawn: Withdrawn) -> None:
    said = [texts.withdrawn(len(withdrawn.gone))]
    if withdrawn.staying:
        said.append(texts.staying(withdrawn.staying))
    await click.update(await render_panel(click, 0, *said))


def _chosen(click: Context) -> int:
    """Which slot was chosen; anything else than a number was not offered by us."""
    chosen = read_id(click.chosen)
    if chosen is None:
        raise Refusal(texts.not_found())
    return chosen
