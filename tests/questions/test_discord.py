"""The queue of questions as people use it: the real bot on the local Discord."""

import asyncio

import pytest

from rehearsal.people import Person, reading
from tests.live.acting import failures, goes_on, near, panel
from tests.questions.acting import asks, labels, queue, queues, shown, text, watched
from tests.stage import Stage


async def test_a_question_is_asked_wanted_taken_and_answered(stage: Stage) -> None:
    await watched(stage, stage.ben, stage.grace)
    assert labels(queue(stage)) == ["Ask a question"]
    first = await asks(stage, stage.ben, "Are real interviews this tough?")
    assert first.ephemeral and "Your question is in the queue" in first.text
    await asks(stage, stage.grace, "Why did you ask about failure?", unnamed=True)
    said = await shown(stage)
    assert f"Are real interviews this tough? · <@{stage.ben.id}>" in said
    assert "Why did you ask about failure?" in said and str(stage.grace.id) not in str(queue(stage))

    plus = [one for one in reading.buttons(queue(stage)) if one["label"] == "+1"]
    reply = await stage.ben.click(queue(stage), plus[1]["custom_id"])
    assert "Your **+1** is counted" in reply.text
    assert "counts already, once" in (await stage.ben.click(queue(stage), plus[1]["custom_id"])).text
    assert (await shown(stage)).index("Why did you ask") < (await shown(stage)).index("Are real interviews")

    assert "Now: “Why did you ask about failure?”" in (await stage.priya.click(queue(stage), "Take next")).text
    await stage.pass_time(seconds=3)
    assert "🎙️ **Now:** Why did you ask about failure?" in text(queue(stage))
    following = await stage.priya.click(queue(stage), "Answered")
    assert "Now: “Are real interviews this tough?”" in following.text
    await stage.pass_time(seconds=3)
    assert "No question is waiting" in (await stage.ana.click(queue(stage), "Skip")).text
    assert "Answered: 1, passed: 1" in await shown(stage)
    assert await failures(stage) == []


async def test_the_two_get_the_record_without_names(stage: Stage) -> None:
    await watched(stage, stage.ben)
    await asks(stage, stage.ben, "Are real interviews this tough?")
    await stage.priya.command("interview end")
    await stage.settle()
    thread = stage.thread(stage.priya, "Interview")["id"]
    (record,) = [one for one in stage.priya.messages(thread) if "One question was asked today" in text(one)]
    (attached,) = record["attachments"]
    stored = stage.world.files.read(int(thread), int(attached["id"]))
    assert stored is not None
    written = stored.data.decode()
    assert "There was no time for\n- Are real interviews this tough?\n" in written
    assert str(stage.ben.id) not in written and "ben" not in written.lower()
    await stage.pass_time(seconds=3)
    assert labels(queue(stage)) == []


async def test_the_command_asks_in_the_interview_that_one_watches(stage: Stage) -> None:
    number = await watched(stage, stage.ben)
    reply = await stage.ben.command("interview ask", question="How long should an answer be?", anonymous=True)
    assert "without your name" in reply.text
    (choice,) = await stage.ben.autocomplete("interview ask", "interview", "", question="x")
    assert choice["value"] == str(number)
    assert "How long should an answer be?" in await shown(stage)


async def test_nearly_the_same_question_is_pointed_out(stage: Stage) -> None:
    await watched(stage, stage.ben, stage.grace)
    await asks(stage, stage.ben, "Are real interviews this tough?")
    reply = await asks(stage, stage.grace, "Are real interviews really this tough?")
    assert "Somebody has asked nearly the same: “Are real interviews this tough?”" in reply.text
    assert "really" not in await shown(stage)
    assert "Your **+1** is counted" in (await reply.click("+1 that one")).text
    assert f"this tough? · <@{stage.ben.id}> · **+1**" in await shown(stage)
    assert "Your question is in the queue" in (await reply.click("Ask mine as well")).text
    assert "really this tough" in await shown(stage)


async def test_a_question_on_a_protected_topic_is_held_back_and_given_back_with_a_better_one(stage: Stage) -> None:
    await watched(stage, stage.ben)
    words = "Are you planning to have children in the next years, or are you done?"
    for reply in (await asks(stage, stage.ben, words), await stage.ben.command("interview ask", question=words)):
        assert "I have not passed this on" in reply.text and "You could ask:" in reply.text
        assert words in reply.text
    assert "children" not in await shown(stage)


async def test_a_question_is_taken_back(stage: Stage) -> None:
    await watched(stage, stage.ben)
    reply = await asks(stage, stage.ben, "Are real interviews this tough?")
    assert "tough" in await shown(stage)
    assert "taken back" in (await reply.click("Take it back")).text
    assert "No question yet" in await shown(stage)


