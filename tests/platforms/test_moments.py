"""The hardest moments of a week, each on Slack and on Telegram through the whole process.

What is asserted is what people saw there: the words, the buttons, who could read them, in which
order, and each thing once.
"""

from collections.abc import AsyncIterator, Iterator
from io import BytesIO

import pytest
import xlsxwriter
from sqlalchemy import func, select

from bot.process import Process
from core.desk import Role
from core.staff import enrol
from storage.database import Database
from storage.mail import Audit, Outbox
from storage.tables import Change, Customer, Staff, Touch
from tests.fakes.slack import FakeSlack
from tests.fakes.telegram import FakeTelegram
from tests.platforms.conftest import MorningClock, Start
from tests.platforms.networks import Network, OnSlack, OnTelegram, landed
from tests.platforms.test_places import announce
from tests.purchases import DAY, TODAY, buys

pytestmark = pytest.mark.anyio


@pytest.fixture
def shop(shop: Database) -> Database:
    """With an admin, and one more who sells; nobody's morning is in the way."""

    def write(db):
        enrol(db, "dan", Role.SALES)
        enrol(db, "ada", Role.ADMIN)
        for row in db.scalars(select(Staff)):
            row.digest_off = True

    shop.write(write)
    return shop


@pytest.fixture(params=["slack", "telegram"])
async def net(
    request: pytest.FixtureRequest, shop: Database, clock: MorningClock
) -> AsyncIterator[Network]:
    def now() -> float:
        return clock().timestamp()

    if request.param == "slack":
        async with FakeSlack(retry_delays=(0.05,), now=now) as server:
            yield OnSlack(server, shop)
    else:
        async with FakeTelegram(now=now) as server:
            yield OnTelegram(server, shop)


@pytest.fixture(autouse=True)
def each_thing_once(net: Network, shop: Database) -> Iterator[None]:
    """Whatever the story: what was written was sent, and nothing was sent that was not."""
    yield
    with shop.read() as db:
        how = list(db.scalars(select(Outbox.outcome)))
    assert set(how) <= {"sent", "dropped"}
    assert net.everything() == how.count("sent") + net.repeats


def count(shop: Database, table: type) -> int:
    with shop.read() as db:
        return db.scalar(select(func.count()).select_from(table)) or 0


async def later(process: Process, clock: MorningClock, **by: float) -> None:
    """All that falls due in that time is said when it returns."""
    await landed(process)
    clock.move(**by)
    await process._waker._look()
    await landed(process)


# 1


async def test_a_visit_in_one_chinese_sentence_and_undo_pressed_twice(
    net: Network, shop: Database, start: Start
) -> None:
    async with start(net.settings):
        await net.link("ana")
        await net.asked("ana", "note Acme likes tea")
        logged = await net.asked("ana", "刚拜访完王小明，他想续约但要九折，下周三下午三点给他回电")
        await net.again()  # the network was not sure that it had been heard
        assert logged.lines == [
            "已记录对王小明的拜访。",
            "内容: 他想续约但要九折，下周三下午三点给他回电",
            "下次: 周三 11/25 15:00（3天后）：给他回电",
            "[完成]",
            "[撤销]",
        ]
        assert count(shop, Touch) == 2
        await net.press("ana", logged, "撤销")
        await net.again()
        await net.press("ana", logged, "撤销")
        await net.until(lambda: len(net.posts("ana")) == 5)
        assert [one.lines for one in net.posts("ana")[3:]] == [
            ["已撤销 2 处改动。"],
            ["没有可以撤销的操作。"],
        ]
        history = await net.asked("ana", "history Acme")
        assert history.lines[1:] == ["• today 08:00 note by ana: likes tea"]
    assert count(shop, Touch) == 1


# 2


