"""Volunteers offer and withdraw their times, through the real bot on the local Discord."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cogs.members import service as members
from cogs.slots import rules, service
from rehearsal.people import reading
from rehearsal.people.errors import NotPossible
from tests.slots.people import cards
from tests.stage import NOW, Stage

TOMORROW_6PM_NEW_YORK = datetime(2026, 11, 25, 23, tzinfo=UTC)


def full(at: datetime) -> str:
    return f"<t:{int(at.timestamp())}:F>"


@pytest.fixture
async def newyorker(stage: Stage) -> Stage:
    """Grace has set her zone."""
    async with stage.db.write() as tx:
        await members.set_zone(tx, stage.guild_id, stage.grace.id, ZoneInfo("America/New_York"), NOW)
    return stage


async def starts(stage: Stage) -> list[datetime]:
    async with stage.db.read() as tx:
        slots = await service.list_open(tx, stage.guild_id, stage.clock.now(), not_by=None, limit=100)
    return [slot.starts_at for slot in slots]


async def test_an_offer_names_its_time_in_the_volunteers_zone_and_posts_a_card(newyorker: Stage) -> None:
    stage = newyorker
    reply = await stage.grace.command("volunteer offer", when="tomorrow 6pm")
    assert reply.ephemeral
    assert full(TOMORROW_6PM_NEW_YORK) in reply.text
    assert "Wed 25 Nov 2026, 6:00 PM EST" in reply.text
    assert "/me timezone" not in reply.text
    await stage.settle()
    assert len(cards(stage)) == 1 and full(TOMORROW_6PM_NEW_YORK) in reading.visible_text(cards(stage)[0])


async def test_who_has_set_no_zone_is_told_whose_zone_counts(stage: Stage) -> None:
    reply = await stage.grace.command("volunteer offer", when="tomorrow 6pm")
    assert "6:00 PM UTC" in reply.text and "/me timezone" in reply.text
    assert await starts(stage) == [datetime(2026, 11, 25, 18, tzinfo=UTC)]


async def test_what_autocomplete_suggests_is_accepted(newyorker: Stage) -> None:
    stage = newyorker
    whens = await stage.grace.autocomplete("volunteer offer", "when", "tomorrow 6pm")
    assert "Wed 25 Nov 2026, 6:00 PM EST" in whens[0]["name"]
    untils = await stage.grace.autocomplete("volunteer offer", "until", "2026-12-10")
    assert "Thu 10 Dec 2026" in untils[0]["name"]
    fields = await stage.grace.autocomplete("volunteer offer", "field", "sOft")
    assert [field["value"] for field in fields] == ["Software"]
    reply = await stage.grace.command(
        "volunteer offer",
        when=whens[0]["value"],
        repeat="weekly",
        until=untils[0]["value"],
        field=fields[0]["value"],
    )
    assert "Thu 10 Dec 2026" in reply.text
    assert await starts(stage) == [TOMORROW_6PM_NEW_YORK + timedelta(weeks=week) for week in range(3)]


async def test_all_that_a_volunteer_says_is_kept(stage: Stage) -> None:
    await stage.grace.command(
        "volunteer offer",
        when="tomorrow 6pm",
        length=45,
        field="data",
        kind="case",
        place="https://example.org/room",
        ask_first=True,
    )
    async with stage.db.read() as tx:
        (slot,) = await service.list_open(tx, stage.guild_id, NOW, not_by=None)
    assert (slot.minutes, slot.field, slot.kind, slot.place, slot.ask_first) == (
        45,
        "Data",
        "case",
        "https://example.org/room",
        True,
    )
    assert slot.ends_at - slot.starts_at == timedelta(minutes=90)


async def test_the_length_is_the_groups_unless_said(stage: Stage) -> None:
    await stage.set("interview_minutes", 20)
    await stage.grace.command("volunteer offer", when="tomorrow 6pm")
    async with stage.db.read() as tx:
        (slot,) = await service.list_open(tx, stage.guild_id, NOW, not_by=None)
    assert slot.minutes == 20


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"when": "friday at 6"}, "morning or evening"),
        ({"when": "yesterday 6pm"}, "past"),
        ({"when": "2027-12-25 18:00"}, "365 days"),
        ({"when": "2027-03-14 02:30"}, "skip"),
        ({"when": "3/12/2026 18:00"}, "swapped"),
        ({"when": "tomorrow"}, "no time of day"),
        ({"when": "tomorrow 6pm", "until": "2026-12-25"}, "`repeat`"),
        ({"when": "2026-12-25 18:00", "repeat": "weekly", "until": "2026-12-24"}, "before the first time"),
        ({"when": "tomorrow 6pm", "repeat": "weekly", "until": "gibberish"}, "gibberish"),
        ({"when": "tomorrow 6pm", "field": "Alchemy"}, "Software"),
    ],
)
async def test_what_cannot_be_is_refused_in_a_sentence_and_changes_nothing(
    newyorker: Stage, options: dict[str, str], said: str
) -> None:
    reply = await newyorker.grace.command("volunteer offer", **options)
    assert reply.ephemeral and said in reply.text, reply.text
    assert await starts(newyorker) == []


@pytest.mark.parametrize("length", [19, 61])
async def test_a_length_out_of_bounds_cannot_even_be_sent(stage: Stage, length: int) -> None:
    with pytest.raises(NotPossible):
        await stage.grace.command("volunteer offer", when="tomorrow 6pm", length=length)


async def test_an_offer_too_close_to_another_names_it(stage: Stage) -> None:
    first = datetime(2026, 11, 25, 18, tzinfo=UTC)
    await stage.grace.command("volunteer offer", when="2026-11-25 18:00")
    reply = await stage.grace.command("volunteer offer", when="2026-11-25 19:29")
    assert full(first) in reply.text and "15 minutes" in reply.text
    assert await starts(stage) == [first]
    await stage.grace.command("volunteer offer", when="2026-11-25 19:30")
    assert len(await starts(stage)) == 2


async def test_nobody_offers_more_than_the_limit(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "MOST_OPEN", 3)
    await stage.grace.command("volunteer offer", when="tomorrow 6pm", repeat="weekly", until="2026-12-04")
    reply = await stage.grace.command("volunteer offer", when="tomorrow 9pm", repeat="weekly", until="2026-12-04")
    assert "3 open times" in reply.text
    assert len(await starts(stage)) == 2, "nothing of the second offer stays"
    await stage.grace.command("volunteer offer", when="tomorrow 9pm")
    assert len(await starts(stage)) == 3


async def test_a_series_that_overlaps_throughout_is_refused(stage: Stage) -> None:
    await stage.grace.command("volunteer offer", when="tomorrow 6pm", repeat="weekly")
    reply = await stage.grace.command("volunteer offer", when="tomorrow 6pm", repeat="weekly")
    assert "overlaps" in reply.text
    assert len(await starts(stage)) == 8


async def test_only_volunteers_offer(stage: Stage) -> None:
    for command, options in (("volunteer offer", {"when": "tomorrow 6pm"}), ("volunteer slots", {})):
        reply = await stage.ana.command(command, **options)
        assert reply.ephemeral and "for volunteers" in reply.text
    assert await starts(stage) == []


async def test_one_of_several_slots_is_withdrawn(stage: Stage) -> None:
    for hour in ("6pm", "9pm"):
        await stage.grace.command("volunteer offer", when=f"tomorrow {hour}")
    panel = await stage.grace.command("volunteer slots")
    assert panel.ephemeral and "Withdraw" in panel.buttons
    which = await panel.click("Withdraw")
    async with stage.db.read() as tx:
        first, second = await service.list_open(tx, stage.guild_id, NOW, not_by=None)
    chosen = await which.select("Choose a slot to withdraw", str(first.id))
    assert full(first.starts_at) in chosen.text and "This and later" not in chosen.buttons
    done = await chosen.click("This one")
    assert "Withdrawn: one time" in done.text and full(second.starts_at) in done.text
    assert await starts(stage) == [second.starts_at]


async def test_this_and_later_and_then_all_of_a_series(stage: Stage) -> None:
    await stage.grace.command("volunteer offer", when="tomorrow 6pm", repeat="weekly")
    await stage.settle()
    async with stage.db.read() as tx:
        slots = await service.list_open(tx, stage.guild_id, NOW, not_by=None)
    panel = await stage.grace.command("volunteer slots")
    chosen = await panel.select("Choose a slot to withdraw", str(slots[3].id))
    done = await chosen.click("This and later")
    assert "Withdrawn: 5 times" in done.text
    assert await starts(stage) == [slot.starts_at for slot in slots[:3]]
    chosen = await done.select("Choose a slot to withdraw", str(slots[1].id))
    done = await chosen.click("All")
    assert "Withdrawn: 3 times" in done.text and "You offer no times" in done.text
    assert await starts(stage) == []
    await stage.settle()
    assert "⚪ Withdrawn" in reading.visible_text(cards(stage)[0])


async def test_everything_is_withdrawn_but_what_is_booked(stage: Stage) -> None:
    await stage.grace.command("volunteer offer", when="tomorrow 6pm", repeat="every two weeks")
    await stage.grace.command("volunteer offer", when="tomorrow 9pm")
    async with stage.db.write() as tx:
        first = (await service.list_open(tx, stage.guild_id, NOW, not_by=None))[0]
        await service.take(tx, stage.guild_id, first.id, first.ends_at, NOW)
    panel = await stage.grace.command("volunteer slots")
    done = await (await panel.click("Withdraw")).click("All")
    assert "/interview cancel" in done.text and full(first.starts_at) in done.text
    assert await starts(stage) == []
    panel = await stage.grace.command("volunteer slots")
    assert "🔵 Taken" in panel.text


async def test_the_only_slot_need_not_be_chosen(stage: Stage) -> None:
    await stage.grace.command("volunteer offer", when="tomorrow 6pm", place="https://example.org/room")
    panel = await stage.grace.command("volunteer slots")
    chosen = await panel.click("Withdraw")
    assert "https://example.org/room" in chosen.text
    back = await chosen.click("Back")
    assert "Your slots" in back.text
    done = await (await back.click("Withdraw")).click("This one")
    assert "You offer no times" in done.text


async def test_many_slots_are_shown_in_pages(stage: Stage) -> None:
    await stage.grace.command("volunteer offer", when="tomorrow 6pm", repeat="weekly")
    await stage.grace.command("volunteer offer", when="tomorrow 9pm", repeat="weekly")
    panel = await stage.grace.command("volunteer slots")
    assert "16 times" in panel.text and panel.text.count("🟢") == 10
    assert "Earlier" not in panel.buttons
    second = await panel.click("Later")
    assert second.text.count("🟢") == 6 and "Later" not in second.buttons
    first = await second.click("Earlier")
    assert first.text.count("🟢") == 10


async def test_the_panel_works_after_a_restart(stage: Stage) -> None:
    await stage.grace.command("volunteer offer", when="tomorrow 6pm")
    panel = await stage.grace.command("volunteer slots")
    await stage.restart_bot()
    done = await (await panel.click("Withdraw")).click("This one")
    assert "Withdrawn: one time" in done.text


async def test_pressing_withdraw_twice_does_no_harm(stage: Stage) -> None:
    await stage.grace.command("volunteer offer", when="tomorrow 6pm")
    panel = await stage.grace.command("volunteer slots")
    other = await stage.grace.command("volunteer slots")
    await (await panel.click("Withdraw")).click("This one")
    late = await other.click("Withdraw")
    assert "You offer no times" in late.text


async def test_the_group_without_a_channel_for_cards_is_told_where_members_look(stage: Stage) -> None:
    await stage.set("announcements_channel", None)
    reply = await stage.grace.command("volunteer offer", when="tomorrow 6pm")
    assert "/interview book" in reply.text


async def test_what_repeats_in_another_zone_keeps_that_zones_clock(newyorker: Stage) -> None:
    reply = await newyorker.grace.command("volunteer offer", when="2027-03-04 5pm London time", repeat="weekly")
    assert "the clock in London" in reply.text and "12:00 PM EST" in reply.text
    reply = await newyorker.grace.command("volunteer offer", when="2027-03-05 12:00", repeat="weekly")
    assert "the clock in New York" in reply.text


async def test_a_time_that_the_clocks_skip_or_repeat_is_said(newyorker: Stage) -> None:
    newyorker.clock_to_move.move_to(datetime(2027, 2, 20, 12, tzinfo=UTC))
    reply = await newyorker.grace.command("volunteer offer", when="2027-02-28 02:30", repeat="weekly")
    assert "⚠️ Left out: Sun 14 Mar 2027, 2:30 AM does not exist in New York" in reply.text
    newyorker.clock_to_move.move_to(datetime(2027, 10, 20, 12, tzinfo=UTC))
    reply = await newyorker.grace.command("volunteer offer", when="2027-11-07 01:30")
    assert "happens twice; the first is meant" in reply.text
    assert datetime(2027, 11, 7, 5, 30, tzinfo=UTC) in await starts(newyorker)


async def test_what_is_too_soon_to_be_booked_is_said(stage: Stage) -> None:
    reply = await stage.grace.command("volunteer offer", when="in 11 hours")
    assert "12 hours' notice" in reply.text
    reply = await stage.grace.command("volunteer offer", when="in 13 hours")
    assert "notice" not in reply.text


async def test_me_show_lists_the_next_times_and_leads_to_the_panel(stage: Stage) -> None:
    assert "Your slots" not in (await stage.grace.command("me show")).text
    await stage.grace.command("volunteer offer", when="tomorrow 6pm", repeat="weekly")
    about = await stage.grace.command("me show")
    assert "**Your slots** · 8 times to come" in about.text and about.text.count("🟢 Open") == 3
    panel = await about.click("My slots")
    assert panel.ephemeral and panel.text.count("🟢 Open") == 8


async def test_the_button_of_a_card_books_its_slot(stage: Stage) -> None:
    await stage.grace.command("volunteer offer", when="tomorrow 6pm")
    await stage.settle()
    form = await stage.ana.click(cards(stage)[0], "Book")
    assert form.modal, form.text
    await form.submit(goals="Talking about a gap in my resume")
    await stage.settle()
    assert "🔵 Taken" in reading.visible_text(cards(stage)[0])
    panel = await stage.grace.command("volunteer slots")
    assert "🔵 Taken" in panel.text


async def test_the_button_of_a_series_lets_one_choose_a_time(stage: Stage) -> None:
    await stage.grace.command("volunteer offer", when="tomorrow 6pm", repeat="weekly")
    await stage.settle()
    reply = await stage.ana.click(cards(stage)[0], "Book")
    assert reply.ephemeral and not reply.failed, reply.text


async def test_the_most_that_can_be_offered_fits_into_the_panels(stage: Stage) -> None:
    await stage.set("announcements_channel", None)
    for hour in ("1am", "4am", "7am", "10am", "1pm", "4pm", "7pm"):
        await stage.grace.command("volunteer offer", when=f"tomorrow {hour}", repeat="weekly", place="x" * 100)
    taken = await starts(stage)
    assert len(taken) == 56
    async with stage.db.write() as tx:
        for slot in await service.list_open(tx, stage.guild_id, NOW, not_by=None, limit=60):
            await service.take(tx, stage.guild_id, slot.id, slot.ends_at, NOW)
    panel = await stage.grace.command("volunteer slots")
    done = await (await panel.click("Withdraw")).click("All")
    assert all(full(at) in done.text for at in taken)
