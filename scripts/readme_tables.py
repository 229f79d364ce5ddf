"""Writes the README's tables of commands and permissions from the code: .venv/bin/python scripts/readme_tables.py

A test fails when the README and the code differ.
"""

import asyncio
import re
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

import discord
from discord import app_commands

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from cogs.moderation.permission_words import PERMISSION_NAMES, PERMISSION_PURPOSES  # noqa: E402
from cogs.moderation.rules import NEEDS  # noqa: E402
from core.client import Greenroom  # noqa: E402
from core.clock import Clock  # noqa: E402
from core.commands import who_may_use  # noqa: E402
from core.features import migration_folders  # noqa: E402
from data.database import open_database  # noqa: E402
from data.migrations import migrate, read_migrations  # noqa: E402

README = ROOT / "README.md"


async def with_tables(readme: str) -> str:
    """The README's text with both tables as the code has them now."""
    readme = _between(readme, "permissions", [*_permission_rows(), "", _permission_number()])
    return _between(readme, "commands", await _command_rows())


def _between(text: str, mark: str, lines: Iterable[str]) -> str:
    made = "\n".join((f"<!-- {mark} -->", *lines, f"<!-- /{mark} -->"))
    return re.sub(rf"<!-- {mark} -->.*<!-- /{mark} -->", lambda _: made, text, flags=re.DOTALL)


def _permission_rows() -> list[str]:
    rows = ["| Permission | What it is for | Needed |", "|---|---|---|"]
    for need in NEEDS:
        when = "always"
        if need.optional:
            when = "only for a stage" if need.where else "only for **Create everything for me** and giving roles"
        rows.append(f"| {PERMISSION_NAMES[need.permission]} | {PERMISSION_PURPOSES[need.permission]} | {when} |")
    return rows


def _permission_number() -> str:
    always = discord.Permissions(**{need.permission: True for need in NEEDS if not need.optional})
    return f"As a number for an invite link: `{always.value}`, or `{_all_permissions().value}` with the last four."


def _all_permissions() -> discord.Permissions:
    return discord.Permissions(**{need.permission: True for need in NEEDS})


async def _command_rows() -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "greenroom.db"
        migrate(path, read_migrations(migration_folders()))
        database = await open_database(path)
        try:
            bot = Greenroom(database, Clock())
            await bot.load_features()
            commands = [one for one in bot.tree.walk_commands() if isinstance(one, app_commands.Command)]
        finally:
            await database.close()
    rows = ["| Command | Options | Who | What it does |", "|---|---|---|---|"]
    for command in sorted(commands, key=lambda one: one.qualified_name):
        options = ", ".join(f"{one.name}" if one.required else f"{one.name}?" for one in command.parameters)
        rows.append(
            f"| `/{command.qualified_name}` | {options} | {who_may_use(command).value} | {command.description} |"
        )
    return rows


def main() -> None:
    README.write_text(asyncio.run(with_tables(README.read_text(encoding="utf-8"))), encoding="utf-8")


if __name__ == "__main__":
    main()
