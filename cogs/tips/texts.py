"""Every sentence about tips that members read."""

from cogs.tips.models import GroupTip, State, Tip
from core.translation import t

ANOTHER = "Another"
HELPFUL = "Helpful"
NOT_FOR_ME = "Not for me"
PROPOSE = "Propose a tip"


def title(tip: Tip) -> str:
    return t("💡 **{topic}**", topic=topic_name(tip.topic))


def topic_name(topic: str) -> str:
    return topic[:1].upper() + topic[1:]


def source(tip: Tip) -> str:
    return t("-# Source: {source}", source=tip.source)


def region(tip: Tip) -> str:
    return t("-# About the law in: {region}. General information, not legal advice.", region=tip.region)


def line(tip: Tip) -> str:
    """A tip below something else."""
    return "\n".join((t("💡 {text}", text=tip.text), source(tip)))


def post_ref(post_id: int) -> str:
    return t("Tip {number}", number=post_id)


def your_vote(helpful: bool) -> str:
    if helpful:
        return t("✅ Noted: helpful. Tips that many find helpful come up earlier.")
    return t("✅ Noted: not for you. I give you others first.")


def no_such_tip() -> str:
    return t("That tip is no longer there. `/tip` gives you another.")


def none_on_this() -> str:
    return t("I have no tip on this. Use `/tip` without a topic, or propose one.")


# Proposing


def propose_title() -> str:
    return t("Propose a tip")


def topic_label() -> str:
    return t("What is it about?")


def text_label() -> str:
    return t("The tip")


def text_description() -> str:
    return t("Two or three sentences: what to do, and why it works")


def source_label() -> str:
    return t("Where it is from")


def source_description() -> str:
    return t("Author and title, or “own experience”")


def proposed() -> str:
    return t("Thank you. The moderators read your tip, and I tell you what they decide.")


def enough_proposals(most: int) -> str:
    return t(
        "{most} tips of yours wait for the moderators already. Please propose the next one when they have answered.",
        most=most,
    )


def wrong_length(least: int, most: int) -> str:
    return t(
        "A tip has {least} to {most} characters: two or three sentences. Please change it.", least=least, most=most
    )


def say_source() -> str:
    return t("Please say where the tip is from, in a few words; “own experience” is fine.")


def there_already() -> str:
    return t("That tip is there already. Do you have another one?")


def choose_topic_first() -> str:
    return t("Please choose what the tip is about, from the list.")


def decision(proposal: GroupTip, group: str) -> str | None:
    """What the moderators decided; None while there is nothing to say."""
    quote = t("> {text}", text=proposal.wording.text)
    if proposal.state == State.ACTIVE:
        return "\n".join((t("🟢 The moderators of **{group}** took your tip. Thank you!", group=group), quote))
    if proposal.state == State.DECLINED:
        said = t(
            "The moderators of **{group}** do not use your tip this time. Thank you for thinking of the others; "
            "another one is welcome.",
            group=group,
        )
        return "\n".join((said, quote))
    return None


# About a person, and about jobs


def about_me(helpful: int, not_helpful: int, proposed_: int, waiting: int) -> list[str]:
    said: list[str] = []
    if helpful or not_helpful:
        said.append(
            t(
                "Tips: {helpful} helpful, {not_helpful} not for you. `/tip` gives another.",
                helpful=helpful,
                not_helpful=not_helpful,
            )
        )
    if proposed_:
        said.append(t("Tips you proposed: {proposed}, of which {waiting} wait.", proposed=proposed_, waiting=waiting))
    return said


def job_in_words(kind: str) -> str:
    return {
        "tips:due": t("choosing the next tip"),
        "tips:send": t("posting a tip"),
        "tips:broken": t("telling you that a tip could not be posted"),
        "tips:show": t("showing a proposed tip"),
        "tips:tell": t("telling somebody what became of their tip"),
        "tips:erase": t("deleting the card of a proposed tip"),
    }.get(kind, t("something about tips"))
