"""language NAME: which language I speak with you when your words do not tell."""

from bot.chat import Examples, Reply, Words, command
from bot.texts import Text
from core import staff
from core.desk import Desk
from core.rights import Action
from core.values import Language

SPEAKING = {
    "en": "We speak English now.",
    "zh_hans": "现在用简体中文。",
    "zh_hant": "現在用繁體中文。",
}


@command(
    intent="language",
    words=Words(en=("language",), zh_hans=("语言",), zh_hant=("語言",)),
    does=Text(en="Choose my language.", zh_hans="选择语言。", zh_hant="選擇語言。"),
    examples=Examples(
        en=("language English", "language 中文"),
        zh_hans=("语言 繁體中文",),
        zh_hant=("語言 简体中文",),
    ),
    sayings="""
        speak English please | switch to Chinese | answer me in English | 说中文 | 换成英文
        用繁体回复我 | 請用繁體中文 | 改成英文
    """,
    right=Action.SPEAK,
)
def speak(desk: Desk, language: Language) -> Reply:
    staff.speaks(desk, language)
    return Reply(SPEAKING[language])
