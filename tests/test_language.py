"""language NAME: the language of the words, else the one chosen, else the habit."""

import pytest


@pytest.fixture
def database(in_memory, memory):
    """Words are not about databases: SQLite will do."""
    yield in_memory
    memory.rollback()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("language English", "We speak English now."),
        ("language 中文", "现在用简体中文。"),
        ("语言 繁體中文", "現在用繁體中文。"),
        ("語言 简体中文", "现在用简体中文。"),
        ("language zh-Hant", "現在用繁體中文。"),
    ],
)
def test_it_answers_in_the_language_chosen(talk, line, said):
    assert talk(line) == f"bot> {said}"


def test_a_button_tells_no_language_so_the_choice_holds(talk):
    talk("remind in 5 minutes call the bank")
    talk("language 繁體中文")
    assert "\n  電話:" in talk("13900139000")
    talk(":wait 6m")
    assert "已完成：call the bank" in talk(":press 1")


def test_what_rings_is_in_the_language_chosen(talk):
    talk("remind in 5 minutes call the bank")
    talk("language 中文")
    assert "提醒：call the bank" in talk(":wait 6m")


def test_the_words_themselves_count_more(talk):
    talk("language 中文")
    assert "Owner: ana" in talk("find Acme")
    assert "Owner: ana" in talk("13900139000")


def test_chinese_that_both_scripts_write_alike_follows_the_habit(talk):
    talk("语言 繁體中文")
    assert "電話" in talk("查 王小明")
    talk("語言 简体中文")
    assert "电话" in talk("查 王小明")


def test_languages_are_offered_each_in_its_own_words(talk):
    talk.goes("""
        ana> language
        bot> Which language?
        bot> [English] q1 en
        bot> [简体中文] q1 zh_hans
        bot> [繁體中文] q1 zh_hant
        :press 3
        bot> 現在用繁體中文。
    """)


def test_a_language_we_do_not_speak(talk):
    assert talk("language Klingon") == (
        "bot> I don't speak “Klingon”: English, 简体中文 and 繁體中文 only."
    )


def test_each_has_their_own(talk):
    talk("language 中文")
    assert "Phone" in talk("bo> 13900139000")
