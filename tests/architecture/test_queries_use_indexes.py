"""No statement goes through a whole table: it would cost more with every interview that anybody ever held."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.architecture.queries import Query, queries, queries_in

HOLES = {
    ("cogs/interviews/store.py", "column"): ("member_coming_at", "volunteer_coming_at"),
    ("cogs/members/store.py", "table"): ("interview", "slot", "move", "job", "member", "resume_file", "guild_setting"),
    ("cogs/slots/store.py", "subject.value"): ("slot", "slot_series"),
    ("cogs/slots/store.py", "table"): ("slot", "slot_series"),
}
"""What the expressions in f-strings can be. None of them is anything that a person typed."""

ALLOWED = {
    "json_each": "a list that the statement was given",
    "made": "the list of tables, once when a group is forgotten",
    "has": "the columns of a table, once when a group is forgotten",
    "departed_group": "the few groups that the bot left in the last month",
    "guild_setting": "a few rows for each group, once when the bot has started",
    "of_members": "steps from group to group, once when the bot has started",
}
"""Tables that a statement may go through, and what that means."""


@pytest.fixture
def schema(database_path: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(database_path)) as connection:
        yield connection


def scanned(query: Query, schema: sqlite3.Connection) -> set[str]:
    """The tables that are gone through from end to end."""
    return {step.split()[1] for step in query.plan(schema) if step.startswith("SCAN")}


def test_no_query_goes_through_a_whole_table(schema: sqlite3.Connection) -> None:
    slow = {str(query): tables for query in queries(HOLES) if (tables := scanned(query, schema) - set(ALLOWED))}

    assert slow == {}


def test_every_allowance_is_needed(schema: sqlite3.Connection) -> None:
    assert set[str]().union(*(scanned(query, schema) for query in queries(HOLES))) >= set(ALLOWED)


def test_a_query_without_an_index_is_found(schema: sqlite3.Connection) -> None:
    (query,) = queries_in('await tx.all("SELECT * FROM interview WHERE place = ?", (place,))', "any.py", {})

    assert scanned(query, schema) == {"interview"}


def test_sql_that_cannot_be_read_from_the_source_is_refused() -> None:
    with pytest.raises(AssertionError, match="cannot be checked"):
        list(queries_in("await tx.run(sql)", "any.py", {}))
    with pytest.raises(AssertionError, match=r"say in HOLES what \{column\}"):
        list(queries_in('await tx.run(f"DELETE FROM slot WHERE {column} = 1")', "any.py", {}))