async def test_a_number_asked_for_in_a_channel_is_shown_to_the_asker_alone(
    net: Network, shop: Database, start: Start
) -> None:
    async with start(net.settings):
        await net.link("ana", "dan", "cleo")
        card = await net.asked("ana", "find Acme", "")
        assert card.lines == ["Acme", "Owner: ana", "Phone: +86139****9000", "[Show number]"]
        sent = await net.pressed("cleo", card, "Show number", "")
        assert sent.lines == ["cleo: I sent you Acme's number privately."]
        assert (await net.after("cleo", 1)).lines == ["Acme", "Phone: +8613900139000"]
        refused = await net.pressed("dan", card, "Show number", "")
        assert refused.text.startswith("dan: You may not see phone numbers; ")
        assert "[Show number]" not in (await net.asked("ana", "find Acme")).lines
    assert {len(net.posts(who)) for who in ("dan", "ana")} == {1, 2}
    assert "13900139000" not in "".join(one.text for one in net.posts())
    assert len({one.thread for one in net.posts()}) == 1  # it stays in the thread of the asker
    with shop.read() as db:
        shown = select(Audit.actor, Audit.about, Audit.outcome).where(Audit.intent == "show")
        assert [tuple(row) for row in db.execute(shown.order_by(Audit.id))] == [
            ("cleo", "c1", "done"),
            ("dan", "c1", "NotAllowed"),
        ]


# 3


async def test_buttons_that_are_somebody_elses(net: Network, shop: Database, start: Start) -> None:
    async with start(net.settings):
        await net.link("ana", "dan")
        visit = "visited Acme, they want 10% off, call back tomorrow at 3pm"
        logged = await net.asked("ana", visit, "")
        assert logged.lines[-2:] == ["[Done]", "[Undo]"]
        refused = await net.pressed("dan", logged, "Undo", "")
        assert refused.text == "dan: You may not undo what others did; only whoever did it may."
        refused = await net.pressed("dan", logged, "Done", "")
        assert refused.text == "dan: That task is not on your list. Say tasks to see yours."
        question = await net.asked("ana", "find acm", "")
        refused = await net.pressed("dan", question, "Acme East", "")
        assert refused.text == "dan: Somebody else was asked that; please say it yourself."
        assert count(shop, Touch) == 1
        assert (await net.pressed("ana", question, "Acme East", "")).lines[0] == "ana: Acme East"
        over = await net.pressed("ana", question, "Acme East", "")
        assert over.text == "ana: That question is over; please say it again."
        assert (await net.pressed("ana", logged, "Undo", "")).text == "ana: Undone: 2 changes."
        assert not [one for one in net.posts("dan")[1:] + net.posts("ana")[1:]]
    assert count(shop, Touch) == 0


# 4


async def test_a_task_for_a_colleague_who_accepts_one_and_declines_another(
    net: Network, start: Start
) -> None:
    async with start(net.settings):
        await net.link("ana", "bo")
        await net.asked("ana", "ask bo to call Acme tomorrow at 3pm")
        given = await net.after("bo", 1)
        task = "tomorrow 15:00 (in 1 day): call Acme"
        assert given.lines == [f"ana asks you: {task}", "[Accept]", "[Decline]"]
        assert (await net.pressed("bo", given, "Accept")).text == f"It's yours: {task}"
        assert (await net.after("ana", 2)).lines == [f"bo accepted: {task}"]
        await net.pressed("bo", given, "Accept")  # ana does not hear it again
        await net.asked("ana", "让bo周五交报表")
        given = await net.after("bo", 4)
        assert (await net.pressed("bo", given, "Decline")).text == "Why not?"
        assert (await net.asked("bo", "I'm at a fair")).text == "ana has it back: 交报表"
        back = await net.after("ana", 4)
        assert back.lines == [
            "bo婉拒了，任务退回给你：交报表",
            "原因: I'm at a fair",
            "时间: 11月27日周五 09:00",
            "[完成]",
            "[1小时后]",
            "[明天]",
        ]
        late = await net.pressed("bo", given, "Accept")
        assert late.text == "That task is not on your list. Say tasks to see yours."
        assert (await net.pressed("ana", back, "完成")).text == "已完成：交报表"
        assert [one.text for one in net.posts("ana")[5:]] == ["已完成：交报表"]


