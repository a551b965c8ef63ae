"""export KIND: a file with everything, for an admin, privately."""

import csv
import json
import stat
from io import StringIO
from pathlib import Path

import pytest

from bot.platforms.console import Console
from core.desk import Role
from core.staff import enrol


@pytest.fixture
def boss(talk, house):
    house.database.write(lambda db: enrol(db, "root", Role.ADMIN))
    talk.speaker = "root"
    return talk


def path_in(said):
    [line] = [line for line in said.splitlines() if "📎" in line]
    return Path(line.rpartition(": ")[2])


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("export customers", "customers-2026-11-22.xlsx"),
        ("export all customers as csv", "customers-2026-11-22.csv"),
        ("export the orders to Excel", "orders-2026-11-22.xlsx"),
        ("导出客户", "customers-2026-11-22.xlsx"),
        ("导出全部的订单 csv", "orders-2026-11-22.csv"),
        ("匯出跟進記錄為json格式", "followups-2026-11-22.json"),
        ("export tasks", "tasks-2026-11-22.xlsx"),
        ("export audit csv", "audit-2026-11-22.csv"),
    ],
)
def test_how_people_ask(boss, line, name):
    assert path_in(boss(line)).name == name


def test_the_file_holds_what_was_put_in_and_is_nobody_elses_to_read(boss):
    path = path_in(boss("export customers as csv"))
    rows = list(csv.DictReader(StringIO(path.read_text(encoding="utf-8-sig"))))
    assert [row["name"] for row in rows] == ["Acme", "Acme East", "王小明"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_went_out_comes_in_again_unchanged(boss):
    path = path_in(boss("export customers"))
    assert "0 new, 0 changed, 3 unchanged" in boss(f":file {path}")


def test_without_a_kind_it_is_asked(boss):
    boss("export")
    assert ("customers", "q1 customers") in boss.console.buttons
    assert path_in(boss(":press 2")).name.startswith("orders-")


def test_nobody_else_may(boss):
    for name in ("ana", "bo", "cleo"):
        assert "You may not export data" in boss(f"{name}> export customers")


def test_in_a_channel_it_goes_to_the_private_chat(boss):
    boss(":in #care")
    boss("export customers")
    private, public = boss.said
    assert public == "bot> I sent you the file privately."
    assert private.startswith("bot to @root> Here are all customers.")
    assert path_in(private).exists()


def test_programs_learn_where_it_lies(boss):
    said = []
    boss.console = Console(said.append, json=True)
    boss("export customers")
    [file] = json.loads(said[0])["files"]
    assert Path(file["ref"]).exists()


@pytest.mark.parametrize(
    "line", ["visited Acme, they export to Japan", "拜访了王小明，他们要导出数据"]
)
def test_a_log_that_speaks_of_exports_stays_a_log(boss, line):
    assert "undo m1" in boss(line)
