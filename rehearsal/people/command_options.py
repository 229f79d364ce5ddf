"""From what a person typed into a slash command to the options of an interaction, checked as a client checks them."""

from typing import Any

from rehearsal.interactions.resolved import Resolved
from rehearsal.people.errors import NotPossible
from rehearsal.people.uploads import upload

Json = dict[str, Any]

(
    SUB_COMMAND,
    SUB_COMMAND_GROUP,
    STRING,
    INTEGER,
    BOOLEAN,
    USER,
    CHANNEL,
    ROLE,
    MENTIONABLE,
    NUMBER,
    ATTACHMENT,
) = range(1, 12)
_LARGEST_INTEGER = 2**53
_LONGEST_STRING = 6000


def find_command(commands: list[Json], full_name: str, kind: int = 1) -> tuple[Json, list[Json]]:
    """The command of this name ("interview book") and the steps below it, outermost first."""
    if kind != 1:
        for command in commands:
            if command["type"] == kind and command["name"] == full_name:
                return command, []
        raise NotPossible(f"There is no “{full_name}” in this menu.")
    first, *rest = full_name.removeprefix("/").split()
    for command in commands:
        if command["type"] == kind and command["name"] == first:
            return command, _steps(command, rest, full_name)
    raise NotPossible(f"There is no command /{first} here.")


def _steps(command: Json, names: list[str], full_name: str) -> list[Json]:
    steps = []
    here = command
    for name in names:
        below = [o for o in here.get("options", ()) if o["type"] <= SUB_COMMAND_GROUP and o["name"] == name]
        if not below:
            raise NotPossible(f"There is no command /{full_name} here.")
        here = below[0]
        steps.append(here)
    if any(option["type"] <= SUB_COMMAND_GROUP for option in here.get("options", ())):
        raise NotPossible(f"/{full_name} needs one of its subcommands.")
    return steps


def fill_options(specs: list[Json], given: dict[str, Any], resolved: Resolved) -> list[Json]:
    """The options to send, in the command's order, once all that a client checks is right."""
    unknown = given.keys() - {spec["name"] for spec in specs}
    if unknown:
        raise NotPossible(f"The command has no option {', '.join(sorted(unknown))}.")
    filled = []
    for spec in specs:
        value = given.get(spec["name"])
        if value is not None:
            filled.append({"name": spec["name"], "type": spec["type"], "value": _checked(spec, value, resolved)})
        elif spec.get("required"):
            raise NotPossible(f"The option {spec['name']} is required.")
    return filled


def half_filled_options(specs: list[Json], given: dict[str, Any], focused: str, typed: str) -> list[Json]:
    """The options while the person is still typing one of them: unchecked, the focused one marked."""
    names = {spec["name"]: spec for spec in specs}
    if not names.get(focused, {}).get("autocomplete"):
        raise NotPossible(f"The option {focused} offers no suggestions.")
    values = {name: value for name, value in given.items() if value is not None} | {focused: typed}
    options = []
    for name, value in values.items():
        if name not in names:
            raise NotPossible(f"The command has no option {name}.")
        option = {"name": name, "type": names[name]["type"], "value": _plain(names[name], value)}
        options.append(option | {"focused": True} if name == focused else option)
    return options


def nest(steps: list[Json], options: list[Json]) -> list[Json]:
    """Put the options below the subcommand they belong to."""
    for step in reversed(steps):
        options = [{"name": step["name"], "type": step["type"], "options": options}]
    return options


def _plain(spec: Json, value: Any) -> Any:
    return str(value) if spec["type"] in (USER, CHANNEL, ROLE, MENTIONABLE) else value


def _checked(spec: Json, value: Any, resolved: Resolved) -> Any:
    kind, name = spec["type"], spec["name"]
    if spec.get("choices"):
        return _choice(spec, value)
    if kind == STRING:
        return _string(spec, value)
    if kind in (INTEGER, NUMBER):
        return _number(spec, value)
    if kind == BOOLEAN:
        if not isinstance(value, bool):
            raise NotPossible(f"{name} is True or False.")
        return value
    if kind == ATTACHMENT:
        return upload(value, resolved)
    return _thing(spec, str(value), resolved)


def _choice(spec: Json, value: Any) -> Any:
    for choice in spec["choices"]:
        if value in (choice["value"], choice["name"]):
            return choice["value"]
    names = ", ".join(choice["name"] for choice in spec["choices"])
    raise NotPossible(f"{spec['name']} is one of: {names}.")


def _string(spec: Json, value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise NotPossible(f"{spec['name']} is a text.")
    least, most = spec.get("min_length") or 0, spec.get("max_length") or _LONGEST_STRING
    if not least <= len(value) <= most:
        raise NotPossible(f"{spec['name']} has between {least} and {most} characters.")
    return value


def _number(spec: Json, value: Any) -> int | float:
    kinds = (int,) if spec["type"] == INTEGER else (int, float)
    if isinstance(value, bool) or not isinstance(value, kinds):
        raise NotPossible(f"{spec['name']} is a number.")
    least, most = spec.get("min_value"), spec.get("max_value")
    low = -_LARGEST_INTEGER if least is None else least
    high = _LARGEST_INTEGER if most is None else most
    if not low <= value <= high:
        raise NotPossible(f"{spec['name']} is between {low} and {high}.")
    return value


def _thing(spec: Json, snowflake: str, resolved: Resolved) -> str:
    kind = spec["type"]
    found = {
        USER: resolved.add_user,
        ROLE: resolved.add_role,
        CHANNEL: resolved.add_channel,
        MENTIONABLE: resolved.add_mentionable,
    }[kind](snowflake)
    allowed = spec.get("channel_types")
    if found is None or (kind == CHANNEL and allowed and found["type"] not in allowed):
        raise NotPossible(f"{spec['name']} cannot be that.")
    return snowflake
