"""Names and notes, without the marks that would bend the line around them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.people import bare_name
from core.names import MOST_GRAPHEMES, BadName, a_name, clean, graphemes

FAMILY = "👨‍👩‍👧"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Acme", "Acme"),
        ("  Li   Wei ", "Li Wei"),
        ("王小明", "王小明"),
        ("Jose\u0301", "José"),
        ("\u202eevil\u202c", "evil"),
        ("A\u200bc\u200bme\ufeff", "Acme"),
        ("two\nlines", "two lines"),
        (f"Shop {FAMILY}", f"Shop {FAMILY}"),
        ("7-Eleven", "7-Eleven"),
        ("O'Neill & <Sons>", "O'Neill & <Sons>"),
        ("a\x00b", "ab"),
        ("x\u200dy", "xy"),
    ],
)
def test_a_name_is_one_clean_line(said, name):
    assert a_name(said) == name


@pytest.mark.parametrize("said", ["", " ", "!!!", "\u200b", "👍", "a" * 41, "\u202e", "—"])
def test_what_is_no_name(said):
    with pytest.raises(BadName):
        a_name(said)


def test_forty_is_counted_as_a_reader_would():
    assert a_name("e\u0301" * MOST_GRAPHEMES)
    assert a_name("a" + FAMILY * (MOST_GRAPHEMES - 1))
    with pytest.raises(BadName) as refused:
        a_name(FAMILY * MOST_GRAPHEMES + "a")
    assert len(graphemes(refused.value.name)) == MOST_GRAPHEMES


@given(said=st.text(max_size=60))
def test_a_name_is_stable_printable_and_short(said):
    try:
        name = a_name(said)
    except BadName:
        return
    assert a_name(name) == name
    assert name == name.strip()
    assert "\n" not in name
    assert not any(unicodedata.category(c) in ("Cc", "Cs", "Co") for c in name)
    assert unicodedata.is_normalized("NFC", name)


@given(text=st.text(max_size=80))
def test_cleaning_twice_is_cleaning_once(text):
    assert clean(clean(text)) == clean(text)


def test_a_note_keeps_its_lines_and_its_families():
    assert clean(f"one\ntwo {FAMILY}\u2028\x07") == f"one\ntwo {FAMILY}"


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("王总", "王"),
        ("欧阳经理", "欧阳"),
        ("陳老闆", "陳"),
        ("Mr Chen", "Chen"),
        ("Dr. Jane Roe", "Jane Roe"),
        ("王小明", "王小明"),
        ("Acme", "Acme"),
        ("总统府", "总统府"),
        ("李雷先生", "李雷"),
    ],
)
def test_a_form_of_address_is_no_part_of_a_name(said, name):
    assert bare_name(said) == name
