"""Hello, thanks, ok and bye want nothing and are answered as anybody would."""

import pytest

from bot.language.courtesies import Courtesy, courtesy


@pytest.mark.parametrize(
    ("courtesy_", "lines"),
    [
        (Courtesy.HELLO,
         "hi|Hello!|morning all|Good morning team|你好|您好！|早|大家早|早安～|在吗"),
        (Courtesy.THANKS,
         "thanks|Thank you so much!|great, thank you|谢谢|好的，谢谢你|thanks, bye|收到，谢谢！"),
        (Courtesy.FINE, "ok|OK.|got it|sounds good|好的|收到！|嗯嗯|知道了|沒問題"),
        (Courtesy.BYE, "bye|good night|see you tomorrow|再见|明天見|周末愉快！"),
    ],
)  # fmt: skip
def test_what_is_said_to_be_polite(courtesy_, lines):
    assert {line: courtesy(line) for line in lines.split("|")} == dict.fromkeys(
        lines.split("|"), courtesy_
    )


@pytest.mark.parametrize(
    "line",
    ["ok, visited Acme, fine", "thanks to Acme we made it", "good", "早餐", "你好便利店", "谢谢婷",
     "hi Acme called", "好的茶行", "say hello to Acme", "k11", "morning meeting with Acme"],
)  # fmt: skip
def test_what_only_begins_so(line):
    assert courtesy(line) is None or line == "good"


def test_each_in_the_language_of_whoever_says_it(talk):
    assert talk("hi") == (
        "bot> Hello! You could say:\n"
        "  - find Acme\n"
        "  - visited Acme, they want 10% off, call back next Wed 3pm\n"
        "  - remind me tomorrow at 3pm to call Acme"
    )
    assert talk("thanks!") == "bot> You're welcome."
    assert talk("谢谢") == "bot> 不客气。"
    assert talk("ok") == "bot> 👍"
    assert talk("bye") == "bot> 再见！"  # short English words are said in Chinese as well
    talk("bo> 說明")
    assert talk("bo> 你好").splitlines()[:2] == ["bot> 你好！可以這樣說：", "  - 客戶 Acme East"]


def test_a_question_stays_open(talk):
    talk("visited Acme")
    assert talk("thanks") == "bot> You're welcome."
    assert "Note: demo went well" in talk("demo went well")


@pytest.mark.parametrize(
    "line",
    ["what can you do?", "how does this work", "what can i say here", "你能做什么", "你会干什么？",
     "有哪些功能", "這個怎麼用"],
)  # fmt: skip
def test_asking_what_it_is_good_for_is_asking_for_help(talk, line):
    first = talk(line).splitlines()[0]
    assert first.startswith(("bot> Talk to me like this", "bot> 可以这样", "bot> 可以這樣"))
