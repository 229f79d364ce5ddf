"""A look at the first letter passes over what cannot match, and over nothing else."""

import pytest

from core.wording.starts import starting_with


@pytest.mark.parametrize(
    ("pattern", "letters"),
    [
        ("sue", "s"),
        ("sue|claim", "cs"),
        ("(?:the |my )?lawyer", "lmt"),
        ("(?!the)my|(a{0,2}|b)c", "abcm"),
        ("(very |so ){0,3}rude", "rsv"),
        ("(x{1,2}|y)z", "xy"),
    ],
)
def test_the_first_letters_are_found(pattern: str, letters: str) -> None:
    assert starting_with(pattern) == f"(?=[{letters}])(?:{pattern})"


@pytest.mark.parametrize("pattern", [r"\w{2,6}n't", r"(?:my|\d)day", "[ab]c", "(a)?", "(a|)", ".a", "'d"])
def test_what_may_begin_with_anything_stays_as_it_is(pattern: str) -> None:
    assert starting_with(pattern) == pattern
