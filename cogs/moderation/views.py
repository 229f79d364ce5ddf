"""The setup panel and its pages, lists of settings and changes, and the cards for moderators."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import discord
from discord import ui

from cogs.moderation import setup_texts, texts, trouble_texts
from cogs.moderation.models import AuditEntry, ChannelKind, Finding, Group, Section, Trouble
from cogs.moderation.rules import is_gone
from cogs.moderation.specs import CHANNEL_SETTINGS, ROLE_SETTINGS, SPECS
from cogs.moderation.trial import Trial
from cogs.moderation.values import kinds_for
from core.settings import DEFAULTS, Settings
from core.ui import Control, Tone, button, card, custom_id, form, panel, text_field

ROOM = 3600
"""Characters of a message's 4,000 that lists may fill, leaving some for titles and hints."""

_DISCORD_KINDS = {
    ChannelKind.TEXT: discord.ChannelType.text,
    ChannelKind.NEWS: discord.ChannelType.news,
    ChannelKind.VOICE: discord.ChannelType.voice,
    ChannelKind.STAGE: discord.ChannelType.stage_voice,
}

# Setup


def setup_panel(group: Group, settings: Settings, note: str = "") -> ui.LayoutView:
    """The state of everything, and what can be done about it."""
    states = [_state(group, settings, name) for name in (*CHANNEL_SETTINGS, *ROLE_SETTINGS)]
    states.append(setup_texts.zone_line(settings.timezone, settings.timezone == DEFAULTS.timezone))
    states.append(setup_texts.fields_line(settings.fields))
    return _with_setup_buttons(note or setup_texts.welcome(), "\n".join(states))


def setup_report(report: str) -> ui.LayoutView:
    """What was found or done, and what can be done next."""
    return _with_setup_buttons(report)


def _with_setup_buttons(*parts: str) -> ui.LayoutView:
    return panel(*parts, setup_texts.panel_lasts(), controls=_setup_buttons())


def _fitting(lines: Sequence[str], room: int) -> list[str]:
    """As many of the lines, from the first, as there is room for."""
    kept: list[str] = []
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            break
        kept.append(line)
    return kept


def _state(group: Group, settings: Settings, name: str) -> str:
    value = getattr(settings, name)
    if value is None:
        shown = texts.NONE_MEANS.get(name, "")
        return setup_texts.state_line(name, setup_texts.NOT_SET, f"({shown})" if shown else "")
    if is_gone(group, settings, name):
        return setup_texts.state_line(name, setup_texts.DELETED, "")
    return setup_texts.state_line(name, setup_texts.READY, texts.value_words(SPECS[name], value))


def _setup_buttons() -> list[Control]:
    return [
        button(setup_texts.CREATE, "moderation:create", style=discord.ButtonStyle.primary),
        button(setup_texts.CHECK, "moderation:check"),
        button(setup_texts.POST_TEST, "moderation:test"),
        button(setup_texts.CHOOSE_CHANNELS, "moderation:page", "channels"),
        button(setup_texts.CHOOSE_ROLES, "moderation:page", "roles"),
        button(setup_texts.ZONE_AND_FIELDS, "moderation:basics"),
    ]


def channels_page(group: Group, settings: Settings, note: str = "") -> ui.LayoutView:
    selects: dict[str, Control] = {}
    for name in CHANNEL_SETTINGS:
        kinds = [_DISCORD_KINDS[kind] for kind in kinds_for(SPECS[name])]
        picker = _picker(group, settings, name, discord.SelectDefaultValueType.channel)
        selects[name] = ui.ChannelSelect(channel_types=kinds, **picker)
    return _choosing(setup_texts.choose_channels(), note, selects)


def roles_page(group: Group, settings: Settings, note: str = "") -> ui.LayoutView:
    selects: dict[str, Control] = {
        name: ui.RoleSelect(**_picker(group, settings, name, discord.SelectDefaultValueType.role))
        for name in ROLE_SETTINGS
    }
    return _choosing(setup_texts.choose_roles(), note, selects)


def _picker(group: Group, settings: Settings, name: str, kind: discord.SelectDefaultValueType) -> dict[str, Any]:
    """A select that shows what is set, unless that was deleted, and may be emptied."""
    chosen = getattr(settings, name)
    is_there = chosen is not None and not is_gone(group, settings, name)
    return {
        "custom_id": custom_id("moderation:choose", name),
        "placeholder": setup_texts.nothing_chosen(name),
        "min_values": 0,
        "max_values": 1,
        "default_values": [discord.SelectDefaultValue(id=chosen, type=kind)] if is_there else [],
    }


def _choosing(title: str, note: str, selects: Mapping[str, Control]) -> ui.LayoutView:
    """Each select below the name of its setting: what is chosen hides the placeholder."""
    view = panel(title, *([note] if note else []))
    for name, select in selects.items():
        view.add_item(ui.TextDisplay(setup_texts.what_to_choose(name)))
        view.add_item(ui.ActionRow(select))
    view.add_item(ui.ActionRow(button(setup_texts.BACK, "moderation:page", "setup")))
    return view


