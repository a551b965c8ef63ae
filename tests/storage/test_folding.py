"""Text that means the same is compared as the same."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.folding import breaks, cells, fold, form, simplified

ANY = st.text(st.characters(), max_size=40)
NAMELIKE = st.text("王小明張单abBéß12 ·-(),。\u3000\u200d🌟ガ", max_size=20)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("ＡＢＣ１２３", "abc123"),
        ("Straße", "strasse"),
        ("張偉", "张伟"),
        ("鍾鐘", "钟钟"),
        ("王縂", "王总"),
        ("  王　小明\n", "王 小明"),
        ("王\u200b小\ufeff明", "王小明"),
        ("ﬁle", "file"),
        ("e\u0301", "\u00e9"),
        ("\ud800王\x00", "王"),
        ("a\x1fb", "a b"),
        ("", ""),
    ],
)
def test_one_spelling_for_all_ways_of_writing(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(ANY)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_every_single_character_is_folded_for_good() -> None:
    planes = map(chr, range(0x30000))  # the planes that hold text, surrogates included
    assert [char for char in planes if fold(fold(char)) != fold(char)] == []


def test_what_cannot_be_seen_is_dropped() -> None:
    unseen = (c for c in map(chr, range(sys.maxunicode)) if unicodedata.category(c) in ("Cf", "Cs"))
    assert [char for char in unseen if fold(f"a{char}b") != "ab"] == []


@given(ANY)
def test_simplified_text_keeps_its_positions(text: str) -> None:
    assert len(simplified(text)) == len(text)


@given(ANY)
def test_a_simplified_text_holds_nothing_to_simplify(text: str) -> None:
    assert simplified(simplified(text)) == simplified(text)


@pytest.mark.parametrize(
    ("name", "compared"),
    [
        ("王 小明", "王小明"),
        ("買買提·艾力", "买买提艾力"),
        ("Barbara   Cameron", "barbara cameron"),
        ("Jean-Luc O’Brien", "jean luc o brien"),
        ("宏远（深圳）科技", "宏远深圳科技"),
        ("王Alice 🌟", "王alice🌟"),
        ("ｶﾞｷﾞ", "ガギ"),
        ("e\u0301va", "\u00e9va"),
        ("—?!", ""),
    ],
)
def test_names_are_compared_without_punctuation(name: str, compared: str) -> None:
    assert form(cells(name)) == compared


@given(NAMELIKE)
def test_the_compared_form_is_compared_as_itself(name: str) -> None:
    assert form(cells(form(cells(name)))) == form(cells(name))


@given(ANY)
def test_every_cell_knows_where_it_was_typed(text: str) -> None:
    found = cells(text)
    ends = [0, *(cell.end for cell in found)]
    assert all(0 <= cell.start < cell.end <= len(text) for cell in found)
    assert ends == sorted(ends)


@given(NAMELIKE)
def test_a_cell_stands_for_what_was_typed_there(text: str) -> None:
    for cell in cells(text):
        assert cell.form in form(cells(text[cell.start : cell.end]))


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("王小明", [0, 1, 2, 3]),
        ("bob 5", [0, 3, 4]),
        ("bob5", [0, 4]),
        ("王bob来", [0, 1, 4, 5]),
        ("a,b", [0, 1, 2]),
    ],
)
def test_a_name_ends_beside_a_chinese_character_or_with_a_word(
    text: str, places: list[int]
) -> None:
    found = cells(text)
    assert [place for place in range(len(found) + 1) if breaks(found, place)] == places
