"""Attachments under /cdn, as long as their link is alive."""

from aiohttp import web

from rehearsal.errors import DiscordError
from rehearsal.world import World

_SHOWN_INLINE = ("image/", "video/", "audio/", "text/plain", "application/pdf")


def serve_file(world: World, request: web.Request) -> web.Response:
    """The bytes behind a link, or the empty 404 of a dead one. Nothing in a file may run as a page of this server."""
    try:
        channel_id, attachment_id = int(request.match_info["channel_id"]), int(request.match_info["attachment_id"])
        stored = world.files.open(channel_id, attachment_id, request.query.get("ex", ""), request.query.get("hm", ""))
    except (DiscordError, ValueError):
        return web.Response(status=404, text="This content is no longer available.")
    inline = stored.content_type.startswith(_SHOWN_INLINE) and "svg" not in stored.content_type
    headers = {
        "Content-Type": stored.content_type,
        "Content-Disposition": "inline" if inline else "attachment",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
    }
    return web.Response(body=stored.data, headers=headers)
