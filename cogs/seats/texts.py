"""Every sentence about watching interviews. The label **Watch** is part of the bot's contract and stays as it is."""

from datetime import datetime

from cogs.interviews.models import Interview
from cogs.seats.models import News, SeatState, Standing
from core.times import discord_time
from core.translation import t

WATCH = "Watch"
SCORE = "Score"
DUTY = "Take a duty"
NOTES = "Write notes"

# The public card.

STANDING_WORDS = {
    Standing.OPEN: "👀 Open to watch",
    Standing.ON: "🔵 On now",
    Standing.OVER: "⚫ Over",
    Standing.OFF: "✖️ Called off",
    Standing.CLOSED: "⚪ No seats at present",
}


def subject(interview: Interview) -> str:
    about = ", ".join(part for part in (interview.field, interview.kind) if part)
    return t("mock interview: {about}", about=about) if about else t("mock interview")


def when(interview: Interview) -> str:
    return discord_time(interview.starts_at)


def card_title(standing: Standing, interview: Interview) -> str:
    return f"### {STANDING_WORDS[standing]} · {subject(interview)}"


def card_people(host_id: int, minutes: int) -> str:
    """The member is not named: that others may watch is not a yes to being announced."""
    return t(
        "<@{host}> interviews a member of this group for {minutes} minutes. Then anyone may ask, and feedback follows.",
        host=host_id,
        minutes=minutes,
    )


def seats_taken(seated: int) -> str:
    """Not of how many: whoever waits must not be able to tell why."""
    if seated == 0:
        return t("No seat is taken yet.")
    return t("One seat is taken.") if seated == 1 else t("{seated} seats are taken.", seated=seated)


def card_begun() -> str:
    return t("It has begun. Late? `/interview watch` says how to listen in.")


def card_ref(interview_id: int) -> str:
    return t("Open interview {id}", id=interview_id)


# What one person reads about their seat.


def you_have_a_seat(interview: Interview, standing: Standing) -> str:
    if standing is Standing.ON:
        return t("👀 **You have a seat**, and it is on now · {subject}", subject=subject(interview))
    return t("👀 **You have a seat** · {subject}\n{when}", subject=subject(interview), when=when(interview))


def you_wait(interview: Interview, number: int) -> str:
    return t(
        "⏳ **You are on the waiting list**, number {number} · {subject}\n{when}\n"
        "No seat is free just now. I tell you as soon as one is yours.",
        number=number,
        subject=subject(interview),
        when=when(interview),
    )


def you_have_none(interview: Interview) -> str:
    return t(
        "You have no seat for this one · {subject}\n{when}\n**Watch** asks for one.",
        subject=subject(interview),
        when=when(interview),
    )


def given_back(interview: Interview) -> str:
    return t(
        "**Done:** you have no seat for this one any more, nor wait for one · {subject}\n{when}",
        subject=subject(interview),
        when=when(interview),
    )


def it_is_no_more(interview: Interview, standing: Standing) -> str:
    return t(
        "{standing} · {subject}\n{when}\n`/interview watch` shows what comes next.",
        standing=STANDING_WORDS[standing],
        subject=subject(interview),
        when=when(interview),
    )


def where(place: str) -> str:
    if not place:
        return t("**Where** The two have not said yet. Look here again shortly before.")
    return t("**Where** {place}", place=place)


def how_to_watch(standing: Standing) -> str:
    if standing is Standing.ON:
        return t(
            "Come in quietly: microphone and camera off, no greeting needed. Listen until questions are asked for; the "
            "chat waits until then, too."
        )
    return t(
        "Come a few minutes early, microphone and camera off. Listen first; when the interview is done, anyone may ask."
    )


def will_remind() -> str:
    return t(
        "I remind everybody who has a seat 15 minutes before, in a thread below the card; others can see there who "
        "comes. If you cannot come, give the seat back, and somebody who waits gets it."
    )


def clash(at: datetime) -> str:
    return t("⚠️ You have an interview of your own at that time: {when}.", when=discord_time(at))


def give_up() -> str:
    return t("Give up my seat")


def leave_list() -> str:
    return t("Leave the waiting list")


def all_interviews() -> str:
    return t("All open interviews")


def where_to_go() -> str:
    return t("Where to go")


# The first time.


def conduct_title() -> str:
    return t("### Before you watch for the first time\nSomebody practises in front of you. What you promise them:")


def conduct_rules() -> str:
    """Whoever changes these raises `service.CONDUCT_VERSION`, and everybody is asked again."""
    return t(
        "- **It stays here.** Who was interviewed, and what was said, is not told outside the group.\n"
        "- **No recording by you:** no sound, no video, no screenshots, no notes that are passed on.\n"
        "- **Quiet while they talk.** Microphone and camera off, unless you are called; the chat waits for the "
        "questions.\n"
        "- **Be kind and useful.** Speak about answers and what to try next, never about looks, voice, accent, "
        "background or home.\n"
        "- **Leave people in peace afterwards.** No messages, offers or requests to either of the two, unless they "
        "want them.\n"
        "- **Stop means stop,** whoever of the two or of the moderators says it, and without a reason."
    )


