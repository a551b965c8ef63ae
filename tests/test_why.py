"""why NAME: rule, inputs and dates; under a notice without a name, the one it was about."""

from datetime import date

import pytest
from sqlalchemy import select

from bot import housekeeping
from core import changes, rights, silence
from core.rights import Action
from storage.mail import Audit
from storage.tables import Customer
from tests.purchases import buys, regulars, wait_until


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


def test_the_button_of_the_alert(talk, slipping):
    assert talk("why c1").splitlines() == [
        "bot> About Acme:",
        "  - 9 orders on separate days, Mon 15 Jun 2026 to Sun 22 Nov 2026: about every 25 days.",
        "  - Silent for 66 days since Sun 22 Nov 2026.",
        "  - Due for a call from Wed 6 Jan: by then 8 of 10 such customers who stay have bought "
        "again.",
        "  - Slipping from Wed 27 Jan: from then on fewer than 7 of 10 such customers are still "
        "with us.",
        "  - The shop's rhythm: 30 days between two orders, as set until enough orders are known.",
        "  - Told Wed 6 Jan 09:00 to ana: due for a call.",
        "  - Told today 09:00 to ana: may be slipping.",
        "  [Show card] find c1",
    ]


def test_the_same_in_both_chinese_scripts(talk, slipping):
    assert talk("为什么提醒我Acme").splitlines()[:3] == [
        "bot> 关于Acme：",
        "  - 2026年6月15日周一至2026年11月22日周日共 9 个购买日，约每 25 天一次。",
        "  - 自2026年11月22日周日起 66 天没有动静。",
    ]
    assert "沒有動靜" in talk("為什麼提醒我Acme")


def test_answers_and_pauses_are_told(talk, slipping):
    talk("contacted c1")
    assert "  - Answer: contacted." in talk("why Acme").splitlines()
    talk("hold off Acme until 1 March")
    assert "  - Not to be told before Mon 1 Mar." in talk("why Acme").splitlines()


def test_what_the_shop_has_learnt_and_when(talk, house):
    regulars(house, 10, every=10)
    buys(house, 1)
    house.database.write(lambda db: silence.retune(house.own_desk(db)))
    said = talk("why Acme").splitlines()
    assert "  - The shop's rhythm: 10 days between two orders, learnt today." in said


def test_too_few_orders_to_say_anything(talk, house):
    buys(house, 1, times=2)
    assert "Nobody is told before the third order" in talk("why Acme")


def test_birthday_membership_cadence_and_reminders(talk, house):
    def member(db):
        desk, row = house.own_desk(db), db.get_one(Customer, 3)
        permit = rights.require(desk, Action.CHANGE_CUSTOMER, row)
        changes.change(permit, row, member_level="Gold", member_until=date(2027, 3, 1))
        row.cadence_days, row.touch_due_on = 14, date(2026, 12, 6)  # as core derives them

    house.database.write(member)
    talk("remind me tomorrow at 3pm to call 王小明")
    assert talk("why 王小明").splitlines()[1:-1] == [
        "  - Birthday 23 Nov 1990: celebrated next on Mon 23 Nov, told on the morning of a working "
        "day.",
        "  - Membership until Mon 1 Mar 2027: told 30, 7, 1 days before; next on Sat 30 Jan 2027.",
        "  - To be touched every 14 days; the next touch is due on Sun 6 Dec.",
        "  - You asked to be reminded: tomorrow 15:00: call 王小明",
    ]
    assert "You asked" not in talk("bo> why 王小明")  # another's task is nobody's business


def test_nothing_is_due(talk):
    assert talk("why Acme").splitlines()[0] == (
        "bot> Nothing is due about Acme: no orders, birthday, membership or reminder is known."
    )


# Without a name


def test_under_a_notice_it_is_about_that_one(talk, house):
    wait_until(talk, buys(house, 2).churn_check_on)
    assert talk("bo> why").startswith("bot> About Acme East:")
    assert talk("bo> 为什么？").startswith("bot> 关于Acme East：")


def test_who_heard_of_nobody_is_asked(talk, house):
    wait_until(talk, buys(house, 2).churn_check_on)
    assert talk("cleo> why") == "bot> About which customer?"


def test_after_several_it_asks_which(talk, house):
    buys(house, 3)
    wait_until(talk, buys(house, 1).churn_check_on)
    said = talk("why").splitlines()
    assert said[0] == "bot> About which customer?"
    assert {line.partition("] ")[0] for line in said[1:]} == {"  [Acme", "  [王小明"}
    assert talk("1").startswith("bot> About ")


def test_in_a_channel_it_is_what_the_channel_heard(talk, house):
    check = buys(house, 1).churn_check_on
    regulars(house, 1, owner=None)
    wait_until(talk, check)
    talk(":in #alerts")
    assert talk("why").startswith("bot> About Shop 0:")


@pytest.mark.parametrize(
    "line",
    [
        "why Acme",
        "why Acme?",
        "why is Acme slipping?",
        "why is Acme at risk",
        "why did you remind me about Acme?",
        "why am I told about Acme",
        "why do you say Acme is slipping",
        "为什么Acme",
        "为什么提醒我Acme",
        "为什么要提醒我联系Acme？",
        "为什么Acme在流失",
        "为什么说Acme可能流失？",
        "为啥Acme该联系了",
        "為什麼提醒我聯絡Acme",
        "為什麼Acme可能會流失？",
    ],
)
def test_how_people_ask(talk, house, line):
    assert "Acme" in talk(line)
    with house.database.read() as db:
        newest = db.scalar(select(Audit).order_by(Audit.id.desc()).limit(1))
        assert (newest.intent, newest.outcome) == ("why", "done")


