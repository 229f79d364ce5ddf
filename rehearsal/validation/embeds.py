"""Embeds: ten a message, each within its lengths, 6000 characters over all of them."""

from datetime import datetime
from typing import Any

from rehearsal.events import Json
from rehearsal.validation.form import Form

MAX_EMBEDS = 10
MAX_TEXT = 6000
_PICTURES = ("http", "https", "attachment")


def check_embeds(form: Form, value: Any) -> list[Json]:
    """The embeds as Discord stores them."""
    embeds = form.items("embeds", value, 0, MAX_EMBEDS)
    stored = [_stored(embed) for n, embed in enumerate(embeds) if _checked(form, f"embeds.{n}", embed)]
    if sum(text_size(embed) for embed in stored) > MAX_TEXT:
        form.refuse("embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000")
    return stored


def text_size(embed: Json) -> int:
    """What counts towards the 6000."""
    texts = [embed.get("title"), embed.get("description")]
    texts += [(embed.get("footer") or {}).get("text"), (embed.get("author") or {}).get("name")]
    texts += [text for field in embed.get("fields") or () for text in (field.get("name"), field.get("value"))]
    return sum(len(text) for text in texts if isinstance(text, str))


def _checked(form: Form, path: str, embed: Any) -> bool:
    if not form.thing(path, embed, required=True):
        return False
    problems_before = len(form.problems)
    form.text(f"{path}.title", embed.get("title"), 0, 256)
    form.text(f"{path}.description", embed.get("description"), 0, 4096)
    form.integer(f"{path}.color", embed.get("color"), 0, 0xFFFFFF)
    form.url(f"{path}.url", embed.get("url"), 2048, ("http", "https"))
    _check_timestamp(form, f"{path}.timestamp", embed.get("timestamp"))
    _check_fields(form, f"{path}.fields", embed.get("fields"))
    _check_parts(form, path, embed)
    if not any(embed.get(key) for key in ("title", "description", "fields", "image", "thumbnail", "author", "footer")):
        form.missing(f"{path}.description")
    return len(form.problems) == problems_before


def _check_parts(form: Form, path: str, embed: Json) -> None:
    if embed.get("footer") is not None and form.thing(f"{path}.footer", footer := embed["footer"]):
        form.text(f"{path}.footer.text", footer.get("text"), 0, 2048)
        form.url(f"{path}.footer.icon_url", footer.get("icon_url"), 2048, _PICTURES)
    if embed.get("author") is not None and form.thing(f"{path}.author", author := embed["author"]):
        form.text(f"{path}.author.name", author.get("name"), 1, 256, required=True)
        form.url(f"{path}.author.url", author.get("url"), 2048, ("http", "https"))
        form.url(f"{path}.author.icon_url", author.get("icon_url"), 2048, _PICTURES)
    for part in ("image", "thumbnail"):
        if embed.get(part) is not None and form.thing(f"{path}.{part}", picture := embed[part]):
            form.url(f"{path}.{part}.url", picture.get("url"), 2048, _PICTURES, required=True)


def _check_fields(form: Form, path: str, value: Any) -> None:
    for n, field in enumerate(form.items(path, value, 0, 25)):
        if form.thing(f"{path}.{n}", field, required=True):
            form.text(f"{path}.{n}.name", field.get("name"), 1, 256, required=True)
            form.text(f"{path}.{n}.value", field.get("value"), 1, 1024, required=True)
            form.flag(f"{path}.{n}.inline", field.get("inline"))


def _check_timestamp(form: Form, path: str, value: Any) -> None:
    if value is None:
        return
    try:
        datetime.fromisoformat(str(value))
    except ValueError:
        form.refuse(path, "DATE_TIME_TYPE_PARSE", f"Could not parse {value}. Should be ISO8601.")


def _stored(embed: Json) -> Json:
    kept = {key: value for key, value in embed.items() if value is not None}
    if "fields" in kept:
        kept["fields"] = [{**field, "inline": bool(field.get("inline"))} for field in kept["fields"]]
    return {**kept, "type": "rich", "content_scan_version": 0}
