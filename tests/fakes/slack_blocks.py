"""What Slack accepts in blocks, modals and home tabs; anything else is refused with the place."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NoReturn

from tests.fakes.slack_workspace import SlackError

Part = dict[str, Any]

# docs.slack.dev, reference/block-kit: the limits of blocks, elements and composition objects.
MOST_BLOCKS, MOST_VIEW_BLOCKS = 50, 100
SECTION_TEXT, SECTION_FIELDS, FIELD_TEXT = 3_000, 10, 2_000
HEADER_TEXT, CONTEXT_ELEMENTS, ACTIONS_ELEMENTS = 150, 10, 25
BUTTON_TEXT, BUTTON_VALUE, URL, ID = 75, 2_000, 3_000, 255
OPTIONS, OPTION_TEXT, OPTION_VALUE, OVERFLOW_OPTIONS = 100, 75, 150, 5
PLACEHOLDER, LABEL, ALT_TEXT = 150, 2_000, 2_000
CONFIRM_TITLE, CONFIRM_TEXT, CONFIRM_BUTTON = 100, 300, 30
TABLE_ROWS, TABLE_CELLS = 100, 20
MARKDOWN_TEXT = 12_000  # of all markdown blocks of a message together
MESSAGE_TEXT = 13_200  # msg_blocks_too_long beyond about this much text: slackapi/bolt-js #2509
VIEW_TITLE, VIEW_METADATA = 24, 3_000
UNCHECKED = {
    "rich_text",
    "file",
    "video",
    "context_actions",
    "card",
    "alert",
    "container",
    "carousel",
    "plan",
    "task_card",
}
STYLES = ("primary", "danger")


def invalid(where: str, why: str, error: str = "invalid_blocks") -> NoReturn:
    message = f"[ERROR] {why} [json-pointer:{where}]"
    raise SlackError(error, response_metadata={"messages": [message]})


def check_blocks(blocks: Any, most: int = MOST_BLOCKS) -> None:
    """Raises SlackError as the Web API does."""
    if not isinstance(blocks, list):
        invalid("/blocks", "must be an array", "invalid_blocks_format")
    if len(blocks) > most:
        invalid("/blocks", f"no more than {most} items allowed")
    for at, block in enumerate(blocks):
        where = f"/blocks/{at}"
        kind = block.get("type") if isinstance(block, dict) else None
        if kind not in CHECKS and kind not in UNCHECKED:
            invalid(where, f"unsupported type: {kind}")
        _check_length(block.get("block_id", "b"), ID, f"{where}/block_id")
        CHECKS.get(kind, _anything)(block, where)
    _check_unique((block.get("block_id") for block in blocks), "block_id")
    _check_sums(blocks)


def check_view(view: Part) -> None:
    """Raises SlackError: a modal or a home tab that Slack would not show."""
    if view.get("type") not in ("modal", "home"):
        invalid("/view/type", "must be a valid enum value", "invalid_arguments")
    check_blocks(view.get("blocks"), MOST_VIEW_BLOCKS)
    if len(view.get("private_metadata", "")) > VIEW_METADATA:
        invalid("/view/private_metadata", "too long", "invalid_arguments")
    _check_length(view.get("callback_id", "c"), ID, "/view/callback_id")
    if view["type"] == "home":
        return
    for name in ("title", "submit", "close"):
        if name in view or name == "title":
            _check_text(view.get(name), VIEW_TITLE, f"/view/{name}", plain=True)
    if "submit" not in view and any(block["type"] == "input" for block in view["blocks"]):
        invalid("/view", "submit is required when an input is in blocks", "invalid_arguments")


def _check_sums(blocks: Sequence[Part]) -> None:
    markdown = sum(len(block["text"]) for block in blocks if block["type"] == "markdown")
    if markdown > MARKDOWN_TEXT or _text_length(blocks) > MESSAGE_TEXT:
        raise SlackError("msg_blocks_too_long")
    if sum(block["type"] == "table" for block in blocks) > 1:
        invalid("/blocks", "only one table allowed", "invalid_attachments")


def _text_length(part: Any) -> int:
    """Of what people read; values and ids do not count."""
    if isinstance(part, list):
        return sum(map(_text_length, part))
    if not isinstance(part, dict):
        return 0
    own = len(part["text"]) if isinstance(part.get("text"), str) else 0
    return own + sum(_text_length(value) for value in part.values())


def _check_length(text: Any, most: int, where: str) -> None:
    if not isinstance(text, str) or not text:
        invalid(where, "must be more than 0 characters")
    if len(text) > most:
        invalid(where, f"must be less than {most + 1} characters")


def _check_text(text: Any, most: int, where: str, plain: bool = False) -> None:
    allowed = ("plain_text",) if plain else ("plain_text", "mrkdwn")
    if not isinstance(text, dict) or text.get("type") not in allowed:
        invalid(where, f"must be a text object of type {' or '.join(allowed)}")
    _check_length(text.get("text"), most, f"{where}/text")


def _check_unique(ids: Iterable[str | None], name: str) -> None:
    given = [each for each in ids if each is not None]
    if len(given) != len(set(given)):
        invalid("/blocks", f"{name} already exists")


def _section(block: Part, where: str) -> None:
    text, fields = block.get("text"), block.get("fields")
    if text is None and not fields:
        invalid(where, "must define either text or fields")
    if text is not None:
        _check_text(text, SECTION_TEXT, f"{where}/text")
    if fields is not None and not 0 < len(fields) <= SECTION_FIELDS:
        invalid(f"{where}/fields", f"between 1 and {SECTION_FIELDS} items allowed")
    for at, field in enumerate(fields or ()):
        _check_text(field, FIELD_TEXT, f"{where}/fields/{at}")
    if "accessory" in block:
        _check_element(block["accessory"], f"{where}/accessory")


def _header(block: Part, where: str) -> None:
    _check_text(block.get("text"), HEADER_TEXT, f"{where}/text", plain=True)


def _context(block: Part, where: str) -> None:
    elements = block.get("elements") or []
    if not 0 < len(elements) <= CONTEXT_ELEMENTS:
        invalid(f"{where}/elements", f"between 1 and {CONTEXT_ELEMENTS} items allowed")
    for at, element in enumerate(elements):
        if element.get("type") == "image":
            _image(element, f"{where}/elements/{at}")
        else:
            _check_text(element, SECTION_TEXT, f"{where}/elements/{at}")


def _actions(block: Part, where: str) -> None:
    elements = block.get("elements") or []
    if not 0 < len(elements) <= ACTIONS_ELEMENTS:
        invalid(f"{where}/elements", f"between 1 and {ACTIONS_ELEMENTS} items allowed")
    for at, element in enumerate(elements):
        _check_element(element, f"{where}/elements/{at}")
    _check_unique((element.get("action_id") for element in elements), "action_id")


def _input(block: Part, where: str) -> None:
    _check_text(block.get("label"), LABEL, f"{where}/label", plain=True)
    if "hint" in block:
        _check_text(block["hint"], LABEL, f"{where}/hint", plain=True)
    _check_element(block.get("element"), f"{where}/element")


def _markdown(block: Part, where: str) -> None:
    _check_length(block.get("text"), MARKDOWN_TEXT, f"{where}/text")


def _image(block: Part, where: str) -> None:
    _check_length(block.get("alt_text"), ALT_TEXT, f"{where}/alt_text")
    if "slack_file" not in block:
        _check_length(block.get("image_url"), URL, f"{where}/image_url")
    if "title" in block:
        _check_text(block["title"], ALT_TEXT, f"{where}/title", plain=True)


def _table(block: Part, where: str) -> None:
    rows = block.get("rows") or []
    if not 0 < len(rows) <= TABLE_ROWS or any(len(row) > TABLE_CELLS for row in rows):
        invalid(f"{where}/rows", f"at most {TABLE_ROWS} rows of {TABLE_CELLS} cells")


def _anything(block: Part, where: str) -> None:
    """A divider has nothing to check; of newer blocks the rules are not known."""


def _check_element(element: Any, where: str) -> None:
    if not isinstance(element, dict) or not isinstance(element.get("type"), str):
        invalid(where, "must be an element")
    _check_length(element.get("action_id", "a"), ID, f"{where}/action_id")
    if "placeholder" in element:
        _check_text(element["placeholder"], PLACEHOLDER, f"{where}/placeholder", plain=True)
    if "confirm" in element:
        _check_confirm(element["confirm"], f"{where}/confirm")
    if element["type"] == "button":
        _check_button(element, where)
    elif "options" in element:
        _check_options(element, where)


def _check_button(button: Part, where: str) -> None:
    _check_text(button.get("text"), BUTTON_TEXT, f"{where}/text", plain=True)
    if len(button.get("value", "")) > BUTTON_VALUE:
        invalid(f"{where}/value", f"must be less than {BUTTON_VALUE + 1} characters")
    _check_length(button.get("url", "u"), URL, f"{where}/url")
    if button.get("style", STYLES[0]) not in STYLES:
        invalid(f"{where}/style", "must be a valid enum value")


def _check_options(element: Part, where: str) -> None:
    most = OVERFLOW_OPTIONS if element["type"] == "overflow" else OPTIONS
    if not 0 < len(element["options"]) <= most:
        invalid(f"{where}/options", f"between 1 and {most} items allowed")
    for at, option in enumerate(element["options"]):
        _check_text(option.get("text"), OPTION_TEXT, f"{where}/options/{at}/text")
        _check_length(option.get("value"), OPTION_VALUE, f"{where}/options/{at}/value")


def _check_confirm(confirm: Part, where: str) -> None:
    _check_text(confirm.get("title"), CONFIRM_TITLE, f"{where}/title", plain=True)
    _check_text(confirm.get("text"), CONFIRM_TEXT, f"{where}/text")
    for name in ("confirm", "deny"):
        _check_text(confirm.get(name), CONFIRM_BUTTON, f"{where}/{name}", plain=True)


CHECKS: dict[Any, Callable[[Part, str], None]] = {
    "section": _section,
    "header": _header,
    "context": _context,
    "actions": _actions,
    "input": _input,
    "markdown": _markdown,
    "image": _image,
    "table": _table,
    "divider": _anything,
}
