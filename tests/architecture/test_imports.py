"""Who may import whom, file by file. pyproject.toml holds the coarser contracts, through any number of steps."""

from collections import defaultdict

import pytest

from tests.architecture.code import Module, modules

FEATURES = modules("cogs")
PURE = {"rules", "models", "texts"}
"""Kinds of files that know neither Discord nor the database nor the clock."""

NOT_PURE = (
    "discord",
    "aiosqlite",
    "sqlite3",
    "asyncio",
    "data",
    "core.clock",
    "core.client",
    "core.context",
    "core.ui",
)
ABOUT_DISCORD = ("discord", "core.client", "core.context", "core.ui", "core.router", "core.commands")
OUTWARD = ("cog", "views", "buttons", "forms", "jobs")
"""Kinds of files that only a feature's own setup and each other may import."""

SHOWN_TO_OTHERS = {
    "cogs.resumes.files",
    "cogs.resumes.checking.asking",
    "cogs.resumes.checking.models",
    "cogs.resumes.checking.spans",
    "cogs.resumes.checking.texts",
}
"""Reading and sending a resume is Discord's business, which a service must not know; interviews carry them too.

Submissions have resumes checked in the worker process, and say what was found.
"""


def starts_with(name: str, prefixes: tuple[str, ...]) -> bool:
    return any(name == prefix or name.startswith(f"{prefix}.") for prefix in prefixes)


def own_modules_imported(module: Module) -> list[Module]:
    """The files of the same feature that this one imports."""
    names = set(module.imports())
    return [
        other
        for other in FEATURES
        if other.feature == module.feature
        and other.name.count(".") > 1
        and any(name == other.name or name.startswith(f"{other.name}.") for name in names)
    ]


def own_files_imported(module: Module) -> set[str]:
    """The kinds of the same feature's files that this one imports: {"store", "rules"}."""
    return {other.kind for other in own_modules_imported(module)}


def reach(module: Module, seen: frozenset[str] = frozenset()) -> set[str]:
    """All that a file imports, itself or through other files of its feature."""
    found = set(module.imports())
    for other in own_modules_imported(module):
        if other.name not in seen:
            found |= reach(other, seen | {module.name})
    return found


@pytest.mark.parametrize("module", [m for m in FEATURES if m.kind in PURE], ids=str)
def test_rules_models_and_texts_know_neither_discord_nor_the_database_nor_the_clock(module: Module) -> None:
    assert {name for name in reach(module) if starts_with(name, NOT_PURE)} == set()


@pytest.mark.parametrize("module", [m for m in FEATURES if m.kind == "store"], ids=str)
def test_stores_know_only_models_and_the_database(module: Module) -> None:
    assert [name for name in module.imports() if starts_with(name, (*ABOUT_DISCORD, "core.clock"))] == []
    assert own_files_imported(module) <= {"models", "store"}


@pytest.mark.parametrize("module", [m for m in FEATURES if m.kind == "service"], ids=str)
def test_services_know_nothing_of_discord(module: Module) -> None:
    assert [name for name in module.imports() if starts_with(name, (*ABOUT_DISCORD, "core.clock"))] == []
    assert own_files_imported(module).isdisjoint(OUTWARD)


@pytest.mark.parametrize("module", [m for m in FEATURES if m.kind == "views"], ids=str)
def test_views_decide_nothing_and_ask_no_database(module: Module) -> None:
    assert [name for name in module.imports() if starts_with(name, ("data", "core.clock", "core.jobs"))] == []
    assert own_files_imported(module).isdisjoint({"store", "cog", "buttons", "jobs"})


@pytest.mark.parametrize("module", FEATURES, ids=str)
def test_of_another_feature_only_its_service_and_models_are_used(module: Module) -> None:
    foreign = {
        name
        for name in module.imports()
        if starts_with(name, ("cogs",)) and len(name.split(".")) > 1 and name.split(".")[1] != module.feature
    }
    inward = {name for name in foreign if name.split(".")[2:3] not in (["service"], ["models"])}
    assert {name for name in inward if not starts_with(name, tuple(SHOWN_TO_OTHERS))} == set()


def test_features_do_not_lean_on_each_other_in_a_circle() -> None:
    needs: dict[str, set[str]] = defaultdict(set)
    for module in FEATURES:
        for name in module.imports():
            parts = name.split(".")
            if parts[0] == "cogs" and len(parts) > 1 and module.feature and parts[1] != module.feature:
                needs[module.feature].add(parts[1])

    left = set(needs)
    while left:
        free = {feature for feature in left if not needs[feature] & left}
        assert free, f"these lean on each other: {sorted(left)}"
        left -= free


@pytest.mark.parametrize("module", modules("core", "data", "cogs"), ids=str)
def test_nothing_of_the_bot_knows_the_rehearsal_or_the_tests(module: Module) -> None:
    assert [name for name in module.imports() if starts_with(name, ("rehearsal", "tests", "bot"))] == []
