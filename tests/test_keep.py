"""A photo, a file, a voice, a place or others' words: kept with whom they are about."""

from datetime import datetime

import pytest
from sqlalchemy import func, select

from bot import inbox, work
from bot.carrying import UNWELCOME
from bot.inbox import Raw
from bot.platforms import console
from core.desk import Role
from core.staff import enrol
from core.touches import MOST_NOTE
from storage.mail import Audit, Question
from storage.tables import Attachment, Touch


@pytest.fixture
def files(tmp_path, monkeypatch):
    """A folder to send from."""
    monkeypatch.chdir(tmp_path)
    for name in ("shelf.jpg", "offer.pdf", "memo.ogg", "prices.xlsx", "shop.csv"):
        (tmp_path / name).write_bytes(b"x")
    return tmp_path


@pytest.fixture
def sends(talk, files):
    return talk


def count(house, table):
    with house.database.read() as db:
        return db.scalar(select(func.count()).select_from(table))


def kept(house):
    """What is kept, each with the words of its touch."""
    with house.database.read() as db:
        found = db.execute(
            select(Attachment.kind, Attachment.name, Touch.kind, Touch.note, Touch.customer_id)
            .join(Touch, Touch.id == Attachment.touch_id)
            .order_by(Attachment.id)
        )
        return [tuple(one) for one in found]


# With words that log


def test_a_photo_stays_with_the_visit_it_was_sent_with(sends, house):
    assert sends(":photo shelf.jpg 拜访了王小明，看了样品") == (
        "bot> 已记录对王小明的拜访。\n  内容: 看了样品\n  附件: 1 张照片\n  [撤销] undo m1"
    )
    assert kept(house) == [("photo", "shelf.jpg", "visit", "看了样品", 3)]
    assert "看了样品 📎 1 张照片" in sends("历史王小明")


def test_undoing_the_visit_takes_the_photo_with_it(sends, house):
    sends(":photo shelf.jpg visited Acme, saw the shelf")
    assert sends("undo") == "bot> Undone: 2 changes.\n  - visit · Acme"
    assert count(house, Attachment) == count(house, Touch) == 0


@pytest.mark.parametrize("line", ["visited Acme", "拜访了王小明", "拜訪了王小明"])
def test_what_is_asked_on_the_way_does_not_lose_it(sends, house, line):
    sends(f":photo shelf.jpg {line}")
    sends("看了新货架")
    [(kind, _, touch, note, _)] = kept(house)
    assert (kind, touch, note) == ("photo", "visit", "看了新货架")


def test_a_voice_message_may_be_the_answer(sends, house):
    sends.goes("""
        ana> visited Acme
        bot> What happened?
        :voice memo.ogg
        bot> Logged your visit to Acme.
        bot> Note: 📎
        bot> Attached: 1 voice message
        bot> [Undo] undo m2
        ana> history Acme
        bot> Acme: 1 entry, the newest first.
        bot> - today 08:00 visit by ana: 📎 1 voice message
    """)


# Without words, or with a name only


def test_a_photo_alone_asks_whose_it_is_and_offers_whom_i_spoke_of(sends):
    sends("note Acme hello")
    sends("备注 王小明 你好")
    sends.goes("""
        :photo shelf.jpg
        bot> 是哪位客户的？
        bot> [王小明 · 宏远科技] q1 c3
        bot> [Acme · +8613900139000] q1 c1
        :press 2
        bot> 已存到Acme：1 张照片。
        bot> [查看资料] find c1
        bot> [撤销] undo m4
    """)


@pytest.mark.parametrize("answer", ["王小明", "客户王小明", "find 王小明", "c3"])
def test_the_answer_may_be_typed(sends, house, answer):
    sends(":photo shelf.jpg")
    sends(answer)
    if answer in ("王小明", "c3"):
        assert kept(house) == [("photo", "shelf.jpg", "note", "", 3)]
    else:  # a command of its own ends the question, as always
        assert kept(house) == []


@pytest.mark.parametrize(
    ("caption", "customer", "note"),
    [
        ("王小明", 3, ""),
        ("Acme", 1, ""),
        ("客户王小明", 3, ""),
        ("find Acme", 1, ""),
        ("王小明的照片", 3, ""),
        ("Acme: the signed contract", 1, "the signed contract"),
        ("王小明，新店的门面", 3, "新店的门面"),
        ("the new shelf at Acme", 1, "the new shelf at Acme"),
        ("这是王小明的新店", 3, "这是王小明的新店"),
    ],
)
def test_a_caption_that_names_somebody_is_enough(sends, house, caption, customer, note):
    assert "undo m1" in sends(f":photo shelf.jpg {caption}")
    assert kept(house) == [("photo", "shelf.jpg", "note", note, customer)]


