"""Who meets the same trouble reads how it was solved before."""

import pytest


@pytest.fixture
def past(talk):
    talk("ticket Acme the pump leaks oil")
    talk("solve #1 new seal fitted")
    talk("王小明投诉打印机卡纸")
    talk("工单2解决了，清理了进纸轮")
    talk("ticket Acme East oil delivered late")
    talk("solve #3")
    return talk


@pytest.mark.parametrize(
    ("line", "best"),
    [
        ("how did we fix the leaking pump?", "#1 Acme: the pump leaks oil → new seal fitted"),
        ("similar tickets: pump leak", "#1 Acme: the pump leaks oil → new seal fitted"),
        ("has anyone seen a leaking pump before?", "#1 Acme: the pump leaks oil → new seal fitted"),
        ("以前怎么解决的 卡纸", "#2 王小明：打印机卡纸 → 清理了进纸轮"),
        ("打印机卡纸之前是怎么处理的？", "#2 王小明：打印机卡纸 → 清理了进纸轮"),
        ("卡紙以前怎麼修的", "#2 王小明：打印机卡纸 → 清理了进纸轮"),
        ("solutions late oil", "#3 Acme East: oil delivered late → not written down"),
    ],
)
def test_the_most_alike_first(past, line, best):
    assert past(line).splitlines()[1] == f"  - {best}"


def test_nothing_alike(past):
    assert past("solutions broken window") == "bot> Nothing like that was solved before."


def test_a_wild_sign_is_only_a_sign(past):
    assert past("solutions %") == "bot> Nothing like that was solved before."
