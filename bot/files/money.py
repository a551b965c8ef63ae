"""Sums of money in a cell: signs, separators, 万 and currency words; refused where two fit."""

import re
from decimal import Decimal
from functools import lru_cache

from bot.files.cleaning import plain
from bot.files.faults import Problem, Unreadable
from bot.files.reading import Cell
from core.values import EXPONENTS, Money

LONGEST = 40  # characters; a sum of ten trillion with all its signs has fewer

# ISO 4217 codes a shop may meet, with the signs and words people write for them.
CODES = frozenset(
    "CNY TWD HKD MOP USD EUR GBP JPY KRW SGD MYR THB VND IDR PHP INR AUD NZD CAD CHF SEK NOK DKK "
    "PLN CZK HUF RON TRY RUB UAH ILS AED SAR QAR ZAR BRL MXN ARS COP PEN".split()
) | frozenset(EXPONENTS)
SIGNS = {
    "CNY": "rmb cn¥ 人民币 人民幣 圆 圓",
    "TWD": "nt$ ntd nt 台币 台幣 臺幣 新台币 新台幣 新臺幣",
    "HKD": "hk$ 港币 港幣 港元 港圆",
    "MOP": "mop$ 澳门元 澳門元 葡币 葡幣",
    "USD": "us$ usd$ 美元 美金",
    "EUR": "€ 欧元 歐元",
    "GBP": "£ 英镑 英鎊",
    "JPY": "jp¥ 円 日元 日圆 日圓",
    "KRW": "₩ 韩元 韓元 韩币 韓幣",
    "SGD": "s$ sg$ 新加坡元 坡币",
    "MYR": "rm 马币 馬幣 令吉",
    "THB": "฿ 泰铢 泰銖",
    "VND": "₫ 越南盾",
    "INR": "₹",
    "RUB": "₽ 卢布 盧布",
    "AUD": "a$ au$ 澳元",
    "CAD": "c$ ca$ 加元",
    "CHF": "fr. 瑞士法郎",
    "BRL": "r$",
}
NAMED = {sign: code for code, signs in SIGNS.items() for sign in signs.split()}
# These words name the currency of the place, so the house's own wins if it is one of them.
LOCAL = {
    "$": ("USD", "TWD HKD MOP SGD AUD NZD CAD MXN ARS COP CLP USD"),
    "¥": ("CNY", "CNY JPY"),
    "元": ("CNY", "CNY TWD HKD MOP SGD USD AUD CAD NZD"),
    "块": ("CNY", "CNY TWD HKD MOP"),
    "塊": ("TWD", "CNY TWD HKD MOP"),
    "蚊": ("HKD", "HKD MOP"),
}
# Their homelands write 1.200,50 (CLDR, decimal separator).
COMMA = frozenset("EUR BRL IDR VND TRY PLN CZK DKK NOK SEK RUB UAH HUF RON ARS COP CLP ISK".split())
SCALES = {"万": 10**4, "萬": 10**4, "w": 10**4, "千": 10**3, "k": 10**3, "仟": 10**3,
          "百万": 10**6, "百萬": 10**6, "亿": 10**8, "億": 10**8}  # fmt: skip

