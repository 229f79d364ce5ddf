"""What a person can tell about themself, and what other features may ask: can these two meet, what helps, when."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from cogs.members import service as members
from cogs.profiles import block_texts, rules, store, texts
from cogs.profiles.models import Blocks, Needs, Profile, Topic
from cogs.profiles.rules import find_field, find_language, matching_fields, matching_languages, normalised_employer
from core.actor import Actor
from core.errors import Refusal
from core.settings import Settings
from core.times import Availability, Days, Part, WeeklyWindow, windows_in_words
from data.database import Transaction

if TYPE_CHECKING:
    from core.client import Feature

__all__ = ["find_field", "find_language", "matching_fields", "matching_languages", "normalised_employer"]


# What other features ask.


async def profile_of(tx: Transaction, guild_id: int, user_id: int) -> Profile:
    """As the person filled it in; `languages_of` says what counts where they named none."""
    return await store.get_profile(tx, guild_id, user_id)


def languages_of(profile: Profile, settings: Settings) -> tuple[str, ...]:
    return profile.languages or (settings.language,)


async def availability_of(tx: Transaction, guild_id: int, user_id: int) -> Availability:
    """`core.times.open_windows` makes instants of it, with the person's zone."""
    return await store.get_availability(tx, guild_id, user_id)


async def availabilities_of(tx: Transaction, guild_id: int, user_ids: Collection[int]) -> dict[int, Availability]:
    """As `availability_of`, of those of these people who said when they can."""
    return await store.list_availabilities(tx, guild_id, user_ids)


def availability_in_words(availability: Availability, room: int) -> list[str]:
    """A line for each kind of day, and one of about so many characters for exact times."""
    return texts.availability_lines(availability, room)


def part_of_week_in_words(days: Days, part: Part) -> str:
    """Such as "Weekdays: evening, 18:00 to 22:00"."""
    return texts.part_of_week(days, part)


async def needs_of(tx: Transaction, guild_id: int, user_id: int) -> Needs:
    return await store.get_needs(tx, guild_id, user_id)


def needs_in_words(needs: Needs) -> str:
    """One line for the host; empty if there is nothing to say."""
    return texts.needs_words(needs)


async def is_blocked(tx: Transaction, guild_id: int, one: int, other: int) -> bool:
    """Whether these two must not meet, whoever of them said so. Never tell either."""
    return other in await kept_apart_from(tx, guild_id, one)


async def kept_apart_from(tx: Transaction, guild_id: int, user_id: int) -> list[int]:
    """Everybody whom this person must not meet."""
    return await store.list_apart(tx, guild_id, user_id)


async def blocked_pairs(tx: Transaction, guild_id: int) -> set[frozenset[int]]:
    """All pairs in the group that must not meet."""
    return rules.pairs(await store.list_pairs(tx, guild_id))


async def blocked_employers(tx: Transaction, guild_id: int) -> dict[int, set[str]]:
    """By person, the employers from where they want to meet nobody, as `normalised_employer` writes them."""
    return await store.list_blocked_employers(tx, guild_id)


async def is_employer_blocked(tx: Transaction, guild_id: int, user_id: int, employer: str) -> bool:
    """Whether this person wants to meet nobody from there, however the employer's name is spelt."""
    return await store.has_employer(tx, guild_id, user_id, normalised_employer(employer))


async def list_blocking_employer(tx: Transaction, guild_id: int, employer: str) -> set[int]:
    """Everybody who wants to meet nobody from there, however the employer's name is spelt."""
    return set(await store.list_blocking_employer(tx, guild_id, normalised_employer(employer)))


# What a person does.


async def toggle(tx: Transaction, actor: Actor, topic: Topic, name: str, settings: Settings) -> str:
    """Add what was named to the profile, or take it out if it is there; what happened, in words."""
    profile = await store.get_profile(tx, actor.guild_id, actor.user_id)
    if topic is Topic.FIELD:
        name = rules.find_field(name, settings.fields, profile.fields)
    elif topic is Topic.LANGUAGE:
        name = find_language(name)
    entries = rules.toggled(profile, topic, name, settings.language)
    await members.remember(tx, actor.guild_id, actor.user_id)
    await store.set_entries(tx, actor.guild_id, actor.user_id, topic, entries)
    if name not in entries:
        return texts.removed(topic, name)
    return texts.level_set(name) if topic is Topic.LEVEL else texts.added(topic, name)


