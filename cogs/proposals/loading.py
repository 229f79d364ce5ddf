"""What the card of an offer shows, read in one go."""

from datetime import datetime, timedelta

from cogs.interviews import service as interviews
from cogs.members import service as members
from cogs.profiles import service as profiles
from cogs.proposals import rules, store
from cogs.proposals.models import OfferShown, Proposal
from cogs.requests import service as requests
from cogs.requests.models import Request
from cogs.slots import service as slots
from cogs.slots.models import Slot
from core.agendas import occupied
from core.settings import Settings
from data.database import Transaction


async def load(tx: Transaction, proposal: Proposal, settings: Settings, group: str, now: datetime) -> OfferShown:
    guild_id = proposal.guild_id
    request = await requests.get_request(tx, guild_id, proposal.request_id)
    interview = await interviews.get_interview(tx, guild_id, proposal.interview_id) if proposal.interview_id else None
    people = [person for person in (proposal.volunteer_id, proposal.member_id) if person is not None]
    zones = await members.zones_of(tx, guild_id, people, settings)
    own = zones[proposal.volunteer_id].zone if proposal.volunteer_id is not None else settings.zone
    theirs = zones[proposal.member_id].zone if proposal.member_id is not None else settings.zone
    needs = await profiles.needs_of(tx, guild_id, proposal.member_id) if proposal.member_id is not None else None
    slot = await slots.get_slot(tx, guild_id, proposal.slot_id) if proposal.slot_id is not None else None
    return OfferShown(
        proposal=proposal,
        request=request,
        slot=slot,
        interview=interview,
        questions=await store.list_questions(tx, guild_id, proposal.id),
        windows=requests.windows_of(request, theirs, now, now + rules.LOOK_AHEAD) if request is not None else [],
        needs=profiles.needs_in_words(needs) if needs else "",
        occupied=_occupied(request, slot, settings),
        volunteer_zone=own,
        member_zone=theirs,
        group=group,
    )


def _occupied(request: Request | None, slot: Slot | None, settings: Settings) -> timedelta:
    """Of a time that the volunteer offered, no more than they keep free for it."""
    if request is None or slot is None:
        return timedelta()
    wanted = occupied(settings.agenda, slot.minutes, is_watched=request.may_be_watched)
    return min(wanted, slot.ends_at - slot.starts_at)
