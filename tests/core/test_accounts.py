"""Logins and the codes that join them to colleagues."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from core import accounts, staff, staffing
from core.accounts import ALPHABET, CODE, LENGTH, MOST_WRONG, CodeFault
from core.desk import SYSTEM, Desk, Login
from storage.tables import Account, LinkCode

NOW = datetime(2026, 11, 22, 0, 0, tzinfo=UTC)
DAY = timedelta(days=1)
PHONE = Login("telegram", "77", "77")
LAPTOP = Login("slack", "T1/U7", "D7")
WRONG = "RAP-2222-2222-2222"


@pytest.fixture
def desk(house):
    with Session(house.database.engine) as db:
        yield Desk(db, SYSTEM, NOW, house.zone, "m1", house.shop)


def new_code(desk, name="ana", lasts=DAY):
    return accounts.new_code(desk, staff.named(desk.db, name), lasts)


def whose(desk, login):
    found = accounts.whose(desk.db, login)
    return found and found.name


def test_a_code_has_fifty_bits_and_a_form_of_its_own(desk):
    codes = {new_code(desk) for _ in range(20)}
    assert len(codes) == 20
    assert all(CODE.fullmatch(code) for code in codes)
    assert len(ALPHABET) ** LENGTH >= 2**50
    assert not set("01OIL") & set(ALPHABET)


@pytest.mark.parametrize("text", ["RAP-2345-6789", "ORD-2345-6789-ABCD", "RAPID-2345-6789-ABCD",
                                  "RAP-2345-6789-ABCDE", "RAP-0000-1111-IIII"])  # fmt: skip
def test_what_is_no_code(text):
    assert not CODE.search(text)


def test_only_a_digest_is_kept(desk):
    code = new_code(desk)
    [row] = desk.db.query(LinkCode).all()
    assert code not in str(vars(row))
    assert len(row.digest) == 64


def test_it_joins_a_login_to_a_colleague(desk):
    assert whose(desk, PHONE) is None
    assert accounts.link(desk, PHONE, new_code(desk)).name == "ana"
    assert whose(desk, PHONE) == "ana"
    assert whose(desk, LAPTOP) is None


@pytest.mark.parametrize("bent", [str.lower, lambda code: f"  {code}\n"])
def test_case_and_space_do_not_matter(desk, bent):
    assert accounts.link(desk, PHONE, bent(new_code(desk))).name == "ana"


def test_it_works_once_and_in_time_and_in_private(desk):
    code = new_code(desk)
    accounts.link(desk, PHONE, code)
    assert accounts.link(desk, LAPTOP, code) is CodeFault.WRONG
    late = replace(desk, now=NOW + DAY)
    assert accounts.link(late, LAPTOP, new_code(desk)) is CodeFault.WRONG
    seen = new_code(desk)
    assert accounts.link(replace(desk, private=False), LAPTOP, seen) is CodeFault.BURNT
    assert accounts.link(desk, LAPTOP, seen) is CodeFault.WRONG


def test_a_wrong_code_in_a_channel_is_only_wrong(desk):
    assert accounts.link(replace(desk, private=False), PHONE, WRONG) is CodeFault.WRONG


def test_guessing_locks_the_login_and_no_other(desk):
    for _ in range(MOST_WRONG):
        assert accounts.link(desk, PHONE, WRONG) is CodeFault.WRONG
    assert accounts.link(desk, PHONE, new_code(desk)) is CodeFault.LOCKED
    assert accounts.link(desk, LAPTOP, new_code(desk)).name == "ana"


def test_a_new_code_kills_the_unused_one_of_the_same_person_only(desk):
    old, bos = new_code(desk), new_code(desk, "bo")
    new_code(desk)
    assert accounts.link(desk, PHONE, old) is CodeFault.WRONG
    assert accounts.link(desk, LAPTOP, bos).name == "bo"


def test_a_login_may_be_linked_anew_to_another(desk):
    accounts.link(desk, PHONE, new_code(desk))
    accounts.link(desk, PHONE, new_code(desk, "bo"))
    assert whose(desk, PHONE) == "bo"


def test_who_was_shut_out_cannot_link(desk):
    code = new_code(desk)
    staffing.suspend(desk, staff.named(desk.db, "ana"))
    assert accounts.link(desk, PHONE, code) is CodeFault.WRONG


def test_told_where_they_last_wrote(desk):
    ana = staff.named(desk.db, "ana")
    both = frozenset({"slack", "telegram"})
    accounts.link(desk, PHONE, new_code(desk))
    accounts.link(replace(desk, now=NOW + DAY), LAPTOP, new_code(replace(desk, now=NOW + DAY)))
    assert accounts.reach(desk.db, ana.id, both).chat == "D7"
    accounts.heard_from(replace(desk, now=NOW + 2 * DAY), PHONE)
    assert accounts.reach(desk.db, ana.id, both).chat == "77"
    assert accounts.reach(desk.db, ana.id, frozenset({"slack"})).chat == "D7"
    assert accounts.reach(desk.db, ana.id, frozenset({"matrix"})) is None


def test_what_was_said_in_a_channel_does_not_move_the_private_chat(desk):
    accounts.link(desk, PHONE, new_code(desk))
    accounts.heard_from(desk, replace(PHONE, chat=None))
    ana = staff.named(desk.db, "ana")
    assert accounts.reach(desk.db, ana.id, frozenset({"telegram"})).chat == "77"


def test_a_strangers_word_leaves_no_account(desk):
    accounts.heard_from(desk, PHONE)
    assert desk.db.query(Account).count() == 0


def test_unlinked_they_are_reached_nowhere(desk):
    ana = staff.named(desk.db, "ana")
    accounts.link(desk, PHONE, new_code(desk))
    assert accounts.last_heard(desk.db, ana) == [("telegram", "77", NOW)]
    accounts.unlink(desk.db, ana)
    desk.db.expire_all()
    assert whose(desk, PHONE) is None
    assert accounts.reach(desk.db, ana.id, frozenset({"telegram"})) is None