async def set_availability(
    tx: Transaction, actor: Actor, parts: Iterable[tuple[Days, Part]], windows: Iterable[WeeklyWindow] | None
) -> Availability:
    """Returns it as it now is. The exact windows stay as they were where none are given."""
    await members.remember(tx, actor.guild_id, actor.user_id)
    await store.set_parts(tx, actor.guild_id, actor.user_id, set(parts))
    if windows is not None:
        await store.set_windows(tx, actor.guild_id, actor.user_id, windows)
    return await store.get_availability(tx, actor.guild_id, actor.user_id)


async def tell_availability(
    tx: Transaction, features: Sequence[Feature], actor: Actor, before: Availability, after: Availability, now: datetime
) -> list[str]:
    """Features that use it have an `availability_changed` in their service; what they say follows from it."""
    told: list[str] = []
    for service in (feature.service for feature in features):
        if service is not None and hasattr(service, "availability_changed"):
            told += await service.availability_changed(tx, actor.guild_id, actor.user_id, before, after, now)
    return told


async def set_needs(tx: Transaction, features: Sequence[Feature], actor: Actor, needs: Needs, now: datetime) -> None:
    """Features that show somebody's needs have a `needs_changed` in their service, and hear of it."""
    await members.remember(tx, actor.guild_id, actor.user_id)
    await store.set_needs(tx, actor.guild_id, actor.user_id, needs)
    for service in (feature.service for feature in features):
        if service is not None and hasattr(service, "needs_changed"):
            await service.needs_changed(tx, actor.guild_id, actor.user_id, now)


async def block_person(tx: Transaction, actor: Actor, person_id: int, now: datetime) -> str:
    if person_id == actor.user_id:
        raise Refusal(block_texts.cannot_block_yourself())
    rules.check_room(await store.list_blocks(tx, actor.guild_id, actor.user_id))
    await members.remember(tx, actor.guild_id, actor.user_id)
    await store.add_person(tx, actor.guild_id, actor.user_id, person_id, now)
    return block_texts.blocked_person(person_id)


async def unblock_person(tx: Transaction, actor: Actor, person_id: int) -> str:
    if not await store.delete_person(tx, actor.guild_id, actor.user_id, person_id):
        raise Refusal(block_texts.person_not_blocked(person_id))
    return block_texts.unblocked_person(person_id)


async def block_employer(tx: Transaction, actor: Actor, name: str, now: datetime) -> str:
    employer = normalised_employer(name)
    if not employer:
        raise Refusal(block_texts.no_employer(name))
    rules.check_room(await store.list_blocks(tx, actor.guild_id, actor.user_id))
    await members.remember(tx, actor.guild_id, actor.user_id)
    await store.add_employer(tx, actor.guild_id, actor.user_id, employer, rules.one_line(name), now)
    return block_texts.blocked_employer(name)


async def unblock_employer(tx: Transaction, actor: Actor, name: str) -> str:
    if not await store.delete_employer(tx, actor.guild_id, actor.user_id, normalised_employer(name)):
        raise Refusal(block_texts.employer_not_blocked(name))
    return block_texts.unblocked_employer(name)


async def list_blocks(tx: Transaction, actor: Actor) -> Blocks:
    """Those that this person made; never those that others made."""
    return await store.list_blocks(tx, actor.guild_id, actor.user_id)


# What is kept about a person.


async def show_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> list[str]:
    said = texts.about_me(
        await store.get_profile(tx, guild_id, user_id),
        await store.get_availability(tx, guild_id, user_id),
        await store.get_needs(tx, guild_id, user_id),
    )
    return [*said, *block_texts.about_me(await store.list_blocks(tx, guild_id, user_id))]


async def export_member(tx: Transaction, guild_id: int, user_id: int) -> dict[str, object]:
    profile = await store.get_profile(tx, guild_id, user_id)
    availability = await store.get_availability(tx, guild_id, user_id)
    needs = await store.get_needs(tx, guild_id, user_id)
    blocks = await store.list_blocks(tx, guild_id, user_id)
    held: dict[str, object] = {
        "fields": list(profile.fields),
        "level": profile.level,
        "languages": list(profile.languages),
        "available_weekly": [f"{days} {part}" for days in Days for part in Part if (days, part) in availability.parts],
        "available_exactly": windows_in_words(availability.windows) or None,
        "needs": sorted(needs.ticked),
        "other_needs": needs.other or None,
        "people_you_block": [{"id": one.user_id, "since": one.made_at} for one in blocks.people],
        "employers_you_block": [{"name": one.name, "since": one.made_at} for one in blocks.employers],
    }
    return {name: value for name, value in held.items() if value}


async def forget_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> None:
    """Blocks that others made against this person stay: they protect those others, who alone may take them back."""
    await store.delete_member(tx, guild_id, user_id)
