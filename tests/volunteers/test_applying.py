"""From `/volunteer apply` to the role, through the real bot on the local Discord."""

import asyncio

import pytest

from cogs.volunteers import service
from rehearsal.people import reading
from rehearsal.people.errors import NotPossible
from rehearsal.permissions import Permission
from tests.stage import Stage
from tests.volunteers.acting import (
    apply,
    approve,
    card_text,
    cards,
    decline,
    is_volunteer,
    labels,
    press,
    rows,
    told,
)


async def test_an_application_reaches_the_moderators_with_all_that_was_said(stage: Stage) -> None:
    reply = await apply(stage, stage.stranger)

    assert reply.ephemeral and "Sent to the moderators" in reply.text and "code of conduct, in full" in reply.text
    said = card_text(stage)
    assert f"<@{stage.stranger.id}>" in said and "Recruiter in a hospital" in said and "hr@clinic.example" in said
    assert "People, Healthcare" in said and "recruiter screen, behavioural" in said
    assert labels(cards(stage)[0]) == ["Approve", "Decline"]


async def test_whoever_is_approved_gets_the_role_and_is_told(stage: Stage) -> None:
    await apply(stage, stage.ana)

    reply = await approve(stage)

    assert reply.ephemeral and "Approved" in reply.text
    assert is_volunteer(stage, stage.ana)
    assert ["You are a volunteer in Second Act Job Club now" in text for text in told(stage.ana)] == [True]
    assert f"Approved by <@{stage.morgan.id}>" in card_text(stage) and labels(cards(stage)[0]) == []
    profile = await stage.ana.command("volunteer profile")
    assert "People, Healthcare" in profile.text and "recruiter screen, behavioural" in profile.text


async def test_how_to_verify_somebody_is_deleted_with_the_decision(stage: Stage) -> None:
    await apply(stage, stage.ana)
    await approve(stage)

    assert "clinic.example" not in card_text(stage)
    assert await rows(stage, "SELECT proof FROM application") == [{"proof": ""}]


async def test_a_decline_gives_the_reason_and_two_weeks_later_one_may_apply_again(stage: Stage) -> None:
    await apply(stage, stage.ana)
    reply = await decline(stage, "We cannot verify you yet.\nPlease write from your company's address.")

    assert "told your reason" in reply.text and not is_volunteer(stage, stage.ana)
    assert any("> We cannot verify you yet." in text for text in told(stage.ana))
    early = await stage.ana.command("volunteer apply")
    assert early.modal is None and "apply again from" in early.text and "> We cannot verify you yet." in early.text
    await stage.pass_time(days=14)
    await apply(stage, stage.ana)
    assert len(cards(stage)) == 2


async def test_moderators_may_change_their_mind_about_a_decline(stage: Stage) -> None:
    await apply(stage, stage.ana)
    await decline(stage, "Not now")

    panel = await stage.morgan.command("moderator volunteers")
    page = await panel.select("Choose an application", ["Ana Souza"])
    listed = await page.click("Approve")
    await stage.settle()

    assert "Approved" in listed.text and is_volunteer(stage, stage.ana)
    assert len(told(stage.ana)) == 2


async def test_one_application_at_a_time_and_it_can_be_withdrawn(stage: Stage) -> None:
    await apply(stage, stage.ana)

    again = await stage.ana.command("volunteer apply")
    assert again.modal is None and "with the moderators" in again.text
    withdrawn = await again.click("Withdraw application")
    await stage.settle()

    assert "withdrawn" in withdrawn.text
    assert "withdrawn" in card_text(stage) and labels(cards(stage)[0]) == [] and "clinic" not in card_text(stage)
    twice = await again.click("Withdraw application") if "Withdraw application" in again.buttons else withdrawn
    assert "withdrawn" in twice.text
    assert (await apply(stage, stage.ana)).text.startswith("**Sent")


async def test_two_forms_sent_at_once_make_one_application(stage: Stage) -> None:
    first, second = [await stage.ana.command("volunteer apply") for _ in range(2)]
    answers = {"occupation": "Coach", "proof": "Ask Priya, please", "conduct": ["agreed"]}

    replies = await asyncio.gather(first.submit(answers), second.submit(answers))
    await stage.settle()

    assert len(cards(stage)) == 1
    assert sorted("with the moderators; you" in reply.text for reply in replies) == [False, True]
    assert any("Ask Priya, please" in reply.text for reply in replies), "what was typed in vain is given back"


async def test_a_volunteer_does_not_apply(stage: Stage) -> None:
    reply = await stage.priya.command("volunteer apply")
    assert reply.modal is None and "volunteer here already" in reply.text


async def test_the_form_needs_the_code_of_conduct(stage: Stage) -> None:
    form = await stage.ana.command("volunteer apply")
    with pytest.raises(NotPossible):
        await form.submit(occupation="Coach", proof="Ask Priya")


