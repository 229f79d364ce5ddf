"""Every sentence about interviews. Labels of buttons are part of the bot's contract and stay as they are."""

from datetime import datetime

from cogs.interviews.models import Interview, State
from core.times import discord_time
from core.translation import t

MOVE = "Move"
CANCEL = "Cancel"
CALENDAR_FILE = "Calendar file"
SET_PLACE = "Set place"
RUNNING_LATE = "Running late"
PREP_PACK = "Prep pack"
SCORE = "Score"
STILL_COMING = "Still coming"
CANNOT_MAKE_IT = "Cannot make it"
WITHDRAW = "Withdraw"
ACCEPT = "Accept"
DECLINE = "Decline"
ACCEPT_NEW_TIME = "Accept new time"
KEEP_OLD_TIME = "Keep old time"

STATE_WORDS = {
    State.HELD: "⏳ Waiting for the volunteer",
    State.BOOKED: "🟢 Booked",
    State.FINISHED: "✅ Finished",
    State.CANCELLED: "✖️ Cancelled",
    State.DECLINED: "✖️ Declined",
    State.EXPIRED: "✖️ Not answered in time",
}


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
    return t("Leave it empty for a private interview, just the two of you.")


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


def request_still_waits() -> str:
    return t("Your request still waits. If this is what you were looking for, withdraw it with `/interview list`.")


def repeat() -> str:
    return t("You two meet again within 60 days. That is fine; somebody new to you may notice other things.")


def refused_with_slots(refusal: str, typed: str) -> str:
    if not typed:
        return refusal
    returned = typed.replace("```", "ʼʼʼ")
    return f"{refusal}\n\n{t('Here is what you typed, so nothing is lost:')}\n```\n{returned}\n```"


def confirmed() -> str:
    return t("Thank you! The other side can see that you are coming.")


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


def request_after_cancelling(*, by_member: bool) -> str:
    if by_member:
        return t("It came from your request, which has ended with it; `/interview request` asks anew.")
    return t("The member's request waits again, and has lost no time.")


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


def requests_title(first: str) -> str:
    return t("### Your requests\n{first}", first=first)


def list_line(interview: Interview, user_id: int) -> str:
    role = t("you are interviewed") if interview.member_id == user_id else t("you interview")
    where = f" · <#{interview.thread_id}>" if interview.thread_id else ""
    return f"**{discord_time(interview.starts_at)}** · {STATE_WORDS[interview.state]} · {role}{where}"


def in_my_panel(interview: Interview, user_id: int) -> str:
    return list_line(interview, user_id)


def choice(words: str, interview_id: int) -> str:
    return f"{words} · #{interview_id}"


def no_interviews() -> str:
    return t("You have no interviews coming up. `/interview book` shows open times.")


def left_the_server() -> str:
    return t("left the server")


def left_the_group() -> str:
    return t("left Greenroom and had their data deleted")


def stepped_in() -> str:
    return t("it could not begin in time, so somebody on stand-by stepped in")


def goes_on_with_another() -> str:
    return t("it goes on at the same time with another volunteer, in a thread of its own")


def found_by_moderator() -> str:
    return t("a moderator brought you together, as the first volunteer does not give this interview any more")


def give_resume_again() -> str:
    return t("the resume was for the first volunteer alone, and `/interview edit` adds it for this one")


def cannot_take_over() -> str:
    return t("This volunteer cannot take over here. Choose another one.")


def cannot_step_in() -> str:
    return t("This person cannot step in here. Somebody else on stand-by may.")


def no_open_slots(filtered: bool) -> str:
    if filtered:
        return t("Nothing open matches this. Choose “any” to see every open time.")
    return t("No times are open just now. New ones appear in the announcements channel; look again soon.")


# What could not be done, for moderators. The number after it is the interview's, or the proposal's.


def job(verb: str) -> str:
    words = {
        "show": t("show an interview to its two people, in their private thread"),
        "remind": t("remind the two people of an interview"),
        "propose": t("show a proposed new time in an interview's thread"),
        "tell_late": t("tell that somebody is running late for an interview"),
        "begin": t("bring the card of an interview up to date when it begins"),
        "finish": t("close an interview that is over"),
        "expire": t("free a time that the volunteer did not answer for"),
    }
    return words.get(verb, t("something for an interview"))
