"""Texts that people, or their cats, might hand in for a zone."""

import random
from collections.abc import Iterator

LONGEST_OPTION = 6000

NASTY = (
    " ",
    "\u200b",
    "0",
    "-",
    "/",
    "\\",
    "..",
    "../../etc/passwd",
    "Europe/../Berlin",
    "/usr/share/zoneinfo/UTC",
    "Europe/",
    "/Berlin",
    "europe/berlin\n",
    "localtime",
    "posixrules",
    "Factory",
    "GMT+25",
    "UTC+99:99",
    "+5:30",
    "-0",
    "UTC−3",
    "EST",
    "IST",
    "CST6CDT",
    "@everyone",
    "<@1>",
    "<t:0:F>",
    "```",
    "||x||",
    "%s {0} {zone} {",
    "'; DROP TABLE member; --",
    "nul\x00byte",
    "\x1b[31m",
    "\u202enilreB",
    "Ｂｅｒｌｉｎ",
    "BERLİN",
    "ß" * 90,
    "東京",
    "Sao Paulo",
    "são paulo",
    "st john's",
    "🕰️",
    "a" * LONGEST_OPTION,
    "New York " * 600,
    "(" * 500,
    "a b " * 1500,
)
_LETTERS = "abcdefghijklmnopqrstuvwxyz      /_+-0123456789:.,'()éñøßİ東京\u0301\u202e\x00\t\n*_`@<>{}%🕰"
_NAMES = ("Europe/Berlin", "America/Argentina/Buenos_Aires", "Pacific Time", "New York", "UTC+5:30", "Etc/GMT-14")


def odd_texts(count: int, seed: int = 1) -> Iterator[str]:
    """The nasty ones first, then noise and misspelt names; the same ones each time."""
    chance = random.Random(seed)
    yield from NASTY[:count]
    for number in range(count - len(NASTY)):
        yield _misspelt(chance) if number % 2 else _noise(chance)


def _noise(chance: random.Random) -> str:
    return "".join(chance.choices(_LETTERS, k=chance.choice((1, 2, 3, 5, 8, 20, 100, 101, 300)))) or "?"


def _misspelt(chance: random.Random) -> str:
    letters = list(chance.choice(_NAMES))
    for _ in range(chance.randint(1, 3)):
        letters[chance.randrange(len(letters))] = chance.choice(_LETTERS)
    return "".join(letters)
