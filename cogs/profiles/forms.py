"""What the forms about availability and needs do when they are handed in."""

from datetime import timedelta

from cogs.members import service as members
from cogs.profiles import rules, service, texts
from cogs.profiles.models import Need, Needs
from core.actor import Who
from core.context import Context
from core.errors import Refusal
from core.times import Days, Part, open_windows, read_windows
from core.ui import on_submit


@on_submit("profiles:availability", Who.EVERYONE)
async def submit_availability(context: Context) -> None:
    """What is ticked counts even where the exact times cannot be read."""
    bot, actor, answers = context.bot, context.actor, context.answers
    read = read_windows(answers.text("windows"))
    ticked = [(days, part) for days in Days for part in Part if part in answers.chosen(days)]
    problem = rules.why_unread(read)
    async with bot.db.write() as tx:
        before = await service.availability_of(tx, actor.guild_id, actor.user_id)
        availability = await service.set_availability(tx, actor, ticked, None if problem else read.windows)
        told = await service.tell_availability(tx, bot.features, actor, before, availability, context.now)
        person = await members.zone_of(tx, actor.guild_id, actor.user_id, context.settings)
    if problem:
        raise Refusal(problem)
    opening = open_windows(availability, person.zone, context.now, context.now + timedelta(days=15))
    upcoming = [starts_at for starts_at, _ in opening if starts_at > context.now]
    said = texts.availability_saved(availability, person.zone.key, next(iter(upcoming), None))
    await context.answer("\n".join(filter(None, (said, *told, members.zone_hint(person)))))


@on_submit("profiles:needs", Who.EVERYONE)
async def submit_needs(context: Context) -> None:
    bot, actor, answers = context.bot, context.actor, context.answers
    ticked = frozenset(need for need in Need if need in answers.chosen("needs"))
    needs = Needs(ticked, rules.one_line(answers.text("other")))
    async with bot.db.write() as tx:
        await service.set_needs(tx, bot.features, actor, needs, context.now)
    await context.answer(texts.needs_saved(needs, rules.health_words(needs)))
