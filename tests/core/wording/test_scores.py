"""When a label is found: words and rules counted together."""

import pytest

from core.wording import Mode, check_wording
from core.wording.checking import Look
from core.wording.loading import rules_of
from core.wording.scores import UNKNOWN, Score, _scores_of, score_of
from core.wording.weighing import ABSENCES

DEMAND = "You owe me an answer about my SQL test."
TEXT = f"Thank you, I accept it. {DEMAND}"


def test_words_count_as_a_sum_and_a_rule_of_unknown_worth_a_little() -> None:
    score = Score(start=-2.0, whole=0.5, sentence=1.0, of_rules={"a": 1.5})
    assert score.of_words(whole=1.0, sentence=2.0) == 0.5
    assert (score.of_rule("a"), score.of_rule("new")) == (1.5, UNKNOWN)


@pytest.mark.parametrize("mode", Mode)
def test_each_label_has_a_score_each_rule_is_in_it_and_nothing_counts_against_its_label(mode: Mode) -> None:
    assert _scores_of(mode).keys() == {rule.label for rule in rules_of(mode)}
    for label in _scores_of(mode):
        score = score_of(label, mode)
        assert score.of_rules.keys() == {
            rule.id for rule in rules_of(mode) if rule.label == label and (rule.match or rule.missing)
        }
        assert min(score.whole, score.sentence, *score.of_rules.values()) >= 0
        assert (score.sentence == 0) is (label in ABSENCES)


def found(monkeypatch: pytest.MonkeyPatch, score: Score) -> list[str]:
    """What is quoted as pushy."""
    monkeypatch.setattr("core.wording.checking.score_of", lambda label, mode: score if label == "pushy" else NEVER)
    return [finding.quoted for finding in check_wording(TEXT, Mode.REQUEST)]


NEVER = Score(start=-1e9, whole=0, sentence=0, of_rules={})


def test_a_rule_that_is_not_enough_beside_the_words_is_silent_and_one_that_is_quotes_its_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rules = {rule.id: 1.0 for rule in rules_of(Mode.REQUEST) if rule.label == "pushy"}
    assert found(monkeypatch, Score(-1.5, 0, 0, rules)) == []
    [quoted] = found(monkeypatch, Score(-0.5, 0, 0, rules))
    assert quoted in DEMAND and quoted != DEMAND


def test_where_the_words_are_enough_without_any_rule_the_sentence_that_leans_most_is_quoted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("core.wording.checking.Look.found_by", lambda look, rule: iter(()))
    assert found(monkeypatch, Score(0.5, 0, 0, {})) == [DEMAND]


def test_words_that_two_rules_of_a_label_find_are_quoted_once() -> None:
    question = "Are you married?"
    rules = [rule for rule in rules_of(Mode.QUESTION) if any(Look(question, Mode.QUESTION).found_by(rule))]
    assert len(rules) == 2
    assert [finding.quoted for finding in check_wording(question, Mode.QUESTION)] == ["Are you married"]


def test_a_polite_text_does_not_excuse_one_sentence() -> None:
    score = Score(start=0.0, whole=1.0, sentence=1.0, of_rules={})
    assert score.of_words(whole=-100.0, sentence=4.0) == score.of_words(whole=-50.0, sentence=4.0) > 0
