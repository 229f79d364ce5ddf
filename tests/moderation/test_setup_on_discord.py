"""/setup by the real bot: creating, choosing, checking, posting a test; and what may go wrong on the way."""

import asyncio
from typing import Any

import pytest

from cogs.moderation import setup_texts
from cogs.moderation.plan import PLACES
from cogs.moderation.specs import CHANNEL_SETTINGS
from core.clock import MovableClock
from core.settings import Settings
from data.database import Database
from rehearsal.people import Reply
from rehearsal.permissions import Permission
from tests.moderation.conftest import Stage, running_bot
from tests.waiting import until

CREATE, CHECK, POST_TEST = "Create everything for me", "Check", "Post a test"
NAMES = [place.name for place in PLACES]


async def press(stage: Stage, label: str) -> Reply:
    return await (await stage.morgan.command("setup")).click(label)


def bot_role(stage: Stage, *without: Permission, plus: int = 0) -> None:
    """Change what the bot's role and everybody may do in the server."""
    lost = int(sum(without))
    for role_id in (stage.demo.roles["Greenroom"], stage.guild_id):
        permissions = int(stage.world.roles.get(stage.guild_id, role_id)["permissions"])
        stage.world.roles.edit(stage.guild_id, role_id, permissions=str(permissions & ~lost | plus))


def channel(stage: Stage, name: str) -> dict[str, Any]:
    (found,) = [c for c in stage.world.guilds.get(stage.guild_id).channels.values() if c["name"] == name]
    return dict(found)


def channel_ids(settings: Settings) -> list[int | None]:
    return [getattr(settings, name) for name in CHANNEL_SETTINGS]


def posts(stage: Stage) -> list[str]:
    return [
        request.path for request in stage.server.requests if request.method == "POST" and "/guilds/" in request.path
    ]


async def test_the_panel_shows_the_state_of_everything_in_words(stage: Stage) -> None:
    panel = await stage.morgan.command("setup")

    assert panel.ephemeral
    assert panel.buttons[:3] == [CREATE, CHECK, POST_TEST]
    assert "⚪ not set · **tips_channel**" in panel.text
    assert "timezone** UTC" in panel.text


async def test_everything_is_created_saved_and_then_found_to_be_well(stage: Stage) -> None:
    reply = await press(stage, CREATE)

    assert reply.ephemeral
    assert "everything is there" in reply.text
    assert "until then it is UTC" in reply.text
    settings = await stage.settings()
    assert settings.volunteer_role == stage.demo.roles["Volunteer"]
    assert settings.moderator_role == stage.demo.roles["Moderator"]
    assert settings.member_role is None
    assert all(channel_ids(settings))
    category = channel(stage, "Greenroom")["id"]
    assert {channel(stage, name)["parent_id"] for name in NAMES} == {category}
    assert channel(stage, "Interview room")["type"] == 13
    assert "All is well" in (await reply.click(CHECK)).text
    assert "The test went well" in (await reply.click(POST_TEST)).text
    audit = (await stage.morgan.command("moderator audit")).text
    assert "interviews_channel" in audit


async def test_only_moderators_see_the_moderators_channel_and_members_cannot_post(stage: Stage) -> None:
    await press(stage, CREATE)

    seen = {c["name"] for c in stage.ana.channels(stage.guild_id)}
    assert {"announcements", "interviews", "resume-reviews", "tips", "Interview room"} <= seen
    assert "moderators" not in seen
    for name in ("announcements", "interviews", "resume-reviews", "tips"):
        may = stage.world.permissions_in(int(channel(stage, name)["id"]), stage.ana.id)
        assert not may & (
            Permission.SEND_MESSAGES | Permission.CREATE_PUBLIC_THREADS | Permission.CREATE_PRIVATE_THREADS
        )
        assert may & Permission.SEND_MESSAGES_IN_THREADS


async def test_pressing_again_makes_nothing_more(stage: Stage) -> None:
    await press(stage, CREATE)
    names, made = stage.channel_names(), len(posts(stage))

    reply = await press(stage, CREATE)

    assert "Everything is there already" in reply.text
    assert (stage.channel_names(), len(posts(stage))) == (names, made)


