"""People on both networks who talk while the bot is being killed, and what they got to hear.

The fake networks are the oracle. Every line carries a token of its own, so each answer and each
reminder can be counted: what was intended, what was accepted, what was seen, and in which order.
"""

import asyncio
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy import func, select

from bot.house import House
from bot.terminal import RunningClock
from core import accounts, staff, tasks
from core.desk import Login, Role
from core.values import When
from storage.database import Database
from storage.mail import Inbox, Outbox
from storage.tables import Touch
from tests.fakes.slack import FakeSlack
from tests.fakes.telegram import FakeTelegram
from tests.platforms.conftest import UNPACED, code_for

PEOPLE = 12  # on each network
LOOK = 0.5  # seconds between two looks at thousands of posts
TOKEN = re.compile(r"\b[kr]\d+n\d+\b")
NOTED = re.compile(r"Note: (k\d+n\d+)")
RUNG = re.compile(r"(?:Reminder|Reminder, late[^:]*|Still to do[^:]*): call (r\d+n\d+)")
REPEAT = "may be a repeat"
SLACK, TELEGRAM = "slack", "telegram"


@dataclass
class Heard:
    """What one network showed its people."""

    answers: Counter[str] = field(default_factory=Counter)
    rung: Counter[str] = field(default_factory=Counter)
    repeats: int = 0  # posts that say they may be one
    order: dict[str, list[str]] = field(default_factory=dict)  # of first answers, by chat


class Crowd:
    def __init__(
        self, slack: FakeSlack, telegram: FakeTelegram, shop: Database, dice: random.Random
    ) -> None:
        self.slack, self.telegram, self.shop, self.dice = slack, telegram, shop, dice
        self.said: dict[str, list[str]] = {SLACK: [], TELEGRAM: []}
        self._chats: list[str] = []
        self._staff: dict[str, list[staff.Staff]] = {SLACK: [], TELEGRAM: []}
        self._count = 0

    def gather(self) -> None:
        """Everybody is a colleague with one chat, on one network."""
        for number in range(PEOPLE):
            user = f"U{number + 1}"
            self._chats.append(self.slack.workspace.direct(user)["id"])
            self._join(SLACK, user, self._chats[-1])
            self.telegram.chats.add_chat(101 + number)  # who never wrote cannot be written to
            self._join(TELEGRAM, str(101 + number), str(101 + number))

    def _join(self, platform: str, user: str, chat: str) -> None:
        name = f"{platform} {user}"
        person = self.shop.write(lambda db: staff.enrol(db, name, Role.SALES))
        self._staff[platform].append(person)
        code = code_for(self.shop, name)

        def write(db):
            desk = replace(House(self.shop, RunningClock()).own_desk(db), private=True)
            assert isinstance(accounts.link(desk, Login(platform, user, chat), code), staff.Staff)

        self.shop.write(write)

    def talk(self, lines: int = 1) -> None:
        """So many on each network, by whom the dice choose; now and then for a reminder."""
        for _ in range(lines):
            who, whom = self.dice.randrange(PEOPLE), self.dice.randrange(PEOPLE)
            self.slack.say(f"U{who + 1}", f"visited Acme, {self._token(SLACK)}", self._chats[who])
            self.telegram.say(101 + whom, f"visited Acme, {self._token(TELEGRAM)}")

    def owe(self) -> None:
        """Somebody on each network is to be reminded of something in a moment."""
        for network in (SLACK, TELEGRAM):
            owner, token = self.dice.choice(self._staff[network]), self._token(network, "r")
            after = timedelta(seconds=1 + self.dice.random())

            def write(db, owner=owner, token=token, after=after):
                desk = replace(House(self.shop, RunningClock()).own_desk(db), actor=owner.actor)
                due = When(desk.now + after)
                tasks.promise(desk, f"call {token}", due)

            self.shop.write(write)

    def _token(self, network: str, kind: str = "k") -> str:
        self._count += 1
        self.said[network].append(f"{kind}{self._count}n{len(self.said[network])}")
        return self.said[network][-1]

    def heard(self, network: str) -> Heard:
        found = Heard()
        for chat, words in self._shown(network):
            rung, answers = RUNG.findall(words), NOTED.findall(words)
            order = found.order.setdefault(chat, [])
            order += [one for one in answers if one not in found.answers]
            found.answers.update(answers)
            found.rung.update(rung)
            found.repeats += REPEAT in words
        return found

    def _shown(self, network: str) -> Iterator[tuple[str, str]]:
        if network == SLACK:
            for post in self.slack.posts():
                yield post["channel"], json.dumps(post["blocks"], ensure_ascii=False)
        else:
            for one in self.telegram.sent():
                yield str(one["chat"]["id"]), one.get("text", "")

    async def until_all_is_said(self, seconds: float) -> None:
        """What is missing by then says more than a timeout."""
        for _ in range(int(seconds / LOOK)):
            if all(map(self._complete, (SLACK, TELEGRAM))) and not self._unsettled():
                return
            await asyncio.sleep(LOOK)

    def _complete(self, network: str) -> bool:
        heard, said = self.heard(network), self.said[network]
        return heard.answers.keys() | heard.rung.keys() >= set(said)

    def _unsettled(self) -> int:
        with self.shop.read() as db:
            now = RunningClock()()
            waits = Outbox.finished.is_(None), Outbox.due <= now
            return db.scalar(select(func.count()).select_from(Outbox).where(*waits)) or 0


