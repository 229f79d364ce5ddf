"""Every sentence about recording an interview."""

from collections.abc import Sequence
from datetime import datetime

from cogs.consent.models import Answer, Standing
from core.translation import t

AGREE = t("Agree")
NO = t("No")
WITHDRAW = t("Withdraw")
POST_THE_LINK = t("Post the link")
SOMEBODY_ELSE = t("Somebody else speaks")

LINK_TITLE = t("The recording")
LINK_FIELD = t("Link")
LINK_HELP = t("Sent to those alone who spoke and agreed, and removed from here when its time is over.")
LINK_EXAMPLE = t("https://…")

CHOOSE_SPEAKER = t("Who will speak as well?")


def what_you_agree_to(days: int) -> str:
    """With other words, raise TEXT_VERSION: consent is to these."""
    return t(
        "**What is recorded:** the sound and picture of whoever speaks. **By whom:** the volunteer, by their own "
        "means; I record nothing myself. **Who gets the link:** those who spoke and agreed, nobody else, for {days} "
        "days; then I remove it. **If you say no,** the interview goes on just the same, without a recording, and "
        "nobody is told a reason. **If you change your mind,** **Withdraw** ends the recording at once and removes "
        "the link; whoever recorded is asked to delete the file, which I cannot do for them.",
        days=days,
    )


def title(standing: Standing) -> str:
    return {
        Standing.ON: t("## ⏺️ May be recorded: everybody agreed"),
        Standing.WAITING: t("## ⏸️ May this interview be recorded?"),
        Standing.REFUSED: t("## ⏹️ Not recorded"),
    }[standing]


def off_title() -> str:
    return t("## ⏹️ Not recorded: it is off")


def answers(lines: Sequence[str]) -> str:
    return " · ".join(lines)


def answer_line(user_id: int, answer: Answer | None) -> str:
    """A no and a yes taken back look alike: nobody has to explain one."""
    mark = {None: t("has not answered"), Answer.AGREE: t("agrees")}.get(answer, t("no"))
    symbol = {None: "⏳", Answer.AGREE: "✅"}.get(answer, "⏹️")
    return t("{symbol} <@{user}> {mark}", symbol=symbol, user=user_id, mark=mark)


def link_is_out(remove_at: datetime) -> str:
    return t("The link was sent. I remove it <t:{at}:R>.", at=int(remove_at.timestamp()))


def not_encrypted() -> str:
    return t("-# Discord does not encrypt stages end to end.")


def card_ref(interview_id: int) -> str:
    return f"recording {interview_id}"


# Refusals


def no_such_interview() -> str:
    return t("I do not find that interview among yours. `/interview list` shows yours.")


def thread_not_ready() -> str:
    return t("The interview's thread is not there yet.")


def not_asked() -> str:
    return t("Recording is not asked for here. A moderator can allow it with `/settings set`.")


def bots_say_nothing() -> str:
    return t("That is a bot. Choose the person who will speak.")


def too_many_speakers(most: int) -> str:
    return t("More than {most} people who speak is more than I can ask. Go on without a recording.", most=most)


def not_begun() -> str:
    return t("The interview has not begun. Post the link afterwards.")


def too_late(days: int) -> str:
    return t(
        "More than {days} days have passed. Send the link to those who spoke yourself, if they still agree.", days=days
    )


def not_everybody_agrees() -> str:
    return t("Not everybody who spoke agrees, so there must be no recording to share. Please delete what there is.")


def not_a_link() -> str:
    return t("That is no link that I can pass on: it begins with `https://`. Copy it once more, and send it again.")


# Answers and notices


def answered(answer: Answer) -> str:
    return {
        Answer.AGREE: t(
            "Thank you. It is recorded only while everybody who speaks agrees. **Withdraw** takes it back."
        ),
        Answer.NO: t("That is fine. It is not recorded, and nobody is told why."),
        Answer.WITHDRAWN: t("It is taken back. The recording ends now, and the link is removed if there was one."),
    }[answer]


def speaker_asked(user_id: int) -> str:
    return t("<@{user}> is asked. Until they agree, please do not record.", user=user_id)


def link_sent() -> str:
    return t("The link goes to everybody who spoke and agreed.")


def now_on() -> str:
    return t("⏺️ Everybody agrees: it may be recorded. Say so aloud when you begin to.")


def now_off() -> str:
    return t(
        "⏹️ **Please stop recording now.** Not everybody who speaks agrees. Delete what was recorded; the interview "
        "goes on."
    )


def room_now_on() -> str:
    return t(
        "⏺️ This interview may be recorded: everybody who speaks has agreed. Those who watch stay muted, and are not "
        "recorded."
    )


def room_now_off() -> str:
    return t("⏹️ This interview is not recorded.")


def you_speak_too() -> str:
    return t("## You are asked to speak\nThis interview may be recorded, if you agree as well.")


def the_link(link: str, remove_at: datetime) -> str:
    return t(
        "**The recording of your interview:** {link}\nOnly those who spoke and agreed have this link. Please do not "
        "pass it on. I remove it <t:{at}:R>.",
        link=link,
        at=int(remove_at.timestamp()),
    )


def link_removed() -> str:
    return t(
        "The link to the recording of this interview is removed here. Please delete the file where it is kept, too."
    )


def change_ref(interview_id: int, changes: int) -> str:
    return f"recording {interview_id}.{changes}"


# Elsewhere


def list_line(starts_at: datetime, answer: Answer) -> str:
    said = t("you agreed to a recording") if answer is Answer.AGREE else t("you do not want a recording")
    return t("- <t:{at}:f>: {said}", at=int(starts_at.timestamp()), said=said)


def list_title() -> str:
    return t("**Recordings**")


def job(kind: str) -> str:
    if kind.endswith("remove"):
        return t("removing the link to a recording")
    if kind.endswith("deliver"):
        return t("sending the link to a recording")
    return t("asking whether an interview may be recorded")
