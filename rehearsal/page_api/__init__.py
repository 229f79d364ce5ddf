"""What the page talks to: one WebSocket of what a person sees, and small requests for what they do."""

from rehearsal.page_api.api import PageApi

__all__ = ["PageApi"]
