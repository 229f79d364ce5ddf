"""Every sentence about interviews. Labels of buttons are part of the bot's contract and stay as they are."""

from datetime import datetime, timedelta

from cogs.interviews.models import Interview, MoveState, State
from core.times import discord_time
from core.translation import t

MOVE = "Move"
CANCEL = "Cancel"
CALENDAR_FILE = "Calendar file"
SET_PLACE = "Set place"
RUNNING_LATE = "Running late"
STILL_COMING = "Still coming"
CANNOT_MAKE_IT = "Cannot make it"
ACCEPT = "Accept"
DECLINE = "Decline"
ACCEPT_NEW_TIME = "Accept new time"
KEEP_OLD_TIME = "Keep old time"
BOOK = "Book"

STATE_WORDS = {
    State.HELD: "⏳ Waiting for the volunteer",
    State.BOOKED: "🟢 Booked",
    State.FINISHED: "✅ Finished",
    State.CANCELLED: "✖️ Cancelled",
    State.DECLINED: "✖️ Declined",
    State.EXPIRED: "✖️ Not answered in time",
}


# Why not, and what to do instead.


def not_set_up() -> str:
    return t(
        "This group is not set up yet. Please ask a moderator to run `/setup` and press **Create everything for me**."
    )


def no_such_slot() -> str:
    return t("I cannot find that time. `/interview book` shows what is open.")


def slot_withdrawn() -> str:
    return t("The volunteer has withdrawn that time. Here is what is open now.")


def slot_taken() -> str:
    return t("Somebody was a moment faster: that time is taken. Here is what is open now.")


def own_slot() -> str:
    return t("That is your own time. Members book it; `/volunteer slots` lets you change it.")


def slot_past() -> str:
    return t("That time has passed. Please choose one that is still to come.")


def too_short_notice(hours: int) -> str:
    return t("Volunteers need {hours} hours' notice to prepare. Please choose a later time.", hours=hours)


def too_late_to_ask() -> str:
    return t("There is too little time left to ask the volunteer. Please choose a later time.")


def too_many_bookings(most: int, next_at: datetime) -> str:
    if most == 1:
        return t(
            "You have an interview booked already, {when}. When it is over you can book the next; "
            "`/interview list` lets you move or cancel it.",
            when=discord_time(next_at),
        )
    return t(
        "You have {most} interviews booked, the most at a time here. `/interview list` lets you move or cancel one.",
        most=most,
    )


def member_clash(at: datetime) -> str:
    return t("That overlaps another interview, {when}. Please choose another time.", when=discord_time(at))


def volunteer_clash() -> str:
    return t("The volunteer has another interview too close to that time. Please choose another time.")


def volunteer_week_full() -> str:
    return t("The volunteer already gives as much time that week as they can. Please choose another week or volunteer.")


def no_such_interview() -> str:
    return t("I cannot find that interview. `/interview list` shows yours.")


def no_interviews() -> str:
    return t("You have no interviews coming up. `/interview book` shows open times.")


def no_open_slots(filtered: bool) -> str:
    if filtered:
        return t("Nothing open matches this. Choose “any” to see every open time.")
    return t("No times are open just now. New ones appear in the announcements channel; look again soon.")


def interview_over(state: State) -> str:
    return t("This interview is no longer on ({state}). `/interview list` shows yours.", state=STATE_WORDS[state])


def interview_started() -> str:
    return t("This interview has started already, so it can no longer be changed.")


def not_confirmed_yet() -> str:
    return t("The volunteer has not said yes yet. You can cancel, or wait for their answer.")


def already_answered(state: State) -> str:
    return t("This was answered already ({state}).", state=STATE_WORDS[state])


def only_member_edits() -> str:
    return t("The goals and the resume are the member's. Write to them in the interview's thread.")


def same_time() -> str:
    return t("That is the time it already has. Please give another one.")


def other_must_answer() -> str:
    return t("You proposed this time, so the other side answers. `/interview move` proposes another.")


