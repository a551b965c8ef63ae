"""What is wrong with the name of a colleague."""

from bot.texts import Text
from core.refusals import Refusal
from core.staff import NameTaken, NoSuchColleague

WORDS: dict[type[Refusal], Text] = {
    NoSuchColleague: Text(
        en="No colleague is called “{name}”.",
        zh_hans="没有叫“{name}”的同事。",
        zh_hant="沒有叫「{name}」的同事。",
    ),
    NameTaken: Text(
        en="There is a colleague called “{name}” already.",
        zh_hans="已有叫“{name}”的同事。",
        zh_hant="已有叫「{name}」的同事。",
    ),
}
