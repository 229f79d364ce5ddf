"""Matching as members, volunteers and moderators meet it."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from cogs.matching import service, texts
from core.errors import Refusal
from rehearsal.people.reading import visible_text
from tests.interviews.acting import dead_jobs
from tests.matching.acting import offer, pairs, preview, rows, select_in, state_of, waits
from tests.proposals.acting import actor_of, card, in_dm
from tests.stage import Stage


async def test_who_waits_is_booked_as_soon_as_a_fitting_time_is_offered_and_both_are_told(stage: Stage) -> None:
    made = await waits(stage, "ana")
    assert await state_of(stage, made) == "open"

    await offer(stage, field="Data")
    await stage.settle()

    assert await state_of(stage, made) == "matched"
    assert await pairs(stage) == [(stage.ana.id, stage.priya.id)]
    thread = stage.thread(stage.ana, "Interview")
    assert thread["id"] == stage.thread(stage.priya, "Interview")["id"]
    said = "\n".join(visible_text(message) for message in stage.ana.messages(thread["id"]))
    assert "Why you two" in said and "Data, and both speak English" in said and "never matched before" in said
    assert await dead_jobs(stage) == []


async def test_a_request_that_comes_after_the_times_is_matched_as_well(stage: Stage) -> None:
    await offer(stage, field="Design")
    await offer(stage, "tom", field="Data")

    made = await waits(stage, "ana")

    assert await state_of(stage, made) == "matched" and await pairs(stage) == [(stage.ana.id, stage.tom.id)]


async def test_a_volunteer_who_wants_to_be_asked_gets_an_offer_with_the_reasons(stage: Stage) -> None:
    await offer(stage, field="Data", ask_first=True)
    made = await waits(stage, "ana")
    shown = card(stage.priya)

    assert await state_of(stage, made) == "proposed" and "never matched before" in visible_text(shown)
    await in_dm(stage.priya).click(shown, "Accept")
    await stage.settle()
    assert await state_of(stage, made) == "matched"
    thread = stage.thread(stage.ana, "Interview")
    assert any("Why you two" in visible_text(message) for message in stage.ana.messages(thread["id"]))


async def test_without_a_slot_the_best_volunteer_is_asked_and_after_a_no_the_next_best(stage: Stage) -> None:
    await stage.tom.command("volunteer profile", field="Data")
    await stage.priya.command("volunteer profile", field="Data", kind="technical")
    await stage.grace.command("volunteer profile", field="Design")
    made = await waits(stage, "ana")

    await in_dm(stage.priya).click(card(stage.priya), "Decline")
    await stage.settle()
    await in_dm(stage.tom).click(card(stage.tom), "Decline")
    await stage.settle()

    assert stage.grace.dms() == [] and await state_of(stage, made) == "open"
    listed = await stage.ana.command("interview list")
    assert "No volunteer for Data offers times at present." in listed.text


async def test_a_moderator_sees_pairs_with_reasons_and_obstacles_and_applies_them(stage: Stage) -> None:
    await stage.set("matching", "manual")
    await offer(stage, field="Data")
    ana, ben = await waits(stage, "ana"), await waits(stage, "ben", field="Design")

    shown = await preview(stage.morgan)

    for piece in ("**1** can be put together, **1** must wait", f"<@{stage.ana.id}> and <@{stage.priya.id}>"):
        assert piece in shown.text
    assert "never matched before" in shown.text and "No volunteer for Design offers times at present." in shown.text
    assert [await state_of(stage, one) for one in (ana, ben)] == ["open", "open"], "looking changes nothing"
    assert texts.for_moderators() in (await stage.ana.command("interview list")).text

    await stage.restart_bot()
    done = await stage.morgan.click(shown.message or {}, "Apply")
    await stage.settle()

    assert "1 booked, 0 volunteers asked" in done.text
    assert [await state_of(stage, one) for one in (ana, ben)] == ["matched", "open"]
    [audit] = await rows(stage, "SELECT * FROM audit WHERE action = 'matching:apply'")
    assert audit["user_id"] == stage.morgan.id and f"<@{stage.priya.id}>" in audit["detail"]


async def test_apply_true_carries_it_out_at_once(stage: Stage) -> None:
    await stage.set("matching", "manual")
    await offer(stage, field="Data")
    made = await waits(stage, "ana")

    done = await preview(stage.morgan, apply=True)

    assert "1 booked" in done.text and await state_of(stage, made) == "matched"


async def test_only_what_the_moderator_has_seen_is_carried_out(stage: Stage) -> None:
    await stage.set("matching", "manual")
    slot_id = await offer(stage, field="Data")
    ana = await waits(stage, "ana")
    shown = await preview(stage.morgan)
    form = await stage.ben.command("interview book", slot=str(slot_id))
    await form.submit(goals="Practise")
    await offer(stage, "tom", field="Data")

    done = await stage.morgan.click(shown.message or {}, "Apply")

    assert texts.changed_meanwhile() in done.text and f"<@{stage.tom.id}>" in done.text
    assert await state_of(stage, ana) == "open"


async def test_a_pair_that_is_ruled_out_is_not_made_until_that_is_lifted(stage: Stage) -> None:
    await stage.set("matching", "manual")
    await offer(stage, field="Data")
    made = await waits(stage, "ana")
    shown = await preview(stage.morgan)
    placeholder, options = select_in(shown)

    panel = await shown.select(placeholder, options[0]["value"])
    ruled_out = await panel.click("Forbid")
    assert texts.forbidden() in ruled_out.text and f"Not with <@{stage.priya.id}>" in ruled_out.text
    await preview(stage.morgan, apply=True)
    assert await state_of(stage, made) == "open"

    lifted = await ruled_out.click("Lift")
    assert texts.lifted() in lifted.text
    await preview(stage.morgan, apply=True)
    assert await state_of(stage, made) == "matched"
    actions = [row["action"] for row in await rows(stage, "SELECT action FROM audit ORDER BY id")]
    assert actions[-3:] == ["matching:forbid", "matching:lift", "matching:apply"]


async def test_a_pin_names_the_rule_it_breaks_before_it_is_carried_out(stage: Stage) -> None:
    await stage.set("matching", "manual")
    await offer(stage, "tom", field="Data")
    at_night = await offer(stage, when="in 64 hours")
    made = await waits(stage, "ana")
    shown = await preview(stage.morgan)
    assert f"<@{stage.tom.id}>" in shown.text
    placeholder, options = select_in(shown)
    panel = await shown.select(placeholder, options[0]["value"])

    asked = await panel.select(texts.choose_time(), str(at_night))
    assert "It breaks a rule: it is outside the member's times" in asked.text
    pinned = await asked.click("Pin")
    assert "It breaks a rule" in pinned.text
    again = await preview(stage.morgan)
    assert "chosen by a moderator" in again.text and "Breaks a rule: it is outside" in again.text
    await stage.morgan.click(again.message or {}, "Apply")
    await stage.settle()

    assert await state_of(stage, made) == "matched" and await pairs(stage) == [(stage.ana.id, stage.priya.id)]
    [applied] = await rows(stage, "SELECT detail FROM audit WHERE action = 'matching:apply'")
    assert "outside the member's times" in applied["detail"]
    assert await rows(stage, "SELECT * FROM matching_ruling") == []


async def test_a_block_is_told_to_nobody_not_even_to_moderators(stage: Stage) -> None:
    await stage.set("matching", "manual")
    made = await waits(stage, "ana")
    nobody = await preview(stage.morgan)
    text_of_nobody = nobody.text
    slot_id = await offer(stage, field="Data")
    await stage.ana.command("me block", person=str(stage.priya.id))

    blocked = await preview(stage.morgan)
    assert blocked.text == text_of_nobody, "as if there were no such volunteer"

    placeholder, options = select_in(blocked)
    panel = await blocked.select(placeholder, options[0]["value"])
    assert texts.no_times() in panel.text
    actor = replace(actor_of(stage.morgan, stage.guild_id), is_moderator=True)
    settings = await stage.bot.settings_of(stage.guild_id)
    with pytest.raises(Refusal, match="limits, other bookings or wishes"):
        async with stage.db.write() as tx:
            await service.pin(tx, actor, made.id, slot_id, settings, stage.clock.now())


async def test_a_member_who_withdraws_and_a_volunteer_who_pauses_meanwhile_are_left_out(stage: Stage) -> None:
    await stage.set("matching", "manual")
    await offer(stage, field="Data")
    await offer(stage, "tom", field="Data", when="in 75 hours")
    ana, ben = await waits(stage, "ana"), await waits(stage, "ben")
    look = stage.bot.worker.run

    async def and_then_they_change(*given: object, **named: object) -> object:
        plan: object = await look(*given, **named)  # type: ignore[arg-type]
        await stage.priya.command("volunteer pause")
        await stage.tom.command("volunteer pause")
        return plan

    stage.bot.worker.run = and_then_they_change  # type: ignore[method-assign,assignment]
    done = await preview(stage.morgan, apply=True)

    assert "0 booked" in done.text and "2 had changed in the meantime" in done.text
    assert [await state_of(stage, one) for one in (ana, ben)] == ["open", "open"] and await pairs(stage) == []


async def test_two_moderators_who_apply_at_once_book_nobody_twice(stage: Stage) -> None:
    await stage.set("matching", "manual")
    for hours in (50, 75):
        await offer(stage, field="Data", when=f"in {hours} hours")
    for member in ("ana", "ben"):
        await waits(stage, member)

    done = await asyncio.gather(*(preview(stage.morgan, apply=True) for _ in range(2)))
    await stage.settle()

    assert sorted(member for member, _ in await pairs(stage)) == sorted([stage.ana.id, stage.ben.id])
    assert all("Done" in one.text or texts.nothing_to_apply() in one.text for one in done)


async def test_the_daily_round_comes_at_the_groups_time_and_moves_with_the_setting(stage: Stage) -> None:
    await waits(stage, "ana")
    due = "SELECT due_at FROM job WHERE kind = 'matching:daily'"
    [first] = await rows(stage, due)
    await stage.morgan.command("settings set", setting="matching_time", value="18:30")
    [moved] = await rows(stage, due)

    assert (first["due_at"] % 86400, moved["due_at"] % 86400) == (9 * 3600, 18 * 3600 + 1800)
    await stage.pass_time(days=1)
    [later] = await rows(stage, due)
    assert later["due_at"] == moved["due_at"] + 86400


async def test_a_round_that_is_killed_while_it_carries_out_is_finished_after_the_start(stage: Stage) -> None:
    for member in ("ana", "ben"):
        await waits(stage, member)
    await stage.set("weekly_limit", 5)
    for hours in (50, 75):
        await offer(stage, field="Data", when=f"in {hours} hours")
    await stage.kill_bot()
    await stage.start_bot()
    await stage.settle()

    assert sorted(member for member, _ in await pairs(stage)) == sorted([stage.ana.id, stage.ben.id])
    assert len(await rows(stage, "SELECT DISTINCT slot_id FROM interview")) == 2


async def test_what_was_planned_for_somebody_who_left_goes_to_the_next(stage: Stage) -> None:
    """The request of whoever left has ended; no volunteer is asked, and no thread opened, for nobody."""
    ana, ben = await waits(stage, "ana"), await waits(stage, "ben")
    stage.world.members.remove(stage.guild_id, stage.ana.id)

    await offer(stage, field="Data", ask_first=True)
    await stage.settle()

    assert [await state_of(stage, one) for one in (ana, ben)] == ["withdrawn", "proposed"]
    assert len(await rows(stage, "SELECT 1 FROM proposal")) == 1 and len(stage.priya.messages(_dm(stage))) == 1
    assert await dead_jobs(stage) == []


def _dm(stage: Stage) -> int:
    return int(stage.priya.dms()[0]["id"])


async def test_who_takes_the_offered_time_back_is_asked_for_no_other_but_may_offer_one(stage: Stage) -> None:
    for name, taught in (("priya", "Data"), ("tom", "Design"), ("grace", "Design")):
        await stage.person(name).command("volunteer profile", field=taught)
    await offer(stage, field="Data", ask_first=True)
    made = await waits(stage, "ana")
    assert await state_of(stage, made) == "proposed"

    shown = await stage.priya.command("volunteer slots")
    await (await shown.click("Withdraw")).click("This one")
    await stage.settle()
    await stage.pass_time(days=1)

    assert await state_of(stage, made) == "open"
    assert len(await rows(stage, "SELECT 1 FROM proposal WHERE state = 'open'")) == 0
    await offer(stage, when="in 75 hours", field="Data")
    await stage.settle()
    assert await state_of(stage, made) == "matched"


async def test_a_bot_that_is_killed_between_two_pairs_of_a_round_makes_each_once(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await stage.set("matching", "manual")
    for hours in (50, 75):
        await offer(stage, field="Data", when=f"in {hours} hours")
    made = [await waits(stage, "ana"), await waits(stage, "ben")]
    carried, reached = service.carry_out, asyncio.Event()

    async def and_die_before_the_second(tx: Any, *rest: Any) -> bool:
        if await tx.one("SELECT 1 FROM interview") is None:
            return await carried(tx, *rest)
        reached.set()
        await asyncio.Event().wait()
        raise AssertionError("the bot is gone")

    monkeypatch.setattr(service, "carry_out", and_die_before_the_second)
    await stage.morgan.command("settings set", setting="matching", value="auto")
    async with asyncio.timeout(10):
        await reached.wait()
    assert sorted([await state_of(stage, one) for one in made]) == ["matched", "open"]
    await stage.kill_bot()
    monkeypatch.setattr(service, "carry_out", carried)
    await stage.start_bot()
    await stage.settle()

    assert sorted(member for member, _ in await pairs(stage)) == sorted([stage.ana.id, stage.ben.id])
    assert len(await rows(stage, "SELECT DISTINCT slot_id FROM interview")) == 2
    assert await dead_jobs(stage) == []
