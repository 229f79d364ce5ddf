"""Tips as people meet them: asked for, voted on, posted, looked after by moderators, proposed by members."""

from datetime import timedelta

import pytest

from cogs.tips.catalogue import catalogue
from core.times import discord_time
from rehearsal.people import reading
from tests.stage import NOW, Stage
from tests.tips.acting import (
    PROPOSAL,
    audited,
    choose_channel,
    post_now,
    posted,
    propose,
    texts_of,
    tip_in,
    told_moderators,
)

TEXTS = {tip.text: tip for tip in catalogue().values()}


async def test_a_tip_has_its_topic_and_source_and_another_does_not_repeat_it(stage: Stage) -> None:
    reply = await stage.ana.command("tip", topic="resume")
    assert reply.ephemeral and reply.buttons == ["Another", "Helpful", "Not for me", "Propose a tip"]
    seen = []
    for _ in range(8):
        tip = TEXTS[tip_in(reply.text)]
        assert tip.topic == "resume" and "**Resume**" in reply.text and f"Source: {tip.source}" in reply.text
        seen.append(tip.key)
        reply = await reply.click("Another")
    assert len(set(seen)) == 8


async def test_asking_again_later_also_gives_another(stage: Stage) -> None:
    reply = await stage.ana.command("tip")
    seen = {tip_in(reply.text)}
    await stage.restart_bot()
    seen.add(tip_in((await reply.click("Another")).text))
    seen.add(tip_in((await stage.ana.command("tip")).text))
    assert len(seen) == 3


async def test_a_vote_is_noted_can_be_changed_and_counts_once(stage: Stage) -> None:
    reply = await stage.ana.command("tip", topic="attitude")
    tip = TEXTS[tip_in(reply.text)]
    reply = await reply.click("Helpful")
    assert "Noted: helpful" in reply.text and tip.text in reply.text
    reply = await (await reply.click("Helpful")).click("Not for me")
    assert "not for you" in reply.text
    shown = await (await stage.morgan.command("moderator tips")).select("Another topic …", "4")
    opened = await shown.select("Open a tip …", tip.key)
    assert "0 found it helpful, 1 not for them" in opened.text
    assert TEXTS[tip_in((await reply.click("Another")).text)].topic == "attitude"
    assert "Tips: 0 helpful, 1 not for you" in (await stage.ana.command("me show")).text


async def test_a_tip_about_the_law_says_where_and_that_it_is_no_advice(stage: Stage) -> None:
    reply = await stage.ana.command("tip", topic="handling a decline")
    texts = [reply.text] + [(reply := await reply.click("Another")).text for _ in range(9)]
    about_law = [text for text in texts if "not legal advice" in text]
    assert len(about_law) == 4 and any("About the law in: UK." in text for text in about_law)


async def test_who_is_no_member_gets_tips_but_cannot_propose_one(stage: Stage) -> None:
    reply = await stage.stranger.command("tip")
    assert tip_in(reply.text) in TEXTS and "Propose a tip" not in reply.buttons


# In the channel


async def test_tips_are_posted_by_the_groups_clock_and_voted_on_there(stage: Stage) -> None:
    await stage.morgan.command("settings set", setting="timezone", value="America/New_York")
    channel = await choose_channel(stage)
    await stage.pass_time(hours=49, minutes=59)
    assert posted(stage, channel) == [], "it is 8:59 on Thursday in New York"
    await stage.pass_time(minutes=1)
    [card] = posted(stage, channel)
    assert [button["label"] for button in reading.buttons(card)] == ["Helpful", "Not for me"]
    reply = await stage.ben.at(channel).click(card, "Helpful")
    assert reply.ephemeral and "Noted: helpful" in reply.text
    assert "Noted" not in texts_of(stage, channel)[0]
    await stage.pass_time(days=4)
    assert len(set(map(tip_in, texts_of(stage, channel)))) == 2


async def test_buttons_below_an_old_tip_work_after_a_restart(stage: Stage) -> None:
    channel = await choose_channel(stage)
    await post_now(stage)
    await stage.restart_bot()
    [card] = posted(stage, channel)
    assert "not for you" in (await stage.ana.at(channel).click(card, "Not for me")).text


