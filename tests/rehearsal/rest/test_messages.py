"""Sending, reading, editing and deleting messages over REST."""

from datetime import timedelta

import aiohttp
import discord
import pytest

from rehearsal.permissions import Permission
from tests.rehearsal.rest.conftest import Scene, hide_channel

V2 = 1 << 15
PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (4).to_bytes(4, "big") + (3).to_bytes(4, "big") + b"\x08\x06\0\0\0"


async def test_a_message_comes_back_as_discord_shows_it_and_everybody_hears_of_it(scene: Scene) -> None:
    reply = await scene.say(content="  hello ")
    assert reply.status == 200
    assert reply.json["content"] == "hello"
    assert reply.json["author"]["id"] == str(scene.bot)
    assert "guild_id" not in reply.json
    event = scene.heard[-1]
    assert event.name == "MESSAGE_CREATE"
    assert event.data["guild_id"] == str(scene.guild)
    assert event.data["member"]["roles"] == [str(scene.bot_role)]
    read = await scene.get(f"/channels/{scene.channel}/messages/{reply.json['id']}")
    assert read.json == reply.json


async def test_times_on_messages_follow_the_movable_clock(scene: Scene) -> None:
    scene.clock.move(timedelta(days=30))
    reply = await scene.say(content="later")
    assert reply.json["timestamp"] > (scene.clock.now() - timedelta(minutes=1)).isoformat()


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ({"content": "x" * 2001}, "content BASE_TYPE_MAX_LENGTH"),
        ({"embeds": [{"title": "x" * 257}]}, "embeds.0.title BASE_TYPE_MAX_LENGTH"),
        ({"embeds": [{"description": "x" * 4097}]}, "embeds.0.description BASE_TYPE_MAX_LENGTH"),
        ({"embeds": [{"description": "x"}] * 11}, "embeds BASE_TYPE_MAX_LENGTH"),
        ({"embeds": [{"description": "x" * 3001}] * 2}, "embeds MAX_EMBED_SIZE_EXCEEDED"),
        ({"embeds": [{"fields": [{"name": "", "value": "v"}]}]}, "embeds.0.fields.0.name BASE_TYPE_REQUIRED"),
        ({"content": "x", "flags": 1 << 6}, "flags BASE_TYPE_CHOICES"),
        ({"content": "x", "nonce": "n" * 26}, "nonce BASE_TYPE_MAX_LENGTH"),
    ],
)
async def test_what_is_too_long_is_refused_with_its_place(scene: Scene, body: dict[str, object], problem: str) -> None:
    reply = await scene.say(**body)
    assert (reply.status, reply.code) == (400, 50035)
    assert problem in reply.problems


async def test_the_last_allowed_length_is_taken(scene: Scene) -> None:
    assert (await scene.say(content="x" * 2000)).status == 200
    assert (await scene.say(embeds=[{"description": "x" * 3000}] * 2)).status == 200


@pytest.mark.parametrize("body", [{}, {"content": "  "}, {"embeds": []}])
async def test_an_empty_message_is_50006(scene: Scene, body: dict[str, object]) -> None:
    assert (await scene.say(**body)).code == 50006


async def test_mentions_name_who_is_pinged_and_allowed_mentions_limits_it(scene: Scene) -> None:
    words = f"<@{scene.ana}> <@{scene.ben}> @everyone"
    everyone = (await scene.say(content=words)).json
    assert {user["id"] for user in everyone["mentions"]} == {str(scene.ana), str(scene.ben)}
    assert everyone["mention_everyone"] is False, "the bot has no right to mention everyone"
    nobody = (await scene.say(content=words, allowed_mentions={"parse": []})).json
    assert nobody["mentions"] == []
    one = (await scene.say(content=words, allowed_mentions={"parse": [], "users": [str(scene.ben)]})).json
    assert [user["id"] for user in one["mentions"]] == [str(scene.ben)]
    scene.allow(Permission.MENTION_EVERYONE)
    assert (await scene.say(content=words)).json["mention_everyone"] is True


