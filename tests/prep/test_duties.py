"""Duties and notes of those who watch: chosen in private, sealed, guarded, and then part of what the member reads."""

from cogs.prep import duty_texts
from rehearsal.people import Person, Reply, reading
from tests.interviews.conftest import swift, unhurried_by_limits
from tests.live.acting import panel
from tests.prep.acting import NOTES, PROTECTED, booked, duty, failures, seated
from tests.scores.acting import WORDS, dm_texts, hand_in
from tests.stage import Stage

__all__ = ["swift", "unhurried_by_limits"]


async def during(stage: Stage) -> int:
    """An interview that others may watch and that has just begun."""
    number = await booked(stage, "watch", hours=3)
    await stage.pass_time(hours=3, minutes=1)
    return number


async def noted(stage: Stage, number: int, person: Person, notes: str = NOTES, chosen: str = "star") -> Reply:
    panel_of_duty = await duty(stage, number, person, chosen)
    return await (await panel_of_duty.click("Write notes")).submit(notes=notes)


async def notes_read(stage: Stage) -> str:
    feedback = await stage.ana.command("interview feedback")
    if "Read the notes" not in feedback.buttons:
        return ""
    return (await feedback.click("Read the notes")).text


async def test_a_duty_is_chosen_in_private_and_its_notes_are_the_members_once_the_feedback_opens(swift: Stage) -> None:
    number = await during(swift)
    chosen = await duty(swift, number, swift.ben)
    assert chosen.ephemeral and "For each answer, note four parts" in chosen.text
    written = await (await chosen.click("Write notes")).submit(notes=NOTES)
    assert "Kept" in written.text and "the result came in the first sentence" in written.text
    await swift.pass_time(hours=2)
    await hand_in(swift.priya, number, 4, **WORDS)
    assert await notes_read(swift) == "", "sealed, as everything is"
    await hand_in(swift.ana, number, 3)
    await swift.settle()
    read = await notes_read(swift)
    assert "STAR spotter" in read and "the result came in the first sentence" in read and "Ben" not in read
    assert str(swift.ben.id) not in read
    hers = await swift.priya.command("interview feedback")
    assert "Read the notes" not in hers.buttons and "took notes" not in hers.text
    assert await failures(swift) == []


async def test_notes_alone_are_feedback_too_when_the_promised_time_is_over(swift: Stage) -> None:
    number = await during(swift)
    await noted(swift, number, swift.ben)
    await swift.pass_time(hours=75)
    assert sum("📬" in text for text in dm_texts(swift, swift.ana)) == 1
    assert "the result came in the first sentence" in await notes_read(swift)


async def test_what_the_law_protects_is_kept_for_its_writer_until_it_is_changed(swift: Stage) -> None:
    number = await during(swift)
    written = await noted(swift, number, swift.ben, PROTECTED)
    assert "only yours" in written.text and "of her age" in written.text and "Better:" in written.text
    await swift.pass_time(hours=75)
    assert await notes_read(swift) == "" and not any("📬" in text for text in dm_texts(swift, swift.ana))
    async with swift.db.read() as tx:
        row = await tx.one("SELECT notes, state FROM duty")
    assert row is not None and (row["notes"], row["state"]) == (PROTECTED, "draft")


async def test_good_notes_that_are_spoilt_later_are_taken_back(swift: Stage) -> None:
    number = await during(swift)
    written = await noted(swift, number, swift.ben)
    spoilt = await (await written.click("Write notes")).submit(notes=PROTECTED)
    assert "only yours" in spoilt.text
    await swift.pass_time(hours=75)
    assert await notes_read(swift) == ""


async def test_notes_that_come_after_the_seal_is_off_are_told_once(swift: Stage) -> None:
    number = await during(swift)
    desks = [await duty(swift, number, person) for person in (swift.ben, swift.chloe)]
    await swift.pass_time(hours=2)
    await hand_in(swift.priya, number, 4, **WORDS)
    await hand_in(swift.ana, number, 3)
    await swift.settle()
    told = sum("📬" in text for text in dm_texts(swift, swift.ana))
    for desk, words in zip(desks, (NOTES, "You paused before the number, and that made me trust it."), strict=True):
        await (await desk.click("Write notes")).submit(notes=words)
        await swift.pass_time(minutes=5)
    read = await notes_read(swift)
    assert NOTES[:20] in read and "You paused" in read
    await swift.pass_time(hours=1)
    assert sum("📬" in text for text in dm_texts(swift, swift.ana)) == told + 1


