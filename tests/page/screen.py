"""The page as a person uses it: by what it says and by its keys."""

import re
from typing import TYPE_CHECKING

from playwright.async_api import Locator, Page, expect

if TYPE_CHECKING:
    from tests.page.conftest import House

expect.set_options(timeout=5000)


class Screen:
    def __init__(self, page: Page, house: "House") -> None:
        self.page = page
        self._house = house

    async def open_as(self, name: str, channel_id: int | None = None) -> None:
        """Open the page as this person of the demo group, in #general unless told otherwise."""
        where = channel_id or self._house.general
        address = f"{self._house.server.base_url}/?as={self._house.id_of(name)}&channel={where}"
        await self.page.goto(address)
        await self.page.locator("body.ready").wait_for()
        await expect(self.log).to_have_attribute("aria-busy", "false")

    @property
    def composer(self) -> Locator:
        return self.page.get_by_test_id("composer")

    @property
    def log(self) -> Locator:
        return self.page.get_by_role("log", name="Messages")

    @property
    def messages(self) -> Locator:
        return self.page.get_by_test_id("message")

    @property
    def form(self) -> Locator:
        return self.page.get_by_test_id("form")

    @property
    def command(self) -> Locator:
        """The command being filled in."""
        return self.page.get_by_test_id("command-form")

    def option(self, name: str) -> Locator:
        return self.command.locator(f"input[data-option={name}]")

    def message(self, text: str | re.Pattern[str]) -> Locator:
        return self.messages.filter(has_text=text)

    def channel(self, name: str) -> Locator:
        """Its entry in the list on the left."""
        channels = self.page.get_by_role("navigation", name="Channels")
        return channels.get_by_role("button", name=re.compile(rf"\b{re.escape(name)}\b"))

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.page.keyboard.press(key)

    async def type(self, text: str) -> None:
        await self.page.keyboard.type(text)

    async def begin(self, command: str) -> None:
        """Choose a slash command in the composer, as by typing its name and Enter."""
        await self.composer.fill(f"/{command}")
        await self.composer.press("Enter")
        await expect(self.command).to_be_visible()

    async def run(self, command: str) -> None:
        """A command that needs no options."""
        await self.begin(command)
        await self.press("Enter")

    async def be(self, name: str) -> None:
        """Switch to another person by the switcher."""
        await self.page.get_by_test_id("person-switch").click()
        await self.page.get_by_role("menuitemradio", name=re.compile(rf"\b{name}\b")).click()
        await expect(self.page.get_by_test_id("person-switch")).to_contain_text(name)
        await expect(self.log).to_have_attribute("aria-busy", "false")
