"""A volunteer's own buffer, notice and breaks count when they offer times."""

from tests.stage import Stage


async def test_ones_own_buffer_lies_between_offered_times(stage: Stage) -> None:
    await stage.priya.command("volunteer profile", buffer_minutes=60)
    await stage.priya.command("volunteer offer", when="2026-12-01 12:00")

    near = await stage.priya.command("volunteer offer", when="2026-12-01 14:00")
    assert "already offer" in near.text and "a buffer of 60 minutes" in near.text
    assert "Offered" in (await stage.priya.command("volunteer offer", when="2026-12-01 14:15")).text
    await stage.priya.command("volunteer profile", buffer_minutes=0)
    assert "Offered" in (await stage.priya.command("volunteer offer", when="2026-12-01 10:45")).text


async def test_a_repeating_offer_leaves_out_what_ones_own_buffer_forbids(stage: Stage) -> None:
    await stage.priya.command("volunteer profile", buffer_minutes=120)
    await stage.priya.command("volunteer offer", when="2026-12-08 15:00")

    reply = await stage.priya.command("volunteer offer", when="2026-12-01 12:00", repeat="weekly")

    assert reply.text.count("Left out") == 1 and "buffer included" in reply.text


async def test_an_offer_sooner_than_ones_own_notice_says_that_nobody_can_book_it(stage: Stage) -> None:
    await stage.priya.command("volunteer profile", notice_hours=48)
    soon = await stage.priya.command("volunteer offer", when="in 47 hours")
    assert "48 hours' notice" in soon.text

    await stage.grace.command("volunteer profile", notice_hours=0)
    assert "notice" not in (await stage.grace.command("volunteer offer", when="in 1 hour")).text


async def test_whoever_offers_during_a_break_is_reminded_of_it(stage: Stage) -> None:
    await stage.priya.command("volunteer pause")
    reply = await stage.priya.command("volunteer offer", when="in 50 hours")
    assert "Offered" in reply.text and "You are paused" in reply.text
