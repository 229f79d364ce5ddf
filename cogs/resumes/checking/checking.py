"""What is done with a resume in the worker process: see what it gives away, copy it without that, picture its pages."""

from cogs.resumes.checking import pdf_resume, word_resume
from cogs.resumes.checking.models import Anonymised, Bounds, Checked, FileKind, Kind, Pictured
from cogs.resumes.checking.opening import Refused, kind_of


def check_resume(data: bytes, file_name: str, bounds: Bounds) -> Checked:
    try:
        if kind_of(data, bounds) is FileKind.PDF:
            return pdf_resume.check(data, file_name, bounds)
        return word_resume.check(data, file_name, bounds)
    except Refused as refused:
        return Checked(refused.why)


def anonymise(
    data: bytes, file_name: str, chosen: frozenset[Kind], also: tuple[str, ...], bounds: Bounds
) -> Anonymised:
    """`also` are words that the owner wants masked wherever they stand, in addition."""
    try:
        if kind_of(data, bounds) is FileKind.PDF:
            return pdf_resume.anonymise(data, file_name, chosen, also, bounds)
        return word_resume.anonymise(data, file_name, chosen, also, bounds)
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
