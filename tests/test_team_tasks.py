"""NAME's tasks: for whoever leads them; for others what they gave."""

from core import staff
from core.desk import Role
from core.staff import enrol
from storage import tables


def test_a_manager_sees_the_teams(talk):
    talk("remind tomorrow at 3pm call Acme")
    talk("remind on Friday send the offer")
    talk.goes("""
        bo> ana's tasks
        bot> ana: 2 tasks to do.
        bot> - tomorrow 15:00: call Acme
        bot> - Fri 27 Nov 09:00: send the offer
        bo> ana明天的任务
        bot> ana：待办 1 项。
        bot> - 明天 15:00：call Acme
    """)


def test_not_those_of_another_managers_team(talk, house):
    def lead(db):
        cy = enrol(db, "cy", Role.MANAGER)
        db.get_one(tables.Staff, staff.named(db, "ana").id).manager_id = cy.id

    house.database.write(lead)
    talk("remind tomorrow at 3pm call Acme")
    assert talk("bo> ana's tasks") == "bot> I can show you no task of ana."
    assert "call Acme" in talk("cy> ana's tasks")


def test_others_see_what_they_gave(talk):
    talk("bo> remind tomorrow at 3pm my own")
    talk("ask bo to call Acme tomorrow at 4pm")
    talk.goes("""
        ana> bo's tasks
        bot> bo: 1 task to do.
        bot> - tomorrow 16:00: call Acme, not answered yet
        bot> [✓ call Acme] done t2
        cleo> bo's tasks
        bot> I can show you no task of bo.
        ana> bo的任務
        bot> bo：待辦 1 項。
        bot> - 明天 16:00：call Acme，還未答覆
        bot> [✓ call Acme] done t2
    """)


def test_page_by_page(talk):
    for n in range(1, 13):
        talk(f"remind in {n} hours number {n}")
    talk(":as bo")
    assert "[More] tasks of s1 +10" in talk("ana's tasks")
    assert ": number 12" in talk(":press 1")


def test_ones_own_by_name(talk):
    talk("remind tomorrow at 3pm call Acme")
    assert "call Acme" in talk("tasks of ana")


def test_the_whole_team_at_a_glance(talk):
    talk("remind me in 2 hours to call Acme")
    talk("remind me on Friday to call 王小明")
    talk("cleo> remind me tomorrow to count the cash")
    talk(":wait 3h")
    talk.goes("""
        bo> team tasks
        bot> What is open in the team:
        bot> - ana: 2 tasks, 1 overdue
        bot> - cleo: 1 task
        bot> [ana] tasks of s1
        bot> [cleo] tasks of s3
        bo> 團隊今天的待辦
        bot> 團隊待辦：
        bot> - ana：1 項，其中 1 項逾期
        bot> [ana] tasks of s1 20261122-20261122
        bo> what is everyone doing tomorrow?
        bot> What is open in the team:
        bot> - cleo: 1 task
        bot> [cleo] tasks of s3 20261123-20261123
    """)


def test_a_salesperson_leads_no_team(talk):
    talk("bo> remind me tomorrow to count the cash")
    assert talk("大家的任务") == "bot> 团队没有待办。"
