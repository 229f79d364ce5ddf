"""Slips of the pen in typed times: "tomorow", "wendesday"."""

import re
from functools import cache

from core.times.grammar.vocabulary import FILLERS, HEDGES, MONTHS, NUMBERS, ORDINALS, PARTS_OF_DAY, UNITS, WEEKDAYS
from core.times.spelling import Nearby

_OTHERS = (
    "today",
    "tomorrow",
    "tonight",
    "yesterday",
    "noon",
    "midnight",
    "midday",
    "next",
    "half",
    "past",
    "quarter",
    "after",
)


def with_slips_corrected(text: str, unknown: list[str]) -> str | None:
    """The text with each unknown word put right; None where one of them is near no known word, or near several."""
    for word in unknown:
        near = _vocabulary().to(word.lower())
        if len(near) != 1:
            return None
        text = re.sub(rf"\b{re.escape(word)}\b", near[0], text)
    return text


@cache
def _vocabulary() -> Nearby:
    known = (*WEEKDAYS, *MONTHS, *NUMBERS, *ORDINALS, *PARTS_OF_DAY, *UNITS, *FILLERS, *HEDGES, *_OTHERS)
    return Nearby(dict.fromkeys(word for word in known if len(word) > 3))
