"""The spreadsheet as people have it, brought in, and what the next morning says of it.

Big5, a title row, dates of the Republic, numbers a spreadsheet has destroyed or shortened, two
phones in a cell, and thirty birthdays tomorrow: two faults are named by line, and the morning after
there is one post for the channel and one digest for each owner.
"""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from bot import schedule
from bot.__main__ import main
from bot.cli import imports, incoming
from bot.house import House
from bot.terminal import Clock
from core.desk import Role, Shop
from core.staff import enrol
from storage.database import open_database
from storage.migrations import upgrade
from storage.tables import Customer
from tests.conftest import MORNING, Talk

OWNERS = ("ana", "王大明", "林志豪")
MANY = 30
COLLEAGUES = (("ana", Role.SALES), ("王大明", Role.SALES), ("林志豪", Role.MANAGER))
FAULTS = {34: "1.38E+10", 36: "115/2/30"}  # by the line a spreadsheet shows


def sheet() -> bytes:
    """Tomorrow is 23 November 2026; 民國115年 is 2026."""
    rows = ["喜悅茶行 客戶名單,,,,,,,", "姓名,手機,公司,生日,會員等級,到期日,業務,備註"]
    rows += [
        f"林{first}{second},09120000{n:02},喜悅{n}號店,79/11/23,金卡,116/{n % 12 + 1}/15,"
        f"{OWNERS[n % 3]},"
        for n, (first, second) in enumerate((a, b) for a in "美雅怡淑" for b in "玲婷君芬惠琪文華")
    ][:MANY]
    rows += [
        "王小美,912345678,,60/5/1,,116/1/31,ana,",
        "張大同,1.38E+10,,,,116/1/31,ana,",
        "陳怡君,0912-333-444 / 0922-555-666,,,,116/1/31,王大明,只接早上",
        "李美玲,0933111222,,,,115/2/30,林志豪,",
    ]
    return "\r\n".join(rows).encode("big5")


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "客戶.csv"
    path.write_bytes(sheet())
    return path


@pytest.fixture
def shop(tmp_path):
    """A tea merchant in Taipei."""
    database = open_database(f"sqlite:///{tmp_path / 'shop.db'}")
    upgrade(database)
    settings = Shop(currency="TWD", country="TW", region="TW")
    clock = Clock(MORNING + timedelta(hours=2))  # Sunday, ten o'clock
    house = House(database, clock, ZoneInfo("Asia/Taipei"), "zh_hant", settings)
    house.database.write(lambda db: [enrol(db, name, role) for name, role in COLLEAGUES])
    schedule.open_books(house)
    yield house, clock
    database.close()


def bring(house, file):
    """What `rapport import customers FILE --skip-faults` does, at the hour of this test."""
    read = incoming.customers(house, file)
    assert imports._bring(house, file, read) == 0
    return read


def test_exactly_the_two_faults_are_named_by_line(file, tmp_path, capsys):
    config = tmp_path / "config.yaml"
    config.write_text(
        f"database: sqlite:///{tmp_path / 'other.db'}\ntimezone: Asia/Taipei\nlanguage: zh-Hant\n"
        "currency: TWD\ncountry: TW\nregion: TW\n",
        encoding="utf-8",
    )
    for name, role in COLLEAGUES:
        main(["--config", str(config), "staff", "add", name, "--role", role])
    capsys.readouterr()
    assert main(["--config", str(config), "import", "customers", str(file)]) == 1
    said = capsys.readouterr()
    *faults, last = said.err.splitlines()
    assert said.out == ""
    assert [line.split(": ")[0] for line in faults] == [f"{file}:{line}" for line in FAULTS]
    assert all(what in line for what, line in zip(FAULTS.values(), faults, strict=True))
    assert last == f"{file}: nothing was written: 2 faults"
    assert main(["--config", str(config), "import", "customers", str(file), "--skip-faults"]) == 0
    assert "32 rows: 32 new" in capsys.readouterr().out


def test_the_phones_are_repaired_and_kept(file, shop):
    house, clock = shop
    bring(house, file)
    talk = Talk(house, clock)
    assert "電話: +886912345678" in talk("王小美")
    both = talk("王大明> 陳怡君").splitlines()
    assert [one.strip() for one in both if "電話" in one] == ["電話: +886912333444、+886922555666"]
    assert talk("find 張大同") == "bot> No customer is called “張大同”."


def test_the_next_morning_is_one_post_and_one_digest_for_each_owner(file, shop):
    house, clock = shop
    bring(house, file)
    talk = Talk(house, clock)
    assert talk(":wait 22h59m") == ""
    talk(":wait 1m")
    heads = sorted(one.partition("\n")[0] for one in talk.said)
    assert heads == sorted(
        [
            "bot to #care> 有 30 位客戶過生日。",
            "bot> 早安，ana。",
            "bot to @王大明> 早安，王大明。",
            "bot to @林志豪> 早安，林志豪。",
        ]
    )
    for said in talk.said:
        lines = said.splitlines()
        if "#care" in lines[0]:
            assert len([one for one in lines if one.startswith("  - ")]) == 11
            assert "  - ……另有 20 位" in lines
        else:
            assert lines[1] == "生日（10）"
            assert len([one for one in lines if one.startswith("• ")]) == 10
    assert talk(":wait 23h") == ""


def test_on_whichever_day_of_the_week_it_comes_in(shop, tmp_path):
    """On a Friday the morning after is a day off; on a Thursday Friday speaks for the weekend."""
    house, clock = shop
    for days, morning in ((5, "115/11/28"), (11, "115/12/4")):
        clock.now = MORNING + timedelta(days=days, hours=2)
        month, day = morning.split("/")[1:]
        rows = ["姓名,生日,業務"] + [
            f"林{name}{days},79/{month}/{day},{OWNERS[n % 3]}"
            for n, name in enumerate("美雅怡淑玲婷")
        ]
        path = tmp_path / f"{days}.csv"
        path.write_bytes("\r\n".join(rows).encode("big5"))
        talk = Talk(house, clock)
        talk(":wait 0s")
        bring(house, path)
        talk(":wait 23h")
        heads = sorted(one.partition("\n")[0] for one in talk.said)
        assert len(heads) == 4
        assert heads[0] == "bot to #care> 有 6 位客戶過生日。"
        assert talk(":wait 1h") == ""


def test_nothing_is_lost_on_the_way(file, shop):
    house, _ = shop
    read = bring(house, file)
    assert (len(read.job.rows), read.faulty_rows) == (32, 2)
    with house.database.read() as db:
        rows = {one.name: one for one in db.query(Customer)}
        assert len(rows) == 32
        assert rows["林美玲"].birthday == "1990-11-23"
        assert str(rows["林美玲"].member_until) == "2027-01-15"
        assert rows["陳怡君"].note == "只接早上"
        assert all(one.owner_id for one in rows.values())
