"""Customers are found by all that somebody may type, and by nothing else."""

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from sqlalchemy import create_engine, insert
from sqlalchemy.orm import Session

from storage.keys import Searchable, keys
from storage.search import alike, exact, known_heads, search, spotted
from storage.tables import CustomerKey
from tests.storage.everybody import a_crowd, everybody, some_queries

WANG, ZENG, CAMERON, LOPEZ, SHOP, TRAD, BOB = range(1, 8)
SHELF = {
    WANG: Searchable("王小明", "上海宏远科技有限公司", ("+8613800138000",), "wxm@hongyuan.example"),
    ZENG: Searchable("曾吕", "Acme Trading Co., Ltd.", ("+8613911112222",), None, ("老曾",)),
    CAMERON: Searchable("Barbara Cameron", "Acme GmbH", ("+442079460958",), "Barb@Acme.example"),
    LOPEZ: Searchable("Anna María López", None, (), None),
    SHOP: Searchable("宏远（深圳）科技有限公司", None, ("+8675588881234",), None),
    TRAD: Searchable("張偉", "廣達電腦股份有限公司", ("+886912345678",), None),
    BOB: Searchable("Bob", None, (), None),
}


def fill(db: Session, shelf: dict[int, Searchable]) -> Session:
    rows = [{"key": key, "customer_id": id} for id, thing in shelf.items() for key in keys(thing)]
    db.execute(insert(CustomerKey), rows)
    return db


def empty_shelf() -> Session:
    engine = create_engine("sqlite://")
    CustomerKey.metadata.tables["customer_key"].create(engine)
    return Session(engine)


@pytest.fixture(scope="module")
def db() -> Iterator[Session]:
    with empty_shelf() as session:
        yield fill(session, SHELF)


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("王小明", [WANG]),
        ("小明", [WANG]),
        ("明", [WANG]),
        ("王 小 明", [WANG]),
        ("wang xiao ming", [WANG]),
        ("WangXiaoMing", [WANG]),
        ("wáng xiǎo míng", [WANG]),
        ("wang2 xiao3 ming2", [WANG]),
        ("Xiaoming Wang", [WANG]),
        ("wxm", [WANG]),
        ("wangxm", [WANG]),
        ("ｗｘｍ", [WANG]),
        ("宏远王", [WANG]),
        ("王 宏远", [WANG]),
        ("宏远 小明", [WANG]),
        ("王小明 上海宏远", [WANG]),
        ("hongyuan wang", [WANG]),
        ("王 8000", [WANG]),
        ("8000 王", [WANG]),
        ("王 138 0013 8000", [WANG]),
        ("8000", [WANG]),
        ("13800138000", [WANG]),
        ("+86 138-0013-8000", [WANG]),
        ("0138 0013 8000", [WANG]),
        ("0086 138 0013 8000", [WANG]),
        ("+８６（１３８）００１３８０００", [WANG]),
        ("wxm@hong", [WANG]),
        ("zenglv", [ZENG]),
        ("zeng lü", [ZENG]),
        ("cenglu", [ZENG]),
        ("老曾", [ZENG]),
        ("acme trading", [ZENG]),
        ("Acme Trading GmbH", [ZENG]),
        ("acme", [CAMERON, ZENG]),
        ("acme cameron", [CAMERON]),
        ("cameron barbara", [CAMERON]),
        ("BARB", [CAMERON]),
        ("camer barb", [CAMERON]),
        ("barbaracameron", [CAMERON]),
        ("bc", [CAMERON]),
        ("+44 (0)20 7946 0958", [CAMERON]),
        ("020 7946 0958", [CAMERON]),
        ("barb@acme.example", [CAMERON]),
        ("anna lopez", [LOPEZ]),
        ("Lopéz", [LOPEZ]),
        ("Maria Lopez", [LOPEZ]),
        ("宏远", [SHOP, WANG]),
        ("宏遠科技", [WANG]),
        ("宏远科技股份公司", [WANG]),
        ("宏远(深圳)", [SHOP]),
        ("深圳科技", [SHOP]),
        ("张伟", [TRAD]),
        ("张", [TRAD]),
        ("广达", [TRAD]),
        ("電腦", [TRAD]),
        ("bob", [BOB]),
        ("arbara", []),
        ("有限公司", [SHOP]),
        ("138", []),
        ("明小", []),
        ("王伟", []),
        ("%", []),
        ("_", []),
        ("王%明", []),
        ("王%小明", [WANG]),
        ("", []),
        ("   ", []),
    ],
)
def test_a_query_finds(db: Session, query: str, ids: list[int]) -> None:
    assert sorted(search(db, query)) == sorted(ids)


def test_names_come_before_companies_and_whole_names_first() -> None:
    shelf = {
        1: Searchable("王宏远", None, (), None),
        2: Searchable("李四", "宏远公司", (), None),
        3: Searchable("宏远志", None, (), None),
        4: Searchable("宏远", None, (), None),
    }
    with empty_shelf() as db:
        fill(db, shelf)
        assert search(db, "宏远") == [4, 3, 1, 2]
        assert search(db, "宏远", most=2) == [4, 3]


def test_one_customer_with_many_keys_does_not_hide_another() -> None:
    shelf = {1: Searchable("啊" * 40, None, (), None), 2: Searchable("啊王", None, (), None)}
    with empty_shelf() as db:
        assert search(fill(db, shelf), "啊", most=2) == [1, 2]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("王小明", [WANG]),
        ("王 小明", [WANG]),
        ("小明", []),
        ("barbara cameron", [CAMERON]),
        ("BarbaraCameron", []),
        ("老曾", [ZENG]),
        ("宏远(深圳)科技有限公司", [SHOP]),
        ("宏远深圳科技", [SHOP]),
        ("宏远深圳科技股份有限公司", [SHOP]),
        ("", []),
    ],
)
def test_a_whole_name_is_exact(db: Session, query: str, ids: list[int]) -> None:
    assert exact(db, query) == ids


