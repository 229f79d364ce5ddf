"""When a recording is on, and who may do what about it: pure decisions on plain values."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from cogs.consent import texts
from cogs.consent.models import Answer, Standing
from cogs.interviews.models import Interview, State
from core.actor import Actor
from core.errors import Refusal
from core.settings import Settings

ASKED_BEFORE = timedelta(hours=24)
POSTED_UNTIL = timedelta(days=7)
MOST_SPEAKERS = 10
LONGEST_LINK = 500


def standing_of(speakers: Collection[int], answers: Mapping[int, Answer]) -> Standing:
    """On only when each of them has agreed; silence is no consent, and one no is enough."""
    given = [answers.get(speaker) for speaker in speakers]
    if any(answer in (Answer.NO, Answer.WITHDRAWN) for answer in given):
        return Standing.REFUSED
    return Standing.ON if given and all(answer is Answer.AGREE for answer in given) else Standing.WAITING


def is_asked_for(interview: Interview, settings: Settings) -> bool:
    """The group allows asking, and the member wished for it when booking."""
    return settings.recording == "ask" and interview.may_be_recorded and interview.state is State.BOOKED


def may_stay(interview: Interview, settings: Settings) -> bool:
    """Whether a recording may be made, or what was recorded may be seen, if everybody agrees."""
    took_place = interview.state in (State.BOOKED, State.FINISHED)
    return settings.recording == "ask" and interview.may_be_recorded and took_place


def ask_at(interview: Interview, now: datetime) -> datetime:
    return max(now, interview.starts_at - ASKED_BEFORE)


def check_party(interview: Interview | None, actor: Actor) -> Interview:
    if interview is None or actor.user_id not in interview.parties:
        raise Refusal(texts.no_such_interview())
    return interview


def check_speaks(speakers: Collection[int], actor: Actor) -> None:
    if actor.user_id not in speakers:
        raise Refusal(texts.no_such_interview())


def check_new_speaker(speakers: Collection[int], user_id: int, *, is_bot: bool) -> None:
    if is_bot:
        raise Refusal(texts.bots_say_nothing())
    if user_id not in speakers and len(speakers) >= MOST_SPEAKERS:
        raise Refusal(texts.too_many_speakers(MOST_SPEAKERS))


def check_link(link: str, interview: Interview, standing: Standing, now: datetime) -> str:
    """The link as it is kept; raises Refusal where there is nothing that may be shown, or nothing to open."""
    if now < interview.starts_at:
        raise Refusal(texts.not_begun())
    if now > interview.ends_at + POSTED_UNTIL:
        raise Refusal(texts.too_late(POSTED_UNTIL.days))
    if standing is not Standing.ON:
        raise Refusal(texts.not_everybody_agrees())
    said = link.strip()
    try:
        parts = urlsplit(said)
    except ValueError:
        raise Refusal(texts.not_a_link()) from None
    if parts.scheme != "https" or not parts.hostname or any(one.isspace() or one in "<>" for one in said):
        raise Refusal(texts.not_a_link())
    return said
