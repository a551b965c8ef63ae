"""The tag of a sentence, wherever it stands."""

import pytest

from bot.language.labels import cleaned, label

TAGS = """
    tag Jane Roe as hot lead | Jane Roe | hot lead
    mark Globex wholesale | Globex | wholesale
    put a VIP tag on Tom Baker | Tom Baker | VIP
    Initech is price sensitive, tag them | Initech | price sensitive
    flag acme as a late payer | acme | late payer
    remove the wholesale tag from Globex | Globex | wholesale
    drop the "cold" label on Jane | Jane | cold
    take the VIP tag off Acme | Acme | VIP
    Acme should get the tag slow payer | Acme | slow payer
    Globex should be tagged enterprise | Globex | enterprise
    tag: Jane Roe - loyal | Jane Roe | loyal
    Acme → strategic | Acme | strategic
    Jane is high priority, mark her so | Jane | high priority
    make Acme VIP | Acme | VIP
    put Jane Roe in the wholesale group | Jane Roe | wholesale
    give Acme the label golf | Acme | golf
    给李雷打个标签:重点客户 | 李雷 | 重点客户
    李雷是大客户,标一下 | 李雷 | 大客户
    宏远科技标记为战略客户 | 宏远科技 | 战略客户
    把韩梅梅的标签改成老客户 | 韩梅梅 | 老客户
    王小明加个标签 爱砍价 | 王小明 | 爱砍价
    给大成建材贴上"A类"标签 | 大成建材 | A类
    去掉王小明的VIP标签 | 王小明 | VIP
    给李总加个高意向的标 | 李总 | 高意向
    把宏远科技归到A类客户 | 宏远科技 | A类客户
    李雷标签加一个:老板朋友 | 李雷 | 老板朋友
    陳怡君標為重點客戶 | 陳怡君 | 重點客戶
    林志豪加個標籤 經銷商 | 林志豪 | 經銷商
    李總是重點，幫忙標一下 | 李總 | 重點
    幫林志豪貼「高潛力」標籤 | 林志豪 | 高潛力
"""


@pytest.mark.parametrize(
    ("said", "who", "tag"),
    [[part.strip() for part in line.split("|")] for line in TAGS.split("\n") if line.strip()],
)
def test_the_tag(said, who, tag):
    start = said.index(who)
    assert label(said, [(start, start + len(who))]) == tag


@pytest.mark.parametrize("word", ["it", "them", "一下", "这个", "标签", "", "  "])
def test_what_is_no_tag(word):
    assert cleaned(word) is None


def test_a_line_without_one():
    assert label("tag Acme", [(4, 8)]) is None
    assert label("给王小明打个标签", [(1, 4)]) is None
