"""Cards, panels, forms and their ids, as plain values: what Discord would refuse never leaves here."""

from itertools import pairwise
from types import ModuleType
from typing import Any

import discord
import pytest
from discord import ui
from hypothesis import given
from hypothesis import strategies as st

from core.actor import Who
from core.ui import (
    Mark,
    Tone,
    button,
    card,
    custom_id,
    form,
    mark_number,
    marked_functions,
    on_click,
    on_job,
    on_submit,
    panel,
    rows_of,
    select,
    text_field,
)

OPTIONS = [discord.SelectOption(label="One"), discord.SelectOption(label="Two")]


def a_button(number: int = 1) -> ui.Button[Any]:
    return button("Press", "probe:press", number)


def a_select(number: int = 1) -> ui.Select[Any]:
    return select("Choose", OPTIONS, "probe:choose", number)


@given(st.lists(st.sampled_from([a_button, a_select]), max_size=25))
def test_controls_keep_their_order_and_no_row_holds_more_than_discord_allows(kinds: list[Any]) -> None:
    controls = [kind(number) for number, kind in enumerate(kinds)]
    rows = rows_of(controls)

    assert [child for row in rows for child in row.children] == controls
    for row in rows:
        selects = [child for child in row.children if isinstance(child, ui.Select)]
        assert len(row.children) == 1 if selects else len(row.children) <= 5
    only_buttons = [all(isinstance(child, ui.Button) for child in row.children) for row in rows]
    for (row, next_row), (first, second) in zip(pairwise(rows), pairwise(only_buttons), strict=True):
        assert not (first and second and len(row.children) < 5), (row, next_row)


def test_a_custom_id_is_the_action_and_what_it_is_about() -> None:
    assert custom_id("slots:book", 42, "x") == "slots:book:42:x"


def test_a_custom_id_of_a_hundred_characters_is_the_longest() -> None:
    assert len(custom_id("probe:press", "x" * 88)) == 100
    with pytest.raises(ValueError, match="over 100"):
        custom_id("probe:press", "x" * 89)


async def test_views_and_forms_are_sealed_before_they_are_sent() -> None:
    """So discord.py keeps none of them; see test_interactions for the same with a real bot."""
    for sealed in (
        card("Hello", tone=Tone.OPEN, controls=[a_button()]),
        panel("Hello", controls=[a_select()]),
        form("Say something", [text_field("said", "What?")], "probe:say"),
    ):
        assert sealed.is_finished()


async def test_a_card_carries_its_mark_where_nobody_sees_it() -> None:
    view = card("Hi", tone=Tone.OPEN, ref="r-1")
    assert [item.content for item in view.walk_children() if hasattr(item, "content")] == ["Hi"]
    assert view.children[0].id == mark_number("r-1") != mark_number("r-2")


@pytest.mark.parametrize("ref", ["", "live 1.0", "reminder 12.3.1440", "🙂" * 50])
def test_a_mark_is_an_id_that_discord_gives_to_no_component_by_itself(ref: str) -> None:
    assert 2**30 <= mark_number(ref) < 2**31


async def test_a_forms_answer_has_the_name_of_its_field() -> None:
    (label,) = form("Say", [text_field("said", "What?", value="x" * 20, most=10)], "probe:say", 7).to_components()
    assert label["component"]["custom_id"] == "said"
    assert label["component"]["value"] == "x" * 10


def test_marks_are_found_with_their_kind_and_who() -> None:
    @on_click("probe:press", Who.MODERATOR)
    async def press() -> None: ...

    @on_submit("probe:say")
    async def say() -> None: ...

    @on_job("probe:do")
    async def do() -> None: ...

    async def not_marked() -> None: ...

    module = ModuleType("probe")
    vars(module).update(press=press, say=say, do=do, not_marked=not_marked, number=3)

    assert marked_functions(module) == [
        (Mark("click", "probe:press", Who.MODERATOR), press),
        (Mark("submit", "probe:say", Who.MEMBER), say),
        (Mark("job", "probe:do", Who.EVERYONE), do),
    ]
