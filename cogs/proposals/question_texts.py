"""What is said about a question that a volunteer asks before deciding: the two forms, and what the member reads."""

from datetime import datetime

from cogs.proposals.texts import quoted
from core.times import discord_time
from core.translation import t


def ask_title() -> str:
    return t("Ask for details")


def ask_label() -> str:
    return t("Your question to the member")


def ask_description() -> str:
    return t("They read it without your name. The time to answer the offer stays the same.")


def question_passed_on(due_at: datetime) -> str:
    return t(
        "I pass your question on, without your name. The answer will appear with the offer. Please answer the offer "
        "itself by {when}.",
        when=discord_time(due_at),
    )


def question_title(group: str) -> str:
    return t("💬 **A volunteer thinks about your interview request and has a question** · {group}", group=group)


def question_about(field: str, kind: str) -> str:
    return t("Your request: {field} · {kind}", field=field, kind=kind)


def question_hint(due_at: datetime) -> str:
    return t(
        "They do not learn your name from the answer, so please leave it out. It helps most before {when}.",
        when=discord_time(due_at),
    )


def your_answer(answer: str) -> str:
    return t("✔️ **You answered:**\n{answer}", answer=quoted(answer))


def question_closed() -> str:
    return t("⚪ No longer needed: the offer this was about has ended. Your request goes on by itself.")


def answer_title() -> str:
    return t("Answer the volunteer")


def answer_label() -> str:
    return t("Your answer")


def answer_description() -> str:
    return t("The volunteer reads it with the offer, without your name.")


def answer_passed_on() -> str:
    return t("Thank you. The volunteer reads it with the offer.")
