"""Stretches of places: where characters of a file stand, which says nothing of what they are."""

from collections.abc import Iterable

Span = tuple[int, int]
"""The first and the last place of a stretch. Places are numbers among all characters of a file."""


def spans_of(places: Iterable[int]) -> tuple[Span, ...]:
    """As few stretches as hold exactly these places, in order."""
    spans: list[Span] = []
    for place in sorted(set(places)):
        if spans and spans[-1][1] == place - 1:
            spans[-1] = spans[-1][0], place
        else:
            spans.append((place, place))
    return tuple(spans)


def places_in(spans: Iterable[Span]) -> set[int]:
    return {place for first, last in spans for place in range(first, last + 1)}
