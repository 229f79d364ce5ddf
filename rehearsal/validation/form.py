"""Collecting what is wrong with a body, to refuse it once with everything that is wrong."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from rehearsal.errors import invalid_form


class Form:
    """The problems found so far. Each check says whether the value can be used; None passes unless required."""

    def __init__(self) -> None:
        self.problems: list[tuple[str, str, str]] = []

    def refuse(self, path: str, code: str, sentence: str) -> None:
        self.problems.append((path, code, sentence))

    def finish(self) -> None:
        """Raise 50035 when anything was wrong."""
        if self.problems:
            raise invalid_form(*self.problems)

    def missing(self, path: str) -> None:
        self.refuse(path, "BASE_TYPE_REQUIRED", "This field is required")

    def text(self, path: str, value: Any, low: int, high: int, *, required: bool = False) -> bool:
        if not self._given(path, value, required):
            return False
        if not isinstance(value, str):
            self.refuse(path, "STRING_TYPE_CONVERT", f'Could not interpret "{value}" as string.')
            return False
        if len(value) < low and low == 1 and required:
            self.missing(path)
        elif not low <= len(value) <= high:
            self._bad_length(path, low, high)
        return low <= len(value) <= high

    def integer(self, path: str, value: Any, low: int, high: int, *, required: bool = False) -> bool:
        if not self._given(path, value, required):
            return False
        if isinstance(value, str) and value.lstrip("-").isdigit():
            value = int(value)
        if not isinstance(value, int) or isinstance(value, bool):
            self.refuse(path, "NUMBER_TYPE_COERCE", f'Value "{value}" is not int.')
            return False
        if value < low:
            self.refuse(path, "NUMBER_TYPE_MIN", f"int value should be greater than or equal to {low}.")
        elif value > high:
            self.refuse(path, "NUMBER_TYPE_MAX", f"int value should be less than or equal to {high}.")
        return low <= value <= high

    def choice(self, path: str, value: Any, allowed: Collection[Any], *, required: bool = False) -> bool:
        if not self._given(path, value, required):
            return False
        if value not in tuple(allowed) or isinstance(value, bool):
            listed = ", ".join(str(item) for item in sorted(allowed))
            self.refuse(path, "BASE_TYPE_CHOICES", f"Value must be one of {{{listed}}}.")
            return False
        return True

    def flag(self, path: str, value: Any) -> bool:
        if value is not None and not isinstance(value, bool):
            self.refuse(path, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.")
            return False
        return bool(value)

    def items(self, path: str, value: Any, low: int, high: int, *, required: bool = False) -> list[Any]:
        """The list to go on with; an empty one when it is absent or none at all."""
        if not self._given(path, value, required):
            return []
        if not isinstance(value, list):
            self.refuse(path, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType.")
            return []
        if not low <= len(value) <= high:
            self._bad_length(path, low, high)
            return []
        return value

    def thing(self, path: str, value: Any, *, required: bool = False) -> bool:
        if not self._given(path, value, required):
            return False
        if not isinstance(value, dict):
            self.refuse(path, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType.")
            return False
        return True

    def url(self, path: str, value: Any, high: int, schemes: Collection[str], *, required: bool = False) -> bool:
        if not self.text(path, value, 1, high, required=required):
            return False
        scheme, separator, rest = value.partition("://")
        if not separator or scheme.lower() not in schemes:
            listed = ", ".join(repr(name) for name in schemes)
            self.refuse(
                path,
                "URL_TYPE_INVALID_SCHEME",
                f'Scheme "{scheme}" is not supported. Scheme must be one of ({listed}).',
            )
            return False
        if not rest or " " in rest:
            self.refuse(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.")
            return False
        return True

    def time(self, path: str, value: Any, *, required: bool = False) -> datetime | None:
        """A moment with its offset from UTC."""
        if not self._given(path, value, required):
            return None
        try:
            parsed = datetime.fromisoformat(value) if isinstance(value, str) else None
        except ValueError:
            parsed = None
        if parsed is None or parsed.tzinfo is None:
            self.refuse(path, "DATE_TIME_TYPE_PARSE", f"Could not parse {value}. Should be ISO8601.")
            return None
        return parsed

    def _given(self, path: str, value: Any, required: bool) -> bool:
        if value is None and required:
            self.missing(path)
        return value is not None

    def _bad_length(self, path: str, low: int, high: int) -> None:
        sentence = f"Must be {high} or fewer in length." if low == 0 else f"Must be between {low} and {high} in length."
        self.refuse(path, "BASE_TYPE_MAX_LENGTH" if low == 0 else "BASE_TYPE_BAD_LENGTH", sentence)