def move_answered(state: MoveState) -> str:
    words = {
        MoveState.ACCEPTED: t("the new time was accepted"),
        MoveState.KEPT: t("the old time was kept"),
        MoveState.REPLACED: t("a newer proposal took its place"),
        MoveState.VOID: t("the interview is off"),
        MoveState.PROPOSED: t("it is still open"),
    }
    return t("This was answered already: {state}.", state=words[state])


def left_the_server() -> str:
    return t("left the server")


def left_the_group() -> str:
    return t("left Greenroom and had their data deleted")


# Booking.


def picker_title(total: int, filtered: bool) -> str:
    shown = t("Open times") + (t(" that match") if filtered else "")
    return t("### {shown}\nChoose one to see the form; nothing is booked before you send it.", shown=shown)


def picker_line(mention: str, at: datetime, details: str) -> str:
    return f"- {discord_time(at)} · {mention}{details}"


def slot_details(field: str | None, kind: str | None, minutes: int, ask_first: bool) -> str:
    parts = [field or t("any field"), kind or t("any kind"), t("{minutes} min", minutes=minutes)]
    if ask_first:
        parts.append(t("the volunteer confirms first"))
    return " · " + " · ".join(parts)


def pick_placeholder() -> str:
    return t("Choose a time")


def filter_placeholder(what: str, chosen: str | None) -> str:
    return t("{what}: {chosen}", what=what, chosen=chosen or t("any"))


def any_choice() -> str:
    return t("any")


def field_word() -> str:
    return t("Field")


def kind_word() -> str:
    return t("Kind")


def earlier_page() -> str:
    return t("Earlier")


def later_page() -> str:
    return t("Later")


def form_title() -> str:
    return t("Book a mock interview")


def goals_label() -> str:
    return t("What would you like to practise?")


def goals_description() -> str:
    return t("The role, what is hard for you, what you want feedback on. The volunteer reads it.")


def resume_label() -> str:
    return t("Resume (PDF or Word), if you like")


def resume_description() -> str:
    return t("Only the two of you see it, and moderators can. I remove it after the interview.")


def openness_label() -> str:
    return t("Who may take part?")


def openness_description() -> str:
    return t("Leave both empty for a private interview. You can change your mind later.")


def openness_options(recording: bool) -> dict[str, str]:
    options = {"watch": t("Group members may watch and learn")}
    if recording:
        options["record"] = t("It may be recorded, if everybody agrees")
    return options


def optional_choice_label(what: str) -> str:
    return t("{what}, if it matters to you", what=what)


def booked(at: datetime, zone_words: str, thread_hint: str) -> str:
    return t(
        "🟢 **Booked:** {when}, that is {words} for you.\n"
        "I am opening a private thread for the two of you{hint}, and will remind you there.",
        when=discord_time(at),
        words=zone_words,
        hint=thread_hint,
    )


def held(at: datetime, answer_due_at: datetime) -> str:
    return t(
        "⏳ **Held for you:** {when}. The volunteer confirms first, until {due} at the latest. "
        "If they cannot, I let you know and the time is free again.",
        when=discord_time(at),
        due=discord_time(answer_due_at),
    )


def refused_with_slots(refusal: str, typed: str) -> str:
    if not typed:
        return refusal
    returned = typed.replace("```", "ʼʼʼ")
    return f"{refusal}\n\n{t('Here is what you typed, so nothing is lost:')}\n```\n{returned}\n```"


def no_zone_hint() -> str:
    return t("-# Times in words use the group's zone. `/me timezone` sets yours.")


# The card in the thread.


def thread_name(interview_id: int, names: list[str]) -> str:
    return t("Interview {number}", number=interview_id) + " · " + " & ".join(name[:30] for name in names)


def thread_mark(interview_id: int) -> str:
    return t("Interview {number}", number=interview_id) + " · "


def card_title(state: State) -> str:
    return f"## {t('Mock interview')} · {STATE_WORDS[state]}"


