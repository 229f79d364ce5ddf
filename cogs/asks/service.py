"""What a member can do with their requests to employers. Nobody else ever sees one, and nothing is ever sent for them.

The group learns totals alone, and those only from five people on.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from cogs.asks import letter_texts, letters, refusal_texts, rules, store, texts
from cogs.asks.models import Ask, State, Totals, Typed
from cogs.goals import service as goals
from cogs.goals.models import Goal, Source
from cogs.members import service as members
from cogs.members.models import PersonZone
from core import jobs
from core.actor import Actor
from core.errors import Refusal
from core.settings import Settings
from core.wording import Finding
from data.database import Transaction

RESTED = "asks:rested"
FOLLOW_UP = "asks:follow_up"
LET_GO = "asks:let_go"


@dataclass(frozen=True)
class Drafted:
    """What came of a form: a request, or what stands in the way of one."""

    ask: Ask | None
    problems: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Listed:
    """One's own requests, and what the group may know of everybody's."""

    asks: list[Ask]
    totals: Totals | None


# Drafting.


async def unfinished(tx: Transaction, actor: Actor) -> Typed | None:
    """The form that could not become a message yet."""
    return await store.get_unfinished(tx, actor.guild_id, actor.user_id)


async def draft(
    tx: Transaction, actor: Actor, typed: Typed, made_from: int, zone: PersonZone, now: datetime
) -> Drafted:
    """Make a message of a form; where that is not possible, keep the form to go on with."""
    made = await store.find_made_from(tx, actor.guild_id, actor.user_id, made_from)
    if made is not None:
        return Drafted(made)
    found, problems = rules.draft(typed, now, zone.zone, zone_is_default=zone.is_default)
    hurting = rules.hurting(found.letter) if found else []
    await members.remember(tx, actor.guild_id, actor.user_id)
    if found is None or hurting:
        await store.set_unfinished(tx, actor.guild_id, actor.user_id, typed, now)
        return Drafted(None, tuple(problems), tuple(hurting))
    open_asks = [one for one in await list_own(tx, actor) if one.state is not State.CLOSED]
    if len(open_asks) >= rules.MOST_OPEN:
        raise Refusal(refusal_texts.too_many(rules.MOST_OPEN))
    timing = rules.timing(found.decline.at, found.decline.on, now, zone.zone)
    rests_until = timing.calm_at if now < timing.calm_at else None
    ask = _new(actor, typed, found, rests_until, now)
    ask_id = await store.add(tx, actor.guild_id, made_from, ask)
    assert ask_id is not None
    await store.delete_unfinished(tx, actor.guild_id, actor.user_id)
    if rests_until is not None:
        await jobs.schedule(tx, actor.guild_id, RESTED, ask_id, rests_until)
    return Drafted(await require(tx, actor, ask_id))


def _new(actor: Actor, typed: Typed, found: rules.Draft, rests_until: datetime | None, now: datetime) -> Ask:
    return Ask(
        id=0,
        user_id=actor.user_id,
        state=State.RESTING if rests_until else State.DRAFTED,
        about=letter_texts.about(found.phrases.role, found.phrases.employer),
        skill=found.phrases.skill,
        tone=typed.tone,
        channel=found.decline.channel,
        only_applied=found.phrases.only_applied,
        declined_at=found.decline.at,
        declined_on=found.decline.on,
        subject=found.letter.subject,
        text=found.letter.text,
        made_at=now,
        rests_until=rests_until,
    )


# One's own requests.


async def require(tx: Transaction, actor: Actor, ask_id: int) -> Ask:
    ask = await store.get(tx, actor.guild_id, ask_id)
    if ask is None or ask.user_id != actor.user_id:
        raise Refusal(refusal_texts.no_such_ask())
    return ask


async def list_own(tx: Transaction, actor: Actor) -> list[Ask]:
    """The newest first."""
    return await store.list_of_member(tx, actor.guild_id, actor.user_id)


async def look_at_own(tx: Transaction, actor: Actor) -> Listed:
    return Listed(await list_own(tx, actor), await totals(tx, actor.guild_id))


def follow_up_text(ask: Ask) -> str:
    """The one follow-up that may be sent."""
    return letters.follow_up(ask.about, ask.skill)


async def change_text(tx: Transaction, actor: Actor, ask_id: int, text: str) -> Ask:
    """The person's own words: kept whatever they are."""
    ask = await require(tx, actor, ask_id)
    if not ask.is_unsent:
        raise Refusal(refusal_texts.not_now(ask.state))
    kept = rules.check_text(text)
    await store.set_text(tx, actor.guild_id, ask.id, kept)
    return replace(ask, text=kept)