async def test_another_schedule_moves_the_next_tip_and_off_ends_it(stage: Stage) -> None:
    channel = await choose_channel(stage)
    await stage.morgan.command("settings set", setting="tips_schedule", value="Wed 18:00")
    shown = await stage.morgan.command("moderator tips")
    wednesday = NOW.replace(hour=18) + timedelta(days=1)
    assert f"Next: {discord_time(wednesday)}" in shown.text
    await stage.pass_time(hours=30)
    assert len(posted(stage, channel)) == 1
    await stage.morgan.command("settings set", setting="tips_schedule", value="off")
    await stage.pass_time(days=7)
    assert len(posted(stage, channel)) == 1
    assert "tips_schedule** is off" in (await stage.morgan.command("moderator tips")).text


async def test_paused_tips_are_not_posted_until_they_are_resumed_and_nothing_is_made_up_for(stage: Stage) -> None:
    channel = await choose_channel(stage)
    panel = await (await stage.morgan.command("moderator tips")).click("Pause tips")
    assert "Paused: nothing is posted" in panel.text and "Resume tips" in panel.buttons
    await stage.pass_time(hours=45)
    await stage.pass_time(days=4)
    assert posted(stage, channel) == []
    assert tip_in((await stage.ana.command("tip")).text) in TEXTS
    await panel.click("Resume tips")
    await stage.settle()
    assert posted(stage, channel) == []
    await stage.pass_time(days=3)
    assert len(posted(stage, channel)) == 1
    assert await audited(stage) == ["tips:pause", "tips:resume"]


# Moderators


async def test_post_now_posts_the_next_tip_once_even_if_pressed_twice(stage: Stage) -> None:
    channel = await choose_channel(stage)
    panel = await stage.morgan.command("moderator tips")
    assert f"I am posting it in <#{channel}>" in (await panel.click("Post now")).text
    assert "moment ago" in (await panel.click("Post now")).text
    await stage.settle()
    assert len(posted(stage, channel)) == 1


async def test_without_a_channel_it_says_how_to_choose_one(stage: Stage) -> None:
    panel = await stage.morgan.command("moderator tips")
    assert "no channel is chosen" in panel.text
    assert "/settings set" in (await panel.click("Post now")).text


async def test_a_moderator_adds_edits_retires_and_posts_a_tip(stage: Stage) -> None:
    channel = await choose_channel(stage)
    form = await (await stage.morgan.command("moderator tips")).click("Add a tip")
    panel = await form.submit(topic="attitude", text="Smile when you dial: one hears it.", source="A choir")
    assert "Added" in panel.text and "✏️ Smile when you dial" in panel.text
    opened = await panel.select("Open a tip …", "own-1")
    form = await opened.click("Edit")
    opened = await form.submit(text="Stand up when you call: your voice gets room.")
    assert "Changed for this group" in opened.text and "Source: A choir" in opened.text
    await opened.click("Post now")
    await stage.settle()
    assert "Stand up when you call" in texts_of(stage, channel)[0]
    opened = await opened.click("Retire")
    assert "nobody is shown it" in opened.text and "Post now" not in opened.buttons
    opened = await opened.click("Bring back")
    assert "In use again" in opened.text
    assert await audited(stage) == ["tips:add", "tips:edit", "tips:post", "tips:retire", "tips:restore"]


async def test_a_catalogue_tip_that_a_group_rewrote_is_theirs_alone_and_can_go_back(stage: Stage) -> None:
    original = catalogue()["one-skill"]
    panel = await stage.morgan.command("moderator tips")
    opened = await (await panel.select("Another topic …", "3")).select("Open a tip …", "one-skill")
    opened = await (await opened.click("Edit")).submit(text="Ask about one skill, and about nothing else.")
    assert "Your group's own wording" in opened.text
    there = await stage.outsider.command("moderator tips")
    there = await (await there.select("Another topic …", "3")).select("Open a tip …", "one-skill")
    assert original.text in there.text
    opened = await (await opened.click("Edit")).submit(text=original.text)
    assert "own wording" not in opened.text
    async with stage.db.read() as tx:
        assert await tx.all("SELECT id FROM group_tip") == []


