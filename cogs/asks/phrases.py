"""From what people type into the form to words that fit into a sentence.

People write "Data Analyst @ Acme, 2nd interview.", "My presenting skills" or "I liked meeting the team!". A message
needs "the Data Analyst role at Acme", "the second interview", "my presenting skills" and "meeting the team".
"""

import re
from collections.abc import Callable

from cogs.asks import refusal_texts
from cogs.asks.models import SkillForm
from core.errors import Refusal

LONGEST_ROLE = 80
LONGEST_SKILL = 80
LONGEST_VALUED = 120
LONGEST_DECLINED = 120
MOST_WORDS = {"role": 6, "employer": 4, "stage": 3, "skill": 6, "valued": 8}

_EDGES = " \t.,;:!?-–—·•*_~|>#\"'“”‘’«»"
_STAGE_NOUN = (
    r"(?:interviews?|rounds?|screen(?:ing)?s?|calls?|assessments?|assessment cent(?:er|re)s?|case stud(?:y|ies)|"
    r"tasks?|tests?|exercises?|presentations?|challenges?|trial (?:day|shift)s?|trials?|panels?|on-?sites?|stages?|"
    r"interview stage|applications?|chats?|conversations?|portfolio reviews?)"
)
_STAGE_WORD = (
    r"(?:first|second|third|fourth|final|last|initial|1st|2nd|3rd|4th|phone|telephone|video|panel|technical|hr|"
    r"recruiter|on-?site|take-?home|home|coding|written|skills?|group|practical|team|hiring manager|zoom|online|"
    r"in-person|job|interview|screening|assessment|cv|resume|face-to-face|teaching|work|design|system design|"
    r"live coding|behaviou?ral|competency|case|one-way|pre-?recorded)"
)
_STAGE = re.compile(
    rf"(?P<before>.*?)(?:^|[\s,;:(/|–—-]+)(?:(?:after|at|in|during|got to|reached|until|up to|i had|had|for)\s+)*"
    rf"(?:(?:the|a|an|my|one|just|only)\s+)*(?P<stage>(?:{_STAGE_WORD}[\s-]+)*{_STAGE_NOUN})\)?",
    re.IGNORECASE,
)
_ONLY_APPLIED = re.compile(
    r"(?:[\s,;:(–—-]+|^)(?:i |just |only )*(?:appl(?:ied|ication)(?: only| stage)?|(?:resume|cv)(?: stage)?"
    r"|no interview)\)?$",
    re.IGNORECASE,
)
_EMPLOYER = re.compile(r"\s*(?:\bat|@|\bwith)\s+(?P<name>\S.*)$", re.IGNORECASE)
_STAGE_FIRST = re.compile(
    rf"(?:(?:the|a|an|my|one)\s+)*(?P<stage>(?:{_STAGE_WORD}[\s-]+)*{_STAGE_NOUN})\s+(?:for|as)\s+(?P<after>\S.*)",
    re.IGNORECASE,
)
_ROLE_ENDING = re.compile(r"(?<!phd)(?<!postdoc)\s+(?:role|position|job|post|opening|vacancy)$", re.IGNORECASE)
_ROLE_START = re.compile(
    r"^(?:(?:i )?(?:applied|interviewed) (?:for|as)\s+)?(?:(?:a|an|the|my|your)\s+)*", re.IGNORECASE
)
_BARE_STAGE = re.compile(rf"(?:{_STAGE_WORD}[\s-]+)*{_STAGE_NOUN}", re.IGNORECASE)
_ORDINALS = {"1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth"}

_KEPT_CAPITAL = frozenset(
    "agile american android angular ansible apache arabic asana atlassian aws azure british cantonese canva "
    "chinese django docker dutch english epic excel facebook figma flutter french german git google greek hadoop "
    "hebrew hindi illustrator instagram italian japanese java jenkins jira kafka kanban korean kotlin kubernetes "
    "linkedin linux looker mandarin marketo matlab maya microsoft mongo oracle outlook pandas perl photoshop "
    "polish portuguese powerpoint python quickbooks rails react redis revit ruby russian rust salesforce scala "
    "scrum selenium shopify snowflake spanish spark splunk swift tableau teams terraform trello turkish ukrainian "
    "unity unix vue windows word xero zendesk".split()
)
_ORDINARY = re.compile(
    r".*(?:ing|tion|sion|ment|ship|ness|ity|ance|ence|ical|ful|ive|ous|ory|ally|ly|ers?|ies|ed|cy|gy|ics)$"
    r"|my|the|a|an|how|what|that|your|our|this|public|project|time|team|data|people|product|problem|client|stakeholder|"
    r"sales|code|system|case|live|coding|written|oral|basic|deep|hands|every(?:one|body)(?:['’]s)?|everything|you|they|we|it|"
    r"call|patient|care|classroom|lesson|soft|small|clear|work|quick|financial|budget|risk|test|unit|cold|account|cash|"
    r"night|warehouse|graduate|shop|kitchen|office|head|care|junior|senior|lead|trainee|research"
)
_PURE_VERBS = {
    "analyse": "analysing",
    "analyze": "analyzing",
    "communicate": "communicating",
    "coordinate": "coordinating",
    "explain": "explaining",
    "facilitate": "facilitating",
    "handle": "handling",
    "manage": "managing",
    "negotiate": "negotiating",
    "organise": "organising",
    "organize": "organizing",
    "persuade": "persuading",
    "prioritise": "prioritising",
    "prioritize": "prioritizing",
    "solve": "solving",
    "speak": "speaking",
    "teach": "teaching",
    "write": "writing",
}
"""Words that are verbs wherever a skill begins with them."""