async def look_to_change(tx: Transaction, actor: Actor, ask_id: int) -> Ask:
    ask = await require(tx, actor, ask_id)
    if not ask.is_unsent:
        raise Refusal(refusal_texts.not_now(ask.state))
    return ask


async def rest(tx: Transaction, actor: Actor, ask_id: int, zone: ZoneInfo, now: datetime) -> Ask:
    """Let it lie until tomorrow morning, and remind then."""
    ask = await require(tx, actor, ask_id)
    until = rules.tomorrow(now, zone)
    if not await store.set_resting(tx, actor.guild_id, ask.id, until, rules.BEFORE_SENDING):
        raise Refusal(refusal_texts.not_now(ask.state))
    await jobs.schedule(tx, actor.guild_id, RESTED, ask.id, until)
    return await require(tx, actor, ask_id)


async def mark_sent(tx: Transaction, actor: Actor, ask_id: int, zone: ZoneInfo, now: datetime) -> Ask:
    ask = await require(tx, actor, ask_id)
    if ask.state is State.SENT:
        return ask
    follow_up_at = rules.follow_up_at(now, zone)
    reached_from = rules.MAY_BECOME[State.SENT]
    if not await store.set_sent(tx, actor.guild_id, ask.id, now, follow_up_at, reached_from):
        raise Refusal(refusal_texts.not_now(ask.state))
    await jobs.cancel(tx, actor.guild_id, RESTED, ask.id)
    await jobs.schedule(tx, actor.guild_id, FOLLOW_UP, ask.id, follow_up_at)
    return await require(tx, actor, ask_id)


async def discard(tx: Transaction, actor: Actor, ask_id: int) -> Ask:
    """Delete a message that was not sent; gives it back a last time."""
    ask = await require(tx, actor, ask_id)
    if not await store.delete(tx, actor.guild_id, ask.id, rules.BEFORE_SENDING):
        raise Refusal(refusal_texts.not_now(ask.state))
    await _cancel_jobs(tx, actor.guild_id, ask.id)
    return ask


async def look_for_answer(tx: Transaction, actor: Actor, ask_id: int) -> Ask:
    ask = await require(tx, actor, ask_id)
    if ask.state not in rules.MAY_BECOME[State.ANSWERED]:
        raise Refusal(refusal_texts.not_now(ask.state))
    return ask


async def note_answer(
    tx: Transaction, actor: Actor, ask_id: int, answer: str, develop: str, now: datetime
) -> tuple[Ask, Goal | None]:
    """What they said, and the one thing to develop, which becomes a goal. Handed in twice, it is noted once."""
    ask = await require(tx, actor, ask_id)
    kept, reached_from = answer.strip(), rules.MAY_BECOME[State.ANSWERED]
    if ask.state is State.ANSWERED and ask.answer == kept:
        goal = await goals.find_goal(tx, actor.guild_id, actor.user_id, develop)
        if goal is not None or not develop.strip():
            return ask, goal
    if not await store.set_answered(tx, actor.guild_id, ask.id, now, kept, reached_from):
        raise Refusal(refusal_texts.not_now(ask.state))
    await _cancel_jobs(tx, actor.guild_id, ask.id)
    goal = await goals.add_goal(tx, actor.guild_id, actor.user_id, Source.ASK, develop, now)
    return await require(tx, actor, ask_id), goal


async def mark_silent(tx: Transaction, actor: Actor, ask_id: int) -> Ask:
    return await _move(tx, actor, ask_id, State.SILENT)


async def close(tx: Transaction, actor: Actor, ask_id: int) -> Ask:
    return await _move(tx, actor, ask_id, State.CLOSED)


