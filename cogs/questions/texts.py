"""Every sentence about the questions of those who watch."""

from collections.abc import Sequence

from cogs.questions.models import Part, Question, QuestionState
from core.translation import t

ASK_A_QUESTION = t("Ask a question")
PLUS_ONE = t("+1")
ANSWERED = t("Answered")
SKIP = t("Skip")
TAKE_NEXT = t("Take next")
TAKE_IT_BACK = t("Take it back")
ASK_ANYWAY = t("Ask mine as well")
PLUS_ONE_THAT = t("+1 that one")

FORM_TITLE = t("Your question")
QUESTION_FIELD = t("What would you like to know?")
QUESTION_HELP = t("One thing at a time, and about the work or the interview.")
QUESTION_EXAMPLE = t("What would have made the second answer stronger?")
UNNAMED_FIELD = t("Your name")
UNNAMED = t("Ask it without my name")
UNNAMED_HELP = t("Nobody sees then who asked: not the room, not the two who meet, not the moderators.")


# Refusals


def no_such_interview() -> str:
    return t("I do not find that interview. `/interview watch` shows those that you can watch.")


def no_such_question() -> str:
    return t("That question is not in the queue any more.")


def nobody_watches() -> str:
    return t("Nobody watches this interview, so it has no queue of questions. You can simply ask.")


def not_open() -> str:
    return t("Questions open 15 minutes before the interview begins. `/interview watch` shows when that is.")


def is_over() -> str:
    return t("This interview is over, and so are its questions. The two have the list of what was asked.")


def no_interview_now() -> str:
    return t("No interview is on for which you have a seat. `/interview watch` shows what is coming up.")


def seat_first() -> str:
    return t("Questions are for those who watch: press **Watch** on the interview's card or panel, and then ask.")


def for_those_who_lead() -> str:
    return t("The two who meet choose what comes next. With **+1** you say which question you want most.")


def own_question() -> str:
    return t("It is your own question, so it has your voice already.")


def enough_of_yours(count: int) -> str:
    return t(
        "{count} of your questions are waiting already. Take one back, or wait until some are answered.", count=count
    )


def empty() -> str:
    return t("There is no question in it. Write one, and send it again.")


def held_back(words: str, why: str, instead: str) -> str:
    """`words` are the exact words that it is about."""
    if words:
        return t(
            "I have not passed this on, because of “{words}”. {why}\n**You could ask:** {instead}",
            words=words[:100],
            why=why,
            instead=instead,
        )
    return t("I have not passed this on. {why}\n**You could ask:** {instead}", why=why, instead=instead)


# Answers


def asked(is_anonymous: bool) -> str:
    if is_anonymous:
        return t("Your question is in the queue, without your name. Others can add their **+1**.")
    return t("Your question is in the queue. Others can add their **+1**.")


def similar(question: Question) -> str:
    return t(
        "Somebody has asked nearly the same: “{body}”\nGive that one your voice, or ask yours as well?",
        body=question.body,
    )


def voted(body: str) -> str:
    return t("Your **+1** is counted for “{body}”.", body=body)


def voted_before(body: str) -> str:
    return t("Your **+1** for “{body}” counts already, once.", body=body)


def taken_back() -> str:
    return t("Your question is taken back. Nobody was told whose it was.")


def now_answering(question: Question | None) -> str:
    if question is None:
        return t("No question is waiting. New ones can still come.")
    return t("Now: “{body}”", body=question.body)


# The queue


def title(is_open: bool) -> str:
    return t("## 🙋 Questions") if is_open else t("## 🙋 Questions that were asked")


def how_it_works(part: Part) -> str:
    if part is Part.QUESTIONS:
        return t("Ask anything, and add your **+1** to what you want to know as well: the most wanted comes next.")
    return t("Ask now, and add your **+1** to what you want to know as well. It is answered after the interview.")


def nothing_yet() -> str:
    return t("No question yet. Yours could be the first.")


def nothing_asked() -> str:
    return t("Nobody asked anything this time.")


def being_answered(question: Question) -> str:
    return t("🎙️ **Now:** {line}", line=line(question))


def line(question: Question) -> str:
    """With whose it is, where they let it be said, and how many want to know it."""
    said = question.body
    if question.shown_asker:
        said = t("{body} · <@{asker}>", body=said, asker=question.shown_asker)
    return t("{said} · **{count}**", said=said, count=voices(question.votes)) if question.votes else said


def voices(count: int) -> str:
    """How many others want to know it as well."""
    return t("+{count}", count=count)


def more_waiting(count: int) -> str:
    return t("-# One more is waiting.") if count == 1 else t("-# {count} more are waiting.", count=count)


def counts(answered: int, skipped: int) -> str:
    return t("-# Answered: {answered}, passed: {skipped}", answered=answered, skipped=skipped)


def panel_ref(interview_id: int, part: str) -> str:
    return f"questions {interview_id}.{part}"


# The record


def record_intro(count: int, file_name: str) -> str:
    one = t("One question was asked today. It is in **{name}**, for the two of you.", name=file_name)
    many = t(
        "{count} questions were asked today. They are in **{name}**, for the two of you.", count=count, name=file_name
    )
    return one if count == 1 else many


RECORD_NAME = "questions.txt"


def record(questions: Sequence[Question]) -> str:
    """The written record: what was asked, and what became of it, without names."""
    headings = {
        QuestionState.ANSWERED: t("Answered"),
        QuestionState.TAKEN: t("Being answered when it ended"),
        QuestionState.WAITING: t("There was no time for"),
        QuestionState.SKIPPED: t("Passed"),
    }
    parts = []
    for state, heading in headings.items():
        lines = [
            f"- {one.body}" + f" ({voices(one.votes)})" * bool(one.votes) for one in questions if one.state is state
        ]
        if lines:
            parts.append("\n".join([heading, *lines]))
    return "\n\n".join(parts) + "\n"


def record_ref(interview_id: int) -> str:
    return f"questions {interview_id}"


def job(kind: str) -> str:
    if kind.endswith("record"):
        return t("giving the two of an interview the list of what was asked")
    return t("showing the questions of an interview")


def choice(when: str, interview_id: int) -> str:
    return t("{when} · #{id}", when=when, id=interview_id)
