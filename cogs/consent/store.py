"""The ledger, speakers, recordings and copies in the database."""

from datetime import datetime

from cogs.consent.models import AUDIENCE, SCOPE, TEXT_VERSION, Answer, Consent, Copy, Recording
from data.database import Row, Transaction
from data.instants import to_instant, to_seconds

# The ledger


async def add_consent(
    tx: Transaction, guild_id: int, interview_id: int, user_id: int, answer: Answer, now: datetime
) -> None:
    await tx.run(
        """
        INSERT INTO consent (guild_id, interview_id, user_id, answer, scope, audience, text_version, answered_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (guild_id, interview_id, user_id, answer, SCOPE, AUDIENCE, TEXT_VERSION, to_seconds(now)),
    )


async def set_withdrawn(tx: Transaction, guild_id: int, interview_id: int, user_id: int, now: datetime) -> bool:
    """False if there was no consent to withdraw."""
    changed = await tx.run(
        """
        UPDATE consent SET withdrawn_at = ?
        WHERE interview_id = ? AND guild_id = ? AND user_id = ? AND answer = 'agree' AND withdrawn_at IS NULL
        """,
        (to_seconds(now), interview_id, guild_id, user_id),
    )
    return changed > 0


async def list_answers(tx: Transaction, guild_id: int, interview_id: int) -> dict[int, Answer]:
    """What each person answered last, to the words as they are now."""
    rows = await tx.all(
        """
        SELECT user_id, answer, withdrawn_at FROM consent
        WHERE interview_id = ? AND guild_id = ? AND user_id IS NOT NULL AND text_version = ? ORDER BY id
        """,
        (interview_id, guild_id, TEXT_VERSION),
    )
    return {row["user_id"]: Answer(row["answer"]) if row["withdrawn_at"] is None else Answer.WITHDRAWN for row in rows}


async def list_consents_of(tx: Transaction, guild_id: int, user_id: int) -> list[Consent]:
    rows = await tx.all("SELECT * FROM consent WHERE guild_id = ? AND user_id = ? ORDER BY id", (guild_id, user_id))
    return [_consent(row) for row in rows]


# Who speaks


async def add_speaker(tx: Transaction, guild_id: int, interview_id: int, user_id: int, now: datetime) -> bool:
    changed = await tx.run(
        "INSERT OR IGNORE INTO speaker (interview_id, guild_id, user_id, joined_at) VALUES (?, ?, ?, ?)",
        (interview_id, guild_id, user_id, to_seconds(now)),
    )
    return changed == 1


async def list_speakers(tx: Transaction, guild_id: int, interview_id: int) -> list[int]:
    """Besides the two who meet."""
    rows = await tx.all(
        "SELECT user_id FROM speaker WHERE interview_id = ? AND guild_id = ? ORDER BY joined_at, user_id",
        (interview_id, guild_id),
    )
    return [row["user_id"] for row in rows]


async def list_spoken_of(tx: Transaction, guild_id: int, user_id: int) -> list[int]:
    """The interviews in which this person speaks besides the two."""
    rows = await tx.all("SELECT interview_id FROM speaker WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))
    return [row["interview_id"] for row in rows]


# Recordings


async def add_recording(tx: Transaction, guild_id: int, interview_id: int) -> None:
    await tx.run("INSERT OR IGNORE INTO recording (interview_id, guild_id) VALUES (?, ?)", (interview_id, guild_id))


async def get_recording(tx: Transaction, guild_id: int, interview_id: int) -> Recording | None:
    row = await tx.one("SELECT * FROM recording WHERE interview_id = ? AND guild_id = ?", (interview_id, guild_id))
    return _recording(row) if row else None


async def list_in_use(tx: Transaction, guild_id: int) -> list[Recording]:
    """Those that are on, or whose link is out."""
    rows = await tx.all(
        "SELECT * FROM recording WHERE guild_id = ? AND (is_on = 1 OR remove_at IS NOT NULL)", (guild_id,)
    )
    return [_recording(row) for row in rows]


async def set_on(tx: Transaction, recording: Recording, is_on: bool) -> bool:
    """False if it is so already."""
    changed = await tx.run(
        """
        UPDATE recording SET is_on = ?, changes = changes + 1 WHERE interview_id = ? AND guild_id = ? AND is_on <> ?
        """,
        (int(is_on), recording.interview_id, recording.guild_id, int(is_on)),
    )
    return changed == 1


async def set_closed(tx: Transaction, guild_id: int, interview_id: int) -> None:
    await tx.run("UPDATE recording SET is_closed = 1 WHERE interview_id = ? AND guild_id = ?", (interview_id, guild_id))


async def set_card(tx: Transaction, guild_id: int, interview_id: int, card_id: int) -> None:
    await tx.run(
        "UPDATE recording SET card_id = ? WHERE interview_id = ? AND guild_id = ?", (card_id, interview_id, guild_id)
    )


async def set_link(tx: Transaction, guild_id: int, interview_id: int, link: str, remove_at: datetime | None) -> None:
    """An empty link, and no time: it is removed."""
    await tx.run(
        "UPDATE recording SET link = ?, remove_at = ? WHERE interview_id = ? AND guild_id = ?",
        (link, to_seconds(remove_at) if remove_at else None, interview_id, guild_id),
    )


async def add_copy(tx: Transaction, guild_id: int, interview_id: int, copy: Copy) -> None:
    await tx.run(
        """
        INSERT OR REPLACE INTO recording_copy (interview_id, guild_id, user_id, channel_id, message_id)
        VALUES (?, ?, ?, ?, ?)
        """,
        (interview_id, guild_id, copy.user_id, copy.channel_id, copy.message_id),
    )


async def list_copies(tx: Transaction, guild_id: int, interview_id: int) -> list[Copy]:
    rows = await tx.all(
        "SELECT * FROM recording_copy WHERE interview_id = ? AND guild_id = ? ORDER BY message_id",
        (interview_id, guild_id),
    )
    return [Copy(row["user_id"], row["channel_id"], row["message_id"]) for row in rows]


async def delete_copy(tx: Transaction, guild_id: int, interview_id: int, copy: Copy) -> None:
    await tx.run(
        "DELETE FROM recording_copy WHERE interview_id = ? AND guild_id = ? AND message_id = ?",
        (interview_id, guild_id, copy.message_id),
    )


# One person


async def list_interviews_of(tx: Transaction, guild_id: int, user_id: int) -> list[int]:
    """Those in whose ledger this person is."""
    rows = await tx.all(
        "SELECT DISTINCT interview_id FROM consent WHERE guild_id = ? AND user_id = ?", (guild_id, user_id)
    )
    return [row["interview_id"] for row in rows]


async def forget_person(tx: Transaction, guild_id: int, user_id: int) -> None:
    """The ledger keeps that somebody agreed and withdrew, without whom."""
    await tx.run("UPDATE consent SET user_id = NULL WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))
    await tx.run("DELETE FROM speaker WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))
    await tx.run("UPDATE recording_copy SET user_id = NULL WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))


def _consent(row: Row) -> Consent:
    return Consent(
        interview_id=row["interview_id"],
        answer=Answer(row["answer"]),
        text_version=row["text_version"],
        answered_at=to_instant(row["answered_at"]),
        withdrawn_at=to_instant(row["withdrawn_at"]) if row["withdrawn_at"] is not None else None,
    )


def _recording(row: Row) -> Recording:
    return Recording(
        interview_id=row["interview_id"],
        guild_id=row["guild_id"],
        is_on=bool(row["is_on"]),
        changes=row["changes"],
        is_closed=bool(row["is_closed"]),
        card_id=row["card_id"],
        link=row["link"],
        remove_at=to_instant(row["remove_at"]) if row["remove_at"] is not None else None,
    )
