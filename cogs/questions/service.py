"""What those who watch do with the queue of questions, and those who lead through it."""

from datetime import datetime

from cogs.interviews import service as interviews
from cogs.interviews.models import Interview
from cogs.live import service as live
from cogs.live.models import Session
from cogs.questions import rules, store, texts
from cogs.questions.models import LONGEST_QUESTION, Asking, Panel, Question, QuestionState, Queue
from cogs.seats import service as seats
from cogs.tips import service as tips
from cogs.tips.models import Moment
from core import jobs
from core.actor import Actor
from core.errors import Refusal
from core.wording import Mode, check_wording
from data.database import Transaction

SHOW = "questions:show"
RECORD = "questions:record"


# Those who watch


async def look(tx: Transaction, actor: Actor, interview_id: int) -> None:
    """Whether this person may ask in this interview now."""
    await _load(tx, actor, interview_id)


async def ask(
    tx: Transaction, actor: Actor, interview_id: int, body: str, *, is_anonymous: bool, now: datetime
) -> Asking:
    """Put it into the queue, unless somebody asked nearly the same: then it is kept aside until the person says."""
    await _load(tx, actor, interview_id)
    said = " ".join(body.split())[:LONGEST_QUESTION]
    if not said:
        raise Refusal(texts.empty())
    rules.check_wording(check_wording(said, Mode.QUESTION))
    rules.check_number(await store.count_waiting_of(tx, actor.guild_id, interview_id, actor.user_id))
    similar = rules.find_similar(said, await store.list_asked(tx, actor.guild_id, interview_id))
    state = QuestionState.DRAFT if similar else QuestionState.WAITING
    question = await store.add_question(
        tx, actor.guild_id, interview_id, actor.user_id, said, state, is_anonymous=is_anonymous, now=now
    )
    if similar is None:
        await show_soon(tx, actor.guild_id, interview_id, now)
    return Asking(question, similar)


async def ask_anyway(tx: Transaction, actor: Actor, question_id: int, now: datetime) -> Question:
    """It differs from the similar one, says its asker."""
    question = await _own(tx, actor, question_id)
    await _load(tx, actor, question.interview_id)
    if await store.set_state(tx, question, QuestionState.WAITING) and question.state is QuestionState.DRAFT:
        await show_soon(tx, actor.guild_id, question.interview_id, now)
    return question


async def take_back(tx: Transaction, actor: Actor, question_id: int, now: datetime) -> None:
    """While it waits; what is answered already stays in the record."""
    question = await _own(tx, actor, question_id)
    if question.state is QuestionState.WITHDRAWN:
        return
    if question.state not in (QuestionState.DRAFT, QuestionState.WAITING):
        raise Refusal(texts.no_such_question())
    await store.set_state(tx, question, QuestionState.WITHDRAWN)
    await show_soon(tx, actor.guild_id, question.interview_id, now)


async def vote(tx: Transaction, actor: Actor, question_id: int, now: datetime) -> tuple[Question, bool]:
    """Say that one wants to know it as well; whether that is new."""
    question = await store.get_question(tx, actor.guild_id, question_id)
    if question is None or question.state is QuestionState.DRAFT:
        raise Refusal(texts.no_such_question())
    await _load(tx, actor, question.interview_id)
    if question.state not in (QuestionState.WAITING, QuestionState.TAKEN):
        raise Refusal(texts.no_such_question())
    if question.asked_by == actor.user_id:
        raise Refusal(texts.own_question())
    is_new = await store.add_vote(tx, question, actor.user_id)
    if is_new:
        await show_soon(tx, actor.guild_id, question.interview_id, now)
    return question, is_new


async def find_open(tx: Transaction, actor: Actor, channel_id: int) -> int:
    """The interview that somebody means who names none: the one in this channel, else the one they watch or are in."""
    here = await live.get_session_in(tx, actor.guild_id, channel_id)
    if here is not None:
        return here.interview_id
    for session in await live.list_going_on(tx, actor.guild_id):
        interview = await interviews.get_interview(tx, actor.guild_id, session.interview_id)
        if interview is not None and interview.may_be_watched and await _is_there(tx, interview, actor):
            return interview.id
    raise Refusal(texts.no_interview_now())


async def list_open(tx: Transaction, actor: Actor) -> list[Interview]:
    """In which this person could ask now."""
    found = []
    for session in await live.list_going_on(tx, actor.guild_id):
        interview = await interviews.get_interview(tx, actor.guild_id, session.interview_id)
        if interview is not None and interview.may_be_watched:
            found.append(interview)
    return found


# Those who lead


async def take_next(tx: Transaction, actor: Actor, interview_id: int, now: datetime) -> Question | None:
    """The question that most want to know; the one that is being answered, while there is one."""
    await _load_to_lead(tx, actor, interview_id)
    return await _take(tx, actor.guild_id, interview_id, now)


