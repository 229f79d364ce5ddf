"""The calendar file of an interview: the same UID for ever, a SEQUENCE that rises with each change."""

from datetime import datetime

from icalendar import Calendar, Event, vUri

from cogs.interviews import thread_texts
from cogs.interviews.models import Interview, State

FILE_NAME = "interview.ics"


def calendar_file(interview: Interview, place: str, now: datetime) -> bytes:
    """Instants are written in UTC, so that no calendar can get the zone wrong."""
    is_off = interview.state not in (State.BOOKED, State.HELD, State.FINISHED)
    link = f"https://discord.com/channels/{interview.guild_id}/{interview.thread_id}" if interview.thread_id else ""
    event = Event()
    event.add("uid", f"interview-{interview.id}-{interview.guild_id}@greenroom")
    event.add("sequence", interview.sequence)
    event.add("dtstamp", now)
    event.add("dtstart", interview.starts_at)
    event.add("dtend", interview.ends_at)
    event.add("summary", thread_texts.event_name(interview.field, interview.kind))
    event.add("status", "CANCELLED" if is_off else "CONFIRMED")
    event.add("description", thread_texts.calendar_description(interview.goals, link))
    if place:
        event.add("location", place)
    if link:
        event.add("url", vUri(link))
    calendar = Calendar()
    calendar.add("prodid", "-//Greenroom//Mock interviews//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if is_off else "PUBLISH")
    calendar.add_component(event)
    return bytes(calendar.to_ical())
