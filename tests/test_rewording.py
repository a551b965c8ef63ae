"""One's own line, edited: for ten minutes what it did follows, later it says that it does not."""


def test_what_was_written_is_written_anew(talk):
    talk.goes("""
        ana> visited Acme, wants 10% off, call back tomorrow 3pm
        bot> Logged your visit to Acme.
        bot> Note: wants 10% off, call back tomorrow 3pm
        bot> Next: tomorrow 15:00 (in 1 day): call back
        bot> [Done] done t1
        bot> [Undo] undo m1
        :edit visited Acme, wants 12% off, call back Friday 3pm
        bot> Changed as you edited it. Logged your visit to Acme.
        bot> Note: wants 12% off, call back Friday 3pm
        bot> Next: Fri 27 Nov 15:00 (in 5 days): call back
        bot> [Done] done t2
        bot> [Undo] undo m2
        ana> history Acme
        bot> Acme: 1 entry, the newest first.
        bot> - today 08:00 visit by ana: wants 12% off, call back Friday 3pm
    """)
    talk("undo m2")
    assert "about Acme yet" in talk("history Acme")


def test_an_edit_is_edited_again(talk):
    talk("note Acme one")
    talk(":edit note Acme two")
    talk(":wait 8m")
    talk(":edit note Acme three")
    assert "1 entry" in talk("history Acme")
    assert "three" in talk("history Acme")


def test_later_it_says_that_nothing_changed(talk):
    talk("note Acme one")
    talk(":wait 9m")
    talk(":edit note Acme two")
    talk(":wait 2m")
    assert talk(":edit note Acme three") == (
        "bot> That was said more than 10 minutes ago: nothing changed. Send it as a new message."
    )
    assert "two" in talk("history Acme")


def test_what_cannot_be_done_changes_nothing(talk):
    talk("note Acme one")
    assert talk(":edit order Acme") == (
        "bot> Your edit changed nothing, I keep what I had. How much?"
    )
    assert talk(":edit note Zed one") == (
        "bot> Your edit changed nothing, I keep what I had. No customer is called “Zed” yet. "
        "Who is it?"
    )
    assert "one" in talk("history Acme")
    talk("bo> note Acme East fine")


def test_what_was_built_on_stays(talk):
    talk("add Li Wei 139 0013 9001")
    talk("bo> note Li Wei a fine man")
    assert "Something was built on it since" in talk(":edit add Li Wai 139 0013 9001")
    assert talk("find Li Wei").startswith("bot> Li Wei")


def test_what_did_nothing_is_read_as_new(talk):
    assert "I don't understand" in talk("blargh Acme")
    assert talk(":edit visited Acme fine").startswith("bot> Logged your visit to Acme.")
    talk("find Acme")
    assert talk(":edit find Acme East").startswith("bot> Acme East")
    assert talk("order Acme") == "bot> How much?"
    assert talk(":edit order Acme ¥300").startswith("bot> Acme bought for ¥300")
    talk("undo")
    assert talk(":edit order Acme ¥400").startswith("bot> No such") is False


def test_what_was_undone_meanwhile_is_read_as_new(talk):
    talk("note Acme one")
    talk("bo> tasks")
    talk(":press 1")
    talk("undo m1")
    talk("note 王小明 ok")
    assert talk(":edit note 王小明 fine").startswith("bot> Changed as you edited it.")


def test_an_edit_is_no_answer_to_a_question(talk):
    talk("note Acme one")
    talk("bo> order ac")
    assert talk("order ac") != ""
    assert "I don't understand" in talk(":edit 300")


def test_the_same_in_chinese(talk):
    talk("拜访了王小明，要9折")
    assert talk(":edit 拜访了王小明，要8折").startswith(
        "bot> 已按你的修改更新。已记录对王小明的拜访。"
    )
    talk(":wait 11m")
    assert talk(":edit 拜訪了王小明，要7折") == (
        "bot> 那則訊息已過 10 分鐘，什麼都沒有更動。請另傳一則。"
    )
