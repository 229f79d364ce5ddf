"""A process that has the database open and writes without pause, until it is told to stop.

Each transaction adds one to a number and one row to a list, so that a torn copy would not agree with itself.
"""

import asyncio
import sys
from pathlib import Path

from data.database import open_database


async def work(path: Path) -> None:
    database = await open_database(path)
    stop = asyncio.get_running_loop().run_in_executor(None, sys.stdin.readline)
    written = 0
    while not stop.done():
        async with database.write() as tx:
            row = await tx.one("SELECT value FROM installation WHERE name = 'number'")
            number = int(row["value"]) if row else 0
            await tx.run("INSERT OR REPLACE INTO installation VALUES ('number', ?)", (str(number + 1),))
            await tx.run(
                "INSERT INTO audit (guild_id, user_id, action, subject, detail, made_at) VALUES (1,1,'','','',1)"
            )
        written += 1
        if written == 1:
            sys.stdout.write("writing\n")
            sys.stdout.flush()
    await stop
    await database.close()
    sys.stdout.write(f"{written}\n")


if __name__ == "__main__":
    asyncio.run(work(Path(sys.argv[1])))
