"""/settings and /moderator audit, by the real bot."""

import asyncio
from datetime import datetime
from types import ModuleType

import pytest

from core.client import Feature
from core.settings import SETTING_NAMES, get_settings
from data.database import Transaction
from rehearsal.people import NotPossible
from rehearsal.permissions import Permission
from tests.moderation.conftest import Stage


async def test_a_setting_is_changed_shown_and_audited(stage: Stage) -> None:
    reply = await stage.morgan.command("settings set", setting="interview_minutes", value="45 min")

    assert reply.ephemeral
    assert "**interview_minutes** is now **45 minutes**. It was 30 minutes." in reply.text
    assert (await stage.settings()).interview_minutes == 45
    audit = await stage.morgan.command("moderator audit")
    assert audit.ephemeral
    assert f"<@{stage.morgan.id}> `settings:set` interview_minutes: 30 minutes → 45 minutes" in audit.text


async def test_the_next_command_sees_the_change(stage: Stage) -> None:
    await stage.morgan.command("settings show")
    await stage.morgan.command("settings set", setting="weekly_limit", value="5")
    reply = await stage.morgan.command("settings set", setting="weekly_limit", value="5")
    assert "already" in reply.text


async def test_every_setting_is_shown_with_its_value_and_default(stage: Stage) -> None:
    await stage.morgan.command("settings set", setting="interview_minutes", value="45")
    await stage.morgan.command(
        "settings set", setting="fields", value=", ".join(f"{n:02}{'x' * 38}" for n in range(25))
    )
    reply = await stage.morgan.command("settings show")
    shown = reply.text
    while "Next page" in reply.buttons:
        try:
            reply = await reply.click("Next page")
        except NotPossible:
            break
        shown += reply.text

    for name in SETTING_NAMES:
        assert f"`{name}`" in shown
    assert "`interview_minutes` **45 minutes** (default: 30 minutes)" in shown
    assert "`weekly_limit` **2 interviews** (default)" in shown


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        ("interview_minutes", "90", "from 20 to 60"),
        ("interview_minuts", "45", "`interview_minutes`"),
        ("tips_channel", "Lounge", "voice channel"),
        ("volunteer_role", "Moderator", "Manage Server"),
        ("timezone", "Atlantis", "Europe/Berlin"),
    ],
)
async def test_a_value_that_does_not_fit_is_refused_with_what_does(
    stage: Stage, setting: str, value: str, said: str
) -> None:
    before = await stage.settings()
    reply = await stage.morgan.command("settings set", setting=setting, value=value)
    assert said in reply.text
    assert reply.ephemeral
    assert await stage.settings() == before


async def test_roles_and_channels_are_taken_by_name_and_shown_as_mentions(stage: Stage) -> None:
    general, member = stage.demo.channels["general"], stage.demo.roles["Member"]

    assert (
        f"<#{general}>" in (await stage.morgan.command("settings set", setting="tips_channel", value="#General")).text
    )
    assert f"<@&{member}>" in (await stage.morgan.command("settings set", setting="member_role", value="member")).text

    settings = await stage.settings()
    assert (settings.tips_channel, settings.member_role) == (general, member)
    assert "none" in (await stage.morgan.command("settings set", setting="tips_channel", value="default")).text
    assert (await stage.settings()).tips_channel is None


async def test_a_chosen_channel_in_which_something_is_missing_is_told_at_once(stage: Stage) -> None:
    reply = await stage.morgan.command("settings set", setting="interviews_channel", value="welcome")
    assert "I lack **Send Messages**" in reply.text
    everyone, bot = stage.guild_id, stage.demo.roles["Greenroom"]
    for role_id in (everyone, bot):
        permissions = int(stage.world.roles.get(stage.guild_id, role_id)["permissions"])
        stage.world.roles.edit(stage.guild_id, role_id, permissions=str(permissions & ~int(Permission.ATTACH_FILES)))
    reply = await stage.morgan.command("settings set", setting="tips_channel", value="general")
    assert "I lack **Attach Files**" in reply.text
    await stage.morgan.command("settings set", setting="tips_channel", value="default")
    assert (await stage.settings()).interviews_channel == stage.demo.channels["welcome"]


