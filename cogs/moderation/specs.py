"""Every setting: where it is shown, what it takes, and in which range."""

from cogs.moderation.models import Kind, Section, Spec


def _number(name: str, section: Section, least: int, most: int, unit: str) -> Spec:
    return Spec(name, section, Kind.NUMBER, least, most, unit)


_SPECS = (
    Spec("timezone", Section.GROUP, Kind.ZONE),
    Spec("language", Section.GROUP, Kind.CHOICE, choices=("English",)),
    Spec("fields", Section.GROUP, Kind.FIELDS, 1, 25),
    Spec("member_role", Section.ROLES, Kind.ROLE),
    Spec("volunteer_role", Section.ROLES, Kind.ROLE),
    Spec("moderator_role", Section.ROLES, Kind.ROLE),
    Spec("announcements_channel", Section.CHANNELS, Kind.TEXT_CHANNEL),
    Spec("interviews_channel", Section.CHANNELS, Kind.TEXT_CHANNEL),
    Spec("resume_channel", Section.CHANNELS, Kind.TEXT_CHANNEL),
    Spec("tips_channel", Section.CHANNELS, Kind.TEXT_CHANNEL),
    Spec("moderator_channel", Section.CHANNELS, Kind.TEXT_CHANNEL),
    Spec("stage_channel", Section.CHANNELS, Kind.ROOM),
    _number("interview_minutes", Section.INTERVIEWS, 20, 60, "minutes"),
    Spec("agenda", Section.INTERVIEWS, Kind.CHOICE),
    _number("grace_minutes", Section.INTERVIEWS, 5, 30, "minutes"),
    _number("free_cancel_hours", Section.INTERVIEWS, 0, 168, "hours"),
    _number("answer_hours", Section.INTERVIEWS, 1, 168, "hours"),
    _number("reveal_hours", Section.INTERVIEWS, 1, 168, "hours"),
    Spec("reminders", Section.INTERVIEWS, Kind.REMINDERS, 5, 7 * 24 * 60),
    _number("active_bookings", Section.INTERVIEWS, 1, 5, "interviews"),
    _number("cooldown_days", Section.INTERVIEWS, 0, 90, "days"),
    _number("audience_limit", Section.INTERVIEWS, 0, 500, "people"),
    _number("standby_minutes", Section.INTERVIEWS, 5, 240, "minutes"),
    _number("misses_before_pause", Section.INTERVIEWS, 2, 10, "misses"),
    _number("notice_hours", Section.VOLUNTEERS, 0, 168, "hours"),
    _number("buffer_minutes", Section.VOLUNTEERS, 0, 120, "minutes"),
    _number("weekly_limit", Section.VOLUNTEERS, 1, 20, "interviews"),
    _number("claim_hours", Section.RESUMES, 1, 168, "hours"),
    _number("resume_days", Section.RESUMES, 1, 90, "days"),
    _number("resume_pages", Section.RESUMES, 1, 20, "pages"),
    _number("resume_mb", Section.RESUMES, 1, 10, "MB"),
    Spec("recording", Section.RECORDING, Kind.CHOICE, choices=("off", "ask")),
    _number("recording_days", Section.RECORDING, 1, 30, "days"),
    Spec("matching", Section.MATCHING, Kind.CHOICE, choices=("auto", "manual")),
    Spec("matching_time", Section.MATCHING, Kind.TIME_OF_DAY),
    Spec("tips_schedule", Section.MATCHING, Kind.WEEKLY_TIME),
)

SPECS = {spec.name: spec for spec in _SPECS}

ROLE_SETTINGS = tuple(spec.name for spec in _SPECS if spec.kind is Kind.ROLE)
TEXT_CHANNEL_SETTINGS = tuple(spec.name for spec in _SPECS if spec.kind is Kind.TEXT_CHANNEL)
CHANNEL_SETTINGS = (*TEXT_CHANNEL_SETTINGS, "stage_channel")
PRIVATE_THREAD_SETTINGS = ("interviews_channel", "resume_channel")
"""Channels in which private threads are made, which announcement channels cannot have."""
