"""Message components and forms: what Discord refuses in them, at the limit and one beyond."""

from typing import Any

import pytest

from rehearsal.errors import DiscordError
from rehearsal.validation.modals import check_modal
from tests.rehearsal.rest.conftest import Scene

V2 = 1 << 15


def button(custom_id: str = "b", **fields: Any) -> dict[str, Any]:
    return {"type": 2, "style": 1, "label": "Go", "custom_id": custom_id, **fields}


def select(custom_id: str = "s", options: int = 1, **fields: Any) -> dict[str, Any]:
    listed = [{"label": f"l{n}", "value": f"v{n}"} for n in range(options)]
    return {"type": 3, "custom_id": custom_id, "options": listed, **fields}


def row(*items: dict[str, Any]) -> dict[str, Any]:
    return {"type": 1, "components": list(items)}


def text(content: str = "t") -> dict[str, Any]:
    return {"type": 10, "content": content}


LINK = {"type": 2, "style": 5, "label": "Open", "url": "https://example.com"}


@pytest.mark.parametrize(
    ("components", "problem"),
    [
        ([row(button())] * 6, "components BASE_TYPE_MAX_LENGTH"),
        ([row(*[button(str(n)) for n in range(6)])], "components.0.components BASE_TYPE_BAD_LENGTH"),
        ([row(button(), select())], "components.0 COMPONENT_LAYOUT_WIDTH_EXCEEDED"),
        ([row(button("x"), button("x"))], "components.0.components.1.custom_id COMPONENT_CUSTOM_ID_DUPLICATED"),
        ([row(button("x" * 101))], "components.0.components.0.custom_id BASE_TYPE_BAD_LENGTH"),
        ([row(button(label="x" * 81))], "components.0.components.0.label BASE_TYPE_MAX_LENGTH"),
        ([row(button(label=None))], "components.0.components.0.label BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED"),
        ([row({**LINK, "url": "ftp://x"})], "components.0.components.0.url URL_TYPE_INVALID_SCHEME"),
        ([row({**LINK, "url": "https://" + "x" * 505})], "components.0.components.0.url BASE_TYPE_BAD_LENGTH"),
        (
            [row({**LINK, "custom_id": "c"})],
            "components.0.components.0.custom_id BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE",
        ),
        ([row(select(options=26))], "components.0.components.0.options BASE_TYPE_BAD_LENGTH"),
        ([row(select(options=0))], "components.0.components.0.options BASE_TYPE_BAD_LENGTH"),
        ([row(select(max_values=2))], "components.0.components.0.max_values BASE_TYPE_MAX_LENGTH"),
        ([row(select(placeholder="x" * 151))], "components.0.components.0.placeholder BASE_TYPE_MAX_LENGTH"),
        ([text()], "components.0.type UNION_TYPE_CHOICES"),
    ],
)
async def test_a_wrong_classic_view_is_refused_with_its_place(
    scene: Scene, components: list[dict[str, Any]], problem: str
) -> None:
    assert problem in (await scene.say(content="x", components=components)).problems


async def test_an_option_value_twice_is_refused(scene: Scene) -> None:
    twice = select(options=1)
    twice["options"] *= 2
    reply = await scene.say(content="x", components=[row(twice)])
    assert reply.problems == ["components.0.components.0.options.1.value SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"]


async def test_a_full_classic_view_is_taken_and_gets_ids(scene: Scene) -> None:
    rows = [row(*[button(f"{r}{n}") for n in range(5)]) for r in range(4)] + [row(select(options=25, max_values=25))]
    stored = (await scene.say(content="x", components=rows)).json["components"]
    assert [entry["id"] for entry in stored] == [1, 7, 13, 19, 25]
    assert stored[4]["components"][0]["min_values"] == 1


@pytest.mark.parametrize(
    ("components", "problem"),
    [
        ([text()] * 41, "components BASE_TYPE_MAX_LENGTH"),
        ([{"type": 17, "components": [text()] * 40}], "components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED"),
        ([text("x" * 2001), text("x" * 2000)], "components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED"),
        ([button()], "components.0.type UNION_TYPE_CHOICES"),
        (
            [{"type": 9, "components": [text()] * 4, "accessory": button()}],
            "components.0.components BASE_TYPE_BAD_LENGTH",
        ),
        ([{"type": 9, "components": [text()]}], "components.0.accessory BASE_TYPE_REQUIRED"),
        (
            [{"type": 17, "components": [{"type": 17, "components": [text()]}]}],
            "components.0.components.0.type UNION_TYPE_CHOICES",
        ),
        ([{"type": 12, "items": []}], "components.0.items BASE_TYPE_BAD_LENGTH"),
        ([{**text(), "id": 3}, {**text(), "id": 3}], "components.1.id COMPONENT_ID_DUPLICATED"),
        (
            [{"type": 17, "accent_color": 0x1000000, "components": [text()]}],
            "components.0.accent_color NUMBER_TYPE_MAX",
        ),
    ],
)
async def test_a_wrong_layout_is_refused_with_its_place(
    scene: Scene, components: list[dict[str, Any]], problem: str
) -> None:
    assert problem in (await scene.say(flags=V2, components=components)).problems


