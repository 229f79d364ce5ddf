"""Every sentence about drafting a request to an employer, and about what becomes of it."""

from collections import Counter
from collections.abc import Sequence

from cogs.asks.models import Ask, Channel, Count, Moment, State, Timing, Tone, Totals
from core.quoting import quoted
from core.times import discord_time
from core.translation import t

I_SENT_IT = "I sent it"
REMIND_ME_TOMORROW = "Remind me tomorrow"
CHANGE = "Change"
DISCARD = "Discard"
GOT_AN_ANSWER = "Got an answer"
NO_ANSWER = "No answer"
CLOSE = "Close"
SHOW = "Show"
CORRECT = "Correct it"
NEW_DRAFT = "Draft a message"
ALL_OF_MINE = "All my requests"

FORM_TITLE = "Ask an employer for feedback"
ROLE_FIELD = "The role, and how far you got"
ROLE_EXAMPLE = "Data analyst at Acme, final interview"
SKILL_FIELD = "One skill or experience to ask about"
SKILL_HELP = "One only: it is the easiest to answer. It decides what you learn."
SKILL_EXAMPLE = "Presenting to executives"
VALUED_FIELD = "What you valued"
VALUED_HELP = "Optional, but it makes the message yours."
VALUED_EXAMPLE = "The conversation about your data platform"
DECLINED_FIELD = "How and when it was declined"
DECLINED_HELP = "The day is enough."
DECLINED_EXAMPLE = "Email, yesterday"
TONE_FIELD = "Tone"
CHANGE_FORM_TITLE = "Change your message"
TEXT_FIELD = "Your message"
TEXT_HELP = "Yours to word as you like. I say what might hurt, and never stop you."
ANSWER_FORM_TITLE = "What did they say?"
ANSWER_FIELD = "Their answer"
ANSWER_HELP = "Optional. Only you see it."
DEVELOP_FIELD = "One thing to develop"
DEVELOP_HELP = "Becomes your goal, and the suggested aim of your next practice."
DEVELOP_EXAMPLE = "Lead with the result, then explain"

CODE_FENCE = "```"


def block(text: str) -> str:
    """A block to copy. What would end it early is spelt otherwise."""
    return f"{CODE_FENCE}\n{text.replace(CODE_FENCE, chr(39) * 3)}\n{CODE_FENCE}"


def tone_label(tone: Tone) -> str:
    return {
        Tone.WARM: t("Warm: friendly and personal"),
        Tone.FORMAL: t("Formal: polite and reserved"),
        Tone.PLAIN: t("Plain: short sentences, to the point"),
    }[tone]


# A draft.


def draft_title() -> str:
    return t("## Your message\nAdd their name at the top and yours at the end. The subject line:")


def the_text() -> str:
    return t("The message:")


def changed_title() -> str:
    return t("## Your message, as you changed it\nThe subject line:")


def when_to_send(timing: Timing) -> str:
    match timing.moment:
        case Moment.TOO_FRESH:
            return t(
                "**When:** not yet. The first hours after a decline are the hardest, and it shows. I let this rest and "
                "remind you {calm_at}. It works best up to {best_by}.",
                calm_at=discord_time(timing.calm_at),
                best_by=discord_time(timing.best_by),
            )
        case Moment.GOOD:
            return t(
                "**When:** now is good, and best up to {best_by}, while they remember you well. If you are still "
                "angry, let it rest until tomorrow.",
                best_by=discord_time(timing.best_by),
            )
        case Moment.LATE:
            return t(
                "**When:** soon. Within two days is best, and after ten few people remember enough to answer; that is "
                "{latest}.",
                latest=discord_time(timing.latest),
            )
        case Moment.TOO_LATE:
            return t(
                "**When:** more than ten days have passed, and few people remember enough to answer now. I would let "
                "this one go, and ask within two days next time. It stays your decision."
            )


