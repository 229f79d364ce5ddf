"""What people typed, as it stands within my own sentences."""

LONGEST_QUOTE = 80


def quoted(typed: str, most: int = LONGEST_QUOTE) -> str:
    """Short, on one line, and in a form that Discord shows as it is: it formats, links and mentions nothing."""
    line = " ".join(typed.split())
    short = line if len(line) <= most else line[: most - 1] + "…"
    return "".join(f"\\{letter}" if letter in "\\`*_~|<>[]()#@:-" else letter for letter in short)


def clipped(text: str, most: int) -> str:
    return text if len(text) <= most else text[: max(most - 1, 0)] + "…"