async def test_settings_and_values_are_suggested(stage: Stage) -> None:
    suggest = stage.morgan.autocomplete

    choices = await suggest("settings set", "setting", "minutes")
    assert {"name": "interview_minutes: 30 minutes", "value": "interview_minutes"} in choices
    assert len(await suggest("settings set", "setting", "")) == 25

    async def values(setting: str, typed: str) -> list[str]:
        return [choice["value"] for choice in await suggest("settings set", "value", typed, setting=setting)]

    assert await values("recording", "") == ["off", "ask", "default"]
    assert (await values("interview_minutes", "45"))[0] == "45"
    assert str(stage.demo.channels["general"]) in await values("tips_channel", "gen")
    assert str(stage.demo.channels["Lounge"]) not in await values("tips_channel", "")
    assert str(stage.demo.roles["Member"]) in await values("member_role", "@mem")
    assert "America/New_York" in await values("timezone", "new yo")
    assert await values("no such thing", "") == []
    assert (await values("agenda", ""))[0] == "Standard 75"


async def test_what_is_suggested_is_taken(stage: Stage) -> None:
    """Whatever autocomplete offers for any setting is a value that the setting takes."""
    for name in SETTING_NAMES:
        for choice in await stage.morgan.autocomplete("settings set", "value", "", setting=name):
            reply = await stage.morgan.command("settings set", setting=name, value=choice["value"])
            assert "does not fit" not in reply.text, (name, choice)
            assert name in reply.text, (name, choice)


async def test_people_who_do_not_moderate_neither_see_nor_use_it(stage: Stage) -> None:
    for command in ("settings show", "setup"):
        with pytest.raises(NotPossible):
            await stage.ana.command(command)
    reply = await stage.ana.command("moderator audit")
    assert "This is for moderators" in reply.text


async def test_the_moderator_role_suffices_for_the_audit_trail(stage: Stage) -> None:
    stage.world.members.give_role(stage.guild_id, stage.ana.id, stage.demo.roles["Volunteer"])
    await stage.morgan.command("settings set", setting="moderator_role", value="Volunteer")
    assert "Who changed what" in (await stage.ana.command("moderator audit")).text


async def test_the_audit_trail_is_turned_page_by_page(stage: Stage) -> None:
    for number in range(1, 13):
        await stage.morgan.command("settings set", setting="weekly_limit", value=str(number))

    reply = await stage.morgan.command("moderator audit")
    newest = reply.text
    reply = await reply.click("Older")
    older = reply.text
    reply = await reply.click("Newest")

    assert "11 interviews → 12 interviews" in newest
    assert "11 interviews → 12 interviews" not in older
    assert "2 interviews → 1 interview" in older
    assert reply.text == newest


async def test_an_empty_audit_trail_says_so(stage: Stage) -> None:
    assert "Nothing has been changed yet" in (await stage.morgan.command("moderator audit")).text


async def test_features_offer_choices_and_hear_of_changes_in_the_same_transaction(stage: Stage) -> None:
    heard: list[tuple[frozenset[str], str]] = []

    async def settings_changed(tx: Transaction, guild_id: int, names: frozenset[str], now: datetime) -> None:
        heard.append((names, (await get_settings(tx, guild_id)).agenda))

    live = ModuleType("service")
    live.__dict__["settings_changed"] = settings_changed
    live.__dict__["setting_choices"] = lambda name: ["Short 45"] if name == "agenda" else []
    stage.bot.features.append(Feature("live", live))

    choices = await stage.morgan.autocomplete("settings set", "value", "", setting="agenda")
    await stage.morgan.command("settings set", setting="agenda", value="short 45")
    await stage.morgan.command("settings set", setting="agenda", value="Short 45")

    assert [choice["value"] for choice in choices] == ["Standard 75", "Short 45", "default"]
    assert heard == [(frozenset({"agenda"}), "Short 45")]


async def test_two_moderators_at_once_both_leave_their_trace(stage: Stage) -> None:
    stage.world.members.give_role(stage.guild_id, stage.ana.id, stage.demo.roles["Moderator"])

    await asyncio.gather(
        *(
            person.command("settings set", setting="weekly_limit", value=value)
            for person, value in ((stage.morgan, "7"), (stage.ana, "9"))
        )
    )

    trail = (await stage.morgan.command("moderator audit")).text
    assert (await stage.settings()).weekly_limit in (7, 9)
    assert ("7 interviews → 9 interviews" in trail) != ("9 interviews → 7 interviews" in trail)
