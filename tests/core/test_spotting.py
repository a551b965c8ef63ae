"""Whether a name that stands in running text is meant as one."""

import pytest

from core.spotting import is_meant


def meant(text, name):
    start = text.index(name)
    return is_meant(text, start, start + len(name))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("给周文回电", "周文"),
        ("提醒：周文", "周文"),
        ("联系周文，要发票", "周文"),
        ("約見周文總經理", "周文"),
        ("和王小明吃饭", "王小明"),
        ("王小明爬山", "王小明"),
        ("续约华星科技园区项目", "华星科技"),
        ("call mark tomorrow", "mark"),
        ("lunch with Will", "Will"),
        ("Rose called about the invoice", "Rose"),
        ("send it to Grant", "Grant"),
        ("May's contract", "May"),
        ("ask Bill for the address", "Bill"),
        ("Apple wants a demo", "Apple"),
        ("check in with Jane", "Jane"),
        ("Mark", "Mark"),
    ],
)
def test_a_name(text, name):
    assert meant(text, name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("黄金周文艺演出", "周文"),
        ("给周文艺术节送票", "周文"),
        ("上周文件没发", "周文"),
        ("高明天来", "明天"),
        ("Mark my words", "Mark"),
        ("will call back", "will"),
        ("Will call him tomorrow", "Will"),
        ("remind me to mark the contract", "mark"),
        ("sales rose to 20%", "rose"),
        ("Rose to 20% in spring", "Rose"),
        ("send the offer in May", "May"),
        ("by May at the latest", "May"),
        ("pay the bill today", "bill"),
        ("order next week", "order"),
        ("a grant from the state", "grant"),
        ("the price rose", "price"),
    ],
)
def test_a_word(text, name):
    assert not meant(text, name)


def test_scripts_are_one():
    assert meant("聯絡周文，請他報價", "周文")
    assert meant("聯繫周文說明", "周文")
