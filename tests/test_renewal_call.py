"""renewal call NAME: one press logs the call, however often it is pressed."""

from datetime import date

from storage.tables import Customer


def test_a_call_is_logged_once_for_each_end(talk, house):
    def member(until):
        def write(db):
            db.get_one(Customer, 1).member_until = until

        house.database.write(write)

    member(date(2026, 12, 1))
    talk.goes("""
        ana> renewal call c1
        bot> Logged your call with Acme about the membership. How did it go?
        bot> [Renewed until…] renew c1
        bot> [Not renewing] not renewing c1
        bot> [Undo] undo m1
        ana> renewal call c1
        bot> Your call with Acme about the membership is logged already. How did it go?
        bot> [Renewed until…] renew c1
        bot> [Not renewing] not renewing c1
        ana> history Acme
        bot> Acme: 1 entry, the newest first.
        bot> - today 08:00 call by ana: about the membership, until 2026-12-01
    """)
    assert "已经记录过" in talk("续费电话 c1"), "in whichever language it was written"
    member(date(2027, 1, 1))
    assert "已记录与Acme谈续费的通话" in talk("续费电话 c1")


def test_without_an_end(talk):
    assert talk("續費電話 王小明").startswith("bot> 已記錄與王小明談續費的通話。結果如何？")
    assert "談會員續費" in talk("歷史 王小明")
