"""Who is who: from roles and Manage Server, as the group set it."""

from dataclasses import replace

import pytest

from core.actor import Actor, Who, recognise
from core.settings import DEFAULTS

MEMBER, VOLUNTEER, MODERATOR, OTHER = 1, 2, 3, 4
ROLES_SET = replace(DEFAULTS, member_role=MEMBER, volunteer_role=VOLUNTEER, moderator_role=MODERATOR)


def someone(*roles: int, manages: bool = False, everyone_is_member: bool = False) -> Actor:
    settings = replace(ROLES_SET, member_role=None) if everyone_is_member else ROLES_SET
    return recognise(1, 2, "Ana", frozenset(roles), manages, settings)


@pytest.mark.parametrize(
    ("actor", "kinds"),
    [
        (someone(), {Who.EVERYONE}),
        (someone(OTHER), {Who.EVERYONE}),
        (someone(everyone_is_member=True), {Who.EVERYONE, Who.MEMBER}),
        (someone(MEMBER), {Who.EVERYONE, Who.MEMBER}),
        (someone(VOLUNTEER), {Who.EVERYONE, Who.MEMBER, Who.VOLUNTEER}),
        (someone(MODERATOR), {Who.EVERYONE, Who.MEMBER, Who.MODERATOR}),
        (someone(manages=True), {Who.EVERYONE, Who.MEMBER, Who.MODERATOR}),
        (someone(VOLUNTEER, MODERATOR), set(Who)),
    ],
)
def test_roles_and_manage_server_say_who_somebody_is(actor: Actor, kinds: set[Who]) -> None:
    assert {who for who in Who if actor.is_a(who)} == kinds


def test_where_no_role_is_set_nobody_volunteers_and_only_manage_server_moderates() -> None:
    actor = recognise(1, 2, "Ana", frozenset({OTHER}), False, DEFAULTS)
    assert (actor.is_member, actor.is_volunteer, actor.is_moderator) == (True, False, False)
