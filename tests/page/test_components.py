"""Cards, buttons and menus of messages."""

import io
import re
from typing import Any

import discord
import pytest
from playwright.async_api import expect

from tests.page.bot import Card
from tests.page.conftest import House
from tests.page.screen import Screen

pytestmark = [pytest.mark.page, pytest.mark.asyncio(loop_scope="session")]


async def show_card(house: House, png: bytes) -> Any:
    channel = await house.bot.fetch_channel(house.general)
    assert isinstance(channel, discord.TextChannel)
    files = [discord.File(io.BytesIO(png), "chart.png"), discord.File(io.BytesIO(b"BEGIN"), "slot.ics")]
    return await channel.send(view=Card(), files=files)


async def test_a_card_shows_each_of_its_parts(screen: Screen, house: House, png: bytes) -> None:
    await show_card(house, png)
    await screen.open_as("ana")
    card = screen.page.get_by_test_id("card")
    await expect(card.get_by_role("heading", name="Open slot")).to_be_visible()
    await expect(card.get_by_role("img", name="Portrait of Priya")).to_have_js_property("naturalWidth", 2)
    await expect(card.get_by_role("img", name="Scores over time")).to_be_visible()
    await expect(card.get_by_test_id("attachment")).to_contain_text("slot.ics")
    await expect(card.get_by_role("button", name="Full")).to_be_disabled()
    await expect(card).to_have_css("border-left-color", "rgb(46, 139, 122)")


async def test_a_button_updates_its_message(screen: Screen, house: House, png: bytes) -> None:
    await show_card(house, png)
    await screen.open_as("ana")
    await screen.page.get_by_role("button", name="Count").press("Enter")
    await screen.page.get_by_role("button", name="Count 1").press("Enter")
    await expect(screen.page.get_by_role("button", name="Count 2")).to_be_focused()


async def test_a_silent_button_says_that_it_failed_and_can_be_tried_again(
    screen: Screen, house: House, png: bytes
) -> None:
    await show_card(house, png)
    await screen.open_as("ana")
    silent = screen.page.get_by_role("button", name="Silent")
    await silent.click()
    await expect(silent).to_have_attribute("aria-busy", "true")
    await expect(screen.messages.get_by_role("alert")).to_contain_text("did not respond")
    await expect(silent).to_be_enabled()


async def test_a_menu_of_one_sends_what_is_chosen_at_once(screen: Screen, house: House, png: bytes) -> None:
    await show_card(house, png)
    await screen.open_as("ana")
    await screen.page.get_by_role("combobox", name="Choose a volunteer").click()
    await screen.page.get_by_role("combobox", name="Search: Choose a volunteer").fill("gra")
    await screen.press("Enter")
    await expect(screen.message("You chose @Grace Okafor")).to_be_visible()
    chosen = screen.page.get_by_role("combobox", name="Choose a volunteer: Grace Okafor")
    await expect(chosen).to_be_visible()


async def test_a_menu_of_several_sends_them_together_by_keyboard(screen: Screen, house: House, png: bytes) -> None:
    await show_card(house, png)
    await screen.open_as("ana")
    await screen.page.get_by_role("combobox", name="Filter by field").focus()
    await screen.press("ArrowDown", "Enter", "ArrowDown", "Enter")
    await expect(screen.page.get_by_role("option", selected=True)).to_have_count(2)
    await expect(screen.page.get_by_text("Choose up to 3")).to_be_visible()
    await screen.page.get_by_role("button", name="Done").press("Enter")
    await expect(screen.message("Fields: Software, Data")).to_be_visible()


async def test_escape_leaves_a_menu_as_it_was(screen: Screen, house: House, png: bytes) -> None:
    await show_card(house, png)
    await screen.open_as("ana")
    menu = screen.page.get_by_role("combobox", name=re.compile("^Filter by field"))
    await menu.focus()
    await screen.press("ArrowDown", "Enter", "Escape")
    await expect(menu).to_be_focused()
    await expect(menu).to_have_accessible_name("Filter by field")
    await expect(screen.message("Fields:")).to_have_count(0)


async def test_classic_rows_have_link_buttons_that_lead_out(screen: Screen, house: House) -> None:
    row = {"type": 1, "components": [{"type": 2, "style": 5, "label": "Guide", "url": "https://example.org/"}]}
    house.say("bot", "Read this", components=[row])
    await screen.open_as("ana")
    link = screen.page.get_by_role("link", name="Guide")
    await expect(link).to_have_attribute("href", "https://example.org/")
    await expect(link).to_have_attribute("target", "_blank")
