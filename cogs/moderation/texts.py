"""Every sentence about settings and the audit trail, and the words that this feature's other texts share."""

from collections.abc import Collection, Sequence

from cogs.moderation.models import AuditEntry, Channel, Kind, Role, Spec
from cogs.moderation.permission_words import permission_list
from core.settings import DEFAULTS, SettingValue
from core.translation import t

OLDER = "Older"
NEWEST = "Newest"
NEXT_PAGE = "Next page"
PREVIOUS_PAGE = "Previous page"

LONGEST_QUOTE = 60
LONGEST_AUDIT_PART = 120

NONE_MEANS = {
    "member_role": "everyone is a member",
    "volunteer_role": "nobody is a volunteer yet",
    "moderator_role": "whoever has Manage Server",
}

ONE_OF = {
    "minutes": "minute",
    "hours": "hour",
    "days": "day",
    "interviews": "interview",
    "people": "person",
    "misses": "miss",
    "pages": "page",
}
"""The units of numbers, for just one."""

PURPOSES = {
    "timezone": "for everybody who has not chosen their own",
    "language": "what I write in",
    "fields": "what people work in",
    "member_role": "who may take part",
    "volunteer_role": "who interviews and reviews; I give it to those you approve",
    "moderator_role": "who moderates, besides those with Manage Server",
    "announcements_channel": "open slots and open interviews",
    "interviews_channel": "a private thread for each interview",
    "resume_channel": "the resume queue, and a private thread for each review",
    "tips_channel": "tips, on a schedule",
    "moderator_channel": "applications, reports, and what I could not do",
    "stage_channel": "where interviews with an audience take place",
    "interview_minutes": "length of the interview itself",
    "agenda": "the phases of an interview",
    "grace_minutes": "how long to wait before somebody counts as missing",
    "free_cancel_hours": "cancelling at least this long before the start costs nothing",
    "answer_hours": "time to answer an offer",
    "reveal_hours": "after this, a member sees the feedback there is, even if one side is missing",
    "reminders": "before each interview",
    "active_bookings": "how many a member may have booked at a time",
    "cooldown_days": "between two turns of a member, while others wait",
    "audience_limit": "how many may watch one interview",
    "standby_minutes": "time to take a freed slot",
    "misses_before_pause": "then bookings pause until a moderator has looked",
    "notice_hours": "shortest notice, for volunteers who set none",
    "buffer_minutes": "break between two interviews, for volunteers who set none",
    "weekly_limit": "most interviews a week, for volunteers who set none",
    "claim_hours": "time to review a claimed resume",
    "resume_days": "then a resume that nobody reviewed is deleted",
    "resume_pages": "how long a resume may be",
    "resume_mb": "how large a resume file may be",
    "recording": "whether people may ask to record an interview",
    "recording_days": "how long a recording may be kept",
    "matching": "whether I match requests with slots by myself every day",
    "matching_time": "when the daily matching is",
    "tips_schedule": "when a tip is posted",
}


def quote(said: str) -> str:
    said = " ".join(said.replace("`", "'").split())
    return f"“{said if len(said) <= LONGEST_QUOTE else said[:LONGEST_QUOTE] + '…'}”"


def mention(thing: Role | Channel) -> str:
    return f"<@&{thing.id}>" if isinstance(thing, Role) else f"<#{thing.id}>"


# What settings take, and how their values read


TAKES = {
    Kind.ZONE: "**{name}** takes a city, a region or a zone such as `Europe/Berlin`.",
    Kind.CHOICE: "**{name}** takes {choices}.",
    Kind.FIELDS: "**{name}** takes up to {most} names with commas between them.",
    Kind.ROLE: "**{name}** takes a role: a mention, its id or its name.",
    Kind.TEXT_CHANNEL: "**{name}** takes a text channel: a mention, its id or its name.",
    Kind.ROOM: "**{name}** takes a stage or voice channel: a mention, its id or its name.",
    Kind.NUMBER: "**{name}** takes a whole number of {unit} from {least} to {most}.",
    Kind.REMINDERS: "**{name}** takes up to 5 times from 5m to 7d, such as `24h, 2h, 15m`, or `off`.",
    Kind.TIME_OF_DAY: "**{name}** takes a time of day such as `09:00`, `18:30` or `6:30 pm`.",
    Kind.WEEKLY_TIME: "**{name}** takes days and a time, such as `Mon,Thu 09:00`, or `off`.",
}


def takes(spec: Spec) -> str:
    """One sentence with the accepted range."""
    return t(
        TAKES[spec.kind],
        name=spec.name,
        choices=" or ".join(f"`{choice}`" for choice in spec.choices),
        unit=spec.unit,
        least=spec.least,
        most=spec.most,
    )


def value_words(spec: Spec, value: SettingValue) -> str:
    """A value as people read it, and as they could type it."""
    match spec.kind:
        case _ if value is None:
            return t("none ({meaning})", meaning=NONE_MEANS[spec.name]) if spec.name in NONE_MEANS else t("none")
        case Kind.ROLE:
            return f"<@&{value}>"
        case Kind.TEXT_CHANNEL | Kind.ROOM:
            return f"<#{value}>"
        case Kind.NUMBER:
            return t("{number} {unit}", number=value, unit=one_of(spec.unit) if value == 1 else spec.unit)
        case Kind.REMINDERS if isinstance(value, tuple):
            return ", ".join(duration_words(int(minutes)) for minutes in value) or t("off")
        case Kind.FIELDS if isinstance(value, tuple):
            return ", ".join(map(str, value))
    return str(value)


def one_of(unit: str) -> str:
    return ONE_OF.get(unit, unit)