SUM = re.compile(
    r"(?P<open>\()?(?P<minus>[-+])?(?P<before>[^0-9.,()+\-]*)(?P<inner>[-+])?"
    r"(?P<number>[0-9][0-9.,]*)(?P<after>[^0-9.,()+\-]*)(?P<last>-)?(?P<close>\))?"
)
SPACED = re.compile(r"(?<=[0-9])[ '\u2019](?=[0-9]{3}(?![0-9]))")
FAST = re.compile(r"([0-9]{1,12})(?:\.([0-9]{1,2}))?")
SCALED = re.compile(r"(百[万萬]|[万萬千仟亿億wk])(.*)")
DOTTED = re.compile(r"[0-9]+(?:\.[0-9]+)?|[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
COMMAED = re.compile(
    r"[0-9]+,[0-9]{1,2}|[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,2}|[0-9]{1,3}(?:\.[0-9]{3}){2,}"
)
DOT_GROUP = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
COMMA_GROUP = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")


def money_in(cell: Cell, house: str, said: str | None = None, note: str = "") -> Money:
    """Raises Unreadable. `said`: the row's own currency; `note`: the heading's unit, 万元."""
    fast = said is None and not note and house not in EXPONENTS
    if fast and isinstance(cell, str) and (parts := FAST.fullmatch(cell)):
        return Money(int(parts[1]) * 100 + int((parts[2] or "").ljust(2, "0")), house)
    if isinstance(cell, float):
        cell = f"{cell:.15g}"  # what a workbook shows; the digits behind are noise
    text = plain(cell).casefold()
    parts = SUM.fullmatch(SPACED.sub("", text)) if len(text) <= LONGEST else None
    if not parts:
        raise Unreadable(Problem.NOT_AN_AMOUNT)
    scale, after = scale_and_currency(parts["after"], house)
    unit, noted = unit_in(note, house)
    named = {code for code in (said, currency_in(parts["before"], house), after) if code}
    if len(named) > 1:
        raise Unreadable(Problem.TWO_CURRENCIES)
    currency = named.pop() if named else noted or house
    scale = scale or unit
    number = decimal_in(parts["number"], currency, scaled=scale != 1) * scale * _sign(parts)
    return _exact(number, currency)


def currency_in(text: str, house: str) -> str | None:
    """The code for a sign, a word or a code. Raises Unreadable for what is none."""
    word = text.strip(" :.").casefold()
    if not word:
        return None
    if word.upper() in CODES:
        return word.upper()
    if word in LOCAL:
        usual, places = LOCAL[word]
        return house if house in places.split() else usual
    if word in NAMED:
        return NAMED[word]
    if "$" in word and word.replace("$", "").upper() in CODES:
        return word.replace("$", "").upper()
    raise Unreadable(Problem.UNKNOWN_CURRENCY)


def scale_and_currency(text: str, house: str) -> tuple[int, str | None]:
    """What follows a number: `万元整` is (10000, CNY); 0 where no scale is said."""
    word = text.strip().rstrip("整正")
    try:
        return 0, currency_in(word, house)
    except Unreadable:
        parts = SCALED.fullmatch(word)
        if not parts:
            raise
    return SCALES[parts[1]], currency_in(parts[2], house)


@lru_cache(maxsize=64)
def unit_in(note: str, house: str) -> tuple[int, str | None]:
    """The unit in a heading's brackets, (1, None) where the brackets say something else."""
    note = plain(note).casefold().removeprefix("单位").removeprefix("單位").strip(" :")
    try:
        scale, code = scale_and_currency(note, house)
    except Unreadable:
        return 1, None
    return scale or 1, code


def decimal_in(number: str, currency: str, *, scaled: bool) -> Decimal:
    """Where point and comma are open to two readings we ask instead of guessing."""
    commas = currency in COMMA
    three_decimals = EXPONENTS.get(currency, 2) >= 3
    if DOT_GROUP.fullmatch(number) and not scaled and not three_decimals:
        raise Unreadable(Problem.UNCLEAR_AMOUNT)
    if commas and COMMA_GROUP.fullmatch(number):
        raise Unreadable(Problem.UNCLEAR_AMOUNT)
    if DOTTED.fullmatch(number):
        return Decimal(number.replace(",", ""))
    if COMMAED.fullmatch(number):
        if not commas:
            raise Unreadable(Problem.UNCLEAR_AMOUNT)
        return Decimal(number.replace(".", "").replace(",", "."))
    raise Unreadable(Problem.NOT_AN_AMOUNT)


def _sign(parts: re.Match[str]) -> int:
    signs = [parts[name] for name in ("minus", "inner", "last") if parts[name]]
    brackets = parts["open"], parts["close"]
    if len(signs) > 1 or brackets.count(None) == 1 or (signs and brackets[0]):
        raise Unreadable(Problem.NOT_AN_AMOUNT)
    return -1 if brackets[0] or "-" in signs else 1


def _exact(number: Decimal, currency: str) -> Money:
    if EXPONENTS.get(currency, 2) == 0 and number != number.to_integral_value():
        raise Unreadable(Problem.NOT_AN_AMOUNT)
    try:
        return Money.of(number, currency)
    except ValueError:
        raise Unreadable(Problem.NOT_AN_AMOUNT) from None
