"""The search keys of a customer, and the key ranges and filters a query looks into.

A key's first letter is its kind: N a whole name, n the rest of a name from some character on,
p its sound (pinyin, or words run together), i its initials, w one word of it, c the rest of a
company, t a phone number backwards, e an e-mail address. Behind SEP, keys of the kinds c, t and w
carry the words of the name, as far as they fit: a second term is looked up inside the index.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from string import ascii_lowercase
from typing import NamedTuple

from storage import pinyin
from storage.folding import IN_WORDS, Cell, cells, fold, form

SEP = "\x1f"  # folding leaves no control character: it cannot be typed
LONGEST = 60  # characters of a key
LONGEST_FIRST = 38  # of what stands before SEP; the words of the name have the rest
# Bounds on what one customer may write into the index; real names stay far below them.
MOST_TEXT = 200  # characters looked at, of a name as of a query
MOST_STARTS = 40  # of one text: a name has at most 40 graphemes
MOST_SOUND_STARTS = 12
MOST_ALIASES, MOST_PHONES = 8, 8
FEWEST_DIGITS = 4  # "last four digits" is what people remember; three meet a thousandth of all
MOST_DIGITS = 20  # E.164 has 15 at most, behind 00 or 011
FEWEST_WITHOUT_ZEROS = 7  # the shortest subscriber numbers: "0013" ends a number, 013… begins one
FEWEST_COMPANY = 2  # one character of a company says nothing and meets everybody
FEWEST_EMAIL = 3
LONGEST_INITIALS = 12  # zhuang + the initials of a given name stay below
LONGEST_PERSON = 4  # Chinese characters of a person's name: what is longer is an organisation
LONGEST_SPLIT = 12  # characters without a space that are tried as company and name
LONGEST_PART = 3  # characters of a name written beside a company without a space
SHORTEST_SLIP, LONGEST_SLIP = 4, 24  # letters of a name in which one may be wrong
MOST_TERMS, MOST_PAIRS = 4, 7  # bounds the seeks of one query

LEGAL = re.compile(
    r"(?:(?<![分子])(?:集团|控股|股份|有限|责任|总)*公司|集团|股份|(?:特殊|普通|有限)*合伙(?:企业)?"
    r"|株式会社|有限会社|合同会社|주식회사)$|^(?:株式会社|有限会社|合同会社|주식회사)"
)
# Last words of a company's name; at the end of a person's name only the first are taken for one.
_SURE = "ltd limited inc incorporated corp corporation llc llp plc gmbh ltda sarl srl kgaa pty"
_LIKELY = """co company group holding holdings lp mbh ag kg ohg ug se sa sas spa bv nv oy oyj ab as
    asa aps pte sdn bhd kk doo"""
LEGAL_WORDS = frozenset(_SURE.split())
LEGAL_ENDINGS = LEGAL_WORDS | frozenset(_LIKELY.split())
UNMARKED = str.maketrans(  # letters that no decomposition takes apart
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i", "ß": "ss"}
)
ALPHABETS = re.compile("[\u00c0-\u052f\u1e00-\u1fff]+")  # combining marks among them
MARKS = re.compile("[\u0300-\u036f]")
TONED = re.compile(r"(?:[a-z]{1,6}[1-5] ?)+")  # wang2 xiao3ming2
SCRIPTS_MEET = re.compile(f"(?<!{IN_WORDS.pattern})(?=[a-z])")  # 宏远ltd
PHONE = re.compile(r"[\d\s+().\-/]+", re.ASCII)
REGION_ENDS = "市省县区"


class Searchable(NamedTuple):
    """What of a customer is searched; phones in E.164."""

    name: str
    company: str | None
    phones: tuple[str, ...]
    email: str | None
    aliases: tuple[str, ...] = ()


class Probe(NamedTuple):
    """A range of keys: low <= key < high. Its first character is its kind."""

    low: str
    high: str


class Pair(NamedTuple):
    """A range to walk, and what has to stand among the words of the name behind its keys."""

    probe: Probe
    terms: tuple[str, ...]

    def meets(self, key: str) -> bool:
        words = SEP + key.partition(SEP)[2]
        return all((SEP + term if _is_word(term) else term) in words for term in self.terms)


def keys(thing: Searchable) -> set[str]:
    named = cells(thing.name[:MOST_TEXT])
    found = set(_name_keys(named))
    for alias in thing.aliases[:MOST_ALIASES]:
        found.update(_name_keys(cells(alias[:MOST_TEXT])))
    if thing.company:
        found.update(_company_keys(cells(thing.company[:MOST_TEXT]), named))
    for phone in thing.phones[:MOST_PHONES]:
        digits = "".join(re.findall(r"[0-9]", phone))[-MOST_DIGITS:]
        found.add(_with_words("t" + digits[::-1], _runs(named)))
    if thing.email:
        found.add("e" + fold(thing.email[:MOST_TEXT]))
    return {key[:LONGEST] for key in found if key[1:].strip(SEP)}


def whole(query: str) -> tuple[str, ...]:
    """The keys of customers named exactly so: as said, then without a company's legal form."""
    name = form(cells(query[:MOST_TEXT]))
    return tuple(dict.fromkeys("N" + one[: LONGEST - 1] for one in (name, core(name)) if one))


