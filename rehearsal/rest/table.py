"""All routes of this package."""

from rehearsal.rest import (
    applications,
    channels,
    commands,
    gateway_address,
    guilds,
    members,
    messages,
    reactions,
    roles,
    scheduled_events,
    stages,
    thread_lists,
    threads,
    users,
)
from rehearsal.rest.context import Route

ROUTES: list[Route] = [
    *gateway_address.ROUTES,
    *users.ROUTES,
    *applications.ROUTES,
    *commands.ROUTES,
    *guilds.ROUTES,
    *members.ROUTES,
    *roles.ROUTES,
    *channels.ROUTES,
    *threads.ROUTES,
    *thread_lists.ROUTES,
    *messages.ROUTES,
    *reactions.ROUTES,
    *scheduled_events.ROUTES,
    *stages.ROUTES,
]
