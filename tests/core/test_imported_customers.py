"""Customers out of a file: who is known already, what is added, what is asked about."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from core import exports, imported_customers, imports, rights, staff
from core.desk import Role
from core.facts import CustomerFacts
from core.imports import Clash, Twin
from core.rights import Action, NewThing
from core.values import Birthday
from storage.tables import Customer

MOBILE, ANOTHER, LANDLINE = "+8613700137000", "+8613600136000", "+861088886666"


def person(line, name, *phones, **more):
    mobiles = frozenset(one for one in phones if one != LANDLINE)
    return CustomerFacts(line=line, name=name, phones=phones, mobiles=mobiles, **more)


def bring(house, *rows):
    job = imported_customers.load("f.csv", "d", rows)
    while job.done < len(job.rows):
        imports.took(job, house.database.write(lambda db: imports.step(house.own_desk(db), job)))
    return job.report


def everybody(house):
    with house.database.read() as db:
        return [one for one in exports.customers(house.own_desk(db))][3:]  # behind the furniture


def counts(report):
    return report.new, report.changed, report.unchanged


def test_all_that_a_row_says_is_kept(house):
    row = person(
        0, "Zoe", MOBILE, LANDLINE, kind="company", external_id="7", email="zoe@shop.example",
        company="Northwind", role="buyer", salutation="Ms", birthday=Birthday(8, 15, lunar=True),
        member_level="gold", member_until=date(2027, 3, 1), owner="ana", tags=("vip", "tea"),
        language="en", region="North", timezone="Asia/Taipei", status="ended", consent=False,
        note="two\nlines", custom={"size": "L"},
    )  # fmt: skip
    bring(house, row)
    assert everybody(house) == [row]


def test_the_external_id_goes_before_every_other_sign(house):
    bring(house, person(1, "Zoe", MOBILE, external_id="7"))
    report = bring(house, person(1, "Zoe Miller", ANOTHER, external_id="7"))
    assert counts(report) == (0, 1, 0)
    assert [(one.name, one.phones) for one in everybody(house)] == [
        ("Zoe Miller", (MOBILE, ANOTHER))
    ]


@pytest.mark.parametrize("name", ["Zoe Miller", "ZOE  miller", "ｚｏｅ miller"])
def test_the_same_mobile_is_the_same_person_unless_the_names_disagree(house, name):
    bring(house, person(1, "Zoe Miller", MOBILE))
    report = bring(house, person(1, name, MOBILE, company="Northwind"))
    assert counts(report) == (0, 1, 0)
    assert [(one.name, one.company) for one in everybody(house)] == [("Zoe Miller", "Northwind")]


def test_names_agree_across_scripts(house):
    bring(house, person(1, "张丽华", MOBILE))
    assert counts(bring(house, person(1, "張麗華", MOBILE))) == (0, 0, 1)


def test_the_same_e_mail_is_the_same_person_however_it_is_written(house):
    bring(house, person(1, "Zoe", email="Zoe@Shop.example"))
    assert counts(bring(house, person(1, "Zoe", email="zoe@shop.EXAMPLE"))) == (0, 0, 1)


def test_another_name_with_the_same_mobile_is_added_and_reported(house):
    report = bring(
        house,
        person(4, "王小红", "+8613800138000"),
        person(5, "Zoe", MOBILE),
        person(6, "Yan", MOBILE),
    )
    assert counts(report) == (3, 0, 0)
    assert report.twins == [Twin(4, "王小红", "王小明", "c3", 0), Twin(6, "Yan", "Zoe", "", 5)]
    again = bring(house, person(4, "王小红", "+8613800138000"))
    assert (counts(again), again.twins) == ((0, 0, 1), [])


def test_two_external_ids_are_two_customers_whatever_they_share(house):
    report = bring(
        house, person(1, "Zoe", MOBILE, external_id="7"), person(2, "Zoe", MOBILE, external_id="8")
    )
    assert (counts(report), len(report.twins)) == ((2, 0, 0), 1)


def test_somebody_known_by_mobile_is_given_their_external_id(house):
    bring(house, person(1, "Zoe", MOBILE))
    bring(house, person(1, "Zoe", MOBILE, external_id="7"))
    assert [one.external_id for one in everybody(house)] == ["7"]


def test_a_landline_identifies_nobody(house):
    report = bring(house, person(1, "Zoe", LANDLINE), person(2, "Yan", LANDLINE))
    assert (counts(report), report.twins) == ((2, 0, 0), [])


def test_a_name_and_a_company_are_enough_where_there_is_no_key(house):
    rows = person(1, "Zoe", company="Northwind"), person(2, "Zoe", company="Southwind")
    assert counts(bring(house, *rows)) == (2, 0, 0)
    assert counts(bring(house, *rows)) == (0, 0, 2)


@pytest.mark.parametrize(
    "other", [{"birthday": Birthday(3, 5)}, {"phones": ("+862166668888",)}], ids=str
)
def test_namesakes_whose_birthdays_or_landlines_differ_are_two(house, other):
    first = person(1, "Zoe", LANDLINE, birthday=Birthday(8, 15))
    second = CustomerFacts(line=2, name="Zoe", **other)
    assert counts(bring(house, first, second)) == (2, 0, 0)
    assert counts(bring(house, first, second)) == (0, 0, 2)


def test_empty_cells_change_nothing(house):
    full = person(0, "Zoe", external_id="7", kind="company", status="ended", consent=True, note="x")
    bring(house, full)
    assert counts(bring(house, person(1, "Zoe", external_id="7"))) == (0, 0, 1)
    assert everybody(house) == [full]


def test_tags_and_custom_fields_are_added_to_those_there_are(house):
    bring(house, person(1, "Zoe", external_id="7", tags=("a", "b"), custom={"x": "1", "y": "2"}))
    bring(house, person(1, "Zoe", external_id="7", tags=("b", "c"), custom={"y": "3", "z": "4"}))
    [zoe] = everybody(house)
    assert (zoe.tags, zoe.custom) == (("a", "b", "c"), {"x": "1", "y": "3", "z": "4"})


def test_another_e_mail_takes_the_place_of_the_first(house):
    bring(house, person(1, "Zoe", external_id="7", email="a@shop.example"))
    bring(house, person(1, "Zoe", external_id="7", email="b@shop.example"))
    assert [one.email for one in everybody(house)] == ["b@shop.example"]


def test_an_unknown_owner_is_reported_and_waits_in_a_field_until_known(house):
    rows = person(3, "Zoe", external_id="7", owner="Dora"), person(9, "Yan", owner="Dora")
    assert bring(house, *rows).strangers == {"Dora": [3, 9]}
    with house.database.read() as db:
        row = db.scalar(select(Customer).where(Customer.external_id == "7"))
        assert (row.owner_id, row.custom) == (None, {"owner": "Dora"})
    house.database.write(lambda db: staff.enrol(db, "dora", Role.SALES))
    report = bring(house, *rows)
    assert (counts(report), report.strangers) == ((0, 2, 0), {})
    with house.database.read() as db:
        row = db.scalar(select(Customer).where(Customer.external_id == "7"))
        assert (row.owner_id, row.custom) == (staff.named(db, "dora").id, {})


def test_the_end_of_a_membership_is_known_since_the_day_it_came_in(house, clock):
    until = date(2026, 12, 1)
    bring(house, person(1, "Zoe", external_id="7", member_until=until))
    first = house.clock().astimezone(house.zone).date()
    clock.now = clock.now.replace(day=25)
    bring(house, person(1, "Zoe", external_id="7", member_until=until, note="new"))
    with house.database.read() as db:
        row = db.scalar(select(Customer).where(Customer.external_id == "7"))
        assert (row.member_until, row.member_entered_on) == (until, first)


def test_what_the_first_row_says_stands_and_the_contradiction_is_reported(house):
    rows = person(2, "Zoe", MOBILE, role="buyer"), person(5, "Zoe", MOBILE, role="head", region="N")
    report = bring(house, *rows)
    assert report.clashes == [Clash(5, "role", 2)]
    assert [(one.role, one.region) for one in everybody(house)] == [("buyer", "N")]
    assert counts(bring(house, *rows)) == (0, 0, 2)


def test_a_customer_known_by_number_only_takes_the_name_of_the_file(house):
    bring(house, person(1, "#7", external_id="7"))
    bring(house, person(1, "Zoe", MOBILE, external_id="7"))
    assert [one.name for one in everybody(house)] == ["Zoe"]


names = st.sampled_from(["Zoe", "ZOE", "张丽", "張麗"])
rare = {
    "external_id": st.sampled_from([None, None, "1", "2"]),
    "email": st.sampled_from([None, None, "a@shop.example", "A@shop.example", "b@shop.example"]),
    "company": st.sampled_from([None, "North", "South"]),
    "role": st.sampled_from([None, "buyer", "head"]),
    "birthday": st.sampled_from([None, None, Birthday(8, 15), Birthday(3, 5)]),
    "status": st.sampled_from(["active", "ended"]),
    "owner": st.sampled_from([None, "ana", "nobody"]),
    "tags": st.sampled_from([(), ("a",), ("b", "a")]),
    "custom": st.sampled_from([{}, {"x": "1"}, {"x": "2", "y": "3"}]),
}
phones = st.lists(st.sampled_from([MOBILE, ANOTHER, LANDLINE]), max_size=2, unique=True)
files = st.lists(st.tuples(names, phones, st.fixed_dictionaries(rare)), max_size=8)


class Enough(Exception):
    """Ends a transaction that is not to stay."""


@settings(
    max_examples=60,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(files, files)
def test_whatever_was_there_a_second_import_changes_nothing(house, before, file):
    def brought(db, rows):
        desk = house.own_desk(db, "b1")
        facts = [
            person(line, name, *phones, **more) for line, (name, phones, more) in enumerate(rows, 2)
        ]
        plan = imported_customers.plan(desk, imported_customers.load("f", "d", facts).rows, {})
        plan.carry_out(rights.require(desk, Action.IMPORT, NewThing(None)))
        return plan.report

    def twice(db):
        brought(db, before)
        first, second = brought(db, file), brought(db, file)
        assert sum(counts(first)) == len(file)
        assert counts(second) == (0, 0, len(file))
        raise Enough

    with pytest.raises(Enough):
        house.database.write(twice)
