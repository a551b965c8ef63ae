"""Photos, files, voices, places, contacts and forwarded words, over the real client libraries."""

import json
from collections.abc import Callable

import pytest
from sqlalchemy import select

from bot.platforms.slack.attachments import may_be_fetched
from core.desk import Role
from core.staff import enrol
from storage.database import Database
from storage.mail import Inbox, Outbox
from storage.tables import Attachment, Content, Customer, Touch
from tests.fakes.faults import Error, Hang, Refuse
from tests.fakes.slack import FakeSlack
from tests.fakes.telegram import FakeTelegram
from tests.platforms.conftest import Start, code_for, slack_socket, telegram_polling
from tests.platforms.test_slack import linked as slack_linked
from tests.platforms.test_slack import said
from tests.platforms.test_telegram import linked as telegram_linked

pytestmark = pytest.mark.anyio
SHOP = "姓名,手机\n李雷,13900139005\n王小明,13800138000\n".encode()


def kept(shop: Database) -> list[tuple[str, str | None, str, str]]:
    with shop.read() as db:
        found = select(Attachment.kind, Attachment.name, Touch.kind, Touch.note)
        joined = found.join(Touch, Touch.id == Attachment.touch_id).order_by(Attachment.id)
        return [tuple(one) for one in db.execute(joined)]


def customers(shop: Database) -> set[str]:
    with shop.read() as db:
        return set(db.scalars(select(Customer.name)))


def an_admin(shop: Database) -> None:
    shop.write(lambda db: enrol(db, "root", Role.ADMIN))


# Telegram


async def heard(telegram: FakeTelegram, chat: int, words: str) -> dict:
    """The message with these words, once it has come."""

    def last() -> dict | None:
        return next((m for m in telegram.sent(chat) if words in m.get("text", "")), None)

    await telegram.until(last)
    return last() or {}


async def test_a_photo_alone_is_asked_about_and_shown_again(
    telegram: FakeTelegram, shop: Database, start: Start
) -> None:
    async with start(telegram_polling(telegram)):
        ana = await telegram_linked(telegram, shop)
        await telegram.send_photo(ana, b"a shelf")
        await heard(telegram, ana, "Which customer is it for?")
        await telegram.say(ana, "Acme")
        await heard(telegram, ana, "Kept with Acme: 1 photo.")
        await telegram.say(ana, "photos of Acme")
        await telegram.until(lambda: telegram.called("sendPhoto"))
        [shown] = [m for m in telegram.sent(ana) if "photo" in m]
        assert telegram.chats.files[shown["photo"][0]["file_id"]][1] == b"a shelf"
    assert kept(shop) == [("photo", None, "note", "")]


async def test_a_caption_logs_and_an_album_is_answered_once(
    telegram: FakeTelegram, shop: Database, start: Start
) -> None:
    async with start(telegram_polling(telegram)):
        ana = await telegram_linked(telegram, shop)
        await telegram.send_photo(ana, b"1", "拜访了王小明，看了样品", album="A1")
        await telegram.send_photo(ana, b"2", album="A1")
        last = await telegram.send_photo(ana, b"3", album="A1")
        await heard(telegram, ana, "已记录对王小明的拜访")
        telegram.redeliver(last)
        await telegram.say(ana, "历史王小明")
        await heard(telegram, ana, "看了样品 📎 3 张照片")
        assert len(telegram.sent(ana)) == 3  # the welcome, the visit, the history
    assert [kind for kind, *_ in kept(shop)] == ["photo"] * 3


@pytest.mark.parametrize("kind", ["voice", "document", "location", "venue"])
async def test_whatever_people_send_is_kept(
    telegram: FakeTelegram, shop: Database, start: Start, kind: str
) -> None:
    send: dict[str, Callable[[int], object]] = {
        "voice": lambda ana: telegram.send_voice(ana, b"hello"),
        "document": lambda ana: telegram.send_file(ana, "offer.pdf", b"%PDF"),
        "location": lambda ana: telegram.send_location(ana, 25.03396, 121.56447),
        "venue": lambda ana: telegram.send_location(ana, 25.03396, 121.56447, "Café Lumen"),
    }
    async with start(telegram_polling(telegram)):
        ana = await telegram_linked(telegram, shop)
        send[kind](ana)
        await heard(telegram, ana, "Which customer is it for?")
        await telegram.say(ana, "Acme")
        await heard(telegram, ana, "Acme")
        await telegram.until(lambda: kept(shop))
    assert (
        kept(shop)
        == {
            "voice": [("voice", None, "note", "")],
            "document": [("file", "offer.pdf", "note", "")],
            "location": [("location", None, "visit", "25.03396, 121.56447")],
            "venue": [
                ("location", "Café Lumen", "visit", "Café Lumen, 1 Main St (25.03396, 121.56447)")
            ],
        }[kind]
    )


