"""Times as people type, mean and read them. Pure: the moment and the zone are always given.

Importing this package settles which time-zone data the process uses.
"""

from core.times.availability import PART_HOURS, Availability, Days, Part, WeeklyWindow, open_windows
from core.times.availability_texts import windows_in_words
from core.times.grammar.weekly import WindowsRead, read_windows
from core.times.reading import BareDate, Past, Reading, Unreadable, read_when
from core.times.recurrence import Occurrence, Skipped, Weekly
from core.times.suggestions import WhenSuggestion, suggest_whens
from core.times.wall import ClockChange, changes_between, instants_of, local_date, wall_of, wall_time
from core.times.windows import day_of, end_of_day, start_of_day, week_of
from core.times.wording import (
    clock_change_warning,
    clock_changes_between,
    day_words,
    discord_time,
    duration,
    is_unsocial,
    markup,
    place_of,
    words,
    zone_shown,
)
from core.times.zone_data import ZoneDataMissing, check_zone_data, prefer_newest_zone_data
from core.times.zones import ZoneSuggestion, find_zone, suggest_zones

__all__ = [
    "PART_HOURS",
    "Availability",
    "BareDate",
    "ClockChange",
    "Days",
    "Occurrence",
    "Part",
    "Past",
    "Reading",
    "Skipped",
    "Unreadable",
    "Weekly",
    "WeeklyWindow",
    "WhenSuggestion",
    "WindowsRead",
    "ZoneDataMissing",
    "ZoneSuggestion",
    "changes_between",
    "check_zone_data",
    "clock_change_warning",
    "clock_changes_between",
    "day_of",
    "day_words",
    "discord_time",
    "duration",
    "end_of_day",
    "find_zone",
    "instants_of",
    "is_unsocial",
    "local_date",
    "markup",
    "open_windows",
    "place_of",
    "read_when",
    "read_windows",
    "start_of_day",
    "suggest_whens",
    "suggest_zones",
    "wall_of",
    "wall_time",
    "week_of",
    "windows_in_words",
    "words",
    "zone_shown",
]

prefer_newest_zone_data()
