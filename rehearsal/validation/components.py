"""Message components: classic rows, and the V2 layout with its own limits."""

from collections.abc import Callable, Collection
from typing import Any

from rehearsal.events import Json
from rehearsal.validation.form import Form
from rehearsal.validation.inputs import SELECTS, check_select

ROW, BUTTON, SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER = 1, 2, 9, 10, 11, 12, 13, 14, 17
MAX_ROWS = 5
MAX_COMPONENTS = 40
MAX_TEXT = 4000
LINK, PREMIUM = 5, 6
_IN_CONTAINER = frozenset({ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR})
_TOP_LEVEL = _IN_CONTAINER | {CONTAINER}


def check_components(form: Form, value: Any, *, v2: bool, filenames: Collection[str]) -> list[Json]:
    """The components with the ids Discord gives them. `filenames` is what `attachment://` may refer to."""
    check = _Components(form, filenames)
    top = form.items("components", value, 0, MAX_COMPONENTS if v2 else MAX_ROWS)
    allowed = _TOP_LEVEL if v2 else frozenset({ROW})
    stored = [check.one(f"components.{n}", component, allowed) for n, component in enumerate(top)]
    check.check_whole(v2)
    return _with_ids(stored)


class _Components:
    """One walk over a message's components."""

    def __init__(self, form: Form, filenames: Collection[str]) -> None:
        self.form = form
        self.filenames = filenames
        self.count = 0
        self.text_length = 0
        self.custom_ids: set[str] = set()
        self.ids: set[int] = set()
        self.checks: dict[int, Callable[[str, Json], Json]] = {
            ROW: self.row,
            BUTTON: self.button,
            SECTION: self.section,
            TEXT: self.text,
            THUMBNAIL: self.thumbnail,
            GALLERY: self.gallery,
            FILE: self.file,
            SEPARATOR: self.separator,
            CONTAINER: self.container,
            **dict.fromkeys(SELECTS, self.select),
        }

    def one(self, path: str, component: Any, allowed: Collection[int]) -> Json:
        if not self.form.thing(path, component, required=True):
            return {}
        kind = component.get("type")
        if kind not in allowed:
            listed = ", ".join(str(item) for item in sorted(allowed))
            sentence = f'Value of field "type" must be one of ({listed}).'
            self.form.refuse(f"{path}.type", "UNION_TYPE_CHOICES", sentence)
            return {}
        self.count += 1
        self.note_id(path, component.get("id"))
        return self.checks[kind](path, without_nulls(component))

    def check_whole(self, v2: bool) -> None:
        if v2 and self.count > MAX_COMPONENTS:
            sentence = f"The maximum number of components is {MAX_COMPONENTS} (received {self.count})."
            self.form.refuse("components", "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", sentence)
        if self.text_length > MAX_TEXT:
            sentence = f"The total text size of the components exceeds {MAX_TEXT}."
            self.form.refuse("components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", sentence)

    def note_id(self, path: str, value: Any) -> None:
        if not self.form.integer(f"{path}.id", value, 0, 2**31 - 1) or value == 0:
            return
        if value in self.ids:
            self.form.refuse(f"{path}.id", "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated")
        self.ids.add(value)

    def note_custom_id(self, path: str, value: Any) -> None:
        if not self.form.text(f"{path}.custom_id", value, 1, 100, required=True):
            return
        if value in self.custom_ids:
            sentence = "Component custom id cannot be duplicated"
            self.form.refuse(f"{path}.custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", sentence)
        self.custom_ids.add(value)

    def row(self, path: str, row: Json) -> Json:
        items = self.form.items(f"{path}.components", row.get("components"), 1, 5, required=True)
        kinds = [item.get("type") for item in items if isinstance(item, dict)]
        if len(items) > 1 and any(kind in SELECTS for kind in kinds):
            sentence = "The specified component exceeds the maximum width"
            self.form.refuse(path, "COMPONENT_LAYOUT_WIDTH_EXCEEDED", sentence)
        return {**row, "components": self.many(f"{path}.components", items, {BUTTON, *SELECTS})}

    def many(self, path: str, items: list[Any], allowed: Collection[int]) -> list[Json]:
        return [self.one(f"{path}.{n}", item, allowed) for n, item in enumerate(items)]

    def button(self, path: str, button: Json) -> Json:
        form = self.form
        form.flag(f"{path}.disabled", button.get("disabled"))
        form.text(f"{path}.label", button.get("label"), 0, 80)
        if not form.choice(f"{path}.style", style := button.get("style"), range(1, 7), required=True):
            return button
        if style == LINK:
            form.url(f"{path}.url", button.get("url"), 512, ("http", "https", "discord"), required=True)
        if style == PREMIUM and "sku_id" not in button:
            form.missing(f"{path}.sku_id")
        if style in (LINK, PREMIUM):
            if "custom_id" in button:
                sentence = "A custom id and a url cannot both be specified"
                form.refuse(f"{path}.custom_id", "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", sentence)
        else:
            self.note_custom_id(path, button.get("custom_id"))
        if style != PREMIUM and not button.get("label") and not button.get("emoji"):
            form.refuse(f"{path}.label", "BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A label or an emoji is required")
        return button

    def select(self, path: str, select: Json) -> Json:
        self.note_custom_id(path, select.get("custom_id"))
        return check_select(self.form, path, select)

    def section(self, path: str, section: Json) -> Json:
        items = self.form.items(f"{path}.components", section.get("components"), 1, 3, required=True)
        stored = {**section, "components": self.many(f"{path}.components", items, {TEXT})}
        accessory = self.one(f"{path}.accessory", section.get("accessory"), {BUTTON, THUMBNAIL})
        return {**stored, "accessory": accessory}

    def text(self, path: str, text: Json) -> Json:
        if self.form.text(f"{path}.content", text.get("content"), 1, MAX_TEXT, required=True):
            self.text_length += len(text["content"])
        return text

    def thumbnail(self, path: str, thumbnail: Json) -> Json:
        self.form.text(f"{path}.description", thumbnail.get("description"), 1, 1024)
        self.media(f"{path}.media", thumbnail.get("media"), ("http", "https", "attachment"))
        return {"spoiler": False, **thumbnail}

    def gallery(self, path: str, gallery: Json) -> Json:
        items = self.form.items(f"{path}.items", gallery.get("items"), 1, 10, required=True)
        for n, item in enumerate(items):
            if self.form.thing(f"{path}.items.{n}", item, required=True):
                self.form.text(f"{path}.items.{n}.description", item.get("description"), 1, 1024)
                self.media(f"{path}.items.{n}.media", item.get("media"), ("http", "https", "attachment"))
        return gallery

    def file(self, path: str, file: Json) -> Json:
        self.media(f"{path}.file", file.get("file"), ("attachment",))
        return {"spoiler": False, **file}

    def media(self, path: str, media: Any, schemes: tuple[str, ...]) -> None:
        if not self.form.thing(path, media, required=True):
            return
        url = media.get("url")
        if not self.form.url(f"{path}.url", url, 2048, schemes, required=True):
            return
        if url.startswith("attachment://") and url.removeprefix("attachment://") not in self.filenames:
            code = "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND"
            self.form.refuse(f"{path}.url", code, "The referenced attachment was not found")

    def separator(self, path: str, separator: Json) -> Json:
        self.form.choice(f"{path}.spacing", separator.get("spacing"), (1, 2))
        self.form.flag(f"{path}.divider", separator.get("divider"))
        return {"divider": True, "spacing": 1, **separator}

    def container(self, path: str, container: Json) -> Json:
        self.form.integer(f"{path}.accent_color", container.get("accent_color"), 0, 0xFFFFFF)
        items = self.form.items(f"{path}.components", container.get("components"), 1, MAX_COMPONENTS, required=True)
        stored = {"accent_color": None, "spoiler": False, **container}
        return {**stored, "components": self.many(f"{path}.components", items, _IN_CONTAINER)}


def without_nulls(value: Any) -> Any:
    """A null says nothing; Discord leaves such fields out."""
    if isinstance(value, dict):
        return {key: without_nulls(inner) for key, inner in value.items() if inner is not None}
    return [without_nulls(inner) for inner in value] if isinstance(value, list) else value


def media_of(component: Json) -> list[Json]:
    """The pictures and files that a component shows."""
    if component["type"] == GALLERY:
        return [item["media"] for item in component["items"]]
    return [component[key] for key in ("media", "file") if key in component]


def _with_ids(components: list[Json]) -> list[Json]:
    """Give every component without an id the next free one, in reading order."""
    taken = {c["id"] for c in walk(components) if c.get("id")}
    free = iter(n for n in range(1, len(taken) + 2 + sum(1 for _ in walk(components))) if n not in taken)
    for component in walk(components):
        if not component.get("id"):
            component["id"] = next(free)
    return components


def walk(components: list[Json]) -> list[Json]:
    """Every component with those inside of it, in reading order."""
    found: list[Json] = []
    for component in components:
        inside = [
            *component.get("components", ()),
            *(component[k] for k in ("accessory", "component") if k in component),
        ]
        found += [component, *walk(inside)]
    return found
