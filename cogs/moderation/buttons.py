"""What the buttons and selects of this feature do."""

import discord

from cogs.moderation import service, setup_texts, texts, values, views
from cogs.moderation.creation import create_everything, one_at_a_time
from cogs.moderation.inspection import fetched, remembered
from cogs.moderation.models import Kind, Trouble
from cogs.moderation.rules import check, check_channels
from cogs.moderation.saving import save
from cogs.moderation.specs import CHANNEL_SETTINGS, ROLE_SETTINGS, SPECS
from cogs.moderation.trial import post_tests
from cogs.moderation.words_of_jobs import what_it_was
from core.actor import Who
from core.context import Context
from core.errors import Refusal
from core.ids import read_id
from core.settings import Settings, SettingValue
from core.texts import outdated_control
from core.ui import on_click

# Setup


async def open_setup(ctx: Context) -> None:
    await ctx.answer(views.setup_panel(remembered(ctx.guild, ctx.settings), ctx.settings))


@on_click("moderation:page", Who.MODERATOR)
async def show_page(click: Context, page: str) -> None:
    group = remembered(click.guild, click.settings)
    pages = {"channels": views.channels_page, "roles": views.roles_page}
    await click.update(pages.get(page, views.setup_panel)(group, click.settings))


@on_click("moderation:create", Who.MODERATOR)
async def create(click: Context) -> None:
    with one_at_a_time(click.actor.guild_id):
        await click.defer()
        work = await create_everything(click)
    settings = await click.bot.settings_of(click.actor.guild_id)
    group = await fetched(click.bot, click.guild, settings)
    role_to_take = _role_to_take(click, settings)
    report = views.creation_report(work.lines, work.complete, check(group, settings), settings, role_to_take)
    await click.answer(views.setup_report(report))


def _role_to_take(ctx: Context, settings: Settings) -> int | None:
    """The moderator role, if whoever set this up does not hold it and so would not see the moderators' channel."""
    person = ctx.interaction.user
    if not isinstance(person, discord.Member) or ctx.interaction.permissions.administrator:
        return None
    return None if settings.moderator_role in {role.id for role in person.roles} else settings.moderator_role


@on_click("moderation:check", Who.MODERATOR)
async def check_now(click: Context) -> None:
    await click.defer()
    group = await fetched(click.bot, click.guild, click.settings)
    async with click.bot.db.write() as tx:
        # A card that could not be posted before gets its chance: whoever presses Check has just mended something.
        await service.show_open_troubles(tx, click.actor.guild_id, click.now, without_card=True)
    await click.answer(views.setup_report(views.findings_report(check(group, click.settings))))


@on_click("moderation:test", Who.MODERATOR)
async def test(click: Context) -> None:
    with one_at_a_time(click.actor.guild_id):
        await click.defer()
        report = views.trial_report(await post_tests(click))
    await click.answer(views.setup_report(report))


@on_click("moderation:basics", Who.MODERATOR)
async def open_basics(click: Context) -> None:
    await click.open_form(views.basics_form(click.settings))


@on_click("moderation:choose", Who.MODERATOR)
async def choose(click: Context, name: str) -> None:
    """Save a channel or role that was picked, and show the page again with what is to be said about it."""
    if name not in (*CHANNEL_SETTINGS, *ROLE_SETTINGS):
        raise Refusal(outdated_control())
    spec, group = SPECS[name], remembered(click.guild, click.settings)
    chosen = _id_of(click.chosen) if click.values else None
    try:
        if chosen is not None:
            values.check_thing(spec, chosen, group)
        note = await change(click, name, chosen)
    except Refusal as refusal:
        note = f"⚠️ {refusal}"
    settings = await click.bot.settings_of(click.actor.guild_id)
    page = views.roles_page if spec.kind is Kind.ROLE else views.channels_page
    await click.update(page(remembered(click.guild, settings), settings, note))


def _id_of(value: str) -> int:
    chosen = read_id(value)
    if chosen is None:
        raise Refusal(outdated_control())
    return chosen


async def change(ctx: Context, name: str, value: SettingValue) -> str:
    """Save one checked value; what there is to say about it, with what Greenroom lacks in a new channel."""
    before = await save(ctx, {name: value})
    settings = await ctx.bot.settings_of(ctx.actor.guild_id)
    said = [texts.setting_changed(SPECS[name], before.get(name, value), value)]
    if SPECS[name].kind in (Kind.TEXT_CHANNEL, Kind.ROOM) and isinstance(value, int):
        group = remembered(ctx.guild, settings)
        said += [setup_texts.finding(found.said, found.urgent) for found in check_channels(group, {value: [name]})]
    return "\n".join(said)


# Lists


@on_click("moderation:settings", Who.MODERATOR)
async def turn_settings(click: Context, page: int) -> None:
    await click.update(views.settings_list(click.settings, page, click.bot.command_mention("settings set")))


@on_click("moderation:audit", Who.MODERATOR)
async def turn_audit(click: Context, before_id: int) -> None:
    async with click.bot.db.read() as tx:
        entries, has_older = await service.list_audit(tx, click.actor.guild_id, before_id or None)
    await click.update(views.audit_list(entries, has_older, is_first=not before_id))


# Cards for moderators


@on_click("moderation:retry", Who.MODERATOR)
async def retry(click: Context, trouble_id: int) -> None:
    async with click.bot.db.write() as tx:
        trouble = await service.try_again(tx, click.actor, trouble_id, click.now)
    await _show_closed(click, trouble)


@on_click("moderation:done", Who.MODERATOR)
async def done(click: Context, trouble_id: int) -> None:
    async with click.bot.db.write() as tx:
        trouble = await service.put_aside(tx, click.actor, trouble_id, click.now)
    await _show_closed(click, trouble)


async def _show_closed(click: Context, trouble: Trouble) -> None:
    what = what_it_was(click.bot.features, trouble)
    await click.update(views.trouble_card(trouble, what))
