"""Address books of telephones and mail programs."""

from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.files.customers import customers_in
from bot.files.faults import Problem
from bot.files.reading import Reading

OLD = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B;=E5=B0=8F=
=E6=98=8E;;=E6=95=99=E6=8E=88;
TEL;CELL;PREF:138-0013-8000
TEL;WORK:010-88886666
BDAY:19900305
PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQAAAQAB
 AAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUG

END:VCARD
"""
NEW = """BEGIN:VCARD
VERSION:4.0
FN:Ana \\, Lee
N:Lee;Ana;;Dr.;
TEL;VALUE=uri;TYPE="voice,cell":tel:+44-7700-900123
item1.EMAIL;TYPE=work:ana@
 example.com
EMAIL:ana@example.org
ORG:Acme\\; Sons;Sales
TITLE:Buyer
BDAY:--0305
NOTE:first\\nsecond: line
CATEGORIES:vip,old friends
UID:urn:uuid:4fbe8971
ADR;TYPE=home:;;1 High St;London;;N1;UK
X-SOMETHING:else
END:VCARD
"""


def test_an_old_card_in_quoted_printable_is_read(customers) -> None:
    [row] = customers(OLD).rows
    assert (row.line, row.name, row.salutation) == (1, "王小明", "教授")
    assert row.phones == ("+8613800138000", "+861088886666")
    assert row.mobiles == {"+8613800138000"}
    assert row.birthday is not None
    assert row.birthday.written == "1990-03-05"


def test_a_new_card_with_folds_and_escapes_is_read(customers) -> None:
    [row] = customers(NEW.replace("\n", "\r\n")).rows
    assert (row.name, row.company, row.role) == ("Ana , Lee", "Acme; Sons", "Buyer")
    assert (row.phones, row.email) == (("+447700900123",), "ana@example.com")
    assert row.tags == ("vip", "old friends")
    assert row.note == "first\nsecond: line\nemail: ana@example.org"
    assert row.external_id == "urn:uuid:4fbe8971"
    assert row.custom == {"address": "1 High St London N1 UK"}
    assert row.birthday is not None
    assert row.birthday.written == "--03-05"


def test_a_charset_other_than_ours_is_obeyed(customers) -> None:
    encoded = "".join(f"={byte:02X}" for byte in "張大明".encode("big5"))
    text = f"BEGIN:VCARD\nFN;CHARSET=BIG5;ENCODING=QUOTED-PRINTABLE:{encoded}\nEND:VCARD\n"
    assert customers(text).rows[0].name == "張大明"


def test_a_birthday_without_a_year_as_apple_writes_it(customers) -> None:
    text = "BEGIN:VCARD\nFN:Ana\nBDAY;X-APPLE-OMIT-YEAR=1604:1604-03-05\nEND:VCARD\n"
    assert customers(text).rows[0].birthday.written == "--03-05"


def test_a_company_s_card_is_a_company(customers) -> None:
    text = "BEGIN:VCARD\nN:;;;;\nFN:\nORG:宏远科技\nTEL:010-88886666\nEND:VCARD\n"
    [row] = customers(text).rows
    assert (row.name, row.kind) == ("宏远科技", "company")
    assert customers("BEGIN:VCARD\nFN:Acme\nKIND:org\nEND:VCARD\n").rows[0].kind == "company"


def test_each_fault_has_the_line_of_its_card(customers) -> None:
    text = OLD + NEW.replace("--0305", "--0230") + "BEGIN:VCARD\nTEL:12\nEND:VCARD\n"
    read = customers(text)
    assert [row.line for row in read.rows] == [1]
    assert [(f.line, f.column, f.problem) for f in read.faults] == [
        (12, "birthday", Problem.IMPOSSIBLE_DATE),
        (29, "phone", Problem.NOT_A_PHONE),
        (29, "name", Problem.MISSING),
    ]


def test_a_card_without_an_end_is_a_fault_and_its_neighbour_is_read(customers) -> None:
    read = customers("BEGIN:VCARD\nFN:Ana\nBEGIN:VCARD\nFN:Bo\nEND:VCARD\nBEGIN:VCARD\nFN:Li")
    assert [row.name for row in read.rows] == ["Bo"]
    assert [(f.line, f.problem) for f in read.faults] == [
        (1, Problem.BROKEN_CARD),
        (6, Problem.BROKEN_CARD),
    ]


def test_cards_are_no_orders(orders) -> None:
    assert [f.problem for f in orders(NEW).faults] == [Problem.NOT_A_TABLE]


@settings(max_examples=150, derandomize=True, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [*OLD.splitlines(), *NEW.splitlines(), "", " ", "=", "N:;", "TEL;:", ":", ";"]
        )
        | st.text(max_size=20),
        max_size=30,
    )
)
@example(["END:VCARD"])
def test_no_lines_break_it(lines: list[str]) -> None:
    text = "BEGIN:VCARD\n" + "\n".join(lines)
    read = customers_in(text.encode("utf-8", "replace"), Reading(today=date(2026, 11, 22)))
    assert read.rows or read.faults
