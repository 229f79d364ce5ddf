"""What `/settings set` offers while somebody types. Whatever is sent in the end is read and checked again."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from discord import app_commands

from cogs.moderation import texts
from cogs.moderation.models import Group, Kind, Role, Spec
from cogs.moderation.specs import SPECS
from cogs.moderation.values import check_role, default_of, kinds_for, read_value
from core.client import Feature
from core.errors import Refusal
from core.settings import Settings, SettingValue
from core.times import suggest_zones

MOST = 25
LONGEST = 100

Choice = app_commands.Choice[str]


def with_choices(spec: Spec, features: Iterable[Feature]) -> Spec:
    """A feature may offer what a setting can be: `setting_choices(name) -> Sequence[str]` in its service."""
    if spec.kind is not Kind.CHOICE or spec.choices:
        return spec
    choices = [str(default_of(spec))]
    for feature in features:
        if hasattr(feature.service, "setting_choices"):
            assert feature.service is not None
            choices += feature.service.setting_choices(spec.name)
    return replace(spec, choices=tuple(dict.fromkeys(choices)))


def settings(typed: str, present: Settings, group: Group) -> list[Choice]:
    """Settings whose name, or whose purpose, has what was typed, with their present values."""
    wanted = typed.strip().casefold().replace(" ", "_")
    by_name = [spec for spec in SPECS.values() if wanted in spec.name]
    by_name.sort(key=lambda spec: not spec.name.startswith(wanted))
    words = typed.strip().casefold()
    by_purpose = [spec for spec in SPECS.values() if words in texts.PURPOSES[spec.name] and spec not in by_name]
    return [
        _choice(f"{spec.name}: {_shown(spec, getattr(present, spec.name), group)}", spec.name)
        for spec in [*by_name, *by_purpose][:MOST]
    ]


def values_of(spec: Spec, typed: str, group: Group, now: datetime) -> list[Choice]:
    """What was typed if it fits, then what else the setting takes, then its default."""
    found = [*_typed(spec, typed, group), *_offered(spec, typed, group, now)]
    default = _choice(texts.default_choice(_shown(spec, default_of(spec), group)), "default")
    by_value = {choice.value: choice for choice in [*found[: MOST - 1], default]}
    return list(by_value.values())


def _typed(spec: Spec, typed: str, group: Group) -> Sequence[Choice]:
    """The value that was typed, read back; nothing where it is none yet."""
    if not typed.strip() or len(typed) > LONGEST or spec.kind is Kind.ZONE:
        return []
    try:
        value = read_value(spec, typed, group)
    except Refusal:
        return []
    sent = str(value) if isinstance(value, int) else typed.strip()
    return [_choice(_shown(spec, value, group), sent)]


def _offered(spec: Spec, typed: str, group: Group, now: datetime) -> Sequence[Choice]:
    wanted = typed.strip().lstrip("@#").casefold()
    match spec.kind:
        case Kind.ZONE:
            return [_choice(zone.label, zone.value) for zone in suggest_zones(typed, now)]
        case Kind.CHOICE:
            return [_choice(choice, choice) for choice in spec.choices if wanted in choice.casefold()]
        case Kind.ROLE:
            roles = sorted(group.roles.values(), key=lambda role: -role.position)
            return [
                _choice(f"@{role.name}", str(role.id))
                for role in roles
                if wanted in role.name.casefold() and _may_be_used(spec, role)
            ]
        case Kind.TEXT_CHANNEL | Kind.ROOM:
            return [
                _choice(f"#{channel.name}" + (f" ({channel.category})" if channel.category else ""), str(channel.id))
                for channel in group.channels.values()
                if channel.kind in kinds_for(spec) and wanted in channel.name.casefold()
            ]
        case Kind.NUMBER:
            return [_choice(texts.value_words(spec, number), str(number)) for number in (spec.least, spec.most)]
        case _:
            return []


def _may_be_used(spec: Spec, role: Role) -> bool:
    try:
        check_role(spec, role)
    except Refusal:
        return False
    return True


def _shown(spec: Spec, value: SettingValue, group: Group) -> str:
    """A value in plain text: a list of choices shows no mentions."""
    if spec.kind is Kind.ROLE and isinstance(value, int):
        return f"@{group.roles[value].name}" if value in group.roles else texts.deleted()
    if spec.kind in (Kind.TEXT_CHANNEL, Kind.ROOM) and isinstance(value, int):
        return f"#{group.channels[value].name}" if value in group.channels else texts.deleted()
    return texts.value_words(spec, value)


def _choice(name: str, value: str) -> Choice:
    return app_commands.Choice(name=name if len(name) <= LONGEST else name[: LONGEST - 1] + "…", value=value)
