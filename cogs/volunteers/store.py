"""The SQL of applications and volunteers."""

import json
from collections.abc import Iterable
from datetime import datetime

from cogs.volunteers.models import (
    Application,
    ApplicationForm,
    Attestation,
    CardPlace,
    RoleProblem,
    State,
    Suspension,
    Volunteer,
)
from data.database import Row, Transaction
from data.instants import to_instant, to_seconds

# Applications


async def add_application(
    tx: Transaction, guild_id: int, user_id: int, name: str, form: ApplicationForm, now: datetime
) -> int:
    return await tx.add(
        """
        INSERT INTO application (guild_id, user_id, name, occupation, fields, kinds, proof, made_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
        (
            guild_id,
            user_id,
            name,
            form.occupation,
            json.dumps(form.fields),
            json.dumps(form.kinds),
            form.proof,
            to_seconds(now),
        ),
    )


async def get_application(tx: Transaction, guild_id: int, application_id: int) -> Application | None:
    row = await tx.one("SELECT * FROM application WHERE id = ? AND guild_id = ?", (application_id, guild_id))
    return _application(row) if row else None


async def get_latest_application(tx: Transaction, guild_id: int, user_id: int) -> Application | None:
    """The person's newest application, whatever became of it."""
    row = await tx.one(
        "SELECT * FROM application WHERE guild_id = ? AND user_id = ? ORDER BY id DESC LIMIT 1", (guild_id, user_id)
    )
    return _application(row) if row else None


async def list_applications_of(tx: Transaction, guild_id: int, user_id: int) -> list[Application]:
    rows = await tx.all("SELECT * FROM application WHERE guild_id = ? AND user_id = ? ORDER BY id", (guild_id, user_id))
    return [_application(row) for row in rows]


async def list_waiting(tx: Transaction, guild_id: int, limit: int = -1) -> list[Application]:
    """The applications to decide, the longest waiting first."""
    rows = await tx.all(
        "SELECT * FROM application WHERE guild_id = ? AND state = 'waiting' ORDER BY id LIMIT ?", (guild_id, limit)
    )
    return [_application(row) for row in rows]


async def list_declined_since(tx: Transaction, guild_id: int, since: datetime, limit: int) -> list[Application]:
    """Declined lately, newest first: moderators may change their mind."""
    rows = await tx.all(
        """
        SELECT * FROM application WHERE guild_id = ? AND decided_by IS NOT NULL AND state = 'declined'
          AND decided_at >= ?
        ORDER BY id DESC LIMIT ?
        """,
        (guild_id, to_seconds(since), limit),
    )
    return [_application(row) for row in rows]


async def set_decided(
    tx: Transaction, application: Application, state: State, by: int | None, reason: str, now: datetime
) -> bool:
    """Leave the state it was read in; False if somebody was faster. How to verify them is deleted."""
    changed = await tx.run(
        """
        UPDATE application SET state = ?, decided_by = ?, decided_at = ?, reason = ?, proof = ''
        WHERE id = ? AND guild_id = ? AND state = ?
        """,
        (state, by, to_seconds(now), reason, application.id, application.guild_id, application.state),
    )
    return changed == 1


async def set_card(tx: Transaction, guild_id: int, application_id: int, card: CardPlace | None) -> bool:
    """False if there is no such application any more."""
    changed = await tx.run(
        "UPDATE application SET card_channel_id = ?, card_message_id = ? WHERE id = ? AND guild_id = ?",
        (card.channel_id if card else None, card.message_id if card else None, application_id, guild_id),
    )
    return changed == 1


async def set_untold(tx: Transaction, guild_id: int, application_id: int, untold: bool) -> None:
    await tx.run("UPDATE application SET untold = ? WHERE id = ? AND guild_id = ?", (untold, application_id, guild_id))


# Volunteers


async def ensure_volunteer(tx: Transaction, guild_id: int, user_id: int, name: str, now: datetime) -> Volunteer:
    """The person's row, made if there is none; it learns what they are called now."""
    rows = await tx.all(
        """
        INSERT INTO volunteer (guild_id, user_id, name, made_at) VALUES (?, ?, ?, ?)
        ON CONFLICT (guild_id, user_id) DO UPDATE SET name = excluded.name RETURNING *
        """,
        (guild_id, user_id, name, to_seconds(now)),
    )
    return _volunteer(rows[0])


async def get_volunteer(tx: Transaction, guild_id: int, user_id: int) -> Volunteer | None:
    row = await tx.one("SELECT * FROM volunteer WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))
    return _volunteer(row) if row else None


async def get_volunteer_by_id(tx: Transaction, guild_id: int, volunteer_id: int) -> Volunteer | None:
    row = await tx.one("SELECT * FROM volunteer WHERE id = ? AND guild_id = ?", (volunteer_id, guild_id))
    return _volunteer(row) if row else None


async def list_volunteers(tx: Transaction, guild_id: int, *, limit: int = -1, offset: int = 0) -> list[Volunteer]:
    rows = await tx.all(
        "SELECT * FROM volunteer WHERE guild_id = ? ORDER BY user_id LIMIT ? OFFSET ?", (guild_id, limit, offset)
    )
    return [_volunteer(row) for row in rows]


async def list_volunteers_among(tx: Transaction, guild_id: int, user_ids: Iterable[int]) -> list[Volunteer]:
    """Those of these people who have a profile."""
    rows = await tx.all(
        "SELECT * FROM volunteer WHERE guild_id = ? AND user_id IN (SELECT value FROM json_each(?))",
        (guild_id, json.dumps(list(user_ids))),
    )
    return [_volunteer(row) for row in rows]


async def list_with_own_start(tx: Transaction, guild_id: int) -> list[Volunteer]:
    """Those whose times open earlier or later than the group's notice says, or not at all."""
    rows = await tx.all(
        """
        SELECT * FROM volunteer WHERE guild_id = ?
          AND (notice_hours IS NOT NULL OR paused_until IS NOT NULL OR suspended_at IS NOT NULL)
        """,
        (guild_id,),
    )
    return [_volunteer(row) for row in rows]


async def count_volunteers(tx: Transaction, guild_id: int) -> int:
    row = await tx.one("SELECT COUNT(*) AS number FROM volunteer WHERE guild_id = ?", (guild_id,))
    return int(row["number"]) if row else 0


async def set_profile(tx: Transaction, volunteer: Volunteer) -> None:
    await tx.run(
        """
        UPDATE volunteer SET fields = ?, kinds = ?, levels = ?, languages = ?, employer = ?,
            weekly_limit = ?, notice_hours = ?, buffer_minutes = ?
        WHERE id = ? AND guild_id = ?
        """,
        (
            json.dumps(volunteer.fields),
            json.dumps(volunteer.kinds),
            json.dumps(volunteer.levels),
            json.dumps(volunteer.languages),
            volunteer.employer,
            volunteer.weekly_limit,
            volunteer.notice_hours,
            volunteer.buffer_minutes,
            volunteer.id,
            volunteer.guild_id,
        ),
    )


async def set_paused(tx: Transaction, volunteer: Volunteer, until: datetime | None) -> None:
    await tx.run(
        "UPDATE volunteer SET paused_until = ? WHERE id = ? AND guild_id = ?",
        (to_seconds(until) if until else None, volunteer.id, volunteer.guild_id),
    )


async def set_suspended(tx: Transaction, volunteer: Volunteer, by: int, because: str, now: datetime) -> bool:
    changed = await tx.run(
        """
        UPDATE volunteer SET suspended_at = ?, suspended_by = ?, suspended_because = ?
        WHERE id = ? AND guild_id = ? AND suspended_at IS NULL
        """,
        (to_seconds(now), by, because, volunteer.id, volunteer.guild_id),
    )
    return changed == 1


async def set_not_suspended(tx: Transaction, volunteer: Volunteer) -> bool:
    changed = await tx.run(
        """
        UPDATE volunteer SET suspended_at = NULL, suspended_by = NULL, suspended_because = ''
        WHERE id = ? AND guild_id = ? AND suspended_at IS NOT NULL
        """,
        (volunteer.id, volunteer.guild_id),
    )
    return changed == 1


async def add_attestation(tx: Transaction, volunteer: Volunteer, attestation: Attestation) -> None:
    await tx.run(
        """
        INSERT INTO attestation (guild_id, volunteer_id, how, seen_by, seen_at, counts_until)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        (
            volunteer.guild_id,
            volunteer.id,
            attestation.how,
            attestation.by,
            to_seconds(attestation.at),
            to_seconds(attestation.until),
        ),
    )


async def list_attestations(tx: Transaction, guild_id: int, volunteer_ids: Iterable[int]) -> dict[int, Attestation]:
    """The last one of each of these volunteers that has any."""
    rows = await tx.all(
        """
        SELECT * FROM attestation WHERE volunteer_id IN (SELECT value FROM json_each(?)) AND guild_id = ? ORDER BY id
        """,
        (json.dumps(list(volunteer_ids)), guild_id),
    )
    return {row["volunteer_id"]: _attestation(row) for row in rows}


async def set_role_problem(tx: Transaction, guild_id: int, volunteer_id: int, problem: RoleProblem | None) -> None:
    await tx.run(
        "UPDATE volunteer SET role_problem = ? WHERE id = ? AND guild_id = ?", (problem or "", volunteer_id, guild_id)
    )


# Being forgotten


async def delete_person(tx: Transaction, guild_id: int, user_id: int) -> None:
    """Their applications and profile go; what they decided as a moderator stays without them."""
    await tx.run("DELETE FROM application WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))
    await tx.run("DELETE FROM volunteer WHERE guild_id = ? AND user_id = ?", (guild_id, user_id))
    await tx.run("UPDATE application SET decided_by = NULL WHERE guild_id = ? AND decided_by = ?", (guild_id, user_id))
    await tx.run(
        "UPDATE volunteer SET suspended_by = NULL WHERE guild_id = ? AND suspended_by = ?", (guild_id, user_id)
    )
    await tx.run("UPDATE attestation SET seen_by = NULL WHERE guild_id = ? AND seen_by = ?", (guild_id, user_id))


async def list_decided_by(tx: Transaction, guild_id: int, user_id: int) -> list[Application]:
    rows = await tx.all(
        "SELECT * FROM application WHERE guild_id = ? AND decided_by = ? ORDER BY id", (guild_id, user_id)
    )
    return [_application(row) for row in rows]


async def list_suspended_by(tx: Transaction, guild_id: int, user_id: int) -> list[Volunteer]:
    rows = await tx.all("SELECT * FROM volunteer WHERE guild_id = ? AND suspended_by = ?", (guild_id, user_id))
    return [_volunteer(row) for row in rows]


async def list_attested_by(tx: Transaction, guild_id: int, user_id: int) -> list[Attestation]:
    rows = await tx.all("SELECT * FROM attestation WHERE guild_id = ? AND seen_by = ?", (guild_id, user_id))
    return [_attestation(row) for row in rows]


def _application(row: Row) -> Application:
    form = ApplicationForm(row["occupation"], _names(row["fields"]), _names(row["kinds"]), row["proof"])
    return Application(
        id=row["id"],
        guild_id=row["guild_id"],
        user_id=row["user_id"],
        name=row["name"],
        form=form,
        state=State(row["state"]),
        decided_by=row["decided_by"],
        decided_at=to_instant(row["decided_at"]),
        reason=row["reason"],
        untold=bool(row["untold"]),
        made_at=to_instant(row["made_at"]),
        card=CardPlace(row["card_channel_id"], row["card_message_id"]) if row["card_message_id"] else None,
    )


def _volunteer(row: Row) -> Volunteer:
    return Volunteer(
        id=row["id"],
        guild_id=row["guild_id"],
        user_id=row["user_id"],
        name=row["name"],
        fields=_names(row["fields"]),
        kinds=_names(row["kinds"]),
        levels=_names(row["levels"]),
        languages=_names(row["languages"]),
        employer=row["employer"],
        weekly_limit=row["weekly_limit"],
        notice_hours=row["notice_hours"],
        buffer_minutes=row["buffer_minutes"],
        paused_until=to_instant(row["paused_until"]),
        suspension=_suspension(row),
        role_problem=RoleProblem(row["role_problem"]) if row["role_problem"] else None,
        made_at=to_instant(row["made_at"]),
    )


def _suspension(row: Row) -> Suspension | None:
    at = to_instant(row["suspended_at"])
    return Suspension(at, row["suspended_by"], row["suspended_because"]) if at else None


def _attestation(row: Row) -> Attestation:
    return Attestation(
        row["how"],
        row["seen_by"],
        to_instant(row["seen_at"]),
        to_instant(row["counts_until"]),
    )


def _names(stored: str) -> tuple[str, ...]:
    return tuple(json.loads(stored))
