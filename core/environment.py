"""What the operator sets in the environment or in .env. All mistakes are named in one message."""

import logging
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from dotenv import dotenv_values

LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
DEFAULT_DATABASE = Path("data/local/greenroom.db")
DEFAULT_REHEARSAL_PORT = 8127


class EnvironmentMistake(Exception):
    """One or more variables are wrong; the message names each and says what to put there."""


@dataclass(frozen=True)
class Environment:
    """`token` is None where the bot is to rehearse instead of running on Discord."""

    token: str | None = field(repr=False)
    database_path: Path
    log_level: str
    dev_guild_id: int | None
    rehearsal_port: int


def read_environment(folder: Path) -> Environment:
    """The process's environment, completed by `.env` in `folder`."""
    from_file = {name: value or "" for name, value in dotenv_values(folder / ".env").items()}
    return check_environment({**from_file, **os.environ}, folder)


def check_environment(values: Mapping[str, str], folder: Path) -> Environment:
    """Raises EnvironmentMistake naming every mistake at once."""
    mistakes: list[str] = []
    token = _token(values, mistakes)
    environment = Environment(
        token=token,
        database_path=folder / Path(values.get("DATABASE_PATH") or DEFAULT_DATABASE).expanduser(),
        log_level=_log_level(values, mistakes),
        dev_guild_id=_number(values, "DEV_GUILD_ID", None, range(1, 2**63), mistakes),
        rehearsal_port=_number(values, "REHEARSAL_PORT", DEFAULT_REHEARSAL_PORT, range(0, 65536), mistakes) or 0,
    )
    if environment.database_path.is_dir():
        mistakes.append(f"DATABASE_PATH is a folder ({environment.database_path}): name a file in it.")
    if mistakes:
        raise EnvironmentMistake(
            "Please correct these settings in .env or the environment:\n- " + "\n- ".join(mistakes)
        )
    return environment


def _token(values: Mapping[str, str], mistakes: list[str]) -> str | None:
    token = values.get("DISCORD_TOKEN")
    if token is None:
        return None
    if not token.strip():
        mistakes.append("DISCORD_TOKEN is set but empty: put your bot's token there, or remove the line to rehearse.")
    elif token != token.strip() or any(character.isspace() for character in token) or token.count(".") != 2:
        mistakes.append("DISCORD_TOKEN does not look like a bot token: copy it again from Discord's developer portal.")
    return token


def _log_level(values: Mapping[str, str], mistakes: list[str]) -> str:
    level = values.get("LOG_LEVEL", "").upper() or "INFO"
    if level not in LOG_LEVELS:
        mistakes.append(f"LOG_LEVEL must be one of {', '.join(LOG_LEVELS)}.")
    return level


def _number(
    values: Mapping[str, str], name: str, default: int | None, allowed: range, mistakes: list[str]
) -> int | None:
    text = values.get(name, "").strip()
    if not text:
        return default
    if not text.isascii() or not text.isdigit() or len(text) > 20 or int(text) not in allowed:
        mistakes.append(f"{name} must be a whole number from {allowed.start} to {allowed.stop - 1}.")
        return default
    return int(text)


class HideToken(logging.Formatter):
    """A log format in which the token never appears, not even inside a traceback."""

    def __init__(self, token: str | None) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s")
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        return line.replace(self._token, "[token]") if self._token else line


def set_up_logging(level: str, token: str | None) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(HideToken(token))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # At DEBUG these would write down everything that people send and every value that goes into the database.
    for library in ("discord", "aiosqlite"):
        logging.getLogger(library).setLevel(max(logging.getLevelNamesMapping()[level], logging.INFO))