def probes(query: str) -> list[Probe]:
    """Best first: names from their beginning, any part of one, phones, sounds, companies."""
    found = cells(query[:MOST_TEXT])
    name, email = form(found), fold(query[:MOST_TEXT])
    if not name:
        return []
    names = dict.fromkeys((name, core(name)))
    prefixes = ["N" + one for one in names]
    if any(cell.alone for cell in found):
        prefixes += ["n" + one for one in names]
    prefixes += ["t" + digits[::-1] for digits in _phone(query)]
    if "@" not in query:
        prefixes += _sounded(found) + _of_company(name) + _initials(found)
    if len(email) >= FEWEST_EMAIL and email.isascii() and " " not in email:
        prefixes.append("e" + email)
    return [probe(prefix) for prefix in dict.fromkeys(prefix[:LONGEST] for prefix in prefixes)]


def employers(company: str) -> list[Probe]:
    """Keys of those whose company is called so, or so and more."""
    name = core(form(cells(company[:MOST_TEXT])))
    flat = _flat(name)[:LONGEST_FIRST]
    return [probe("c" + flat)] if flat else []


def pairs(query: str) -> list[Pair]:
    """Company or phone with a name, or two words of a name, in either order."""
    terms = [] if _phone(query) or "@" in query else _terms(cells(query[:MOST_TEXT]))
    found: list[Pair] = []
    if 1 < len(terms) <= MOST_TERMS:
        place = max(range(len(terms)), key=lambda at: len(terms[at]) * _is_word(terms[at]))
        word, others = terms[place], [*terms[:place], *terms[place + 1 :]]
        if _is_word(word) and len(word) > 1 and not word.isdigit():
            found.append(_pair("w" + word, others))
    for driving, filters in _splits(terms):
        digits = "".join(driving)
        if digits.isascii() and digits.isdigit() and len(digits) >= FEWEST_DIGITS:
            found.append(_pair("t" + digits[::-1], filters))
        elif len(_flat(digits)) >= FEWEST_COMPANY:
            found.append(_pair("c" + _flat(digits), filters))
    return found[:MOST_PAIRS]


def resembling(query: str) -> list[str]:
    """Keys of names that sound like the query, or that one slip of the finger turned into it."""
    found = cells(query[:MOST_TEXT])
    units = _units(found)
    if found and all(map(pinyin.readings, units)):
        said = pinyin.spellings(units, named=True)
        return [f"p{''.join(syllables)}"[:LONGEST] for syllables in said]
    word = _flat(form(found))
    typed = word.isascii() and word.isalpha() and SHORTEST_SLIP <= len(word) <= LONGEST_SLIP
    return sorted("p" + other for other in _slips(word)) if typed else []


def probe(prefix: str) -> Probe:
    """All keys that begin so."""
    last = len(prefix.rstrip("\U0010ffff")) - 1
    # between U+D7FF and U+E000 lie the surrogates, which no database takes
    after = "\ue000" if prefix[last] == "\ud7ff" else chr(ord(prefix[last]) + 1)
    return Probe(prefix, prefix[:last] + after)


