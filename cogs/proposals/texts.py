"""Every sentence about offers, but refusals, which are in `refusal_texts`."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from cogs.proposals.models import State
from core.times import discord_time, markup
from core.translation import t

ACCEPT, DECLINE, ASK, ANSWER = t("Accept"), t("Decline"), t("Ask for details"), t("Answer")

MOST_WINDOWS, MOST_WINDOWS_IN_LIST = 6, 3
MOST_LINES = 12
LONGEST_REASON = 200
LONGEST_LANGUAGES = 60


def quoted(text: str) -> str:
    """What somebody wrote, set apart from what I say; of many short lines, the first."""
    lines = [line for line in text.splitlines() if line.strip()]
    shown = lines if len(lines) <= MOST_LINES else [*lines[:MOST_LINES], "…"]
    return "\n".join(f"> {line}" for line in shown)


# The card.


def card_title(state: State, group: str) -> str:
    words = {
        State.OPEN: t("⏳ **A member asks for an interview with you**"),
        State.ACCEPTED: t("🟢 **Offer accepted**"),
        State.DECLINED: t("⚪ **Offer declined**"),
        State.EXPIRED: t("⚪ **Offer ended: not answered in time**"),
        State.VOID: t("⚪ **Offer ended**"),
    }
    return t("{title} · {group}", title=words[state], group=group)


def about(field: str, kind: str, level: str | None, languages: Sequence[str]) -> str:
    lines = [t("**Interview:** {field} · {kind}", field=field, kind=kind)]
    if level:
        lines.append(t("**Level:** {level}", level=level))
    lines.append(t("**Language:** {languages}", languages=", ".join(languages)))
    return "\n".join(lines)


def about_briefly(field: str, kind: str, level: str | None, languages: Sequence[str]) -> str:
    spoken = ", ".join(languages)
    if len(spoken) > LONGEST_LANGUAGES:
        spoken = f"{spoken[:LONGEST_LANGUAGES]}…"
    parts = " · ".join(filter(None, (kind, level, spoken)))
    return t("**{field}** · {parts}", field=field, parts=parts)


def at_your_time(starts_at: datetime, occupied: timedelta) -> str:
    minutes = occupied // timedelta(minutes=1)
    return t("**When:** {when}, {minutes} minutes in all", when=discord_time(starts_at), minutes=minutes)


def local_times(yours: str, theirs: str) -> str:
    return t("For you: {yours}\nFor the member: {theirs}", yours=yours, theirs=theirs)


def you_choose() -> str:
    return t("**When:** you choose. **Accept** shows the times that suit you both.")


def their_windows(windows: Sequence[tuple[datetime, datetime]], most: int = MOST_WINDOWS) -> str:
    if not windows:
        return t("**When:** the member has no free time left in the next two weeks.")
    shown = [
        t("{opens} to <t:{closes}:t>", opens=markup(opens), closes=int(closes.timestamp()))
        for opens, closes in windows[:most]
    ]
    if len(windows) > most:
        shown.append(t("and {more} more", more=len(windows) - most))
    return t("**The member can:**\n{windows}", windows="\n".join(f"- {one}" for one in shown))


def goals(text: str) -> str:
    return t("**What they want to practise:**\n{goals}", goals=quoted(text))


def needs(text: str) -> str:
    return t("**What helps them:** {needs}", needs=text)


def resume_waiting() -> str:
    return t("A resume is waiting; you see it once you have accepted.")


def openness(may_be_watched: bool, may_be_recorded: bool) -> str:
    watched = t("Others may watch") if may_be_watched else t("Nobody else watches")
    recorded = t("it may be recorded") if may_be_recorded else t("it is not recorded")
    return t("{watched}; {recorded}.", watched=watched, recorded=recorded)


def why_you(reasons: Sequence[str]) -> str:
    return t("**Why you:**\n{reasons}", reasons="\n".join(f"- {reason[:LONGEST_REASON]}" for reason in reasons))


def answer_by(due_at: datetime) -> str:
    return t(
        "Please answer by {when}. A no is fine: then I ask somebody else, and nobody is told that it was you.",
        when=discord_time(due_at),
    )


def answer_by_briefly(due_at: datetime) -> str:
    return t("**Answer by** {when}", when=discord_time(due_at))


def goals_briefly(text: str) -> str:
    return t("**To practise:** {goals}", goals=text)


def asked(question: str) -> str:
    return t("**You asked:**\n{question}", question=quoted(question))


def member_said(answer: str) -> str:
    return t("**The member says:**\n{answer}", answer=quoted(answer))


def no_answer_yet() -> str:
    return t("No answer yet. It will appear here.")


def question_undelivered() -> str:
    return t("I cannot reach the member with this question.")


def accepted_line(starts_at: datetime) -> str:
    return t(
        "Booked for {when}. Everything else is in your private thread with the member.", when=discord_time(starts_at)
    )


def accepted_earlier() -> str:
    return t("It was booked. `/interview list` shows your interviews.")


def declined_line() -> str:
    return t("I ask somebody else. Thank you for answering.")


def expired_line() -> str:
    return t("No harm done: I ask somebody else.")


def paused_line(until: datetime) -> str:
    return t(
        "A few offers in a row had no answer, so I guess you are busy. You get no new offers or bookings until {when}. "
        "Ready earlier? `/volunteer pause` ends the break.",
        when=discord_time(until),
    )


def ref(proposal_id: int) -> str:
    return t("offer {id}", id=proposal_id)


def question_ref(question_id: int) -> str:
    return t("question {id}", id=question_id)


# Answering.


def no_time_suits() -> str:
    return t(
        "In the next two weeks no time of the member's suits your calendar, your limits and your `/me availability`. "
        "You can change those and try again, or decline: then I ask somebody else."
    )


def choose_time() -> str:
    return t("Which time suits you? Each of these is free for you both, and books the interview at once.")


def choose_time_placeholder() -> str:
    return t("Choose a time")


def time_for_member(theirs: str) -> str:
    return t("For the member: {theirs}", theirs=theirs)


def accepted(starts_at: datetime, words: str) -> str:
    return t(
        "🟢 Booked: {when} ({words}). I open a private thread for you and the member, with the goals and the calendar "
        "file.",
        when=discord_time(starts_at),
        words=words,
    )


def declined() -> str:
    return t("Noted, thank you for answering. I ask somebody else; the member is not told who was asked.")


def passed_over() -> str:
    return t("Noted. I do not show you this request again.")


# The list.


def list_title(offers: int, waiting: int) -> str:
    if offers or waiting:
        return t("## Requests for you")
    return t(
        "## Requests for you\nNothing waits for you just now. I write to you when a member's wish fits your "
        "`/volunteer profile`; a `/volunteer offer` of a time helps even more."
    )


def offers_heading() -> str:
    return t("### Offers that wait for your answer")


def more_offers(number: int) -> str:
    return t("{number} more wait for an answer. They appear here once you have answered one of these.", number=number)


def waiting_heading() -> str:
    return t("### Open requests that fit you\nIn fair order. **Accept** lets you choose a time.")


def next_page() -> str:
    return t("More")


def first_page() -> str:
    return t("Back to the start")


# Elsewhere.


def moderators_unreached(volunteer_id: int, field: str) -> str:
    return t(
        "📭 A request for **{field}** waits: the volunteer it suits, <@{volunteer}>, can be reached neither by direct "
        "message nor in a private thread, and I have found nobody else yet. Please ask them to allow direct messages "
        "from this server, or set an interviews channel with `/setup`.",
        volunteer=volunteer_id,
        field=field,
    )


def in_my_panel(number: int, due_at: datetime) -> str:
    if number == 1:
        return t("One offer waits for your answer, by {when}: `/volunteer requests`.", when=discord_time(due_at))
    return t(
        "{number} offers wait for your answer, the first by {when}: `/volunteer requests`.",
        number=number,
        when=discord_time(due_at),
    )


def job_in_words(kind: str) -> str:
    return {
        "show": t("showing an offer to a volunteer"),
        "expire": t("ending an offer that was not answered"),
        "unreached": t("telling you about a volunteer I cannot reach"),
        "ask": t("passing a volunteer's question on to a member"),
        "erase": t("deleting an offer's message"),
    }.get(kind.partition(":")[2], t("an offer to a volunteer"))
