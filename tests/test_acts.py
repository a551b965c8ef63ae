"""Several things asked in one line: all of them or none, on one card with one Undo."""

import pytest


@pytest.fixture
def database(in_memory, memory):
    """How a line is read is not about databases: SQLite will do."""
    yield in_memory
    memory.rollback()


def test_a_log_and_what_is_to_be_done_next(talk):
    talk.goes("""
        ana> visited Acme, ok, remind me Friday to send the quote, tag him VIP and assign to bo
        bot> Logged your visit to Acme.
        bot> Note: ok
        bot> - I'll remind you Fri 27 Nov 09:00 (in 5 days): send the quote (Acme)
        bot> - Tagged Acme: VIP. Tags: VIP
        bot> - Acme is now bo’s customer.
        bot> [Done] done t1
        bot> [Undo] undo m1
        bot to @bo> ana gave you the customer Acme.
        bot to @bo> [Show card] find c1
        ana> undo m1
        bot> Undone: 4 changes.
        ana> tasks
        bot> Nothing to do. Enjoy it.
    """)


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("visited Acme, fine, remind me tomorrow at 9 to call them", ["call Acme"]),
        ("visited Acme. They liked it. Remind me Friday to send the quote",
         ["send the quote (Acme)"]),
        ("called Acme, all good and tag her gold", ["Tagged Acme: gold."]),
        ("called Acme, all good; mark them as VIP", ["Tagged Acme: VIP."]),
        ("met Acme, they renew, assign it to bo", ["Acme is now bo’s customer."]),
        ("order Acme ¥500, tag them gold", ["Tagged Acme: gold."]),
        ("visited Acme, ok, ask bo to call them tomorrow at 3pm",
         ["I've asked bo: tomorrow 15:00"]),
        ("拜访了王小明，聊得不错，提醒我周五发报价",
         ["周五 11/27 09:00（5天后）提醒你：发报价（王小明）"]),
        ("拜访了王小明，聊得不错，周五提醒我发报价",
         ["周五 11/27 09:00（5天后）提醒你：发报价（王小明）"]),
        ("拜訪了王小明，聊得不錯，提醒我週五發報價", ["提醒你：發報價（王小明）"]),
        ("拜访了王小明，很满意。给他打标签VIP，转给bo", ["打上标签：VIP。", "王小明已转给bo。"]),
        ("拜訪了王小明，很滿意，幫他加上VIP標籤", ["加上標籤：VIP。"]),
        ("给王小明打了电话，同意续约，打个VIP标签", ["打上标签：VIP。"]),
        ("拜访了王小明，聊得不错，让bo明天下午3点给他回电", ["已交给bo：明天 15:00"]),
    ],
)  # fmt: skip
def test_what_may_follow_a_story(talk, line, lines):
    said = talk(line)
    assert said.startswith(("bot> Logged", "bot> 已记录", "bot> 已記錄", "bot> Acme bought"))
    for one in lines:
        assert one in said.partition("  - ")[2]
    assert said.count("] undo m") == 1


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("tag Acme VIP; note 王小明 likes tea", ["Tagged Acme: VIP.", "Noted about 王小明."]),
        ("note Acme one\nnote 王小明 two", ["Noted about Acme.", "Noted about 王小明."]),
        ("note Acme ok and then remind me tomorrow to call him", ["Noted about", "call Acme"]),
        ("note Acme ok, then tag it VIP", ["Noted about Acme.", "Tagged Acme: VIP."]),
        ("备注 王小明 已寄样品 然后提醒我明天下午3点回电", ["已记下", "明天 15:00"]),
        ("给王小明打标签VIP；提醒我明天联系他", ["打上标签", "联系王小明"]),
        ("給王小明加標籤VIP，然後轉給bo", ["加上標籤：VIP。", "王小明已轉給bo。"]),
        ("visited Acme, fine; called 王小明, no answer", ["visit to Acme.", "call with 王小明."]),
        ("tasks; find Acme", ["Nothing to do", "Acme"]),
        ("add Li Wei 139 0013 9001; tag him VIP; remind me tomorrow to call him",
         ["Added Li Wei.", "Tagged Li Wei: VIP.", "call Li Wei"]),
        ("新客户李雷，13900139007；给他打标签VIP；提醒我明天给他打电话",
         ["已添加客户李雷。", "已给李雷打上标签：VIP。", "给李雷打电话"]),
    ],
)  # fmt: skip
def test_each_part_is_a_command(talk, line, lines):
    said = talk(line)
    for one in lines:
        assert one in said
    assert said.count("] undo m") <= 1


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("tag Acme VIP; done t99", "“done t99”. That task is not on your list"),
        ("order Acme; tag him gold", "“order Acme”. How much?"),
        ("tag Acme VIP and then snooze the moon", "“snooze the moon”."),
        ("tag Acme VIP; order Zed ¥5", "“order Zed ¥5”. No customer is called “Zed” yet."),
        ("tag Acme VIP; assign Acme East to me", "“assign Acme East to me”. You may not"),
        ("给王小明打标签VIP；完成 t99", "“完成 t99”"),
    ],
)
def test_one_that_cannot_be_done_is_named_and_nothing_is_done(talk, line, part):
    said = talk(line)
    assert said.startswith(("bot> I did none of it, this part is not clear: ", "bot> 都没有执行"))
    assert part in said
    assert "VIP" not in talk("find Acme") + talk("find 王小明")


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("visited Acme; they want 10% off", "they want 10% off"),
        ("visited Acme; they want 10% off; call back tomorrow",
         "they want 10% off; call back tomorrow"),
        ("visited Acme and then had lunch with them", "and then had lunch with them"),
        ("visited Acme, they asked us to remind them on Friday",
         "they asked us to remind them on Friday"),
        ("visited Acme, then signed the contract", "then signed the contract"),
        ("note Acme first line\nsecond line", "first line"),
        ("拜访了Acme，然后一起吃了饭", "然后一起吃了饭"),
        ("拜访了Acme；明天回电", "明天回电"),
        ("拜访了Acme，他让我们周五给报价", "他让我们周五给报价"),
        ("visited Acme, tag along with their team next time",
         "tag along with their team next time"),
        ("visited Acme, they will ask bo", "they will ask bo"),
    ],
)  # fmt: skip
def test_what_is_one_story_stays_one(talk, line, note):
    said = talk(line)
    assert "  - " not in said
    assert note in said


