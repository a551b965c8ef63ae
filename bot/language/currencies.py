"""How currencies are called, before a sum and behind it; in folded text, lower case."""

import re

OWN = ""  # whatever the shop counts in: 元, 块
YUAN = "¥"  # Chinese, unless the shop counts in yen
DOLLAR = "$"  # the shop's own where that is a dollar, else American
DOLLARS = frozenset("USD HKD TWD SGD AUD CAD NZD MOP".split())

_ISO = (
    "cny usd eur gbp hkd twd jpy sgd aud cad nzd krw thb myr vnd inr chf mop php idr aed rub"
).split()
SIGNS = {
    **{code: code.upper() for code in _ISO},
    **{f"{letters}$": code for letters, code in (
        ("us", "USD"), ("hk", "HKD"), ("nt", "TWD"), ("s", "SGD"), ("sg", "SGD"), ("a", "AUD"),
        ("au", "AUD"), ("c", "CAD"), ("ca", "CAD"), ("nz", "NZD"), ("mop", "MOP"), ("u", "USD"),
    )},
    "¥": YUAN, "cn¥": "CNY", "jp¥": "JPY", "$": DOLLAR, "€": "EUR", "£": "GBP", "₩": "KRW",
    "฿": "THB", "₹": "INR", "₫": "VND", "rmb": "CNY", "ntd": "TWD", "nt": "TWD",
    "rm": "MYR", "rs": "INR",
}  # fmt: skip
_HAN = {
    "人民币": "CNY", "美元": "USD", "美金": "USD", "美刀": "USD", "刀": "USD", "港币": "HKD",
    "港元": "HKD", "港纸": "HKD", "蚊": "HKD", "台币": "TWD", "新台币": "TWD", "欧元": "EUR",
    "欧": "EUR", "英镑": "GBP", "镑": "GBP", "日元": "JPY", "日圆": "JPY", "日币": "JPY",
    "韩元": "KRW", "韩币": "KRW", "新币": "SGD", "新加坡元": "SGD", "坡币": "SGD", "澳元": "AUD",
    "澳币": "AUD", "加元": "CAD", "加币": "CAD", "泰铢": "THB", "马币": "MYR", "令吉": "MYR",
    "越南盾": "VND", "卢比": "INR", "瑞郎": "CHF", "瑞士法郎": "CHF", "澳门币": "MOP",
    "卢布": "RUB",
}  # fmt: skip
_ENGLISH = {
    "yuan": "CNY", "renminbi": "CNY", "kuai": "CNY", "us dollars": "USD", "american dollars": "USD",
    "hk dollars": "HKD", "hong kong dollars": "HKD", "nt dollars": "TWD", "taiwan dollars": "TWD",
    "singapore dollars": "SGD", "australian dollars": "AUD", "canadian dollars": "CAD",
    "dollars": DOLLAR, "dollar": DOLLAR, "bucks": DOLLAR, "buck": DOLLAR, "euros": "EUR",
    "euro": "EUR", "pounds": "GBP", "pound": "GBP", "quid": "GBP", "yen": "JPY", "won": "KRW",
    "baht": "THB", "ringgit": "MYR", "rupees": "INR", "swiss francs": "CHF",
}  # fmt: skip
BEFORE = SIGNS | {word: code for word, code in _HAN.items() if len(word) > 1}
BEHIND = {
    **SIGNS, **_HAN, **_ENGLISH,
    **dict.fromkeys(("元", "块", "圆", "块钱", "元钱", "大洋", "毛", "角"), OWN),
}  # fmt: skip
del BEHIND["nt"], BEHIND["rm"], BEHIND["rs"]


def either(words: dict[str, str]) -> str:
    """Any of them, the longest first; Latin letters only where a word ends."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(one) + (r"(?![a-z])" if one[-1].isalpha() and one.isascii() else "")
                    for one in ordered)  # fmt: skip


def meant(said: str, own: str) -> str:
    """The code of what was said; of nothing, the shop's own."""
    code = BEHIND.get(said.casefold(), BEFORE.get(said.casefold(), OWN))
    if code == YUAN:
        return own if own in ("CNY", "JPY") else "CNY"
    if code == DOLLAR:
        return own if own in DOLLARS else "USD"
    return code or own
