"""The client of the language model: one answer of the right shape, or none, and soon."""

import logging
import time

import pytest

from bot.remote.endpoint import FAILURES, QUIET, Endpoint, NoAnswer
from tests.fakes.endpoint import fake_endpoint

SHAPE = {"type": "object"}
KEY = "sk-very-secret-0815"


class Ticking:
    now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def server():
    with fake_endpoint() as made:
        yield made


@pytest.fixture
def clock():
    return Ticking()


@pytest.fixture
def endpoint(server, clock):
    return Endpoint(server.url, "small-1", KEY, patience=0.5, clock=clock)


def test_it_asks_as_the_protocol_says(server, endpoint):
    server.says(intent="find")
    assert endpoint.ask("rules", "words", SHAPE)["intent"] == "find"
    [asked] = server.asked
    assert asked["model"] == "small-1"
    assert [one["role"] for one in asked["messages"]] == ["system", "user"]
    assert asked["response_format"]["type"] == "json_schema"
    assert asked["response_format"]["json_schema"]["schema"] == SHAPE
    assert server.keys == [f"Bearer {KEY}"]


@pytest.mark.parametrize(
    "raw",
    ["", "nonsense", "[]", "{}", '{"choices": []}', '{"choices": [{"message": {"content": "hi"}}]}',
     '{"choices": [{"message": {"content": "[1]"}}]}', '{"choices": 3}', "[" * 50_000,
     '{"choices": [{"message": {"content": null}}]}', "x" * 100_000],
    ids=lambda raw: raw[:20],
)  # fmt: skip
def test_another_shape_is_no_answer(server, endpoint, raw):
    server.raw = raw
    assert endpoint.ask("rules", "words", SHAPE) is None


@pytest.mark.parametrize("status", [400, 401, 404, 429, 500, 503, 302])
def test_a_fault_of_theirs_is_no_answer(server, endpoint, status):
    server.says(intent="find")
    server.status = status
    assert endpoint.ask("rules", "words", SHAPE) is None
    with pytest.raises(NoAnswer, match=str(status)):
        endpoint.demand("rules", "words", SHAPE)


def test_nobody_waits_longer_than_the_patience(server, endpoint):
    server.says(intent="find")
    server.delay = 1.5
    began = time.monotonic()
    assert endpoint.ask("rules", "words", SHAPE) is None
    assert time.monotonic() - began < server.delay


def test_nobody_there(clock):
    assert Endpoint("http://127.0.0.1:9/v1", "m", clock=clock).ask("r", "w", SHAPE) is None


def test_after_some_failures_it_is_left_alone_for_a_while(server, endpoint, clock):
    server.says(intent="find")
    server.status = 500
    for _ in range(FAILURES + 2):
        assert endpoint.ask("rules", "words", SHAPE) is None
    assert len(server.asked) == FAILURES
    server.status = 200
    clock.now += QUIET - 1
    assert endpoint.ask("rules", "words", SHAPE) is None
    clock.now += 2
    assert endpoint.ask("rules", "words", SHAPE)["intent"] == "find"


def test_only_failures_in_a_row_count(server, endpoint):
    server.says(intent="find")
    for _ in range(FAILURES):
        for status in (500, 500, 200):
            server.status = status
            endpoint.ask("rules", "words", SHAPE)
    assert len(server.asked) == 3 * FAILURES


def test_neither_key_nor_words_are_logged(server, endpoint, caplog):
    caplog.set_level(logging.DEBUG)
    server.status = 500
    endpoint.ask("rules", "a word in confidence", SHAPE)
    endpoint = Endpoint("http://127.0.0.1:9/v1", "m", KEY)
    endpoint.ask("rules", "a word in confidence", SHAPE)
    told = [one.getMessage() for one in caplog.records if one.name.startswith("bot.")]
    assert told == [
        "the language model gave no answer: HTTP 500",
        "the language model gave no answer: ConnectError",
    ]
    assert KEY not in caplog.text
    assert "confidence" not in caplog.text
