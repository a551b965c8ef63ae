"""Companies and their people: who belongs where, in which role, and who keeps them all.

Owner, orders and membership are the company's. Whoever joins brings theirs along, unless they came
from elsewhere; a company nobody keeps is kept by whoever keeps the first who joins. Owners stand
on the people's rows too, kept the same in one change set, so that every right is asked of one row.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from core import changes, customers, rights
from core.customers import Customer, NewCustomer
from core.desk import Desk
from core.imports import portions
from core.refusals import Refusal
from core.rights import Action, NewThing, Permit
from core.values import PersonRef
from storage import keys, search
from storage.folding import cells, form
from storage.tables import Customer as Row
from storage.tables import CustomerKey, Order, Touch

COMPANY, PERSON = "company", "person"
MOST_LISTED = 4  # people on a card
# How organisations are called that say no legal form; of a short name only a sure word tells.
_ORGANISATIONS = re.compile(
    r"(?:公司|集团|科技|贸易|电子|实业|工业|机械|食品|商行|商贸|超市|酒店|饭店|医院|学校|大学|银行|"
    r"工厂|事务所|工作室|中心|协会|研究院|研究所|连锁|物流|建材|地产|餐饮)$"
)


class Part(StrEnum):
    """What somebody does when their company buys."""

    DECIDES = "decides"
    BUYS = "buys"
    PAYS = "pays"
    USES = "uses"


@dataclass(frozen=True, slots=True)
class Member:
    """One of a company's people; a role is a Part, or whatever a file said."""

    ref: PersonRef
    role: str | None


@dataclass(eq=False)
class NotAPerson(Refusal):
    """Companies are not born, do not leave and do not die."""

    name: str


@dataclass(eq=False)
class NotACompany(Refusal):
    name: str


class _Pair(NamedTuple):
    person: Row
    company: Row
    role: str | None = None


def is_organisation(name: str) -> bool:
    """Whether somebody called so is a company: by its legal form, its last word, its length."""
    folded = form(cells(name))
    if keys.core(folded) != folded or _ORGANISATIONS.search(folded):
        return True
    return len(folded) > keys.LONGEST_PERSON and bool(re.fullmatch(r"[㐀-鿿]+", name.strip()))


def people(desk: Desk, company: Customer, most: int = MOST_LISTED) -> list[Member]:
    """Those who are still there, whoever decides first; at most `most`."""
    rows = desk.db.scalars(_working_at(company.id).order_by(Row.id).limit(customers.SLICE))
    ranks = {part.value: rank for rank, part in enumerate(Part)}
    known = sorted(rows, key=lambda one: ranks.get(one.role or "", len(ranks)))
    return [Member(PersonRef(one.id, one.name), one.role) for one in known[:most]]


def size(desk: Desk, company: Customer) -> int:
    working = _working_at(company.id).subquery()
    return desk.db.scalar(select(func.count()).select_from(working)) or 0


def matching(desk: Desk, words: str) -> Sequence[Customer]:
    """Companies whom the words fit: those called exactly so, else those that may be meant."""
    exact = customers.by_ids(desk, search.exact(desk.db, words))
    found = [one for one in exact if one.kind == COMPANY]
    if not found:
        ids = search.search(desk.db, words, customers.MOST + 1)
        found = [one for one in customers.by_ids(desk, ids) if one.kind == COMPANY]
    return found


def add(desk: Desk, new: NewCustomer) -> Customer:
    """A person joins the company of that very name; a company takes in those who named it."""
    if new.kind == PERSON and is_organisation(new.name):
        new = replace(new, kind=COMPANY)
    if new.kind == PERSON and new.company:
        if company := named(desk.db, [new.company]).get(new.company):
            new = replace(
                new, company=company.name, company_id=company.id, owner_id=company.owner_id
            )
        return customers.add(desk, new)
    added = customers.add(desk, new)
    return _took_in(desk, added) if new.kind == COMPANY else added


def join(desk: Desk, person: Customer, company: Customer, role: str | None = None) -> Customer:
    """Raises NotAPerson, NotACompany."""
    row, firm = customers.row(desk, person), customers.row(desk, company)
    permit = rights.require(desk, Action.CHANGE_CUSTOMER, row)
    rights.require(desk, Action.CHANGE_CUSTOMER, firm)
    if row.kind != PERSON:
        raise NotAPerson(row.name)
    if firm.kind != COMPANY:
        raise NotACompany(firm.name)
    if row.company_id == firm.id:
        changes.change(permit, row, role=role or row.role)
    else:
        if not _was_nowhere_else(_Pair(row, firm)):
            changes.change(permit, row, role=None)  # what they did elsewhere
        _bring_together(permit, [_Pair(row, firm, role)])
    return customers.by_id(desk, person.id)


