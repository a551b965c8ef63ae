"""NAME's tasks: what is to do about a customer, whoever does it."""


def test_whoever_does_it(talk):
    talk("remind tomorrow at 3pm call Acme")
    talk("bo> remind on Friday send the offer to Acme")
    talk.goes("""
        ana> tasks about Acme
        bot> Acme: 2 tasks to do.
        bot> - tomorrow 15:00: call Acme (ana)
        bot> - Fri 27 Nov 09:00: send the offer to Acme (bo)
        bot> [✓ call Acme] done t1
        ana> Acme's tasks tomorrow
        bot> Acme: 1 task to do.
        bot> - tomorrow 15:00: call Acme (ana)
        bot> [✓ call Acme] done t1
    """)


def test_in_chinese(talk):
    talk("提醒我明天下午3点给王小明回电")
    assert talk("王小明的任务").splitlines()[:2] == [
        "bot> 王小明：待办 1 项。", "  - 明天 15:00：给王小明回电（ana）",
    ]  # fmt: skip
    assert talk("王小明有什麼待辦").startswith("bot> 王小明：待辦 1 項。")


def test_nothing_is_planned(talk):
    assert talk("tasks about Acme").splitlines()[0] == "bot> Nothing is planned with Acme."


def test_page_by_page(talk):
    for n in range(1, 13):
        talk(f"remind in {n} hours call Acme {n}")
    assert "[More] tasks about c1 +10" in talk("Acme's tasks")
    assert ": call Acme 12 (ana)" in talk(":press 6")
