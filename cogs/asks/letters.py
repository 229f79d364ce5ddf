"""Builds the message to an employer. The same input gives the same message; other inputs vary its sentences."""

from collections.abc import Sequence
from zlib import crc32

from cogs.asks import letter_texts
from cogs.asks import phrases as reading
from cogs.asks.models import Letter, Phrases, Tone

FEWEST_WORDS, MOST_WORDS = 60, 120
LONGEST_SUBJECT = 200


def build(phrases: Phrases, tone: Tone) -> Letter:
    """Thanks, acceptance, one thing and what to develop in it, easy to answer, no obligation, thanks."""
    vary = _Variety(f"{phrases} {tone}")
    about = letter_texts.about(phrases.role, phrases.employer)
    time = letter_texts.time_given(phrases.stage, phrases.only_applied)
    opening = [vary.choose(letter_texts.thanks(tone, about, time))]
    if phrases.valued:
        opening.append(vary.choose(letter_texts.valued(tone, phrases.valued)))
    opening.append(vary.choose(letter_texts.acceptance(tone)))
    asking = [
        vary.choose(letter_texts.request(tone, _shown(phrases.skill))),
        vary.choose(letter_texts.easy(tone)),
        vary.choose(letter_texts.no_obligation(tone)),
    ]
    paragraphs = (
        letter_texts.greeting(tone),
        " ".join(opening),
        " ".join(asking),
        vary.choose(letter_texts.goodbye(tone)),
    )
    return Letter(vary.choose(letter_texts.subjects(about)), "\n\n".join(paragraphs))


def follow_up(about: str, skill: str) -> str:
    """The one gentle reminder that a person may send."""
    return letter_texts.follow_up(about, _shown(skill))


def _shown(skill: str) -> str:
    return letter_texts.shown(skill, reading.form_of(skill))


def words_in(text: str) -> int:
    return len(text.split())


class _Variety:
    """Chooses among ways to say something, by what the message is about: never by chance."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._chosen = 0

    def choose(self, ways: Sequence[str]) -> str:
        self._chosen += 1
        return ways[crc32(f"{self._chosen} {self._seed}".encode()) % len(ways)]