async def test_a_text_display_pings_too(scene: Scene) -> None:
    body = {"flags": V2, "components": [{"type": 10, "content": f"<@{scene.ana}>"}]}
    assert [user["id"] for user in (await scene.say(**body)).json["mentions"]] == [str(scene.ana)]


async def test_the_same_enforced_nonce_returns_the_earlier_message(scene: Scene) -> None:
    first = await scene.say(content="once", nonce="job-7", enforce_nonce=True)
    second = await scene.say(content="once", nonce="job-7", enforce_nonce=True)
    other = await scene.say(content="once", nonce="job-8", enforce_nonce=True)
    assert first.json["nonce"] == "job-7"
    assert second.json["id"] == first.json["id"]
    assert other.json["id"] != first.json["id"]
    assert scene.heard_names().count("MESSAGE_CREATE") == 2


async def test_a_channel_that_cannot_be_seen_is_50001_and_a_missing_right_is_50013(scene: Scene) -> None:
    scene.forbid(Permission.SEND_MESSAGES)
    assert (await scene.say(content="x")).code == 50013
    scene.world.roles.edit(scene.guild, scene.bot_role, permissions="0")
    hide_channel(scene, scene.channel)
    assert (await scene.say(content="x")).code == 50001
    assert (await scene.post("/channels/123456789012345678/messages", {"content": "x"})).code == 10003


async def test_embeds_and_files_need_their_own_rights(scene: Scene) -> None:
    scene.forbid(Permission.EMBED_LINKS | Permission.ATTACH_FILES)
    assert (await scene.say(embeds=[{"description": "x"}])).code == 50013
    path = f"/channels/{scene.channel}/messages"
    assert (await scene.post(path, {"content": "x"}, files={"a.txt": b"a"})).code == 50013


async def test_an_uploaded_file_is_listed_and_served_until_its_link_dies(scene: Scene) -> None:
    path = f"/channels/{scene.channel}/messages"
    sent = await scene.post(path, {"attachments": [{"id": 0, "description": "alt"}]}, files={"my resume.pdf": b"%PDF"})
    attachment = sent.json["attachments"][0]
    assert (attachment["filename"], attachment["size"]) == ("my_resume.pdf", 4)
    assert attachment["description"] == "alt"
    async with scene.session.get(attachment["url"]) as answer:
        assert await answer.read() == b"%PDF"
    scene.clock.move(timedelta(days=1, minutes=1))
    async with scene.session.get(attachment["url"]) as answer:
        assert answer.status == 404
    fresh = (await scene.get(f"{path}/{sent.json['id']}")).json["attachments"][0]
    async with scene.session.get(fresh["url"]) as answer:
        assert answer.status == 200
    async with scene.session.get(fresh["url"].replace("hm=", "hm=0")) as answer:
        assert answer.status == 404


async def test_a_file_shown_by_an_embed_or_component_is_not_among_the_attachments(scene: Scene) -> None:
    path = f"/channels/{scene.channel}/messages"
    body = {"embeds": [{"description": "chart", "image": {"url": "attachment://chart.png"}}]}
    embedded = (await scene.post(path, body, files={"chart.png": PNG})).json
    assert embedded["attachments"] == []
    assert "/cdn/attachments/" in embedded["embeds"][0]["image"]["url"]
    layout = {"flags": V2, "components": [{"type": 13, "file": {"url": "attachment://a.pdf"}}]}
    shown = (await scene.post(path, layout, files={"a.pdf": b"%PDF"})).json
    assert shown["attachments"] == []
    async with scene.session.get(shown["components"][0]["file"]["url"]) as answer:
        assert await answer.read() == b"%PDF"
    bare = (await scene.patch(f"{path}/{embedded['id']}", {"embeds": [{"description": "no chart"}]})).json
    assert [a["filename"] for a in bare["attachments"]] == ["chart.png"], "it comes back when the embed lets go"


