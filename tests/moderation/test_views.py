"""Panels and cards at their fullest stay within Discord's limits."""

import pytest
from discord import ui

from cogs.moderation import setup_texts, texts, trouble_texts, views
from cogs.moderation.models import AuditEntry, Channel, ChannelKind, Finding, Group, Rights, Trouble
from cogs.moderation.rules import check
from cogs.moderation.specs import CHANNEL_SETTINGS, SPECS
from cogs.moderation.trial import Trial
from cogs.moderation.trouble_texts import REASONS
from core.settings import Settings
from tests.moderation.test_service import NOW

BIG = 2**62
FIELDS = tuple(f"{number:02}{'x' * 38}" for number in range(25))
SETTINGS = Settings(
    timezone="America/Argentina/ComodRivadavia",
    fields=FIELDS,
    member_role=BIG,
    volunteer_role=BIG + 1,
    moderator_role=BIG + 2,
    announcements_channel=BIG + 3,
    interviews_channel=BIG + 4,
    resume_channel=BIG + 5,
    tips_channel=BIG + 6,
    moderator_channel=BIG + 7,
    stage_channel=BIG + 8,
    reminders=(10079, 10078, 10077, 10076, 10075),
)
NOTHING = Rights(frozenset(), frozenset(), frozenset({"view_channel"}))
CHANNELS = [getattr(SETTINGS, name) for name in CHANNEL_SETTINGS]
GROUP = Group(
    id=1,
    roles={},
    channels={number: Channel(number, "x" * 100, ChannelKind.TEXT, 1, "y" * 100) for number in CHANNELS},
    rights=dict.fromkeys(CHANNELS, NOTHING),
    mine=frozenset({"administrator", "view_channel", "send_messages", "attach_files"}),
    top_position=1,
)


def _fits(view: ui.LayoutView) -> None:
    assert view.content_length() <= 4000
    assert sum(1 for _ in view.walk_children()) <= 40
    ids = [item.custom_id for item in view.walk_children() if isinstance(item, ui.Button | ui.RoleSelect)]
    assert len(set(ids)) == len(ids)
    for item in view.walk_children():
        if isinstance(item, ui.TextDisplay):
            assert item.content
        if isinstance(item, ui.RoleSelect | ui.ChannelSelect):
            assert len(item.placeholder or "") <= 150


def _failed_trials() -> list[Trial]:
    trials = [Trial(number) for number in CHANNELS]
    longest = max((why for why, _ in REASONS.values()), key=len)
    for trial in trials:
        for step in (setup_texts.STEP_POST, setup_texts.STEP_THREAD):
            trial.failed(step, longest)
    return trials


REPORTS = {
    "well": views.findings_report([]),
    "findings": views.findings_report(check(GROUP, SETTINGS)),
    "a crowd of findings": views.findings_report([Finding("x" * 300)] * 50),
    "created": views.creation_report(
        [setup_texts.not_created(name, max((why for why, _ in REASONS.values()), key=len)) for name in SPECS][:9],
        False,
        check(GROUP, SETTINGS),
        Settings(),
        BIG,
    ),
    "tested": views.trial_report(_failed_trials()),
}


@pytest.mark.parametrize("settings", [Settings(), SETTINGS])
def test_the_panel_fits(settings: Settings) -> None:
    _fits(views.setup_panel(GROUP, settings, "x" * 500))


@pytest.mark.parametrize("report", REPORTS)
def test_every_report_fits_and_has_the_buttons(report: str) -> None:
    view = views.setup_report(REPORTS[report])
    _fits(view)
    assert "Create everything for me" in str([getattr(item, "label", "") for item in view.walk_children()])


def test_what_is_left_out_of_a_report_is_counted() -> None:
    assert "more" in REPORTS["a crowd of findings"]


@pytest.mark.parametrize("page", range(-1, 5))
def test_every_page_of_settings_fits(page: int) -> None:
    _fits(views.settings_list(SETTINGS, page, "</settings set:1234567890123456789>"))


def test_pages_to_choose_on_fit() -> None:
    _fits(views.channels_page(GROUP, SETTINGS, "x" * 1000))
    _fits(views.roles_page(GROUP, SETTINGS, "x" * 1000))


def test_the_form_takes_the_longest_fields_there_can_be() -> None:
    form = views.basics_form(SETTINGS)
    assert len(form.title) <= 45
    assert ", ".join(FIELDS) in str(form.to_dict())


def test_the_audit_trail_fits() -> None:
    entry = AuditEntry(BIG, BIG, "a" * 50, "s" * 500, "d" * 500, NOW)
    _fits(views.audit_list([entry] * 10, has_older=True, is_first=False))


@pytest.mark.parametrize("reason", [*REASONS, "A refusal that says at some length what was refused. " * 4])
def test_cards_fit(reason: str) -> None:
    trouble = Trouble(BIG, BIG, "interviews:remind", reason, "", "open", None, None, None, 9999, tuple(range(9999)))
    _fits(views.trouble_card(trouble, trouble_texts.default_words(trouble.kind)))


def test_choices_for_settings_have_a_purpose_that_fits_a_line() -> None:
    for name, purpose in texts.PURPOSES.items():
        assert len(f"{name}: {purpose}") <= 100
