"""A file dropped into a private chat: shown first, imported when somebody says so, undone whole."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from sqlalchemy import func, select

from bot import arrivals, housekeeping, inbox, schedule, work
from bot.importing import Importer
from bot.inbox import Raw
from bot.platforms import console
from bot.sending import MOST_BYTES
from core import customers, imports, staff, staffing, uploads
from core.customers import NewCustomer
from core.desk import Role
from core.staff import enrol
from storage.mail import Audit, Outbox, Upload
from storage.tables import Batch, Change, Content, Customer, Order

CUSTOMERS = (
    "客户名称,手機,專案\n李雷,13900139005,甲\n王小明,13800138000,乙\n韩梅梅,13900139006,丙\n"
)
FAULTY = "name,phone,birthday\nZoe,1.38E+10,1990-02-30\nYan,13700137000,\n,13600136000,\n"
ORDERS = "客户,日期,金额,颜色\nAcme,2026-11-01,300\n新客,2026-11-02,500\n"


@pytest.fixture
def boss(talk, house):
    """root, who may import."""
    house.database.write(lambda db: enrol(db, "root", Role.ADMIN))
    talk.speaker = "root"
    return talk


@pytest.fixture
def drops(boss, tmp_path):
    """Drop a file of that text, and hear what comes back."""

    def drop(body, name="shop.csv", words=""):
        path = tmp_path / name
        path.write_bytes(body.encode() if isinstance(body, str) else body)
        return boss(f':file "{path}" {words}'.strip())

    return drop


def count(house, table):
    with house.database.read() as db:
        return db.scalar(select(func.count()).select_from(table))


def names(house):
    with house.database.read() as db:
        return set(db.scalars(select(Customer.name)))


# What is shown


def test_first_it_is_shown_and_nothing_is_written(drops, house):
    before = count(house, Change)
    assert drops(CUSTOMERS) == (
        "bot> “shop.csv” looks like customers: 3 rows to import.\n"
        "  Columns: 客户名称 → name, 手機 → phone, 專案 → a field of your own\n"
        "  Would be: 2 new, 1 changed, 0 unchanged\n"
        "  [Import] start import u1 customers all\n"
        "  [Cancel] start import u1 customers nothing"
    )
    assert count(house, Change) == before
    assert "李雷" not in names(house)


def test_the_same_in_the_language_of_the_reader(boss, drops, house):
    boss("語言 繁體中文")
    said = drops(CUSTOMERS)
    assert said.splitlines()[0] == "bot> 「shop.csv」像是客戶名單：可匯入 3 列。"
    assert "客户名称 → 姓名、手機 → 電話、專案 → 自訂欄位" in said
    assert "[匯入] start import u1 customers all" in said


def test_orders_are_known_by_their_columns(drops):
    said = drops(ORDERS.replace("300", "300,红").replace("500", "500,蓝"))
    assert "looks like orders: 2 rows" in said
    assert "颜色 → left out" in said
    assert "New customers: 1" in said


def test_every_fault_with_its_line_and_no_way_to_import_it_all(drops):
    said = drops(FAULTY)
    assert "looks like customers: 1 row to import." in said
    assert "Faulty rows: 2" in said
    assert "- line 2: phone: 1.38E+10: the spreadsheet destroyed this number" in said
    assert "- line 2: birthday: 1990-02-30: there is no such day" in said
    assert "- line 4: name: this must not be empty" in said
    assert "[Import without the faulty rows] start import u1 customers sound" in said
    assert " all" not in said


def test_ten_faults_and_then_a_number(drops):
    rows = "".join(f"Zoe{n},1.38E+10\n" for n in range(25))
    said = drops(f"name,phone\nYan,13700137000\n{rows}")
    assert said.count("- line") == 10
    assert "… and 15 more faults" in said


def test_the_first_words_may_say_what_it_is(drops):
    both = "name,date,amount\nZoe,2026-11-01,5\n"
    assert "looks like orders" in drops(both)
    assert "looks like customers" in drops(both, words="import customers")
    assert "像是客户名单" in drops(both, words="导入客户")
    assert "像是訂單" in drops(both, words="訂單")


def test_address_books_are_customers(drops, house, boss):
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Jane Roe\nTEL:+44 20 7946 0001\nEND:VCARD\n"
    assert "looks like customers: 1 row" in drops(card, "people.vcf")
    boss(":press 1")
    assert "Jane Roe" in names(house)


# Importing it


def test_it_is_imported_and_taken_back_as_a_whole(boss, drops, house):
    before = names(house)
    drops(CUSTOMERS)
    assert boss(":press 1") == (
        "bot> Importing “shop.csv”. I tell you when it is in.\n"
        "bot> “shop.csv” is in: 2 new, 1 changed, 0 unchanged.\n"
        "  - Take it back as a whole: undo b1\n"
        "  [Undo b1] undo b1"
    )
    assert names(house) == before | {"李雷", "韩梅梅"}
    assert boss(":press 1") == "bot> Undone: 5 changes."
    assert names(house) == before


def test_a_plain_undo_takes_it_back_too(boss, drops, house):
    before = names(house)
    drops(CUSTOMERS)
    boss(":press 1")
    assert "Undone" in boss("undo")
    assert names(house) == before


def test_again_it_changes_nothing(boss, drops, house):
    drops(CUSTOMERS)
    boss(":press 1")
    assert "Would be: 0 new, 0 changed, 3 unchanged" in drops(CUSTOMERS)
    before = count(house, Change)
    assert "0 new, 0 changed, 3 unchanged" in boss(":press 1")
    assert "undo" not in boss("tasks")
    assert count(house, Change) == before


def test_the_faulty_rows_are_left_out(boss, drops, house):
    drops(FAULTY)
    assert "Rows left out: 2" in boss(":press 1")
    assert "Yan" in names(house)
    assert "Zoe" not in names(house)


def test_cancelled_it_is_forgotten_at_once(boss, drops, house):
    drops(CUSTOMERS)
    assert boss(":press 2") == "bot> All right, “shop.csv” was not imported."
    assert count(house, Content) == 0
    assert "send it again" in boss("start import u1 customers all")
    assert "send it again" in boss("start import u99 customers all")
    assert "李雷" not in names(house)


def test_a_second_press_imports_nothing_twice(boss, drops, house):
    drops(CUSTOMERS)
    boss("start import u1 customers all")
    assert boss("start import u1 customers all") == (
        "bot> “shop.csv” was imported already; undo b1 takes it back."
    )
    assert count(house, Batch) == 1
    assert count(house, Content) == 0


def test_a_press_after_it_was_taken_back_does_not_offer_to_take_it_back(boss, drops, house):
    drops(CUSTOMERS)
    boss("start import u1 customers all")
    boss("undo b1")
    assert boss("start import u1 customers all") == (
        "bot> “shop.csv” was imported and taken back. To import it after all, send it again."
    )
    assert "李雷" not in names(house)
    assert "is in: 2 new, 1 changed" in drops(CUSTOMERS) + boss(":press 1")


def test_orders_make_customers_and_teach_the_rhythm(boss, drops, house):
    drops(ORDERS.replace(",颜色", ""))
    assert "New customers: 1" in boss(":press 1")
    assert count(house, Order) == 2
    boss("undo b1")
    assert count(house, Order) == 0
    assert "新客" not in names(house)


def test_what_should_be_looked_at_is_named(boss, drops):
    rows = "name,phone,owner\nWang Xiaohong,13800138000,dora\nYan,13700137000,ana\n"
    drops(rows)
    said = boss(":press 1")
    assert "line 2: Wang Xiaohong has a number or e-mail of 王小明" in said
    assert "no colleague is called dora" in said


def test_the_audit_says_who_imported_what(boss, drops, house):
    drops(CUSTOMERS)
    boss(":press 1")
    with house.database.read() as db:
        rows = db.execute(select(Audit.actor, Audit.intent, Audit.outcome, Audit.source))
        found = [tuple(one) for one in rows]
    assert found == [
        ("root", "import_file", "done", "m1"),
        ("root", "start_import", "done", "m2"),
        ("root", "import customers", "done", "b1"),
    ]


# Who may, and where


def test_whoever_may_not_import_cannot_press_it_either(boss, drops, house):
    drops(CUSTOMERS)
    assert "You may not import files" in boss("ana> start import u1 customers all")
    assert "You may not import files" in boss("bo> import")
    assert "李雷" not in names(house)


def test_who_lost_the_right_meanwhile_imports_nothing(boss, drops, house):
    drops(CUSTOMERS)
    confirm(house)

    def demote(db):
        enrol(db, "another", Role.ADMIN)  # the last admin cannot be demoted
        staffing.set_role(house.own_desk(db), staff.named(db, "root"), Role.SALES)

    house.database.write(demote)
    importer = Importer(house)
    while importer.step():
        pass
    assert "李雷" not in names(house)
    assert "You may not import files" in boss(":wait 1m")


def test_not_where_others_read(boss, drops, house):
    boss(":in #care")
    assert drops(CUSTOMERS) == (
        "bot> Others read along here. Send the file to me in a private chat."
    )
    assert count(house, Upload) == count(house, Content) == 0


def test_with_words_that_log_it_is_a_document_like_any_other(drops, house):
    assert "Attached: shop.csv" in drops(CUSTOMERS, words="visited Acme, sent the list")
    assert count(house, Upload) == 0


def test_asked_without_a_file_it_says_how(boss):
    for line in ("import", "导入客户", "start import"):
        assert "CSV" in boss(line)


# Broken off


def big(rows):
    return "name,phone\n" + "".join(f"Zoe {n},139{n:08}\n" for n in range(rows))


def confirm(house, kind=uploads.FileKind.CUSTOMERS, skips=False):
    """Without a terminal that would work it off at once."""

    def write(db):
        desk = house.own_desk(db)
        uploads.confirm(desk, uploads.by_id(desk, 1), kind, skips)

    house.database.write(write)


def test_a_long_file_goes_in_slices_and_on_after_a_kill(boss, drops, house):
    rows = imports.SLICE + 20
    drops(big(rows))
    confirm(house)
    assert Importer(house).step()  # and the process is killed
    with house.database.read() as db:
        assert db.scalar(select(Batch.done)) == imports.SLICE
    importer = Importer(house)
    while importer.step():
        pass
    assert count(house, Customer) == 3 + rows
    assert count(house, Batch) == 1
    assert "20 new" in boss(":wait 1m")


def test_two_processes_do_each_slice_once(drops, house):
    rows = 3 * imports.SLICE
    drops(big(rows))
    confirm(house)
    one, other = Importer(house), Importer(house)
    while one.step() | other.step():
        pass
    assert count(house, Customer) == 3 + rows
    assert count(house, Batch) == 1


def test_taken_back_half_way_it_stops(boss, drops, house):
    drops(big(2 * imports.SLICE))
    confirm(house)
    importer = Importer(house)
    importer.step()
    boss_says = boss("undo b1")
    assert "Undone" in boss_says
    assert "was taken back while it came in" in boss_says
    assert count(house, Customer) == 3


def test_a_message_whose_file_was_fetched_before_a_kill_is_fetched_again(house, boss, tmp_path):
    path = tmp_path / "shop.csv"
    path.write_text(CUSTOMERS)
    file = {"kind": "file", "ref": str(path), "name": "shop.csv"}
    body = {"user": "root", "channel": "", "text": "", "pressed": False, "attached": [file]}
    [new] = inbox.receive(house, [Raw("console", "e1", "/root", body)])
    parsers = {"console": console.parse}
    wants = work.handle(house, parsers, new).wants
    arrivals.keep(house, wants, path.read_bytes())
    again = work.handle(house, parsers, new).wants  # the process is another one now
    assert again == wants
    work.handle(house, parsers, new, arrivals.keep(house, again, path.read_bytes()))
    assert count(house, Outbox) == 1


def test_what_nobody_decided_about_is_forgotten(boss, drops, house, clock):
    drops(CUSTOMERS)
    clock.now += uploads.KEPT_FOR / 2
    housekeeping.keep(house)
    assert count(house, Content) == 1
    clock.now += uploads.KEPT_FOR
    housekeeping.keep(house)
    assert count(house, Content) == 0
    assert "send it again" in boss("start import u1 customers all")


def test_the_tick_of_the_clock_does_not_depend_on_a_file(boss, drops, house):
    drops(CUSTOMERS)
    confirm(house)
    schedule.tick(house)
    assert "is in" in boss(":wait 1m")


# Hostile files


def test_a_program_by_another_name_is_no_table(drops, house):
    said = drops(b"MZ\x90\x00" + bytes(range(256)) * 40)
    assert said.startswith("bot> Nothing in “shop.csv” can be imported:")
    assert "[" not in said
    assert count(house, Content) == 0


def test_a_workbook_that_asks_for_all_memory_is_refused(drops):
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as pack:
        pack.writestr("xl/workbook.xml", "<x>" + " " * 200_000_000)
        pack.writestr("[Content_Types].xml", "<x/>")
    said = drops(file.getvalue(), "bomb.xlsx")
    assert said.startswith("bot> Nothing in “bomb.xlsx” can be imported:")


@pytest.mark.parametrize(
    "body", ["", "\n\n", "colour,size\nred,L\n", "<html>hello</html>", "\x00" * 99]
)
def test_what_holds_no_table_is_said(drops, body):
    assert drops(body).startswith("bot> Nothing in “shop.csv” can be imported:")


def test_a_file_that_is_too_large_is_not_even_fetched(boss, house):
    file = {"kind": "file", "ref": "/nowhere", "name": "shop.csv", "size": MOST_BYTES + 1}
    assert "larger than the 20 MB" in boss.attached(file)
    lies = {"kind": "file", "ref": "/nowhere", "name": "shop.csv", "size": 5}
    assert "could not fetch “shop.csv”" in boss.attached(lies)
    assert count(house, Upload) == 0


def test_nor_one_that_said_it_was_small(boss, house, tmp_path):
    path = tmp_path / "shop.csv"
    path.write_bytes(b"x" * (MOST_BYTES + 1))
    file = {"kind": "file", "ref": str(path), "name": "shop.csv", "size": 5}
    assert "larger than the 20 MB" in boss.attached(file)
    assert count(house, Content) == 0


def test_names_that_look_like_templates_are_only_names(drops):
    said = drops("name,{0}\nZoe,{x}\n", "{name}.csv")
    assert "“{name}.csv” looks like customers" in said
    assert "{0} → a field of your own" in said


def test_where_the_rows_are_others_by_now_all_is_looked_at_anew(boss, drops, house):
    """An order of somebody unknown is sound at first; then two are called so, and it is not."""
    rows = "".join(f"Zoe {n},2026-01-01,{n + 1}\n" for n in range(imports.SLICE + 5))
    drops(f"customer,date,amount\n{rows}")
    confirm(house, kind=uploads.FileKind.ORDERS, skips=True)
    assert Importer(house).step()
    last = f"Zoe {imports.SLICE + 4}"
    for company in ("North", "South"):
        new = NewCustomer(last, company=company)
        house.database.write(lambda db, new=new: customers.add(house.own_desk(db), new))
    importer = Importer(house)
    while importer.step():
        pass
    assert "Rows left out: 1" in boss(":wait 1m")
    assert count(house, Order) == imports.SLICE + 4
    assert count(house, Batch) == 1
