"""Orders as tills and shops write them out."""

# ruff: noqa: DTZ001  a workbook knows no time zones

from datetime import date, datetime

import pytest

from bot.files.faults import Problem
from bot.files.orders import OrderRow
from core.values import Money


def test_the_shortest_file_of_the_contract_is_read(orders) -> None:
    read = orders("cust,date,amount\n1,1997-01-01,11.77\n2,1997-01-12,89.0\n")
    assert not read.faults
    assert read.rows == [
        OrderRow(2, "1", date(1997, 1, 1), Money(1177, "CNY")),
        OrderRow(3, "2", date(1997, 1, 12), Money(8900, "CNY")),
    ]


def test_every_field_of_the_contract_is_read(orders) -> None:
    text = (
        "客户编号,日期,金额,订单号,币种,商品,门店,状态,快递单号\n"
        'A-7,2026.3.5,"1,200.50",20260305000123,USD,茶具,一店,已发货,SF1234567890\n'
    )
    assert orders(text).rows == [
        OrderRow(2, "A-7", date(2026, 3, 5), Money(120050, "USD"), "20260305000123", "茶具", "一店",
                 "已发货", "SF1234567890")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("headings", "cells", "customer"),
    [
        ("客户", "王小明", "王小明"),
        ("客户姓名,手机", "王小明,138 0013 8000", "+8613800138000"),
        ("客户姓名,手机", "王小明,", "王小明"),
        ("手机号", "13800138000", "+8613800138000"),
        ("客户,会员号", "王小明,M-1", "M-1"),
        ("customer", "13800138000", "13800138000"),
        ("收货人,手机号", "王小明,13800138000", "+8613800138000"),
        ("买家", "王小明", "王小明"),
    ],
)
def test_the_surest_sign_of_the_customer_is_taken(
    orders, headings: str, cells: str, customer: str
) -> None:
    [row] = orders(f"{headings},日期,金额\n{cells},2026-03-05,1\n").rows
    assert row.customer == customer


@pytest.mark.parametrize(
    ("heading", "cell", "money"),
    [
        ("金额(万元)", "1.2", Money(1_200_000, "CNY")),
        ("金额/元", "1.2", Money(120, "CNY")),
        ("Amount (USD)", "1.20", Money(120, "USD")),
        ("amount_usd", "1.20", Money(120, "USD")),
        ("金额（必填）", "¥1.20", Money(120, "CNY")),
        ("金额", "1.2万", Money(1_200_000, "CNY")),
        ("金额", "(120.00)", Money(-12_000, "CNY")),
    ],
)
def test_the_unit_may_stand_in_the_heading(orders, heading: str, cell: str, money: Money) -> None:
    [row] = orders(f"客户,日期,{heading}\n王,2026-03-05,{cell}\n").rows
    assert row.amount == money


def test_a_day_of_a_workbook_is_a_day(orders, workbook) -> None:
    rows = [
        ["customer", "date", "amount"],
        [17, datetime(2026, 3, 5, 18, 30), 12.5],
        [18, 46086, 3],
    ]
    read = orders(workbook(Sheet1=rows))
    assert [(r.customer, r.on, r.amount.minor) for r in read.rows] == [
        ("17", date(2026, 3, 5), 1250),
        ("18", date(2026, 3, 5), 300),
    ]


@pytest.mark.parametrize(
    ("row", "column", "problem"),
    [
        (",2026-03-05,1,", "客户", Problem.MISSING),
        ("王,,1,", "日期", Problem.MISSING),
        ("王,2026-03-05,-,", "金额", Problem.MISSING),
        ("王,2026-02-30,1,", "日期", Problem.IMPOSSIBLE_DATE),
        ('王,2026-03-05,"1.200,50",', "金额", Problem.UNCLEAR_AMOUNT),
        ("王,2026-03-05,€1,USD", "金额", Problem.TWO_CURRENCIES),
        ("王,2026-03-05,1,XYZ", "币种", Problem.UNKNOWN_CURRENCY),
        ("1.38E+10,2026-03-05,1,", "客户", Problem.DESTROYED_NUMBER),
    ],
)
def test_an_order_we_cannot_rely_on_is_a_fault(
    orders, row: str, column: str, problem: Problem
) -> None:
    read = orders(f"客户,日期,金额,币种\n{row}\n李,2026-03-06,2,\n")
    assert [each.customer for each in read.rows] == ["李"]
    assert [(f.line, f.column, f.problem) for f in read.faults] == [(2, column, problem)]


def test_every_column_that_is_lacking_is_named(orders) -> None:
    assert [f.problem for f in orders("客户,商品\n王,茶\n").faults] == [
        Problem.NO_DATE_COLUMN,
        Problem.NO_AMOUNT_COLUMN,
    ]


def test_other_columns_do_not_matter(orders) -> None:
    read = orders("cust,date,amount,qty,爱好\n1,2026-03-05,1,3,x\n")
    assert (len(read.rows), read.faults) == (1, [])


def test_a_total_below_the_table_is_a_fault_and_no_order(orders) -> None:
    read = orders("客户,日期,金额\n王,2026-03-05,1\n合计,,1\n")
    assert len(read.rows) == 1
    assert [(f.line, f.column) for f in read.faults] == [(3, "日期")]
