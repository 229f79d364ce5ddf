"""Every sentence of `/setup`: the panel, creating, Check, and the test posts."""

from collections.abc import Collection, Sequence

from cogs.moderation.models import Channel, Role
from cogs.moderation.permission_words import PERMISSION_PURPOSES, permission_list
from cogs.moderation.texts import PURPOSES, mention
from core.translation import t

CREATE = "Create everything for me"
CHECK = "Check"
POST_TEST = "Post a test"
CHOOSE_CHANNELS = "Choose channels"
CHOOSE_ROLES = "Choose roles"
ZONE_AND_FIELDS = "Time zone and fields"
BACK = "Back"

ZONE_FIELD = "Time zone of the group"
ZONE_FIELD_HELP = "A city, a region or a zone such as Europe/Berlin"
FIELDS_FIELD = "Fields"
FIELDS_FIELD_HELP = "What your people work in, up to 25, with commas between them"

READY, NOT_SET, DELETED = "✅ ready", "⚪ not set", "⚠️ deleted"

AUDIT_REASON = "Greenroom's setup"


# The panel


def server_unknown() -> str:
    return t(
        "Discord has not told me about this server yet. Please try again in a minute. If it stays so, I was invited "
        "without being a member: use the invite link again."
    )


def welcome() -> str:
    return t(
        "## Set up Greenroom\n"
        "I can make the channels and roles for you, or you choose your own. Nothing that exists is changed or deleted."
    )


def state_line(name: str, state: str, shown: str) -> str:
    named = f"**{name}** {shown}" if shown else f"**{name}**"
    return t("{state} · {named}\n-# {purpose}", state=state, named=named, purpose=PURPOSES[name])


def zone_line(zone: str, is_default: bool) -> str:
    state = NOT_SET if is_default else READY
    return t("{state} · **timezone** {zone}\n-# {purpose}", state=state, zone=zone, purpose=PURPOSES["timezone"])


def fields_line(fields: Sequence[str]) -> str:
    shown = ", ".join(fields)
    return t("✅ ready · **fields** {count}: {shown}", count=len(fields), shown=shown)


def optional() -> str:
    return t("optional")


def panel_lasts() -> str:
    return t("-# This panel works while you use it; `/setup` opens it again.")


def choose_channels() -> str:
    return t("## Choose channels\nWhat you choose is saved at once. Choose nothing to take a channel away from me.")


def choose_roles() -> str:
    return t("## Choose roles\nWhat you choose is saved at once. Choose nothing to go back to the default.")


def what_to_choose(name: str) -> str:
    return t("**{name}** ({purpose})", name=name, purpose=PURPOSES[name])


def nothing_chosen(name: str) -> str:
    return t("{name}: nothing chosen", name=name)


def form_title() -> str:
    return t("Time zone and fields")


def form_saved(count: int) -> str:
    return t("Saved.") if count else t("Nothing was different, so nothing changed.")


# Create everything for me


def already_at_it() -> str:
    return t("I am at it already. Please wait for my answer; nothing is made twice.")


def cannot_create(missing: Sequence[str]) -> str:
    return t(
        "To make channels and roles I need {permissions}, for as long as this takes. Open **Server Settings → Roles → "
        "Greenroom → Permissions**, turn on what is named here, save, and press **Create everything for me** again. "
        "Or make them yourself and use **Choose channels** and **Choose roles**: then I need neither.",
        permissions=permission_list(missing),
    )


def everything_there() -> str:
    return t("### Everything is there already\nI made nothing new.")


def created_title(complete: bool) -> str:
    if complete:
        return t("### Done: everything is there")
    return t("### Partly done\nWhat was made is saved. Once the rest is fixed, press the button again.")


def created(name: str, thing: str) -> str:
    return t("✅ made {thing} as **{name}**", thing=thing, name=name)


def adopted(name: str, thing: str) -> str:
    return t("✅ found {thing} and use it as **{name}**", thing=thing, name=name)


def changed_meanwhile(name: str, thing: str) -> str:
    return t(
        "⚠️ **{name}** was set by somebody else meanwhile; I left that, and {thing} is unused", name=name, thing=thing
    )


def not_created(name: str, why: str) -> str:
    return t("❌ **{name}**: {why}", name=name, why=why)


def several_roles(name: str) -> str:
    return t("there are several roles called {name}; pick one with **Choose roles**", name=name)


def give_yourself(role_id: int) -> str:
    return t("To see the moderators' channel, give yourself and your moderators the role <@&{role}>.", role=role_id)


def choose_a_zone() -> str:
    return t("Next: choose the group's own time zone with **Time zone and fields**; until then it is UTC.")