@dataclass(frozen=True, slots=True)
class Assigned:
    customer: Customer  # the company, when it was said of one of its people
    before: PersonRef | None
    people: int  # who came along
    changed: bool


def assign(desk: Desk, customer: Customer, owner_id: int) -> Assigned:
    """Give a customer to somebody: the whole company of one who belongs to one."""
    row = customers.account_row(desk, customer)
    permit = rights.require(desk, Action.CHANGE_CUSTOMER, row)
    before = customers.by_id(desk, row.id).owner
    theirs = list(desk.db.scalars(_belonging_to([row.id])))
    edits = [(one, {"owner_id": owner_id}) for one in (row, *theirs)]
    changed = bool(changes.change_all(permit, edits))
    return Assigned(customers.by_id(desk, row.id), before, len(theirs), changed)


def settle(permit: Permit, ids: Collection[int]) -> None:
    """Make right what files say of people and companies, in whatever order it came."""
    rows = _rows(permit.desk.db, ids)
    firms = [one for one in rows if one.kind == COMPANY]
    staff = [one for one in rows if one.kind == PERSON and one.company]
    homes = accounts(permit.desk.db, [one.id for one in staff])
    moving = [one for one in staff if one.id not in homes or one.company != homes[one.id].name]
    known = named(permit.desk.db, [one.company for one in moving if one.company])
    joining = [
        _Pair(one, known[one.company])
        for one in moving
        if one.company in known and known[one.company].id != one.company_id
    ]
    leaving = [one for one in moving if one.company_id and one.company not in known]
    joining += [
        _Pair(one, firm)
        for firm in firms
        for one in _who_named(permit.desk.db, firm)
        if known.get(one.company or "", firm) is firm
    ]
    _bring_together(permit, list({pair.person.id: pair for pair in joining}.values()))
    _part(permit, leaving)
    follow(permit, [one.id for one in firms] + [one.company_id for one in rows if one.company_id])


def named(db: Session, names: Iterable[str]) -> dict[str, Row]:
    """By name the one company that is called exactly so; a legal form may lack."""
    wanted = {name: keys.whole(name) for name in names if name}
    found: dict[str, set[int]] = {}
    for part in portions(key for name in wanted.values() for key in name):
        these = CustomerKey.key.in_(part), Row.kind == COMPANY
        rows = db.execute(
            select(CustomerKey.key, Row.id)
            .join(Row, Row.id == CustomerKey.customer_id)
            .where(*these)
        )
        for key, customer_id in rows:
            found.setdefault(key, set()).add(customer_id)
    one = {name: next((found[key] for key in whole if key in found), set())
           for name, whole in wanted.items()}  # fmt: skip
    sure = {name: min(ids) for name, ids in one.items() if len(ids) == 1}
    rows_by_id = {row.id: row for row in _rows(db, set(sure.values()))}
    return {name: rows_by_id[number] for name, number in sure.items()}


def bare(name: str) -> str:
    """A company's name as it is compared: 宏远科技 is 宏远科技有限公司."""
    return keys.core(form(cells(name)))


def same_company(said: str, name: str) -> bool:
    """Whether two ways of writing a company's name may mean one: 宏远 is 宏远科技有限公司."""
    short, long = (keys.core(form(cells(one)), keys.LEGAL_ENDINGS) for one in (said, name))
    return long.startswith(short) or short.startswith(long)


@dataclass(frozen=True, slots=True)
class Account:
    """What a company settles for those who belong to it."""

    name: str
    member_level: str | None
    member_until: date | None


def accounts(db: Session, ids: Iterable[int]) -> dict[int, Account]:
    """By the ids of people, the companies they belong to."""
    found: dict[int, Account] = {}
    firm = Row.__table__.alias("firm")
    for part in portions(ids):
        rows = db.execute(
            select(Row.id, firm.c.name, firm.c.member_level, firm.c.member_until)
            .join(firm, firm.c.id == Row.company_id)
            .where(Row.id.in_(part))
        )
        found |= {number: Account(*rest) for number, *rest in rows}
    return found


def _took_in(desk: Desk, company: Customer) -> Customer:
    """Those who named it before it was there, where nobody's customer changes hands."""
    row = customers.row(desk, company)
    permit = rights.require(desk, Action.ADD_CUSTOMER, NewThing(row.owner_id))
    waiting = _who_named(desk.db, row)
    if row.owner_id is None and len({one.owner_id for one in waiting} - {None}) > 1:
        return company  # several keep them: it is for a person to say whose it shall be
    staying = [one for one in waiting if one.owner_id in (row.owner_id, None) or not row.owner_id]
    mine = [one for one in staying if rights.may(desk.actor, Action.CHANGE_CUSTOMER, one.owner_id)]
    _bring_together(permit, [_Pair(one, row) for one in mine])
    return customers.by_id(desk, company.id)


