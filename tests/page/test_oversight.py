"""What moderators see of people and interviews, in a browser."""

import pytest
from playwright.async_api import Page, expect

from rehearsal.people import Person
from tests.live.acting import booked
from tests.stage import Stage

pytestmark = [pytest.mark.page, pytest.mark.asyncio(loop_scope="session")]


async def test_a_moderator_changes_the_volunteer_of_an_interview(group_page: Page, group: Stage) -> None:
    page = group_page
    number = await booked(group, "watch", hours=30)
    messages = page.get_by_test_id("message")

    async def be(person: Person, channel_id: int) -> None:
        await page.goto(f"{group.server.base_url}/?as={person.id}&channel={channel_id}")
        await page.locator("body.ready").wait_for()

    await be(group.morgan, group.demo.channels["general"])
    await page.get_by_test_id("composer").fill("/moderator interviews")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Enter")
    listed = messages.filter(has_text="Interviews that are on or ahead")
    await expect(listed).to_contain_text(f"#{number}")
    await page.get_by_role("combobox", name="Look at one").click()
    await page.get_by_role("option", name=f"#{number}:").click()
    shown = messages.filter(has_text=f"Interview #{number}")
    await expect(shown).to_contain_text("not confirmed yet")
    await page.get_by_role("button", name="Change volunteer").click()
    await page.get_by_role("combobox", name="Or anybody with the volunteer role").click()
    await page.get_by_role("option", name="Tom").click()
    await page.get_by_role("button", name="Change volunteer").click()
    await expect(messages.filter(has_text="All are being told")).to_be_visible()
    await group.settle()

    thread = int(group.thread(group.tom, f"Interview {number + 1} · ")["id"])
    await be(group.tom, thread)
    await expect(messages.filter(has_text="Why you two")).to_contain_text("a moderator brought you together")


async def test_a_member_reports_a_message_and_a_moderator_sees_it_with_the_person(
    group_page: Page, group: Stage
) -> None:
    page = group_page
    general = group.demo.channels["general"]
    group.world.messages.create(general, group.ben.id, content="You will never find work")
    messages = page.get_by_test_id("message")

    async def be(person: Person, channel_id: int) -> None:
        await page.goto(f"{group.server.base_url}/?as={person.id}&channel={channel_id}")
        await page.locator("body.ready").wait_for()

    await be(group.ana, general)
    await messages.filter(has_text="never find work").click(button="right")
    await page.get_by_role("menuitem", name="Report message").click()
    form = page.get_by_test_id("form")
    await expect(form.get_by_role("textbox")).to_have_value("> You will never find work")
    await form.get_by_role("button", name="Submit").click()
    await expect(messages.filter(has_text="Thank you for speaking up")).to_be_visible()
    await group.settle()

    await be(group.morgan, group.channels["moderators"])
    await expect(messages.filter(has_text="Report #1")).not_to_contain_text("Ben")
    await page.get_by_test_id("composer").fill("/moderator person")
    await page.keyboard.press("Enter")
    await page.get_by_test_id("command-form").locator("input[data-option=person]").fill("Ben")
    await page.get_by_role("option", name="Ben").click()
    await page.keyboard.press("Enter")
    shown = messages.filter(has_text="Reports about them")
    await expect(shown).to_contain_text("#1: open")
    await shown.get_by_role("button", name="Report #1").click()
    await expect(messages.filter(has_text="From")).to_contain_text("Ana")
