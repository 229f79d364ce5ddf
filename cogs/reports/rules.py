"""Who may report whom, and who may read a report: pure decisions on plain values."""

from collections.abc import Iterable
from datetime import timedelta

from cogs.reports import texts
from cogs.reports.models import DAYS_KEPT, Place, Report, State
from core.actor import Actor
from core.errors import Refusal

MOST_OPEN = 5
"""Of one person at a time: whoever has more to say talks with a moderator."""

KEPT_FOR = timedelta(days=DAYS_KEPT)


def check_person(actor: Actor, person_id: int | None) -> None:
    if person_id == actor.user_id:
        raise Refusal(texts.about_yourself())


def check_words(words: str) -> str:
    said = words.strip()
    if not said:
        raise Refusal(texts.say_what_happened())
    return said


def find_same(own: Iterable[Report], person_id: int | None, message: Place | None, words: str) -> Report | None:
    """The same report, sent once more."""
    return next((one for one in own if (one.person_id, one.message, one.words) == (person_id, message, words)), None)


def check_number(open_reports: int) -> None:
    if open_reports >= MOST_OPEN:
        raise Refusal(texts.enough_of_yours())


def may_read(report: Report, actor: Actor) -> bool:
    """Moderators, but nobody what is said of themselves: it would tell them who said it."""
    return report.person_id != actor.user_id


def check_readable(report: Report | None, actor: Actor) -> Report:
    if report is None or not may_read(report, actor):
        raise Refusal(texts.no_such_report())
    return report


def check_open(report: Report) -> None:
    if report.state is not State.OPEN:
        raise Refusal(texts.done_already())
