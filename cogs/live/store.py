"""The live sessions and check-ins in the database."""

from datetime import datetime

from cogs.live.models import LiveState, Panel, Session
from core.agendas import Phase, PhaseKind
from data.database import Row, Transaction
from data.instants import to_instant, to_seconds


async def add_session(tx: Transaction, guild_id: int, interview_id: int, phases: tuple[Phase, ...]) -> bool:
    """False if there is one already that was not called off."""
    changed = await tx.run(
        """
        INSERT INTO live_session (interview_id, guild_id, state, phases) VALUES (?, ?, 'ready', ?)
        ON CONFLICT (interview_id) DO UPDATE SET state = 'ready', phases = excluded.phases WHERE state = 'off'
        """,
        (interview_id, guild_id, _written(phases)),
    )
    return changed == 1


async def get_session(tx: Transaction, guild_id: int, interview_id: int) -> Session | None:
    row = await tx.one("SELECT * FROM live_session WHERE interview_id = ? AND guild_id = ?", (interview_id, guild_id))
    return _session(row) if row else None


async def get_session_in(tx: Transaction, guild_id: int, channel_id: int) -> Session | None:
    """The one that is going on in this channel."""
    row = await tx.one(
        """
        SELECT * FROM live_session WHERE channel_id = ? AND state IN ('ready', 'running') AND guild_id = ?
        ORDER BY state = 'running' DESC, interview_id LIMIT 1
        """,
        (channel_id, guild_id),
    )
    return _session(row) if row else None


async def list_going_on(tx: Transaction, guild_id: int) -> list[Session]:
    rows = await tx.all(
        "SELECT * FROM live_session WHERE guild_id = ? AND state IN ('ready', 'running') ORDER BY interview_id",
        (guild_id,),
    )
    return [_session(row) for row in rows]


async def set_started(tx: Transaction, session: Session, now: datetime) -> bool:
    changed = await tx.run(
        """
        UPDATE live_session SET state = 'running', phase = 0, phase_started_at = ?, started_at = ?
        WHERE interview_id = ? AND guild_id = ? AND state = 'ready'
        """,
        (to_seconds(now), to_seconds(now), session.interview_id, session.guild_id),
    )
    return changed == 1


async def set_phase(tx: Transaction, session: Session, number: int, now: datetime) -> bool:
    """False if somebody else moved it on meanwhile."""
    changed = await tx.run(
        """
        UPDATE live_session SET phase = ?, phase_started_at = ?
        WHERE interview_id = ? AND guild_id = ? AND state = 'running' AND phase = ?
        """,
        (number, to_seconds(now), session.interview_id, session.guild_id, session.number),
    )
    return changed == 1


async def set_over(tx: Transaction, session: Session, state: LiveState, now: datetime) -> bool:
    changed = await tx.run(
        """
        UPDATE live_session SET state = ?, ended_at = ?
        WHERE interview_id = ? AND guild_id = ? AND state IN ('ready', 'running')
        """,
        (state, to_seconds(now), session.interview_id, session.guild_id),
    )
    return changed == 1


async def set_channel(tx: Transaction, session: Session, channel_id: int | None) -> None:
    """Another place has no panel yet."""
    await tx.run(
        "UPDATE live_session SET channel_id = ?, message_id = NULL WHERE interview_id = ? AND guild_id = ?",
        (channel_id, session.interview_id, session.guild_id),
    )


async def set_panel(tx: Transaction, session: Session, panel: Panel) -> None:
    await tx.run(
        """
        UPDATE live_session SET message_id = ?, shown_phase = ?, shown_face = ?, shown_at = ?
        WHERE interview_id = ? AND guild_id = ? AND channel_id = ?
        """,
        (
            panel.message_id,
            panel.phase,
            panel.face,
            to_seconds(panel.shown_at),
            session.interview_id,
            session.guild_id,
            panel.channel_id,
        ),
    )


async def forget_face(tx: Transaction, session: Session) -> None:
    """Have the panel edited even if nothing changed, which tells whether it is still there."""
    await tx.run(
        "UPDATE live_session SET shown_face = '' WHERE interview_id = ? AND guild_id = ?",
        (session.interview_id, session.guild_id),
    )


# Who is there


async def add_check_in(tx: Transaction, guild_id: int, interview_id: int, user_id: int, now: datetime) -> bool:
    changed = await tx.run(
        "INSERT OR IGNORE INTO check_in (interview_id, guild_id, user_id, checked_in_at) VALUES (?, ?, ?, ?)",
        (interview_id, guild_id, user_id, to_seconds(now)),
    )
    return changed == 1


async def list_check_ins(tx: Transaction, guild_id: int, interview_id: int) -> dict[int, datetime]:
    rows = await tx.all(
        "SELECT user_id, checked_in_at FROM check_in WHERE interview_id = ? AND guild_id = ? ORDER BY checked_in_at",
        (interview_id, guild_id),
    )
    return {row["user_id"]: to_instant(row["checked_in_at"]) for row in rows}


async def list_check_ins_of(tx: Transaction, guild_id: int, user_id: int) -> dict[int, datetime]:
    """When this person checked in, by interview."""
    rows = await tx.all(
        "SELECT interview_id, checked_in_at FROM check_in WHERE guild_id = ? AND user_id = ? ORDER BY interview_id",
        (guild_id, user_id),
    )
    return {row["interview_id"]: to_instant(row["checked_in_at"]) for row in rows}


async def delete_check_ins(tx: Transaction, guild_id: int, interview_id: int) -> None:
    await tx.run("DELETE FROM check_in WHERE interview_id = ? AND guild_id = ?", (interview_id, guild_id))


async def delete_person(tx: Transaction, guild_id: int, user_id: int) -> None:
    await tx.run("DELETE FROM check_in WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))


def _written(phases: tuple[Phase, ...]) -> str:
    return ",".join(f"{phase.kind}:{phase.minutes}" for phase in phases)


def _phases(written: str) -> tuple[Phase, ...]:
    pairs = (one.split(":") for one in written.split(","))
    return tuple(Phase(PhaseKind(kind), int(minutes)) for kind, minutes in pairs)


def _session(row: Row) -> Session:
    panel = None
    if row["message_id"] is not None:
        panel = Panel(
            channel_id=row["channel_id"],
            message_id=row["message_id"],
            phase=row["shown_phase"],
            face=row["shown_face"],
            shown_at=to_instant(row["shown_at"]),
        )
    return Session(
        interview_id=row["interview_id"],
        guild_id=row["guild_id"],
        state=LiveState(row["state"]),
        phases=_phases(row["phases"]),
        number=row["phase"],
        phase_started_at=to_instant(row["phase_started_at"]) if row["phase_started_at"] is not None else None,
        started_at=to_instant(row["started_at"]) if row["started_at"] is not None else None,
        ended_at=to_instant(row["ended_at"]) if row["ended_at"] is not None else None,
        channel_id=row["channel_id"],
        panel=panel,
    )
