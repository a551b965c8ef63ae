"""What search should answer, found without keys: every customer is asked in turn."""

import random
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import product
from typing import Literal

from storage import pinyin
from storage.folding import cells, fold, form
from storage.keys import Searchable

SURNAMES = ["王", "曾", "单", "欧阳", "吕", "張"]
GIVEN = ["小明", "乐", "长青", "丽", "小麗", "宏远", "明"]
FIRST = ["Anna", "Ann", "José", "Barbara", "Bob"]
LAST = ["Cameron", "López", "Wang", "Campbell", "O'Brien"]
REGIONS = ["上海", "", "昆山市", "Acme "]
TRADES = ["宏远", "宏达", "明远", "Trading"]
FORMS = ["有限公司", "股份有限公司", "集团", " Co., Ltd", ""]
CHINESE_FORM = re.compile("(?:(?:股份|有限|集团)*公司|集团|股份)$")
LATIN_FORM = re.compile(r"(?<=.)(?:\b|(?<=[^a-z]))(?:co|ltd)$")
SURE_FORM = re.compile(r"(?<=.)(?:\b|(?<=[^a-z]))ltd$")


Kind = Literal["whole", "parts", "nobody"]


def a_crowd(number: int) -> dict[int, Searchable]:
    dice = random.Random(20261120)
    return {id: a_customer(dice) for id in range(1, number + 1)}


def a_customer(dice: random.Random) -> Searchable:
    chinese = dice.choice(SURNAMES) + dice.choice(GIVEN)
    latin = f"{dice.choice(FIRST)} {dice.choice(LAST)}"
    name = dice.choice([chinese, chinese, latin, f"{dice.choice(FIRST)} {latin}"])
    company = dice.choice(REGIONS) + dice.choice(TRADES) + dice.choice(FORMS)
    phone = f"+86138{dice.randrange(10**3):04}{dice.randrange(20):04}"
    email = f"{dice.choice(FIRST)}{dice.randrange(9)}@shop.example"
    aliases = dice.choice([(), (dice.choice(GIVEN),)])
    return Searchable(
        name, dice.choice([company, None]), (phone,), dice.choice([email, None]), aliases
    )


def some_queries(shelf: dict[int, Searchable], number: int) -> Sequence[str]:
    dice = random.Random(42)
    things = list(shelf.values())
    return [a_query(dice, dice.choice(things)) for _ in range(number)]


def a_query(dice: random.Random, thing: Searchable) -> str:
    """A piece of what is known about a customer, or several."""
    name = dice.choice(spelt(thing.name) or [thing.name])
    said = [thing.name, name, thing.company or name, thing.phones[0], thing.email or name]
    if dice.random() < 0.3:
        pieces = [a_piece(dice, dice.choice(said[:2]), 0), a_piece(dice, dice.choice(said[2:4]))]
        dice.shuffle(pieces)
    else:
        pieces = [a_piece(dice, dice.choice(said)) for _ in range(dice.choice([1, 1, 2]))]
    return dice.choice(["", " "]).join(pieces)


def a_piece(dice: random.Random, text: str, start: int | None = None) -> str:
    """From the beginning, the last four characters, or somewhere within."""
    if start is None:
        start = dice.choice([0, max(0, len(text) - 4), dice.randrange(len(text))])
    return text[start:][: dice.randrange(1, 9)]


def everybody(shelf: dict[int, Searchable], query: str) -> tuple[Kind, set[int]]:
    """Who matches, and how; parts count only where nobody matches as a whole."""
    if found := {id for id, thing in shelf.items() if matches(thing, query)}:
        return "whole", found
    for way in ways_apart(query):
        if found := {id for id, thing in shelf.items() if way(thing)}:
            return "parts", found
    return "nobody", set()


def matches(thing: Searchable, query: str) -> bool:
    if not (said := compared(query)):
        return False
    names = [compared(name) for name in (thing.name, *thing.aliases)]
    of_name = any(
        stands_in(one, name) for one in {said, without_form(said, SURE_FORM)} for name in names
    )
    address = fold(query)
    of_email = len(address) > 2 and " " not in address and address.isascii()
    if of_name or (of_email and fold(thing.email or "").startswith(address)):
        return True
    if dials(thing, query):
        return True
    return "@" not in query and (heard(thing, query) or of_company(thing, said))


