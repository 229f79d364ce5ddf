"""Reading what the page sends: JSON, or a form with `payload_json` and files beside it."""

import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web

from rehearsal.events import Json

File = tuple[str, bytes]


@dataclass
class PageBody:
    json: Json
    files: dict[str, list[File]] = field(default_factory=dict)
    """By the name of the field they were sent in: an option, or a custom id."""

    def all_files(self) -> list[File]:
        return [file for files in self.files.values() for file in files]


async def read(request: web.Request) -> PageBody:
    """Other content types are refused: a foreign page could send those without asking."""
    if request.content_type == "application/json":
        return PageBody(_object(await request.read()))
    if request.content_type != "multipart/form-data":
        raise web.HTTPUnsupportedMediaType(text="Send JSON or a form with files.")
    body = PageBody({})
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader):
            continue
        content = bytes(await part.read(decode=True))
        if part.name == "payload_json":
            body.json = _object(content)
        else:
            body.files.setdefault(part.name or "", []).append((part.filename or "file", content))
    return body


def _object(raw: bytes) -> Json:
    value: Any = json.loads(raw)
    if not isinstance(value, dict):
        raise ValueError("not an object")
    return value
