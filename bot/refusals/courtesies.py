"""What is answered to whoever only says hello, thanks or ok: nothing was asked, nothing done."""

from dataclasses import dataclass

from bot.language.courtesies import Courtesy
from bot.refusals.talk import NotUnderstood
from bot.texts import Line, Text
from core.refusals import Refusal


@dataclass(eq=False)
class Hello(NotUnderstood):
    """With a few lines to try, for often it is the first word of all."""


@dataclass(eq=False)
class Thanks(NotUnderstood):
    pass


@dataclass(eq=False)
class Fine(NotUnderstood):
    pass


@dataclass(eq=False)
class Bye(NotUnderstood):
    pass


ANSWERS: dict[Courtesy, type[NotUnderstood]] = {
    Courtesy.HELLO: Hello,
    Courtesy.THANKS: Thanks,
    Courtesy.FINE: Fine,
    Courtesy.BYE: Bye,
}
WORDS: dict[type[Refusal], Text] = {
    Hello: Text(
        en="Hello! You could say:", zh_hans="你好！可以这样说：", zh_hant="你好！可以這樣說："
    ),
    Thanks: Text(en="You're welcome.", zh_hans="不客气。", zh_hant="不客氣。"),
    Fine: Text(en="👍", zh_hans="👍", zh_hant="👍"),
    Bye: Text(en="See you!", zh_hans="再见！", zh_hant="再見！"),
}


def answer(to: Courtesy, said: str, examples: tuple[Line, ...]) -> NotUnderstood:
    return ANSWERS[to](said, examples if to is Courtesy.HELLO else ())
