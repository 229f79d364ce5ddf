"""Whom a message pings: what its words name, as far as allowed_mentions lets it."""

import re
from typing import Any

from rehearsal.events import Json
from rehearsal.validation.components import TEXT, walk
from rehearsal.validation.form import Form
from rehearsal.world import World

_USER = re.compile(r"<@!?(\d{15,20})>")
_ROLE = re.compile(r"<@&(\d{15,20})>")
_EVERYONE = re.compile(r"@(everyone|here)\b")
_KINDS = ("users", "roles", "everyone")


def mentions_in(world: World, channel_id: int, parts: Json, allowed: Any, *, may_mention_everyone: bool) -> Json:
    """The fields mentions, mention_roles and mention_everyone of a message."""
    rules = _checked_rules(allowed)
    words = words_of(parts)
    if "@" not in words:
        return {"mentions": [], "mention_roles": [], "mention_everyone": False}
    users = [world.users.find(user_id) for user_id in _named(_USER, words) if _may(rules, "users", user_id)]
    return {
        "mentions": [user for user in users if user],
        "mention_roles": _roles(world, channel_id, words, rules, may_mention_everyone),
        "mention_everyone": may_mention_everyone and "everyone" in rules["parse"] and bool(_EVERYONE.search(words)),
    }


def words_of(parts: Json) -> str:
    """The text in which mentions count: the content and the text displays."""
    shown = [c.get("content", "") for c in walk(parts.get("components", [])) if c.get("type") == TEXT]
    return "\n".join([parts.get("content", ""), *shown])


def _roles(world: World, channel_id: int, words: str, rules: Json, may_mention_everyone: bool) -> list[str]:
    guild_id = world.channels.get(channel_id).get("guild_id")
    if not guild_id:
        return []
    roles = world.guilds.get(int(guild_id)).roles
    return [
        str(role_id)
        for role_id in _named(_ROLE, words)
        if role_id in roles
        and _may(rules, "roles", role_id)
        and (may_mention_everyone or roles[role_id]["mentionable"])
    ]


def _named(pattern: re.Pattern[str], words: str) -> list[int]:
    return list(dict.fromkeys(int(found) for found in pattern.findall(words)))


def _may(rules: Json, kind: str, thing_id: int) -> bool:
    return kind in rules["parse"] or str(thing_id) in rules[kind]


def _checked_rules(allowed: Any) -> Json:
    """allowed_mentions with its defaults: without it everything pings."""
    if allowed is None:
        return {"parse": _KINDS, "users": [], "roles": []}
    form = Form()
    if not form.thing("allowed_mentions", allowed):
        form.finish()
    parse = form.items("allowed_mentions.parse", allowed.get("parse"), 0, 3)
    for n, kind in enumerate(parse):
        form.choice(f"allowed_mentions.parse.{n}", kind, _KINDS)
    rules: Json = {"parse": parse}
    for kind in ("users", "roles"):
        ids = form.items(f"allowed_mentions.{kind}", allowed.get(kind), 0, 100)
        if ids and kind in parse:
            sentence = f'parse:["{kind}"] and {kind}: [ids...] are mutually exclusive.'
            form.refuse("allowed_mentions", "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", sentence)
        rules[kind] = [str(thing_id) for thing_id in ids]
    form.finish()
    return rules
