"""Sums of money as people type them: ¥1,200 · 3万元 · 1.2萬 · 3.5k · HK$3,000 · 两万三千五."""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from core.values import Money

DIGITS = {
    d: n
    for n, ds in enumerate(
        ("零〇", "一壹", "二贰貳两兩", "三叁參", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
    )
    for d in ds
}
TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
SCALES = {
    **MYRIADS,
    "千": 10**3,
    "百": 10**2,
    "k": 10**3,
    "w": 10**4,
    "m": 10**6,
    "million": 10**6,
    "thousand": 10**3,
    "": 1,
}
SIGNS = {
    "¥": None,
    "￥": None,
    "$": "USD",
    "us$": "USD",
    "hk$": "HKD",
    "nt$": "TWD",
    "€": "EUR",
    "£": "GBP",
    "rmb": "CNY",
    "cny": "CNY",
    "usd": "USD",
    "eur": "EUR",
    "gbp": "GBP",
    "hkd": "HKD",
    "twd": "TWD",
    "jpy": "JPY",
}
WORDS = {
    "元": None,
    "块": None,
    "塊": None,
    "块钱": None,
    "塊錢": None,
    "圆": None,
    "圓": None,
    "人民币": "CNY",
    "人民幣": "CNY",
    "美元": "USD",
    "美金": "USD",
    "港币": "HKD",
    "港幣": "HKD",
    "港元": "HKD",
    "台币": "TWD",
    "台幣": "TWD",
    "新台币": "TWD",
    "新台幣": "TWD",
    "欧元": "EUR",
    "歐元": "EUR",
    "英镑": "GBP",
    "英鎊": "GBP",
    "日元": "JPY",
    "日圓": "JPY",
    "yuan": "CNY",
    "dollars": "USD",
    "dollar": "USD",
    "euros": "EUR",
    "euro": "EUR",
    **SIGNS,
}
_LONGEST_FIRST = sorted(WORDS, key=len, reverse=True)
_WORD = "|".join(map(re.escape, _LONGEST_FIRST))
_SIGN = "|".join(map(re.escape, sorted(SIGNS, key=len, reverse=True)))
_HAN = "[" + "".join(DIGITS) + "".join(TENS) + "".join(MYRIADS) + "半]"
_SUM = re.compile(
    rf"(?P<sign>(?<![a-z])(?:{_SIGN}))?\s?"
    r"(?:(?P<number>(?<![A-Za-z0-9_.])[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,3})?"
    r"|(?<![A-Za-z0-9_.])[0-9]{1,15}(?:\.[0-9]{1,3})?)"
    r"(?:\s?(?P<scale>million|thousand|[kwm](?![a-z])|百?[万萬亿億]|[千百])"
    r"(?:(?P<half>半)|(?P<tail>[1-9一二三四五六七八九])(?![0-9.,]*[0-9]))?)?"
    rf"|(?P<han>{_HAN}{{1,20}}))"
    rf"\s?(?P<word>{_WORD})?(?![0-9,.]*[0-9])(?![a-z])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Amount:
    money: Money
    span: tuple[int, int]
    sure: bool  # a currency or a large unit stood with it


def amounts(text: str, currency: str) -> list[Amount]:
    """Every sum in `text`, in order. A bare number is one too, but not `sure`."""
    found = []
    for hit in _SUM.finditer(_narrow(text)):
        read = _read(hit, currency)
        if read is not None:
            found.append(read)
    return found


def _read(hit: re.Match[str], currency: str) -> Amount | None:
    sign, word = (hit["sign"] or "").lower(), (hit["word"] or "").lower()
    number = _han(hit["han"]) if hit["han"] else _arabic(hit)
    if number is None:
        return None
    said = SIGNS.get(sign) or WORDS.get(word) or currency
    try:
        money = Money.of(number, said)
    except ValueError:
        return None
    start, end = hit.span()
    lead = len(hit[0]) - len(hit[0].lstrip())
    sure = bool(sign or word or hit["scale"] or (hit["han"] and len(hit["han"]) > 1))
    return Amount(money, (start + lead, end - (len(hit[0]) - len(hit[0].rstrip()))), sure)


def _arabic(hit: re.Match[str]) -> Decimal | None:
    try:
        number = Decimal(hit["number"].replace(",", ""))
    except InvalidOperation:
        return None
    scale = (hit["scale"] or "").lower()
    factor = SCALES["百"] * SCALES[scale[1:]] if scale[:1] == "百" and scale[1:] else SCALES[scale]
    if hit["half"]:
        number += Decimal("0.5")
    if tail := hit["tail"]:  # 3万5 is 35,000: a last bare digit counts in tenths of the unit
        number += Decimal(DIGITS.get(tail) or int(tail)) / 10
    return number * factor


def _han(said: str) -> Decimal | None:
    """两万三千五 is 23,500: a last bare digit counts in tenths of the unit before it."""
    half = said.endswith("半")
    total, section, digit, unit = 0, 0, 0, 1
    for sign in said.removesuffix("半"):
        if sign in DIGITS:
            digit = digit * 10 + DIGITS[sign] if digit else DIGITS[sign]
            if DIGITS[sign] == 0:
                unit = 1  # after 零 the last digit is only itself: 一万零五
        elif sign in TENS:
            unit = TENS[sign]
            section, digit = section + (digit or 1) * unit, 0
        elif sign in MYRIADS:
            unit = MYRIADS[sign]
            total, section, digit = (total + section + digit) * unit, 0, 0
    last = digit * max(1, unit // 10) if digit < 10 else digit
    number = Decimal(total + section + last)
    return (number + Decimal(unit) / 2) if half else number


def _narrow(text: str) -> str:
    """Full-width digits and signs, one for one; digits of other scripts are not ours."""
    return "".join(unicodedata.normalize("NFKC", c) if "！" <= c <= "～" else c for c in text)