@pytest.mark.parametrize("caption", ["the new price list", "报价单"])
def test_a_caption_that_names_nobody_we_know_is_kept_as_the_note(sends, house, caption):
    assert "q1" not in sends(f":file offer.pdf {caption}").splitlines()[0]
    sends("Acme")
    assert kept(house) == [("file", "offer.pdf", "note", caption, 1)]


def test_a_name_that_could_be_two_is_asked_about(sends, house):
    assert "[Acme East] q1 c2" in sends(":photo shelf.jpg acm")
    sends(":press 2")
    assert [customer for *_, customer in kept(house)] == [2]


def test_words_that_follow_a_photo_take_it_along(sends, house):
    sends(":photo shelf.jpg")
    assert "附件: 1 张照片" in sends("拜访了王小明，看了样品")
    assert kept(house) == [("photo", "shelf.jpg", "visit", "看了样品", 3)]


def test_words_that_follow_much_later_are_about_something_else(sends, house):
    sends(":photo shelf.jpg")
    sends(":wait 11m")
    assert "Attached" not in sends("visited Acme, all well")
    assert kept(house) == []


def test_the_button_works_however_late_it_is_pressed(sends, house):
    sends("note Acme hello")
    sends(":photo shelf.jpg")
    sends(":wait 3h")
    sends("q1 c1")
    assert len(kept(house)) == 1


def test_what_is_recorded_about_somebody_keeps_the_receipt(sends, house):
    assert "Attached: 1 photo" in sends(":photo shelf.jpg order Acme 300")
    assert [(kind, customer) for kind, *_, customer in kept(house)] == [("photo", 1)]
    assert sends("undo") == "bot> Undone: 3 changes.\n  - order · Acme\n  - note · Acme"


def test_what_a_command_has_no_use_for_is_said_to_be_lost(sends, house):
    assert "1 photo: not kept" in sends(":photo shelf.jpg tasks")
    assert kept(house) == []


# Places and others' words


def test_a_place_is_a_visit(sends, house):
    sends(":location 25.03396,121.56447 Café Lumen")
    assert sends("Acme") == (
        "bot> Logged your visit to Acme.\n"
        "  Note: Café Lumen (25.03396, 121.56447)\n"
        "  [Show card] find c1\n"
        "  [Undo] undo m2"
    )
    assert kept(house)[0][:3] == ("location", "Café Lumen", "visit")


def test_forwarded_words_become_the_note_with_who_said_them(sends):
    sends(":forward 王总: 下周三可以签合同")
    assert "王总: 下周三可以签合同" in sends("王小明")
    assert "note by ana: 王总: 下周三可以签合同" in sends("history 王小明")


@pytest.mark.parametrize(
    "words", ["visited Acme, all fine", "undo", "order Acme ¥900", "q1 c1", "/help", "取消"]
)
def test_forwarded_words_are_never_obeyed(sends, house, words):
    sends("note Acme hello")
    before = count(house, Touch)
    assert sends(f":forward Eve: {words}").startswith("bot> Which customer is it for?")
    assert count(house, Touch) == before


def test_who_is_named_in_forwarded_words_is_offered_first(sends):
    sends("note Acme hello")
    assert sends(":forward Lee: 王小明 asks for a discount").splitlines()[1] == (
        "  [王小明 · 宏远科技] q1 c3"
    )


def test_when_it_was_said_is_written_down(house, talk):
    when = datetime(2026, 11, 20, 6, 5).astimezone().isoformat()
    body = {"user": "ana", "channel": "", "text": "", "pressed": False}
    raw = body | {"forwarded": {"name": "王总", "text": "可以签", "at": when}}
    for event, one in (("e1", raw), ("e2", body | {"text": "王小明"})):
        [new] = inbox.receive(house, [Raw("console", event, "/ana", one)])
        work.handle(house, {"console": _with_time}, new)
    assert "王总 (2026-11-20" in talk("history 王小明")


def _with_time(body, received):
    if said := body.get("forwarded"):
        body = body | {"forwarded": said | {"at": datetime.fromisoformat(said["at"])}}
    return console.parse(body, received)


def test_forwarded_words_that_are_too_long_are_refused_and_nothing_is_half_done(sends, house):
    sends(f":forward Lee: {'x' * (MOST_NOTE + 1)}")
    assert "at most" in sends("Acme")
    assert count(house, Touch) == 0