async def test_everything_kept_is_shown_again(
    telegram: FakeTelegram, shop: Database, start: Start
) -> None:
    async with start(telegram_polling(telegram)):
        ana = await telegram_linked(telegram, shop)
        telegram.send_voice(ana, b"hello")
        await telegram.say(ana, "Acme")
        telegram.send_file(ana, "offer.pdf", b"%PDF", "Acme")
        await heard(telegram, ana, "offer.pdf")
        telegram.fail("sendVoice", Error("Bad Request: wrong file identifier"))
        await telegram.say(ana, "files Acme")
        await telegram.until(lambda: telegram.called("sendDocument"))
        await heard(telegram, ana, "📎 voice: ✗")
    with shop.read() as db:
        assert set(db.scalars(select(Outbox.outcome))) == {"sent"}


@pytest.mark.parametrize("hidden", [True, False])
async def test_forwarded_words_are_kept_and_not_obeyed(
    telegram: FakeTelegram, shop: Database, start: Start, hidden: bool
) -> None:
    async with start(telegram_polling(telegram)):
        ana = await telegram_linked(telegram, shop)
        await telegram.forward(ana, "王总", "visited Acme, all fine", 1_790_000_000, hidden)
        await heard(telegram, ana, "Which customer is it for?")
        await telegram.say(ana, "王小明")
        await heard(telegram, ana, "王总 (2026-09-21")
    with shop.read() as db:
        [note] = db.scalars(select(Touch.note))
    assert note.endswith("visited Acme, all fine")


async def test_a_code_that_an_admin_forwarded_still_links(
    telegram: FakeTelegram, shop: Database, start: Start
) -> None:
    async with start(telegram_polling(telegram)):
        await telegram.forward(77, "root", f"Your code: {code_for(shop, 'ana')}")
        await heard(telegram, 77, "Welcome, ana")


async def test_a_contact_becomes_a_customer(
    telegram: FakeTelegram, shop: Database, start: Start
) -> None:
    async with start(telegram_polling(telegram)):
        ana = await telegram_linked(telegram, shop)
        await telegram.send_contact(ana, "Jane Roe", "8613900139005")
        card = await heard(telegram, ana, "Nobody here has +8613900139005.")
        await telegram.press(ana, card, "New customer Jane Roe")
        await heard(telegram, ana, "Added Jane Roe.")
    assert "Jane Roe" in customers(shop)


async def test_in_a_group_nothing_is_stored_that_is_not_for_us(
    telegram: FakeTelegram, shop: Database, start: Start
) -> None:
    async with start(telegram_polling(telegram)):
        ana = await telegram_linked(telegram, shop)
        telegram.add_bot(ana, -1001, "Sales", admin=True)  # it hears everything there
        await telegram.send_photo(ana, b"lunch", chat=-1001)
        await telegram.send_file(ana, "shop.csv", SHOP, chat=-1001)
        await telegram.say(ana, "tasks")
        await heard(telegram, ana, "Nothing to do")
    with shop.read() as db:
        said = [body["message"] for body in db.scalars(select(Inbox.body)) if "message" in body]
    assert [one["chat"]["type"] for one in said] == ["private", "private"]


async def test_a_file_is_imported_from_telegram(
    telegram: FakeTelegram, shop: Database, start: Start
) -> None:
    an_admin(shop)
    async with start(telegram_polling(telegram)):
        root = await telegram_linked(telegram, shop, 88, "root")
        telegram.fail("getFile", Refuse())
        await telegram.send_file(root, "客户.csv", SHOP)
        preview = await heard(telegram, root, "looks like customers: 2 rows")
        assert "1 new, 0 changed, 1 unchanged" in preview["text"]
        await telegram.press(root, preview, "Import")
        await telegram.press(root, preview, "Import")
        done = await heard(telegram, root, "is in: 1 new, 0 changed, 1 unchanged.")
        assert "李雷" in customers(shop)
        await telegram.press(root, done, "Undo b1")
        await heard(telegram, root, "Undone:")
    assert "李雷" not in customers(shop)
    with shop.read() as db:
        assert db.scalars(select(Content)).all() == []


