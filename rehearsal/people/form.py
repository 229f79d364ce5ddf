"""Filling in a form (a modal) as a client lets a person: labels name fields, defaults stand, limits hold."""

from collections.abc import Callable, Iterator
from typing import Any

from rehearsal.interactions.resolved import Resolved
from rehearsal.people.choices import pick
from rehearsal.people.errors import NotPossible
from rehearsal.people.uploads import upload

Json = dict[str, Any]

ACTION_ROW, STRING_SELECT, TEXT_INPUT, TEXT_DISPLAY = 1, 3, 4, 10
LABEL, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX = 18, 19, 21, 22, 23
SELECTS = frozenset({3, 5, 6, 7, 8})
_LONGEST_TEXT = 4000


def fields(modal: Json) -> Iterator[tuple[str, Json]]:
    """Each input of the form with the label a person reads beside it."""
    for part in modal["components"]:
        if part["type"] == LABEL:
            yield part["label"], part["component"]
        elif part["type"] == ACTION_ROW:
            for field in part["components"]:
                yield field.get("label", ""), field


def fill_form(modal: Json, values: dict[str, Any], resolved: Resolved) -> list[Json]:
    """The components of a submission. `values` go by label or custom id; what is not named keeps its default."""
    by_custom_id: dict[str, Any] = {}
    for name, value in values.items():
        matches = [field["custom_id"] for label, field in fields(modal) if name in (label, field["custom_id"])]
        if not matches:
            labels = ", ".join(label for label, _ in fields(modal))
            raise NotPossible(f"The form has no field “{name}” (it has: {labels}).")
        by_custom_id[matches[0]] = value
    filled = {
        field["custom_id"]: _fill(label, field, by_custom_id.get(field["custom_id"]), resolved)
        for label, field in fields(modal)
    }
    return [_submitted_part(part, filled) for part in modal["components"]]


def _submitted_part(part: Json, filled: dict[str, Json]) -> Json:
    base = {"type": part["type"], "id": part["id"]}
    if part["type"] == LABEL:
        return base | {"component": filled[part["component"]["custom_id"]]}
    if part["type"] == ACTION_ROW:
        return base | {"components": [filled[field["custom_id"]] for field in part["components"]]}
    return base


def _fill(label: str, field: Json, given: Any, resolved: Resolved) -> Json:
    base = {"type": field["type"], "id": field["id"], "custom_id": field["custom_id"]}
    return base | _FILLERS[field["type"]](label, field, given, resolved)


def _text(label: str, field: Json, given: Any, _: Resolved) -> Json:
    text = field.get("value", "") if given is None else given
    if not isinstance(text, str):
        raise NotPossible(f"“{label}” is a text.")
    if not text:
        _refuse_empty(label, field)
        return {"value": ""}
    least, most = field.get("min_length") or 0, field.get("max_length") or _LONGEST_TEXT
    if not least <= len(text) <= most:
        raise NotPossible(f"“{label}” has between {least} and {most} characters, not {len(text)}.")
    return {"value": text}


def _menu(label: str, field: Json, given: Any, resolved: Resolved) -> Json:
    if given is None:
        return {"values": pick(label, field, None, resolved)}
    return {"values": pick(label, field, given if isinstance(given, list | tuple) else [given], resolved)}


def _radio(label: str, field: Json, given: Any, _: Resolved) -> Json:
    if given is None:
        given = next((option["value"] for option in field["options"] if option.get("default")), None)
    if given is None:
        _refuse_empty(label, field)
        return {"value": None}
    return {"value": _option_value(label, field, given)}


def _checkbox_group(label: str, field: Json, given: Any, _: Resolved) -> Json:
    if given is None:
        given = [option["value"] for option in field["options"] if option.get("default")]
    values = [_option_value(label, field, value) for value in ([given] if isinstance(given, str) else given)]
    if not values:
        _refuse_empty(label, field)
        return {"values": []}
    _refuse_count(label, len(values), field.get("min_values", 1), field.get("max_values") or len(field["options"]))
    return {"values": values}


def _checkbox(label: str, field: Json, given: Any, _: Resolved) -> Json:
    value = field.get("default", False) if given is None else given
    if not isinstance(value, bool):
        raise NotPossible(f"“{label}” is ticked or not.")
    return {"value": value}


def _files(label: str, field: Json, given: Any, resolved: Resolved) -> Json:
    uploads = [] if given is None else [given] if isinstance(given, tuple) else list(given)
    if not uploads:
        _refuse_empty(label, field)
        return {"values": []}
    _refuse_count(label, len(uploads), field.get("min_values", 1), field.get("max_values", 1))
    return {"values": [upload(file, resolved) for file in uploads]}


_FILLERS: dict[int, Callable[[str, Json, Any, Resolved], Json]] = {
    TEXT_INPUT: _text,
    **dict.fromkeys(SELECTS, _menu),
    FILE_UPLOAD: _files,
    RADIO_GROUP: _radio,
    CHECKBOX_GROUP: _checkbox_group,
    CHECKBOX: _checkbox,
}


def _option_value(label: str, field: Json, given: Any) -> str:
    for option in field["options"]:
        if given in (option["value"], option["label"]):
            return str(option["value"])
    names = ", ".join(option["label"] for option in field["options"])
    raise NotPossible(f"“{label}” offers no “{given}” (it offers: {names}).")


def _refuse_empty(label: str, field: Json) -> None:
    if field.get("required", True):
        raise NotPossible(f"“{label}” is required.")


def _refuse_count(label: str, count: int, least: int, most: int) -> None:
    if not least <= count <= most:
        raise NotPossible(f"“{label}” takes between {least} and {most}, not {count}.")
