"""Whatever is handed in for a zone, the person gets an answer and the bot has no defect."""

import pytest

from tests.odd_texts import odd_texts
from tests.stage import Stage

ANSWERS = ("Your time zone in this server is now", "I know no")


@pytest.mark.parametrize("count", [pytest.param(150, id="some"), pytest.param(5000, id="many", marks=pytest.mark.soak)])
async def test_odd_zones_are_answered(stage: Stage, count: int, caplog: pytest.LogCaptureFixture) -> None:
    for typed in odd_texts(count):
        reply = await stage.ana.command("me timezone", zone=typed)
        assert reply.text.startswith(ANSWERS), f"{typed!r}: {reply}"
        suggestions = await stage.ana.autocomplete("me timezone", "zone", typed)
        assert len(suggestions) <= 25
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []
