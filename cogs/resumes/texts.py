"""Sentences about resume files."""

from core.translation import t


def thread_name(name: str, member_id: int) -> str:
    return t("Files of {name}", name=name[:60]) + f" · {member_id}"


def is_thread_of(thread_name: str, member_id: int) -> bool:
    """Both ends count: what stands between them, and in names of other threads, people choose themselves."""
    start = t("Files of {name}", name="").strip()
    return thread_name.startswith(start) and thread_name.endswith(f" · {member_id}")


def kept(file_name: str) -> str:
    return t("I keep **{file}** here for you, and remove it once it is no longer needed.", file=file_name)


def shared(member_id: int) -> str:
    return t("The resume of <@{member}>. I remove it after the interview. Please do not pass it on.", member=member_id)


def page_picture(number: int) -> str:
    """Alt text: the words themselves are in the file, which a screen reader can read."""
    return t("Page {number} of the resume above", number=number)


def about_pages(shown: int, pages: int, *, is_redrawn: bool) -> str:
    """What the pictures do not show; nothing where they show it all."""
    lines = [t("The pictures show the words of a Word file, not its layout: for that, open the file.")] * is_redrawn
    if shown < pages:
        lines.append(t("The first {shown} of {pages} pages; the others are in the file.", shown=shown, pages=pages))
    return "\n".join(lines)


def too_large(most: int) -> str:
    return t("That file is too large. Please attach one of at most {most} MB.", most=most)


def unreadable() -> str:
    return t("Discord did not hand me that file. Please attach it once more.")


def could_not_remove() -> str:
    return t("delete a resume whose time is over; please delete the file in the member's thread yourself")
