"""The body of a message: content, embeds, components, files and flags together."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from rehearsal.errors import empty_message, too_large
from rehearsal.events import Json
from rehearsal.rest.context import Upload
from rehearsal.validation.components import check_components
from rehearsal.validation.embeds import check_embeds
from rehearsal.validation.form import Form

SUPPRESS_EMBEDS, EPHEMERAL, SUPPRESS_NOTIFICATIONS, COMPONENTS_V2 = 1 << 2, 1 << 6, 1 << 12, 1 << 15
MAX_CONTENT = 2000
MAX_FILES = 10
MAX_FILE_SIZE = 10 * 1024 * 1024
_LEGACY = ("content", "embeds", "poll", "sticker_ids")
REFERENCE = "attachment://"
_CHANGEABLE = SUPPRESS_EMBEDS | COMPONENTS_V2
_SENDABLE = SUPPRESS_EMBEDS | SUPPRESS_NOTIFICATIONS | COMPONENTS_V2


def checked(
    body: Any,
    uploads: Sequence[Upload] = (),
    *,
    before: Json | None = None,
    files: Sequence[Json] = (),
    may_be_ephemeral: bool = False,
) -> Json:
    """The parts of a body that make up a message, as Discord stores them; only those that were given.

    `before` is the message that is edited and `files` what it has. Raises 50035, 50006 for nothing to say, 40005 for
    too large a file.
    """
    form = Form()
    if not form.thing("", body, required=True):
        form.finish()
    parts: Json = {"flags": _checked_flags(form, body, before, may_be_ephemeral)}
    v2 = bool(parts["flags"] & COMPONENTS_V2)
    staying = staying_files(body, files)
    _check_files(form, body, uploads, files, staying)
    filenames = {clean_name(file.filename) for file in uploads} | {file["filename"] for file in staying}
    if "content" in body:
        usable = form.text("content", body["content"], 0, MAX_CONTENT)
        parts["content"] = body["content"].strip() if usable else ""
    if "embeds" in body:
        parts["embeds"] = check_embeds(form, body["embeds"])
        _check_references(form, parts["embeds"], filenames)
    if "components" in body:
        parts["components"] = check_components(form, body["components"], v2=v2, filenames=filenames)
    if v2:
        _refuse_legacy(form, body, before)
    form.finish()
    _refuse_empty({**(before or {}), **parts}, has_files=bool(uploads or staying))
    return parts


def staying_files(body: Json, files: Sequence[Json]) -> list[Json]:
    """Of a message's files, those that an edit keeps: all of them unless `attachments` lists some."""
    listed = body.get("attachments")
    if not isinstance(listed, list):
        return list(files)
    kept = {str(entry.get("id")) for entry in listed if isinstance(entry, dict)}
    return [file for file in files if file["id"] in kept]


def _checked_flags(form: Form, body: Json, before: Json | None, may_be_ephemeral: bool) -> int:
    old: int = before["flags"] if before else 0
    flags: int | None = body.get("flags")
    if flags is None or not form.integer("flags", flags, 0, 2**53):
        return old
    if before:
        if old & COMPONENTS_V2 and not flags & COMPONENTS_V2:
            sentence = "The IS_COMPONENTS_V2 flag cannot be removed from a message"
            form.refuse("flags", "MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG", sentence)
        return old & ~_CHANGEABLE | flags & _CHANGEABLE
    allowed = _SENDABLE | (EPHEMERAL if may_be_ephemeral else 0)
    if flags & ~allowed:
        form.refuse("flags", "BASE_TYPE_CHOICES", "This message flag cannot be set here.")
    return flags & allowed


def _refuse_legacy(form: Form, body: Json, before: Json | None) -> None:
    """What V2 leaves no room for, in the request or, when the flag is new, left in the message."""
    for name in _LEGACY:
        left = name not in body and before is not None and before.get(name)
        if body.get(name) or left:
            sentence = f"The '{name}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2"
            form.refuse(name, "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", sentence)


def _refuse_empty(message: Json, *, has_files: bool) -> None:
    if message["flags"] & COMPONENTS_V2:
        says_something = bool(message.get("components"))
    else:
        says_something = has_files or any(message.get(part) for part in ("content", "embeds", "components"))
    if not says_something:
        raise empty_message()


def _check_files(
    form: Form, body: Json, uploads: Sequence[Upload], files: Sequence[Json], staying: Sequence[Json]
) -> None:
    """Number and size of files, and that each `attachments` entry means a file of this request or of the message."""
    if any(len(file.data) > MAX_FILE_SIZE for file in uploads):
        raise too_large()
    known = {str(file.index) for file in uploads} | {file["id"] for file in files}
    for n, entry in enumerate(form.items("attachments", body.get("attachments"), 0, MAX_FILES)):
        if not form.thing(f"attachments.{n}", entry, required=True):
            continue
        form.text(f"attachments.{n}.description", entry.get("description"), 0, 1024)
        if str(entry.get("id")) not in known:
            sentence = "The attachment was not uploaded with this request"
            form.refuse(f"attachments.{n}.id", "ATTACHMENT_NOT_FOUND", sentence)
    if len(uploads) + len(staying) > MAX_FILES:
        form.refuse("attachments", "BASE_TYPE_MAX_LENGTH", f"Must be {MAX_FILES} or fewer in length.")


def _check_references(form: Form, embeds: list[Json], filenames: set[str]) -> None:
    for n, embed in enumerate(embeds):
        for part in ("image", "thumbnail", "author", "footer"):
            for url in references(embed.get(part)):
                if url.removeprefix(REFERENCE) not in filenames:
                    sentence = "The referenced attachment was not found"
                    form.refuse(f"embeds.{n}.{part}", "EMBED_ATTACHMENT_NOT_FOUND", sentence)


def references(value: Any) -> Iterator[str]:
    """Every `attachment://` inside a piece of JSON."""
    if isinstance(value, str):
        if value.startswith(REFERENCE):
            yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)


def clean_name(filename: str) -> str:
    """A file's name as Discord keeps it."""
    return re.sub(r"[^\w.\-]", "_", filename)[:1024] or "unknown"
