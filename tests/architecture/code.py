"""The project's own Python files, read as syntax trees; new files and features are found by themselves."""

import ast
import gc
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core.features import ROOT

SHIPPED = ("core", "data", "cogs", "rehearsal")
"""The packages that make up the program, beside bot.py."""


@dataclass(frozen=True)
class Module:
    path: Path
    name: str
    tree: ast.Module
    source: str

    @property
    def feature(self) -> str | None:
        """The feature this file belongs to."""
        parts = self.name.split(".")
        return parts[1] if parts[0] == "cogs" and len(parts) > 1 else None

    @property
    def kind(self) -> str:
        """What the file's name says it is: "rules", "store", "texts" (also for refusal_texts) and so on."""
        return self.path.stem.rsplit("_", 1)[-1]

    def __str__(self) -> str:
        return str(self.path.relative_to(ROOT))

    def imports(self) -> Iterator[str]:
        """The full names of all that is imported anywhere in the file, other than for type annotations."""
        for node in _nodes(self.tree):
            if isinstance(node, ast.Import):
                yield from (alias.name for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                yield from (f"{node.module}.{alias.name}" for alias in node.names)

    def texts(self) -> Iterator[tuple[ast.expr, str]]:
        """Every string; of one with values in it, the parts between them, joined."""
        inside = {id(part) for node in ast.walk(self.tree) if isinstance(node, ast.JoinedStr) for part in node.values}
        for node in ast.walk(self.tree):
            if isinstance(node, ast.JoinedStr):
                yield node, "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in inside:
                yield node, node.value

    def at(self, node: ast.AST) -> str:
        return f"{self}:{getattr(node, 'lineno', 0)}"


@cache
def modules(*packages: str) -> list[Module]:
    """Every file of these packages, bot.py too where it is named."""
    paths = [path for package in packages for path in sorted(_files(ROOT / package))]
    read = [_read(path) for path in paths]
    gc.freeze()  # millions of nodes that stay: every other test would be slower if they were looked through again
    return read


def shipped() -> list[Module]:
    return modules("bot.py", *SHIPPED)


def _files(place: Path) -> Iterator[Path]:
    if place.is_file():
        yield place
    yield from place.rglob("*.py")


@cache
def _read(path: Path) -> Module:
    source = path.read_text(encoding="utf-8")
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    return Module(path, name, ast.parse(source, str(path)), source)


def _nodes(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        yield node
        yield from _nodes(node)


def name_of(function: ast.expr) -> str:
    """A called function as it is written: "service.book", "tx.run"."""
    if isinstance(function, ast.Attribute):
        return f"{name_of(function.value)}.{function.attr}"
    return function.id if isinstance(function, ast.Name) else ""
