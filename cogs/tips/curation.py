"""What moderators do with tips, and what becomes of those that members propose."""

from datetime import datetime

from cogs.members import service as members
from cogs.tips import moderator_texts, rules, store, texts
from cogs.tips.catalogue import catalogue
from cogs.tips.collection import all_tips, require
from cogs.tips.models import OWN_PREFIX, TOPICS, CardPlace, GroupTip, Overview, State, Tip, Votes, Wording
from core import audit, jobs
from core.actor import Actor
from core.errors import Refusal
from core.ids import read_id
from data.database import Transaction

SHOW = "tips:show"
TELL = "tips:tell"
ERASE = "tips:erase"


# Moderators


async def overview(tx: Transaction, guild_id: int, topic: int, offset: int, size: int) -> Overview:
    """A page of one topic's tips, retired ones too."""
    every = await all_tips(tx, guild_id)
    name = TOPICS[topic] if 0 <= topic < len(TOPICS) else TOPICS[0]
    of_topic = [tip for tip in every if tip.topic == name]
    offset = min(max(offset, 0), max(len(of_topic) - 1, 0) // size * size)
    return Overview(
        topic=name,
        tips=of_topic[offset : offset + size],
        votes=await store.count_votes(tx, guild_id),
        count=len(of_topic),
        offset=offset,
        in_use=sum(not tip.is_retired for tip in every),
        proposals=await store.list_in_states(tx, guild_id, (State.PROPOSED,)),
        rota=await store.get_rota(tx, guild_id),
    )


async def look(tx: Transaction, guild_id: int, key: str) -> tuple[Tip, Votes]:
    """A tip, retired or not, and what people say of it."""
    votes = await store.count_votes(tx, guild_id)
    return await require(tx, guild_id, key), votes.get(key, Votes())


async def add(tx: Transaction, actor: Actor, topic: str, typed: Wording, now: datetime) -> Tip:
    guild_id = actor.guild_id
    wording = rules.check_wording(typed, await all_tips(tx, guild_id))
    tip_id = await store.add_tip(
        tx, guild_id, rules.check_topic(topic), wording, State.ACTIVE, now, decided_by=actor.user_id
    )
    return await _changed(tx, actor, "tips:add", f"{OWN_PREFIX}{tip_id}", now)


async def edit(tx: Transaction, actor: Actor, key: str, typed: Wording, now: datetime) -> Tip:
    """Another wording. One of the catalogue keeps its votes and its place; other groups do not see the change."""
    tip = await require(tx, actor.guild_id, key)
    others = [other for other in await all_tips(tx, actor.guild_id) if other.key != key]
    wording = rules.check_wording(typed, others)
    await store.set_wording(tx, await _row_of(tx, actor, tip, now), wording, actor.user_id)
    await _tidy(tx, actor.guild_id, key)
    return await _changed(tx, actor, "tips:edit", key, now)


async def retire(tx: Transaction, actor: Actor, key: str, now: datetime) -> Tip:
    """Nobody is shown it any more, until it is brought back."""
    return await _set_retired(tx, actor, key, now, retired=True)


async def bring_back(tx: Transaction, actor: Actor, key: str, now: datetime) -> Tip:
    return await _set_retired(tx, actor, key, now, retired=False)


async def _set_retired(tx: Transaction, actor: Actor, key: str, now: datetime, *, retired: bool) -> Tip:
    tip = await require(tx, actor.guild_id, key)
    if tip.is_retired == retired:
        raise Refusal(moderator_texts.retired_already() if retired else moderator_texts.in_use_already())
    state = State.RETIRED if retired else State.ACTIVE
    await store.set_state(tx, await _row_of(tx, actor, tip, now), state, actor.user_id)
    await _tidy(tx, actor.guild_id, key)
    return await _changed(tx, actor, "tips:retire" if retired else "tips:restore", key, now)


async def _row_of(tx: Transaction, actor: Actor, tip: Tip, now: datetime) -> GroupTip:
    """The group's row for a tip; for one of the catalogue that it never changed, made now as the catalogue has it."""
    row = await _find_row(tx, actor.guild_id, tip.key)
    if row is None:
        wording = Wording(tip.text, tip.source)
        await store.add_tip(
            tx,
            actor.guild_id,
            tip.topic,
            wording,
            State.ACTIVE,
            now,
            catalogue_id=tip.key,
            decided_by=actor.user_id,
        )
        row = await _find_row(tx, actor.guild_id, tip.key)
    assert row is not None
    return row


async def _find_row(tx: Transaction, guild_id: int, key: str) -> GroupTip | None:
    number = read_id(key.removeprefix(OWN_PREFIX)) if key.startswith(OWN_PREFIX) else None
    return await (store.get_change(tx, guild_id, key) if number is None else store.get_tip(tx, guild_id, number))


async def _tidy(tx: Transaction, guild_id: int, key: str) -> None:
    """A tip that is again as in the catalogue follows the catalogue."""
    original, row = catalogue().get(key), await store.get_change(tx, guild_id, key)
    if original and row and row.state == State.ACTIVE and row.wording == Wording(original.text, original.source):
        await store.delete_tip(tx, guild_id, row.id)


async def _changed(tx: Transaction, actor: Actor, action: str, key: str, now: datetime) -> Tip:
    tip = await require(tx, actor.guild_id, key)
    await audit.record(tx, actor, action, key, tip.text, now)
    return tip


# Proposals


async def look_to_propose(tx: Transaction, actor: Actor) -> None:
    """Whether this person may propose another tip; refuses if not."""
    proposed = await store.list_proposed_by(tx, actor.guild_id, actor.user_id)
    rules.check_may_propose(sum(one.is_waiting for one in proposed))


async def propose(tx: Transaction, actor: Actor, topic: str, typed: Wording, now: datetime) -> None:
    """Send a tip to the moderators."""
    guild_id = actor.guild_id
    await look_to_propose(tx, actor)
    waiting = await store.list_in_states(tx, guild_id, (State.PROPOSED,))
    others = [*await all_tips(tx, guild_id), *(Tip(one.key, one.topic, one.wording.text, "") for one in waiting)]
    wording = rules.check_wording(typed, others)
    await members.remember(tx, guild_id, actor.user_id)
    tip_id = await store.add_tip(
        tx, guild_id, rules.check_topic(topic), wording, State.PROPOSED, now, proposed_by=actor.user_id
    )
    await jobs.schedule(tx, guild_id, SHOW, tip_id, now)


async def get_proposal(tx: Transaction, guild_id: int, tip_id: int) -> GroupTip | None:
    return await store.get_tip(tx, guild_id, tip_id)


async def require_proposal(tx: Transaction, guild_id: int, tip_id: int) -> GroupTip:
    proposal = await store.get_tip(tx, guild_id, tip_id)
    if proposal is None or proposal.catalogue_id is not None:
        raise Refusal(texts.no_such_tip())
    return proposal


async def approve(tx: Transaction, actor: Actor, tip_id: int, now: datetime) -> GroupTip:
    """From now on it has its turn like every other."""
    return await _decide(tx, actor, tip_id, State.ACTIVE, "tips:approve", now)


async def decline(tx: Transaction, actor: Actor, tip_id: int, now: datetime) -> GroupTip:
    return await _decide(tx, actor, tip_id, State.DECLINED, "tips:decline", now)


async def _decide(tx: Transaction, actor: Actor, tip_id: int, state: State, action: str, now: datetime) -> GroupTip:
    proposal = await require_proposal(tx, actor.guild_id, tip_id)
    if not proposal.is_waiting or not await store.set_state(tx, proposal, state, actor.user_id):
        raise Refusal(moderator_texts.decided_already())
    await audit.record(tx, actor, action, proposal.key, "", now)
    await jobs.schedule(tx, actor.guild_id, SHOW, tip_id, now)
    await jobs.schedule(tx, actor.guild_id, TELL, tip_id, now)
    return await require_proposal(tx, actor.guild_id, tip_id)


async def keep_card(tx: Transaction, guild_id: int, tip_id: int, card: CardPlace) -> bool:
    """False if the proposal is gone, because whoever made it asked to be forgotten."""
    return await store.set_card(tx, guild_id, tip_id, card)


async def show_proposals_again(tx: Transaction, guild_id: int, now: datetime) -> None:
    """Where moderators read elsewhere now, what waits for them is shown there."""
    for proposal in await store.list_in_states(tx, guild_id, (State.PROPOSED,)):
        await jobs.schedule(tx, guild_id, SHOW, proposal.id, now)
