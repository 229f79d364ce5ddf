"""Application commands: names, options and choices, and 8000 characters over all."""

from typing import Any

from rehearsal.events import Json
from rehearsal.validation.form import Form

SLASH, USER_MENU, MESSAGE_MENU = 1, 2, 3
SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT = range(1, 12)
MOST = {SLASH: 100, USER_MENU: 15, MESSAGE_MENU: 15}
MAX_TEXT = 8000
MAX_OPTIONS = MAX_CHOICES = 25
_WITH_CHOICES = frozenset({STRING, INTEGER, NUMBER})
_KEPT = (
    "name", "name_localizations", "description", "description_localizations", "options", "type", "nsfw",
    "default_member_permissions", "dm_permission", "contexts", "integration_types", "handler",
)  # fmt: skip
_NAME_EXTRAS = frozenset("-_'")


def check_command(body: Any, path: str = "") -> Json:
    """A command as Discord stores it. Raises 50035."""
    form = Form()
    stored = checked_command(form, body, path)
    form.finish()
    return stored


def check_commands(bodies: Any) -> list[Json]:
    """All commands of a scope at once: each by itself, no name twice."""
    form = Form()
    stored = [checked_command(form, body, str(n)) for n, body in enumerate(form.items("", bodies, 0, 130))]
    seen: set[tuple[int, str]] = set()
    for n, command in enumerate(stored):
        key = (command.get("type", SLASH), command.get("name", ""))
        if key in seen:
            sentence = "Application command names must be unique"
            form.refuse(f"{n}.name", "APPLICATION_COMMANDS_DUPLICATE_NAME", sentence)
        seen.add(key)
    form.finish()
    return stored


def checked_command(form: Form, body: Any, path: str) -> Json:
    if not form.thing(path, body, required=True):
        return {}
    at = f"{path}." if path else ""
    kind = body.get("type") or SLASH
    form.choice(f"{at}type", kind, (SLASH, USER_MENU, MESSAGE_MENU, 4))
    _check_name(form, f"{at}name", body.get("name"), free=kind != SLASH)
    _check_localizations(form, f"{at}name_localizations", body.get("name_localizations"), 32)
    _check_localizations(form, f"{at}description_localizations", body.get("description_localizations"), 100)
    if kind == SLASH:
        form.text(f"{at}description", body.get("description"), 1, 100, required=True)
        _check_options(form, f"{at}options", body.get("options"), depth=0)
    elif body.get("description") or body.get("options"):
        sentence = "Context menu commands cannot have description"
        form.refuse(f"{at}description", "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_INVALID", sentence)
    bits = body.get("default_member_permissions")
    form.integer(f"{at}default_member_permissions", bits, 0, 2**63 - 1)
    if text_size(body) > MAX_TEXT:
        sentence = "Command exceeds maximum size (8000)"
        form.refuse(path, "APPLICATION_COMMAND_TOO_LARGE", sentence)
    stored = {key: body[key] for key in _KEPT if key in body}
    if stored.get("integration_types") is None:
        stored.pop("integration_types", None)
    return {**stored, "type": kind, "default_member_permissions": None if bits is None else str(bits)}


def text_size(item: Json) -> int:
    """Characters of names, descriptions and values, each with its longest localisation."""
    own = _longest(item.get("name"), item.get("name_localizations"))
    own += _longest(item.get("description"), item.get("description_localizations"))
    value = item.get("value")
    own += len(value) if isinstance(value, str) else 0
    inside = [part for key in ("options", "choices") if isinstance(parts := item.get(key), list) for part in parts]
    return own + sum(text_size(part) for part in inside if isinstance(part, dict))


def _longest(text: Any, localized: Any) -> int:
    texts = [text, *(localized.values() if isinstance(localized, dict) else ())]
    return max((len(each) for each in texts if isinstance(each, str)), default=0)


def _check_name(form: Form, path: str, name: Any, *, free: bool = False) -> None:
    if not form.text(path, name, 1, 32, required=True) or free:
        return
    if name != name.lower() or not all(letter.isalnum() or letter in _NAME_EXTRAS for letter in name):
        sentence = "Command name is invalid"
        form.refuse(path, "APPLICATION_COMMAND_INVALID_NAME", sentence)


