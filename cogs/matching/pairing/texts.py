"""Every sentence about matching: reasons for pairs, and what stands in the way of the others."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Literal

from cogs.matching.pairing.models import Rule
from core.times import duration, markup
from core.translation import t

Days = Literal["any", "weekday", "Saturday", "Sunday"]
Part = Literal["morning", "afternoon", "evening"]


def listed(words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return t("{first} and {last}", first=", ".join(words[:-1]), last=words[-1])


# Why two were put together.


def field_and_language(field: str, languages: Iterable[str]) -> str:
    return t("{field}, and both speak {languages}", field=field, languages=listed(sorted(languages)))


def same_kind(kind: str) -> str:
    return t("offers what was asked for: {kind}", kind=kind)


def same_level(level: str) -> str:
    return t("for this level: {level}", level=level)


def meets_deadline(deadline_at: datetime) -> str:
    return t("in time for the deadline of {when}", when=markup(deadline_at))


def first_time() -> str:
    return t("never matched before")


def waited(days: int) -> str:
    return t("has waited for a day") if days == 1 else t("has waited for {days} days", days=days)


def spread(bookings: int) -> str:
    if bookings == 0:
        return t("the volunteer was not booked in the last four weeks")
    if bookings == 1:
        return t("the volunteer was booked once in the last four weeks")
    return t("the volunteer was booked {count} times in the last four weeks", count=bookings)


def pinned() -> str:
    return t("chosen by a moderator")


def broken(rule: Rule) -> str:
    """What an override overrides."""
    said = {
        Rule.FORBIDDEN: t("a moderator ruled this pair out"),
        Rule.FIELD: t("the volunteer does not offer this field"),
        Rule.LANGUAGE: t("they share no language"),
        Rule.WINDOW: t("it is outside the member's times"),
        Rule.NOTICE: t("it starts sooner than the volunteer's notice"),
        Rule.PAUSED: t("the volunteer takes a pause"),
        Rule.WEEK_FULL: t("it is more than the volunteer's weekly limit"),
        Rule.VOLUNTEER_BUSY: t("it comes too close to another interview of the volunteer"),
        Rule.BOOKINGS: t("the member has as many bookings as one may have"),
        Rule.MEMBER_BUSY: t("it comes too close to another interview of the member"),
        Rule.REPEAT: t("the same two meet within 60 days"),
        Rule.APART: pin_impossible(),
    }
    return said[rule]


def pin_is_gone() -> str:
    return t("The request or the slot is not open any more, or is in another pinned pair.")


def pin_impossible() -> str:
    return t("This pair cannot be made.")


# What stands in the way.


def enough_bookings() -> str:
    return t("You have as many bookings as one may have at a time. Your request is matched after one of them.")


def other_request_matched() -> str:
    return t("Another request of yours was matched this time.")


def others_come_first(count: int) -> str:
    if count == 1:
        return t("One time would fit you. It went to somebody who comes first this time.")
    return t("{count} times would fit you. They went to others who come first this time.", count=count)


def volunteers_fill_up(count: int) -> str:
    if count == 1:
        return t(
            "One more time would fit you, but others meet its volunteer around then, as much as there is room for."
        )
    return t(
        "{count} more times would fit you, but others meet their volunteers around then, as much as there is room for.",
        count=count,
    )


def no_windows() -> str:
    return t("You have not said when you have time. `/me availability` is where you can.")


def nobody_for_field(field: str) -> str:
    return t("No volunteer for {field} offers times at present.", field=field)


def nobody_speaks(field: str, languages: Sequence[str]) -> str:
    if len(languages) == 1:
        return t("No volunteer for {field} who offers times speaks {language}.", field=field, language=languages[0])
    return t("No volunteer for {field} who offers times speaks one of your languages.", field=field)


def nobody_free(field: str) -> str:
    return t("No volunteer for {field} has room for an interview at present.", field=field)


def nobody_then(field: str, parts: Sequence[tuple[Days, Part]]) -> str:
    if not parts:
        return t("No volunteer for {field} offers one of your times.", field=field)
    when = listed([_part(days, part) for days, part in parts])
    return t("No volunteer for {field} offers {when}.", field=field, when=when)


def _part(days: Days, part: Part) -> str:
    named = {"morning": t("mornings"), "afternoon": t("afternoons"), "evening": t("evenings")}[part]
    match days:
        case "any":
            return named
        case "weekday":
            return t("weekday {part}", part=named)
        case "Saturday":
            return t("Saturday {part}", part=named)
        case "Sunday":
            return t("Sunday {part}", part=named)


def in_the_way(rule: Rule, field: str) -> str:
    """Of the slots inside the member's times."""
    match rule:
        case Rule.NOTICE:
            return t("Some of the times that fit are too soon for their volunteers.")
        case Rule.MEMBER_BUSY:
            return t("Some of the times that fit come too close to another interview of yours.")
        case Rule.REPEAT:
            return t("Some of the times that fit are with somebody you meet, or met, within 60 days.")
        case _:
            return t("Volunteers for {field} have no room at some of the times that fit.", field=field)


def near(rule: Rule, starts_at: datetime, outside: timedelta, languages: Iterable[str]) -> str:
    when = markup(starts_at)
    match rule:
        case Rule.WINDOW:
            return t("{when} is {distance} outside your times.", when=when, distance=duration(outside))
        case Rule.LANGUAGE:
            return t("{when} would be in {languages}.", when=when, languages=listed(sorted(languages)))
        case Rule.NOTICE:
            return t("{when} is too soon for the volunteer.", when=when)
        case Rule.MEMBER_BUSY:
            return t("{when} comes too close to another interview of yours.", when=when)
        case _:
            return t("{when} is with somebody you meet, or met, within 60 days.", when=when)
