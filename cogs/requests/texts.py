"""Every sentence about requests. Labels of buttons are part of the bot's contract and stay as they are."""

from collections.abc import Sequence
from datetime import datetime

from cogs.requests.models import Request, Standing, State
from core.times import discord_time, markup
from core.translation import t

ROOM_FOR_OBSTACLES = 500
ROOM_FOR_DOUBTS = 1400
ROOM_FOR_TIMES = 300

STATE_WORDS = {
    State.OPEN: "⏳ Waiting",
    State.PROPOSED: "✉️ A volunteer is being asked",
    State.MATCHED: "🟢 Booked",
    State.WITHDRAWN: "✖️ Withdrawn",
    State.EXPIRED: "✖️ Not matched in time",
}


WAIT_ON = "Keep waiting"

# The form.

FORM_TITLE = "Ask for a mock interview"
GOALS_FIELD = "What would you like to practise?"
GOALS_HELP = "The role, what is hard for you, what you want feedback on. Volunteers who are asked read it."
PARTS_FIELD = "When can you, week after week?"
PARTS_HELP = "In your own time zone. More times find you a volunteer sooner."
WINDOWS_FIELD = "Exact times, if you like"
WINDOWS_HELP = "Every week, in your own time zone. Separate several with a semicolon."
WINDOWS_EXAMPLE = "Tue 18:00-20:00; Sat 9am-noon"
RESUME_FIELD = "Resume (PDF or Word), if you like"
RESUME_HELP = "For your interviewer, once there is one. I remove it after the interview, or when you withdraw."
OPENNESS_FIELD = "Who may take part?"
OPENNESS_HELP = "Leave it empty for a private interview with somebody you have not met lately."


def openness_options(recording: bool) -> dict[str, str]:
    options = {"watch": t("Group members may watch and learn")}
    if recording:
        options["record"] = t("It may be recorded, if everybody agrees")
    return options | {"again": t("A volunteer whom I met within 60 days is welcome, too")}


# What is said when it was made, or withdrawn.


def made(request: Request, standing: Standing, available: Sequence[str], next_round: datetime | None) -> str:
    asked = [request.field, request.kind, request.level or t("any level"), " / ".join(request.languages)]
    lines = [
        t("⏳ **Your request waits:** {asked}", asked=" · ".join(asked)),
        place(standing, request.field),
        *when(available),
        what_happens_next(next_round),
        how_long(request),
    ]
    return "\n".join(lines)


def when(available: Sequence[str]) -> list[str]:
    if not available:
        return [
            t(
                "⚠️ You have named no times, so I cannot match you yet. Please name some with `/me availability`: your "
                "request takes them over."
            )
        ]
    return [t("You can, every week in your time zone:"), *available]


def what_happens_next(next_round: datetime | None) -> str:
    if next_round is None:
        said = t("What happens next: moderators match requests and volunteers here, and the bot helps them.")
    else:
        said = t(
            "What happens next: I look for a volunteer now, whenever a new time is offered, and every day (next "
            "{when}).",
            when=markup(next_round),
        )
    return t(
        "{said} As soon as there is one, you hear from me, with a private thread for the two of you. `/interview list` "
        "shows your place and what would help; `/interview book` shows times that are open now.",
        said=said,
    )


def how_long(request: Request) -> str:
    if request.deadline_at is not None and request.expires_at == request.deadline_at:
        return t("It waits until your deadline, {deadline}.", deadline=discord_time(request.deadline_at))
    return t("It waits until {end}, unless you withdraw it.", end=markup(request.expires_at))


def withdrawn(field: str, kind: str) -> str:
    return t(
        "Withdrawn: your request for {field} · {kind}. Pressed by mistake? For a few minutes you can take it back and "
        "lose no waiting time; a resume would have to be added again. Later, `/interview request` asks anew.",
        field=field,
        kind=kind,
    )


def restored(standing: Standing, field: str) -> str:
    return t("Your request waits on and has lost no time. {place}", place=place(standing, field))


def times_taken_over(field: str) -> str:
    """Said after `/me availability`."""
    return t("Your request for {field}, which waits, uses these times from now on.", field=field)


# Why a request cannot be made or changed.


def waits_already() -> str:
    return t("Your request waits already. `/interview list` shows its place.")


def too_late_to_restore() -> str:
    return t("It was withdrawn a while ago, so it cannot be taken back. `/interview request` asks anew.")


def ask_again() -> str:
    return t("This group's choices have changed while the form was open. Please use `/interview request` once more.")


def deadline_past() -> str:
    return t("That deadline has passed. Please use `/interview request` again with a later one, or with none.")


def windows_unclear(doubts: Sequence[str]) -> str:
    shown = list(doubts)
    while sum(map(len, shown)) > ROOM_FOR_DOUBTS:
        shown.pop()
    listed = "\n".join(f"- {doubt}" for doubt in shown)
    if len(shown) < len(doubts):
        listed += "\n" + t("- and {more} more like these", more=len(doubts) - len(shown))
    return t(
        "Nothing was asked for yet: I am not sure of your exact times, and I never guess.\n{doubts}\n"
        "Please use `/interview request` again. Times that you save with `/me availability` are filled in for you.",
        doubts=listed,
    )


