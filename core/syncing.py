"""Telling Discord which commands there are: only when they changed, and in one place at a time.

Discord allows 200 new commands a day and server. And commands that are both in a server and everywhere are shown twice
there, so when DEV_GUILD_ID is set or taken away, they are withdrawn from where they were before.
"""

import hashlib
import json
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

import discord

from core.commands import Tree

if TYPE_CHECKING:
    from core.client import Greenroom

log = logging.getLogger(__name__)

EVERYWHERE = "global"


@dataclass(frozen=True)
class Sent:
    """What was last sent to one place: a digest of all of it, and the ids that Discord gave."""

    digest: str
    ids: dict[str, int]


async def sync_commands(bot: "Greenroom", tree: Tree, dev_guild_id: int | None) -> dict[str, int]:
    """Send the commands unless Discord has just these; the id of each top-level command by its name."""
    guild = discord.Object(dev_guild_id) if dev_guild_id else None
    if guild is not None:
        tree.copy_global_to(guild=guild)
    payload = [command.to_dict(tree) for command in tree.get_commands(guild=guild)]
    digest = hashlib.sha256(json.dumps(payload, sort_keys=True).encode()).hexdigest()
    places = await _known_places(bot)
    place = _name(bot, str(dev_guild_id) if dev_guild_id else EVERYWHERE)
    for other in places.keys() - {place}:
        await _withdraw(bot, other)
    known = places.get(place)
    if known is not None and known.digest == digest:
        return known.ids
    ids = {command.name: command.id for command in await tree.sync(guild=guild)}
    log.info("Sent %d commands to Discord", len(ids))
    async with bot.db.write() as tx:
        await tx.run(
            "INSERT OR REPLACE INTO installation (name, value) VALUES (?, ?)",
            (place, json.dumps({"digest": digest, "ids": ids})),
        )
    return ids


async def _known_places(bot: "Greenroom") -> dict[str, Sent]:
    """What this application last sent, and where to."""
    first = _name(bot, "")
    async with bot.db.read() as tx:
        # ";" follows ":", so this is every name that begins like `first`.
        rows = await tx.all(
            "SELECT name, value FROM installation WHERE name >= ? AND name < ?", (first, first[:-1] + ";")
        )
    return {row["name"]: Sent(**json.loads(row["value"])) for row in rows}


async def _withdraw(bot: "Greenroom", place: str) -> None:
    assert bot.application_id is not None
    where = place.rpartition(":")[2]
    try:
        if where == EVERYWHERE:
            await bot.http.bulk_upsert_global_commands(bot.application_id, payload=[])
        else:
            await bot.http.bulk_upsert_guild_commands(bot.application_id, int(where), payload=[])
    except (discord.Forbidden, discord.NotFound):
        log.info("The bot is no longer in server %s, and so are its commands", where)
    async with bot.db.write() as tx:
        await tx.run("DELETE FROM installation WHERE name = ?", (place,))


def _name(bot: "Greenroom", where: str) -> str:
    return f"commands:{bot.application_id}:{where}"
