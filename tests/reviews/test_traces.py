"""A whole life of a resume leaves nothing of its bytes or its words in any table, nor in the database's files."""

import base64
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from itertools import pairwise
from pathlib import Path

import pytest

from rehearsal.people import Reply
from tests.resumes.checking.documents import word_plain
from tests.resumes.checking.people import GERMANY, invent
from tests.reviews.acting import failures, threads_of, withdraw, write
from tests.reviews.test_files import files_seen
from tests.stage import Stage
from tests.submissions.acting import PERSON, RESUME, hand_in, submissions_of
from tests.submissions.test_discord import kept, text_of
from tests.submissions.test_hiding import hide

OTHER = invent(4, GERMANY)
WORD_FILE = ("lebenslauf.docx", word_plain(OTHER))
ROLE = {"target_role": "Zookeeper", "questions": ""}


def words_of(stage: Stage) -> Iterator[tuple[str, str]]:
    """Every value of every table, with where it is."""
    with closing(sqlite3.connect(stage.db.path)) as connection:
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        assert {"submission", "resume_file", "resume_copy", "review_answer", "job"} <= set(tables)
        for table in tables:
            for row in connection.execute(f"SELECT * FROM {table}"):
                for value in row:
                    said = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
                    yield table, " ".join(said.casefold().split())


def pieces_of(text: str) -> set[str]:
    """Two words after each other, of which hardly any stands in a text by chance."""
    words = re.findall(r"[\w@.+-]+", text.casefold())
    return {f"{one} {other}" for one, other in pairwise(words) if len(one) + len(other) > 9}


def samples_of(file: bytes) -> list[bytes]:
    """Stretches that are found in no other file."""
    stretches = [file[start : start + 48] for start in range(0, len(file), max(len(file) // 40, 48))]
    found = [one for one in stretches if len(set(one)) > 20]
    assert found
    return found


class Traces:
    """Looks for what was in these files; what the database said before may be said again."""

    def __init__(self, stage: Stage, texts: list[str], files: list[bytes]) -> None:
        self._stage = stage
        self._files = list(files)
        before = " ".join(said for _, said in words_of(stage))
        pieces = {piece for text in texts for piece in pieces_of(text)}
        people = {value.casefold() for one in (PERSON, OTHER) for value in (one.email, one.phone, one.street, one.name)}
        self._words = {piece for piece in pieces if piece not in before} | people
        assert len(self._words) > 30

    def also_of(self, file: bytes) -> None:
        self._files.append(file)

    def none(self) -> None:
        for table, said in words_of(self._stage):
            found = [piece for piece in self._words if piece in said]
            assert not found, f"{table} holds {found}"
        path = Path(self._stage.db.path)
        raw = b"".join(one.read_bytes() for one in path.parent.glob(f"{path.name}*"))
        assert len(raw) > 100_000
        for piece in (one for file in self._files for one in samples_of(file)):
            assert piece not in raw and base64.b64encode(piece) not in raw
        lower = raw.lower()
        assert not [one for one in (PERSON.email, OTHER.email, PERSON.street) if one.lower().encode() in lower]


@pytest.fixture
def traces(studio: Stage) -> Traces:
    return Traces(studio, [text_of(RESUME[1]), *OTHER.stays, " ".join(OTHER.stays)], [RESUME[1], WORD_FILE[1]])


async def queue(check: Reply, stage: Stage, label: str = "Queue it") -> int:
    reply = await check.click(label)
    assert "in the queue" in reply.text, reply.text
    await stage.settle()
    return (await submissions_of(stage, stage.ana))[0].id


async def test_nothing_of_a_resume_is_kept_through_its_whole_life(studio: Stage, traces: Traces) -> None:
    check = await hand_in(studio.ana, ROLE)
    traces.none()
    check = await hide(check, PERSON.employers[0], PERSON.skills[0])
    traces.none()
    number = await queue(check, studio)
    traces.also_of(await kept(studio))
    await studio.priya.command("resume claim", submission=str(number))
    await studio.settle()
    traces.none()
    await studio.priya.command("resume release", submission=str(number))
    await studio.tom.command("resume claim", submission=str(number))
    await studio.settle()
    traces.none()
    await (await write(studio.tom, number)).click("Hand in")
    await studio.settle()
    traces.none()

    form = await (await studio.ana.command("resume mine")).click("New version")
    check = await form.submit(resume=[WORD_FILE], changed="Shorter")
    traces.none()
    number = await queue(check, studio, "Queue it as it is")
    await studio.tom.command("resume claim", submission=str(number))
    await studio.settle()
    traces.none()
    await withdraw(studio)
    await studio.pass_time(days=12, hours=1)
    await studio.pass_time(days=2)
    await queue(await hand_in(studio.ana, ROLE), studio)
    await studio.pass_time(days=103)
    await studio.pass_time(days=2)
    traces.none()
    states = [one.state for one in await submissions_of(studio, studio.ana)]
    assert states == ["removed", "withdrawn", "removed"]
    assert files_seen(studio, "ana") == files_seen(studio, "tom") == threads_of(studio, studio.ana) == []
    async with studio.db.read() as tx:
        for table in ("resume_file", "resume_copy", "review_answer"):
            assert await tx.all(f"SELECT * FROM {table}") == []
    assert await failures(studio) == []