def ways_apart(query: str) -> Iterator[Callable[[Searchable], bool]]:
    """The ways to take a query apart, in the order they are tried."""
    terms = terms_of(query)
    if "@" in query or dialled(query) or len(terms) > 4:
        return
    if len(terms) == 1 and is_chinese(terms[0][0]) and len(terms[0]) <= 12:
        text = terms[0]
        sizes = range(1, min(3, len(text) - 2) + 1)
        cuts = [([text[:-size]], [text[-size:]]) for size in sizes]
        cuts += [([text[size:]], [text[:size]]) for size in sizes]
    else:
        cuts = [(terms[:place], terms[place:]) for place in range(1, len(terms))]
        cuts += [(rest, head) for head, rest in cuts]
        if cuts:
            yield partial(words_of_one_name, terms)
    for first, others in cuts:
        number = "".join(first)
        phone = number.isdigit() and len(number) > 3
        yield partial(phone_and_name if phone else company_and_name, number, others)


def words_of_one_name(terms: Sequence[str], thing: Searchable) -> bool:
    longest = max((term for term in terms if not is_chinese(term[0])), key=len, default="")
    if len(longest) < 2 or longest.isdigit():
        return False
    return any(
        any(word.startswith(longest) for word in plain(name).split())
        and meet(terms, words_of(name))
        for name in (thing.name, *thing.aliases)
    )


def phone_and_name(digits: str, others: Sequence[str], thing: Searchable) -> bool:
    return thing.phones[0].endswith(digits) and meet(others, words_of(thing.name))


def company_and_name(wanted: str, others: Sequence[str], thing: Searchable) -> bool:
    if len(wanted) < 2 or not thing.company:
        return False
    written, sounded = company_beginnings(thing.company)
    read = any(one.startswith(wanted) for one in written) and meet(others, words_of(thing.name))
    said = any(one.startswith(wanted) for one in sounded)
    return read or (said and meet(others, sounding_words(thing.name)))


def meet(terms: Iterable[str], words: Sequence[str]) -> bool:
    return all(
        any(term in word if is_chinese(term[0]) else word.startswith(term) for word in words)
        for term in terms
    )


def dialled(query: str) -> str:
    digits = re.sub(r"[^0-9]", "", query)
    return digits if re.fullmatch(r"[-+ 0-9]{4,}", query) and len(digits) >= 4 else ""


def dials(thing: Searchable, query: str) -> bool:
    if not (digits := dialled(query)):
        return False
    without = digits.lstrip("0")
    return thing.phones[0].endswith(digits) or (
        len(without) >= 7 and thing.phones[0].endswith(without)
    )


def heard(thing: Searchable, query: str) -> bool:
    if any(map(is_chinese, query)):
        return False
    spoken = [flattened(query), fold(query).replace("ü", "v").replace(" ", "")]
    if re.fullmatch(r"([a-z]{1,6}[1-5] ?)+", said := plain(query.replace("ü", "v"))):
        syllables = re.findall("[a-z]+", said)
        spoken += ["".join(syllables)] if pinyin.syllables().issuperset(syllables) else []
    if any(one.startswith(tuple(spoken)) for name in names_of(thing) for one in sounds(name)):
        return True
    whole = len(words_of(query)) in (1, len(spoken[0]))  # w x m are initials, wang xm is a name
    return whole and any(
        one.startswith(spoken[0]) for name in names_of(thing) for one in shorthand(name)
    )


def names_of(thing: Searchable) -> Sequence[str]:
    return (thing.name, *thing.aliases)


def of_company(thing: Searchable, said: str) -> bool:
    if not thing.company:
        return False
    wanted = {flat for one in (said, without_form(said)) if len(flat := flattened(one)) > 1}
    written, sounded = company_beginnings(thing.company)
    return any(one.startswith(tuple(wanted)) for one in written | sounded) if wanted else False


@cache
def compared(text: str) -> str:
    return form(cells(text))


