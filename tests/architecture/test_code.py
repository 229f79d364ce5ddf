"""Rules that hold in every file: time, transactions, sentences, SQL, docstrings, size, names."""

import ast
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from core.features import ROOT, migration_folders
from data.migrations import read_migrations
from tests.architecture.code import Module, modules, name_of, shipped

LONGEST_FILE = 400
LONGEST_TEST = 450
LONG_TABLES = {"tests/core/times/phrases.py", "tests/architecture/who_may_what.py"}
"""Nothing but examples, one a line, or a line for each thing that people can use."""
CLOCKS = {"core/clock.py", "rehearsal/snowflakes.py", "rehearsal/rate_limits.py"}
"""Ids and rate limits are on real time, whatever the rehearsal's clock says."""
READS_THE_TIME = re.compile(
    r"(^|\.)(datetime\.(now|utcnow|today)|date\.today|time\.(time|time_ns|localtime|gmtime)|utils\.utcnow|utcnow)$"
)
SAYS_SOMETHING = {
    "Refusal",
    "answer",
    "button",
    "card",
    "choices_field",
    "file_field",
    "form",
    "panel",
    "reply",
    "select",
    "select_field",
    "send",
    "send_message",
    "text_field",
}
SENTENCE = re.compile(r"[A-Z][a-z]+ \S|[a-z]+ [a-z]+ [a-z]+")
SQL = re.compile(
    r"\s*(SELECT|INSERT|UPDATE|DELETE|REPLACE|CREATE|ALTER|DROP|WITH)\b[\s\S]*\b(FROM|INTO|SET|TABLE|AS)\b"
)


def everything() -> list[Module]:
    return modules("bot.py", "core", "data", "cogs", "rehearsal", "tests", "benchmarks", "scripts")


def stores() -> list[Module]:
    return [module for module in modules("cogs") if module.kind == "store"]


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def test_only_the_clock_reads_the_time() -> None:
    assert [
        module.at(call)
        for module in shipped()
        if str(module) not in CLOCKS
        for call in calls(module.tree)
        if READS_THE_TIME.search(name_of(call.func))
    ] == []


def transactions(module: Module) -> Iterator[tuple[ast.AsyncWith, str]]:
    """Every `async with ...write() as tx:` or `...read() as tx:` with the name of its transaction."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.AsyncWith):
            for item in node.items:
                call = item.context_expr
                if isinstance(call, ast.Call) and name_of(call.func).endswith(
                    ("db.write", "db.read", "database.write", "database.read")
                ):
                    variable = item.optional_vars
                    yield node, variable.id if isinstance(variable, ast.Name) else ""


def belongs_to(call: ast.Call, transaction: str) -> bool:
    """It runs on the transaction, or is given it."""
    arguments = [*call.args, *(keyword.value for keyword in call.keywords)]
    given = any(isinstance(argument, ast.Name) and argument.id == transaction for argument in arguments)
    return given or name_of(call.func).startswith(f"{transaction}.")


def test_inside_a_transaction_only_what_belongs_to_it_is_awaited() -> None:
    """So never Discord: whoever waits for the network would keep every other writer waiting.

    Nor a second reader: where each of a few people holds one and waits for another, all wait for ever.
    """
    foreign = [
        module.at(node)
        for module in modules("bot.py", "core", "cogs")
        for block, transaction in transactions(module)
        for statement in block.body
        for node in ast.walk(statement)
        if isinstance(node, ast.Await)
        and not (isinstance(node.value, ast.Call) and belongs_to(node.value, transaction))
    ]
    assert foreign == []


def spoken(call: ast.Call) -> Iterator[str]:
    """The texts that stand as they are among a call's arguments."""
    for argument in (*call.args, *(keyword.value for keyword in call.keywords)):
        for node in ast.walk(argument):
            if isinstance(node, ast.Call) and node is not argument:
                continue
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def test_sentences_stand_only_in_texts() -> None:
    found = [
        f"{module.at(call)}: {text!r}"
        for module in modules("core", "cogs")
        if module.kind not in ("texts", "words")
        for call in calls(module.tree)
        if name_of(call.func).rsplit(".", 1)[-1] in SAYS_SOMETHING
        for text in spoken(call)
        if SENTENCE.search(text)
    ]
    assert found == []


def test_sql_stands_only_in_stores() -> None:
    others = [module for module in modules("cogs") if module.kind != "store"]
    assert [module.at(node) for module in others for node, text in module.texts() if SQL.match(text)] == []


@pytest.fixture
def tables_of_groups() -> set[str]:
    """The tables whose rows say which group they belong to; those of the others belong to a row that does."""
    with closing(sqlite3.connect(":memory:")) as connection:
        for migration in read_migrations(migration_folders()):
            connection.executescript(migration.sql)
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name
            for name in names
            if any(row[1] == "guild_id" for row in connection.execute(f"PRAGMA table_info({name})"))
        }


def test_every_query_names_the_guild(tables_of_groups: set[str]) -> None:
    found = [
        f"{module.at(node)}: {text.strip()[:80]}"
        for module in stores()
        for node, text in module.texts()
        if SQL.match(text) and "guild_id" not in text and tables_of_groups & set(re.findall(r"\w+", text))
    ]
    assert found == []


def test_no_store_commits() -> None:
    assert [
        module.at(call)
        for module in stores()
        for call in calls(module.tree)
        if name_of(call.func).endswith(("commit", "rollback"))
    ] == []


def test_every_file_says_what_it_is_for() -> None:
    silent = [module for module in everything() if not (ast.get_docstring(module.tree) or "").strip()]
    assert [str(module) for module in silent if module.source.strip()] == []


def test_no_file_is_too_long_to_read() -> None:
    page = [path for kind in ("js", "css", "html") for path in (ROOT / "rehearsal").rglob(f"*.{kind}")]
    sql = list((ROOT / "cogs").rglob("*.sql"))
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in (*(module.path for module in everything()), *page, *sql)
    }
    too_long = {
        path: length
        for path, length in lengths.items()
        if length > (LONGEST_TEST if path.startswith("tests/") else LONGEST_FILE) and path not in LONG_TABLES
    }
    assert too_long == {}


def test_no_file_has_a_name_that_collects_everything() -> None:
    empty = {"utils", "util", "helpers", "helper", "manager", "managers", "misc", "common", "shared"}
    assert [str(module) for module in everything() if empty & set(module.path.with_suffix("").parts)] == []
