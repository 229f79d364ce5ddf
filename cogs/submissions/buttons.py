"""The buttons of the private check and of a member's list."""

from cogs.goals import service as goals
from cogs.submissions import check_texts, deciding, drafts, listing, rules, service, texts, views
from cogs.submissions.models import State, Submission
from core.context import Context
from core.ui import on_click, panel


@on_click("submissions:look")
async def look(context: Context, submission_id: int, copied: int) -> None:
    await deciding.look(context, await _draft(context, submission_id), shows_copy=bool(copied))


@on_click("submissions:queue")
async def queue(context: Context, submission_id: int, anonymised: int) -> None:
    draft = await _draft(context, submission_id)
    if draft.target_role:
        await deciding.queue(context, draft, is_anonymised=bool(anonymised))
        return
    async with context.bot.db.read() as tx:
        aim = await goals.suggested_aim(tx, context.actor.guild_id, context.actor.user_id)
    await context.open_form(views.details_form(draft, aim, bool(anonymised)))


@on_click("submissions:replace")
async def replace(context: Context, submission_id: int) -> None:
    await context.open_form(views.replace_form(await _draft(context, submission_id), context.settings))


@on_click("submissions:hide")
async def hide(context: Context, submission_id: int) -> None:
    await context.open_form(views.hide_form(await _draft(context, submission_id)))


@on_click("submissions:unhide")
async def hide_nothing(context: Context, submission_id: int) -> None:
    async with context.bot.db.write() as tx:
        draft = await drafts.hide_nothing(tx, context.actor, submission_id)
    await deciding.look(context, draft, shows_copy=True)


@on_click("submissions:discard")
async def discard(context: Context, submission_id: int) -> None:
    async with context.bot.db.write() as tx:
        await drafts.discard(tx, context.actor, submission_id, context.now)
    await context.update(panel(check_texts.discarded()), files=())


@on_click("submissions:anew")
async def anew(context: Context, field_key: int, level: str) -> None:
    """The form of `/resume submit`, for another file than the one that is not decided about."""
    rules.check_level(level)
    async with context.bot.db.read() as tx:
        await drafts.check_may_submit(tx, context.actor, context.settings)
        aim = await goals.suggested_aim(tx, context.actor.guild_id, context.actor.user_id)
    await context.open_form(views.submit_form(field_key, level, aim, context.settings))


@on_click("submissions:withdraw")
async def withdraw(context: Context, submission_id: int) -> None:
    """At once, where no review would be lost with it."""
    async with context.bot.db.read() as tx:
        one = await drafts.get_own(tx, context.actor, submission_id)
    if one.state is State.REVIEWED:
        await context.update(views.withdrawal_question(one))
    else:
        await withdraw_for_good(context, submission_id)


@on_click("submissions:mine")
async def keep(context: Context) -> None:
    await context.update(await listing.mine(context))


@on_click("submissions:withdraw_all")
async def withdraw_for_good(context: Context, submission_id: int) -> None:
    async with context.bot.db.write() as tx:
        withdrawn = await service.withdraw(tx, context.actor, submission_id, context.now)
    await context.update(await listing.mine(context, texts.withdrawn(withdrawn.target_role)))


@on_click("submissions:new_version")
async def new_version(context: Context, submission_id: int) -> None:
    async with context.bot.db.read() as tx:
        await drafts.check_may_submit(tx, context.actor, context.settings, submission_id)
        previous = await drafts.get_own(tx, context.actor, submission_id)
        aim = await goals.suggested_aim(tx, context.actor.guild_id, context.actor.user_id)
    await context.open_form(views.renew_form(previous, aim, context.settings))


async def _draft(context: Context, submission_id: int) -> Submission:
    async with context.bot.db.read() as tx:
        return await drafts.look_at_draft(tx, context.actor, submission_id)
