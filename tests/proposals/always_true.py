"""What holds of requests, proposals and interviews whatever people did: each breach in words."""

from collections.abc import Sequence
from typing import Any

Row = dict[str, Any]


def what_is_wrong(
    requests: Sequence[Row], proposals: Sequence[Row], interviews: Sequence[Row], slots: Sequence[Row]
) -> list[str]:
    wrong: list[str] = []
    live = {one["id"]: one for one in interviews if one["state"] in ("held", "booked")}
    for request in requests:
        about = f"request {request['id']} ({request['state']})"
        open_ones = [one for one in proposals if one["request_id"] == request["id"] and one["state"] == "open"]
        if len(open_ones) != (request["state"] == "proposed"):
            wrong.append(f"{about} has {len(open_ones)} open proposals")
        has_one = request["interview_id"] is not None
        if has_one if request["state"] in ("open", "proposed") else (request["state"] == "matched" and not has_one):
            wrong.append(f"{about} has the interview {request['interview_id']}")
        mine = [one["interview_id"] for one in proposals if one["request_id"] == request["id"] and one["interview_id"]]
        if sum(interview_id in live for interview_id in mine) > 1:
            wrong.append(f"{about} has several interviews to come: {mine}")
        if any(interview_id in live and request["interview_id"] != interview_id for interview_id in mine):
            wrong.append(f"{about} is not matched by its interview to come")
        if request["state"] == "withdrawn" and request["interview_id"] in live:
            wrong.append(f"{about} is over, and its interview is not")
    for proposal in proposals:
        of_it = [one for one in interviews if one["id"] == proposal["interview_id"]]
        if (proposal["state"] == "accepted") != (len(of_it) == 1):
            wrong.append(
                f"proposal {proposal['id']} ({proposal['state']}) has the interview {proposal['interview_id']}"
            )
        if of_it and proposal["volunteer_id"] not in (None, of_it[0]["volunteer_id"]):
            wrong.append(f"proposal {proposal['id']} led to somebody else's interview")
    awaited = {one["slot_id"] for one in proposals if one["state"] == "open"}
    wrong += [
        f"slot {slot['id']} is kept, and nobody is asked"
        for slot in slots
        if slot["state"] == "open" and slot["kept_for"] is not None and slot["id"] not in awaited
    ]
    return wrong
