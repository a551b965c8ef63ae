"""One way of writing for the grammar: half width, lower case, Simplified; offsets stay."""

# Only characters that occur in words about time; each becomes exactly one other.
_TRADITIONAL = dict(
    zip(
        "後點鐘鍾週禮個號幾兩這當時間閒內過農曆歷節國慶聖誕複復勞動婦兒臘閏萬億從還剛裡裏淩陽陰營業"
        "雙長頭結開單總數麼約臨達滿穀氣處蟄種實隻來無壹貳叁參肆伍陸柒捌玖拾週",
        "后点钟钟周礼个号几两这当时间闲内过农历历节国庆圣诞复复劳动妇儿腊闰万亿从还刚里里凌阳阴营业"
        "双长头结开单总数么约临达满谷气处蛰种实只来无一二三三四五六七八九十周",
        strict=True,
    )
)
_MORE_TRADITIONAL = dict(
    zip(
        "萬愛師軍聯華紀記鬧買導員領誦終電話見會議價應於與間換訂補進務辦發報寫現馬類紅龍門員機場團體屆隨滑係們費戶權際穌難統獨貳總錢滿順禮東經藝週彌",
        "万爱师军联华纪记闹买导员领诵终电话见会议价应于与间换订补进务办发报写现马类红龙门员机场团体届随滑系们费户权际稣难统独二总钱满顺礼东经艺周弥",
        strict=True,
    )
)
_SIGNS = {
    "’": "'", "‘": "'", "`": "'", "–": "-", "—": "-", "－": "-", "−": "-", "～": "~", "〜": "~",
    "\u3000": " ", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\t": " ", "○": "〇", "◯": "〇",
    "·": ".", "•": ".", "〸": "十", "〹": "廿", "〺": "卅", "卄": "廿",
}  # fmt: skip
_FULL_WIDTH = {chr(code): chr(code - 0xFEE0).lower() for code in range(0xFF01, 0xFF5F)}
_CAPITALS = {chr(code): chr(code).lower() for code in range(ord("A"), ord("Z") + 1)}

_TABLE = str.maketrans({**_FULL_WIDTH, **_CAPITALS, **_MORE_TRADITIONAL, **_TRADITIONAL, **_SIGNS})


def fold(text: str) -> str:
    """The same text to the grammar's eye, character for character as long as it was."""
    return text.translate(_TABLE)
