"""Every sentence about tips that moderators read."""

from collections.abc import Sequence

from cogs.tips.models import GroupTip, Overview, State, Tip, Trouble, Votes
from cogs.tips.texts import topic_name
from core.settings import Settings
from core.times import discord_time
from core.translation import t

ADD = "Add a tip"
POST_NEXT = "Post now"
PAUSE = "Pause tips"
RESUME = "Resume tips"
EDIT = "Edit"
RETIRE = "Retire"
BRING_BACK = "Bring back"
BACK = "Back to the list"
EARLIER = "Earlier"
LATER = "Later"
APPROVE = "Approve"
DECLINE = "Decline"

LONGEST_LINE = 90


# The list


def heading(shown: Overview) -> str:
    return t("## Tips\n{count} in use.", count=shown.in_use)


def standing(shown: Overview, settings: Settings) -> str:
    """How the posts stand, and what to do where there are none."""
    rota = shown.rota
    if settings.tips_channel is None:
        return t("Not posted: no channel is chosen. `/settings set` has **tips_channel**.")
    channel = t("<#{channel}>", channel=settings.tips_channel)
    if settings.tips_schedule == "off":
        return t(
            "Not posted by themselves: **tips_schedule** is off. **Post now** posts in {channel}.", channel=channel
        )
    if rota.quiet_since is not None:
        since = discord_time(rota.quiet_since)
        return t("⏸️ Paused since {since}. **Resume tips** goes on with the schedule.", since=since)
    said = [t("Posted in {channel}: {schedule}.", channel=channel, schedule=settings.tips_schedule)]
    if rota.next_at is not None:
        said.append(t("Next: {at}.", at=discord_time(rota.next_at)))
    if rota.broken:
        said.append(t("⚠️ The last one failed: {why}", why=why(rota.broken)))
    return " ".join(said)


def topic_heading(shown: Overview) -> str:
    return t("**{topic}**", topic=topic_name(shown.topic))


def tip_line(tip: Tip, votes: Votes) -> str:
    line = t("- {mark}{text}", mark=_mark(tip), text=shortened(tip.text))
    return line if votes == Votes() else t("{line} · {votes}", line=line, votes=in_votes(votes))


def _mark(tip: Tip) -> str:
    if tip.is_retired:
        return t("⚪ retired: ")
    return t("✏️ ") if tip.is_changed else ""


def shortened(text: str) -> str:
    return text if len(text) <= LONGEST_LINE else text[:LONGEST_LINE].rsplit(" ", 1)[0] + "…"


def in_votes(votes: Votes) -> str:
    return t("👍 {helpful} 👎 {not_helpful}", helpful=votes.helpful, not_helpful=votes.not_helpful)


def choose_topic() -> str:
    return t("Another topic …")


def choose_tip() -> str:
    return t("Open a tip …")


def choose_proposal(count: int) -> str:
    return t("{count} proposed: open one …", count=count)


# One tip


def votes_of(votes: Votes) -> str:
    if votes == Votes():
        return t("Nobody has voted on it yet.")
    return t(
        "{helpful} found it helpful, {not_helpful} not for them.", helpful=votes.helpful, not_helpful=votes.not_helpful
    )


def is_retired() -> str:
    return t("⚪ Retired: nobody is shown it.")


def is_changed() -> str:
    return t("✏️ Your group's own wording.")


def add_title() -> str:
    return t("Add a tip")


def edit_title() -> str:
    return t("Edit the tip")


def added() -> str:
    return t("✅ Added. It has its turn like every other.")


def edited() -> str:
    return t("✅ Changed for this group.")


def retired() -> str:
    return t("✅ Retired. **Bring back** undoes it.")


def brought_back() -> str:
    return t("✅ In use again.")


def retired_already() -> str:
    return t("This tip is retired already. Open `/moderator tips` again to see it as it is.")


def in_use_already() -> str:
    return t("This tip is in use already. Open `/moderator tips` again to see it as it is.")


# Posts


def posting(channel_id: int) -> str:
    return t("✅ I am posting it in <#{channel}>.", channel=channel_id)


def paused() -> str:
    return t("⏸️ Paused: nothing is posted until you resume. `/tip` still works.")


def resumed() -> str:
    return t("✅ Tips are posted again, from the next time of the schedule on.")


def paused_already() -> str:
    return t("Tips are paused already. **Resume tips** in `/moderator tips` ends it.")


def not_paused() -> str:
    return t("Tips are not paused. Open `/moderator tips` again to see how they stand.")


def no_channel() -> str:
    return t("There is no channel for tips yet: choose one with `/settings set`, **tips_channel**.")


def just_posted() -> str:
    return t("A tip was posted a moment ago. Wait a minute if you want another.")


def no_tips_left() -> str:
    return t("Every tip is retired. Bring one back or add one first.")


def why(trouble: str) -> str:
    return {
        Trouble.GONE: t("the channel was deleted, or is hidden from me."),
        Trouble.FORBIDDEN: t("I lack a permission there."),
    }.get(Trouble(trouble), t("Discord refused the message, as AutoMod does, for example."))


def could_not_post(channel_id: int, trouble: Trouble) -> str:
    return t(
        "⚠️ **A tip could not be posted** in <#{channel}>: {why}\nOpen `/setup` and press **Check**: it names what is "
        "missing and where to click. I try again at each time of the schedule, and say no more about it meanwhile.",
        channel=channel_id,
        why=why(trouble),
    )


def trouble_ref(post_id: int) -> str:
    return t("Tip {number} not posted", number=post_id)


# Proposals


def proposal_title(proposal: GroupTip) -> str:
    said = {
        State.PROPOSED: t("🟡 **Proposed tip**"),
        State.ACTIVE: t("🟢 **Proposed tip: taken**"),
        State.RETIRED: t("⚪ **Proposed tip: retired**"),
        State.DECLINED: t("⚪ **Proposed tip: declined**"),
    }[State(proposal.state)]
    if proposal.proposed_by is None:
        return said
    return t("{title} by <@{user}>", title=said, user=proposal.proposed_by)


def proposal_text(proposal: GroupTip) -> str:
    return "\n".join(
        (
            t("**{topic}**", topic=topic_name(proposal.topic)),
            t("> {text}", text=proposal.wording.text),
            t("-# Source: {source}", source=proposal.wording.source),
        )
    )


def decided_by(user_id: int) -> str:
    return t("Decided by <@{user}>.", user=user_id)


def after_approval() -> str:
    return t("**Approve** gives it its turn like every other; `/moderator tips` then lets you edit it.")


def proposal_ref(tip_id: int) -> str:
    return t("Proposed tip {number}", number=tip_id)


def approved() -> str:
    return t("✅ Taken. Whoever proposed it is told.")


def declined() -> str:
    return t("✅ Declined. Whoever proposed it is told, kindly.")


def decided_already() -> str:
    return t("Somebody has decided on this already. `/moderator tips` shows what is left.")


def proposal_option(proposal: GroupTip) -> str:
    return t("{topic}: {text}", topic=topic_name(proposal.topic), text=proposal.wording.text)


def in_short(lines: Sequence[str]) -> str:
    return "\n".join(lines) if lines else t("No tip on this topic.")
