"""Nothing is lost and nothing done twice, however often the process is killed."""

import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from core.features import ROOT
from tests.core.jobs.worker import FOLLOW_UPS

SUBJECTS = 900
KILLS = 200
LONGEST_LIFE_SECONDS = 0.05


def start(database: Path, outside: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.core.jobs.worker", str(database), str(outside)]
    worker = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
    assert worker.stdout is not None
    assert worker.stdout.readline() == b"at work\n"
    return worker


@pytest.mark.soak
def test_two_hundred_kills_lose_and_double_nothing(database_path: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.db"
    with closing(sqlite3.connect(outside)) as discord, discord:
        discord.execute("CREATE TABLE message (nonce TEXT PRIMARY KEY, subject INTEGER, step INTEGER)")
    with closing(sqlite3.connect(database_path)) as database, database:
        database.executemany(
            "INSERT INTO job (guild_id, kind, subject_id, detail, due_at) VALUES (?, 'test:send', ?, '0', 1)",
            ((subject % 20, subject) for subject in range(SUBJECTS)),
        )
    chance = random.Random(20)
    for _ in range(KILLS):
        with start(database_path, outside) as worker:
            time.sleep(chance.uniform(0, LONGEST_LIFE_SECONDS))
            worker.kill()
        assert worker.returncode == -signal.SIGKILL, "the worker was done before it was killed: give it more to do"
    with start(database_path, outside) as worker:
        pass
    assert worker.returncode == 0

    with closing(sqlite3.connect(outside)) as discord:
        sent = discord.execute("SELECT subject, step, count(*) FROM message GROUP BY subject, step").fetchall()
    assert all(count == 1 for _, _, count in sent)
    assert len(sent) == SUBJECTS * (FOLLOW_UPS + 1)
    with closing(sqlite3.connect(database_path)) as database:
        assert database.execute("SELECT * FROM job").fetchall() == []
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
