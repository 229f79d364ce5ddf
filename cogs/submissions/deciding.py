"""From a file that somebody handed in to its place in the queue: the check, what others would see, and the decision.

The file lies in its owner's private thread meanwhile, so that nothing is lost when the bot restarts between two clicks.
What was found is shown to its owner and never kept; for another look it is looked for again.
"""

import io
from collections.abc import Sequence

import discord

from cogs.resumes import files
from cogs.resumes.checking import asking
from cogs.resumes.checking.models import Anonymised, Bounds, Checked
from cogs.resumes.checking.texts import why_unfit
from cogs.resumes.models import Content
from cogs.submissions import check_texts, drafts, rules, service, views
from cogs.submissions.models import Submission, Wish
from cogs.submissions.progress import looking_through, with_word
from core.context import Context
from core.errors import Refusal
from core.worker import WorkerClosed


async def begin(context: Context, wish: Wish, attachment: discord.Attachment, *, is_anonymised: bool) -> None:
    """Check what was handed in, keep it as a draft and show it to its owner. The answer must be deferred."""
    async with looking_through(context):
        await _begin(context, wish, attachment, is_anonymised=is_anonymised)


async def _begin(context: Context, wish: Wish, attachment: discord.Attachment, *, is_anonymised: bool) -> None:
    content = await files.take(context, attachment)
    checked = await _check(context, content)
    file_id = await files.keep_content(context, content)
    try:
        async with context.bot.db.write() as tx:
            draft = await drafts.draft(
                tx, context.actor, wish, file_id, context.settings, context.now, is_anonymised=is_anonymised
            )
    except Refusal:
        await files.discard(context, file_id)
        raise
    await _show(context, draft, content, checked, shows_copy=is_anonymised)


async def replace(context: Context, draft: Submission, attachment: discord.Attachment) -> None:
    await context.interaction.response.defer()
    content = await files.take(context, attachment)
    checked = await _check(context, content)
    file_id = await files.keep_content(context, content)
    try:
        async with context.bot.db.write() as tx:
            draft = await drafts.replace_file(tx, context.actor, draft.id, file_id, context.now)
    except Refusal:
        await files.discard(context, file_id)
        raise
    await _show(context, draft, content, checked, shows_copy=draft.is_anonymised)


async def look(context: Context, draft: Submission, *, shows_copy: bool) -> None:
    await context.interaction.response.defer()
    content = await _kept(context, draft)
    await _show(context, draft, content, await _check(context, content), shows_copy=shows_copy)


async def hide(context: Context, draft: Submission, words: Sequence[str]) -> None:
    """Make the copy without these words too, and show it. What is kept is where they stand, not what they are."""
    await context.interaction.response.defer()
    content = await _kept(context, draft)
    copy = await _copy(context, content, draft, words)
    if copy.unfit is not None:
        raise Refusal(why_unfit(copy.unfit, _bounds(context)))
    if len(copy.unfound) == len(words):
        raise Refusal(check_texts.unfound(copy.unfound))
    async with context.bot.db.write() as tx:
        draft = await drafts.hide(tx, context.actor, draft.id, draft.file_id, copy.hidden)
    checked = await _check(context, content)
    note = check_texts.unfound(copy.unfound) if copy.unfound else ""
    await _show(context, draft, content, checked, shows_copy=True, copy=copy, note=note)


async def queue(context: Context, draft: Submission, *, is_anonymised: bool) -> None:
    """With a copy, or as it is."""
    await context.interaction.response.defer()
    content = await _kept(context, draft)
    assert draft.file_id is not None
    file_id = draft.file_id
    if is_anonymised:
        copy = await _copy(context, content, draft)
        if copy.unfit is not None:
            raise Refusal(check_texts.no_copy(why_unfit(copy.unfit, _bounds(context))))
        file_id = await files.keep_content(context, Content(copy.file_name, copy.pdf))
    try:
        async with context.bot.db.write() as tx:
            queued = await service.queue(
                tx,
                context.actor,
                draft.id,
                file_id,
                context.settings,
                context.now,
                is_anonymised=is_anonymised,
                copy_of=draft if is_anonymised else None,
            )
            place = await service.place_of(tx, queued, context.now)
    except Refusal:
        if is_anonymised:
            await files.discard(context, file_id)
        raise
    await context.update(views.queued(queued, place), files=())


async def _show(
    context: Context,
    draft: Submission,
    content: Content,
    checked: Checked,
    *,
    shows_copy: bool,
    copy: Anonymised | None = None,
    note: str = "",
) -> None:
    """In place of "thinking", or of the panel that was used; pages for which it has no room come after it."""
    if shows_copy and copy is None:
        copy = await _copy(context, content, draft)
    why = why_unfit(copy.unfit, _bounds(context)) if copy is not None and copy.unfit is not None else ""
    shows_copy = copy is not None and not why
    pictures = copy.previews if copy is not None and not why else checked.previews
    first, *rest = rules.in_messages([len(picture) for picture in pictures]) or [range(0)]
    panel = views.check_panel(draft, checked, first, shows_copy=shows_copy, why_no_copy=why, note=note)
    await context.update(panel, files=_files(pictures, first))
    for pages in rest:
        more = views.more_pages(checked, pages, shows_copy=shows_copy)
        await context.interaction.followup.send(view=more, files=_files(pictures, pages), ephemeral=True)


def _files(pictures: Sequence[bytes], pages: range) -> list[discord.File]:
    return [discord.File(io.BytesIO(pictures[page]), views.picture_name(page)) for page in pages]


async def _check(context: Context, content: Content) -> Checked:
    try:
        checking = asking.check_resume(context.bot.worker, content.data, content.file_name, _bounds(context))
        checked = await with_word(context, checking, check_texts.looking())
    except WorkerClosed as error:
        raise Refusal(check_texts.restarting()) from error
    if checked.unfit is not None:
        raise Refusal(why_unfit(checked.unfit, _bounds(context)))
    return checked


async def _copy(context: Context, content: Content, draft: Submission, words: Sequence[str] = ()) -> Anonymised:
    """Without what was found, without what its member hid before, and without these words."""
    data, file_name, hidden = content.data, content.file_name, draft.hidden
    try:
        copying = asking.anonymise_resume(
            context.bot.worker, data, file_name, _bounds(context), also=words, hidden=hidden
        )
        return await with_word(context, copying, check_texts.copying())
    except WorkerClosed as error:
        raise Refusal(check_texts.restarting()) from error


async def _kept(context: Context, draft: Submission) -> Content:
    assert draft.file_id is not None
    content = await files.read(context.bot, context.actor.guild_id, draft.file_id)
    if content is None:
        raise Refusal(check_texts.file_gone())
    return content


def _bounds(context: Context) -> Bounds:
    return Bounds(megabytes=context.settings.resume_mb, pages=context.settings.resume_pages)
