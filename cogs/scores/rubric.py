"""What people look at in an interview: data/catalogue/rubric.toml, read once."""

import tomllib
from functools import cache
from pathlib import Path

from cogs.scores.models import Dimension, Rubric

PATH = Path(__file__).parents[2] / "data" / "catalogue" / "rubric.toml"


@cache
def get_rubric() -> Rubric:
    with PATH.open("rb") as file:
        read = tomllib.load(file)
    dimensions = [
        Dimension(entry["id"], entry["name"], entry["about"], tuple(entry["steps"])) for entry in read["dimensions"]
    ]
    presets = {kind: tuple(names) for kind, names in read["presets"].items()}
    return Rubric(tuple(read["levels"]), {dimension.id: dimension for dimension in dimensions}, presets)
