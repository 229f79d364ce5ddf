"""What a person's zone, panel and deletion mean for the interviews they have booked."""

import json
from typing import Any

from rehearsal.people import Reply
from tests.stage import Stage

RESUME = ("ana-souza.pdf", b"%PDF-1.4\n% a resume\n%%EOF\n")


async def book(stage: Stage) -> None:
    """Ana has an interview with Priya in two days."""
    await stage.priya.command("volunteer offer", when="in 50 hours")
    await stage.settle()
    [slot] = await stage.ana.autocomplete("interview book", "slot", "")
    form = await stage.ana.command("interview book", slot=slot["value"])
    reply = await form.submit({"goals": "Talk about gaps", "resume": [RESUME]})
    assert "Booked" in reply.text, reply.text
    await stage.settle()


async def forget_ana(stage: Stage) -> Reply:
    panel = await stage.ana.command("me forget")
    reply = await panel.click("Delete everything")
    await stage.settle()
    return reply


async def file_of(stage: Stage, name: str) -> dict[str, Any]:
    person = stage.person(name)
    reply = await person.command("me data")
    assert reply.message is not None
    stored = stage.world.files.read(person.channel_id, int(reply.message["attachments"][0]["id"]))
    assert stored is not None
    return dict(json.loads(stored.data))


async def starts(stage: Stage) -> list[int]:
    async with stage.db.read() as tx:
        return [row["starts_at"] for row in await tx.all("SELECT starts_at FROM interview")]


async def test_changing_ones_zone_moves_no_booking(stage: Stage) -> None:
    await book(stage)
    before = await starts(stage)
    await stage.ana.command("me timezone", zone="Tokyo")
    await stage.priya.command("me timezone", zone="New York")
    await stage.settle()
    assert await starts(stage) == before != []


async def test_the_panel_shows_the_booking_and_leads_to_it(stage: Stage) -> None:
    await book(stage)
    panel = await stage.ana.command("me show")
    assert "Booked" in panel.text
    assert "Your interviews" in (await panel.click("My interviews")).text


async def test_the_file_holds_ones_own_words_and_not_those_of_the_other_side(stage: Stage) -> None:
    await book(stage)
    assert "Talk about gaps" in json.dumps(await file_of(stage, "ana"))
    of_priya = json.dumps(await file_of(stage, "priya"))
    assert "Talk about gaps" not in of_priya and "ana-souza.pdf" not in of_priya


async def test_forgetting_calls_the_booking_off_and_the_other_side_is_told(stage: Stage) -> None:
    await book(stage)
    thread = stage.thread(stage.priya, "Interview")
    reply = await forget_ana(stage)
    assert "Done" in reply.text and "interviews, resume files" in reply.text
    said = json.dumps(stage.priya.messages(thread["id"]))
    assert "Cancelled" in said and "Talk about gaps" not in said
    assert "ana-souza.pdf" not in said
    assert "Ana" not in (await stage.priya.command("interview list")).text


async def test_the_time_is_free_for_others_after_the_member_was_forgotten(stage: Stage) -> None:
    await book(stage)
    await forget_ana(stage)
    assert len(await stage.ben.autocomplete("interview book", "slot", "")) == 1


async def test_after_forgetting_and_settling_no_table_names_the_person(stage: Stage) -> None:
    await book(stage)
    await forget_ana(stage)
    async with stage.db.read() as tx:
        tables = [row["name"] for row in await tx.all("SELECT name FROM sqlite_master WHERE type = 'table'")]
        rows = [tuple(row) for table in tables for row in await tx.all(f"SELECT * FROM {table}")]
    assert [row for row in rows if stage.ana.id in row or str(stage.ana.id) in str(row)] == []


async def test_who_was_forgotten_can_begin_again(stage: Stage) -> None:
    await book(stage)
    await forget_ana(stage)
    await stage.ana.command("me timezone", zone="Lisbon")
    form = await stage.ana.command("interview book")
    assert not form.failed
    assert (await file_of(stage, "ana"))["members"]["time_zone"] == "Europe/Lisbon"