async def test_a_double_click_and_a_second_moderator_make_nothing_twice(stage: Stage) -> None:
    stage.world.members.give_role(stage.guild_id, stage.ana.id, stage.demo.roles["Moderator"])
    panel, other_panel = await stage.morgan.command("setup"), await stage.ana.command("setup")

    replies = await asyncio.gather(panel.click(CREATE), panel.click(CREATE), other_panel.click(CREATE))

    assert sorted(setup_texts.already_at_it() in reply.text for reply in replies) == [False, True, True]
    assert sorted(name for name in stage.channel_names() if name in NAMES) == sorted(NAMES)


@pytest.mark.parametrize("made", range(7))
async def test_what_a_half_finished_run_left_is_taken_up(
    stage: Stage, db: Database, clock: MovableClock, made: int
) -> None:
    """The bot dies when Discord has made the category and some channels, the last of which it never heard of."""
    fault = stage.server.faults.hang(
        "POST",
        "/guilds/{id}/channels",
        after_change=True,
        when=lambda _: len([name for name in stage.channel_names() if name in (*NAMES, "Greenroom")]) == made,
    )
    panel = await stage.morgan.command("setup")
    click = asyncio.create_task(panel.click(CREATE))
    async with asyncio.timeout(10):
        await fault.reached.wait()
    await stage.bot.close()
    stage.server.faults.clear()
    click.cancel()
    left = stage.channel_names()
    assert len(left) == 3 + made + 1

    async with running_bot(db, clock, stage.demo):
        reply = await press(stage, CREATE)

    assert "everything is there" in reply.text
    assert stage.channel_names()[: len(left)] == left
    assert sorted(name for name in stage.channel_names() if name in NAMES) == sorted(NAMES)
    assert all(channel_ids(await stage.settings()))


async def test_a_step_that_discord_refuses_is_named_and_the_others_are_done(stage: Stage) -> None:
    stage.server.faults.fail(
        "POST",
        "/guilds/{id}/channels",
        status=403,
        code=50013,
        when=lambda request: request.json["name"] == "resume-reviews",
    )

    reply = await press(stage, CREATE)

    assert "Partly done" in reply.text
    assert "❌ **resume_channel**: Discord does not let me" in reply.text
    settings = await stage.settings()
    assert settings.resume_channel is None
    assert settings.tips_channel is not None
    again = await press(stage, CREATE)
    assert "Done: everything is there" in again.text
    assert sorted(name for name in stage.channel_names() if name in NAMES) == sorted(NAMES)


async def test_without_manage_channels_nothing_is_made_and_it_says_what_to_click(stage: Stage) -> None:
    bot_role(stage, Permission.MANAGE_CHANNELS)

    reply = await press(stage, CREATE)

    assert "**Manage Channels**" in reply.text
    assert "Manage Roles" not in reply.text
    assert "Server Settings → Roles" in reply.text
    assert posts(stage) == []


async def test_manage_roles_is_only_needed_where_a_role_must_be_made(stage: Stage) -> None:
    bot_role(stage, Permission.MANAGE_ROLES)
    assert "everything is there" in (await press(stage, CREATE)).text


async def test_what_the_bot_may_not_do_itself_it_does_not_try_to_hand_out(stage: Stage) -> None:
    bot_role(stage, Permission.ATTACH_FILES, Permission.MANAGE_THREADS)

    reply = await press(stage, CREATE)

    assert "Done: everything is there" in reply.text
    assert "I lack **Attach Files**, and so in" in reply.text


@pytest.mark.parametrize("name", ["Volunteer", "Moderator"])
async def test_a_role_of_which_the_bot_never_heard_that_it_was_made_is_taken_up(
    stage: Stage, db: Database, clock: MovableClock, name: str
) -> None:
    stage.world.roles.delete(stage.guild_id, stage.demo.roles[name])
    fault = stage.server.faults.hang("POST", "/guilds/{id}/roles", after_change=True)
    click = asyncio.create_task((await stage.morgan.command("setup")).click(CREATE))
    async with asyncio.timeout(10):
        await fault.reached.wait()
    await stage.bot.close()
    stage.server.faults.clear()
    click.cancel()

    async with running_bot(db, clock, stage.demo):
        assert "Done: everything is there" in (await press(stage, CREATE)).text

    assert [role["name"] for role in stage.world.guilds.get(stage.guild_id).roles.values()].count(name) == 1


async def test_two_roles_of_the_same_name_are_left_to_people(stage: Stage) -> None:
    stage.world.roles.create(stage.guild_id, "volunteer")

    reply = await press(stage, CREATE)

    assert "❌ **volunteer_role**: there are several roles called Volunteer" in reply.text
    assert (await stage.settings()).volunteer_role is None
    assert (await stage.settings()).tips_channel is not None


