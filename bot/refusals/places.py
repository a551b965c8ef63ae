"""Why a channel or group could not be set up."""

from bot.texts import Text
from core.places import NoSuchPlace
from core.refusals import Refusal

WORDS: dict[type[Refusal], Text] = {
    NoSuchPlace: Text(
        en="I am in no channel or group “{name}”. Say places to see where I am.",
        zh_hans="我不在“{name}”这个群里。说“群列表”可查看我在哪些群。",
        zh_hant="我不在「{name}」這個群裡。說「群列表」可查看我在哪些群。",
    ),
}
