"""Profile, availability, needs and blocks, as people use them on Discord."""

import asyncio
import json
from typing import Any

from rehearsal.people import Person
from tests.stage import Stage


async def file_of(stage: Stage, person: Person) -> dict[str, Any]:
    reply = await person.command("me data")
    assert reply.message is not None
    stored = stage.world.files.read(person.channel_id, int(reply.message["attachments"][0]["id"]))
    assert stored is not None
    return dict(json.loads(stored.data))


# Profile.


async def test_a_profile_grows_value_by_value_and_naming_one_again_takes_it_out(stage: Stage) -> None:
    first = await stage.ana.command("me profile", field="data", level="mid", language="Deutsch")
    assert first.ephemeral
    assert "Added the field **Data**" in first.text and "level is now **mid**" in first.text
    assert "**Languages:** English, German" in first.text
    again = await stage.ana.command("me profile", field="Data", level="senior")
    assert "Took out the field **Data**" in again.text and "**Level:** senior" in again.text
    shown = await stage.ana.command("me profile")
    assert "**Fields:** not said" in shown.text and "**Languages:** English, German" in shown.text


async def test_suggestions_are_the_groups_fields_and_languages_with_english_first(stage: Stage) -> None:
    await stage.set("fields", ("Data", "Nursing"))
    assert [one["value"] for one in await stage.ana.autocomplete("me profile", "field", "nur")] == ["Nursing"]
    languages = await stage.ana.autocomplete("me profile", "language", "")
    assert languages[0]["value"] == "English" and len(languages) == 25
    chosen = (await stage.ana.autocomplete("me profile", "language", "espa"))[0]["value"]
    assert "Spanish" in (await stage.ana.command("me profile", language=chosen)).text
    [again] = await stage.ana.autocomplete("me profile", "language", "espa")
    assert again == {"name": "Spanish (Español) · takes it out", "value": "Spanish"}


async def test_what_is_no_field_or_language_is_refused_and_nothing_of_it_is_kept(stage: Stage) -> None:
    refused = await stage.ana.command("me profile", field="Data", language="Klingon")
    assert "no language called “Klingon”" in refused.text
    assert "not a field of this group" in (await stage.ana.command("me profile", field="Alchemy")).text
    assert "**Fields:** not said" in (await stage.ana.command("me profile")).text


async def test_a_group_with_many_long_fields_gets_an_answer_too(stage: Stage) -> None:
    await stage.set("fields", tuple(f"{'*' * 90}{number}" for number in range(25)))
    refused = await stage.ana.command("me profile", field="Alchemy")
    assert not refused.failed and "more" in refused.text


async def test_a_field_that_the_group_gave_up_can_still_be_taken_out(stage: Stage) -> None:
    await stage.ana.command("me profile", field="Data")
    await stage.set("fields", ("Nursing",))
    assert [one["value"] for one in await stage.ana.autocomplete("me profile", "field", "")] == ["Nursing", "Data"]
    assert "Took out" in (await stage.ana.command("me profile", field="data")).text


# Availability.


async def test_availability_is_said_back_in_ones_own_zone_and_the_form_remembers_it(stage: Stage) -> None:
    await stage.ana.command("me timezone", zone="Lisbon")
    form = await stage.ana.command("me availability")
    saved = await form.submit(
        {"weekday": ["evening"], "sunday": ["morning"], "windows": "Tue 18:00-20:00; Sat 9am-noon"}
    )
    assert saved.ephemeral
    assert "Europe/Lisbon" in saved.text and "Weekdays: evening" in saved.text
    assert "Tue 6pm-8pm; Sat 9am-noon" in saved.text.replace(", Sat", "; Sat")
    again = await stage.ana.command("me availability")
    unchanged = await again.submit({})
    assert unchanged.text == saved.text


async def test_who_has_no_zone_is_told_whose_counts(stage: Stage) -> None:
    form = await stage.ana.command("me availability")
    saved = await form.submit({"saturday": ["morning"]})
    assert "UTC" in saved.text and "/me timezone" in saved.text
    assert "The next of these begins <t:1795852800:F>" in saved.text


