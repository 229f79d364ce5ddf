"""What is done with a resume in the worker process: see what it gives away, copy it without that, picture its pages."""

from cogs.resumes.checking import pdf_resume, word_resume
from cogs.resumes.checking.models import Anonymised, Bounds, Checked, FileKind, Kind, Pictured
from cogs.resumes.checking.opening import Refused, kind_of
from cogs.resumes.checking.spans import Span


def check_resume(data: bytes, file_name: str, bounds: Bounds) -> Checked:
    try:
        if kind_of(data, bounds) is FileKind.PDF:
            return pdf_resume.check(data, file_name, bounds)
        return word_resume.check(data, file_name, bounds)
    except Refused as refused:
        return Checked(refused.why)


def anonymise(
    data: bytes,
    file_name: str,
    chosen: frozenset[Kind],
    also: tuple[str, ...],
    bounds: Bounds,
    hidden: tuple[Span, ...] = (),
) -> Anonymised:
    """`also` are words that the owner wants masked wherever they stand, and `hidden` is where earlier ones did."""
    try:
        if kind_of(data, bounds) is FileKind.PDF:
            return pdf_resume.anonymise(data, file_name, chosen, also, bounds, hidden)
        return word_resume.anonymise(data, file_name, chosen, also, bounds, hidden)
    except Refused as refused:
        return Anonymised(refused.why)


def picture_pages(data: bytes, most: int, bounds: Bounds) -> Pictured:
    """The first pages as they are, for whoever its owner lets read it."""
    try:
        if kind_of(data, bounds) is FileKind.PDF:
            return pdf_resume.picture_pages(data, most, bounds)
        return word_resume.picture_pages(data, most, bounds)
    except Refused as refused:
        return Pictured(refused.why)
