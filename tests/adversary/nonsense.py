"""Texts, numbers and files that no form was made for."""

import random
from typing import Any

Json = dict[str, Any]

LONGEST = 6000

PIECES = (
    *("@everyone", "@here", "<@1>", "<@&1>", "<#1>", "</me show:1>", "<t:0:F>", "<t:99999999999999:F>", "<:x:1>"),
    *("```", "``", "`", "||", "**", "__", "~~", "> ", ">>> ", "# ", "-# ", "-# notice 1.0", "[x](https://a.b)", "\\"),
    *("\u202e", "\u200b", "\u200d", "\u2066", "\ufeff", "\x00", "\x07", "\x1b[31m", "\x7f", "\u0301", "\ud7ff"),
    *("👩‍👩‍👧‍👦", "🏳️‍🌈", "مرحبا", "שלום", "日本語", "ﷺ", "İ", "ß", "ﬁ", "１２"),
    *("{", "}", "{id}", "%s", "'; DROP TABLE slot; --", '"', "<script>", "../../etc/passwd", "\n", "\r\n", "\t", " "),
    *("0", "-1", "1e999", "9" * 30, "NaN", "tomorrow 6pm", "2026-12-01 18:30", "in 40 hours", "in 9999999999 days"),
    *("00:00", "24:00", "12/31/9999", "feb 30", "#1", "1", "default", "Software", "UTC", "word " * 20),
)

LETTERS = (*range(32, 0xD800), 0x1F600)


def text(dice: random.Random, least: int, most: int) -> str:
    """Between `least` and `most` characters, as long as possible now and then."""
    wanted = most if dice.random() < 0.1 else min(most, int(dice.expovariate(1 / 40)) + 1)
    made = ""
    while len(made) < max(wanted, least, 1):
        made += dice.choice(PIECES) if dice.random() < 0.8 else chr(dice.choice(LETTERS))
    return made[: max(wanted, least, 1)]


def number(dice: random.Random, least: int | None, most: int | None) -> int:
    low, high = -(2**53) if least is None else least, 2**53 if most is None else most
    return dice.choice([low, high, min(max(0, low), high), dice.randint(low, high)])


def file(dice: random.Random) -> tuple[str, bytes]:
    name = dice.choice(["cv.pdf", "cv.docx", "@everyone.pdf", "a" * 200 + ".pdf", "\u202efdp.exe", "cv"])
    return name, dice.choice([b"", b"%PDF-1.4\n%%EOF\n", b"PK\x03\x04", b"MZ\x90", b"\x00" * 5000])


def option(dice: random.Random, spec: Json, things: dict[int, list[str]]) -> Any:
    """A value for an option of a command that a client would let through."""
    if spec.get("choices"):
        return dice.choice(spec["choices"])["value"]
    match spec["type"]:
        case 3:
            return text(dice, spec.get("min_length") or 0, spec.get("max_length") or LONGEST)
        case 4:
            return number(dice, spec.get("min_value"), spec.get("max_value"))
        case 5:
            return dice.random() < 0.5
        case 11:
            return file(dice)
        case kind:
            return dice.choice(things.get(kind) or [""])


def answer(dice: random.Random, field: Json, things: dict[int, list[str]]) -> Any:
    """A value for a field of a form, or a choice in a menu, that a client would let through."""
    least, most = field.get("min_values", 1), field.get("max_values", 1)
    match field["type"]:
        case 4:
            return text(dice, field.get("min_length") or 0, field.get("max_length") or 4000)
        case 19:
            return [file(dice)] if least or dice.random() < 0.7 else []
        case 21:
            return dice.choice(field["options"])["value"]
        case 23:
            return dice.random() < 0.5
        case 3 | 22:
            names = [one["value"] for one in field["options"]]
            return dice.sample(names, min(len(names), dice.randint(least, max(least, most or len(names)))))
        case kind:
            return [dice.choice(things[{5: 6, 6: 8, 7: 6, 8: 7}[kind]])]
