"""The words of a review: its form, the reviewer's draft, and what its member reads and does."""

from collections.abc import Sequence

from cogs.reviews.models import LONGEST_QUESTION, Answer, Part, Result, Review
from cogs.reviews.texts import about, person, said
from cogs.submissions.models import Submission
from core.times import discord_time
from core.translation import t

RESULT_WORDS = {Result.CHANGES: t("✏️ Changes suggested"), Result.READY: t("✅ Ready to send")}
PART_WORDS = {
    Part.CONTENT: t("Content"),
    Part.DETAILS: t("Details"),
    Part.ADVICE: t("Advice and result"),
}
ANSWER_WORDS = {
    Answer.TOP: t("The three most important changes"),
    Answer.MUST: t("Must fix"),
    Answer.SHOULD: t("Should fix"),
    Answer.NICE: t("Nice to have"),
    Answer.FIT: t("Fit for the target role"),
    Answer.FIRST_SECONDS: t("The first ten seconds"),
    Answer.BULLETS: t("Bullets"),
    Answer.ORDER: t("Order and layout"),
    Answer.LENGTH: t("Length"),
    Answer.LANGUAGE: t("Language"),
    Answer.FORMAT: t("Format that software can read"),
    Answer.DATES: t("Dates and gaps"),
    Answer.PRIVACY: t("Private details left in it"),
}


# The desk


def desk_title(submission: Submission) -> str:
    return t("### Your review: {about}", about=about(submission))


def desk_state(review: Review) -> str:
    if review.is_handed_in:
        assert review.handed_in_at is not None
        return t("✅ Handed in {when}.", when=discord_time(review.handed_in_at))
    if review.is_claimed:
        thread = t("\nThe resume: <#{thread}>", thread=review.thread_id) if review.thread_id else ""
        return t("📝 A draft, yours until {due}.{thread}", due=discord_time(review.due_at), thread=thread)
    return draft_kept()


def draft_kept() -> str:
    return t("Your claim is over, but what you wrote is kept. Claim the resume again to go on with it.")


def result_line(result: Result) -> str:
    return t("**Result:** {result}", result=RESULT_WORDS[result])


def answer_line(name: Answer, text: str) -> str:
    """What has several lines begins on one of its own: it may be a list."""
    if "\n" in text:
        return t("**{name}:**\n{text}", name=ANSWER_WORDS[name], text=text)
    return t("**{name}:** {text}", name=ANSWER_WORDS[name], text=text)


# The forms


def form_title(part: Part) -> str:
    return {
        Part.CONTENT: t("Review 1 of 3: content"),
        Part.DETAILS: t("Review 2 of 3: details"),
        Part.ADVICE: t("Review 3 of 3: advice and result"),
    }[part]


def hint(name: Answer) -> str:
    return {
        Answer.TOP: t("What would help most if they do only three things?"),
        Answer.MUST: t("What costs them the interview: say where, and how to change it."),
        Answer.SHOULD: t("What would make it clearly better."),
        Answer.NICE: t("Small things."),
        Answer.FIT: t("What speaks for the role, and what does not show yet?"),
        Answer.FIRST_SECONDS: t("What did you know about them after ten seconds?"),
        Answer.BULLETS: t("Do they say what was done, how, and what came of it? Quote one and make it better."),
        Answer.ORDER: t("Is what counts on top? Is it easy to skim?"),
        Answer.LENGTH: t("Too long, too short, right?"),
        Answer.LANGUAGE: t("Mistakes, unclear words, jargon."),
        Answer.FORMAT: t("Tables, columns, pictures or icons that application software trips over."),
        Answer.DATES: t("Missing or unclear dates, gaps a recruiter would ask about."),
        Answer.PRIVACY: t("What should not be in a resume: birth date, photo, address, other people's names."),
    }[name]


def result_label() -> str:
    return t("Result")


# The review, as the member reads it


def review_title(part: Part, review: Review) -> str:
    match part:
        case Part.CONTENT:
            return t("### Review: content")
        case Part.DETAILS:
            return t("### Review: details")
        case _:
            assert review.result is not None
            return t(
                "### {result}\n{member}, this is what {reviewer} advises. It is one person's view: take what helps.",
                result=RESULT_WORDS[review.result],
                member=person(review.member_id),
                reviewer=person(review.reviewer_id),
            )


def part_ref(review_id: int, part: Part) -> str:
    return t("Review #{number} · {part}", number=review_id, part=PART_WORDS[part])


def thanked() -> str:
    return t("Your thanks are on their way. They are what volunteers come back for.")


def thanked_already() -> str:
    return t("You thanked them already, and they know.")


def ask_title() -> str:
    return t("Ask your reviewer back")


def ask_label() -> str:
    return t("Your question")


def ask_hint() -> str:
    return t("They are mentioned in the review's thread and can answer you there.")


def question(review: Review, text: str) -> str:
    return t(
        "{reviewer}, {member} asks back:\n{quoted}",
        reviewer=person(review.reviewer_id),
        member=person(review.member_id),
        quoted=_quoted(text),
    )


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}" for line in text[:LONGEST_QUESTION].splitlines())


def question_ref(review_id: int) -> str:
    return t("Question about review #{number}", number=review_id)


def asked() -> str:
    return t("Asked. The answer comes in the review's thread.")


def asked_in_new_thread() -> str:
    return t(
        "The thread of this review was deleted. I make it anew, with the review in it, and put your question there: "
        "look for it in a minute."
    )


def nobody_to_ask(question: str) -> str:
    """With the question, where there is one, so that it can be asked somebody else."""
    left = t(
        "Your reviewer is not a volunteer here any more, so nobody would answer. **Second opinion** puts the same "
        "resume into the queue again, for another volunteer."
    )
    return t("{left}\nYour question:\n{quoted}", left=left, quoted=_quoted(question)) if question else left


def choose_goals() -> str:
    return t("🎯 **Which changes do you want to work on?** They become your goals, and only you see them there.")


def choose_goals_placeholder() -> str:
    return t("Choose one or more")


def goals_made(chosen: Sequence[str]) -> str:
    lines = "\n".join(t("- {goal}", goal=said(one)) for one in chosen)
    return t(
        "🎯 **Among your goals:**\n{lines}\nI suggest the first as the aim when you next hand in a resume or ask for a "
        "mock interview. `/me show` leads to your goals.",
        lines=lines,
    )


def second_asked() -> str:
    return t("Your resume is in the queue again. Another volunteer will look at it, not the same one.")
