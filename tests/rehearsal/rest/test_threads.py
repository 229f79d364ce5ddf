"""Threads over REST: making, joining, sleeping, waking, and who may."""

from datetime import timedelta
from typing import Any

import discord
import pytest

from rehearsal.permissions import Permission
from rehearsal.state.channels import FORUM, PRIVATE_THREAD, PUBLIC_THREAD
from tests.rehearsal.rest.conftest import Scene, hide_channel


async def make_private(scene: Scene, **fields: Any) -> int:
    body = {"name": "interview 7", "type": PRIVATE_THREAD, "invitable": False, **fields}
    reply = await scene.post(f"/channels/{scene.channel}/threads", body)
    assert reply.status == 201, reply.json
    return int(reply.json["id"])


def others_thread(scene: Scene, kind: int = PUBLIC_THREAD) -> int:
    """A thread that Ana made."""
    return int(scene.world.threads.create(scene.channel, scene.ana, "ana's", kind)["id"])


async def test_without_a_type_a_thread_is_private_and_its_maker_is_in_it(scene: Scene) -> None:
    reply = await scene.post(f"/channels/{scene.channel}/threads", {"name": "quiet"})
    assert reply.json["type"] == PRIVATE_THREAD
    assert reply.json["member"]["user_id"] == str(scene.bot)
    assert reply.json["thread_metadata"]["archived"] is False
    assert scene.heard[-1].name == "THREAD_CREATE"
    assert scene.heard[-1].data["newly_created"] is True


async def test_a_private_thread_is_seen_by_its_members_and_by_who_manages_threads(scene: Scene) -> None:
    thread = await make_private(scene)
    assert not scene.world.can_view(scene.ana, thread)
    assert (await scene.put(f"/channels/{thread}/thread-members/{scene.ana}")).status == 204
    assert scene.world.can_view(scene.ana, thread)
    assert not scene.world.can_view(scene.ben, thread)
    scene.world.roles.edit(
        scene.guild, scene.guild, permissions=str(int(Permission.VIEW_CHANNEL | Permission.MANAGE_THREADS))
    )
    assert scene.world.can_view(scene.ben, thread)


async def test_who_is_added_hears_of_the_thread_and_who_is_removed_of_its_end(scene: Scene) -> None:
    thread = await make_private(scene)
    await scene.put(f"/channels/{thread}/thread-members/{scene.ana}")
    mine = [event for event in scene.heard if event.only_user_ids == frozenset({scene.ana})]
    assert [event.name for event in mine] == ["THREAD_CREATE"]
    assert (await scene.delete(f"/channels/{thread}/thread-members/{scene.ana}")).status == 204
    removal = next(event for event in scene.heard if event.data.get("removed_member_ids"))
    assert removal.data["removed_member_ids"] == [str(scene.ana)]
    mine = [event for event in scene.heard if event.only_user_ids == frozenset({scene.ana})]
    assert [event.name for event in mine] == ["THREAD_CREATE", "THREAD_DELETE"]
    history = (await scene.get(f"/channels/{thread}/messages")).json
    assert [message["type"] for message in history] == [2, 1], "Discord writes down who was added and removed"


async def test_who_is_mentioned_in_a_thread_becomes_its_member(scene: Scene) -> None:
    thread = await make_private(scene)
    path = f"/channels/{thread}/messages"
    await scene.post(path, {"content": f"<@{scene.ana}>", "allowed_mentions": {"parse": []}})
    assert not scene.world.can_view(scene.ana, thread)
    await scene.post(path, {"content": f"<@{scene.ana}>", "allowed_mentions": {"users": [str(scene.ana)]}})
    assert scene.world.can_view(scene.ana, thread)


async def test_a_thread_that_is_not_invitable_takes_people_only_from_its_owner_and_managers(scene: Scene) -> None:
    thread = int(scene.world.threads.create(scene.channel, scene.ana, "x", PRIVATE_THREAD, invitable=False)["id"])
    scene.world.threads.add_member(thread, scene.bot)
    assert (await scene.put(f"/channels/{thread}/thread-members/{scene.ben}")).status == 204
    assert (await scene.delete(f"/channels/{thread}/thread-members/{scene.ben}")).status == 204
    scene.forbid(Permission.MANAGE_THREADS)
    assert (await scene.put(f"/channels/{thread}/thread-members/{scene.ben}")).code == 50013
    await scene.post(f"/channels/{thread}/messages", {"content": f"<@{scene.ben}>"})
    assert not scene.world.can_view(scene.ben, thread)


