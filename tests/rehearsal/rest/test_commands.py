"""Application commands over REST: registering, replacing, and Discord's limits on them."""

from typing import Any

import discord
import pytest
from discord import app_commands

from rehearsal.rate_limits import RateLimits
from tests.rehearsal.rest.conftest import Scene


def slash(name: str = "book", **fields: Any) -> dict[str, Any]:
    return {"name": name, "description": "d", "type": 1, **fields}


def option(name: str, kind: int = 3, **fields: Any) -> dict[str, Any]:
    return {"name": name, "description": "d", "type": kind, **fields}


def paths(scene: Scene) -> tuple[str, str]:
    base = f"/applications/{scene.bot}"
    return f"{base}/commands", f"{base}/guilds/{scene.guild}/commands"


async def test_commands_are_made_replaced_changed_and_removed_per_scope(scene: Scene) -> None:
    everywhere, here = paths(scene)
    made = await scene.post(everywhere, slash())
    assert made.status == 201
    again = await scene.post(everywhere, slash(description="other"))
    assert (again.status, again.json["id"]) == (200, made.json["id"])
    assert (await scene.post(here, slash())).json["id"] != made.json["id"]
    one = f"{everywhere}/{made.json['id']}"
    assert (await scene.patch(one, {"description": "third"})).json["description"] == "third"
    assert (await scene.get(one)).json["name"] == "book"
    assert (await scene.delete(one)).status == 204
    assert (await scene.get(one)).code == 10063
    assert len((await scene.get(here)).json) == 1


async def test_a_bulk_overwrite_keeps_the_ids_of_what_stays(scene: Scene) -> None:
    everywhere, _ = paths(scene)
    first = (await scene.put(everywhere, [slash("one"), slash("two")])).json
    second = (await scene.put(everywhere, [slash("two"), slash("three")])).json
    assert [command["name"] for command in second] == ["two", "three"]
    assert second[0]["id"] == first[1]["id"]
    assert second[0]["version"] == first[1]["version"], "nothing changed"
    assert (await scene.put(everywhere, [])).json == []


SUBCOMMANDS = [option("sub", 1), option("words", 3)]
DEEP = [option("group", 2, options=[option("inner", 2, options=[])])]


@pytest.mark.parametrize(
    ("command", "problem"),
    [
        (slash("Book"), "0.name APPLICATION_COMMAND_INVALID_NAME"),
        (slash("two words"), "0.name APPLICATION_COMMAND_INVALID_NAME"),
        (slash("x" * 33), "0.name BASE_TYPE_BAD_LENGTH"),
        (slash(description="x" * 101), "0.description BASE_TYPE_BAD_LENGTH"),
        (slash(description=""), "0.description BASE_TYPE_REQUIRED"),
        (slash(options=[option(f"o{n}") for n in range(26)]), "0.options BASE_TYPE_MAX_LENGTH"),
        (
            slash(options=[option("a"), option("b", required=True)]),
            "0.options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
        ),
        (slash(options=[option("a"), option("a")]), "0.options.1.name APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS"),
        (slash(options=SUBCOMMANDS), "0.options APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"),
        (slash(options=DEEP), "0.options.0.options.0.type APPLICATION_COMMAND_OPTIONS_TYPE_INVALID"),
        (
            slash(options=[option("a", choices=[{"name": "n", "value": "v" * 101}])]),
            "0.options.0.choices.0.value BASE_TYPE_MAX_LENGTH",
        ),
        (slash(options=[option("a", max_length=6001)]), "0.options.0.max_length NUMBER_TYPE_MAX"),
        (
            slash(options=[option("a", autocomplete=True, choices=[{"name": "n", "value": "v"}])]),
            "0.options.0.autocomplete APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID",
        ),
        (
            {"name": "Report", "type": 2, "description": "d"},
            "0.description APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_INVALID",
        ),
    ],
)
async def test_a_wrong_command_is_refused_with_its_place(scene: Scene, command: dict[str, Any], problem: str) -> None:
    assert problem in (await scene.put(paths(scene)[0], [command])).problems


