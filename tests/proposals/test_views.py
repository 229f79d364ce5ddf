"""Whatever people wrote, what they are shown is within Discord's limits. Rendered, not sent."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from discord import ui

from cogs.members.models import PersonZone
from cogs.proposals import views
from cogs.proposals.models import (
    LONGEST_ANSWER,
    LONGEST_QUESTION,
    Listing,
    OfferShown,
    Proposal,
    Question,
    State,
    Waiting,
    Why,
)
from cogs.proposals.rules import MOST_QUESTIONS, MOST_TIMES
from tests.requests.wishes import request

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
ZONE = ZoneInfo("America/Argentina/ComodRivadavia")
WINDOWS = tuple((NOW + timedelta(days=day), NOW + timedelta(days=day, hours=4)) for day in range(14))
LONG = request(
    field="F" * 100,
    languages=tuple("L" * 30 for _ in range(5)),
    goals="g\n" * 500,
    resume_id=1,
    may_be_watched=True,
    may_be_recorded=True,
)


def proposal(state: State = State.OPEN, **changes: Any) -> Proposal:
    values: dict[str, Any] = {
        "id": 10**12,
        "guild_id": 1,
        "request_id": 1,
        "member_id": 11,
        "volunteer_id": 21,
        "slot_id": None,
        "state": state,
        "because": Why.WITHDRAWN if state is State.VOID else Why.NOT_VOID,
        "reasons": tuple("r" * 500 for _ in range(8)),
        "made_at": NOW,
        "due_at": NOW + timedelta(days=2),
        "ended_at": None if state is State.OPEN else NOW,
        "interview_id": 1 if state is State.ACCEPTED else None,
        "paused_until": NOW,
        "place": None,
    }
    return Proposal(**(values | changes))


def shown(state: State = State.OPEN, questions: int = MOST_QUESTIONS) -> OfferShown:
    asked = [
        Question(number, 1, 1, "q" * LONGEST_QUESTION, NOW, f"{number}" * LONGEST_ANSWER, NOW, False, None)
        for number in range(questions)
    ]
    return OfferShown(
        proposal(state), LONG, None, None, asked, WINDOWS, "n" * 450, timedelta(minutes=75), ZONE, ZONE, "G" * 100
    )


def size(view: ui.LayoutView) -> tuple[int, int]:
    """Characters and components."""
    items = list(view.walk_children())
    return sum(len(item.content) for item in items if isinstance(item, ui.TextDisplay)), len(items)


def text(view: ui.LayoutView) -> str:
    return "\n".join(item.content for item in view.walk_children() if isinstance(item, ui.TextDisplay))


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("questions", range(MOST_QUESTIONS + 1))
def test_a_card_has_room_for_the_longest_of_everything(state: State, questions: int) -> None:
    characters, components = size(views.offer_card(shown(state, questions)))

    assert characters <= 3900 and components <= 40


def test_the_newest_answer_is_what_stays_where_there_is_little_room() -> None:
    said = text(views.offer_card(shown()))

    assert "2" * LONGEST_ANSWER in said and "Please answer by" in said and "rrr" not in said


def test_reasons_stand_where_there_is_room() -> None:
    assert "rrr" in text(views.offer_card(shown(questions=0)))


@pytest.mark.parametrize("state", [State.ACCEPTED, State.DECLINED, State.EXPIRED, State.VOID])
def test_a_card_that_has_ended_says_nothing_that_the_two_wrote(state: State) -> None:
    said = text(views.offer_card(shown(state)))

    assert not any(piece in said for piece in ("> g", "nnn", "qqq", "111", "rrr"))


def test_the_longest_list_has_room() -> None:
    waiting = [Waiting(LONG, WINDOWS) for _ in range(4)]
    offers = [shown() for _ in range(9)]
    listing = Listing([one.proposal for one in offers], waiting, 8, 12)

    characters, components = size(views.listing(listing, offers, "s" * 60))

    assert characters <= 4000 and components <= 40


def test_every_time_can_be_chosen_by_its_words() -> None:
    times = [NOW + timedelta(hours=number) for number in range(MOST_TIMES)]
    view = views.times_panel(times, PersonZone(ZONE, True), ZONE, "proposals:time", 10**12)
    [menu] = [item for item in view.walk_children() if isinstance(item, ui.Select)]

    assert len({option.value for option in menu.options}) == len({option.label for option in menu.options}) == 25
    assert all(len(option.label) <= 100 and len(option.description or "") <= 100 for option in menu.options)
