"""What is asked and said about follow-ups: histories, diaries, corrections, neglect, stages.

Each reading is `(intent, slots, rest)`. Where the words of one slot lie apart, a person before the
customer and a period behind, they are put together in `rest`.
"""

from collections.abc import Iterator

from bot.language.asked import corrections, histories, neglect, stages
from bot.language.folding import folded

Reading = tuple[str, dict[str, str], str]

SHAPES = (*corrections.SHAPES, *histories.SHAPES, *neglect.SHAPES, *stages.SHAPES)
MOST = 120  # characters: whoever asks or corrects is brief
FOR_REST = ("rest", "period", "about", "did")  # in this order
AS_NOUN = {
    "拜访": "拜访", "走访": "拜访", "跑": "拜访", "见": "拜访", "see": "visits", "visit": "visits",
    "call": "calls", "meet": "meetings", "e-mail": "emails", "email": "emails",
    "message": "messages", "text": "messages",
}  # fmt: skip


def asked(line: str) -> Iterator[Reading]:
    if len(line) > MOST:
        return
    said = folded(line)
    for shape in SHAPES:
        if found := shape.pattern.fullmatch(said.text):
            slots = shape.slots(found, said)
            yield shape.means, slots, _rest(slots)


def _rest(slots: dict[str, str]) -> str:
    by = slots.pop("by", "")
    words = [slots.pop(name, "") for name in FOR_REST]
    words[-1] = AS_NOUN.get(folded(words[-1]).text.casefold(), "")
    return " ".join(part for part in (*words, by and f"by {by}") if part)
