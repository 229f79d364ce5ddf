"""What `/volunteer requests` shows: the offers that wait for this volunteer's answer, and requests they may take."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from cogs.interviews import service as interviews
from cogs.members import service as members
from cogs.proposals import refusal_texts, rules, service, store
from cogs.proposals.models import Listing, Waiting
from cogs.requests import service as requests
from cogs.requests.models import NOT_AGAIN_WITHIN, Request, State
from cogs.volunteers import service as volunteers
from core.actor import Actor
from core.errors import Refusal
from core.settings import Settings
from data.database import Transaction

PAGE_SIZE = 4


async def list_for(tx: Transaction, actor: Actor, offset: int, settings: Settings, now: datetime) -> Listing:
    """A page of what waits, in fair order; `offset` counts what was passed over, too."""
    offers = await store.list_open_of_volunteer(tx, actor.guild_id, actor.user_id) if offset == 0 else []
    waiting = await requests.list_waiting(tx, actor.guild_id)
    suiting = await _in_order(tx, actor, await _suiting(tx, actor, waiting, settings, now), settings, now)
    page: list[Waiting] = []
    for passed, request in enumerate(suiting[offset:]):
        found = await _with_windows(tx, request, settings, now)
        if found is None:
            continue
        if len(page) == PAGE_SIZE:
            return Listing(offers, page, offset, offset + passed)
        page.append(found)
    return Listing(offers, page, offset, None)


async def find(tx: Transaction, actor: Actor, request_id: int, settings: Settings, now: datetime) -> Request:
    """A request that this volunteer may see; anything else is as if it were gone."""
    request = await requests.get_request(tx, actor.guild_id, request_id)
    found = [request] if request is not None and request.state is State.OPEN else []
    suiting = await _suiting(tx, actor, found, settings, now)
    if not suiting:
        raise Refusal(refusal_texts.request_gone())
    return suiting[0]


async def pass_over(tx: Transaction, actor: Actor, request_id: int, settings: Settings, now: datetime) -> None:
    """**Decline** in the list: it is not shown to this volunteer again, nor offered to them."""
    request = await find(tx, actor, request_id, settings, now)
    await store.add_declined(tx, actor.guild_id, request.id, request.member_id, actor.user_id, now)


async def _suiting(
    tx: Transaction, actor: Actor, waiting: Sequence[Request], settings: Settings, now: datetime
) -> list[Request]:
    """Those the volunteer may see. The same is read whoever is hidden: the time it takes tells nothing."""
    guild_id, user_id = actor.guild_id, actor.user_id
    volunteer = await volunteers.get_profile(tx, guild_id, user_id)
    apart = await service.members_apart_from(tx, guild_id, user_id)
    met = await interviews.met_since(tx, guild_id, user_id, now - NOT_AGAIN_WITHIN)
    declined = await store.list_declined(tx, guild_id, user_id, [request.id for request in waiting])
    return [
        request
        for request in waiting
        if rules.suits(request, volunteer, settings) and rules.may_see(request, user_id, apart, met, declined)
    ]


async def _in_order(
    tx: Transaction, actor: Actor, waiting: Sequence[Request], settings: Settings, now: datetime
) -> list[Request]:
    histories = await requests.histories_of(tx, actor.guild_id, {request.member_id for request in waiting})
    return requests.priority_order(waiting, histories, settings.cooldown_days, now)


async def _with_windows(tx: Transaction, request: Request, settings: Settings, now: datetime) -> Waiting | None:
    """The request with its next windows; None if it has none ahead, so that nobody could take it."""
    zone = (await members.zone_of(tx, request.guild_id, request.member_id, settings)).zone
    windows = requests.windows_of(request, zone, now + timedelta(minutes=1), now + rules.LOOK_AHEAD)
    return Waiting(request, tuple(windows)) if windows else None
