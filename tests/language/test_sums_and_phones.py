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
黄总说这批货最多给到四万八 | - | 48000 CNY
刚收到王小姐转来的1万5定金 | - | 15000 CNY
成交！18.8万,恭喜 | - | 188000 CNY
李哥欠我们货款还有7千多 | - | 7000 CNY
对接了采购部,年采购量大约300万 | - | 3000000 CNY
他们的预算不到10万块 | - | 100000 CNY
退了他560块6毛 | - | 560.6 CNY
报了个价,12,800含税 | - | 12800 CNY
客户压价压到了9万9 | - | 99000 CNY
單筆訂單金額新台幣12萬元 | - | 120000 TWD
客戶說要先匯三成訂金,約4萬5千元 | - | 45000 CNY
電話02-8765-4321找劉經理,報價NT$88,000 | +886287654321 | 88000 TWD
微信发我了138-1234-5678,说要两台样机 | +8613812345678 | -
手机号：18611112222，意向金额大概三十万左右 | +8618611112222 | 300000 CNY
座机（0755）2345 6789 | +8675523456789 | -
联系不上,总是占线 0571-88889999 | +8657188889999 | -
客户电话+86-21-6234-5678 | +862162345678 | -
打0912345678給陳小姐 | +886912345678 | -
08-7654321 屏東的王老闆 | +88687654321 | -
HK office: +852 2345 6789, invoice HKD 45,000 | +85223456789 | 45000 HKD
my number's 917-555-0123 | +19175550123 | -
reach her at 07700 900123 after 5 | +867700900123 | -
call +44 (0)20 7946 0018 | +442079460018 | -
toll free 1-800-356-9377 | +8618003569377 | -
deal size ~ $75k | - | 75000 USD
signed for 1.2 million RMB | - | 1200000 CNY
contract value CNY 880,000 | - | 880000 CNY
they'll pay 3,000 a month | - | 3000 CNY
price dropped to €999 | - | 999 EUR
asked for a 20k discount | - | 20000 CNY
worth $2.5M over three years | - | 2500000 USD
expects around 40-50k this quarter | - | 40000 CNY
received a PO for £12,345.67 | - | 12345.67 GBP
spent five hundred dollars on samples | - | 500 USD
three hundred and fifty thousand, take it or leave it | - | 350000 CNY
budget: 60K USD | - | 60000 USD
PO 45012345 received | - | -
tracking number 1Z999AA10123456784 | - | -
the meeting is at 3:30pm in room 501 | - | -
on 2026-12-01 we ship 120 units | - | -
flight CA1234 lands 10:45 | - | -
客户编号10086,会员等级3 | - | -
下单50箱,每箱24瓶 | - | -
3号楼1502室,下午两点 | - | -
工单20261122001已关闭 | - | -
他家住浦东新区世纪大道100号 | - | -
有100多个客户,跑了3天 | - | -
会员积分1200分,可以换礼品 | - | -
展会来了两万观众 | - | -
产能提升30%,交期缩短5天 | - | -
车牌沪A12345停在门口 | - | -
电池容量5000毫安 | - | -
身份证310101199001011234 | - | -
QQ 123456789加一下 | - | -
邮箱wang123@163.com | - | -
型号X200,功率20W的 | - | -
服务器IP 192.168.1.100 | - | -
拿了第3名,奖金500 | - | 500 CNY
一月份拜访了十二家 | - | -
年会花了四万多块钱 | - | 40000 CNY
每月租金6500,押一付三 | - | 6500 CNY
工资发一万二 | - | 12000 CNY
货值USD12.8万 | - | 128000 USD
月销售额破百万 | - | -
给了五千块红包 | - | 5000 CNY
先付30%也就是9万 | - | 90000 CNY
陆万元整 | - | 60000 CNY
2,000,000日元 | - | 2000000 JPY
贰拾万元人民币 | - | 200000 CNY
三千五百块搞定 | - | 3500 CNY
成交价一口价6888 | - | 6888 CNY
今天签了一单12万8的 | - | 128000 CNY
对方首付3成15万 | - | 150000 CNY
两台加起来2万6 | - | 26000 CNY
给我报3个方案,最高不超过80万 | - | 800000 CNY
客户说一万块太贵,八千可以 | - | 10000 CNY
毛利润3.2个亿 | - | 320000000 CNY
大概要百来万 | - | -
他出1个亿 | - | 100000000 CNY
王总13811112222和李总13933334444都要报价 | +8613811112222 | -
号码是一八六 一二三四 五六七八 | +8618612345678 | -
她的电话:零二一六二三四五六七八 | +862162345678 | -
oh-two-oh seven nine four six oh nine five eight is the desk | +862079460958 | -
小李刚才说报酬8千一个月 | - | 8000 CNY
跟何姐敲定了，套餐价一千九百八 | - | 1980 CNY
給了他們九五折，實收 NT$47,500 | - | 47500 TWD
客戶要求月結，額度開到五十萬 | - | 500000 CNY
这个月业绩目标是200万，还差60万 | - | 2000000 CNY
她转了我六百六十六 | - | 666 CNY
对方公司注册资本1000万，员工50人 | - | 10000000 CNY
每平米报价1280，一共300平 | - | 1280 CNY
快递费15元到付 | - | 15 CNY
出厂价4毛5一个 | - | 0.45 CNY
两吨钢材，九千一吨 | - | 9000 CNY
赔了对方两千三 | - | 2300 CNY
老客户给优惠到¥2,699/套 | - | 2699 CNY
the retainer is $2k/month | - | 2000 USD
he owes us 14,250.00 | - | 14250 CNY
our bid came in at EUR 92k, theirs at 88k | - | 92000 EUR
they want net 60 on a 30k order | - | 30000 CNY
pays £450 a seat for 20 seats | - | 450 GBP
seven and a half thousand for the lot | - | 7500 CNY
about US$3.2 million in ARR | - | 3200000 USD
sold them 40 chairs for 6,400 | - | 6400 CNY
agreed on forty-five thousand dollars | - | 45000 USD
ring Mrs Patel, 0161 496 0000, re the lease | +441614960000 | -
new mobile for Tom: 07911 123 456 | +447911123456 | -
fax 021-5888-1234 still works | +862158881234 | -
手機改成 0987 654 321 了 | +886987654321 | -
市话(02)27378888 分机 301 | +886227378888 | -
加微信：wx_13800138000 | - | -
+1 (212) 555-0187 is the NY office | +12125550187 | -
客服热线95588 | - | -
张工 15900001234，报价单发他 | +8615900001234 | -
whatsapp +6591234567 | +6591234567 | -
联系电话 0086 21 5888 1234 | +862158881234 | -
快递SF1234567890到了 | - | -
合同第3条第2款改一下 | - | -
5月20号前回复，12楼开会 | - | -
客流量一天三千多人 | - | -
面积八百平，租期三年 | - | -
团队从12人扩到30人 | - | -
第二季度增长了1.5倍 | - | -
下午3:45的航班MU5102 | - | -
the 2025 model has 8 ports | - | -
5 stars, 100% happy | - | -
chapter 12, page 300 | - | -
ran 10k on Sunday, 50 minutes | - | -
need 3 quotes by Friday | - | -
order #88231 is late | - | -
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
