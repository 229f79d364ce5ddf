"""A whole evening: five people, from the offer to the feedback, in one story on the local Discord."""

from rehearsal.people import reading
from tests.attendance.test_discord import told
from tests.live.acting import failures, goes_on, labels, near, panel, state, text, thread_of
from tests.questions.acting import asks, queue, shown
from tests.scores.acting import SECRET, WORDS, hand_in
from tests.stage import Stage


async def test_five_people_meet_watch_ask_and_say_what_they_saw(stage: Stage) -> None:
    number = await near(stage, "watch", kind="behavioural")
    private = stage.thread(stage.priya, "Interview")["id"]
    for person in (stage.ana, stage.priya):
        await person.click(panel(stage), "Check in")
    for person, duty in ((stage.ben, "star"), (stage.chloe, "follow-up"), (stage.dana, "curator")):
        await (await person.click(panel(stage), "Watch")).click("I agree")
        desk = await person.click(panel(stage), "Take a duty")
        await desk.select("What will you look out for?", [duty])
    await stage.pass_time(seconds=5)
    assert text(panel(stage)).count("✅") == 2 and thread_of(stage, panel(stage))["type"] == 11

    await stage.pass_time(minutes=10)
    await stage.priya.click(panel(stage), "Start")
    await stage.settle()
    assert stage.world.events.open_in(stage.guild_id)[0]["status"] == 2
    await goes_on(stage)
    await asks(stage, stage.ben, "Are real interviews this tough?")
    await asks(stage, stage.chloe, "Why did you ask about a failure first?", unnamed=True)
    await stage.pass_time(minutes=25)
    assert "🟢 **Green**" in text(panel(stage))
    await goes_on(stage)
    await goes_on(stage)
    assert "4 of 6: Open questions" in text(panel(stage))
    wanted = [one for one in reading.buttons(queue(stage)) if one["label"] == "+1"][1]
    for person in (stage.ben, stage.dana):
        await person.click(queue(stage), wanted["custom_id"])
    await stage.pass_time(seconds=3)
    await stage.priya.click(queue(stage), "Take next")
    assert "**Now:** Why did you ask about a failure first?" in await shown(stage)
    await stage.priya.click(queue(stage), "Answered")
    await stage.pass_time(seconds=3)
    await stage.ana.click(queue(stage), "Skip")
    assert "Answered: 1, passed: 1" in await shown(stage)
    for _ in range(3):
        await goes_on(stage)
    await stage.pass_time(seconds=3)
    assert await state(stage, number) == "ended 5" and labels(panel(stage)) == ["Score", "Write notes"]
    assert stage.world.events.open_in(stage.guild_id) == []

    for person in (stage.ben, stage.chloe, stage.dana):
        desk = await person.click(panel(stage), "Write notes")
        await (await desk.click("Write notes")).submit(notes="The result came in the first sentence.")
    await stage.pass_time(hours=1)
    await hand_in(stage.priya, number, 4, **WORDS)
    await hand_in(stage.ana, number, 3)
    await stage.settle()
    feedback = await stage.ana.command("interview feedback", interview=str(number))
    assert SECRET in feedback.text
    assert "The result came in the first sentence" in (await feedback.click("Read the notes")).text
    assert not stage.world.can_view(stage.ben.id, int(private)), "what the two wrote is theirs"
    assert told(stage.ana, "How did it go?") == [] and await failures(stage) == []
