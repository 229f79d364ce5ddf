"""Pictures of a resume's pages, as its reviewer sees them."""

from typing import Any

from discord import ui

from cogs.resumes import texts
from cogs.resumes.checking.models import Pictured
from core.ui import marked, sealed

MOST_PAGES = 10
"""As many pictures as a message holds."""


def pages(pictured: Pictured, ref: str) -> ui.LayoutView:
    """`ref` marks the message."""
    gallery: ui.MediaGallery[Any] = ui.MediaGallery()
    for at in range(len(pictured.previews)):
        gallery.add_item(media=f"attachment://{picture_name(at)}", description=texts.page_picture(at + 1))
    view = ui.LayoutView(timeout=None)
    if note := texts.about_pages(len(pictured.previews), pictured.pages, is_redrawn=pictured.redrawn):
        view.add_item(ui.TextDisplay(note))
    view.add_item(gallery)
    return sealed(marked(view, ref))


def picture_name(at: int) -> str:
    return f"page-{at + 1}.png"