async def test_the_same_name_twice_is_refused_but_a_menu_may_share_it(scene: Scene) -> None:
    everywhere, _ = paths(scene)
    assert (await scene.put(everywhere, [slash(), slash()])).problems == ["1.name APPLICATION_COMMANDS_DUPLICATE_NAME"]
    assert (await scene.put(everywhere, [slash(), {"name": "book", "type": 2}])).status == 200


async def test_a_command_has_at_most_eight_thousand_characters_in_its_longest_language(scene: Scene) -> None:
    words = [{"name": "n" * 100, "value": "v" * 100} for _ in range(19)]
    choices = [{**choice, "name": f"{n:02}" + choice["name"][2:]} for n, choice in enumerate(words)]
    fitting = slash(options=[option(f"o{n}", choices=choices) for n in range(2)])
    assert (await scene.post(paths(scene)[0], fitting)).status == 201
    localized = slash(
        "more", options=[option(f"o{n}", choices=choices, name_localizations={"de": "x" * 32}) for n in range(2)]
    )
    for entry in localized["options"]:
        entry["description_localizations"] = {"de": "y" * 100}
    localized["description_localizations"] = {"de": "z" * 100}
    big = await scene.post(
        paths(scene)[0],
        {**localized, "description": "d" * 100, "options": localized["options"] + [option("c", choices=choices[:1])]},
    )
    assert "APPLICATION_COMMAND_TOO_LARGE" in big.problems[0]


async def test_a_hundred_slash_commands_and_fifteen_menus_are_the_most(scene: Scene) -> None:
    everywhere, _ = paths(scene)
    full = [slash(f"c{n}") for n in range(100)] + [{"name": f"m{n}", "type": 3} for n in range(15)]
    assert (await scene.put(everywhere, full)).status == 200
    assert (await scene.post(everywhere, slash("one-more"))).code == 30032
    assert (await scene.post(everywhere, slash("c5", description="new"))).status == 200
    assert (await scene.post(everywhere, {"name": "m99", "type": 3})).code == 30032


async def test_only_two_hundred_commands_are_created_a_day(scene: Scene) -> None:
    scene.api.rate_limits = RateLimits()
    _, here = paths(scene)
    for round_ in range(2):
        assert (await scene.put(here, [slash(f"r{round_}c{n}") for n in range(100)])).status == 200
    assert (await scene.put(here, [slash("fresh")])).code == 30034


async def test_another_application_or_a_guild_without_the_bot_is_out_of_reach(scene: Scene) -> None:
    other = scene.world.applications.add("Other", scene.owner, "t2")
    assert (await scene.get(f"/applications/{other.id}/commands")).code == 10002
    elsewhere = scene.world.guilds.create("Elsewhere", scene.owner)
    assert (await scene.get(f"/applications/{scene.bot}/guilds/{elsewhere.id}/commands")).code == 50001


async def test_nobody_changed_permissions_and_bots_cannot(scene: Scene) -> None:
    _, here = paths(scene)
    made = (await scene.post(here, slash())).json
    assert (await scene.get(f"{here}/permissions")).json == []
    assert (await scene.get(f"{here}/{made['id']}/permissions")).code == 10066
    assert (await scene.put(f"{here}/{made['id']}/permissions", {"permissions": []})).code == 20001


async def test_discord_py_syncs_its_tree_and_reads_it_back(scene: Scene, client: discord.Client) -> None:
    tree = app_commands.CommandTree(client)
    group = app_commands.Group(name="interview", description="Interviews", guild_only=True)

    @group.command(description="Book one")
    async def book(interaction: discord.Interaction, slot: str) -> None:
        """Never called."""

    tree.add_command(group)
    synced = await tree.sync()
    assert [command.name for command in synced] == ["interview"]
    fetched = await tree.fetch_commands()
    assert fetched[0].options[0].name == "book"
    assert scene.heard_names()[-1] == "COMMANDS_UPDATE"
