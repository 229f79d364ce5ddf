"""The tips that come with the bot: data/catalogue/tips.toml, read once."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from cogs.tips.models import Moment, Tip

PATH = Path(__file__).parents[2] / "data" / "catalogue" / "tips.toml"


@cache
def catalogue() -> dict[str, Tip]:
    """Every tip by its id, in the order of the file."""
    with PATH.open("rb") as file:
        entries = tomllib.load(file)["tips"]
    return {entry["id"]: _tip(entry) for entry in entries}


def _tip(entry: dict[str, Any]) -> Tip:
    return Tip(
        key=entry["id"],
        topic=entry["topic"],
        text=entry["text"],
        source=_source(**entry["source"]),
        region=entry.get("region", ""),
        moments=frozenset(map(Moment, entry.get("moments", ()))),
    )


def _source(author: str, title: str, year: int | None = None) -> str:
    return f"{author}, “{title}”" + (f", {year}" if year else "")
