"""Typed text without what does not matter: emoji, odd spaces and dashes, accents, quotation marks."""

import re
import unicodedata

_REPLACED = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−﹣", "-"),
        **dict.fromkeys("’‘ʼ`´", "'"),
        **dict.fromkeys("“”„«»\"*_|\\", " "),
        "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "ß": "ss", "：": ":",
    }
)  # fmt: skip
_FRACTIONS = {"½": (".5", " half "), "¼": (".25", " quarter "), "¾": (".75", " three quarters ")}
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_DISCORD_EMOJI = re.compile(r"<a?:\w{1,32}:[0-9]{1,20}>", re.ASCII)
_MERIDIEM = re.compile(r"(?<![a-z])([ap])\.? ?m\b\.?(?! ?/)", re.ASCII | re.IGNORECASE)
_SHORT_YEAR = re.compile(r"(?<![0-9])'([0-9]{2})\b", re.ASCII)
_DROPPED = {"Mn", "Me", "Cf"}
_SPACED = {"So", "Sk", "Cc", "Zs", "Zl", "Zp", "Co", "Cs"}


def clean(text: str) -> str:
    """The same text in plain letters, digits and signs; letters of other scripts stay."""
    text = _DISCORD_EMOJI.sub(" ", _with_decimals(text).translate(_FULL_WIDTH).translate(_REPLACED))
    kept = "".join(_kept(letter) for letter in unicodedata.normalize("NFD", text))
    kept = _SHORT_YEAR.sub(r" 20\1", " ".join(kept.split()))
    return _MERIDIEM.sub(r"\1m", kept).replace("'", "")


def _with_decimals(text: str) -> str:
    for sign, (after_digit, alone) in _FRACTIONS.items():
        if sign in text:
            text = re.sub(rf"([0-9]) ?{sign}", rf"\g<1>{after_digit}", text).replace(sign, alone)
    return text


def _kept(letter: str) -> str:
    if letter.isascii() and letter.isprintable():
        return letter
    category = unicodedata.category(letter)
    return "" if category in _DROPPED else " " if category in _SPACED else letter
