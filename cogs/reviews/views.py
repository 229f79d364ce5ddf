"""What people see of reviews: the queue, its cards, the thread, the forms and the review itself."""

from collections.abc import Sequence
from datetime import datetime

import discord
from discord import ui

from cogs.reviews import news_texts, review_texts, rules, texts
from cogs.reviews.models import (
    FIELDS,
    LONGEST_ANSWER,
    LONGEST_QUESTION,
    Answer,
    Card,
    Desk,
    Entry,
    Part,
    Queue,
    Result,
    Review,
)
from cogs.submissions.models import State as SubmissionState
from cogs.submissions.models import Submission
from core.quoting import clipped
from core.ui import Control, Field, Tone, beside, button, card, form, panel, sealed, select, text_field
from core.wording.texts import beside_draft

RESULT = "result"
QUESTION = "question"
PAGE = 8
MOST_CHOICES = 25
MOST_TEXT = 3800
ROOM_FOR_FINDINGS = 700
SHORTEST_ANSWER_SHOWN = 60

PRIMARY, SUCCESS = discord.ButtonStyle.primary, discord.ButtonStyle.success


# The queue


def queue_panel(queue: Queue) -> ui.LayoutView:
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay(texts.queue_title(queue.count)))
    for entry in queue.entries:
        view.add_item(_entry(entry))
    notes = [texts.own_place(queue.own)] if queue.own else []
    if queue.own is None and (queue.count or queue.waiting):
        notes.append(texts.waiting_words(queue.waiting))
    if queue.held:
        notes.append(texts.held_line(queue.held))
    shown = len(queue.entries)
    if shown < queue.count:
        notes.append(texts.page_line(queue.offset + 1, queue.offset + shown, queue.count))
    if notes:
        view.add_item(ui.TextDisplay("\n".join(notes)))
    if pages := _pages(queue, shown):
        view.add_item(ui.ActionRow(*pages))
    return sealed(view)


def _entry(entry: Entry) -> ui.TextDisplay[ui.LayoutView] | ui.Section[ui.LayoutView]:
    line = texts.queue_line(entry.number, entry.submission, entry.is_own)
    if not entry.can_claim:
        return ui.TextDisplay(line)
    return beside(line, button(texts.CLAIM, "reviews:claim", entry.submission.id, style=PRIMARY))


def _pages(queue: Queue, shown: int) -> list[ui.Button[ui.LayoutView]]:
    pages = []
    if queue.offset > 0:
        pages.append(button(texts.EARLIER, "reviews:page", max(0, queue.offset - PAGE)))
    if queue.offset + shown < queue.count:
        pages.append(button(texts.LATER, "reviews:page", queue.offset + PAGE))
    return pages


def waiting_card(submission: Submission, shown: Card, now: datetime) -> ui.LayoutView:
    """What everybody sees: no name, no file."""
    ref = texts.card_ref(submission.id)
    if submission.state is SubmissionState.CLAIMED:
        return card(texts.card_claimed(submission), tone=Tone.BUSY, ref=ref)
    if submission.state is SubmissionState.REVIEWED:
        return card(texts.card_reviewed(submission), tone=Tone.OFF, ref=ref)
    if rules.is_kept(shown, now) and shown.kept_until is not None:
        return card(texts.card_kept(submission, shown.kept_until), tone=Tone.OPEN, ref=ref)
    controls = [button(texts.CLAIM, "reviews:claim", submission.id, style=PRIMARY)]
    return card(texts.card_waiting(submission), tone=Tone.OPEN, controls=controls, ref=ref)


def offer(submission: Submission, until: datetime) -> ui.LayoutView:
    controls = [
        button(texts.CLAIM, "reviews:claim", submission.id, style=PRIMARY),
        button(texts.NOT_THIS_TIME, "reviews:let_go", submission.id),
    ]
    return card(news_texts.tell_offer(submission, until), tone=Tone.OPEN, controls=controls)


# The thread


def thread_card(review: Review, submission: Submission) -> ui.LayoutView:
    ref = texts.thread_ref(review.id)
    if review.is_handed_in:
        return card(*texts.thread_card_done(review, submission), tone=Tone.GOOD, ref=ref)
    return card(*texts.thread_card(review, submission), tone=Tone.BUSY, controls=_work(review), ref=ref)


def reminder(review: Review, reviewer_id: int) -> ui.LayoutView:
    ref = texts.remind_ref(review.id)
    return card(texts.remind(reviewer_id, review), tone=Tone.WARN, controls=_work(review), ref=ref)


def _work(review: Review) -> list[Control]:
    return [
        button(texts.WRITE, "reviews:write", review.id, style=PRIMARY),
        button(texts.HAND_IN, "reviews:hand_in", review.id, style=SUCCESS),
        button(texts.RELEASE, "reviews:release", review.id),
    ]


