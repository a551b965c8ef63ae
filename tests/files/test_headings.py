"""Which column holds what."""

import pytest

from bot.files.faults import Problem
from bot.files.headings import CUSTOMERS, ORDERS, heading_row, lacking, recognised


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("name", "name"), ("Full Name", "name"), ("姓名", "name"), ("客户名称", "name"),
        ("名稱", "name"), ("姓名 Name", "name"), ("姓名/Name", "name"), ("客户姓名*", "name"),
        ("phone", "phone"), ("手机", "phone"), ("電話", "phone"), ("联系电话", "phone"),
        ("手机号码（必填）", "phone"), ("Phone Number *", "phone"), ("Mobile Phone", "phone"),
        ("电话2", "phone"), ("Phone 1 - Value", "phone"), ("客户手机号", "phone"),
        ("手机/微信", "phone"), ("【手机】手机号", "phone"),
        ("E-mail", "email"), ("EMAIL_ADDRESS", "email"), ("電郵", "email"),
        ("E-mail 1 - Value", "email"),
        ("公司", "company"), ("單位", "company"), ("公司名称", "company"),
        ("生日", "birthday"), ("出生日期", "birthday"), ("农历生日", "birthday"),
        ("生日(阳历)", "birthday"),
        ("会员等级", "member_level"), ("會員等級", "member_level"), ("到期日", "member_until"),
        ("负责人", "owner"), ("業務", "owner"), ("标签", "tags"), ("備註", "note"),
        ("External ID", "external_id"), ("external_id", "external_id"), ("客户编号", "external_id"),
        ("member until", "member_until"), ("time zone", "timezone"),
        ("序号", "row_number"), ("#", "row_number"),
        ("  姓　名  ", "name"), ("ｎａｍｅ", "name"),
    ],
)  # fmt: skip
def test_a_customer_heading_is_known(heading: str, field: str) -> None:
    assert recognised(heading, CUSTOMERS).field == field


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("cust", "customer"), ("customer", "customer"), ("客户", "customer"),
        ("客戶編號", "external_id"),
        ("date", "date"), ("日期", "date"), ("下单时间", "date"), ("Order Date", "date"),
        ("amount", "amount"), ("金额(元)", "amount"), ("金額", "amount"), ("实付金额", "amount"),
        ("Amount (USD)", "amount"), ("amount_usd", "amount"), ("金额/元", "amount"),
        ("Total", "amount"),
        ("订单号", "order_id"), ("訂單編號", "order_id"), ("order_id", "order_id"),
        ("商品", "item"),
        ("门店", "store"), ("币种", "currency"), ("快递单号", "tracking"), ("订单状态", "status"),
    ],
)  # fmt: skip
def test_an_order_heading_is_known(heading: str, field: str) -> None:
    assert recognised(heading, ORDERS).field == field


@pytest.mark.parametrize(
    "heading", ["微信ID", "customer age", "爱好", "单价", "", "姓名在下面填写", 3.5]
)
def test_what_only_looks_like_a_heading_of_ours_is_custom(heading: str | float) -> None:
    assert recognised(heading, CUSTOMERS).field is None


def test_brackets_and_slashes_leave_their_note() -> None:
    assert recognised("金额(万元)", ORDERS).note == "万元"
    assert recognised("金额/元", ORDERS).note == "元"
    assert recognised("amount usd", ORDERS).note == "usd"
    assert "农历" in recognised("农历生日", CUSTOMERS).note


def test_headings_stand_below_titles_and_beside_empty_cells() -> None:
    rows = [["客户名单", "", ""], ["", "", ""], ["", "姓名", "手机"], ["", "王", "1"]]
    place, headings = heading_row(rows, CUSTOMERS)
    assert (place, [heading.field for heading in headings]) == (2, [None, "name", "phone"])


def test_headings_may_take_two_rows() -> None:
    rows = [["姓名", "联系方式", ""], ["", "手机", "邮箱"], ["王", "1", "2"]]
    place, headings = heading_row(rows, CUSTOMERS)
    assert (place, [heading.field for heading in headings]) == (1, ["name", "phone", "email"])


def test_one_row_below_the_headings_is_no_heading() -> None:
    rows = [["姓名", "手机", "爱好"], ["公司", "", "电话"]]
    assert heading_row(rows, CUSTOMERS)[0] == 0


def test_what_is_lacking_is_named() -> None:
    headings = [recognised(heading, ORDERS) for heading in ("cust", "date")]
    assert lacking(headings, ORDERS) == [Problem.NO_AMOUNT_COLUMN]
    assert lacking([], CUSTOMERS) == [Problem.NO_NAME_COLUMN]
