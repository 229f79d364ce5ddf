"""What channels and threads may be given: names, topics, slow mode, tags, overwrites."""

import re
from typing import Any

from rehearsal.events import Json
from rehearsal.state.channels import ANNOUNCEMENT, FORUM, MEDIA, STAGE, TEXT, VOICE
from rehearsal.validation.form import Form
from rehearsal.world import World

MAX_TAGS = 20
DURATIONS = (60, 1440, 4320, 10080)
_NAMED_IN_SMALL = frozenset({TEXT, ANNOUNCEMENT, FORUM, MEDIA})
_TOPIC_LENGTH = {TEXT: 1024, ANNOUNCEMENT: 1024, FORUM: 4096, MEDIA: 4096}
_PLAIN = (
    "nsfw", "rtc_region", "video_quality_mode", "default_sort_order", "default_forum_layout", "flags",
    "default_reaction_emoji", "default_thread_rate_limit_per_user",
)  # fmt: skip


def check_channel(world: World, body: Json, kind: int) -> Json:
    """The given fields of a channel of this kind, as Discord stores them."""
    form, fields = Form(), {key: body[key] for key in _PLAIN if body.get(key) is not None}
    if "name" in body and form.text("name", body["name"], 1, 100, required=True):
        fields["name"] = stored_name(body["name"], kind)
    if kind in _TOPIC_LENGTH and "topic" in body:
        form.text("topic", body["topic"], 0, _TOPIC_LENGTH[kind])
        fields["topic"] = body["topic"] or None
    _check_numbers(form, body, fields, kind)
    if body.get("permission_overwrites") is not None:
        overwrites = form.items("permission_overwrites", body["permission_overwrites"], 0, 1000)
        fields["permission_overwrites"] = [
            _overwrite(form, f"permission_overwrites.{n}", entry) for n, entry in enumerate(overwrites)
        ]
    if kind in (FORUM, MEDIA) and body.get("available_tags") is not None:
        fields["available_tags"] = _tags(world, form, body["available_tags"])
    form.finish()
    return fields


def _check_numbers(form: Form, body: Json, fields: Json, kind: int) -> None:
    ranges = {"rate_limit_per_user": (0, 21600), "position": (0, 2**31 - 1)}
    if kind in (VOICE, STAGE):
        ranges |= {"bitrate": (8000, 384000), "user_limit": (0, 10000 if kind == STAGE else 99)}
    for key, (low, high) in ranges.items():
        if form.integer(key, body.get(key), low, high):
            fields[key] = int(body[key])
    if "default_auto_archive_duration" in body:
        form.choice("default_auto_archive_duration", body["default_auto_archive_duration"], DURATIONS)
        fields["default_auto_archive_duration"] = body["default_auto_archive_duration"]


def check_thread(body: Json) -> tuple[Json, Json]:
    """The given fields of a thread, and of its metadata."""
    form = Form()
    if "name" in body:
        form.text("name", body["name"], 1, 100, required=True)
    form.integer("rate_limit_per_user", body.get("rate_limit_per_user"), 0, 21600)
    form.choice("auto_archive_duration", body.get("auto_archive_duration"), DURATIONS)
    for key in ("archived", "locked", "invitable"):
        form.flag(key, body.get(key))
    form.items("applied_tags", body.get("applied_tags"), 0, 5)
    form.finish()
    own = ("name", "rate_limit_per_user", "applied_tags", "flags")
    metadata = ("archived", "locked", "invitable", "auto_archive_duration")
    return _given(body, own), _given(body, metadata)


def _given(body: Json, names: tuple[str, ...]) -> Json:
    return {name: body[name] for name in names if body.get(name) is not None}


def check_overwrite(entry: Json) -> Json:
    form = Form()
    stored = _overwrite(form, "", entry)
    form.finish()
    return stored


def _overwrite(form: Form, path: str, entry: Any) -> Json:
    if not form.thing(path, entry, required=True):
        return {}
    prefix = f"{path}." if path else ""
    kind = {"role": 0, "member": 1}.get(str(entry.get("type")), entry.get("type"))
    form.choice(f"{prefix}type", kind, (0, 1), required=True)
    for key in ("allow", "deny"):
        form.integer(f"{prefix}{key}", entry.get(key), 0, 2**63 - 1)
    allow, deny = str(entry.get("allow") or 0), str(entry.get("deny") or 0)
    return {"id": str(entry.get("id")), "type": kind, "allow": allow, "deny": deny}


def _tags(world: World, form: Form, value: Any) -> list[Json]:
    tags = []
    for n, tag in enumerate(form.items("available_tags", value, 0, MAX_TAGS)):
        form.text(f"available_tags.{n}.name", tag.get("name"), 1, 20, required=True)
        tags.append(
            {
                "id": str(tag.get("id") or world.ids.next()),
                "name": tag.get("name"),
                "moderated": bool(tag.get("moderated")),
                "emoji_id": tag.get("emoji_id"),
                "emoji_name": tag.get("emoji_name"),
            }
        )
    return tags


def stored_name(name: str, kind: int) -> str:
    """Names of text channels become small letters with dashes."""
    return re.sub(r"\s+", "-", name.strip().lower()) if kind in _NAMED_IN_SMALL else name.strip()
