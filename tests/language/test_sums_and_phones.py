"""Phones and sums in lines of talk: what is one, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.amounts import amounts, the_sum
from bot.language.phones import phones

# text | phone | sum with its currency; the shop is in China.
LINES = """
刚跟周老板谈妥,总价三万六,月底前打款 | - | 36000 CNY
陳董說預算兩百五十萬,再多就不考慮 | - | 2500000 CNY
客户要求降到8800一台,先订5台 | - | 8800 CNY
尾款还差一万二,说周五付 | - | 12000 CNY
这单利润大概4千块 | - | 4000 CNY
对方砍到七八千 | - | 7000 CNY
预算三五万之间,让我们出方案 | - | 30000 CNY
报价二三十万都能接受 | - | 200000 CNY
合同额1亿2千万,分三年付清 | - | 120000000 CNY
首付3万5千,余款年底结 | - | 35000 CNY
样品费三块五一个 | - | 3.5 CNY
运费12块5 | - | 12.5 CNY
单价38元5角,一共要200个 | - | 38.5 CNY
单价299元,10套合计2990元 | - | 2990 CNY
他们去年的流水有三点五亿 | - | 350000000 CNY
押金收了两千 | - | 2000 CNY
总共一千二百六十块 | - | 1260 CNY
伍仟元整已收讫 | - | 5000 CNY
壹万贰仟元的发票明天寄 | - | 12000 CNY
金額新臺幣３６，５００元 | - | 36500 TWD
訂金 NT$15,000 已匯 | - | 15000 TWD
人民币50万的订单黄了 | - | 500000 CNY
港币8万8的货,走深圳 | - | 88000 HKD
他说要5万刀起步 | - | 50000 USD
对方出价一百二十万日元 | - | 1200000 JPY
欧洲客户报了2.5万欧 | - | 25000 EUR
定金5000美金,余款见提单 | - | 5000 USD
5-6千一套,先做报价 | - | 5000 CNY
10万到15万都可以谈 | - | 100000 CNY
王姐又加了2w的货 | - | 20000 CNY
预算30W以内 | - | 300000 CNY
优惠后3999,原价4599 | - | 3999 CNY
回款38000,已入账 | - | 38000 CNY
报价9800,对方嫌贵 | - | 9800 CNY
给他便宜两百 | - | 200 CNY
¥50-80万的项目 | - | 500000 CNY
拜访了三一重工,谈5000万的框架 | - | 50000000 CNY
一共要了500箱,货款6万4 | - | 64000 CNY
quoted them 4.5k for the pilot | - | 4500 CNY
budget is twenty grand, maybe more | - | 20000 CNY
she said half a million would do | - | 500000 CNY
twelve hundred for the sample run | - | 1200 CNY
two thousand five hundred dollars upfront | - | 2500 USD
deal worth €1.2m, closing in May | - | 1200000 EUR
they offered 15k instead of 18k | - | 15000 CNY
between 20 and 30k per year | - | 20000 CNY
paid 1,200 today | - | 1200 CNY
10 licences at $99 each, $990 total | - | 990 USD
3 bn yen in revenue, huge firm | - | 3000000000 JPY
A$4,500 plus GST | - | 4500 AUD
deposit of 500 quid received | - | 500 GBP
USD 3,250.75 wired this morning | - | 3250.75 USD
a couple of thousand euros for travel | - | 2000 EUR
one point five million pounds, signed | - | 1500000 GBP
worth about 350 per seat | - | 350 CNY
closed at 48k with a 10% discount | - | 48000 CNY
孙工手机 136 0123 4567 | +8613601234567 | -
新联系人:刘洋,电话:（010）8765-4321转608 | +861087654321 | -
加他微信15812345678聊 | +8615812345678 | -
前台说打400-820-8820 | +864008208820 | -
一三九零一二三四五六七是他的号 | +8613901234567 | -
号码幺三六,零零幺二,三四五六 | +8613600123456 | -
林先生 0932 123 456,台中的 | +886932123456 | -
高雄辦公室電話 07-345-6789 分機 12 | +88673456789 | -
香港客户 +852 9123 4567,报价3万港币 | +85291234567 | 30000 HKD
打给陈先生 9123 4567 没人接 | +85291234567 | -
his cell is (415) 555-2671 ext. 9 | +14155552671 | -
call me back on 020 7946 0958 | +862079460958 | -
one three eight, double zero one three, eight triple zero is her number | +8613800138000 | -
1234567 打不通 | - | -
Jane, +44 7911 123456, wants £300 off | +447911123456 | 300 GBP
13912345678张总,订了2万的货 | +8613912345678 | 20000 CNY
0086-137-0123-4567 是赵经理的 | +8613701234567 | -
收到13800138000的定金800元 | +8613800138000 | 800 CNY
订单号13800138000,已发货 | - | -
order no. 4155552671 shipped | - | -
发票号 0213456789 已开 | - | -
invoice 02079460958 is still open | - | -
运单号15912345678请查收 | - | -
合同编号20261103008,签了三年 | - | -
转账到卡号6222021234567890123 | - | -
货款13800138000元,开玩笑的 | - | 13800138000 CNY
3万台设备要招标 | - | -
园区有两千人,食堂五百个座位 | - | -
他们开了三百家门店 | - | -
今年跑了五万公里 | - | -
厂房一万两千平方米 | - | -
会议室在1203,下午三点半 | - | -
周五10点半,带3个人过去 | - | -
2026年12月3日续约 | - | -
客户千万别忘了,万一他来电 | - | -
百度和万科都在看我们的产品 | - | -
打了九折,又送三个月 | - | -
增长了百分之二十 | - | -
要20套,下周给样品 | - | -
住在五百强企业旁边,三元桥附近 | - | -
他买了三块屏,20W的灯四盏 | - | -
伍佰的演唱会,他请我去 | - | -
一百个放心,九点见 | - | -
visited 3 customers and drove 200 km | - | -
20k units a month, 500 seats | - | -
the 5m cable and the 4K monitor arrived | - | -
room 1203 on floor 12 at 10:30 | - | -
two hundred people came, 15% signed up | - | -
met in 2027, order 4 chairs | - | -
version 2.5 ships on 12/8 | - | -
"""
CASES = [[part.strip() for part in line.split("|")] for line in LINES.strip().splitlines()]


def heard(text, country="CN", currency="CNY"):
    known = phones(text, country)
    read = the_sum(text, currency, tuple(span for _, span in known))
    number = known[0][0].e164 if known else "-"
    if read is None:
        return number, "-"
    major = read.money.major.normalize()
    return number, f"{major:f} {read.money.currency}"


@pytest.mark.parametrize(("text", "number", "amount"), CASES, ids=lambda one: one[:24])
def test_a_line_of_talk(text, number, amount):
    assert heard(text) == (number, amount)


@pytest.mark.parametrize(
    ("text", "country", "number"),
    [
        ("0912345678 林小姐", "TW", "+886912345678"),
        ("新客戶 (02) 2345-6789 張董", "TW", "+886223456789"),
        ("add Ada Wong 91234567", "HK", "+85291234567"),
        ("due 20261120, call 23456789", "HK", "+85223456789"),
        ("415-555-2671 Jane", "US", "+14155552671"),
        ("4155552671 Jane", "US", "+14155552671"),
        ("order 4155552671", "US", "-"),
        ("07911 123456 Bob", "GB", "+447911123456"),
        ("13800138000 王总", "TW", "-"),
        ("手機13800138000 王总", "TW", "+8613800138000"),
    ],
)
def test_the_country_of_the_shop_comes_first(text, country, number):
    assert heard(text, country)[0] == number


@pytest.mark.parametrize(
    ("text", "currency", "amount"),
    [
        ("$300", "HKD", "300 HKD"),
        ("US$300", "HKD", "300 USD"),
        ("$300", "CNY", "300 USD"),
        ("¥300", "TWD", "300 CNY"),
        ("¥300", "JPY", "300 JPY"),
        ("三百块", "HKD", "300 HKD"),
        ("300 bucks", "SGD", "300 SGD"),
        ("300 yuan", "USD", "300 CNY"),
    ],
)
def test_whose_money_it_is(text, currency, amount):
    assert heard(text, currency=currency)[1] == amount


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("拜訪林經理，總額新臺幣三萬五千元整。", "新臺幣三萬五千元"),
        ("預算５０－６０萬", "５０－６０萬"),
        ("quoted “HK$3,000”", "HK$3,000"),
        ("定金 3万5，下周付", "3万5"),
    ],
)
def test_a_sum_stands_where_it_was_written(text, written):
    read = the_sum(text, "CNY")
    assert read
    assert text[slice(*read.span)] == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("王總（１３８００１３８０００）", "１３８００１３８０００"),
        ("座机021-62345678转801，找她", "021-62345678转801"),
        ("她的号是一三八，零零一三，八零零零。", "一三八，零零一三，八零零零"),
        ("call one three eight double oh one three eight triple oh please",
         "one three eight double oh one three eight triple oh"),
    ],
)  # fmt: skip
def test_a_number_stands_where_it_was_written(text, written):
    [(number, span)] = phones(text, "CN")
    assert text[slice(*span)] == written
    assert number.e164 in ("+8613800138000", "+862162345678")


ODD = st.text("0123456789一三八零千万亿百十点半元块.,-+()/:# ~kwm转外$¥王", max_size=40)


@given(ODD | st.text(max_size=60))
def test_whatever_is_said_spans_lie_within_it(text):
    for _, (start, end) in phones(text, "CN"):
        assert 0 <= start < end <= len(text)
    for one in amounts(text, "CNY"):
        assert 0 <= one.span[0] < one.span[1] <= len(text)
