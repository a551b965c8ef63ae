"""places: where I am, what for, and who reads there."""

from tests.abroad import ADA, Abroad


def test_a_list_with_a_button_each(house):
    abroad = Abroad(house)
    abroad.bring({"outsiders": False})
    abroad.bring({"outsiders": None}, chat=-1006, title="East")
    abroad.bring({"outsiders": None}, chat=-1007, title="West")
    abroad.bring({"outsiders": True}, chat=-1008, title="Partners")
    abroad.bring({"outsiders": False}, chat=-1009, title="Left")
    abroad.bring(None, chat=-1009, title="Left", here=False)
    abroad.press(ADA, "place p1 alerts", ADA)
    abroad.press(ADA, "place p2 care", ADA)
    [(_, said)] = abroad.say(ADA, "places", chat=ADA)
    assert said.text == "I am in 4 channels and groups."
    assert said.items == (
        "Sales (Telegram): alerts. Only colleagues read it.",
        "East (Telegram): care. Only colleagues read it.",
        "West (Telegram): not said. Nobody vouched for who reads it.",
        "Partners (Telegram): not said. Outsiders read it.",
    )
    assert said.buttons[0] == ("Sales", "place p1")
    [(_, asked)] = abroad.press(ADA, "place p1", ADA)
    assert asked.text == "What is it for?"


def test_in_chinese(house):
    abroad = Abroad(house)
    abroad.bring({"outsiders": False})
    assert abroad.say(ADA, "群列表", chat=ADA)[0][1].items == (
        "Sales（Telegram）：未设定。只有同事。",
    )


def test_nowhere_yet(house):
    said = Abroad(house).say(ADA, "places", chat=ADA)
    assert said[0][1].text == "I was not brought to any channel or group yet."
