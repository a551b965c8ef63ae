"""place CHANNEL USE: an admin says what a channel is for, in whatever words."""

import pytest

from core import places
from tests.abroad import ADA, ANA, GROUP, Abroad

UNKNOWN = {"outsiders": None}


@pytest.fixture
def database(in_memory, memory):
    """How a line is read is not about databases: SQLite will do."""
    yield in_memory
    memory.rollback()


@pytest.fixture
def abroad(house):
    abroad = Abroad(house)
    abroad.bring(UNKNOWN)
    abroad.bring(UNKNOWN, chat=-1006, title="Sales East")
    return abroad


def use(abroad, chat=GROUP):
    with abroad.house.database.read() as db:
        return places.find(db, "telegram", str(chat)).purpose


@pytest.mark.parametrize(
    ("line", "purpose"),
    [
        ("place p1 alerts", "alerts"),
        ("place Sales alerts", "alerts"),
        ("place Sales is for alerts", "alerts"),
        ("place sales: customer care", "care"),
        ("place #Sales support", "support"),
        ("place Sales the pool", "pool"),
        ("place Sales questions only", "talk"),
        ("place Sales nothing", "nothing"),
        ("群用途 Sales 预警", "alerts"),
        ("群用途 Sales 用来发客户关怀", "care"),
        ("频道用途 Sales 客服", "support"),
        ("群用途 Sales 不用", "nothing"),
        ("群用途 Sales 預警", "alerts"),
        ("頻道用途 Sales 客戶關懷", "care"),
        ("群用途 Sales 報表", "reports"),
    ],
)
def test_by_name_from_anywhere(abroad, line, purpose):
    abroad.say(ADA, line, chat=ADA)
    assert use(abroad) == purpose


@pytest.mark.parametrize(
    ("line", "purpose"),
    [
        ("place here alerts", "alerts"),
        ("this channel is for alerts", "alerts"),
        ("This group is for customer care.", "care"),
        ("use this chat for support", "support"),
        ("post alerts here", "alerts"),
        ("please send the alerts to this group", "alerts"),
        ("here is for questions only", "talk"),
        ("这个群用来发预警", "alerts"),
        ("这里发客户关怀", "care"),
        ("本群是客服", "support"),
        ("预警发到这里", "alerts"),
        ("這個群組用來發預警", "alerts"),
        ("本頻道用於客戶關懷", "care"),
        ("預警都發到這裡", "alerts"),
    ],
)
def test_standing_in_it(abroad, line, purpose):
    [(chat, done), *_] = abroad.say(ADA, f"@rapport_bot {line}")
    assert (use(abroad), chat) == (purpose, ADA)  # nobody had vouched for it yet
    assert done.buttons[-1][1].startswith("undo ")


@pytest.mark.parametrize(
    "line",
    [
        "visited Acme, this channel is for alerts",
        "note Acme post alerts here",
        "remind me tomorrow at 3pm: place Sales alerts",
        "拜访了王小明，这里发客户关怀",
        "提醒我明天下午3点这个群用来发预警",
    ],
)
def test_what_merely_speaks_of_it_changes_nothing(abroad, line):
    abroad.say(ADA, f"@rapport_bot {line}")
    assert use(abroad) is None


def test_the_longest_title_is_meant(abroad):
    abroad.say(ADA, "place Sales East care", chat=ADA)
    assert (use(abroad), use(abroad, -1006)) == (None, "care")


def test_what_is_missing_is_asked(abroad):
    [(_, asked)] = abroad.say(ADA, "place", chat=ADA)
    assert asked.text == "Which channel or group?"
    assert [label for label, _ in asked.buttons] == ["Sales", "Sales East"]
    [(_, asked)] = abroad.press(ADA, asked.buttons[1][1], ADA)
    assert asked.text == "What is it for?"
    [(_, done)] = abroad.press(ADA, asked.buttons[0][1], ADA)
    assert done.text == "“Sales East” is for alerts now."


def test_two_of_a_title_are_asked(abroad):
    abroad.bring(UNKNOWN, chat=-1007)
    [(_, asked)] = abroad.say(ADA, "place Sales alerts", chat=ADA)
    assert asked.buttons == (("Sales · Telegram", "q1 p1"), ("Sales · Telegram", "q1 p3"))
    abroad.press(ADA, "q1 p3", ADA)
    assert (use(abroad), use(abroad, -1007)) == (None, "alerts")


@pytest.mark.parametrize("line", ["place Nowhere alerts", "place p99 alerts", "place here alerts"])
def test_a_place_we_are_not_in(abroad, line):
    [(_, refused)] = abroad.say(ADA, line, chat=ADA)
    assert refused.text.startswith("I am in no channel or group")


def test_a_button_of_a_place_we_left_is_not_dead(abroad):
    abroad.bring(None, here=False)
    [(_, refused)] = abroad.press(ADA, "place p1 alerts", ADA)
    assert refused.text.startswith("I am in no channel or group “p1”")


def test_pressed_twice_it_is_said_twice_and_done_once(abroad):
    abroad.press(ADA, "place p1 alerts", ADA)
    [(_, again)] = abroad.press(ADA, "place p1 alerts", ADA)
    assert again.text == "“Sales” is for alerts now."
    assert again.buttons == ()


@pytest.mark.parametrize("line", ["place p1 alerts", "places", "place"])
def test_it_is_for_admins(abroad, line):
    [(_, refused)] = abroad.say(ANA, line, chat=ANA)
    assert refused.text == "You may not change the shop's settings; an admin may."
    assert use(abroad) is None