# What is not taken


@pytest.mark.parametrize("ending", ["exe", "zip", "7z", "JS", "apk", "tar.gz", "bat "])
def test_programs_and_archives_are_refused(talk, house, tmp_path, ending):
    (tmp_path / f"offer.{ending.strip()}").write_bytes(b"x")
    said = talk(f':file "{tmp_path}/offer.{ending.strip()}" visited Acme, sent the offer')
    assert said.startswith("bot> I take no programs or archives")
    assert count(house, Touch) == count(house, Attachment) == 0


def test_a_hidden_ending_is_still_an_ending(house, talk):
    file = {"kind": "file", "ref": "F1", "name": "offer.pdf.exe . "}
    assert talk.attached(file).startswith("bot> I take no programs")
    renamed = {"kind": "file", "ref": "F1", "name": "offer.pdf", "mime": "application/x-msdownload"}
    assert talk.attached(renamed).startswith("bot> I take no programs")
    assert "exe" in UNWELCOME


def test_a_stranger_learns_nothing_and_leaves_nothing(sends, house):
    sends(":as eve")
    assert "I don't know you yet" in sends(":photo shelf.jpg visited Acme, fine")
    assert "I don't know you yet" in sends(":file shop.csv")
    assert count(house, Attachment) == count(house, Question) == 0


def test_a_spreadsheet_of_somebody_who_may_not_import_is_a_file_like_any_other(sends, house):
    house.database.write(lambda db: enrol(db, "root", Role.ADMIN))
    assert "(Only an admin imports it as data: root.)" in sends(":file prices.xlsx")
    sends("Acme")
    assert kept(house) == [("file", "prices.xlsx", "note", "", 1)]


def test_nothing_to_keep_says_what_to_send(talk):
    assert "as its caption" in talk("attach to Acme")
    assert "附上“王小明”" in talk("附到王小明")


@pytest.mark.parametrize(
    ("speaker", "words", "said"),
    [
        ("cleo", "order Acme 300", "You may not record an order"),
        ("ana", "remind me at 25:00 to call Acme", "is not a time that exists"),
    ],
)
def test_what_was_understood_and_refused_is_not_noted_instead(sends, house, speaker, words, said):
    sends(f":as {speaker}")
    assert said in sends(f":photo shelf.jpg {words}")
    assert kept(house) == []


# Albums


def album(number, caption=""):
    return {"kind": "photo", "ref": f"P{number}", "album": "A1"}, caption


def test_an_album_is_one_sending_with_one_answer(talk, house):
    first, caption = album(1, "拜访了王小明，看了样品")
    assert talk.attached(first, caption).startswith("bot> 已记录")
    assert talk.attached(album(2)[0]) == talk.attached(album(3)[0]) == ""
    assert [customer for *_, customer in kept(house)] == [3, 3, 3]
    assert count(house, Touch) == 1
    assert "3 张照片" in talk("历史王小明")
    assert talk("撤销") == "bot> 已撤销 4 处改动。\n  - 拜访 · 王小明"
    assert count(house, Attachment) == 0


def test_an_album_without_words_is_asked_about_once(talk, house):
    assert talk.attached(album(1)[0]).startswith("bot> ")
    assert talk.attached(album(2)[0]) == ""
    assert "2 张照片" in talk("王小明") or "2 photos" in talk("history 王小明")
    assert len(kept(house)) == 2


def test_another_album_is_another_sending(talk, house):
    talk.attached(album(1)[0], "Acme")
    other = {"kind": "photo", "ref": "P9", "album": "A2"}
    assert talk.attached(other) != ""
    assert count(house, Attachment) == 1


def test_a_program_does_not_slip_in_with_an_album(talk, house):
    talk.attached(album(1)[0], "Acme")
    program = {"kind": "file", "ref": "P2", "name": "a.exe", "album": "A1"}
    assert talk.attached(program).startswith("bot> I take no programs")
    assert count(house, Attachment) == 1


def test_somebody_elses_album_is_not_joined(talk, house):
    talk.attached(album(1)[0], "Acme")
    talk.speaker = "bo"
    assert talk.attached(album(2)[0]) != ""
    assert count(house, Attachment) == 1


def test_every_message_that_brings_something_is_in_the_audit(sends, house):
    sends(":photo shelf.jpg Acme")
    with house.database.read() as db:
        assert db.scalars(select(Audit.intent)).all() == ["keep_attachment"]
