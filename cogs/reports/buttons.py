"""What the form of a report and the moderators' buttons do."""

from cogs.reports import service, texts, views
from cogs.reports.models import Place
from core.actor import Who
from core.context import Context
from core.ui import on_click, on_submit


@on_submit("reports:make", Who.EVERYONE)
async def make(click: Context, person_id: int, channel_id: int, message_id: int) -> None:
    message = Place(channel_id, message_id) if channel_id and message_id else None
    words = click.answers.text("words")
    async with click.bot.db.write() as tx:
        await service.make(tx, click.actor, person_id or None, message, words, click.now)
    await click.answer(
        texts.thanks(has_channel=click.settings.moderator_channel is not None, about_one=bool(person_id))
    )


@on_click("reports:look", Who.MODERATOR)
async def look(click: Context, report_id: int) -> None:
    async with click.bot.db.read() as tx:
        report = await service.look(tx, click.actor, report_id)
    await click.answer(views.one_report(report))


@on_click("reports:list", Who.MODERATOR)
async def list_open(click: Context) -> None:
    async with click.bot.db.read() as tx:
        found = await service.list_open(tx, click.actor)
    await click.answer(views.open_reports(found))


@on_click("reports:done", Who.MODERATOR)
async def ask_what_was_done(click: Context, report_id: int) -> None:
    async with click.bot.db.read() as tx:
        await service.look_to_decide(tx, click.actor, report_id)
    await click.open_form(views.done_form(report_id))


@on_submit("reports:done", Who.MODERATOR)
async def set_done(click: Context, report_id: int) -> None:
    note = click.answers.text("note")
    async with click.bot.db.write() as tx:
        report = await service.set_done(tx, click.actor, report_id, note, click.now)
    await click.answer(views.one_report(report, texts.noted()))
