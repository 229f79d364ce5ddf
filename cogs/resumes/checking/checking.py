"""The two things that are done with a resume, in the worker process: look what it gives away, and copy it without."""

from cogs.resumes.checking import pdf_resume, word_resume
from cogs.resumes.checking.models import Anonymised, Bounds, Checked, FileKind, Kind
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
