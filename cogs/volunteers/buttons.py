"""What the buttons and menus of applications and volunteers do."""

import discord

from cogs.volunteers import applications, moderator_texts, oversight, profiles, role_texts, rules, texts, views
from cogs.volunteers.models import INDEFINITELY, Volunteer
from core.actor import Who
from core.context import Context
from core.errors import Refusal
from core.ids import read_id
from core.ui import interaction_data, on_click, panel

"""What the database can hold."""

# Whoever applies


@on_click("volunteers:withdraw", Who.EVERYONE)
async def withdraw(click: Context) -> None:
    async with click.bot.db.write() as tx:
        await applications.withdraw(tx, click.actor, click.now)
    await click.update(panel(texts.withdrawn()))


# Volunteers


@on_click("volunteers:pause", Who.VOLUNTEER)
async def pause(click: Context) -> None:
    async with click.bot.db.write() as tx:
        await profiles.set_paused(tx, click.actor, click.now, on=True)
    await click.update(views.pause(INDEFINITELY))


@on_click("volunteers:resume", Who.VOLUNTEER)
async def resume(click: Context) -> None:
    async with click.bot.db.write() as tx:
        await profiles.set_paused(tx, click.actor, click.now, on=False)
    await click.update(views.pause(None))


# Moderators: applications. The same buttons stand on the card and in the private panel.


@on_click("volunteers:approve", Who.MODERATOR)
async def approve(click: Context, application_id: int) -> None:
    async with click.bot.db.write() as tx:
        application = await applications.approve(tx, click.actor, application_id, click.settings, click.now)
    await say(click, moderator_texts.approved(application.user_id))


@on_click("volunteers:decline", Who.MODERATOR)
async def ask_to_decline(click: Context, application_id: int) -> None:
    async with click.bot.db.read() as tx:
        await applications.look_to_decline(tx, click.actor, application_id)
    await click.open_form(views.decline_form(application_id))


@on_click("volunteers:role", Who.MODERATOR)
async def try_role_again(click: Context, volunteer_id: int) -> None:
    async with click.bot.db.write() as tx:
        await oversight.try_role_again(tx, click.actor, volunteer_id, click.now)
    await say(click, role_texts.role_is_tried_again())


async def say(click: Context, said: str) -> None:
    """From a card: an answer of its own. From the private panel: above the list, in its place."""
    message = click.interaction.message
    if message is not None and message.flags.ephemeral:
        await show_overview(click, 0, said)
    else:
        await click.answer(said)


# Moderators: volunteers


@on_click("volunteers:page", Who.MODERATOR)
async def turn_page(click: Context, offset: int) -> None:
    await show_overview(click, offset)


async def show_overview(click: Context, offset: int, *said: str) -> None:
    async with click.bot.db.read() as tx:
        shown = await oversight.overview(tx, click.actor.guild_id, offset, views.PAGE_SIZE, click.now)
    view = views.overview(shown, click.now, *said)
    if click.interaction.type is discord.InteractionType.application_command:
        await click.answer(view)
    else:
        await click.update(view)


@on_click("volunteers:application", Who.MODERATOR)
async def open_application(click: Context) -> None:
    async with click.bot.db.read() as tx:
        shown = await applications.get_shown(tx, click.actor.guild_id, _chosen(click))
    if shown is None:
        raise Refusal(moderator_texts.no_such_application())
    await click.update(views.one_application(*shown, click.settings))


@on_click("volunteers:volunteer", Who.MODERATOR)
async def open_volunteer(click: Context) -> None:
    async with click.bot.db.read() as tx:
        standing = await oversight.standing(tx, click.actor.guild_id, _chosen(click))
    await click.update(views.one_volunteer(standing, click.settings, click.now))


@on_click("volunteers:person", Who.MODERATOR)
async def open_person(click: Context) -> None:
    """Anybody in the server, by Discord's own menu: whoever got the role by hand is on no list of mine."""
    user_id = _chosen(click)
    name, role_ids = _who_was_chosen(click, user_id)
    async with click.bot.db.write() as tx:
        standing = await oversight.find_or_add(
            tx,
            click.actor,
            user_id,
            name,
            click.now,
            has_role=str(click.settings.volunteer_role) in role_ids,
        )
    await click.update(views.one_volunteer(standing, click.settings, click.now))


@on_click("volunteers:attest", Who.MODERATOR)
async def ask_how_verified(click: Context, volunteer_id: int) -> None:
    await _require(click, volunteer_id)
    await click.open_form(views.attest_form(volunteer_id))


@on_click("volunteers:suspend", Who.MODERATOR)
async def ask_to_suspend(click: Context, volunteer_id: int) -> None:
    rules.check_suspendable(await _require(click, volunteer_id))
    await click.open_form(views.suspend_form(volunteer_id))


@on_click("volunteers:lift", Who.MODERATOR)
async def lift(click: Context, volunteer_id: int) -> None:
    async with click.bot.db.write() as tx:
        standing = await oversight.lift(tx, click.actor, volunteer_id, click.now)
    said = moderator_texts.lifted(standing.volunteer.user_id)
    await click.update(views.one_volunteer(standing, click.settings, click.now, said))


async def _require(click: Context, volunteer_id: int) -> Volunteer:
    async with click.bot.db.read() as tx:
        return await oversight.require(tx, click.actor.guild_id, volunteer_id)


def _chosen(click: Context) -> int:
    """Which one was chosen; anything else than a number was not offered by us."""
    chosen = read_id(click.chosen)
    if chosen is None:
        raise Refusal(moderator_texts.no_such_volunteer())
    return chosen


def _who_was_chosen(click: Context, user_id: int) -> tuple[str, list[str]]:
    """The name and roles of a person in the server, which Discord sends along with the choice."""
    resolved = interaction_data(click.interaction).get("resolved", {})
    user = resolved.get("users", {}).get(str(user_id), {})
    member = resolved.get("members", {}).get(str(user_id), {})
    name = member.get("nick") or user.get("global_name") or user.get("username") or str(user_id)
    return name, member.get("roles", [])