def test_the_very_company_comes_before_its_namesake_of_another_form() -> None:
    shelf = {
        1: Searchable("宏远股份公司", None, (), None),
        2: Searchable("宏远有限公司", None, (), None),
    }
    with empty_shelf() as db:
        fill(db, shelf)
        assert exact(db, "宏远有限公司") == [2]
        assert exact(db, "宏远") == [1, 2]
        assert exact(db, "宏远集团公司") == [1, 2]


@pytest.mark.parametrize(
    ("query", "ids"),
    [("王晓铭", [WANG]), ("barbra cameron", [CAMERON]), ("wangxioaming", [WANG]), ("zzz", [])],
)
def test_a_misspelt_name_is_like_another(db: Session, query: str, ids: list[int]) -> None:
    assert alike(db, query) == ids
    assert search(db, query) == []


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("王小明下周三回电", [(WANG, "王小明")]),
        ("王 小明，下周三", [(WANG, "王 小明")]),
        ("張偉來電", [(TRAD, "張偉")]),
        ("Bob 5000", [(BOB, "Bob")]),
        ("Bob下周", [(BOB, "Bob")]),
        ("  bob, hi", [(BOB, "  bob")]),
        ("Bobby 5000", []),
        ("bob5", []),
        ("barbara  cameron called", [(CAMERON, "barbara  cameron")]),
        ("宏远（深圳）科技有限公司来访", [(SHOP, "宏远（深圳）科技有限公司")]),
        ("宏远（深圳）有", []),
        ("拜访王小明", []),
        ("王小，明天", []),
        ("", []),
    ],
)
def test_a_name_opens_a_text(db: Session, text: str, heads: list[tuple[int, str]]) -> None:
    assert [(id, text[:end]) for id, end in known_heads(db, text)] == heads


def test_the_longest_name_that_opens_a_text_comes_first() -> None:
    shelf = {
        1: Searchable("王明", None, (), None),
        2: Searchable("王明远", None, (), None),
        3: Searchable("王明", None, (), None),
    }
    with empty_shelf() as db:
        assert known_heads(fill(db, shelf), "王明远来电") == [(2, 3), (1, 2), (3, 2)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("今天拜访了王小明,聊了续约", [(WANG, "王小明")]),
        ("Met Bob and Barbara Cameron.", [(CAMERON, "Barbara Cameron"), (BOB, "Bob")]),
        ("Bob's order", [(BOB, "Bob")]),
        ("Bobby and kebob", []),
        ("见了王小 明天再说", []),
        ("见了王小，明", []),
        ("和老曾、張偉吃饭", [(ZENG, "老曾"), (TRAD, "張偉")]),
        ("宏远(深圳)科技有限公司的王小明", [(SHOP, "宏远(深圳)科技有限公司"), (WANG, "王小明")]),
        ("", []),
    ],
)
def test_names_are_spotted_in_a_text(db: Session, text: str, names: list[tuple[int, str]]) -> None:
    assert [(id, text[start:end]) for id, start, end in spotted(db, text)] == names


def test_of_names_that_overlap_the_longer_is_meant() -> None:
    shelf = {
        1: Searchable("王小", None, (), None),
        2: Searchable("小明远", None, (), None),
        3: Searchable("小明远", None, (), None),
        4: Searchable("明", None, (), None),
    }
    with empty_shelf() as db:
        assert spotted(fill(db, shelf), "王小明远") == [(2, 1, 4), (3, 1, 4)]


@given(st.text(st.characters(), max_size=60))
@example("\ud800王")
@example("\U0010ffff")
@example("'; DROP TABLE customer_key; --")
@example("王\x00小明")
@example("￿" * 10_000)
@example("王" * 10_000)
@example("((" * 200)
def test_no_text_is_too_strange_to_look_for(db: Session, text: str) -> None:
    assert search(db, text) == search(db, text)
    assert set(exact(db, text)) <= SHELF.keys() >= set(alike(db, text))
    assert all(0 < end <= len(text) for _, end in known_heads(db, text))
    assert all(0 <= start < end <= len(text) for _, start, end in spotted(db, text))


@pytest.fixture(scope="module")
def crowd() -> Iterator[tuple[Session, dict[int, Searchable]]]:
    shelf = a_crowd(150)
    with empty_shelf() as session:
        yield fill(session, shelf), shelf


def test_the_index_finds_what_asking_everybody_finds(
    crowd: tuple[Session, dict[int, Searchable]],
) -> None:
    db, shelf = crowd
    wrong = {}
    kinds = Counter[str]()
    for query in some_queries(shelf, 1_000):
        kind, asked = everybody(shelf, query)
        kinds[kind] += 1
        if asked != (found := set(search(db, query, most=1_000))):
            wrong[query] = (kind, sorted(found - asked)[:3], sorted(asked - found)[:3])
    assert wrong == {}
    assert min(kinds["whole"], kinds["parts"], kinds["nobody"]) > 50


def test_the_first_few_are_the_first_of_all(crowd: tuple[Session, dict[int, Searchable]]) -> None:
    db, shelf = crowd
    for query in some_queries(shelf, 300):
        assert search(db, query) == search(db, query, most=1_000)[:8]
