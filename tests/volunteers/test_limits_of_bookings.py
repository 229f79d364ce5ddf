"""A volunteer's own limits and breaks decide who can book them, and when."""

from cogs.interviews import refusal_texts
from rehearsal.people import Person, Reply, reading
from tests.stage import Stage


async def offer(stage: Stage, by: Person, when: str, **options: object) -> str:
    """A new slot; its id."""
    reply = await by.command("volunteer offer", when=when, **options)
    assert "Offered" in reply.text, reply.text
    await stage.settle()
    async with stage.db.read() as tx:
        row = await tx.one("SELECT max(id) AS id FROM slot")
    assert row is not None
    return str(row["id"])


async def book(stage: Stage, person: Person, slot: str) -> Reply:
    form = await person.command("interview book", slot=slot)
    if form.modal is None:
        return form
    reply = await form.submit(goals="Practise STAR answers")
    await stage.settle()
    return reply


async def offered_to(person: Person) -> list[str]:
    return [choice["value"] for choice in await person.autocomplete("interview book", "slot", "")]


async def test_who_is_paused_cannot_be_booked_and_is_not_listed(stage: Stage) -> None:
    paused = await offer(stage, stage.priya, "in 50 hours")
    other = await offer(stage, stage.tom, "in 51 hours")
    await stage.priya.command("volunteer pause", until="in 3 days")

    assert await offered_to(stage.ana) == [other]
    assert f"<@{stage.priya.id}>" not in (await stage.ana.command("interview book")).text
    assert "takes no new bookings at present" in (await book(stage, stage.ana, paused)).text

    await stage.priya.command("volunteer pause")
    assert await offered_to(stage.ana) == [paused, other]
    assert "Booked" in (await book(stage, stage.ana, paused)).text


async def test_a_pause_that_ended_by_itself_opens_the_times_again(stage: Stage) -> None:
    slot = await offer(stage, stage.priya, "in 90 hours")
    await stage.priya.command("volunteer pause", until="in 48 hours")
    assert await offered_to(stage.ana) == []
    await stage.pass_time(hours=49)
    assert await offered_to(stage.ana) == [slot]


async def test_a_break_that_begins_while_the_form_is_open_counts_and_the_text_comes_back(stage: Stage) -> None:
    slot = await offer(stage, stage.priya, "in 50 hours")
    form = await stage.ana.command("interview book", slot=slot)
    await stage.priya.command("volunteer pause")

    reply = await form.submit(goals="Practise STAR answers")

    assert "takes no new bookings at present" in reply.text and "Practise STAR answers" in reply.text


async def test_a_break_leaves_what_is_booked_and_lets_it_move(stage: Stage) -> None:
    await book(stage, stage.ana, await offer(stage, stage.priya, "in 50 hours"))
    await stage.priya.command("volunteer pause")
    [interview] = await stage.priya.autocomplete("interview move", "interview", "")
    reply = await stage.priya.command("interview move", interview=interview["value"], when="in 60 hours")
    assert "in 60 hours" not in reply.text and reply.text
    assert len(await stage.ana.autocomplete("interview cancel", "interview", "")) == 1


async def test_ones_own_notice_counts_not_the_groups(stage: Stage) -> None:
    await stage.priya.command("volunteer profile", notice_hours=72)
    await stage.tom.command("volunteer profile", notice_hours=0)
    late = await offer(stage, stage.priya, "in 71 hours")
    soon = await offer(stage, stage.tom, "in 2 hours")
    usual = await offer(stage, stage.grace, "in 11 hours")

    assert await offered_to(stage.ana) == [soon]
    assert "needs 72 hours' notice" in (await book(stage, stage.ana, late)).text
    assert "needs 12 hours' notice" in (await book(stage, stage.ana, usual)).text
    assert "Booked" in (await book(stage, stage.ana, soon)).text


