"""Threads: public, private and forum posts, with who is in them and whether they sleep."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from rehearsal.errors import not_found
from rehearsal.events import Event, Json
from rehearsal.state.channels import PRIVATE_THREAD

if TYPE_CHECKING:
    from rehearsal.world import World


class Threads:
    def __init__(self, world: "World") -> None:
        self._world = world
        self._members: dict[int, dict[int, Json]] = {}
        self._active_since: dict[int, float] = {}

    def create(
        self,
        parent_id: int,
        owner_id: int,
        name: str,
        type: int,
        *,
        auto_archive_duration: int = 4320,
        invitable: bool = True,
        message_id: int | None = None,
        **fields: Any,
    ) -> Json:
        """A thread whose owner is its first member. One made from a message has that message's id."""
        world, parent = self._world, self._world.channels.get(parent_id)
        thread_id, now = message_id or world.ids.next(), world.now()
        sleep: Json = {
            "archived": False,
            "archive_timestamp": now,
            "auto_archive_duration": auto_archive_duration,
            "locked": False,
            "create_timestamp": now,
        }
        if type == PRIVATE_THREAD:
            sleep["invitable"] = invitable
        thread: Json = {
            "id": str(thread_id),
            "guild_id": parent["guild_id"],
            "parent_id": str(parent_id),
            "owner_id": str(owner_id),
            "type": type,
            "name": name,
            "last_message_id": None,
            "message_count": 0,
            "total_message_sent": 0,
            "member_count": 0,
            "rate_limit_per_user": 0,
            "flags": 0,
            "thread_metadata": sleep,
            **fields,
        }
        guild = world.guilds.get(int(parent["guild_id"]))
        guild.threads[thread_id] = thread
        guild.active_threads.add(thread_id)
        world.channels.register_thread(thread)
        self._members[thread_id] = {}
        self._join(thread, owner_id)
        self.touch(thread_id)
        data = {**thread, "newly_created": True}
        world.publish(Event("THREAD_CREATE", data, guild.id, thread_id))
        return thread

    def active(self, guild_id: int) -> list[Json]:
        guild = self._world.guilds.get(guild_id)
        return [guild.threads[thread_id] for thread_id in sorted(guild.active_threads)]

    def members(self, thread_id: int) -> dict[int, Json]:
        return self._members[thread_id]

    def has_member(self, thread_id: int, user_id: int) -> bool:
        return user_id in self._members[thread_id]

    def add_member(self, thread_id: int, user_id: int) -> None:
        """Somebody joins or is added. Who could not see it before hears THREAD_CREATE."""
        world, thread = self._world, self._world.channels.get(thread_id)
        if self.has_member(thread_id, user_id):
            return
        saw_it = thread["type"] != PRIVATE_THREAD
        member = self._join(thread, user_id)
        guild_id = int(thread["guild_id"])
        if not saw_it:
            data = {**thread, "member": member}
            world.publish(Event("THREAD_CREATE", data, guild_id, thread_id, frozenset({user_id})))
        self._publish_members(thread, added=[self._with_guild_member(guild_id, member)], removed=[])

    def remove_member(self, thread_id: int, user_id: int) -> None:
        thread = self._world.channels.get(thread_id)
        if self._members[thread_id].get(user_id) is None:
            raise not_found()
        audience = {u for u in self._members[thread_id] if self._world.can_view(u, thread_id)}
        del self._members[thread_id][user_id]
        thread["member_count"] = len(self._members[thread_id])
        self._publish_members(thread, added=[], removed=[str(user_id)])
        if user_id in audience and not self._world.can_view(user_id, thread_id):
            self._tell_who_lost_it(thread, user_id)

    def forget_user(self, guild_id: int, user_id: int) -> None:
        """Somebody left the guild: they are in none of its threads any more."""
        for thread_id in self._world.guilds.get(guild_id).threads:
            if user_id in self._members[thread_id]:
                self.remove_member(thread_id, user_id)

    def edit(self, thread_id: int, *, metadata: Json | None = None, **changes: object) -> Json:
        """Change a thread. `metadata` holds changes of archived, locked, invitable, auto_archive_duration."""
        thread = self._world.channels.get(thread_id)
        thread.update(changes)
        if metadata:
            was_archived = thread["thread_metadata"]["archived"]
            thread["thread_metadata"] = {**thread["thread_metadata"], **metadata}
            if thread["thread_metadata"]["archived"] != was_archived:
                self._slept_or_woke(thread)
        self._world.publish(Event("THREAD_UPDATE", dict(thread), int(thread["guild_id"]), thread_id))
        return thread

    def delete(self, thread_id: int) -> Json:
        world, thread = self._world, self._world.channels.get(thread_id)
        guild = world.guilds.get(int(thread["guild_id"]))
        data = {key: thread[key] for key in ("id", "guild_id", "parent_id", "type")}
        world.publish(Event("THREAD_DELETE", data, guild.id, thread_id))
        world.messages.forget_channel(thread_id)
        del guild.threads[thread_id], self._members[thread_id], self._active_since[thread_id]
        guild.active_threads.discard(thread_id)
        world.channels.forget_thread(thread_id)
        world.permissions_changed()
        return thread

    def touch(self, thread_id: int) -> None:
        """Activity: the wait for auto-archive starts again."""
        self._active_since[thread_id] = self._world.clock.now().timestamp()

    def archive_idle(self) -> None:
        """Archive what nobody wrote in for longer than its duration. Call it when the clock has moved."""
        now = self._world.clock.now().timestamp()
        for guild in self._world.guilds.all():
            for thread_id in tuple(guild.active_threads):
                wait = timedelta(minutes=guild.threads[thread_id]["thread_metadata"]["auto_archive_duration"])
                if now - self._active_since[thread_id] >= wait.total_seconds():
                    self.edit(thread_id, metadata={"archived": True})

    def _slept_or_woke(self, thread: Json) -> None:
        guild, thread_id = self._world.guilds.get(int(thread["guild_id"])), int(thread["id"])
        thread["thread_metadata"]["archive_timestamp"] = self._world.now()
        if thread["thread_metadata"]["archived"]:
            guild.active_threads.discard(thread_id)
        else:
            guild.active_threads.add(thread_id)
            self.touch(thread_id)

    def _join(self, thread: Json, user_id: int) -> Json:
        thread_id = int(thread["id"])
        member = {
            "id": thread["id"],
            "user_id": str(user_id),
            "join_timestamp": self._world.now(),
            "flags": 0,
            "muted": False,
            "mute_config": None,
        }
        self._members[thread_id][user_id] = member
        thread["member_count"] = len(self._members[thread_id])
        return member

    def _with_guild_member(self, guild_id: int, member: Json) -> Json:
        guild_member = self._world.guilds.get(guild_id).members.get(int(member["user_id"]))
        return {**member, "member": guild_member, "presence": None}

    def _publish_members(self, thread: Json, added: list[Json], removed: list[str]) -> None:
        data = {
            "id": thread["id"],
            "guild_id": thread["guild_id"],
            "member_count": thread["member_count"],
            "added_members": added,
            "removed_member_ids": removed,
        }
        self._world.publish(Event("THREAD_MEMBERS_UPDATE", data, int(thread["guild_id"]), int(thread["id"])))

    def _tell_who_lost_it(self, thread: Json, user_id: int) -> None:
        data = {key: thread[key] for key in ("id", "guild_id", "parent_id", "type")}
        audience = frozenset({user_id})
        self._world.publish(Event("THREAD_DELETE", data, int(thread["guild_id"]), None, audience))
