"""What the form for notes does when it is sent: everything is kept, then shown as it stands."""

from cogs.prep import buttons, catalogue, duty_views, watching
from core.context import Context
from core.ui import on_submit


@on_submit("prep:write")
async def write_notes(context: Context, interview_id: int) -> None:
    actor, settings, now = context.actor, context.settings, context.now
    written = context.answers.text("notes")
    async with context.bot.db.write() as tx:
        desk = await watching.write_notes(tx, actor, interview_id, written, settings, now)
    await buttons.say(context, duty_views.desk_panel(desk, catalogue.duties()))
