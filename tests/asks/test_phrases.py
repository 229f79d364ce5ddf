"""What people type into the form, and how it then stands in a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cogs.asks import phrases
from cogs.asks.models import SkillForm
from core.errors import Refusal

ROLES = {
    "Data Analyst @ Acme, 2nd interview.": ("Data Analyst", "Acme", "second interview", False),
    "nurse": ("nurse", "", "", False),
    "Product Manager (phone screen)": ("Product Manager", "", "phone screen", False),
    "my final interview for the project manager role at Big Bank": (
        "project manager",
        "Big Bank",
        "final interview",
        False,
    ),
    "DATA ANALYST": ("data analyst", "", "", False),
    "junior data analyst - final round": ("junior data analyst", "", "final round", False),
    "Software Engineer at Acme after the technical interview": (
        "Software Engineer",
        "Acme",
        "technical interview",
        False,
    ),
    "Senior Backend Engineer, final interview at Zalando": (
        "Senior Backend Engineer",
        "Zalando",
        "final interview",
        False,
    ),
    "Assessment Officer": ("Assessment Officer", "", "", False),
    "call centre agent": ("call centre agent", "", "", False),
    "a barista position, trial shift": ("barista", "", "trial shift", False),
    "PhD position at ETH, panel interview": ("PhD position", "ETH", "panel interview", False),
    "Warehouse operative": ("warehouse operative", "", "", False),
    "Teacher, application": ("teacher", "", "", True),
    "Sales manager, just applied": ("sales manager", "", "", True),
}

SKILLS = {
    "SQL": "SQL",
    "Presenting to executives.": "presenting to executives",
    "a case study": "the case study",
    "to present to boards": "presenting to boards",
    "how to run a retro": "running a retro",
    "manage a team": "managing a team",
    "Stakeholder management": "stakeholder management",
    "Python": "Python",
    "PROJECT MANAGEMENT": "project management",
    "How I handled the case study": "how I handled the case study",
    "feedback on my teaching demo": "my teaching demo",
    "“patient care”": "patient care",
}

VALUED = {
    "I liked meeting the team!": "meeting the team",
    "you let me ask questions": "that you let me ask questions",
    "Everyone smiled": "that everyone smiled",
    "Everyone's honesty": "everyone's honesty",
    "The team was friendly": "that the team was friendly",
    "how you explained the role": "how you explained the role",
    "their openness": "your openness",
    "They were kind": "that you were kind",
    "the way they explained things": "the way you explained things",
    "the questions that were asked": "the questions that were asked",
    "Thanks for your time": "",
    "The time you took.": "",
    "n/a": "",
    "": "",
}

FORMS = {
    "SQL": SkillForm.NOUN,
    "stakeholder management": SkillForm.NOUN,
    "marketing strategy": SkillForm.NOUN,
    "coding": SkillForm.NOUN,
    "marketing to parents": SkillForm.DOING,
    "presenting to executives": SkillForm.DOING,
    "my case study": SkillForm.OWNED,
    "how I explained my design": SkillForm.CLAUSE,
}


@pytest.mark.parametrize(("typed", "understood"), ROLES.items())
def test_a_role_is_told_from_employer_and_stage(typed: str, understood: tuple[str, str, str, bool]) -> None:
    assert phrases.read_role(typed) == understood


@pytest.mark.parametrize(("typed", "phrase"), SKILLS.items())
def test_a_skill_fits_into_a_sentence(typed: str, phrase: str) -> None:
    assert phrases.read_skill(typed) == phrase


@pytest.mark.parametrize(("typed", "phrase"), VALUED.items())
def test_what_was_valued_fits_into_a_sentence(typed: str, phrase: str) -> None:
    assert phrases.read_valued(typed) == phrase


@pytest.mark.parametrize(("skill", "form"), FORMS.items())
def test_the_form_of_a_skill_decides_what_is_said_of_it(skill: str, form: SkillForm) -> None:
    assert phrases.form_of(skill) is form


@pytest.mark.parametrize("typed", ["", "  ...", "Interview", "the final round", "one two three four five six seven"])
def test_a_role_that_names_none_or_goes_on_and_on_is_asked_for_again(typed: str) -> None:
    with pytest.raises(Refusal):
        phrases.read_role(typed)


@pytest.mark.parametrize(
    "typed",
    ["", "!", "SQL, Python", "SQL; Excel", "I am bad at SQL", "Why not me?", "one two three four five six seven"],
)
def test_a_skill_that_is_none_or_several_is_asked_for_again(typed: str) -> None:
    with pytest.raises(Refusal):
        phrases.read_skill(typed)


@given(st.text(max_size=200))
def test_whatever_is_typed_is_one_line_or_refused(typed: str) -> None:
    for read in (phrases.read_role, phrases.read_skill, phrases.read_valued):
        try:
            found = read(typed)
        except Refusal as refusal:
            assert str(refusal)
            continue
        for phrase in found if isinstance(found, tuple) else (found,):
            assert not isinstance(phrase, str) or (
                "\n" not in phrase and "`" not in phrase and phrase == phrase.strip()
            )
