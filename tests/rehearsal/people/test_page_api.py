"""The page's own API: what a person's line tells them, and what they can do over it."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import discord

from core.clock import MovableClock
from rehearsal.permissions import Permission
from rehearsal.state.channels import PRIVATE_THREAD, overwrite
from tests.rehearsal.gateway.stage import PATIENCE, Bot, Stage, a_stage, running
from tests.rehearsal.people.test_forms import FormBot

Interaction = discord.Interaction[Any]


class Page:
    """An open page: what its line told, and requests in its person's name."""

    def __init__(self, stage: Stage, session: aiohttp.ClientSession, socket: Any, user_id: int) -> None:
        self.url = stage.server.base_url
        self.session = session
        self.socket = socket
        self.user_id = user_id
        self.snapshot: dict[str, Any] = {}

    async def told(self, name: str) -> dict[str, Any]:
        """The data of the next event of this name."""
        while (message := await self.socket.receive_json(timeout=PATIENCE))["t"] != name:
            pass
        data: dict[str, Any] = message["d"]
        return data

    async def post(self, path: str, body: Any = None, **options: Any) -> tuple[int, Any]:
        async with self.session.post(self.url + path, **(options or {"json": body})) as response:
            return response.status, await response.json()

    async def do(self, action: str, **body: Any) -> Any:
        """An action that must succeed."""
        status, answer = await self.post(f"/page/as/{self.user_id}/{action}", body)
        assert status == 200, answer
        return answer

    async def refused(self, action: str, **body: Any) -> str:
        """The sentence with which an action is refused."""
        status, answer = await self.post(f"/page/as/{self.user_id}/{action}", body)
        assert 400 <= status < 500, (status, answer)
        return str(answer["message"])

    async def messages(self, channel_id: int | str, **query: Any) -> list[dict[str, Any]]:
        url = f"{self.url}/page/channels/{channel_id}/messages"
        async with self.session.get(url, params={"as": str(self.user_id), **query}) as response:
            found: list[dict[str, Any]] = await response.json()
            return found


@asynccontextmanager
async def a_page(stage: Stage, user_id: int) -> AsyncIterator[Page]:
    url = f"{stage.server.base_url}/page/live?as={user_id}"
    async with aiohttp.ClientSession() as session, session.ws_connect(url) as socket:
        page = Page(stage, session, socket, user_id)
        page.snapshot = await page.told("SNAPSHOT")
        yield page


async def test_a_snapshot_shows_what_its_person_sees_and_no_more(clock: MovableClock) -> None:
    async with a_stage(clock) as stage:
        stage.server.zones[stage.ana_id] = "Europe/Berlin"
        denied = overwrite(stage.guild.id, deny=int(Permission.VIEW_CHANNEL))
        stage.add_channel("hidden", overwrites=[denied])
        secret = stage.world.threads.create(stage.channel_id, stage.ben_id, "secret", PRIVATE_THREAD)
        event = stage.world.events.create(stage.guild.id, stage.owner_id, name="Workshop")
        await stage.ana.interested(event["id"])
        dm = stage.ana.dm(stage.bot_id)
        async with running(stage.server, FormBot()), a_page(stage, stage.ana_id) as page:
            shown = page.snapshot
        assert (shown["user"]["id"], shown["zone"]) == (str(stage.ana_id), "Europe/Berlin")
        assert shown["bot"] == {"id": str(stage.bot_id), "online": True}
        assert [person["username"] for person in shown["people"]] == ["olga", "ana", "ben"]
        (guild,) = shown["guilds"]
        assert [channel["name"] for channel in guild["channels"]] == ["general"]
        assert int(guild["channels"][0]["permissions"]) & Permission.SEND_MESSAGES
        assert guild["threads"] == [] and secret["id"]
        assert (guild["events"][0]["interested"], guild["events"][0]["user_count"]) == (True, 1)
        assert {member["user"]["username"] for member in guild["members"]} == {"olga", "ana", "ben", "Helper"}
        assert [channel["id"] for channel in shown["dms"]] == [str(dm)]
        assert {c["name"] for c in shown["commands"][str(stage.guild.id)]} == {"words", "choices", "files"}
        assert {c["name"] for c in shown["dm_commands"]} == {"words", "choices", "files"}


