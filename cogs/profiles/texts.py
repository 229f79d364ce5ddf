"""Every sentence about profiles, availability, needs and blocks."""

from collections.abc import Sequence
from datetime import datetime

from cogs.profiles.models import Need, Needs, Profile, Topic
from core.quoting import quoted
from core.times import PART_HOURS, Availability, Days, Part, discord_time, windows_in_words
from core.translation import t

ROOM_FOR_NAMES = 700
ROOM_FOR_DOUBTS = 1400
ROOM_IN_PANEL = 150
"""Characters that one line of a panel about everything can have."""


def fitting(names: Sequence[str], room: int) -> str:
    """As many of the names as fit in a line of this many characters, and how many more there are."""
    shown = list(names)
    while len(", ".join(shown)) > room and len(shown) > 1:
        shown.pop()
    line = ", ".join(shown)
    return line if len(shown) == len(names) else t("{names} and {more} more", names=line, more=len(names) - len(shown))


# Profile.


def topic_word(topic: Topic) -> str:
    return {Topic.FIELD: t("field"), Topic.LEVEL: t("level"), Topic.LANGUAGE: t("language")}[topic]


def profile_lines(profile: Profile, group_language: str | None, room: int = ROOM_FOR_NAMES) -> list[str]:
    """`group_language` is what counts for somebody who named no language; None where that is not to be said."""
    languages = fitting([quoted(name) for name in profile.languages], room)
    if not languages and group_language:
        languages = t("{language} (the group's, until you name one)", language=group_language)
    nothing = t("not said")
    return [
        t("**Fields:** {fields}", fields=fitting([quoted(name) for name in profile.fields], room) or nothing),
        t("**Level:** {level}", level=profile.level or nothing),
        t("**Languages:** {languages}", languages=languages or nothing),
    ]


def profile(profile: Profile, group_language: str) -> str:
    return "\n".join(
        [
            t("## Your profile\nMatching uses it; only you see this."),
            *profile_lines(profile, group_language),
            t("`/me profile` with a field, a level or a language adds it; naming it again takes it out."),
        ]
    )


def added(topic: Topic, name: str) -> str:
    return t("Added the {topic} **{name}**.", topic=topic_word(topic), name=quoted(name))


def level_set(name: str) -> str:
    return t("Your level is now **{name}**.", name=name)


def removed(topic: Topic, name: str) -> str:
    return t("Took out the {topic} **{name}**.", topic=topic_word(topic), name=quoted(name))


def takes_out(label: str) -> str:
    return t("{label} · takes it out", label=label)


def too_many_entries(topic: Topic, most: int) -> str:
    return t(
        "You have named {most} already, the most that matching can use. Name one again to take it out, then add this "
        "{topic}.",
        most=most,
        topic=topic_word(topic),
    )


def unknown_field(typed: str, fields: Sequence[str]) -> str:
    return t(
        "“{typed}” is not a field of this group. Please choose one of these: {fields}.",
        typed=quoted(typed),
        fields=fitting([quoted(field) for field in fields], ROOM_FOR_NAMES),
    )


def language_label(name: str, own_name: str) -> str:
    return name if name == own_name else t("{name} ({own_name})", name=name, own_name=own_name)


def unknown_language(typed: str) -> str:
    return t(
        "I know no language called “{typed}”. `/me profile` shows suggestions while you type its English name.",
        typed=quoted(typed),
    )


# Availability.

AVAILABILITY_FORM_TITLE = "When can you, week after week?"
WINDOWS_FIELD = "Exact times, if you like"
WINDOWS_HELP = "Every week, in your own time zone. Separate several with a semicolon."
WINDOWS_EXAMPLE = "Tue 18:00-20:00; Sat 9am-noon"


def days_word(days: Days) -> str:
    return {Days.WEEKDAY: t("Weekdays"), Days.SATURDAY: t("Saturdays"), Days.SUNDAY: t("Sundays")}[days]


def part_word(part: Part) -> str:
    return {Part.MORNING: t("morning"), Part.AFTERNOON: t("afternoon"), Part.EVENING: t("evening")}[part]


def part_label(part: Part) -> str:
    first, last = PART_HOURS[part]
    return t("{part}, {first}:00 to {last}:00", part=part_word(part).capitalize(), first=first, last=last)


def part_of_week(days: Days, part: Part) -> str:
    return t("{days}: {part}", days=days_word(days), part=part_label(part).lower())


def availability_lines(availability: Availability, room: int = ROOM_FOR_NAMES) -> list[str]:
    lines = []
    for days in Days:
        parts = [part_word(part) for part in Part if (days, part) in availability.parts]
        if parts:
            lines.append(t("- {days}: {parts}", days=days_word(days), parts=", ".join(parts)))
    if availability.windows:
        windows = [windows_in_words([window]) for window in availability.windows]
        lines.append(t("- Exactly: {windows}", windows=fitting(windows, room)))
    return lines


