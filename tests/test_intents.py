"""What a line asks for in words that no pattern knows: guessed, acted on, asked about, or left.

None of these sentences is among those that are learned from: a test sees to it.
"""

import random

import pytest

from bot import guessing, intents
from bot.chat import COMMANDS, Message
from bot.decide import decide
from bot.intents import NONE, classifier, kept, lessons, weights
from bot.intents.features import features
from bot.intents.lessons import CHATTER, estranged, masked, unknown
from bot.intents.topics import topics
from bot.language.masking import AHEAD, BACK, MAIL, MARKS, MATE, MONEY, NAME, PHONE, REF, TODAY
from bot.refusals import NotKept, NotUnderstood
from core.desk import Login

NEW_WORDS = {
    "log_followup": [
        "dropped by Acme after lunch, the engineer had two questions",
        "quick sync with Acme, they are still comparing vendors",
        "今天顺道去王小明厂里看了看，机器运转正常",
        "刚和王小明视频聊完，方案基本认可",
        "剛跟王小明碰面，他覺得報價偏高",
    ],
    "remind": [
        "poke me at 4pm tomorrow about the Acme paperwork",
        "don't let me miss the call with Acme on Friday morning",
        "后天上午喊我去给王小明送合同",
        "下週一早上記得叫我打給王小明",
    ],
    "list_tasks": ["what's still open for me today", "今天还有哪些活没干完", "我今天還剩什麼事"],
    "complete_task": ["that call is finished, you can tick it", "第一件事已经办妥了"],
    "record_order": ["Acme just bought another twenty for $3,400", "王小明又订了一批货，两万八"],
    "find": ["could you dig out Acme's contact details", "把王小明的联系方式翻出来"],
    "history": ["what did Acme and we talk about last time", "王小明之前都聊过些什么"],
    "tag": ["please mark Acme as a strategic account", "把王小明标成重点客户"],
    "assign": ["from now on let bo take care of Acme", "王小明往后交给bo来跟"],
    "claim": ["I'd like to take that customer out of the pool", "公海那个客户我来认领吧"],
    "points": ["how many loyalty points does Acme have", "给王小明的积分加五十"],
    "open_ticket": [
        "Acme's machine broke down again, raise a ticket",
        "王小明投诉货送错了，开个工单",
    ],
    "report": ["how are sales doing this month", "本月的业绩数据发我看看"],
}
CHAT = [
    "who wants coffee", "my train is delayed again", "Acme has such a pretty lobby",
    "bo is hilarious", "dinner was 80 each, not bad", "the match starts at 9 tonight",
    "thanks, you too", "what a week",
    "谁去楼下买咖啡", "地铁又停了", "王小明昨天穿得真精神", "bo今天请客", "昨天那顿才八十块",
    "今晚九点有球赛", "辛苦啦", "週末要去爬山", "這家便當好難吃", "冷氣可以關小一點嗎",
]  # fmt: skip
CASES = [(intent, line) for intent, lines in NEW_WORDS.items() for line in lines]


@pytest.fixture
def database(in_memory, memory):
    """Reading is not about databases: SQLite will do."""
    yield in_memory
    memory.rollback()


@pytest.fixture
def ask(house):
    """Something about a line, with ana's desk to ask it at."""

    def asked(about, line):
        message = Message("console", Login("console", "ana"), "", line, house.clock())
        with house.database.read() as db:
            return about(line, house.desk(db, message, "m1"))

    return asked


@pytest.fixture
def reads(house):
    def read(line, channel=""):
        message = Message("console", Login("console", "ana"), channel, line, house.clock())
        with house.database.read() as db:
            return decide(message, house.desk(db, message, "m1"))

    return read


# What is learned


def taught():
    return lessons.lessons(tuple(COMMANDS.values()), tuple(topics().values()))


def test_no_test_sentence_is_learned_from():
    learned = {one.line.casefold() for one in taught()}
    assert not learned & {line.casefold() for line in (*CHAT, *(line for _, line in CASES))}


def test_every_guessable_intent_has_sentences_in_english_and_chinese():
    for intent in {one.intent for one in taught()} - {NONE}:
        lines = [one.line for one in taught() if one.intent == intent]
        assert [line for line in lines if line.isascii()], intent
        assert [line for line in lines if not line.isascii()], intent