def _slips(word: str) -> set[str]:
    """All that lies one letter too many, too few, wrong, or swapped with the next, away."""
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    return {
        *(head + tail[1:] for head, tail in cuts),
        *(head + tail[1:2] + tail[:1] + tail[2:] for head, tail in cuts),
        *(head + letter + tail[1:] for head, tail in cuts for letter in ascii_lowercase),
        *(head + letter + tail for head, tail in cuts for letter in ascii_lowercase),
    }


def core(name: str, endings: frozenset[str] = LEGAL_WORDS) -> str:
    """A company's folded name without its legal form; what is nothing else stays whole."""
    shorter = LEGAL.sub("", name).strip()
    words = SCRIPTS_MEET.sub(" ", shorter).split()
    if last := words[len(words) - _legal_words(words, endings) :]:
        shorter = shorter[: -len(" ".join(last))].rstrip()
    return name if shorter in ("", name) else core(shorter, endings)


def _legal_words(words: Sequence[str], endings: frozenset[str]) -> int:
    for length in (3, 2, 1):  # S.r.l., S.A., Ltd
        last = words[-length:]
        letters = length == 1 or all(len(word) == 1 for word in last)
        if length < len(words) and letters and "".join(last) in endings:
            return length
    return 0


def _name_keys(found: Sequence[Cell]) -> Iterator[str]:
    name = form(found)
    yield "N" + name
    yield "N" + core(name)
    for place in range(1, min(len(found), MOST_STARTS)):
        if found[place].alone or found[place - 1].alone:
            yield "n" + form(found[place:])
    units = [unit for unit in _units(found) if _is_word(unit) or pinyin.readings(unit)]
    yield from _sound_keys(units)
    for unit in filter(_is_word, units[:MOST_SOUND_STARTS]):
        yield _with_words("w" + unit, _runs(found))


def _sound_keys(units: Sequence[str]) -> Iterator[str]:
    """From every syllable or word on; a person's name also the other way: Xiaoming Wang."""
    chinese = [bool(pinyin.readings(unit)) for unit in units]
    person = all(chinese) and len(units) <= LONGEST_PERSON
    turns = {pinyin.surname(units)} if person else set() if any(chinese) else set(range(len(units)))
    for start in range(min(len(units), MOST_SOUND_STARTS)):
        heads = pinyin.spellings(units[:start], named=True) if start in turns else [()]
        for rest in pinyin.spellings(units[start:], named=not start):
            yield from ("p" + "".join(rest + head) for head in heads)
            if len(rest) > 1:
                yield "i" + "".join(syllable[0] for syllable in rest)
            if person and not start:
                given = pinyin.surname(units)
                yield "i" + "".join(rest[:given]) + "".join(one[0] for one in rest[given:])


def _company_keys(found: Sequence[Cell], named: Sequence[Cell]) -> Iterator[str]:
    flat = _flat(form(found))
    kept = _flat(core(form(found), LEGAL_ENDINGS))
    first = flat.find(kept)
    last = max(first, first + len(kept) - FEWEST_COMPANY)
    starts = [place for place in _starts(found) if first <= place <= last]
    words = _runs(named)
    for place in starts[:MOST_STARTS]:
        yield _with_words("c" + flat[place:], words)
    if any(map(pinyin.readings, kept)):
        units = _units(cells(kept))
        region = 3 if units[2:3] and units[2] in REGION_ENDS else 2  # 上海宏远, 昆山市宏远
        for start in {0, 1 if _is_word(units[0]) else region} & set(range(len(units))):
            for syllables in pinyin.spellings(units[start:]):
                yield _with_words("c" + "".join(syllables), _sound_words(named))


def _starts(found: Sequence[Cell]) -> Iterator[int]:
    """Where, in the flat form, a character stands that one may begin to type at."""
    place = 0
    for number, cell in enumerate(found):
        if not number or cell.gap or cell.alone or found[number - 1].alone:
            yield place
        place += len(_flat(cell.form))


def _sound_words(named: Sequence[Cell]) -> list[str]:
    """A Chinese name as it is said behind its company's: wang xiaoming."""
    units = _units(named)
    if not 1 < len(units) <= LONGEST_PERSON or not all(map(pinyin.readings, units)):
        return _runs(named)
    given, syllables = pinyin.surname(units), pinyin.spellings(units, named=True)[0]
    return ["".join(syllables[:given]), "".join(syllables[given:])]