async def test_a_wrong_form_is_given_back(stage: Stage) -> None:
    form = await (await stage.morgan.command("moderator tips")).click("Add a tip")
    reply = await form.submit(topic="resume", text="Do it", source="Ana")
    assert "20 to 500 characters" in reply.text and "Do it" in reply.text


async def test_a_tip_that_is_retired_is_given_to_nobody(stage: Stage) -> None:
    panel = await (await stage.morgan.command("moderator tips")).select("Another topic …", "4")
    keys = [tip.key for tip in catalogue().values() if tip.topic == "attitude"]
    for key in keys[:-1]:
        opened = await (await panel.select("Open a tip …", key)).click("Retire")
        panel = await opened.click("Back to the list")
    for _ in range(3):
        assert TEXTS[tip_in((await stage.ana.command("tip", topic="attitude")).text)].key == keys[-1]
    await (await panel.select("Open a tip …", keys[-1])).click("Retire")
    assert "no tip on this" in (await stage.ana.command("tip", topic="attitude")).text


# Proposals


async def test_a_proposed_tip_is_decided_on_its_card_and_its_author_told(stage: Stage) -> None:
    reply = await propose(stage, stage.ana)
    assert "The moderators read your tip" in reply.text
    [card] = posted(stage, stage.channels["moderators"])
    assert "🟡 **Proposed tip**" in reading.visible_text(card) and f"<@{stage.ana.id}>" in reading.visible_text(card)
    morgan = stage.morgan.at(stage.channels["moderators"])
    assert "Taken" in (await morgan.click(card, "Approve")).text
    await stage.settle()
    [card] = posted(stage, stage.channels["moderators"])
    assert "🟢 **Proposed tip: taken**" in reading.visible_text(card) and not reading.buttons(card)
    [dm] = stage.ana.dms()
    assert "took your tip" in reading.visible_text(stage.ana.messages(int(dm["id"]))[-1])
    topic = [(reply := await stage.ben.command("tip", topic="resume")).text for _ in range(9)]
    assert any(PROPOSAL["text"] in text for text in topic)
    assert await audited(stage) == ["tips:approve"]


async def test_a_declined_tip_is_shown_to_nobody_and_its_author_thanked(stage: Stage) -> None:
    await propose(stage, stage.ana)
    panel = await stage.morgan.command("moderator tips")
    opened = await panel.select("1 proposed: open one …", "1")
    late = await stage.morgan.command("moderator tips")
    late = await late.select("1 proposed: open one …", "1")
    panel = await opened.click("Decline")
    assert "Declined" in panel.text
    await stage.settle()
    [dm] = stage.ana.dms()
    assert "another one is welcome" in reading.visible_text(stage.ana.messages(int(dm["id"]))[-1])
    assert "decided on this already" in (await late.click("Approve")).text


async def test_the_same_tip_and_a_fourth_one_are_not_taken_and_given_back(stage: Stage) -> None:
    await propose(stage, stage.ana)
    again = await propose(stage, stage.ben)
    assert "there already" in again.text and PROPOSAL["text"] in again.text
    for number in (2, 3):
        await propose(stage, stage.ana, text=f"Another thought, which is number {number}.")
    refused = await (await stage.ana.command("tip")).click("Propose a tip")
    assert "3 tips of yours wait" in refused.text


@pytest.mark.parametrize("decided", [False, True])
async def test_who_is_forgotten_leaves_no_card_behind(stage: Stage, decided: bool) -> None:
    await propose(stage, stage.ana)
    if decided:
        [card] = posted(stage, stage.channels["moderators"])
        await stage.morgan.at(stage.channels["moderators"]).click(card, "Approve")
        await stage.settle()
    await (await stage.ana.command("me forget")).click("Delete everything")
    await stage.settle()
    assert told_moderators(stage) == []
    async with stage.db.read() as tx:
        rows = await tx.all("SELECT state, proposed_by FROM group_tip")
    assert [tuple(row) for row in rows] == ([("active", None)] if decided else [])
