"""What people read of feedback: the member's and the volunteer's private panels, and the card for the group."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import discord
from discord import ui

from cogs.interviews.models import Interview
from cogs.scores import feedback_texts as texts
from cogs.scores.models import Given, Part, Piece, Point, Rubric, Score, Usefulness
from cogs.scores.texts import person, read_button
from cogs.scores.views import MOST_CHOICES, MOST_TEXT, fitting, score_button
from core.times import words
from core.ui import Control, Tone, button, card, panel, select

ROOM_WORDS = 8
ROOM_FOR_NOTES = 3000
LONGEST_TITLE = 300
GREEN = discord.ButtonStyle.success


def reading(
    given: Given,
    rubric: Rubric,
    others: Sequence[Interview],
    zone: ZoneInfo,
    channel_id: int | None,
    notes: int = 0,
) -> ui.LayoutView:
    """`others` are all the interviews that this person can read about, this one among them."""
    more = _others(given, others, zone)
    if given.part is Part.INTERVIEWER:
        return panel(*fitting(_said_to_volunteer(given, rubric), MOST_TEXT), controls=[*_to_score(given), *more])
    noted = [texts.notes_line(notes)] if notes else []
    more = [*_to_notes(given, notes), *more]
    if not given.levels and given.interviewer is None:
        return panel(*_nothing(given), *noted, controls=[*_to_score(given), *more])
    said = fitting([*_said_to_member(given, rubric, channel_id), *noted], MOST_TEXT)
    return panel(*said, controls=[*_answers(given), *more])


def _to_notes(given: Given, notes: int) -> list[Control]:
    return [button(texts.notes_button(), "scores:notes", given.feedback.interview_id)] if notes else []


def notes_panel(interview_id: int, notes: Sequence[str], page: int) -> ui.LayoutView:
    """As many on a page as a message has room for."""
    pages: list[list[str]] = [[]]
    for one in notes:
        if pages[-1] and sum(map(len, pages[-1])) + len(one) > ROOM_FOR_NOTES:
            pages.append([])
        pages[-1].append(one)
    number = min(page, len(pages) - 1)
    controls: list[Control] = []
    if number > 0:
        controls.append(button(texts.earlier(), "scores:notes_page", interview_id, number - 1))
    if number < len(pages) - 1:
        controls.append(button(texts.later(), "scores:notes_page", interview_id, number + 1))
    return panel(texts.notes_title(), *fitting(pages[number], MOST_TEXT - LONGEST_TITLE), controls=controls)


def _nothing(given: Given) -> list[str]:
    if given.feedback.is_revealed:
        return [texts.nothing_yet()]
    starts_at, due_at = given.feedback.starts_at, given.feedback.due_at
    return [texts.sealed(starts_at, due_at), texts.sealed_where(given.has_own, given.has_other)]


def _to_score(given: Given) -> list[Control]:
    """The form, for whoever can still hand it in."""
    is_late_member = given.part is Part.SELF and given.feedback.is_revealed
    return [] if given.has_own or is_late_member else [score_button(given.feedback.interview_id)]


# The member


def _said_to_member(given: Given, rubric: Rubric, channel_id: int | None) -> list[str]:
    volunteer = person(given.volunteer_id)
    said = [texts.title(given.feedback.kind, given.feedback.starts_at)]
    said += words_of(given.interviewer) if given.interviewer else [texts.no_interviewer()]
    action = next((score.next_action for score in (given.interviewer, given.own) if score and score.next_action), "")
    said += [texts.next_action(action)] if action else []
    said += _room_words(given)
    said += _sides(given, rubric, volunteer, texts.you())
    said += _own_words(given.own)
    said.append(_shown(given, channel_id))
    return [*said, texts.one_is_little()]


def _sides(given: Given, rubric: Rubric, volunteer: str, member: str) -> list[str]:
    said = [texts.sides_title(given.room_people)] if given.levels else []
    for side in given.levels:
        told = texts.side(side, rubric.dimensions.get(side.dimension), rubric, volunteer, member)
        gap = texts.gap(side.own, side.interviewer) if given.part is Part.SELF else ""
        said.append("\n".join(filter(None, (told, gap))))
    return said


def words_of(score: Score | None) -> list[str]:
    """Strengths and growth points; nothing where there are none."""
    points = list(score.points.values()) if score else []
    strengths = [texts.bullet(point.strength) for point in points if point.strength]
    growth = [texts.growth(*point.growth) for point in points if point.has_growth]
    said = ["\n".join([texts.keep_title(), *strengths])] if strengths else []
    return [*said, "\n".join([texts.grow_title(), *growth])] if growth else said


def _own_words(own: Score | None) -> list[str]:
    point = own.points.get(1, Point()) if own else Point()
    return [] if point.is_empty else [texts.own_words(point.strength, point.try_next)]


def _room_words(given: Given) -> list[str]:
    strengths = [texts.bullet(point.strength) for point in given.room_points if point.strength]
    tries = [texts.room_try(point.try_next) for point in given.room_points if point.try_next]
    if not strengths and not tries:
        return []
    half = ROOM_WORDS // 2
    return ["\n".join([texts.room_words_title(given.room_people), *strengths[:half], *tries[:half]])]


def _shown(given: Given, channel_id: int | None) -> str:
    pieces = [texts.piece_word(piece) for piece in Piece if piece in given.feedback.shown]
    return texts.shown_to_group(pieces, channel_id) if pieces else texts.shown_to_nobody()


def _answers(given: Given) -> list[Control]:
    number, controls = given.feedback.interview_id, list[Control]()
    if given.interviewer is not None:
        is_thanked = given.feedback.thanked_at is not None
        controls.append(button(texts.THANK, "scores:thank", number, style=GREEN, disabled=is_thanked))
        useful = [
            discord.SelectOption(label=texts.usefulness_word(one), value=one, default=given.feedback.usefulness is one)
            for one in Usefulness
        ]
        controls.append(select(texts.usefulness_placeholder(), useful, "scores:rate", number))
    if given.feedback.given_at is None:
        return controls
    pieces = [
        discord.SelectOption(label=texts.piece_word(one), value=one, default=one in given.feedback.shown)
        for one in Piece
    ]
    controls.append(select(texts.show_placeholder(), pieces, "scores:show", number, least=0, most=len(pieces)))
    return controls


def _others(given: Given, others: Sequence[Interview], zone: ZoneInfo) -> list[Control]:
    if len(others) < 2:
        return []
    options = [
        discord.SelectOption(
            label=texts.another(words(one.starts_at, zone), one.kind)[:100],
            value=str(one.id),
            default=one.id == given.feedback.interview_id,
        )
        for one in others[:MOST_CHOICES]
    ]
    return [select(texts.another_placeholder(), options, "scores:another")]


# The volunteer


def _said_to_volunteer(given: Given, rubric: Rubric) -> list[str]:
    if given.interviewer is None:
        return [texts.hand_in_first()] if given.feedback.is_revealed else _nothing(given)
    return [
        texts.given_title(given.feedback.kind, given.feedback.starts_at),
        texts.reply_of_member(given.feedback.thanked_at is not None, given.feedback.usefulness),
        *_sides(given, rubric, texts.you(), texts.the_member()),
        *words_of(given.interviewer),
    ]


# Being told, and the group


def told(said: str, interview_id: int) -> ui.LayoutView:
    return panel(said, controls=[button(read_button(), "scores:read", interview_id, style=discord.ButtonStyle.primary)])


def group_card(given: Given, rubric: Rubric, member_id: int) -> ui.LayoutView:
    """Only what the member chose."""
    shown = given.feedback.shown
    said = [texts.card_title(member_id, given.feedback.kind)]
    points = list(given.interviewer.points.values()) if given.interviewer else []
    if Piece.STRENGTHS in shown:
        strengths = [texts.bullet(point.strength) for point in points if point.strength]
        said += ["\n".join([texts.keep_title(), *strengths])] if strengths else []
    if Piece.GROWTH in shown:
        growth = [texts.growth(*point.growth) for point in points if point.has_growth]
        said += ["\n".join([texts.grow_title(), *growth])] if growth else []
    if Piece.LEVELS in shown:
        said.append("\n".join(_levels_of_card(given, rubric)))
    ref = texts.card_ref(given.feedback.interview_id)
    return card(*fitting(said, MOST_TEXT - len(ref) - 10), tone=Tone.GOOD, ref=ref)


def _levels_of_card(given: Given, rubric: Rubric) -> list[str]:
    return [
        texts.card_level(rubric.dimensions[side.dimension].name, side.interviewer, rubric)
        for side in given.levels
        if side.interviewer is not None and side.dimension in rubric.dimensions
    ]
