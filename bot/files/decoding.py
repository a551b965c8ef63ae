"""Bytes of a text file as text, whatever office program in whatever country wrote them."""

import codecs
import re

from bot.files.faults import Problem, Unreadable

SAMPLE = 500  # lines with a foreign letter decide between encodings
LONGEST_SAMPLE = 200_000  # bytes
FEW_CONTROLS = 3  # a stray one is cleaned from its cell
MOST_CONTROLS = 0.01  # of all characters; text has next to none, random bytes one in nine
BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")

# Two bytes of the everyday characters in each, then of any: GB 2312 rows 1-9 and 16-55 (level 1)
# against 56-87; Big5 A1-C6 (symbols, level 1) against C9-F9.
GB_COMMON, GB_ANY = rb"[\xa1-\xa9\xb0-\xd7][\xa1-\xfe]", rb"[\x81-\xfe][\x40-\xfe]"
BIG5_TRAIL = rb"[\x40-\x7e\xa1-\xfe]"
BIG5_COMMON, BIG5_ANY = rb"[\xa1-\xc6]" + BIG5_TRAIL, rb"[\x87-\xfe]" + BIG5_TRAIL
UTF8_ANY = rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
LATIN = rb"[\xc0-\xff](?![\x80-\xff])|[\x80\x91-\x94\x96\x97\xa3\xa9\xae](?![\xc0-\xff])"


def text_in(blob: bytes) -> str:
    """Raises Unreadable for what is no text. Lost characters come out as U+FFFD."""
    text = blob.decode(_encoding(blob), errors="replace").removeprefix("\ufeff")
    if not text.strip():
        raise Unreadable(Problem.EMPTY)
    controls = len(CONTROL.findall(text[:LONGEST_SAMPLE]))
    if controls > FEW_CONTROLS and controls > MOST_CONTROLS * len(text[:LONGEST_SAMPLE]):
        raise Unreadable(Problem.NOT_A_TABLE)
    return text


def _encoding(blob: bytes) -> str:
    for bom, name in BOMS.items():
        if blob.startswith(bom):
            return name
    if wide := _wide(blob[:LONGEST_SAMPLE]):
        return wide
    try:
        blob.decode("utf-8")
    except UnicodeDecodeError:
        return _legacy(blob)
    return "utf-8"


def _wide(sample: bytes) -> str | None:
    """UTF-16 without its mark: the digits, commas and breaks of a table have a zero half."""
    evens, odds = sample[::2].count(0), sample[1::2].count(0)
    if max(evens, odds) < len(sample) / 20 or min(evens, odds) > max(evens, odds) / 20:
        return None
    return "utf-16-be" if evens > odds else "utf-16-le"


def _legacy(blob: bytes) -> str:
    lines = [line for line in blob.split(b"\n", 100_000) if not line.isascii()]
    sample = b"\n".join(lines[:SAMPLE])[:LONGEST_SAMPLE]
    scores = {
        "utf-8": _share(sample, UTF8_ANY, UTF8_ANY),
        "gb18030": _share(sample, GB_COMMON, GB_ANY),
        "cp950": _share(sample, BIG5_COMMON, BIG5_ANY),
        "cp1252": _share(sample, LATIN, LATIN),
    }
    best = max(scores, key=lambda name: scores[name])
    if best == "cp950":
        try:
            blob.decode("cp950")
        except UnicodeDecodeError:
            return "big5hkscs"  # the same with Hong Kong's own characters
    return best


def _share(sample: bytes, common: bytes, anything: bytes) -> float:
    """How much of what is not ASCII reads as everyday text; rare characters count half."""
    everyday = rare = lost = 0
    for found in re.finditer(b"(%s)|(%s)|[\x80-\xff]" % (common, anything), sample):
        everyday += bool(found[1])
        rare += bool(found[2])
        lost += not found[1] and not found[2]
    return (everyday + rare / 2) / (everyday + rare + 2 * lost or 1)
