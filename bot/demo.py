"""A believable shop to play with: three colleagues, sixty customers, a year of orders."""

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from borax.calendars.lunardate import LunarDate
from sqlalchemy.orm import Session

from bot.house import House
from core import alerts, customers, memberships, rights, tasks, tickets, touches
from core.changes import add_all
from core.customers import Customer, NewCustomer
from core.desk import Actor, Desk, Role
from core.rights import Action, NewThing
from core.staff import Staff, enrol
from core.touches import Kind
from core.values import Birthday, When
from storage.tables import Order

SALES, MANAGER, SUPPORT = "ana", "bo", "cleo"
SEED = 20261122  # the same shop every time
HISTORY = 365  # days of orders

GREETING = """\
Welcome to Rapport's demo: a make-believe shop, nothing leaves this terminal.
你好！这是 Rapport 的演示：一家虚构的店，什么都不会发出去。

You are ana, a saleswoman. Three things to try · 你是销售 ana，先试三件事：
  1. 王小明                                              who is this? · 查客户
  2. visited Acme, wants 10% off, call back tomorrow 3pm     拜访了王小明，想续约，明天下午3点回电
  3. :wait 1d                                            a day passes · 过一天，看通知
(help · 帮助 · bo> help speaks as the manager · :quit)
"""
FAREWELL = """\
That was the demo. Next: `rapport chat` keeps your own data in rapport.db; README.md tells how to
import a spreadsheet and how to bring Rapport to Slack or Telegram.
演示结束。下一步：rapport chat 使用你自己的数据；
README.md 说明如何导入表格、接入 Slack 或 Telegram。"""
FIRST = {
    "en": "This database is new, and you are its first admin: {name}.",
    "zh_hans": "这是新的数据库，你是第一位管理员：{name}。",
    "zh_hant": "這是新的資料庫，你是第一位管理員：{name}。",
}

CHINESE = (
    "李雷 韩梅梅 陈静 张伟 刘洋 赵敏 孙丽 周杰 吴磊 郑爽 冯军 褚晓燕 卫东 蒋文 沈佳 韩冰 "
    "杨帆 朱琳 秦朗 尤佳 许晴 何平 吕蒙 施展 曾志强 单小龙 仇英 欧阳娜 林志豪 黃美玲 "
    "陳怡君 張家豪 蔡依文 劉德凱 方圆"
).split()
ENGLISH = (
    "Jane Roe|Tom Baker|Maria Silva|Ken Adams|Lucy Hill|Omar Haddad|Nina Petrova|Paul Weber|"
    "Grace Kim|Ivan Horvat|Sara Lind|Ben Carter"
).split("|")
COMPANIES = (
    "宏远科技有限公司|华星贸易|博亚电子|长兴机械|明远食品|Globex Ltd|Initech Inc|"
    "Northwind Traders|Umbrella GmbH|大成建材|台達光電|永豐商行"
).split("|")


@dataclass(frozen=True, slots=True)
class Habit:
    """How one of them buys: every so many days, so much, the last time so many days ago."""

    gap: int
    amount: int  # fen
    silent: int


def furnish(house: House) -> None:
    house.database.write(lambda db: _furnish(house, db))


def _furnish(house: House, db: Session) -> None:
    dice = random.Random(SEED)  # noqa: S311 - a make-believe shop, not a secret
    team = {
        name: enrol(db, name, role)
        for name, role in ((SALES, Role.SALES), (MANAGER, Role.MANAGER), (SUPPORT, Role.SUPPORT))
    }
    desk = house.own_desk(db, "m0")
    wang, acme = _regulars(desk, team[SALES])
    _crowd(desk, dice, [team[SALES], team[MANAGER]])
    _slipping(desk, team[SALES])
    _diary(house, db, team[SALES], wang, acme)
    _complaints(house, db, team[SUPPORT], wang, acme)
    _forget_the_past(desk)


def _regulars(desk: Desk, ana: Staff) -> tuple[Customer, Customer]:
    tomorrow = desk.today + timedelta(days=1)
    born = Birthday(tomorrow.month, tomorrow.day, 1988)
    phone = (("+8613800138000", True),)
    wang = _add(desk, NewCustomer("王小明", "person", phone, None, "宏远科技", born, ana.id))
    number = (("+442079460001", False),)
    acme = _add(desk, NewCustomer("Acme", "company", number, "buy@acme.example", owner_id=ana.id))
    _member(desk, wang, "金卡", desk.today + timedelta(days=31))
    _member(desk, acme, "Gold", desk.today + timedelta(days=8))
    _buys(desk, wang, Habit(28, 680_00, 12), random.Random(1))  # noqa: S311
    _buys(desk, acme, Habit(35, 12_800_00, 9), random.Random(2))  # noqa: S311
    return wang, acme


