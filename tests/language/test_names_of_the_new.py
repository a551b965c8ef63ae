"""The name of somebody new, cut out of the words around it; and names made of such words."""

import pytest

from bot.language.called import name_of


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Tidewater Labs as new customer", "Tidewater Labs"),
        ("Name is Lena Fischbach. Phone", "Lena Fischbach"),
        ("for Ming Kee Hardware", "Ming Kee Hardware"),
        ("this contact: Amy Tan", "Amy Tan"),
        ("Oakwood Furniture in the system as a new customer", "Oakwood Furniture"),
        ("called Pinewood Dental, thanks", "Pinewood Dental"),
        ("叫方大同", "方大同"),
        (":天津恒瑞化工", "天津恒瑞化工"),
        ("客户 李明 手机", "李明"),
        ("黄建平 手机号", "黄建平"),
        ("南山果业，电话还没要到", "南山果业"),
        ("聯絡人：何美玲", "何美玲"),
    ],
)
def test_less_the_words_around_it(said, name):
    assert name_of(said) == name


@pytest.mark.parametrize(
    "name",
    ["Jane Roe", "Contact Energy", "Mobile World", "New Horizons Ltd", "人人乐超市", "为民诊所",
     "叶子", "名家居", "新希望集团", "加藤商事", "phone"],
)  # fmt: skip
def test_names_of_such_words(name):
    assert name_of(name) == name