def plain(text: str) -> str:
    return compared(text).replace("é", "e").replace("ó", "o").replace("ü", "u")


def flattened(text: str) -> str:
    return plain(text).replace(" ", "")


def is_chinese(char: str) -> bool:
    return char > "\u2e80"


def without_form(said: str, latin: re.Pattern[str] = LATIN_FORM) -> str:
    while shorter := latin.sub("", CHINESE_FORM.sub("", said)).strip():
        if shorter == said:
            break
        said = shorter
    return said


def stands_in(said: str, name: str) -> bool:
    """In Chinese from any character on; a word of letters only from the start of the name."""
    places = (place for place in range(len(name)) if name.startswith(said, place))
    return any(
        not place or is_chinese(name[place]) or is_chinese(name[place - 1]) for place in places
    )


@cache
def spelt(name: str) -> list[str]:
    """A Chinese name in all its readings, its surname's own among them, spaced."""
    units = [*compared(name)]
    if not all(map(pinyin.readings, units)):
        return []
    return [" ".join(one) for one in pinyin.spellings(units, named=True)]


@cache
def sounds(name: str) -> frozenset[str]:
    """All that may be typed for it in letters, run together: the query is a beginning of one."""
    if not any(map(is_chinese, name)):
        words = plain(name).split()
        return frozenset("".join(words[place:] + words[:place]) for place in range(len(words)))
    given = pinyin.surname([*compared(name)])
    said = [one.split() for one in spelt(name)]
    western = {"".join(one[given:] + one[:given]) for one in said}
    return frozenset(western | {"".join(one[place:]) for one in said for place in range(len(one))})


@cache
def shorthand(name: str) -> frozenset[str]:
    """Initials, and a Chinese surname spelt out before those of the given name."""
    if not any(map(is_chinese, name)):
        return frozenset(initials(plain(name).split()))
    given = pinyin.surname([*compared(name)])
    said = [one.split() for one in spelt(name)]
    short = {"".join(one[:given]) + "".join(initial[0] for initial in one[given:]) for one in said}
    return frozenset(short.union(*map(initials, said)))


def initials(words: list[str]) -> set[str]:
    return {"".join(word[0] for word in words[place:]) for place in range(len(words) - 1)}


def words_of(name: str) -> list[str]:
    return re.findall(r"[a-z0-9]+|[^a-z0-9 ]+", plain(name))


@cache
def sounding_words(name: str) -> list[str]:
    if not (said := spelt(name)) or len(compared(name)) < 2:
        return words_of(name)
    given = pinyin.surname([*compared(name)])
    syllables = said[0].split()
    return ["".join(syllables[:given]), "".join(syllables[given:])]


@cache
def company_beginnings(company: str) -> tuple[frozenset[str], frozenset[str]]:
    """What a piece of the company may begin: as it is written, and as it is spelt."""
    said = compared(company)
    kept = flattened(without_form(said))
    flat = flattened(said)
    words = re.findall(r"[a-z]+|[^a-z ]", plain(without_form(said)))
    starts = {sum(map(len, words[:number])) for number in range(len(words))}
    written = {flat[place:] for place in starts if not place or place < len(kept) - 1}
    if not any(map(is_chinese, kept)):
        return frozenset(written), frozenset()
    second = 1 if not is_chinese(words[0]) else 3 if "市" in words[2:3] else 2
    spellings = [
        "".join(one)
        for start in {0, second}
        for one in product(*(pinyin.readings(word) or (word,) for word in words[start:]))
    ]
    return frozenset(written), frozenset(spellings) - {""}


def terms_of(query: str) -> list[str]:
    """Words and runs of Chinese, apart where anything stands between; numbers together."""
    text = re.sub(r"[^\w]", " ", fold(query).replace("_", " "))
    text = text.replace("é", "e").replace("ó", "o").replace("ü", "u")
    terms: list[str] = []
    for term in re.findall(r"[a-z0-9]+|[^a-z0-9 ]+", text):
        if terms and term.isdigit() and terms[-1].isdigit():
            terms[-1] += term
        else:
            terms.append(term)
    return terms