def duration_words(minutes: int) -> str:
    if minutes >= 2 * 24 * 60 and minutes % (24 * 60) == 0:
        return f"{minutes // (24 * 60)}d"
    hours, rest = divmod(minutes, 60)
    return f"{hours}h {rest}m" if hours and rest else f"{hours}h" if hours else f"{rest}m"


def default_words(spec: Spec) -> str:
    default: SettingValue = getattr(DEFAULTS, spec.name)
    if default is None:
        return t("none")
    if spec.kind is Kind.FIELDS and isinstance(default, tuple):
        return t("{first} and {more} more", first=", ".join(map(str, default[:3])), more=len(default) - 3)
    return value_words(spec, default)


def setting_line(spec: Spec, value: SettingValue) -> str:
    is_default = value == getattr(DEFAULTS, spec.name)
    shown = value_words(spec, value)
    origin = t("default") if is_default else t("default: {value}", value=default_words(spec))
    return f"`{spec.name}` **{shown}** ({origin})\n-# {PURPOSES[spec.name]}"


def settings_title(page: int, pages: int) -> str:
    return t("## Settings ({page} of {pages})", page=page, pages=pages)


def how_to_change(command: str) -> str:
    return t("-# Change one with {command}; the value `default` resets it.", command=command)


def setting_changed(spec: Spec, old: SettingValue, new: SettingValue) -> str:
    if old == new:
        return t("**{name}** is {value} already, so nothing changed.", name=spec.name, value=value_words(spec, new))
    return t(
        "**{name}** is now **{new}**. It was {old}.",
        name=spec.name,
        new=value_words(spec, new),
        old=value_words(spec, old),
    )


def default_choice(shown: str) -> str:
    return t("default: {value}", value=shown)


def deleted() -> str:
    return t("deleted")


# Refusals


def no_such_setting(said: str, near: Sequence[str]) -> str:
    if near:
        names = ", ".join(f"`{name}`" for name in near)
        return t("There is no setting {said}. Did you mean {names}?", said=quote(said), names=names)
    return t("There is no setting {said}. `/settings show` lists them all.", said=quote(said))


def not_a_value(spec: Spec, said: str) -> str:
    return t("{said} does not fit. {takes}", said=quote(said), takes=takes(spec))


def no_such_zone(said: str) -> str:
    return t(
        "I know no single time zone for {said}. Please name a city, or a zone such as `Europe/Berlin`.",
        said=quote(said),
    )


def no_such_thing(spec: Spec, said: str, near: Sequence[Role | Channel]) -> str:
    if near:
        names = ", ".join(mention(thing) for thing in near)
        return t("I found no {said}. Did you mean {names}? {takes}", said=quote(said), names=names, takes=takes(spec))
    return t("I found no {said} here. {takes}", said=quote(said), takes=takes(spec))


def several_of_that_name(said: str, found: Sequence[Role | Channel]) -> str:
    shown = [
        f"{mention(thing)} (`{thing.id}`{t(', in {category}', category=thing.category) if thing.category else ''})"
        if isinstance(thing, Channel)
        else f"{mention(thing)} (`{thing.id}`)"
        for thing in found[:10]
    ]
    return t(
        "{count} are called {said}: {shown}. Please mention the one you mean, or give its id.",
        count=len(found),
        said=quote(said),
        shown=", ".join(shown),
    )


def wrong_kind_of_channel(spec: Spec, channel: Channel) -> str:
    kind = channel.kind.value
    article = "an" if kind[0] in "aeiou" else "a"
    return t(
        "{channel} is {article} {kind}. {takes}",
        channel=mention(channel),
        article=article,
        kind=kind,
        takes=takes(spec),
    )


def no_private_threads_there(spec: Spec, channel: Channel) -> str:
    return t(
        "{channel} is an announcement channel, where Discord allows no private threads. "
        "**{name}** needs an ordinary text channel.",
        channel=mention(channel),
        name=spec.name,
    )


def managed_role(role: Role) -> str:
    return t(
        "{role} belongs to an app or to Discord, so nobody can give it to people. Please choose another role.",
        role=mention(role),
    )


def powerful_role(role: Role, powers: Collection[str]) -> str:
    return t(
        "{role} carries {powers}, and I would give it to every volunteer. Please choose a role without these.",
        role=mention(role),
        powers=permission_list(powers),
    )


def wrong_number_of_fields(count: int, most: int) -> str:
    if count == 0:
        return t("Please name at least one field, with commas between them.")
    return t("These are {count} fields; {most} is the most I can offer in a list.", count=count, most=most)


def not_a_field(name: str, longest: int) -> str:
    return t(
        "{name} cannot be a field: up to {longest} characters, without marks such as * _ ` < > @.",
        name=quote(name),
        longest=longest,
    )


# The audit trail


def audit_title() -> str:
    return t("## Who changed what")


def audit_empty() -> str:
    return t("## Who changed what\nNothing has been changed yet.")


def audit_line(entry: AuditEntry) -> str:
    who = f"<@{entry.user_id}>" if entry.user_id else t("somebody who had their data deleted")
    parts = [part for part in (_cut(entry.subject), _cut(entry.detail)) if part]
    return f"<t:{int(entry.made_at.timestamp())}:f> {who} `{entry.action}` {': '.join(parts)}"


def _cut(part: str) -> str:
    return part if len(part) <= LONGEST_AUDIT_PART else part[:LONGEST_AUDIT_PART] + "…"


def audit_change(spec: Spec, old: SettingValue, new: SettingValue) -> str:
    return f"{value_words(spec, old)} → {value_words(spec, new)}"
