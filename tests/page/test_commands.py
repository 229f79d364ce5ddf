"""Slash commands in the composer: found, filled in, checked, sent, and given back when the bot is silent."""

import re

import pytest
from playwright.async_api import expect

from tests.page.conftest import House
from tests.page.screen import Screen

pytestmark = [pytest.mark.page, pytest.mark.asyncio(loop_scope="session")]


async def test_typing_a_slash_lists_the_commands_with_what_they_do(screen: Screen) -> None:
    await screen.open_as("ana")
    await screen.composer.fill("/inter bo")
    offered = screen.page.get_by_role("option")
    await expect(offered).to_have_count(1)
    await expect(offered).to_contain_text("/interview book")
    await expect(offered).to_contain_text("Book a mock interview with a volunteer")


async def test_a_person_sees_only_the_commands_they_may_use(screen: Screen, house: House) -> None:
    application = house.demo.application_id
    house.world.commands.put(
        application, None, {"name": "settings", "description": "For those who run this", "type": 1,
                            "default_member_permissions": "32"},
    )  # fmt: skip
    await screen.open_as("ana")
    await screen.composer.fill("/settings")
    await expect(screen.page.get_by_text("No command matches.")).to_be_visible()
    await screen.be("Morgan")
    await screen.composer.fill("/settings")
    await expect(screen.page.get_by_role("option")).to_contain_text("For those who run this")


async def test_autocomplete_shows_names_and_submits_values_by_keyboard_alone(screen: Screen) -> None:
    await screen.open_as("ana")
    await screen.begin("interview book")
    await screen.press("ArrowDown", "Enter")
    await expect(screen.option("slot")).to_be_focused()
    await screen.type("tom")
    await expect(screen.page.get_by_role("option")).to_have_text(re.compile("Wed 2 Dec, 9:00 AM with Tom"))
    await screen.press("Enter")
    await expect(screen.option("slot")).to_have_value("Wed 2 Dec, 9:00 AM with Tom")
    await screen.press("Enter")
    await expect(screen.message("Slot value: slot-1")).to_be_visible()
    await expect(screen.composer).to_be_focused()


async def test_enter_never_takes_a_choice_that_was_listed_for_other_words(screen: Screen, house: House) -> None:
    await screen.open_as("ana")
    await screen.begin("interview book")
    await screen.press("ArrowDown", "Enter")
    await expect(screen.page.get_by_role("option")).to_have_count(3)
    house.bot.may_suggest.clear()
    await screen.type("grace")
    await screen.press("Enter")
    house.bot.may_suggest.set()
    await expect(screen.option("slot")).to_have_value("Thu 3 Dec, noon with Grace")


async def test_what_was_begun_in_a_channel_waits_there(screen: Screen, house: House) -> None:
    thread = house.thread("Elsewhere", "ana")
    await screen.open_as("ana", thread)
    await screen.composer.fill("half a sentence")
    await screen.channel("general").click()
    await expect(screen.composer).to_have_value("")
    await screen.begin("silent")
    await screen.type("half a note")
    await screen.channel("Elsewhere").click()
    await expect(screen.composer).to_have_value("half a sentence")
    await screen.channel("general").click()
    await expect(screen.option("note")).to_have_value("half a note")


async def test_required_options_stand_ready_and_are_checked_before_sending(screen: Screen) -> None:
    await screen.open_as("ana")
    await screen.begin("interview request")
    await expect(screen.option("kind")).to_be_focused()
    await expect(screen.command.locator("input[data-option]")).to_have_count(1)
    await screen.option("kind").fill("dance")
    await screen.press("Enter")
    await expect(screen.command).to_contain_text("Please choose one from the list.")
    await screen.option("kind").fill("")
    await screen.page.get_by_role("button", name="Send command").click()
    await expect(screen.command).to_contain_text("Please fill this in.")


async def test_numbers_and_lengths_are_checked_before_sending(screen: Screen) -> None:
    await screen.open_as("ana")
    await screen.composer.fill("/interview request kind:case seats:26 note:no ")
    await screen.page.get_by_role("button", name="Send command").click()
    await expect(screen.command).to_contain_text("From 1 to 25.")
    await expect(screen.command).to_contain_text("At least 3 characters.")
    await expect(screen.option("note")).to_have_attribute("aria-invalid", "true")
    await screen.option("seats").fill("25")
    await screen.option("note").fill("quiet room")
    await screen.press("Enter")
    await expect(screen.message("kind=case, note=quiet room, seats=25")).to_be_visible()