async def _move(tx: Transaction, actor: Actor, ask_id: int, state: State) -> Ask:
    """To where nothing more comes by itself. Asked for twice, it is done once."""
    ask = await require(tx, actor, ask_id)
    if ask.state is state:
        return ask
    if not await store.set_state(tx, actor.guild_id, ask.id, state, rules.MAY_BECOME[state]):
        raise Refusal(refusal_texts.not_now(ask.state))
    await _cancel_jobs(tx, actor.guild_id, ask.id)
    return await require(tx, actor, ask_id)


async def _cancel_jobs(tx: Transaction, guild_id: int, ask_id: int) -> None:
    for kind in (RESTED, FOLLOW_UP, LET_GO):
        await jobs.cancel(tx, guild_id, kind, ask_id)


# What comes by itself.


async def to_remind(tx: Transaction, guild_id: int, ask_id: int, kind: str) -> Ask | None:
    """The request, if that reminder is still due for it."""
    ask = await store.get(tx, guild_id, ask_id)
    if ask is None:
        return None
    is_due = {
        RESTED: ask.state is State.RESTING,
        FOLLOW_UP: ask.state is State.SENT and ask.followed_up_at is None,
        LET_GO: ask.state is State.SENT,
    }[kind]
    return ask if is_due else None


async def note_rested(tx: Transaction, guild_id: int, ask_id: int, now: datetime) -> None:
    await store.set_rested(tx, guild_id, ask_id, now)


async def note_followed_up(tx: Transaction, guild_id: int, ask: Ask, settings: Settings, now: datetime) -> None:
    """They were reminded once; after as many working days again, it is time to let go."""
    if await store.set_followed_up(tx, guild_id, ask.id, now):
        zone = (await members.zone_of(tx, guild_id, ask.user_id, settings)).zone
        await jobs.schedule(tx, guild_id, LET_GO, ask.id, rules.follow_up_at(now, zone))


async def note_let_go(tx: Transaction, guild_id: int, ask_id: int) -> None:
    await store.set_state(tx, guild_id, ask_id, State.SILENT, rules.MAY_BECOME[State.SILENT])


def describe_job(kind: str, detail: str) -> str:
    """What moderators read when it could not be done; it must not tell whose it was, or about what."""
    return texts.job_in_words()


# The group's totals.


async def totals(tx: Transaction, guild_id: int) -> Totals | None:
    """Which kinds of request got answers; None while fewer than five people have sent one."""
    return rules.totals(await store.list_sent(tx, guild_id))


# What is kept about a person.


async def show_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> list[str]:
    return texts.about_me(await store.list_of_member(tx, guild_id, user_id))


async def export_member(tx: Transaction, guild_id: int, user_id: int) -> dict[str, object]:
    asks = await store.list_of_member(tx, guild_id, user_id)
    typed = await store.get_unfinished(tx, guild_id, user_id)
    held: dict[str, object] = {
        "requests": [_data(ask) for ask in reversed(asks)],
        "unfinished_form": _form_data(typed) if typed else {},
    }
    return {name: value for name, value in held.items() if value}


def _data(ask: Ask) -> dict[str, object]:
    held = {
        "about": ask.about,
        "asks_for": ask.skill,
        "state": ask.state,
        "tone": ask.tone,
        "declined_on": ask.declined_on.isoformat(),
        "declined_by": ask.channel,
        "subject": ask.subject,
        "text": ask.text,
        "made_at": ask.made_at,
        "rests_until": ask.rests_until,
        "sent_at": ask.sent_at,
        "follow_up_at": ask.follow_up_at,
        "reminded_at": ask.followed_up_at,
        "answered_at": ask.answered_at,
        "answer": ask.answer or None,
    }
    return {name: value for name, value in held.items() if value is not None}


def _form_data(typed: Typed) -> dict[str, object]:
    return {
        "role": typed.role,
        "skill": typed.skill,
        "valued": typed.valued,
        "declined": typed.declined,
        "tone": typed.tone,
    }


async def forget_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> None:
    for ask in await store.list_of_member(tx, guild_id, user_id):
        await _cancel_jobs(tx, guild_id, ask.id)
    await store.delete_member(tx, guild_id, user_id)
