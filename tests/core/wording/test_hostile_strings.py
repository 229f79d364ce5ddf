"""Text made to take long comes to an end all the same, and what is quoted of it is what it says."""

import pytest

from core.wording import Mode, check_wording

LENGTH = 10_000
BAITS = [
    "a",
    "i ",
    "my ",
    "you ",
    " ",
    "\n",
    ",",
    "'",
    "i, my, ",
    "not ",
    "n't ",
    ".",
    "thank ",
    "(",
    "🙂",
    "é",
    "than me ",
]


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("bait", BAITS)
def test_long_runs_come_to_an_end(bait: str, mode: Mode) -> None:
    text = (bait * LENGTH)[:LENGTH]
    for finding in check_wording(text, mode):
        assert finding.at is None or text[slice(*finding.at)] == finding.quoted
