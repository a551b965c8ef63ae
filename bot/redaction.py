"""No secret and no whole phone number in what is written to a log, wherever it came from."""

import re
from collections.abc import Iterable
from urllib.parse import quote

SHORTEST = 5  # characters of a secret that is looked for: shorter ones are parts of words
HIDDEN = "***"

# What is a secret by its shape: tokens of both networks, one-time codes, one-off addresses,
# credentials in an address or a header, and whatever is called a token or a password.
_SHAPES = re.compile(
    r"xox[a-z]-[\w.-]+|xapp-[\w-]+|xwfp-[\w-]+"
    r"|(?<!\d)\d{3,}:[\w-]{4,}|(?<=bot)[^/\s]{8,}(?=/)"
    r"|RAP(?:-\w{4}){3}"
    r"|(?<=hooks\.slack\.com/)\S+"
    r"|(?<=://)[^/\s]+(?=@)"
    r"|(?<=bearer )\S+|(?<=basic )\S{8,}"
    r"|(?<=token=)[^&\s]+|(?<=secret=)[^&\s]+|(?<=password=)[^&\s]+|(?<=key=)[^&\s]+"
    r"|(?<=token\": \")[^\"]+|(?<=secret\": \")[^\"]+|(?<=password\": \")[^\"]+"
    r"|(?<=token': ')[^']+|(?<=secret': ')[^']+|(?<=password': ')[^']+",
    re.IGNORECASE,
)
_APART = r"[ \u00a0\u2009\u3000().（）·・‐–—-]{0,3}"
_ON = rf"{_APART}\d"  # the digits go on behind a blank or a dash
# What is made of digits and is no number to dial. First, because it is tried first.
_KEPT = (
    r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,6})?)?(?:[+-]\d\d:\d\d)?)?(?![\d-])"
    rf"|(?:(?:0|[1-9]\d{{0,2}})\.){{3}}(?:0|[1-9]\d{{0,2}})(?!{_ON})"  # an address
    r"|(?<!\d)\d{10}\.\d{6}(?!\d)"  # Slack's ts
    r"|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    rf"|(?<![A-Za-z0-9])[a-z]\d{{1,9}}(?!\w|{_ON})"  # our own ids: o12, c17
)
# Seven digits or more, however they are set apart; local numbers of small countries have seven.
_NUMBER = rf"[+＋(（]?\d(?:{_ON}){{6,}}"
_DIGITS = re.compile(f"(?P<kept>{_KEPT})|(?P<number>{_NUMBER})")


class Redaction:
    """`secrets` are this process's own, to be found whatever their shape."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        known = {one for one in secrets if len(one) >= SHORTEST}
        known |= {quote(one, safe="") for one in known} | {repr(one)[1:-1] for one in known}
        longest_first = sorted(known, key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, longest_first))) if known else None

    def __call__(self, text: str) -> str:
        if self._known:
            text = self._known.sub(HIDDEN, text)
        return _DIGITS.sub(_masked, _SHAPES.sub(HIDDEN, text))


def _masked(found: re.Match[str]) -> str:
    """The last two digits tell two numbers apart, and are too few to dial."""
    return found["kept"] or f"****{found['number'][-2:]}"
