"""Whatever is sent, the API refuses it in Discord's words: it never breaks."""

from typing import Any

import pytest

from rehearsal.permissions import Permission
from rehearsal.rest.context import Route
from rehearsal.rest.table import ROUTES
from tests.rehearsal.rest.conftest import Scene

NAMES = (
    "content embeds components attachments flags allowed_mentions message_reference nonce name type topic parent_id "
    "permission_overwrites archived auto_archive_duration applied_tags message messages roles nick channel_id mute "
    "communication_disabled_until permissions color colors position id options description scheduled_start_time "
    "scheduled_end_time entity_type entity_metadata privacy_level status image recipient_id allow deny tags suppress"
).split()
JUNK: list[Any] = [None, -1, 1.5, True, "x", "", [], {}, [None], ["x"], [{}], {"a": 1}, [{"type": 1}], "9" * 30]
BODIES: list[Any] = [[], "x", 5, [5], *({name: value for name in NAMES} for value in JUNK)]
WITH_BODY = [route for route in ROUTES if route.method in ("POST", "PATCH", "PUT")]


def filled(scene: Scene, route: Route, event: str, message: str) -> str:
    return route.path.format(
        guild_id=scene.guild,
        channel_id=scene.channel,
        message_id=message,
        user_id=scene.ana,
        overwrite_id=scene.ana,
        role_id=scene.guild,
        application_id=scene.bot,
        command_id=1,
        event_id=event,
        emoji="👍",
    )


@pytest.mark.parametrize("route", WITH_BODY, ids=lambda route: f"{route.method} {route.path}")
async def test_no_junk_breaks_a_route(scene: Scene, route: Route) -> None:
    scene.allow(Permission.ADMINISTRATOR)
    event = scene.world.events.create(scene.guild, scene.bot)["id"]
    message = scene.world.messages.create(scene.channel, scene.bot, content="x")["id"]
    path = filled(scene, route, event, message)
    for body in BODIES:
        assert (await scene.call(route.method, path, body)).status < 500, body
        known = {key: body[key] for key in body if key != "name"} if isinstance(body, dict) else body
        named = {**known, "name": "okay", "description": "d"} if isinstance(body, dict) else [{"id": "1"}]
        assert (await scene.call(route.method, path, named)).status < 500, named