async def test_a_line_tells_what_happens_before_its_persons_eyes(clock: MovableClock) -> None:
    async with a_stage(clock) as stage:
        thread = stage.world.threads.create(stage.channel_id, stage.ben_id, "secret", PRIVATE_THREAD)
        async with a_page(stage, stage.ana_id) as page:
            await stage.ben.say(thread["id"], "not for ana")
            await stage.ben.say(stage.channel_id, "for everybody")
            assert (await page.told("MESSAGE_CREATE"))["content"] == "for everybody"
            stage.world.threads.add_member(int(thread["id"]), stage.ana_id)
            opened = await page.told("THREAD_CREATE")
            assert opened["member_ids"] == [str(stage.ben_id), str(stage.ana_id)]
            await stage.ben.say(thread["id"], "now for ana")
            assert (await page.told("MESSAGE_CREATE"))["content"] == "now for ana"


async def test_a_page_is_renewed_when_roles_or_overwrites_open_or_close_a_channel(clock: MovableClock) -> None:
    async with a_stage(clock) as stage:
        role = stage.world.roles.create(stage.guild.id, "Insider")
        hidden = stage.add_channel("hidden", overwrites=[overwrite(stage.guild.id, deny=int(Permission.VIEW_CHANNEL))])
        allow = overwrite(int(role["id"]), allow=int(Permission.VIEW_CHANNEL))
        stage.world.channels.put_overwrite(hidden, allow)
        async with a_page(stage, stage.ana_id) as page:
            stage.world.members.give_role(stage.guild.id, stage.ana_id, int(role["id"]))
            await page.told("RESYNC")
        async with a_page(stage, stage.ana_id) as page:
            assert [c["name"] for c in page.snapshot["guilds"][0]["channels"]] == ["general", "hidden"]
            stage.world.channels.delete_overwrite(hidden, int(role["id"]))
            await page.told("RESYNC")


