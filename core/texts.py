"""Sentences that belong to no single feature."""

from core.actor import Who
from core.translation import t


def not_allowed(who: Who) -> str:
    match who:
        case Who.MODERATOR:
            return t("This is for moderators. If you should be one, ask somebody with Manage Server.")
        case Who.VOLUNTEER:
            return t("This is for volunteers. `/help` shows how to become one.")
        case _:
            return t("This is for members of the group. Ask a moderator to give you the member role.")


def only_in_a_server() -> str:
    return t("Please use this in the group's server, not in a direct message.")


def no_longer_in_the_group() -> str:
    return t("This belongs to a group where you, or I, no longer are, so there is nothing to do here any more.")


def defect(code: str, *, may_be_done: bool = False) -> str:
    if may_be_done:
        return t(
            "Something went wrong on my side, but what you did may be done already. Please look before you do it "
            "again; if it happens again, tell a moderator the code **{code}**.",
            code=code,
        )
    return t(
        "Something went wrong on my side, and nothing was changed. Please try again; if it happens again, "
        "tell a moderator the code **{code}**.",
        code=code,
    )


def outdated_control() -> str:
    return t("This button is from an older version of me. `/help` shows the command that does the same.")


def what_you_typed() -> str:
    return t("Here is what you typed, so nothing is lost:")


def missing_permission(channel: str, *, may_be_done: bool = False) -> str:
    said = t(
        "Discord does not let me do that here{channel}. A moderator can run `/setup` and press **Check** to see which "
        "permission is missing.",
        channel=channel,
    )
    return f"{said} {_look_first()}" if may_be_done else said


def discord_unwell(*, may_be_done: bool = False) -> str:
    if may_be_done:
        return t("Discord did not do all that I asked just now. {look_first}", look_first=_look_first())
    return t("Discord did not do what I asked just now. Please try again in a minute.")


def _look_first() -> str:
    return t("What you did may be done already: please look before you do it again.")


def private_thread_name(user_id: int) -> str:
    """Ends with the person's id, by which the thread is found again."""
    return t("For you · {user}", user=user_id)


def channel_gone(channel_id: int) -> str:
    return t(
        "The channel <#{channel}> is gone or hidden from me. A moderator can choose another with `/setup`.",
        channel=channel_id,
    )
