"""Every buyer's chance of coming again, as things stood on a day: `rapport risk`."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from core import churn, order_status
from core.desk import Desk
from core.silence import Rule, history, rhythm_on, rule_of
from storage import tables


@dataclass(frozen=True, slots=True)
class Risk:
    """A row of `rapport risk`."""

    name: str
    x: int
    tx: int
    p_active: float
    p_no_purchase: float
    due_on: date
    overdue_on: date
    churn_check_on: date


def risks(desk: Desk, as_of: date, horizon: int) -> list[Risk]:
    """Every buyer as things stood at the end of `as_of`, the surest losses first.

    Orders after that day are left out, of the shop's rhythm too, so the past can be asked.
    """
    order, rule = tables.Order, rule_of(desk)._replace(pace=rhythm_on(desk, as_of))
    known_as = func.coalesce(tables.Customer.external_id, tables.Customer.name)
    bought = (
        select(
            known_as,
            func.min(order.on).label("first_order_on"),
            func.max(order.on).label("last_order_on"),
            func.count(order.on.distinct()).label("order_days"),
        )
        .join(tables.Customer, tables.Customer.id == order.customer_id)
        .where(order.on <= as_of, tables.Customer.status == "active", order_status.bought())
        .group_by(order.customer_id, known_as)
    )
    rows = [_risk(row, rule, as_of, horizon) for row in desk.db.execute(bought)]
    return sorted(rows, key=lambda one: (-one.p_no_purchase, one.name))


def _risk(row: Any, rule: Rule, as_of: date, horizon: int) -> Risk:
    past = history(row, rule.shut)
    assert past is not None
    counted = rule.shut.counted(past.last, as_of)
    dates = churn.dates(past, rule.pace, rule.threshold)
    return Risk(
        row[0],
        past.x,
        past.tx,
        churn.p_active(past, rule.pace, counted),
        churn.p_no_purchase(past, rule.pace, counted, horizon),
        *(rule.shut.delayed(past.last, day) for day in dates),
    )
