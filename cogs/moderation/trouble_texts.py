"""Every sentence about things that could not be done: what, why in plain words, and what to do."""

import re

from cogs.moderation.models import Trouble
from core.translation import t

TRY_AGAIN = "Try again"
DONE = "Done"

SHOWN_SUBJECTS = 8

_CODE = re.compile(r"error code: (\d+)")
_UNWELL = ("DiscordServerError", "RateLimited", "TimeoutError", "OSError", "ClientOSError", "ClientPayloadError")
_STATUS = re.compile(r"\b(4\d\d|5\d\d)\b")

REASONS = {
    "50013": (
        "Discord does not let me: I lack a permission there, or my role is below the one I should give.",
        "Open `/setup` and press **Check**: it names the permission and where to click.",
    ),
    "50001": (
        "Discord does not let me see the channel.",
        "Open `/setup` and press **Check**: it names the channel and where to click.",
    ),
    "10003": (
        "The channel or thread was deleted.",
        "Open `/setup` and choose another channel, or press **Create everything for me**.",
    ),
    "10008": ("The message was deleted.", "If it is still needed, try again: I make a new one."),
    "10011": ("The role was deleted.", "Open `/setup` and choose another role."),
    "10007": ("The person has left the server.", "Nothing needs doing unless you know how to reach them."),
    "10013": ("Discord no longer knows this person.", "Nothing needs doing."),
    "50007": ("The person takes no direct messages from me.", "Please tell them yourself, in a channel."),
    "50278": (
        "The person shares no server with me any more.",
        "Nothing needs doing unless you know how to reach them.",
    ),
    "40003": ("I opened too many direct messages in a short time.", "Wait an hour, then try again."),
    "30013": ("The server has as many channels as Discord allows.", "Delete one you no longer use, then try again."),
    "30005": ("The server has as many roles as Discord allows.", "Delete one you no longer use, then try again."),
    "30038": ("The server has as many events as Discord allows.", "End or delete some, then try again."),
    "30046": ("Discord no longer lets me change a message that old so often.", "Wait an hour, then try again."),
    "50024": ("Discord does not allow this in a channel of that kind.", "Open `/setup` and press **Check**."),
    "50083": ("The thread is archived, and I may not open it again.", "Open the thread again, then try again."),
    "160005": ("The thread is locked.", "Unlock the thread, then try again."),
    "160006": ("The server has as many open threads as Discord allows.", "Close old ones, then try again."),
    "200000": (
        "Your server's AutoMod stopped my message.",
        "Let me pass in **Server Settings → AutoMod**, then try again.",
    ),
    "200001": ("Your server's AutoMod stopped a title of mine.", "Change the rule in **Server Settings → AutoMod**."),
    "240000": ("A filter of harmful links stopped my message.", "Look at the link that it should carry."),
    "unwell": ("Discord itself did not answer as it should, many times over.", "Try again a little later."),
    "forbidden": ("Discord does not let me do this.", "Open `/setup` and press **Check**."),
    "refused": ("Discord refused what I sent.", "Try again; if it fails again, please tell whoever runs me."),
    "fault": ("Something is wrong on my side.", "Please tell whoever runs me: my log has the details."),
}
"""By Discord's error code, or by what kind of failure it was: why, and what to do."""


def reason_of(error: str) -> str:
    """The key of REASONS for an error as the job kept it; a Refusal is its own reason."""
    code = _CODE.search(error)
    name, _, said = error.partition(": ")
    if code and code[1] in REASONS:
        return code[1]
    if name == "Refusal":
        return said
    if name in ("NotFound", "HTTPException"):
        status = _STATUS.search(said)
        return "unwell" if status and status[1] >= "500" else "refused"
    if name in _UNWELL or "connect" in name.casefold():
        return "unwell"
    return {"Forbidden": "forbidden", "LeftServer": "10007"}.get(name, "fault")


def why(reason: str) -> str:
    return t(REASONS[reason][0]) if reason in REASONS else reason


def what_to_do(reason: str) -> str:
    return t(REASONS[reason][1]) if reason in REASONS else t("Put that right, then try again.")


def default_words(kind: str) -> str:
    """For a feature that has no words of its own for this kind of job."""
    feature, _, verb = kind.partition(":")
    return t("something for {feature} ({verb})", feature=feature, verb=verb.replace("_", " "))


def title(trouble: Trouble) -> str:
    if trouble.jobs > 1:
        return t("### ⚠️ I could not do something, {count} times", count=trouble.jobs)
    return t("### ⚠️ I could not do something")


def body(trouble: Trouble, what: str) -> str:
    numbers = ", ".join(map(str, trouble.subjects[:SHOWN_SUBJECTS]))
    more = "…" if trouble.jobs > SHOWN_SUBJECTS else ""
    return t(
        "**What:** {what} (number {numbers}{more})\n**Why:** {why}\n**What to do:** {todo}\n"
        "Then press **Try again**. If it no longer matters, press **Done**.",
        what=what,
        numbers=numbers,
        more=more,
        why=why(trouble.reason),
        todo=what_to_do(trouble.reason),
    )


def closed(trouble: Trouble, what: str) -> str:
    who = f" <@{trouble.closed_by}>" if trouble.closed_by else ""
    if trouble.state == "done":
        return t("### ☑️ Done\n{what}: put aside by{who}.", what=what, who=who)
    if trouble.state == "retried":
        return t("### 🔁 Trying again\n{what}: tried again by{who}. If it fails again, I tell you.", what=what, who=who)
    return t("### ☑️ Settled\n{what}: nothing is left to do.", what=what)


def taken_care_of() -> str:
    return t("Somebody has taken care of this already.")


def ref(trouble_id: int) -> str:
    return f"trouble {trouble_id}"
