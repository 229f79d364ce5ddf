"""Every sentence about filling in a score. What is read afterwards is in `feedback_texts`."""

from datetime import datetime

from cogs.scores.models import Dimension, Part, Rubric
from core.times import discord_time
from core.translation import t

SCORE = "Score"
HAND_IN = "Hand in"
LONGEST_CHOICE = 100


def said(typed: str) -> str:
    """What somebody wrote, on one line, without links or mentions that it could pretend to be."""
    return "".join(f"\\{letter}" if letter in "\\[<`" else letter for letter in " ".join(typed.split()))


def person(user_id: int | None) -> str:
    return f"<@{user_id}>" if user_id else t("your volunteer")


# Choosing an interview


def choice(when: str, kind: str | None, part: Part, handed_in: bool | None) -> str:
    state = {None: t("not begun"), False: t("a draft"), True: t("handed in")}[handed_in]
    return t(
        "{when} · {kind} · {part} · {state}", when=when, kind=kind or t("interview"), part=part_word(part), state=state
    )


def choose_title() -> str:
    return t("### Score an interview\nChoose one that you took part in or watched.")


def choose_placeholder() -> str:
    return t("Choose an interview")


def part_word(part: Part) -> str:
    return {
        Part.SELF: t("how it went for me"),
        Part.INTERVIEWER: t("as interviewer"),
        Part.OBSERVER: t("as somebody who watched"),
    }[part]


# The forms


def levels_title(part: Part) -> str:
    return {
        Part.SELF: t("How did it go for you?"),
        Part.INTERVIEWER: t("What did you see?"),
        Part.OBSERVER: t("What did you see?"),
    }[part]


def not_observed() -> str:
    return t("Not observed")


def not_observed_why() -> str:
    return t("It did not come up. That lowers nothing.")


def words_title(number: int) -> str:
    return t("Strength and growth point") if number == 1 else t("A second strength and growth point")


def strength_label() -> str:
    return t("What to keep doing")


def strength_help() -> str:
    return t("What was said or done, and where. About the answer, not about the person.")


def moment_label() -> str:
    return t("To grow: the moment")


def moment_example() -> str:
    return t("In the answer about the difficult customer")


def behaviour_label() -> str:
    return t("What was said or done")


def behaviour_example() -> str:
    return t("you told what the team did, with “we” in each sentence")


def effect_label() -> str:
    return t("Which effect it had")


def effect_example() -> str:
    return t("so I could not tell which part was yours")


def next_label() -> str:
    return t("What to try next time")


def next_example() -> str:
    return t("say “I decided” or “I built” once in each answer")


def growth_help() -> str:
    return t("A growth point needs this and the three below. Leave all four empty for none.")


def own_title() -> str:
    return t("Your own words")


def own_strength_label() -> str:
    return t("What went well?")


def own_try_label() -> str:
    return t("What would you do differently?")


def own_help() -> str:
    return t("Nobody but you reads this.")


def action_title() -> str:
    return t("One next action")


def action_label() -> str:
    return t("The one thing to do next")


def action_help() -> str:
    return t("It becomes a goal of the member. Left empty, it is what the first growth point says to try.")


# The desk: a form as its author sees it


def desk_title(part: Part, kind: str | None, starts_at: datetime) -> str:
    return t(
        "## Score · {part}\n{kind}, {when}",
        part=part_word(part),
        kind=kind or t("interview"),
        when=discord_time(starts_at),
    )


def state_line(handed_in: bool, due_at: datetime, part: Part, revealed: bool) -> str:
    if revealed and handed_in:
        return t("✅ **Handed in.** `/interview feedback` shows it with the rest.")
    if revealed:
        return t(
            "✏️ **Draft.** The promised time is over, and yours is still welcome. Once handed in, it stays as it is."
        )
    if part is Part.OBSERVER:
        if handed_in:
            return t("✅ **Handed in.** It becomes part of an average of three people or more. Thank you!")
        return t("✏️ **Draft, saved.** The room closes {due} at the latest.", due=discord_time(due_at))
    if handed_in:
        return t(
            "✅ **Handed in, and sealed.** It opens when the other side has handed in too, at the latest {due}. Until "
            "then you can change it.",
            due=discord_time(due_at),
        )
    return t("✏️ **Draft, saved.** It is sealed until both sides have handed in, or {due}.", due=discord_time(due_at))


