"""The sentences of messages to employers: three tones, and for each part of a message several ways to say it.

A message is thanks, acceptance, one thing to ask about with what to develop, easy to answer, no obligation, thanks.
Each sentence must hold for whatever is named: "SQL", "my case study", "presenting to executives".
"""

from cogs.asks.models import SkillForm, Tone
from core.translation import t

HANDED_IN = ("assessment", "study", "task", "test", "exercise", "presentation", "challenge")
"""How stages end that are something a person made."""


WITHOUT_ROLE = ("position", "job", "scheme", "programme", "program", "internship", "apprenticeship", "placement")
"""What a role may end with that says by itself that it is one."""


def about(role: str, employer: str) -> str:
    if role.lower().endswith(WITHOUT_ROLE):
        return t("the {role} at {employer}", role=role, employer=employer) if employer else t("the {role}", role=role)
    if employer:
        return t("the {role} role at {employer}", role=role, employer=employer)
    return t("the {role} role", role=role)


def time_given(stage: str, only_applied: bool) -> str:
    """What somebody gave: always more than nothing, also where there was no interview."""
    if only_applied:
        return t("the time you took with my application")
    if not stage:
        return t("the time you took with me")
    if stage.endswith(HANDED_IN):
        return t("the time you took with my {stage}", stage=stage)
    if stage.endswith(("panel", "on-site", "onsite")):
        return t("the time you gave me in the {stage} interview", stage=stage)
    if stage.startswith("trial"):
        return t("the time you gave me during the {stage}", stage=stage)
    return t("the time you gave me in the {stage}", stage=stage)


def shown(skill: str, form: SkillForm) -> str:
    """The skill as it was seen: whatever it is, one can say something about it."""
    match form:
        case SkillForm.CLAUSE:
            return skill
        case SkillForm.DOING:
            return t("how I did at {skill}", skill=skill)
        case SkillForm.OWNED:
            return t("how {skill} came across", skill=skill)
        case SkillForm.NOUN:
            return t("how my {skill} came across", skill=skill)


def thanks(tone: Tone, about: str, time: str) -> tuple[str, ...]:
    match tone:
        case Tone.WARM:
            return (
                t("Thank you for letting me know about {about}, and for {time}.", about=about, time=time),
                t("Thanks so much for your news about {about}, and for {time}.", about=about, time=time),
                t("Thank you for your news about {about}. I am grateful for {time}.", about=about, time=time),
            )
        case Tone.FORMAL:
            return (
                t("Thank you for informing me of your decision on {about}, and for {time}.", about=about, time=time),
                t("Thank you for {time}, and for letting me know your decision on {about}.", about=about, time=time),
                t("I would like to thank you for {time}, and for your news about {about}.", about=about, time=time),
            )
        case Tone.PLAIN:
            return (
                t("Thank you for your news about {about}, and for {time}.", about=about, time=time),
                t("Thanks for letting me know about {about}, and for {time}.", about=about, time=time),
                t("Thank you for getting back to me about {about}, and for {time}.", about=about, time=time),
            )


def valued(tone: Tone, valued: str) -> tuple[str, ...]:
    match tone:
        case Tone.WARM:
            return (
                t("I especially valued {valued}.", valued=valued),
                t("I truly appreciated {valued}.", valued=valued),
            )
        case Tone.FORMAL:
            return (
                t("I particularly valued {valued}.", valued=valued),
                t("I greatly appreciated {valued}.", valued=valued),
            )
        case Tone.PLAIN:
            return (t("I really valued {valued}.", valued=valued), t("I appreciated {valued}.", valued=valued))


def acceptance(tone: Tone) -> tuple[str, ...]:
    match tone:
        case Tone.WARM:
            return (
                t("I understand and accept your decision, and wish the team well."),
                t("I accept that it did not work out this time."),
                t("I respect your decision and wish you all well with it."),
            )
        case Tone.FORMAL:
            return (
                t("I understand and respect your decision, and wish you every success."),
                t("I accept the outcome, and wish you and your colleagues well."),
                t("I fully accept your decision and wish your team well."),
            )
        case Tone.PLAIN:
            return (
                t("I understand and accept your decision, and I wish you well."),
                t("I accept the outcome, and I wish the team well."),
                t("I respect your decision, and I wish you well with it."),
            )


