"""Where a measurement keeps its files while it runs."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.processes import ROOT


@contextmanager
def a_folder() -> Iterator[Path]:
    """Not where temporary files go: that may be memory, and commits are to be durable here."""
    parent = ROOT / "data" / "local"
    parent.mkdir(exist_ok=True)
    with TemporaryDirectory(prefix="benchmark-", dir=parent) as made:
        yield Path(made)
