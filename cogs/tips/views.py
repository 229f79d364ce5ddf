"""What tips look like: for one person, in the channel, and for moderators."""

from collections.abc import Sequence
from typing import Any

import discord
from discord import ui

from cogs.tips import moderator_texts, texts
from cogs.tips.models import (
    LONGEST_SOURCE,
    LONGEST_TEXT,
    TOPICS,
    Given,
    GroupTip,
    Overview,
    Post,
    State,
    Tip,
    Trouble,
    Votes,
)
from core.settings import Settings
from core.ui import Control, Field, Tone, button, card, form, panel, select, text_field

PAGE_SIZE = 10
ANY_TOPIC = -1
LONGEST_LABEL = 100
MOST_OPTIONS = 25

DANGER, GOOD, PRIMARY = discord.ButtonStyle.danger, discord.ButtonStyle.success, discord.ButtonStyle.primary


# For everybody


def given(one: Given, topic: int, *, may_propose: bool) -> ui.LayoutView:
    """A private tip; `topic` is which one **Another** keeps to."""
    controls: list[Control] = [button(texts.ANOTHER, "tips:another", topic, style=PRIMARY), *_votes(one.tip, topic)]
    if may_propose:
        controls.append(button(texts.PROPOSE, "tips:propose"))
    said = [] if one.helpful is None else [texts.your_vote(one.helpful)]
    return panel("\n".join(_tip(one.tip)), *said, controls=controls)


def tip_card(tip: Tip, post: Post) -> ui.LayoutView:
    """The tip in the channel, for all."""
    return card(*_tip(tip), tone=Tone.GOOD, controls=_votes(tip, ANY_TOPIC), ref=texts.post_ref(post.id))


def _tip(tip: Tip) -> list[str]:
    said = [texts.title(tip), tip.text, texts.source(tip)]
    return [*said, texts.region(tip)] if tip.region else said


def _votes(tip: Tip, topic: int) -> list[Control]:
    return [
        button(texts.HELPFUL, "tips:helpful", tip.key, topic, emoji="👍"),
        button(texts.NOT_FOR_ME, "tips:not_for_me", tip.key, topic),
    ]


def propose_form() -> ui.Modal:
    return form(texts.propose_title(), [_topic(), *_wording("", "")], "tips:propose")


def add_form() -> ui.Modal:
    return form(moderator_texts.add_title(), [_topic(), *_wording("", "")], "tips:add")


def edit_form(tip: Tip) -> ui.Modal:
    return form(moderator_texts.edit_title(), _wording(tip.text, tip.source), "tips:edit", tip.key)


def _topic() -> Field:
    options = [discord.SelectOption(label=texts.topic_name(topic), value=topic) for topic in TOPICS]
    chosen: ui.Select[Any] = ui.Select(custom_id="topic", required=True, options=options)
    return Field(texts.topic_label(), chosen)


def _wording(text: str, source: str) -> tuple[Field, Field]:
    return (
        text_field(
            "text",
            texts.text_label(),
            texts.text_description(),
            value=text,
            required=True,
            long=True,
            most=LONGEST_TEXT,
        ),
        text_field(
            "source",
            texts.source_label(),
            texts.source_description(),
            value=source,
            required=True,
            most=LONGEST_SOURCE,
        ),
    )


# For moderators


def overview(shown: Overview, settings: Settings, *said: str) -> ui.LayoutView:
    """How the posts stand, and a page of one topic."""
    lines = [moderator_texts.tip_line(tip, shown.votes.get(tip.key, Votes())) for tip in shown.tips]
    heading = "\n".join((moderator_texts.heading(shown), moderator_texts.standing(shown, settings)))
    listed = "\n".join((moderator_texts.topic_heading(shown), moderator_texts.in_short(lines)))
    return panel(*said, heading, listed, controls=[*_menus(shown), *_turning(shown), *_acting(shown)])


def _menus(shown: Overview) -> list[Control]:
    topics = [
        discord.SelectOption(label=texts.topic_name(topic), value=str(number), default=topic == shown.topic)
        for number, topic in enumerate(TOPICS)
    ]
    menus: list[Control] = [select(moderator_texts.choose_topic(), topics, "tips:topic")]
    if shown.tips:
        tips = [discord.SelectOption(label=tip.text[:LONGEST_LABEL], value=tip.key) for tip in shown.tips]
        menus.append(select(moderator_texts.choose_tip(), tips, "tips:open"))
    if shown.proposals:
        menus.append(_proposals(shown.proposals))
    return menus


