"""rapport parse: what lines mean, on an empty database and on one that knows people."""

import io
import json
import re
import sys
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.house import House
from bot.terminal import Clock
from storage.database import open_database
from storage.migrations import upgrade
from tests.conftest import MORNING, furnish
from tests.fakes.endpoint import fake_endpoint

HERE = Path(__file__).parent
NOW = "2026-11-20T10:30"
COMPARED = "customer phone amount currency when next repeat assignee tag kind".split()
SLOT = re.compile(r"(\w+)=(.*?)(?= (?:" + "|".join(COMPARED) + r")=|$)")


def table():
    lines = (HERE / "messages.txt").read_text().splitlines()
    return [
        [part.strip() for part in line.split("|")]
        for line in lines
        if line and not line.startswith("#")
    ]


@pytest.fixture
def parse(monkeypatch, tmp_path, capsys):
    """Run the command on these lines, in a folder of its own; what it printed, and how it ended."""
    monkeypatch.chdir(tmp_path)

    def run(*lines, json_=True, now=NOW):
        given = "\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines)
        monkeypatch.setattr(sys, "stdin", io.StringIO(given))
        code = main(["parse", *(["--json"] if json_ else []), "--now", now])
        said = capsys.readouterr().out.splitlines()
        return ([json.loads(one) for one in said] if json_ else said), code

    return run


@pytest.fixture
def shop(tmp_path):
    """A database in that folder, with the people of all tests in it."""
    database = open_database(f"sqlite:///{tmp_path / 'rapport.db'}")
    upgrade(database)
    furnish(House(database, Clock(MORNING)))
    database.close()


