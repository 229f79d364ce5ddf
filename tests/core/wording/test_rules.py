"""Each rule finds its own example and leaves its innocent look-alike alone; and the file may not hold slow patterns."""

from collections.abc import Callable

import pytest

from core.wording import Mode, check_wording, compile_all, loading
from core.wording.loading import all_rules, compile_patterns
from core.wording.models import Rule

RULES = all_rules()


def found_by(rule: Rule, text: str) -> bool:
    return rule.id in {finding.rule_id for finding in check_wording(text, rule.mode)}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_finds_its_example_and_not_the_innocent_one(rule: Rule) -> None:
    assert found_by(rule, rule.example)
    assert not found_by(rule, rule.innocent)


def test_every_pattern_is_a_regular_expression_though_few_are_compiled_for_one_text() -> None:
    loading._read_rules.cache_clear()
    check_wording("Honestly, you are arrogant and lazy.", Mode.FEEDBACK)
    patterns = [pattern for rule in all_rules() if rule.mode is Mode.FEEDBACK for pattern in rule.patterns]
    assert 0 < sum("compiled" in vars(pattern) for pattern in patterns) < len(patterns) / 2
    compile_all()
    assert all("compiled" in vars(pattern) for pattern in patterns)


def test_ids_are_unique_and_each_begins_with_its_mode() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert [rule.id for rule in RULES if not rule.id.startswith(f"{rule.mode}.")] == []


def test_what_is_quoted_is_exactly_what_the_text_says() -> None:
    text = "You OWE  me an\u00a0answer. I’m talking to my Lawyer."
    for finding in check_wording(text, Mode.REQUEST):
        if finding.at is None:
            assert finding.quoted == ""
        else:
            assert text[slice(*finding.at)] == finding.quoted != ""


@pytest.mark.parametrize("mode", Mode)
@pytest.mark.parametrize("text", ["", "   ", "\n\n", "?", "İİİ", "🙂" * 50])
def test_next_to_nothing_breaks_nothing(mode: Mode, text: str) -> None:
    assert all(finding.at is None for finding in check_wording(text, mode))


@pytest.mark.parametrize("pattern", ["a+", "(ab)*", "a{3,}"])
def test_what_could_repeat_without_end_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="without end"):
        compile_patterns([pattern], {})


def test_a_comma_in_a_pattern_of_a_list_parts_nothing() -> None:
    found = compiled("{skill}", skill=r"algorithm\w{0,3}, sql")
    assert found("two algorithms") and found("sql") and not found("{0")


def test_a_space_among_the_choices_for_one_character_stays_one() -> None:
    found = compiled("problem[- ]solving ~ today")
    assert all(found(f"problem{between}solving was fine,  today") for between in "- ")


def test_a_pattern_may_look_back_over_a_space() -> None:
    found = compiled("(?<!not )angry")
    assert found("so angry") and not found("not angry")


def test_quotes_left_out_in_a_hurry_are_not_missed() -> None:
    found = compiled("(i'm|don't|that's|i'll)")
    assert found("im") and found("dont") and found("thats") and found("don't") and not found("ill")


def compiled(pattern: str, **lists: str) -> Callable[[str], object]:
    (one,) = compile_patterns([pattern], lists)
    return one.compiled.search