async def test_roles_that_are_not_there_are_made(stage: Stage) -> None:
    for name in ("Volunteer", "Moderator"):
        stage.world.roles.delete(stage.guild_id, stage.demo.roles[name])
    bot_role(stage, Permission.MANAGE_ROLES)
    assert "**Manage Roles**" in (await press(stage, CREATE)).text
    bot_role(stage, plus=int(Permission.MANAGE_ROLES))

    reply = await press(stage, CREATE)

    settings = await stage.settings()
    roles = stage.world.guilds.get(stage.guild_id).roles
    assert {roles[role_id or 0]["name"] for role_id in (settings.volunteer_role, settings.moderator_role)} == {
        "Volunteer",
        "Moderator",
    }
    assert roles[settings.moderator_role or 0]["permissions"] == "0"
    assert "was deleted" not in reply.text


async def test_whoever_lacks_the_moderator_role_is_told_to_take_it(stage: Stage) -> None:
    helper = stage.world.roles.create(stage.guild_id, "Helper", permissions=int(Permission.MANAGE_GUILD))
    stage.world.members.give_role(stage.guild_id, stage.ana.id, int(helper["id"]))

    reply = await (await stage.ana.command("setup")).click(CREATE)

    assert f"the role <@&{stage.demo.roles['Moderator']}>" in reply.text


async def test_a_group_that_is_no_community_gets_a_voice_channel(stage: Stage) -> None:
    stage.world.guilds.edit(stage.guild_id, features=[])
    await press(stage, CREATE)
    assert channel(stage, "Interview room")["type"] == 2


async def test_with_a_member_role_only_its_holders_see_the_channels(stage: Stage) -> None:
    await stage.morgan.command("settings set", setting="member_role", value="Member")
    visitor = stage.world.users.add("visitor")
    stage.world.members.add(stage.guild_id, int(visitor["id"]))

    reply = await press(stage, CREATE)

    assert "❌" not in reply.text
    tips = int(channel(stage, "tips")["id"])
    assert stage.world.can_view(stage.ana.id, tips)
    assert stage.world.can_view(stage.person("tom").id, tips)
    assert not stage.world.can_view(int(visitor["id"]), tips)
    assert "All is well" in (await reply.click(CHECK)).text


async def test_check_names_what_is_missing_in_each_channel(stage: Stage) -> None:
    await press(stage, CREATE)
    interviews = channel(stage, "interviews")
    entries = [dict(entry) for entry in interviews["permission_overwrites"]]
    for entry in entries:
        if entry["id"] == str(stage.demo.application_id):
            entry["allow"] = str(int(entry["allow"]) & ~int(Permission.CREATE_PRIVATE_THREADS))
    stage.world.channels.edit(int(interviews["id"]), permission_overwrites=entries)

    reply = await press(stage, CHECK)

    assert f"In <#{interviews['id']}> (interviews_channel) I lack **Create Private Threads**." in reply.text
    assert "To fix: 1" in reply.text


async def test_check_names_the_servers_permissions_and_the_order_of_roles(stage: Stage) -> None:
    await press(stage, CREATE)
    bot_role(stage, Permission.CREATE_EVENTS)
    stage.world.roles.move(stage.guild_id, {stage.demo.roles["Greenroom"]: 1})

    text = (await press(stage, CHECK)).text

    assert "I lack **Create Events**" in text
    assert f"My role stands below <@&{stage.demo.roles['Volunteer']}>" in text
    assert "drag **Greenroom** above it" in text


async def test_check_works_where_the_bot_sees_nothing_at_all(stage: Stage) -> None:
    await press(stage, CREATE)
    bot_role(stage, *Permission)
    for name in NAMES:
        stage.world.channels.edit(int(channel(stage, name)["id"]), permission_overwrites=[])

    reply = await press(stage, CHECK)

    assert "To fix" in reply.text
    assert "**View Channel**" in reply.text
    assert reply.ephemeral
    assert "found something" in (await press(stage, POST_TEST)).text


