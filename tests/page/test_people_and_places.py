"""Being anybody: the switcher, channels, threads, unread marks, members, events, and where one may not go."""

import re
from datetime import timedelta

import pytest
from playwright.async_api import expect

from tests.page.conftest import House
from tests.page.screen import Screen

pytestmark = [pytest.mark.page, pytest.mark.asyncio(loop_scope="session")]


async def test_the_page_begins_as_a_member_and_says_who_one_is(screen: Screen, house: House) -> None:
    await screen.page.goto(house.server.base_url)
    switch = screen.page.get_by_role("button", name=re.compile("^You are: Ana Souza - member, Sao Paulo"))
    await expect(switch).to_be_visible()
    await expect(screen.page.get_by_test_id("channel-title")).to_have_text("general")


async def test_the_keyboard_alone_makes_one_somebody_else(screen: Screen) -> None:
    await screen.open_as("ana")
    await screen.press("Alt+p")
    await expect(screen.page.get_by_role("menuitemradio", name=re.compile("^Ana"))).to_be_focused()
    await screen.type("P")
    await expect(screen.page.get_by_role("menuitemradio", name="Priya")).to_be_focused()
    await screen.press("Enter")
    await expect(screen.page.get_by_test_id("person-switch")).to_contain_text("volunteer, Kolkata")
    await expect(screen.page).to_have_url(re.compile(r"as=\d+"))


async def test_what_others_get_meanwhile_is_counted_at_the_switcher(screen: Screen, house: House) -> None:
    await screen.open_as("ana")
    tom = house.id_of("tom")
    house.say("bot", f"<@{tom}>: please look", mentions=[house.world.users.get(tom)])
    await expect(screen.page.get_by_test_id("person-switch")).to_contain_text("1")
    await screen.page.get_by_test_id("person-switch").click()
    await expect(screen.page.get_by_role("menuitemradio", name="Tom")).to_contain_text("1")
    await screen.press("Escape")
    await screen.be("Tom")
    await expect(screen.message("please look")).to_have_class(re.compile("mentions-me"))


async def test_a_private_thread_is_listed_for_its_people_only(screen: Screen, house: House) -> None:
    thread = house.thread("Interview of Ana", "ana", "priya")
    house.say("bot", "Between us", thread)
    await screen.open_as("ana")
    await screen.channel("Interview of Ana").click()
    await expect(screen.message("Between us")).to_be_visible()
    members = screen.page.get_by_role("complementary", name="Members")
    await expect(members.get_by_test_id("member")).to_have_count(3)
    await screen.be("Ben")
    await expect(screen.channel("Interview of Ana")).to_have_count(0)
    await expect(screen.page.get_by_test_id("channel-title")).to_have_text("general")


async def test_a_thread_appears_at_once_for_who_is_added_to_it(screen: Screen, house: House) -> None:
    await screen.open_as("ben")
    thread = house.thread("Just now")
    await expect(screen.channel("Just now")).to_have_count(0)
    house.world.threads.add_member(thread, house.id_of("ben"))
    await expect(screen.channel("Just now")).to_be_visible()
    house.world.threads.remove_member(thread, house.id_of("ben"))
    await expect(screen.channel("Just now")).to_have_count(0)


async def test_unread_channels_and_mentions_are_marked_until_they_are_read(screen: Screen, house: House) -> None:
    other = int(house.world.channels.create(house.demo.guild_id, "side-room")["id"])
    await screen.open_as("ana")
    ana = house.world.users.get(house.id_of("ana"))
    house.say("ben", "hello all", other)
    await expect(screen.channel("side-room")).to_have_accessible_name(re.compile("unread messages"))
    house.say("ben", f"and <@{ana['id']}>", other, mentions=[ana])
    await expect(screen.channel("side-room")).to_have_accessible_name(re.compile("1 mention"))
    await screen.channel("side-room").click()
    await expect(screen.message("hello all")).to_be_visible()
    await expect(screen.channel("side-room")).to_have_accessible_name("text channel side-room")
    await screen.page.reload()
    await expect(screen.channel("side-room")).to_have_accessible_name("text channel side-room")


async def test_what_came_while_away_is_below_a_line(screen: Screen, house: House) -> None:
    house.say("ben", "seen before")
    await screen.open_as("ana")
    await screen.be("Chloe")
    house.say("ben", "came later")
    await screen.be("Ana")
    await expect(screen.page.get_by_role("separator", name="New")).to_be_visible()


async def test_members_stand_in_groups_of_their_roles(screen: Screen) -> None:
    await screen.open_as("ana")
    members = screen.page.get_by_role("complementary", name="Members")
    await expect(members.get_by_role("region", name="Volunteer, 3")).to_contain_text("Priya Nair")
    await expect(members.get_by_role("region", name="Moderator, 1")).to_contain_text("Morgan Reyes")