async def test_another_duty_keeps_the_notes_and_others_see_how_many_have_which(swift: Stage) -> None:
    number = await during(swift)
    written = await noted(swift, number, swift.ben)
    changed = await written.select("Another duty", ["time"])
    assert "Timekeeper" in changed.text and NOTES[:20] in changed.text
    (seat,) = await seated(swift, number, swift.chloe)
    choosing = await seat.click("Take a duty")
    menu = reading.find_select(choosing.message or {}, "What will you look out for?")
    labels = [option["label"] for option in menu["options"]]
    assert "Timekeeper · one has it" in labels and "STAR spotter · still free" in labels
    assert "Ben" not in choosing.text


async def test_duties_need_a_seat_and_private_interviews_are_not_found(swift: Stage) -> None:
    number = await during(swift)
    shown = panel(swift)
    assert (await swift.ben.click(shown, "Take a duty")).text == duty_texts.seat_first()
    assert (await swift.ana.click(shown, "Take a duty")).text == duty_texts.takes_part()
    (seat,) = await seated(swift, number, swift.ben)
    desk = await (await seat.click("Take a duty")).select("What will you look out for?", ["follow-up"])
    async with swift.db.write() as tx:
        await tx.run("UPDATE interview SET may_be_watched = 0")
    assert (await desk.click("Write notes")).text == duty_texts.no_such_interview()


async def test_notes_open_shortly_before_it_begins_and_close_with_the_room_giving_words_back(swift: Stage) -> None:
    number = await booked(swift, "watch", hours=3)
    desk = await duty(swift, number, swift.ben)
    assert "Notes open shortly before" in (await desk.click("Write notes")).text
    await swift.pass_time(hours=2, minutes=50)
    form = await desk.click("Write notes")
    await swift.pass_time(hours=80)
    late = await form.submit(notes=NOTES)
    assert "The room has closed" in late.text and NOTES in late.text


async def test_a_panel_works_after_a_restart_and_after_the_interview_the_watch_list_leads_back(swift: Stage) -> None:
    number = await during(swift)
    desk = await duty(swift, number, swift.ben)
    await swift.priya.click(panel(swift), "Start")
    await swift.settle()
    await swift.restart_bot()
    written = await (await desk.click("Write notes")).submit(notes=NOTES)
    assert "Kept" in written.text
    await swift.priya.click(panel(swift), "End")
    await swift.settle()
    again = await swift.ben.click(panel(swift), "Write notes")
    assert NOTES[:20] in again.text
    empty = await (await again.click("Write notes")).submit(notes="  ")
    assert "opens a form" in empty.text
    await swift.pass_time(hours=75)
    assert await notes_read(swift) == ""


async def test_whoever_wrote_is_forgotten_and_what_they_gave_stays_without_a_name(swift: Stage) -> None:
    number = await during(swift)
    await noted(swift, number, swift.ben)
    await noted(swift, number, swift.chloe, PROTECTED)
    for person in (swift.ben, swift.chloe):
        await (await person.command("me forget")).click("Delete everything")
    await swift.pass_time(hours=75)
    assert NOTES[:20] in await notes_read(swift)
    async with swift.db.read() as tx:
        rows = await tx.all("SELECT observer_id, state FROM duty")
    assert [tuple(row) for row in rows] == [(None, "given")]
    await (await swift.ana.command("me forget")).click("Delete everything")
    async with swift.db.read() as tx:
        assert await tx.all("SELECT * FROM duty") == []


async def test_many_long_notes_are_read_page_by_page(swift: Stage) -> None:
    number = await during(swift)
    long = ("You said in one sentence what you did, so I knew at once which part was yours. " * 20)[:1400]
    for name in ("ben", "chloe", "dana"):
        await noted(swift, number, swift.person(name), f"{name} heard: {long}")
    await swift.pass_time(hours=75)
    feedback = await swift.ana.command("interview feedback")
    assert "3 people who watched took notes" in feedback.text
    first = await feedback.click("Read the notes")
    read = first.text
    second = await first.click("Later")
    read += second.text
    assert all(f"{name} heard" in read for name in ("ben", "chloe", "dana"))
    assert "ben heard" in (await second.click("Earlier")).text
