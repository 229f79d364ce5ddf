"""What the forms do: hand in, hand in a new version, say what a review is for, replace the file."""

from dataclasses import replace as with_values

from cogs.submissions import deciding, drafts, rules, texts, views
from cogs.submissions.models import Wish
from core.context import Context
from core.errors import Refusal
from core.ui import on_submit


@on_submit("submissions:submit")
async def submit(context: Context, field: int, level: str) -> None:
    wish = with_values(
        _wish(context),
        field=rules.field_of(field, context.settings.fields),
        level=rules.check_level(level),
    )
    await _take_in(context, wish)


@on_submit("submissions:renew")
async def renew(context: Context, previous_id: int) -> None:
    async with context.bot.db.read() as tx:
        previous = await drafts.get_own(tx, context.actor, previous_id)
    wish = with_values(
        _wish(context),
        focus=previous.focus,
        field=previous.field,
        level=previous.level,
        previous_id=previous.id,
        changed=context.answers.text("changed")[: views.LONGEST_CHANGED],
    )
    await _take_in(context, wish)


@on_submit("submissions:details")
async def details(context: Context, submission_id: int, anonymised: int) -> None:
    async with context.bot.db.write() as tx:
        draft = await drafts.complete(tx, context.actor, submission_id, _wish(context))
    await deciding.queue(context, draft, is_anonymised=bool(anonymised))


@on_submit("submissions:replace")
async def replace(context: Context, submission_id: int) -> None:
    async with context.bot.db.read() as tx:
        draft = await drafts.look_at_draft(tx, context.actor, submission_id)
    attachment = context.answers.file("resume")
    if attachment is None:
        raise Refusal(texts.attach_file())
    await deciding.replace(context, draft, attachment)


@on_submit("submissions:hide")
async def hide(context: Context, submission_id: int) -> None:
    words = rules.read_words(context.answers.text("words"))
    async with context.bot.db.read() as tx:
        draft = await drafts.look_at_draft(tx, context.actor, submission_id)
    await deciding.hide(context, draft, words)


async def _take_in(context: Context, wish: Wish) -> None:
    async with context.bot.db.read() as tx:
        await drafts.check_may_submit(tx, context.actor, context.settings, wish.previous_id)
    attachment = context.answers.file("resume")
    if attachment is None:
        raise Refusal(texts.attach_file())
    await context.defer()
    await deciding.begin(context, wish, attachment, is_anonymised="yes" in context.answers.chosen("anonymise"))


def _wish(context: Context) -> Wish:
    answers = context.answers
    return Wish(
        target_role=rules.read_role(answers.text("target_role")),
        focus=answers.text("focus")[: views.LONGEST_FOCUS],
        questions=answers.text("questions")[: views.LONGEST_QUESTIONS],
    )
