"""Compares what Discord shows of interviews and slots with what the database says: each difference in words."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from cogs.interviews.texts import STATE_WORDS
from rehearsal.people import reading
from tests.marks import is_marked, mark_of
from tests.stage import Stage

Json = dict[str, Any]

BUTTONS = {
    "held": ["Accept", "Decline"],
    "booked": ["Move", "Cancel", "Calendar file", "Set place", "Running late", "Prep pack"],
    "finished": ["Score"],
}
BUTTONS_ONCE_BEGUN = ["Score", "Calendar file", "Running late", "Prep pack"]
ORDINARY = 0


async def lies(stage: Stage) -> list[str]:
    """What is shown and not true, missing or there twice, once everything has settled."""
    async with stage.db.read() as tx:
        interviews = [dict(row) for row in await tx.all("SELECT * FROM interview")]
        moves = [dict(row) for row in await tx.all("SELECT * FROM move")]
        files = [dict(row) for row in await tx.all("SELECT * FROM resume_file")]
        slots = [dict(row) for row in await tx.all("SELECT * FROM slot WHERE series_id IS NULL")]
    found = [said for one in interviews for said in _about_interview(stage, one)]
    found += [said for move in moves for said in _about_move(stage, move, interviews)]
    found += _about_files(stage, files, interviews)
    found += _about_events(stage, interviews)
    found += [said for slot in slots for said in _about_slot(stage, slot)]
    return found


def own_messages(stage: Stage, channel_id: int | None) -> list[Json]:
    """What the bot itself wrote there, oldest first."""
    if channel_id is None or stage.world.channels.find(channel_id) is None:
        return []
    messages = stage.world.messages.history(channel_id, limit=100)
    bot = str(stage.demo.application_id)
    return [one for one in messages if one["author"]["id"] == bot and one["type"] == ORDINARY]


def labels(message: Json) -> list[str]:
    return [str(button["label"]) for button in reading.buttons(message)]


def threads_of(stage: Stage, interview_id: int) -> list[Json]:
    threads = stage.world.guilds.get(stage.guild_id).threads.values()
    return [thread for thread in threads if thread["name"].startswith(f"Interview {interview_id} · ")]


def _about_interview(stage: Stage, one: Json) -> Iterator[str]:
    about = f"interview {one['id']} ({one['state']})"
    threads = threads_of(stage, one["id"])
    if [int(thread["id"]) for thread in threads] != ([one["thread_id"]] if one["thread_id"] else []):
        yield f"{about} has the threads {[thread['id'] for thread in threads]}, knows {one['thread_id']}"
        return
    if one["thread_id"] is None:
        if one["state"] in BUTTONS:
            yield f"{about} has no thread"
        return
    messages = own_messages(stage, one["thread_id"])
    cards = [message for message in messages if is_marked(message, f"interview {one['id']}")]
    if len(cards) != 1:
        yield f"{about} has {len(cards)} cards"
    for card in cards:
        yield from _about_card(one, card, about, stage.clock.now().timestamp())
    repeated = [mark for mark, times in Counter(map(mark_of, messages)).items() if times > 1 and mark]
    if repeated:
        yield f"{about} repeats {repeated}"
    notice = f"notice {one['id']}.{one['sequence']}"
    if one["state"] != "finished" and notice not in map(mark_of, messages):
        yield f"{about} lacks the {notice}"
    yield from _about_people(stage, one, messages, about)


def _about_card(one: Json, card: Json, about: str, now: float) -> Iterator[str]:
    text = reading.visible_text(card)
    wanted = [STATE_WORDS[one["state"]], f"<t:{one['starts_at']}:F>", one["goals"], one["place"], one["ended_because"]]
    wanted += [f"<@{one[side]}>" for side in ("member_id", "volunteer_id") if one[side]]
    for piece in wanted:
        if piece not in text:
            yield f"the card of {about} does not say {piece!r}"
    is_on = one["state"] == "booked" and one["starts_at"] <= now
    if labels(card) != (BUTTONS_ONCE_BEGUN if is_on else BUTTONS.get(one["state"], [])):
        yield f"the card of {about} has the buttons {labels(card)}"
    for side in ("member", "volunteer"):
        said = f"<@{one[f'{side}_id']}> ✔️ is coming" in text
        if one["state"] == "booked" and said != (one[f"{side}_coming_at"] is not None):
            yield f"the card of {about} is wrong about whether the {side} is coming"


def _about_people(stage: Stage, one: Json, messages: list[Json], about: str) -> Iterator[str]:
    parties = {one["member_id"], one["volunteer_id"]} - {None}
    inside = set(stage.world.threads.members(one["thread_id"])) - {stage.demo.application_id}
    if parties and inside - parties:
        yield f"{about} has others in its thread: {inside - parties}"
    if one["state"] in BUTTONS and not inside >= ({one["volunteer_id"]} if one["state"] == "held" else parties):
        yield f"{about} lacks somebody in its thread: {inside}"
    pinged = {int(user["id"]) for message in messages for user in message["mentions"]}
    if parties and pinged - parties:
        yield f"{about} pinged others: {pinged - parties}"
    if any(message["mention_everyone"] or message["mention_roles"] for message in messages):
        yield f"{about} pinged many"


def _about_move(stage: Stage, move: Json, interviews: list[Json]) -> Iterator[str]:
    [interview] = [one for one in interviews if one["id"] == move["interview_id"]]
    messages = own_messages(stage, interview["thread_id"])
    cards = [message for message in messages if is_marked(message, f"move {move['id']}")]
    is_open = move["state"] == "proposed"
    if len(cards) > 1 or (is_open and not cards):
        yield f"move {move['id']} ({move['state']}) has {len(cards)} cards"
    for card in cards:
        if (labels(card) == ["Accept new time", "Keep old time"]) != is_open:
            yield f"the card of move {move['id']} ({move['state']}) has the buttons {labels(card)}"


def _about_files(stage: Stage, files: list[Json], interviews: list[Json]) -> Iterator[str]:
    """Every resume on Discord is one that somebody should see, where it should be, once."""
    states = {one["id"]: (one["state"], one["thread_id"]) for one in interviews}
    wanted: Counter[int] = Counter()
    for file in files:
        state, thread_id = states.get(file["interview_id"], ("", None))
        place = thread_id if state in ("booked", "finished") else file["kept_channel_id"]
        if place is not None:
            wanted[place] += 1
    present = Counter(
        int(thread["id"])
        for thread in stage.world.guilds.get(stage.guild_id).threads.values()
        for message in own_messages(stage, int(thread["id"]))
        for file in message["attachments"]
        if file["filename"].endswith(".pdf")
    )
    if present != wanted:
        yield f"resumes are in {dict(present)}, should be in {dict(wanted)}"


def _about_events(stage: Stage, interviews: list[Json]) -> Iterator[str]:
    now = int(stage.clock.now().timestamp())
    shown = Counter(
        (event["description"].rpartition("\n")[2], event["scheduled_start_time"][:16])
        for event in stage.world.events.open_in(stage.guild_id)
        if event["status"] == 1 and stage.clock.now().fromisoformat(event["scheduled_start_time"]).timestamp() > now
    )
    wanted = Counter(
        (f"interview {one['id']}", stage.clock.now().fromtimestamp(one["starts_at"], stage.clock.now().tzinfo))
        for one in interviews
        if one["state"] == "booked" and one["may_be_watched"] and one["starts_at"] > now
    )
    expected = Counter({(mark, at.strftime("%Y-%m-%dT%H:%M")): times for (mark, at), times in wanted.items()})
    if shown != expected:
        yield f"events {dict(shown)}, should be {dict(expected)}"


def _about_slot(stage: Stage, slot: Json) -> Iterator[str]:
    channel_id = stage.channels["announcements"]
    cards = [one for one in own_messages(stage, channel_id) if is_marked(one, f"Slot {slot['id']}")]
    is_open = slot["state"] == "open" and slot["starts_at"] > int(stage.clock.now().timestamp())
    if len(cards) > 1 or (is_open and not cards):
        yield f"slot {slot['id']} ({slot['state']}) has {len(cards)} cards"
    for card in cards:
        if labels(card) != (["Book"] if is_open else []):
            yield f"the card of slot {slot['id']} ({slot['state']}) has the buttons {labels(card)}"
        if card["mentions"]:
            yield f"the card of slot {slot['id']} pinged somebody"
