"""What the guard looks for before it tries a pattern."""

import pytest

from core.wording.needs import needs_of, parts_of


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        (r"lawyers?", [{"lawye"}]),
        (r"(my|our)[\s,]{1,3}(rent|mortgage)", [{"ren", "mortg"}]),
        (r"(very )?(angry|cross)", [{"angry", "cross"}]),
        (r"(?:not|never)[\s,]{1,3}(?!reply)\w{3,9}", [{"not", "never"}]),
        (r"(not|never) (wrote|called) again", [{"again"}, {"wrote", "calle"}, {"not", "never"}]),
        (r"never (wrote (to|me)|called) ", [{"never"}, {"wrote", "calle"}]),
        (r"bored?", [{"bor"}]),
        (r"(sue){1,2}", [{"sue"}]),
        (r"i|lawyer", []),
        (r"\w{3,9}n't", [{"n't"}]),
        (r"(rent|bills){0,2}", []),
    ],
)
def test_parts_that_must_occur(pattern: str, needs: list[set[str]]) -> None:
    assert list(needs_of(pattern)) == needs


def test_a_text_has_the_parts_of_its_words() -> None:
    assert {"lawye", "awyer", "law", "yer"} <= parts_of("my lawyer")
    assert parts_of("no") == set()
