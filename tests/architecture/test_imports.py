"""Who may import whom, file by file. pyproject.toml holds the coarser contracts, through any number of steps."""

from collections import defaultdict
from collections.abc import Iterable

from tests.architecture.code import Module, modules

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


def features(*kinds: str) -> list[Module]:
    """Every feature's files, or those of these kinds."""
    return [module for module in modules("cogs") if not kinds or module.kind in kinds]


def starts_with(name: str, prefixes: tuple[str, ...]) -> bool:
    return any(name == prefix or name.startswith(f"{prefix}.") for prefix in prefixes)


def own_modules_imported(module: Module) -> list[Module]:
    """The files of the same feature that this one imports."""
    names = set(module.imports())
    return [
        other
        for other in features()
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


def importing(kept_apart: Iterable[Module], *prefixes: str) -> list[str]:
    """Which of these files imports what it must not."""
    return [f"{module}: {name}" for module in kept_apart for name in module.imports() if starts_with(name, prefixes)]


def test_rules_models_and_texts_know_neither_discord_nor_the_database_nor_the_clock() -> None:
    pure = features(*PURE)
    assert [f"{module}: {name}" for module in pure for name in reach(module) if starts_with(name, NOT_PURE)] == []


def test_stores_know_only_models_and_the_database() -> None:
    assert importing(features("store"), *ABOUT_DISCORD, "core.clock") == []
    assert [str(module) for module in features("store") if own_files_imported(module) - {"models", "store"}] == []


def test_services_know_nothing_of_discord() -> None:
    assert importing(features("service"), *ABOUT_DISCORD, "core.clock") == []
    assert [str(module) for module in features("service") if own_files_imported(module) & set(OUTWARD)] == []


def test_views_decide_nothing_and_ask_no_database() -> None:
    assert importing(features("views"), "data", "core.clock", "core.jobs") == []
    inward = {"store", "cog", "buttons", "jobs"}
    assert [str(module) for module in features("views") if own_files_imported(module) & inward] == []


def test_of_another_feature_only_its_service_and_models_are_used() -> None:
    assert [f"{module}: {name}" for module in features() for name in module.imports() if reaches_in(module, name)] == []


def reaches_in(module: Module, name: str) -> bool:
    """The name is of something inside another feature that this one must not know."""
    parts = name.split(".")
    if parts[0] != "cogs" or len(parts) == 1 or parts[1] == module.feature:
        return False
    return parts[2:3] not in (["service"], ["models"]) and not starts_with(name, tuple(SHOWN_TO_OTHERS))


def test_features_do_not_lean_on_each_other_in_a_circle() -> None:
    needs: dict[str, set[str]] = defaultdict(set)
    for module in features():
        for name in module.imports():
            parts = name.split(".")
            if parts[0] == "cogs" and len(parts) > 1 and module.feature and parts[1] != module.feature:
                needs[module.feature].add(parts[1])

    left = set(needs)
    while left:
        free = {feature for feature in left if not needs[feature] & left}
        assert free, f"these lean on each other: {sorted(left)}"
        left -= free


def test_nothing_of_the_bot_knows_the_rehearsal_or_the_tests() -> None:
    assert importing(modules("core", "data", "cogs"), "rehearsal", "tests", "bot") == []