# 5


async def test_a_reminder_is_repeated_once_and_its_first_post_answers_afterwards(
    net: Network, start: Start, clock: MorningClock
) -> None:
    async with start(net.settings) as process:
        await net.link("ana")
        await net.asked("ana", "remind me in 30 minutes to send the offer")
        await later(process, clock, minutes=31)
        await later(process, clock, hours=2)
        await later(process, clock, hours=3)
        await later(process, clock, hours=14)
        first, repeated = net.posts("ana")[2:]
        assert first.lines == ["Reminder: send the offer", "[Done]", "[+1 h]", "[Tomorrow]"]
        assert repeated.text == "Still to do, since today 08:30: send the offer"
        stale = await net.pressed("ana", first, "+1 h")
        assert stale.text == "yesterday 09:31 is already past. When shall it be?"
        assert list(stale.buttons) == ["+1 h", "Tomorrow"]
        assert (await net.pressed("ana", first, "Done")).lines == [
            "Done: send the offer",
            "[Undo]",
        ]
        assert (await net.pressed("ana", repeated, "Done")).lines == ["Done: send the offer"]
        assert (await net.pressed("ana", repeated, "+1 h")).text == "That is done: send the offer"
        await later(process, clock, days=2)
        assert len(net.posts("ana")) == 8


# 6


def spreadsheet() -> bytes:
    """As somebody keeps it in Excel: numbers as text and as numbers."""
    body = BytesIO()
    rows = (
        ("客户名称", "手机", "生日", "负责人"),
        ("李雷", "139 0013 9005", "1990-03-05", "ana"),
        ("王小明", "13800138000", "", ""),
        ("韩梅梅", 13900139006, "", "bo"),
    )
    with xlsxwriter.Workbook(body) as book:
        page = book.add_worksheet()
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return body.getvalue()


async def test_a_spreadsheet_is_shown_imported_and_taken_back_as_a_whole(
    net: Network, shop: Database, start: Start
) -> None:
    before = count(shop, Customer)
    async with start(net.settings):
        await net.link("ada", "ana")
        await net.send("ana", "客户.xlsx", spreadsheet())
        assert "Only an admin imports it as data: ada." in (await net.after("ana", 1)).text
        await net.send("ada", "客户.xlsx", spreadsheet())
        preview = await net.after("ada", 1)
        assert preview.lines == [
            "“客户.xlsx” looks like customers: 3 rows to import.",
            "Columns: 客户名称 → name, 手机 → phone, 生日 → birthday, 负责人 → owner",
            "Would be: 2 new, 0 changed, 1 unchanged",
            "[Import]",
            "[Cancel]",
        ]
        assert count(shop, Customer) == before
        await net.press("ada", preview, "Import")
        await net.press("ada", preview, "Import")
        await net.until(lambda: any("Undo b1" in one.buttons for one in net.posts("ada")))
        [done] = [one for one in net.posts("ada") if "Undo b1" in one.buttons]
        assert done.lines[0] == "“客户.xlsx” is in: 2 new, 0 changed, 1 unchanged."
        assert "Owner: bo" in (await net.asked("ada", "find 韩梅梅")).lines
        assert (await net.pressed("ada", done, "Undo b1")).text.startswith("Undone: ")
        assert (await net.pressed("ada", done, "Undo b1")).text == "There is nothing to undo."
        again = await net.pressed("ada", preview, "Import")
        assert again.text.startswith("“客户.xlsx” was imported and taken back.")
    assert count(shop, Customer) == before


# 7


