"""From what a moderator typed to a setting's value, or to a sentence saying what the setting takes; and back to words.

Pure: what exists in the group comes as a `Group`.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import TypeVar

from cogs.moderation import texts
from cogs.moderation.models import Channel, ChannelKind, Group, Kind, Role, Spec
from cogs.moderation.specs import PRIVATE_THREAD_SETTINGS, SPECS
from core.errors import Refusal
from core.settings import DEFAULTS, SettingValue
from core.times import find_zone

DEFAULT_WORDS = frozenset({"default", "reset"})
NONE_WORDS = frozenset({"none", "nothing"})
NONE_WORDS_OF = {"member_role": {"everyone", "@everyone", "anybody"}, "volunteer_role": {"nobody"}}
OFF_WORDS = frozenset({"off", "none", "never"})

MOST_REMINDERS = 5
LONGEST_FIELD = 40
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
FULL_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAY_WORDS = {"daily": DAYS, "day": DAYS, "weekdays": DAYS[:5], "weekends": DAYS[5:]}

POWERS_NOT_TO_GIVE = frozenset(
    {
        "administrator",
        "manage_guild",
        "manage_roles",
        "manage_channels",
        "manage_webhooks",
        "manage_messages",
        "kick_members",
        "ban_members",
        "moderate_members",
        "mention_everyone",
    }
)
"""A role that the bot gives away carries none of these: whoever chooses it would give away more than they have."""

UNIT_WORDS = {
    "minutes": {"m", "min", "mins", "minute", "minutes"},
    "hours": {"h", "hr", "hrs", "hour", "hours"},
    "days": {"d", "day", "days"},
    "MB": {"mb", "mib"},
}

_NUMBER = re.compile(r"(\d{1,9})\s*([a-z]*)")
_DURATION = re.compile(
    r"(?:(\d{1,5})\s*(?:days?|d))?\s*(?:(\d{1,5})\s*(?:hours?|hrs?|h))?\s*(?:(\d{1,5})\s*(?:minutes?|mins?|m))?"
)
_TIME_24 = re.compile(r"(?:[01]\d|2[0-3]):[0-5]\d")
_TIME_12 = re.compile(r"(1[0-2]|0?[1-9])(?::([0-5]\d))?\s*([ap])\.?m\.?")
_REFERENCE = re.compile(r"<(?:@&|#)(\d{15,20})>|(\d{15,20})")
_NOT_IN_A_FIELD = re.compile(r"[`*_~|<>@\\:]")

Thing = TypeVar("Thing", Role, Channel)


def find_spec(said: str) -> Spec:
    """The setting that somebody named, however they wrote it."""
    name = re.sub(r"[\s-]+", "_", said.strip().casefold())
    if name in SPECS:
        return SPECS[name]
    raise Refusal(texts.no_such_setting(said, get_close_matches(name, SPECS, n=3)))


def default_of(spec: Spec) -> SettingValue:
    default: SettingValue = getattr(DEFAULTS, spec.name)
    return default


def read_value(spec: Spec, said: str, group: Group) -> SettingValue:
    """Raises a Refusal that says what the setting takes."""
    said = said.strip()
    if said.casefold() in DEFAULT_WORDS:
        return default_of(spec)
    if spec.kind in (Kind.ROLE, Kind.TEXT_CHANNEL, Kind.ROOM) and _means_none(spec, said):
        return None
    match spec.kind:
        case Kind.ROLE:
            return _read_role(spec, said, group)
        case Kind.TEXT_CHANNEL | Kind.ROOM:
            return _read_channel(spec, said, group)
        case Kind.ZONE:
            return _read_zone(said)
        case Kind.NUMBER:
            return _read_number(spec, said)
        case _:
            return _READERS[spec.kind](spec, said)


def check_role(spec: Spec, role: Role) -> None:
    """Raises a Refusal where the role may not be used for this setting."""
    if spec.name == "volunteer_role" and role.managed:
        raise Refusal(texts.managed_role(role))
    powers = role.powers & POWERS_NOT_TO_GIVE
    if spec.name == "volunteer_role" and powers:
        raise Refusal(texts.powerful_role(role, sorted(powers)))


def check_thing(spec: Spec, thing_id: int, group: Group) -> None:
    """Raises a Refusal where the role or channel that was picked from a list may not be used for this setting."""
    things: Mapping[int, Role] | Mapping[int, Channel] = group.roles if spec.kind is Kind.ROLE else group.channels
    thing = things.get(thing_id)
    if thing is None:
        raise Refusal(texts.takes(spec))
    if isinstance(thing, Role):
        check_role(spec, thing)
    else:
        check_channel(spec, thing)


def check_channel(spec: Spec, channel: Channel) -> None:
    """Raises a Refusal where the channel is not of a kind that this setting can use."""
    if channel.kind is ChannelKind.NEWS and spec.name in PRIVATE_THREAD_SETTINGS:
        raise Refusal(texts.no_private_threads_there(spec, channel))
    if channel.kind not in kinds_for(spec):
        raise Refusal(texts.wrong_kind_of_channel(spec, channel))


def kinds_for(spec: Spec) -> tuple[ChannelKind, ...]:
    if spec.kind is Kind.ROOM:
        return ChannelKind.STAGE, ChannelKind.VOICE
    if spec.name in PRIVATE_THREAD_SETTINGS:
        return (ChannelKind.TEXT,)
    return ChannelKind.TEXT, ChannelKind.NEWS


def _means_none(spec: Spec, said: str) -> bool:
    return said.casefold() in NONE_WORDS | NONE_WORDS_OF.get(spec.name, set())


def _read_role(spec: Spec, said: str, group: Group) -> int:
    role = _find(spec, said, group.roles.values())
    check_role(spec, role)
    return role.id


def _read_channel(spec: Spec, said: str, group: Group) -> int:
    fitting = [channel for channel in group.channels.values() if channel.kind in kinds_for(spec)]
    try:
        channel = _find(spec, said, fitting)
    except Refusal:
        # Say what is wrong with a channel that exists, rather than that there is none.
        others = [channel for channel in group.channels.values() if channel.kind not in kinds_for(spec)]
        if len(named := _named(said, others)) == 1:
            check_channel(spec, named[0])
        raise
    return channel.id


def _find(spec: Spec, said: str, things: Iterable[Thing]) -> Thing:
    things = list(things)
    found = _named(said, things)
    if not found:
        near = get_close_matches(_plain(said), [_plain(thing.name) for thing in things], n=3, cutoff=0.5)
        raise Refusal(texts.no_such_thing(spec, said, [thing for thing in things if _plain(thing.name) in near][:3]))
    if len(found) > 1:
        raise Refusal(texts.several_of_that_name(said, found))
    return found[0]


def _named(said: str, things: Sequence[Thing]) -> list[Thing]:
    reference = _REFERENCE.fullmatch(said)
    if reference:
        wanted = int(reference[1] or reference[2])
        return [thing for thing in things if thing.id == wanted]
    return [thing for thing in things if _plain(thing.name) == _plain(said)]


def _plain(name: str) -> str:
    return re.sub(r"[\s-]+", "-", name.strip().lstrip("@#").casefold())


def _read_zone(said: str) -> str:
    zone = find_zone(said)
    if zone is None:
        raise Refusal(texts.no_such_zone(said))
    return str(zone)


def _read_number(spec: Spec, said: str) -> int:
    match = _NUMBER.fullmatch(said.casefold())
    known_units = {"", spec.unit.casefold(), texts.one_of(spec.unit), *UNIT_WORDS.get(spec.unit, ())}
    if match is None or match[2] not in known_units or not spec.least <= int(match[1]) <= spec.most:
        raise Refusal(texts.not_a_value(spec, said))
    return int(match[1])


def _read_choice(spec: Spec, said: str) -> str:
    for choice in spec.choices:
        if choice.casefold() == said.casefold():
            return choice
    raise Refusal(texts.not_a_value(spec, said))


def _read_fields(spec: Spec, said: str) -> tuple[str, ...]:
    fields: dict[str, str] = {}
    for part in re.split(r"[,;\n]", said):
        name = " ".join(part.split())
        if name:
            fields.setdefault(name.casefold(), name)
    names = tuple(fields.values())
    if not spec.least <= len(names) <= spec.most:
        raise Refusal(texts.wrong_number_of_fields(len(names), spec.most))
    for name in names:
        if len(name) > LONGEST_FIELD or _NOT_IN_A_FIELD.search(name):
            raise Refusal(texts.not_a_field(name, LONGEST_FIELD))
    return names


def _read_reminders(spec: Spec, said: str) -> tuple[int, ...]:
    if said.casefold() in OFF_WORDS:
        return ()
    minutes = {_read_minutes(spec, part.strip().casefold()) for part in re.split(r"[,;]|\band\b", said) if part.strip()}
    if not 1 <= len(minutes) <= MOST_REMINDERS:
        raise Refusal(texts.not_a_value(spec, said))
    return tuple(sorted(minutes, reverse=True))


def _read_minutes(spec: Spec, said: str) -> int:
    match = _DURATION.fullmatch(said)
    if match is None or not any(match.groups()):
        raise Refusal(texts.not_a_value(spec, said))
    days, hours, minutes = (int(part or 0) for part in match.groups())
    total = (days * 24 + hours) * 60 + minutes
    if not spec.least <= total <= spec.most:
        raise Refusal(texts.not_a_value(spec, said))
    return total


def _read_time_of_day(spec: Spec, said: str) -> str:
    time = _clock_time(said)
    if time is None:
        raise Refusal(texts.not_a_value(spec, said))
    return time


def _clock_time(said: str) -> str | None:
    """ "18:30", "6:30 pm", "noon"; None where it could be morning or evening, or is no time."""
    said = said.strip().casefold()
    if said in ("noon", "midnight"):
        return "12:00" if said == "noon" else "00:00"
    if _TIME_24.fullmatch(said):
        return said
    if match := _TIME_12.fullmatch(said):
        return f"{int(match[1]) % 12 + 12 * (match[3] == 'p'):02}:{match[2] or '00'}"
    return None


def _read_weekly_time(spec: Spec, said: str) -> str:
    if said.casefold() in OFF_WORDS:
        return "off"
    words = re.split(r"[\s,;]+", said.casefold())
    for count in range(1, len(words)):
        days, time = _days(words[:count]), _clock_time(" ".join(words[count:]))
        if days and time:
            return f"{','.join(days)} {time}"
    raise Refusal(texts.not_a_value(spec, said))


def _days(words: Sequence[str]) -> tuple[str, ...]:
    """The days that the words name, in the week's order; nothing where a word names none."""
    named: set[str] = set()
    for word in words:
        if word in ("and", "at", "on", "every"):
            continue
        beginning = word.removesuffix("s") if len(word) > 3 else word
        starting_so = [day for day, full in zip(DAYS, FULL_DAYS, strict=True) if full.startswith(beginning)]
        days = DAY_WORDS.get(word) or (starting_so if len(beginning) >= 3 else ())
        if not days:
            return ()
        named.update(days)
    return tuple(day for day in DAYS if day in named)


_READERS: dict[Kind, Callable[[Spec, str], SettingValue]] = {
    Kind.CHOICE: _read_choice,
    Kind.FIELDS: _read_fields,
    Kind.REMINDERS: _read_reminders,
    Kind.TIME_OF_DAY: _read_time_of_day,
    Kind.WEEKLY_TIME: _read_weekly_time,
}