@pytest.fixture(scope="module")
def meanings(tmp_path_factory):
    """Every line of the table, explained in one run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path_factory.mktemp("empty"))
        patch.setattr(sys, "stdin", io.StringIO("\n".join(line for _, line, _ in table())))
        patch.setattr(sys, "stdout", out := io.StringIO())
        assert main(["parse", "--json", "--now", NOW]) == 0
    told = (json.loads(one) for one in out.getvalue().splitlines())
    return dict(zip((line for _, line, _ in table()), told, strict=True))


@pytest.mark.parametrize(("intent", "line", "slots"), table(), ids=lambda v: str(v)[:40])
def test_what_a_line_means(meanings, intent, line, slots):
    wanted = dict(SLOT.findall(slots))
    told = meanings[line]
    found = {name: shown(told["slots"][name]) for name in COMPARED if name in told["slots"]}
    for name in ("when", "next"):
        if len(wanted.get(name, "")) == len("2026-11-20"):
            found[name] = found.get(name, "")[: len("2026-11-20")]
    assert (told["intent"], found) == (intent, wanted)


def shown(value):
    if isinstance(value, float):
        return f"{value:g}"
    return value[:16] if re.match(r"\d{4}-\d\d-\d\dT", value) else value


def test_names_are_as_said_where_nobody_is_on_record(parse):
    told, _ = parse("visited Globex today", "给华星科技打了电话", "王总")
    assert [one["slots"]["customer"] for one in told] == ["Globex", "华星科技", "王总"]
    assert [one["action"] for one in told] == ["ask", "ask", "act"]  # of two the note is missing


def test_on_record_the_name_is_the_customers(parse, shop):
    [told], _ = parse("拜访了王总，续约要9折，下周三下午3点回电", now="2026-11-22T08:00")
    assert told["intent"] == "log_followup"
    assert told["slots"]["customer"] == "王小明"
    assert told["action"] == "act"
    assert told["why"]["candidates"] == [
        {"customer": "王小明", "why": "has that surname", "own": False}
    ]


def test_who_is_not_on_record_is_asked_about(parse, shop):
    [told], _ = parse("visited Globex, they want 10% off, call back next Wed 3pm")
    assert (told["intent"], told["action"]) == ("log_followup", "ask")
    assert told["slots"]["customer"] == "Globex"
    assert told["slots"]["next"] == "2026-11-25T15:00:00+08:00"


def test_several_are_candidates(parse, shop):
    [told], _ = parse("find ac")
    assert (told["intent"], told["action"]) == ("find", "ask")
    assert [(one["customer"], one["why"]) for one in told["why"]["candidates"]] == [
        ("Acme", "part of the name"),
        ("Acme East", "part of the name"),
    ]


def test_by_which_layer_and_because_of_what(parse, shop):
    told, _ = parse("find Acme", "拜访了王小明，聊得不错", "Acme", "what a day", "Acme's number?")
    assert [(one["why"]["by"], one["why"]["because"]) for one in told] == [
        ("exact", "find"),
        ("pattern", "拜访了"),
        ("name", ""),
        (None, ""),
        ("pattern", "'s number"),
    ]


def test_what_is_masked_and_where(parse, shop):
    line = "拜访了Acme，预算3万，周五前回电13900139000"
    [told], _ = parse(line)
    assert told["why"]["masked"] == "拜访了CUSTOMER1，预算AMOUNT1，TIME1回电PHONE1"
    assert [line[slice(*one["span"])] for one in told["why"]["marks"]] == [
        "Acme", "3万", "周五前", "13900139000",
    ]  # fmt: skip


def test_in_readable_lines(parse, shop):
    said, _ = parse("visited Acme, demo went well, call back next Wed 3pm", json_=False)
    assert said == [
        "act: log_followup, by pattern, 90% sure, because of “visited”",
        "  kind: visit",
        "  customer: Acme",
        "  next: 2026-11-25T15:00:00+08:00",
        "  note: demo went well, call back next Wed 3pm",
        "  time “next Wed 3pm”: 2026-11-25T15:00:00 (hour)",
        "  could be Acme: is called so",
        "  masked: visited CUSTOMER1, demo went well, call back TIME1 (CUSTOMER1 8-12, "
        "TIME1 40-52)",
    ]


def test_the_line_may_say_when_it_was_said(parse):
    told, code = parse(
        {"text": "remind me tomorrow at 3pm to call", "now": "2027-03-01T09:00:00+08:00"},
        {"text": "remind me tomorrow at 3pm to call", "now": "2027-03-01T09:00", "lang": "en"},
        {"text": "明天下午3点提醒我回电", "now": None, "lang": "zh"},
    )
    assert [one["slots"]["when"] for one in told] == [
        "2027-03-02T15:00:00+08:00",
        "2027-03-02T15:00:00+08:00",
        "2026-11-21T15:00:00+08:00",
    ]
    assert code == 0


@pytest.mark.parametrize(
    "line",
    ["{", '{"text": 5}', "{}", '{"text": "a", "now": "soon"}', '{"text": "a", "now": 7}',
     '{"text": "a", "lang": "xx"}', "{" * 20_000, '{"text": "a", "now": "9999-12-31T23:59-23:00"}'],
    ids=lambda line: line[:30],
)  # fmt: skip
def test_a_faulty_line_is_told_and_the_next_is_read(parse, line):
    (faulty, good), code = parse(line, "find Acme")
    assert faulty["error"]
    assert good["intent"] == "find"
    assert code == 2


@pytest.mark.parametrize(
    "line",
    ["9" * 10_000, "拜访了王总" * 800, "visited Globex " * 260, "order Acme ¥" + "9" * 10_000,
     "\x00", "a\x00b", "{]"[1:], "🙂" * 500, "done " + "9" * 400, "c" + "9" * 30, "1" * 30 + "号",
     {"text": ""}, {"text": "\ud83d"}, {"text": "\n\n"}],
    ids=lambda line: str(line)[:12],
)  # fmt: skip
def test_no_line_breaks_it(parse, line):
    [told], code = parse(line)
    assert code == 0
    assert told["action"] in ("act", "ask", "ignore")


def test_an_older_database_is_to_be_migrated_first(parse, tmp_path, capsys):
    database = open_database(f"sqlite:///{tmp_path / 'rapport.db'}")
    upgrade(database, "0001")
    database.close()
    told, code = parse("find Acme")
    assert (told, code) == ([], 1)


def test_it_changes_nothing(parse, shop, tmp_path):
    before = (tmp_path / "rapport.db").read_bytes()
    parse("visited Acme, fine", "remind me tomorrow to call", "add Jane Roe", "undo")
    assert (tmp_path / "rapport.db").read_bytes() == before


def test_the_language_model_is_a_layer_too(parse, tmp_path):
    with fake_endpoint() as endpoint:
        endpoint.says(intent="log_followup", customer="CUSTOMER1", kind="meeting")
        (tmp_path / "config.yaml").write_text(
            f"nlu: {{endpoint: '{endpoint.url}', model: small-1}}\nunderstanding: {{ask_from: 1}}\n"
        )
        [told], _ = parse("so Globex Ltd and me sat down over it for ages")
    assert endpoint.words == ["so CUSTOMER1 and me sat down over it for ages"]
    assert (told["intent"], told["action"], told["why"]["by"]) == (
        "log_followup",
        "ask",
        "endpoint",
    )
    assert told["slots"]["customer"] == "Globex Ltd"
