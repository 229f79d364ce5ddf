"""Which parts of words a pattern cannot do without, so that most patterns are passed over for a whole text at once."""

import re

_SIZES = (5, 3)
_TIMES = re.compile(r"(?P<often>\?|\{(?P<least>\d+)[^}]*\})?\??")
_PIECE = re.compile(r"\\.|\[[^\]]*\]|\((\?:|\?<?[!=])?|.", re.DOTALL)

Needs = frozenset[str]


def needs_of(pattern: str) -> tuple[Needs, ...]:
    """Of each of these sets something occurs in whatever the pattern matches. The ones that say most come first."""
    return tuple(sorted(set(_choice(pattern, 0)[0]), key=_worth, reverse=True))


def parts_of(text: str) -> set[str]:
    """Everything in the text that could be one of those."""
    return {text[at : at + size] for size in _SIZES for at in range(len(text) - size + 1)}


def _choice(pattern: str, at: int) -> tuple[list[Needs], int]:
    """From `at` to the bracket that closes it: of several alternatives, the set that says most of each, together."""
    every: list[list[Needs]] = []
    while True:
        needs, at = _sequence(pattern, at)
        every.append(needs)
        if not pattern.startswith("|", at):
            break
        at += 1
    if len(every) == 1 or not all(every):
        return (every[0] if len(every) == 1 else []), at
    return [Needs().union(*(max(needs, key=_worth) for needs in every))], at


def _sequence(pattern: str, at: int) -> tuple[list[Needs], int]:
    found: list[Needs] = []
    letters = ""
    while at < len(pattern) and pattern[at] not in "|)":
        letter, needs, at = _item(pattern, at)
        letters += letter
        if not letter:
            found += [*needs, _as_needs(letters)]
            letters = ""
    return [needs for needs in (*found, _as_needs(letters)) if needs], at


def _item(pattern: str, at: int) -> tuple[str, list[Needs], int]:
    """A letter that must be there as it is, or else what must be in the group; and where the next item begins."""
    piece = _PIECE.match(pattern, at)
    assert piece is not None
    letter, at = piece[0] if piece[0].isalnum() or piece[0] == "'" else "", piece.end()
    needs: list[Needs] = []
    if piece[0].startswith("("):
        inner, end = _choice(pattern, at)
        needs, at = inner if piece[0] in ("(", "(?:") else [], end + 1
    times = _TIMES.match(pattern, at)
    assert times is not None
    if times["often"]:
        return "", [] if times["least"] in (None, "0") else needs, times.end()
    return letter, needs, at


def _as_needs(letters: str) -> Needs:
    return Needs(letters[:size] for size in _SIZES[: 1 + (len(letters) < _SIZES[0])] if len(letters) >= size)


def _worth(needs: Needs) -> tuple[int, int]:
    return min(map(len, needs), default=0), -len(needs)
