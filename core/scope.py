"""Whose customers a list is about: one's own, one's team's, or everybody's."""

from sqlalchemy import ColumnElement, or_, true

from core import rights
from core.desk import Desk
from core.rights import Action, Reach
from storage.tables import Customer


def theirs(desk: Desk, everybody: bool = False) -> ColumnElement[bool]:
    """Own customers for sales, the team's for a manager; who keeps none sees all of them.

    Names and owners are nobody's secret, so whoever asks for everybody's sees them.
    """
    match rights.reach(desk.actor, Action.CHANGE_CUSTOMER):
        case Reach.OWN if not everybody:
            return Customer.owner_id == desk.actor.id
        case Reach.TEAM if not everybody and desk.actor.beyond:
            return or_(Customer.owner_id.is_(None), Customer.owner_id.not_in(desk.actor.beyond))
        case _:
            return true()