async def test_a_profile_leads_to_direct_messages(screen: Screen, house: House) -> None:
    await screen.open_as("ana")
    await screen.page.get_by_test_id("member").filter(has_text="Tom").click()
    profile = screen.page.get_by_role("dialog", name="Profile of Tom Becker")
    await expect(profile).to_contain_text("Europe/Berlin")
    await profile.get_by_role("button", name="Message").click()
    await expect(screen.page.get_by_test_id("channel-title")).to_have_text("Tom Becker")
    await screen.composer.fill("Hello Tom")
    await screen.press("Enter")
    await expect(screen.message("Hello Tom")).to_be_visible()
    await screen.be("Tom")
    await expect(screen.message("Hello Tom")).to_be_visible()


async def test_a_channel_without_the_right_to_write_says_so(screen: Screen, house: House) -> None:
    await screen.open_as("ana", house.demo.channels["welcome"])
    await expect(screen.composer).to_be_disabled()
    await expect(screen.composer).to_have_attribute("placeholder", re.compile("do not have permission"))


async def test_a_new_channel_appears_and_a_hidden_one_goes(screen: Screen, house: House) -> None:
    await screen.open_as("ana")
    room = int(house.world.channels.create(house.demo.guild_id, "new-room")["id"])
    await screen.channel("new-room").click()
    hide = {"id": str(house.demo.guild_id), "type": 0, "allow": "0", "deny": str(1 << 10)}
    house.world.channels.put_overwrite(room, hide)
    await expect(screen.channel("new-room")).to_have_count(0)
    await expect(screen.page.get_by_test_id("channel-title")).to_have_text("general")


async def test_events_are_listed_with_times_and_interest(screen: Screen, house: House) -> None:
    start = house.server.clock.now() + timedelta(hours=2)
    house.world.events.create(
        house.demo.guild_id,
        house.demo.application_id,
        name="Workshop",
        description="Bring **one** question.",
        scheduled_start_time=start.isoformat(),
        scheduled_end_time=(start + timedelta(hours=1)).isoformat(),
        entity_metadata={"location": "The library"},
    )
    await screen.open_as("ana")
    await screen.page.get_by_test_id("events").click()
    event = screen.page.get_by_role("article", name="Workshop")
    await expect(event).to_contain_text("in 2 hours")
    await expect(event).to_contain_text("The library")
    interested = event.get_by_role("button", name="Interested")
    await interested.click()
    await expect(interested).to_have_attribute("aria-pressed", "true")
    await expect(event).to_contain_text("1 interested")


async def test_one_can_join_and_leave_a_voice_channel(screen: Screen, house: House) -> None:
    await screen.open_as("ana")
    await screen.channel("Lounge").click()
    await screen.page.get_by_role("button", name="Join voice").click()
    channels = screen.page.get_by_role("navigation", name="Channels")
    await expect(channels.get_by_text("Ana Souza")).to_be_visible()
    await screen.page.get_by_role("button", name="Leave", exact=True).click()
    await expect(channels.get_by_text("Ana Souza")).to_have_count(0)


async def test_who_leaves_the_server_sees_nothing_of_it_any_more(screen: Screen) -> None:
    await screen.open_as("ben")
    await screen.page.get_by_role("button", name="Second Act Job Club", exact=True).last.click()
    await screen.page.get_by_role("menuitem", name="Leave server").click()
    await screen.page.get_by_role("dialog").get_by_role("button", name="Leave server").click()
    await expect(screen.page.get_by_role("heading", name="Direct messages")).to_be_visible()
    await expect(screen.messages).to_have_count(0)


async def test_a_form_opens_only_in_the_window_that_asked_for_it(screen: Screen, house: House) -> None:
    await screen.open_as("ana")
    second = Screen(await screen.page.context.new_page(), house)
    await second.open_as("ana")
    await second.run("who")
    await expect(second.form).to_be_visible()
    await expect(screen.form).to_have_count(0)


async def test_ctrl_k_goes_anywhere_and_back_leads_back(screen: Screen) -> None:
    await screen.open_as("ana")
    await screen.press("Control+k")
    await screen.type("welc")
    await screen.press("Enter")
    await expect(screen.page.get_by_test_id("channel-title")).to_have_text("welcome")
    await screen.page.go_back()
    await expect(screen.page.get_by_test_id("channel-title")).to_have_text("general")


async def test_on_a_phone_channels_and_members_are_drawers(screen: Screen) -> None:
    await screen.page.set_viewport_size({"width": 390, "height": 780})
    await screen.open_as("ana")
    await expect(screen.channel("welcome")).not_to_be_visible()
    await screen.page.get_by_role("button", name="Show channels").click()
    await screen.channel("welcome").click()
    await expect(screen.page.get_by_test_id("channel-title")).to_have_text("welcome")
    await expect(screen.channel("welcome")).not_to_be_visible()
    width = await screen.page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390
