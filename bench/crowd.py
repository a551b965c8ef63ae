"""Seeded customers for benchmarks: 58 % Simplified, 14 % Traditional, 28 % Latin names."""

import random
from functools import cache

from storage import pinyin
from storage.folding import cells, form
from storage.keys import Searchable

# Surnames by how common they are, roughly as in China: the first ones are had by millions.
SURNAMES = list(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔"
)
TRADITIONAL = list("張劉陳楊黃趙吳孫馬鄭謝許鄧韓馮蕭潘葉盧鍾")
GIVEN = list(
    "明伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛超兰霞平刚桂文辉力健俊峰建华国庆志海波晓雪梅婷宇浩然子涵欣怡思雨佳琪嘉豪天佑一诺若曦"
)
GIVEN_TRADITIONAL = list("偉麗強軍勇艷傑濤蘭剛輝俊峰建華國慶志雪婷宇子欣怡嘉豪")
BRANDS = list(
    "宏远华达盛泰恒信诚通瑞丰金鼎天元海新中联创智云博雅康乐美嘉安顺兴隆永昌德润东方星光宇腾飞跃"
)
REGIONS = "上海 北京 深圳 广州 杭州 南京 苏州 成都 武汉 天津 重庆 青岛 宁波 昆山市 东莞市".split()
TRADES = "科技 贸易 实业 电子 机械 医疗器械 物流 餐饮管理 信息技术 文化传媒 建筑工程 食品".split()
FORMS = ["有限公司", "有限公司", "有限公司", "股份有限公司", "集团"]
HEADS = "An Bar Cam Da El Fre Gra Han Is Jo Ka Lu Ma Ni O Pa Ro Sa Te Vi".split()
TAILS = (
    "na bara eron vid len drik ham nah abel seph rin cas ria cole liver trick bert muel resa ctor"
).split()
LATIN_TRADES = "Trading Systems Foods Logistics Medical Software Tools Energy".split()

# What each kind of query is compared with: the column a LIKE or a trigram index would look in.
LONGHAND = {
    "name, 1 character": "folded", "name, 2 characters": "folded", "name, whole": "folded",
    "name, nobody's": "folded", "company, 2": "company", "company, 4": "company",
    "English, first + last": "folded", "English, one word": "folded",
    "phone, whole": "phone", "phone, last four": "phone",
}  # fmt: skip
KINDS = [
    *LONGHAND, "Traditional", "pinyin, whole", "pinyin, spaced", "initials",
    "English, last + first", "e-mail", "company + surname", "surname company", "surname + tail",
    "English, two heads",
]  # fmt: skip


class Crowd:
    """Customer n is always the same one; a query is made of what some customer is called."""

    def __init__(self, dice: random.Random) -> None:
        self._seed = dice.randrange(10**9)
        self._commonness = [1 / (rank + 3) for rank in range(len(SURNAMES))]

    @cache  # noqa: B019 - one crowd lives as long as the process's run over it
    def _latin(self) -> tuple[list[str], list[str]]:
        heads = [head + tail for head in HEADS for tail in TAILS]
        return heads, [head + tail + end for head in HEADS for tail in TAILS for end in ("", "son")]

    def customer(self, id: int) -> Searchable:
        dice = random.Random(self._seed + id)
        share = dice.random()
        phone = f"+861{dice.randrange(3, 10)}{dice.randrange(10**9):09}"
        email = f"{dice.choice(HEADS).lower()}{dice.randrange(10**6)}@mail.example"
        if share < 0.28:
            first, last = self._latin()
            name = f"{dice.choice(first)} {dice.choice(last)}"
            company = f"{dice.choice(last)} {dice.choice(LATIN_TRADES)} Ltd"
            phone = f"+1{dice.randrange(200, 999)}{dice.randrange(10**7):07}"
        else:
            name = self._chinese(dice, share < 0.42)
            brand = "".join(dice.choices(BRANDS, k=2))
            company = dice.choice(REGIONS) + brand + dice.choice(TRADES) + dice.choice(FORMS)
        return Searchable(
            name,
            company if dice.random() < 0.7 else None,
            (phone,),
            email if dice.random() < 0.4 else None,
        )

    def _chinese(self, dice: random.Random, traditional: bool) -> str:
        given = GIVEN_TRADITIONAL if traditional else GIVEN
        surname = dice.choice(TRADITIONAL)
        if not traditional:
            [surname] = dice.choices(SURNAMES, self._commonness)
        return surname + "".join(dice.choices(given, k=dice.choice([1, 2, 2, 2])))

    def query(self, kind: str, number: int, turn: int) -> str:
        """Made of a customer that has what the kind wants."""
        dice = random.Random(f"{kind} {turn}")
        wants_latin = kind.startswith("English")
        wants_company = "company" in kind
        while True:
            one = self.customer(dice.randrange(1, number + 1))
            has = (one.company or not wants_company) and (one.email or kind != "e-mail")
            if has and one.name.isascii() == wants_latin:
                return said(kind, one, dice)

    def sentence(self, number: int, turn: int) -> str:
        dice = random.Random(f"sentence {turn}")
        one, other = (self.customer(dice.randrange(1, number + 1)).name for _ in range(2))
        return dice.choice(
            [
                f"今天拜访了{one},续约要9折,下周三下午3点回电",
                f"{one} 下单 3 台,发给 {other}",
                f"{one}: met with {other} about the renewal, call back on Friday",
            ]
        )


def said(kind: str, one: Searchable, dice: random.Random) -> str:
    name, company, phone = one.name, one.company or "", one.phones[0]
    first, _, last = name.partition(" ")
    syllables = pinyin.spellings([*form(cells(name))], named=True)[0] if not last else ()
    place = dice.randrange(max(1, len(company) - 4))
    queries = {
        "name, 1 character": dice.choice(name),
        "name, 2 characters": name[-2:],
        "name, whole": name,
        "name, nobody's": name[:2] + "鳃",
        "Traditional": name.replace("张", "張").replace("刘", "劉").replace("陈", "陳"),
        "pinyin, whole": "".join(syllables),
        "pinyin, spaced": " ".join(syllables),
        "initials": "".join(syllable[0] for syllable in syllables),
        "English, first + last": name,
        "English, last + first": f"{last} {first}",
        "English, one word": last,
        "English, two heads": f"{last[:4]} {first[:3]}",
        "e-mail": (one.email or "")[:8],
        "phone, whole": phone,
        "phone, last four": phone[-4:],
        "company, 2": company[place : place + 2],
        "company, 4": company[place : place + 4],
        "company + surname": company[2:6] + name[0],
        "surname company": f"{name[0]} {company[2:6]}",
        "surname + tail": f"{name[0]} {phone[-4:]}",
    }
    return queries[kind]
