"""Which features there are: every package in `cogs/`, found by itself."""

import importlib
import pkgutil
from pathlib import Path
from types import ModuleType

import cogs


def feature_names() -> list[str]:
    return sorted(module.name for module in pkgutil.iter_modules(cogs.__path__) if module.ispkg)


def load_feature(name: str) -> ModuleType:
    return importlib.import_module(f"cogs.{name}")


def migration_folders() -> dict[str, Path]:
    """Where each owner's numbered SQL files are, the engine's first."""
    root = Path(__file__).parent.parent
    folders = {"core": root / "data" / "migrations"}
    for name in feature_names():
        folder = root / "cogs" / name / "migrations"
        if folder.is_dir():
            folders[name] = folder
    return folders
