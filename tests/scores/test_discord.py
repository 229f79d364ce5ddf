"""Scoring, the reveal and what follows, as people do it: the real bot on the local Discord."""

from cogs.scores import feedback_texts
from rehearsal.people import reading
from tests.marks import is_marked, is_one_of
from tests.scores.acting import SECRET, WORDS, booked, dm, dm_texts, failures, fill, hand_in, over
from tests.stage import Stage


def announced(stage: Stage) -> str:
    history = stage.world.messages.history(stage.channels["announcements"], limit=50)
    return "\n".join(reading.visible_text(message) for message in history)


async def test_both_score_and_read_all_at_once_and_the_volunteer_is_thanked(stage: Stage) -> None:
    number = await over(stage)
    thread = stage.thread(stage.ana, "Interview")["id"]
    invitation = stage.ana.messages(thread)[-1]
    assert "How did it go?" in reading.visible_text(invitation)
    assert {int(user["id"]) for user in invitation["mentions"]} == {stage.ana.id, stage.priya.id}

    form = await stage.priya.at(thread).click(invitation, "Score")
    assert form.modal is not None
    desk = await form.submit({name: ["4"] for name in ("structure", "evidence", "impact", "clarity", "composure")})
    assert desk.ephemeral and "Order of the answers: ●●●●○ Strong" in desk.text and "Draft" in desk.text
    assert "Hand in" not in desk.buttons, "words are what helps most"
    await stage.restart_bot()
    desk = await (await desk.click("Words")).submit(WORDS)
    assert f"**Keep:** {WORDS['strength']}" in desk.text and "**Next action:**" in desk.text
    done = await desk.click("Hand in")
    assert "Handed in, and sealed" in done.text
    assert (await stage.priya.command("interview feedback")).text.startswith("## 🔒 Still sealed")

    sealed = await stage.ana.command("interview feedback")
    assert "The other side's is in" in sealed.text and SECRET not in sealed.text and "Strong" not in sealed.text
    own = await (await sealed.click("Score")).submit(
        {"structure": ["2"], "evidence": ["4"], "impact": ["-"], "clarity": ["5"], "composure": ["3"]}
    )
    own = await (await own.click("Words")).submit(strength="I was calm", try_next="Shorter", action="Write three cases")
    after = await own.click("Hand in")
    feedback = await after.click("See the feedback")
    assert "It came across much better than it felt to you" in feedback.text
    assert f"you ●●○○○ Growing · <@{stage.priya.id}> ●●●●○ Strong" in feedback.text
    assert SECRET in feedback.text and f"**Your next action:** {WORDS['try_next']}" in feedback.text
    assert "The group sees nothing" in feedback.text

    await stage.settle()
    assert "Feedback about your interview" in dm_texts(stage, stage.ana)[-1] and SECRET not in str(dm(stage, stage.ana))
    assert WORDS["try_next"] in (await stage.ana.command("me show")).text
    thanked = await feedback.click("Thank")
    rated = await thanked.select(feedback_texts.usefulness_placeholder(), "very")
    await stage.settle()
    assert "says thank you" in dm_texts(stage, stage.priya)[-1]
    read = await stage.priya.at(stage.priya.dm(stage.demo.application_id)).click(
        dm(stage, stage.priya)[-1], "See the feedback"
    )
    assert "says thank you" in read.text and "Very useful" in read.text and "the member ●●○○○ Growing" in read.text
    assert "I was calm" not in read.text, "the member's words stay theirs"
    assert number and "Very useful" in str(rated.message)
    assert await failures(stage) == []


async def test_the_card_offers_to_score_from_the_start_on(stage: Stage) -> None:
    number = await booked(stage)
    refused = await stage.ana.command("interview score", interview=str(number))
    assert "Scoring opens when the interview begins" in refused.text
    await stage.pass_time(hours=50, minutes=1)
    thread = stage.thread(stage.ana, "Interview")["id"]
    card = next(one for one in stage.ana.messages(thread) if is_marked(one, f"interview {number}"))
    assert "Score" in [one["label"] for one in reading.buttons(card)]
    assert (await stage.ana.at(thread).click(card, "Score")).modal is not None
    assert "Score" in (await stage.ana.command("interview list")).buttons
    assert (await stage.ana.command("interview score")).modal is not None, "the one that is on"


async def test_the_promised_time_opens_what_there_is_and_whoever_forgot_is_reminded_once(stage: Stage) -> None:
    number = await over(stage)
    await hand_in(stage.ana, number, 3)
    await stage.pass_time(hours=49)
    assert sum("not handed in yet" in text for text in dm_texts(stage, stage.priya)) == 1
    assert not any("not said yet" in text for text in dm_texts(stage, stage.ana))
    await stage.pass_time(hours=25)
    assert "No form has come" in (await stage.ana.command("interview feedback")).text
    late = await stage.priya.command("interview feedback")
    assert "First yours" in late.text and "Steady" not in late.text
    desk = await (await late.click("Score")).submit(
        {"structure": ["4"], "evidence": ["4"], "impact": ["-"]} | {name: ["4"] for name in ("clarity", "composure")}
    )
    await (await (await desk.click("Words")).submit(WORDS)).click("Hand in")
    await stage.settle()
    assert "Feedback about your interview" in dm_texts(stage, stage.ana)[-1]
    assert SECRET in (await stage.ana.command("interview feedback")).text
    assert await failures(stage) == []


