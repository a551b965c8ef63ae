"""Where values meet a reader: language, zone, rights and place; and every network says it all."""

import html
import json
import re
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat import Button, Reply
from bot.platforms import console
from bot.platforms.slack import letters as slack
from bot.platforms.telegram import letters as telegram
from bot.render import HIDDEN, Letter, Reader, masked, say, write
from bot.splitting import utf16
from bot.texts import Guarded, Text
from core.desk import Actor, Role
from core.rights import Action
from core.values import Birthday, Day, Money, PersonRef, Phone, When

NOW = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)
SHANGHAI, NEW_YORK = ZoneInfo("Asia/Shanghai"), ZoneInfo("America/New_York")
ANA, DAN = Actor(1, "ana", Role.SALES), Actor(4, "dan", Role.SALES)
HER = Reader("en", SHANGHAI, NOW, ANA)
CHANNEL = Reader("en", SHANGHAI, NOW, None)
VISITS = Text(en="{n} {n:visit|visits}", zh_hans="{n} 次拜访", zh_hant="{n} 次拜訪")
SEEN = Text(en="seen {when:ago}", zh_hans="见于{when:ago}", zh_hant="見於{when:ago}")
SURE = Text(en="{p:percent} sure", zh_hans="{p:percent}", zh_hant="{p:percent}")


def test_a_slot_chooses_by_number():
    assert [say(VISITS(n=n), HER) for n in (0, 1, 2)] == ["0 visits", "1 visit", "2 visits"]
    assert say(VISITS(n=1), Reader("zh_hant", SHANGHAI, NOW, ANA)) == "1 次拜訪"


def test_a_slot_asks_for_a_distance_or_a_percentage():
    before = When(datetime(2026, 11, 19, tzinfo=UTC))
    assert say(SEEN(when=before), HER) == "seen 3 days ago"
    assert say(SURE(p=0.666), HER) == "67% sure"


def test_an_instant_is_read_in_the_readers_zone():
    at = When(datetime(2026, 11, 22, 3, 0, tzinfo=UTC))
    assert say(at, HER) == "today 11:00"
    assert say(at, Reader("en", NEW_YORK, NOW, ANA)) == "today 22:00"
    assert say(at, Reader("zh_hans", SHANGHAI, NOW, ANA)) == "今天 11:00"


def test_every_value_has_words():
    values = [
        ("words", "words"),
        (7, "7"),
        (Money(123456, "CNY"), "¥1,234.56"),
        (date(2026, 11, 23), "Mon 23 Nov"),
        (Day(date(2027, 1, 1)), "Fri 1 Jan 2027"),
        (PersonRef(1, "ana"), "ana"),
        (Birthday(11, 23, 1990), "23 Nov 1990"),
        (Birthday(8, 15, lunar=True), "lunar 8/15"),
        (Phone("+8613900139000"), "+8613900139000"),
    ]
    assert [say(value, HER) for value, _ in values] == [words for _, words in values]


def test_a_number_is_for_its_keeper_and_masked_for_others_and_in_channels():
    number = Phone("+8613900139000", kept_by=1)
    assert say(number, HER) == "+8613900139000"
    assert say(number, Reader("en", SHANGHAI, NOW, DAN)) == "+86139****9000"
    assert say(number, CHANNEL) == "+86139****9000"
    assert say(Phone("+8613900139000"), CHANNEL) == "+86139****9000"


@given(number=st.from_regex(r"\+[1-9][0-9]{6,14}", fullmatch=True))
def test_a_masked_number_cannot_be_dialled(number):
    shown = re.sub(r"\D", "", masked(number))
    assert "****" in masked(number)
    assert len(number) - 1 - len(shown) >= 4


def test_what_is_guarded_is_left_out_of_a_card_and_hidden_in_a_sentence():
    secret = Guarded(Money(100, "CNY"), Action.SEE_AMOUNT, 1)
    label = Text(en="Sum", zh_hans="金额", zh_hant="金額")()
    reply = Reply("x", facts=((label, secret),))
    assert write(reply, HER).facts == (("Sum", "¥1"),)
    assert write(reply, CHANNEL).facts == ()
    assert say(secret, CHANNEL) == HIDDEN


def test_what_is_offered_aloud_is_offered_only_where_others_read():
    show = Button("Show number", "show c1", aloud=True)
    reply = Reply("x", buttons=(show, Button("Done", "done t1")))
    assert write(reply, CHANNEL).buttons == (("Show number", "show c1"), ("Done", "done t1"))
    assert write(reply, HER).buttons == (("Done", "done t1"),)


def test_what_people_wrote_is_never_a_template():
    assert say(Text(en="{a}", zh_hans="{a}", zh_hant="{a}")(a="{n:visit|visits} {0}"), HER) == (
        "{n:visit|visits} {0}"
    )


def test_marks_that_bend_the_line_do_not_reach_a_reader():
    assert say("\u202eevil\u200b", HER) == "evil"
    assert say(PersonRef(1, "an\u202ea"), HER) == "ana"


def test_a_letter_survives_the_database():
    letter = Letter("a", (("b", "c"),), ("d",), (("e", "find c1"),))
    row = json.loads(json.dumps({"text": "a", "facts": [["b", "c"]], "items": ["d"],
                                 "buttons": [["e", "find c1"]]}))  # fmt: skip
    assert Letter.stored(row) == letter


