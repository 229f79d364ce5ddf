"""What the operator sets: every mistake in one message, the token nowhere, and `.env.example` telling the truth."""

import logging
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from core import environment
from core.environment import EnvironmentMistake, check_environment, read_environment, set_up_logging
from core.features import ROOT

TOKEN = "MTk4NjIyNDgzNDcx.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs"


def check(folder: Path, **values: str) -> environment.Environment:
    return check_environment(values, folder)


def test_nothing_set_means_the_defaults_and_a_rehearsal(tmp_path: Path) -> None:
    made = check(tmp_path)

    assert made.token is None
    assert made.database_path == tmp_path / "data/local/greenroom.db"
    assert made.log_level == "INFO"
    assert made.dev_guild_id is None
    assert made.rehearsal_port == 8127


def test_everything_can_be_set(tmp_path: Path) -> None:
    made = check(
        tmp_path,
        DISCORD_TOKEN=TOKEN,
        DATABASE_PATH="/srv/greenroom.db",
        LOG_LEVEL="debug",
        DEV_GUILD_ID="123",
        REHEARSAL_PORT="0",
    )

    assert made.token == TOKEN
    assert made.database_path == Path("/srv/greenroom.db")
    assert made.log_level == "DEBUG"
    assert made.dev_guild_id == 123
    assert made.rehearsal_port == 0


def test_a_path_may_start_at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ana")
    assert check(tmp_path, DATABASE_PATH="~/greenroom.db").database_path == Path("/home/ana/greenroom.db")


def test_every_mistake_is_named_in_one_message_without_the_token(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentMistake) as caught:
        check(
            tmp_path,
            DISCORD_TOKEN="my token",
            DATABASE_PATH=str(tmp_path),
            LOG_LEVEL="LOUD",
            DEV_GUILD_ID="here",
            REHEARSAL_PORT="65536",
        )

    message = str(caught.value)
    assert all(
        name in message for name in ("DISCORD_TOKEN", "DATABASE_PATH", "LOG_LEVEL", "DEV_GUILD_ID", "REHEARSAL_PORT")
    )
    assert "my token" not in message


@pytest.mark.parametrize("token", ["", "   ", "two words.a.b", f" {TOKEN}", f"{TOKEN}\n", "no-dots", "a.b", "a.b.c.d"])
def test_a_token_that_cannot_be_one_is_refused(tmp_path: Path, token: str) -> None:
    with pytest.raises(EnvironmentMistake, match="DISCORD_TOKEN"):
        check(tmp_path, DISCORD_TOKEN=token)


@pytest.mark.parametrize("number", ["-1", "1.5", "0x10", "１２", "٣", "9" * 5000, "65536"])
def test_a_number_that_cannot_be_one_is_refused(tmp_path: Path, number: str) -> None:
    with pytest.raises(EnvironmentMistake, match="REHEARSAL_PORT must be a whole number from 0 to 65535"):
        check(tmp_path, REHEARSAL_PORT=number)


def test_the_environment_outweighs_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text(f"DISCORD_TOKEN={TOKEN}\nLOG_LEVEL=DEBUG\nREHEARSAL_PORT=1\n")
    monkeypatch.delenv("DISCORD_TOKEN", raising=False)
    monkeypatch.delenv("LOG_LEVEL", raising=False)
    monkeypatch.setenv("REHEARSAL_PORT", "2")

    made = read_environment(tmp_path)

    assert (made.token, made.log_level, made.rehearsal_port) == (TOKEN, "DEBUG", 2)


def test_the_token_is_in_no_representation(tmp_path: Path) -> None:
    made = check(tmp_path, DISCORD_TOKEN=TOKEN)
    assert TOKEN not in repr(made)
    assert TOKEN not in str(made)


@pytest.fixture
def _logging_as_it_was() -> Iterator[None]:
    root, levels = logging.getLogger(), {name: logging.getLogger(name).level for name in ("discord", "aiosqlite")}
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, was in levels.items():
        logging.getLogger(name).setLevel(was)


@pytest.mark.usefixtures("_logging_as_it_was")
def test_the_token_is_in_no_log_line_and_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging("DEBUG", TOKEN)
    log = logging.getLogger("test")
    log.info("Authorization: Bot %s", TOKEN)
    try:
        raise RuntimeError(f"refused: Bot {TOKEN}")
    except RuntimeError:
        log.exception("failed")

    said = capsys.readouterr().err
    assert "Bot [token]" in said
    assert "RuntimeError: refused" in said
    assert TOKEN not in said


@pytest.mark.usefixtures("_logging_as_it_was")
def test_even_at_debug_nothing_that_people_wrote_is_logged_by_libraries(capsys: pytest.CaptureFixture[str]) -> None:
    """aiosqlite writes every parameter at DEBUG, discord.py every payload."""
    set_up_logging("DEBUG", None)
    for library in ("aiosqlite", "discord.gateway"):
        logging.getLogger(library).debug("a secret of mine")
    assert "a secret of mine" not in capsys.readouterr().err


EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")


def test_the_example_explains_every_variable_in_one_line_and_no_other() -> None:
    source = Path(environment.__file__).read_text(encoding="utf-8")
    known = set(re.findall(r'"([A-Z]+(?:_[A-Z]+)+)"', source))
    explained = re.findall(r"^# \S.*\n#?([A-Z_]+)=", EXAMPLE, re.MULTILINE)

    assert sorted(explained) == sorted(known)
    assert re.findall(r"^#?([A-Z_]+)=", EXAMPLE, re.MULTILINE) == explained


def test_the_example_leaves_the_token_out_and_states_the_defaults(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(EXAMPLE, encoding="utf-8")
    values = dict(line.split("=", 1) for line in EXAMPLE.splitlines() if "=" in line and not line.startswith("#"))

    assert check(tmp_path, **values) == check(tmp_path)
    assert "DISCORD_TOKEN" not in values