def test_a_topic_gives_way_to_a_command_of_its_name():
    assert not topics().keys() & COMMANDS.keys()


def test_no_sentence_asks_for_two_things():
    known = {}
    for one in taught():
        assert known.setdefault(one.line.casefold(), one.intent) == one.intent, one.line


def test_chatter_is_read_from_its_file():
    assert CHATTER.exists()
    assert len(lessons.chatter()) > 400


# Masks


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("call Mr Chen tomorrow at 3", f"call {NAME} {AHEAD}"),
        ("met Harbor Foods yesterday", f"met {NAME} {BACK}"),
        ("王总昨天打来，要加单5万元", f"{NAME}{BACK}打来,要加单{MONEY}"),
        ("小李今天不在", f"{NAME}{TODAY}不在"),
        ("save 13900139001 and a@b.example", f"save {PHONE} and {MAIL}"),
        ("done t5", f"done {REF}"),
        ("總共很多", "总共很多"),
        ("Tell me in English on WeChat", "tell me in english on wechat"),
    ],
)  # fmt: skip
def test_what_differs_becomes_a_mark(line, said):
    assert unknown(line) == said


def test_names_of_the_shop_are_masked(ask):
    assert ask(guessing.masked, "ask bo about 王小明") == f"ask {MATE} about {NAME}"


def test_what_somebody_types_is_no_mark():
    assert not set(unknown("hello " + "".join(MARKS))) & MARKS


def test_a_saying_is_also_learned_of_whom_nobody_knows():
    assert NAME in masked("find Acme")
    assert [line for line in estranged("find Acme") if NAME not in line and line.startswith("find")]


# Guesses


@pytest.mark.parametrize(("intent", "line"), CASES)
def test_new_words_are_among_the_first_three(ask, intent, line):
    assert intent in [one.intent for one in ask(guessing.guesses, line)[:3]]


def test_most_are_first(ask):
    right = [ask(guessing.guesses, line)[0].intent == intent for intent, line in CASES]
    assert sum(right) / len(right) >= 0.85


def test_shares_add_up_to_one(ask):
    assert sum(one.sure for one in ask(guessing.guesses, "anything")) == pytest.approx(1)


def test_nothing_recognised_is_no_fault(ask):
    assert ask(guessing.guesses, "👍")
    assert ask(guessing.guesses, "zzzzz qqqqq")


def test_learning_is_the_same_everywhere():
    some = [(place % 3, features(one.line)) for place, one in enumerate(taught()[:60])]
    assert weights.learn(some, 3).to_bytes() == weights.learn(some, 3).to_bytes()


# What is kept


def test_weights_are_read_back(tmp_path):
    made = weights.learn([(0, [1, 2]), (1, [2, 3])], 2)
    kept.save(tmp_path / "x", b"d", made.to_bytes())
    again = weights.Weights.from_bytes(kept.load(tmp_path / "x", b"d"))
    assert again.shares([1], 1) == made.shares([1], 1)
    assert made.shares([1], 1)[0] > 0.5


@pytest.mark.parametrize("harm", ["cut", "changed", "empty", "other"])
def test_a_broken_file_is_as_none(tmp_path, harm):
    path = tmp_path / "x"
    kept.save(path, b"d", [b"some", b"parts"])
    assert kept.load(path, b"d") == [b"some", b"parts"]
    content = path.read_bytes()
    broken = {
        "cut": content[:-3],
        "changed": content[:25] + bytes([content[25] ^ 1]) + content[26:],
        "empty": b"",
        "other": bytes(random.Random(1).randbytes(500)),
    }
    path.write_bytes(broken[harm])
    assert kept.load(path, b"d") is None


def test_other_sentences_are_another_file(tmp_path):
    kept.save(tmp_path / "x", b"d", [b"some"])
    assert kept.load(tmp_path / "x", b"e") is None


def test_where_nothing_can_be_kept_it_is_learned_anew(tmp_path):
    kept.save(tmp_path / "no" / "x", b"d", [b"some"])
    assert kept.load(tmp_path / "no" / "x", b"d") is None


