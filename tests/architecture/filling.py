"""Fills every table that names a person with rows about them, in every state that the schema allows."""

import contextlib
import sqlite3
from collections.abc import Iterator
from itertools import count, product

from tests.architecture.schema import Column, Table, person_columns

DAY = 86400
BASE = 1_793_000_000
MOST_COMBINATIONS = 64
NEXT_PERSON = 1000
"""How far apart the ids are of several others in one row."""

EXAMPLES: dict[tuple[str, str], str | int] = {}
"""Values for columns, by table and column, whose form the schema does not tell."""

BY_ENDING: dict[str, str | int] = {"zone": "Europe/Berlin", "_time": "18:00", "_on": "2026-12-01", "minutes": 30}
"""How the names of columns end that hold something of a given form."""


class Filling:
    """Rows in one guild that name `person`, some beside `other`. `mark` is in every text."""

    def __init__(self, connection: sqlite3.Connection, tables: list[Table], guild_id: int, mark: str) -> None:
        self._connection = connection
        self._tables = tables
        self._guild_id = guild_id
        self._mark = mark
        self._numbers = count(guild_id % 1000 * 100_000)
        self._first_ids: dict[str, int] = {}

    def add_rows(self, person: int, other: int) -> None:
        for table in _parents_first(self._tables):
            columns = person_columns(table, self._tables)
            for column in columns:
                self._add_about(table, column, columns, person, other)

    def _add_about(self, table: Table, about: Column, people: list[Column], person: int, other: int) -> None:
        """Every combination of states, with and without the others who can be in such a row."""
        enumerated = [column for column in table.columns if column.choices]
        combinations = product(*(column.choices for column in enumerated), (True, False))
        for *chosen, with_others in list(combinations)[:MOST_COMBINATIONS]:
            given: dict[str, object] = dict(zip((column.name for column in enumerated), chosen, strict=True))
            for another, column in enumerate(people):
                given[column.name] = other + another * NEXT_PERSON if with_others or column.required else None
            given[about.name] = person
            self._insert(table, given)

    def _insert(self, table: Table, given: dict[str, object]) -> None:
        """Add the row, unless the schema forbids such a one."""
        number = next(self._numbers)
        values = {
            column.name: given[column.name] if column.name in given else self._value(table, column, number)
            for column in table.columns
            if column.name != "id"
        }
        names, marks = ", ".join(values), ", ".join("?" for _ in values)
        with contextlib.suppress(sqlite3.IntegrityError):
            row = self._connection.execute(
                f"INSERT INTO {table.name} ({names}) VALUES ({marks})", tuple(values.values())
            )
            self._first_ids.setdefault(table.name, row.lastrowid or 0)

    def _value(self, table: Table, column: Column, number: int) -> object:
        if column.name == "guild_id":
            return self._guild_id
        if column.parent:
            return self._first_ids.get(column.parent)
        if (table.name, column.name) in EXAMPLES:
            return EXAMPLES[table.name, column.name]
        for ending, value in BY_ENDING.items():
            if column.name.endswith(ending):
                return value
        if column.type == "INTEGER":
            return _number(column, number)
        return f"{self._mark} {number}" if column.default is None else str(column.default).strip("'")


def _number(column: Column, number: int) -> int:
    if column.name.endswith("_at"):
        return BASE + number * DAY + (3600 if column.name.startswith("ends") else 0)
    return number


def _parents_first(tables: list[Table]) -> Iterator[Table]:
    left = list(tables)
    while left:
        names = {table.name for table in left}
        ready = [table for table in left if not names & {column.parent for column in table.columns} - {table.name}]
        yield from ready or left
        left = [table for table in left if ready and table not in ready]
