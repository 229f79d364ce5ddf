"""A group's settings: what moderators may change, with defaults. `/settings` checks what is typed; this stores it."""

import json
from dataclasses import dataclass, fields
from typing import Any
from zoneinfo import ZoneInfo

from data.database import Transaction

DEFAULT_FIELDS = (
    "Software",
    "Data",
    "Design",
    "Product",
    "Marketing",
    "Sales",
    "Finance",
    "Operations",
    "People",
    "Healthcare",
    "Education",
    "Customer service",
    "Administration",
    "Trades",
    "Legal",
    "Other",
)


@dataclass(frozen=True)
class Settings:
    """Durations are in the unit that their name says; `reminders` are minutes before the start, longest first."""

    timezone: str = "UTC"
    language: str = "English"
    fields: tuple[str, ...] = DEFAULT_FIELDS
    member_role: int | None = None
    volunteer_role: int | None = None
    moderator_role: int | None = None
    announcements_channel: int | None = None
    interviews_channel: int | None = None
    resume_channel: int | None = None
    tips_channel: int | None = None
    moderator_channel: int | None = None
    stage_channel: int | None = None
    interview_minutes: int = 30
    agenda: str = "Standard 75"
    grace_minutes: int = 10
    free_cancel_hours: int = 24
    answer_hours: int = 48
    reveal_hours: int = 72
    notice_hours: int = 12
    buffer_minutes: int = 15
    weekly_limit: int = 2
    reminders: tuple[int, ...] = (24 * 60, 2 * 60, 15)
    active_bookings: int = 1
    cooldown_days: int = 14
    audience_limit: int = 25
    standby_minutes: int = 30
    misses_before_pause: int = 3
    claim_hours: int = 48
    resume_days: int = 14
    resume_pages: int = 10
    resume_mb: int = 8
    recording: str = "off"
    recording_days: int = 14
    matching: str = "auto"
    matching_time: str = "09:00"
    tips_schedule: str = "Mon,Thu 09:00"

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)


SETTING_NAMES = tuple(field.name for field in fields(Settings))
DEFAULTS = Settings()

SettingValue = str | int | tuple[str, ...] | tuple[int, ...] | None


async def get_settings(tx: Transaction, guild_id: int) -> Settings:
    rows = await tx.all("SELECT name, value FROM guild_setting WHERE guild_id = ?", (guild_id,))
    values: dict[str, Any] = {}
    for row in rows:
        if row["name"] in SETTING_NAMES:
            value = json.loads(row["value"])
            values[row["name"]] = tuple(value) if isinstance(value, list) else value
    return Settings(**values)


async def set_setting(tx: Transaction, guild_id: int, name: str, value: SettingValue) -> None:
    """Store one checked value; the default is stored as nothing, so that a better default reaches old groups."""
    if value == getattr(DEFAULTS, name):
        await tx.run("DELETE FROM guild_setting WHERE guild_id = ? AND name = ?", (guild_id, name))
    else:
        await tx.run(
            "INSERT OR REPLACE INTO guild_setting (guild_id, name, value) VALUES (?, ?, ?)",
            (guild_id, name, json.dumps(value)),
        )