async def test_a_reference_to_no_file_is_refused(scene: Scene) -> None:
    layout = {"flags": V2, "components": [{"type": 13, "file": {"url": "attachment://none.pdf"}}]}
    reply = await scene.say(**layout)
    assert reply.problems == ["components.0.file.url UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"]
    assert (await scene.say(embeds=[{"image": {"url": "attachment://none.png"}}])).code == 50035


async def test_a_file_of_more_than_ten_mebibytes_is_too_large(scene: Scene) -> None:
    path, limit = f"/channels/{scene.channel}/messages", 10 * 1024 * 1024
    assert (await scene.post(path, files={"a.bin": bytes(limit)})).status == 200
    reply = await scene.post(path, files={"a.bin": bytes(limit + 1)})
    assert (reply.status, reply.code) == (413, 40005)
    reply = await scene.post(path, files={f"{n}.bin": bytes(9 * 1024 * 1024) for n in range(3)})
    assert reply.status == 413, "25 MiB a request"


async def test_eleven_files_are_refused(scene: Scene) -> None:
    path = f"/channels/{scene.channel}/messages"
    assert (await scene.post(path, files={f"{n}.txt": b"x" for n in range(11)})).code == 50035


async def test_an_edit_keeps_adds_and_drops_files(scene: Scene) -> None:
    path = f"/channels/{scene.channel}/messages"
    sent = (await scene.post(path, files={"a.txt": b"a", "b.txt": b"b"})).json
    first, second = sent["attachments"]
    edited = await scene.patch(
        f"{path}/{sent['id']}", {"attachments": [{"id": second["id"]}, {"id": 0}]}, files={"c.txt": b"c"}
    )
    assert [a["filename"] for a in edited.json["attachments"]] == ["b.txt", "c.txt"]
    async with scene.session.get(first["url"]) as answer:
        assert answer.status == 404
    assert (await scene.patch(f"{path}/{sent['id']}", {"attachments": [{"id": "1"}]})).code == 50035


async def test_only_the_author_edits_and_a_moderator_only_hides_embeds(scene: Scene) -> None:
    message = scene.world.messages.create(scene.channel, scene.ana, content="mine")
    path = f"/channels/{scene.channel}/messages/{message['id']}"
    assert (await scene.patch(path, {"content": "yours"})).code == 50005
    assert (await scene.patch(path, {"flags": 4})).code == 50013
    assert (await scene.delete(path)).code == 50013
    scene.allow(Permission.MANAGE_MESSAGES)
    assert (await scene.patch(path, {"flags": 4})).json["flags"] == 4
    assert (await scene.delete(path)).status == 204
    assert (await scene.get(path)).code == 10008


async def test_an_edit_tells_its_time_and_is_heard(scene: Scene) -> None:
    sent = (await scene.say(content="before", embeds=[{"description": "kept"}])).json
    edited = (await scene.patch(f"/channels/{scene.channel}/messages/{sent['id']}", {"content": "after"})).json
    assert edited["content"] == "after"
    assert edited["embeds"] == sent["embeds"]
    assert edited["edited_timestamp"] is not None
    assert scene.heard_names()[-1] == "MESSAGE_UPDATE"


async def test_a_reply_carries_what_it_answers(scene: Scene) -> None:
    message = scene.world.messages.create(scene.channel, scene.ana, content="question")
    reply = await scene.say(content="answer", message_reference={"message_id": message["id"]})
    assert reply.json["type"] == 19
    assert reply.json["referenced_message"]["content"] == "question"
    gone = {"message_id": "123456789012345678"}
    assert (await scene.say(content="x", message_reference=gone)).code == 50035
    loose = {**gone, "fail_if_not_exists": False}
    assert (await scene.say(content="x", message_reference=loose)).json["type"] == 0


