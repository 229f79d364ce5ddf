"""Typed text cut into tokens. One pass of one pattern without nested repetition, so no text can make it slow."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from core.times.grammar.vocabulary import NUMBERS, ORDINAL_ENDINGS, ORDINALS, TENS

_PATTERN = re.compile(
    r"""
    (?P<markup>   <t:-?[0-9]{1,20}(?::[a-z])?> )
  | (?P<instant>  [0-9]{4}-[0-9]{2}-[0-9]{2}t[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?
                  (?:z|[+-][0-9]{2}(?::?[0-9]{2})?)?(?![0-9:]) )
  | (?P<compact>  [0-9]{8}t[0-9]{4}(?:[0-9]{2})?(?:z|[+-][0-9]{2}(?::?[0-9]{2})?)?(?![0-9:]) )
  | (?P<iso>      [0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}(?![0-9]) )
  | (?P<numeric>  [0-9]{1,2}(?P<between>[-/.])[0-9]{1,2}(?P=between)(?:[0-9]{4}|[0-9]{2})(?![0-9])
               |  [0-9]{1,2}/[0-9]{1,2}(?![0-9/])
               |  [0-9]{1,2}\.[0-9]{1,2}\.(?![0-9]) )
  | (?P<clock>    [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9:]) )
  | (?P<decimal>  [0-9]{1,4}\.[0-9]{1,4}(?![0-9])
               |  [0-9]{1,3},[0-9]{1,2}(?=\ ?(?:h|hrs?|hours?|days?|weeks?|m|mins?|minutes?)\b) )
  | (?P<number>   [0-9]+(?!(?:morrow|moro|nite)\b) )
  | (?P<word>     2(?:morrow|moro|nite)\b | [a-z]+ )
  | (?P<symbol>   \S )
    """,
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)


class Kind(Enum):
    MARKUP = "markup"
    INSTANT = "instant"
    COMPACT = "compact"
    ISO = "iso"
    NUMERIC = "numeric"
    CLOCK = "clock"
    DECIMAL = "decimal"
    NUMBER = "number"
    ORDINAL = "ordinal"
    WORD = "word"
    SYMBOL = "symbol"
    END = "end"


@dataclass(frozen=True)
class Token:
    """`text` is in small letters, a spelt number in digits; `is_glued` when no space precedes it."""

    kind: Kind
    text: str
    typed: str
    is_glued: bool


_ROOM_PAST_THE_END = 16
"""No rule looks further ahead than this, nor further back than one."""

_END = Token(Kind.END, "", "", False)


class Line:
    """The tokens of a text. Looking past the end finds an empty token."""

    def __init__(self, text: str) -> None:
        self.tokens = list(_joined(list(_scan(text))))
        self._texts = [token.text for token in self.tokens] + [""] * _ROOM_PAST_THE_END

    def __len__(self) -> int:
        return len(self.tokens)

    def at(self, place: int) -> Token:
        return self.tokens[place] if 0 <= place < len(self.tokens) else _END

    def text(self, place: int) -> str:
        return self._texts[place]

    def is_kind(self, place: int, *kinds: Kind) -> bool:
        return self.at(place).kind in kinds

    def number(self, place: int, digits: int = 2) -> int | None:
        """The whole number at this place, if it has no more digits than that."""
        token = self.at(place)
        return int(token.text) if token.kind is Kind.NUMBER and len(token.text) <= digits else None

    def skip(self, place: int, *words: str) -> int:
        while self.text(place) in words:
            place += 1
        return place

    def has(self, place: int, *words: str) -> bool:
        """Whether these words follow each other from this place on."""
        return self._texts[place : place + len(words)] == list(words)


def _scan(text: str) -> Iterator[Token]:
    end = 0
    for match in _PATTERN.finditer(text):
        kind = Kind(next(name for name, found in match.groupdict().items() if found and name != "between"))
        yield Token(kind, match[0].lower(), match[0], match.start() == end)
        end = match.end()


def _joined(tokens: list[Token]) -> Iterator[Token]:
    """Numbers in words become numbers, "3" and "rd" become one ordinal."""
    place = 0
    while place < len(tokens):
        token, used = _number_at(tokens, place)
        yield token
        place += used


def _number_at(tokens: list[Token], place: int) -> tuple[Token, int]:
    token = tokens[place]
    after = tokens[place + 1] if place + 1 < len(tokens) else _END
    if token.kind is Kind.NUMBER and after.is_glued and after.text in ORDINAL_ENDINGS:
        return Token(Kind.ORDINAL, token.text, token.typed + after.typed, token.is_glued), 2
    if token.text in TENS:
        skipped = 1 if after.text == "-" else 0
        ones = tokens[place + 1 + skipped].text if place + 1 + skipped < len(tokens) else ""
        if 1 <= NUMBERS.get(ones, 0) <= 9:
            return _spelt(Kind.NUMBER, TENS[token.text] + NUMBERS[ones], token), 2 + skipped
        if 1 <= ORDINALS.get(ones, 0) <= 9:
            return _spelt(Kind.ORDINAL, TENS[token.text] + ORDINALS[ones], token), 2 + skipped
    if token.text in NUMBERS:
        return _spelt(Kind.NUMBER, NUMBERS[token.text], token), 1
    if token.text in ORDINALS and token.text != "second":
        return _spelt(Kind.ORDINAL, ORDINALS[token.text], token), 1
    return token, 1


def _spelt(kind: Kind, number: int, token: Token) -> Token:
    return Token(kind, str(number), token.typed, token.is_glued)
