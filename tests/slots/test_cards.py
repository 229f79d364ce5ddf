"""Cards as everybody sees them, made by the real bot on the local Discord."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from cogs.slots import offering, service, store
from cogs.slots.models import Subject, Terms
from core.settings import Settings
from core.times import Weekly
from rehearsal.people import reading
from tests.slots.people import AGENDA, TERMS, cards
from tests.stage import NOW, Json, Stage

TOMORROW = NOW + timedelta(days=1)


async def offer(stage: Stage, starts_at: datetime = TOMORROW, terms: Terms = TERMS) -> int:
    guild_id, volunteer_id = stage.guild_id, stage.grace.id
    async with stage.db.write() as tx:
        slot_id = await store.add_slot(tx, guild_id, volunteer_id, starts_at, starts_at + AGENDA, terms, NOW)
        slot = await service.get_slot(tx, guild_id, slot_id)
        assert slot
        await service.show_slot(tx, slot, stage.clock.now())
    await stage.settle()
    return slot_id


async def test_an_offered_time_has_a_card_that_says_it_all_but_the_place(stage: Stage) -> None:
    terms = Terms(40, "Data", "technical", "https://example.org/private-room", True)
    slot_id = await offer(stage, terms=terms)
    (card,) = cards(stage)
    text = reading.visible_text(card)
    assert "🟢 Open" in text and f"<@{stage.grace.id}>" in text
    assert f"<t:{int(TOMORROW.timestamp())}:F>" in text and f"<t:{int(TOMORROW.timestamp())}:R>" in text
    assert "40-minute" in text and "Data" in text and "technical" in text and "asked first" in text
    assert "example.org" not in text
    assert [button["custom_id"] for button in reading.buttons(card)] == [f"interviews:book:{slot_id}"]
    assert card["mentions"] == [], "nobody is pinged"


async def take(stage: Stage, slot_id: int) -> None:
    async with stage.db.write() as tx:
        slot = await service.get_slot(tx, stage.guild_id, slot_id)
        assert slot and await service.take(tx, stage.guild_id, slot_id, slot.ends_at, stage.clock.now())
    await stage.settle()


def state_and_buttons(card: Json) -> tuple[str, list[str]]:
    title = reading.visible_text(card).splitlines()[0]
    return title, [button["label"] for button in reading.buttons(card)]


async def test_a_card_follows_its_slot(stage: Stage) -> None:
    slot_id = await offer(stage)
    assert state_and_buttons(cards(stage)[0]) == ("### 🟢 Open · mock interview", ["Book"])
    await take(stage, slot_id)
    assert state_and_buttons(cards(stage)[0]) == ("### 🔵 Taken · mock interview", [])
    async with stage.db.write() as tx:
        await service.release(tx, stage.guild_id, slot_id, NOW)
    await stage.settle()
    assert state_and_buttons(cards(stage)[0]) == ("### 🟢 Open · mock interview", ["Book"])
    async with stage.db.write() as tx:
        await service.withdraw_everything(tx, stage.guild_id, stage.grace.id, NOW)
    await stage.settle()
    assert state_and_buttons(cards(stage)[0]) == ("### ⚪ Withdrawn · mock interview", [])
    assert len(cards(stage)) == 1


async def test_a_card_closes_at_the_start_and_then_names_nobody(stage: Stage) -> None:
    await offer(stage)
    stage.clock_to_move.move_to(TOMORROW + timedelta(seconds=1))
    await stage.settle()
    (card,) = cards(stage)
    assert state_and_buttons(card) == ("### ⚫ Over · mock interview", [])
    assert str(stage.grace.id) not in reading.visible_text(card)


async def test_who_is_forgotten_is_named_on_no_card(stage: Stage) -> None:
    slot_id = await offer(stage)
    await take(stage, slot_id)
    async with stage.db.write() as tx:
        await service.forget_member(tx, stage.guild_id, stage.grace.id, NOW)
    await stage.settle()
    assert str(stage.grace.id) not in reading.visible_text(cards(stage)[0])


async def test_a_card_is_edited_and_not_made_anew_after_a_restart(stage: Stage) -> None:
    slot_id = await offer(stage)
    await stage.restart_bot()
    await take(stage, slot_id)
    assert [state_and_buttons(card)[0] for card in cards(stage)] == ["### 🔵 Taken · mock interview"]


@pytest.mark.parametrize(("is_taken", "title"), [(False, "🟢 Open"), (True, "🔵 Taken")])
async def test_a_card_posted_before_a_crash_is_found_and_brought_up_to_date(
    stage: Stage, is_taken: bool, title: str
) -> None:
    hang = stage.server.faults.hang("POST", "/channels/{id}/messages", after_change=True)
    async with stage.db.write() as tx:
        slot_id = await store.add_slot(tx, stage.guild_id, stage.grace.id, TOMORROW, TOMORROW + AGENDA, TERMS, NOW)
        await service.show_again(tx, stage.guild_id, Subject.SLOT, slot_id, NOW)
    await hang.reached.wait()
    if is_taken:
        async with stage.db.write() as tx:
            assert await service.take(tx, stage.guild_id, slot_id, TOMORROW + AGENDA, NOW)
    await stage.stop_bot()
    hang.release()
    await stage.start_bot()
    await stage.settle()
    assert [state_and_buttons(card)[0] for card in cards(stage)] == [f"### {title} · mock interview"]


async def test_a_deleted_card_is_posted_again_while_the_slot_is_open(stage: Stage) -> None:
    slot_id = await offer(stage)
    delete(stage, cards(stage)[0])
    await show(stage, slot_id)
    assert [state_and_buttons(card)[0] for card in cards(stage)] == ["### 🟢 Open · mock interview"]
    delete(stage, cards(stage)[0])
    await take(stage, slot_id)
    assert cards(stage) == []


async def test_without_a_channel_nothing_is_posted_and_nothing_fails(stage: Stage) -> None:
    await stage.set("announcements_channel", None)
    slot_id = await offer(stage)
    assert cards(stage) == []
    await stage.set("announcements_channel", stage.channels["announcements"])
    await show(stage, slot_id)
    assert len(cards(stage)) == 1


async def test_a_deleted_channel_ends_it_quietly(stage: Stage) -> None:
    slot_id = await offer(stage)
    stage.world.channels.delete(stage.channels["announcements"])
    await take(stage, slot_id)
    await show(stage, slot_id)
    async with stage.db.read() as tx:
        assert await tx.all("SELECT * FROM job WHERE kind = 'slots:show'") == []


async def test_a_series_has_one_card_with_its_next_times(stage: Stage) -> None:
    rhythm = Weekly(date(2026, 11, 26), time(18), ZoneInfo("America/New_York"))
    async with stage.db.write() as tx:
        series_id = await store.add_series(tx, stage.guild_id, stage.grace.id, rhythm, TERMS, NOW)
        times, _ = await offering.extend(tx, stage.guild_id, series_id, Settings(), NOW)
    await stage.settle()
    (card,) = cards(stage)
    assert state_and_buttons(card) == ("### 🟢 Open · mock interviews", ["Book"])
    assert reading.buttons(card)[0]["custom_id"] == f"interviews:pick_series:{series_id}"
    starts = [f"<t:{int(made.slot.starts_at.timestamp())}:F>" for made in times]
    assert [start in reading.visible_text(card) for start in starts] == [True] * 8
    await take(stage, times[0].slot.id)
    assert f"🔵 Taken: {starts[0]}" in reading.visible_text(cards(stage)[0])
    assert state_and_buttons(cards(stage)[0]) == ("### 🟢 Open · mock interviews", ["Book"])
    stage.clock_to_move.move_to(times[0].slot.starts_at + timedelta(seconds=1))
    await stage.settle()
    (card,) = cards(stage)
    assert starts[0] not in reading.visible_text(card)
    new = int((times[-1].slot.starts_at + timedelta(weeks=1)).timestamp())
    assert f"<t:{new}:F>" in reading.visible_text(card), "the ninth time came within reach"


async def show(stage: Stage, slot_id: int) -> None:
    async with stage.db.write() as tx:
        await service.show_again(tx, stage.guild_id, Subject.SLOT, slot_id, stage.clock.now())
    await stage.settle()


def delete(stage: Stage, card: Json) -> None:
    stage.world.messages.delete(stage.world.messages.get(stage.channels["announcements"], int(card["id"])))


@pytest.mark.parametrize("how", ["left", "lost the role"])
async def test_who_no_longer_volunteers_offers_no_more(stage: Stage, how: str) -> None:
    await stage.grace.command("volunteer offer", when="tomorrow 6pm", repeat="weekly")
    await stage.settle()
    if how == "left":
        await stage.grace.leave_guild(stage.guild_id)
    else:
        stage.world.members.take_role(stage.guild_id, stage.grace.id, stage.demo.roles["Volunteer"])
    await stage.pass_time(days=2)
    async with stage.db.read() as tx:
        assert await service.list_open(tx, stage.guild_id, stage.clock.now(), not_by=None) == []
    assert state_and_buttons(cards(stage)[0]) == ("### ⚪ Withdrawn · mock interviews", [])


async def test_moderators_learn_of_a_channel_where_the_bot_may_not_write(stage: Stage) -> None:
    channel_id = str(stage.channels["announcements"])
    stage.server.faults.fail(
        "POST", "/channels/{id}/messages", status=403, code=50013, times=None, when=lambda one: channel_id in one.path
    )
    await offer(stage)
    for _ in range(3):
        await stage.pass_time(minutes=1)
    told = stage.morgan.messages(stage.channels["moderators"])
    assert [("card of an offered time" in reading.visible_text(one)) for one in told] == [True]
