"""history NAME: the timeline, five at a time, notes only for whom they are."""

from core.desk import Role
from core.staff import enrol


def test_the_newest_first_and_the_older_behind_a_button(talk):
    for n in range(7):
        talk(f"note Acme number {n}")
        talk(":wait 1m")
    talk.goes("""
        ana> history Acme
        bot> Acme: 7 entries, the newest first.
        bot> - today 08:06 note by ana: number 6
        bot> - today 08:05 note by ana: number 5
        bot> - today 08:04 note by ana: number 4
        bot> - today 08:03 note by ana: number 3
        bot> - today 08:02 note by ana: number 2
        bot> [Older] history c1 +5
        :press 1
        bot> Acme: 7 entries, the newest first.
        bot> - today 08:01 note by ana: number 1
        bot> - today 08:00 note by ana: number 0
    """)


def test_exactly_a_page_has_nothing_older(talk):
    for n in range(5):
        talk(f"note Acme number {n}")
    assert "Older" not in talk("history Acme")


def test_nothing_yet(talk):
    assert talk("history Acme") == "bot> Nothing is logged about Acme yet."
    assert talk("历史王小明") == "bot> 还没有王小明的记录。"


def test_a_colleague_sees_that_it_happened_but_not_the_note(talk, house):
    house.database.write(lambda db: enrol(db, "dan", Role.SALES))
    talk("visited Acme, wants 10% off")
    assert talk("dan> history Acme").endswith("today 08:00 visit by ana: •••")
    assert "10% off" in talk("cleo> history Acme")


def test_a_note_is_not_read_out_in_a_channel(talk):
    talk("visited Acme, wants 10% off")
    talk(":in #care")
    assert "10% off" not in talk("history Acme")
    assert "10% off" not in talk("bo> history Acme")


def test_a_note_with_format_marks_is_only_words(talk):
    talk("note Acme {note} {0} {at:ago}")
    assert "by ana: {note} {0} {at:ago}" in talk("history Acme")


def test_a_companys_timeline_says_with_whom_it_was(talk):
    talk("add 宏远科技")
    talk("visited 王小明, wants 10% off")
    talk(":wait 1m")
    talk("called 宏远科技, the desk was closed")
    talk.goes("""
        ana> history 宏远科技
        bot> 宏远科技: 2 entries, the newest first.
        bot> - today 08:01 call by ana: the desk was closed
        bot> - today 08:00 visit by ana, 王小明: wants 10% off
        ana> history 王小明
        bot> 王小明: 1 entry, the newest first.
        bot> - today 08:00 visit by ana: wants 10% off
    """)
