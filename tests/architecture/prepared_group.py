"""A group in which everything has happened once: something for every command, button and form to be tried on."""

from cogs.goals import service as goals
from cogs.goals.models import Source
from tests.architecture.who_may_what import PEOPLE
from tests.prep.watched import watched
from tests.proposals.acting import messages_to, offered, wish
from tests.stage import NOW, Stage
from tests.submissions.acting import hand_in

NO_THREAD = 904
"""Somebody deleted the thread with this id."""


async def prepare(stage: Stage) -> dict[str, int]:
    """Times of the host's, an interview with the booker that the host would like to move, and one not answered yet."""
    await stage.set("active_bookings", 5)
    await stage.set("weekly_limit", 20)
    host = stage.person(PEOPLE["host"])
    await host.command("volunteer offer", when="in 50 hours")
    await host.command("volunteer offer", when="in 75 hours", ask_first=True)
    await host.command("volunteer offer", when="in 100 hours")
    await host.command("volunteer offer", when="in 125 hours", repeat="weekly")
    booked, asked, free, *_ = await ids(stage, "SELECT id FROM slot ORDER BY starts_at")
    for slot in (booked, asked):
        form = await stage.person(PEOPLE["booker"]).command("interview book", slot=str(slot))
        await form.submit(goals="Practise", openness=["watch"])
    interview, held = await ids(stage, "SELECT id FROM interview ORDER BY starts_at")
    await host.command("interview move", interview=str(interview), when="in 60 hours")
    await hand_in(stage.person(PEOPLE["booker"]))
    await stage.settle()
    for role in ("nurse", "teacher"):
        form = await stage.person(PEOPLE["booker"]).command("feedback draft")
        made = await form.submit(role=role, skill="SQL", declined="email, yesterday")
    await made.click("I sent it")
    drafted, sent = await ids(stage, "SELECT id FROM ask ORDER BY id")
    form = await stage.stranger.command("volunteer apply")
    await form.submit(occupation="Coach", proof="Ask Priya", conduct=["agreed"])
    await host.command("volunteer profile")
    await stage.settle()
    await stage.set("tips_channel", stage.channels["announcements"])
    async with stage.db.write() as tx:
        for state in ("proposed", "retired"):
            await tx.run(
                "INSERT INTO group_tip (guild_id, topic, body, source, state, made_at) VALUES (?, 'x', 'x', 'x', ?, 0)",
                (stage.guild_id, state),
            )
        call = await tx.add(
            "INSERT INTO standby_call (guild_id, slot_id, user_id, made_at, due_at) VALUES (?, ?, ?, 0, 9999999999)",
            (stage.guild_id, free, stage.person(PEOPLE["booker"]).id),
        )
        await tx.run(
            """
            INSERT INTO live_session (interview_id, guild_id, state, phases, phase_started_at, started_at)
            VALUES (?, ?, 'running', 'welcome:5,interview:30', 9999999999, 9999999999)
            """,
            (interview, stage.guild_id),
        )
        await tx.run(
            "INSERT INTO attendance_question (interview_id, guild_id, asked_at) VALUES (?, ?, 0)",
            (interview, stage.guild_id),
        )
        miss = await tx.add(
            "INSERT INTO miss (guild_id, user_id, interview_id, kind, missed_at) VALUES (?, ?, ?, 'no_show', 0)",
            (stage.guild_id, stage.person(PEOPLE["booker"]).id, interview),
        )
        await tx.run("INSERT INTO recording (interview_id, guild_id) VALUES (?, ?)", (interview, stage.guild_id))
        question, draft = [
            await tx.add(
                """
                INSERT INTO question (guild_id, interview_id, asked_by, is_anonymous, body, state, made_at)
                VALUES (?, ?, ?, 0, ?, ?, 0)
                """,
                (stage.guild_id, interview, stage.person(PEOPLE["booker"]).id, "How long?", state),
            )
            for state in ("waiting", "draft")
        ]
        resume = await tx.add(
            """
            INSERT INTO submission (guild_id, member_id, file_id, target_role, is_anonymised, state, made_at, queued_at,
                claimed_at, waited, reviewed_at, remove_at)
            VALUES (?, ?, 0, 'Nurse', 0, 'reviewed', 0, 0, 0, 0, 0, 9999999999)
            """,
            (stage.guild_id, stage.person(PEOPLE["booker"]).id),
        )
        report = await tx.add(
            "INSERT INTO report (guild_id, reporter_id, person_id, words, made_at) VALUES (?, 901, 903, 'x', 0)",
            (stage.guild_id,),
        )
        await tx.run("INSERT INTO trouble (guild_id, kind, reason) VALUES (?, 'slots:show', 'x')", (stage.guild_id,))
        await tx.run(
            "INSERT INTO volunteer (guild_id, user_id, name, made_at, suspended_at) VALUES (?, 1, 'Vera', 0, 0)",
            (stage.guild_id,),
        )
        booker = stage.person(PEOPLE["booker"]).id
        goal = await goals.add_goal(tx, stage.guild_id, booker, Source.ASK, "Shorter answers", stage.clock.now())
    assert goal is not None
    scored, read = await over(stage)
    await stage.set("matching", "manual")
    asked_of_booker, offer = [await offered(stage, who, PEOPLE["host"]) for who in (PEOPLE["booker"], "stranger")]
    form = await host.at(host.dms()[0]["id"]).click(messages_to(host)[0], "Ask for details")
    await form.submit(question="Which language?")
    await stage.settle()
    open_wish = await wish(stage, "grace")
    async with stage.db.write() as tx:
        await tx.run(
            """
            INSERT INTO matching_ruling (guild_id, kind, request_id, member_id, volunteer_id, made_at)
            VALUES (?, 'forbid', ?, ?, 1, 0)
            """,
            (stage.guild_id, open_wish.id, open_wish.member_id),
        )
    return await reviews(stage) | {
        "offer": offer.id,
        "request": asked_of_booker.request_id,
        "offer_question": (await ids(stage, "SELECT id FROM proposal_question"))[0],
        "wish": open_wish.id,
        "time": int(NOW.timestamp()) + 30 * 3600,
        "goal": goal.id,
        "resume_reviewed": resume,
        "resume_draft": (await ids(stage, "SELECT id FROM submission WHERE state = 'draft'"))[0],
        "question": question,
        "report": report,
        "question_draft": draft,
        "ask_drafted": drafted,
        "ask_sent": sent,
        "ruling": (await ids(stage, "SELECT id FROM matching_ruling"))[0],
        "open_slot": free,
        "interview": interview,
        "scored": scored,
        "read": read,
        "watched": await watched(stage, read),
        "asked": held,
        "ahead": await ahead(stage),
        "other_volunteer": stage.person(PEOPLE["volunteer"]).id,
        "move": (await ids(stage, "SELECT id FROM move"))[0],
        "series": (await ids(stage, "SELECT id FROM slot_series"))[0],
        "trouble": (await ids(stage, "SELECT id FROM trouble ORDER BY id DESC"))[0],
        "channel": stage.channels["announcements"],
        "application": (await ids(stage, "SELECT id FROM application"))[0],
        "volunteer": (await ids(stage, "SELECT id FROM volunteer WHERE suspended_at IS NULL"))[0],
        "suspended": (await ids(stage, "SELECT id FROM volunteer WHERE suspended_at IS NOT NULL"))[0],
        "host": host.id,
        "call": call,
        "miss": miss,
        "retired_tip": (await ids(stage, "SELECT id FROM group_tip WHERE state = 'retired'"))[0],
        "proposal": (await ids(stage, "SELECT id FROM group_tip WHERE state = 'proposed'"))[0],
    }