@pytest.mark.parametrize(
    "line",
    ["visited Acme, they asked why it is late", "拜访了Acme，他问为什么涨价", "note Acme why not"],
)
def test_what_only_mentions_it(talk, house, line):
    talk(line)
    with house.database.read() as db:
        assert db.scalar(select(Audit.intent).order_by(Audit.id.desc()).limit(1)) == "log_followup"


# How the asker's last words were read


def test_what_was_just_logged_is_explained_and_can_be_undone(talk):
    talk("拜访了王总，续约要9折，下周三下午3点回电")
    assert talk("你怎么理解的？").splitlines() == [
        "bot> 你上一条消息，我理解为：记录拜访、通话、消息或备注。",
        "  依据: 这些字：“拜访了”",
        "  方式: 拜访",
        "  客户: 王小明：姓氏一致",
        "  下次跟进: 11月25日周三 15:00",
        "  “下周三下午3点”: 11月25日周三 15:00",
        "  内容: 续约要9折，下周三下午3点回电",
        "  [撤销] undo m1",
    ]
    talk("undo m1")
    assert "[" not in talk("你怎么理解的？")  # of undoing there is nothing to take back


def test_in_traditional_chinese(talk):
    talk("昨天打電話給王小明，他下週決定")
    said = talk("為什麼這麼理解？").splitlines()
    assert said[0] == "bot> 你上一則訊息，我理解為：記錄拜訪、通話、訊息或備註。"
    assert "  客戶: 王小明：名字一致" in said
    assert "  「昨天」: 昨天" in said


def test_why_alone_means_what_came_last(talk, house):
    wait_until(talk, buys(house, 2).churn_check_on)
    assert talk("bo> why").startswith("bot> About Acme East:")
    talk("bo> find Acme East")
    assert talk("bo> why").splitlines()[:3] == [
        "bot> I read your last message as: Show a customer's card.",
        "  Because: it opens with “find”",
        "  Customer: Acme East: is called so",
    ]
    assert talk("bo> why").startswith("bot> I read")  # asking why is not what is asked about


def test_a_question_tells_who_could_be_meant(talk):
    talk("find ac")
    assert talk("why?").splitlines() == [
        "bot> I read your last message as: Show a customer's card. I was not sure, so I asked.",
        "  Because: it opens with “find”",
        "  Could be: Acme: part of the name",
        "  Could be: Acme East: part of the name",
    ]


def test_what_was_refused_or_not_understood(talk):
    talk("visited Globex, fine")
    assert talk("why did you read it like that?").splitlines() == [
        "bot> I read your last message as: Log a visit, call, message or note. I was not "
        "sure, so I asked.",
        "  Because: of the words “visited”",
        "  Kind: visit",
    ]
    talk("what a day")
    assert talk("why") == "bot> I did not understand your last message, so nothing was done."


def test_an_answer_to_a_question(talk):
    talk("visited Acme")
    talk("they signed")
    assert "  Because: it answered my question" in talk("why").splitlines()


def test_a_name_alone(talk):
    talk("Acme")
    assert "  Because: it is a name and nothing else" in talk("why").splitlines()


def test_in_a_channel_what_is_guarded_goes_to_the_asker_alone(talk):
    talk(":in #sales")
    talk("visited Acme, they owe us 3000, call back tomorrow")
    private, aloud = talk.said if talk("why") else ()
    assert private.splitlines() == [
        "bot to @ana> I read your last message as: Log a visit, call, message or note.",
        "  Words: they owe us 3000, call back tomorrow",
    ]
    assert "3000" not in aloud
    assert "  Customer: Acme: is called so" in aloud.splitlines()


def test_everybody_has_last_words_of_their_own(talk):
    talk("visited Acme, fine")
    assert talk("bo> why that?") == (
        "bot> You have not said anything here yet that I could explain."
    )
    talk(":in #sales")
    assert talk("how did you read that?").startswith("bot> You have not said anything here yet")


def test_it_survives_a_restart_and_is_forgotten_after_a_week(talk, house):
    talk("visited Acme, fine")
    assert "visited" in type(talk)(house, talk.clock)("why that?")
    talk(":wait 9d")
    housekeeping.keep(house)
    assert talk("why that?") == "bot> You have not said anything here yet that I could explain."


@pytest.mark.parametrize(
    "line",
    ["why that?", "why did you do that", "why did you log it like that?", "how did you read that?",
     "what did you understand?", "explain that", "为什么这么理解", "你怎么理解的", "为啥这样记",
     "理解成什么了", "為什麼這樣記錄？", "你是怎麼理解的"],
)  # fmt: skip
def test_how_people_ask_for_the_reading(talk, line):
    talk("visited Acme, fine")
    assert "visited" in talk(line)


@pytest.mark.parametrize(
    "line",
    ["note Acme asked how did you do that", "拜访了Acme，他问你怎么理解的",
     "visited Acme, why that price, he said"],
)  # fmt: skip
def test_a_log_that_sounds_like_asking(talk, line):
    talk(line)
    with talk.house.database.read() as db:
        assert db.scalar(select(Audit.intent).order_by(Audit.id.desc()).limit(1)) == "log_followup"
