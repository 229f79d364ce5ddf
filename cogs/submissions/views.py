"""The forms, the panel of the private check, and a member's list of resumes."""

from collections.abc import Mapping, Sequence
from typing import Any

import discord
from discord import ui

from cogs.resumes.checking.models import Checked
from cogs.submissions import check_texts, rules, texts
from cogs.submissions.models import Place, State, Submission
from core.settings import Settings
from core.ui import (
    Control,
    Field,
    button,
    choices_field,
    file_field,
    form,
    panel,
    rows_of,
    sealed,
    text_field,
)

LONGEST_FOCUS = 500
LONGEST_QUESTIONS = 1000
LONGEST_CHANGED = 500
LONGEST_HIDDEN = rules.MOST_WORDS * (rules.LONGEST_WORDS + 1)


def submit_form(field_key: int, level: str, aim: str, settings: Settings) -> ui.Modal:
    fields = [
        _file(settings),
        _role(""),
        _focus(aim),
        _questions(""),
        _anonymise(is_ticked=True),
    ]
    return form(texts.FORM_TITLE, fields, "submissions:submit", field_key, level)


def renew_form(previous: Submission, aim: str, settings: Settings) -> ui.Modal:
    """What the last version was for is still so, unless changed; new is what its member works on."""
    changed = text_field(
        "changed", texts.CHANGED_FIELD, texts.CHANGED_HELP, value=aim, long=True, required=True, most=LONGEST_CHANGED
    )
    fields = [
        _file(settings),
        _role(previous.target_role),
        changed,
        _questions(previous.questions),
        _anonymise(is_ticked=previous.is_anonymised),
    ]
    return form(texts.RENEW_TITLE, fields, "submissions:renew", previous.id)


def details_form(draft: Submission, aim: str, is_anonymised: bool) -> ui.Modal:
    """For a draft that began with a file alone."""
    fields = [_role(draft.target_role), _focus(draft.focus or aim), _questions(draft.questions)]
    return form(texts.DETAILS_TITLE, fields, "submissions:details", draft.id, int(is_anonymised))


def hide_form(draft: Submission) -> ui.Modal:
    words = text_field(
        "words",
        check_texts.HIDE_FIELD,
        check_texts.HIDE_HELP,
        placeholder=check_texts.HIDE_EXAMPLE,
        long=True,
        required=True,
        most=LONGEST_HIDDEN,
    )
    return form(check_texts.HIDE_TITLE, [words], "submissions:hide", draft.id)


def replace_form(draft: Submission, settings: Settings) -> ui.Modal:
    return form(texts.REPLACE_TITLE, [_file(settings)], "submissions:replace", draft.id)


def _file(settings: Settings) -> Field:
    said = texts.file_help(settings.resume_pages, settings.resume_mb)
    return file_field("resume", texts.FILE_FIELD, said, required=True)


def _role(value: str) -> Field:
    return text_field(
        "target_role",
        texts.ROLE_FIELD,
        texts.ROLE_HELP,
        value=value,
        placeholder=texts.ROLE_EXAMPLE,
        required=True,
        most=rules.LONGEST_ROLE,
    )


def _focus(value: str) -> Field:
    return text_field("focus", texts.FOCUS_FIELD, texts.FOCUS_HELP, value=value, long=True, most=LONGEST_FOCUS)


def _questions(value: str) -> Field:
    return text_field(
        "questions", texts.QUESTIONS_FIELD, texts.QUESTIONS_HELP, value=value, long=True, most=LONGEST_QUESTIONS
    )


def _anonymise(*, is_ticked: bool) -> Field:
    return choices_field(
        "anonymise",
        texts.ANONYMISE_FIELD,
        {"yes": texts.ANONYMISE},
        texts.ANONYMISE_HELP,
        chosen=["yes"] if is_ticked else [],
    )


def check_panel(
    draft: Submission, checked: Checked, pages: range, *, shows_copy: bool, why_no_copy: str, note: str = ""
) -> ui.LayoutView:
    """What was found, pictures of these pages (of the copy, or of the file), and what can be decided."""
    view = ui.LayoutView(timeout=None)
    said = [check_texts.title(checked), check_texts.found(checked.findings, len(draft.hidden))]
    if note:
        said.append(note)
    if checked.unread_pages:
        said.append(check_texts.unread(checked.unread_pages))
    if why_no_copy:
        said.append(check_texts.no_copy(why_no_copy))
    redrawn = checked.redrawn
    said.append(check_texts.pictures_are_of_the_copy() if shows_copy else check_texts.pictures_are_of_the_file(redrawn))
    for paragraph in said:
        view.add_item(ui.TextDisplay(paragraph))
    if pages:
        view.add_item(_gallery(checked, pages, shows_copy=shows_copy))
    view.add_item(ui.TextDisplay(check_texts.choices(draft.is_anonymised)))
    for controls in (_decisions(draft, has_copy=not why_no_copy), _changes(draft, shows_copy, not why_no_copy)):
        for row in rows_of(controls):
            view.add_item(row)
    return sealed(view)