def how_to_send(channel: Channel, only_applied: bool) -> str:
    if only_applied:
        return t(
            "**How:** if nobody has spoken with you, often nobody has looked closely either, and an answer is "
            "unlikely. Write only to a person whose name you know."
        )
    return {
        Channel.EMAIL: t("**How:** reply to that email, to the person who wrote it and to nobody else."),
        Channel.PHONE: t("**How:** by email to the person who called: in writing, they can choose their words."),
        Channel.CALL: t("**How:** by email to the person who told you: in writing, they can choose their words."),
        Channel.PORTAL: t(
            "**How:** a machine sent that decline, so write by email to the person who interviewed you, or to the "
            "recruiter who invited you."
        ),
        Channel.CHAT: t("**How:** in the same chat, to the person who told you. The subject line is not needed there."),
        Channel.LETTER: t("**How:** by email to the person who signed it. An answer by post can take two weeks."),
        Channel.UNSAID: t("**How:** in the way they last wrote to you, to the one person who told you."),
    }[channel]


def send_once() -> str:
    return t(
        "Send it once, to one person. At most one follow-up, after seven working days: I remind you.\n"
        "-# I send nothing to anybody: you copy it and send it yourself."
    )


def nothing_would_hurt() -> str:
    return t("I see nothing in it that would hurt you.")


def would_hurt() -> str:
    return t("**Before you send it**, a look at this. It is your message: you decide.")


def cannot_draft() -> str:
    return t("## Nearly there\nYour words are kept. Please correct this, and I write the message:")


def typed_so_far() -> str:
    return t("What you typed:")


def resting(ask: Ask) -> str:
    assert ask.rests_until is not None
    return t("💤 **Resting** until {when}. I remind you then, privately.", when=discord_time(ask.rests_until))


def sent(ask: Ask) -> str:
    assert ask.follow_up_at is not None
    return t(
        "## Sent. Well done.\nNow it is their turn, and nothing is left for you to do. If no answer has come by "
        "{when}, I remind you of one gentle follow-up. Many never answer, whoever asks.",
        when=discord_time(ask.follow_up_at),
    )


def discarded() -> str:
    return t("Discarded. In case you want the words after all, here they are a last time:")


# The list.


def state_word(state: State) -> str:
    return {
        State.DRAFTED: t("✏️ Drafted"),
        State.RESTING: t("💤 Resting"),
        State.SENT: t("📨 Sent"),
        State.ANSWERED: t("💬 Answered"),
        State.SILENT: t("🤫 No answer"),
        State.CLOSED: t("✔️ Closed"),
    }[state]


def list_title(open_count: int, closed_count: int) -> str:
    if open_count + closed_count == 0:
        return t(
            "## Your requests to employers\nNone yet. After a decline, `/feedback draft` helps you to ask once, and "
            "well. Only you see them."
        )
    closed = {0: "", 1: t(" One is closed.")}.get(closed_count, t(" {count} are closed.", count=closed_count))
    return t("## Your requests to employers\nOnly you see them.{closed}", closed=closed)


def list_line(ask: Ask) -> str:
    return t(
        "**{state}** · {about}, on {skill}\n{standing}",
        state=state_word(ask.state),
        about=quoted(ask.about),
        skill=quoted(ask.skill),
        standing=standing(ask),
    )


def standing(ask: Ask) -> str:
    """What there is to know about it now."""
    match ask.state:
        case State.DRAFTED:
            return t("Written {when}, not sent yet.", when=discord_time(ask.made_at))
        case State.RESTING:
            assert ask.rests_until is not None
            return t("I remind you {when}.", when=discord_time(ask.rests_until))
        case State.SENT:
            return _sent_standing(ask)
        case State.ANSWERED:
            assert ask.answered_at is not None
            return t("You noted their answer {when}.", when=discord_time(ask.answered_at))
        case State.SILENT:
            return t("Silence is mostly their firm's habit, and no verdict on you. You asked well; let it go.")
        case State.CLOSED:
            return t("Done with.")


def _sent_standing(ask: Ask) -> str:
    assert ask.sent_at is not None and ask.follow_up_at is not None
    if ask.followed_up_at is None:
        return t(
            "Sent {sent}. If nothing comes, one gentle follow-up {when}.",
            sent=discord_time(ask.sent_at),
            when=discord_time(ask.follow_up_at),
        )
    return t(
        "Sent {sent}. One follow-up is fine, if you have not sent it yet; **Show** has the words. Then let it go.",
        sent=discord_time(ask.sent_at),
    )