async def test_history_is_read_by_pages_newest_first(scene: Scene) -> None:
    ids = [scene.world.messages.create(scene.channel, scene.ana, content=str(n))["id"] for n in range(5)]
    path = f"/channels/{scene.channel}/messages"

    async def page(query: str) -> list[str]:
        return [message["content"] for message in (await scene.get(path + query)).json]

    assert await page("") == ["4", "3", "2", "1", "0"]
    assert await page("?limit=2") == ["4", "3"]
    assert await page(f"?before={ids[2]}&limit=1") == ["1"]
    assert await page(f"?after={ids[1]}&limit=2") == ["3", "2"]
    assert await page(f"?around={ids[2]}&limit=3") == ["3", "2", "1"]
    assert (await scene.get(f"{path}?limit=101")).code == 50035
    scene.forbid(Permission.READ_MESSAGE_HISTORY)
    assert await page("") == []


async def test_pins_need_the_pin_right_and_come_latest_first(scene: Scene) -> None:
    first = scene.world.messages.create(scene.channel, scene.ana, content="first")
    second = scene.world.messages.create(scene.channel, scene.ana, content="second")
    path = f"/channels/{scene.channel}/messages/pins"
    scene.allow(Permission.MANAGE_MESSAGES)
    assert (await scene.put(f"{path}/{first['id']}")).code == 50013
    scene.allow(Permission.PIN_MESSAGES)
    for message in (first, second):
        assert (await scene.put(f"{path}/{message['id']}")).status == 204
    pinned = (await scene.get(path)).json
    assert [item["message"]["content"] for item in pinned["items"]] == ["second", "first"]
    assert pinned["has_more"] is False
    assert "CHANNEL_PINS_UPDATE" in scene.heard_names()
    assert (await scene.delete(f"{path}/{second['id']}")).status == 204
    assert [m["content"] for m in (await scene.get(f"/channels/{scene.channel}/pins")).json] == ["first"]


async def test_reactions_are_counted_and_listed(scene: Scene) -> None:
    message = scene.world.messages.create(scene.channel, scene.ana, content="thanks")
    path = f"/channels/{scene.channel}/messages/{message['id']}"
    scene.world.messages.react(message, scene.ben, {"id": None, "name": "👍"})
    assert (await scene.put(f"{path}/reactions/👍/@me")).status == 204
    shown = (await scene.get(path)).json["reactions"]
    assert [(r["emoji"]["name"], r["count"], r["me"]) for r in shown] == [("👍", 2, True)]
    people = (await scene.get(f"{path}/reactions/👍")).json
    assert {user["id"] for user in people} == {str(scene.ben), str(scene.bot)}
    assert (await scene.delete(f"{path}/reactions/👍/@me")).status == 204
    assert (await scene.delete(f"{path}/reactions/👍/{scene.ben}")).code == 50013
    assert (await scene.put(f"{path}/reactions/nonsense/@me")).code == 10014


async def test_a_new_reaction_needs_its_right_but_joining_one_does_not(scene: Scene) -> None:
    scene.forbid(Permission.ADD_REACTIONS)
    message = scene.world.messages.create(scene.channel, scene.ana, content="thanks")
    path = f"/channels/{scene.channel}/messages/{message['id']}/reactions"
    scene.world.messages.react(message, scene.ben, {"id": None, "name": "👍"})
    assert (await scene.put(f"{path}/👍/@me")).status == 204
    assert (await scene.put(f"{path}/🎉/@me")).code == 50013


async def test_the_twenty_first_kind_of_reaction_is_refused(scene: Scene) -> None:
    scene.allow(Permission.ADD_REACTIONS)
    message = scene.world.messages.create(scene.channel, scene.ana, content="thanks")
    for n in range(20):
        scene.world.messages.react(message, scene.ben, {"id": None, "name": chr(0x1F600 + n)})
    path = f"/channels/{scene.channel}/messages/{message['id']}/reactions"
    assert (await scene.put(f"{path}/🎉/@me")).code == 30010


async def test_bulk_delete_takes_two_to_a_hundred_young_messages(scene: Scene) -> None:
    scene.allow(Permission.MANAGE_MESSAGES)
    ids = [scene.world.messages.create(scene.channel, scene.ana, content="x")["id"] for _ in range(3)]
    path = f"/channels/{scene.channel}/messages/bulk-delete"
    assert (await scene.post(path, {"messages": ids[:1]})).code == 50016
    assert (await scene.post(path, {"messages": [*ids[:1], "123456789012345678"]})).code == 50034
    assert (await scene.post(path, {"messages": ids[:2]})).status == 204
    assert scene.heard[-1].data["ids"] == ids[:2]
    assert len((await scene.get(f"/channels/{scene.channel}/messages")).json) == 1


