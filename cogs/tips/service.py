"""What people and other features get of tips: one at a time, the right one at the right moment, and their votes.

The posts are in `rota`, what moderators do and what members propose in `curation`.
"""

from datetime import datetime

from cogs.members import service as members
from cogs.tips import curation, rota, rules, store, texts
from cogs.tips.collection import require, tips_in_use
from cogs.tips.models import Given, Moment, Tip
from core import jobs
from core.actor import Actor
from core.errors import Refusal
from core.settings import get_settings
from data.database import Transaction


async def give(tx: Transaction, actor: Actor, topic: str | None, now: datetime) -> Given:
    """A tip for this person, of one topic or any: what they have not had yet comes first."""
    guild_id, user_id = actor.guild_id, actor.user_id
    tips = [tip for tip in await tips_in_use(tx, guild_id) if topic is None or tip.topic == topic]
    said = await store.votes_of(tx, guild_id, user_id)
    seen, votes = await store.seen_by(tx, guild_id, user_id), await store.count_votes(tx, guild_id)
    tip = rules.next_for_person(tips, seen, said, votes, user_id)
    if tip is None:
        raise Refusal(texts.none_on_this())
    await members.remember(tx, guild_id, user_id)
    await store.set_seen(tx, guild_id, user_id, tip.key, now)
    return Given(tip, said.get(tip.key))


async def vote(tx: Transaction, actor: Actor, key: str, now: datetime, *, helpful: bool) -> Given:
    """One vote for each person and tip; the last one counts."""
    tip = await require(tx, actor.guild_id, key)
    await members.remember(tx, actor.guild_id, actor.user_id)
    await store.set_vote(tx, actor.guild_id, actor.user_id, key, now, helpful=helpful)
    return Given(tip, helpful)


async def tip_for(
    tx: Transaction, guild_id: int, moment: Moment, now: datetime, *, user_id: int | None = None
) -> Tip | None:
    """A tip for this moment, another one each day; for one person, none that they said is not for them."""
    said = await store.votes_of(tx, guild_id, user_id) if user_id is not None else {}
    seed = now.toordinal() + (user_id or guild_id)
    return rules.for_moment(await tips_in_use(tx, guild_id), moment, said, seed)


async def tip_line(tx: Transaction, guild_id: int, moment: Moment, now: datetime, *, user_id: int | None = None) -> str:
    """The same as a line below something else; empty where there is none."""
    tip = await tip_for(tx, guild_id, moment, now, user_id=user_id)
    return texts.line(tip) if tip else ""


async def settings_changed(tx: Transaction, guild_id: int, names: frozenset[str], now: datetime) -> None:
    """Another schedule, channel or zone moves the next post."""
    if names & {"tips_schedule", "tips_channel", "timezone"}:
        if "tips_channel" in names:
            await rota.channel_changed(tx, guild_id)
        await rota.plan(tx, guild_id, await get_settings(tx, guild_id), now)
    if "moderator_channel" in names:
        await curation.show_proposals_again(tx, guild_id, now)


def describe_job(kind: str, detail: str) -> str:
    return texts.job_in_words(kind)


# What is kept about a person


async def show_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> list[str]:
    said = await store.votes_of(tx, guild_id, user_id)
    proposed = await store.list_proposed_by(tx, guild_id, user_id)
    waiting = sum(one.is_waiting for one in proposed)
    return texts.about_me(sum(said.values()), len(said) - sum(said.values()), len(proposed), waiting)


async def export_member(tx: Transaction, guild_id: int, user_id: int) -> dict[str, object]:
    proposed = await store.list_proposed_by(tx, guild_id, user_id)
    decided = await store.list_decided_by(tx, guild_id, user_id)
    held: dict[str, object] = {
        "votes": [
            {"tip": key, "helpful": helpful} for key, helpful in (await store.votes_of(tx, guild_id, user_id)).items()
        ],
        "seen": [{"tip": key, "at": at} for key, at in (await store.seen_by(tx, guild_id, user_id)).items()],
        "proposed": [
            {
                "topic": one.topic,
                "text": one.wording.text,
                "source": one.wording.source,
                "state": one.state,
                "made_at": one.made_at,
            }
            for one in proposed
        ],
        "changed_as_a_moderator": [{"tip": one.key, "state": one.state} for one in decided],
    }
    return {name: data for name, data in held.items() if data}


async def forget_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> None:
    """What they said and saw goes, and their proposals with their cards; one that is in use stays without them."""
    for proposal in await store.list_proposed_by(tx, guild_id, user_id):
        # One that is to be shown stays: it takes a card away of which nobody heard that it was posted.
        await jobs.cancel(tx, guild_id, curation.TELL, proposal.id)
        if proposal.card is not None:
            place = f"{proposal.card.channel_id}:{proposal.card.message_id}"
            await jobs.schedule(tx, guild_id, curation.ERASE, proposal.id, now, detail=place)
    for decided in await store.list_decided_by(tx, guild_id, user_id):
        if decided.card is not None and decided.proposed_by != user_id:
            await jobs.schedule(tx, guild_id, curation.SHOW, decided.id, now)
    await store.delete_person(tx, guild_id, user_id)
