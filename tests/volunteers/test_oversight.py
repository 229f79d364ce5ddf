"""What moderators do about volunteers, through the real bot on the local Discord."""

import asyncio

import pytest

from cogs.volunteers import applications, moderator_texts, oversight, service
from cogs.volunteers.models import INDEFINITELY
from core.actor import Actor
from core.errors import Refusal
from rehearsal.permissions import Permission
from tests.stage import NOW, Stage
from tests.volunteers.acting import apply, approve, is_volunteer, open_volunteer, rows, told


async def suspend(stage: Stage, reason: str = "Asked a member for money") -> str:
    page = await open_volunteer(stage, stage.priya)
    reply = await (await page.click("Suspend")).submit(reason=reason)
    await stage.settle()
    return reply.text


async def test_the_list_shows_who_waits_and_who_volunteers(stage: Stage) -> None:
    await apply(stage, stage.ana)
    await stage.priya.command("volunteer pause")
    await stage.grace.command("volunteer profile")

    panel = await stage.morgan.command("moderator volunteers")

    assert panel.ephemeral and "1 waiting · 2 known to me" in panel.text
    assert f"🟡 <@{stage.ana.id}> · Recruiter in a hospital" in panel.text
    assert f"⏸️ <@{stage.priya.id}> · paused · not verified" in panel.text
    assert f"🟢 <@{stage.grace.id}> · active" in panel.text


async def test_many_volunteers_are_shown_page_by_page(stage: Stage) -> None:
    async with stage.db.write() as tx:
        moderator = Actor(stage.guild_id, 1, "Morgan", is_member=True, is_volunteer=False, is_moderator=True)
        for user_id in range(1001, 1024):
            await oversight.find_or_add(tx, moderator, user_id, f"Vera {user_id}", NOW, has_role=True)

    panel = await stage.morgan.command("moderator volunteers")
    assert "<@1010>" in panel.text and "<@1011>" not in panel.text
    panel = await (await panel.click("Later")).click("Later")
    assert "<@1023>" in panel.text and "Later" not in panel.buttons
    assert "<@1011>" in (await panel.click("Earlier")).text


async def test_only_moderators_see_the_list(stage: Stage) -> None:
    for person in (stage.ana, stage.priya, stage.stranger):
        assert "for moderators" in (await person.command("moderator volunteers")).text


async def test_whoever_is_suspended_loses_the_role_is_told_and_cannot_be_booked(stage: Stage) -> None:
    said = await suspend(stage)

    assert "loses the role" in said and "> Asked a member for money" in said
    assert not is_volunteer(stage, stage.priya)
    assert ["> Asked a member for money" in text for text in told(stage.priya)] == [True]
    settings = await stage.bot.settings_of(stage.guild_id)
    async with stage.db.read() as tx:
        assert (await service.limits_of(tx, stage.guild_id, stage.priya.id, settings)).paused_until == INDEFINITELY
        starts = await service.earliest_starts(tx, stage.guild_id, settings, NOW)
    assert starts == {stage.priya.id: INDEFINITELY}
    assert "for volunteers" in (await stage.priya.command("volunteer pause")).text
    assert "suspended you" in (await stage.priya.command("volunteer apply")).text


async def test_lifting_gives_the_role_back_and_tells_them(stage: Stage) -> None:
    await suspend(stage)
    page = await open_volunteer(stage, stage.priya)

    lifted = await page.click("Lift")
    await stage.settle()

    assert "role back" in lifted.text and is_volunteer(stage, stage.priya)
    assert len(told(stage.priya)) == 2 and "volunteer in Second Act Job Club again" in told(stage.priya)[1]
    assert (await rows(stage, "SELECT action FROM audit ORDER BY id")) == [
        {"action": "volunteers:suspend"},
        {"action": "volunteers:lift"},
    ]


async def test_two_moderators_suspend_once(stage: Stage) -> None:
    page = await open_volunteer(stage, stage.priya)
    other = await open_volunteer(stage, stage.priya)
    first, second = await page.click("Suspend"), await other.click("Suspend")

    replies = await asyncio.gather(first.submit(reason="Sold coaching"), second.submit(reason="Sold coaching"))
    await stage.settle()

    assert sorted("suspended already" in reply.text for reply in replies) == [False, True]
    assert len(told(stage.priya)) == 1 and len(await rows(stage, "SELECT * FROM audit")) == 1


