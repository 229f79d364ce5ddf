"""The SQL of tips: what groups changed, votes, what was seen, and what was posted."""

import json
from collections.abc import Collection
from datetime import datetime

from cogs.tips.models import CardPlace, GroupTip, Post, Rota, State, Votes, Wording
from data.database import Row, Transaction
from data.instants import to_instant, to_seconds

# What a group wrote, changed or proposed


async def add_tip(
    tx: Transaction,
    guild_id: int,
    topic: str,
    wording: Wording,
    state: State,
    now: datetime,
    *,
    catalogue_id: str | None = None,
    proposed_by: int | None = None,
    decided_by: int | None = None,
) -> int:
    return await tx.add(
        """
        INSERT INTO group_tip (guild_id, catalogue_id, topic, body, source, state, proposed_by, decided_by, made_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (
            guild_id,
            catalogue_id,
            topic,
            wording.text,
            wording.source,
            state,
            proposed_by,
            decided_by,
            to_seconds(now),
        ),
    )


async def get_tip(tx: Transaction, guild_id: int, tip_id: int) -> GroupTip | None:
    row = await tx.one("SELECT * FROM group_tip WHERE id = ? AND guild_id = ?", (tip_id, guild_id))
    return _group_tip(row) if row else None


async def get_change(tx: Transaction, guild_id: int, catalogue_id: str) -> GroupTip | None:
    row = await tx.one("SELECT * FROM group_tip WHERE guild_id = ? AND catalogue_id = ?", (guild_id, catalogue_id))
    return _group_tip(row) if row else None


async def list_in_states(tx: Transaction, guild_id: int, states: Collection[State]) -> list[GroupTip]:
    rows = await tx.all(
        """
        SELECT * FROM group_tip WHERE guild_id = ? AND state IN (SELECT value FROM json_each(?)) ORDER BY id
        """,
        (guild_id, json.dumps(list(states))),
    )
    return [_group_tip(row) for row in rows]


async def list_proposed_by(tx: Transaction, guild_id: int, user_id: int) -> list[GroupTip]:
    rows = await tx.all(
        "SELECT * FROM group_tip WHERE guild_id = ? AND proposed_by = ? ORDER BY id", (guild_id, user_id)
    )
    return [_group_tip(row) for row in rows]


async def list_decided_by(tx: Transaction, guild_id: int, user_id: int) -> list[GroupTip]:
    rows = await tx.all(
        "SELECT * FROM group_tip WHERE guild_id = ? AND decided_by = ? ORDER BY id", (guild_id, user_id)
    )
    return [_group_tip(row) for row in rows]


async def set_state(tx: Transaction, tip: GroupTip, state: State, by: int) -> bool:
    """Leave the state it was read in; False if somebody was faster."""
    changed = await tx.run(
        "UPDATE group_tip SET state = ?, decided_by = ? WHERE id = ? AND guild_id = ? AND state = ?",
        (state, by, tip.id, tip.guild_id, tip.state),
    )
    return changed == 1


async def set_wording(tx: Transaction, tip: GroupTip, wording: Wording, by: int) -> None:
    await tx.run(
        "UPDATE group_tip SET body = ?, source = ?, decided_by = ? WHERE id = ? AND guild_id = ?",
        (wording.text, wording.source, by, tip.id, tip.guild_id),
    )


async def delete_tip(tx: Transaction, guild_id: int, tip_id: int) -> None:
    await tx.run("DELETE FROM group_tip WHERE id = ? AND guild_id = ?", (tip_id, guild_id))


async def set_card(tx: Transaction, guild_id: int, tip_id: int, card: CardPlace) -> bool:
    """False if there is no such proposal any more."""
    changed = await tx.run(
        "UPDATE group_tip SET card_channel_id = ?, card_message_id = ? WHERE id = ? AND guild_id = ?",
        (card.channel_id, card.message_id, tip_id, guild_id),
    )
    return changed == 1


# Votes, and what people saw


async def set_vote(tx: Transaction, guild_id: int, user_id: int, key: str, now: datetime, *, helpful: bool) -> None:
    await tx.run(
        """
        INSERT INTO tip_vote (guild_id, user_id, tip, helpful, voted_at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (guild_id, user_id, tip) DO UPDATE SET helpful = excluded.helpful, voted_at = excluded.voted_at
        """,
        (guild_id, user_id, key, helpful, to_seconds(now)),
    )


async def count_votes(tx: Transaction, guild_id: int) -> dict[str, Votes]:
    """Of every tip that anybody voted on."""
    rows = await tx.all(
        "SELECT tip, SUM(helpful) AS helpful, COUNT(*) AS votes FROM tip_vote WHERE guild_id = ? GROUP BY tip",
        (guild_id,),
    )
    return {row["tip"]: Votes(row["helpful"], row["votes"] - row["helpful"]) for row in rows}


async def votes_of(tx: Transaction, guild_id: int, user_id: int) -> dict[str, bool]:
    """By tip, whether this person found it helpful."""
    rows = await tx.all("SELECT tip, helpful FROM tip_vote WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))
    return {row["tip"]: bool(row["helpful"]) for row in rows}


async def set_seen(tx: Transaction, guild_id: int, user_id: int, key: str, now: datetime) -> None:
    await tx.run(
        "INSERT OR REPLACE INTO tip_seen (guild_id, user_id, tip, seen_at) VALUES (?, ?, ?, ?)",
        (guild_id, user_id, key, to_seconds(now)),
    )


async def seen_by(tx: Transaction, guild_id: int, user_id: int) -> dict[str, datetime]:
    rows = await tx.all("SELECT tip, seen_at FROM tip_seen WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))
    return {row["tip"]: to_instant(row["seen_at"]) for row in rows}


async def delete_person(tx: Transaction, guild_id: int, user_id: int) -> None:
    """What they thought and saw, and proposals that were not taken; a tip of theirs in use stays, without them."""
    await tx.run("DELETE FROM tip_vote WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))
    await tx.run("DELETE FROM tip_seen WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))
    await tx.run(
        "DELETE FROM group_tip WHERE guild_id = ? AND proposed_by = ? AND state IN ('proposed', 'declined')",
        (guild_id, user_id),
    )
    await tx.run(
        """
        UPDATE group_tip SET proposed_by = NULL, card_channel_id = NULL, card_message_id = NULL
        WHERE guild_id = ? AND proposed_by = ?
        """,
        (guild_id, user_id),
    )
    await tx.run("UPDATE group_tip SET decided_by = NULL WHERE guild_id = ? AND decided_by = ?", (guild_id, user_id))


# Posts


async def get_rota(tx: Transaction, guild_id: int) -> Rota:
    row = await tx.one("SELECT * FROM tip_rota WHERE guild_id = ?", (guild_id,))
    if row is None:
        return Rota()
    return Rota(
        next_at=to_instant(row["next_at"]) if row["next_at"] is not None else None,
        round=row["round"],
        quiet_since=to_instant(row["quiet_since"]) if row["quiet_since"] is not None else None,
        broken=row["broken"],
    )


async def save_rota(tx: Transaction, guild_id: int, rota: Rota) -> None:
    await tx.run(
        "INSERT OR REPLACE INTO tip_rota (guild_id, next_at, round, quiet_since, broken) VALUES (?, ?, ?, ?, ?)",
        (
            guild_id,
            to_seconds(rota.next_at) if rota.next_at else None,
            rota.round,
            to_seconds(rota.quiet_since) if rota.quiet_since else None,
            rota.broken,
        ),
    )


async def add_post(
    tx: Transaction,
    guild_id: int,
    key: str,
    round_: int,
    channel_id: int,
    planned_at: datetime,
    late_at: datetime,
    *,
    by_clock: bool,
) -> int | None:
    """The id of the new row; None where the post of this time of the schedule is there already."""
    row = await tx.one(
        """
        INSERT INTO tip_post (guild_id, tip, round, planned_at, late_at, by_clock, channel_id)
        VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING RETURNING id
        """,
        (guild_id, key, round_, to_seconds(planned_at), to_seconds(late_at), by_clock, channel_id),
    )
    return row["id"] if row else None


async def get_post(tx: Transaction, guild_id: int, post_id: int) -> Post | None:
    row = await tx.one("SELECT * FROM tip_post WHERE id = ? AND guild_id = ?", (post_id, guild_id))
    if row is None:
        return None
    return Post(
        id=row["id"],
        guild_id=row["guild_id"],
        key=row["tip"],
        channel_id=row["channel_id"],
        late_at=to_instant(row["late_at"]),
        by_clock=bool(row["by_clock"]),
        is_waiting=row["state"] == "waiting",
    )


async def set_posted(tx: Transaction, post: Post, message_id: int) -> None:
    await tx.run(
        "UPDATE tip_post SET state = 'posted', message_id = ? WHERE id = ? AND guild_id = ? AND state = 'waiting'",
        (message_id, post.id, post.guild_id),
    )


async def set_not_posted(tx: Transaction, post: Post, state: str) -> None:
    """ "missed" or "failed": the tip keeps its turn."""
    await tx.run(
        "UPDATE tip_post SET state = ? WHERE id = ? AND guild_id = ? AND state = 'waiting'",
        (state, post.id, post.guild_id),
    )


async def shown_in_round(tx: Transaction, guild_id: int, round_: int) -> set[str]:
    """Those that wait to be posted count too."""
    rows = await tx.all(
        "SELECT tip FROM tip_post WHERE guild_id = ? AND round = ? AND state IN ('waiting', 'posted')",
        (guild_id, round_),
    )
    return {row["tip"] for row in rows}


async def last_shown(tx: Transaction, guild_id: int, round_: int) -> tuple[str, datetime] | None:
    """The tip that came last, in this round or the one before, and when it was to be posted."""
    row = await tx.one(
        """
        SELECT tip, planned_at FROM tip_post
        WHERE guild_id = ? AND round IN (?, ?) AND state IN ('waiting', 'posted') ORDER BY id DESC LIMIT 1
        """,
        (guild_id, round_, round_ - 1),
    )
    return (row["tip"], to_instant(row["planned_at"])) if row else None


def _group_tip(row: Row) -> GroupTip:
    has_card = row["card_channel_id"] is not None and row["card_message_id"] is not None
    return GroupTip(
        id=row["id"],
        guild_id=row["guild_id"],
        catalogue_id=row["catalogue_id"],
        topic=row["topic"],
        wording=Wording(row["body"], row["source"]),
        state=row["state"],
        proposed_by=row["proposed_by"],
        decided_by=row["decided_by"],
        made_at=to_instant(row["made_at"]),
        card=CardPlace(row["card_channel_id"], row["card_message_id"]) if has_card else None,
    )
