"""Interactions: what people do with an application's commands, components and forms, and how its bot answers."""

from rehearsal.interactions.callbacks import Callbacks
from rehearsal.interactions.followups import Followups
from rehearsal.interactions.interaction import Interaction, InteractionType, Outcome
from rehearsal.interactions.interactions import Interactions

__all__ = ["Callbacks", "Followups", "Interaction", "InteractionType", "Interactions", "Outcome"]