def request(tone: Tone, shown: str) -> tuple[str, ...]:
    """The one thing, and what to develop in it."""
    match tone:
        case Tone.WARM:
            return (
                t(
                    "There is one thing I would love to learn more about: {shown}. What would you suggest I develop "
                    "there?",
                    shown=shown,
                ),
                t(
                    "I would be glad of your view on {shown}: what could I develop to do better next time?",
                    shown=shown,
                ),
                t(
                    "I would love one thought from you on {shown}: what would you encourage me to work on before my "
                    "next interview?",
                    shown=shown,
                ),
            )
        case Tone.FORMAL:
            return (
                t(
                    "I would value your view on one point: {shown}. What would you recommend that I develop in this "
                    "respect?",
                    shown=shown,
                ),
                t(
                    "I would be grateful for a brief comment on {shown}. Which aspect of it would you advise me to "
                    "develop?",
                    shown=shown,
                ),
                t(
                    "To learn from this, may I ask about one point: {shown}? What would you advise me to strengthen?",
                    shown=shown,
                ),
            )
        case Tone.PLAIN:
            return (
                t(
                    "I would like to learn about one thing: {shown}. What would you suggest I develop there?",
                    shown=shown,
                ),
                t(
                    "May I ask about one thing: {shown}? What could I develop there to do better next time?",
                    shown=shown,
                ),
                t(
                    "One thing I would like to learn more about is {shown}. What should I practise most for next time?",
                    shown=shown,
                ),
            )


def easy(tone: Tone) -> tuple[str, ...]:
    match tone:
        case Tone.WARM:
            return (
                t("A single line is plenty, in any form that suits you."),
                t("Even one line would help, in writing or on the phone."),
                t("Just one line would already be a real help."),
            )
        case Tone.FORMAL:
            return (
                t("A sentence or two would be ample, in writing or by telephone."),
                t("One or two lines would be ample, in any form."),
                t("A brief line or two would be very helpful."),
            )
        case Tone.PLAIN:
            return (
                t("One line is enough, in any form that is easy for you."),
                t("A short line is plenty, by email or phone, as you prefer."),
                t("A sentence would already help me, in any form."),
            )


def no_obligation(tone: Tone) -> tuple[str, ...]:
    match tone:
        case Tone.WARM:
            return (
                t("If it is not possible, please do not worry: I will understand."),
                t("If you would rather not, I understand."),
            )
        case Tone.FORMAL:
            return (
                t("Should this not be possible, I will of course understand."),
                t("Please feel under no obligation: I will understand if you cannot comment."),
            )
        case Tone.PLAIN:
            return (
                t("If that is not possible, no problem: there is no need to reply."),
                t("If you would rather not, that is fine, and no reply is needed."),
            )


def goodbye(tone: Tone) -> tuple[str, ...]:
    match tone:
        case Tone.WARM:
            return (
                t("Thank you again, and all the best"),
                t("Thanks again, and warm wishes to you all"),
            )
        case Tone.FORMAL:
            return (
                t("Thank you once again, and kind regards"),
                t("With renewed thanks and kind regards"),
            )
        case Tone.PLAIN:
            return (t("Thank you again, and best wishes"), t("Thanks again for your time, and all the best"))


def greeting(tone: Tone) -> str:
    return {Tone.WARM: t("Hello,"), Tone.FORMAL: t("Good day,"), Tone.PLAIN: t("Hello,")}[tone]


def subjects(about: str) -> tuple[str, ...]:
    return (
        t("Thank you, and one question about {about}", about=about),
        t("With thanks, and one short question on {about}", about=about),
        t("{about}: thank you, and one question", about=about[:1].upper() + about[1:]),
    )


def follow_up(about: str, shown: str) -> str:
    return t(
        "Hello,\n\nA little while ago I wrote to you about {about}. I accept your decision, and thank you again for "
        "your time. My one question was {shown}, and what I could develop there. If a line is possible, I would "
        "be glad of it; if not, please do not worry, and I will not write about it again.\n\nThank you, and all the "
        "best",
        about=about,
        shown=shown,
    )
