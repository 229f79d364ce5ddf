"""Finds every SQL statement that the program runs, and asks the real schema how each would be run."""

import ast
import re
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product

from core.features import ROOT

RUNNERS = frozenset({"all", "one", "run", "run_many", "add"})
"""The methods of a transaction that take SQL."""

Holes = Mapping[tuple[str, str], tuple[str, ...]]
"""What the expressions in the braces of f-strings can be, by file and expression."""

_PARAMETER = re.compile(r"\?|:[a-z_]+")
_TEXT = re.compile(r"'[^']*'")


@dataclass(frozen=True)
class Query:
    file: str
    line: int
    sql: str

    def plan(self, connection: sqlite3.Connection) -> list[str]:
        """SQLite's words for each step; a step that begins with SCAN goes through a whole table or index."""
        names = _PARAMETER.findall(_TEXT.sub("", self.sql))
        given = [0] * len(names) if "?" in names else {name[1:]: 0 for name in names}
        return [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {self.sql}", given)]

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {' '.join(self.sql.split())}"


def queries(holes: Holes) -> Iterator[Query]:
    """Each statement in core and the features."""
    for folder in ("core", "cogs"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            yield from queries_in(path.read_text(), str(path.relative_to(ROOT)), holes)


def queries_in(source: str, file: str, holes: Holes) -> Iterator[Query]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _runs_sql(node.func):
            for sql in _texts(node.args[0], file, holes):
                if not sql.lstrip().startswith("PRAGMA"):
                    yield Query(file, node.lineno, sql)


def _runs_sql(called: ast.expr) -> bool:
    """Transactions are called tx everywhere."""
    return (
        isinstance(called, ast.Attribute)
        and called.attr in RUNNERS
        and isinstance(called.value, ast.Name)
        and called.value.id == "tx"
    )


def _texts(written: ast.expr, file: str, holes: Holes) -> Iterator[str]:
    """What the SQL can be; an f-string is as many statements as its holes have values."""
    parts = written.values if isinstance(written, ast.JoinedStr) else [written]
    yield from map("".join, product(*(_values(part, file, holes) for part in parts)))


def _values(part: ast.expr, file: str, holes: Holes) -> tuple[str, ...]:
    if isinstance(part, ast.Constant):
        return (str(part.value),)
    assert isinstance(part, ast.FormattedValue), f"{file}:{part.lineno}: SQL that is not written here cannot be checked"
    expression = ast.unparse(part.value)
    assert (file, expression) in holes, f"{file}:{part.lineno}: say in HOLES what {{{expression}}} can be"
    return holes[file, expression]
