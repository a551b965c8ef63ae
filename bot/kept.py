"""What photos, files and the like are called, one by one or counted."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import reduce
from typing import Protocol

from bot.texts import Line, Text, Value

WORDLESS = "📎"  # the words of a touch that has none of its own: a voice message says it all
NO_WORDS = "–"  # of a touch of which nothing more is told
ATTACHED = Text(en="Attached", zh_hans="附件", zh_hant="附件")
WITH_NOTE = Text(en="{note} 📎 {what}", zh_hans="{note} 📎 {what}", zh_hant="{note} 📎 {what}")
ALONE = Text(en="📎 {what}", zh_hans="📎 {what}", zh_hant="📎 {what}")
AND = Text(en="{a}, {b}", zh_hans="{a}、{b}", zh_hant="{a}、{b}")
COUNTED: dict[str, Text] = {
    "photo": Text(en="{n} {n:photo|photos}", zh_hans="{n} 张照片", zh_hant="{n} 張照片"),
    "file": Text(en="{n} {n:file|files}", zh_hans="{n} 个文件", zh_hant="{n} 個檔案"),
    "voice": Text(en="{n} voice {n:message|messages}", zh_hans="{n} 条语音", zh_hant="{n} 則語音"),
    "video": Text(en="{n} {n:video|videos}", zh_hans="{n} 个视频", zh_hant="{n} 部影片"),
    "location": Text(en="{n} {n:place|places}", zh_hans="{n} 个位置", zh_hant="{n} 個位置"),
    "contact": Text(en="{n} {n:contact|contacts}", zh_hans="{n} 张名片", zh_hant="{n} 張名片"),
    "message": Text(
        en="{n} forwarded {n:message|messages}",
        zh_hans="{n} 条转发消息",
        zh_hant="{n} 則轉傳訊息",
    ),
}


class Thing(Protocol):
    @property
    def kind(self) -> str: ...

    @property
    def name(self) -> str | None: ...


def things(these: Sequence[Thing]) -> Value:
    """2 photos, offer.pdf: a file goes by its name, the rest is counted."""
    named = [one.name for one in these if one.kind == "file" and one.name]
    counts = Counter(one.kind for one in these if not (one.kind == "file" and one.name))
    known = [COUNTED.get(kind, COUNTED["file"])(n=n) for kind, n in counts.items()]
    return listed([*known, *named])


def listed(values: Iterable[Value]) -> Value:
    """One after the other, as a sentence lists them; nothing is an empty string."""
    several = list(values)
    return reduce(lambda a, b: AND(a=a, b=b), several) if several else ""


def noted(note: str, kept: Iterable[Thing]) -> Line | str:
    """The words of a touch, and what came with it."""
    some = list(kept)
    if not some:
        return note or NO_WORDS
    what = things(some)
    return ALONE(what=what) if note in ("", WORDLESS) else WITH_NOTE(note=note, what=what)
