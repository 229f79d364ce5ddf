"""Discord's gateway: bots connect by WebSocket, identify, and hear what their intents and permissions let them hear."""

from rehearsal.gateway.gateway import Gateway

__all__ = ["Gateway"]