def _check_localizations(form: Form, path: str, value: Any, longest: int) -> None:
    if form.thing(path, value):
        for locale, text in value.items():
            form.text(f"{path}.{locale}", text, 1, longest, required=True)


def _check_options(form: Form, path: str, value: Any, *, depth: int) -> None:
    options = [option for option in form.items(path, value, 0, MAX_OPTIONS) if form.thing(path, option, required=True)]
    kinds = {option.get("type") for option in options}
    if kinds & {SUBCOMMAND, GROUP} and kinds - {SUBCOMMAND, GROUP}:
        sentence = "Sub-command and sub-command group option types are mutually exclusive to all other types"
        form.refuse(path, "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", sentence)
    names: set[str] = set()
    optional_seen = False
    for n, option in enumerate(options):
        _check_option(form, f"{path}.{n}", option, depth)
        name = str(option.get("name"))
        if name in names:
            sentence = "Option name already used"
            form.refuse(f"{path}.{n}.name", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", sentence)
        names.add(name)
        if option.get("type") not in (SUBCOMMAND, GROUP):
            if option.get("required") and optional_seen:
                sentence = "Required options must be placed before non-required options"
                form.refuse(f"{path}.{n}", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", sentence)
            optional_seen = optional_seen or not option.get("required")


def _check_option(form: Form, path: str, option: Json, depth: int) -> None:
    _check_name(form, f"{path}.name", option.get("name"))
    form.text(f"{path}.description", option.get("description"), 1, 100, required=True)
    _check_localizations(form, f"{path}.name_localizations", option.get("name_localizations"), 32)
    _check_localizations(form, f"{path}.description_localizations", option.get("description_localizations"), 100)
    if not form.choice(f"{path}.type", kind := option.get("type"), range(1, 12), required=True):
        return
    if kind in (SUBCOMMAND, GROUP):
        if depth > (1 if kind == SUBCOMMAND else 0):
            sentence = "Sub-commands can be nested one level deep"
            form.refuse(f"{path}.type", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", sentence)
            return
        _check_options(form, f"{path}.options", option.get("options"), depth=2 if kind == SUBCOMMAND else 1)
        return
    _check_choices(form, path, option)
    if kind == STRING:
        form.integer(f"{path}.min_length", option.get("min_length"), 0, 6000)
        form.integer(f"{path}.max_length", option.get("max_length"), 1, 6000)


def _check_choices(form: Form, path: str, option: Json) -> None:
    choices = form.items(f"{path}.choices", option.get("choices"), 0, MAX_CHOICES)
    if option["type"] not in _WITH_CHOICES and (choices or option.get("autocomplete")):
        sentence = "Choices and autocomplete are for strings and numbers"
        form.refuse(f"{path}.choices", "APPLICATION_COMMAND_OPTIONS_CHOICES_INVALID", sentence)
    if choices and option.get("autocomplete"):
        sentence = "Autocomplete and choices are mutually exclusive"
        form.refuse(f"{path}.autocomplete", "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_INVALID", sentence)
    check_choices(form, f"{path}.choices", choices, option["type"])


def check_choices(form: Form, path: str, choices: list[Any], kind: int) -> None:
    """Choices of an option, or those that answer an autocomplete."""
    names: set[str] = set()
    for n, choice in enumerate(choices):
        if not form.thing(f"{path}.{n}", choice, required=True):
            continue
        form.text(f"{path}.{n}.name", choice.get("name"), 1, 100, required=True)
        if kind == STRING:
            form.text(f"{path}.{n}.value", choice.get("value"), 0, 100, required=True)
        elif not isinstance(choice.get("value"), int if kind == INTEGER else (int, float)):
            form.refuse(f"{path}.{n}.value", "NUMBER_TYPE_COERCE", f'Value "{choice.get("value")}" is not a number.')
        if choice.get("name") in names:
            sentence = "Choice name already used"
            form.refuse(f"{path}.{n}", "APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS", sentence)
        names.add(str(choice.get("name")))
