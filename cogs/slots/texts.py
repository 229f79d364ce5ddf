"""Every sentence about slots."""

from datetime import datetime, timedelta

from cogs.slots.models import Slot, SlotState
from core.times import Weekly, place_of
from core.translation import t

# What volunteers are told when a time cannot be offered.


def ends_before_it_starts(starts_at: datetime) -> str:
    return t(
        "`until` is before the first time, {when}. Choose a later `until`, or leave it out: then the times go on until "
        "you withdraw them.",
        when=full(starts_at),
    )


def until_without_repeat() -> str:
    return t("`until` says when a repeating offer ends. Choose a `repeat` too, or leave `until` out.")


def overlaps(other: Slot, buffer: timedelta) -> str:
    return t(
        "You already offer {when}, and that slot keeps you until {end}, with a buffer of {buffer} minutes around it. "
        "Choose another time, or see {slots} to withdraw that one.",
        when=full(other.starts_at),
        end=clock_time(other.ends_at),
        buffer=buffer // timedelta(minutes=1),
        slots="`/volunteer slots`",
    )


def too_many(most: int) -> str:
    return t(
        "You have {most} open times, which is as many as one person can offer. "
        "Withdraw some in `/volunteer slots` first.",
        most=most,
    )


def nothing_fits() -> str:
    return t("None of those times can be offered: each overlaps a slot of yours. `/volunteer slots` shows them.")


def unknown_field(typed: str, fields: tuple[str, ...]) -> str:
    return t(
        "This group has no field called “{typed}”. Choose one of: {fields}.", typed=typed, fields=", ".join(fields)
    )


def not_found() -> str:
    return t("That slot was not found. `/volunteer slots` shows yours.")


# The answer to an offer.


def offered(count: int) -> str:
    if count == 1:
        return t("**Offered.** One time is open for booking:")
    return t("**Offered.** {count} times are open for booking:", count=count)


def offered_time(starts_at: datetime, in_words: str, note: str | None) -> str:
    line = t("🟢 {when} ({words})", when=full(starts_at), words=in_words)
    return f"{line} {note}" if note else line


def goes_on(rhythm: Weekly, until_in_words: str | None) -> str:
    every, place = rhythm_in_words(rhythm.every_weeks), place_of(rhythm.zone)
    said = t("↻ This repeats {every} at the same time on the clock in {place}", every=every, place=place)
    if until_in_words:
        return t("{repeats}, until {until}.", repeats=said, until=until_in_words)
    return t("{repeats}. Times appear eight weeks ahead, until you withdraw them in `/volunteer slots`.", repeats=said)


def too_soon_to_book(starts_at: datetime, notice: timedelta) -> str:
    return t(
        "⚠️ Bookings need {hours} hours' notice, so nobody can book {when} any more.",
        hours=notice // timedelta(hours=1),
        when=full(starts_at),
    )


def but_paused() -> str:
    return t("⏸️ You are paused, so nobody can book yet. `/volunteer pause` ends the pause.")


def left_out(why: str) -> str:
    return t("⚠️ Left out: {why}", why=why)


def would_overlap(starts_at: datetime, other: Slot) -> str:
    return t(
        "{when}, because it would overlap your slot of {other}, buffer included.",
        when=full(starts_at),
        other=full(other.starts_at),
    )


def occupies(slot: Slot) -> str:
    whole = int((slot.ends_at - slot.starts_at).total_seconds()) // 60
    return t(
        "The interview takes {minutes} minutes; keep {whole} free in all for welcome, questions and feedback.",
        minutes=slot.minutes,
        whole=whole,
    )


def note(note: str) -> str:
    return t("ℹ️ {note}", note=note)


def no_cards() -> str:
    return t(
        "There is no announcements channel yet, so no card is posted. Members still find your times in "
        "`/interview book`; a moderator can choose a channel with `/setup`."
    )


# Cards that everybody sees.


def card_title(state: str, *, repeats: bool) -> str:
    what = t("mock interviews") if repeats else t("mock interview")
    return f"### {state} · {what}"


def state_open() -> str:
    return t("🟢 Open")


def state_taken() -> str:
    return t("🔵 Taken")


def state_withdrawn() -> str:
    return t("⚪ Withdrawn")


def state_over() -> str:
    return t("⚫ Over")


def state_of(slot: Slot, now: datetime) -> str:
    if slot.state is SlotState.WITHDRAWN:
        return state_withdrawn()
    if slot.starts_at <= now:
        return state_over()
    return state_open() if slot.state is SlotState.OPEN else state_taken()