async def test_two_moderators_and_double_clicks_decide_once(stage: Stage) -> None:
    stage.world.members.give_role(stage.guild_id, stage.tom.id, stage.demo.roles["Moderator"])
    await apply(stage, stage.ana)

    replies = await asyncio.gather(
        press(stage, "Approve"), press(stage, "Approve", by="tom"), press(stage, "Approve"), press(stage, "Approve")
    )
    await stage.settle()

    assert sum("gets the role" in reply.text for reply in replies) == 1
    assert sum("approved already by" in reply.text for reply in replies) == 3
    assert len(told(stage.ana)) == 1 and len(stage.requests("PUT", "/roles/{role_id}")) == 1
    assert len(await rows(stage, "SELECT * FROM audit WHERE action = 'volunteers:approve'")) == 1


async def test_of_approve_and_decline_at_once_one_counts(stage: Stage) -> None:
    await apply(stage, stage.ana)
    form = await press(stage, "Decline")

    replies = await asyncio.gather(form.submit(reason="Not now"), press(stage, "Approve"))
    await stage.settle()

    # A declined application may still be approved, an approved one no longer declined.
    assert is_volunteer(stage, stage.ana) and "Approved" in card_text(stage)
    assert "Approved" in replies[1].text


async def test_members_cannot_decide_with_a_moderators_button(stage: Stage) -> None:
    await apply(stage, stage.ana)
    [card] = cards(stage)

    reply = await stage.ben.at(stage.channels["moderators"]).click(card, "Approve")

    assert "for moderators" in reply.text and not is_volunteer(stage, stage.ana)


async def test_without_a_volunteer_role_nothing_is_approved_and_the_application_waits(stage: Stage) -> None:
    await stage.set("volunteer_role", None)
    await apply(stage, stage.ana)

    reply = await approve(stage)

    assert "volunteer_role" in reply.text and "/setup" in reply.text
    await stage.set("volunteer_role", stage.demo.roles["Volunteer"])
    await approve(stage)
    assert is_volunteer(stage, stage.ana)


async def test_without_a_moderators_channel_it_waits_and_is_shown_once_there_is_one(stage: Stage) -> None:
    await stage.set("moderator_channel", None)
    reply = await apply(stage, stage.ana)
    assert "/moderator volunteers" in reply.text and cards(stage) == []

    await stage.morgan.command("settings set", setting="moderator_channel", value=str(stage.channels["moderators"]))
    await stage.settle()

    assert len(cards(stage)) == 1


async def test_a_card_that_moderators_deleted_comes_back_while_the_application_waits(stage: Stage) -> None:
    await apply(stage, stage.ana)
    [card] = cards(stage)
    stage.world.messages.delete(card)

    panel = await stage.morgan.command("moderator volunteers")
    page = await panel.select("Choose an application", ["Ana Souza"])
    assert "hr@clinic.example" in page.text and {"Approve", "Decline"} <= set(page.buttons)
    listed = await (await page.click("Decline")).submit(reason="Not now")
    await stage.settle()

    assert "Declined" in listed.text and any("Not now" in text for text in told(stage.ana))


async def test_whoever_asks_to_be_forgotten_is_gone_from_the_moderators_channel(stage: Stage) -> None:
    await apply(stage, stage.ana)
    question = await stage.ana.command("me forget")

    await question.click("Delete everything")
    await stage.settle()

    assert cards(stage) == [] and await rows(stage, "SELECT * FROM application") == []


async def test_me_show_and_me_data_hold_the_application(stage: Stage) -> None:
    await apply(stage, stage.ana)
    assert "your application" in (await stage.ana.command("me show")).text
    async with stage.db.read() as tx:
        held = await service.export_member(tx, stage.guild_id, stage.ana.id)
        assert await service.export_member(tx, stage.other_guild_id, stage.ana.id) == {}
    assert "Recruiter in a hospital" in str(held) and "hr@clinic" in str(held)


# What Discord refuses


async def test_without_manage_roles_the_card_says_what_to_click_and_tries_again(stage: Stage) -> None:
    own = stage.demo.roles["Greenroom"]
    before = int(stage.world.roles.get(stage.guild_id, own)["permissions"])
    stage.world.roles.edit(stage.guild_id, own, permissions=str(before & ~int(Permission.MANAGE_ROLES)))
    await apply(stage, stage.ana)
    await approve(stage)

    said = card_text(stage)
    assert "turn on **Manage Roles**" in said and f"give <@&{stage.demo.roles['Volunteer']}> to" in said
    assert labels(cards(stage)[0]) == ["Give the role again"] and not is_volunteer(stage, stage.ana)
    listed = await stage.morgan.command("moderator volunteers")
    assert "without the role" in listed.text

    stage.world.roles.edit(stage.guild_id, own, permissions=str(before))
    await press(stage, "Give the role again")
    await stage.settle()
    assert is_volunteer(stage, stage.ana) and "⚠️" not in card_text(stage) and labels(cards(stage)[0]) == []


