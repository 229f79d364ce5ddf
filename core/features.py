"""Which features there are: every package in `cogs/`, found by itself."""

import importlib
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parent.parent


def feature_names() -> list[str]:
    return sorted(path.parent.name for path in ROOT.glob("cogs/*/__init__.py"))


def load_feature(name: str) -> ModuleType:
    return importlib.import_module(f"cogs.{name}")


def load_service(name: str) -> ModuleType | None:
    """The service of a feature that has one."""
    has_service = (ROOT / "cogs" / name / "service.py").exists()
    return importlib.import_module(f"cogs.{name}.service") if has_service else None


def migration_folders() -> dict[str, Path]:
    """Where each owner's numbered SQL files are, the engine's first."""
    folders = {"core": ROOT / "data" / "migrations"}
    for name in feature_names():
        folder = ROOT / "cogs" / name / "migrations"
        if folder.is_dir():
            folders[name] = folder
    return folders
