"""What moderators type into settings, and what comes of it."""

from dataclasses import replace

import pytest

from cogs.moderation import texts
from cogs.moderation.models import Channel, ChannelKind, Group, Kind, Role
from cogs.moderation.specs import SPECS
from cogs.moderation.values import find_spec, read_value
from core.errors import Refusal
from core.settings import DEFAULTS, SETTING_NAMES

MENTOR, ADMIN, BOT_ROLE = 10**17 + 1, 10**17 + 2, 10**17 + 3
TIPS, TIPS_ELSEWHERE, NEWS, LOUNGE, STAGE = (10**17 + number for number in range(11, 16))


def _role(role_id: int, name: str, *powers: str, managed: bool = False) -> Role:
    return Role(role_id, name, 1, managed, frozenset(powers))


ROLES = [
    _role(MENTOR, "Mentor"),
    _role(ADMIN, "Admins", "administrator"),
    _role(BOT_ROLE, "Some app", managed=True),
]
CHANNELS = [
    Channel(TIPS, "tips", ChannelKind.TEXT),
    Channel(NEWS, "the-news", ChannelKind.NEWS),
    Channel(LOUNGE, "Lounge", ChannelKind.VOICE),
    Channel(STAGE, "Main stage", ChannelKind.STAGE),
]
GROUP = Group(
    id=10**17,
    roles={role.id: role for role in ROLES},
    channels={channel.id: channel for channel in CHANNELS},
    rights={},
    mine=frozenset(),
    top_position=5,
)


def read(name: str, said: str, group: Group = GROUP) -> object:
    return read_value(SPECS[name], said, group)


def refused(name: str, said: str, group: Group = GROUP) -> str:
    with pytest.raises(Refusal) as refusal:
        read(name, said, group)
    return str(refusal.value)


def test_every_setting_is_described_and_its_default_is_a_value_it_takes() -> None:
    assert set(SPECS) == set(SETTING_NAMES) == set(texts.PURPOSES)
    for spec in SPECS.values():
        default = getattr(DEFAULTS, spec.name)
        if default is not None and spec.name != "agenda":
            shown = texts.value_words(spec, default)
            assert read(spec.name, shown) == default, spec.name


@pytest.mark.parametrize("name", [spec.name for spec in SPECS.values() if spec.kind is Kind.NUMBER])
def test_a_number_is_taken_from_the_least_to_the_most_and_the_range_is_named_beyond(name: str) -> None:
    spec = SPECS[name]
    assert read(name, str(spec.least)) == spec.least
    assert read(name, f"{spec.most} {spec.unit}") == spec.most
    for said in (str(spec.most + 1), str(spec.least - 1), "many", "", "1.5", "-1"):
        sentence = refused(name, said)
        assert f"from {spec.least} to {spec.most}" in sentence
        assert name in sentence


@pytest.mark.parametrize("said", ["45", "45m", "45 min", "45 minutes", " 45 Minutes "])
def test_a_number_may_carry_its_own_unit(said: str) -> None:
    assert read("interview_minutes", said) == 45


def test_a_number_in_another_unit_is_refused() -> None:
    refused("interview_minutes", "45 hours")
    refused("answer_hours", "2 days")


@pytest.mark.parametrize("said", ["default", "Default", " DEFAULT "])
def test_default_resets_every_setting(said: str) -> None:
    assert {name: read(name, said) for name in SPECS} == {name: getattr(DEFAULTS, name) for name in SPECS}


@pytest.mark.parametrize(
    ("said", "minutes"),
    [
        ("24h, 2h, 15m", (1440, 120, 15)),
        ("15m,2h,24h", (1440, 120, 15)),
        ("1d and 1 hour", (1440, 60)),
        ("1h30m; 5m", (90, 5)),
        ("7d", (10080,)),
        ("5 minutes, 5m", (5,)),
        ("off", ()),
    ],
)
def test_reminders_are_read_in_any_order_and_kept_longest_first(said: str, minutes: tuple[int, ...]) -> None:
    assert read("reminders", said) == minutes


@pytest.mark.parametrize("said", ["4m", "8d", "7d1m", "1h,2h,3h,4h,5h,6h", "soon", "24", ",", "-5m"])
def test_reminders_out_of_range_are_refused_with_an_example(said: str) -> None:
    assert "`24h, 2h, 15m`" in refused("reminders", said)


@pytest.mark.parametrize(
    ("said", "time"),
    [
        ("09:00", "09:00"),
        ("18:30", "18:30"),
        ("6:30 pm", "18:30"),
        ("9am", "09:00"),
        ("12 am", "00:00"),
        ("12pm", "12:00"),
        ("noon", "12:00"),
        ("00:00", "00:00"),
        ("6 p.m.", "18:00"),
    ],
)
def test_a_time_of_day_is_kept_in_24_hours(said: str, time: str) -> None:
    assert read("matching_time", said) == time


