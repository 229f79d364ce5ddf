"""The SQL of reports."""

from datetime import datetime

from cogs.reports.models import Place, Report, State
from data.database import Row, Transaction
from data.instants import to_instant, to_seconds


async def add_report(
    tx: Transaction,
    guild_id: int,
    reporter_id: int,
    person_id: int | None,
    message: Place | None,
    words: str,
    now: datetime,
) -> Report:
    rows = await tx.all(
        """
        INSERT INTO report (guild_id, reporter_id, person_id, channel_id, message_id, words, made_at)
        VALUES (?, ?, ?, ?, ?, ?, ?) RETURNING *
        """,
        (
            guild_id,
            reporter_id,
            person_id,
            message.channel_id if message else None,
            message.message_id if message else None,
            words,
            to_seconds(now),
        ),
    )
    return _report(rows[0])


async def get_report(tx: Transaction, guild_id: int, report_id: int) -> Report | None:
    row = await tx.one("SELECT * FROM report WHERE id = ? AND guild_id = ?", (report_id, guild_id))
    return _report(row) if row else None


async def list_open(tx: Transaction, guild_id: int) -> list[Report]:
    """The longest waiting first."""
    rows = await tx.all("SELECT * FROM report WHERE guild_id = ? AND state = 'open' ORDER BY id", (guild_id,))
    return [_report(row) for row in rows]


async def list_about(tx: Transaction, guild_id: int, person_id: int, limit: int) -> list[Report]:
    """The latest first."""
    rows = await tx.all(
        "SELECT * FROM report WHERE guild_id = ? AND person_id = ? ORDER BY id DESC LIMIT ?",
        (guild_id, person_id, limit),
    )
    return [_report(row) for row in rows]


async def list_by(tx: Transaction, guild_id: int, reporter_id: int) -> list[Report]:
    rows = await tx.all(
        "SELECT * FROM report WHERE guild_id = ? AND reporter_id = ? ORDER BY id", (guild_id, reporter_id)
    )
    return [_report(row) for row in rows]


async def list_done_by(tx: Transaction, guild_id: int, user_id: int) -> list[Report]:
    rows = await tx.all("SELECT * FROM report WHERE guild_id = ? AND done_by = ? ORDER BY id", (guild_id, user_id))
    return [_report(row) for row in rows]


async def set_done(tx: Transaction, report: Report, by: int, note: str, now: datetime) -> bool:
    """False if somebody was faster."""
    changed = await tx.run(
        """
        UPDATE report SET state = 'done', done_by = ?, done_at = ?, note = ?
        WHERE id = ? AND guild_id = ? AND state = 'open'
        """,
        (by, to_seconds(now), note, report.id, report.guild_id),
    )
    return changed == 1


async def set_card(tx: Transaction, guild_id: int, report_id: int, card: Place | None) -> bool:
    """False if there is no such report any more."""
    changed = await tx.run(
        "UPDATE report SET card_channel_id = ?, card_message_id = ? WHERE id = ? AND guild_id = ?",
        (card.channel_id if card else None, card.message_id if card else None, report_id, guild_id),
    )
    return changed == 1


async def delete_report(tx: Transaction, guild_id: int, report_id: int) -> None:
    await tx.run("DELETE FROM report WHERE id = ? AND guild_id = ?", (report_id, guild_id))


async def forget_person(tx: Transaction, guild_id: int, user_id: int) -> None:
    """Who reported, and who dealt with it. Whom it is about stays: a report protects others."""
    await tx.run("UPDATE report SET reporter_id = NULL WHERE guild_id = ? AND reporter_id = ?", (guild_id, user_id))
    await tx.run("UPDATE report SET done_by = NULL WHERE guild_id = ? AND done_by = ?", (guild_id, user_id))


def _report(row: Row) -> Report:
    return Report(
        id=row["id"],
        guild_id=row["guild_id"],
        reporter_id=row["reporter_id"],
        person_id=row["person_id"],
        message=_place(row["channel_id"], row["message_id"]),
        words=row["words"],
        state=State(row["state"]),
        made_at=to_instant(row["made_at"]),
        done_by=row["done_by"],
        done_at=to_instant(row["done_at"]),
        note=row["note"],
        card=_place(row["card_channel_id"], row["card_message_id"]),
    )


def _place(channel_id: int | None, message_id: int | None) -> Place | None:
    return Place(channel_id, message_id) if channel_id and message_id else None
