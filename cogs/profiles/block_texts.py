"""Every sentence about whom somebody never wants to meet. None of them is ever said to anybody else."""

from cogs.profiles.models import Blocks
from cogs.profiles.texts import ROOM_IN_PANEL, fitting
from core.quoting import quoted
from core.translation import t

ROOM_IN_LIST = 850
"""Characters for the people, and as many for the employers."""


def blocked_person(user_id: int) -> str:
    return t(
        "Done, and confidential: <@{user}> and you are kept apart. Neither can book the other's times, you are "
        "never matched, and nobody is told, not they either.\n"
        "An interview with them that is booked already stays until you cancel it with `/interview cancel`, and a "
        "resume review that has begun until you withdraw your resume with `/resume mine`, or give back theirs with "
        "`/resume release`. "
        "`/me unblock` takes this back.",
        user=user_id,
    )


def blocked_employer(name: str) -> str:
    return t(
        "Done, and confidential: you are never matched with people who work for **{name}**, where a volunteer has "
        "named their employer. Nobody is told. `/me unblock` takes this back.",
        name=quoted(name),
    )


def unblocked_person(user_id: int) -> str:
    return t("Done: you no longer block <@{user}>. Nobody is told.", user=user_id)


def unblocked_employer(name: str) -> str:
    return t("Done: you no longer block **{name}**. Nobody is told.", name=quoted(name))


def person_not_blocked(user_id: int) -> str:
    return t("You do not block <@{user}>. `/me block` shows whom you do.", user=user_id)


def employer_not_blocked(name: str) -> str:
    return t("You do not block “{name}”. `/me block` shows whom you do.", name=quoted(name))


def cannot_block_yourself() -> str:
    return t("That is you. To keep your own times from being booked, withdraw them with `/volunteer slots`.")


def cannot_block_bots() -> str:
    return t("That is a bot: it takes part in no interviews.")


def no_employer(typed: str) -> str:
    return t("I cannot read “{typed}” as an employer's name. Please type it in letters.", typed=quoted(typed))


def too_many_blocks(most: int) -> str:
    return t("You block {most} already, the most there is room for. `/me unblock` takes one back.", most=most)


def about_me(blocks: Blocks) -> list[str]:
    """The lines of /me show."""
    return [t("**Blocked**, and nobody is told:"), *block_lines(blocks, ROOM_IN_PANEL)] if blocks else []


def block_list(blocks: Blocks) -> str:
    if not blocks:
        return t(
            "## Whom you never meet\nNobody so far. `/me block` with a person or an employer keeps you apart from them "
            "in bookings and matches. It is confidential: nobody is told."
        )
    lines = block_lines(blocks, ROOM_IN_LIST)
    return "\n".join([t("## Whom you never meet\nOnly you see this, and nobody is told."), *lines])


def block_lines(blocks: Blocks, room: int) -> list[str]:
    lines = []
    if blocks.people:
        lines.append(t("- People: {people}", people=fitting([f"<@{one.user_id}>" for one in blocks.people], room)))
    if blocks.employers:
        names = [quoted(one.name) for one in blocks.employers]
        lines.append(t("- Employers: {employers}", employers=fitting(names, room)))
    return lines