def test_a_reminder_of_several_things_is_one(talk):
    assert talk("remind me tomorrow at 9am to call Acme and tag him VIP").startswith(
        "bot> I'll remind you tomorrow 09:00 (in 1 day): call Acme and tag him VIP"
    )


def test_two_customers_are_two_logs(talk):
    talk.goes("""
        ana> visited Acme and 王小明 today, both fine, call back tomorrow 3pm
        bot> Logged your visit to Acme.
        bot> When: today
        bot> Note: both fine, call back tomorrow 3pm
        bot> Next: tomorrow 15:00 (in 1 day): call back
        bot> - Logged your visit to 王小明.
        bot> [✓ Acme] done t1
        bot> [✓ 王小明] done t2
        bot> [Undo] undo m1
        ana> undo
        bot> Undone: 4 changes.
        bot> - visit · Acme
        bot> - task · call back
        bot> - visit · 王小明
    """)


@pytest.mark.parametrize(
    "line",
    ["上午拜访了王小明和Acme", "上午拜訪了王小明和Acme", "昨天跟王小明、Acme开了会，讨论合同",
     "saw Acme and 王小明 today", "met 王小明 & Acme yesterday, they signed",
     "今天见了王小明跟Acme，都很好",
     "called Acme, 王小明, no news", "拜访了王小明以及Acme，聊了续约",
     "visited both Acme and 王小明, fine"],
)  # fmt: skip
def test_two_in_many_words(talk, line):
    said = talk(line)
    assert said.count("Logged your") + said.count("已记录") + said.count("已記錄") == 2
    assert said.count("] undo m") == 1
    assert "1 entry" in talk("history Acme")
    assert "1 entry" in talk("history 王小明")


@pytest.mark.parametrize(
    "line",
    ["visited Acme with bo, fine", "visited Acme and they want 10% off", "拜访了Acme，王小明也在场",
     "visited Acme, 王小明 wants a rebate", "拜访了Acme和他们的老板，聊得好"],
)  # fmt: skip
def test_who_is_only_told_of_has_no_log(talk, line):
    talk(line)
    assert "about 王小明 yet" in talk("history 王小明")
    assert "1 entry" in talk("history Acme")
