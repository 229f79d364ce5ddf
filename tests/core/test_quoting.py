"""What was typed comes back short, and nothing in it comes alive."""

import re

from core.quoting import LONGEST_QUOTE, quoted
from tests.odd_texts import odd_texts

ALIVE = re.compile(r"(?<!\\)(?:[*_~|`<>@#]|\[)")


def test_what_was_typed_is_quoted_short_and_dead() -> None:
    said = {typed: quoted(typed) for typed in odd_texts(200)}
    assert [typed for typed, quote in said.items() if len(quote) > 2 * LONGEST_QUOTE] == []
    assert [typed for typed, quote in said.items() if ALIVE.search(quote.replace("\\\\", "")) or "\n" in quote] == []
