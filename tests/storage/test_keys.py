"""What a customer is found by, and what a query looks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.keys import (
    LEGAL_ENDINGS,
    LONGEST,
    SEP,
    Searchable,
    core,
    keys,
    pairs,
    probe,
    probes,
    resembling,
    whole,
)

ANY = st.text(st.characters(), max_size=80)
LONG = st.text("王单乐长重吕ab -", min_size=100, max_size=300)
THINGS = st.builds(
    Searchable,
    ANY | LONG,
    st.none() | ANY | LONG,
    st.lists(ANY, max_size=12).map(tuple),
    st.none() | ANY,
    st.lists(ANY | LONG, max_size=12).map(tuple),
)
# 9 names of 40 beginnings, 12 of them spelt in up to 8 ways, plus company, phones and e-mail
MOST_KEYS = 5_000


def named(name: str, company: str | None = None) -> set[str]:
    return keys(Searchable(name, company, (), None))


def kind(letter: str, found: set[str]) -> set[str]:
    return {key[1:].partition(SEP)[0] for key in found if key[0] == letter}


@given(THINGS)
def test_keys_are_short_and_their_number_is_bounded(thing: Searchable) -> None:
    found = keys(thing)
    assert all(1 < len(key) <= LONGEST for key in found)
    assert {key[0] for key in found} <= set("Nnpicwte")
    assert len(found) <= MOST_KEYS


@given(THINGS)
def test_keys_hold_nothing_a_database_refuses(thing: Searchable) -> None:
    for key in keys(thing):
        assert key.isprintable() or not (set(key) - {SEP}) & set(map(chr, range(32)))
        assert key.encode("utf-8")


def test_an_ordinary_customer_has_few_keys() -> None:
    phones, company = ("+8613800138000",), "上海宏远科技有限公司"
    assert len(keys(Searchable("王小明", company, phones, "wxm@hongyuan.example"))) <= 20


@pytest.mark.parametrize(
    ("name", "sounds"),
    [
        ("曾志伟", {"zengzhiwei", "cengzhiwei"}),
        ("單雄信", {"shanxiongxin", "danxiongxin"}),
        ("仇英", {"qiuying", "chouying"}),
        ("查良镛", {"zhaliangyong", "chaliangyong"}),
        ("區志明", {"ouzhiming", "quzhiming"}),
        ("解缙", {"xiejin", "jiejin"}),
        ("朴正焕", {"piaozhenghuan", "puzhenghuan"}),
        ("盖叫天", {"gejiaotian", "gaijiaotian"}),
        ("任正非", {"renzhengfei"}),
        ("尉迟恭", {"yuchigong", "weichigong"}),
        ("长孙无忌", {"zhangsunwuji", "changsunwuji"}),
        ("万俟卨", {"moqi"}),
        ("吕布", {"lvbu", "lubu", "lyubu"}),
        ("王女", {"wangnv", "wangnu"}),
        ("覃海洋", {"qinhaiyang", "tanhaiyang"}),
        ("李乐", {"lile", "liyue"}),
        ("张长长", {"zhangchangchang", "zhangzhangchang"}),
    ],
)
def test_a_name_is_indexed_under_every_reading(name: str, sounds: set[str]) -> None:
    spelt = kind("p", named(name))
    assert all(any(one.startswith(sound) for one in spelt) for sound in sounds)


def test_only_the_head_of_a_name_is_read_as_a_surname() -> None:
    assert not any(
        "shan" in sound for sound in kind("p", named("王小曾")) | kind("p", named("简单"))
    )


def test_a_chinese_name_is_also_spelt_the_western_way() -> None:
    assert "xiaomingwang" in kind("p", named("王小明"))
    assert "xiuouyang" in kind("p", named("欧阳修"))
    assert "mingwangxiao" not in kind("p", named("王小明"))


def test_initials_are_those_of_the_syllables() -> None:
    assert kind("i", named("王小明")) == {"wxm", "xm", "wangxm"}


def test_words_are_joined_in_either_order_and_without_accents() -> None:
    assert kind("p", named("José Müller")) == {"josemuller", "mullerjose"}


@pytest.mark.parametrize(
    ("company", "short"),
    [
        ("宏远科技有限公司", "宏远科技"),
        ("宏远科技股份有限公司", "宏远科技"),
        ("宏远集团有限责任公司", "宏远"),
        ("宏远集团", "宏远"),
        ("宏远投资合伙企业", "宏远投资"),
        ("株式会社山田", "山田"),
        ("acme co ltd", "acme"),
        ("müller gmbh co kg", "müller"),
        ("fabrica s a", "fabrica"),
        ("rossi s r l", "rossi"),
        ("有限公司", "有限公司"),
        ("宏远ltd", "宏远"),
        ("宏远coltd", "宏远coltd"),
        ("acme宏远co ltd", "acme宏远"),
        ("ltd", "ltd"),
        ("深圳分公司", "深圳分公司"),
    ],
)
def test_a_legal_form_is_no_part_of_a_company(company: str, short: str) -> None:
    assert core(company, LEGAL_ENDINGS) == short


def test_a_person_may_be_called_like_a_doubtful_legal_form() -> None:
    assert core("ana co") == "ana co"
    assert core("acme inc") == "acme"


def test_a_company_is_found_from_any_character_of_its_own_name() -> None:
    assert kind("c", named("王", "上海宏远有限公司")) == {
        "上海宏远有限公司",
        "海宏远有限公司",
        "宏远有限公司",
        "shanghaihongyuan",
        "hongyuan",
    }


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=8), st.text())
def test_a_range_holds_exactly_what_begins_so(prefix: str, other: str) -> None:
    low, high = probe("n" + prefix)
    assert (low <= "n" + other < high) == other.startswith(prefix)
    assert low <= f"n{prefix}{other}" < high
    assert low.encode() < high.encode()


@given(ANY | st.text(st.characters(), max_size=10_000))
def test_any_query_becomes_few_valid_ranges(query: str) -> None:
    ranges = [*probes(query), *(pair.probe for pair in pairs(query))]
    assert len(probes(query)) <= 12
    assert len(pairs(query)) <= 7
    assert all(low < high and low.encode() < high.encode() for low, high in ranges)
    assert all(len(key) <= LONGEST for key in (*whole(query), *resembling(query)))


def test_the_best_ranges_come_first() -> None:
    assert [low for low, _ in probes("hongyuan")] == [
        "Nhongyuan",
        "phongyuan",
        "chongyuan",
        "ihongyuan",
        "ehongyuan",
    ]
    assert [low for low, _ in probes("宏远")] == ["N宏远", "n宏远", "c宏远"]
    assert [low for low, _ in probes("+86 138-0013-8000")][:3][-1] == "t0008310083168"


def test_a_slip_of_the_finger_is_one_letter_away() -> None:
    near = resembling("barbra cameron")
    assert "pbarbaracameron" in near
    assert "pbarbracamreon" in near
    assert resembling("bob") == []


def test_a_homophone_sounds_the_same() -> None:
    assert "pwangxiaoming" in resembling("王晓铭")
