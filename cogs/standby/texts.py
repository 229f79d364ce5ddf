"""Every sentence about stand-by. Labels of buttons are part of the bot's contract and stay as they are."""

from datetime import datetime

from cogs.standby.models import CallState
from core.times import discord_time
from core.translation import t

TAKE_IT = "Take it"
NOT_THIS_TIME = "Not this time"


def you_wait(waiting: int, minutes: int) -> str:
    others = t("You are the only one at the moment.") if waiting == 1 else t("{count} people are on it.", count=waiting)
    return t(
        "🟢 **You are on stand-by.** {others} When an interview is called off and its time suits you, I write to you, "
        "one person at a time: who never had an interview and who waited longest first. You then have up to {minutes} "
        "minutes to press **Take it**, and nobody else can book that time meanwhile.\n"
        "`/me profile` says which fields I should call you for; `/interview standby on:False` takes you off.",
        others=others,
        minutes=minutes,
    )


def you_wait_already(waiting: int, minutes: int) -> str:
    return t("You were on stand-by already, and keep your place.\n{said}", said=you_wait(waiting, minutes))


def you_wait_no_longer() -> str:
    return t("You are off stand-by; I will not call you. `/interview standby on:True` puts you back.")


def you_did_not_wait() -> str:
    return t("You are not on stand-by. `/interview standby on:True` puts you on it.")


def call_title() -> str:
    return t("### 🔔 An interview has become free for you")


def call_offer(host: int, minutes: int, field: str | None, kind: str | None) -> str:
    return t(
        "{minutes} minutes with <@{host}> · {field} · {kind}",
        minutes=minutes,
        host=host,
        field=field or t("any field"),
        kind=kind or t("any kind"),
    )


def call_when(at: datetime, in_words: str) -> str:
    return t("{when}\n{words}", when=discord_time(at), words=in_words)


def call_until(due_at: datetime) -> str:
    return t("It is kept for you until {until}. After that I ask the next one.", until=discord_time(due_at))


def call_ref(call_id: int) -> str:
    return t("Stand-by call {id}", id=call_id)


def call_ended(state: CallState, at: datetime, *, still_waits: bool) -> str:
    """What the message of a call says afterwards."""
    return "\n".join((_ended(state, at), _and_now(state, still_waits=still_waits)))


def _ended(state: CallState, at: datetime) -> str:
    when = discord_time(at)
    match state:
        case CallState.TAKEN:
            return t("🟢 **You took it:** {when}.", when=when)
        case CallState.PASSED:
            return t("✖️ **Not this time:** {when}. I ask the next one.", when=when)
        case CallState.EXPIRED:
            return t("⌛ **The time to answer is over:** {when}. I went on to the next one.", when=when)
        case _:
            return t("✖️ **No longer free:** {when}. The volunteer cannot make it after all; sorry.", when=when)


def _and_now(state: CallState, *, still_waits: bool) -> str:
    if still_waits:
        return t("You are still on stand-by.")
    if state is CallState.TAKEN:
        return t("You are off stand-by now; `/interview standby on:True` puts you back.")
    if state is CallState.EXPIRED:
        return t(
            "As the last calls found you busy, I took you off stand-by. `/interview standby on:True` puts you back "
            "whenever it suits you."
        )
    return t("You are off stand-by; `/interview standby on:True` puts you back.")


def taken(at: datetime, in_words: str, edit: str) -> str:
    return t(
        "🟢 **It is yours:** {when}\n{words}\nA private thread for you and the volunteer is on its way. {edit} says "
        "what you want to practise, and you are off stand-by now.",
        when=discord_time(at),
        words=in_words,
        edit=edit,
    )


def taken_if_confirmed(at: datetime, answer_due_at: datetime) -> str:
    return t(
        "⏳ **It is kept for you:** {when}\nThis volunteer confirms first, by {due} at the latest. You are off "
        "stand-by now.",
        when=discord_time(at),
        due=discord_time(answer_due_at),
    )


def passed() -> str:
    return t("All right, I ask the next one. You stay on stand-by.")


def no_such_call() -> str:
    return t("I find no such call for you. `/interview list` shows whether a time is kept for you.")


def call_is_over(state: CallState) -> str:
    match state:
        case CallState.TAKEN:
            return t("You took this time already. `/interview list` shows it.")
        case CallState.PASSED:
            return t("You passed this time on already. `/interview book` shows whether it is still open.")
        case CallState.EXPIRED:
            return t("The time to answer is over, and I went on to the next one. `/interview book` shows what is open.")
        case _:
            return t("This time is no longer offered. `/interview book` shows what is open.")


def on_standby(since_at: datetime) -> str:
    return t("🔔 On stand-by since {since}", since=discord_time(since_at))


def kept_for_you(due_at: datetime) -> str:
    return t("🔔 A free time is kept for you until {until}: see my message to you.", until=discord_time(due_at))


def job(kind: str) -> str:
    match kind.partition(":")[2]:
        case "show":
            return t("telling somebody on stand-by about a free time")
        case "expire":
            return t("going on to the next one on stand-by")
        case _:
            return t("finding somebody on stand-by for a free time")
