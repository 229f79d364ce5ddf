"""Mock interviews: a member books a volunteer's slot; both are reminded, may move it, and may cancel."""

from core.client import Greenroom


async def setup(bot: Greenroom) -> None:
    from cogs.interviews import booking, changes, reminders, show
    from cogs.interviews.cog import Interviews

    await bot.add_feature("interviews", Interviews(bot), booking, changes, reminders, show)
