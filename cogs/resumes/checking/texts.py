"""Words for what was found in a resume, also those that stand in the copy in place of it."""

from collections.abc import Sequence

from cogs.resumes.checking.models import Bounds, Kind, Unfit
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


def why_unfit(why: Unfit, bounds: Bounds) -> str:
    """What is the matter with a file, and what to do."""
    return {
        Unfit.WRONG_KIND: t(
            "Please attach the resume as a PDF or Word (.docx) file. What is in this one is something else."
        ),
        Unfit.OLD_WORD: t(
            "That is a Word file of the old kind (.doc), which I cannot read. Please save it as .docx or PDF, and "
            "attach that."
        ),
        Unfit.TOO_LARGE: t("That file is too large. Please attach one of at most {most} MB.", most=bounds.megabytes),
        Unfit.TOO_MANY_PAGES: t(
            "That file has more than {most} pages. Please attach one that is shorter.", most=bounds.pages
        ),
        Unfit.ENCRYPTED: t("That file has a password. Please save it without one and attach it again."),
        Unfit.DAMAGED: t("That file is damaged: I cannot open it. Please save or export it anew and attach that."),
        Unfit.EMPTY: t("There is nothing in that file. Please attach it once more."),
        Unfit.TOO_HEAVY: t(
            "That file takes too much time or memory to look through. Please export it as a plain PDF and attach that."
        ),
        Unfit.HIDES_TOO_MUCH: t(
            "Those words stand in so many places that hardly anything of a page would be left. Please name fewer or "
            "longer ones."
        ),
        Unfit.NOT_READABLE: t(
            "On some page I can read no text, as in a scan, so I cannot tell what to mask there. Please attach a PDF "
            "that was exported from a text program."
        ),
    }[why]
