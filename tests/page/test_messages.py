"""Messages as one reads them: markdown, times, mentions, files, reactions, private ones, and old ones."""

import asyncio
import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from playwright.async_api import FilePayload, expect

from core.clock import MovableClock
from tests.page.conftest import House
from tests.page.screen import Screen

pytestmark = [pytest.mark.page, pytest.mark.asyncio(loop_scope="session")]

MARKDOWN = {
    "**b** *i* _i_ __u__ ~~s~~": "<p><strong>b</strong> <em>i</em> <em>i</em> <u>u</u> <s>s</s></p>",
    "***both***": "<p><strong><em>both</em></strong></p>",
    "**a *b* c**": "<p><strong>a <em>b</em> c</strong></p>",
    "snake_case_name and 2*3*4": "<p>snake_case_name and 2<em>3</em>4</p>",
    "\\*no\\* \\_no\\_": "<p>*no* _no_</p>",
    "`**x**` ``a`b``": "<p><code>**x**</code> <code>a`b</code></p>",
    "# One\n## Two\n-# small": '<h4 class="md-h1">One</h4><h5 class="md-h2">Two</h5><p class="md-sub">small</p>',
    "> q\n> r\nend": "<blockquote><p>q\nr</p></blockquote><p>end</p>",
    ">>> q\nall": "<blockquote><p>q\nall</p></blockquote>",
    "- a\n  - b\n- c": "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>",
    "3. a\n4. b": '<ol start="3"><li>a</li><li>b</li></ol>',
    "```py\nx = 1\n```": '<pre tabindex="0"><code>x = 1</code></pre>',
    "<b>&amp;</b><script>x()</script>": "<p>&lt;b&gt;&amp;amp;&lt;/b&gt;&lt;script&gt;x()&lt;/script&gt;</p>",
    "[x](javascript:alert(1))": "<p>[x](javascript:alert(1))</p>",
    "**open *and ||never closed": "<p>**open *and ||never closed</p>",
}


async def test_markdown_becomes_what_discord_makes_of_it(screen: Screen, house: House) -> None:
    for written in MARKDOWN:
        house.say("ben", written)
    await screen.open_as("ana")
    shown = await screen.page.get_by_test_id("message-text").evaluate_all("all => all.map(one => one.innerHTML)")
    assert dict(zip(MARKDOWN, shown, strict=True)) == MARKDOWN


async def test_links_open_elsewhere_and_show_where_they_lead(screen: Screen, house: House) -> None:
    house.say("ben", "See [the guide](https://example.org/a?b=1) or https://example.org/x.")
    await screen.open_as("ana")
    masked = screen.page.get_by_role("link", name="the guide")
    await expect(masked).to_have_attribute("title", "https://example.org/a?b=1")
    await expect(masked).to_have_attribute("rel", re.compile("noopener"))
    bare = screen.page.get_by_role("link", name="https://example.org/x", exact=True)
    await expect(bare).to_have_attribute("href", "https://example.org/x")


async def test_a_spoiler_is_hidden_until_it_is_asked_for(screen: Screen, house: House) -> None:
    house.say("ben", "It was ||the butler||")
    await screen.open_as("ana")
    await expect(screen.page.get_by_text("the butler")).not_to_be_visible()
    await screen.page.get_by_role("button", name="Spoiler: show").press("Enter")
    await expect(screen.page.get_by_text("the butler")).to_be_visible()


async def test_mentions_are_names_that_lead_to_people_roles_and_channels(screen: Screen, house: House) -> None:
    tom, role, room = house.id_of("tom"), house.demo.roles["Volunteer"], house.demo.channels["welcome"]
    house.say("ben", f"<@{tom}> <@&{role}> <#{room}> <@1> <#2>")
    await screen.open_as("ana")
    text = screen.page.get_by_test_id("message-text").last
    await expect(text).to_have_text("@Tom Becker @Volunteer welcome @unknown person #unknown channel")
    await text.get_by_role("button", name="@Tom Becker").click()
    await expect(screen.page.get_by_role("dialog", name="Profile of Tom Becker")).to_be_visible()
    await screen.press("Escape")
    await text.get_by_role("button", name="welcome").click()
    await expect(screen.page.get_by_test_id("channel-title")).to_have_text("welcome")


async def test_times_are_in_the_persons_own_zone(screen: Screen, house: House) -> None:
    at = int(datetime(2026, 12, 1, 18, 30, tzinfo=UTC).timestamp())
    house.say("bot", f"<t:{at}:t> | <t:{at}:D> | <t:{at}:F>")
    await screen.open_as("ana")
    text = screen.page.get_by_test_id("message-text").last
    await expect(text).to_have_text(
        re.compile(r"3:30\sPM \| December 1, 2026 \| Tuesday, December 1, 2026 at 3:30\sPM")
    )
    await screen.be("Emi")
    await expect(text).to_have_text(re.compile(r"3:30\sAM \| December 2, 2026 \| Wednesday"))
    await expect(text.locator("time").first).to_have_attribute("title", re.compile(r"3:30\sAM GMT\+9"))