def test_what_was_learned_is_kept_beside_the_database(tmp_path):
    intents.keep_in(tmp_path / "shop.db.intents")
    classifier._model.cache_clear()
    try:
        intents.model()
        assert [one.name for one in tmp_path.iterdir()] == ["shop.db.intents.ngrams"]
    finally:
        intents.keep_in(None)


# The three bands


def test_what_is_sure_is_done_and_can_be_undone(talk):
    talk.goes("""
        ana> flag Acme as VIP
        bot> Tagged Acme: VIP.
        bot> Tags: VIP
        bot> [Undo] undo m1
        ana> undo
        bot> Undone: 1 change.
        bot> - details · Acme
    """)


def test_what_is_likely_is_asked_with_what_would_be_done(talk):
    asked = talk("maybe give me a shout tomorrow at 4 because of Acme's contract")
    assert asked.splitlines()[0] == (
        "bot> What shall I do with “maybe give me a shout tomorrow at 4 because of Acme's contra…”?"
    )
    assert "[Remind me: tomorrow 16:00] q1 remind" in asked
    assert asked.count(" q1 ") <= 3
    done = talk("q1 remind")
    assert "I'll remind you tomorrow 16:00" in done
    assert "Acme's contract" in done
    assert "[Undo]" in done


def test_the_sentence_is_kept_for_when_the_button_is_pressed(talk):
    asked = talk("今天王小明店里样品都摆好了，挺顺")
    assert "[记录：王小明] q1 log_followup" in asked
    assert talk("1").startswith("bot> 已记下王小明的备注。")
    assert "挺顺" in talk("历史王小明")


def test_what_is_missing_is_asked_after_the_button(talk):
    assert "q1 log_followup" in talk("对方嫌报价高，要再压两个点")
    assert talk(":press 1") == "bot> 是哪位客户？"
    assert talk("王小明").startswith("bot> 已记下王小明的备注。")


def test_new_words_after_such_a_question_are_no_answer(talk):
    talk("今天王小明店里样品都摆好了，挺顺")
    assert talk("find Acme").startswith("bot> Acme\n")
    assert "over" in talk("q1 log_followup")


def test_such_a_question_may_be_dropped(talk):
    talk("今天王小明店里样品都摆好了，挺顺")
    assert talk("算了") == "bot> 好的，什么都没做。"


@pytest.mark.parametrize("line", CHAT)
def test_chatter_triggers_nothing(reads, line):
    assert isinstance(reads(line), NotUnderstood)


@pytest.mark.parametrize("line", CHAT[:3])
def test_among_others_chatter_has_no_answer(talk, line):
    talk(":in #care")
    assert talk(line) == ""


def test_alone_it_is_answered_with_three_examples(talk):
    assert len(talk("who wants coffee").splitlines()) == 4


def test_a_command_among_others_is_answered_as_ever(talk):
    talk(":in #care")
    assert "I don't understand" in talk("/nonsense")
    assert talk("find Zed") == "bot> No customer is called “Zed”."


def test_chatter_that_opens_like_a_command_is_chatter(reads):
    for line in ("order some pizza?", "find happiness", "call your mother", "stop it, I can't"):
        assert isinstance(reads(line), NotUnderstood), line


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("how many loyalty points does Acme have",
         "bot> I understand, but I don't keep loyalty points yet."),
        ("给王小明的积分加五十", "bot> 我明白，但暂时还不支持会员积分。"),
        ("公海那個客戶我來認領吧", "bot> 我明白，但暫時還不支援"),
    ],
)  # fmt: skip
def test_what_is_not_kept_yet_is_said_so(talk, reads, line, answer):
    assert isinstance(reads(line), NotKept)
    assert talk(line).startswith(answer)


def test_what_was_given_is_never_lost_without_asking(talk):
    assert "q1 tag" in talk("please mark Acme as VIP customer from next Monday, ¥500")


def test_an_id_means_that_one_and_no_other(talk):
    talk("remind in 3 hours call the bank")
    assert "not on your list" in talk("the task t99 is finished, you can tick it off")
    assert "call the bank" in talk("tasks")


def test_an_impossible_time_is_no_time(talk):
    assert "30 February" in talk("order Acme 30 February ¥5")
