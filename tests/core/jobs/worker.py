"""A process that does jobs until it is killed; what it does goes to a file outside, as messages go to Discord.

Outside is a second database: like Discord, it takes a message with a known nonce for the same message again.
"""

import asyncio
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from core import jobs
from core.clock import Clock
from core.jobs import Job, JobRunner
from data.database import open_database

FOLLOW_UPS = 2
"""Each job schedules the next one about its subject, in the transaction in which it notes its own work."""


async def work(path: Path, outside: Path) -> None:
    database = await open_database(path)
    runner = JobRunner(database, Clock())

    async def send(job: Job) -> None:
        with closing(sqlite3.connect(outside, isolation_level=None, timeout=30)) as discord:
            discord.execute(
                "INSERT OR IGNORE INTO message VALUES (?, ?, ?)", (job.nonce, job.subject_id, int(job.detail))
            )
        if int(job.detail) < FOLLOW_UPS:
            async with database.write() as tx:
                next_step = str(int(job.detail) + 1)
                await jobs.schedule(tx, job.guild_id, job.kind, job.subject_id, job.due_at, detail=next_step)

    runner.register("test:send", send)
    await runner.start()
    sys.stdout.write("at work\n")
    sys.stdout.flush()
    await runner.wait_idle()
    await runner.stop()
    await database.close()


if __name__ == "__main__":
    asyncio.run(work(Path(sys.argv[1]), Path(sys.argv[2])))
