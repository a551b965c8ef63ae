"""Where one thing to do ends and the next begins: ;, a new line, and then, 然后; and the commands
that may follow a story behind a mere comma."""

import re
from collections.abc import Iterator

from storage.folding import simplified

# Strong: what follows is something else to do.
_THEN_ZH = r"(?:然后|接着|随后|之后再)(?:再|又|就|请|帮我)?"
_THEN_EN = r"(?:and then|then|and also|and after that|after that|also)\b(?: please| pls)?"
STRONG = re.compile(
    rf"\s*(?:(?:[;；\n\r]+|[,，。.]|\s)\s*(?:{_THEN_ZH}|{_THEN_EN}\s)|[;；\n\r]+|(?<=\S){_THEN_ZH})\s*",
    re.IGNORECASE,
)
# Weak: what opens so is asked of us even in the middle of a story.
_AND_EN = r"(?:(?:and|also|then|please|pls) )*"
_AND_ZH = r"(?:再|并且?|同时|顺便|也|另外|还有|还要|请|麻烦|帮我|帮忙|就|到时候?)*"
_HIM = r"(?:him|her|it|them)"
_ASKED_EN = (
    r"(?:remind me|ping me|don['’]?t (?:let me )?forget|tag (?!along)|label |mark |assign |"
    rf"re-?assign |transfer |hand (?:{_HIM} )?over|pass {_HIM} on|give {_HIM} |"
    r"add (?:the |a )?(?:tag|\S+ tag)|ask |tell )"
)
_ASKED_ZH = (
    r"(?:[^,，。;；]{0,12}?(?:提醒我|提醒一下我|叫我)|别忘了|记得提醒|"
    r"(?:给|为|把|将|帮)[^,，。;；]{1,12}?(?:打|加|贴|标|转|交|分|派|设|列)|"
    r"(?:打|加|贴)上?(?:一?个)?[^,，。;；]{0,8}?标签|标记|标[为成]|转给|转交|交给|分配给|指派给|移交|"
    r"让|叫|请[^,，。;；问客教])"
)
_WEAK = re.compile(
    r"\s*(?:[,，。、!！]|\.(?=\s)|\s(?=and\s))\s*"
    rf"(?={_AND_EN}{_ASKED_EN}|{_AND_ZH}{_ASKED_ZH})",
    re.IGNORECASE,
)
# A reminder that says that it is one; "call back tomorrow" is the story's own next touch.
_REMINDS = re.compile(r"remind|ping me|forget|提醒|叫我|别忘|记得", re.IGNORECASE)
_LEAD = re.compile(rf"^{_AND_EN}{_AND_ZH}(?:(?:记得|别忘了)(?=.{{0,12}}提醒))?(?=\S)", re.I)


def strong(line: str) -> list[tuple[int, int]]:
    """The stretches between strong joints, none of them empty."""
    plain, found, start = simplified(line), list[tuple[int, int]](), 0
    for joint in STRONG.finditer(plain):
        found.append((start, joint.start()))
        start = joint.end()
    found.append((start, len(line)))
    return [(a, b) for a, b in found if line[a:b].strip(" ,，.。;；")]


def weak(line: str) -> Iterator[tuple[str, str, bool]]:
    """Each way to part a story from what is asked of us behind it, the shortest story first; and
    whether a mark parts them, or a mere "and"."""
    plain = simplified(line)
    for joint in _WEAK.finditer(plain):
        head, tail = line[: joint.start()].strip(), line[joint.end() :]
        if head and tail:
            yield head, _bare(tail), bool(joint[0].strip())


def _bare(tail: str) -> str:
    found = _LEAD.match(simplified(tail))
    return tail[found.end() :] if found else tail


def asks_to_remind(part: str) -> bool:
    return bool(_REMINDS.search(simplified(part)))
