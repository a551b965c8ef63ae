"""tasks: what is still to do, the most urgent first."""

from bot.chat import SECTIONS
from bot.render import say
from core import staff


def test_each_has_its_button(talk):
    talk("remind in 2 hours call Acme")
    talk("remind in 1 hour send the offer")
    talk.goes("""
        ana> tasks
        bot> 2 tasks to do.
        bot> - today 09:00: send the offer
        bot> - today 10:00: call Acme
        bot> [✓ send the offer] done t2
        bot> [✓ call Acme] done t1
        bo> tasks
        bot> Nothing to do. Enjoy it.
        ana> 待办
        bot> 待办 2 项。
        bot> - 今天 09:00：send the offer
        bot> - 今天 10:00：call Acme
        bot> [✓ send the offer] done t2
        bot> [✓ call Acme] done t1
    """)


def test_one_task_is_singular(talk):
    talk("remind in 2 hours call Acme")
    assert talk("tasks").startswith("bot> 1 task to do.")


def test_all_are_listed_but_only_some_have_buttons(talk):
    for n in range(1, 8):
        talk(f"remind in {n} hours number {n}")
    said = talk("tasks")
    assert said.count(": number") == 7
    assert said.count("[✓ ") == 5


def test_what_rang_and_was_not_done_is_still_to_do(talk):
    talk("remind in 5 minutes call Acme")
    talk(":wait 1d1h")
    assert "- overdue, yesterday 08:05: call Acme" in talk("tasks")


def test_the_days_asked_about(talk):
    talk("remind in 5 minutes late")
    talk("remind today at 8pm tonight's")
    talk("remind tomorrow at 9am next")
    talk("remind on Friday at 9am friday's")
    talk(":wait 10m")
    talk.goes("""
        ana> tasks today
        bot> Sun 22 Nov: 2 tasks.
        bot> - overdue, today 08:05: late
        bot> - today 20:00: tonight's
        bot> [✓ late] done t1
        bot> [✓ tonight's] done t2
        ana> 明天有什么事
        bot> 11月23日周一：1 项。
        bot> - 明天 09:00：next
        bot> [✓ next] done t3
        ana> 下周待办
        bot> 11月23日周一至11月29日周日：2 项。
        bot> - 明天 09:00：next
        bot> - 周五 11/27 09:00：friday's
        bot> [✓ next] done t3
        bot> [✓ friday's] done t4
        ana> overdue tasks
        bot> 1 task overdue.
        bot> - overdue, today 08:05: late
        bot> [✓ late] done t1
        ana> 逾期任務
        bot> 逾期 1 項。
        bot> - 逾期，今天 08:05：late
        bot> [✓ late] done t1
        ana> what's on Wednesday?
        bot> Nothing to do then. Enjoy it.
    """)


def test_nothing_is_late(talk):
    assert talk("overdue tasks") == "bot> Nothing is overdue."


def test_what_repeats_is_on_every_day_it_comes(talk):
    talk("remind every day at 8pm count the cash")
    assert "- tomorrow 20:00 ⟳: count the cash" in talk("tasks tomorrow")
    assert "- Fri 27 Nov 20:00 ⟳: count the cash" in talk("tasks on Friday")
    assert "count" not in talk("overdue tasks")


def test_page_by_page(talk):
    for n in range(1, 13):
        talk(f"remind in {n} hours number {n}")
    said = talk("tasks")
    assert said.startswith("bot> 12 tasks to do.")
    assert ": number 10\n" in said
    assert "number 11" not in said
    assert "[More] tasks +10" in said
    assert ": number 11\n" in talk(":press 6")
    assert "[More] tasks 20261122-20261122 +10" in talk("tasks today")


def test_what_somebody_asked_for_says_so(talk):
    talk("bo> ask ana to call Acme tomorrow at 3pm")
    assert "- tomorrow 15:00: call Acme (from bo), not answered yet" in talk("tasks")
    talk("accept t1")
    assert "- tomorrow 15:00: call Acme (from bo)\n" in talk("tasks")


def morning(house, name):
    with house.database.read() as db:
        return SECTIONS["tasks"][1](house.own_desk(db), staff.named(db, name))


def lines(house, section):
    with house.database.read() as db:
        reader = house.reader(staff.named(db, "ana"), "en")
    return [say(section.title, reader), *(say(one, reader) for one in section.items)]


def test_the_morning_digest_has_what_is_late_and_what_is_due_today(talk, house):
    talk("remind in 5 minutes late")
    talk("remind today at 8pm tonight's")
    talk("remind tomorrow at 9am not yet")
    talk(":wait 10m")
    section = morning(house, "ana")
    assert lines(house, section) == [
        "To do today: 1 task, and 1 overdue",
        "overdue, today 08:05: late", "today 20:00: tonight's",
    ]  # fmt: skip
    assert [one.says for one in section.buttons] == ["done t1", "done t2"]
    assert morning(house, "bo") is None


def test_of_a_long_day_the_digest_has_ten_lines_and_a_number(talk, house):
    for n in range(1, 14):
        talk(f"remind in {n} hours number {n}")
    section = morning(house, "ana")
    assert lines(house, section)[-1] == "… and 3 more"
    assert (len(section.items), len(section.buttons)) == (11, 5)
    assert SECTIONS["tasks"][0] == 10


def test_a_list_says_whom_to_call_back(talk):
    """Half of all promises say no name, for the sentence they were made in did."""
    talk("visited Acme, call back tomorrow at 3pm")
    talk("拜访了王小明，明天上午10点回电")
    assert talk("tasks").splitlines()[1:] == [
        "  - tomorrow 10:00: 回电 · 王小明",
        "  - tomorrow 15:00: call back · Acme",
        "  [✓ 回电 · 王小明] done t2",
        "  [✓ call back · Acme] done t1",
    ]
    assert "Reminder: 回电 · 王小明" in talk(":wait 27h")
