"""discord.js and hikari cannot tell the local Discord from the real one either.

They are no dependency of the project. To run these tests, install them anywhere and say where:
GREENROOM_DISCORD_JS=<folder with node_modules> and GREENROOM_HIKARI=<a Python that has hikari>.
"""

import asyncio
import os
import shutil
from pathlib import Path

import pytest

from core.clock import MovableClock
from tests.rehearsal.gateway.stage import Stage, a_stage, upcoming

BOTS = Path(__file__).parent / "other_libraries"
SECONDS_TO_START = 30


def discord_js() -> tuple[list[str], dict[str, str]]:
    folder, node = os.environ.get("GREENROOM_DISCORD_JS"), shutil.which("node")
    if folder is None or node is None:
        pytest.skip("NOT CHECKED: discord.js; set GREENROOM_DISCORD_JS to a folder with its node_modules")
    return [node, str(BOTS / "bot.js")], {"NODE_PATH": str(Path(folder) / "node_modules")}


def hikari() -> tuple[list[str], dict[str, str]]:
    python = os.environ.get("GREENROOM_HIKARI")
    if python is None:
        pytest.skip("NOT CHECKED: hikari; set GREENROOM_HIKARI to a Python that has it")
    return [python, str(BOTS / "hikari_bot.py")], {}


async def play(stage: Stage) -> None:
    """A command, a button, a form, and the command again after the line broke."""
    gateway = stage.server.gateway
    reply = await stage.ana.command("ping", what="one")
    assert (reply.text, reply.ephemeral, reply.deferred) == ("one: Club, ana", True, True)
    form = await reply.click("Press")
    assert (await form.submit(Name="Cy")).text == "hello Cy"
    gateway.drop_connections()
    async with asyncio.timeout(SECONDS_TO_START):
        await gateway.wait_until_gone(stage.bot_id)
        await gateway.wait_until_connected(stage.bot_id)
    assert (await stage.ana.command("ping", what="two")).text == "two: Club, ana"


@pytest.mark.parametrize("library", [discord_js, hikari])
async def test_another_library_connects_answers_and_resumes(clock: MovableClock, library: object) -> None:
    assert callable(library)
    command, environment = library()
    async with a_stage(clock) as stage:
        registered = upcoming(stage, "COMMANDS_UPDATE", patience=SECONDS_TO_START)
        arguments = (*command, f"{stage.server.base_url}/api", stage.application.token)
        bot = await asyncio.create_subprocess_exec(*arguments, env={**os.environ, **environment})
        try:
            await registered
            await play(stage)
        finally:
            if bot.returncode is None:
                bot.terminate()
            await bot.wait()
