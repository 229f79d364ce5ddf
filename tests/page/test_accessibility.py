"""What can be measured of being usable by all: contrast, names, reach by keyboard, landmarks, narrow screens."""

import re
from typing import Any, Literal

import pytest
from playwright.async_api import expect

from tests.page.conftest import House
from tests.page.screen import Screen
from tests.page.test_components import show_card

pytestmark = [pytest.mark.page, pytest.mark.asyncio(loop_scope="session")]

WEAK_TEXT = """() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, a / 255];
  };
  const over = (top, below) => top.slice(0, 3).map((c, i) => c * top[3] + below[i] * (1 - top[3])).concat(1);
  const light = (colour) => {
    const [r, g, b] = colour.map((c) => c / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (node) => {
    const layers = [];
    for (let at = node; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.backgroundImage !== "none") return null;
      layers.push(rgba(style.backgroundColor));
    }
    return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1]);
  };
  const weak = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || node.closest("[aria-hidden=true], :disabled, .hidden-words")) continue;
    if (!node.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    const style = getComputedStyle(node);
    const back = ground(node);
    if (!back) continue;
    const [a, b] = [light(over(rgba(style.color), back)), light(back)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.6 && style.fontWeight >= 700);
    if (ratio < (large ? 3 : 4.5)) weak.push(`${ratio.toFixed(2)} ${walker.currentNode.data.trim().slice(0, 40)}`);
  }
  return weak;
}"""

NAMELESS = """() => [...document.querySelectorAll("button, a[href], input, textarea, [role=option]")]
  .filter((node) => node.checkVisibility({ visibilityProperty: true }) && !node.closest("[aria-hidden=true]"))
  .filter((node) => !(node.getAttribute("aria-label") || node.labels?.length || node.textContent.trim()))
  .map((node) => node.outerHTML.slice(0, 120))"""


async def fill_page(screen: Screen, house: House, png: bytes) -> None:
    """A card, an embed, a mention, times, a private message and a failed command, all in sight of the checks."""
    ana = house.world.users.get(house.id_of("ana"))
    house.say(
        "ben",
        f"# Head\n<@{ana['id']}> at <t:1800000000:F> `code` [link](https://example.org) ||x||\n> q\n-# small",
        mentions=[ana],
    )
    house.say("bot", embeds=[{"title": "Tip", "description": "Text", "footer": {"text": "Source"}}])
    await show_card(house, png)
    await screen.open_as("ana")
    house.say("bot", "Only yours", only_user_ids=[house.id_of("ana")])
    await screen.begin("silent")
    await screen.type("note")
    await screen.press("Enter")
    await expect(screen.page.get_by_test_id("failed")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_text_has_enough_contrast_and_every_control_a_name(
    screen: Screen, house: House, png: bytes, scheme: Literal["light", "dark"]
) -> None:
    await screen.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    await fill_page(screen, house, png)
    weak: dict[str, Any] = {"messages": await screen.page.evaluate(WEAK_TEXT)}
    nameless = {"messages": await screen.page.evaluate(NAMELESS)}
    await screen.begin("interview request")
    weak["command"] = await screen.page.evaluate(WEAK_TEXT)
    nameless["command"] = await screen.page.evaluate(NAMELESS)
    await screen.press("Escape", "Escape")
    await screen.run("interview book")
    await screen.form.get_by_role("button", name="Submit").click()
    weak["form"] = await screen.page.evaluate(WEAK_TEXT)
    nameless["form"] = await screen.page.evaluate(NAMELESS)
    await screen.press("Escape", "Alt+p")
    weak["switcher"] = await screen.page.evaluate(WEAK_TEXT)
    assert weak == {"messages": [], "command": [], "form": [], "switcher": []}
    assert nameless == {"messages": [], "command": [], "form": []}


async def test_the_colours_follow_the_system_until_one_chooses(screen: Screen) -> None:
    await screen.page.emulate_media(color_scheme="dark")
    await screen.open_as("ana")
    await expect(screen.page.locator("body")).to_have_css("background-color", "rgb(27, 33, 30)")
    await screen.page.get_by_role("button", name="Colours: as the system").click()
    await expect(screen.page.locator("body")).to_have_css("background-color", "rgb(252, 251, 248)")
    await screen.page.reload()
    await expect(screen.page.get_by_role("button", name="Colours: light")).to_be_visible()


async def test_skip_links_come_first_and_lead_where_they_say(screen: Screen) -> None:
    await screen.open_as("ana")
    await screen.page.evaluate("document.activeElement.blur()")
    await screen.press("Tab")
    await expect(screen.page.get_by_role("link", name="Skip to the messages")).to_be_focused()
    await screen.press("Tab", "Enter")
    await expect(screen.composer).to_be_focused()


async def test_f6_walks_through_the_parts_of_the_page(screen: Screen, house: House) -> None:
    house.say("ben", "Last words")
    await screen.open_as("ana")
    await screen.composer.focus()
    visited = []
    for _ in range(6):
        await screen.press("F6")
        visited.append(
            await screen.page.evaluate(
                "document.activeElement.closest('#topbar, #rail, #channels, #log, #composer, #members')?.id"
            )
        )
    assert visited == ["members", "topbar", "rail", "channels", "log", "composer"]


async def test_each_part_is_a_landmark_and_new_messages_are_announced(screen: Screen) -> None:
    await screen.open_as("ana")
    for role, name in (
        ("banner", "Rehearsal"),
        ("navigation", "Servers"),
        ("navigation", "Channels"),
        ("complementary", "Members"),
    ):
        await expect(screen.page.get_by_role(role, name=name)).to_be_visible()  # type: ignore[arg-type]
    await expect(screen.page.get_by_role("main")).to_be_visible()
    await expect(screen.log).to_have_attribute("aria-live", "polite")


async def test_nothing_is_wider_than_a_phone(screen: Screen, house: House, png: bytes) -> None:
    await screen.page.set_viewport_size({"width": 360, "height": 700})
    await fill_page(screen, house, png)
    wide = "() => [...document.querySelectorAll('#main *')].filter((n) => n.scrollWidth > 361).map((n) => n.className)"
    assert await screen.page.evaluate(wide) == []
    await screen.run("interview book")
    box = await screen.form.bounding_box()
    assert box is not None and box["x"] >= 0 and box["width"] <= 360
    await expect(screen.form.get_by_role("button", name=re.compile("Submit"))).to_be_in_viewport()
