"""Attachments: their bytes, and links that are signed and die after a day as Discord's do."""

import hashlib
import mimetypes
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from rehearsal.errors import not_found
from rehearsal.events import Json

if TYPE_CHECKING:
    from rehearsal.world import World

LINK_LIFE = timedelta(days=1)
FILE_COMPONENT = 13
_PNG = b"\x89PNG\r\n\x1a\n"


@dataclass(frozen=True)
class StoredFile:
    filename: str
    content_type: str
    data: bytes


class Files:
    def __init__(self, world: "World") -> None:
        self._world = world
        self._by_channel: dict[int, dict[int, StoredFile]] = {}

    def store(
        self,
        channel_id: int,
        filename: str,
        data: bytes,
        *,
        content_type: str | None = None,
        description: str | None = None,
        ephemeral: bool = False,
    ) -> Json:
        """Keep a file and return its attachment object with a fresh link."""
        kind = content_type or mimetypes.guess_type(filename)[0] or "application/octet-stream"
        attachment_id = self._world.ids.next()
        self._by_channel.setdefault(channel_id, {})[attachment_id] = StoredFile(filename, kind, data)
        attachment: Json = {
            "id": str(attachment_id),
            "filename": filename,
            "size": len(data),
            "content_type": kind,
            "content_scan_version": 0,
        }
        if description:
            attachment["description"] = description
        if ephemeral:
            attachment["ephemeral"] = True
        if data.startswith(_PNG):
            attachment["width"] = int.from_bytes(data[16:20], "big")
            attachment["height"] = int.from_bytes(data[20:24], "big")
        return self.signed(channel_id, attachment)

    def signed(self, channel_id: int, attachment: Json) -> Json:
        """The attachment with a link that works for a day from now."""
        folder = "ephemeral-attachments" if attachment.get("ephemeral") else "attachments"
        path = f"/cdn/{folder}/{channel_id}/{attachment['id']}/{quote(attachment['filename'])}"
        now = self._world.clock.now()
        expires, issued = int((now + LINK_LIFE).timestamp()), int(now.timestamp())
        seal = _seal(channel_id, int(attachment["id"]), expires)
        url = f"{self._world.base_url}{path}?ex={expires:x}&is={issued:x}&hm={seal}&"
        return {**attachment, "url": url, "proxy_url": url}

    def linked(self, message: Json, files: list[Json]) -> Json:
        """The message with fresh links to its files, listing those that its embeds and components do not show."""
        channel_id = int(message["channel_id"])
        signed = [self.signed(channel_id, file) for file in files]
        shown: set[str] = set()
        embeds = [_with_links(embed, signed, shown) for embed in message["embeds"]]
        components = [_with_links(component, signed, shown) for component in message["components"]]
        listed = [file for file in signed if file["id"] not in shown]
        return {**message, "embeds": embeds, "components": components, "attachments": listed}

    def open(self, channel_id: int, attachment_id: int, ex: str, hm: str) -> StoredFile:
        """What a link leads to; a dead or forged link leads nowhere."""
        stored = self._by_channel.get(channel_id, {}).get(attachment_id)
        try:
            expires = int(ex, 16)
        except ValueError:
            raise not_found() from None
        alive = expires > self._world.clock.now().timestamp()
        if stored is None or not alive or hm != _seal(channel_id, attachment_id, expires):
            raise not_found()
        return stored

    def read(self, channel_id: int, attachment_id: int) -> StoredFile | None:
        return self._by_channel.get(channel_id, {}).get(attachment_id)

    def forget(self, channel_id: int, attachment_id: int) -> None:
        self._by_channel.get(channel_id, {}).pop(attachment_id, None)

    def forget_channel(self, channel_id: int) -> None:
        self._by_channel.pop(channel_id, None)


def _with_links(value: Any, files: list[Json], shown: set[str]) -> Any:
    """A copy in which each `attachment://` reference and each older link to a file is a fresh link."""
    if isinstance(value, list):
        return [_with_links(item, files, shown) for item in value]
    if not isinstance(value, dict):
        return value
    copy = {key: _with_links(item, files, shown) for key, item in value.items()}
    if value.get("type") == FILE_COMPONENT and (shown_file := _meant(value["file"]["url"], files)):
        copy |= {"name": shown_file["filename"], "size": shown_file["size"]}
    for key in ("url", "icon_url"):
        file = _meant(copy.get(key), files)
        if file:
            shown.add(file["id"])
            copy[key] = copy[f"proxy_{key}"] = file["url"]
            copy.update({name: file[name] for name in ("width", "height", "content_type") if name in file})
            copy["attachment_id"] = file["id"]
    return copy


def _meant(url: Any, files: list[Json]) -> Json | None:
    if not isinstance(url, str):
        return None
    name = url.removeprefix("attachment://") if url.startswith("attachment://") else None
    for file in files:
        if file["filename"] == name or url.partition("?")[0] == file["url"].partition("?")[0]:
            return file
    return None


def _seal(channel_id: int, attachment_id: int, expires: int) -> str:
    return hashlib.sha256(f"{channel_id}/{attachment_id}/{expires}".encode()).hexdigest()