def too_many_windows(most: int) -> str:
    return t(
        "Nothing was asked for yet: there are more than {most} exact times. Parts of day may say it in fewer; please "
        "use `/interview request` again.",
        most=most,
    )


def not_set_up() -> str:
    return t(
        "This group is not set up yet. Please ask a moderator to run `/setup` and press **Create everything for me**."
    )


def no_room(most: int, waiting: int, booked: int) -> str:
    if most == 1 and booked:
        return t(
            "You have an interview booked already. When it is over you can ask for the next; `/interview list` shows "
            "it."
        )
    if most == 1:
        return t(
            "Your request is waiting already. `/interview list` shows its place; withdraw it there to ask for "
            "something else."
        )
    return t(
        "You have {waiting} waiting and {booked} booked, and {most} together is the most here. `/interview list` lets "
        "you withdraw or cancel one.",
        waiting=waiting,
        booked=booked,
        most=most,
    )


def no_such_request() -> str:
    return t("I cannot find that request. `/interview list` shows yours.")


def has_ended(state: State) -> str:
    if state is State.MATCHED:
        return t("This request has led to an interview. `/interview list` shows it, and lets you move or cancel it.")
    return t(
        "This request has ended already ({state}). `/interview request` makes a new one.", state=STATE_WORDS[state]
    )


# The list of one's own requests.


def own_request(request: Request, standing: Standing | None) -> str:
    """`standing` is None while a volunteer is being asked."""
    lines = [own_title(request), since(request)]
    if standing is not None:
        lines += [place(standing, request.field), *obstacles(request)]
    else:
        lines.append(t("If they cannot, your request waits on and keeps its place."))
    return "\n".join(lines)


def own_title(request: Request) -> str:
    return f"**{request.field}** · {request.kind} · {STATE_WORDS[request.state]}"


def since(request: Request) -> str:
    said = t("Since {since}", since=markup(request.made_at))
    if request.deadline_at is not None:
        return t("{said}, by {deadline} at the latest.", said=said, deadline=discord_time(request.deadline_at))
    return t("{said}, until {end} at the latest.", said=said, end=markup(request.expires_at))


def place(standing: Standing, field: str) -> str:
    if standing.waiting == 1:
        said = t("You are the only one who waits for {field}", field=field)
    else:
        said = t(
            "Your place: **{place} of {waiting}** who wait for {field}",
            place=standing.place,
            waiting=standing.waiting,
            field=field,
        )
    return f"{said} ({'; '.join(reasons(standing))})."


def reasons(standing: Standing) -> list[str]:
    """What puts somebody where they are."""
    said = [waited(standing.days_waited)]
    if standing.is_first_time:
        said.append(t("your first interview here, which comes before others"))
    if standing.is_urgent:
        said.append(t("your deadline is near, which comes first"))
    if standing.cooldown_until is not None:
        said.append(
            t("after your last interview others come first until {until}", until=markup(standing.cooldown_until))
        )
    return said


def waited(days: int) -> str:
    if days == 0:
        return t("new today")
    return t("waiting for a day") if days == 1 else t("waiting for {days} days", days=days)


def obstacles(request: Request) -> list[str]:
    """What the last matching round said stands in the way, as far as it fits."""
    shown = list(request.in_the_way)
    while sum(map(len, shown)) > ROOM_FOR_OBSTACLES and len(shown) > 1:
        shown.pop()
    if not shown or request.looked_at is None:
        return []
    return [t("What would help, as of {at}:", at=markup(request.looked_at)), *(f"- {one}" for one in shown)]


# News that come by private message.


def ref(request_id: int) -> str:
    """The small print that marks such a message."""
    return t("Request {number}", number=request_id)


def expired(request: Request) -> str:
    if request.deadline_at is not None and request.expires_at == request.deadline_at:
        return t(
            "Your deadline has come, and I found no volunteer in time for your {field} interview. I am sorry. "
            "`/interview request` asks again with another date, and `/interview book` shows every open time.",
            field=request.field,
        )
    return t(
        "Your request for a {field} interview has waited since {since}, and I found nobody. I am sorry. If you still "
        "want it, `/interview request` asks again; `/interview book` shows every open time.",
        field=request.field,
        since=markup(request.made_at),
    )


def waits_again(request: Request, standing: Standing) -> str:
    return t(
        "The interview that came from your request is off, so your request waits again. It has lost no time.\n{place}\n"
        "`/interview list` shows what would help, and lets you withdraw it.",
        place=place(standing, request.field),
    )


# /me show, and what could not be done.


def about_me(requests: Sequence[Request]) -> list[str]:
    return [
        t(
            "**Request:** {field} · {kind} · {state} · since {since}",
            field=request.field,
            kind=request.kind,
            state=STATE_WORDS[request.state],
            since=markup(request.made_at),
        )
        for request in requests
    ]


def job(verb: str) -> str:
    words = {
        "opened": t("match a member's request, or tell them that it waits again"),
        "withdrawn": t("tell a volunteer that the request they were asked about was withdrawn"),
        "expire": t("tell a member that nobody was found for their request"),
    }
    return words.get(verb, t("something for a request"))