async def test_the_room_is_shown_from_three_on_without_names(stage: Stage) -> None:
    watchers = (stage.ben, stage.chloe, stage.tom)
    number = await over(stage, *watchers)
    for person, level in zip(watchers, (3, 4, 4), strict=True):
        form = await person.at(stage.channels["announcements"]).click(_card(stage), "Score")
        desk = await form.submit(
            {name: [str(level)] for name in ("structure", "evidence", "impact", "clarity")} | {"composure": ["-"]}
        )
        assert "Nobody reads who scored what" in desk.text
        assert "part of an average" in (await desk.click("Hand in")).text
    await hand_in(stage.priya, number, 3, **WORDS)
    await hand_in(stage.ana, number, 3)
    read = (await stage.ana.command("interview feedback")).text
    assert "in the room: 3 people" in read and "room ●●●●○ Strong" in read
    assert not any(str(person.id) in read for person in watchers)
    assert "cannot find" in (await stage.ben.command("interview feedback", interview=str(number))).text


def _card(stage: Stage) -> dict[str, object]:
    history = stage.world.messages.history(stage.channels["announcements"], limit=50)
    return next(one for one in history if is_one_of(one, "Open interview"))


async def test_the_member_shows_the_group_what_they_choose_and_takes_it_back(stage: Stage) -> None:
    number = await over(stage)
    await hand_in(stage.priya, number, 4, **WORDS)
    await hand_in(stage.ana, number, 3)
    await stage.settle()
    assert SECRET not in announced(stage)
    feedback = await stage.ana.command("interview feedback")
    shown = await feedback.select(feedback_texts.show_placeholder(), ["strengths"])
    await stage.settle()
    assert "with your name" in shown.text
    assert SECRET in announced(stage) and WORDS["try_next"] not in announced(stage)
    shown = await shown.select(feedback_texts.show_placeholder(), ["levels"])
    await stage.settle()
    assert SECRET not in announced(stage) and "Order of the answers: ●●●●○ Strong" in announced(stage)
    await shown.select(feedback_texts.show_placeholder(), [])
    await stage.settle()
    assert "What I take" not in announced(stage)
    assert await failures(stage) == []


async def test_protected_topics_are_held_back_and_harsh_words_only_pointed_at(stage: Stage) -> None:
    number = await over(stage)
    desk = await fill(stage.priya, number, 4, strength="Great energy for a woman of her age")
    assert "Please change before handing in" in desk.text and "Hand in" not in desk.buttons
    assert "Great energy for a woman" in desk.text
    desk = await (await desk.click("Words")).submit(strength="Wear a better suit, your numbers were first")
    assert "your decision" in desk.text and "a better suit" in desk.text
    assert "Handed in" in (await desk.click("Hand in")).text


async def test_a_growth_point_wants_all_four_and_loses_nothing(stage: Stage) -> None:
    number = await over(stage)
    desk = await fill(stage.priya, number, 4, behaviour="You told what the team did")
    assert "has all four" in desk.text and "You told what the team did" in desk.text and "Hand in" not in desk.buttons


async def test_with_closed_direct_messages_the_news_comes_in_a_thread_that_tells_nothing(stage: Stage) -> None:
    stage.world.users.closed_dms.add(stage.ana.id)
    number = await over(stage)
    await hand_in(stage.priya, number, 4, **WORDS)
    await hand_in(stage.ana, number, 3)
    await stage.settle()
    thread = stage.thread(stage.ana, "For you")["id"]
    news = stage.ana.messages(thread)[-1]
    assert "Feedback about your interview" in reading.visible_text(news) and SECRET not in str(news)
    assert SECRET in (await stage.ana.at(thread).click(news, "See the feedback")).text
    assert await failures(stage) == []


async def test_whoever_has_several_to_score_chooses_and_finds_them_by_name(stage: Stage) -> None:
    assert "nothing to score" in (await stage.ana.command("interview score")).text
    assert "no interview of yours" in (await stage.ana.command("interview feedback")).text
    first = await over(stage)
    await booked(stage)
    await stage.pass_time(hours=52)
    chooser = await stage.ana.command("interview score")
    form = await chooser.select("scores:choose", str(first))
    assert form.modal is not None
    choices = await stage.ana.autocomplete("interview score", "interview", "behavioural")
    assert len(choices) == 2 and "how it went for me" in choices[0]["name"] and "not begun" in choices[0]["name"]
    for nonsense in ("999", "whatever", "9" * 30):
        assert "cannot find" in (await stage.ana.command("interview score", interview=nonsense)).text
        assert "cannot find" in (await stage.ana.command("interview feedback", interview=nonsense)).text
