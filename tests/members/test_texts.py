"""What people read about themselves fits."""

from discord import ui

from cogs.members import views
from core.actor import Actor, Who
from core.times import ZoneSuggestion

ANA = Actor(1, 2, "*" * 32, is_member=True, is_volunteer=False, is_moderator=False)


def test_the_panel_fits_however_much_there_is_to_show() -> None:
    sections = ["\n".join([f"line {number} <t:1795701600:F>" for number in range(300)])] * 12
    view = views.about_you(ANA, sections, {})
    assert view.content_length() <= 4000 and view.total_children_count <= 40


def test_a_button_of_another_feature_is_there_for_whom_it_answers() -> None:
    clicks = {("click", "interviews:list"): Who.MEMBER, ("click", "slots:mine"): Who.VOLUNTEER}
    labels = {item.label for item in views.about_you(ANA, [], clicks).walk_children() if isinstance(item, ui.Button)}
    assert labels == {"My interviews", "Change zone", "My data", "Forget me"}


def test_several_names_of_one_zone_are_one_choice() -> None:
    suggestions = [ZoneSuggestion("Delhi", "Asia/Kolkata"), ZoneSuggestion("Mumbai", "Asia/Kolkata")]
    [menu] = [item for item in views.which_zone("in", suggestions).walk_children() if isinstance(item, ui.Select)]
    assert [(option.label, option.value) for option in menu.options] == [("Delhi", "Asia/Kolkata")]


def test_nothing_is_asked_of_whom_nothing_is_known() -> None:
    assert not [item for item in views.forget_question([]).walk_children() if isinstance(item, ui.Button)]