async def test_a_role_that_cannot_be_taken_is_said_with_what_to_click(stage: Stage) -> None:
    own = stage.demo.roles["Greenroom"]
    before = int(stage.world.roles.get(stage.guild_id, own)["permissions"])
    stage.world.roles.edit(stage.guild_id, own, permissions=str(before & ~int(Permission.MANAGE_ROLES)))
    await suspend(stage)

    page = await open_volunteer(stage, stage.priya)

    assert "turn on **Manage Roles**" in page.text and "Or take" in page.text and is_volunteer(stage, stage.priya)
    assert "suspended" in (await stage.morgan.command("moderator volunteers")).text
    stage.world.roles.edit(stage.guild_id, own, permissions=str(before))
    await page.click("Take the role again")
    await stage.settle()
    assert not is_volunteer(stage, stage.priya)
    assert "⚠️" not in (await open_volunteer(stage, stage.priya)).text


async def test_suspending_whoever_left_is_no_trouble(stage: Stage) -> None:
    page = await open_volunteer(stage, stage.priya)
    form = await page.click("Suspend")
    await stage.priya.leave_guild(stage.guild_id)
    await form.submit(reason="Left in anger")
    await stage.settle()
    assert await rows(stage, "SELECT role_problem FROM volunteer") == [{"role_problem": ""}]
    assert await rows(stage, "SELECT * FROM job WHERE kind LIKE 'volunteers:%'") == []


async def test_how_somebody_was_verified_is_noted_with_who_when_and_until(stage: Stage) -> None:
    await apply(stage, stage.ana)
    await approve(stage)
    page = await open_volunteer(stage, stage.ana)
    assert "none noted" in page.text

    noted = await (await page.click("Note verification")).submit(how="met in person", until="2026-12-31")

    until = 1798761540  # the end of that day in the group's zone
    assert f"met in person; seen by <@{stage.morgan.id}>, <t:{int(NOW.timestamp())}:F>" in noted.text
    assert f"<t:{until}:F>" in noted.text
    assert "· verified" in (await stage.morgan.command("moderator volunteers")).text
    await stage.pass_time(days=40)
    assert "verification expired" in (await stage.morgan.command("moderator volunteers")).text
    again = await (await (await open_volunteer(stage, stage.ana)).click("Note verification")).submit(
        how="video call with a moderator"
    )
    assert "video call" in again.text and "expired" not in again.text
    assert [row["detail"] for row in await rows(stage, "SELECT detail FROM audit WHERE action LIKE '%attest'")] == [
        "met in person",
        "video call with a moderator",
    ]


async def test_a_date_that_is_not_sure_is_refused_and_given_back(stage: Stage) -> None:
    page = await open_volunteer(stage, stage.priya)
    reply = await (await page.click("Note verification")).submit(how="met in person", until="3/12/2026 someday")
    assert "someday" in reply.text and await rows(stage, "SELECT * FROM attestation") == []


async def test_somebody_without_the_role_is_no_volunteer(stage: Stage) -> None:
    reply = await open_volunteer(stage, stage.ben)
    assert "is no volunteer" in reply.text and await rows(stage, "SELECT * FROM volunteer") == []


async def test_a_moderator_of_another_group_finds_nothing(stage: Stage) -> None:
    await apply(stage, stage.ana)
    await stage.priya.command("volunteer profile")
    [application] = await rows(stage, "SELECT id FROM application")
    [volunteer] = await rows(stage, "SELECT id FROM volunteer")
    outsider = Actor(
        stage.other_guild_id, stage.outsider.id, "Olga", is_member=True, is_volunteer=False, is_moderator=True
    )
    settings = await stage.bot.settings_of(stage.guild_id)

    async with stage.db.write() as tx:
        for attempt in (
            applications.approve(tx, outsider, application["id"], settings, NOW),
            applications.decline(tx, outsider, application["id"], "No", NOW),
            oversight.suspend(tx, outsider, volunteer["id"], "No", NOW),
            oversight.lift(tx, outsider, volunteer["id"], NOW),
            oversight.attest(tx, outsider, volunteer["id"], "met in person", "", settings, NOW),
            oversight.try_role_again(tx, outsider, volunteer["id"], NOW),
        ):
            with pytest.raises(Refusal) as refusal:
                await attempt
            assert str(refusal.value) in (
                moderator_texts.no_such_application(),
                moderator_texts.no_such_volunteer(),
            )
    assert "No application waiting · 0" in (await stage.outsider.command("moderator volunteers")).text


async def test_what_a_moderator_decided_stays_without_them_once_they_are_forgotten(stage: Stage) -> None:
    await apply(stage, stage.ana)
    await approve(stage)
    await suspend(stage)
    async with stage.db.read() as tx:
        held = await service.export_member(tx, stage.guild_id, stage.morgan.id)
    assert held.keys() == {"decided_as_a_moderator", "suspended_as_a_moderator"}

    await (await stage.morgan.command("me forget")).click("Delete everything")
    await stage.settle()

    page = await open_volunteer(stage, stage.priya)
    assert "Suspended by somebody who had their data deleted" in page.text