def _proposals(proposals: Sequence[GroupTip]) -> Control:
    options = [
        discord.SelectOption(label=moderator_texts.proposal_option(one)[:LONGEST_LABEL], value=str(one.id))
        for one in proposals[:MOST_OPTIONS]
    ]
    return select(moderator_texts.choose_proposal(len(proposals)), options, "tips:proposal")


def _turning(shown: Overview) -> list[Control]:
    topic, controls = TOPICS.index(shown.topic), list[Control]()
    if shown.offset > 0:
        controls.append(button(moderator_texts.EARLIER, "tips:page", topic, max(shown.offset - PAGE_SIZE, 0)))
    if shown.offset + PAGE_SIZE < shown.count:
        controls.append(button(moderator_texts.LATER, "tips:page", topic, shown.offset + PAGE_SIZE))
    return controls


def _acting(shown: Overview) -> list[Control]:
    is_quiet = shown.rota.quiet_since is not None
    return [
        button(moderator_texts.ADD, "tips:add", style=GOOD),
        button(moderator_texts.POST_NEXT, "tips:post_next"),
        button(moderator_texts.RESUME, "tips:resume") if is_quiet else button(moderator_texts.PAUSE, "tips:pause"),
    ]


def one_tip(tip: Tip, votes: Votes, *said: str) -> ui.LayoutView:
    paragraphs = ["\n".join(_tip(tip)), moderator_texts.votes_of(votes)]
    if tip.is_changed:
        paragraphs.append(moderator_texts.is_changed())
    controls: list[Control] = [button(moderator_texts.EDIT, "tips:edit", tip.key)]
    if tip.is_retired:
        paragraphs.append(moderator_texts.is_retired())
        controls.append(button(moderator_texts.BRING_BACK, "tips:restore", tip.key, style=GOOD))
    else:
        controls.append(button(moderator_texts.POST_NEXT, "tips:post", tip.key))
        controls.append(button(moderator_texts.RETIRE, "tips:retire", tip.key, style=DANGER))
    topic = TOPICS.index(tip.topic) if tip.topic in TOPICS else 0
    controls.append(button(moderator_texts.BACK, "tips:page", topic, 0))
    return panel(*said, *paragraphs, controls=controls)


def one_proposal(proposal: GroupTip, *said: str) -> ui.LayoutView:
    controls = [*_deciding(proposal), button(moderator_texts.BACK, "tips:page", 0, 0)]
    return panel(*said, *_proposal(proposal), controls=controls)


def proposal_card(proposal: GroupTip) -> ui.LayoutView:
    """A proposed tip in the moderators' channel."""
    return card(
        *_proposal(proposal),
        tone=_TONES[State(proposal.state)],
        controls=_deciding(proposal),
        ref=moderator_texts.proposal_ref(proposal.id),
    )


_TONES = {
    State.PROPOSED: Tone.BUSY,
    State.ACTIVE: Tone.GOOD,
    State.RETIRED: Tone.OFF,
    State.DECLINED: Tone.OFF,
}


def _proposal(proposal: GroupTip) -> list[str]:
    said = [moderator_texts.proposal_title(proposal), moderator_texts.proposal_text(proposal)]
    if proposal.is_waiting:
        return [*said, moderator_texts.after_approval()]
    return said if proposal.decided_by is None else [*said, moderator_texts.decided_by(proposal.decided_by)]


def _deciding(proposal: GroupTip) -> list[Control]:
    if not proposal.is_waiting:
        return []
    return [
        button(moderator_texts.APPROVE, "tips:approve", proposal.id, style=GOOD),
        button(moderator_texts.DECLINE, "tips:decline", proposal.id, style=DANGER),
    ]


def trouble_card(post: Post, trouble: Trouble) -> ui.LayoutView:
    """For the moderators' channel: a tip could not be posted."""
    said = moderator_texts.could_not_post(post.channel_id, trouble)
    return card(said, tone=Tone.WARN, ref=moderator_texts.trouble_ref(post.id))
