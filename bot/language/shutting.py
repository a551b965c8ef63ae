"""How people say on which days the shop is shut, or open after all."""

import re

_SHOP = (
    r"(?:我们店|我們店|我们|我們|咱们|咱們|本店|店里|店裡|小店|公司|本公司|全店|门店|門店|店铺|店鋪|"
    r"厂里|廠裡|工厂|工廠)"
)
_SHUT_SHOP = r"关店|關店|不营业|不營業|休业|休業|停业|停業|歇业|歇業|店休|公休"
_SHUT = rf"(?:{_SHUT_SHOP}|不上班|休息|关门|關門|放假)"
_OPEN = r"(?:营业|營業|上班|开门|開門|开店|開店)"
_STILL = r"(?:照常|正常|还是|還是|仍然|都|会|會|要|将|將|全部)*"
_DAYS = r"[^,，。;；!！?？]{1,40}?"
# What opens a time; else 我们今后休息 or 他们停业了 would be read as closed days.
_STARTS = "0-9一二三四五六七八九十今明昨前后後上下这這本春国國中端元清劳勞除初正腊臘农農周週星"
_A_TIME = rf"(?=[从從]?[{_STARTS}])"
_WE = r"(?:we|the shop|our shop|the store|our store|the office|our office|the company)"
_ARE = r"(?:'re|'ll be| are| is| were| was| will be| have been| has been| had)"
_WITH_TIME = (
    r"(?=.*(?:[0-9]|\b(?:mon|tues?|wed|thurs?|fri|sat|sun)(?:day|nesday|rsday|urday)?s?\b|"
    r"day|week|month|tomorrow|christmas|easter|new year|festival))"
)

PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (intent, re.compile(pattern, re.IGNORECASE | re.DOTALL))
    for intent, pattern in (
        ("closed", rf"{_SHOP}(?:在|从|從|将|將|会|會|要)*{_A_TIME}"
                   rf"(?P<days>{_DAYS}{_SHUT}了?)[。.!！]?"),
        ("closed", rf"{_A_TIME}(?P<days>{_DAYS}){_SHOP}{_STILL}{_SHUT}[。.!！]?"),
        ("closed", rf"{_A_TIME}(?P<days>{_DAYS}(?:{_SHUT_SHOP})了?)[。.!！]?"),
        ("closed", rf"{_WITH_TIME}(?P<days>{_WE}{_ARE} (?:closed|shut|on holiday)\b.+?)[.!]?"),
        ("closed", rf"{_WITH_TIME}(?P<days>{_WE} (?:close|shut)(?: down)?\b.+?)[.!]?"),
        ("reopen", rf"{_SHOP}在?{_A_TIME}(?P<days>{_DAYS}{_STILL}{_OPEN}了?)[。.!！]?"),
        ("reopen", rf"{_A_TIME}(?P<days>{_DAYS}){_SHOP}{_STILL}{_OPEN}[。.!！]?"),
        ("reopen", rf"{_WITH_TIME}(?P<days>{_WE}{_ARE} open\b.+?)[.!]?"),
    )
)  # fmt: skip

SAID = re.compile(
    rf"^{_WE}(?:{_ARE})?\b|\b(?:closed?|shut(?: down)?|open|on holiday|after all)\b|"
    rf"{_STILL}(?:{_SHUT}|{_OPEN})了?",
    re.IGNORECASE,
)
BEEN = re.compile(r"\b(?:were|was|been|had)\b|了[。.!！]?$", re.IGNORECASE)
LEADS = re.compile(r"^(?:from|on|for|between|the|从|從|在)\b\s*", re.IGNORECASE)
# Feb 1-11: the days stand behind their month.
MONTH_FIRST = re.compile(r"\b([A-Z][a-z]{2,8})\.? ([0-9]{1,2}) ?[-–—] ?([0-9]{1,2})(?![0-9])")
