"""Exports: safe in a spreadsheet, exact for a program, and read back unchanged."""

import csv
import json
import stat
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from bot.files.cleaning import ABSENT
from bot.files.customers import CustomerRow, customers_in
from bot.files.orders import OrderRow, orders_in
from bot.files.outgoing import customer_table, order_table
from bot.files.reading import Reading
from bot.files.writing import Format, TooMuch, write_rows
from core.values import Birthday, Money

HERE = Reading(today=date(2026, 11, 22))


def written(headings: list[str], rows: list[list[object]], form: Format) -> bytes:
    file = BytesIO()
    assert write_rows(file, headings, rows, form) == len(rows)  # type: ignore[arg-type]
    return file.getvalue()


def csv_cells(blob: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(blob.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize(
    "attack", ["=1+1", "+cmd|' /C calc'!A0", "-2+3+cmd", "@SUM(A1)", "\t=1", "\r=1", "'=1"]
)
def test_no_cell_of_a_csv_file_is_a_formula(attack: str) -> None:
    [_, [cell]] = csv_cells(written(["name"], [[attack]], "csv"))
    assert cell == f"'{attack}"


@pytest.mark.parametrize(
    "text", ["+8613800138000", "+86 138 0013 8000", "-120.50", "王小明", "'quoted'", ""]
)
def test_phones_sums_and_names_stay_as_they_are(text: str) -> None:
    assert csv_cells(written(["a", "b"], [[text, "x"]], "csv"))[1][0] == text


def test_a_csv_file_opens_in_any_spreadsheet() -> None:
    blob = written(["姓名"], [['王,\n"小明"']], "csv")
    assert blob == '\ufeff姓名\r\n"王,\n""小明"""\r\n'.encode()


def test_values_are_written_exactly() -> None:
    row = [Decimal("120.50"), Decimal("1E+3"), True, None, date(2026, 3, 5), 7,
           datetime(2026, 3, 5, 10, 30, tzinfo=UTC)]  # fmt: skip
    assert csv_cells(written(list("abcdefg"), [row], "csv"))[1] == [
        "120.50", "1000", "yes", "", "2026-03-05", "7", "2026-03-05T10:30:00+00:00",
    ]  # fmt: skip
    assert json.loads(written(list("abcdefg"), [row, row], "json"))[1] == {
        "a": "120.50", "b": "1000", "c": True, "d": None, "e": "2026-03-05", "f": 7,
        "g": "2026-03-05T10:30:00+00:00",
    }  # fmt: skip
    assert json.loads(written(["a"], [], "json")) == []


def test_a_workbook_holds_texts_numbers_and_days_and_no_formula() -> None:
    row = ["=1+1", "+8613800138000", "http://example.com", "0123", Decimal("120.50"), 7,
           date(2026, 3, 5), True, None, date(1899, 1, 1), 10**17]  # fmt: skip
    blob = written([*"abcdefghijk"], [row], "xlsx")
    [_, cells] = CalamineWorkbook.from_filelike(BytesIO(blob)).get_sheet_by_index(0).to_python()
    assert cells == [
        "=1+1", "+8613800138000", "http://example.com", "0123", 120.5, 7, date(2026, 3, 5), True,
        "",
        "1899-01-01", "1" + "0" * 17,
    ]  # fmt: skip


def test_what_a_workbook_cannot_hold_is_refused_and_not_cut(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    with pytest.raises(TooMuch):
        write_rows(path, ["a"], [["x" * 32_768]], "xlsx")
    assert not path.exists()


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_an_export_is_its_owner_s_alone(tmp_path: Path, form: Format) -> None:
    path = tmp_path / "out"
    path.write_text("x" * 10_000)
    path.chmod(0o644)
    assert write_rows(path, ["name"], [["ana"]], form) == 1
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert b"xxx" not in path.read_bytes()


line = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=["Cc", "Cf", "Zs", "Zl", "Zp", "Mn", "Lo"],
        exclude_characters="\ufffd",  # a file with it was read wrongly before: it is refused
    )
    | st.sampled_from("王小明=+-@',;\"|、客户名"),
    min_size=1,
    max_size=12,
).filter(
    lambda text: text.casefold() not in ABSENT
)  # words by which a file says that there is none
heading = st.sampled_from(["爱好", "=尺码", "微信", "+x", "Lieblingsfarbe"])
phones = st.sampled_from(["+8613800138000", "+861088886666", "+886912345678", "+447911123456"])
birthdays = st.builds(
    Birthday,
    st.integers(1, 12),
    st.integers(1, 28),
    st.none() | st.integers(1950, 2020),
    st.booleans(),
)
customer_rows = st.builds(
    CustomerRow,
    line=st.just(0),
    name=line,
    kind=st.sampled_from(["person", "company"]),
    external_id=st.none() | st.from_regex(r"[A-Z]-[0-9]{1,6}", fullmatch=True),
    phones=st.lists(phones, unique=True, max_size=3).map(tuple),
    email=st.none() | st.just("ana@example.com"),
    company=st.none() | line,
    birthday=st.none() | birthdays,
    member_until=st.none() | st.dates(date(1970, 1, 1), date(2100, 12, 31)),
    tags=st.lists(
        line.filter(lambda tag: ";" not in tag and "；" not in tag), unique=True, max_size=3
    ).map(tuple),
    language=st.sampled_from([None, "en", "zh_hans", "zh_hant"]),
    timezone=st.sampled_from([None, "Asia/Taipei"]),
    status=st.sampled_from(["active", "ended", "lost", "deceased"]),
    consent=st.sampled_from([None, True, False]),
    note=st.none() | st.lists(line, min_size=1, max_size=3).map("\n".join),
    custom=st.dictionaries(heading, line, max_size=3),
)


def _mobile(row: CustomerRow) -> frozenset[str]:
    return frozenset(row.phones) - {"+861088886666"}


@settings(max_examples=100, derandomize=True, deadline=None)
@given(st.lists(customer_rows, min_size=1, max_size=4))
def test_customers_come_back_as_they_were_exported(rows: list[CustomerRow]) -> None:
    headings, cells = customer_table(rows)
    read = customers_in(written(headings, cells, "csv"), HERE)
    assert not read.faults
    for back, row in zip(read.rows, rows, strict=True):
        expected = {name: getattr(row, name) for name in row.__slots__}
        expected |= {"line": back.line, "mobiles": _mobile(row)}
        assert {name: getattr(back, name) for name in row.__slots__} == expected


@settings(max_examples=15, derandomize=True, deadline=None)
@given(st.lists(customer_rows, min_size=1, max_size=4))
def test_a_workbook_says_the_same_as_the_csv_file(rows: list[CustomerRow]) -> None:
    headings, cells = customer_table(rows)
    by_csv = customers_in(written(headings, cells, "csv"), HERE).rows
    by_xlsx = customers_in(written(headings, cells, "xlsx"), HERE).rows
    assert [(row.name, row.phones, row.custom, row.birthday) for row in by_xlsx] == [
        (row.name, row.phones, row.custom, row.birthday) for row in by_csv
    ]


@settings(max_examples=100, derandomize=True, deadline=None)
@given(
    st.lists(
        st.builds(
            OrderRow,
            line=st.just(0),
            customer=line,
            on=st.dates(date(1970, 1, 1), date(2100, 12, 31)),
            amount=st.builds(
                Money,
                st.integers(-(10**12), 10**12),
                st.sampled_from(["CNY", "TWD", "JPY", "EUR", "KWD"]),
            ),
            order_id=st.none() | st.from_regex(r"[0-9]{6,18}", fullmatch=True),
            item=st.none() | line,
            status=st.sampled_from([None, "已发货"]),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_orders_come_back_as_they_were_exported(rows: list[OrderRow]) -> None:
    headings, cells = order_table(rows)
    read = orders_in(written(headings, cells, "csv"), HERE)
    assert not read.faults
    for back, row in zip(read.rows, rows, strict=True):
        expected = {name: getattr(row, name) for name in row.__slots__} | {"line": back.line}
        assert {name: getattr(back, name) for name in row.__slots__} == expected
