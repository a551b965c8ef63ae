"""Sums of money as people type them: ¥1,200 · 3万元 · HK$3,000 · 两万三千五 · half a million.

Every number that may be a sum is found; `sure` are those that say they are one: by a currency, by
a unit that goods are seldom counted in, or by the word before them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from bot.language import currencies
from bot.language.counted import (
    LETTERS,
    MEASURED,
    MEASURES,
    NAMES,
    PIECES,
    counts,
    counts_described,
)
from bot.language.figures import (
    CHEQUE,
    HAN,
    HAN_DIGITS,
    MIXED,
    PLAIN,
    SCALE,
    SPELT,
    han,
    mixed,
    plain,
    scaled,
    spelt,
)
from bot.language.folding import Folded, Span, folded
from bot.language.priced import LEAST_TOLD, cued, ends, goes_on, is_deal, is_label, is_whole
from core.values import Money

SURE_FROM = 100  # less than a hundred in words, 二十, is hardly ever a sum of money

_BEFORE = currencies.either(currencies.BEFORE)
_BEHIND = currencies.either(currencies.BEHIND)
_END = r"(?=$|[\s,.，。;；!！?？、)）/元块圆整])"
_TAIL = (  # 3万5, 3万半; not 3万5天
    rf"(?:半|[1-9](?![0-9.,]*[0-9])(?!\s?(?:{MEASURES}|方))"
    rf"|[二两三四五六七八九](?=[元块圆毛多左的]|{_END})|一{_END})"
)
_APART = r"(?(sign)|(?<![A-Za-z0-9_.]))"  # of v2 and of A4 the number is none
_TO = r"(?(between)\s(?:and|to)\s|\s?(?:-|~|到|至|to)\s?)"
_SUM = re.compile(
    rf"(?P<between>\bbetween\s)?(?P<sign>(?<![a-z])(?:{_BEFORE})\s?[:是]?\s?)?"
    rf"(?:(?P<spelt>{SPELT})"
    rf"|{_APART}(?P<mixed>{MIXED}(?:[1-9](?![0-9.,]*[0-9])(?!{MEASURES}))?)"
    rf"|{_APART}(?P<number>{PLAIN})(?P<range>{_TO}(?:{_BEFORE})?(?P<high>{PLAIN}))?"
    rf"(?:\s?(?P<scale>{SCALE})(?P<tail>{_TAIL})?)?"
    rf"|(?P<han>{HAN})(?P<han_range>{_TO}{HAN})?)"
    rf"\s?(?P<word>{_BEHIND})?"
    r"(?P<cents>(?<=[元块圆毛角])[1-9二两三四五六七八九](?:[毛角](?:[1-9一二三四五六七八九]分?)?)?"
    r"(?=$|[\s,.，。;；!！?？、)）/一每多]))?"
    r"(?![0-9,.]*[0-9])(?![a-z])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Amount:
    money: Money
    span: Span
    sure: bool  # a currency, a large unit or a word of money stood with it
    named: bool = False  # a currency was said
    whole: bool = False  # it was said to be all of it


def amounts(text: str, currency: str) -> list[Amount]:
    """Every sum in `text`, in order. A bare number is one too, but not `sure`."""
    line = folded(text)
    return list(_amounts(line, currency))


def the_sum(text: str, currency: str, taken: tuple[Span, ...] = ()) -> Amount | None:
    """The one a line is about; `taken` is already known to be something else, a phone number."""
    found = [
        one
        for one in amounts(text, currency)
        if one.sure and (one.named or not _overlaps(one.span, taken))
    ]
    return next((one for one in found if one.whole), found[0] if found else None)


def _overlaps(span: Span, taken: tuple[Span, ...]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in taken)


def _amounts(line: Folded, currency: str) -> Iterator[Amount]:
    for hit in _SUM.finditer(line.text):
        number = _number(hit)
        if number is None:
            continue
        said = (hit["sign"] or "").strip(" :是") or hit["word"] or ""
        try:
            money = Money.of(number, currencies.meant(said, currency))
        except ValueError:
            continue
        before, rest = line.text[: hit.start()], line.text[hit.end() :]
        if not said and _is_no_sum(hit, before, rest):
            continue
        named = bool(said) and not _is_pieces(hit, rest)
        whole = is_whole(before, rest)
        start = hit.start() + len(hit[0]) - len(hit[0].lstrip())
        span = line.span(start, hit.end() - (len(hit[0]) - len(hit[0].rstrip())))
        yield Amount(money, span, named or _surely(hit, number, before, rest), named, whole)


def _number(hit: re.Match[str]) -> Decimal | None:
    try:
        if hit["spelt"]:
            number = spelt(hit["spelt"])
        elif hit["mixed"]:
            number = mixed(hit["mixed"])
        elif hit["number"]:
            number = (
                scaled(plain(hit["number"]), hit["scale"], hit["tail"] or "")
                if hit["scale"]
                else plain(hit["number"])
            )
        else:
            number = han(hit["han"])
    except (InvalidOperation, KeyError):
        return None
    if number is not None and hit["word"] in ("毛", "角"):
        return number / 10 + (_cents(hit["cents"]) / 10 if hit["cents"] else 0)
    return number if number is None or not hit["cents"] else number + _cents(hit["cents"])


def _scaled(hit: re.Match[str]) -> Decimal:
    """50-60万: of a range the lower bound, in the scale that both share."""
    low, scale = plain(hit["number"]), hit["scale"]
    if not scale or (hit["high"] and plain(hit["high"]) <= low):
        return low
    return scaled(low, scale, hit["tail"] or "")


def _cents(said: str) -> Decimal:
    """块5, 元5角2."""
    digits = [HAN_DIGITS.get(char, char) for char in said if char not in "毛角分"]
    return Decimal("0." + "".join(map(str, digits)))


def _is_pieces(hit: re.Match[str], rest: str) -> bool:
    word = hit["word"] or ""
    if hit["sign"] or not word:
        return False
    if word == "块":
        return bool(PIECES.match(rest))
    if word == "元" and hit["han"]:
        return bool(NAMES.match(rest))
    if word in ("毛", "角"):  # 三角形, 八毛衣
        return not (hit["cents"] or re.match(r"钱|[分一每/\s,，。;；!！?？)）]|$", rest))
    return word.casefold() in ("pound", "pounds") and rest.startswith(" of ")


def _is_no_sum(hit: re.Match[str], before: str, rest: str) -> bool:
    """Part of a date, a label, a percentage: no sum whatever is asked for."""
    if goes_on(rest):
        return True
    if hit["scale"] or hit["spelt"] or hit["mixed"]:
        return False
    if hit["range"] or hit["han_range"]:
        return True
    return is_label(before, rest)


def _surely(hit: re.Match[str], number: Decimal, before: str, rest: str) -> bool:
    if counts(rest) or counts_described(rest):
        return False
    if number >= LEAST_TOLD and is_whole("", rest):  # so 300 in total
        return True
    scale = (hit["scale"] or "").casefold()
    if scale in LETTERS and (LETTERS[scale].match(rest) or MEASURED.search(before)):
        return False
    if scale == "m":  # metres as well
        return is_deal(rest) or cued(number, before, rest)
    if hit["han"]:
        cheque = CHEQUE.intersection(hit["han"])
        return (number >= SURE_FROM and not cheque) or cued(number, before, rest)
    if scale or hit["mixed"] or hit["spelt"]:
        return True
    return cued(number, before, rest) or ("," in hit["number"] and ends(rest))