async def test_unclear_times_are_refused_with_the_text_given_back_and_the_ticks_kept(stage: Stage) -> None:
    form = await stage.ana.command("me availability")
    await form.submit({"windows": "Tue 18:00-20:00"})
    refused = await (await stage.ana.command("me availability")).submit(
        {"saturday": ["afternoon"], "windows": "Wed 6-8; Thu 18:00-20:00; someday"}
    )
    assert "6am-8am or 6pm-8pm" in refused.text and "cannot read “someday”" in refused.text
    assert "Wed 6-8; Thu 18:00-20:00; someday" in refused.text
    shown = (await stage.ana.command("me show")).text
    assert "Saturdays: afternoon" in shown and "Tue 6pm-8pm" in shown and "Thu" not in shown


async def test_a_form_full_of_nonsense_is_answered_and_given_back(stage: Stage) -> None:
    typed = ";".join(f"@everyone `{number}` <@1> ## [x](y)" for number in range(30))[:1000]
    refused = await (await stage.ana.command("me availability")).submit({"windows": typed})
    assert not refused.failed and "more like these" in refused.text
    assert refused.message is not None
    [file] = refused.message["attachments"]
    stored = stage.world.files.read(stage.ana.channel_id, int(file["id"]))
    assert stored is not None and stored.data.decode() == typed


async def test_too_many_windows_are_refused(stage: Stage) -> None:
    typed = "; ".join(f"every day {hour}:00-{hour}:30" for hour in range(13, 18))
    refused = await (await stage.ana.command("me availability")).submit({"windows": typed})
    assert "more than 30" in refused.text and typed in refused.text


async def test_an_emptied_form_empties_the_availability(stage: Stage) -> None:
    await (await stage.ana.command("me availability")).submit({"weekday": ["morning"], "windows": "Tue 18-20"})
    emptied = await (await stage.ana.command("me availability")).submit({"weekday": [], "windows": ""})
    assert "named no times" in emptied.text
    assert "Availability" not in (await stage.ana.command("me show")).text.replace("/me availability", "")


# Needs.


async def test_needs_are_ticked_and_put_in_ones_own_words(stage: Stage) -> None:
    form = await stage.ana.command("me needs")
    saved = await form.submit({"needs": ["captions", "more_time"], "other": "One question\nat a time"})
    assert saved.ephemeral and "captions, more time; One question at a time" in saved.text
    assert "💡" not in saved.text
    unchanged = await (await stage.ana.command("me needs")).submit({})
    assert unchanged.text == saved.text


async def test_a_diagnosis_is_never_asked_for_and_kindly_warned_about(stage: Stage) -> None:
    form = await stage.ana.command("me needs")
    assert "no health details" in json.dumps(form.modal)
    saved = await form.submit({"other": "I have ADHD, please repeat questions"})
    assert "Saved" in saved.text and "You wrote “ADHD”" in saved.text


# Blocks.


async def test_a_block_is_made_shown_to_its_maker_alone_and_taken_back(stage: Stage) -> None:
    made = await stage.ana.command("me block", person=stage.priya.id, employer="ACME, Inc.")
    assert made.ephemeral and f"<@{stage.priya.id}>" in made.text and "ACME, Inc." in made.text
    for command in ("me block", "me unblock", "me show"):
        shown = await stage.ana.command(command)
        assert shown.ephemeral and f"<@{stage.priya.id}>" in shown.text and "ACME, Inc." in shown.text
        assert str(stage.ana.id) not in (await stage.priya.command(command)).text
    assert [one["value"] for one in await stage.ana.autocomplete("me unblock", "employer", "ac")] == ["ACME, Inc."]
    back = await stage.ana.command("me unblock", person=stage.priya.id, employer="acme")
    assert "no longer block" in back.text
    assert "Nobody so far" in (await stage.ana.command("me block")).text


async def test_nobody_is_pinged_or_written_to_about_a_block(stage: Stage) -> None:
    before = len(stage.requests("POST", "/messages"))
    await stage.ana.command("me block", person=stage.priya.id)
    await stage.settle()
    assert len(stage.requests("POST", "/messages")) == before
    assert stage.priya.dms() == []