def who_reads(part: Part) -> str:
    return {
        Part.SELF: t("-# Your volunteer sees the levels you chose once all is open. Your words stay yours."),
        Part.INTERVIEWER: t(
            "-# The member reads all of it once it is open, and may show parts of it to the group. It is practice, and "
            "no decision about anybody."
        ),
        Part.OBSERVER: t("-# Nobody reads who scored what: levels become averages, words stand without a name."),
    }[part]


def level_line(dimension: Dimension, level: int | None, rubric: Rubric) -> str:
    if level is None:
        return t("{name}: not observed", name=dimension.name)
    return t("{name}: {level}", name=dimension.name, level=level_words(level, rubric))


def level_words(level: int, rubric: Rubric) -> str:
    return t("{dots} {name}", dots="●" * level + "○" * (len(rubric.levels) - level), name=rubric.level_name(level))


def keep_line(strength: str) -> str:
    return t("**Keep:** {strength}", strength=said(strength))


def grow_line(moment: str, behaviour: str, effect: str, try_next: str) -> str:
    told = " · ".join(said(text) for text in (moment, behaviour, effect) if text)
    return t("**Grow:** {told}\n**Try:** {next}", told=told or "–", next=said(try_next) or "–")


def own_try_line(try_next: str) -> str:
    return t("**Differently:** {next}", next=said(try_next))


def action_line(action: str) -> str:
    return t("**Next action:** {action}", action=said(action))


def now_words(part: Part) -> str:
    if part is Part.INTERVIEWER:
        return t("Levels are saved. Now a strength or a growth point: the words are what helps most.")
    return t("Levels are saved. Add words if you like, or hand it in.")


def levels_button() -> str:
    return t("Levels")


def words_button() -> str:
    return t("Words")


def second_button() -> str:
    return t("Second point")


def action_button() -> str:
    return t("Next action")


def read_button() -> str:
    return t("See the feedback")


# Inviting and reminding


def invite(mentions: str, due_at: datetime) -> str:
    return t(
        "### How did it go?\n{mentions} each of you fills in a short form, independently. Nobody sees the other's "
        "before both are in, or {due}.",
        mentions=mentions,
        due=discord_time(due_at),
    )


def invite_room(due_at: datetime) -> str:
    return t(
        "### What did you see?\nWhoever had a seat can score, silently and without a name: two minutes that help the "
        "one who was interviewed. From three people on, they see the average. Open until {due}.",
        due=discord_time(due_at),
    )


def reminder(part: Part, starts_at: datetime, due_at: datetime) -> str:
    if part is Part.INTERVIEWER:
        return t(
            "Your form about the interview of {when} is not handed in yet. A few words of yours are what the member "
            "waits for; {due} they get what there is.",
            when=discord_time(starts_at),
            due=discord_time(due_at),
        )
    return t(
        "You have not said yet how the interview of {when} went for you. With your form, you can compare; {due} "
        "everything opens, and it is too late for yours.",
        when=discord_time(starts_at),
        due=discord_time(due_at),
    )


def invite_ref(interview_id: int) -> str:
    return t("scores of interview {id}", id=interview_id)


def message_ref(interview_id: int) -> str:
    return t("interview {id}", id=interview_id)


# What others ask of each feature


def about_me(drafts: int, given: int) -> list[str]:
    lines = []
    if drafts:
        lines.append(t("**Forms not handed in:** {count}. `/interview score` goes on with them.", count=drafts))
    if given:
        lines.append(t("**Feedback you were given:** {count}. `/interview feedback` shows it.", count=given))
    return lines


def job_in_words(kind: str) -> str:
    return {
        "scores:due": t("open the feedback of an interview at the promised time"),
        "scores:remind": t("remind people of a score form that is not handed in"),
        "scores:remind_one": t("remind somebody of a score form that is not handed in"),
        "scores:invite": t("invite people to score an interview"),
        "scores:tell": t("tell somebody that feedback can be read"),
        "scores:replied": t("tell a volunteer what the member answered to the feedback"),
        "scores:card": t("show the group the feedback that a member chose to show"),
        "scores:remove": t("take down feedback that the group saw"),
    }[kind]
