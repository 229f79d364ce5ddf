"""Commands, buttons, forms and jobs of every feature: described, within the limits, and answered by somebody."""

import ast
import importlib
import re
from collections.abc import AsyncIterator, Iterator
from typing import Any

import discord
import pytest
from discord import app_commands

from core.actor import Who
from core.client import Greenroom
from core.clock import MovableClock
from core.commands import GROUPS
from core.features import feature_names
from core.ui import marked_functions
from data.database import Database
from tests.architecture.code import modules, name_of

ACTION = re.compile(r"[a-z]+(_[a-z]+)*:[a-z]+(_[a-z]+)*")


@pytest.fixture
async def loaded(db: Database, clock: MovableClock) -> AsyncIterator[Greenroom]:
    """The real bot with every feature, not connected to anything."""
    bot = Greenroom(db, clock)
    await bot.load_features()
    yield bot
    await bot.http.close()


def payloads(bot: Greenroom) -> list[dict[str, Any]]:
    return [command.to_dict(bot.tree) for command in bot.tree.get_commands()]


def parts(payload: dict[str, Any], path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """A command with its subcommands and options, each with its full name."""
    name = f"{path} {payload['name']}".strip()
    yield name, payload
    for option in payload.get("options", ()):
        yield from parts(option, name)


async def test_everything_is_described_in_a_sentence_of_the_right_length(loaded: Greenroom) -> None:
    for payload in payloads(loaded):
        for name, part in parts(payload):
            if payload.get("type", 1) == 1:
                assert re.fullmatch(r"[-_a-z]{1,32}", part["name"]), name
                assert part["description"] not in ("", "…"), f"{name} has no description"
                assert len(part["description"]) <= 100, name
            else:
                assert 1 <= len(name) <= 32, name


async def test_no_command_is_too_large_for_discord(loaded: Greenroom) -> None:
    by_type: dict[int, int] = {}
    for payload in payloads(loaded):
        by_type[payload.get("type", 1)] = by_type.get(payload.get("type", 1), 0) + 1
        size = 0
        for name, part in parts(payload):
            assert len(part.get("options", ())) <= 25, name
            choices = part.get("choices", ())
            assert len(choices) <= 25, name
            assert all(1 <= len(choice["name"]) <= 100 for choice in choices), name
            assert all(len(str(choice["value"])) <= 100 for choice in choices), name
            size += len(part["name"]) + len(part.get("description", ""))
            size += sum(len(choice["name"]) + len(str(choice["value"])) for choice in choices)
        assert size <= 8000, payload["name"]
    assert by_type[1] <= 100
    assert all(count <= 5 for kind, count in by_type.items() if kind != 1), "discord.py takes five of each menu"


async def test_required_options_come_first_and_choices_submit_their_names(loaded: Greenroom) -> None:
    for payload in payloads(loaded):
        for name, part in parts(payload):
            required = [option["required"] for option in part.get("options", ()) if "required" in option]
            assert required == sorted(required, reverse=True), name
            for choice in part.get("choices", ()):
                assert choice["name"] == str(choice["value"]), name


async def test_commands_are_for_servers_only(loaded: Greenroom) -> None:
    for command in loaded.tree.get_commands():
        assert command.guild_only, f"/{command.name} could be used where no group is"


async def test_only_setup_and_settings_are_hidden_from_others(loaded: Greenroom) -> None:
    """A moderator role could not be let in to a hidden /moderator; the code checks each use instead."""
    hidden = {
        command.name: command.default_permissions
        for command in loaded.tree.get_commands()
        if command.default_permissions is not None
    }
    assert set(hidden) <= {"setup", "settings"}
    assert all(permissions == discord.Permissions(manage_guild=True) for permissions in hidden.values())


async def test_moderators_commands_are_for_moderators(loaded: Greenroom) -> None:
    for command in loaded.tree.walk_commands():
        if isinstance(command, app_commands.Command) and command.qualified_name.split()[0] in (
            "moderator",
            "settings",
            "setup",
        ):
            assert command.extras.get("who") is Who.MODERATOR, command.qualified_name


def test_groups_have_descriptions_of_the_right_length() -> None:
    assert all(1 <= len(description) <= 100 for description in GROUPS.values())


def marked() -> Iterator[tuple[str, str, str]]:
    """Every marked function there is: kind, action and where it stands."""
    for module in modules("cogs"):
        imported = importlib.import_module(module.name)
        for mark, function in marked_functions(imported):
            if function.__module__ == module.name:
                yield mark.kind, mark.action, f"{module}: {function.__name__}"


async def test_every_marked_function_is_registered(loaded: Greenroom) -> None:
    known = set(loaded.router.actions) | {("job", kind) for kind in loaded.jobs.kinds}
    assert [where for kind, action, where in marked() if (kind, action) not in known] == []


async def test_actions_are_well_formed_and_begin_with_their_feature(loaded: Greenroom) -> None:
    for kind, action, where in marked():
        assert ACTION.fullmatch(action), where
        assert action.split(":")[0] in feature_names() or action.startswith("core:"), where
        assert len(action) <= 60, f"{kind} {action} leaves too little room for what it is about"


async def test_every_action_that_is_written_out_has_somebody_who_answers(loaded: Greenroom) -> None:
    known = {action for _, action in loaded.router.actions} | loaded.jobs.kinds
    unknown = [
        f"{module.at(node)}: {text}"
        for module in modules("cogs")
        if module.kind not in ("texts", "service")  # names for what may come, and verbs of the audit
        for node, text in module.texts()
        if ACTION.fullmatch(text) and text.split(":")[0] in feature_names() and text not in known
    ]
    assert unknown == []


async def test_every_job_that_is_scheduled_has_somebody_who_does_it(loaded: Greenroom) -> None:
    """Kinds are constants of their features, so every constant that looks like one is looked at."""
    nobodys = []
    for module in modules("cogs"):
        scheduled = {
            call.args[2].id.rsplit(".", 1)[-1]
            for call in ast.walk(module.tree)
            if isinstance(call, ast.Call) and name_of(call.func).rsplit(".", 1)[-1] == "schedule"
            if len(call.args) > 2 and isinstance(call.args[2], ast.Name)
        }
        values = vars(importlib.import_module(module.name))
        for name in scheduled & set(values):
            if values[name] not in loaded.jobs.kinds:
                nobodys.append(f"{module}: {name} = {values[name]!r}")
    assert nobodys == []
