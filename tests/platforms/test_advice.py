"""The language model beside a real network: what it suggests is asked, and nobody waits for it."""

import pytest

from bot import config
from bot.cli import check, opening
from storage.database import Database
from tests.fakes.endpoint import fake_endpoint
from tests.fakes.telegram import FakeTelegram
from tests.platforms.conftest import Start, code_for, telegram_polling

ODD = "so Acme and me sat down over the whole thing for ages"


GUESS = "understanding: {ask_from: 1}\n"  # at nothing: then the model is asked


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def endpoint():
    with fake_endpoint() as made:
        yield made


async def linked(telegram: FakeTelegram, shop: Database, user: int, name: str) -> int:
    await telegram.start(user, code_for(shop, name))
    await telegram.until(lambda: telegram.sent(user))
    return user


@pytest.mark.anyio
async def test_a_suggestion_is_pressed(telegram, shop, start: Start, endpoint) -> None:
    nlu = f"nlu: {{endpoint: '{endpoint.url}', model: small-1, api_key: sk-1}}\n{GUESS}"
    endpoint.says(intent="log_followup", customer="CUSTOMER1", kind="meeting")
    async with start(telegram_polling(telegram) + nlu):
        ana = await linked(telegram, shop, 77, "ana")
        await telegram.say(ana, ODD)
        await telegram.until(lambda: len(telegram.sent(ana)) == 2)
        asked = telegram.sent(ana)[-1]
        assert "I am not sure. Do you mean: Log a visit" in asked["text"]
        assert endpoint.words == ["so CUSTOMER1 and me sat down over the whole thing for ages"]
        await telegram.press(ana, asked, "Yes, do it")
        await telegram.until(lambda: len(telegram.sent(ana)) == 3)
        assert "Logged your meeting with Acme." in telegram.sent(ana)[-1]["text"]


@pytest.mark.anyio
async def test_who_waits_for_it_keeps_nobody_else_waiting(
    telegram, shop, start: Start, endpoint
) -> None:
    nlu = f"nlu: {{endpoint: '{endpoint.url}', model: small-1, timeout: 2}}\n{GUESS}"
    endpoint.says(intent="none")
    async with start(telegram_polling(telegram) + nlu):
        people = [await linked(telegram, shop, 70 + n, who) for n, who in enumerate(("ana", "bo"))]
        endpoint.delay = 1.0
        await telegram.say(people[0], ODD)
        await telegram.say(people[1], "find Acme East")
        await telegram.until(lambda: len(telegram.sent(people[1])) == 2)
        assert len(telegram.sent(people[0])) == 1  # hers still waits for the model
        await telegram.until(lambda: len(telegram.sent(people[0])) == 2)
        assert "I don't understand" in telegram.sent(people[0])[-1]["text"]


def findings(tmp_path, endpoint, key=""):
    file = tmp_path / "config.yaml"
    file.write_text(f"nlu: {{endpoint: '{endpoint.url}', model: small-1{key}}}\n")
    return list(check._endpoint(config.load(file, {})))


def test_check_says_whether_it_answers(tmp_path, endpoint) -> None:
    endpoint.says(intent="none")
    [found] = findings(tmp_path, endpoint)
    assert (found.what, found.says, found.remedy) == ("language model", "small-1 answers", "")
    endpoint.status = 401
    [found] = findings(tmp_path, endpoint, ", api_key: sk-secret")
    assert found.says == "does not answer: HTTP 401"
    assert "sk-secret" not in found.says + found.remedy


def test_without_one_nothing_is_asked(tmp_path) -> None:
    conf = config.Config()
    assert opening.endpoint(conf) is None
    [found] = check._endpoint(conf)
    assert "none" in found.says