def _bring_together(permit: Permit, pairs: Sequence[_Pair]) -> None:
    if not pairs:
        return
    _adopt(permit, pairs)
    first = [pair for pair in pairs if _was_nowhere_else(pair)]
    edits = [(pair.person, _belonging(pair)) for pair in pairs]
    changes.change_all(permit, edits)
    _hand_over(permit, first)


def _belonging(pair: _Pair) -> dict[str, object]:
    return {
        "company_id": pair.company.id,
        "company": pair.company.name,
        "owner_id": pair.company.owner_id,
        "role": pair.role or pair.person.role,
    }


def _was_nowhere_else(pair: _Pair) -> bool:
    person = pair.person
    if person.company_id is not None:
        return False
    return person.company is None or same_company(person.company, pair.company.name)


def _adopt(permit: Permit, pairs: Sequence[_Pair]) -> None:
    """A company that nobody keeps is kept by whoever keeps the first who joins."""
    owners: dict[int, int] = {}
    for pair in pairs:
        if pair.company.owner_id is None and pair.person.owner_id is not None:
            owners.setdefault(pair.company.id, pair.person.owner_id)
    if owners:
        rows = [*{pair.company.id: pair.company for pair in pairs}.values()]
        rows += permit.desk.db.scalars(_belonging_to(owners))
        mine = [(one, owners.get(one.company_id or one.id)) for one in rows]
        changes.change_all(permit, [(one, {"owner_id": owner}) for one, owner in mine if owner])


def _hand_over(permit: Permit, pairs: Sequence[_Pair]) -> None:
    """Orders, touches and membership go along with who brings them."""
    db = permit.desk.db
    to = {pair.person.id: pair.company for pair in pairs}
    for person, company, _ in pairs:  # what was told about them was told about their company
        company.churn_known_for = company.churn_known_for or person.churn_known_for
    for part in portions(to):
        orders = list(db.scalars(select(Order).where(Order.customer_id.in_(part))))
        moved = [(one, {"customer_id": to[one.customer_id].id}) for one in orders]
        changes.change_all(permit, moved)
        seen = Touch.customer_id.in_(part), Touch.company_id.is_(None)
        met = [(one, {"company_id": to[one.customer_id].id})
               for one in db.scalars(select(Touch).where(*seen))]  # fmt: skip
        changes.change_all(permit, met)
    _pass_on_membership(permit, [(pair.person, pair.company) for pair in pairs])


def _pass_on_membership(permit: Permit, pairs: Iterable[tuple[Row, Row]]) -> None:
    """The later end counts; of two without an end the company's own level."""
    for person, company in pairs:
        if not (person.member_level or person.member_until):
            continue
        theirs = {
            name: getattr(person, name)
            for name in ("member_level", "member_until", "member_entered_on")
        }
        changes.change(permit, person, **dict.fromkeys(theirs))
        none = not (company.member_level or company.member_until)
        if none or (theirs["member_until"] or date.min) > (company.member_until or date.min):
            company.expiry_told, company.expiry_told_for = (
                person.expiry_told,
                person.expiry_told_for,
            )
            changes.change(permit, company, **theirs)


def _part(permit: Permit, rows: Sequence[Row]) -> None:
    """Their company, as said now, is no customer; orders stay where they were placed."""
    gone = [(one, {"company_id": None}) for one in rows]
    changes.change_all(permit, gone)


def follow(permit: Permit, companies: Iterable[int]) -> None:
    """Owner and name of a company stand on its people's rows too, and a membership on its own."""
    ids = set(companies)
    firms = {one.id: one for one in _rows(permit.desk.db, ids)}
    staff = [one for part in portions(ids) for one in permit.desk.db.scalars(_belonging_to(part))]
    pairs = [(one, firms[one.company_id]) for one in staff if one.company_id]
    changes.change_all(
        permit,
        [(one, {"owner_id": firm.owner_id, "company": firm.name}) for one, firm in pairs],
    )
    _pass_on_membership(permit, pairs)


def _who_named(db: Session, company: Row) -> list[Row]:
    """People who are said to work there and belong to no company yet."""
    found = _rows(db, search.employed(db, company.name))
    return [
        one
        for one in found
        if one.kind == PERSON
        and one.company_id is None
        and one.company
        and not set(keys.whole(one.company)).isdisjoint(keys.whole(company.name))
    ]


def _working_at(company_id: int) -> Select[Row]:
    return select(Row).where(Row.company_id == company_id, Row.status == "active")


def _belonging_to(ids: Iterable[int]) -> Select[Row]:
    return select(Row).where(Row.company_id.in_(list(ids))).order_by(Row.id).with_for_update()


def _rows(db: Session, ids: Collection[int]) -> list[Row]:
    return [
        row
        for part in portions(ids)
        for row in db.scalars(
            select(Row).where(Row.id.in_(part)).order_by(Row.id).with_for_update()
        )
    ]