async def test_relative_times_follow_the_clock_when_it_is_moved(
    screen: Screen, house: House, clock: MovableClock
) -> None:
    at = int(clock.now().timestamp()) + 2 * 3600 + 5
    house.say("bot", f"Starts <t:{at}:R>")
    await screen.open_as("ana")
    await expect(screen.message("Starts in 2 hours")).to_be_visible()
    await screen.page.get_by_role("button", name="Move the clock forward by 1 h").click()
    await expect(screen.message("Starts in 1 hour")).to_be_visible()
    await screen.page.get_by_role("button", name="Move the clock forward by 1 day").click()
    await expect(screen.message("Starts 23 hours ago")).to_be_visible()


async def test_the_clock_shows_the_persons_own_time(screen: Screen, clock: MovableClock) -> None:
    await screen.open_as("emi")
    there = clock.now().astimezone(ZoneInfo("Asia/Tokyo"))
    await expect(screen.page.get_by_test_id("clock")).to_contain_text(f"{there:%a}, {there:%b} {there.day}")


async def test_the_next_job_is_named_and_the_clock_goes_there(
    screen: Screen, house: House, clock: MovableClock
) -> None:
    await screen.open_as("ana")
    await expect(screen.page.get_by_test_id("to-next-job")).to_be_disabled()
    due = datetime.fromtimestamp(int(clock.now().timestamp()) + 3 * 3600, UTC)
    clock.announce_next(due)
    await expect(screen.page.get_by_test_id("to-next-job")).to_contain_text("in 3 hr")
    await screen.page.get_by_test_id("to-next-job").click()
    await expect(screen.page.get_by_test_id("to-next-job")).to_contain_text("due now")
    assert abs((clock.now() - due).total_seconds()) < 60


async def test_a_message_is_sent_and_its_names_become_mentions(screen: Screen, house: House) -> None:
    await screen.open_as("ana")
    await screen.composer.fill("Hello @to")
    await screen.composer.press("End")
    await expect(screen.page.get_by_role("option").first).to_contain_text("Tom Becker")
    await screen.press("Tab")
    await screen.type("see #welcome")
    await screen.press("Enter")
    await expect(screen.message("Hello @Tom Becker see welcome")).to_be_visible()
    await expect(screen.composer).to_have_value("")
    (message,) = house.world.messages.history(house.general, before=1 << 63, limit=1)
    assert message["content"] == f"Hello <@{house.id_of('tom')}> see <#{house.demo.channels['welcome']}>"


async def test_a_refused_message_stays_in_the_composer_with_the_reason(screen: Screen, house: House) -> None:
    await screen.open_as("ana")
    await screen.composer.fill("a" * 2001)
    await screen.press("Enter")
    await expect(screen.page.get_by_text("Messages are limited to 2000 characters.")).to_be_visible()
    await expect(screen.composer).to_have_value("a" * 2001)


async def test_files_go_along_and_pictures_are_shown(screen: Screen, house: House, png: bytes) -> None:
    await screen.open_as("ana")
    await screen.page.get_by_test_id("composer-files").set_input_files(
        [
            FilePayload(name="plan.txt", mimeType="text/plain", buffer=b"a plan"),
            FilePayload(name="board.png", mimeType="image/png", buffer=png),
            FilePayload(name="no.txt", mimeType="text/plain", buffer=b""),
        ]
    )
    await screen.page.get_by_role("button", name="Remove no.txt").click()
    await screen.press("Enter")
    await expect(screen.page.get_by_test_id("attachment")).to_contain_text("plan.txt")
    async with screen.page.expect_download() as download:
        await screen.page.get_by_test_id("attachment").click()
    assert (await (await download.value).path()).read_bytes() == b"a plan"
    picture = screen.messages.last.get_by_role("img")
    await expect(picture).to_have_js_property("naturalWidth", 2)
    await screen.page.get_by_role("button", name=re.compile("Enlarge picture")).click()
    await expect(screen.page.get_by_role("dialog", name="Picture")).to_be_visible()


async def test_edits_and_deletions_show_at_once(screen: Screen, house: House) -> None:
    message = house.say("ben", "first wording")
    await screen.open_as("ana")
    await expect(screen.message("first wording")).to_be_visible()
    house.world.messages.edit(message, content="second wording", edited_timestamp=house.world.now())
    await expect(screen.message("second wording (edited)")).to_be_visible()
    house.world.messages.delete(message)
    await expect(screen.message("wording")).to_have_count(0)


