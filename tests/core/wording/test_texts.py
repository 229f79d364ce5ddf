"""What stands beside a draft: what must be changed first, each rule once, and never more than fits."""

from core.wording import Mode, check_wording
from core.wording.texts import beside_draft

ROOM = 600


def test_what_must_be_changed_comes_before_what_is_only_pointed_at() -> None:
    held_back, others = beside_draft(check_wording("You are arrogant. For your age you did well.", Mode.FEEDBACK), ROOM)
    assert held_back.startswith("**🟥 Please change") and "your age" in held_back and "arrogant" not in held_back
    assert others.startswith("**🟨 Worth another look**") and "arrogant" in others


def test_a_rule_is_explained_once_however_often_it_speaks() -> None:
    text = "You are shy. You are timid. You named three results in the first answer; say next what they cost."
    [said] = beside_draft(check_wording(text, Mode.FEEDBACK), ROOM)
    assert said.count("**Better:**") == 1 and "shy" in said and "timid" in said


def test_nothing_found_says_nothing_and_a_great_deal_fits() -> None:
    assert beside_draft([], ROOM) == []
    many = check_wording("You are arrogant. " * 40 + "For your age that was pathetic. Nice hair.", Mode.FEEDBACK)
    assert all(0 < len(said) <= ROOM for said in beside_draft(many, ROOM))