@dataclass
class Account:
    """The offline check. `lost`, `handled_twice` and `out_of_order` must be empty."""

    intended: int
    attempted: int
    accepted: int
    observed: int
    lost: list[str]
    doubled: dict[str, int]  # by network: how often something was shown more than once
    marked: dict[str, int]  # by network: how many posts say that they may be a repeat
    handled_twice: list[str]
    unheard: list[str]
    out_of_order: list[str]

    def __str__(self) -> str:
        return (
            f"intended {self.intended}, attempted {self.attempted}, accepted {self.accepted}, "
            f"observed {self.observed}; lost {len(self.lost)}, doubled {self.doubled}, marked "
            f"{self.marked}; from people: lost {len(self.unheard)}, handled twice "
            f"{len(self.handled_twice)}; out of order {len(self.out_of_order)}"
        )


def account(crowd: Crowd, hows: str) -> Account:
    heard = {one: crowd.heard(one) for one in (SLACK, TELEGRAM)}
    lost, doubled = [], {}
    intended = 0
    for network, said in crowd.said.items():
        lost += [one for one in said if one not in heard[network].answers + heard[network].rung]
        intended += len(said)
        both = (heard[network].answers, heard[network].rung)
        doubled[network] = sum(sum(count.values()) - len(count) for count in both)
    notes, attempted = _kept(crowd.shop)
    everything = [one for said in crowd.said.values() for one in said]
    visits = [one for one in everything if one.startswith("k")]
    calls = len(crowd.slack.called("chat.postMessage")) + len(crowd.telegram.called("sendMessage"))
    result = Account(
        intended,
        attempted,
        calls,
        sum(sum(one.answers.values()) + sum(one.rung.values()) for one in heard.values()),
        lost,
        doubled,
        {network: one.repeats for network, one in heard.items()},
        [one for one, count in notes.items() if count > 1],
        [one for one in visits if one not in notes],
        [*_disorder(crowd, heard[SLACK], SLACK), *_disorder(crowd, heard[TELEGRAM], TELEGRAM)],
    )
    print(f"\n{hows}: {result}")
    return result


def _kept(shop: Database) -> tuple[Counter[str], int]:
    with shop.read() as db:
        notes = Counter(one for one in db.scalars(select(Touch.note)) if TOKEN.fullmatch(one))
        return notes, db.scalar(select(func.sum(Outbox.attempts))) or 0


def _disorder(crowd: Crowd, heard: Heard, network: str) -> Iterator[str]:
    """Within a chat what came first is answered first."""
    came: dict[str, list[str]] = {}
    with crowd.shop.read() as db:
        rows = select(Inbox.place, Inbox.body).where(Inbox.platform == network)
        for place, body in db.execute(rows.order_by(Inbox.id)):
            token = TOKEN.search(json.dumps(body))
            if token:
                came.setdefault(place.partition("/")[0], []).append(token.group())
    for chat, order in heard.order.items():
        wanted = [one for one in came.get(chat, []) if one in order]
        if wanted != order:
            at = next(i for i, pair in enumerate(zip(wanted, order, strict=False))
                      if pair[0] != pair[1])  # fmt: skip
            yield f"{chat}: {wanted[at : at + 4]} were answered as {order[at : at + 4]}"


def configured(folder: Path, url: str, slack: FakeSlack, telegram: FakeTelegram) -> Path:
    place = folder / "config.yaml"
    tokens = f"bot_token: xoxb-test, app_token: xapp-test, base_url: '{slack.base_url}'"
    keys = f"token: '123:TEST', base_url: '{telegram.base_url}'"
    place.write_text(f"database: '{url}'\nslack: {{{tokens}}}\ntelegram: {{{keys}}}\n{UNPACED}")
    return place
