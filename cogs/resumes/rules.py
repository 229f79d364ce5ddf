"""Which files are taken as a resume: judged by their first bytes, since a name says nothing."""

from cogs.resumes import texts
from core.errors import Refusal

PDF = b"%PDF-"
ZIP = b"PK\x03\x04"


def check_size(size: int, most_megabytes: int) -> None:
    if size > most_megabytes * 1024 * 1024:
        raise Refusal(texts.too_large(most_megabytes))


def check_content(name: str, content: bytes) -> None:
    is_pdf = name.lower().endswith(".pdf") and PDF in content[:1024]
    is_word = name.lower().endswith(".docx") and content.startswith(ZIP)
    if not (is_pdf or is_word):
        raise Refusal(texts.wrong_kind())
