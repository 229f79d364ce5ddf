"""What must hold of slots, interviews and jobs after every step, read with SQL of its own.

Each function yields what is wrong, in words; nothing wrong yields nothing.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from core.settings import Settings
from data.database import Row, Transaction

LIVE = ("held", "booked")


async def what_is_wrong(tx: Transaction, settings: Settings, now: int) -> list[str]:
    """Once all that was due by `now` has been done."""
    interviews = await tx.all("SELECT * FROM interview")
    slots = await tx.all("SELECT * FROM slot")
    moves = await tx.all("SELECT * FROM move")
    jobs = await tx.all("SELECT * FROM job WHERE state = 'waiting' AND kind LIKE 'interviews:%'")
    return [
        *_in_two_places(interviews),
        *_overlapping_slots(slots),
        *_unequal_pairs(interviews, slots, now),
        *_forgotten_jobs(interviews, jobs, settings, now),
        *_lingering_moves(interviews, moves),
        *_lingering_states(interviews, now),
    ]


def _in_two_places(interviews: Sequence[Row]) -> Iterator[str]:
    live = [one for one in interviews if one["state"] in LIVE]
    for user_id in {one[side] for one in live for side in ("member_id", "volunteer_id")}:
        own = [one for one in live if user_id in (one["member_id"], one["volunteer_id"])]
        for earlier, later in _overlaps(own):
            yield f"{user_id} is in the interviews {earlier['id']} and {later['id']} at once"


def _overlapping_slots(slots: Sequence[Row]) -> Iterator[str]:
    live = [slot for slot in slots if slot["state"] in ("open", "taken")]
    for user_id in {slot["volunteer_id"] for slot in live}:
        for earlier, later in _overlaps([slot for slot in live if slot["volunteer_id"] == user_id]):
            yield f"the slots {earlier['id']} and {later['id']} of {user_id} overlap"


def _overlaps(rows: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
    ordered = sorted(rows, key=lambda row: int(row["starts_at"]))
    return ((one, other) for one, other in pairwise(ordered) if one["ends_at"] > other["starts_at"])


def _unequal_pairs(interviews: Sequence[Row], slots: Sequence[Row], now: int) -> Iterator[str]:
    by_id = {slot["id"]: slot for slot in slots}
    live = [one for one in interviews if one["state"] in LIVE]
    for one in live:
        slot = by_id[one["slot_id"]]
        if (slot["state"], slot["starts_at"], slot["ends_at"]) != ("taken", one["starts_at"], one["ends_at"]):
            yield f"interview {one['id']} and its slot {slot['id']} ({slot['state']}) differ"
        if slot["volunteer_id"] != one["volunteer_id"]:
            yield f"interview {one['id']} and its slot {slot['id']} have different volunteers"
    for slot in slots:
        holding = [one["id"] for one in live if one["slot_id"] == slot["id"]]
        is_over = any(one["state"] == "finished" and one["slot_id"] == slot["id"] for one in interviews)
        if slot["state"] == "taken" and len(holding) != 1 and not (is_over and slot["ends_at"] <= now):
            yield f"slot {slot['id']} is taken by the interviews {holding}"


def _forgotten_jobs(interviews: Sequence[Row], jobs: Sequence[Row], settings: Settings, now: int) -> Iterator[str]:
    for one in interviews:
        waiting = {
            (job["kind"].partition(":")[2], job["detail"], job["due_at"])
            for job in jobs
            if job["subject_id"] == one["id"] and job["kind"] in KINDS_OF_INTERVIEWS
        }
        expected = _expected_jobs(one, settings, now)
        if waiting != expected:
            yield f"interview {one['id']} ({one['state']}): waits for {waiting}, should for {expected}"


KINDS_OF_INTERVIEWS = ("interviews:remind", "interviews:begin", "interviews:finish", "interviews:expire")


def _expected_jobs(interview: Row, settings: Settings, now: int) -> set[tuple[str, str, Any]]:
    if interview["state"] == "held":
        return {("expire", "", interview["answer_due_at"])}
    if interview["state"] != "booked":
        return set()
    reminders = {("remind", str(minutes), interview["starts_at"] - minutes * 60) for minutes in settings.reminders}
    begins = {("begin", "", interview["starts_at"])}
    return {("finish", "", interview["ends_at"])} | {job for job in reminders | begins if job[2] > now}


def _lingering_moves(interviews: Sequence[Row], moves: Sequence[Row]) -> Iterator[str]:
    states = {one["id"]: one["state"] for one in interviews}
    for move in moves:
        if move["state"] == "proposed" and states[move["interview_id"]] != "booked":
            yield f"move {move['id']} waits for an answer, its interview is {states[move['interview_id']]}"


def _lingering_states(interviews: Sequence[Row], now: int) -> Iterator[str]:
    for one in interviews:
        if one["state"] == "booked" and one["ends_at"] <= now:
            yield f"interview {one['id']} is over and still booked"
        if one["state"] == "held" and one["answer_due_at"] <= now:
            yield f"interview {one['id']} waits for an answer beyond its time"