async def test_oneself_and_bots_cannot_be_blocked(stage: Stage) -> None:
    assert "That is you" in (await stage.ana.command("me block", person=stage.ana.id)).text
    assert "That is a bot" in (await stage.ana.command("me block", person=stage.demo.application_id)).text
    assert "cannot read" in (await stage.ana.command("me block", employer="!!!")).text
    assert "do not block" in (await stage.ana.command("me unblock", person=stage.tom.id)).text
    assert "Nobody so far" in (await stage.ana.command("me block")).text


# Everything about me.


async def fill_in(person: Person, blocked: Person) -> None:
    await person.command("me profile", field="Data", level="mid", language="Spanish")
    await (await person.command("me availability")).submit({"weekday": ["evening"], "windows": "Sat 9am-noon"})
    await (await person.command("me needs")).submit({"needs": ["breaks"], "other": "Slowly, please"})
    await person.command("me block", person=blocked.id, employer="Acme")


async def test_the_panel_leads_to_each_and_the_file_holds_them(stage: Stage) -> None:
    await fill_in(stage.ana, stage.priya)
    panel = await stage.ana.command("me show")
    for word in ("Data", "Spanish", "Weekdays: evening", "Sat 9am-noon", "Slowly, please", "Acme"):
        assert word in panel.text
    assert "Your profile" in (await panel.click("My profile")).text
    assert "never meet" in (await panel.click("My blocks")).text
    assert (await panel.click("My availability")).modal and (await panel.click("My needs")).modal
    assert (await file_of(stage, stage.ana))["profiles"] == {
        "fields": ["Data"],
        "level": "mid",
        "languages": ["English", "Spanish"],
        "available_weekly": ["weekday evening"],
        "available_exactly": "Sat 9am-noon",
        "needs": ["breaks"],
        "other_needs": "Slowly, please",
        "people_you_block": [
            {
                "id": str(stage.priya.id),
                "since": "2026-11-24T12:00:00Z",
                "since (your time)": "Tue 24 Nov 2026, 12:00 PM UTC",
            }
        ],
        "employers_you_block": [
            {"name": "Acme", "since": "2026-11-24T12:00:00Z", "since (your time)": "Tue 24 Nov 2026, 12:00 PM UTC"}
        ],
    }


async def test_whoever_is_blocked_is_not_told_by_their_file_nor_by_being_forgotten(stage: Stage) -> None:
    await stage.ana.command("me block", person=stage.priya.id)
    assert "profiles" not in await file_of(stage, stage.priya)
    assert "keep nothing about you" in (await stage.priya.command("me forget")).text


async def test_forgetting_deletes_all_of_it(stage: Stage) -> None:
    await fill_in(stage.ana, stage.priya)
    question = await stage.ana.command("me forget")
    assert "profile, availability, needs and blocks" in question.text
    await question.click("Delete everything")
    assert "profiles" not in await file_of(stage, stage.ana)
    form = await stage.ana.command("me availability")
    assert '"default": true' not in json.dumps(form.modal) and '"value": "Sat' not in json.dumps(form.modal)


async def test_everything_stays_after_a_restart_and_an_open_form_still_works(stage: Stage) -> None:
    form = await stage.ana.command("me needs")
    await fill_in(stage.ana, stage.priya)
    await stage.restart_bot()
    assert "more time" in (await form.submit({"needs": ["more_time"]})).text
    assert "Acme" in (await stage.ana.command("me block")).text


async def test_a_group_that_set_nothing_up_is_forgotten_too_when_the_bot_was_removed_while_it_was_down(
    stage: Stage,
) -> None:
    there = stage.outsider
    await there.command("me profile", field="Data")
    await there.command("me block", person=stage.priya.id)
    await stage.stop_bot()
    stage.world.members.remove(stage.other_guild_id, stage.demo.application_id)
    third = stage.world.guilds.create("Third Club", stage.morgan.id)
    stage.world.members.add(third.id, stage.demo.application_id)
    await stage.start_bot()
    await until_departures(stage)
    await stage.pass_time(days=31)
    async with stage.db.read() as tx:
        left = [await tx.all(f"SELECT * FROM {table}") for table in ("profile_entry", "person_block", "member")]
    assert left == [[], [], []]


async def until_departures(stage: Stage) -> None:
    async with asyncio.timeout(10):
        while True:
            async with stage.db.read() as tx:
                if await tx.all("SELECT 1 FROM departed_group"):
                    return
            await asyncio.sleep(0.001)
