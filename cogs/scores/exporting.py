"""What a person's file holds of scores: their own forms, and what they were given, once it is revealed."""

from collections.abc import Mapping, Sequence

from cogs.scores.models import Feedback, Part, RoomLevel, Score


def form(score: Score) -> dict[str, object]:
    return {
        "interview": score.interview_id,
        "as": score.part,
        "begun_at": score.made_at,
        "handed_in_at": score.handed_in_at,
        **_words(score),
    }


def frame(feedback: Feedback) -> dict[str, object]:
    """What there is to say also while it is sealed."""
    return {
        "interview": feedback.interview_id,
        "opens_at": feedback.due_at,
        "opened_at": feedback.revealed_at,
        "thanked_at": feedback.thanked_at,
        "usefulness": feedback.usefulness,
        "shown_to_the_group": sorted(feedback.shown),
    }


def contents(scores: Sequence[Score], room: Mapping[str, RoomLevel]) -> dict[str, object]:
    """Once it is revealed."""
    words = [point for score in scores if score.in_room for point in _points(score)]
    return {
        "interviewer": [_words(score) for score in scores if score.part is Part.INTERVIEWER],
        "room": {
            "levels": {
                name: {"people": level.people, "mean": round(level.mean, 2), "spread": round(level.spread, 2)}
                for name, level in room.items()
            },
            "points": sorted(words, key=str),
        },
    }


def _words(score: Score) -> dict[str, object]:
    return {"levels": dict(score.levels), "points": _points(score), "next_action": score.action}


def _points(score: Score) -> list[dict[str, str]]:
    return [
        {
            "strength": point.strength,
            "moment": point.moment,
            "what_was_done": point.behaviour,
            "effect": point.effect,
            "try_next": point.try_next,
        }
        for point in score.points.values()
    ]
