"""Why something about matching cannot be done, and what to do instead."""

from core.translation import t


def pin_impossible() -> str:
    """One sentence for every limit, pause, other booking or confidential wish: nobody can tell which it is."""
    return t(
        "These two cannot be put together at that time: somebody's limits, other bookings or wishes are in the way. "
        "Please choose another time."
    )


def request_gone() -> str:
    return t("That request does not wait any more. `/moderator match` shows those that do.")


def slot_gone() -> str:
    return t("That time is not open any more. Please choose another one.")


def ruling_gone() -> str:
    return t("That was lifted already. `/moderator match` shows how things are now.")


def cannot_match_now() -> str:
    return t("Working out the best matching took too long just now. Nothing was changed; please try again in a minute.")
