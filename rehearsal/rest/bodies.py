"""Reading what a request brings: JSON, or a multipart form of payload_json and files[n]."""

import json
import re
from dataclasses import dataclass
from typing import Any

from aiohttp import BodyPartReader, MultipartReader, web

from rehearsal.errors import invalid_form, malformed, too_large
from rehearsal.rest.context import Upload

MAX_REQUEST = 25 * 1024 * 1024
_FILE_FIELD = re.compile(r"files?\[?(\d+)\]?\Z|file\Z")


@dataclass(frozen=True)
class Body:
    json: Any
    files: list[Upload]
    multipart: bool = False


async def read_body(request: web.Request, takes: type) -> Body:
    """The body of a request of at most 25 MiB (413 otherwise), a JSON object or a list (50035 otherwise)."""
    body = await _read(request)
    if request.method not in ("GET", "DELETE") and not isinstance(body.json, takes):
        code = "MODEL_TYPE_CONVERT" if takes is dict else "LIST_TYPE_CONVERT"
        raise invalid_form(("", code, f"Only a {takes.__name__} may be used here."))
    return body


async def _read(request: web.Request) -> Body:
    if (request.content_length or 0) > MAX_REQUEST:
        raise too_large()
    if request.content_type.startswith("multipart/"):
        return await _read_form(request)
    raw = bytearray()
    async for chunk in request.content.iter_any():
        raw += chunk
        _check_size(len(raw))
    return Body(_parsed(bytes(raw)) if raw else {}, [])


async def _read_form(request: web.Request) -> Body:
    payload: Any = {}
    fields: dict[str, Any] = {}
    files: list[Upload] = []
    size = 0
    async for part in MultipartReader(request.headers, request.content):
        if not isinstance(part, BodyPartReader):
            raise malformed()
        data = bytes(await part.read(decode=True))
        size += len(data)
        _check_size(size)
        name = part.name or ""
        if name == "payload_json":
            payload = _parsed(data)
        elif match := _FILE_FIELD.match(name):
            kind = part.headers.get("Content-Type", "application/octet-stream")
            files.append(Upload(int(match[1] or 0), part.filename or "file", kind, data))
        else:
            fields[name] = data.decode("utf-8", "replace")
    return Body({**fields, **payload} if isinstance(payload, dict) else payload, files, multipart=True)


def _parsed(raw: bytes) -> Any:
    try:
        return json.loads(raw)
    except ValueError:
        raise malformed() from None


def _check_size(size: int) -> None:
    if size > MAX_REQUEST:
        raise too_large()
