"""rapport export: all that was put in comes out, and goes in again elsewhere."""

import csv
import json
import sqlite3
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from bot.__main__ import main

CUSTOMERS = """\
name,kind,external_id,phone,email,company,birthday,member_level,member_until,owner,tags,language,\
region,timezone,status,consent,note,尺码,owner's mood
王小明,person,7,13800138000;010-88886666,wang@shop.example,宏远,lunar:L06-15,金卡,2027-03-01,ana,\
vip;茶,zh_hans,华东,Asia/Shanghai,active,yes,"两行
备注",L,good
Acme,company,,,,,--02-29,,,dora,"a, b;",,,,ended,no,=1+1,,
Zoe,person,,13700137000,,,1990-11-23,,,,,en,,,deceased,,,,
"""
ORDERS = """\
customer,date,amount,currency,order_id,item,store,status,tracking
7,2026-01-05,1200.50,CNY,N1,tea,North,paid,SF1
13700137000,2026-01-06,-3.00,USD,,,,refunded,
Acme,2026-01-07,99,JPY,,,,,
#8,2026-01-07,1,CNY,,,,,
"""


class Shop:
    """A shop on a database of its own, and its command line."""

    def __init__(self, place: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
        place.mkdir()
        self.place, self.captured = place, capsysbinary
        self.config = place / "config.yaml"
        self.config.write_text(f"database: sqlite:///{place / 'shop.db'}\n", encoding="utf-8")

    def __call__(self, *words: str) -> bytes:
        code = main(["--config", str(self.config), *words])
        said = self.captured.readouterr()
        assert (code, said.err) == (0, b""), said
        return said.out

    def furnish(self) -> None:
        self("staff", "add", "ana", "--role", "sales")
        for kind, text in (("customers", CUSTOMERS), ("orders", ORDERS)):
            file = self.place / f"{kind}.csv"
            file.write_text(text, encoding="utf-8")
            self("import", kind, str(file))

    def rows(self, kind: str) -> list[dict[str, str]]:
        return list(csv.DictReader(StringIO(self("export", kind).decode("utf-8-sig"))))

    def all(self, sql: str) -> list[tuple[object, ...]]:
        with sqlite3.connect(self.place / "shop.db") as database:
            found = database.execute(sql).fetchall()
        database.close()
        return found


@pytest.fixture
def shop(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Shop:
    made = Shop(tmp_path / "one", capsysbinary)
    made.furnish()
    return made


@pytest.fixture
def other(tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> Shop:
    return Shop(tmp_path / "other", capsysbinary)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_what_comes_out_goes_in_elsewhere_and_is_the_same(shop, other, ending):
    other("staff", "add", "ana", "--role", "sales")
    for kind in ("customers", "orders"):
        file = str(shop.place / f"out.{ending}")
        shop("export", kind, "--out", file)
        other("import", kind, file)
    for kind in ("customers", "orders"):
        assert other("export", kind) == shop("export", kind)
    facts = "SELECT * FROM customer", "SELECT * FROM contact", "SELECT * FROM orders"
    without_instants = [
        [tuple(value for value in row if ":" not in str(value)) for row in shop.all(sql)]
        for sql in facts
    ]
    assert without_instants == [
        [tuple(value for value in row if ":" not in str(value)) for row in other.all(sql)]
        for sql in facts
    ]


def test_what_comes_out_is_known_when_it_comes_back(shop):
    for kind in ("customers", "orders"):
        file = str(shop.place / "out.csv")
        shop("export", kind, "--out", file)
        assert b" 0 new," in shop("import", kind, file)
        assert b" 0 changed" in shop("import", kind, file)


def test_every_field_of_a_customer_is_there(shop):
    wang, acme, zoe, hash8 = shop.rows("customers")
    phones = wang["phone"].removeprefix("'")  # which keeps a spreadsheet from adding them up
    assert wang | {"phone": phones} == {
        "name": "王小明", "kind": "person", "external_id": "7",
        "phone": "+8613800138000;+861088886666", "email": "wang@shop.example", "company": "宏远",
        "role": "", "salutation": "", "birthday": "lunar:L06-15", "member_level": "金卡",
        "member_until": "2027-03-01", "owner": "ana", "tags": "vip;茶", "language": "zh_hans",
        "region": "华东", "timezone": "Asia/Shanghai", "status": "active", "consent": "yes",
        "note": "两行\n备注", "尺码": "L", "owner's mood": "good",
    }  # fmt: skip
    assert (acme["owner"], acme["tags"], acme["consent"]) == ("dora", "a, b;", "no")
    assert acme["note"] == "'=1+1"  # no spreadsheet may run it
    assert (zoe["status"], hash8["external_id"]) == ("deceased", "#8")


def test_an_order_names_its_customer_by_what_tells_them_apart(shop):
    assert [one["customer"] for one in shop.rows("orders")] == ["7", "+8613700137000", "Acme", "#8"]


def test_custom_fields_that_look_like_ours_are_kept_apart(shop):
    custom = json.dumps({"Phone": "a", "phone ": "b", "序号": "c", "owner": "d", "Size": "e"})
    with sqlite3.connect(shop.place / "shop.db") as database:
        database.execute("UPDATE customer SET custom = ? WHERE name = '王小明'", (custom,))
    database.close()
    wang = shop.rows("customers")[0]
    assert [wang[f"x-{name}"] for name in ("Phone", "x-phone ", "序号", "owner")] == list("abcd")
    assert (wang["Size"], wang["owner"]) == ("e", "ana")
    file = str(shop.place / "out.csv")
    shop("export", "customers", "--out", file)
    assert b"4 rows: 0 new" in shop("import", "customers", file)


def test_the_format_follows_the_ending_unless_it_is_said(shop):
    book = shop.place / "out.xlsx"
    shop("export", "orders", "--out", str(book))
    sheet = CalamineWorkbook.from_filelike(BytesIO(book.read_bytes())).get_sheet_by_index(0)
    assert len(sheet.to_python()) == 5
    said = shop.place / "out.txt"
    assert shop("export", "orders", "--out", str(said), "--format", "json").endswith(b": 4 rows\n")
    first = json.loads(said.read_text(encoding="utf-8"))[0]
    assert (first["customer"], first["date"], first["amount"]) == ("7", "2026-01-05", "1200.50")


@pytest.mark.parametrize("kind", ["customers", "orders", "followups", "tasks", "audit"])
@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_every_kind_comes_in_every_format_and_is_private(shop, kind, form):
    out = shop.place / f"out.{form}"
    out.touch(0o644)
    shop("export", kind, "--out", str(out))
    assert out.stat().st_size > 0
    assert out.stat().st_mode & 0o777 == 0o600


@pytest.fixture
def talked(shop, tmp_path, monkeypatch) -> Shop:
    lines = tmp_path / "lines.txt"
    lines.write_text("note Zoe likes tea\nremind Zoe in 3 hours call her\n", encoding="utf-8")
    with lines.open(encoding="utf-8") as typed:
        monkeypatch.setattr("sys.stdin", typed)
        shop("chat", "--as", "ana")
    return shop


def test_what_was_said_in_chat_comes_out(talked):
    [touch] = talked.rows("followups")
    assert (touch["customer"], touch["kind"], touch["note"]) == ("Zoe", "note", "likes tea")
    assert (touch["by"], touch["at"][-6:]) == ("ana", "+08:00")
    [task] = talked.rows("tasks")
    assert (task["owner"], task["done"]) == ("ana", "")
    assert "call her" in task["what"]


def test_whoever_takes_data_out_leaves_a_trace(shop):
    shop("export", "customers")
    done, begun = shop.rows("audit")[-2:]
    assert (done["intent"], done["outcome"]) == ("export customers", "done")
    assert (begun["intent"], begun["outcome"]) == ("export audit", "begun")
    assert begun["origin"].startswith("cli:")


@pytest.mark.parametrize(
    ("words", "code"),
    [(("--out", "{}/out.pdf"), 2), (("--out", "{}/no/out.csv"), 1), (("--out", "{}"), 2)],
)
def test_what_cannot_be_written_is_said_in_words(shop, words, code):
    asked = ["--config", str(shop.config), "export", "orders"]
    assert main([*asked, *(word.format(shop.place) for word in words)]) == code
    said = shop.captured.readouterr()
    assert said.err
    assert b"Traceback" not in said.err
    assert not (shop.place / "out.pdf").exists()