async def test_slow_mode_stops_people_but_not_bots(scene: Scene) -> None:
    scene.world.channels.edit(scene.channel, rate_limit_per_user=30)
    assert [(await scene.say(content="x")).status for _ in range(2)] == [200, 200]


async def test_dms_open_once_and_are_refused_when_closed_or_without_a_shared_guild(scene: Scene) -> None:
    opened = (await scene.post("/users/@me/channels", {"recipient_id": str(scene.ana)})).json
    assert [user["id"] for user in opened["recipients"]] == [str(scene.ana)]
    assert (await scene.post("/users/@me/channels", {"recipient_id": str(scene.ana)})).json["id"] == opened["id"]
    path = f"/channels/{opened['id']}/messages"
    assert (await scene.post(path, {"content": "hello"})).status == 200
    assert scene.heard[-1].guild_id is None
    assert scene.world.can_view(scene.ana, int(opened["id"]))
    assert not scene.world.can_view(scene.ben, int(opened["id"]))
    scene.world.users.closed_dms.add(scene.ana)
    assert (await scene.post(path, {"content": "x"})).code == 50007
    scene.world.members.remove(scene.guild, scene.ana)
    assert (await scene.post(path, {"content": "x"})).code == 50278


async def test_too_many_fresh_dms_are_40003(scene: Scene) -> None:
    scene.world.applications.get(scene.bot).dms_left = 1
    assert (await scene.post("/users/@me/channels", {"recipient_id": str(scene.ana)})).status == 200
    assert (await scene.post("/users/@me/channels", {"recipient_id": str(scene.ana)})).status == 200
    assert (await scene.post("/users/@me/channels", {"recipient_id": str(scene.ben)})).code == 40003


async def test_discord_py_sends_edits_and_reads_what_it_sent(scene: Scene, client: discord.Client) -> None:
    channel = await client.fetch_channel(scene.channel)
    assert isinstance(channel, discord.TextChannel)
    view = discord.ui.View()
    view.add_item(discord.ui.Button(label="Book", custom_id="v1:book:1"))
    sent = await channel.send(
        "hello",
        embed=discord.Embed(title="Slot"),
        view=view,
        nonce=5,
        silent=True,
        allowed_mentions=discord.AllowedMentions.none(),
    )
    assert sent.flags.suppress_notifications
    read = await channel.fetch_message(sent.id)
    assert (read.content, read.embeds[0].title) == ("hello", "Slot")
    row = read.components[0]
    assert isinstance(row, discord.ActionRow) and isinstance(row.children[0], discord.Button)
    edited = await channel.get_partial_message(sent.id).edit(content="bye")
    assert edited.content == "bye"
    with pytest.raises(discord.NotFound) as missing:
        await channel.fetch_message(1)
    assert missing.value.code == 10008


async def test_discord_py_sends_files_in_a_layout(scene: Scene, client: discord.Client) -> None:
    import io

    channel = await client.fetch_channel(scene.channel)
    assert isinstance(channel, discord.TextChannel)
    layout = discord.ui.LayoutView()
    layout.add_item(discord.ui.Container(discord.ui.TextDisplay("Resume"), discord.ui.File("attachment://cv.pdf")))
    sent = await channel.send(view=layout, file=discord.File(io.BytesIO(b"%PDF-1.7"), "cv.pdf"))
    container = (await channel.fetch_message(sent.id)).components[0]
    assert isinstance(container, discord.Container)
    shown = container.children[1]
    assert isinstance(shown, discord.FileComponent)
    async with aiohttp.ClientSession() as session, session.get(shown.media.url) as answer:
        assert await answer.read() == b"%PDF-1.7"
