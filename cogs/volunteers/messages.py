"""What people are told privately about their application, and about how they stand."""

from cogs.volunteers import texts
from cogs.volunteers.models import Application, State, Volunteer


def decision(application: Application, group: str) -> str | None:
    """What the moderators decided; None while there is nothing to say."""
    match application.state:
        case State.APPROVED:
            return texts.approved_message(group)
        case State.DECLINED:
            return texts.declined_message(group, application.reason)
        case _:
            return None


def standing(volunteer: Volunteer, group: str) -> str:
    if volunteer.suspension is not None:
        return texts.suspended_message(group, volunteer.suspension.because)
    return texts.lifted_message(group)