_DOUBLED = frozenset({"plan", "run", "set", "sit", "cut", "get", "put", "begin", "debug", "program", "win", "chat"})
_NOUNS_IN_ING = frozenset(
    "accounting advertising banking billing bookkeeping branding budgeting catering cleaning coaching coding "
    "consulting costing counselling counseling drawing editing engineering farming forecasting fundraising "
    "gardening lettering listening manufacturing marketing mentoring merchandising modelling modeling networking "
    "nursing packaging painting planning pricing prioritising problem-solving processing programming purchasing "
    "recruiting reporting scheduling scripting sourcing spring storytelling teaching testing timing training "
    "troubleshooting tutoring typing underwriting upselling welding wiring writing".split()
)
_AFTER_A_VERB = frozenset(
    "a about across after an and at before between by down during for from her him in into it its my of off on our "
    "out over patients people tasks the their them through to under up us with within without work your".split()
)
_LED_BY_TO = re.compile(r"^(?:how )?to (?P<verb>[a-z]+)\b", re.IGNORECASE)
_SKILL_START = re.compile(
    r"^(?:(?:feedback|a word|something|anything) (?:on|about)|(?:ask |asking )?about|on|"
    r"(?:my )?skills? (?:in|with|at))\s+",
    re.IGNORECASE,
)
_SENTENCE = re.compile(
    r"^(?:i|i['’]m|i['’]ve|we|you|they|he|she|it|why|is|are|was|were|did|do|does|can|could)\b", re.IGNORECASE
)
_SEVERAL = re.compile(r"[,;\n]|\s[/&+]\s")

_NOTHING = frozenset({"", "n/a", "na", "none", "nothing", "no", "x"})
_THE_TIME = frozenset({"your time", "the time", "the time you took", "the time you gave me"})
_VALUED_START = re.compile(
    r"^(?:thanks?(?: you)?(?: so much| very much)? for\s+|"
    r"i(?:['’]ve| have)? (?:(?:really|especially|also|very much|most)\s+)*"
    r"(?:liked?|valued?|enjoyed?|appreciated?|loved?)\s+(?:it when\s+)?)",
    re.IGNORECASE,
)
_THIRD_PERSON = {"they": "you", "their": "your", "them": "you", "they've": "you have", "they’ve": "you have"}
_THIRD_WORD = re.compile(r"\b(they(?:['’]ve)?|their|them)\b", re.IGNORECASE)
_FINITE = re.compile(r"\b(?:was|were|is|are|had|has|made|felt|took|gave|explained|listened|answered|showed|told)\b")
_BY_SOMEBODY = re.compile(r"(?:you|we|he|she|it|everyone|everybody) [^\W\d_]+", re.IGNORECASE)
_CLAUSE = re.compile(r"^(?:that|how|what|when|where|who)\b|\b(?:that|who|which|where|how|why|what|way)\b.*")


def one_line(typed: str) -> str:
    """On one line, without code marks or what stands around it."""
    return " ".join(typed.replace("`", "").split()).strip(_EDGES)


def read_role(typed: str) -> tuple[str, str, str, bool]:
    """Role, employer and stage, and whether it went no further than the application."""
    line = one_line(typed)
    only_applied = _ONLY_APPLIED.search(line)
    stage = ""
    if only_applied:
        line = line[: only_applied.start()]
    else:
        found = _last_stage(line)
        if found:
            line, stage = found
    line = line.rstrip(_EDGES + "(") if line.count("(") > line.count(")") else line
    employer = _EMPLOYER.search(line)
    name = one_line(employer["name"]) if employer else ""
    if employer:
        line = line[: employer.start()]
    role = _ROLE_ENDING.sub("", _ROLE_START.sub("", one_line(line)))
    role = _as_inside_a_sentence(role)
    if not role or (not stage and _BARE_STAGE.fullmatch(role)):
        raise Refusal(refusal_texts.which_role())
    _check_words(role, "role", refusal_texts.role_too_long)
    _check_words(name, "employer", refusal_texts.role_too_long)
    return role, name, stage, only_applied is not None


