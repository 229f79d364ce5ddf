"""Every sentence that says what to do differently, about asks."""

from cogs.asks.models import State
from core.translation import t


def which_role() -> str:
    return t("**The role:** please name it, such as “data analyst at Acme, final interview”.")


def role_too_long(most: int) -> str:
    return t(
        "**The role:** a few words do, such as “data analyst at Acme, final interview”. Please keep the role, and the "
        "employer's name, to {most} words.",
        most=most,
    )


def which_skill() -> str:
    return t("**What to ask about:** please name one skill or experience, such as “SQL” or “presenting to executives”.")


def one_skill(typed: str) -> str:
    return t(
        "**What to ask about:** this looks like several things. One is easier to answer, and gets answered more often: "
        "which would help you most?"
    )


def skill_in_a_few_words() -> str:
    return t(
        "**What to ask about:** please name the thing itself and leave the question to me: “SQL”, “presenting to "
        "executives”, “my case study”."
    )


def skill_too_long(most: int) -> str:
    return t(
        "**What to ask about:** please name it in at most {most} words, such as “presenting to executives”.", most=most
    )


def valued_too_long(most: int) -> str:
    return t(
        "**What you valued:** at most {most} words, please: one thing, such as “the tour of the workshop”.", most=most
    )


def when_declined(reason: str) -> str:
    return t(
        "**How and when it was declined:** {reason}\nThe day is enough: “email, yesterday”, “phone, 20 November”.",
        reason=reason,
    )


def no_day_given() -> str:
    return t("I miss the day.")


def still_to_come() -> str:
    return t("that day is still to come.")


def too_long_ago() -> str:
    return t("that is more than a year ago, so please check the year.")


def no_such_ask() -> str:
    return t("I find no such request of yours. `/feedback asks` lists those that there are.")


def too_many(most: int) -> str:
    return t(
        "You have {most} requests open, the most that I keep at once. `/feedback asks` lists them: please close one "
        "first.",
        most=most,
    )


def empty_text() -> str:
    return t("The message is empty. To drop it, press **Discard**.")


def not_now(state: State) -> str:
    return {
        State.DRAFTED: t("This message is not marked as sent yet. `/feedback asks` has **I sent it**."),
        State.RESTING: t("This message is not marked as sent yet. `/feedback asks` has **I sent it**."),
        State.SENT: t("This message is marked as sent already. `/feedback asks` shows what can come next."),
        State.ANSWERED: t("You have noted an answer to this one already. `/feedback asks` shows it."),
        State.SILENT: t("This one is marked as unanswered already. `/feedback asks` shows what can come next."),
        State.CLOSED: t("This one is closed already. `/feedback asks` shows those that are open."),
    }[state]
