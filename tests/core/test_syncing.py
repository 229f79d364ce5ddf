"""Commands go to Discord only when they changed, and are in one place at a time."""

from tests.stage import Stage


def sent(stage: Stage) -> list[str]:
    """Where commands were sent to, and how many, in order."""
    return [
        f"{one.variables.get('guild_id', 'everywhere')}: {len(one.json)}"
        for one in stage.server.requests
        if one.method == "PUT" and one.template.endswith("/commands")
    ]


async def test_a_restart_sends_nothing_again_and_still_knows_the_commands(stage: Stage) -> None:
    before = stage.bot.command_mention("interview book")

    await stage.restart_bot()

    assert len(sent(stage)) == 1
    assert stage.bot.command_mention("interview book") == before
    assert before.startswith("</interview book:")


async def test_changed_commands_are_sent_once(stage: Stage) -> None:
    async with stage.db.write() as tx:
        await tx.run("""UPDATE installation SET value = json_set(value, '$.digest', 'of an older version')""")

    await stage.restart_bot()
    await stage.restart_bot()

    assert len(sent(stage)) == 2


async def test_commands_move_to_the_server_for_trying_them_out_and_back(stage: Stage) -> None:
    number = len(stage.bot.tree.get_commands())
    stage.dev_guild_id = stage.guild_id

    await stage.restart_bot()
    here = stage.ana.commands(stage.guild_id)
    elsewhere = stage.outsider.commands(stage.other_guild_id)
    stage.dev_guild_id = None
    await stage.restart_bot()

    assert sent(stage) == [
        f"everywhere: {number}",
        "everywhere: 0",
        f"{stage.guild_id}: {number}",
        f"{stage.guild_id}: 0",
        f"everywhere: {number}",
    ]
    assert elsewhere == []
    names = [command["name"] for command in here]
    assert "interview" in names
    assert len(names) == len(set(names))


async def test_a_server_that_removed_the_bot_does_not_keep_it_from_starting(stage: Stage) -> None:
    stage.dev_guild_id = stage.other_guild_id
    await stage.restart_bot()
    await stage.stop_bot()
    stage.world.members.remove(stage.other_guild_id, stage.demo.application_id)
    stage.world.members.add(stage.other_guild_id, stage.demo.application_id)
    stage.server.faults.fail("PUT", "/applications/{}/guilds/{}/commands", status=403, code=50001)
    stage.dev_guild_id = None

    await stage.start_bot()

    assert not (await stage.ana.command("help")).failed
