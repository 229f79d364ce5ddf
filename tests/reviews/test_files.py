"""Whose file is where: nobody's reaches a third person, and none stays behind when somebody or something goes."""

from collections.abc import Awaitable, Callable

import pytest

from tests.reviews.acting import (
    claimed,
    dm_texts,
    failures,
    files_in,
    queued,
    reviewed,
    state_of,
    texts,
    thread_of,
    threads_of,
    with_button,
    write,
)
from tests.stage import Stage
from tests.volunteers.test_oversight import suspend

ROLES = {
    "another member": "ben",
    "another volunteer": "tom",
    "somebody without a role": "stranger",
    "a moderator of another group": "outsider",
}


def files_seen(stage: Stage, name: str) -> list[str]:
    """Every file in every channel, thread and private message that this person can open."""
    person = stage.person(name)
    places = [int(one["id"]) for one in person.dms()]
    if name != "outsider":
        open_to = [*person.channels(stage.guild_id), *person.threads(stage.guild_id)]
        places += [int(one["id"]) for one in open_to if stage.world.can_view(person.id, int(one["id"]))]
    places += [
        int(one["id"])
        for one in stage.world.guilds.get(stage.guild_id).threads.values()
        if int(one["id"]) not in places and stage.world.can_view(person.id, int(one["id"]))
    ]
    return [file for place in places if stage.world.can_view(person.id, place) for file in files_in(person, place)]


@pytest.mark.parametrize("when", ["queued", "claimed", "reviewed", "given back", "second opinion"])
async def test_no_file_reaches_a_third_person(room: Stage, when: str) -> None:
    begin: dict[str, Callable[[Stage], Awaitable[int]]] = {
        "queued": queued,
        "reviewed": reviewed,
        "second opinion": reviewed,
    }
    number = await begin.get(when, claimed)(room)
    if when == "given back":
        await room.priya.command("resume release", submission=str(number))
    if when == "second opinion":
        await room.ana.click(with_button(room.ana, thread_of(room, room.ana), "Second opinion"), "Second opinion")
        await room.settle()
        await room.grace.command("resume claim", submission=str(number))
    await room.settle()
    assert await failures(room) == []
    assert files_seen(room, "ana"), "the member sees their own"
    assert bool(files_seen(room, "priya")) == (when in ("claimed", "reviewed", "second opinion"))
    assert bool(files_seen(room, "grace")) == (when == "second opinion")
    assert {role: files_seen(room, name) for role, name in ROLES.items()} == {role: [] for role in ROLES}


@pytest.mark.parametrize("name", ROLES.values())
async def test_commands_show_a_third_person_neither_file_nor_name(room: Stage, name: str) -> None:
    number = await reviewed(room)
    person = room.person(name)
    if name != "outsider":
        queue = await person.command("resume queue")
        assert "Ana" not in queue.text and str(room.ana.id) not in queue.text
        review = await person.command("resume review", submission=str(number))
        refusal = "for members of the group" if name == "stranger" else "no such review"
        assert refusal in review.text and "bullet" not in review.text, review.text
    assert threads_of(room, person) == []


async def test_each_of_two_reviewers_has_the_file_of_their_own_member_alone(room: Stage) -> None:
    await claimed(room, "ana", "priya", target_role="Baker")
    await claimed(room, "ben", "tom", target_role="Nurse")
    for mine, member, reviewer in (("Baker", "ana", "priya"), ("Nurse", "ben", "tom")):
        for name in (member, reviewer):
            (seen,) = threads_of(room, room.person(name))
            assert mine in seen
    assert len(files_seen(room, "priya")) == len(files_seen(room, "tom")) == 1


async def test_a_member_who_withdraws_takes_every_copy_along(room: Stage) -> None:
    number = await claimed(room)
    mine = await room.ana.command("resume mine")
    await mine.click("Withdraw")
    await room.settle()
    assert await state_of(room, number) == "withdrawn"
    assert files_seen(room, "priya") == files_seen(room, "ana") == [] and threads_of(room, room.priya) == []
    assert any("was withdrawn" in one for one in dm_texts(room, room.priya))
    assert await failures(room) == []


async def test_a_member_who_left_is_not_reviewed_and_their_copy_goes(room: Stage) -> None:
    number = await claimed(room)
    await room.ana.leave_guild(room.guild_id)
    await room.pass_time(minutes=16)
    assert await state_of(room, number) == "withdrawn"
    assert files_seen(room, "priya") == [] and threads_of(room, room.priya) == []
    assert any("was withdrawn" in one for one in dm_texts(room, room.priya))


async def test_a_reviewer_who_left_gives_the_resume_back(room: Stage) -> None:
    number = await claimed(room)
    await room.priya.leave_guild(room.guild_id)
    await room.pass_time(minutes=16)
    assert await state_of(room, number) == "queued" and threads_of(room, room.ana) == []
    assert "is yours" in (await room.tom.command("resume claim", submission=str(number))).text
    await room.settle()
    assert files_in(room.tom, thread_of(room, room.tom)) == ["cv.pdf"]


