"""What the form of `/interview request` does when it is opened and handed in."""

from datetime import datetime

from cogs.goals import service as goals
from cogs.members import service as members
from cogs.profiles import service as profiles
from cogs.profiles.models import LEVELS
from cogs.requests import rules, service, texts, views
from cogs.requests.models import Wish
from cogs.resumes import files
from cogs.volunteers.models import KINDS
from core.context import Context
from core.errors import Refusal
from core.times import Availability, Days, Part, read_windows
from core.ui import Answers, on_submit


async def open_form(
    context: Context, field: str, kind: str, level: str | None, deadline_at: datetime | None, language: str | None
) -> None:
    """What was chosen in the command goes along in the form's id."""
    actor, bot = context.actor, context.bot
    async with bot.db.read() as tx:
        await service.check_room(tx, bot.features, actor, context.settings)
        availability = await profiles.availability_of(tx, actor.guild_id, actor.user_id)
        aim = await goals.suggested_aim(tx, actor.guild_id, actor.user_id)
    chosen = (
        rules.key_of(field),
        kind,
        level or views.NOTHING,
        int(deadline_at.timestamp()) if deadline_at else 0,
        language or views.NOTHING,
    )
    await context.open_form(views.request_form(chosen, availability, aim, context.settings))


@on_submit("requests:make")
async def make(context: Context, field: int, kind: str, level: str, deadline: int, language: str) -> None:
    """Everything is checked once more: the group may have changed meanwhile, and anybody may send anything."""
    actor, bot, settings, answers = context.actor, context.bot, context.settings, context.answers
    if kind not in KINDS or level not in (*LEVELS, views.NOTHING):
        raise Refusal(texts.ask_again())
    named = None if language == views.NOTHING else profiles.find_language(language)
    async with bot.db.read() as tx:
        profile = await profiles.profile_of(tx, actor.guild_id, actor.user_id)
    openness = answers.chosen("openness")
    wish = Wish(
        field=rules.field_of(field, settings.fields),
        kind=kind,
        level=profile.level if level == views.NOTHING else level,
        languages=(named,) if named else profiles.languages_of(profile, settings),
        deadline_at=rules.read_deadline(deadline, context.now),
        goals=answers.text("goals")[: views.LONGEST_GOALS],
        may_be_watched="watch" in openness,
        may_be_recorded="record" in openness,
        again_welcome="again" in openness,
        availability=_availability(answers),
    )
    await _keep_and_answer(context, wish)


async def _keep_and_answer(context: Context, wish: Wish) -> None:
    actor, bot, settings = context.actor, context.bot, context.settings
    attachment = context.answers.file("resume")
    resume_id: int | None = None
    if attachment is not None:
        await context.defer()
        rules.check_ready(settings)
        resume_id = await files.keep(context, attachment)
    try:
        async with bot.db.write() as tx:
            request = await service.make(tx, bot.features, actor, wish, settings, context.now, resume_id=resume_id)
            standing = await service.place_of(tx, request, settings, context.now)
            zone = await members.zone_of(tx, actor.guild_id, actor.user_id, settings)
    except Refusal:
        if resume_id is not None:
            await files.discard(context, resume_id)
        raise
    available = profiles.availability_in_words(request.availability, texts.ROOM_FOR_TIMES)
    said = texts.made(request, standing, available, rules.next_round(settings, context.now))
    await context.answer("\n".join(filter(None, (said, members.zone_hint(zone)))))


def _availability(answers: Answers) -> Availability:
    read = read_windows(answers.text("windows"))
    rules.check_windows(read)
    ticked = answers.chosen("parts")
    parts = frozenset((days, part) for days in Days for part in Part if views.part_value(days, part) in ticked)
    return Availability(parts, tuple(read.windows))