async def test_a_form_is_opened_filled_and_sent_over_the_page(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, running(stage.server, FormBot()), a_page(stage, stage.ana_id) as page:
        where = {"guild_id": str(stage.guild.id), "channel_id": str(stage.channel_id)}
        started = await page.do("command", **where, name="files", options={}, nonce="n1")
        form = await page.told("MODAL")
        assert (form["interaction_id"], form["nonce"], form["title"]) == (started["interaction_id"], "n1", "Files")
        upload, tick = (part["component"]["custom_id"] for part in form["components"])
        body = {"interaction_id": form["interaction_id"], "values": {tick: True}, "nonce": "n2"}
        data = aiohttp.FormData({"payload_json": json.dumps(body)})
        data.add_field(upload, b"my life", filename="cv.txt")
        status, _ = await page.post(f"/page/as/{stage.ana_id}/submit", data=data)
        assert status == 200
        assert (await page.told("MESSAGE_CREATE"))["content"] == "[('cv.txt', 'my life', True)] True"
        assert (await page.told("INTERACTION_DONE"))["nonce"] == "n2"
        assert "no longer open" in await page.refused("submit", interaction_id="1", values={})


async def test_an_answer_for_one_person_reaches_no_other_page(clock: MovableClock) -> None:
    async with (
        a_stage(clock) as stage,
        running(stage.server, FormBot()),
        a_page(stage, stage.ana_id) as ana,
        a_page(stage, stage.ben_id) as ben,
    ):
        form = await stage.ana.command("words")
        await form.submit(Name="Cy")
        assert (await ana.told("MESSAGE_CREATE"))["flags"] & 64
        await stage.ben.say(stage.channel_id, "hello")
        assert (await ben.told("MESSAGE_CREATE"))["content"] == "hello"
        assert [m["content"] for m in await ana.messages(stage.channel_id)] == ["Cy |  |", "hello"]
        assert [m["content"] for m in await ben.messages(stage.channel_id)] == ["hello"]


async def test_an_interaction_without_an_answer_is_told_to_its_person(clock: MovableClock) -> None:
    bot = Bot()

    @bot.tree.command(name="sleep", description="Never answers")
    async def sleep(interaction: Interaction) -> None: ...

    async with (
        a_stage(clock, first_answer_seconds=0.02) as stage,
        running(stage.server, bot),
        a_page(stage, stage.ana_id) as page,
    ):
        await page.do("command", channel_id=str(stage.channel_id), name="sleep", nonce="n")
        failed = await page.told("INTERACTION_FAILED")
        assert (failed["nonce"], failed["message"]) == ("n", "The application did not respond")


async def test_buttons_menus_and_context_menus_work_over_the_page(clock: MovableClock) -> None:
    class Panel(discord.ui.View):
        @discord.ui.button(label="Go", custom_id="go")
        async def go(self, interaction: Interaction, _: Any) -> None:
            await interaction.response.send_message("went")

        @discord.ui.select(custom_id="pick", options=[discord.SelectOption(label="A"), discord.SelectOption(label="B")])
        async def pick(self, interaction: Interaction, select: discord.ui.Select[Any]) -> None:
            await interaction.response.send_message(f"picked {select.values[0]}")

    bot = Bot()

    @bot.tree.command(name="panel", description="Panel")
    async def panel(interaction: Interaction) -> None:
        await interaction.response.send_message("panel", view=Panel())

    @bot.tree.context_menu(name="Greet")
    async def greet(interaction: Interaction, member: discord.Member) -> None:
        await interaction.response.send_message(f"hello {member}")

    async with a_stage(clock) as stage, running(stage.server, bot), a_page(stage, stage.ana_id) as page:
        here = {"channel_id": str(stage.channel_id)}
        await page.do("command", **here, name="panel", options={})
        message_id = (await page.told("MESSAGE_CREATE"))["id"]
        await page.do("click", **here, message_id=message_id, custom_id="go")
        assert (await page.told("MESSAGE_CREATE"))["content"] == "went"
        await page.do("select", **here, message_id=message_id, custom_id="pick", values=["B"])
        assert (await page.told("MESSAGE_CREATE"))["content"] == "picked B"
        await page.do("menu", **here, name="Greet", type=2, target_id=str(stage.ben_id))
        assert (await page.told("MESSAGE_CREATE"))["content"] == "hello ben"
        assert "no button" in await page.refused("click", **here, message_id=message_id, custom_id="gone")


async def test_suggestions_come_back_at_once(clock: MovableClock) -> None:
    bot = Bot()

    @bot.tree.command(name="pick", description="Pick")
    async def pick(interaction: Interaction, what: str) -> None: ...

    @pick.autocomplete("what")
    async def suggest(_: Interaction, typed: str) -> list[discord.app_commands.Choice[str]]:
        return [discord.app_commands.Choice(name=typed.upper(), value=typed)]

    async with a_stage(clock) as stage, running(stage.server, bot), a_page(stage, stage.ana_id) as page:
        body = {"channel_id": str(stage.channel_id), "name": "pick", "focused": "what", "options": {"what": "tu"}}
        assert await page.do("autocomplete", **body) == {"choices": [{"name": "TU", "value": "tu"}]}


async def test_people_talk_react_join_show_interest_and_leave_over_the_page(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, a_page(stage, stage.ana_id) as page:
        lounge = stage.add_channel("Lounge", 2)
        event = stage.world.events.create(stage.guild.id, stage.owner_id, name="Workshop")
        said = await page.do("message", channel_id=str(stage.channel_id), content="hi")
        data = aiohttp.FormData({"payload_json": json.dumps({"channel_id": str(stage.channel_id), "content": ""})})
        data.add_field("files[0]", b"words", filename="notes.txt")
        status, posted = await page.post(f"/page/as/{stage.ana_id}/message", data=data)
        assert (status, posted["attachments"][0]["filename"]) == (200, "notes.txt")
        async with page.session.get(posted["attachments"][0]["url"]) as response:
            assert await response.read() == b"words"
        for count in (1, 0):
            await page.do("react", channel_id=str(stage.channel_id), message_id=said["id"], emoji="👍")
            shown = (await page.messages(stage.channel_id))[0]
            assert [(r["count"], r["me"]) for r in shown.get("reactions", [])] == [(1, True)] * count
        await page.do("voice", channel_id=str(lounge))
        assert stage.ana_id in stage.guild.voice_states
        await page.do("voice", channel_id=None)
        assert stage.guild.voice_states == {}
        await page.do("interested", event_id=event["id"], on=True)
        assert stage.world.events.interested(int(event["id"])) == [stage.ana_id]
        dm = await page.do("open_dm", user_id=str(stage.ben_id))
        assert [user["username"] for user in dm["recipients"]] == ["ben"]
        await page.do("read", channel_id=str(stage.channel_id), message_id=said["id"])
        async with a_page(stage, stage.ana_id) as again:
            assert again.snapshot["reads"] == {str(stage.channel_id): said["id"]}
        await page.do("leave", guild_id=str(stage.guild.id))
        await page.told("GUILD_DELETE")
        assert await page.refused("message", channel_id=str(stage.channel_id), content="hi")


async def test_what_a_person_may_not_do_is_refused_with_a_sentence(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, a_page(stage, stage.ana_id) as page:
        hidden = stage.add_channel("hidden", overwrites=[overwrite(stage.guild.id, deny=int(Permission.VIEW_CHANNEL))])
        assert await page.refused("message", channel_id=str(hidden), content="hi")
        assert await page.refused("command", channel_id=str(hidden), name="x", options={})
        assert await page.refused("message", channel_id=str(stage.channel_id), content="x" * 2001) == (
            "Must be 2000 or fewer in length."
        )
        status, answer = await page.post(f"/page/as/{stage.bot_id}/read", {"channel_id": "1", "message_id": "1"})
        assert (status, answer["message"]) == (400, "A bot has no page.")
        assert await page.refused("dance") == "There is no such action."
        assert await page.refused("click") == "That request is not understood."
        status, answer = await page.post("/page/as/1/read", {"channel_id": "1", "message_id": "1"})
        assert (status, answer["message"]) == (404, "Unknown User")
        assert (await page.post("/page/bot", {"action": "restart"}))[0] == 501


async def test_only_json_and_forms_are_read_and_only_from_the_own_page(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, aiohttp.ClientSession() as session:
        url = f"{stage.server.base_url}/page/as/{stage.ana_id}/message"
        body = json.dumps({"channel_id": str(stage.channel_id), "content": "forged"})
        async with session.post(url, data=body, headers={"Content-Type": "text/plain"}) as response:
            assert response.status == 415
        async with session.post(url, json={}, headers={"Origin": "https://evil.example"}) as response:
            assert response.status == 403
        assert stage.ana.messages(stage.channel_id) == []


async def test_moving_the_clock_archives_idle_threads_and_is_told(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, a_page(stage, stage.ana_id) as page:
        assert page.snapshot["clock"]["offset"] == 0
        stage.world.threads.create(stage.channel_id, stage.ana_id, "talk", 11, auto_archive_duration=60)
        assert (await page.post("/page/clock", {"by": 3601}))[0] == 200
        assert (await page.told("THREAD_UPDATE"))["thread_metadata"]["archived"]
        assert round((await page.told("CLOCK"))["offset"]) == 3601
        due = datetime.now(UTC) + timedelta(days=2)
        clock.announce_next(due)
        assert (await page.told("CLOCK"))["next_job_at"] == due.timestamp()
        _, answer = await page.post("/page/clock", {"to": "next_job"})
        assert abs(answer["now"] - due.timestamp()) < 1
        for wrong in ({"by": "soon"}, {"by": 1e12}, {"by": True}, {}):
            assert (await page.post("/page/clock", wrong))[0] == 400


async def test_the_bot_can_be_restarted_where_it_is_a_child(clock: MovableClock) -> None:
    async with a_stage(clock) as stage:
        restarted = asyncio.Event()

        async def restart() -> None:
            restarted.set()

        stage.server.page.restart_bot = restart
        async with a_page(stage, stage.ana_id) as page:
            assert (await page.post("/page/bot", {"action": "restart"}))[0] == 200
            assert restarted.is_set()
            async with running(stage.server, FormBot()):
                assert await page.told("BOT") == {"online": True}
            assert await page.told("BOT") == {"online": False}


async def test_the_page_itself_is_served_uncached_and_nothing_beside_it(clock: MovableClock) -> None:
    async with a_stage(clock) as stage, aiohttp.ClientSession() as session:
        async with session.get(stage.server.base_url + "/") as response:
            assert response.headers["Cache-Control"] == "no-store"
            assert "<html" in await response.text()
        for path in ("/nothing.js", "/%2e%2e/server.py", "/js/..%2f..%2fserver.py"):
            async with session.get(stage.server.base_url + path) as response:
                assert response.status == 404, path