async def test_who_has_no_seat_is_told_how_to_get_one_and_late_ones_can(stage: Stage) -> None:
    await watched(stage)
    assert "press **Watch**" in (await stage.ben.click(queue(stage), "Ask a question")).text
    await (await stage.ben.click(panel(stage), "Watch")).click("I agree")
    assert "is in the queue" in (await asks(stage, stage.ben, "Are real interviews this tough?")).text


async def test_those_who_watch_do_not_choose_what_comes_next(stage: Stage) -> None:
    await watched(stage, stage.ben)
    await asks(stage, stage.ben, "Are real interviews this tough?")
    await stage.pass_time(seconds=3)
    assert "The two who meet choose" in (await stage.ben.click(queue(stage), "Take next")).text
    assert "your own question" in (await stage.ben.click(queue(stage), "+1")).text


async def test_a_private_interview_has_no_queue(stage: Stage) -> None:
    number = await near(stage)
    await stage.settle()
    reply = await stage.ben.command("interview ask", question="Why?", interview=str(number))
    assert "I do not find that interview" in reply.text
    own = await stage.ana.command("interview ask", question="Why?", interview=str(number))
    assert "Nobody watches this interview" in own.text
    assert queues(stage) == []


async def test_two_presses_on_answered_answer_one_question(stage: Stage) -> None:
    await watched(stage, stage.ben)
    for body in ("Are real interviews this tough?", "How long should an answer be?", "Why SQL?"):
        await asks(stage, stage.ben, body)
    await stage.pass_time(seconds=3)
    await stage.priya.click(queue(stage), "Take next")
    await stage.pass_time(seconds=3)
    message = queue(stage)
    await asyncio.gather(*(stage.priya.click(message, "Answered") for _ in range(3)))
    assert "Answered: 1, passed: 0" in await shown(stage)


async def test_the_queue_comes_to_the_end_of_the_thread_when_its_part_begins(stage: Stage) -> None:
    await watched(stage, stage.ben)
    before = queue(stage)["id"]
    for _ in range(3):
        await goes_on(stage)
    await stage.pass_time(seconds=3)
    assert queue(stage)["id"] != before
    assert len(queues(stage)) == 1


async def test_a_deleted_queue_is_shown_again_and_a_killed_bot_goes_on(stage: Stage) -> None:
    await watched(stage, stage.ben)
    await asks(stage, stage.ben, "Are real interviews this tough?")
    stage.world.messages.delete(queue(stage))
    await stage.kill_bot()
    await stage.start_bot()
    assert "tough" in await shown(stage)
    await stage.priya.click(queue(stage), "Take next")
    await stage.kill_bot()
    await stage.start_bot()
    assert "**Now:** Are real interviews" in await shown(stage)


def crowd(stage: Stage, count: int) -> list[Person]:
    people = []
    for number in range(count):
        name = f"guest{number}"
        stage.demo.people[name] = int(stage.world.users.add(name, global_name=name)["id"])
        stage.world.members.add(stage.guild_id, stage.demo.people[name], roles=[stage.demo.roles["Member"]])
        people.append(stage.person(name))
    return people


async def seat_all(stage: Stage, number: int, people: list[Person]) -> None:
    async with stage.db.write() as tx:
        await tx.run_many(
            "INSERT INTO seat (guild_id, interview_id, user_id, state, made_at) VALUES (?, ?, ?, 'seated', 0)",
            [(stage.guild_id, number, one.id) for one in people],
        )


@pytest.mark.parametrize("count", [30, pytest.param(300, marks=pytest.mark.soak)])
async def test_everybody_asking_and_voting_at_once_loses_nothing(stage: Stage, count: int) -> None:
    number = await watched(stage)
    people = crowd(stage, count)
    await seat_all(stage, number, people)
    before = len(stage.requests("PATCH", "/messages/{message_id}"))
    words = [f"alpha{n} beta{n} gamma{n}" for n in range(count)]
    await asyncio.gather(
        *(one.command("interview ask", question=said) for one, said in zip(people, words, strict=True))
    )
    await stage.pass_time(seconds=3)
    first = next(one for one in reading.buttons(queue(stage)) if one["label"] == "+1")
    await asyncio.gather(*(one.click(queue(stage), first["custom_id"]) for one in people for _ in range(2)))
    await stage.pass_time(seconds=3)

    async with stage.db.read() as tx:
        questions = await tx.all("SELECT body FROM question WHERE state = 'waiting'")
        votes = await tx.all("SELECT user_id FROM question_vote")
    assert sorted(row["body"] for row in questions) == sorted(words)
    assert len(votes) == count - 1, "everybody's once, but the asker's"
    assert f"**+{count - 1}**" in text(queue(stage))
    assert len(stage.requests("PATCH", "/messages/{message_id}")) - before <= 3
    assert await failures(stage) == []
