"""Which kind of touch a task promises: 给王小明回电 is a call, visit Acme a visit."""

import re

from core.touches import Kind

_PLANNED = (
    (
        Kind.CALL,
        r"\b(?:call|phone|ring|dial)(?:s|ing)?\b|\bcall back\b|回电|回電|电话|電話|致电|致電|"
        r"通话|通話"
        r"|打给|打給|回访|回訪",
    ),
    (
        Kind.MEETING,
        r"\b(?:meeting|demo|presentation|workshop|lunch|dinner|coffee)\b|开会|開會|会议|會議|"
        r"面谈|面談"
        r"|演示|约谈|約談|吃饭|吃飯",
    ),
    (
        Kind.VISIT,
        r"\b(?:visit|see|meet|drop by|call on)\b|拜访|拜訪|走访|走訪|上门|上門|见面|見面|去见|"
        r"去見|看望",
    ),
)
_FORMS = tuple((kind, re.compile(form, re.IGNORECASE)) for kind, form in _PLANNED)


def planned(what: str) -> Kind | None:
    """The kind whose word stands first; None for what is done without the customer."""
    found = [(hit.start(), kind) for kind, form in _FORMS if (hit := form.search(what))]
    return min(found, key=lambda one: one[0])[1] if found else None