async def test_forty_components_and_four_thousand_characters_are_taken(scene: Scene) -> None:
    assert (await scene.say(flags=V2, components=[text("x" * 100)] * 40)).status == 200


@pytest.mark.parametrize("legacy", [{"content": "x"}, {"embeds": [{"description": "x"}]}])
async def test_a_layout_leaves_no_room_for_content_and_embeds(scene: Scene, legacy: dict[str, Any]) -> None:
    reply = await scene.say(flags=V2, components=[text()], **legacy)
    assert reply.problems == [f"{next(iter(legacy))} MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"]


async def test_a_message_becomes_a_layout_once_emptied_and_never_goes_back(scene: Scene) -> None:
    sent = (await scene.say(content="old")).json
    path = f"/channels/{scene.channel}/messages/{sent['id']}"
    assert (await scene.patch(path, {"flags": V2, "components": [text()]})).code == 50035
    turned = await scene.patch(path, {"flags": V2, "content": None, "components": [text()]})
    assert (turned.json["content"], turned.json["flags"] & V2) == ("", V2)
    assert (await scene.patch(path, {"components": [text("again")]})).status == 200
    assert (await scene.patch(path, {"flags": 0})).problems == ["flags MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG"]
    assert (await scene.patch(path, {"content": "x"})).code == 50035
    assert (await scene.patch(path, {"components": []})).code == 50006


def label(component: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"type": 18, "label": "Question", "component": component, **fields}


def text_input(custom_id: str = "t", **fields: Any) -> dict[str, Any]:
    return {"type": 4, "custom_id": custom_id, "style": 1, **fields}


def modal(*components: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"custom_id": "m", "title": "Form", "components": list(components), **fields}


RADIO = {"type": 21, "custom_id": "r", "options": [{"label": "a", "value": "a"}, {"label": "b", "value": "b"}]}


@pytest.mark.parametrize(
    ("data", "path"),
    [
        (modal(label(text_input()), title="x" * 46), "data.title"),
        (modal(*[label(text_input(str(n))) for n in range(6)]), "data.components"),
        (modal(label(text_input("a")), label(text_input("a"))), "data.components.1.component.custom_id"),
        (modal(label(text_input(), label="x" * 46)), "data.components.0.label"),
        (modal(label(text_input(), description="x" * 101)), "data.components.0.description"),
        (modal(label(text_input(max_length=4001))), "data.components.0.component.max_length"),
        (modal(label(text_input(min_length=5, max_length=4))), "data.components.0.component.min_length"),
        (modal(label(text_input(value="xxx", max_length=2))), "data.components.0.component.value"),
        (modal(label(select(disabled=True))), "data.components.0.component.disabled"),
        (modal(label(select(min_values=0))), "data.components.0.component.min_values"),
        (modal(label({**RADIO, "options": RADIO["options"][:1]})), "data.components.0.component.options"),  # type: ignore[index]
        (modal(label({"type": 19, "custom_id": "f", "max_values": 11})), "data.components.0.component.max_values"),
        (modal(label({"type": 23, "custom_id": "c", "required": True})), "data.components.0.component.required"),
        (modal(label(button())), "data.components.0.component.type"),
        (modal(text_input()), "data.components.0.type"),
    ],
)
def test_a_wrong_form_is_refused_with_its_place(data: dict[str, Any], path: str) -> None:
    with pytest.raises(DiscordError) as refused:
        check_modal(data)
    node: Any = refused.value.errors
    for step in path.split("."):
        node = node[step]
    assert node["_errors"]


def test_a_form_with_every_kind_of_input_is_taken_and_completed() -> None:
    boxes = {"type": 22, "custom_id": "g", "options": [{"label": "I agree", "value": "yes"}], "max_values": 1}
    form = check_modal(
        modal(label(text_input()), label(select()), label(RADIO), label(boxes), {"type": 10, "content": "Notice"})
    )
    assert form["components"][0]["component"]["required"] is True
    assert form["components"][1]["component"]["max_values"] == 1
    optional = check_modal(modal(label({"type": 19, "custom_id": "f", "required": False})))
    assert optional["components"][0]["component"]["min_values"] == 0
