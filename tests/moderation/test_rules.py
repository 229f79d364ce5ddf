"""Which permissions are needed, and what Check finds."""

from collections.abc import Collection
from dataclasses import replace

import discord
import pytest

from cogs.moderation.models import Channel, ChannelKind, Group, Rights, Role
from cogs.moderation.permission_words import PERMISSION_NAMES, PERMISSION_PURPOSES
from cogs.moderation.rules import MEMBERS_NEED, NEEDS, PERMISSIONS, check, missing, needed_in, settings_naming
from cogs.moderation.specs import CHANNEL_SETTINGS
from core.settings import Settings

ALL = frozenset(PERMISSIONS)
VOLUNTEER = Role(9, "Volunteer", 2, False, frozenset())
SETTINGS = Settings(
    volunteer_role=VOLUNTEER.id,
    announcements_channel=1,
    interviews_channel=2,
    resume_channel=3,
    tips_channel=4,
    moderator_channel=5,
    stage_channel=6,
)
MODERATORS = SETTINGS.moderator_channel


def _group(rights: dict[int, Rights] | None = None, mine: frozenset[str] = ALL) -> Group:
    kinds = {SETTINGS.stage_channel: ChannelKind.STAGE}
    channels = {
        number: Channel(number, name, kinds.get(number, ChannelKind.TEXT))
        for number, name in enumerate(CHANNEL_SETTINGS, start=1)
    }
    public = Rights(ALL, ALL, ALL)
    hidden = Rights(ALL, frozenset(), frozenset())
    given = {number: hidden if number == MODERATORS else public for number in channels} | (rights or {})
    return Group(100, {VOLUNTEER.id: VOLUNTEER}, channels, given, mine, top_position=3)


def _said(group: Group, settings: Settings = SETTINGS) -> str:
    return "\n".join(finding.said for finding in check(group, settings))


def test_every_need_is_named_in_discords_words_and_said_to_be_for_something() -> None:
    assert len(NEEDS) == len(PERMISSIONS) == len(PERMISSION_PURPOSES)
    for need in NEEDS:
        assert need.permission in discord.Permissions.VALID_FLAGS or hasattr(discord.Permissions, need.permission)
        assert PERMISSION_NAMES[need.permission]
        assert PERMISSION_PURPOSES[need.permission]
        assert set(need.where) <= set(CHANNEL_SETTINGS)
    assert "administrator" not in PERMISSIONS


def test_what_is_needed_without_setup_and_stages_is_the_smallest_set_of_permissions() -> None:
    smallest = discord.Permissions(17987323153408)
    needed = discord.Permissions(**{need.permission: True for need in NEEDS if not need.optional})
    assert needed.value == smallest.value | discord.Permissions(connect=True).value


def test_each_channel_setting_needs_to_be_seen_and_posted_in() -> None:
    for name in CHANNEL_SETTINGS:
        assert {"view_channel", "send_messages"} <= set(needed_in([name]))


def test_all_is_well_when_nothing_is_missing() -> None:
    assert check(_group(), SETTINGS) == []


@pytest.mark.parametrize("name", CHANNEL_SETTINGS)
def test_each_missing_permission_is_named_in_its_channel(name: str) -> None:
    channel_id = getattr(SETTINGS, name)
    for permission in needed_in([name]):
        group = _group()
        rights = replace(group.rights[channel_id], mine=ALL - {permission})

        findings = check(_group({channel_id: rights}), SETTINGS)

        assert len(findings) == 1
        assert findings[0].urgent
        assert f"<#{channel_id}>" in findings[0].said
        assert PERMISSION_NAMES[permission] in findings[0].said
        assert "Edit Channel" in findings[0].said


def test_a_permission_missing_everywhere_is_named_once_with_all_its_channels() -> None:
    without = ALL - {"attach_files"}
    everywhere = {number: Rights(without, ALL, frozenset()) for number in range(1, 7)}

    findings = check(_group(everywhere, mine=without), SETTINGS)

    assert len(findings) == 1
    assert "In the server I lack **Attach Files**" in findings[0].said
    assert all(f"<#{number}>" in findings[0].said for number in range(1, 7))


