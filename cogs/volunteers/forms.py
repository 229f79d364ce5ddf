"""What the forms of this feature do when they are sent."""

from cogs.volunteers import applications, moderator_texts, oversight, views
from cogs.volunteers.buttons import say
from cogs.volunteers.models import ApplicationForm
from core.actor import Who
from core.context import Context
from core.ui import on_submit


@on_submit("volunteers:apply", Who.EVERYONE)
async def apply(context: Context) -> None:
    answers = context.answers
    form = ApplicationForm(
        occupation=answers.text("occupation"),
        fields=tuple(answers.chosen("fields")),
        kinds=tuple(answers.chosen("kinds")),
        proof=answers.text("proof"),
    )
    agreed = bool(answers.chosen("conduct"))
    async with context.bot.db.write() as tx:
        await applications.apply(tx, context.actor, form, context.settings, context.now, agreed=agreed)
    await context.answer(views.applied(context.settings))


@on_submit("volunteers:decline", Who.MODERATOR)
async def decline(context: Context, application_id: int) -> None:
    reason = context.answers.text("reason")
    async with context.bot.db.write() as tx:
        application = await applications.decline(tx, context.actor, application_id, reason, context.now)
    await say(context, moderator_texts.declined(application.user_id))


@on_submit("volunteers:suspend", Who.MODERATOR)
async def suspend(context: Context, volunteer_id: int) -> None:
    reason = context.answers.text("reason")
    async with context.bot.db.write() as tx:
        standing = await oversight.suspend(tx, context.actor, volunteer_id, reason, context.now)
    said = moderator_texts.suspended(standing.volunteer.user_id)
    await context.update(views.one_volunteer(standing, context.settings, context.now, said))


@on_submit("volunteers:attest", Who.MODERATOR)
async def attest(context: Context, volunteer_id: int) -> None:
    answers, settings = context.answers, context.settings
    how, until = next(iter(answers.chosen("how")), ""), answers.text("until")
    async with context.bot.db.write() as tx:
        standing = await oversight.attest(tx, context.actor, volunteer_id, how, until, settings, context.now)
    assert standing.attestation is not None
    said = moderator_texts.attested(standing.volunteer.user_id, standing.attestation)
    await context.update(views.one_volunteer(standing, settings, context.now, said))