def availability_saved(availability: Availability, zone: str, next_at: datetime | None) -> str:
    if not availability:
        return t("Saved: you have named no times. Matching then asks you for times with each request.")
    hours = ", ".join(part_label(part).lower() for part in Part)
    said = [
        t("Saved. Every week, in your time zone ({zone}):", zone=zone),
        *availability_lines(availability),
        t("-# {hours}. When you change your zone, these times go with you.", hours=hours.capitalize()),
    ]
    if next_at is not None:
        said.append(t("The next of these begins {when}.", when=discord_time(next_at)))
    return "\n".join(said)


def windows_unclear(doubts: Sequence[str]) -> str:
    shown = list(doubts)
    while sum(map(len, shown)) > ROOM_FOR_DOUBTS:
        shown.pop()
    listed = "\n".join(f"- {doubt}" for doubt in shown)
    if len(shown) < len(doubts):
        listed += "\n" + t("- and {more} more like these", more=len(doubts) - len(shown))
    return t(
        "Your ticks are saved. The exact times stay as they were, because I never guess:\n{doubts}\n"
        "Please correct them with `/me availability`.",
        doubts=listed,
    )


def too_many_windows(most: int) -> str:
    return t(
        "Your ticks are saved. The exact times stay as they were: there are more than {most}. Parts of day may say it "
        "in fewer; `/me availability` opens the form again.",
        most=most,
    )


# Needs.

NEEDS_FORM_TITLE = "What helps you in an interview?"
NEEDS_FIELD = "This helps me"
NEEDS_HELP = "Tick any. You need no reason, and nobody asks for one."
OTHER_FIELD = "Anything else that helps"
OTHER_HELP = "What to do, not why: please no health details. Your host reads this."
OTHER_EXAMPLE = "Write questions into the chat as well; one question at a time"


def need_word(need: Need) -> str:
    return {
        Need.QUESTIONS_IN_ADVANCE: t("questions in advance"),
        Need.CAPTIONS: t("captions"),
        Need.MORE_TIME: t("more time"),
        Need.CAMERA_OFF: t("camera off"),
        Need.BREAKS: t("breaks"),
    }[need]


def need_label(need: Need) -> str:
    return {
        Need.QUESTIONS_IN_ADVANCE: t("Questions in advance, a day or two before"),
        Need.CAPTIONS: t("Captions, or questions in writing too"),
        Need.MORE_TIME: t("More time to answer"),
        Need.CAMERA_OFF: t("Camera off"),
        Need.BREAKS: t("Breaks"),
    }[need]


def needs_words(needs: Needs) -> str:
    """In one line, as the host reads it."""
    ticked = ", ".join(need_word(need) for need in Need if need in needs.ticked)
    return "; ".join(filter(None, (ticked, needs.other)))


def needs_saved(needs: Needs, about_health: Sequence[str]) -> str:
    if not needs:
        return t("Saved: you have named nothing. You can at any time, with `/me needs`.")
    said = [
        t(
            "Saved: {needs}.\nA volunteer who is asked to take your request reads this, without your name. Once an "
            "interview is booked, its host reads it in your private thread, which moderators can open; nobody who "
            "watches can.",
            needs=needs_words(needs),
        )
    ]
    if about_health:
        said.append(
            t(
                "💡 You wrote “{words}”. Your host needs only what to do, never why: if you like, take it out again "
                "with `/me needs`. It stays yours to decide.",
                words=quoted(", ".join(about_health)),
            )
        )
    return "\n".join(said)


# /me show.


def about_me(profile: Profile, availability: Availability, needs: Needs) -> list[str]:
    """What there is, and for what is missing the command that sets it."""
    lines: list[str] = []
    missing: list[str] = []
    if profile == Profile():
        missing.append("`/me profile`")
    else:
        lines += profile_lines(profile, None, ROOM_IN_PANEL)
    if availability:
        lines += [t("**Availability**, every week in your zone:"), *availability_lines(availability, ROOM_IN_PANEL)]
    else:
        missing.append("`/me availability`")
    if needs:
        lines.append(t("**Needs:** {needs}", needs=_shortened(needs_words(needs))))
    else:
        missing.append("`/me needs`")
    if missing:
        lines.append(t("-# Not said yet, and helpful for matching: {commands}", commands=", ".join(missing)))
    return lines


def _shortened(text: str) -> str:
    return text if len(text) <= ROOM_IN_PANEL else text[:ROOM_IN_PANEL] + "…"
