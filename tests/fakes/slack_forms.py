"""What people see and touch: the buttons of a message, the inputs of a modal."""

from collections.abc import Mapping
from typing import Any

from tests.fakes.slack_workspace import Record


def buttons(shown: Record) -> list[Record]:
    """Of a message or a view, in reading order, each as the action its press reports."""
    found = []
    for at, block in enumerate(shown.get("blocks") or []):
        elements = [*(block.get("elements") or []), block.get("accessory") or {}]
        block_id = block.get("block_id", f"block-{at}")
        found += [
            {"block_id": block_id, "action_id": f"action-{at}-{n}", **element}
            for n, element in enumerate(elements)
            if element.get("type") == "button"
        ]
    return found


def button(shown: Record, which: int | str) -> Record:
    """The `which`-th button, counted from 0, or the one so labelled."""
    there = buttons(shown)
    labels = [each["text"]["text"] for each in there]
    if isinstance(which, int) and which < len(there):
        return there[which]
    if which in labels:
        return there[labels.index(str(which))]
    raise LookupError(f"no button {which!r}; there are {labels}")


def fill(view: Record, said: Mapping[str, Any]) -> Record:
    """The view with its state: `said` gives what was written or chosen, by block_id."""
    inputs = {
        block["block_id"]: block["element"]
        for block in view["blocks"]
        if block["type"] == "input" and "block_id" in block
    }
    if unknown := said.keys() - inputs.keys():
        raise LookupError(f"no input {sorted(unknown)}; there are {sorted(inputs)}")
    values = {
        block_id: {element.get("action_id", "action"): _state(element, said.get(block_id))}
        for block_id, element in inputs.items()
    }
    return view | {"state": {"values": values}}


def _state(element: Record, said: Any) -> Record:
    chosen: Record
    match element["type"]:
        case "static_select" | "radio_buttons":
            chosen = {"selected_option": _option(element, said)}
        case "checkboxes" | "multi_static_select":
            options = [_option(element, each) for each in said or ()]
            chosen = {"selected_options": options}
        case "datepicker":
            chosen = {"selected_date": said}
        case "timepicker":
            chosen = {"selected_time": said}
        case "datetimepicker":
            chosen = {"selected_date_time": said}
        case "users_select":
            chosen = {"selected_user": said}
        case "channels_select":
            chosen = {"selected_channel": said}
        case "conversations_select":
            chosen = {"selected_conversation": said}
        case _:
            chosen = {"value": said}
    return {"type": element["type"], **chosen}


def _option(element: Record, said: Any) -> Record | None:
    """By its value or by what it says."""
    if said is None:
        return None
    for option in element["options"]:
        if said in (option["value"], option["text"]["text"]):
            return dict(option)
    raise LookupError(f"no option {said!r} in {element['options']}")
