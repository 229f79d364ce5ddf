"""Words that differ from a known one by a single slip: a letter missing, added, wrong or swapped with the next."""

from collections.abc import Iterable, Iterator

_SHORTEST = 4
_LONGEST = 24


class Nearby:
    """Known words, found by misspelt ones in a few dictionary look-ups."""

    def __init__(self, known: Iterable[str]) -> None:
        self._by_stump: dict[str, list[str]] = {}
        for word in known:
            if _SHORTEST <= len(word) <= _LONGEST:
                for stump in _stumps(word):
                    self._by_stump.setdefault(stump, []).append(word)

    def to(self, word: str) -> list[str]:
        """The known words one slip away, in the order in which they were given."""
        if not _SHORTEST <= len(word) <= _LONGEST:
            return []
        near = (known for stump in _stumps(word) for known in self._by_stump.get(stump, ()))
        return list(dict.fromkeys(known for known in near if _is_one_slip(word, known)))


def _stumps(word: str) -> Iterator[str]:
    """The word, and the word with any one letter left out: two words a slip apart share one of these."""
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


def _is_one_slip(word: str, known: str) -> bool:
    if len(word) != len(known):
        return abs(len(word) - len(known)) == 1
    wrong = [place for place in range(len(word)) if word[place] != known[place]]
    if len(wrong) == 2:
        first, second = wrong
        return second == first + 1 and word[first] == known[second] and word[second] == known[first]
    return len(wrong) <= 1
