"""Long words in parts that fit; together the parts are the words."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.splitting import split, utf16
from core.names import graphemes

TEXTS = st.text(st.sampled_from("ab \n中👨‍👩‍👧é\u0301漢"), max_size=300) | st.text(max_size=200)
MEASURES = st.sampled_from([len, utf16, lambda text: len(text.encode())])


@settings(deadline=None, derandomize=True)
@given(text=TEXTS, most=st.integers(8, 80), measure=MEASURES)
def test_every_part_fits(text, most, measure):
    assert all(measure(part) <= most for part in split(text, most, measure))


@settings(deadline=None, derandomize=True)
@given(text=TEXTS, most=st.integers(8, 80), measure=MEASURES)
def test_together_they_are_the_text(text, most, measure):
    squeezed = "".join(split(text, most, measure)).replace("\n", "").replace(" ", "")
    assert squeezed == text.replace("\n", "").replace(" ", "")


@settings(deadline=None, derandomize=True)
@given(text=TEXTS, most=st.integers(8, 80))
def test_only_line_ends_and_spaces_at_a_cut_are_left_out(text, most):
    rest = text
    for part in split(text, most):
        at = rest.index(part)
        assert rest[:at] in ("", "\n", " ")
        rest = rest[at + len(part) :]
    assert rest in ("", "\n", " ")


def test_what_fits_stays_whole():
    assert split("a\nb", 3) == ["a\nb"]
    assert split("", 5) == [""]


def test_lines_are_kept_together_where_they_can_be():
    assert split("one\ntwo\nthree", 8) == ["one\ntwo", "three"]


def test_words_are_kept_together_where_they_can_be():
    assert split("one two three", 8) == ["one two", "three"]


def test_a_family_is_not_torn_apart():
    family = "👨‍👩‍👧"
    assert all(set(graphemes(part)) == {family} for part in split(family * 20, 20, utf16))


def test_a_heap_of_marks_is_cut_all_the_same():
    parts = split("a" + "\u0301" * 5000, 100)
    assert max(map(len, parts)) <= 100
    assert "".join(parts) == "a" + "\u0301" * 5000


@pytest.mark.parametrize(("text", "units"), [("a", 1), ("中", 1), ("👍", 2), ("", 0)])
def test_telegram_counts_in_halves_of_utf_32(text, units):
    assert utf16(text) == units


def test_a_huge_text_is_cut_in_no_time():
    text = "word " * 20_000
    assert sum(map(len, split(text, 4000))) <= len(text)
