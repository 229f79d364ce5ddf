"""Selects of messages and forms."""

from rehearsal.events import Json
from rehearsal.validation.form import Form

STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT = 3, 5, 6, 7, 8
SELECTS = frozenset({STRING_SELECT, USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT})


def check_select(form: Form, path: str, select: Json) -> Json:
    """A select with its defaults filled in; its custom id is checked by the caller."""
    form.text(f"{path}.placeholder", select.get("placeholder"), 0, 150)
    form.flag(f"{path}.disabled", select.get("disabled"))
    stored = {"min_values": 1, "max_values": 1, **select}
    form.integer(f"{path}.min_values", stored["min_values"], 0, 25)
    form.integer(f"{path}.max_values", stored["max_values"], 1, 25)
    if not form.problems and stored["min_values"] > stored["max_values"]:
        form.refuse(f"{path}.min_values", "BASE_TYPE_BAD_LENGTH", "min_values cannot be above max_values.")
    if select["type"] == STRING_SELECT:
        _check_options(form, path, stored)
    else:
        chosen = form.items(f"{path}.default_values", select.get("default_values"), 0, 25)
        if len(chosen) > stored["max_values"]:
            form.refuse(f"{path}.default_values", "BASE_TYPE_BAD_LENGTH", "More default values than max_values.")
    return stored


def _check_options(form: Form, path: str, select: Json) -> None:
    options = form.items(f"{path}.options", select.get("options"), 1, 25, required=True)
    check_options(form, f"{path}.options", options)
    if options and isinstance(select["max_values"], int) and select["max_values"] > len(options):
        sentence = f"Must be less than or equal to the number of options ({len(options)})."
        form.refuse(f"{path}.max_values", "BASE_TYPE_MAX_LENGTH", sentence)
    chosen = sum(bool(option.get("default")) for option in options if isinstance(option, dict))
    if isinstance(select["max_values"], int) and chosen > select["max_values"]:
        form.refuse(f"{path}.options", "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", "Too many default options.")


def check_options(form: Form, path: str, options: list[Json]) -> None:
    """Options of selects, radio groups and checkbox groups: their texts, and no value twice."""
    values: set[str] = set()
    for n, option in enumerate(options):
        if not form.thing(f"{path}.{n}", option, required=True):
            continue
        form.text(f"{path}.{n}.label", option.get("label"), 1, 100, required=True)
        form.text(f"{path}.{n}.description", option.get("description"), 0, 100)
        if not form.text(f"{path}.{n}.value", value := option.get("value", ""), 1, 100, required=True):
            continue
        if value in values:
            sentence = "The specified option value is already used"
            form.refuse(f"{path}.{n}.value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", sentence)
        values.add(value)
