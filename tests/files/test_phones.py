"""Numbers as lists hold them."""

import phonenumbers
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.files.faults import Problem, Unreadable
from bot.files.phones import e164, phones_in


@pytest.mark.parametrize(
    ("text", "country", "number", "mobile"),
    [
        ("13800138000", "CN", "+8613800138000", True),
        ("138 0013 8000", "CN", "+8613800138000", True),
        ("138-0013-8000", "CN", "+8613800138000", True),
        ("+86 138 0013 8000", "TW", "+8613800138000", True),
        ("0086-13800138000", "CN", "+8613800138000", True),
        ("8613800138000", "CN", "+8613800138000", True),
        ("１３８００１３８０００", "CN", "+8613800138000", True),
        ("（010）88886666", "CN", "+861088886666", False),
        ("010/88886666", "CN", "+861088886666", False),
        ("1088886666", "CN", "+861088886666", False),
        ("400-800-8820", "CN", "+864008008820", False),
        ("0912-345-678", "TW", "+886912345678", True),
        ("912345678", "TW", "+886912345678", True),
        ("(02)2345-6789", "TW", "+886223456789", False),
        ("886912345678", "CN", "+886912345678", True),
        ("9123 4567", "HK", "+85291234567", True),
        ("7700900123", "GB", "+447700900123", True),
        ("+44 (0)20 7946 0018", "CN", "+442079460018", False),
        ("+44 7911 123456", "CN", "+447911123456", True),
        ("(212) 555-0123", "US", "+12125550123", True),
        ("\u202a+8613800138000\u202c", "CN", "+8613800138000", True),
        ("+886 912 345 678", "CN", "+886912345678", True),
        ("13800138000", "cn", "+8613800138000", True),
    ],
)
def test_a_number_is_read_in_whatever_form(
    text: str, country: str, number: str, mobile: bool
) -> None:
    assert e164(text, country) == (number, mobile)


@pytest.mark.parametrize(
    "text",
    [
        "1380013800",
        "138001380001",
        "12345678901",
        "12345",
        "88886666",
        "",
        "+",
        "abc",
        "13800138000a",
        "1" * 400,
        "1" * 5000,
        "٠١٢٣٤٥٦٧٨٩٠",
    ],
)
def test_what_is_no_number_of_the_country_is_none(text: str) -> None:
    assert e164(text, "CN") is None


def test_an_unknown_country_reads_international_numbers_only() -> None:
    assert e164("+8613800138000", "XX") == ("+8613800138000", True)
    assert e164("13800138000", "XX") is None


@pytest.mark.parametrize(
    "text",
    [
        "13800138000/010-88886666",
        "13800138000、010-88886666",
        "13800138000，010-88886666",
        "13800138000;010-88886666",
        "13800138000 010-88886666",
        "13800138000 或 010-88886666",
        "13800138000\n010-88886666",
        "13800138000 ::: 010-88886666",
        "手机：13800138000 电话：010-88886666",
        "13800138000-01088886666",
        "13800138000、010-88886666、13800138000",
    ],
)
def test_two_numbers_in_a_cell_are_two(text: str) -> None:
    found = phones_in(text, "CN")
    assert found.numbers == (("+8613800138000", True), ("+861088886666", False))
    assert found.remark == ""


@pytest.mark.parametrize(
    ("text", "number", "remark"),
    [
        ("010-88886666转801", "+861088886666", "转801"),
        ("010-88886666 ext. 801", "+861088886666", "ext. 801"),
        ("13800138000（王太太）", "+8613800138000", "王太太"),
        ("13800138000 微信同号", "+8613800138000", "微信同号"),
    ],
)
def test_words_beside_a_number_are_kept(text: str, number: str, remark: str) -> None:
    found = phones_in(text, "CN")
    assert (found.numbers[0][0], found.remark) == (number, remark)


@pytest.mark.parametrize("text", ["1.38E+10", "1.38001E+10", "8.61E+12", "1.38e10", "1,38E+10"])
def test_a_number_the_spreadsheet_destroyed_is_said_to_be_so(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        phones_in(text, "CN")
    assert refused.value.problem is Problem.DESTROYED_NUMBER


@pytest.mark.parametrize(
    "text", ["13800138000/1390013900", "13800138000、12345678", "call me", "？"]
)
def test_one_bad_number_refuses_the_cell(text: str) -> None:
    with pytest.raises(Unreadable) as refused:
        phones_in(text, "CN")
    assert refused.value.problem is Problem.NOT_A_PHONE


@pytest.mark.parametrize("text", ["13800138000.0", "'13800138000", "tel:13800138000"])
def test_marks_of_other_programs_do_not_matter(text: str) -> None:
    assert phones_in(text, "CN").numbers == (("+8613800138000", True),)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(
    st.sampled_from(["CN", "TW", "HK", "GB", "US", "JP", "DE", "FR", "SG"]),
    st.from_regex(r"0?[1-9][0-9]{6,11}", fullmatch=True),
)
def test_the_short_way_agrees_with_the_full_parser(country: str, digits: str) -> None:
    parsed = phonenumbers.parse(digits, country)
    if phonenumbers.is_valid_number(parsed):
        assert e164(digits, country) == (
            phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164),
            phonenumbers.number_type(parsed)
            in (
                phonenumbers.PhoneNumberType.MOBILE,
                phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
            ),
        )


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.text(alphabet=st.sampled_from("0123456789+-() /、转xEe.王"), max_size=60) | st.text())
def test_no_text_breaks_it(text: str) -> None:
    try:
        found = phones_in(text, "CN")
    except Unreadable:
        return
    assert all(number.startswith("+") and number[1:].isdigit() for number, _ in found.numbers)