# Check


def all_well() -> str:
    return t("### All is well ✅\nI have every permission I need, and never need Administrator.")


def check_title(urgent: int) -> str:
    if urgent == 0:
        return t("### Nothing stands in the way ✅")
    return t("### To fix: {count}", count=urgent)


def finding(said: str, urgent: bool) -> str:
    return f"{'❌' if urgent else '💡'} {said}"


def more_findings(count: int) -> str:
    return t("… and {count} more. Press **Check** again once these are done.", count=count)


def missing_in_channel(channel: Channel, names: Collection[str], missing: Sequence[str]) -> str:
    return t(
        "In {channel} ({names}) I lack {permissions}. Open **Edit Channel → Permissions → Advanced permissions**, add "
        "**Greenroom** and set these to ✓.",
        channel=mention(channel),
        names=", ".join(names),
        permissions=permission_list(missing),
    )


def missing_in_server(permission: str, channels: Sequence[Channel] = ()) -> str:
    return t(
        "In the server I lack {permission}{where}, to {purpose}. Open **Server Settings → Roles → Greenroom → "
        "Permissions** and turn it on.",
        permission=permission_list([permission]),
        where=t(", and so in {channels}", channels=" ".join(map(mention, channels))) if channels else "",
        purpose=PERMISSION_PURPOSES[permission],
    )


def members_lack(channel: Channel, missing: Sequence[str]) -> str:
    return t(
        "In {channel} members lack {permissions}, so they would miss what happens there. Open **Edit Channel → "
        "Permissions** and set these to ✓ for them.",
        channel=mention(channel),
        permissions=permission_list(missing),
    )


def not_private(channel: Channel) -> str:
    return t(
        "Everybody can see {channel}, where reports and applications arrive. Open **Edit Channel → Permissions** and "
        "turn on **Private Channel**, then add your moderators and **Greenroom**.",
        channel=mention(channel),
    )


def role_too_low(role: Role) -> str:
    return t(
        "My role stands below {role}, so I cannot give it to volunteers. Open **Server Settings → Roles** and drag "
        "**Greenroom** above it.",
        role=mention(role),
    )


def administrator_is_too_much() -> str:
    return t(
        "I have **Administrator**, which I never need. It is safer to turn it off in **Server Settings → Roles → "
        "Greenroom → Permissions**; press **Check** again to see whether anything is missing then."
    )


def channels_not_set(names: Sequence[str]) -> str:
    listed = ", ".join(f"**{name}**" for name in names)
    return t(
        "Not set yet: {names}. Press **Create everything for me**, or pick yours with **Choose channels**.",
        names=listed,
    )


def no_room() -> str:
    return t("No **stage_channel** is set. That is fine: each interview can name its own place.")


def no_volunteer_role() -> str:
    return t(
        "No **volunteer_role** is set, so nobody counts as a volunteer. Press **Create everything for me**, or pick "
        "one with **Choose roles**."
    )


def gone(names: Sequence[str], *, is_role: bool) -> str:
    listed = ", ".join(f"**{name}**" for name in names)
    if is_role:
        return t(
            "The role set as {names} was deleted. Open `/setup` and pick another with **Choose roles**.", names=listed
        )
    return t(
        "The channel set as {names} was deleted. Open `/setup` and press **Create everything for me**, or pick another "
        "with **Choose channels**.",
        names=listed,
    )


def gone_card(names: Sequence[str], *, is_role: bool) -> tuple[str, str]:
    return (
        t("### ⚠️ Something I need was deleted"),
        f"{gone(names, is_role=is_role)}\n{t('Until then, what needs it waits.')}",
    )


# Post a test


def nothing_to_test() -> str:
    return t("No channel is set yet. Press **Create everything for me** or **Choose channels** first.")


def test_message() -> str:
    return t("A test from `/setup`. I take it away again at once.")


def test_thread() -> str:
    return t("Test from setup")


def test_title(failures: int) -> str:
    if failures == 0:
        return t("### The test went well ✅\nI posted in each channel and took everything away again.")
    return t("### The test found something\nPress **Check** to see what to click.")


def tested(channel_id: int, steps: Sequence[str]) -> str:
    return f"<#{channel_id}>: {', '.join(steps)}"


def step_done(step: str) -> str:
    return f"✅ {step}"


def step_failed(step: str, why: str) -> str:
    return f"❌ {step} ({why})"


STEP_POST = "message posted"
STEP_REMOVE = "message removed"
STEP_THREAD = "private thread opened"
STEP_IN_THREAD = "posted in it"
STEP_REMOVE_THREAD = "thread removed"
STEP_FIND = "channel found"
