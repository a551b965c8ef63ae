"""Whom a sentence is about, by its grammar alone; and who in it is nobody."""

import pytest

from bot.language.whom import PLACE, whom

MEANT = """
    popped into Riverside Clinic, the doctor wants the small model | Riverside Clinic
    Got a text from Omar Haddad, he'd rather pay in two parts | Omar Haddad
    had coffee with Sofia Lindqvist from Norrland Foods, she likes plan B | Sofia Lindqvist
    met with the purchasing manager of Globex, price is the only issue | Globex
    demo for Pinnacle Motors went well | Pinnacle Motors
    Texted Ifeoma Adeyemi. She wants the blue one. | Ifeoma Adeyemi
    I must reply to deepak menon | deepak menon
    just hung up with Kowalczyk Transport | Kowalczyk Transport
    with the folks at Dunmore Freight | Dunmore Freight
    跟Jane Roe通了电话 OK了 | Jane Roe
    邮件发给了曼谷的Siam Paper，等对方确认 | Siam Paper
    提醒我给冯志远发合同 | 冯志远
    别忘了给段文涛回电话 | 段文涛
    联系立信会计师事务所 | 立信会计师事务所
    催一下远景的款 | 远景
    打给王小明了 人在高铁上 | 王小明
    去掉王小明的VIP标签 | 王小明
    恒通仪表那条提醒顺延 | 恒通仪表
    上午给尚德律师事务所发了邮件 | 尚德律师事务所
    打电话问了下安捷物流，货已经到了 | 安捷物流
    上午去了趟青禾教育 | 青禾教育
    记个订单：聚福楼火锅 桌椅一批 | 聚福楼火锅
    問問司馬鵬考慮得怎麼樣了 | 司馬鵬
    寄樣品給賴佳穎 | 賴佳穎
    剛打電話給陳怡君 她在開會 | 陳怡君
    給我記一筆，黃美惠買了兩組 | 黃美惠
"""
NOBODY = """
    buy milk on the way home | done with the first one | what a day | lunch was good
    call the bank about the card | write the weekly report | check the stock levels
    对方嫌报价高，要再压两个点 | 今天下午跟团队开会 | 提醒我写日报 | 取消第3个任务 | 第2个任务做完了
    把方案改完 | 去机场接客户 | 給老闆打電話 | 明天去銀行 | 回家吃飯
"""


def lines(table):
    return [
        tuple(part.strip() for part in line.split("|"))
        for line in table.splitlines()
        if line.strip()
    ]


@pytest.mark.parametrize(("said", "name"), lines(MEANT))
def test_the_likeliest_is_meant(said, name):
    start, end, weight = whom(said)[0]
    assert (said[start:end], weight >= PLACE) == (name, True)


@pytest.mark.parametrize("said", [one for line in lines(NOBODY) for one in line if one])
def test_nobody_is_meant(said):
    assert [said[a:b] for a, b, weight in whom(said) if weight >= PLACE] == []


def test_a_part_of_a_name_only_counts_where_somebody_goes_by_it():
    said = "check on tom and get the invoice out"
    assert [(said[a:b], weight < PLACE) for a, b, weight in whom(said)][:1] == [("tom", True)]


def test_what_is_masked_is_nobody():
    said = "call Marta Kowalski"
    assert whom(said, [(5, len(said))]) == []


def test_a_long_story_is_read_from_its_beginning():
    assert whom("好" * 400 + "给王小明打电话") == []
