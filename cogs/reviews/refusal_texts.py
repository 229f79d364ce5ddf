"""What people read when something about reviews cannot be done, and what to do instead."""

from cogs.reviews.models import State
from core.translation import t


def not_set_up() -> str:
    return t(
        "Resumes cannot be reviewed yet: this group has no channel for private threads. A moderator can run `/setup`."
    )


def no_such_submission() -> str:
    return t("I find no such resume in the queue. `/resume queue` shows those that wait.")


def no_such_review() -> str:
    return t("I find no such review of yours. `/resume queue` shows resumes that wait for one.")


def nothing_to_review(is_volunteer: bool) -> str:
    if is_volunteer:
        return t("You have no resume to review at the moment. `/resume next` gives you the one that waits longest.")
    return t("No review of yours is there at the moment. `/resume mine` shows where your resumes stand.")


def suspended() -> str:
    return t("The moderators have suspended you as a volunteer. Please talk to one of them first.")


def own_resume() -> str:
    return t("This one is yours, and somebody else's eyes see more. `/resume next` gives you another.")


def already_claimed() -> str:
    return t("Somebody else has just claimed this one. `/resume next` gives you the next.")


def not_for_you() -> str:
    """One sentence for every reason, so that it tells nothing about any of them."""
    return t(
        "I keep this one for another reviewer: who reviewed it gives no second opinion, who knows an earlier version "
        "is asked first, and not every profile goes with every resume. `/resume next` gives you one that fits."
    )


def nothing_fits(some_wait: bool) -> str:
    if some_wait:
        return t(
            "Nothing that waits fits what you offer. `/resume queue` shows what there is, and `/volunteer profile` "
            "changes your fields."
        )
    return t("No resume waits at the moment. Thank you for asking! New ones are announced in the group.")


def too_many_claims(count: int) -> str:
    return t(
        "You have {count} resumes claimed already. Hand one in or **Release** one first: `/resume review` shows them.",
        count=count,
    )


def handed_in_already() -> str:
    return t("This review is handed in already. What you want to add can go into its thread.")


def claim_over(state: State) -> str:
    if state is State.RELEASED:
        return t("You gave this one back. Your draft is kept: claim it again with `/resume claim` to go on.")
    return t("Your time for this one ran out. Your draft is kept: claim it again with `/resume claim` to go on.")


def result_missing() -> str:
    return t("Still missing: the result, in **Advice and result**. Then you can **Hand in**.")


def top_missing() -> str:
    return t("Still missing: the most important changes, in **Advice and result**. Then you can **Hand in**.")


def words_missing() -> str:
    return t("Still missing: a few words, in any part. Even “ready to send” helps more with a reason.")


def held_back() -> str:
    return t(
        "Some words are about something that is legally protected, so they stay here until you change them. "
        "**Write review** shows which, and why."
    )


def review_gone() -> str:
    return t("This review is gone, with the resume that it was about. `/resume submit` gets you a new one.")


def no_changes() -> str:
    return t("This review names no changes that could become a goal. `/resume review` shows what it says.")


def question_missing() -> str:
    return t("Please write your question.")


def no_such_choice() -> str:
    return t("Please choose one of the listed answers.")
