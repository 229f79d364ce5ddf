"""Interviews and packs as plain values, and booked interviews in a real database."""

from dataclasses import replace
from datetime import datetime, timedelta

from cogs.interviews import store as interview_store
from cogs.interviews.models import Interview, State, Wish
from cogs.prep.models import Pack, Part, Question
from cogs.slots import store as slot_store
from cogs.slots.models import SlotState, Terms
from core.actor import Actor
from core.agendas import agenda_for
from data.database import Database
from tests.interviews.plain import INTERVIEW
from tests.stage import NOW

GUILD = 1
AGENDA = timedelta(minutes=75)


def person(user_id: int) -> Actor:
    return Actor(GUILD, user_id, "Somebody", is_member=True, is_volunteer=False, is_moderator=False)


ANA, BEN, PRIYA, TOM = person(11), person(12), person(21), person(22)


def interview(kind: str | None = "behavioural", goals: str = "", starts_at: datetime = NOW) -> Interview:
    return replace(
        INTERVIEW,
        starts_at=starts_at,
        ends_at=starts_at + AGENDA,
        field="Customer service",
        kind=kind,
        place="x" * 100,
        goals=goals,
    )


def pack_of(part: Part, kind: str, questions: tuple[Question, ...], needs: str, goals: str) -> Pack:
    return Pack(
        interview=interview(kind, goals),
        part=part,
        phases=agenda_for("Peer triad 60", is_watched=True).phases(60),
        looked_at=("Own part in real examples",) * 5,
        questions=questions,
        repeated=frozenset(one.id for one in questions),
        draw=1,
        needs=needs,
        in_advance=True,
        has_resume=True,
        place="x" * 100,
        reveal_hours=168,
        tip="x" * 500,
        can_draw=True,
    )


async def held(
    db: Database, hours: float, *, by: Actor = PRIYA, member: Actor = ANA, kind: str | None = "behavioural"
) -> Interview:
    """A booked interview."""
    starts_at = NOW + timedelta(hours=hours)
    terms, wish = Terms(30, None, kind, "Lounge", False), Wish("Practise", may_be_watched=True, may_be_recorded=False)
    async with db.write() as tx:
        slot_id = await slot_store.add_slot(
            tx, GUILD, by.user_id, starts_at, starts_at + AGENDA, terms, NOW, state=SlotState.TAKEN
        )
        slot = await slot_store.get_slot(tx, GUILD, slot_id)
        assert slot is not None
        return await interview_store.add_interview(
            tx, slot, member.user_id, wish, ends_at=starts_at + AGENDA, state=State.BOOKED, answer_due_at=None, now=NOW
        )
