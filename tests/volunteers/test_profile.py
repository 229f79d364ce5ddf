"""What volunteers say about themselves, and their breaks, through the real bot on the local Discord."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from cogs.volunteers import service
from cogs.volunteers.models import INDEFINITELY, Limits
from rehearsal.people.errors import NotPossible
from tests.stage import NOW, Stage
from tests.volunteers.acting import rows


async def limits(stage: Stage) -> Limits:
    settings = await stage.bot.settings_of(stage.guild_id)
    async with stage.db.read() as tx:
        return await service.limits_of(tx, stage.guild_id, stage.priya.id, settings)


async def profile(stage: Stage, **options: Any) -> str:
    reply = await stage.priya.command("volunteer profile", **options)
    assert reply.ephemeral
    return reply.text


async def test_the_profile_begins_with_what_the_group_has_as_usual(stage: Stage) -> None:
    said = await profile(stage)
    assert "Fields: any" in said and "Languages: English" in said and "Saved" not in said
    assert "Interviews a week: 2 (the group's)" in said and "Notice before a booking: 12 h (the group's)" in said
    assert await limits(stage) == Limits(2, timedelta(hours=12), timedelta(minutes=15), None)


async def test_naming_adds_and_naming_again_takes_away(stage: Stage) -> None:
    await profile(stage, field="data", kind="case", level="senior", language="german")
    said = await profile(stage, field="Software", language="Français")
    assert "Fields: Data, Software" in said and "Kinds: case" in said and "Levels: senior" in said
    assert "Languages: English, German, French" in said and said.startswith("**Saved.**")

    said = await profile(stage, field="Data", kind="case", level="senior", language="English")
    assert "Fields: Software" in said and "Kinds: any" in said and "Levels: any" in said
    assert "Languages: German, French" in said


async def test_limits_are_ones_own_until_the_same_number_comes_again(stage: Stage) -> None:
    said = await profile(stage, weekly_limit=5, notice_hours=0, buffer_minutes=0)
    assert "Interviews a week: 5\n" in said and "Notice before a booking: 0 h\n" in said
    assert await limits(stage) == Limits(5, timedelta(0), timedelta(0), None)

    await profile(stage, weekly_limit=5, notice_hours=0, buffer_minutes=0)
    await stage.set("weekly_limit", 3)
    assert await limits(stage) == Limits(3, timedelta(hours=12), timedelta(minutes=15), None)


async def test_the_employer_is_private_and_goes_when_named_again(stage: Stage) -> None:
    said = await profile(stage, employer="  Clinic   North ")
    assert "Clinic North" in said and "shown to nobody" in said
    panel = await stage.morgan.command("moderator volunteers")
    page = await panel.select("Choose a volunteer", ["Priya Nair"])
    assert "Clinic North" not in page.text
    assert "not named" in await profile(stage, employer="clinic north")


@pytest.mark.parametrize(
    ("options", "said"),
    [({"field": "Alchemy"}, "no field called"), ({"language": "Klingon"}, "Klingon")],
)
async def test_what_there_is_not_is_refused_and_changes_nothing(
    stage: Stage, options: dict[str, str], said: str
) -> None:
    assert said in await profile(stage, weekly_limit=5, **options)
    assert (await limits(stage)).weekly_limit == 2


async def test_numbers_out_of_range_cannot_be_sent(stage: Stage) -> None:
    for options in ({"weekly_limit": 21}, {"notice_hours": 169}, {"buffer_minutes": 121}):
        with pytest.raises(NotPossible):
            await profile(stage, **options)


async def test_autocomplete_marks_what_naming_would_take_away(stage: Stage) -> None:
    await profile(stage, field="Data", language="French")
    fields = await stage.priya.autocomplete("volunteer profile", "field", "dat")
    assert [(one["name"], one["value"]) for one in fields] == [("Data · takes it away", "Data")]
    languages = await stage.priya.autocomplete("volunteer profile", "language", "fr")
    assert languages[0] == {"name": "French (Français) · takes it away", "value": "French"}
    assert len(await stage.priya.autocomplete("volunteer profile", "language", "")) == 25


async def test_a_profile_holds_in_its_own_group_only(stage: Stage) -> None:
    await profile(stage, weekly_limit=7)
    settings = await stage.bot.settings_of(stage.other_guild_id)
    async with stage.db.read() as tx:
        elsewhere = await service.limits_of(tx, stage.other_guild_id, stage.priya.id, settings)
    assert elsewhere.weekly_limit == 2


async def test_members_have_no_profile_as_volunteers(stage: Stage) -> None:
    assert "for volunteers" in (await stage.ana.command("volunteer profile")).text
    assert await rows(stage, "SELECT * FROM volunteer") == []


# Breaks


async def test_a_pause_until_a_day_lasts_to_its_end_in_the_volunteers_zone(stage: Stage) -> None:
    await stage.priya.command("me timezone", zone="Asia/Kolkata")
    [choice, *_] = await stage.priya.autocomplete("volunteer pause", "until", "2026-12-20")
    reply = await stage.priya.command("volunteer pause", until=choice["value"])

    end = datetime(2026, 12, 20, 18, 29, tzinfo=UTC)
    assert f"Paused until <t:{int(end.timestamp())}:F>" in reply.text and "ends it earlier" in reply.text
    assert (await limits(stage)).paused_until == end
    assert "Paused until" in await profile(stage)

    await stage.pass_time(days=27)
    assert not (await limits(stage)).is_paused(stage.clock.now())
    assert "Members can book" in await profile(stage)


async def test_without_a_time_pausing_toggles_and_says_how_it_ends(stage: Stage) -> None:
    reply = await stage.priya.command("volunteer pause")
    assert "use `/volunteer pause` again" in reply.text and reply.buttons == ["End pause"]
    assert (await limits(stage)).paused_until == INDEFINITELY
    assert "Paused until you end it" in (await stage.priya.command("me show")).text

    reply = await stage.priya.command("volunteer pause")
    assert "pause is over" in reply.text and (await limits(stage)).paused_until is None


async def test_buttons_pause_and_end_the_pause_and_clicking_twice_does_no_harm(stage: Stage) -> None:
    panel = await stage.priya.command("volunteer profile")
    paused = await panel.click("Pause")
    assert "Paused" in paused.text
    ended = await paused.click("End pause")
    assert "pause is over" in ended.text
    again = await ended.click("Pause")
    await stage.priya.command("volunteer pause", until="in 3 days")
    assert (await again.click("End pause")).text == ended.text
    assert (await limits(stage)).paused_until is None


@pytest.mark.parametrize("until", ["yesterday", "gibberish", "3/12/2026"])
async def test_a_time_that_is_not_sure_is_refused(stage: Stage, until: str) -> None:
    reply = await stage.priya.command("volunteer pause", until=until)
    assert "Paused" not in reply.text and not (await limits(stage)).is_paused(NOW)


async def test_me_data_holds_the_profile_and_forgetting_deletes_it(stage: Stage) -> None:
    await profile(stage, field="Data", employer="Clinic North", weekly_limit=4)
    async with stage.db.read() as tx:
        held = await service.export_member(tx, stage.guild_id, stage.priya.id)
    assert "Clinic North" in str(held) and "'weekly_limit': 4" in str(held)

    await (await stage.priya.command("me forget")).click("Delete everything")
    assert await rows(stage, "SELECT * FROM volunteer") == [] and (await limits(stage)).weekly_limit == 2


async def test_me_data_says_a_pause_without_an_end_also_in_the_east(stage: Stage) -> None:
    await stage.priya.command("me timezone", zone="Tokyo")
    await stage.priya.command("volunteer pause")
    reply = await stage.priya.command("me data")
    assert reply.message is not None
    stored = stage.world.files.read(stage.priya.channel_id, int(reply.message["attachments"][0]["id"]))
    assert stored is not None and b'"paused_until": "I end it"' in stored.data
