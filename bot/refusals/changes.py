"""Why nothing could be taken back."""

from bot.texts import Text
from core.changes import ChangedSince, NothingToUndo
from core.refusals import Refusal

WORDS: dict[type[Refusal], Text] = {
    NothingToUndo: Text(
        en="There is nothing to undo.",
        zh_hans="没有可以撤销的操作。",
        zh_hant="沒有可以復原的操作。",
    ),
    ChangedSince: Text(
        en="Something was built on it since; I left everything as it is.",
        zh_hans="之后又有改动，我没有动。",
        zh_hant="之後又有改動，我沒有動。",
    ),
}
