"""Every tip that a group has: the catalogue's as the group changed them, and its own."""

from cogs.tips import rules, store, texts
from cogs.tips.catalogue import catalogue
from cogs.tips.models import State, Tip
from core.errors import Refusal
from data.database import Transaction


async def all_tips(tx: Transaction, guild_id: int) -> list[Tip]:
    """Retired ones too, topic by topic as in the catalogue."""
    changes = await store.list_in_states(tx, guild_id, (State.ACTIVE, State.RETIRED))
    return rules.with_changes(catalogue(), changes)


async def tips_in_use(tx: Transaction, guild_id: int) -> list[Tip]:
    return [tip for tip in await all_tips(tx, guild_id) if not tip.is_retired]


async def find(tx: Transaction, guild_id: int, key: str) -> Tip | None:
    return next((tip for tip in await all_tips(tx, guild_id) if tip.key == key), None)


async def require(tx: Transaction, guild_id: int, key: str) -> Tip:
    tip = await find(tx, guild_id, key)
    if tip is None:
        raise Refusal(texts.no_such_tip())
    return tip