def more_pages(checked: Checked, pages: range, *, shows_copy: bool) -> ui.LayoutView:
    view = ui.LayoutView(timeout=None)
    view.add_item(ui.TextDisplay(check_texts.more_pages()))
    view.add_item(_gallery(checked, pages, shows_copy=shows_copy))
    return sealed(view)


def picture_name(page: int) -> str:
    return f"page-{page + 1}.png"


def _gallery(checked: Checked, pages: range, *, shows_copy: bool) -> ui.MediaGallery[Any]:
    gallery: ui.MediaGallery[Any] = ui.MediaGallery()
    for page in pages:
        number = page + 1
        kinds = list(dict.fromkeys(one.kind for one in checked.findings if one.page == number))
        said = check_texts.page_of_copy(number) if shows_copy else check_texts.page_of_file(number, kinds)
        gallery.add_item(media=f"attachment://{picture_name(page)}", description=said)
    return gallery


def _decisions(draft: Submission, *, has_copy: bool) -> Sequence[Control]:
    wish = draft.is_anonymised
    other = check_texts.QUEUE_AS_IT_IS if wish else check_texts.QUEUE_A_COPY
    return (
        button(
            check_texts.QUEUE_IT,
            "submissions:queue",
            draft.id,
            int(wish),
            style=discord.ButtonStyle.primary,
            disabled=wish and not has_copy,
        ),
        button(other, "submissions:queue", draft.id, int(not wish), disabled=not wish and not has_copy),
    )


def _changes(draft: Submission, shows_copy: bool, has_copy: bool) -> Sequence[Control]:
    """What can be looked at, or changed, before that."""
    show = check_texts.SHOW_FILE if shows_copy else check_texts.SHOW_COPY
    again = [button(check_texts.SHOW_AGAIN, "submissions:unhide", draft.id)] if draft.hidden else []
    return (
        button(show, "submissions:look", draft.id, int(not shows_copy), disabled=not has_copy),
        button(check_texts.HIDE_MORE, "submissions:hide", draft.id, disabled=not has_copy),
        *again,
        button(check_texts.REPLACE_FILE, "submissions:replace", draft.id),
        button(check_texts.DISCARD, "submissions:discard", draft.id, style=discord.ButtonStyle.danger),
    )


def interrupted(draft: Submission | None) -> ui.LayoutView:
    """For somebody whose file was being looked through when the bot ended; with what was kept, if it came so far."""
    if draft is None:
        return panel(check_texts.interrupted())
    return panel(check_texts.interrupted_later(), controls=[_decide(draft)])


def undecided(draft: Submission, field_key: int, level: str) -> ui.LayoutView:
    """In place of the form, for somebody who may only have lost sight of the check."""
    controls = [_decide(draft), button(texts.HAND_IN_ANOTHER, "submissions:anew", field_key, level)]
    return panel(check_texts.undecided(draft.made_at), controls=controls)


def _decide(draft: Submission) -> Control:
    return button(
        texts.DECIDE, "submissions:look", draft.id, int(draft.is_anonymised), style=discord.ButtonStyle.primary
    )


def queued(submission: Submission, place: Place | None) -> ui.LayoutView:
    return panel(texts.queued(submission, place))


def mine(own: Sequence[Submission], places: Mapping[int, Place | None], note: str = "") -> ui.LayoutView:
    """A member's resumes, the latest first, each with what can be done with it."""
    view = ui.LayoutView(timeout=None)
    listed = own[: texts.MOST_SHOWN]
    for paragraph in filter(None, (note, texts.mine(bool(own), len(own) - len(listed)))):
        view.add_item(ui.TextDisplay(paragraph))
    for one in listed:
        view.add_item(ui.TextDisplay(texts.entry(one, places.get(one.id))))
        for row in rows_of(_for_entry(one)):
            view.add_item(row)
    return sealed(view)


def withdrawal_question(reviewed: Submission) -> ui.LayoutView:
    controls = [
        button(texts.WITHDRAW, "submissions:withdraw_all", reviewed.id, style=discord.ButtonStyle.danger),
        button(texts.KEEP_IT, "submissions:mine"),
    ]
    return panel(texts.withdrawal_question(reviewed.target_role), controls=controls)


def _for_entry(one: Submission) -> Sequence[Control]:
    controls: list[Control] = []
    if one.state is State.DRAFT:
        controls.append(_decide(one))
    if one.has_file:
        controls.append(button(texts.WITHDRAW, "submissions:withdraw", one.id))
    if one.is_renewable:
        controls.append(button(texts.NEW_VERSION, "submissions:new_version", one.id))
    return controls
