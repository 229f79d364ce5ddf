"""PRIVACY.md speaks of everything that is kept about people."""

import re
from pathlib import Path

from core.features import ROOT
from tests.architecture.schema import person_columns, tables_by_owner


def test_every_feature_that_keeps_something_about_people_is_on_the_page(tmp_path: Path) -> None:
    tables = tables_by_owner(tmp_path / "schema.db")
    keeping = {table.owner for table in tables if person_columns(table, tables)} - {"core"}
    named = set(re.findall(r"^\| `(\w+)` \|", (ROOT / "PRIVACY.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert keeping == named
