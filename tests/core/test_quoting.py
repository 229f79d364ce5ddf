"""What was typed comes back short, and nothing in it comes alive."""

import re

import pytest

from core.quoting import LONGEST_QUOTE, quoted
from tests.odd_texts import odd_texts

ALIVE = re.compile(r"(?<!\\)(?:[*_~|`<>@#]|\[)")


@pytest.mark.parametrize("typed", list(odd_texts(200)))
def test_what_was_typed_is_quoted_short_and_dead(typed: str) -> None:
    said = quoted(typed)
    assert len(said) <= 2 * LONGEST_QUOTE
    assert not ALIVE.search(said.replace("\\\\", "")) and "\n" not in said