def _sounded(found: Sequence[Cell]) -> list[str]:
    if any(cell.alone for cell in found):
        return []
    said = form(found)
    spelt = [_flat(said), _flat(said, umlaut="v")]
    if TONED.fullmatch(toned := _unmarked(said, umlaut="v")):
        syllables = re.findall("[a-z]+", toned)
        spelt += ["".join(syllables)] if pinyin.syllables().issuperset(syllables) else []
    return ["p" + one for one in spelt]


def _of_company(name: str) -> list[str]:
    flat = (_flat(one)[:LONGEST_FIRST] for one in (name, core(name, LEGAL_ENDINGS)))
    return ["c" + one for one in flat if len(one) >= FEWEST_COMPANY]


def _initials(found: Sequence[Cell]) -> list[str]:
    words = _runs(found)
    flat = "".join(words)
    typed = flat.isascii() and flat.isalpha() and 1 < len(flat) <= LONGEST_INITIALS
    return ["i" + flat] if typed and len(words) in (1, len(flat)) else []


def _phone(query: str) -> list[str]:
    """The digits as typed, and without the zeros that stand for a trunk or another country."""
    typed = fold(query[:MOST_TEXT])
    digits = re.sub(r"\(0\)|[^0-9]", "", typed)
    if not PHONE.fullmatch(typed) or not FEWEST_DIGITS <= len(digits) <= MOST_DIGITS:
        return []
    short = digits.lstrip("0")
    return [digits, short] if FEWEST_WITHOUT_ZEROS <= len(short) < len(digits) else [digits]


def _splits(terms: Sequence[str]) -> list[tuple[Sequence[str], Sequence[str]]]:
    """What drives the search, and what it is filtered by."""
    if 1 < len(terms) <= MOST_TERMS:
        heads = [(terms[:end], terms[end:]) for end in range(1, len(terms))]
        return [*heads, *((rest, head) for head, rest in heads)]
    if len(terms) != 1 or _is_word(terms[0]) or len(terms[0]) > LONGEST_SPLIT:
        return []
    text = terms[0]
    most = min(LONGEST_PART, len(text) - FEWEST_COMPANY)
    behind = [((text[:-size],), (text[-size:],)) for size in range(1, most + 1)]
    return [*behind, *(((text[size:],), (text[:size],)) for size in range(1, most + 1))]


def _terms(found: Sequence[Cell]) -> list[str]:
    """What was typed apart, or in another script; the groups of a number are one."""
    terms: list[str] = []
    said = [cell for cell in found if cell.form[0].isalnum()]  # a stray + or ~ says nothing
    for run in _runs(said, typed=True):
        if terms and run.isdigit() and terms[-1].isdigit():
            terms[-1] += run
        else:
            terms.append(run)
    return terms


def _runs(found: Sequence[Cell], *, typed: bool = False) -> list[str]:
    """Words, and runs of other characters. `typed`: a space or a dot parts these too."""
    runs: list[str] = []
    for number, cell in enumerate(found):
        before = found[number - 1]
        apart = cell.gap or cell.alone != before.alone or (typed and cell.start > before.end)
        if runs and not apart:
            runs[-1] += cell.form
        else:
            runs.append(cell.form)
    return [_unmarked(run) for run in runs]


def _units(found: Sequence[Cell]) -> list[str]:
    """Words, and every other character by itself."""
    return [unit for run in _runs(found) for unit in ([run] if _is_word(run) else run)]


def _is_word(run: str) -> bool:
    return run[0].isalnum() and bool(IN_WORDS.match(run))


def _with_words(prefix: str, words: Sequence[str]) -> str:
    return prefix[: LONGEST_FIRST + 1] + "".join(SEP + word for word in words)


def _pair(prefix: str, terms: Sequence[str]) -> Pair:
    return Pair(probe(prefix[: LONGEST_FIRST + 1]), tuple(terms))


def _flat(name: str, umlaut: str = "u") -> str:
    return _unmarked(name, umlaut).replace(" ", "")


def _unmarked(text: str, umlaut: str = "u") -> str:
    """Without accents, in the alphabets that drop them when typed in haste."""
    if not ALPHABETS.search(text):
        return text
    bare = ALPHABETS.sub(lambda found: unicodedata.normalize("NFD", found[0]), text)
    return MARKS.sub("", bare.replace("u\u0308", umlaut).translate(UNMARKED))
