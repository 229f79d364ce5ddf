"""The bot's forms: every field, what is wrong with them, and that nothing typed is lost."""

import re

import pytest
from playwright.async_api import FilePayload, expect

from tests.page.screen import Screen

pytestmark = [pytest.mark.page, pytest.mark.asyncio(loop_scope="session")]


async def open_booking(screen: Screen) -> None:
    await screen.open_as("ana")
    await screen.run("interview book")
    await expect(screen.form).to_be_visible()


async def test_a_form_is_filled_in_and_handed_in_with_its_files(screen: Screen) -> None:
    await open_booking(screen)
    form = screen.form
    await expect(form.get_by_role("heading", name="Book this interview")).to_be_visible()
    await expect(form.get_by_label("Goals")).to_be_focused()
    await form.get_by_label("Goals").fill("Shorter answers")
    await form.get_by_label("Resume").set_input_files(
        [
            FilePayload(name="cv.pdf", mimeType="application/pdf", buffer=b"%PDF"),
            FilePayload(name="letter.pdf", mimeType="application/pdf", buffer=b"%PDF"),
        ]
    )
    await form.get_by_role("radio", name="Just the two of us").check()
    await form.get_by_role("checkbox", name="I will be on time").check()
    await form.get_by_role("button", name="Submit").click()
    await expect(
        screen.message("Booked. Goals: Shorter answers; private; time; files: cv.pdf, letter.pdf")
    ).to_be_visible()
    await expect(form).to_have_count(0)
    await expect(screen.composer).to_be_focused()


async def test_choices_of_people_and_channels_reach_the_bot(screen: Screen) -> None:
    await screen.open_as("ana")
    await screen.run("who")
    form = screen.form
    await form.get_by_role("combobox", name="Fields").click()
    await screen.page.get_by_role("option", name="Data").click()
    await screen.page.get_by_role("option", name="Design").click()
    await screen.page.get_by_role("button", name="Done").click()
    await form.get_by_role("combobox", name="Person").click()
    await screen.type("priya")
    await screen.press("Enter")
    await form.get_by_role("combobox", name="Channel").click()
    await expect(screen.page.get_by_role("option")).to_have_count(1)
    await screen.press("Enter")
    await form.get_by_role("checkbox", name="Remind me").uncheck()
    await form.get_by_role("button", name="Submit").click()
    said = "Interview: data, design; ['Priya Nair']; ['Lounge']; remind False"
    await expect(screen.message(said)).to_be_visible()


async def test_what_is_missing_is_said_at_each_field(screen: Screen) -> None:
    await open_booking(screen)
    form = screen.form
    await form.get_by_role("button", name="Submit").click()
    await expect(form.get_by_label("Goals")).to_be_focused()
    await expect(form.get_by_label("Goals")).to_have_accessible_description(re.compile("Please fill this in."))
    await expect(form.get_by_text("Please choose one.")).to_have_count(2)
    await form.get_by_label("Goals").fill("Hm")
    await expect(form.get_by_text("Please write at least 5 characters (now 2).")).to_be_visible()
    await form.get_by_label("Goals").fill("x" * 63)
    await expect(form.get_by_text("Please shorten this by 3 characters.")).to_be_visible()
    await expect(form.get_by_text("63 / 60")).to_be_visible()


async def test_escape_closes_a_form_and_its_text_is_still_there_the_next_time(screen: Screen) -> None:
    await open_booking(screen)
    await screen.form.get_by_label("Goals").fill("Half a thought")
    await screen.press("Escape")
    await expect(screen.form).to_have_count(0)
    await expect(screen.composer).to_be_focused()
    await screen.run("interview book")
    await expect(screen.form.get_by_label("Goals")).to_have_value("Half a thought")


async def test_a_form_that_was_not_answered_stays_open_with_all_that_was_typed(screen: Screen) -> None:
    await open_booking(screen)
    form = screen.form
    await form.get_by_label("Goals").fill("break it")
    await form.get_by_role("radio", name="Others may watch").check()
    await form.get_by_role("checkbox", name="I will be on time").check()
    await form.get_by_role("button", name="Submit").click()
    await expect(form.get_by_role("alert")).to_contain_text("What you typed is still here: try again.")
    await form.get_by_label("Goals").fill("second try")
    await form.get_by_role("button", name="Submit").click()
    await expect(screen.message("Booked. Goals: second try; open; time; files: none")).to_be_visible()


async def test_the_focus_stays_inside_a_form(screen: Screen) -> None:
    await open_booking(screen)
    for _ in range(14):
        await screen.press("Tab")
        outside = await screen.page.evaluate(
            "document.activeElement !== document.body && !document.activeElement.closest('dialog')"
        )
        assert not outside
    await screen.press("Escape")
    await expect(screen.form).to_have_count(0)
