"""Texts in the encodings office programs write."""

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.files.decoding import text_in
from bot.files.faults import Problem, Unreadable

SIMPLIFIED = (
    "姓名,手机,公司,备注\n王小明,13800138000,宏远科技有限公司,老客户，下周回访\n"
    "张鑫婷,,杭州分店,喜欢绿茶\n"
)
TRADITIONAL = (
    "姓名,電話,單位,備註\n林經理,0912345678,臺灣大車隊,下週回電\n陳怡君,,國泰醫院,喜歡綠茶\n"
)
CANTONESE = "姓名,電話\n陳啟業,91234567\n何埗,98765432\n嘅咗喺啲,91234568\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_simplified_chinese_is_read(encoding: str) -> None:
    assert text_in(SIMPLIFIED.encode(encoding)) == SIMPLIFIED


@pytest.mark.parametrize("encoding", ["utf-8", "big5", "cp950", "gb18030", "utf-16"])
def test_traditional_chinese_is_read(encoding: str) -> None:
    assert text_in(TRADITIONAL.encode(encoding)) == TRADITIONAL


def test_the_characters_of_hong_kong_are_read() -> None:
    assert text_in(CANTONESE.encode("big5hkscs")) == CANTONESE


@pytest.mark.parametrize("text", ["姓名\n王\n", "姓名,手机\n", "名字\n李四\n"])
def test_a_few_characters_suffice(text: str) -> None:
    assert text_in(text.encode("gbk")) == text


@pytest.mark.parametrize("text", ["姓名\n王\n", "姓名,電話\n", "客戶名稱\n李四\n"])
def test_a_few_characters_suffice_in_big5(text: str) -> None:
    assert text_in(text.encode("big5")) == text


def test_western_letters_are_not_taken_for_chinese() -> None:
    text = "name,note\nJürgen Müller,café “old” – 5 €\nZoë,\n"
    assert text_in(text.encode("cp1252")) == text


def test_one_damaged_byte_leaves_a_mark_and_the_rest_whole() -> None:
    blob = SIMPLIFIED.encode()
    at = blob.index("老".encode())
    text = text_in(blob[:at] + blob[at + 1 :])
    assert "\ufffd" in text
    assert text.startswith("姓名,手机,公司,备注\n王小明")
    assert text.endswith("喜欢绿茶\n")


@pytest.mark.parametrize(
    ("blob", "problem"),
    [
        (b"", Problem.EMPTY),
        (b"\xef\xbb\xbf \r\n", Problem.EMPTY),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Problem.NOT_A_TABLE),
        (bytes(range(256)) * 20, Problem.NOT_A_TABLE),
    ],
)
def test_what_is_no_text_is_refused(blob: bytes, problem: Problem) -> None:
    with pytest.raises(Unreadable) as refused:
        text_in(blob)
    assert refused.value.problem is problem


@settings(max_examples=200, derandomize=True, deadline=None)
@given(st.binary(max_size=400))
def test_no_bytes_break_it(blob: bytes) -> None:
    with suppress(Unreadable):
        assert text_in(blob).strip()
