"""A matching round: the worker looks for the best matching, and the bot carries it out, pair by pair.

Each pair is a transaction of its own, which looks again at what is there by then: whatever changed meanwhile, or was
carried out by an earlier try, is left to the next round. So a round may be ended anywhere and done twice.
"""

from collections.abc import Iterator, Mapping, Sequence

from cogs.matching import service, texts
from cogs.matching.models import CarriedOut, Plan, Planned
from core import delivery
from core.actor import Actor
from core.client import Greenroom
from core.settings import Settings
from core.worker import Limits

LIMITS = Limits(seconds=60, megabytes=2048)
NOTED_AT_ONCE = 200


async def look(bot: Greenroom, guild_id: int) -> Plan:
    """The best matching of what there is now. Raises WorkFailed where the worker does not manage."""
    return await bot.worker.run(
        "cogs.matching.looking:look", str(bot.db.path), guild_id, bot.clock.now(), returns=Plan, limits=LIMITS
    )


async def carry_out(bot: Greenroom, guild_id: int, plan: Plan, by: Actor | None = None) -> CarriedOut:
    """Everything of the plan that is still possible; `by` is the moderator who applies it."""
    settings = await bot.settings_of(guild_id)
    booked = asked = gone = 0
    for planned in plan.planned:
        if not await _carry_out_one(bot, guild_id, planned, settings, by):
            gone += 1
        elif planned.asks_first:
            asked += 1
        else:
            booked += 1
    return CarriedOut(booked, asked, gone)


async def _carry_out_one(bot: Greenroom, guild_id: int, planned: Planned, settings: Settings, by: Actor | None) -> bool:
    if await delivery.roles_of(bot, guild_id, planned.member_id) is None:
        async with bot.db.write() as tx:
            await service.member_left(tx, guild_id, planned, settings, bot.clock.now())
        return False
    if planned.slot_id is None and not await _volunteers(bot, guild_id, planned.volunteer_id, settings):
        return False
    async with bot.db.write() as tx:
        return await service.carry_out(tx, guild_id, planned, settings, bot.clock.now(), by)


async def _volunteers(bot: Greenroom, guild_id: int, user_id: int, settings: Settings) -> bool:
    """Whether this person is still in the server and has the volunteer role: nobody else could answer an offer."""
    return settings.volunteer_role in (await delivery.roles_of(bot, guild_id, user_id) or ())


async def note(bot: Greenroom, guild_id: int, plan: Plan, *, is_carried_out: bool) -> None:
    """Let those who wait read what stands in their way; where moderators match, also that there is a match."""
    found: dict[int, Sequence[str]] = {one.request_id: one.in_the_way for one in plan.waiting}
    if not is_carried_out:
        found |= {one.request_id: (texts.for_moderators(),) for one in plan.planned}
    for some in _slices(found):
        async with bot.db.write() as tx:
            await service.note_waiting(tx, guild_id, some, bot.clock.now())


def _slices(found: Mapping[int, Sequence[str]]) -> Iterator[dict[int, Sequence[str]]]:
    items = list(found.items())
    for first in range(0, len(items), NOTED_AT_ONCE):
        yield dict(items[first : first + NOTED_AT_ONCE])
