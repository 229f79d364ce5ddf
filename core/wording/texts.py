"""What the guard found in somebody's feedback, as they read it beside what they wrote."""

from collections.abc import Sequence

from core.quoting import clipped, quoted
from core.translation import t
from core.wording.models import Finding

MOST_QUOTES = 3
LONGEST_WORDS = 60
CHANGE_FIRST = t("**🟥 Please change before handing in**")


def beside_draft(findings: Sequence[Finding], room: int, change_first: str = CHANGE_FIRST) -> list[str]:
    """What must be changed first, then what is only pointed at; each within the room."""
    held_back = [one for one in findings if one.is_held_back]
    others = [one for one in findings if not one.is_held_back]
    said = []
    if held_back:
        said.append(_section(change_first, held_back, room))
    if others:
        said.append(_section(t("**🟨 Worth another look** (your decision)"), others, room))
    return said


def _section(title: str, findings: Sequence[Finding], room: int) -> str:
    by_rule = [[one for one in findings if one.rule_id == rule] for rule in dict.fromkeys(f.rule_id for f in findings)]
    return clipped("\n".join([title, *map(_line, by_rule)]), room)


def _line(findings: Sequence[Finding]) -> str:
    """All that one rule found."""
    first = findings[0]
    words = list(dict.fromkeys(finding.quoted for finding in findings if finding.quoted))[:MOST_QUOTES]
    if not words:
        return t("- {why} **Better:** {instead}", why=first.why, instead=first.instead)
    shown = ", ".join(t("“{words}”", words=quoted(one, LONGEST_WORDS)) for one in words)
    return t("- {shown}: {why} **Better:** {instead}", shown=shown, why=first.why, instead=first.instead)
