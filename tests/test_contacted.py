"""contacted NAME: the answer to an alert, which is a touch as well."""

import pytest
from sqlalchemy import select

from storage.tables import Alert
from tests.purchases import DAY, buys, wait_until


@pytest.fixture
def database(in_memory, memory):
    """These walk through months, day by day: SQLite will do; core's own tests ask both."""
    yield in_memory
    memory.rollback()


@pytest.fixture
def slipping(talk, house):
    row = buys(house, 1)
    wait_until(talk, row.churn_check_on)
    return row


def answer(house):
    with house.database.read() as db:
        return db.scalar(select(Alert.answer).order_by(Alert.id.desc()).limit(1))


def test_the_button_of_the_alert(talk, house, slipping):
    assert talk(":press 1").startswith("bot> Noted: Acme was contacted.")
    assert answer(house) == "contacted"
    assert talk("contacted c1").startswith("bot> Acme was contacted today already.")
    assert talk("history Acme").splitlines()[0] == "bot> Acme: 1 entry, the newest first."
    assert talk("undo").startswith("bot> Undone: 2 changes.")
    assert answer(house) is None


def test_what_was_said_is_kept(talk, house, slipping):
    assert talk("contacted Acme, they order next month").splitlines() == [
        "bot> Noted: Acme was contacted.",
        "  Note: they order next month",
        "  [Show card] find c1",
        "  [Undo] undo m1",
    ]
    assert "they order next month" in talk("history Acme")


@pytest.mark.parametrize("line", ["已联系Acme", "联系过了Acme", "已聯絡Acme，下個月再訂"])
def test_in_chinese(talk, house, slipping, line):
    talk(line)
    assert answer(house) == "contacted"


def test_a_colleague_may_answer_too(talk, house, slipping):
    talk("bo> contacted Acme, they are fine")
    assert answer(house) == "contacted"


def test_on_another_day_it_is_another_touch(talk, house, slipping):
    talk("contacted c1")
    wait_until(talk, slipping.churn_check_on + DAY)
    assert talk("contacted c1").startswith("bot> Noted: Acme was contacted.")


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("联系过王小明了，他12月恢复采购", "他12月恢复采购"),
        ("已经联系上王小明了", None),
        ("王小明联系过了，下个月再订", "下个月再订"),
        ("我聯絡過王小明了", None),
    ],
)
def test_however_it_is_told(talk, line, note):
    said = talk(line)
    assert said.startswith(("bot> 已记下：联系过王小明。", "bot> 已記下：聯絡過王小明。"))
    assert note is None or f"内容: {note}" in said


@pytest.mark.parametrize("line", ["联系王小明", "没联系过王小明", "谁联系过王小明"])
def test_what_is_no_answer(talk, line):
    assert "已记下" not in talk(line)
