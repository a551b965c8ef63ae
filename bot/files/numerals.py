"""Chinese numerals within dates: 二〇二六年十二月廿三 becomes 2026年12月23."""

import re

DIGITS = {numeral: str(at) for at, numeral in enumerate("〇一二三四五六七八九")} | {"零": "0"}
TENS = {"十": 1, "廿": 2, "卅": 3}
RUN = re.compile("[〇零一二三四五六七八九十廿卅初]+")
COUNTED = re.compile("(?:初|([一二三])?(?=十))?([十廿卅])?([一二三四五六七八九])?")


def arabic(text: str) -> str:
    return RUN.sub(lambda run: _digits(run[0]), text)


def _digits(run: str) -> str:
    if all(numeral in DIGITS for numeral in run):
        return "".join(DIGITS[numeral] for numeral in run)
    counted = COUNTED.fullmatch(run)
    if not counted or run == "初":
        return run
    times, tens, ones = counted.groups()
    value = 10 * int(DIGITS[times]) if times else 10 * TENS.get(tens, 0)
    return str(value + int(DIGITS.get(ones, "0")))