async def test_every_kind_of_option_reaches_the_bot(screen: Screen) -> None:
    await screen.open_as("ana")
    await screen.begin("interview request")
    await screen.type("tech")
    await screen.press("Enter")
    for name, typed in (("hours", "1.5"), ("watched", "tru"), ("who", "tom"), ("where", "lou"), ("role", "vol")):
        await screen.page.get_by_test_id("add-option").fill(name)
        await screen.press("Enter")
        await screen.option(name).fill(typed)
        if name == "hours":
            await screen.page.get_by_test_id("add-option").focus()
        else:
            await screen.page.get_by_role("option").first.wait_for()
            await screen.press("Tab")
    await screen.page.get_by_test_id("add-option").fill("resume")
    await screen.press("Enter")
    await screen.option("resume").set_input_files(
        {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7"}
    )
    await screen.page.get_by_role("button", name="Send command").click()
    said = "kind=technical, hours=1.5, watched=True, who=Tom Becker, where=Lounge, role=Volunteer, resume=cv.pdf"
    await expect(screen.message(said)).to_be_visible()


async def test_escape_discards_a_command_and_backspace_leads_back_to_its_name(screen: Screen) -> None:
    await screen.open_as("ana")
    await screen.begin("silent")
    await screen.press("Escape")
    await expect(screen.composer).to_be_focused()
    await expect(screen.composer).to_have_value("")
    await screen.begin("silent")
    await screen.press("Backspace")
    await expect(screen.composer).to_have_value("/silent")


async def test_a_silent_bot_gives_the_typed_options_back(screen: Screen) -> None:
    await screen.open_as("ana")
    await screen.begin("silent")
    await screen.type("all that I typed")
    await screen.press("Enter")
    await expect(screen.page.get_by_test_id("pending")).to_contain_text("Waiting for Greenroom")
    failed = screen.page.get_by_test_id("failed")
    await expect(failed).to_contain_text("The application did not respond")
    await expect(failed).to_contain_text("all that I typed")
    await failed.get_by_role("button", name="Edit and send again").click()
    await expect(screen.option("note")).to_have_value("all that I typed")
    await expect(failed).to_have_count(0)


async def test_a_deferred_answer_shows_that_the_bot_is_thinking(screen: Screen, house: House) -> None:
    await screen.open_as("ana")
    await screen.run("interview defer")
    await expect(screen.message("Greenroom is thinking…")).to_be_visible()
    house.bot.dispatch("finish_thinking")
    await expect(screen.message("Thought about it.")).to_be_visible()
    await expect(screen.page.get_by_text("is thinking…")).to_have_count(0)


async def test_a_command_mention_opens_the_composer_with_that_command(screen: Screen, house: House) -> None:
    house.say("bot", "Start with </interview book:123>.")
    await screen.open_as("ana")
    await screen.page.get_by_role("button", name="/interview book").click()
    await expect(screen.command).to_contain_text("/interview book")


async def test_an_unknown_command_is_not_sent_as_a_message(screen: Screen) -> None:
    await screen.open_as("ana")
    await screen.composer.fill("/intervew book")
    await screen.press("Enter")
    await expect(screen.page.get_by_text("There is no such command here.")).to_be_visible()
    await expect(screen.composer).to_have_value("/intervew book")


async def test_menus_of_a_person_and_of_a_message_hold_the_bots_commands(screen: Screen, house: House) -> None:
    house.say("ben", "Something odd")
    await screen.open_as("ana")
    await screen.message("Something odd").click(button="right", position={"x": 300, "y": 8})
    apps = screen.page.get_by_role("menu").get_by_role("group", name="Apps")
    await apps.get_by_role("menuitem", name="Report message").click()
    await expect(screen.message("Reported message")).to_be_visible()
    await screen.page.get_by_test_id("member").filter(has_text="Ben").focus()
    await screen.press("Shift+F10")
    await apps.get_by_role("menuitem", name="Report person").press("Enter")
    await expect(screen.message("Reported person Ben Carter")).to_be_visible()


async def test_a_message_menu_opens_by_keyboard_from_the_message(screen: Screen, house: House) -> None:
    house.say("ben", "First words")
    house.say("chloe", "Second words")
    await screen.open_as("ana")
    await screen.log.focus()
    await screen.press("ArrowUp", "ArrowUp")
    await expect(screen.message("First words")).to_be_focused()
    await screen.press("ContextMenu")
    await expect(screen.page.get_by_role("menuitem", name="Add reaction")).to_be_focused()
    await screen.press("Escape")
    await expect(screen.message("First words")).to_be_focused()
