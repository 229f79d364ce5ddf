"""Attendance: what became of an interview that did not begin, misses that fade, excuses, and a pause that is told."""

from core.client import Greenroom


async def setup(bot: Greenroom) -> None:
    from cogs.attendance import buttons, jobs
    from cogs.attendance.cog import Attendance

    await bot.add_feature("attendance", Attendance(bot), buttons, jobs)
