"""Saving settings: stored and audited in one transaction, features told in the same, read afresh after the commit."""

from collections.abc import Collection, Mapping
from functools import partial

from cogs.moderation import service
from core.context import Context
from core.settings import SettingValue
from data.database import Transaction


async def save(ctx: Context, changes: Mapping[str, SettingValue]) -> dict[str, SettingValue]:
    """What each changed setting was before."""
    async with ctx.bot.db.write() as tx:
        before = await service.change_settings(tx, ctx.actor, changes, ctx.now)
        await _spread(ctx, tx, before)
    return before


async def save_if_still(ctx: Context, name: str, expected: SettingValue, value: SettingValue) -> bool:
    """False, and nothing saved, if somebody changed the setting meanwhile."""
    async with ctx.bot.db.write() as tx:
        saved = await service.change_if_still(tx, ctx.actor, name, expected, value, ctx.now)
        await _spread(ctx, tx, [name] if saved else [])
    return saved


async def _spread(ctx: Context, tx: Transaction, names: Collection[str]) -> None:
    """A feature whose service has `settings_changed(tx, guild_id, names, now)` moves what depends on them."""
    if not names:
        return
    for feature in ctx.bot.features:
        if hasattr(feature.service, "settings_changed"):
            assert feature.service is not None
            await feature.service.settings_changed(tx, ctx.actor.guild_id, frozenset(names), ctx.now)
    tx.after_commit(partial(ctx.bot.forget_settings, ctx.actor.guild_id))
