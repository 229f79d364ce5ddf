"""Words for what was found in a resume, also those that stand in the copy in place of it."""

from collections.abc import Sequence

from cogs.resumes.checking.models import Kind
from core.translation import t


def kind_name(kind: Kind) -> str:
    return {
        Kind.NAME: t("name"),
        Kind.EMAIL: t("e-mail"),
        Kind.PHONE: t("phone"),
        Kind.ADDRESS: t("address"),
        Kind.BIRTH: t("birth date"),
        Kind.PERSONAL: t("personal detail"),
        Kind.LINK: t("link"),
        Kind.PHOTO: t("photo"),
        Kind.PICTURE: t("picture"),
        Kind.PROPERTY: t("file property"),
        Kind.HIDDEN: t("hidden text"),
    }[kind]


def in_place_of(kind: Kind) -> str:
    return f"[{kind_name(kind)}]"


def copy_name() -> str:
    return t("resume-anonymised.pdf")


def alt_text(page: int, masked: Sequence[Kind]) -> str:
    """For the picture of a page of the copy."""
    if not masked:
        return t("Page {page} of an anonymised resume. Nothing was masked.", page=page)
    kinds = ", ".join(kind_name(kind) for kind in masked)
    return t("Page {page} of an anonymised resume. Masked in it: {kinds}.", page=page, kinds=kinds)
