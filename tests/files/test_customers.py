"""Customers as their lists hold them."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.files.customers import CustomerRow, customers_in, read_customers
from bot.files.faults import Problem
from bot.files.reading import Reading
from core.values import Birthday

FULL = (
    "name,kind,external_id,phone,email,company,role,salutation,birthday,member_level,member_until,"
    "owner,tags,language,region,timezone,status,consent,note,爱好\n"
    "Ana Lee,person,A-7,+8613800138000,ana@example.com,Acme,Buyer,Dr.,--03-05,gold,2027-01-31,bo,"
    '"vip;a,b",zh-Hant,华东,Asia/Shanghai,active,yes,"two\nlines",跳舞\n'
)


def test_every_field_of_the_contract_is_read(customers) -> None:
    read = customers(FULL)
    assert not read.faults
    assert read.rows == [
        CustomerRow(
            line=2, name="Ana Lee", kind="person", external_id="A-7", phones=("+8613800138000",),
            mobiles=frozenset({"+8613800138000"}), email="ana@example.com", company="Acme",
            role="Buyer", salutation="Dr.", birthday=Birthday(3, 5), member_level="gold",
            member_until=date(2027, 1, 31), owner="bo", tags=("vip", "a,b"), language="zh_hant",
            region="华东", timezone="Asia/Shanghai", status="active", consent=True,
            note="two\nlines", custom={"爱好": "跳舞"},
        )
    ]  # fmt: skip


def test_what_is_not_said_has_its_quiet_default(customers) -> None:
    assert customers("姓名,手机,标签\n王, ,无\n").rows == [CustomerRow(line=2, name="王")]


@pytest.mark.parametrize(
    ("heading", "cell", "field", "value"),
    [
        ("会员等级", "金卡", "member_level", "金卡"),
        ("到期日", "2027年1月31日", "member_until", date(2027, 1, 31)),
        ("到期日", "永久", "member_until", None),
        ("到期日", "9999-12-31", "member_until", None),
        ("負責人", "小陳", "owner", "小陳"),
        ("標籤", "VIP、老客戶", "tags", ("VIP", "老客戶")),
        ("标签", "VIP;老客户；VIP", "tags", ("VIP", "老客户")),
        ("類型", "公司", "kind", "company"),
        ("状态", "已流失", "status", "lost"),
        ("狀態", "已故", "status", "deceased"),
        ("是否同意营销", "否", "consent", False),
        ("同意", "√", "consent", True),
        ("consent", "", "consent", None),
        ("语言", "英文", "language", "en"),
        ("language", "中文", "language", "zh_hans"),
        ("language", "zh_TW", "language", "zh_hant"),
        ("郵箱", "ＡＮＡ@example.com", "email", "ANA@example.com"),
        ("email", "Ana <ana@example.com>", "email", "ana@example.com"),
        ("客户编号", "00123", "external_id", "00123"),
        ("备注", "第一\u2028第二", "note", "第一\n第二"),
    ],
)
def test_a_field_in_its_many_spellings(
    customers, heading: str, cell: str, field: str, value: object
) -> None:
    [row] = customers(f"姓名\t{heading}\n王\t{cell}\n").rows
    assert getattr(row, field) == value


@pytest.mark.parametrize(
    ("heading", "cell", "problem"),
    [
        ("手机", "1.38E+10", Problem.DESTROYED_NUMBER),
        ("客户编号", "2.02603E+17", Problem.DESTROYED_NUMBER),
        ("手机", "1380013800", Problem.NOT_A_PHONE),
        ("邮箱", "ana at example", Problem.NOT_AN_EMAIL),
        ("生日", "2月30日", Problem.IMPOSSIBLE_DATE),
        ("到期日", "2026-13-01", Problem.IMPOSSIBLE_DATE),
        ("kind", "alien", Problem.UNKNOWN_WORD),
        ("status", "maybe", Problem.UNKNOWN_WORD),
        ("语言", "クリンゴン", Problem.UNKNOWN_WORD),
        ("时区", "Mars/Base", Problem.NOT_A_ZONE),
        ("时区", "../../etc/passwd", Problem.NOT_A_ZONE),
        ("备注", "王\ufffd", Problem.BROKEN_CHARACTERS),
    ],
)
def test_a_cell_we_cannot_rely_on_is_a_fault(
    customers, heading: str, cell: str, problem: Problem
) -> None:
    read = customers(f"姓名,{heading}\n王,{cell}\n李,\n")
    assert [row.name for row in read.rows] == ["李"]
    assert [(f.line, f.column, f.problem) for f in read.faults] == [(2, heading, problem)]


def test_all_faults_of_all_rows_are_told_in_order(customers) -> None:
    read = customers("姓名,手机,生日\n,12,13月5日\n王,13800138000,3月5日\n李,13,\n")
    assert [(f.line, f.column) for f in read.faults] == [
        (2, "手机"), (2, "生日"), (2, "姓名"), (4, "手机"),
    ]  # fmt: skip
    assert [row.line for row in read.rows] == [3]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("王\u200b小\u202e明", "王小明"),
        ("\ufeff王\x00小明\x07", "王小明"),
        ("王　小明", "王 小明"),
        ("王\u00a0\u00a0小明", "王 小明"),
        ('"王\n小明"', "王 小明"),
        ("王\u200d小明", "王小明"),
        ("👩\u200d🚀小明", "👩\u200d🚀小明"),
        ("玛丽·王", "玛丽·王"),
        ("José", "José"),
        ("名" * 40, "名" * 40),
        ("👩\u200d👩\u200d👧" * 40, "👩\u200d👩\u200d👧" * 40),
    ],
)
def test_names_are_cleaned_of_what_cannot_be_seen(customers, written: str, name: str) -> None:
    [row] = customers(f"姓名\t手机\n{written}\t13800138000\n").rows
    assert row.name == name


@pytest.mark.parametrize("name", ["名" * 41, "e\u0301" * 41, "🇨🇳" * 41])
def test_a_name_of_more_than_forty_characters_is_a_fault(customers, name: str) -> None:
    [fault] = customers(f"姓名\n{name}\n").faults
    assert fault.problem is Problem.TOO_LONG


@pytest.mark.parametrize("name", ["\u200b", "\u3164", "\u202e \ufeff"])
def test_a_name_of_nothing_visible_is_missing(customers, name: str) -> None:
    [fault] = customers(f"姓名\t备注\n{name}\tx\n").faults
    assert fault.problem is Problem.MISSING


def test_several_phone_columns_are_several_phones(customers) -> None:
    text = "姓名,手机,办公电话,电话2\n王,13800138000,010-88886666转801,13900139000/13800138000\n"
    [row] = customers(text).rows
    assert row.phones == ("+8613800138000", "+861088886666", "+8613900139000")
    assert row.mobiles == {"+8613800138000", "+8613900139000"}
    assert row.note == "办公电话 …6666: 转801"


def test_given_and_family_names_are_joined_as_their_script_does(customers) -> None:
    read = customers("First Name,Last Name,Mobile Phone\nAna,Lee,\n小明,王,\n,Cher,\n")
    assert [row.name for row in read.rows] == ["Ana Lee", "王小明", "Cher"]


def test_a_list_of_firms_needs_no_other_name(customers) -> None:
    [row] = customers("公司名称,电话\n宏远科技,010-88886666\n").rows
    assert (row.name, row.kind) == ("宏远科技", "company")


def test_a_firm_is_no_name_where_there_is_a_column_for_it(customers) -> None:
    [fault] = customers("姓名,公司\n,宏远科技\n").faults
    assert (fault.column, fault.problem) == ("姓名", Problem.MISSING)


def test_the_export_of_a_mail_program_is_read(customers) -> None:
    text = (
        "Title,First Name,Last Name,Nickname,Company,Job Title,Mobile Phone,Birthday,"
        "E-mail Address\n"
        "Mr.,Ana,Lee,Annie,Acme,Buyer,+44 7911 123456,0/0/00,ana@example.com\n"
    )
    [row] = customers(text).rows
    assert (row.name, row.company, row.role, row.birthday) == ("Ana Lee", "Acme", "Buyer", None)
    assert row.custom == {"Title": "Mr.", "Nickname": "Annie"}


def test_a_contact_person_is_no_second_name(customers) -> None:
    [row] = customers("客户名称,联系人\n宏远科技,王总\n").rows
    assert (row.name, row.custom) == ("宏远科技", {"联系人": "王总"})
    [row] = customers("联系人,公司\n王总,宏远科技\n").rows
    assert (row.name, row.company) == ("王总", "宏远科技")


def test_the_shop_s_own_states_stay_its_own(customers) -> None:
    [row] = customers("姓名,客户状态\n王,跟进中\n").rows
    assert (row.status, row.custom) == ("active", {"客户状态": "跟进中"})


def test_a_word_of_ours_in_a_column_makes_its_other_words_faults(customers) -> None:
    read = customers("姓名,状态\n王,已故\n李,活越\n")
    assert [row.status for row in read.rows] == ["deceased"]
    assert [(f.line, f.problem) for f in read.faults] == [(3, Problem.UNKNOWN_WORD)]


def test_a_lunar_column_is_lunar(customers) -> None:
    [row] = customers("姓名,农历生日\n王,1990-08-15\n").rows
    assert row.birthday.written == "lunar:1990-08-15"


def test_a_column_writes_its_days_one_way(customers) -> None:
    rows = customers("name,birthday\nana,5/3/1990\nbo,25/3/1990\n").rows
    assert [row.birthday.written for row in rows] == ["1990-03-05", "1990-03-25"]


def test_a_heading_says_which_comes_first(customers) -> None:
    [row] = customers("name,Birthday (DD/MM/YYYY)\nana,5/3/1990\n").rows
    assert row.birthday.written == "1990-03-05"


def test_custom_headings_that_differ_by_a_sign_are_two(customers) -> None:
    [row] = customers("姓名,C+,C#\n王,1,2\n").rows
    assert row.custom == {"C+": "1", "C#": "2"}


def test_titles_blank_lines_and_repeated_headings_are_no_customers(customers) -> None:
    text = "客户名单,,\n导出 2026-11-22,,\n,,\n姓名,手机,备注\n王,,\n,,\n姓名,手机,备注\n李,,\n"
    assert [(row.line, row.name) for row in customers(text).rows] == [(5, "王"), (8, "李")]


def test_headings_alone_are_an_empty_list(customers) -> None:
    read = customers("姓名,手机\n")
    assert (read.rows, read.faults) == ([], [])


@pytest.mark.parametrize(
    ("content", "line", "problem"),
    [
        ("", 0, Problem.EMPTY),
        ("\n\n,,\n", 0, Problem.EMPTY),
        ("phone,email\n13800138000,a@example.com\n", 1, Problem.NO_NAME_COLUMN),
        ("王,13800138000\n李,13900139000\n", 1, Problem.NO_NAME_COLUMN),
        ("name,姓名\na,b\n", 1, Problem.SAME_COLUMN),
        ("姓名,手机,手机\n王,1,2\n", 1, Problem.SAME_COLUMN),
        ("姓名,爱好,爱好\n王,1,2\n", 1, Problem.SAME_COLUMN),
        ("<html><body><table></table></body></html>", 0, Problem.NOT_A_TABLE),
        ('[{"name": "ana"}]', 1, Problem.NO_NAME_COLUMN),
        (b"%PDF-1.7\n" + bytes(range(32)) * 9, 0, Problem.NOT_A_TABLE),
    ],
)
def test_a_file_of_another_kind_is_one_clear_fault(
    customers, content: str | bytes, line: int, problem: Problem
) -> None:
    read = customers(content)
    assert [(f.line, f.problem) for f in read.faults] == [(line, problem)]
    assert not read.rows


def test_a_file_that_is_not_there_is_one_fault(tmp_path: Path, reading: Reading) -> None:
    for path in (tmp_path / "none.csv", tmp_path, Path("a\0b")):
        [fault] = read_customers(path, reading).faults
        assert fault.problem is Problem.NO_FILE


def test_a_file_is_read_from_its_path(tmp_path: Path, reading: Reading) -> None:
    path = tmp_path / "客户.csv"
    path.write_text(FULL, encoding="gb18030")
    assert read_customers(path, reading).rows[0].custom == {"爱好": "跳舞"}


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_break_it(blob: bytes) -> None:
    customers_in(b"name,phone,birthday,tags\n" + blob, Reading(today=date(2026, 11, 22)))
    customers_in(blob, Reading(today=date(2026, 11, 22)))