def conduct_kept() -> str:
    return t("-# I keep that you agreed, to which wording and when, so I ask only once.")


def agree() -> str:
    return t("I agree")


# The private list.


def page_title() -> str:
    return t("### Open interviews\nWatching is the quickest way to learn. Seats go in the order of asking.")


def nothing_to_watch() -> str:
    return t(
        "No open interviews are coming up. New ones are announced as soon as they are booked; `/interview book` shows "
        "times for one of your own."
    )


def page_line(interview: Interview, standing: Standing, seated: int, seat: SeatState | None) -> str:
    lines = [
        t("**{when}** · {subject}", when=when(interview), subject=subject(interview)),
        t("with <@{host}> · {seats}", host=interview.volunteer_id, seats=seats_taken(seated)),
    ]
    if standing is Standing.ON:
        lines.append(STANDING_WORDS[standing])
    if seat is not None:
        lines.append(seat_words(seat))
    return "\n".join(lines)


def seat_words(seat: SeatState) -> str:
    return t("✔️ you have a seat") if seat is SeatState.SEATED else t("⏳ you are on the waiting list")


def show_seat() -> str:
    return t("My seat")


def earlier() -> str:
    return t("Earlier")


def later() -> str:
    return t("Later")


def choice(words: str, interview: Interview, seat: SeatState | None) -> str:
    """In the autocomplete, which shows plain text."""
    parts = [words, subject(interview), *([seat_words(seat)] if seat else []), f"#{interview.id}"]
    return " · ".join(parts)


# Lines in /interview list and /me show.


def list_title() -> str:
    return t("**Interviews that you watch**")


def list_line(interview: Interview, seat: SeatState) -> str:
    return t(
        "👀 {when} · {subject} · {seat}",
        when=when(interview),
        subject=subject(interview),
        seat=seat_words(seat),
    )


def list_hint() -> str:
    return t("-# `/interview watch` says where to go, and gives a seat back.")


def agreed_on(at: datetime) -> str:
    return t("You agreed to what those who watch promise, on <t:{at}:D>.", at=int(at.timestamp()))


# What is told.


def thread_name(interview: Interview) -> str:
    return t("Audience · {subject}", subject=subject(interview))


def reminder(interview: Interview, place: str, mentions: str) -> str:
    said = t("⏰ {mentions} it begins {when}.", mentions=mentions, when=f"<t:{int(interview.starts_at.timestamp())}:R>")
    return f"{said}\n{where(place)}" if place else said


def news(about: News, interview: Interview) -> str:
    match about:
        case News.SEATED:
            return t("👀 **A seat is yours now** · {subject}\n{when}", subject=subject(interview), when=when(interview))
        case News.WAITING:
            return t(
                "🪑 **The seats were given anew** · {subject}\n{when}\nThis interview has changed, and you are on its "
                "waiting list now. I tell you when a seat is yours; `/interview watch` shows others to watch.",
                subject=subject(interview),
                when=when(interview),
            )
        case News.MOVED:
            return t(
                "🕑 **The time has changed** · {subject}\nIt is now {when}. Who had a seat keeps it. Does it not suit "
                "you? `/interview watch` gives the seat back.",
                subject=subject(interview),
                when=when(interview),
            )
        case News.OFF:
            return t(
                "✖️ **Called off** · {subject}\n{when}\nThings come up. `/interview watch` shows the next ones.",
                subject=subject(interview),
                when=when(interview),
            )


def to_everybody(mentions: str, said: str) -> str:
    return f"{mentions}\n{said}"


# What cannot be done.


def no_such_interview() -> str:
    return t("I cannot find that interview. `/interview watch` shows those that you can watch.")


def own_interview() -> str:
    return t("You take part in this one yourself: no seat is needed. `/interview list` shows it.")


def not_to_be_watched(standing: Standing) -> str:
    if standing is Standing.CLOSED:
        return t("This group gives no seats for watching at present. A moderator can tell you more.")
    return t(
        "This interview cannot be watched any more ({standing}). `/interview watch` shows what comes next.",
        standing=STANDING_WORDS[standing],
    )


# What moderators read when something could not be done.


def job_in_words(kind: str) -> str:
    words = {
        "seats:card": t("the card of an open interview in the announcements channel"),
        "seats:remind": t("remind those who have a seat for an interview"),
        "seats:notice": t("tell those who have a seat that an interview moved or is off"),
        "seats:tell": t("tell somebody about their seat for an interview"),
    }
    return words.get(kind, t("bring the audience of an interview up to date"))
