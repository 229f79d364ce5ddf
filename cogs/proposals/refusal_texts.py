"""Why an offer cannot be answered like this, and what to do instead."""

from cogs.interviews.models import Obstacle
from cogs.proposals.models import State, Why
from core.translation import t


def no_such_offer() -> str:
    return t("I cannot find that offer. `/volunteer requests` shows what waits for your answer.")


def answered_already(state: State, because: Why) -> str:
    return {
        State.ACCEPTED: t("You have accepted this offer already. `/interview list` shows your interviews."),
        State.DECLINED: t("You have declined this offer already; somebody else is asked. Thank you for answering."),
        State.EXPIRED: t("The time to answer this offer is over, so I ask somebody else. Thank you for looking at it."),
        State.VOID: void(because),
        State.OPEN: t("This offer is open: please press **Accept** or **Decline**."),
    }[state]


def void(because: Why) -> str:
    """As the volunteer reads it. Nothing may tell what the member did, beyond needing it no longer."""
    return {
        Why.WITHDRAWN: t("The member no longer needs this interview. Thank you for looking at it."),
        Why.SLOT_GONE: t("That time of yours is no longer open, so this offer is off. I ask somebody else."),
        Why.UNREACHABLE: t("I could not reach you with this offer, so I asked somebody else."),
        Why.UNAVAILABLE: t("This offer is off, because you take no bookings at that time now. I ask somebody else."),
        Why.TOO_LATE: t("There is too little time left before that slot, so this offer is off. I ask somebody else."),
        Why.IMPOSSIBLE: t("This interview is no longer possible, through no fault of yours. Nothing was booked."),
        Why.NOT_VOID: "",
    }[because]


def choose_a_time() -> str:
    return t("Please press **Accept** and choose a time from the list.")


def outside_their_windows() -> str:
    return t("The member is not free then any more. Please press **Accept** again for the times as they are now.")


def choose_another_time(obstacle: Obstacle) -> str:
    if obstacle is Obstacle.WEEK_FULL:
        return t("Your week is full at that time. Please choose a time in another week.")
    if obstacle is Obstacle.VOLUNTEER_BUSY:
        return t("You have another interview too close to that time. Please choose another.")
    return t("That time is no longer possible. Please choose another.")


def on_a_break() -> str:
    return t("You are on a break just now. `/volunteer pause` ends it; then you can take this request.")


def request_gone() -> str:
    return t("That request is no longer open. `/volunteer requests` shows those that are.")


def nothing_written() -> str:
    return t("There was nothing written. Please press the button again and write a sentence.")


def one_question_at_a_time() -> str:
    return t("Your earlier question waits for an answer, which will appear with the offer. You can decide meanwhile.")


def enough_questions(most: int) -> str:
    return t(
        "You have asked {most} questions about this offer, which is all it has room for. The rest is for the "
        "interview itself; please press **Accept** or **Decline**.",
        most=most,
    )


def question_held_back(words: str, why: str, instead: str) -> str:
    """`words` are the exact words that it is about."""
    return t(
        "I have not passed your question on yet, because of “{words}”. {why}\n**You could ask:** {instead}",
        words=words[:100],
        why=why,
        instead=instead,
    )


def no_such_question() -> str:
    return t("I cannot find that question. It may have been taken back.")


def question_answered() -> str:
    return t("You have answered this question already. Thank you.")


def question_too_late() -> str:
    return t("This question is no longer open, because the offer it was about has ended. There is nothing to do.")
