"""Our own words handed back: people copy a suggestion, and some clients submit its label."""

import re

_DISTANCE = r"(?:in )?(?:less than a minute|[0-9]+ (?:day|hour|minute)s?(?: [0-9]+ (?:hour|minute)s?)?)(?: ago)?"
_OWN_WORDS = re.compile(
    r"(?P<moment>[A-Z][a-z]{2} [0-9]{1,2} [A-Z][a-z]{2} [0-9]{4}, "
    r"(?:[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})? [AP]M|end of the day,) [A-Z0-9:+-]{1,9})"
    rf"(?: \([^()]*\)){{0,3}}(?:, {_DISTANCE})?",
    re.ASCII,
)


def as_first_typed(text: str) -> str:
    """Day, time and zone alone where the text is one of our readings in words, else the text."""
    own = _OWN_WORDS.fullmatch(text.strip())
    return own["moment"] if own else text