def _last_stage(line: str) -> tuple[str, str] | None:
    """The role and the stage, which stands first, at the end, or before "at Acme" there."""
    first = _STAGE_FIRST.fullmatch(line)
    if first:
        return first["after"], _stage(first["stage"])
    employer = _EMPLOYER.search(line)
    tail = employer[0] if employer else ""
    for whole, rest in ((line, ""), (line.removesuffix(tail), tail)):
        found = _STAGE.fullmatch(whole.strip(_EDGES + ")"))
        if found and found["before"].strip(_EDGES + "("):
            return found["before"] + rest, _stage(found["stage"])
    return None


def _stage(words: str) -> str:
    spelt = [_ORDINALS.get(word, word) for word in words.lower().replace("hr ", "HR ").split()]
    return " ".join(spelt[-MOST_WORDS["stage"] :])


def _as_inside_a_sentence(line: str) -> str:
    """ "Sales manager" with a small letter; "Product Manager" as it is."""
    first, _, rest = _without_shouting(line).partition(" ")
    return f"{_lowered(first)} {rest}".strip() if rest == rest.lower() else line


def read_skill(typed: str) -> str:
    line = _SKILL_START.sub("", one_line(typed))
    if not line:
        raise Refusal(refusal_texts.which_skill())
    if _SEVERAL.search(line):
        raise Refusal(refusal_texts.one_skill(line))
    if "?" in line or _SENTENCE.match(line):
        raise Refusal(refusal_texts.skill_in_a_few_words())
    _check_words(line, "skill", refusal_texts.skill_too_long)
    line = _as_noun(_without_shouting(line))
    first, _, rest = line.partition(" ")
    if first.casefold() in ("a", "an"):
        first = "the"
    return f"{_lowered(first)} {rest}".strip()


def _as_noun(line: str) -> str:
    """ "to present to boards" and "manage a team" as "presenting to boards" and "managing a team"."""
    led = _LED_BY_TO.match(line)
    if led:
        return gerund(led["verb"].lower()) + line[led.end() :]
    first, _, rest = line.partition(" ")
    noun = _PURE_VERBS.get(first.lower())
    return f"{noun} {rest}".strip() if noun else line


def form_of(skill: str) -> SkillForm:
    first, _, rest = skill.partition(" ")
    if first in ("how", "what", "where", "when"):
        return SkillForm.CLAUSE
    if first in ("my", "the", "our", "your", "this"):
        return SkillForm.OWNED
    second = rest.partition(" ")[0]
    is_verb = first.endswith("ing") and rest and (first not in _NOUNS_IN_ING or second in _AFTER_A_VERB)
    return SkillForm.DOING if is_verb else SkillForm.NOUN


def gerund(verb: str) -> str:
    if verb.endswith("ing"):
        return verb
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return f"{verb[:-1]}ing"
    return f"{verb}{verb[-1]}ing" if verb in _DOUBLED else f"{verb}ing"


def read_valued(typed: str) -> str:
    """Empty where they valued nothing in particular, or the time, for which every message thanks anyway."""
    line = one_line(typed)
    if line.casefold() in _NOTHING:
        return ""
    line = _VALUED_START.sub("", line)
    line = _THIRD_WORD.sub(lambda word: _THIRD_PERSON[word[0].lower()], line)
    _check_words(line, "valued", refusal_texts.valued_too_long)
    first, _, rest = _without_shouting(line).partition(" ")
    line = f"{_lowered(first)} {rest}".strip()
    if line.strip(_EDGES) in _THE_TIME:
        return ""
    return f"that {line}" if _BY_SOMEBODY.match(line) or _is_sentence(line) else line


def _is_sentence(line: str) -> bool:
    """ "the team was kind", but neither "the way the team was" nor "your patience"."""
    finite = _FINITE.search(line)
    return (
        finite is not None
        and finite.start() > 0
        and not _CLAUSE.match(line)
        and not _CLAUSE.search(line, 0, finite.start())
    )


def _lowered(word: str) -> str:
    """A word that begins a line, as it is inside a sentence. Names and abbreviations keep their capitals."""
    if word == "I" or not word[:1].isupper() or word[1:] != word[1:].lower():
        return word
    small = word.casefold()
    if small.strip(_EDGES) in _KEPT_CAPITAL or not _ORDINARY.fullmatch(small):
        return word
    return small


def _without_shouting(line: str) -> str:
    """ "DATA ANALYST" in small letters; "SQL" and "QA lead" as they are."""
    letters = [letter for letter in line if letter.isalpha()]
    shouts = line.isupper() and len(letters) > 5 and any(len(word) > 4 for word in line.split())
    return line.lower() if shouts else line


def _check_words(line: str, what: str, too_long: Callable[[int], str]) -> None:
    if len(line.split()) > MOST_WORDS[what]:
        raise Refusal(too_long(MOST_WORDS[what]))