async def test_somebody_who_left_or_cannot_see_the_channel_cannot_be_added(scene: Scene) -> None:
    thread = await make_private(scene)
    scene.world.members.remove(scene.guild, scene.ben)
    assert (await scene.put(f"/channels/{thread}/thread-members/{scene.ben}")).code == 10007
    hide_channel(scene, scene.channel)
    role = {"id": str(scene.bot_role), "type": 0, "allow": str(int(Permission.VIEW_CHANNEL)), "deny": "0"}
    scene.world.channels.put_overwrite(scene.channel, role)
    assert (await scene.put(f"/channels/{thread}/thread-members/{scene.ana}")).code == 50001


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ({"name": ""}, "name BASE_TYPE_REQUIRED"),
        ({"name": "x" * 101}, "name BASE_TYPE_BAD_LENGTH"),
        ({"name": "x", "auto_archive_duration": 7}, "auto_archive_duration BASE_TYPE_CHOICES"),
        ({"name": "x", "type": 99}, "type BASE_TYPE_CHOICES"),
    ],
)
async def test_a_wrong_thread_is_refused_with_its_place(scene: Scene, body: dict[str, Any], problem: str) -> None:
    assert (await scene.post(f"/channels/{scene.channel}/threads", body)).problems == [problem]


async def test_private_and_public_threads_need_their_own_rights(scene: Scene) -> None:
    scene.forbid(Permission.CREATE_PRIVATE_THREADS)
    path = f"/channels/{scene.channel}/threads"
    assert (await scene.post(path, {"name": "x", "type": PRIVATE_THREAD})).code == 50013
    assert (await scene.post(path, {"name": "x", "type": PUBLIC_THREAD})).status == 201
    scene.forbid(Permission.CREATE_PUBLIC_THREADS)
    assert (await scene.post(path, {"name": "x", "type": PUBLIC_THREAD})).code == 50013


async def test_a_thread_from_a_message_has_its_id_and_there_is_one_only(scene: Scene) -> None:
    message = scene.world.messages.create(scene.channel, scene.ana, content="talk")
    path = f"/channels/{scene.channel}/messages/{message['id']}"
    made = await scene.post(f"{path}/threads", {"name": "talk"})
    assert (made.status, made.json["id"], made.json["type"]) == (201, message["id"], PUBLIC_THREAD)
    assert (await scene.get(path)).json["flags"] & (1 << 5)
    inside = (await scene.get(f"/channels/{message['id']}/messages")).json
    assert [(m["type"], m["referenced_message"]["content"]) for m in inside] == [(21, "talk")]
    assert (await scene.post(f"{path}/threads", {"name": "again"})).code == 160004


async def test_writing_wakes_a_sleeping_thread_and_counts(scene: Scene) -> None:
    thread = await make_private(scene)
    scene.world.threads.edit(thread, metadata={"archived": True})
    assert (await scene.post(f"/channels/{thread}/messages", {"content": "awake"})).status == 200
    shown = (await scene.get(f"/channels/{thread}")).json
    assert shown["thread_metadata"]["archived"] is False
    assert (shown["message_count"], shown["total_message_sent"]) == (1, 1)


async def test_nothing_else_can_be_done_in_a_sleeping_thread(scene: Scene) -> None:
    thread = await make_private(scene)
    sent = (await scene.post(f"/channels/{thread}/messages", {"content": "x"})).json
    scene.world.threads.edit(thread, metadata={"archived": True})
    message = f"/channels/{thread}/messages/{sent['id']}"
    scene.allow(Permission.ADD_REACTIONS)
    refused = [
        await scene.patch(message, {"content": "y"}),
        await scene.delete(message),
        await scene.put(f"{message}/reactions/👍/@me"),
        await scene.put(f"/channels/{thread}/thread-members/{scene.ana}"),
        await scene.patch(f"/channels/{thread}", {"name": "new name"}),
    ]
    assert [reply.code for reply in refused] == [50083] * 5
    woken = await scene.patch(f"/channels/{thread}", {"archived": False, "name": "new name"})
    assert (woken.status, woken.json["name"]) == (200, "new name")


async def test_a_locked_thread_takes_words_only_from_who_manages_threads(scene: Scene) -> None:
    thread = others_thread(scene)
    scene.world.threads.edit(thread, metadata={"locked": True})
    assert (await scene.post(f"/channels/{thread}/messages", {"content": "x"})).status == 200
    scene.forbid(Permission.MANAGE_THREADS)
    assert (await scene.post(f"/channels/{thread}/messages", {"content": "x"})).code == 160005


async def test_owners_rename_and_archive_but_only_managers_lock_or_change_others(scene: Scene) -> None:
    own, other = await make_private(scene), others_thread(scene)
    scene.forbid(Permission.MANAGE_THREADS)
    assert (await scene.patch(f"/channels/{own}", {"name": "n", "auto_archive_duration": 10080})).status == 200
    assert (await scene.patch(f"/channels/{own}", {"locked": True})).code == 50013
    assert (await scene.patch(f"/channels/{other}", {"name": "n"})).code == 50013
    assert (await scene.delete(f"/channels/{own}")).code == 50013
    scene.world.threads.edit(other, metadata={"archived": True})
    assert (await scene.patch(f"/channels/{other}", {"archived": False})).status == 200
    scene.allow(Permission.MANAGE_THREADS)
    assert (await scene.patch(f"/channels/{other}", {"name": "n", "locked": True})).status == 200
    assert (await scene.delete(f"/channels/{own}")).status == 200
    assert (await scene.get(f"/channels/{own}")).code == 10003