async def test_a_role_above_the_bots_is_explained_and_given_by_hand(stage: Stage) -> None:
    high = stage.world.roles.create(stage.guild_id, "Mentors", permissions=0, position=30)
    await stage.set("volunteer_role", int(high["id"]))
    await apply(stage, stage.ana)
    await approve(stage)
    assert "drag **Greenroom** above it" in card_text(stage)

    stage.world.members.give_role(stage.guild_id, stage.ana.id, int(high["id"]))
    await press(stage, "Give the role again")
    await stage.settle()
    assert "⚠️" not in card_text(stage), "given by hand is given"


async def test_a_deleted_role_is_explained(stage: Stage) -> None:
    await apply(stage, stage.ana)
    stage.world.roles.delete(stage.guild_id, stage.demo.roles["Volunteer"])
    await approve(stage)
    assert "was deleted" in card_text(stage) and "**Choose roles**" in card_text(stage)


async def test_whoever_left_is_named_and_gets_the_role_after_coming_back(stage: Stage) -> None:
    await apply(stage, stage.ana)
    await stage.ana.leave_guild(stage.guild_id)
    await approve(stage)
    assert "no longer in the server" in card_text(stage)

    stage.world.members.add(stage.guild_id, stage.demo.people["ana"])
    await press(stage, "Give the role again")
    await stage.settle()
    assert is_volunteer(stage, stage.ana)


async def test_with_closed_direct_messages_a_private_thread_tells_them(stage: Stage) -> None:
    stage.world.users.closed_dms.add(stage.ana.id)
    await apply(stage, stage.ana)
    await approve(stage)

    thread = stage.thread(stage.ana, "For you")
    assert any("You are a volunteer" in reading.visible_text(one) for one in stage.ana.messages(thread["id"]))
    assert told(stage.ana) == [] and "could not tell" not in card_text(stage)


async def test_where_nothing_reaches_them_the_moderators_are_asked_to(stage: Stage) -> None:
    stage.world.users.closed_dms.add(stage.ana.id)
    await stage.set("interviews_channel", None)
    await apply(stage, stage.ana)
    await approve(stage)
    assert "Please tell them yourself" in card_text(stage) and is_volunteer(stage, stage.ana)


@pytest.mark.parametrize(
    ("method", "route"),
    [
        ("POST", "/channels/{id}/messages"),
        ("PUT", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}"),
        ("GET", "/guilds/{guild_id}/members/{user_id}"),
        ("POST", "/users/@me/channels"),
    ],
)
async def test_what_discord_loses_is_done_once(stage: Stage, method: str, route: str) -> None:
    await apply(stage, stage.ana)
    fault = stage.server.faults.lose_answer(method, route, status=503)
    await approve(stage)
    for _ in range(4):
        await stage.pass_time(minutes=5)

    assert fault.hits, "the fault was never run into"
    assert is_volunteer(stage, stage.ana) and len(told(stage.ana)) == 1


async def test_a_crash_in_the_middle_of_everything_leaves_nothing_undone(stage: Stage) -> None:
    await apply(stage, stage.ana)
    hang = stage.server.faults.hang("PUT", "/guilds/{guild_id}/members/{user_id}/roles/{role_id}")
    await press(stage, "Approve")
    await asyncio.wait_for(hang.reached.wait(), 10)

    await stage.kill_bot()
    stage.server.faults.clear()
    await stage.start_bot()
    await stage.pass_time(minutes=6)

    assert is_volunteer(stage, stage.ana) and len(told(stage.ana)) == 1 and len(cards(stage)) == 1
    assert "Approved" in card_text(stage)


async def test_a_card_posted_just_before_a_crash_is_found_again(stage: Stage) -> None:
    lost = stage.server.faults.lose_answer("POST", "/channels/{id}/messages", status=503)
    await apply(stage, stage.ana)
    await stage.restart_bot()
    await stage.pass_time(minutes=10)

    assert lost.hits and len(cards(stage)) == 1
    await approve(stage)
    assert is_volunteer(stage, stage.ana)


async def test_a_card_whose_posting_went_unheard_goes_with_whoever_is_forgotten(stage: Stage) -> None:
    lost = stage.server.faults.lose_answer("POST", "/channels/{id}/messages", status=503)
    await apply(stage, stage.ana)
    assert lost.hits and len(cards(stage)) == 1
    await (await stage.ana.command("me forget")).click("Delete everything")
    await stage.pass_time(minutes=10)

    assert cards(stage) == []
