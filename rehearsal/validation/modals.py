"""Forms (modals): five parts at most, each a label with one input, a text, or an old row with a text input."""

from typing import Any

from rehearsal.events import Json
from rehearsal.validation.form import Form
from rehearsal.validation.inputs import SELECTS, check_options, check_select

ROW, TEXT_INPUT, TEXT, LABEL, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX = 1, 4, 10, 18, 19, 21, 22, 23
MAX_PARTS = 5
_INPUTS = frozenset({TEXT_INPUT, FILE_UPLOAD, RADIO_GROUP, CHECKBOX_GROUP, CHECKBOX, *SELECTS})


def check_modal(data: Any) -> Json:
    """The form as the person's client gets it, defaults filled in. Raises 50035."""
    form = Form()
    if not form.thing("data", data, required=True):
        form.finish()
    form.text("data.custom_id", data.get("custom_id"), 1, 100, required=True)
    form.text("data.title", data.get("title"), 1, 45, required=True)
    parts = form.items("data.components", data.get("components"), 1, MAX_PARTS, required=True)
    custom_ids: set[str] = set()
    stored = [_part(form, f"data.components.{n}", part, custom_ids) for n, part in enumerate(parts)]
    form.finish()
    return {**data, "components": stored}


def _part(form: Form, path: str, part: Any, custom_ids: set[str]) -> Json:
    if not form.thing(path, part, required=True) or not _is_kind(form, path, part, {ROW, TEXT, LABEL}):
        return {}
    if part["type"] == TEXT:
        form.text(f"{path}.content", part.get("content"), 1, 4000, required=True)
        return dict(part)
    if part["type"] == ROW:
        inside = form.items(f"{path}.components", part.get("components"), 1, 1, required=True)
        old = [_input(form, f"{path}.components.{n}", c, custom_ids, {TEXT_INPUT}) for n, c in enumerate(inside)]
        for n, text_input in enumerate(old):
            form.text(f"{path}.components.{n}.label", text_input.get("label"), 1, 45, required=True)
        return {**part, "components": old}
    form.text(f"{path}.label", part.get("label"), 1, 45, required=True)
    form.text(f"{path}.description", part.get("description"), 0, 100)
    return {**part, "component": _input(form, f"{path}.component", part.get("component"), custom_ids, _INPUTS)}


def _input(form: Form, path: str, item: Any, custom_ids: set[str], allowed: "set[int] | frozenset[int]") -> Json:
    if not form.thing(path, item, required=True) or not _is_kind(form, path, item, allowed):
        return {}
    item = {key: value for key, value in item.items() if value is not None}
    if form.text(f"{path}.custom_id", item.get("custom_id"), 1, 100, required=True):
        if item["custom_id"] in custom_ids:
            sentence = "Component custom id cannot be duplicated"
            form.refuse(f"{path}.custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", sentence)
        custom_ids.add(item["custom_id"])
    kind = item["type"]
    if kind == TEXT_INPUT:
        return _text_input(form, path, item)
    if kind in SELECTS:
        return _select(form, path, item)
    if kind == CHECKBOX:
        if item.get("required"):
            form.refuse(f"{path}.required", "BASE_TYPE_CHOICES", "A checkbox cannot be required.")
        return {"default": False, **item}
    return _group_or_upload(form, path, item)


def _text_input(form: Form, path: str, item: Json) -> Json:
    form.choice(f"{path}.style", item.get("style"), (1, 2), required=True)
    form.text(f"{path}.placeholder", item.get("placeholder"), 0, 100)
    form.integer(f"{path}.min_length", item.get("min_length"), 0, 4000)
    form.integer(f"{path}.max_length", item.get("max_length"), 1, 4000)
    low, high = item.get("min_length") or 0, item.get("max_length") or 4000
    if low > high:
        form.refuse(f"{path}.min_length", "BASE_TYPE_BAD_LENGTH", "min_length cannot be above max_length.")
    form.text(f"{path}.value", item.get("value"), 0, high)
    return {"required": True, **item}


def _select(form: Form, path: str, item: Json) -> Json:
    if item.get("disabled"):
        form.refuse(f"{path}.disabled", "BASE_TYPE_CHOICES", "A select of a modal cannot be disabled.")
    stored = {"required": True, **check_select(form, path, item)}
    if stored["required"] and stored["min_values"] == 0:
        form.refuse(f"{path}.min_values", "NUMBER_TYPE_MIN", "A required select needs min_values of at least 1.")
    if not stored["required"] and "min_values" not in item:
        stored["min_values"] = 0
    return stored


def _group_or_upload(form: Form, path: str, item: Json) -> Json:
    kind = item["type"]
    if kind == RADIO_GROUP:
        options = form.items(f"{path}.options", item.get("options"), 2, 10, required=True)
        check_options(form, f"{path}.options", options)
        if sum(bool(option.get("default")) for option in options) > 1:
            form.refuse(f"{path}.options", "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", "Too many default options.")
        return {"required": True, **item}
    most = 1
    if kind == CHECKBOX_GROUP:
        options = form.items(f"{path}.options", item.get("options"), 1, 10, required=True)
        check_options(form, f"{path}.options", options)
        most = len(options)
    required = item.get("required", True)
    stored = {"required": required, "min_values": int(required), "max_values": most, **item}
    form.integer(f"{path}.min_values", stored["min_values"], 0, 10)
    form.integer(f"{path}.max_values", stored["max_values"], 1, 10 if kind == FILE_UPLOAD else max(most, 1))
    if required and stored["min_values"] == 0:
        form.refuse(f"{path}.min_values", "NUMBER_TYPE_MIN", "A required input needs min_values of at least 1.")
    if not form.problems and stored["min_values"] > stored["max_values"]:
        form.refuse(f"{path}.min_values", "BASE_TYPE_BAD_LENGTH", "min_values cannot be above max_values.")
    return stored


def _is_kind(form: Form, path: str, item: Json, allowed: "set[int] | frozenset[int]") -> bool:
    if item.get("type") in allowed:
        return True
    listed = ", ".join(str(kind) for kind in sorted(allowed))
    form.refuse(f"{path}.type", "UNION_TYPE_CHOICES", f'Value of field "type" must be one of ({listed}).')
    return False