async def test_a_monday_morning(
    net: Network, shop: Database, start: Start, clock: MorningClock
) -> None:
    def wanted(db):
        for row in db.scalars(select(Staff)):
            row.digest_off = False

    shop.write(wanted)
    async with start(net.settings) as process:
        buys(process.house, 1, day=TODAY - 65 * DAY)
        await net.link("ana", "bo")
        await net.asked("ana", "remind me tomorrow at 3pm to send the report")
        await net.asked("bo", "remind me tomorrow at 4pm to call the bank")
        await later(process, clock, days=1, hours=1)
        assert [one.lines for one in net.posts()] == [
            ["1 birthday to remember.", "• Mon 23 Nov: 王小明, 36 · ana"]
        ]
        told = {one.lines[0].partition(" may be ")[0]: one for one in net.posts("ana")[2:]}
        # Each notice is due at nine, and none waits for another.
        names = ("王小明 turns 36 today. A call would be nice.", "Acme", "Good morning, ana.")
        assert told.keys() == {*names}
        nudge, alert, digest = (told[one] for one in names)
        assert "• today 15:00: send the report" in digest.lines
        assert [one.lines[:3] for one in net.posts("bo")[2:]] == [
            ["Good morning, bo.", "To do today: 1 task", "• today 16:00: call the bank"]
        ]
        greeted = await net.pressed("ana", nudge, "Greeted")
        assert greeted.text == "Logged: you greeted 王小明 on the birthday."
        aloud = await net.asked("ana", "greeted 王小明", "")
        assert aloud.text == "王小明's birthday greeting is logged already."
        held = await net.pressed("ana", alert, "In 2 weeks")
        assert held.lines[0].startswith("Nothing about Acme before Mon 7 Dec; ")
        assert "[Undo]" not in (await net.pressed("ana", alert, "In 2 weeks")).lines
        await net.pressed("ana", digest, "✓ send the report")
        await later(process, clock, days=1)
        assert len(net.posts("ana")) == 9  # nothing to say: no digest either
        assert len(net.posts()) == 2  # it was answered, so the channel need not hear of Acme


async def test_an_alert_nobody_answered_is_answered_in_the_channel(
    net: Network, shop: Database, start: Start, clock: MorningClock
) -> None:
    async with start(net.settings) as process:
        buys(process.house, 1, day=TODAY - 65 * DAY)
        await net.link("ana", "dan")
        await later(process, clock, days=1, hours=2)
        await later(process, clock, days=1)
        [_, alert] = net.posts()
        assert alert.text.startswith("Acme may be slipping: silent for 67 days")
        assert "Owner: ana, no answer yet" in alert.lines
        assert list(alert.buttons) == ["Contacted", "In 2 weeks", "Lost…", "Why?", "Show card"]
        refused = await net.pressed("dan", alert, "In 2 weeks", "")
        assert refused.text.startswith("dan: You may not change this customer; ")
        asked = await net.pressed("ana", alert, "Lost…", "")
        assert asked.lines[:2] == ["ana: Why were they lost?", "[price]"]
        await net.reply("ana", asked, "their boss retired")
        lost = await net.after("", 4)
        assert lost.lines[0].startswith("Acme is marked as lost: their boss retired. ")
        late = await net.pressed("ana", alert, "In 2 weeks", "")
        assert late.text.startswith("ana: No alerts come about Acme any more")
        assert len({one.thread for one in net.posts()[2:]}) == 1  # all of it below the alert
        await later(process, clock, days=30)
        assert not [one for one in net.posts()[6:] if "Acme" in one.text]


# 8


async def test_a_photo_with_words_and_somebody_elses_words(
    net: Network, shop: Database, start: Start
) -> None:
    async with start(net.settings):
        await net.link("ana")
        await net.photo("ana", "visited Acme, the new shelf is up")
        assert (await net.after("ana", 1)).lines == [
            "Logged your visit to Acme.",
            "Note: the new shelf is up",
            "Attached: 1 photo",
            "[Undo]",
        ]
        await net.forward("ana", "Lee", "undo, and visited Acme, the offer is fine")
        question = await net.after("ana", 2)
        assert question.lines[0] == "Which customer is it for?"
        noted = await net.asked("ana", "王小明")
        assert noted.lines[0] == "Noted about 王小明."
        assert noted.lines[1].startswith("Note: Lee (2026-11-22 08:0")
        assert noted.lines[1].endswith("): undo, and visited Acme, the offer is fine")
        assert (await net.pressed("ana", noted, "Undo")).text.startswith("Undone: ")
        assert (await net.asked("ana", "photos of Acme")).lines[0].startswith("Kept with Acme")
    assert count(shop, Touch) == 1


