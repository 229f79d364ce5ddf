"""Every sentence about reports: thankful to whoever speaks up, and fair to whom it is about."""

from datetime import datetime

from cogs.reports.models import DAYS_KEPT, Report, State
from core.times import discord_time
from core.translation import t

LOOK = "Look at it"
DONE = "Done"
LOOK_AT_PERSON = "Look at the person"
OPEN_REPORTS = "Open reports"


# For whoever reports


def form_title() -> str:
    return t("Tell the moderators")


def words_label() -> str:
    return t("What happened?")


def words_description() -> str:
    return t("Moderators read this with your name. Whom it is about never learns who.")


def quote(text: str) -> str:
    return "\n".join(f"> {line}" for line in text.splitlines())


def thanks(*, has_channel: bool, about_one: bool) -> str:
    said = [
        t(
            "Thank you for speaking up. Only the moderators read it, and nobody else learns that there is a report. I "
            "tell you once they have dealt with it; after {days} days I delete it.",
            days=DAYS_KEPT,
        )
    ]
    if about_one:
        said.append(t("`/me block` keeps this person away from you here, and nobody is told."))
    if not has_channel:
        said.append(t("The moderators have no channel here yet: please write to one of them as well if it is urgent."))
    return "\n".join(said)


def was_dealt_with(made_at: datetime) -> str:
    return t(
        "The moderators have dealt with what you reported on {at}. Thank you for looking after the group. If it goes "
        "on, `/report` is there for you.",
        at=discord_time(made_at),
    )


def about_me(count: int, still_open: int) -> str:
    return t("Reports of yours: {count}, {open} of them open", count=count, open=still_open)


# Why not


def about_yourself() -> str:
    return t("That is you. If something is wrong, choose whom it is about, or run `/report` without a person.")


def say_what_happened() -> str:
    return t("Please say in a few words what happened, so that the moderators can help.")


def enough_of_yours() -> str:
    return t("The moderators have several reports of yours to look at. Please write to one of them about this one.")


def no_such_report() -> str:
    return t("I cannot find that report. **Open reports** in `/moderator person` shows what waits.")


def done_already() -> str:
    return t("This one is dealt with already. **Look at it** shows by whom.")


# For moderators


def card(report: Report) -> str:
    """Without a name or a word of it."""
    if report.state is State.DONE:
        return t("## ✅ Report #{id} is dealt with", id=report.id)
    return t(
        "## 🚩 Report #{id}\nSomebody reported something on {at}. What it says opens for you alone, unless it is about "
        "you. Please look soon, hear both sides, and tell nobody who reported.",
        id=report.id,
        at=discord_time(report.made_at),
    )


def title(report: Report) -> str:
    state = t("🚩 open") if report.state is State.OPEN else t("✅ dealt with")
    return t("## Report #{id} · {state}", id=report.id, state=state)


def facts(report: Report) -> str:
    lines = [
        t(
            "**About** {person} · **From** {reporter} · {at}",
            person=_person(report.person_id, t("nobody in particular")),
            reporter=_person(report.reporter_id, t("somebody who left")),
            at=discord_time(report.made_at),
        )
    ]
    if report.message is not None:
        link = f"https://discord.com/channels/{report.guild_id}/{report.message.channel_id}/{report.message.message_id}"
        lines.append(t("[The message itself]({link}), if it is still there", link=link))
    return "\n".join(lines)


def _person(user_id: int | None, otherwise: str) -> str:
    return f"<@{user_id}>" if user_id else otherwise


def decision(report: Report) -> str:
    if report.done_at is None:
        return t("Whom it is about must not learn who reported.")
    return t(
        "Dealt with by {person}, {at}{note}",
        person=_person(report.done_by, t("somebody who left")),
        at=discord_time(report.done_at),
        note=f"\n{quote(report.note)}" if report.note else "",
    )


def list_title(count: int) -> str:
    return t("## Open reports: {count}", count=count)


def list_line(report: Report) -> str:
    return t(
        "- #{id}, {at}, about {person}",
        id=report.id,
        at=discord_time(report.made_at),
        person=_person(report.person_id, t("nobody in particular")),
    )


def none_open() -> str:
    return t("None. Thank you for looking.")


def report_label(report: Report) -> str:
    return t("Report #{id}", id=report.id)


def done_title() -> str:
    return t("Dealt with")


def note_label() -> str:
    return t("What was done?")


def note_description() -> str:
    return t("Only moderators read it. Whoever reported is told that you dealt with it.")


def noted() -> str:
    return t("Done. Whoever reported is told that it was dealt with, and nothing more.")


def audit_report(report_id: int) -> str:
    return t("report #{id}", id=report_id)


def report_ref(report_id: int) -> str:
    return f"report {report_id}"


def job_in_words(kind: str) -> str:
    words = {
        "show": t("show a report to the moderators"),
        "tell": t("tell somebody that their report was dealt with"),
        "remove": t("delete a report whose time is over"),
        "erase": t("delete the card of a report"),
    }
    return words.get(kind.partition(":")[2], t("something for a report"))
