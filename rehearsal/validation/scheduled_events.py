"""What a scheduled event may be: names and lengths, times, and what each kind of place needs."""

from datetime import datetime, timedelta
from typing import Any

from rehearsal.events import Json
from rehearsal.state.scheduled_events import ACTIVE, CANCELED, COMPLETED, EXTERNAL, IN_STAGE, IN_VOICE, SCHEDULED
from rehearsal.validation.form import Form

FURTHEST = timedelta(days=5 * 366)
TRANSITIONS = {SCHEDULED: (ACTIVE, CANCELED), ACTIVE: (COMPLETED,)}


def check_event(body: Any, now: datetime, before: Json | None = None) -> Json:
    """The given fields as stored. `before` is the event that is edited. Raises 50035."""
    form = Form()
    if not form.thing("", body, required=True):
        form.finish()
    is_new = before is None
    event = {**(before or {}), **{key: value for key, value in body.items() if key != "image"}}
    form.text("name", event.get("name"), 1, 100, required=True)
    form.text("description", event.get("description"), 0, 1000)
    form.choice("privacy_level", event.get("privacy_level"), (2,), required=is_new)
    form.choice("entity_type", event.get("entity_type"), (IN_STAGE, IN_VOICE, EXTERNAL), required=True)
    _check_place(form, event)
    _check_times(form, body, event, now, is_new)
    if before and body.get("status") is not None and body["status"] != before["status"]:
        _check_status(form, before["status"], body["status"])
    form.finish()
    return _stored(body, event)


def _check_place(form: Form, event: Json) -> None:
    if event.get("entity_type") == EXTERNAL:
        metadata = event.get("entity_metadata")
        if metadata is None or not form.thing("entity_metadata", metadata):
            metadata = {}
        form.text("entity_metadata.location", metadata.get("location"), 1, 100, required=True)
        if event.get("channel_id"):
            form.refuse("channel_id", "BASE_TYPE_CHOICES", "An external event has no channel.")
        if not event.get("scheduled_end_time"):
            form.missing("scheduled_end_time")
    elif not event.get("channel_id"):
        form.missing("channel_id")


def _check_times(form: Form, body: Json, event: Json, now: datetime, is_new: bool) -> None:
    start = form.time("scheduled_start_time", event.get("scheduled_start_time"), required=True)
    end = form.time("scheduled_end_time", event.get("scheduled_end_time"))
    if start and "scheduled_start_time" in body:
        if event.get("status", SCHEDULED) != SCHEDULED and not is_new:
            sentence = "The start of an active event cannot change."
            form.refuse("scheduled_start_time", "GUILD_SCHEDULED_EVENT_START_LOCKED", sentence)
        elif start <= now:
            sentence = "Cannot schedule event in the past."
            form.refuse("scheduled_start_time", "GUILD_SCHEDULED_EVENT_SCHEDULE_PAST", sentence)
        elif start - now > FURTHEST:
            sentence = "Cannot schedule an event that far in the future."
            form.refuse("scheduled_start_time", "GUILD_SCHEDULED_EVENT_SCHEDULE_TOO_FAR", sentence)
    if start and end and end <= start:
        sentence = "Cannot schedule event to end before it starts."
        form.refuse("scheduled_end_time", "GUILD_SCHEDULED_EVENT_END_BEFORE_START", sentence)


def _check_status(form: Form, old: int, new: Any) -> None:
    if new not in TRANSITIONS.get(old, ()):
        sentence = f"Cannot change the status from {old} to {new}."
        form.refuse("status", "GUILD_SCHEDULED_EVENT_INVALID_STATUS_TRANSITION", sentence)


def _stored(body: Json, event: Json) -> Json:
    names = (
        "name", "description", "scheduled_start_time", "scheduled_end_time", "privacy_level", "entity_type",
        "channel_id", "entity_metadata", "status", "recurrence_rule",
    )  # fmt: skip
    stored = {name: body[name] for name in names if name in body}
    if event["entity_type"] == EXTERNAL:
        stored["channel_id"] = None
    elif "entity_type" in body:
        stored["entity_metadata"] = body.get("entity_metadata")
    if stored.get("channel_id"):
        stored["channel_id"] = str(stored["channel_id"])
    return stored