def _crowd(desk: Desk, dice: random.Random, owners: list[Staff]) -> None:
    """Everybody else: most of them well, some of them silent for long."""
    for number, name in enumerate((*CHINESE, *ENGLISH, *COMPANIES[:10])):
        kind = "company" if name in COMPANIES else "person"
        company = dice.choice(COMPANIES) if kind == "person" and dice.random() < 0.4 else None
        phone = ((f"+86139{dice.randrange(10**8):08}", True),)
        born = _birthday(dice) if kind == "person" else None
        owner = owners[number % len(owners)] if number % 9 else None
        new = NewCustomer(name, kind, phone, None, company, born, owner.id if owner else None)
        one = _add(desk, new)
        if dice.random() < 0.8:
            habit = Habit(dice.randint(14, 75), dice.randint(80, 9000) * 100, dice.randint(1, 40))
            _buys(desk, one, habit, dice)


def _slipping(desk: Desk, ana: Staff) -> None:
    """One good customer whose silence becomes worth a word tomorrow; and a lunar birthday."""
    moon = LunarDate.from_solar(desk.today + timedelta(days=2))
    born = Birthday(moon.month, moon.day, lunar=True)
    phone = (("+8613700137000", True),)
    new = NewCustomer("赵国栋", "person", phone, None, "长兴机械", born, ana.id)
    one = _add(desk, new)
    for silent in range(1, HISTORY):
        row = customers.row(desk, one)
        if row.churn_check_on == desk.today + timedelta(days=1):
            return
        _sell(desk, one, Habit(20, 3_200_00, silent))


def _diary(house: House, db: Session, ana: Staff, wang: Customer, acme: Customer) -> None:
    actor = Actor(ana.id, ana.name, Role.SALES)
    desk = Desk(db, actor, house.clock(), house.zone, "m0", house.shop)
    for days, customer, kind, note in (
        (3, wang, Kind.VISIT, "嫌交期长，答应周内发报价"),
        (16, acme, Kind.CALL, "asked for a longer warranty"),
        (40, wang, Kind.CALL, "确认收货，很满意"),
    ):
        touches.log(desk, customer, kind, note, When(desk.now - timedelta(days=days, hours=2)))
    tasks.promise(desk, "给王小明发报价", When(desk.now + timedelta(hours=3)), wang)
    tasks.promise(desk, "Call Acme about the warranty", When(desk.now + timedelta(days=2)), acme)


def _complaints(house: House, db: Session, cleo: Staff, wang: Customer, acme: Customer) -> None:
    desk = Desk(db, cleo.actor, house.clock(), house.zone, "m0", house.shop)
    before = replace(desk, now=desk.now - timedelta(days=20))
    solved = tickets.open_one(before, wang, "机器漏油")
    tickets.solve(before, solved, "换了密封圈")
    tickets.open_one(replace(desk, now=desk.now - timedelta(hours=1)), acme, "wrong invoice twice")
    tickets.open_one(replace(desk, now=desk.now - timedelta(hours=2)), wang, "打印机卡纸")


def _add(desk: Desk, new: NewCustomer) -> Customer:
    return customers.add(replace(desk, now=desk.now - timedelta(days=HISTORY)), new)


def _member(desk: Desk, one: Customer, level: str, until: date) -> None:
    """They have been members for long: their end is no news of today."""
    row = customers.row(desk, one)
    row.member_level, row.member_until = level, until
    row.member_entered_on = desk.today - timedelta(days=HISTORY)
    memberships.refresh(desk, [one.id])


def _buys(desk: Desk, one: Customer, habit: Habit, dice: random.Random) -> None:
    days, back = [], habit.silent
    while back < HISTORY:
        days.append(desk.today - timedelta(days=back))
        back += max(3, round(dice.gauss(habit.gap, habit.gap / 5)))
    _record(desk, one, days, habit.amount)


def _sell(desk: Desk, one: Customer, habit: Habit) -> None:
    """Replace whatever was bought by the regular purchases of this habit."""
    for old in desk.db.query(Order).filter(Order.customer_id == one.id):
        desk.db.delete(old)
    desk.db.flush()
    days = [desk.today - timedelta(days=back) for back in range(habit.silent, HISTORY, habit.gap)]
    _record(desk, one, days, habit.amount)


def _record(desk: Desk, one: Customer, days: list[date], amount: int) -> None:
    permit = rights.require(desk, Action.RECORD_ORDER, NewThing(one.owner_id))
    rows = [
        Order(customer_id=one.id, on=on, amount_minor=amount, currency="CNY", entered_on=on)
        for on in days
    ]
    if rows:
        add_all(permit, rows)


def _birthday(dice: random.Random) -> Birthday:
    return Birthday(dice.randint(1, 12), dice.randint(1, 28), dice.randint(1960, 2000))


def _forget_the_past(desk: Desk) -> None:
    """Nobody is told on the first morning what was so before."""
    alerts.forget(desk)
    memberships.told(desk, memberships.ending(desk))
