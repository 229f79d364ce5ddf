"""What is said where a score or feedback cannot be given or seen now."""

from datetime import datetime

from core.times import discord_time
from core.translation import t


def no_such_interview() -> str:
    return t(
        "I cannot find that interview among those you took part in or watched. `/interview score` without a choice "
        "lists them."
    )


def nothing_to_score() -> str:
    return t(
        "There is nothing to score now. A form opens when an interview begins that you take part in, or have a seat "
        "for: `/interview watch` shows what is coming up."
    )


def never_took_place() -> str:
    return t("That interview did not take place, so there is nothing to score. `/interview list` shows what comes.")


def not_begun(starts_at: datetime) -> str:
    return t("Scoring opens when the interview begins, {when}. Please come back then.", when=discord_time(starts_at))


def already_revealed(handed_in: bool) -> str:
    if handed_in:
        return t(
            "Both sides can read each other's form now, so yours stays as it is. `/interview feedback` shows it with "
            "the rest."
        )
    return t(
        "The forms of this interview are open by now, so a new one would no longer be independent. "
        "`/interview feedback` shows what there is."
    )


def already_in_room() -> str:
    return t("Thank you, your form is part of what the room saw, so it stays as it is.")


def room_closed() -> str:
    return t("The room has closed for this interview. Thank you for watching; `/interview watch` shows the next ones.")


def levels_missing() -> str:
    return t("The levels are not chosen yet: press **Levels** first.")


def nothing_observed() -> str:
    return t("Nothing is observed so far. Please choose a level where you saw or heard something.")


def words_missing() -> str:
    return t("A form needs at least one strength or one growth point. Press **Words**: that is what helps most.")


def growth_incomplete() -> str:
    return t(
        "A growth point helps when it has all four: the moment, what was done, what effect it had, and what to try "
        "next. Please fill in what is missing, or leave all four empty."
    )


def held_back() -> str:
    return t(
        "Something in it is about a topic that the law protects, kindly meant or not. Please take it out or change "
        "it; I show where. Everything you wrote is saved."
    )


def no_feedback() -> str:
    return t(
        "There is no interview of yours to read feedback about yet. It opens once both sides have handed in their "
        "forms, or some days after the interview."
    )


def not_yet_given() -> str:
    return t("There is nothing to do here before you have been given something. `/interview feedback` shows when.")


def no_notes() -> str:
    return t("There are no notes of those who watched here. `/interview feedback` shows what there is.")


def no_such_choice() -> str:
    return t("I do not know that choice. Please use the buttons and menus of `/interview feedback`.")


def nowhere_to_show() -> str:
    return t(
        "The group has no channel for announcements, so there is nowhere to show it. A moderator can choose one with "
        "`/setup`."
    )
