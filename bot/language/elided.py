"""Commands that leave out whom they are for: 转给bo, assign to bo, tag as VIP, 打个VIP标签."""

import re
from collections.abc import Iterator

from storage.folding import simplified

_POLITE_EN = r"(?:(?:and|also|then|please|pls) )*"
_POLITE_ZH = r"(?:请|麻烦|再|并且?|同时|顺便|也|另外|还要|帮我|帮忙|就|先)*"
_GIVE_ZH = r"(?:转给|转交给?|交给|分给|分配给|移交给|指派给|派给)"
_PUT_ZH = r"(?:打上?|加上?|贴上?|添加|设置?)(?:一?个)?"
_TAG = r"(?P<what>[^,，。;；:：!！?？\n]{1,40}?)"
_TO = r"(?P<what>@?[^,，。;；:：!！?？\n]{1,40}?)"
_END = r"\s*[.。!！]?"
_IDIOM = re.compile(r"tag along|mark (?:my|his|her|their|your) words", re.IGNORECASE)
_WHOLE = tuple(
    (re.compile(form, re.IGNORECASE), said)
    for form, said in (
        (rf"{_POLITE_EN}(?:re-?assign|assign|transfer|hand over|pass on) to {_TO}{_END}",
         "assign {it} to {what}"),
        (rf"{_POLITE_ZH}{_GIVE_ZH}\s*{_TO}{_END}", "把{it}转给{what}"),
        (rf"{_POLITE_ZH}(?:由|归){_TO}(?:来)?(?:负责|跟进|接手){_END}", "把{it}转给{what}"),
        (rf"{_POLITE_EN}(?:tag|label|mark)(?: as| with)? (?:a |an )?{_TAG}{_END}",
         "tag {it} as {what}"),
        (rf"{_POLITE_EN}add (?:the |a )?tag {_TAG}{_END}", "tag {it} as {what}"),
        (rf"{_POLITE_EN}add (?:the |a )?{_TAG} tag{_END}", "tag {it} as {what}"),
        (rf"{_POLITE_ZH}{_PUT_ZH}标签\s*[:：]?\s*{_TAG}{_END}", "给{it}打标签 {what}"),
        (rf"{_POLITE_ZH}{_PUT_ZH}\s*{_TAG}的?\s*标签{_END}", "给{it}打标签 {what}"),
        (rf"{_POLITE_ZH}(?:标记?[为成]|设为|列为)\s*{_TAG}{_END}", "给{it}打标签 {what}"),
    )
)  # fmt: skip


def with_somebody(said: str, name: str) -> Iterator[str]:
    """The line with whom it is for, if it is one that leaves that out."""
    plain = simplified(said)
    if _IDIOM.match(plain):
        return
    for form, whole in _WHOLE:
        found = form.fullmatch(plain)
        if found:
            yield whole.format(it=name, what=said[slice(*found.span("what"))])
