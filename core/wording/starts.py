"""Which letters a pattern can begin with, so that most patterns are passed over at a word after one look at it."""

from dataclasses import dataclass

_ZERO_WIDTH = ("(?!", "(?=", "(?<!", "(?<=")


@dataclass
class _Starts:
    """The letters found; whether any character will do; whether the whole may be empty."""

    letters: set[str]
    anything: bool = False
    empty: bool = False

    def add(self, other: "_Starts") -> None:
        self.letters |= other.letters
        self.anything |= other.anything


def starting_with(pattern: str) -> str:
    """The pattern behind a look at its first letter; as it was where it may begin with anything."""
    starts, _ = _choice(pattern, 0)
    if starts.anything or starts.empty or not all(letter.isalnum() for letter in starts.letters):
        return pattern
    return f"(?=[{''.join(sorted(starts.letters))}])(?:{pattern})"


def _choice(pattern: str, at: int) -> tuple[_Starts, int]:
    """From `at` to the bracket that closes it."""
    found, one = _Starts(set()), _Starts(set(), empty=True)
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            found.add(one)
            found.empty |= one.empty
            one, at = _Starts(set(), empty=True), at + 1
            continue
        item, at = _item(pattern, at)
        if one.empty:
            one.add(item)
            one.empty = item.empty
    found.add(one)
    found.empty |= one.empty
    return found, at


def _item(pattern: str, at: int) -> tuple[_Starts, int]:
    """A letter, a class or a group, with how often it occurs."""
    item, at = _once(pattern, at)
    if pattern.startswith("?", at):
        return _Starts(item.letters, item.anything, empty=True), at + 1
    if pattern.startswith("{", at):
        item.empty |= pattern.startswith(("{0", "{,"), at)
        at = pattern.index("}", at) + 1
        at += pattern.startswith("?", at)
    return item, at


def _once(pattern: str, at: int) -> tuple[_Starts, int]:
    if pattern.startswith(_ZERO_WIDTH, at):
        return _Starts(set(), empty=True), _choice(pattern, at + 3)[1] + 1
    if pattern[at] == "(":
        starts, end = _choice(pattern, at + 3 if pattern.startswith("(?:", at) else at + 1)
        return starts, end + 1
    if pattern[at] == "[":
        return _Starts(set(), anything=True), pattern.index("]", at + 2) + 1
    if pattern[at] == "\\":
        return _Starts(set(), anything=pattern[at + 1] != "b", empty=pattern[at + 1] == "b"), at + 2
    return _Starts({pattern[at]}, anything=pattern[at] == "."), at + 1