def part_card(review: Review, part: Part) -> ui.LayoutView | None:
    """One part as its member reads it; none where nothing is in it, but the result is always said."""
    lines = [review_texts.answer_line(name, review.answers[name]) for name in FIELDS[part] if name in review.answers]
    if part is not Part.ADVICE and not lines:
        return None
    controls = given_controls(review) if part is Part.ADVICE else ()
    title, ref = review_texts.review_title(part, review), review_texts.part_ref(review.id, part)
    return card(title, *(["\n\n".join(lines)] if lines else []), tone=Tone.GOOD, controls=controls, ref=ref)


def given_controls(review: Review) -> list[Control]:
    goal = [button(texts.MAKE_GOAL, "reviews:goal", review.id)] if review.answers.get(Answer.TOP) else []
    return [
        button(texts.THANK, "reviews:thank", review.id, style=SUCCESS),
        *goal,
        button(texts.ASK_BACK, "reviews:ask", review.id),
        button(texts.NEW_VERSION, "submissions:new_version", review.submission_id),
        button(texts.SECOND, "reviews:second", review.id),
    ]


# The desk


def desk_panel(desk: Desk, note: str = "") -> ui.LayoutView:
    """What is written so far, for its reviewer, with what is to be done."""
    review = desk.review
    first = [review_texts.desk_title(desk.submission), review_texts.desk_state(review)]
    last = [*beside_draft(desk.findings, ROOM_FOR_FINDINGS), desk.missing if review.is_claimed else "", note]
    room = MOST_TEXT - sum(map(len, [*first, *last]))
    written = _written(review, max(room, SHORTEST_ANSWER_SHOWN))
    return panel(*filter(None, [*first, written, *last]), controls=_desk_controls(desk))


def _written(review: Review, room: int) -> str:
    """Every answer, each shortened where all of them together would be too long for a message."""
    lines = [review_texts.result_line(review.result)] if review.result else []
    answers = [(name, review.answers[name]) for name in Answer if name in review.answers]
    each = max(room // max(len(answers), 1) - SHORTEST_ANSWER_SHOWN, SHORTEST_ANSWER_SHOWN)
    return "\n".join([*lines, *(review_texts.answer_line(name, clipped(text, each)) for name, text in answers)])


def _desk_controls(desk: Desk) -> list[Control]:
    review = desk.review
    if review.is_handed_in:
        return []
    if not review.is_claimed:
        return [button(texts.CLAIM, "reviews:claim", review.submission_id, style=PRIMARY)]
    parts = [button(review_texts.PART_WORDS[part], "reviews:part", review.id, part) for part in Part]
    can_hand_in = not desk.missing and not desk.is_held_back
    done = [button(texts.HAND_IN, "reviews:hand_in", review.id, style=SUCCESS)] if can_hand_in else []
    return [*done, *parts, button(texts.RELEASE, "reviews:release", review.id)]


def chooser(desks: Sequence[Desk]) -> ui.LayoutView:
    options = [
        discord.SelectOption(label=clipped(texts.name_in_list(desk.submission), 100), value=str(desk.review.id))
        for desk in desks[:MOST_CHOICES]
    ]
    return panel(texts.choose_title(), controls=[select(texts.choose_title(), options, "reviews:choose")])


# Forms


def part_form(review: Review, part: Part) -> ui.Modal:
    fields = [
        text_field(
            name,
            review_texts.ANSWER_WORDS[name],
            review_texts.hint(name),
            value=review.answers.get(name, ""),
            long=True,
            most=LONGEST_ANSWER[part],
        )
        for name in FIELDS[part]
    ]
    if part is Part.ADVICE:
        fields.append(Field(review_texts.result_label(), _results(review.result)))
    return form(review_texts.form_title(part), fields, "reviews:part", review.id, part)


def _results(chosen: Result | None) -> ui.Select[ui.LayoutView]:
    options = [
        discord.SelectOption(label=review_texts.RESULT_WORDS[one], value=one, default=one is chosen) for one in Result
    ]
    return ui.Select(custom_id=RESULT, required=False, min_values=0, max_values=1, options=options)


def question_form(review: Review) -> ui.Modal:
    field = text_field(
        QUESTION, review_texts.ask_label(), review_texts.ask_hint(), long=True, required=True, most=LONGEST_QUESTION
    )
    return form(review_texts.ask_title(), [field], "reviews:ask", review.id)


# Reading again


def given_panel(review: Review, submission: Submission) -> ui.LayoutView:
    """The whole review, for its member, in one private message."""
    title = news_texts.given(submission, review)
    written = _written(review, MOST_TEXT - len(title))
    return panel(title, written, controls=given_controls(review))


def goal_chooser(review_id: int, changes: Sequence[str]) -> ui.LayoutView:
    options = [discord.SelectOption(label=clipped(one, 100), value=str(at)) for at, one in enumerate(changes)]
    placeholder = review_texts.choose_goals_placeholder()
    choice = select(placeholder, options, "reviews:goals", review_id, most=len(options))
    return panel(review_texts.choose_goals(), controls=[choice])


def nobody_to_ask(review: Review, question: str = "") -> ui.LayoutView:
    return panel(review_texts.nobody_to_ask(question), controls=[button(texts.SECOND, "reviews:second", review.id)])
