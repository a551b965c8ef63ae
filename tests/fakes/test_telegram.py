"""The fake Telegram keeps the Bot API's rules, as python-telegram-bot sees them."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from aiohttp import web
from telegram import Bot, BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, RetryAfter

from tests.fakes.bots import serving, telegram_bot
from tests.fakes.telegram import FakeTelegram

pytestmark = pytest.mark.anyio

DONE = InlineKeyboardMarkup([[InlineKeyboardButton("Done", callback_data="done t1")]])
HOUR = 3600


async def texts(bot: Bot, **asked: Any) -> list[str | None]:
    updates = await bot.get_updates(**asked)
    return [update.message.text for update in updates if update.message]


async def test_a_wrong_token_is_told(telegram: FakeTelegram, bot: Bot) -> None:
    assert bot.username == "rapport_bot"
    with pytest.raises(InvalidToken):
        async with telegram_bot(telegram, "123:WRONG"):
            pass


async def test_updates_stay_until_a_higher_offset_confirms_them(
    telegram: FakeTelegram, bot: Bot
) -> None:
    ids = [telegram.say(77, text).update_id for text in "abc"]
    assert await texts(bot) == await texts(bot) == ["a", "b", "c"]
    assert await texts(bot, limit=1) == ["a"]
    assert await texts(bot, offset=ids[1]) == ["b", "c"]
    assert telegram.pending == ids[1:]
    assert await texts(bot, offset=-1) == ["c"]
    assert telegram.pending == ids[2:]
    assert await texts(bot, offset=(ids[2] or 0) + 1) == []
    telegram.redeliver()
    assert await texts(bot, offset=(ids[2] or 0) + 1) == ["c"]
    assert await texts(bot) == []


async def test_a_long_poll_ends_with_the_first_update(telegram: FakeTelegram, bot: Bot) -> None:
    waiting = asyncio.create_task(texts(bot, timeout=20))
    await telegram.until(lambda: telegram.called("getUpdates"))
    telegram.say(77, "hello")
    assert await waiting == ["hello"]


async def test_of_two_pollers_the_older_meets_a_conflict(telegram: FakeTelegram, bot: Bot) -> None:
    older = asyncio.create_task(bot.get_updates(timeout=20))
    await telegram.until(lambda: len(telegram.called("getUpdates")) == 1)
    async with telegram_bot(telegram) as second:
        newer = asyncio.create_task(texts(second, timeout=20))
        with pytest.raises(Conflict, match="other getUpdates"):
            await older
        telegram.say(77, "hello")
        assert await newer == ["hello"]


async def test_only_wanted_kinds_of_updates_are_kept(telegram: FakeTelegram, bot: Bot) -> None:
    await bot.get_updates(allowed_updates=["message"])
    telegram.block(77)
    telegram.unblock(77)
    telegram.say(77, "hello")
    assert [each.message is not None for each in await bot.get_updates()] == [True]
    await bot.get_updates(allowed_updates=[])
    blocked = telegram.block(77)
    update = (await bot.get_updates(offset=blocked.update_id))[0]
    assert update.my_chat_member
    assert update.my_chat_member.new_chat_member.status == "kicked"


async def test_commands_and_mentions_are_marked_in_utf16(telegram: FakeTelegram, bot: Bot) -> None:
    telegram.start(77, "TOKEN")
    telegram.say(77, "😀 @rapport_bot find, /客户 a@b.com 1/2")
    first, second = [update.message for update in await bot.get_updates()]
    assert first
    assert second
    assert first.text == "/start TOKEN"
    assert first.parse_entities() == {first.entities[0]: "/start"}
    assert [each.type for each in second.entities] == ["mention"]
    assert second.parse_entity(second.entities[0]) == "@rapport_bot"


async def test_privacy_keeps_from_the_bot_what_is_not_said_to_it(
    telegram: FakeTelegram, bot: Bot
) -> None:
    group = -100123
    telegram.add_bot(77, group, "Sales")
    await bot.send_message(group, "card")
    [card] = telegram.sent(group)
    for text in ("@rapport_bot find", "/find", "/find@rapport_bot", "@Rapport_Bot!"):
        assert telegram.say(77, text, chat=group).update_id
    for text in ("just talking", "/find@other_bot", "@other_bot find", "a@rapport_bot"):
        assert telegram.say(77, text, chat=group).update_id is None
    answer = telegram.say(77, "yes", chat=group, reply_to=card)
    assert answer.update_id
    telegram.add_bot(77, group, "Sales", admin=True)
    assert telegram.say(77, "now you hear me", chat=group).update_id
    spoken = [update.message for update in await bot.get_updates() if update.message]
    assert [each.reply_to_message.text for each in spoken if each.reply_to_message] == ["card"]
    assert {each.chat.type for each in spoken} == {"supergroup"}


@pytest.mark.parametrize(
    ("html", "shown"),
    [
        ("<b>R&amp;D</b> a &lt; b & c > d &#20320;", "R&D a < b & c > d 你"),
        ('<a href="https://a.cn?x=1&amp;y=2">这里</a>', "这里"),
        ("<pre><code class='language-py'>x</code></pre>", "x"),
        ("<blockquote expandable>长</blockquote>&nbsp;", "长&nbsp;"),
        (" <i>a<u>b</u></i>\n", "ab"),
    ],
)
async def test_html_is_read_as_telegram_reads_it(
    telegram: FakeTelegram, bot: Bot, html: str, shown: str
) -> None:
    telegram.start(77)
    sent = await bot.send_message(77, html, parse_mode="HTML")
    assert sent.text == telegram.sent(77)[0]["text"] == shown
    assert all(sent.parse_entities().values())


@pytest.mark.parametrize(
    "html",
    [
        "a < b",
        "<3",
        "<b>x",
        "x</b>",
        "<b><i>x</b></i>",
        "<b>x</i>",
        "<p>x</p>",
        "<b x",
        "<b></b",
        "<span>x</span>",
        "<a href=>x</a>",
        "王 <wang@example.com>",
    ],
)
async def test_html_that_is_not_html_is_refused(
    telegram: FakeTelegram, bot: Bot, html: str
) -> None:
    telegram.start(77)
    with pytest.raises(BadRequest, match=r"[Cc]an't parse entities"):
        await bot.send_message(77, html, parse_mode="HTML")
    assert (await bot.send_message(77, html)).text == html


async def test_lengths_count_what_is_read_in_utf16(telegram: FakeTelegram, bot: Bot) -> None:
    telegram.start(77)
    await bot.send_message(77, f"<b>{'&amp;' * 4096}</b>", parse_mode="HTML")
    await bot.send_message(77, "😀" * 2048)
    for text in ("x" * 4097, "😀" * 2049):
        with pytest.raises(BadRequest, match="too long"):
            await bot.send_message(77, text)
    for text in (" ", "<b> </b>"):
        with pytest.raises(BadRequest, match="text is empty"):
            await bot.send_message(77, text, parse_mode="HTML")
    with pytest.raises(BadRequest, match="caption is too long"):
        await bot.send_document(77, b"x", caption="x" * 1025)


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (
            [[InlineKeyboardButton("x", callback_data="客" * 22)]],
            r"(?i)data_invalid",
        ),
        ([[InlineKeyboardButton("x")]], "unallowed"),
        ([[InlineKeyboardButton(" ", callback_data="x")]], "non-empty"),
        ([[InlineKeyboardButton("x", callback_data="x")]] * 101, "too long"),
        ([[InlineKeyboardButton("x", callback_data="x")] * 9], "too long"),
    ],
)
async def test_keyboards_have_limits(
    telegram: FakeTelegram, bot: Bot, rows: list[list[InlineKeyboardButton]], why: str
) -> None:
    telegram.start(77)
    with pytest.raises(BadRequest, match=why):
        await bot.send_message(77, "x", reply_markup=InlineKeyboardMarkup(rows))


async def test_a_press_is_answered_once(telegram: FakeTelegram, bot: Bot) -> None:
    telegram.start(77)
    await bot.send_message(77, "card", reply_markup=DONE)
    pressed = telegram.press(77, telegram.sent(77)[0], "Done")
    [update] = await bot.get_updates(offset=pressed.update_id)
    assert update.callback_query
    assert update.callback_query.data == "done t1"
    with pytest.raises(BadRequest, match=r"(?i)message_too_long"):
        await update.callback_query.answer("x" * 201)
    await update.callback_query.answer("ok")
    assert telegram.called("answerCallbackQuery")[-1]["text"] == "ok"
    with pytest.raises(BadRequest, match="too old"):
        await update.callback_query.answer()
    with pytest.raises(LookupError, match="Done"):
        telegram.press(77, telegram.sent(77)[0], 1)


async def test_edits_change_what_is_there_and_nothing_else(
    telegram: FakeTelegram, bot: Bot
) -> None:
    told = telegram.start(77)
    sent = await bot.send_message(77, "<b>1</b>", parse_mode="HTML", reply_markup=DONE)
    [before] = telegram.sent(77)
    with pytest.raises(BadRequest, match="not modified"):
        await sent.edit_text("<b>1</b>", parse_mode="HTML", reply_markup=DONE)
    await sent.edit_text("<b>1</b>", parse_mode="HTML")
    assert "reply_markup" not in telegram.sent(77)[0]
    with pytest.raises(BadRequest, match="not modified"):
        await sent.edit_reply_markup(None)
    await sent.edit_reply_markup(DONE)
    await sent.edit_text("2")
    assert (telegram.sent(77)[0]["text"], before["text"]) == ("2", "1")
    theirs = {"chat_id": 77, "message_id": told.message["message_id"]}
    with pytest.raises(BadRequest, match="can't be edited"):
        await bot.edit_message_text("x", **theirs)
    await sent.delete()
    with pytest.raises(BadRequest, match="to edit not found"):
        await sent.edit_text("3")
    with pytest.raises(BadRequest, match="replied not found"):
        await bot.send_message(77, "x", reply_parameters=ReplyParameters(sent.message_id))


async def test_only_what_is_young_can_be_deleted() -> None:
    clock = [1_800_000_000.0]
    async with FakeTelegram(now=lambda: clock[0]) as telegram, telegram_bot(telegram) as bot:
        telegram.start(77)
        old, young = await bot.send_message(77, "old"), None
        clock[0] += 40 * HOUR
        young = await bot.send_message(77, "young")
        clock[0] += 10 * HOUR
        with pytest.raises(BadRequest, match="can't be deleted"):
            await old.delete()
        await young.delete()
    assert [each["text"] for each in telegram.sent()] == ["old"]


async def test_files_go_both_ways(telegram: FakeTelegram, bot: Bot) -> None:
    telegram.send_file(77, "offer.pdf", b"%PDF", caption="my offer")
    telegram.send_photo(77, b"\xff\xd8", album="a1")
    offer, photo = [update.message for update in await bot.get_updates()]
    assert offer
    assert offer.document
    assert photo
    assert (photo.media_group_id, offer.caption) == ("a1", "my offer")
    fetched = await (await offer.document.get_file()).download_as_bytearray()
    assert fetched == b"%PDF"
    await bot.send_document(77, offer.document.file_id, caption="<i>yours</i>", parse_mode="HTML")
    await bot.send_photo(77, b"\x89PNG")
    big = telegram.send_file(77, "big.zip", bytes(20_000_001)).message["document"]
    with pytest.raises(BadRequest, match="too big"):
        await bot.get_file(big["file_id"])
    again, shown = telegram.sent(77)
    assert (again["document"]["file_name"], again["caption"]) == ("offer.pdf", "yours")
    assert telegram.chats.files[shown["photo"][0]["file_id"]][1] == b"\x89PNG"


async def test_the_bot_cannot_write_first_nor_to_who_blocked_it(
    telegram: FakeTelegram, bot: Bot
) -> None:
    with pytest.raises(BadRequest, match=r"[Cc]hat not found"):
        await bot.send_message(77, "hello")
    telegram.start(77)
    await bot.send_message(77, "hello")
    telegram.block(77)
    with pytest.raises(Forbidden, match="blocked by the user"):
        await bot.send_message(77, "hello?")
    telegram.start(77)
    await bot.send_message(77, "welcome back")
    telegram.add_bot(77, -5, "Sales")
    telegram.remove_bot(77, -5)
    with pytest.raises(Forbidden, match="kicked"):
        await bot.send_chat_action(-5, "typing")
    assert len(telegram.sent(77)) == 2


async def test_chats_members_and_the_menu_are_known(telegram: FakeTelegram, bot: Bot) -> None:
    telegram.add_bot(77, -100123, "Sales")
    telegram.make_admin(77, -100123)
    telegram.person(78, "Bo", "zh-hans")
    assert (await bot.get_chat_member(-100123, 78)).status == "left"
    telegram.join(78, -100123)
    assert await bot.get_chat_member_count(-100123) == 3  # the bot counts too
    assert (await bot.get_chat(-100123)).title == "Sales"
    assert (await bot.get_chat_member(-100123, 77)).status == "administrator"
    member = await bot.get_chat_member(-100123, 78)
    assert (member.status, member.user.language_code) == ("member", "zh-hans")
    await bot.set_my_commands([BotCommand("find", "Find a customer")])
    assert [each.command for each in await bot.get_my_commands()] == ["find"]
    with pytest.raises(BadRequest, match=r"(?i)command_invalid"):
        await bot.set_my_commands([BotCommand("查", "Find")])


async def test_a_webhook_takes_updates_in_order_and_is_tried_again(
    telegram: FakeTelegram, bot: Bot
) -> None:
    seen: list[Any] = []

    async def hook(request: web.Request) -> web.Response:
        if request.headers.get("X-Telegram-Bot-Api-Secret-Token") != "s3cret":
            return web.Response(status=403)
        seen.append((await request.json())["message"]["text"])
        return web.Response(status=500 if len(seen) <= 2 else 200)

    telegram.say(77, "said before")
    async with serving(web.post("/hook", hook)) as url:
        await bot.set_webhook(f"{url}/hook", secret_token="s3cret")
        assert (await telegram.say(77, "said after")).taken
        assert seen == ["said before"] * 3 + ["said after"]
        assert await telegram.forge(77, "x") == await telegram.forge(77, "x", secret=None) == 403
        assert await telegram.forge(77, "known", secret="s3cret") == 200
        assert (await telegram.redeliver()).taken
        assert seen[-2:] == ["known", "said after"]
        with pytest.raises(Conflict, match="webhook is active"):
            await bot.get_updates()
    waiting = telegram.say(77, "anybody?")
    await telegram.until(lambda: len(waiting.attempts) > 1)
    info = await bot.get_webhook_info()
    assert (info.pending_update_count, bool(info.last_error_message)) == (1, True)
    await bot.delete_webhook()
    assert not (await waiting).taken
    assert await texts(bot) == ["anybody?"]


async def test_the_published_pace_is_held() -> None:
    clock = [1_800_000_000.0]
    paced = FakeTelegram(paced=True, now=lambda: clock[0])
    async with paced as telegram, telegram_bot(telegram) as bot:
        for user in range(1, 32):
            telegram.start(user)
        await bot.send_message(1, "one")
        with pytest.raises(RetryAfter):
            await bot.send_message(1, "two in a second")
        for user in range(2, 31):
            await bot.send_message(user, "one each")
        with pytest.raises(RetryAfter):
            await bot.send_message(31, "the 31st in a second")
        clock[0] += 1
        await bot.send_message(31, "a second later")
        telegram.add_bot(1, -5, "Sales")
        for _ in range(20):
            await bot.send_message(-5, "a group takes twenty a minute")
        with pytest.raises(RetryAfter) as limited:
            await bot.send_message(-5, "and no more")
    assert limited.value.retry_after == timedelta(seconds=61)
    assert len(telegram.sent()) == 51