def test_a_permission_that_only_its_channels_give_is_not_missed() -> None:
    assert check(_group(mine=ALL - {"attach_files", "send_messages"}), SETTINGS) == []


def test_missing_keeps_the_order_of_what_is_needed() -> None:
    assert missing({"b"}, ["c", "b", "a"]) == ["c", "a"]


def test_create_events_is_missed_and_the_setups_permissions_are_only_hinted_at() -> None:
    findings = check(_group(mine=ALL - {"create_events", "manage_channels"}), SETTINGS)

    assert [finding.urgent for finding in findings] == [True, False]
    assert "Create Events" in findings[0].said
    assert "Manage Channels" in findings[1].said


def test_administrator_is_never_asked_for_and_called_too_much() -> None:
    assert "Administrator" not in _said(_group(mine=frozenset()), Settings())
    findings = check(_group(mine=ALL | {"administrator"}), SETTINGS)
    assert [finding.urgent for finding in findings] == [False]
    assert "never need" in findings[0].said


@pytest.mark.parametrize(("position", "is_too_low"), [(1, True), (2, True), (3, False)])
def test_the_bots_role_must_stand_above_the_role_it_gives(position: int, is_too_low: bool) -> None:
    group = replace(_group(), top_position=position)
    assert ("drag **Greenroom** above" in _said(group)) == is_too_low


def test_deleted_channels_and_roles_are_named_by_their_settings() -> None:
    group = _group()
    channels = {number: channel for number, channel in group.channels.items() if number != SETTINGS.tips_channel}

    said = _said(replace(group, channels=channels, roles={}))

    assert "set as **tips_channel** was deleted" in said
    assert "set as **volunteer_role** was deleted" in said


def test_what_was_never_set_is_named() -> None:
    said = _said(_group(), Settings())
    assert "**interviews_channel**" in said
    assert "**volunteer_role**" in said
    assert "That is fine" in said


def test_a_moderators_channel_that_all_can_see_is_found() -> None:
    assert MODERATORS is not None
    assert "Everybody can see" in _said(_group({MODERATORS: Rights(ALL, ALL, ALL)}))


def _members_without(channel_id: int, lost: Collection[str]) -> Group:
    return _group({channel_id: Rights(ALL, ALL - frozenset(lost), ALL)})


@pytest.mark.parametrize("name", MEMBERS_NEED)
def test_members_who_cannot_see_or_answer_are_found(name: str) -> None:
    for permission in MEMBERS_NEED[name]:
        said = _said(_members_without(getattr(SETTINGS, name), {permission}))
        assert "members lack" in said
        assert PERMISSION_NAMES[permission] in said


def test_a_channel_turned_into_an_announcement_channel_is_found() -> None:
    group = _group()
    interviews = SETTINGS.interviews_channel
    assert interviews is not None
    turned = {**group.channels, interviews: replace(group.channels[interviews], kind=ChannelKind.NEWS)}
    assert "no private threads" in _said(replace(group, channels=turned))


def test_one_channel_for_several_uses_is_looked_at_once_with_all_its_needs() -> None:
    group = _group({1: Rights(frozenset(), ALL, ALL)})
    one = replace(SETTINGS, tips_channel=1, resume_channel=1)

    findings = check(group, one)

    assert len(findings) == 1
    assert "announcements_channel, resume_channel, tips_channel" in findings[0].said
    assert "Create Private Threads" in findings[0].said


def test_what_is_urgent_comes_first() -> None:
    findings = check(_group(mine=frozenset({"administrator"})), Settings())
    assert findings == sorted(findings, key=lambda finding: not finding.urgent)
    assert {finding.urgent for finding in findings} == {True, False}


def test_the_settings_that_name_a_thing_are_found() -> None:
    both = Settings(tips_channel=5, announcements_channel=5, member_role=6)
    assert settings_naming(both, 5) == ["announcements_channel", "tips_channel"]
    assert settings_naming(both, 6) == ["member_role"]
    assert settings_naming(both, 7) == []
