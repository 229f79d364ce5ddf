"""What the wording guard found, as people read it: each label once, the exact words, why, and what to say instead."""

from collections.abc import Sequence

from core.quoting import quoted
from core.translation import t
from core.wording import Finding, Mode

ROOM_TO_SAY_SO = 100
MOST_QUOTES = 5
ROOM = 3200
FILE_NAME = "your-words.txt"


def heading(mode: Mode) -> str:
    return {
        Mode.REQUEST: t("## Your message to an employer"),
        Mode.FEEDBACK: t("## Your feedback"),
        Mode.QUESTION: t("## Your question"),
    }[mode]


def nothing_to_change(mode: Mode) -> str:
    return {
        Mode.REQUEST: t("✅ Nothing to change. It thanks, accepts, asks for one thing and does not push."),
        Mode.FEEDBACK: t("✅ Nothing to change. It is about what was done, and what to do next."),
        Mode.QUESTION: t("✅ Nothing to change. It is about the work."),
    }[mode]


def found(count: int) -> str:
    if count == 1:
        return t("One thing to look at. Only you see this.")
    return t("{count} things to look at. Only you see this.", count=count)


def explanations(findings: Sequence[Finding], room: int = ROOM) -> list[str]:
    """A paragraph for each label, all of them together within the room, and how many had none left."""
    labels = list(dict.fromkeys(finding.label for finding in findings))
    said: list[str] = []
    for position, label in enumerate(labels):
        left = len(labels) - position
        own = [finding for finding in findings if finding.label == label]
        paragraph = _explanation(label, own, room // left)
        if len(paragraph) > room - (ROOM_TO_SAY_SO if left > 1 else 0):
            return [*said, and_more(left)]
        said.append(paragraph)
        room -= len(paragraph)
    return said


def and_more(count: int) -> str:
    return t("… and more of {count} other kinds: `/feedback check` shows all of it.", count=count)


def _explanation(label: str, findings: Sequence[Finding], room: int) -> str:
    """As many of the reasons, and of the words they are about, as there is room for; one at least."""
    reasons = list(dict.fromkeys((finding.why, finding.instead) for finding in findings))
    by_reason = [[finding for finding in findings if (finding.why, finding.instead) == reason] for reason in reasons]
    said = t("**[{label}]**", label=label)
    for position, spoken in enumerate(by_reason):
        lines = [_line(spoken, most) for most in range(MOST_QUOTES, 0, -1)]
        fitting = [line for line in lines if len(said) + len(line) < room]
        if not fitting and position:
            return said
        said = f"{said}\n{fitting[0] if fitting else lines[-1]}"
    return said


def _line(findings: Sequence[Finding], most: int) -> str:
    first = findings[0]
    words = _longest(list(dict.fromkeys(finding.quoted for finding in findings if finding.quoted)))
    shown = ", ".join(t("“{words}”", words=quoted(one)) for one in words[:most])
    if len(words) > most:
        shown = t("{shown} and {more} more", shown=shown, more=len(words) - most)
    if not shown:
        return t("{why} **Better:** {instead}", why=first.why, instead=first.instead)
    return t("{shown}: {why} **Better:** {instead}", shown=shown, why=first.why, instead=first.instead)


def _longest(words: Sequence[str]) -> list[str]:
    """Without those that stand in a longer one beside."""
    return [one for one in words if not any(one != other and one in other for other in words)]