def basics_form(settings: Settings) -> ui.Modal:
    return form(
        setup_texts.form_title(),
        [
            text_field(
                "timezone",
                setup_texts.ZONE_FIELD,
                setup_texts.ZONE_FIELD_HELP,
                value=settings.timezone,
                required=True,
                most=100,
            ),
            text_field(
                "fields",
                setup_texts.FIELDS_FIELD,
                setup_texts.FIELDS_FIELD_HELP,
                value=", ".join(settings.fields),
                required=True,
                long=True,
                most=1500,
            ),
        ],
        "moderation:basics",
    )


# What was found or done


def findings_report(findings: Sequence[Finding]) -> str:
    if not findings:
        return setup_texts.all_well()
    lines = [setup_texts.finding(finding.said, finding.urgent) for finding in findings]
    shown = _fitting(lines, ROOM // 2)
    if len(shown) < len(lines):
        shown.append(setup_texts.more_findings(len(lines) - len(shown)))
    return "\n".join([setup_texts.check_title(sum(finding.urgent for finding in findings)), *shown])


def creation_report(
    lines: Sequence[str], complete: bool, findings: Sequence[Finding], settings: Settings, role_to_take: int | None
) -> str:
    title = setup_texts.created_title(complete) if lines else setup_texts.everything_there()
    urgent = [setup_texts.finding(finding.said, urgent=True) for finding in findings if finding.urgent]
    hints = [setup_texts.give_yourself(role_to_take)] if role_to_take else []
    if settings.timezone == DEFAULTS.timezone:
        hints.append(setup_texts.choose_a_zone())
    return "\n".join([title, *lines, *_fitting(urgent, ROOM // 3), *hints])


def trial_report(trials: Sequence[Trial]) -> str:
    if not trials:
        return setup_texts.nothing_to_test()
    failures = sum(not trial.went_well for trial in trials)
    return "\n".join(
        [setup_texts.test_title(failures), *(setup_texts.tested(trial.channel_id, trial.steps) for trial in trials)]
    )


# Settings and changes


def settings_list(settings: Settings, page: int, command: str) -> ui.LayoutView:
    pages = _pages(_settings_blocks(settings))
    page = max(0, min(page, len(pages) - 1))
    controls: list[Control] = [
        button(texts.PREVIOUS_PAGE, "moderation:settings", page - 1, disabled=page == 0),
        button(texts.NEXT_PAGE, "moderation:settings", page + 1, disabled=page == len(pages) - 1),
    ]
    return panel(
        texts.settings_title(page + 1, len(pages)),
        "\n".join(pages[page]),
        texts.how_to_change(command),
        controls=controls if len(pages) > 1 else (),
    )


def _settings_blocks(settings: Settings) -> Iterable[str]:
    for section in Section:
        lines = [
            texts.setting_line(spec, getattr(settings, spec.name)) for spec in SPECS.values() if spec.section is section
        ]
        yield "\n".join([f"### {section.value}", *lines])


def _pages(blocks: Iterable[str]) -> list[list[str]]:
    """Blocks in order, as many on each page as fit."""
    pages: list[list[str]] = [[]]
    for block in blocks:
        if pages[-1] and sum(len(other) + 1 for other in pages[-1]) + len(block) > ROOM:
            pages.append([])
        pages[-1].append(block)
    return pages


def audit_list(entries: Sequence[AuditEntry], has_older: bool, is_first: bool) -> ui.LayoutView:
    if not entries:
        return panel(texts.audit_empty())
    controls: list[Control] = [
        button(texts.NEWEST, "moderation:audit", 0, disabled=is_first),
        button(texts.OLDER, "moderation:audit", entries[-1].id, disabled=not has_older),
    ]
    lines = "\n".join(texts.audit_line(entry) for entry in entries)
    return panel(texts.audit_title(), lines, controls=controls if has_older or not is_first else ())


# Cards for moderators


def trouble_card(trouble: Trouble, what: str) -> ui.LayoutView:
    ref = trouble_texts.ref(trouble.id)
    if not trouble.is_open:
        return card(trouble_texts.closed(trouble, what), tone=Tone.OFF, ref=ref)
    controls = [
        button(trouble_texts.TRY_AGAIN, "moderation:retry", trouble.id, style=discord.ButtonStyle.primary),
        button(trouble_texts.DONE, "moderation:done", trouble.id),
    ]
    return card(
        trouble_texts.title(trouble), trouble_texts.body(trouble, what), tone=Tone.WARN, controls=controls, ref=ref
    )


def gone_card(names: Sequence[str], ref: str) -> ui.LayoutView:
    is_role = names[0] in ROLE_SETTINGS
    return card(*setup_texts.gone_card(names, is_role=is_role), tone=Tone.WARN, ref=ref)
