"""Sentences: whole templates that can be translated, filled with what they name, and short enough for Discord."""

import ast
import importlib
import inspect
import string
from collections.abc import Iterator

import pytest

from tests.architecture.code import Module, modules, name_of

TEXTS = [module for module in modules("core", "cogs") if module.kind in ("texts", "words")]
LONGEST_MESSAGE = 2000


def translated(module: Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(module.tree) if isinstance(node, ast.Call) and name_of(node.func) == "t")


@pytest.mark.parametrize("module", modules("core", "cogs"), ids=str)
def test_what_is_translated_is_a_whole_template(module: Module) -> None:
    """It may be chosen from several, but one that is put together first could not be looked up."""
    put_together = (ast.JoinedStr, ast.BinOp, ast.Call)
    assert [
        module.at(call)
        for call in translated(module)
        if module.name != "core.translation"
        if len(call.args) != 1 or any(isinstance(node, put_together) for node in ast.walk(call.args[0]))
    ] == []


@pytest.mark.parametrize("module", modules("core", "cogs"), ids=str)
def test_every_template_is_given_just_what_it_names(module: Module) -> None:
    wrong = []
    for call in translated(module):
        template = call.args[0].value if call.args and isinstance(call.args[0], ast.Constant) else None
        given = {keyword.arg for keyword in call.keywords}
        if isinstance(template, str) and None not in given:
            named = {name for _, name, _, _ in string.Formatter().parse(template) if name} if given else set()
            if named != given or (not given and "{" in template):
                wrong.append(f"{module.at(call)}: {template[:60]!r} names {named} and gets {given}")
    assert wrong == []


@pytest.mark.parametrize("module", TEXTS, ids=str)
def test_sentences_that_need_nothing_filled_in_are_said_and_fit(module: Module) -> None:
    for name, function in vars(importlib.import_module(module.name)).items():
        if name.startswith("_") or not inspect.isfunction(function) or function.__module__ != module.name:
            continue
        if inspect.signature(function).parameters:
            continue
        said = function()
        if isinstance(said, str):
            assert 0 < len(said) <= LONGEST_MESSAGE, name
            assert said == said.strip(), name
