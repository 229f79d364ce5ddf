"""The picture: what is on it, that it reads on any ground, and that it is light."""

import io
import random

import pytest
from PIL import Image

from cogs.progress import drawing, rules, texts
from cogs.progress.models import Chart, Curve, Spot
from cogs.scores.service import get_rubric

HEAVIEST = 100_000
"""Bytes: a picture that a phone loads at once."""


def chart(*rows: list[Spot], count: int) -> Chart:
    rubric = get_rubric()
    names = [dimension.name for dimension in rubric.dimensions.values()]
    curves = []
    for name, spots in zip(names, rows, strict=False):
        trend = rules.trend(spots)
        curves.append(Curve(name, tuple(spots), trend, rules.direction(trend)))
    return Chart(rubric.levels, tuple(f"{day + 1} Dec" for day in range(count)), tuple(curves), texts.legend())


def busy(count: int, seed: int) -> list[Spot]:
    """Every view, with holes."""
    chance = random.Random(seed)
    return [
        Spot(at, chance.choice([None, 1, 3]), chance.choice([None, 2, 5]), chance.choice([None, 3.4]), 0.6)
        for at in range(count)
    ]


def opened(made: Chart) -> tuple[Image.Image, int]:
    data = drawing.draw(made)
    return Image.open(io.BytesIO(data)), len(data)


def has(picture: Image.Image, colour: str, *, left_of: float = 1.0) -> bool:
    """Whether any dot is about this colour, in this part of the width: the legend stands at the right."""
    wanted = tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
    part = picture.convert("RGBA").convert("RGB").crop((0, 0, int(picture.width * left_of), picture.height))
    found = part.getcolors(part.width * part.height) or []
    return any(
        max(abs(one - other) for one, other in zip(found_colour, wanted, strict=True)) < 12  # type: ignore[arg-type]
        for _, found_colour in found
    )


@pytest.mark.parametrize(("count", "dimensions"), [(1, 1), (2, 5), (3, 6), (30, 11)])
def test_any_number_of_interviews_and_dimensions_makes_a_light_picture(count: int, dimensions: int) -> None:
    picture, size = opened(chart(*[busy(count, seed) for seed in range(dimensions)], count=count))
    assert picture.format == "PNG" and size < HEAVIEST
    assert 1100 < picture.width < 1800 and picture.height < 1400


def test_it_brings_its_own_ground_with_round_corners_so_that_any_theme_can_be_behind_it() -> None:
    picture, _ = opened(chart(busy(4, 1), count=4))
    seen_through = picture.convert("RGBA")
    assert seen_through.getpixel((1, 1))[3] == 0  # type: ignore[index]
    assert seen_through.getpixel((picture.width // 2, 30))[3] > 250  # type: ignore[index]
    assert has(picture, drawing.GROUND)


def contrast(one: str, other: str) -> float:
    """As the Web Content Accessibility Guidelines count it."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colour", ["WORDS", "QUIET", "INTERVIEWER", "ROOM", "OWN", "TREND"])
def test_words_and_marks_stand_out_from_the_ground(colour: str) -> None:
    assert contrast(getattr(drawing, colour), drawing.GROUND) >= 4.5


@pytest.mark.parametrize(
    ("spots", "colour"),
    [
        ([Spot(0, interviewer=3)], drawing.INTERVIEWER),
        ([Spot(0, room=3.5, spread=0.5)], drawing.ROOM),
        ([Spot(at, interviewer=at + 1) for at in range(3)], drawing.TREND),
    ],
)
def test_each_view_has_its_mark_and_only_where_there_is_one(spots: list[Spot], colour: str) -> None:
    nobody, _ = opened(chart([Spot(0, own=2)], count=3))
    somebody, _ = opened(chart(spots, count=3))
    assert not has(nobody, colour, left_of=0.5)
    assert has(somebody, colour, left_of=0.5)


def test_two_interviews_have_no_line() -> None:
    picture, _ = opened(chart([Spot(0, interviewer=1), Spot(1, interviewer=5)], count=2))
    assert not has(picture, drawing.TREND, left_of=0.5)
