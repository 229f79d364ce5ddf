"""How long an interview keeps people, by the group's agenda."""

from datetime import timedelta

import pytest

from core.agendas import agenda_within, agendas, names_for_groups, occupied, offered

LONGEST_SLOT = 240


@pytest.mark.parametrize(
    ("name", "minutes", "watched", "private"),
    [
        ("Standard 75", 20, 65, 35),
        ("Standard 75", 30, 75, 45),
        ("Standard 75", 60, 105, 75),
        ("Short 45", 20, 45, 35),
        ("Short 45", 30, 55, 45),
        ("Deep 90", 30, 90, 45),
        ("Deep 90", 60, 120, 75),
        ("Peer triad 60", 30, 60, 45),
        ("Peer triad 60", 60, 60, 75),
        ("one that was taken out", 30, 75, 45),
    ],
)
def test_an_interview_occupies_its_agenda_and_an_offer_the_longer_one(
    name: str, minutes: int, watched: int, private: int
) -> None:
    assert occupied(name, minutes, is_watched=True) == timedelta(minutes=watched)
    assert occupied(name, minutes, is_watched=False) == timedelta(minutes=private)
    assert offered(name, minutes) == timedelta(minutes=max(watched, private))


@pytest.mark.parametrize(
    ("name", "room", "is_watched", "runs"),
    [
        ("Standard 75", 75, True, "Standard 75"),
        ("Deep 90", 90, True, "Deep 90"),
        ("Deep 90", 75, True, "Standard 75"),
        ("Deep 90", 60, True, "Short 45"),
        ("Deep 90", 55, True, "Short 45"),
        ("Deep 90", 45, True, "Private"),
        ("Short 45", 75, True, "Short 45"),
        ("Deep 90", 45, False, "Private"),
    ],
)
def test_what_was_agreed_is_never_run_over(name: str, room: int, is_watched: bool, runs: str) -> None:
    assert agenda_within(name, 30, timedelta(minutes=room), is_watched=is_watched).name == runs


def test_no_agenda_is_longer_than_a_slot_may_be() -> None:
    assert set(names_for_groups()) == set(agendas()) - {"Private"}
    assert all(one.total(60) <= LONGEST_SLOT for one in agendas().values())
