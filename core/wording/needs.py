"""Which parts of words a pattern cannot do without, so that most patterns are passed over for a whole text at once."""

import re

_SIZES = (5, 3)
_TIMES = re.compile(r"(?P<often>\?|\{(?P<least>\d+)[^}]*\})?\??")
_PIECE = re.compile(r"\\.|\[[^\]]*\]|\((\?:|\?<?[!=])?|.", re.DOTALL)

Needs = frozenset[str]


def needs_of(pattern: str) -> Needs:
    """One of these occurs in whatever the pattern matches. None at all where that cannot be said."""
    return _choice(pattern, 0)[0]


def parts_of(text: str) -> set[str]:
    """Everything in the text that could be one of those."""
    return {text[at : at + size] for size in _SIZES for at in range(len(text) - size + 1)}


def _choice(pattern: str, at: int) -> tuple[Needs, int]:
    """From `at` to the bracket that closes it: of each alternative the parts that say most."""
    all_needs: list[Needs] = []
    while True:
        needs, at = _sequence(pattern, at)
        all_needs.append(needs)
        if not pattern.startswith("|", at):
            return (Needs().union(*all_needs) if all(all_needs) else Needs()), at
        at += 1


def _sequence(pattern: str, at: int) -> tuple[Needs, int]:
    found: list[Needs] = []
    letters = ""
    while at < len(pattern) and pattern[at] not in "|)":
        letter, needs, at = _item(pattern, at)
        letters += letter
        if not letter:
            found += [needs, _as_needs(letters)]
            letters = ""
    return max([*found, _as_needs(letters)], key=_worth), at


def _item(pattern: str, at: int) -> tuple[str, Needs, int]:
    """A letter that must be there as it is, or else what must be in the group; and where the next item begins."""
    piece = _PIECE.match(pattern, at)
    assert piece is not None
    letter, needs, at = piece[0] if piece[0].isalnum() or piece[0] == "'" else "", Needs(), piece.end()
    if piece[0].startswith("("):
        inner, end = _choice(pattern, at)
        needs, at = inner if piece[0] in ("(", "(?:") else Needs(), end + 1
    times = _TIMES.match(pattern, at)
    assert times is not None
    if times["often"]:
        return "", Needs() if times["least"] in (None, "0") else needs, times.end()
    return letter, needs, at


def _as_needs(letters: str) -> Needs:
    return Needs(letters[:size] for size in _SIZES[: 1 + (len(letters) < _SIZES[0])] if len(letters) >= size)


def _worth(needs: Needs) -> tuple[int, int]:
    return min(map(len, needs), default=0), -len(needs)
