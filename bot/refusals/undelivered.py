"""Why something that is stuck stays as it is."""

from bot.texts import Text
from core.refusals import Refusal
from core.undelivered import BeingSent, NothingStuck, NotThere, NoWayThere, TooLateToSend

WORDS: dict[type[Refusal], Text] = {
    NothingStuck: Text(
        en="Nothing is stuck.", zh_hans="没有卡住的消息。", zh_hant="沒有卡住的訊息。"
    ),
    NotThere: Text(
        en="“{ref}” is not there any more; say “status” for what is stuck now.",
        zh_hans="“{ref}”已经不在了，说“状态”看现在卡住的消息。",
        zh_hant="「{ref}」已經不在了，說「狀態」看現在卡住的訊息。",
    ),
    TooLateToSend: Text(
        en="Too late: it was only good until {until}.",
        zh_hans="太迟了：它只在{until}之前有用。",
        zh_hant="太遲了：它只在{until}之前有用。",
    ),
    NoWayThere: Text(
        en="{name} is not linked there any more, so it is not sent.",
        zh_hans="{name}在那边已没有连接账号，所以没有发送。",
        zh_hant="{name}在那邊已沒有連接帳號，所以沒有傳送。",
    ),
    BeingSent: Text(
        en="It is being sent at this moment; look again in a minute.",
        zh_hans="正在发送，请过一分钟再看。",
        zh_hant="正在傳送，請過一分鐘再看。",
    ),
}