def state_word(slot: Slot) -> str:
    return state_open() if slot.state is SlotState.OPEN else state_taken()


def with_volunteer(volunteer_id: int) -> str:
    return t("With <@{id}>", id=volunteer_id)


def time_line(starts_at: datetime) -> str:
    return t("{full} ({relative})", full=full(starts_at), relative=relative(starts_at))


def time_line_with_state(slot: Slot, now: datetime) -> str:
    return t("{state}: {when}", state=state_of(slot, now), when=time_line(slot.starts_at))


def more_times(count: int) -> str:
    return t("… and {count} more later", count=count)


def length(minutes: int) -> str:
    return t("{minutes}-minute interview", minutes=minutes)


def field_is(field: str | None) -> str:
    return t("field: {field}", field=field) if field else t("any field")


def kind_is(kind: str | None) -> str:
    return t("kind: {kind}", kind=kind) if kind else t("any kind")


def asked_first() -> str:
    return t("The volunteer is asked first: a booking waits for their yes.")


def you_are_asked_first() -> str:
    return t("You are asked first: a booking waits for your yes.")


def rhythm_in_words(every_weeks: int) -> str:
    return t("every week") if every_weeks == 1 else t("every two weeks")


def repeats(every_weeks: int) -> str:
    return t("↻ {every}", every=rhythm_in_words(every_weeks))


def book() -> str:
    return t("Book")


def slot_ref(slot_id: int) -> str:
    return t("Slot {id}", id=slot_id)


def series_ref(series_id: int) -> str:
    return t("Series {id}", id=series_id)


# The private panel of a volunteer's own slots.


def my_slots(count: int) -> str:
    if count == 1:
        return t("**Your slots** · one time to come")
    return t("**Your slots** · {count} times to come", count=count)


def about_my_slots(slots: list[Slot], now: datetime) -> list[str]:
    """For /me show: the next few, and how many there are."""
    return [my_slots(len(slots)), *(time_line_with_state(slot, now) for slot in slots[:3])]


def no_slots() -> str:
    return t("You offer no times at present. `/volunteer offer` opens one; it can repeat every week.")


def choose_slot() -> str:
    return t("Choose a slot to withdraw")


def earlier() -> str:
    return t("Earlier")


def later() -> str:
    return t("Later")


def back() -> str:
    return t("Back")


def withdraw() -> str:
    return t("Withdraw")


def this_one() -> str:
    return t("This one")


def this_and_later() -> str:
    return t("This and later")


def all_of_it() -> str:
    return t("All")


def ask_which_slot(count: int) -> str:
    return t(
        "Withdraw which time? Choose one, or press **All** to withdraw all {count} and end everything that repeats. "
        "Times that are already taken stay until they are cancelled.",
        count=count,
    )


def ask_slot() -> str:
    return t("Withdraw this time? Nobody can book it then.")


def ask_series() -> str:
    return t(
        "Withdraw **this one**, **this and later** (the series ends), or **all** times of this series? "
        "Times that are already taken stay until they are cancelled, and are not offered again after that."
    )


def booked_stays() -> str:
    return t(
        "This time is taken: it stays until the interview is cancelled with `/interview cancel`. "
        "Withdraw it, and it is not offered again after that."
    )


def place_is(place: str) -> str:
    return t("Place: {place}", place=place)


def repeating() -> str:
    return t("repeats")


def withdrawn(count: int) -> str:
    if count == 0:
        return t("Nothing was open any more.")
    return t("Withdrawn: one time.") if count == 1 else t("Withdrawn: {count} times.", count=count)


def staying(slots: list[Slot]) -> str:
    return t(
        "Booked, so still on until cancelled with `/interview cancel`: {times}.",
        times=", ".join(full(slot.starts_at) for slot in slots),
    )


# What moderators read when something could not be done.


def job_in_words(kind: str) -> str:
    if kind == "slots:extend":
        return t("the next times of an offer that repeats")
    return t("the card of an offered time in the announcements channel")


# Times as Discord shows them.


def full(at: datetime) -> str:
    return f"<t:{int(at.timestamp())}:F>"


def relative(at: datetime) -> str:
    return f"<t:{int(at.timestamp())}:R>"


def clock_time(at: datetime) -> str:
    return f"<t:{int(at.timestamp())}:t>"
