"""A person's zone and data, as they use them on Discord."""

import json

from tests.stage import Stage


async def test_a_zone_named_by_its_city_is_set_and_said_back_with_the_local_time(stage: Stage) -> None:
    reply = await stage.ana.command("me timezone", zone="Lisbon")
    assert reply.ephemeral
    assert "Europe/Lisbon" in reply.text and "12:00 PM WET" in reply.text
    assert "Agreed bookings never move" in reply.text
    assert "Europe/Lisbon" in (await stage.ana.command("me show")).text


async def test_what_autocomplete_suggests_can_be_handed_in(stage: Stage) -> None:
    suggestions = await stage.ana.autocomplete("me timezone", "zone", "new yo")
    reply = await stage.ana.command("me timezone", zone=suggestions[0]["value"])
    assert "America/New_York" in reply.text and "7:00 AM EST" in reply.text


async def test_a_zone_that_could_be_several_is_chosen_from_a_list(stage: Stage) -> None:
    reply = await stage.ana.command("me timezone", zone="IST")
    chosen = await reply.select("members:pick_zone", "Asia/Kolkata")
    assert "Asia/Kolkata" in chosen.text


async def test_a_zone_nobody_knows_is_refused_with_examples_and_changes_nothing(stage: Stage) -> None:
    reply = await stage.ana.command("me timezone", zone="qqqxyzzy")
    assert reply.ephemeral and "no time zone called" in reply.text and "Lisbon" in reply.text
    assert "not set yet" in (await stage.ana.command("me show")).text


async def test_the_panels_form_changes_the_zone_and_gives_back_what_it_cannot_read(stage: Stage) -> None:
    panel = await stage.ana.command("me show")
    form = await panel.click("Change zone")
    lost = await form.submit({"zone": "qqqxyzzy"})
    assert "qqqxyzzy" in lost.text
    found = await (await panel.click("Change zone")).submit({"zone": "Europe/Madrid"})
    assert "Europe/Madrid" in found.text
    again = await panel.click("Change zone")
    assert again.modal is not None and "Europe/Madrid" in json.dumps(again.modal)


async def test_the_same_person_is_somebody_else_in_another_group(stage: Stage) -> None:
    await stage.ana.command("me timezone", zone="Lisbon")
    stage.world.members.add(stage.other_guild_id, stage.ana.id)
    elsewhere = stage.ana.at(int(stage.world.channels.create(stage.other_guild_id, "lounge")["id"]))
    assert "Lisbon" not in (await elsewhere.command("me show")).text
    await elsewhere.command("me timezone", zone="Tokyo")
    panel = await elsewhere.command("me forget")
    await panel.click("Delete everything")
    assert "Europe/Lisbon" in (await stage.ana.command("me show")).text
    assert "not set yet" in (await elsewhere.command("me show")).text


async def test_a_guest_without_the_member_role_has_their_own_panel_too(stage: Stage) -> None:
    reply = await stage.stranger.command("me timezone", zone="Tokyo")
    assert "Asia/Tokyo" in reply.text
    panel = await stage.stranger.command("me show")
    assert not panel.failed and "My data" in panel.buttons and "My interviews" not in panel.buttons


async def test_a_person_gets_their_data_as_a_file(stage: Stage) -> None:
    await stage.ana.command("me timezone", zone="São Paulo")
    reply = await stage.ana.command("me data")
    assert reply.ephemeral and reply.message is not None
    [file] = reply.message["attachments"]
    assert file["filename"] == "greenroom-my-data-2026-11-24.json"
    stored = stage.server.world.files.read(stage.ana.channel_id, int(file["id"]))
    assert stored is not None
    data = json.loads(stored.data)
    assert data["members"]["time_zone"] == "America/Sao_Paulo"
    assert data["your_id"] == str(stage.ana)


async def test_forgetting_asks_first_and_a_double_click_does_no_harm(stage: Stage) -> None:
    await stage.ana.command("me timezone", zone="Lisbon")
    panel = await stage.ana.command("me forget")
    assert panel.ephemeral and "Lisbon" in (await stage.ana.command("me show")).text
    first = stage.ana.start_click(panel.message, "Delete everything")
    second = stage.ana.start_click(panel.message, "Delete everything")
    outcomes = [await first.settled, await second.settled]
    assert [outcome.kind for outcome in outcomes] == ["update", "update"]
    assert "not set yet" in (await stage.ana.command("me show")).text


async def test_who_decides_to_stay_keeps_everything(stage: Stage) -> None:
    await stage.ana.command("me timezone", zone="Lisbon")
    panel = await stage.ana.command("me forget")
    kept = await panel.click("Keep everything")
    assert "Nothing was deleted" in kept.text and kept.buttons == []
    assert "Lisbon" in (await stage.ana.command("me show")).text
