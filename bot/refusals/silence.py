"""Why an answer about a silent customer, or a closed day, could not be kept."""

from bot.texts import Text
from core.answers import NoLongerThere, NotAhead, NotWatched
from core.closures import ShutForTooLong
from core.refusals import Refusal

WORDS: dict[type[Refusal], Text] = {
    NotAhead: Text(
        en="{on} does not lie ahead. Until when?",
        zh_hans="{on}不在将来，要到什么时候？",
        zh_hant="{on}不在未來，要到什麼時候？",
    ),
    NoLongerThere: Text(
        en="{name} is marked as ended or deceased; nothing was changed.",
        zh_hans="{name}已标为结束或已故，没有改动。",
        zh_hant="{name}已標為結束或已故，沒有改動。",
    ),
    NotWatched: Text(
        en="No alerts come about {name} any more, so there is nothing to hold off.",
        zh_hans="已经不会再提醒{name}，不用推迟。",
        zh_hant="已經不會再提醒{name}，不用延後。",
    ),
    ShutForTooLong: Text(
        en="Closed days can be at most {most} in a row; nothing was changed.",
        zh_hans="一次最多歇业 {most} 天，没有改动。",
        zh_hant="一次最多歇業 {most} 天，沒有改動。",
    ),
}