async def test_a_reviewer_whose_role_was_taken_by_hand_has_no_resume_any_more_minutes_later(room: Stage) -> None:
    number = await claimed(room)
    await queued(room, "ben", target_role="Nurse")
    await write(room.priya, number)
    await room.pass_time(minutes=16)
    await room.restart_bot()
    room.world.members.take_role(room.guild_id, room.priya.id, room.demo.roles["Volunteer"])
    assert threads_of(room, room.priya), "Discord itself leaves them in"
    await room.pass_time(minutes=16)
    assert await state_of(room, number) == "queued" and threads_of(room, room.priya) == []
    assert files_seen(room, "priya") == [] and files_seen(room, "ana")
    assert [one for one in dm_texts(room, room.priya) if "do not have the volunteer role" in one]
    assert any("in its old place" in one for one in dm_texts(room, room.ana))
    queue = (await room.tom.command("resume queue")).text
    assert queue.index("Data engineer") < queue.index("Nurse")

    room.world.members.give_role(room.guild_id, room.priya.id, room.demo.roles["Volunteer"])
    await room.priya.command("resume claim", submission=str(number))
    await room.settle()
    assert "cut the load time by half" in (await room.priya.command("resume review", submission=str(number))).text
    await room.pass_time(hours=1)
    assert await state_of(room, number) == "claimed" and await failures(room) == []


@pytest.mark.parametrize("how", ["deleted", "not set any more"])
async def test_a_role_that_nobody_has_any_more_takes_no_resume_from_its_reviewer(room: Stage, how: str) -> None:
    number = await claimed(room)
    if how == "deleted":
        room.world.roles.delete(room.guild_id, room.demo.roles["Volunteer"])
    else:
        await room.set("volunteer_role", None)
    await room.pass_time(minutes=16)
    assert await state_of(room, number) == "claimed" and files_seen(room, "priya")


async def test_a_reviewer_whom_moderators_suspend_has_no_resume_any_more_also_where_the_role_stays(room: Stage) -> None:
    number = await claimed(room)
    room.server.faults.fail("DELETE", "/guilds/{}/members/{}/roles/{}", status=403, times=None)
    await suspend(room)
    assert await state_of(room, number) == "queued" and threads_of(room, room.priya) == []
    assert files_seen(room, "priya") == [] and files_seen(room, "ana")
    assert any("in its old place" in one for one in dm_texts(room, room.ana))
    for refused in (
        await room.priya.command("resume claim", submission=str(number)),
        await room.priya.command("resume next"),
    ):
        assert "suspended you as a volunteer" in refused.text
    assert await room.priya.autocomplete("resume claim", "submission", "") == []
    assert "is yours" in (await room.tom.command("resume claim", submission=str(number))).text


async def test_who_is_suspended_after_a_review_does_not_see_it_any_more_and_does_not_come_back(room: Stage) -> None:
    number = await reviewed(room)
    room.server.faults.fail("DELETE", "/guilds/{}/members/{}/roles/{}", status=403, times=None)
    await suspend(room)
    assert threads_of(room, room.priya) == [] and len(threads_of(room, room.ana)) == 1
    await room.priya.command("resume review", submission=str(number))
    await room.settle()
    asked = await (await room.ana.command("resume review")).click("Ask back")
    assert asked.modal is None and asked.buttons == ["Second opinion"]
    assert threads_of(room, room.priya) == [] and files_seen(room, "priya") == []
    assert await failures(room) == []


async def test_a_thread_that_was_deleted_by_hand_comes_back_with_the_file_and_the_draft(room: Stage) -> None:
    number = await claimed(room)
    await write(room.priya, number)
    await room.bot.http.delete_channel(thread_of(room, room.priya))
    desk = await room.priya.command("resume review", submission=str(number))
    await room.settle()
    assert "cut the load time by half" in desk.text
    thread = thread_of(room, room.priya)
    assert files_in(room.priya, thread) == files_in(room.ana, thread) == ["cv.pdf"]
    await room.bot.http.delete_channel(thread)
    await desk.click("Hand in")
    await room.settle()
    said = "\n".join(texts(room.ana, thread_of(room, room.ana)))
    assert "cut the load time by half" in said and "Results in each bullet" in said
    assert await failures(room) == []


async def test_a_question_comes_with_the_review_into_a_thread_that_is_made_anew(room: Stage) -> None:
    await reviewed(room)
    await room.bot.http.delete_channel(thread_of(room, room.ana))
    given = await room.ana.command("resume review")
    asked = await (await given.click("Ask back")).submit(question="Which summary?")
    await room.settle()
    assert "was deleted. I make it anew" in asked.text and not asked.failed
    said = texts(room.priya, thread_of(room, room.priya))
    assert any("Results in each bullet" in one for one in said) and "Which summary?" in said[-1]
    again = await (await given.click("Ask back")).submit(question="The one on top?")
    assert "Asked. The answer comes" in again.text
    assert "The one on top?" in texts(room.priya, thread_of(room, room.priya))[-1]
    assert await failures(room) == []


async def test_who_asks_a_reviewer_who_left_is_led_to_a_second_opinion(room: Stage) -> None:
    number = await reviewed(room)
    await room.priya.leave_guild(room.guild_id)
    given = await room.ana.command("resume review")
    asked = await (await given.click("Ask back")).submit(question="Which summary?")
    assert "not a volunteer here any more" in asked.text and "Which summary?" in asked.text

    await room.bot.http.delete_channel(thread_of(room, room.ana))
    await (await given.click("Ask back")).submit(question="Which summary?")
    await room.settle()
    assert any("Results in each bullet" in one for one in texts(room.ana, thread_of(room, room.ana)))
    told = dm_texts(room, room.ana)[-1]
    assert "not a volunteer here any more" in told and "Which summary?" in told

    second = await asked.click("Second opinion")
    await room.settle()
    assert "in the queue again" in second.text and await state_of(room, number) == "queued"
    assert await failures(room) == []


async def test_who_asks_a_reviewer_who_had_their_data_deleted_is_told_before_they_type(room: Stage) -> None:
    await reviewed(room)
    await (await room.priya.command("me forget")).click("Delete everything")
    await room.settle()
    given = await room.ana.command("resume review")
    asked = await given.click("Ask back")
    assert asked.modal is None and asked.buttons == ["Second opinion"]
