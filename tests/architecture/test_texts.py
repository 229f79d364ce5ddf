"""Sentences: whole templates that can be translated, filled with what they name, and short enough for Discord."""

import ast
import importlib
import inspect
import string
from collections.abc import Iterator

from tests.architecture.code import Module, modules, name_of

LONGEST_MESSAGE = 2000


def programs() -> list[Module]:
    return modules("core", "cogs")


def translated(module: Module) -> Iterator[ast.Call]:
    return (node for node in ast.walk(module.tree) if isinstance(node, ast.Call) and name_of(node.func) == "t")


def test_what_is_translated_is_a_whole_template() -> None:
    """It may be chosen from several, but one that is put together first could not be looked up."""
    put_together = (ast.JoinedStr, ast.BinOp, ast.Call)
    assert [
        module.at(call)
        for module in programs()
        if module.name != "core.translation"
        for call in translated(module)
        if len(call.args) != 1 or any(isinstance(node, put_together) for node in ast.walk(call.args[0]))
    ] == []


def test_every_template_is_given_just_what_it_names() -> None:
    assert [wrong for module in programs() for call in translated(module) for wrong in misfits(module, call)] == []


def misfits(module: Module, call: ast.Call) -> Iterator[str]:
    template = call.args[0].value if call.args and isinstance(call.args[0], ast.Constant) else None
    given = {keyword.arg for keyword in call.keywords}
    if isinstance(template, str) and None not in given:
        named = {name for _, name, _, _ in string.Formatter().parse(template) if name} if given else set()
        if named != given or (not given and "{" in template):
            yield f"{module.at(call)}: {template[:60]!r} names {named} and gets {given}"


def test_sentences_that_need_nothing_filled_in_are_said_and_fit() -> None:
    texts = [module for module in programs() if module.kind in ("texts", "words")]
    said = {f"{module}: {name}": text for module in texts for name, text in sentences(module)}
    assert len(said) > 100
    assert [place for place, text in said.items() if not 0 < len(text) <= LONGEST_MESSAGE or text != text.strip()] == []


def sentences(module: Module) -> Iterator[tuple[str, str]]:
    """What the public functions say that take nothing."""
    for name, function in vars(importlib.import_module(module.name)).items():
        if name.startswith("_") or not inspect.isfunction(function) or function.__module__ != module.name:
            continue
        if not inspect.signature(function).parameters and isinstance(said := function(), str):
            yield name, said