async def test_sending_in_a_thread_needs_the_right_to_send_in_threads(scene: Scene) -> None:
    thread = others_thread(scene)
    scene.forbid(Permission.SEND_MESSAGES)
    assert (await scene.post(f"/channels/{thread}/messages", {"content": "x"})).status == 200
    scene.forbid(Permission.SEND_MESSAGES_IN_THREADS)
    assert (await scene.post(f"/channels/{thread}/messages", {"content": "x"})).code == 50013


async def test_a_thousand_active_threads_are_the_most(scene: Scene) -> None:
    for n in range(1000):
        scene.world.threads.create(scene.channel, scene.ana, str(n), PUBLIC_THREAD)
    reply = await scene.post(f"/channels/{scene.channel}/threads", {"name": "one more"})
    assert (reply.status, reply.code) == (400, 160006)


async def test_idle_threads_fall_asleep_when_time_passes(scene: Scene) -> None:
    short = await make_private(scene, auto_archive_duration=60)
    long = await make_private(scene, auto_archive_duration=10080)
    scene.clock.move(timedelta(minutes=61))
    scene.world.pass_time()
    active = (await scene.get(f"/guilds/{scene.guild}/threads/active")).json
    assert [thread["id"] for thread in active["threads"]] == [str(long)]
    assert [member["id"] for member in active["members"]] == [str(long)]
    sleeping = (await scene.get(f"/channels/{scene.channel}/threads/archived/private")).json
    assert [thread["id"] for thread in sleeping["threads"]] == [str(short)]


async def test_sleeping_private_threads_are_listed_for_managers_and_own_ones_for_anybody(scene: Scene) -> None:
    own = await make_private(scene)
    other = others_thread(scene, PRIVATE_THREAD)
    for thread in (own, other):
        scene.world.threads.edit(thread, metadata={"archived": True})
    base = f"/channels/{scene.channel}"
    every = (await scene.get(f"{base}/threads/archived/private")).json["threads"]
    assert {thread["id"] for thread in every} == {str(own), str(other)}
    scene.forbid(Permission.MANAGE_THREADS)
    assert (await scene.get(f"{base}/threads/archived/private")).code == 50013
    mine = (await scene.get(f"{base}/users/@me/threads/archived/private")).json
    assert [thread["id"] for thread in mine["threads"]] == [str(own)]


async def test_the_bot_joins_and_leaves_threads(scene: Scene) -> None:
    thread = others_thread(scene)
    assert (await scene.get(f"/channels/{thread}/thread-members/@me")).code == 10007
    assert (await scene.put(f"/channels/{thread}/thread-members/@me")).status == 204
    assert (await scene.get(f"/channels/{thread}/thread-members/@me")).json["user_id"] == str(scene.bot)
    assert (await scene.delete(f"/channels/{thread}/thread-members/@me")).status == 204
    assert (await scene.get(f"/channels/{thread}/thread-members")).code == 50001, "the list needs the members intent"


async def test_a_forum_post_needs_its_tag_and_holds_its_first_message(scene: Scene) -> None:
    tag = {"id": "77", "name": "resume", "moderated": False, "emoji_id": None, "emoji_name": None}
    forum = scene.world.channels.create(scene.guild, "reviews", FORUM, available_tags=[tag], flags=1 << 4)
    path, message = f"/channels/{forum['id']}/threads", {"content": "please read"}
    assert (await scene.post(path, {"name": "mine", "message": message})).code == 40067
    made = await scene.post(path, {"name": "mine", "message": message, "applied_tags": ["77"]})
    assert (made.status, made.json["applied_tags"]) == (201, ["77"])
    assert made.json["message"]["content"] == "please read"
    assert (await scene.post(f"/channels/{forum['id']}/messages", message)).code == 50008


async def test_a_member_who_leaves_is_in_no_thread(scene: Scene) -> None:
    thread = await make_private(scene)
    await scene.put(f"/channels/{thread}/thread-members/{scene.ana}")
    scene.world.members.remove(scene.guild, scene.ana)
    assert not scene.world.can_view(scene.ana, thread)
    assert not scene.world.threads.has_member(thread, scene.ana)


async def test_discord_py_makes_and_archives_a_private_thread(scene: Scene, client: discord.Client) -> None:
    channel = await client.fetch_channel(scene.channel)
    assert isinstance(channel, discord.TextChannel)
    thread = await channel.create_thread(name="x", type=discord.ChannelType.private_thread, invitable=False)
    await thread.add_user(discord.Object(scene.ana))
    edited = await thread.edit(archived=True, locked=True)
    assert edited.archived and edited.locked and not edited.invitable
    found = [old async for old in channel.archived_threads(private=True)]
    assert [old.id for old in found] == [thread.id]