async def test_a_deleted_channel_is_shown_and_created_anew(stage: Stage) -> None:
    await press(stage, CREATE)
    old = (await stage.settings()).tips_channel
    assert old is not None
    stage.world.channels.delete(old)

    await until(lambda: stage.bot.get_channel(old) is None)
    assert "⚠️ deleted · **tips_channel**" in (await stage.morgan.command("setup")).text
    assert "set as **tips_channel** was deleted" in (await press(stage, CHECK)).text
    await press(stage, CREATE)

    assert (await stage.settings()).tips_channel == int(channel(stage, "tips")["id"]) != old


async def test_the_test_posts_are_taken_away_again(stage: Stage) -> None:
    await press(stage, CREATE)

    reply = await press(stage, POST_TEST)

    for name in NAMES:
        channel_id = int(channel(stage, name)["id"])
        assert f"<#{channel_id}>: ✅ message posted, ✅ message removed" in reply.text
        assert stage.morgan.messages(channel_id) == []
    assert reply.text.count("✅ private thread opened, ✅ posted in it, ✅ thread removed") == 2
    assert stage.morgan.threads(stage.guild_id) == []


@pytest.mark.parametrize("at", ["/channels/{id}/messages", "/channels/{id}/threads"])
async def test_a_test_that_was_posted_although_discord_says_no_is_taken_away_too(stage: Stage, at: str) -> None:
    await press(stage, CREATE)
    lost = stage.server.faults.lose_answer("POST", at, status=503)

    reply = await press(stage, POST_TEST)

    assert lost.hits and "found something" in reply.text
    assert [stage.morgan.messages(int(channel(stage, name)["id"])) for name in NAMES] == [[]] * len(NAMES)
    assert stage.world.guilds.get(stage.guild_id).threads == {}


async def test_a_test_that_fails_names_the_step_and_the_reason(stage: Stage) -> None:
    await press(stage, CREATE)
    stage.server.faults.fail("POST", "/channels/{id}/threads", status=403, code=50013)

    reply = await press(stage, POST_TEST)

    assert "❌ private thread opened (Discord does not let me" in reply.text
    assert "found something" in reply.text


async def test_with_nothing_set_there_is_nothing_to_test(stage: Stage) -> None:
    assert "No channel is set yet" in (await press(stage, POST_TEST)).text


async def test_channels_and_roles_are_chosen_from_lists(stage: Stage) -> None:
    general, member = stage.demo.channels["general"], stage.demo.roles["Member"]
    page = await press(stage, "Choose channels")

    page = await page.select("moderation:choose:tips_channel", [str(general)])
    assert "**tips_channel** is now" in page.text
    page = await page.click("Back")
    page = await page.click("Choose roles")
    page = await page.select("moderation:choose:member_role", [str(member)])
    page = await page.click("Back")

    assert f"✅ ready · **tips_channel** <#{general}>" in page.text
    settings = await stage.settings()
    assert (settings.tips_channel, settings.member_role) == (general, member)
    page = await page.click("Choose channels")
    await page.select("moderation:choose:tips_channel", [])
    assert (await stage.settings()).tips_channel is None


async def test_a_role_that_gives_too_much_is_refused_on_the_page(stage: Stage) -> None:
    page = await press(stage, "Choose roles")

    page = await page.select("moderation:choose:volunteer_role", [str(stage.demo.roles["Moderator"])])

    assert "carries" in page.text
    assert "**Manage Server**" in page.text
    assert (await stage.settings()).volunteer_role is None


async def test_zone_and_fields_are_filled_into_a_form(stage: Stage) -> None:
    form = await press(stage, "Time zone and fields")

    panel = await form.submit({"timezone": "Berlin", "fields": "Software, Law"})

    settings = await stage.settings()
    assert (settings.timezone, settings.fields) == ("Europe/Berlin", ("Software", "Law"))
    assert "timezone** Europe/Berlin" in panel.text


async def test_a_form_that_does_not_fit_gives_the_text_back_and_saves_nothing(stage: Stage) -> None:
    form = await press(stage, "Time zone and fields")

    reply = await form.submit({"timezone": "Atlantis", "fields": "Software, Law"})

    assert "no single time zone" in reply.text
    assert "Software, Law" in reply.text
    assert await stage.settings() == Settings()


async def test_a_panel_from_before_a_restart_still_works(stage: Stage, db: Database, clock: MovableClock) -> None:
    panel = await stage.morgan.command("setup")
    await stage.bot.close()
    async with running_bot(db, clock, stage.demo):
        assert "everything is there" in (await panel.click(CREATE)).text
