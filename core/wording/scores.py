"""From when on a label is found: what a text's words say and what rules find in it, counted together.

Neither is a verdict. Words come from what many people wrote (core/wording/weighing.py) and do not see who does what to
whom; a rule sees that, in the sentences somebody thought of. How much each counts is learned by scripts/learn_scores.py
from texts whose words were weighed without them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core.wording.models import Mode

PATH = Path(__file__).parents[2] / "data" / "catalogue" / "wording_scores.json"
UNKNOWN = 1.0
"""What a rule counts whose worth was not learned yet."""
LEAST_OF_WHOLE = -2.5
"""However polite the rest of a text is, it does not excuse one sentence: its lean counts as no less."""


@dataclass(frozen=True)
class Score:
    """Of one label. It is found where the words and a rule that finds something sum up to more than 0."""

    start: float
    whole: float
    """Times what the whole text leans to the label."""
    sentence: float
    """Times what the sentence leans that leans most; 0 for what a text lacks."""
    of_rules: Mapping[str, float]

    def of_words(self, whole: float, sentence: float) -> float:
        return self.start + self.whole * max(whole, LEAST_OF_WHOLE) + self.sentence * sentence

    def of_rule(self, rule_id: str) -> float:
        """Of several that find something only the one that counts most counts."""
        return self.of_rules.get(rule_id, UNKNOWN)


def score_of(label: str, mode: Mode) -> Score:
    return _scores_of(mode)[label]


@cache
def _scores_of(mode: Mode) -> Mapping[str, Score]:
    file = json.loads(PATH.read_text(encoding="utf-8"))[mode]
    return {label: Score(**numbers) for label, numbers in file.items()}
