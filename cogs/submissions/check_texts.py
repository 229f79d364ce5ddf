"""Sentences of the private check: what was found, what others would see, and what can be decided."""

from collections.abc import Sequence
from datetime import datetime

from cogs.resumes.checking.models import Checked, FileKind, Finding, Kind
from cogs.resumes.checking.texts import kind_name
from core.translation import t

QUEUE_IT = "Queue it"
QUEUE_AS_IT_IS = "Queue it as it is"
QUEUE_A_COPY = "Queue an anonymised copy"
HIDE_MORE = "Hide more words"
SHOW_AGAIN = "Undo hiding"
SHOW_COPY = "Show the copy"
SHOW_FILE = "Show the file"
REPLACE_FILE = "Replace file"
DISCARD = "Discard"

HIDE_TITLE = "Hide more words"
HIDE_FIELD = "Words to hide"
HIDE_HELP = "One on each line, as in your resume. Hidden everywhere in the copy; I do not keep them."
HIDE_EXAMPLE = "Jane\nSpringfield High School"

MOST_WORDS = 4
LONGEST_WORDS = 40


def title(checked: Checked) -> str:
    kind = {FileKind.PDF: t("PDF"), FileKind.DOCX: t("Word file")}[checked.file_kind]
    pages = t("1 page") if checked.pages == 1 else t("{count} pages", count=checked.pages)
    return t(
        "## Your resume, before anybody else sees it\n{kind}, {pages}. Only you can see this. I keep the file for an "
        "hour while you decide.",
        kind=kind,
        pages=pages,
    )


def found(findings: Sequence[Finding], hidden: int) -> str:
    """`hidden`: in how many places their own words are hidden."""
    lines = [_line(kind, [one.words for one in findings if one.kind is kind]) for kind in Kind]
    title = t("**What I found in it:**")
    if not findings:
        title = t("**I found nothing personal in it.** Please look for yourself: I miss things.")
    return "\n".join(filter(None, [title, *lines, _hidden(hidden)]))


def _hidden(count: int) -> str:
    return t("- 🙈 words that you named × {count}, hidden in the copy", count=count) if count else ""


def unfound(words: Sequence[str]) -> str:
    named = ", ".join(f"`{_short(one)}`" for one in words)
    return t(
        "⚠️ I do not find {words} in the text: is it spelled that way there? I cannot read words inside of pictures.",
        words=named,
    )


def _line(kind: Kind, words: Sequence[str]) -> str:
    if not words:
        return ""
    named = list(dict.fromkeys(filter(None, map(_short, words))))
    start = t("- {kind} × {count}", kind=kind_name(kind), count=len(words))
    if not named:
        return start
    more = t(" and {count} more", count=len(named) - MOST_WORDS) if len(named) > MOST_WORDS else ""
    return f"{start}: {', '.join(f'`{one}`' for one in named[:MOST_WORDS])}{more}"


def _short(words: str) -> str:
    line = " ".join(words.replace("`", "'").split())
    return line if len(line) <= LONGEST_WORDS else line[:LONGEST_WORDS] + "…"


def unread(pages: Sequence[int]) -> str:
    return t(
        "⚠️ I cannot read all of page {pages}: there is a picture or a scan, and I looked for nothing in it.",
        pages=", ".join(map(str, pages)),
    )


def pictures_are_of_the_copy() -> str:
    return t(
        "**The pictures show the anonymised copy**, as a reviewer would get it: a new PDF, in which what is covered is "
        "really gone. No search finds everything, so please look at each page."
    )


def pictures_are_of_the_file(is_redrawn: bool) -> str:
    said = t(
        "**The pictures show your file as it is**, with a frame around what I found. No search finds everything, so "
        "please look at each page."
    )
    return f"{said} {t('They show the words of a Word file, not its layout.')}" if is_redrawn else said


def no_copy(why: str) -> str:
    return t("⚠️ I cannot make an anonymised copy of this file. {why} Or queue it as it is, if that is fine.", why=why)


def choices(is_anonymised: bool) -> str:
    """What the two ways to queue it do; the first is what was ticked in the form."""
    if is_anonymised:
        return t("**Queue it** gives reviewers the anonymised copy; **Queue it as it is** gives them your file.")
    return t("**Queue it** gives reviewers your file as it is, with your name and all; the copy comes without.")


def name_words() -> str:
    return t("Please name the words to hide, one on each line.")


def too_many_words(most: int) -> str:
    return t("That is a lot to hide. Please name at most {most} words at once; you can come back for more.", most=most)


def unfit_words(words: str, least: int, most: int) -> str:
    return t(
        "I can hide words of {least} to {most} letters; `{words}` is not one. A longer line is best hidden in parts.",
        least=least,
        most=most,
        words=_short(words),
    )


def page_of_copy(page: int) -> str:
    return t("Page {page} of the anonymised copy of your resume", page=page)


def page_of_file(page: int, kinds: Sequence[Kind]) -> str:
    """Alt text of a picture."""
    if not kinds:
        return t("Page {page} of your resume; I found nothing personal on it", page=page)
    names = ", ".join(kind_name(kind) for kind in kinds)
    return t("Page {page} of your resume, with frames around: {kinds}", page=page, kinds=names)


def more_pages() -> str:
    return t("The other pages:")


def looking() -> str:
    return t("🔎 I am looking through your file. That can take up to 20 seconds.")


def copying() -> str:
    return t("🔎 I am making the copy without what was found. That can take up to 20 seconds.")


def takes_long() -> str:
    return t(
        "⏳ It still takes a while: the file is large, or others' files come before it. Should I be interrupted, I say "
        "so here."
    )


def while_waiting() -> tuple[str, ...]:
    """All that may stand in place of an answer that is still to come."""
    return looking(), copying(), takes_long()


def restarting() -> str:
    return t("I am just being restarted. Please try that again in a minute; what was kept is still there.")


def interrupted() -> str:
    return t(
        "I am sorry: I was restarted while I looked through your file, and kept nothing of it. `/resume submit` starts "
        "anew."
    )


def interrupted_later() -> str:
    return t("I was restarted before I could show you what I found, but your file is kept.")


def undecided(since: datetime) -> str:
    return t(
        "You handed in a resume {when} and have not decided about it yet. I keep it for an hour; another one takes its "
        "place.",
        when=f"<t:{int(since.timestamp())}:R>",
    )


def discarded() -> str:
    return t("🗑️ Discarded. The file is being removed, and nobody else has seen it. `/resume submit` starts anew.")


def file_gone() -> str:
    return t("That file is not there any more. Please use **Replace file**, or start anew with `/resume submit`.")


def file_replaced() -> str:
    return t("Meanwhile you replaced that file. Please look at the new one first: `/resume mine` shows it.")


def more_hidden() -> str:
    return t("Meanwhile you hid other words. Please look at the copy first: `/resume mine` shows it.")
