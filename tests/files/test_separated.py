"""CSV and its kin, with their line numbers."""

import pytest

from bot.files.faults import Problem


@pytest.mark.parametrize("separator", [",", ";", "\t", "|", "，"])
def test_the_separator_is_found(customers, separator: str) -> None:
    text = (
        separator.join(["姓名", "手机", "备注"])
        + "\n"
        + separator.join(["王", "13800138000", "a.b"])
    )
    [row] = customers(text).rows
    assert (row.name, row.phones, row.note) == ("王", ("+8613800138000",), "a.b")


def test_commas_in_the_cells_do_not_outvote_the_separator_of_the_headings(orders) -> None:
    read = orders("cust;date;amount;currency\n1;2026-03-05;1,50;EUR\n2;2026-03-06;2,50;EUR\n")
    assert [row.amount.minor for row in read.rows] == [150, 250]


def test_excel_s_hint_is_obeyed_and_counted_as_a_line(customers) -> None:
    [row] = customers("sep=|\nname|note\nana|x\n").rows
    assert (row.line, row.name, row.note) == (3, "ana", "x")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_counted_as_an_editor_counts_them(customers, end: str) -> None:
    text = end.join(
        ["客户名单", "", "name,phone,note", f'"ana","","a{end}""b""{end}c"', "bo,12,", ""]
    )
    read = customers(text)
    assert [(row.line, row.note) for row in read.rows] == [(4, 'a\n"b"\nc')]
    assert [(fault.line, fault.column) for fault in read.faults] == [(7, "phone")]


def test_an_open_quotation_mark_spoils_its_line_only(customers) -> None:
    read = customers('name,note\nana,x\nbo,"open\nwang,y\nli,"z"\n')
    assert [(row.line, row.name) for row in read.rows] == [(2, "ana"), (4, "wang"), (5, "li")]
    assert [(fault.line, fault.problem) for fault in read.faults] == [(3, Problem.BROKEN_QUOTES)]


def test_words_after_a_closed_quotation_mark_are_a_fault(customers) -> None:
    read = customers('name,note\n"ana" x,y\nbo,z\n')
    assert [row.name for row in read.rows] == ["bo"]
    assert [fault.line for fault in read.faults] == [2]


def test_inches_inside_a_cell_are_no_quotation_mark(customers) -> None:
    [row] = customers('name,note\nana,5" pipe\n').rows
    assert row.note == '5" pipe'


def test_a_cell_too_many_is_a_fault_and_not_lost(customers) -> None:
    read = customers("name,note\nana,likes tea, not coffee\nbo,x,\n")
    assert [row.name for row in read.rows] == ["bo"]
    assert [(f.line, f.value, f.problem) for f in read.faults] == [
        (2, "not coffee", Problem.NO_HEADING)
    ]


def test_the_running_number_of_a_program_is_no_cell_too_many(orders) -> None:
    read = orders(",cust,date,amount\n0,7,2026-03-05,1\n1,8,2026-03-06,2\n")
    assert [row.customer for row in read.rows] == ["7", "8"]
    assert not read.faults


def test_a_huge_cell_is_a_fault_of_its_row(customers) -> None:
    read = customers(f"name,note\nana,{'x' * 40_000}\nbo,{'y' * 200_000}\nwang,z\n")
    assert [row.name for row in read.rows] == ["wang"]
    assert [(f.line, f.problem) for f in read.faults] == [
        (2, Problem.HUGE_CELL),
        (3, Problem.HUGE_CELL),
    ]
    assert all(len(fault.value) <= 40 for fault in read.faults)


def test_thousands_of_open_quotation_marks_are_no_table(customers) -> None:
    [fault] = customers("name,note\n" + 'a,"b" c\n' * 1_500).faults
    assert fault.problem is Problem.NOT_A_TABLE


def test_a_number_written_as_a_formula_stays_a_text(orders) -> None:
    [row] = orders('客户,日期,金额,订单号\n王,2026-03-05,1,="0020260305000123"\t\n').rows
    assert row.order_id == "0020260305000123"