async def reviews(stage: Stage) -> dict[str, int]:
    """Resumes of others that wait, one of them kept for the host; one that the host has, and one of the booker's."""
    host, booker = stage.person(PEOPLE["host"]).id, stage.person(PEOPLE["booker"]).id
    async with stage.db.write() as tx:
        waiting, kept, claimed, done = [
            await tx.add(
                """
                INSERT INTO submission (guild_id, member_id, file_id, target_role, is_anonymised, state, made_at,
                    queued_at, claimed_at, waited, reviewed_at, remove_at)
                VALUES (?, ?, 1, 'Nurse', 0, ?, 0, ?, 0, 0, 0, 9999999999)
                """,
                (stage.guild_id, member, state, place),
            )
            for place, (member, state) in enumerate(
                [(901, "queued"), (902, "queued"), (903, "claimed"), (booker, "reviewed")], start=1
            )
        ]
        await tx.run(
            "INSERT INTO review_card (submission_id, guild_id, reviewer_id, kept_until) VALUES (?, ?, ?, 9999999999)",
            (kept, stage.guild_id, host),
        )
        begun, handed_in = [
            await tx.add(
                """
                INSERT INTO review (guild_id, submission_id, member_id, reviewer_id, state, claimed_at, due_at,
                    handed_in_at, result, thread_id)
                VALUES (?, ?, ?, ?, ?, 0, 9999999999, ?, 'ready', ?)
                """,
                (stage.guild_id, submission, member, host, state, at, NO_THREAD),
            )
            for submission, member, state, at in ((claimed, 903, "claimed", None), (done, booker, "handed_in", 1))
        ]
        await tx.run_many(
            "INSERT INTO review_answer VALUES (?, ?, 'It fits')",
            [(begun, "fit"), (handed_in, "fit"), (handed_in, "top")],
        )
    return {"waiting": waiting, "kept": kept, "claimed": claimed, "review": begun, "reviewed": handed_in}