async def finish(
    tx: Transaction, actor: Actor, question_id: int, state: QuestionState, now: datetime
) -> Question | None:
    """It was answered or passed; the next one, which is taken at once.

    A second press on the same button does nothing to the question that came after.
    """
    question = await store.get_question(tx, actor.guild_id, question_id)
    if question is None or question.state in (QuestionState.DRAFT, QuestionState.WITHDRAWN):
        raise Refusal(texts.no_such_question())
    await _load_to_lead(tx, actor, question.interview_id)
    if question.state in (QuestionState.WAITING, QuestionState.TAKEN):
        await store.set_state(tx, question, state)
    return await _take(tx, actor.guild_id, question.interview_id, now)


async def _take(tx: Transaction, guild_id: int, interview_id: int, now: datetime) -> Question | None:
    questions = await store.list_asked(tx, guild_id, interview_id)
    taken = next((one for one in questions if one.state is QuestionState.TAKEN), None)
    if taken is None and (taken := rules.first_waiting(questions)):
        await store.set_state(tx, taken, QuestionState.TAKEN)
    await show_soon(tx, guild_id, interview_id, now)
    return taken


# What jobs need


async def show_soon(tx: Transaction, guild_id: int, interview_id: int, now: datetime) -> None:
    panel = await store.get_panel(tx, guild_id, interview_id)
    await jobs.schedule(tx, guild_id, SHOW, interview_id, rules.next_edit(panel, now))


async def follow(tx: Transaction, guild_id: int, interview_id: int, now: datetime) -> None:
    """The interview opened, went on or ended; at the end the two get the record."""
    queue = await get_queue(tx, guild_id, interview_id)
    if queue is None:
        return
    await show_soon(tx, guild_id, interview_id, now)
    if not queue.is_open:
        await store.delete_drafts(tx, guild_id, interview_id)
        if queue.questions:
            await jobs.schedule(tx, guild_id, RECORD, interview_id, now)


async def get_queue(tx: Transaction, guild_id: int, interview_id: int) -> Queue | None:
    """None where nobody watches."""
    session = await live.get_session(tx, guild_id, interview_id)
    interview = await interviews.get_interview(tx, guild_id, interview_id)
    if session is None or interview is None or not interview.may_be_watched:
        return None
    questions = rules.in_order(await store.list_asked(tx, guild_id, interview_id))
    tip = "" if questions else await tips.tip_line(tx, guild_id, Moment.BEFORE_QA, interview.starts_at)
    return Queue(session, interview, questions, await store.get_panel(tx, guild_id, interview_id), tip)


async def keep_panel(tx: Transaction, guild_id: int, interview_id: int, panel: Panel) -> None:
    await store.set_panel(tx, guild_id, interview_id, panel)


async def _load(tx: Transaction, actor: Actor, interview_id: int) -> tuple[Interview, Session]:
    interview = await interviews.get_interview(tx, actor.guild_id, interview_id)
    session = rules.check_open(interview, await live.get_session(tx, actor.guild_id, interview_id), actor)
    assert interview is not None
    rules.check_there(interview, actor, has_seat=await seats.is_seated(tx, actor.guild_id, interview_id, actor.user_id))
    return interview, session


async def _load_to_lead(tx: Transaction, actor: Actor, interview_id: int) -> None:
    interview = await interviews.get_interview(tx, actor.guild_id, interview_id)
    rules.check_open(interview, await live.get_session(tx, actor.guild_id, interview_id), actor)
    assert interview is not None
    rules.check_leads(interview, actor)


async def _is_there(tx: Transaction, interview: Interview, actor: Actor) -> bool:
    if actor.user_id in interview.parties:
        return True
    return await seats.is_seated(tx, actor.guild_id, interview.id, actor.user_id)


async def _own(tx: Transaction, actor: Actor, question_id: int) -> Question:
    question = await store.get_question(tx, actor.guild_id, question_id)
    if question is None or question.asked_by != actor.user_id:
        raise Refusal(texts.no_such_question())
    return question


# What every feature with people in its tables has


async def export_member(tx: Transaction, guild_id: int, user_id: int) -> dict[str, object]:
    asked = [
        {
            "interview": one.interview_id,
            "question": one.body,
            "without my name": one.is_anonymous,
            "state": one.state,
            "asked_at": one.made_at.isoformat(),
        }
        for one in await store.list_of_person(tx, guild_id, user_id)
    ]
    votes = await store.list_votes_of(tx, guild_id, user_id)
    found: dict[str, object] = {}
    if asked:
        found["questions"] = asked
    if votes:
        found["questions I wanted answered, too"] = votes
    return found


async def forget_member(tx: Transaction, guild_id: int, user_id: int, now: datetime) -> None:
    await store.forget_person(tx, guild_id, user_id)


def describe_job(kind: str, detail: str) -> str:
    return texts.job(kind)
