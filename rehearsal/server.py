"""The local Discord as one HTTP server on 127.0.0.1: REST, gateway and files on one port.

server = Rehearsal(clock)
await server.start()
...                                  # discord.py: Route.BASE = server.api_url, DEFAULT_GATEWAY = server.gateway_url
await server.close()
"""

from collections.abc import Awaitable, Callable

from aiohttp import web

from core.clock import Clock
from rehearsal.gateway import Gateway
from rehearsal.interactions import Callbacks, Followups, Interactions
from rehearsal.page_api import PageApi, static
from rehearsal.page_api.actions import Actions
from rehearsal.rest.api import RestApi
from rehearsal.rest.table import ROUTES
from rehearsal.world import World

HOST = "127.0.0.1"
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Rehearsal:
    """One local Discord and all that serves it. Port 0 takes any free one."""

    def __init__(
        self,
        clock: Clock,
        world: World | None = None,
        port: int = 0,
        *,
        first_answer_seconds: float = 3.0,
        token_seconds: float = 900.0,
    ) -> None:
        self.clock = clock
        self.world = world or World(clock)
        self.port = port
        self.gateway = Gateway(self.world)
        self.interactions = Interactions(
            self.world, first_answer_seconds=first_answer_seconds, token_seconds=token_seconds
        )
        self.api = RestApi(
            self.world, [*ROUTES, *Callbacks(self.interactions).routes(), *Followups(self.interactions).routes()]
        )
        self.zones: dict[int, str] = {}
        """The IANA zone of each person, for the page; Discord's own API never tells it."""
        self.page = PageApi(self)
        self.faults = self.api.faults
        self.requests = self.api.requests
        self._runner: web.AppRunner | None = None

    @property
    def base_url(self) -> str:
        return f"http://{HOST}:{self.port}"

    @property
    def api_url(self) -> str:
        return f"{self.base_url}/api/v10"

    @property
    def gateway_url(self) -> str:
        return f"ws://{HOST}:{self.port}/gateway"

    async def start(self) -> None:
        app = web.Application(middlewares=[self._refuse_foreigners], client_max_size=26 * 1024 * 1024)
        self.api.mount(app)
        app.router.add_get("/gateway", self.gateway.accept)
        app.router.add_get("/gateway/", self.gateway.accept)
        Actions(self, self.page).mount(app)
        app.router.add_get("/{path:.*}", static.serve)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, HOST, self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self.world.base_url = self.base_url
        self.gateway.url = self.gateway_url

    async def close(self) -> None:
        self.gateway.close_connections()
        self.interactions.close()
        await self.page.close()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> "Rehearsal":
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    def is_own_origin(self, origin: str) -> bool:
        return origin.removeprefix("http://") in self._own_hosts() and origin.startswith("http://")

    def _own_hosts(self) -> tuple[str, str]:
        return f"{HOST}:{self.port}", f"localhost:{self.port}"

    @web.middleware
    async def _refuse_foreigners(self, request: web.Request, handler: _Handler) -> web.StreamResponse:
        """Other sites open in the same browser, or names that point at this machine, get nothing."""
        origin = request.headers.get("Origin")
        if request.host not in self._own_hosts() or (origin is not None and not self.is_own_origin(origin)):
            raise web.HTTPForbidden(text="This server answers only to its own page and to bots on this machine.")
        return await handler(request)
