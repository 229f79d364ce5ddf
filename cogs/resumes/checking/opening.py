"""What a file is, by its first bytes, and whether it may be opened at all."""

import zipfile
from io import BytesIO

from cogs.resumes.checking.models import Bounds, FileKind, Unfit

MEBIBYTE = 2**20
MOST_UNPACKED = 64 * MEBIBYTE
MOST_IN_A_PART = 24 * MEBIBYTE
MOST_PARTS = 1000
WORD_DOCUMENT = "word/document.xml"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""Word files with a password are wrapped in one of these, and so are those of before 2007."""
WITH_PASSWORD, OLD_WORD = (name.encode("utf-16-le") for name in ("EncryptedPackage", "WordDocument"))
"""What their parts are called."""


class Refused(Exception):
    """The file is not worked on."""

    def __init__(self, why: Unfit) -> None:
        super().__init__(why.value)
        self.why = why


def kind_of(data: bytes, bounds: Bounds) -> FileKind:
    if len(data) > bounds.megabytes * MEBIBYTE:
        raise Refused(Unfit.TOO_LARGE)
    if not data:
        raise Refused(Unfit.EMPTY)
    if b"%PDF-" in data[:1024]:
        return FileKind.PDF
    if data.startswith(b"PK\x03\x04"):
        _check_package(data)
        return FileKind.DOCX
    raise Refused(_why_no_package(data))


def _why_no_package(data: bytes) -> Unfit:
    if data.startswith(COMPOUND) and WITH_PASSWORD in data:
        return Unfit.ENCRYPTED
    if data.startswith(COMPOUND) and OLD_WORD in data:
        return Unfit.OLD_WORD
    return Unfit.WRONG_KIND


def _check_package(data: bytes) -> None:
    """By what the archive says of itself: nothing is unpacked yet, and later not more than it says."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise Refused(Unfit.DAMAGED) from None
    if WORD_DOCUMENT not in {part.filename for part in parts}:
        raise Refused(Unfit.WRONG_KIND)
    if any(part.flag_bits & 1 for part in parts):
        raise Refused(Unfit.ENCRYPTED)
    sizes = [part.file_size for part in parts]
    xml = [part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))]
    if len(parts) > MOST_PARTS or sum(sizes) > MOST_UNPACKED or max(xml) > MOST_IN_A_PART:
        raise Refused(Unfit.TOO_HEAVY)
