"""All routes of this package."""

from rehearsal.rest import gateway_address, users
from rehearsal.rest.context import Route

ROUTES: list[Route] = [*gateway_address.ROUTES, *users.ROUTES]