async def test_reactions_count_and_toggle(screen: Screen, house: House) -> None:
    message = house.say("ben", "Good news")
    house.world.messages.react(message, house.id_of("ben"), {"id": None, "name": "👍"})
    await screen.open_as("ana")
    await screen.page.get_by_role("button", name="👍: 1 person", exact=True).click()
    await expect(screen.page.get_by_role("button", name="👍: 2 people, you too")).to_be_visible()
    await screen.page.get_by_role("button", name="👍: 2 people, you too").click()
    await expect(screen.page.get_by_role("button", name="👍: 1 person", exact=True)).to_be_visible()
    await screen.message("Good news").hover()
    await screen.page.get_by_role("button", name="Add reaction").click()
    await screen.page.get_by_role("button", name="party").click()
    await expect(screen.page.get_by_role("button", name="🎉: 1 person, you too")).to_be_visible()


async def test_a_private_message_is_marked_for_its_person_only_and_can_be_put_away(
    screen: Screen, house: House
) -> None:
    await screen.open_as("ana")
    house.say("bot", "Just for you", only_user_ids=[house.id_of("ana")])
    private = screen.message("Just for you")
    await expect(private).to_contain_text("Only you can see this")
    await private.get_by_role("button", name="Dismiss message").click()
    await expect(private).to_have_count(0)
    house.say("bot", "Another for you", only_user_ids=[house.id_of("ana")])
    await expect(screen.message("Another for you")).to_be_visible()
    await screen.be("Ben")
    await expect(screen.message("for you")).to_have_count(0)


async def test_a_reply_leads_to_the_message_it_answers(screen: Screen, house: House) -> None:
    question = house.say("ben", "Who is in?")
    house.say("tom", "I am", type=19, referenced_message=question)
    await screen.open_as("ana")
    await screen.page.get_by_role("button", name=re.compile("Ben Carter.*Who is in?")).click()
    await expect(screen.messages.filter(has_text="Who is in?").first).to_be_focused()


async def test_embeds_show_all_their_parts(screen: Screen, house: House) -> None:
    fields = [{"name": f"Field {n}", "value": f"**value** {n}", "inline": True} for n in range(3)]
    embed = {
        "title": "Tip",
        "description": "A *story*",
        "color": 0x2E8B7A,
        "fields": fields,
        "footer": {"text": "Source"},
        "author": {"name": "Greenroom"},
    }
    house.say("bot", embeds=[embed])
    await screen.open_as("ana")
    shown = screen.page.get_by_test_id("embed")
    for words in ("Tip", "A story", "Field 2", "value 2", "Source", "Greenroom"):
        await expect(shown).to_contain_text(words)


async def test_older_messages_come_while_one_scrolls_up(screen: Screen, house: House) -> None:
    for number in range(120):
        house.say("ben", f"line {number}")
    await screen.open_as("ana")
    await expect(screen.message(re.compile(r"line 119$"))).to_be_in_viewport()
    for count in (100, 120):
        await screen.log.evaluate("log => { log.scrollTop = 0; }")
        await expect(screen.messages).to_have_count(count)
    await screen.log.evaluate("log => { log.scrollTop = 0; }")
    await expect(screen.page.get_by_text("This is the beginning of #general.")).to_be_visible()
    house.say("ben", "line 120")
    await screen.page.get_by_role("button", name="1 new message").click()
    await expect(screen.message("line 120")).to_be_in_viewport()


async def test_a_lost_connection_is_said_and_what_was_missed_is_loaded(screen: Screen, house: House) -> None:
    await screen.open_as("ana")
    house.say("ben", "before the break")
    await expect(screen.message("before the break")).to_be_visible()
    await screen.composer.fill("half a sentence")
    await screen.page.context.set_offline(True)
    await house.server.page.close()
    await expect(screen.page.get_by_text("The connection is lost.")).to_be_visible()
    house.say("ben", "during the break")
    await screen.page.context.set_offline(False)
    await expect(screen.message("during the break")).to_be_visible(timeout=10_000)
    await expect(screen.message("before the break")).to_have_count(1)
    await expect(screen.composer).to_have_value("half a sentence")


async def test_the_bots_absence_is_shown(screen: Screen, house: House) -> None:
    await screen.open_as("ana")
    mark = screen.page.get_by_test_id("bot-mark")
    await expect(mark).to_contain_text("Greenroom is online")
    await asyncio.wait_for(house.bot.close(), 5)
    await expect(mark).to_contain_text("Greenroom is offline")
    await screen.page.get_by_test_id("restart-bot").click()
    await expect(screen.page.get_by_text("The bot runs on its own")).to_be_visible()
