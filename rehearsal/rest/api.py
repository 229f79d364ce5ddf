"""Serving a table of routes as Discord serves its API.

api = RestApi(world, [*ROUTES, *more_routes])
api.mount(app)              # /api/v10/..., /api/v9/..., /api/... and /cdn/...
api.faults, api.requests, api.rate_limits
"""

import asyncio
import json
import logging
from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote

from aiohttp import web

from rehearsal.errors import DiscordError, not_found, unauthorized
from rehearsal.faults import Fault, Faults, RecordedRequest
from rehearsal.rate_limits import RateLimits, Verdict
from rehearsal.rest.bodies import read_body
from rehearsal.rest.context import Answer, Context, Route
from rehearsal.rest.files import serve_file
from rehearsal.rest.routing import RouteTree
from rehearsal.world import World

log = logging.getLogger(__name__)
PREFIXES = ("/api/v10", "/api/v9", "/api")


class RestApi:
    """The API over one world. `requests` holds what was asked, newest last, while `recording` is on."""

    def __init__(
        self,
        world: World,
        routes: Iterable[Route],
        *,
        faults: Faults | None = None,
        rate_limits: RateLimits | None = None,
    ) -> None:
        self.world = world
        self.faults = faults or Faults()
        self.rate_limits = rate_limits or RateLimits()
        self.requests: list[RecordedRequest] = []
        self.recording = True
        self._tree = RouteTree(routes)

    def mount(self, app: web.Application) -> None:
        for prefix in PREFIXES:
            app.router.add_route("*", prefix + "/{tail:.*}", self._serve)
        for folder in ("attachments", "ephemeral-attachments"):
            app.router.add_get(f"/cdn/{folder}/{{channel_id}}/{{attachment_id}}/{{filename}}", self._serve_file)

    async def _serve(self, request: web.Request) -> web.StreamResponse:
        path = "/" + request.match_info["tail"]
        found = self._tree.find(request.method, path)
        if found is None:
            log.warning("not built: %s %s", request.method, path)
            return _response(not_found())
        route, variables = found
        try:
            caller_id = self._caller(request) if route.authenticated else None
        except DiscordError as refusal:
            return _response(refusal)
        verdict = self._ask_limits(route, variables, caller_id)
        if verdict.retry_after is not None:
            return _too_fast(verdict)
        try:
            body = await read_body(request, route.takes)
        except DiscordError as refusal:
            return _response(refusal, verdict.headers)
        record = RecordedRequest(
            route.method,
            route.path,
            path,
            variables,
            dict(request.query),
            body.json,
            body.multipart,
            tuple(file.filename for file in body.files),
            unquote(request.headers.get("X-Audit-Log-Reason", "")) or None,
        )
        context = Context(
            self.world,
            self.rate_limits,
            variables,
            record.query,
            body.json,
            body.files,
            caller_id,
            record.reason,
        )
        return await self._answer(request, route, context, record, verdict)

    async def _answer(
        self, request: web.Request, route: Route, context: Context, record: RecordedRequest, verdict: Verdict
    ) -> web.StreamResponse:
        fault = self.faults.hit_by(record)
        if self.recording:
            self.requests.append(record)
        if fault and not fault.after_change and (broken := await _suffer(fault, request)):
            record.status = broken.status
            return broken
        response = await self._handle(route, context, record, verdict)
        if fault and fault.after_change and (broken := await _suffer(fault, request)):
            record.status = broken.status
            return broken
        return response

    async def _handle(
        self, route: Route, context: Context, record: RecordedRequest, verdict: Verdict
    ) -> web.StreamResponse:
        try:
            result = await route.handler(context)
        except DiscordError as refusal:
            record.status, record.response = refusal.status, refusal.body()
            return _response(refusal, verdict.headers)
        answer = result if isinstance(result, Answer) else Answer(204 if result is None else 200, result)
        record.status, record.response = answer.status, answer.json
        headers = {**verdict.headers, **answer.headers}
        if answer.json is None:
            return web.Response(status=answer.status, headers=headers)
        return _json(answer.status, answer.json, headers)

    def _caller(self, request: web.Request) -> int:
        kind, _, token = request.headers.get("Authorization", "").partition(" ")
        application = self.world.applications.by_token(token) if kind == "Bot" else None
        if application is None:
            raise unauthorized()
        return application.id

    def _ask_limits(self, route: Route, variables: dict[str, str], caller_id: int | None) -> Verdict:
        return self.rate_limits.ask(
            route.method,
            route.path,
            variables,
            caller_id,
            limit=route.limit,
            per=route.per,
            counts_globally=route.counts_globally,
        )

    async def _serve_file(self, request: web.Request) -> web.StreamResponse:
        return serve_file(self.world, request)


async def _suffer(fault: Fault, request: web.Request) -> web.Response | None:
    """Live through a fault. None: the request goes on as if nothing had been."""
    if fault.delay:
        await asyncio.sleep(fault.delay)
    if fault.gate:
        await fault.gate.wait()
    if fault.drops:
        if request.transport:
            request.transport.abort()
        return web.Response(status=444)
    if fault.status is None:
        return None
    return _json(fault.status, fault.body, fault.headers)


def _too_fast(verdict: Verdict) -> web.Response:
    wait = round(verdict.retry_after or 0.0, 3)
    body = {"message": "You are being rate limited.", "retry_after": wait, "global": verdict.is_global}
    return _json(429, body, {**verdict.headers, "Retry-After": str(wait), "Via": "1.1 google"})


def _response(refusal: DiscordError, headers: dict[str, str] | None = None) -> web.Response:
    extra = {"Via": "1.1 google", "Retry-After": str(refusal.retry_after)} if refusal.status == 429 else {}
    return _json(refusal.status, refusal.body(), {**(headers or {}), **extra})


def _json(status: int, body: Any, headers: dict[str, str]) -> web.Response:
    """As Discord sends it: application/json without a charset, which is what libraries look for."""
    data = json.dumps(body, separators=(",", ":")).encode()
    return web.Response(status=status, body=data, headers=headers, content_type="application/json")
