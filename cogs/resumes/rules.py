"""Which files are taken as a resume: judged by what is in them, since a name says nothing."""

from pathlib import PurePath

from cogs.resumes import texts
from cogs.resumes.checking.models import Bounds, FileKind
from cogs.resumes.checking.opening import Refused, kind_of
from cogs.resumes.checking.texts import why_unfit
from core.errors import Refusal
from core.settings import Settings

LONGEST_STEM = 80

WIDEST = Bounds(megabytes=10, pages=20)
"""What any group may allow: a file that was taken is shown, whatever the group allows by now."""


def bounds(settings: Settings) -> Bounds:
    return Bounds(megabytes=settings.resume_mb, pages=settings.resume_pages)


def check_size(size: int, most_megabytes: int) -> None:
    """By what Discord says of the file, before it is read."""
    if size > most_megabytes * 1024 * 1024:
        raise Refusal(texts.too_large(most_megabytes))


def check_content(content: bytes, within: Bounds) -> FileKind:
    try:
        return kind_of(content, within)
    except Refused as refused:
        raise Refusal(why_unfit(refused.why, within)) from None


def name_for(file_name: str, kind: FileKind) -> str:
    """The name it came with, ending as what it is."""
    return f"{PurePath(file_name).stem[:LONGEST_STEM] or kind.value}.{kind.value}"
