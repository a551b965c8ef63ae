"""What is said about a fault, and what is not."""

import pytest

from bot.files.faults import WORDS, Problem, fault


def test_every_problem_has_words_in_three_languages() -> None:
    assert WORDS.keys() == set(Problem)
    for words in WORDS.values():
        assert list(words) == ["en", "zh_hans", "zh_hant"]
        assert all(words.values())


def test_each_script_is_pure() -> None:
    for words in WORDS.values():
        words["zh_hans"].encode("gb2312")
        words["zh_hant"].encode("big5")


@pytest.mark.parametrize(
    ("value", "problem", "shown"),
    [
        ("1380013800", Problem.NOT_A_PHONE, "138****00"),
        ("138 0013 800 / 12345", Problem.NOT_A_PHONE, "138****00 / 123****45"),
        ("1.38E+10", Problem.DESTROYED_NUMBER, "1.38E+10"),
        ("+86 138 0013 800", Problem.NOT_A_DATE, "+86****00"),
        ("13800138000", Problem.NOT_A_DATE, "138****00"),
        ("2026-02-30", Problem.IMPOSSIBLE_DATE, "2026-02-30"),
        ("2026-02-30 14:30:00", Problem.IMPOSSIBLE_DATE, "2026-02-30 14:30:00"),
        ("two\nlines", Problem.UNKNOWN_WORD, "two lines"),
        ("x" * 100, Problem.HUGE_CELL, "x" * 39 + "…"),
    ],
)
def test_a_value_is_shown_short_and_without_its_phone(
    value: str, problem: Problem, shown: str
) -> None:
    assert fault(2, "a", value, problem).value == shown
