"""Discord's reasons in plain words."""

import aiohttp
import pytest

from cogs.moderation.models import Trouble
from cogs.moderation.trouble_texts import REASONS, body, closed, reason_of, title, what_to_do, why


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        ("Forbidden: 403 Forbidden (error code: 50013): Missing Permissions", "50013"),
        ("Forbidden: 403 Forbidden (error code: 0): no", "forbidden"),
        ("NotFound: 404 Not Found (error code: 10003): Unknown Channel", "10003"),
        ("HTTPException: 400 Bad Request (error code: 50035): Invalid Form Body", "refused"),
        ("HTTPException: 400 Bad Request (error code: 160006): Too many threads", "160006"),
        ("DiscordServerError: 503 Service Unavailable (error code: 0): upstream", "unwell"),
        ("RateLimited: Too many requests. Retry in 99.00 seconds.", "unwell"),
        ("TimeoutError: ", "unwell"),
        (f"{aiohttp.ServerDisconnectedError.__name__}: Server disconnected", "unwell"),
        ("ClientConnectorError: Cannot connect to host", "unwell"),
        ("LeftServer: user 5 has left", "10007"),
        ("KeyError: 'x'", "fault"),
        ("", "fault"),
    ],
)
def test_an_error_is_mapped_to_why_and_what_to_do(error: str, reason: str) -> None:
    assert reason_of(error) == reason
    assert all(REASONS[reason])


def test_a_refusal_is_its_own_reason() -> None:
    reason = reason_of("Refusal: The channel is gone: choose another.")
    assert why(reason) == "The channel is gone: choose another."
    assert what_to_do(reason)


def test_a_card_names_what_why_and_what_to_do_and_stays_short_with_many_jobs() -> None:
    trouble = Trouble(1, 100, "tips:post", "50013", "", "open", None, None, None, 5000, tuple(range(5000)))

    shown = title(trouble) + body(trouble, "post a tip")

    assert "5000 times" in shown
    assert "post a tip" in shown
    assert "lack a permission" in shown
    assert "**Check**" in shown
    assert len(shown) < 1000


@pytest.mark.parametrize(("state", "word"), [("done", "Done"), ("retried", "Trying again"), ("open", "Settled")])
def test_a_closed_card_says_how_it_ended(state: str, word: str) -> None:
    trouble = Trouble(1, 100, "tips:post", "50013", "", state, 7 if state != "open" else None, 5, 6, 0, ())
    assert word in closed(trouble, "post a tip")
