"""What "Create everything for me" gives to whom, and what it takes for its own."""

from cogs.moderation.models import Channel, ChannelKind, Role
from cogs.moderation.permission_words import PERMISSION_NAMES
from cogs.moderation.plan import (
    PLACES,
    ROLES,
    Audience,
    Overwrite,
    category_among,
    kind_of,
    left_by_earlier_try,
    overwrites,
    roles_called,
)
from cogs.moderation.rules import MEMBERS_NEED, needed_in
from cogs.moderation.specs import CHANNEL_SETTINGS
from core.settings import Settings

EVERYONE, BOT, MEMBER, VOLUNTEER, MODERATOR = 1, 2, 3, 4, 5
ALL = frozenset(PERMISSION_NAMES)
OPEN = Settings(volunteer_role=VOLUNTEER, moderator_role=MODERATOR)
GATED = Settings(member_role=MEMBER, volunteer_role=VOLUNTEER, moderator_role=MODERATOR)
BY_DEFAULT = frozenset(
    {
        "view_channel",
        "send_messages",
        "read_message_history",
        "create_public_threads",
        "create_private_threads",
        "send_messages_in_threads",
        "connect",
    }
)


def _made(setting: str, settings: Settings, grantable: frozenset[str] = ALL) -> dict[int, Overwrite]:
    place = next(place for place in PLACES if place.setting == setting)
    return dict(overwrites(place, settings, everyone_id=EVERYONE, bot_id=BOT, grantable=grantable))


def _may(setting: str, settings: Settings, *role_ids: int) -> frozenset[str]:
    """What somebody with these roles may do there, in Discord's order."""
    made = _made(setting, settings)
    everyone = made.get(EVERYONE, Overwrite())
    bits = (BY_DEFAULT - everyone.deny) | everyone.allow
    for role_id in role_ids:
        bits = (bits - made.get(role_id, Overwrite()).deny) | made.get(role_id, Overwrite()).allow
    return bits


def test_every_channel_setting_has_a_place_and_every_place_a_name() -> None:
    assert tuple(place.setting for place in PLACES) == CHANNEL_SETTINGS
    assert len({place.name for place in PLACES}) == len(PLACES)
    assert set(ROLES) == {"volunteer_role", "moderator_role"}


def test_the_bot_may_do_in_each_place_what_it_needs_there() -> None:
    for settings in (OPEN, GATED):
        for place in PLACES:
            assert set(needed_in([place.setting])) <= _may(place.setting, settings, BOT)


def test_members_may_do_what_they_need_and_post_nowhere() -> None:
    for settings, roles in ((OPEN, ()), (GATED, (MEMBER,)), (GATED, (VOLUNTEER,))):
        for setting, needed in MEMBERS_NEED.items():
            assert set(needed) <= _may(setting, settings, *roles)
        for setting in ("announcements_channel", "interviews_channel", "resume_channel", "tips_channel"):
            assert not _may(setting, settings, *roles) & {
                "send_messages",
                "create_public_threads",
                "create_private_threads",
            }


def test_with_a_member_role_others_see_nothing() -> None:
    for place in PLACES:
        assert "view_channel" not in _may(place.setting, GATED)


def test_only_moderators_see_the_moderators_channel_and_read_private_threads() -> None:
    for settings in (OPEN, GATED):
        assert "view_channel" not in _may("moderator_channel", settings)
        assert "view_channel" not in _may("moderator_channel", settings, VOLUNTEER)
        assert {"view_channel", "send_messages"} <= _may("moderator_channel", settings, MODERATOR)
        assert "manage_threads" in _may("interviews_channel", settings, MODERATOR)
        assert "manage_threads" not in _may("interviews_channel", settings, VOLUNTEER)


def test_nothing_is_handed_out_or_taken_away_that_the_bot_does_not_have() -> None:
    few = frozenset({"view_channel", "send_messages"})
    for place in PLACES:
        for overwrite in _made(place.setting, GATED, few).values():
            assert overwrite.allow | overwrite.deny <= few
            assert overwrite.allow or overwrite.deny


def test_a_server_without_stages_gets_a_voice_channel() -> None:
    room = next(place for place in PLACES if place.audience is Audience.ROOM)
    assert kind_of(room, has_stages=True) is ChannelKind.STAGE
    assert kind_of(room, has_stages=False) is ChannelKind.VOICE


def test_channels_of_the_same_name_elsewhere_are_left_alone() -> None:
    tips = next(place for place in PLACES if place.name == "tips")
    elsewhere = Channel(1, "tips", ChannelKind.TEXT, 7)
    room = Channel(2, "tips", ChannelKind.VOICE, 8)
    ours = Channel(3, "tips", ChannelKind.TEXT, 8)

    assert left_by_earlier_try(tips, [elsewhere, room], 8) is None
    assert left_by_earlier_try(tips, [elsewhere, room, ours], 8) == ours


def test_the_oldest_of_two_is_taken_so_that_every_run_takes_the_same() -> None:
    two = [Channel(6, "greenroom", ChannelKind.CATEGORY), Channel(5, "Greenroom", ChannelKind.CATEGORY)]
    assert category_among([Channel(1, "Greenroom", ChannelKind.TEXT), *two]) == two[1]


def test_a_role_of_an_app_is_not_taken_for_the_volunteers() -> None:
    role = Role(1, "volunteer", 1, False, frozenset())
    of_an_app = Role(2, "Volunteer", 1, True, frozenset())
    assert roles_called("Volunteer", [role, of_an_app]) == [role]
