"""The form for the group's time zone and fields."""

from cogs.moderation import setup_texts, values, views
from cogs.moderation.inspection import remembered
from cogs.moderation.saving import save
from cogs.moderation.specs import SPECS
from core.actor import Who
from core.context import Context
from core.ui import on_submit


@on_submit("moderation:basics", Who.MODERATOR)
async def submit_basics(submit: Context) -> None:
    group = remembered(submit.guild, submit.settings)
    changes = {
        name: values.read_value(SPECS[name], submit.answers.text(name), group) for name in ("timezone", "fields")
    }
    before = await save(submit, changes)
    settings = await submit.bot.settings_of(submit.actor.guild_id)
    await submit.update(views.setup_panel(group, settings, setup_texts.form_saved(len(before))))
