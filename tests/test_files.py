"""files NAME: what was kept with a customer, shown again to whoever may see it."""

import json

import pytest

from bot.chat import COMMANDS
from bot.language.understand import understand
from bot.platforms.console import Console
from core.desk import Role
from core.staff import enrol

PHOTO = {"kind": "photo", "ref": "/tmp/shelf.jpg", "name": "shelf.jpg"}
OFFER = {"kind": "file", "ref": "/tmp/offer.pdf", "name": "offer.pdf"}
VOICE = {"kind": "voice", "ref": "/tmp/memo.ogg", "name": "memo.ogg"}


@pytest.fixture
def filled(talk):
    talk.attached(PHOTO, "visited Acme, saw the shelf")
    talk(":wait 1m")
    talk.attached(OFFER, "Acme")
    return talk


def test_the_newest_first_with_what_was_said_and_where_it_lies(filled):
    filled.goes("""
        ana> files Acme
        bot> Kept with Acme, the newest first:
        bot> - today 08:01 offer.pdf by ana
        bot> - today 08:00 1 photo by ana: saw the shelf
        bot> 📎 offer.pdf: /tmp/offer.pdf
        bot> 📎 shelf.jpg: /tmp/shelf.jpg
        ana> photos of Acme
        bot> Kept with Acme, the newest first:
        bot> - today 08:00 1 photo by ana: saw the shelf
        bot> 📎 shelf.jpg: /tmp/shelf.jpg
        ana> files 王小明
        bot> Nothing of that kind is kept with 王小明 yet.
    """)


def test_five_at_a_time_and_the_older_behind_a_button(talk):
    for _ in range(7):
        talk.attached(PHOTO, "Acme")
        talk(":wait 1m")
    assert talk("photos Acme").count("1 photo by") == 5
    assert talk.console.buttons == (("Older", "files photos c1 +5"),)
    assert talk(":press 1").count("1 photo by") == 2
    assert talk.console.buttons == ()


def test_a_colleague_sees_that_there_is_something_but_not_what(filled, house):
    house.database.write(lambda db: enrol(db, "dan", Role.SALES))
    said = filled("dan> files Acme")
    assert "offer.pdf" not in said
    assert "shelf" not in said
    assert said.count("•••") == 3
    assert "/tmp/offer.pdf" in filled("cleo> files Acme")  # support may read notes


def test_in_a_channel_nothing_is_shown(filled):
    filled(":in #care")
    said = filled("files Acme")
    assert "offer.pdf" not in said
    assert "/tmp" not in said


def test_what_was_undone_is_gone(filled):
    filled("undo")
    assert "offer.pdf" not in filled("files Acme")


def test_programs_get_the_files_apart_and_nothing_where_there_are_none(filled):
    said = []
    filled.console = Console(said.append, json=True)
    filled("documents of Acme")
    filled("tasks")
    first, second = map(json.loads, said)
    assert first["files"] == [
        {"kind": "file", "platform": "console", "ref": "/tmp/offer.pdf", "name": "offer.pdf"}
    ]
    assert second.keys() == {"to", "text", "facts", "items", "buttons", "image", "re"}


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("files Acme", 3),
        ("Acme's files", 3),
        ("all files of Acme", 3),
        ("show me the photos of Acme", 1),
        ("photos from Acme", 1),
        ("Acme's pictures", 1),
        ("send me Acme's documents", 1),
        ("voice messages from Acme", 1),
        ("attachments Acme", 3),
        ("Acme的照片", 1),
        ("Acme 的照片", 1),
        ("看一下Acme的图片", 1),
        ("Acme的所有附件", 3),
        ("Acme的文件有哪些？", 1),
        ("发我Acme的录音", 1),
        ("Acme的檔案", 1),
        ("附件 Acme", 3),
        ("檔案 Acme", 1),
    ],
)
def test_how_people_ask(filled, line, shown):
    filled.attached(VOICE, "Acme")
    assert filled(line).count("  - ") == shown


@pytest.mark.parametrize(
    "line",
    [
        "拜访了王小明，给他看了新品照片",
        "拜访了王小明，发了产品的照片",
        "visited Acme, they sent photos of the damage",
        "called Acme about the missing documents",
        "拜訪了王小明，他要合約的檔案",
    ],
)
def test_a_log_that_speaks_of_photos_stays_a_log(talk, line):
    assert "undo m1" in talk(line)


@pytest.mark.parametrize("line", ["照片真好看", "files are a mess today", "文件柜到了"])
def test_chatter_about_files_is_not_a_customer(talk, line):
    assert "Kept with" not in talk(line)


def test_the_patterns_are_no_slower_for_a_long_line():
    for line in ("的照片" * 500, "photos of " * 300, "1" * 2000):
        assert list(understand(line, COMMANDS)) is not None