def group_totals(totals: Totals) -> str:
    """Of everybody in the group together: nobody's alone."""
    said = t(
        "**How this group fared** · {people} people, no names\nRequests that got an answer: {count}.",
        people=totals.people,
        count=_answered_of(totals.everything),
    )
    kinds = [t("{tone}: {count}", tone=_tone_word(one), count=_answered_of(n)) for one, n in totals.by_tone.items()]
    kinds += [
        t("{channel}: {count}", channel=_channel_word(one), count=_answered_of(n))
        for one, n in totals.by_channel.items()
    ]
    return "\n".join([said, *(t("- {kind}", kind=kind) for kind in kinds)])


def _answered_of(count: Count) -> str:
    return t("{answered} of {sent}", answered=count.answered, sent=count.sent)


def _tone_word(tone: Tone) -> str:
    return {Tone.WARM: t("Warm tone"), Tone.FORMAL: t("Formal tone"), Tone.PLAIN: t("Plain tone")}[tone]


def _channel_word(channel: Channel) -> str:
    return {
        Channel.EMAIL: t("Declined by email"),
        Channel.PHONE: t("Declined by phone"),
        Channel.CALL: t("Declined in a call or in person"),
        Channel.PORTAL: t("Declined by a machine"),
        Channel.CHAT: t("Declined in a chat"),
        Channel.LETTER: t("Declined by letter"),
        Channel.UNSAID: t("Declined in another way"),
    }[channel]


def earlier() -> str:
    return t("Newer ones")


def later() -> str:
    return t("Older ones")


# One request.


def one_title(ask: Ask) -> str:
    return t(
        "## {about}\n{state}. {standing}", about=quoted(ask.about), state=state_word(ask.state), standing=standing(ask)
    )


def follow_up_is_due() -> str:
    return t("**One gentle follow-up**, if you like, and then no more. The words, as a reply to your first message:")


def their_answer() -> str:
    return t("**What they said:**")


def answered(goal: str | None) -> str:
    thanks = t(
        "## Noted\nThank them in one line, whatever they said. One reason is a hint, not a verdict: look for what "
        "several people say."
    )
    if goal is None:
        return thanks
    return t(
        "{thanks}\n🎯 **Your goal:** {goal}\nI suggest it as the aim when you next book a mock interview or hand in "
        "a resume. `/interview book` is the quickest way to practise it.",
        thanks=thanks,
        goal=quoted(goal),
    )


def let_go() -> str:
    return t(
        "## Let this one go\nNo answer is the usual answer: many firms let nobody give reasons, for fear of being "
        "misunderstood. It says nothing about you. You asked well, and that is all that was yours to do.\n"
        "A volunteer's feedback is one `/interview book` away. Should an answer still come, **Got an answer** notes it."
    )


def closed(ask: Ask) -> str:
    return t("✔️ Closed: {about}. Nothing more comes from me about it.", about=quoted(ask.about))


# Private messages. They may be read by moderators where direct messages are closed, so they name nothing.


def rested_message() -> str:
    return t(
        "Your draft has rested. Read it once more with fresh eyes: **Show** opens it for you alone. If it still says "
        "what you mean, send it."
    )


def follow_up_message() -> str:
    return t(
        "Seven working days have gone by without an answer, as far as I know. One gentle follow-up is fine now: "
        "**Show** has the words. After that, let it go: silence is mostly their firm's habit, and no verdict on you."
    )


def let_go_message() -> str:
    return t(
        "Still no answer, as far as I know. Time to let this one go: you asked once, and well, and silence is mostly "
        "their firm's habit. Should an answer still come, **Got an answer** notes it."
    )


def done_here() -> str:
    return t("Done. `/feedback asks` shows where things stand.")


def reference(ask_id: int) -> str:
    return t("request {id}", id=ask_id)


def job_in_words() -> str:
    return t("remind a member of something of their own")


def about_me(asks: Sequence[Ask]) -> list[str]:
    if not asks:
        return []
    counted = Counter(ask.state for ask in asks)
    said = ", ".join(f"{state_word(state)} {counted[state]}" for state in State if state in counted)
    return [t("**Requests to employers:** {said}", said=said)]
