"""Checks requests and answers against Discord's official API description (OpenAPI 3.1).

The description is not part of this repository: the environment variable DISCORD_OPENAPI names the file, and without it
there is nothing to check with. https://github.com/discord/discord-api-spec publishes it.

    check_request(recorded)     # raises AssertionError: which part of the request Discord does not describe
"""

import json
import os
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jsonschema_rs import Draft202012, Draft202012Validator, Registry, ValidationError

from rehearsal.faults import RecordedRequest

ENVIRONMENT = "DISCORD_OPENAPI"
WHY_SKIPPED = f"{ENVIRONMENT} does not name Discord's API description, so nothing can be checked against it"
_DOCUMENT = "urn:discord-api"
_PERMISSIONS = frozenset({"permissions", "allow", "deny", "default_member_permissions"})
_NO_DESCRIPTION: dict[str, Any] = {"paths": {}}

Json = dict[str, Any]


def is_available() -> bool:
    path = os.environ.get(ENVIRONMENT)
    return bool(path) and Path(path or "").is_file()


def check_request(recorded: RecordedRequest) -> None:
    """Method, path, query and body of a request are ones that Discord describes."""
    template, operation = _operation(recorded.method, recorded.path)
    _check_query(recorded, template, operation)
    kind = "multipart/form-data" if recorded.multipart else "application/json"
    contents = operation.get("requestBody", {}).get("content", {})
    if not contents:
        assert not recorded.json, f"{recorded.method} {template} takes no body, but got {recorded.json}"
        return
    described = kind if kind in contents else next(iter(contents))
    where = ("paths", template, recorded.method.lower(), "requestBody", "content", described, "schema")
    _check(recorded.json, where, f"{recorded.method} {template}")


def check_answer(recorded: RecordedRequest) -> None:
    """A successful answer of the local Discord looks as Discord describes it."""
    template, operation = _operation(recorded.method, recorded.path)
    status = str(recorded.status)
    assert status in operation["responses"], f"{recorded.method} {template} does not answer {status}"
    if "application/json" in operation["responses"][status].get("content", {}):
        where = (
            "paths",
            template,
            recorded.method.lower(),
            "responses",
            status,
            "content",
            "application/json",
            "schema",
        )
        _check(recorded.response, where, f"the answer to {recorded.method} {template}")


def _check(value: Any, where: tuple[str, ...], about: str) -> None:
    validator = _validator(where)
    if not validator.is_valid(value):
        raise AssertionError(f"{about}: {_told(min(validator.iter_errors(value), key=_how_far))}")


def _told(error: ValidationError) -> str:
    """What is wrong, in the alternative that fits furthest: one that says itself to be another kind fits least."""
    while alternatives := getattr(error.kind, "context", None):
        first_errors = [min(errors, key=_how_far) for errors in alternatives if errors]
        error = max(first_errors, key=_how_far)
    return f"{'.'.join(map(str, error.instance_path))}: {error.message[:400]}"


def _how_far(error: ValidationError) -> tuple[int, bool]:
    return len(error.instance_path), error.instance_path[-1:] != ["type"]


@cache
def _validator(where: tuple[str, ...]) -> Draft202012Validator:
    pointer = "/".join(quote(part.replace("~", "~0").replace("/", "~1")) for part in where)
    return Draft202012Validator({"$ref": f"{_DOCUMENT}#/{pointer}"}, registry=_registry())


@cache
def _registry() -> Registry:
    return Registry([(_DOCUMENT, _description())], draft=Draft202012)


@cache
def _description() -> Json:
    """The document, with the liberties that Discord takes: ids may be numbers, permissions may be text."""
    if not is_available():
        return _NO_DESCRIPTION
    document: Json = json.loads(Path(os.environ[ENVIRONMENT]).read_text("utf-8"))
    document["components"]["schemas"]["SnowflakeType"]["type"] = ["string", "integer"]
    _take_permissions_as_text(document)
    return document


def _take_permissions_as_text(part: Any) -> None:
    if isinstance(part, list):
        for inner in part:
            _take_permissions_as_text(inner)
    elif isinstance(part, dict):
        for name, schema in part.get("properties", {}).items():
            if name in _PERMISSIONS and "integer" in schema.get("type", ()):
                part["properties"][name] = {"type": ["string", "integer", "null"], "pattern": "^[0-9]+$"}
        for inner in part.values():
            _take_permissions_as_text(inner)


def _operation(method: str, path: str) -> tuple[str, Json]:
    segments = tuple(path.strip("/").split("/"))
    for template, _ in _templates_of(len(segments)):
        if _fits(template, segments):
            operation = _description()["paths"][template].get(method.lower())
            if operation:
                return template, operation
    raise AssertionError(f"Discord describes no {method} {path}")


@cache
def _templates_of(length: int) -> list[tuple[str, int]]:
    """Templates with so many segments, those with the fewest variables first."""
    found = [(path, path.count("{")) for path in _description()["paths"] if path.count("/") == length]
    return sorted(found, key=lambda item: item[1])


def _fits(template: str, segments: tuple[str, ...]) -> bool:
    pairs = zip(template.strip("/").split("/"), segments, strict=True)
    return all(expected == got or expected.startswith("{") for expected, got in pairs)


def _check_query(recorded: RecordedRequest, template: str, operation: Json) -> None:
    places = {described["name"]: place for place, described in enumerate(operation.get("parameters", ()))}
    for name, text in recorded.query.items():
        assert name in places, f"{recorded.method} {template} has no query parameter {name}"
        where = ("paths", template, recorded.method.lower(), "parameters", str(places[name]), "schema")
        fits = any(_validator(where).is_valid(reading) for reading in _readings(text))
        assert fits, f"{recorded.method} {template}: {name}={text} is not as described"


def _readings(text: str) -> list[Any]:
    """A query's text may mean a word, a number or yes and no."""
    readings: list[Any] = [text, [text]]
    if text.lstrip("-").isdigit():
        readings.append(int(text))
    if text.lower() in ("true", "false", "0", "1"):
        readings.append(text.lower() in ("true", "1"))
    return readings