async def test_an_answer_is_due_before_ones_own_notice(stage: Stage) -> None:
    await stage.priya.command("volunteer profile", notice_hours=24)
    slot = await offer(stage, stage.priya, "in 50 hours", ask_first=True)
    await book(stage, stage.ana, slot)
    async with stage.db.read() as tx:
        row = await tx.one("SELECT starts_at - answer_due_at AS before FROM interview")
    assert row is not None and row["before"] == 24 * 3600


async def test_ones_own_weekly_limit_counts_not_the_groups(stage: Stage) -> None:
    await stage.priya.command("volunteer profile", weekly_limit=1)
    first = await offer(stage, stage.priya, "2026-12-01 12:00")
    second = await offer(stage, stage.priya, "2026-12-03 12:00")
    assert "Booked" in (await book(stage, stage.ana, first)).text
    assert refusal_texts.volunteer_has_no_room() in (await book(stage, stage.ben, second)).text

    await stage.priya.command("volunteer profile", weekly_limit=3)
    assert "Booked" in (await book(stage, stage.ben, second)).text


async def test_ones_own_buffer_keeps_bookings_apart_also_when_they_move(stage: Stage) -> None:
    first = await offer(stage, stage.priya, "2026-12-01 12:00")
    second = await offer(stage, stage.priya, "2026-12-01 13:30")
    third = await offer(stage, stage.priya, "2026-12-03 12:00")
    await book(stage, stage.ana, first)
    await stage.priya.command("volunteer profile", buffer_minutes=60)
    assert "too close" in (await book(stage, stage.ben, second)).text

    await book(stage, stage.ben, third)
    [interview] = await stage.ben.autocomplete("interview move", "interview", "")
    near = await stage.ben.command("interview move", interview=interview["value"], when="2026-12-01 13:40")
    assert "too close" in near.text
    far = await stage.ben.command("interview move", interview=interview["value"], when="2026-12-01 14:00")
    assert "too close" not in far.text


async def test_moving_withdraws_the_open_times_within_ones_own_buffer(stage: Stage) -> None:
    await stage.priya.command("volunteer profile", buffer_minutes=60)
    near = await offer(stage, stage.priya, "2026-12-01 13:30")
    await book(stage, stage.ben, await offer(stage, stage.priya, "2026-12-03 12:00"))
    assert await offered_to(stage.ana) == [near]

    [interview] = await stage.priya.autocomplete("interview move", "interview", "")
    await stage.priya.command("interview move", interview=interview["value"], when="2026-12-01 15:00")
    await stage.settle()
    thread = stage.thread(stage.ben, "Interview")
    [proposal] = [
        message
        for message in stage.ben.messages(thread["id"])
        if "Accept new time" in [button["label"] for button in reading.buttons(message)]
    ]
    await stage.ben.at(int(thread["id"])).click(proposal, "Accept new time")
    await stage.settle()

    assert await offered_to(stage.ana) == []


async def test_who_is_suspended_cannot_be_booked_and_nobody_is_told_why(stage: Stage) -> None:
    slot = await offer(stage, stage.priya, "in 50 hours")
    panel = await stage.morgan.command("moderator volunteers")
    page = await panel.select("Or anybody in the server", [stage.priya.id])
    await (await page.click("Suspend")).submit(reason="Asked a member for money")
    await stage.settle()

    assert await offered_to(stage.ana) == []
    said = (await book(stage, stage.ana, slot)).text
    assert "takes no new bookings at present" in said and "suspended" not in said.lower()


async def test_pages_of_open_times_are_full_although_some_are_not_open_yet(stage: Stage) -> None:
    for number in range(12):
        await offer(stage, stage.priya, f"in {50 + 3 * number} hours")
        await offer(stage, stage.tom, f"in {51 + 3 * number} hours")
    await stage.priya.command("volunteer pause")
    picker = await stage.ana.command("interview book")
    assert picker.text.count(f"<@{stage.tom.id}>") == 10
    assert (await picker.click("Later")).text.count(f"<@{stage.tom.id}>") == 2
