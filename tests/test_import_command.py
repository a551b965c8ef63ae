"""rapport import: checked as a whole, written once, and told plainly."""

import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.cli import incoming
from bot.house import House
from core import imports
from storage.database import open_database

CUSTOMERS = """\
客户名称,手机,公司,会员等级,到期日,负责人,标签,备注,尺码
王小明,13800138000,宏远科技,金卡,2027-03-01,ana,vip;茶,第一次,L
Zoe,13700137000,,,,dora,,,
"""
ORDERS = """\
cust,date,amount
1,1997-01-01,11.77
1,1997-01-01,5.00
2,1997-01-12,89.00
"""
BUSINESS = "customer contact customer_key orders change batch rhythm".split()


class Shop:
    """A shop on a database of its own, and its command line."""

    def __init__(self, place: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.place, self.capsys = place, capsys
        self.config = place / "config.yaml"
        self.settings("en")

    def settings(self, language: str) -> None:
        url = f"sqlite:///{self.place / 'shop.db'}"
        self.config.write_text(f"database: {url}\nlanguage: {language}\n", encoding="utf-8")

    def file(self, text: str, name: str = "shop.csv") -> str:
        path = self.place / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    def __call__(self, *words: str) -> tuple[int, str, str]:
        """Exit code, what was printed, and what was complained of."""
        code = main(["--config", str(self.config), *words])
        said = self.capsys.readouterr()
        return code, said.out, said.err

    def all(self, sql: str) -> list[tuple[object, ...]]:
        with sqlite3.connect(self.place / "shop.db") as database:
            found = database.execute(sql).fetchall()
        database.close()
        return found

    def business(self) -> list[list[tuple[object, ...]]]:
        return [self.all(f"SELECT * FROM {table}") for table in BUSINESS]


@pytest.fixture
def shop(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Shop:
    return Shop(tmp_path, capsys)


def test_customers_come_in_and_the_summary_tells_what_to_look_at(shop):
    shop("staff", "add", "ana", "--role", "sales")
    code, out, err = shop("import", "customers", shop.file(CUSTOMERS))
    assert (code, err) == (0, "")
    assert out == (
        "shop.csv: 2 rows: 2 new, 0 unchanged, 0 changed\n"
        "unknown owners, kept in the field “owner”:\n"
        "  dora: line 3\n"
        "this was b1: an admin can take it back: undo b1\n"
    )
    rows = shop.all("SELECT name, company, member_level, tags, note, custom FROM customer")
    assert rows == [
        ("王小明", "宏远科技", "金卡", '["vip", "\\u8336"]', "第一次", '{"\\u5c3a\\u7801": "L"}'),
        ("Zoe", None, None, "[]", None, '{"owner": "dora"}'),
    ]


def test_running_it_twice_changes_nothing(shop):
    for kind, text in (("customers", CUSTOMERS), ("orders", ORDERS)):
        file = shop.file(text, f"{kind}.csv")
        shop("import", kind, file)
        before = shop.business()
        code, out, _ = shop("import", kind, file)
        assert (code, shop.business()) == (0, before)
        assert "0 new," in out
        assert " 0 changed" in out


def test_orders_make_the_customers_they_name(shop):
    code, out, _ = shop("import", "orders", shop.file(ORDERS))
    assert code == 0
    assert "3 rows: 3 new" in out
    assert "customers nobody had heard of: 2" in out
    rows = shop.all("SELECT name, external_id, order_days, total_minor FROM customer ORDER BY id")
    assert rows == [("#1", "1", 1, 1677), ("#2", "2", 1, 8900)]


FAULTY = """\
name,phone,birthday
Zoe,1.38E+10,1990-02-30
Yan,13700137000,
,13600136000,
"""


def test_one_fault_keeps_everything_out_and_every_fault_is_told(shop):
    file = shop.file(FAULTY)
    code, out, err = shop("import", "customers", file)
    assert (code, out) == (1, "")
    lines = err.splitlines()
    assert [line.split(": ")[:2] for line in lines[:3]] == [
        [f"{file}:2", "phone"], [f"{file}:2", "birthday"], [f"{file}:4", "name"],
    ]  # fmt: skip
    assert lines[3:] == [f"{file}: nothing was written: 3 faults"]
    assert shop.all("SELECT * FROM customer") == []


def test_faulty_rows_may_be_skipped(shop):
    code, out, err = shop("import", "customers", shop.file(FAULTY), "--skip-faults")
    assert code == 0
    assert "1 row: 1 new" in out
    assert "skipped: 2 faulty rows" in out
    assert len(err.splitlines()) == 3
    assert shop.all("SELECT name FROM customer") == [("Yan",)]


@pytest.mark.parametrize("text", ["", "colour,size\nred,L\n"], ids=["empty", "no name"])
def test_a_file_that_cannot_be_read_at_all_is_not_skipped(shop, text):
    code, out, err = shop("import", "customers", shop.file(text), "--skip-faults")
    assert (code, out) == (1, "")
    assert len(err.splitlines()) == 2


def test_a_file_that_is_not_there_is_one_fault(shop):
    code, _, err = shop("import", "orders", str(shop.place / "none.csv"))
    assert code == 1
    assert "none.csv" in err
    assert "Traceback" not in err


def test_a_file_without_rows_brings_nothing(shop):
    code, out, _ = shop("import", "orders", shop.file("cust,date,amount\n"))
    assert (code, "0 rows: 0 new" in out) == (0, True)


def test_a_dry_run_says_what_would_happen_and_writes_nothing(shop):
    shop("migrate")
    before = shop.business()
    code, out, _ = shop("import", "orders", shop.file(ORDERS), "--dry-run")
    assert (code, shop.business()) == (0, before)
    assert "3 rows: 3 new" in out
    assert "nothing was written" in out
    assert shop("import", "customers", shop.file(FAULTY), "--dry-run")[0] == 1


def test_what_only_the_desk_can_know_is_checked_before_anything_is_written(shop):
    shop("import", "customers", shop.file("name,company\nZoe,North\nZoe,South\n"))
    tomorrow = (datetime.now(UTC) + timedelta(days=2)).date()
    file = shop.file(
        f"customer,date,amount\nYan,1997-01-01,1\nZoe,1997-01-01,1\nYan,{tomorrow},1\n"
    )
    code, _, err = shop("import", "orders", file)
    assert code == 1
    assert f"{file}:3: Zoe: several customers are called so" in err
    assert f"{file}:4: " in err
    assert shop.all("SELECT * FROM orders") == []


@pytest.mark.parametrize(("language", "word"), [("zh-Hans", "客户"), ("zh-Hant", "客戶")])
def test_faults_are_told_in_the_language_of_the_shop(shop, language, word):
    shop("import", "customers", shop.file("name,company\nZoe,North\nZoe,South\n"))
    shop.settings(language)
    _, _, err = shop("import", "orders", shop.file("customer,date,amount\nZoe,1997-01-01,1\n"))
    assert word in err


def test_possible_duplicates_are_named_with_their_lines(shop):
    shop("import", "customers", shop.file("name,phone\n王小明,13800138000\n"))
    text = "name,phone\n王小红,13800138000\nZoe,13700137000\nYan,13700137000\n"
    _, out, _ = shop("import", "customers", shop.file(text))
    assert (
        "possible duplicates:\n"
        "  line 2: 王小红 has a number or an e-mail of 王小明 (c1)\n"
        "  line 4: Yan has a number or an e-mail of Zoe (line 3)\n"
    ) in out


def test_a_contradiction_within_a_file_is_told(shop):
    text = "order_id,cust,date,amount\nN1,1,1997-01-01,5\nN1,1,1997-01-01,6\n"
    _, out, _ = shop("import", "orders", shop.file(text))
    assert "line 3: amount: line 2 says otherwise and stands" in out


def test_an_import_leaves_its_trace_in_the_audit(shop):
    shop("import", "orders", shop.file(ORDERS))
    [(source, actor, origin, intent, outcome)] = shop.all(
        "SELECT source, actor, origin, intent, outcome FROM audit"
    )
    assert (source, actor, intent, outcome) == ("b1", "system", "import orders", "done")
    assert str(origin).startswith("cli:")


def test_what_was_interrupted_goes_on_when_run_again(shop):
    count = imports.SLICE + 7
    file = shop.file("cust,date,amount\n" + "".join(f"{n},1997-01-01,1\n" for n in range(count)))
    shop("migrate")
    house = House(open_database(f"sqlite:///{shop.place / 'shop.db'}"), lambda: datetime.now(UTC))
    job = incoming.orders(house, Path(file)).job
    imports.took(job, house.database.write(lambda db: imports.step(house.own_desk(db), job)))
    house.database.close()  # and the machine goes down
    code, out, _ = shop("import", "orders", file)
    assert code == 0
    assert f"going on with b1 after row {imports.SLICE}" in out
    assert "7 new, 0 unchanged" in out
    assert shop.all("SELECT count(*) FROM orders") == [(count,)]
    assert shop.all("SELECT done, finished IS NULL FROM batch") == [(count, 0)]


def test_an_admin_undoes_an_import_in_chat(shop, monkeypatch, tmp_path):
    shop("import", "orders", shop.file(ORDERS))
    shop("staff", "add", "bo", "--role", "admin")
    lines = tmp_path / "lines.txt"
    lines.write_text("undo b1\n", encoding="utf-8")
    with lines.open(encoding="utf-8") as typed:
        monkeypatch.setattr(sys, "stdin", typed)
        _, out, _ = shop("chat", "--as", "bo")
    assert "Undone: 5 changes." in out
    assert shop.all("SELECT * FROM customer") == shop.all("SELECT * FROM orders") == []
    assert "3 new" in shop("import", "orders", shop.file(ORDERS))[1]


def test_the_rhythm_of_the_shop_is_learnt_from_what_came_in(shop):
    rows = [f"{n},2024-0{month}-{n + 1:02},1" for n in range(10) for month in range(1, 7)]
    shop("import", "orders", shop.file("cust,date,amount\n" + "\n".join(rows)))
    [(gap,)] = shop.all("SELECT median_gap FROM rhythm")
    assert gap in (30, 31)
    code, out, _ = shop("risk", "--as-of", "2024-06-30", "--csv")
    assert (code, len(out.splitlines())) == (0, 11)


def test_nothing_moves_on_the_line_unless_a_terminal_shows_it(shop):
    command = [sys.executable, "-m", "bot", "--config", str(shop.config)]
    ran = subprocess.run(
        [*command, "import", "orders", shop.file(ORDERS)],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stderr == ""
    assert ran.stdout.endswith("undo b1\n")