async def test_what_cannot_be_fetched_is_said(
    telegram: FakeTelegram, shop: Database, start: Start
) -> None:
    an_admin(shop)
    async with start(telegram_polling(telegram)):
        root = await telegram_linked(telegram, shop, 88, "root")
        telegram.fail("getFile", Error("Bad Request: invalid file_id"), times=None)
        await telegram.send_file(root, "shop.csv", SHOP)
        await heard(telegram, root, "could not fetch “shop.csv”")
        await telegram.send_file(root, "big.csv", b"x" * 20_000_001)
        await heard(telegram, root, "“big.csv” is larger than the 20 MB")


async def test_a_slow_download_keeps_nobody_else_waiting(
    telegram: FakeTelegram, shop: Database, start: Start
) -> None:
    an_admin(shop)
    async with start(telegram_polling(telegram)):
        root = await telegram_linked(telegram, shop, 88, "root")
        ana = await telegram_linked(telegram, shop)
        telegram.fail("download", Hang(1.0, done=True))
        await telegram.send_file(root, "shop.csv", SHOP)
        await telegram.until(lambda: telegram.called("download"))
        await telegram.say(ana, "tasks")
        await heard(telegram, ana, "Nothing to do")
        assert not [m for m in telegram.sent(root) if "looks like" in m["text"]]
        await heard(telegram, root, "looks like customers")


# Slack


async def answered(slack: FakeSlack, channel: str, words: str) -> dict:
    def last() -> dict | None:
        return next((post for post in slack.posts(channel) if words in said(post)), None)

    await slack.until(last)
    return last() or {}


async def test_a_file_in_a_private_talk_is_kept_and_linked(
    slack: FakeSlack, shop: Database, start: Start
) -> None:
    async with start(slack_socket(slack)):
        channel = await slack_linked(slack, shop)
        await slack.share("U1", "offer.pdf", b"%PDF", channel, "visited Acme, sent the offer")
        await answered(slack, channel, "Attached: offer.pdf")
        await slack.share("U1", "shelf.png", b"x", channel)
        await answered(slack, channel, "Which customer is it for?")
        await slack.say("U1", "Acme", channel)
        await answered(slack, channel, "Kept with Acme: 1 photo.")
        await slack.say("U1", "files Acme", channel)
        shown = await answered(slack, channel, "Kept with Acme, the newest first")
        links = [part for block in shown["blocks"] if block["type"] == "rich_text"
                 for section in block["elements"] for part in section["elements"]
                 if part["type"] == "link"]  # fmt: skip
        assert [link["text"] for link in links] == ["shelf.png", "offer.pdf"]
        assert all(link["url"].startswith("https://acme.slack.com/files/U1/") for link in links)
    assert [one[:2] for one in kept(shop)] == [("file", "offer.pdf"), ("photo", "shelf.png")]


async def test_a_shared_message_is_kept_with_who_said_it(
    slack: FakeSlack, shop: Database, start: Start
) -> None:
    async with start(slack_socket(slack)):
        channel = await slack_linked(slack, shop)
        slack.workspace.add_user("U9", name="Lee")
        theirs = slack.say("U9", "undo &amp; visited Acme", "C1", escape=False)
        quoted = slack.workspace.messages["C1", theirs.ts]
        await slack.forward("U1", quoted, channel)
        await answered(slack, channel, "Which customer is it for?")
        await slack.say("U1", "Acme", channel)
        await answered(slack, channel, "Noted about Acme.")
        await slack.forward("U1", quoted, channel, "visited Acme, Lee was there")
        await answered(slack, channel, "1 forwarded message")
    with shop.read() as db:
        first, second = db.scalars(select(Touch.note).order_by(Touch.id))
    assert first.startswith("Lee (")
    assert first.endswith(": undo & visited Acme")
    assert second == "Lee was there"


async def test_a_file_is_imported_from_slack(
    slack: FakeSlack, shop: Database, start: Start
) -> None:
    an_admin(shop)
    async with start(slack_socket(slack)):
        channel = await slack_linked(slack, shop, "U2", "root")
        await slack.share("U2", "客户.csv", SHOP, channel)
        preview = await answered(slack, channel, "looks like customers: 2 rows")
        await slack.press("U2", preview, "Import")
        done = await answered(slack, channel, "is in: 1 new")
        await slack.press("U2", done, "Undo b1")
        await answered(slack, channel, "Undone:")
    assert "李雷" not in customers(shop)