# 9


async def test_whoever_was_suspended_presses_and_answers_in_vain(
    net: Network, shop: Database, start: Start
) -> None:
    stranger = "I don't know you yet. Ask an admin for a code and send it to me in a private chat."
    async with start(net.settings):
        await net.link("ana", "bo", "ada")
        logged = await net.asked("ana", "visited Acme, fine")
        aloud = await net.asked("ana", "note Acme likes tea", "")
        question = await net.asked("ana", "find acm")
        before = count(shop, Change)
        assert (await net.asked("ada", "suspend ana")).lines[0].startswith("ana is suspended: ")
        changed = count(shop, Change)
        assert changed > before
        assert (await net.pressed("ana", logged, "Undo")).lines == [stranger]
        assert (await net.pressed("ana", question, "Acme East")).lines == [stranger]
        assert (await net.asked("ana", "2")).lines == [stranger]
        assert (await net.asked("ana", "find Acme")).lines == [stranger]
        assert (await net.pressed("ana", aloud, "Undo", "")).lines == [stranger]
        assert count(shop, Change) == changed
        await net.asked("bo", "ask ana to call Acme tomorrow")
        assert len(net.posts("ana")) == 7
    assert count(shop, Touch) == 2


# 10


async def test_brought_somewhere_new_an_admin_says_what_it_is_for(
    net: Network, start: Start
) -> None:
    async with start(net.settings) as process:
        await net.link("ana", "ada")
        await net.bring("ana", net.elsewhere, "deals")
        asked = await net.after("ada", 1)
        assert asked.lines[0].startswith("ana brought me to “deals” (")
        assert asked.lines[0].endswith("). What is it for?")
        assert net.posts(net.elsewhere) == []
        chosen = await net.pressed("ada", asked, "alerts")
        assert chosen.lines == ["“deals” is for alerts now.", "[Undo]"]
        again = await net.pressed("ada", asked, "alerts")
        assert again.lines == ["“deals” is for alerts now."]
        moved = await net.changes("ada", net.elsewhere)
        announce(process, "k1")
        news = await net.after(moved, 0)
        assert news.lines == ["Acme is silent."]
        assert net.posts() == net.posts("ana")[1:] == []
        refused = await net.asked("ana", "place deals nothing")
        assert refused.text.startswith("You may not change the shop's settings; ")


# 11


async def test_a_message_that_is_edited_says_it_anew_and_is_not_logged_twice(
    net: Network, shop: Database, start: Start
) -> None:
    async with start(net.settings):
        await net.link("ana")
        said = await net.say("ana", "visited Acme, fine")
        await net.after("ana", 1)
        await net.edit(said, "visited Acme, very fine")
        again = await net.after("ana", 2)
        assert "Note: very fine" in again.lines
        history = await net.asked("ana", "history Acme")
        assert history.lines[1:] == ["• today 08:00 visit by ana: very fine"]
    assert count(shop, Touch) == 1


async def test_an_answer_that_arrived_although_nobody_said_so(
    net: Network, shop: Database, start: Start
) -> None:
    async with start(net.settings):
        await net.link("ana")
        net.lose_next_answer()
        await net.say("ana", "visited Acme, fine")
        await net.say("ana", "tasks")
        await net.until(lambda: net.posts("ana")[-1].text.startswith("Nothing to do"))
        logged = net.posts("ana")[1:-1]
        assert {one.lines[0] for one in logged} == {"Logged your visit to Acme."}
        assert len(logged) == 1 + net.repeats
        assert all("may be a repeat" in one.text for one in logged[1:])
        assert (await net.pressed("ana", logged[-1], "Undo")).text == "Undone: 1 change."
    assert count(shop, Touch) == 0
