"""What hurts, said in plain words, is found in whatever letter it stands, however polite the rest is."""

import pytest

from core.wording import Mode, check_wording

AROUND = {
    Mode.REQUEST: (
        "{} How was my SQL test?",
        "Thanks, I respect your decision. {}",
        "Thank you for letting me know, and I accept the decision. {} Was my presentation on stock control clear?",
        "Dear Ms Lee, thank you for your time and for the news. I understand that you chose somebody else. I would be "
        "glad to hear one thing I could do better in the role play with the customer. {} There is no need for a long "
        "answer. Kind regards, Ana",
    ),
    Mode.FEEDBACK: (
        "{}",
        "{} When I asked about the late delivery you named the cause but not the cost. Add one figure next time.",
        "You gave three clear steps for the stock count. {} Next time say how long each step took.",
    ),
}
HURTING = {
    Mode.REQUEST: {
        "argues": """I was the best candidate. | I think your decision is wrong. | I scored higher than all the
            others. |
            Please reconsider your decision. | I disagree with your assessment of my test. |
            You made a mistake.
            | Please give me a second chance. | I met every requirement you listed. |
            Your reasons make no
            sense. | The test was unfair. | I would like to take the test again. | I
            was more qualified than the person you hired.""",
        "pushy": """I expect an answer by Friday. | Please reply today. | You owe me an explanation. | This is my third
            email. | I will keep writing until you answer. | I demand feedback. | I'm still waiting for an
            answer.""",
        "legal": """My lawyer will contact you. | Was it because of my age? | I will file a complaint with the EEOC. |
            Did my accent play a part in your decision? | I think you rejected me because I am a woman.""",
        "hostile": """Your recruiter was rude and useless. | What a joke of a company. | You people are liars. | Thanks
            for nothing. | You wasted my time. | Shame on you. | I hope your firm goes bankrupt.""",
        "oversharing": """I can't pay my rent this month. | My wife left me last year. | I am a failure. | I have been
            depressed since spring. | I know I'm not good enough. | My mother is dying of cancer.""",
    },
    Mode.FEEDBACK: {
        "protected": """You are too old for this team. | Your accent is hard to understand. | You seem very young. |
            As a mother you may find the hours hard. | Your English is good for a foreigner. | You people from India
            are good at maths. | Your hearing aid distracted me. | Being a veteran, you know discipline.""",
        "appearance": """You have a lovely smile. | Your hair looked messy. | You should lose some weight. | Nice
            dress! | Wear more make-up next time. | Your tattoos put me off.""",
        "personality": """You are lazy. | You are very confident. | You're shy. | You are arrogant. | You are a natural
            leader. | You're boring.""",
        "harsh": """That was pathetic. | A child could have done better. | You are an idiot. | Nobody will ever hire
            you. | That was the worst answer I have ever heard. | Give up, this is not for you. | Don't waste
            our time again. | I nearly fell asleep, it was that bad.""",
    },
}
INNOCENT = {
    Mode.REQUEST: """I have no objection to the decision. | I only want to learn, and have no legal purpose. | Please
        take all the time you need. | I was the youngest in the class and learned a lot. | I agree with your
        reasons. | I would be glad to apply again next year. | A short answer is enough.""",
    Mode.FEEDBACK: """You explained the race condition well. | The disability services coordinator you named is a good
        example. | The Christian-name field was missing in your form. | Your pension calculation was wrong
        by two years. | The old code needs a test. | The child process was not closed. | You cared for
        elderly patients with a clear plan. | You wore the safety shoes that the invitation asked for.""",
}


def in_letters(mode: Mode, sentences: str) -> list[str]:
    plain = [" ".join(sentence.split()) for sentence in sentences.split("|")]
    return [letter.format(sentence) for sentence in plain for letter in AROUND[mode]]


def labels_of(text: str, mode: Mode) -> set[str]:
    return {finding.label for finding in check_wording(text, mode)}


@pytest.mark.parametrize(("mode", "label"), [(mode, label) for mode in HURTING for label in HURTING[mode]])
def test_a_plain_sentence_that_hurts_is_found_in_any_letter(mode: Mode, label: str) -> None:
    assert [text for text in in_letters(mode, HURTING[mode][label]) if label not in labels_of(text, mode)] == []


@pytest.mark.parametrize("mode", INNOCENT)
def test_one_that_only_sounds_like_it_is_left_alone(mode: Mode) -> None:
    lacking = {"vague", "no_acceptance"}
    found = {text: labels_of(text, mode) - lacking for text in in_letters(mode, INNOCENT[mode])}
    assert {text: labels for text, labels in found.items() if labels} == {}
