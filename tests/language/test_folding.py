"""One way of writing for every grammar, and the way back to what was written."""

import re
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.language.folding import folded
from bot.language.scripts import fields_of
from bot.language.times import Moment, times
from bot.language.told import told

ANY = st.text(st.characters(), max_size=30)
WRITTEN = st.text("王張６0Ａa“’—…①㎡ﬁe\u0301\u200bﾞｶ\u3000\n，。·½", max_size=20)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("１３８００１３８０００", "13800138000"),
        ("下週三　拜訪陳總", "下周三 拜访陈总"),
        ("“Acme’s” — ok", '"Acme\'s" - ok'),
        ("５０％，見Ｂｏ！", "50%,见Bo!"),
        ("ﬁle №５", "file No5"),
        ("e\u0301va", "\u00e9va"),
        ("王\u200b小\ufeff明", "王小明"),
        ("one\ntwo\t3", "one\ntwo 3"),
        ("二○二七", "二〇二七"),
        ("wait…", "wait..."),
        ("", ""),
    ],
)
def test_one_way_of_writing(written, plain):
    assert folded(written).text == plain


@given(ANY | WRITTEN, st.data())
@example("…", None)
@example("カ\x1b゙了", None)
def test_every_stretch_leads_back_to_what_was_written(text, data):
    said = folded(text)
    assert len(said.text) == len(said.starts) == len(said.ends)
    start = data.draw(st.integers(0, len(said.text))) if data else 0
    end = data.draw(st.integers(start, len(said.text))) if data else len(said.text)
    first, last = said.span(start, end)
    assert 0 <= first <= last <= len(text)
    assert said.text[start:end] in folded(text[first:last]).text
    assert said.original((start, end)) == text[first:last]


@given(ANY | WRITTEN)
@example("カ\x1b゙")
def test_folding_twice_changes_nothing(text):
    assert folded(folded(text).text).text == folded(text).text


@given(ANY | WRITTEN, ANY | WRITTEN)
def test_what_is_found_is_named_as_it_was_written(before, after):
    shape = re.compile(r".*?提醒(?P<who>[^,，]+?)一下.*", re.DOTALL)
    if "提醒" not in folded(before).text:
        found = fields_of(shape, f"{before},提醒陳經理一下,{after}")
        assert found == {"who": "陳經理"}


@pytest.mark.parametrize(
    "line", ["拜\u200b访王总 —— 下週三下午３點回電", "Visited “Acme”，call back next Wed ３pm"]
)
def test_times_stand_where_they_were_written(line):
    zone = ZoneInfo("Asia/Shanghai")
    found, _ = times(line, Moment(datetime(2026, 11, 20, 10, 30, tzinfo=zone), zone))
    assert [line[slice(*one.span)] for one in found] == [one.text for one in found]
    assert found[0].text in ("下週三下午３點", "next Wed ３pm")


@pytest.mark.parametrize(
    ("line", "customer"),
    [("昨天跟陳經理通了電話，他下週決定", "陳經理"), ("昨天跟“Ａｃｍｅ”通了电话", "“Ａｃｍｅ”")],
)
def test_who_was_spoken_to_is_told_as_written(line, customer):
    assert any(slots.get("customer") == customer for slots, _ in told(line))
