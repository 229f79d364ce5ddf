"""Who changed what: every change by a moderator writes one row, in the same transaction as the change."""

from datetime import datetime

from core.actor import Actor
from data.database import Transaction
from data.instants import to_seconds


async def record(tx: Transaction, actor: Actor, action: str, subject: str, detail: str, now: datetime) -> None:
    """`action` is a verb with its feature ("settings:set"), `subject` names what was changed, `detail` how."""
    await tx.run(
        "INSERT INTO audit (guild_id, user_id, action, subject, detail, made_at) VALUES (?, ?, ?, ?, ?, ?)",
        (actor.guild_id, actor.user_id, action, subject, detail, to_seconds(now)),
    )
