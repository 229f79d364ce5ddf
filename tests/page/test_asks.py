"""A member asks an employer in a browser: a draft, its check, sent, a restart, the answer, and the goal it gives."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.stage import Stage

pytestmark = [pytest.mark.page, pytest.mark.asyncio(loop_scope="session")]

ANGRY = "Your decision was unfair."
GOAL = "Lead with the result"


async def use(page: Page, command: str, **options: str) -> None:
    """As Ana, in the general channel."""
    composer = page.get_by_test_id("composer")
    await composer.fill(f"/{command}")
    await composer.press("Enter")
    for name, value in options.items():
        await page.get_by_test_id("command-form").locator(f"input[data-option={name}]").fill(value)
    await page.keyboard.press("Enter")


async def test_from_a_draft_to_its_answer_across_a_restart(group_page: Page, group: Stage) -> None:
    page = group_page
    await page.goto(f"{group.server.base_url}/?as={group.ana.id}&channel={group.demo.channels['general']}")
    await page.locator("body.ready").wait_for()
    messages, form = page.get_by_test_id("message"), page.get_by_test_id("form")

    await use(page, "feedback draft")
    await form.get_by_label("The role, and how far you got").fill("Data analyst at Acme, final interview")
    await form.get_by_label("One skill or experience to ask about").fill("presenting to executives")
    await form.get_by_label("What you valued").fill("meeting the team")
    await form.get_by_label("How and when it was declined").fill("email, yesterday")
    await form.get_by_role("button", name="Submit").click()
    drafted = messages.filter(has_text="Add their name at the top")
    await expect(drafted).to_contain_text("presenting to executives")
    await expect(drafted).to_contain_text("now is good")
    text = await drafted.locator("pre").last.inner_text()

    await use(page, "feedback check", text=" ".join(text.split()))
    await expect(messages.filter(has_text="Your message to an employer")).to_contain_text("Nothing to change")

    await drafted.get_by_role("button", name="Change").click()
    await form.get_by_label("Your message").fill(f"{text}\n\n{ANGRY}")
    await form.get_by_role("button", name="Submit").click()
    changed = messages.filter(has_text="as you changed it")
    await expect(changed).to_contain_text("[argues]")
    await expect(changed).to_contain_text("It is your message: you decide.")

    await group.restart_bot()
    await changed.get_by_role("button", name="I sent it").click()
    await expect(messages.filter(has_text="Sent. Well done.")).to_be_visible()
    await messages.filter(has_text="Sent. Well done.").get_by_role("button", name="All my requests").click()
    listed = messages.filter(has_text="Your requests to employers")
    await expect(listed).to_contain_text("📨 Sent")

    await group.restart_bot()
    await listed.get_by_role("button", name="Got an answer").click()
    await form.get_by_label("Their answer").fill("Your slides were clear, the point came late.")
    await form.get_by_label("One thing to develop").fill(GOAL)
    await form.get_by_role("button", name="Submit").click()
    await expect(messages.filter(has_text="Your goal:")).to_contain_text(GOAL)

    await use(page, "resume submit")
    await expect(form.get_by_label("What should the reviewer look at?")).to_have_value(re.compile(GOAL))