@pytest.mark.parametrize("said", ["9", "6:30", "24:00", "25:00", "12:60", "13pm", "morning", ""])
def test_a_time_that_could_be_morning_or_evening_is_refused(said: str) -> None:
    assert "`18:30`" in refused("matching_time", said)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Mon,Thu 09:00", "Mon,Thu 09:00"),
        ("thursday and monday at 9 am", "Mon,Thu 09:00"),
        ("Wednesdays 18:30", "Wed 18:30"),
        ("daily 12:00", "Mon,Tue,Wed,Thu,Fri,Sat,Sun 12:00"),
        ("every day 6:30 pm", "Mon,Tue,Wed,Thu,Fri,Sat,Sun 18:30"),
        ("weekdays 07:15", "Mon,Tue,Wed,Thu,Fri 07:15"),
        ("tues, thurs noon", "Tue,Thu 12:00"),
        ("off", "off"),
    ],
)
def test_a_schedule_is_kept_in_one_form(said: str, kept: str) -> None:
    assert read("tips_schedule", said) == kept


@pytest.mark.parametrize("said", ["Mon", "09:00", "Mon 9", "Monkey 09:00", "t 09:00", "every 09:00", ""])
def test_a_schedule_without_days_or_a_clear_time_is_refused(said: str) -> None:
    assert "`Mon,Thu 09:00`" in refused("tips_schedule", said)


def test_fields_are_trimmed_and_named_once() -> None:
    assert read("fields", " Software,software , Data \n R&D,, C++ ") == ("Software", "Data", "R&D", "C++")


def test_fields_have_a_most_a_least_and_a_longest() -> None:
    names = [f"Field {number}" for number in range(26)]
    assert read("fields", ",".join(names[:25])) == tuple(names[:25])
    assert "25" in refused("fields", ",".join(names))
    assert "at least one" in refused("fields", " , ,")
    assert read("fields", "x" * 40) == ("x" * 40,)
    refused("fields", "x" * 41)


@pytest.mark.parametrize("said", ["<@1>", "**bold**", "@everyone", "a`b", "a:b"])
def test_a_field_cannot_carry_marks(said: str) -> None:
    refused("fields", said)


def test_choices_are_read_in_any_case_and_named_where_they_do_not_fit() -> None:
    assert read("recording", "ASK") == "ask"
    assert refused("recording", "on").endswith("**recording** takes `off` or `ask`.")


def test_a_zone_is_read_from_a_city_or_a_name() -> None:
    assert read("timezone", "Europe/Berlin") == "Europe/Berlin"
    assert read("timezone", "lima") == "America/Lima"
    assert "Europe/Berlin" in refused("timezone", "Atlantis")


@pytest.mark.parametrize("said", [f"<@&{MENTOR}>", str(MENTOR), "Mentor", "mentor", "@MENTOR"])
def test_a_role_is_found_by_mention_id_or_name(said: str) -> None:
    assert read("volunteer_role", said) == MENTOR


@pytest.mark.parametrize("said", [f"<#{TIPS}>", str(TIPS), "tips", "#Tips"])
def test_a_channel_is_found_by_mention_id_or_name(said: str) -> None:
    assert read("tips_channel", said) == TIPS


def test_a_name_that_several_bear_is_refused_with_each_of_them() -> None:
    twin = Channel(TIPS_ELSEWHERE, "Tips", ChannelKind.TEXT, 1, "Old things")
    group = replace(GROUP, channels={**GROUP.channels, twin.id: twin})

    sentence = refused("tips_channel", "tips", group)

    assert f"<#{TIPS}>" in sentence
    assert f"<#{TIPS_ELSEWHERE}>" in sentence
    assert "Old things" in sentence
    assert read("tips_channel", str(TIPS_ELSEWHERE), group) == TIPS_ELSEWHERE


def test_a_name_that_nobody_bears_is_refused_with_the_nearest() -> None:
    assert f"<@&{MENTOR}>" in refused("volunteer_role", "mentors")
    assert "takes a role" in refused("volunteer_role", "zzz")
    refused("tips_channel", f"<#{10**17 + 99}>")
    refused("tips_channel", "")


def test_a_channel_of_another_kind_is_refused_for_what_it_is() -> None:
    assert "voice channel" in refused("tips_channel", "Lounge")
    assert "text channel" in refused("stage_channel", "tips")
    assert read("stage_channel", "lounge") == LOUNGE
    assert read("stage_channel", "main stage") == STAGE


def test_announcement_channels_serve_where_no_private_threads_are_needed() -> None:
    assert read("announcements_channel", "the-news") == NEWS
    assert "no private threads" in refused("interviews_channel", "the-news")
    assert "no private threads" in refused("resume_channel", f"<#{NEWS}>")


def test_none_means_nobody_or_everyone() -> None:
    assert read("member_role", "everyone") is None
    assert read("volunteer_role", "nobody") is None
    assert read("tips_channel", "none") is None
    refused("volunteer_role", "everyone")
    refused("moderator_role", "@everyone")


def test_the_role_given_to_volunteers_carries_no_power_and_can_be_given() -> None:
    assert "Administrator" in refused("volunteer_role", "Admins")
    assert "belongs to an app" in refused("volunteer_role", "Some app")
    assert read("moderator_role", "Admins") == ADMIN


def test_a_setting_is_found_however_it_is_written_and_the_nearest_named_otherwise() -> None:
    assert find_spec("Interview Minutes").name == "interview_minutes"
    assert find_spec("tips-channel").name == "tips_channel"
    with pytest.raises(Refusal, match="`interview_minutes`"):
        find_spec("interview_minuts")
    with pytest.raises(Refusal, match="/settings show"):
        find_spec("zzz")


def test_what_was_typed_is_quoted_short_and_cannot_break_out() -> None:
    sentence = refused("interview_minutes", "`x`\n" * 200)
    assert len(sentence) < 300
    assert "\n" not in sentence
