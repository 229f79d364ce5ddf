"""The README's tables say what the code does."""

from scripts.readme_tables import README, with_tables


async def test_the_readmes_tables_are_those_of_the_code() -> None:
    readme = README.read_text(encoding="utf-8")

    assert readme == await with_tables(readme), "run .venv/bin/python scripts/readme_tables.py"