def test_a_text_with_other_slots_in_one_language_is_refused_at_import():
    with pytest.raises(ValueError, match="slots differ"):
        Text(en="{a}", zh_hans="{b}", zh_hant="{a}")
    with pytest.raises(TypeError, match="wants"):
        VISITS(m=1)


# Networks

LETTER = Letter(
    "Hi <a&b>\n`*_~|", (("Total", "1 < 2"),), ("item <!channel>",), (("Press <&>", "find c7"),)
)


def in_full(payloads):
    """Everything in what is sent, as it is read on a screen."""
    return html.unescape(
        json.dumps(payloads, ensure_ascii=False, default=lambda part: part.to_dict())
    )


RENDERERS = {
    "console": console.render,
    "slack": lambda letter: in_full(slack.render(letter)),
    "telegram": lambda letter: in_full(telegram.render(letter)),
}


@pytest.mark.parametrize("name", RENDERERS)
def test_every_network_says_everything(name):
    said = RENDERERS[name](LETTER)
    for part in ("Hi <a&b>", "Total", "1 < 2", "item <!channel>", "Press <&>", "find c7"):
        assert part in said, part


def test_nothing_becomes_markup_in_slack():
    payloads = slack.render(LETTER)
    assert "<" not in json.dumps(payloads)
    kinds = re.findall(r'"type": "(\w+)"', json.dumps(payloads))
    assert "mrkdwn" not in kinds


def test_a_whole_number_dials_in_slack_and_nothing_else_is_a_link():
    def field(value):
        [payload] = slack.render(Letter("x", (("Phone", value),)))
        return payload["blocks"][1]["fields"][0]

    assert field("+8613900139000") == {
        "type": "mrkdwn",
        "text": "Phone: <tel:+8613900139000|+8613900139000>",
    }
    for plain in ("+86139****9000", "+8613900139000 ext 5", "<tel:+1|+1>", "+٨٦١٣٩٠٠١٣٩٠٠٠"):
        assert field(plain)["type"] == "plain_text"


def test_nothing_becomes_markup_in_telegram():
    [payload] = telegram.render(LETTER)
    tags = set(re.findall(r"</?\w+[^>]*>", payload["text"]))
    assert payload["parse_mode"] == "HTML"
    assert tags == {"<b>", "</b>"}


LINES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=300)
LETTERS = st.builds(
    Letter,
    st.text(max_size=6000) | st.builds(lambda line: line * 40, LINES),
    st.lists(st.tuples(LINES.filter(str.strip), LINES), max_size=25).map(tuple),
    st.lists(LINES, max_size=30).map(tuple),
    st.lists(st.tuples(LINES.filter(str.strip), st.just("find c7")), max_size=12).map(tuple),
)


@settings(max_examples=40, deadline=None, derandomize=True)
@given(letter=LETTERS)
def test_slack_accepts_any_letter(letter):
    for payload in slack.render(letter):
        assert 0 < len(payload["text"]) <= 4000 or not letter.text
        assert len(payload["blocks"]) <= 50
        for block in payload["blocks"]:
            if block["type"] == "actions":
                assert 1 <= len(block["elements"]) <= 25
                assert all(1 <= len(one["text"]["text"]) <= 75 for one in block["elements"])
            for field in block.get("fields", ()):
                assert 1 <= len(field["text"]) <= 2000
            if "text" in block:
                assert 1 <= len(block["text"]["text"]) <= 3000


@settings(max_examples=40, deadline=None, derandomize=True)
@given(letter=LETTERS)
def test_telegram_accepts_any_letter(letter):
    payloads = telegram.render(letter)
    for payload in payloads:
        plain = payload["text"]
        if payload.get("parse_mode"):
            plain = html.unescape(re.sub(r"</?b>", "", plain))
        assert utf16(plain) <= 4096
    sent = json.loads(json.dumps(payloads[-1], default=lambda part: part.to_dict()))
    rows = sent.get("reply_markup", {}).get("inline_keyboard", [])
    buttons = [button for row in rows for button in row]
    assert len(buttons) == len(letter.buttons)
    assert all(button["text"] for button in buttons)


@settings(max_examples=30, deadline=None, derandomize=True)
@given(letter=LETTERS)
def test_telegram_says_all_of_any_letter(letter):
    text = "".join(payload["text"] for payload in telegram.render(letter))
    squeezed = re.sub(r"\s+", "", html.unescape(re.sub(r"</?b>", "", text)))
    for part in (letter.text, *letter.items, *(value for _, value in letter.facts)):
        assert re.sub(r"\s+", "", part) in squeezed or "<" in part or "&" in part


def test_json_has_one_object_a_line():
    said = console.as_json("@ana", LETTER, "birthday")
    assert "\n" not in said
    assert json.loads(said) == {
        "to": "@ana",
        "text": LETTER.text,
        "facts": [["Total", "1 < 2"]],
        "items": ["item <!channel>"],
        "buttons": [{"label": "Press <&>", "says": "find c7"}],
        "image": None,
        "re": "birthday",
    }


def test_a_button_keeps_to_the_smallest_network():
    assert len(Button("x", "a" * 64).says) == 64