async def test_what_slack_does_not_give_is_said(
    slack: FakeSlack, shop: Database, start: Start
) -> None:
    an_admin(shop)
    async with start(slack_socket(slack)):
        channel = await slack_linked(slack, shop, "U2", "root")
        slack.fail("files.info", Error("file_not_found"), times=None)
        await slack.share("U2", "shop.csv", SHOP, channel)
        await answered(slack, channel, "could not fetch")


async def test_the_token_goes_nowhere_but_to_slack(
    slack: FakeSlack, telegram: FakeTelegram, shop: Database, start: Start
) -> None:
    an_admin(shop)
    async with start(slack_socket(slack)):
        channel = await slack_linked(slack, shop, "U2", "root")
        told = slack.share("U2", "shop.csv", SHOP, channel)
        [file] = slack.workspace.files.values()
        file["url_private_download"] = f"{telegram.url}/steal"
        await told
        await answered(slack, channel, "could not fetch")
        assert telegram.calls == []
        assert not slack.called("download")


@pytest.mark.parametrize(
    ("url", "base", "may"),
    [
        ("https://files.slack.com/files-pri/T1-F1/x.csv", "https://slack.com/api/", True),
        ("https://slack.com/files/x.csv", "https://slack.com/api/", True),
        ("https://files.slack-gov.com/x.csv", "https://slack-gov.com/api/", True),
        ("http://files.slack.com/x.csv", "https://slack.com/api/", False),
        ("https://files.slack.com.evil.example/x.csv", "https://slack.com/api/", False),
        ("https://evil.example/files.slack.com", "https://slack.com/api/", False),
        ("https://files.slack.com@evil.example/x", "https://slack.com/api/", False),
        ("http://127.0.0.1:80/x", "https://slack.com/api/", False),
        ("http://127.0.0.1:8080/x", "http://127.0.0.1:8080/api/", True),
        ("http://127.0.0.1:8081/x", "http://127.0.0.1:8080/api/", False),
        ("file:///etc/passwd", "http://127.0.0.1:8080/api/", False),
        ("", "https://slack.com/api/", False),
    ],
)
async def test_where_a_file_may_be_fetched_from(url: str, base: str, may: bool) -> None:
    assert may_be_fetched(url, base) is may


# Both


async def test_what_lies_on_the_other_network_is_named(
    slack: FakeSlack, telegram: FakeTelegram, shop: Database, start: Start
) -> None:
    async with start(slack_socket(slack) + telegram_polling(telegram)):
        channel = await slack_linked(slack, shop)
        ana = await telegram_linked(telegram, shop)
        await slack.share("U1", "offer.pdf", b"%PDF", channel, "Acme")
        await answered(slack, channel, "Kept with Acme")
        await telegram.send_photo(ana, b"x", "Acme")
        await heard(telegram, ana, "Kept with Acme")
        await telegram.say(ana, "files Acme")
        await heard(telegram, ana, "📎 offer.pdf (Slack)")
        await telegram.until(lambda: telegram.called("sendPhoto"))
        await slack.say("U1", "files Acme", channel)
        shown = await answered(slack, channel, "Kept with Acme, the newest first")
        assert "photo (Telegram)" in json.dumps(shown["blocks"], ensure_ascii=False)


async def test_an_export_comes_as_a_file_on_both(
    slack: FakeSlack, telegram: FakeTelegram, shop: Database, start: Start
) -> None:
    an_admin(shop)
    async with start(slack_socket(slack) + telegram_polling(telegram)):
        channel = await slack_linked(slack, shop, "U2", "root")
        root = await telegram_linked(telegram, shop, 88, "root")
        await telegram.say(root, "export customers as csv")
        await telegram.until(lambda: telegram.called("sendDocument"))
        [document] = [m["document"] for m in telegram.sent(root) if "document" in m]
        assert document["file_name"].endswith(".csv")
        assert "王小明" in telegram.chats.files[document["file_id"]][1].decode("utf-8-sig")
        await slack.say("U2", "export customers as csv", channel)
        await slack.until(lambda: slack.called("files.completeUploadExternal"))
        [file] = [file for post in slack.posts(channel) for file in post.get("files", ())]
        assert "王小明" in slack.workspace.contents[file["id"]].decode("utf-8-sig")
