"""The caller's own application."""

from typing import Any

from rehearsal.errors import unknown_application
from rehearsal.events import Json
from rehearsal.rest.context import Context, Route
from rehearsal.state.applications import Application
from rehearsal.validation.form import Form

_EDITABLE = (
    "description", "tags", "custom_install_url", "install_params", "integration_types_config",
    "role_connections_verification_url", "interactions_endpoint_url", "flags", "event_webhooks_url",
)  # fmt: skip


async def me(ctx: Context) -> Any:
    return _shown(ctx, ctx.world.applications.get(ctx.bot_user_id))


async def by_id(ctx: Context) -> Any:
    application = ctx.world.applications.get(ctx.id("application_id"))
    if application.id != ctx.bot_user_id:
        raise unknown_application()
    return _shown(ctx, application)


async def edit_me(ctx: Context) -> Any:
    application, body, form = ctx.world.applications.get(ctx.bot_user_id), ctx.json, Form()
    form.text("description", body.get("description"), 0, 400)
    for n, tag in enumerate(form.items("tags", body.get("tags"), 0, 5)):
        form.text(f"tags.{n}", tag, 1, 20, required=True)
    form.url("custom_install_url", body.get("custom_install_url"), 2048, ("http", "https"))
    form.integer("flags", body.get("flags"), 0, 2**31 - 1)
    form.finish()
    application.json.update({key: body[key] for key in _EDITABLE if body.get(key) is not None})
    for key in ("icon", "cover_image"):
        if key in body:
            application.json[key] = f"{ctx.world.ids.next():032x}" if body[key] else None
    return _shown(ctx, application)


def _shown(ctx: Context, application: Application) -> Json:
    optional = ("cover_image", "custom_install_url", "install_params")
    shown = {k: v for k, v in application.json.items() if v is not None or k not in optional}
    flags = application.json["flags"] | application.intent_flags
    guilds = len(ctx.world.guilds.of(application.id))
    return {
        **shown,
        "bot": ctx.world.users.get(application.id),
        "owner": ctx.world.users.get(application.owner_id),
        "flags": flags,
        "flags_new": str(flags),
        "eligible_oauth2_scopes": ["bot", "applications.commands"],
        "approximate_guild_count": guilds,
    }


ROUTES = [
    Route("GET", "/oauth2/applications/@me", me),
    Route("GET", "/applications/@me", me),
    Route("PATCH", "/applications/@me", edit_me),
    Route("GET", "/applications/{application_id}", by_id),
]
