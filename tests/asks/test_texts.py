"""What the guard found fits beside a message, and a block to copy ends where it should."""

import pytest

from cogs.asks import finding_texts, texts
from core.wording import Finding

LABELS = ["vague", "no_acceptance", "pushy", "argues", "legal", "hostile", "oversharing"]


def finding(label: str, number: int, words: str) -> Finding:
    return Finding(
        label, f"{label}-{number % 3}", words, (0, 1), "It makes an answer less likely. " * 4, "Say it so. " * 9
    )


@pytest.mark.parametrize("room", [1200, 3200])
def test_however_much_was_found_it_fits_with_each_label_once(room: int) -> None:
    found = [finding(label, number, f"[words] *{number}* " * 20) for label in LABELS for number in range(30)]
    said = finding_texts.explanations(found, room)
    assert sum(map(len, said)) <= room
    shown = [label for label in LABELS if f"[{label}]" in "".join(said)]
    assert shown and all("".join(said).count(f"[{label}]") == 1 for label in shown)
    assert len(shown) == len(LABELS) or "other kinds" in said[-1]


def test_a_few_findings_are_shown_whole_with_their_words() -> None:
    said = finding_texts.explanations([finding("pushy", 0, "by Friday"), finding("pushy", 0, "at once")])
    assert len(said) == 1 and "“by Friday”, “at once”" in said[0] and "**Better:** Say it so." in said[0]


def test_a_reason_is_given_once_for_all_words_and_the_longest_of_them_is_shown() -> None:
    words = ("Are you married", "married", "children")
    said = finding_texts.explanations(
        [Finding("prohibited", f"rule-{one}", one, (0, 1), "Says nothing about work.", "Ask all.") for one in words]
    )
    assert said == ["**[prohibited]**\n“Are you married”, “children”: Says nothing about work. **Better:** Ask all."]


def test_an_absence_quotes_nothing() -> None:
    [said] = finding_texts.explanations([Finding("vague", "v", "", None, "Nothing is named.", "Name one skill.")])
    assert "“" not in said and "Nothing is named." in said


def test_what_looks_like_a_label_in_somebodys_words_is_none() -> None:
    said = finding_texts.explanations([finding("pushy", 0, "as [vague] says")])
    assert "[vague]" not in said[0]


def test_a_block_holds_whatever_it_is_given() -> None:
    made = texts.block("before ``` after ````")
    assert made.count("```") == 2 and made.startswith("```\n") and made.endswith("\n```")
