"""Words around a time: those that add nothing, and those that make it doubtful."""

from core.times.grammar.found import Found
from core.times.grammar.parts import Mark, Sign
from core.times.grammar.tokens import Line
from core.times.grammar.vocabulary import END_OF_DAY, EVERY, FILLERS, HEDGES, NEITHER_HALF, NOT_ENGLISH

_SIGNS = {
    "-": Sign.DASH,
    "to": Sign.TO,
    "until": Sign.TO,
    "till": Sign.TO,
    "til": Sign.TO,
    "through": Sign.TO,
    "thru": Sign.TO,
    "from": Sign.FROM,
    "between": Sign.BETWEEN,
    "or": Sign.OR,
    "/": Sign.OR,
    "and": Sign.AND,
    "&": Sign.AND,
}


def mark(line: Line, place: int) -> Found:
    """What any single word can be. Always finds something, so that nothing is passed over."""
    for words in END_OF_DAY:
        if line.has(place, *words):
            return Found((Mark(Sign.END_OF_DAY),), place + len(words))
    for unsure in NEITHER_HALF:
        if line.has(place, *unsure):
            return Found((), place + len(unsure))
    word, typed = line.text(place), line.at(place).typed
    end = place + 1
    if word in _SIGNS:
        return Found((Mark(_SIGNS[word], typed),), end)
    if word in FILLERS:
        return Found((), end)
    if word in EVERY:
        return Found((Mark(Sign.EVERY, typed),), end)
    if word in HEDGES:
        return Found((Mark(Sign.HEDGE, typed),), end)
    is_foreign = word in NOT_ENGLISH or not word.isascii()
    return Found((Mark(Sign.FOREIGN if is_foreign else Sign.UNKNOWN, typed),), end)