async def ahead(stage: Stage) -> int:
    """An interview of the host's with somebody, in some days."""
    given = (stage.guild_id, stage.person(PEOPLE["host"]).id)
    starts_at = int(NOW.timestamp()) + 400 * 3600
    async with stage.db.write() as tx:
        slot = await tx.add(
            """
            INSERT INTO slot (guild_id, volunteer_id, starts_at, ends_at, minutes, state, made_at)
            VALUES (?, ?, ?, ?, 30, 'taken', 0)
            """,
            (*given, starts_at, starts_at + 2700),
        )
        return await tx.add(
            """
            INSERT INTO interview (guild_id, volunteer_id, slot_id, member_id, starts_at, ends_at, minutes,
                may_be_watched, may_be_recorded, state, booked_at)
            VALUES (?, ?, ?, ?, ?, ?, 30, 0, 0, 'booked', 0)
            """,
            (*given, slot, stage.ben.id, starts_at, starts_at + 2700),
        )


async def over(stage: Stage) -> tuple[int, int]:
    """Two interviews of the host's with the booker: of one the booker began a form, of the other feedback is given."""
    booker, host = stage.person(PEOPLE["booker"]).id, stage.person(PEOPLE["host"]).id
    made = []
    async with stage.db.write() as tx:
        for part, author, revealed in (("self", booker, None), ("interviewer", host, 1)):
            interview = await tx.add(
                """
                INSERT INTO interview (guild_id, slot_id, volunteer_id, member_id, starts_at, ends_at, minutes,
                    may_be_watched, may_be_recorded, state, booked_at)
                VALUES (?, 0, ?, ?, 0, 1, 30, 0, 0, 'finished', 0)
                """,
                (stage.guild_id, host, booker),
            )
            await tx.run(
                """
                INSERT INTO feedback (interview_id, guild_id, member_id, starts_at, due_at, revealed_at, given_at)
                VALUES (?, ?, ?, 0, 9999999999, ?, ?)
                """,
                (interview, stage.guild_id, booker, revealed, revealed),
            )
            score = await tx.add(
                """
                INSERT INTO score (guild_id, interview_id, author_id, part, made_at, handed_in_at)
                VALUES (?, ?, ?, ?, 0, ?)
                """,
                (stage.guild_id, interview, author, part, revealed),
            )
            await tx.run("INSERT INTO score_level VALUES (?, 'structure', 3)", (score,))
            made.append(interview)
    return made[0], made[1]


async def ids(stage: Stage, sql: str) -> list[int]:
    async with stage.db.read() as tx:
        return [row["id"] for row in await tx.all(sql)]
