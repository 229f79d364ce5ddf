"""What moderators read when the volunteer role could not be given or taken: why, and what to click."""

from cogs.volunteers.models import RoleProblem
from core.translation import t


def give_again() -> str:
    return t("Give the role again")


def take_again() -> str:
    return t("Take the role again")


def role_problem(problem: RoleProblem, user_id: int, role_id: int | None, *, taking: bool) -> str:
    role = f"<@&{role_id}>" if role_id else t("the volunteer role")
    by_hand = (
        t("Or take {role} from <@{user}> yourself: click their name, then the ✖ at the role.", role=role, user=user_id)
        if taking
        else t(
            "Or give {role} to <@{user}> yourself: click their name, then **+** under Roles.", role=role, user=user_id
        )
    )
    again = take_again() if taking else give_again()
    return f"⚠️ {_why(problem, user_id, role, again)} {by_hand if problem not in _NOT_BY_HAND else ''}".rstrip()


_NOT_BY_HAND = (RoleProblem.LEFT, RoleProblem.ROLE_GONE)


def _why(problem: RoleProblem, user_id: int, role: str, again: str) -> str:
    match problem:
        case RoleProblem.NO_PERMISSION:
            return t(
                "I may not manage roles. Open **Server Settings → Roles → Greenroom → Permissions**, turn on **Manage "
                "Roles**, and press **{again}**.",
                again=again,
            )
        case RoleProblem.TOO_LOW:
            return t(
                "My role stands below {role}. Open **Server Settings → Roles**, drag **Greenroom** above it, and press "
                "**{again}**.",
                role=role,
                again=again,
            )
        case RoleProblem.ROLE_GONE:
            return t(
                "The volunteer role is not set or was deleted. Open `/setup`, press **Choose roles**, pick one, and "
                "press **{again}**.",
                again=again,
            )
        case RoleProblem.LEFT:
            return t(
                "<@{user}> is no longer in the server. If they come back, press **{again}**.", user=user_id, again=again
            )
        case RoleProblem.REFUSED:
            return t(
                "Discord did not let me change {role}. Run `/setup` and press **Check**, then press **{again}**.",
                role=role,
                again=again,
            )


def role_is_tried_again() -> str:
    return t("I try again now. If it does not work, the card and `/moderator volunteers` say why.")
