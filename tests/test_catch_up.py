"""catch up: tasks for whom one has neglected, over the days that are left of the week."""


def test_nobody(talk):
    said = "There is nobody to catch up with who has no task yet."
    assert talk("catch up") == f"bot> {said}"
    assert talk("全部安排") == "bot> 没有需要再安排的客户。"


def test_on_a_sunday_the_week_that_begins(talk):
    talk(":wait 7d")  # Sunday again: everybody was last seen a week ago
    talk.goes("""
        ana> losing touch 5 days
        bot> 2 customers have waited too long for a word:
        bot> - 🟡 Acme: 7 days
        bot> - 🟡 王小明: 7 days
        bot> [Schedule all next week] catch up 20261130d 5d
        :press 1
        bot> 2 tasks planned:
        bot> - tomorrow 09:00: 📞 Acme
        bot> - Tue 1 Dec 09:00: 📞 王小明
        bot> [Undo] undo m2
    """)
    assert "Reminder: 📞 Acme" in talk(":wait 1d2h")
