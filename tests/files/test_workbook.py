"""Workbooks, honest and hostile."""

# ruff: noqa: DTZ001  a workbook knows no time zones

from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.files.faults import Problem

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TABLE = [["姓名", "手机", "生日"], ["王小明", 13800138000, datetime(1990, 3, 5)]]


def repacked(blob: bytes, **changes: str) -> bytes:
    """The workbook with some of its parts replaced."""
    file = BytesIO()
    with ZipFile(BytesIO(blob)) as old, ZipFile(file, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = name.rpartition("/")[2].removesuffix(".xml")
            new.writestr(name, changes.get(part) or old.read(name))
    return file.getvalue()


def worksheet(cells: str) -> str:
    return f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>'


def inline(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def test_numbers_and_days_of_a_workbook_are_read(customers, workbook) -> None:
    [row] = customers(workbook(Sheet1=TABLE)).rows
    assert (row.line, row.name, row.phones) == (2, "王小明", ("+8613800138000",))
    assert row.birthday is not None
    assert row.birthday.written == "1990-03-05"


def test_lines_are_the_rows_of_the_sheet(customers, workbook) -> None:
    rows = [[], ["客户名单"], [], ["", "姓名", "手机"], ["", "王", 12], [], ["", "李", 13]]
    faults = customers(workbook(Sheet1=rows)).faults
    assert [fault.line for fault in faults] == [5, 7]


def test_the_sheet_with_the_table_is_found(customers, workbook) -> None:
    blob = workbook(说明=[["请填写第二页"], ["手机号不要空"]], 客户=TABLE, Sheet3=[])
    assert [row.name for row in customers(blob).rows] == ["王小明"]


def test_a_hidden_sheet_is_not_read(customers, workbook) -> None:
    blob = workbook(客户=TABLE, 旧=TABLE, hidden=("旧",))
    assert len(customers(blob).rows) == 1


def test_orders_beside_customers_do_not_confuse(customers, orders, workbook) -> None:
    bought = [["客户", "日期", "金额"], ["王小明", date(2026, 3, 5), 120.5]]
    blob = workbook(客户=TABLE, 订单=bought)
    assert [row.name for row in customers(blob).rows] == ["王小明"]
    [order] = orders(blob).rows
    assert (order.customer, order.on, order.amount.minor) == ("王小明", date(2026, 3, 5), 12050)


def test_two_sheets_of_customers_are_a_fault_and_none_is_dropped(customers, workbook) -> None:
    read = customers(workbook(北京=TABLE, 上海=TABLE))
    assert not read.rows
    assert [(f.line, f.value, f.problem) for f in read.faults] == [
        (0, "北京 / 上海", Problem.SEVERAL_SHEETS)
    ]


def test_a_long_number_kept_as_a_number_has_lost_its_digits(orders, workbook) -> None:
    rows = [["客户", "日期", "金额", "订单号"], ["王", "2026-03-05", 1, 202603051234567890]]
    [fault] = orders(workbook(Sheet1=rows)).faults
    assert (fault.line, fault.column, fault.problem) == (2, "订单号", Problem.DESTROYED_NUMBER)


def test_an_open_document_is_read(customers) -> None:
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        for text in ("姓名", "公司")
    )
    row = f"<table:table-row>{cells}</table:table-row>"
    names = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<office:document-content xmlns:office="{names}office:1.0" xmlns:table="{names}table:1.0"'
        f' xmlns:text="{names}text:1.0"><office:body><office:spreadsheet>'
        '<table:table table:name="a">'
        f"{row}{row.replace('姓名', '王').replace('公司', '宏远')}"
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    file = BytesIO()
    with ZipFile(file, "w") as pack:
        pack.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        pack.writestr("content.xml", content)
        manifest = f'<manifest:manifest xmlns:manifest="{names}manifest:1.0"/>'
        pack.writestr("META-INF/manifest.xml", manifest)
    assert [(r.name, r.company) for r in customers(file.getvalue()).rows] == [("王", "宏远")]


@pytest.mark.parametrize(
    "blob", [b"PK\x03\x04", b"PK\x03\x04" + b"x" * 99, b"\xd0\xcf\x11\xe0" * 99]
)
def test_a_torn_workbook_is_one_fault(customers, blob: bytes) -> None:
    assert [(f.line, f.problem) for f in customers(blob).faults] == [(0, Problem.NOT_A_TABLE)]


def test_an_empty_workbook_is_empty(customers, workbook) -> None:
    assert [f.problem for f in customers(workbook(Sheet1=[])).faults] == [Problem.EMPTY]


def test_two_cells_far_apart_do_not_take_all_memory(customers, workbook) -> None:
    cells = (
        f'<row r="1">{inline("A1", "姓名")}</row><row r="1048576">{inline("XFD1048576", "x")}</row>'
    )
    blob = repacked(workbook(Sheet1=TABLE), sheet1=worksheet(cells))
    assert len(blob) < 20_000
    assert [f.problem for f in customers(blob).faults] == [Problem.TOO_LARGE]


def test_one_long_text_said_a_million_times_does_not_take_all_memory(customers, workbook) -> None:
    rows = "".join("<row>" + '<c t="s"><v>0</v></c>' * 1_000 + "</row>" for _ in range(300))
    strings = f'<sst xmlns="{MAIN}"><si><t>{"x" * 32_000}</t></si></sst>'
    blob = repacked(workbook(Sheet1=TABLE), sheet1=worksheet(rows), sharedStrings=strings)
    assert len(blob) < 100_000
    assert [f.problem for f in customers(blob).faults] == [Problem.TOO_LARGE]


def test_a_file_of_more_than_fifty_megabytes_is_not_looked_at(customers) -> None:
    assert [f.problem for f in customers(b"name\n" * 11_000_000).faults] == [Problem.TOO_LARGE]


@settings(
    max_examples=12,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_no_damage_breaks_it(customers, workbook, data: st.DataObject) -> None:
    blob = bytearray(workbook(Sheet1=TABLE))
    for _ in range(data.draw(st.integers(1, 30))):
        blob[data.draw(st.integers(4, len(blob) - 1))] = data.draw(st.integers(0, 255))
    read = customers(bytes(blob))
    assert read.rows or read.faults
