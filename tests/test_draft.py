"""draft NAME: a greeting in the customer's language, alone in its message, sent to nobody."""

import pytest

from storage.tables import Customer


@pytest.fixture
def database(in_memory, memory):
    """How a line is read is not about databases: SQLite will do."""
    yield in_memory
    memory.rollback()


@pytest.fixture
def known(house):
    """Something more that is known of 王小明."""

    def write(**fields):
        def change(db):
            for name, value in fields.items():
                setattr(db.get_one(Customer, 3), name, value)

        house.database.write(change)

    return write


def test_a_text_to_copy_and_two_others(talk):
    first, *rest = talk("draft 王小明").splitlines()
    assert "王小明" in first
    assert "生日快乐" in first
    assert rest == ["  [Another] draft c3 +1", "  [Greeted] greeted c3"]
    others = {talk(f"draft c3 +{n}").splitlines()[0] for n in (1, 2, 3)}
    assert len(others) == 3
    assert first in others, "after three it begins anew"


def test_nobody_but_the_asker_hears_it(talk):
    talk("draft 王小明")
    assert len(talk.said) == 1


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"language": "en", "name": "Jane Roe", "salutation": "Ms"}, "Ms Roe"),
        ({"name": "Jane Roe"}, "Jane"),
        ({"salutation": "先生"}, "王先生"),
        ({"salutation": "王总"}, "王总"),
        ({"name": "欧阳娜", "salutation": "女士"}, "欧阳女士"),
        ({"name": "黃美玲", "salutation": "小姐"}, "黃小姐"),
        ({"language": "zh-TW", "salutation": "先生"}, "王先生"),
    ],
)
def test_in_the_customers_language_and_form_of_address(talk, known, fields, says):
    known(**fields)
    said = talk("draft c3").splitlines()[0]
    assert says in said
    traditional = fields.get("language") == "zh-TW" or "黃" in fields.get("name", "")
    english = "Jane" in fields.get("name", "")
    assert ("birthday" in said, "生日快樂" in said) == (english, traditional)


def test_the_dead_are_not_greeted(talk, known):
    known(status="deceased")
    assert talk("draft 王小明") == "bot> No greeting: 王小明 has died."


@pytest.mark.parametrize(
    "line",
    [
        "draft a birthday greeting for 王小明",
        "write me a birthday card for 王小明",
        "祝福语 王小明",
        "给王小明写个生日祝福",
        "帮我给王小明拟一条祝福",
        "給王小明寫個生日祝福",
    ],
)
def test_however_it_is_asked(talk, line):
    assert "生日快乐" in talk(line).splitlines()[0]
