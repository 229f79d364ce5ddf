"""An interview that is over and was watched, as rows: for the table of who may do what."""

from tests.stage import NOW, Stage


async def watched(stage: Stage, read: int) -> int:
    """An interview of Ana's that Tom watched with a duty; to the feedback `read` belong notes of his."""
    member, host, observer = (stage.person(name).id for name in ("ana", "priya", "tom"))
    now = int(NOW.timestamp())
    async with stage.db.write() as tx:
        interview = await tx.add(
            """
            INSERT INTO interview (guild_id, slot_id, volunteer_id, member_id, starts_at, ends_at, minutes,
                may_be_watched, may_be_recorded, state, booked_at)
            VALUES (?, 0, ?, ?, ?, ?, 30, 1, 0, 'finished', 0)
            """,
            (stage.guild_id, host, member, now - 7200, now - 3600),
        )
        await tx.run(
            "INSERT INTO seat (guild_id, interview_id, user_id, state, made_at) VALUES (?, ?, ?, 'seated', 0)",
            (stage.guild_id, interview, observer),
        )
        for number in (interview, read):
            await tx.run(
                """
                INSERT INTO duty (guild_id, interview_id, member_id, observer_id, duty, notes, state, made_at)
                VALUES (?, ?, ?, ?, 'star', 'Told in order', 'given', 0)
                """,
                (stage.guild_id, number, member, observer),
            )
    return interview