def card_when(at: datetime, minutes: int, occupied: timedelta) -> str:
    return t(
        "**When** {when}\n{minutes} minutes of interview, {all} in all with questions and feedback",
        when=discord_time(at),
        minutes=minutes,
        all=int(occupied.total_seconds() // 60),
    )


def card_local_time(user_id: int, words: str, unsocial: bool, zone_is_default: bool) -> str:
    line = f"<@{user_id}>: {words}"
    if zone_is_default:
        line += t(" (the group's zone; `/me timezone` sets yours)")
    if unsocial:
        line += t("\n⚠️ That is an unsocial hour there: please check that it suits.")
    return line


def clock_change(user_id: int, words: str) -> str:
    return t("⚠️ For <@{user}>: {words} The interview keeps its moment.", user=user_id, words=words)


def card_people(member: str, volunteer: str) -> str:
    return t("**Member** {member} · **Volunteer** {volunteer}", member=member, volunteer=volunteer)


def nobody() -> str:
    return t("somebody who left")


def card_about(field: str | None, kind: str | None, place: str) -> str:
    return t(
        "**Field** {field} · **Kind** {kind}\n**Place** {place}",
        field=field or t("any"),
        kind=kind or t("any"),
        place=place or t("not set yet: **Set place** says where you meet"),
    )


def card_goals(goals: str) -> str:
    return t("**Goals**\n{goals}", goals=goals)


def card_openness(watched: bool, recorded: bool) -> str:
    watching = t("👀 Group members may watch") if watched else t("🔒 Just the two of you")
    recording = t("it may be recorded if everybody agrees") if recorded else t("not recorded")
    return f"{watching} · {recording}"


def card_coming(user_id: int, coming: bool) -> str:
    return f"<@{user_id}> " + (t("✔️ is coming") if coming else t("· not confirmed yet"))


def card_ended(by: int | None, reason: str) -> str:
    who = t("by <@{user}>", user=by) if by else ""
    why = f": {reason}" if reason else ""
    return f"**{t('Called off')}** {who}{why}".strip()


def moderators_can_read() -> str:
    return t("-# Moderators can read this thread.")


def notice(interview: Interview, mentions: str) -> str:
    """What a ping in the thread says about the newest change."""
    match interview.state:
        case State.HELD:
            return t(
                "{mentions} a member would like this time of yours. Please accept or decline above.", mentions=mentions
            )
        case State.BOOKED if interview.sequence == 0 or interview.told_sequence < 0:
            return t("{mentions} your interview is booked. A calendar file is attached.", mentions=mentions)
        case State.BOOKED:
            return t(
                "{mentions} the interview has changed; above is how it stands. The new calendar file is attached: "
                "if your calendar shows two entries, delete the old one.",
                mentions=mentions,
            )
        case State.CANCELLED:
            return t(
                "{mentions} the interview is off. Opening the attached file takes it out of your calendar.\n"
                "Things come up; `/interview book` shows other times.",
                mentions=mentions,
            )
        case State.DECLINED:
            return t(
                "{mentions} the volunteer cannot make this time. `/interview book` shows others.", mentions=mentions
            )
        case State.EXPIRED:
            return t(
                "{mentions} the volunteer did not get to answer in time, so it is free again. "
                "`/interview book` shows what is open.",
                mentions=mentions,
            )
        case State.FINISHED:
            return mentions


# Reminders.


def reminder(mentions: str, at: datetime, place: str, late: bool) -> str:
    where = t(" Place: {place}", place=place) if place else t(" No place is set yet: `/interview place` does that.")
    said = t(
        "⏰ {mentions} your mock interview is {when}.{where}", mentions=mentions, when=discord_time(at), where=where
    )
    if late:
        said += t("\nThis reminder is late: I was away for a while.")
    return said


def confirmed() -> str:
    return t("Thank you! The other side can see that you are coming.")


def late_notice(other: int | None, user_id: int, minutes: int) -> str:
    ping = f"<@{other}> " if other else ""
    return ping + t("<@{user}> is running about {minutes} minutes late.", user=user_id, minutes=minutes)


def late_told() -> str:
    return t("I have told the other side in your thread.")


# Moving.


def move_form_title() -> str:
    return t("Propose a new time")


def move_when_label() -> str:
    return t("New time, in your own zone")


def move_when_description() -> str:
    return t("For example: tomorrow 6pm, tue 18:30, dec 3 at 5pm")


def move_proposed(at: datetime) -> str:
    return t("I have asked the other side for {when}. Until they accept, the old time stands.", when=discord_time(at))


def move_card_title(state: MoveState) -> str:
    words = {
        MoveState.PROPOSED: t("🟡 A new time is proposed"),
        MoveState.ACCEPTED: t("✅ The new time was accepted"),
        MoveState.KEPT: t("↩️ The old time stays"),
        MoveState.REPLACED: t("✖️ A newer proposal took its place"),
        MoveState.VOID: t("✖️ The interview is off"),
    }
    return f"### {words[state]}"


def move_card(by: int, other: int | None, old: datetime | None, new: datetime) -> str:
    """`old` only while the proposal is open: afterwards, the card above says how it stands."""
    if old is None:
        return t("<@{by}> proposed {new}.", by=by, new=discord_time(new))
    asked = f"<@{other}>, " if other else ""
    return asked + t("<@{by}> proposes {new} instead of {old}.", by=by, new=discord_time(new), old=discord_time(old))


def move_accepted(at: datetime) -> str:
    return t("Moved to {when}. I have updated the card, the reminders and the calendar file.", when=discord_time(at))


def move_kept() -> str:
    return t("The old time stays. I let the other side know.")


# Changing and calling off.


def cancel_form_title() -> str:
    return t("Call off this interview?")


def cancel_reason_label() -> str:
    return t("A word to the other side, if you like")


def cancel_reason_description() -> str:
    return t("They see it. No reason is needed.")


def cancelled(late_hours: int | None) -> str:
    said = t("The interview is off, and I let the other side know.")
    if late_hours is not None:
        said += t(
            " It was less than {hours} hours before the start; next time, a little earlier helps them to plan.",
            hours=late_hours,
        )
    return said


def place_form_title() -> str:
    return t("Where do you meet?")


def place_label() -> str:
    return t("A voice channel, a link, or another place")


def place_set() -> str:
    return t("Done: the place is on the card and in the calendar file.")


def late_form_title() -> str:
    return t("Running late")


def late_label() -> str:
    return t("About how many minutes?")


def not_minutes() -> str:
    return t("Please give the minutes as a number from 1 to 60.")


def edit_form_title() -> str:
    return t("Goals and resume")


def edited() -> str:
    return t("Saved. The card in your thread shows it.")


def accepted() -> str:
    return t("Thank you! The member is being told, and comes into this thread.")


def declined() -> str:
    return t("That is fine. I tell the member, and this time is no longer offered.")


def calendar_file() -> str:
    return t("Here is your calendar file. If your calendar then shows two entries, delete the older one.")


# Lists.


def list_title(count: int) -> str:
    return t("### Your interviews") if count else no_interviews()


def list_line(interview: Interview, user_id: int) -> str:
    role = t("you are interviewed") if interview.member_id == user_id else t("you interview")
    where = f" · <#{interview.thread_id}>" if interview.thread_id else ""
    return f"**{discord_time(interview.starts_at)}** · {STATE_WORDS[interview.state]} · {role}{where}"


def in_my_panel(interview: Interview, user_id: int) -> str:
    return list_line(interview, user_id)


def choice(words: str, interview_id: int) -> str:
    return f"{words} · #{interview_id}"


# The calendar file and the event, which Discord or a calendar shows as plain text.


def event_name(field: str | None, kind: str | None) -> str:
    about = ", ".join(part for part in (field, kind) if part)
    return t("Mock interview") + (f": {about}" if about else "")


def event_description(minutes: int, mark: str) -> str:
    return (
        t(
            "A volunteer interviews a member for {minutes} minutes; then anyone may ask, and feedback follows. "
            "Please listen kindly, and keep what you hear to yourself.",
            minutes=minutes,
        )
        + f"\n\n{mark}"
    )


def event_mark(interview_id: int) -> str:
    return f"interview {interview_id}"


def event_place(place: str) -> str:
    return place or t("see the announcements")


def calendar_description(goals: str, link: str) -> str:
    parts = [t("Goals: {goals}", goals=goals)] if goals else []
    return "\n".join([*parts, t("Your thread: {link}", link=link)] if link else parts)
